/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_SUPPLEMENT (sw_supplement_get_type ())
G_DECLARE_FINAL_TYPE (SwSupplement, sw_supplement, SW, SUPPLEMENT, SwRecord)

/**
 * SwSupplement:
 *
 * What the parties agree on later in writing (补充协议), as the sixth clause of
 * the agreement says.
 */
struct _SwSupplement
{
  SwRecord parent_instance;

  gint64 agreement_id;
  gint64 serial; /* from 1 within the agreement */
  gint64 day;
  char *text;
  gint64 printed_day;
  gint64 signed_day; /* the last of the four signatures */
};

SwSupplement *sw_supplement_new (void);

G_END_DECLS
