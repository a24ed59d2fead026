/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_ORGANISATION (sw_organisation_get_type ())
G_DECLARE_FINAL_TYPE (SwOrganisation, sw_organisation, SW, ORGANISATION, SwRecord)

/**
 * SwOrganisation:
 *
 * A home-care organisation or another body whose people contact elders.
 */
struct _SwOrganisation
{
  SwRecord parent_instance;

  char *name;
  gint64 kind; /* sw_organisation_kind_enum */
  char *contact_name;
  char *contact_phone;
  char *address;
  gint64 ended_day;
  char *notes;
};

SwOrganisation *sw_organisation_new (void);

G_END_DECLS
