/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_COMMUNITY (sw_community_get_type ())
G_DECLARE_FINAL_TYPE (SwCommunity, sw_community, SW, COMMUNITY, SwRecord)

/**
 * SwCommunity:
 *
 * A community (社区), village (村) or residents' committee (居).
 */
struct _SwCommunity
{
  SwRecord parent_instance;

  char *name;
  gint64 kind; /* sw_community_kind_enum */
  gint64 scope; /* SwScope; SW_NONE: as the office */
  char *contact_name;
  char *contact_phone;
  char *address;
  char *notes;
};

SwCommunity *sw_community_new (void);

G_END_DECLS
