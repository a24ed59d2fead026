/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

/* The id of the one office in a database. */
#define SW_OFFICE_ID 1

#define SW_TYPE_OFFICE (sw_office_get_type ())
G_DECLARE_FINAL_TYPE (SwOffice, sw_office, SW, OFFICE, SwRecord)

/**
 * SwOffice:
 *
 * The street office that owns the database; there is one row.
 */
struct _SwOffice
{
  SwRecord parent_instance;

  char *name; /* 平江街道 */
  char *full_name; /* 苏州市姑苏区人民政府平江街道办事处 */
  char *district;
  char *city;
  char *leader;
  char *contact_name;
  char *contact_phone;
  char *seal_name;
  char *agreement_prefix;
  gint64 scope; /* SwScope */
  gint64 collation; /* SwCollation */
  gint64 signature_wait_days;
  gint64 demonstration; /* boolean */
  gint64 agreement_template_id; /* the office's own text; SW_NONE: the shipped one */
};

SwOffice   *sw_office_new           (void);
const char *sw_office_get_full_name (SwOffice *self);

G_END_DECLS
