/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_POLICY (sw_policy_get_type ())
G_DECLARE_FINAL_TYPE (SwPolicy, sw_policy, SW, POLICY, SwRecord)

/**
 * SwPolicy:
 *
 * A set of rules with the document that it comes from, in use from a day on. It
 * is never deleted once it has held: it ends, and the past keeps it.
 */
struct _SwPolicy
{
  SwRecord parent_instance;

  char *source; /* the nick of the shipped policy; NULL for one of the office's own */
  char *title;
  char *document; /* its number, 姑苏民卫〔2022〕159号 */
  gint64 from_day;
  gint64 to_day; /* the last day; SW_NONE: without end */
};

SwPolicy *sw_policy_new (void);

G_END_DECLS
