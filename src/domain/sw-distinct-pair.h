/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_DISTINCT_PAIR (sw_distinct_pair_get_type ())
G_DECLARE_FINAL_TYPE (SwDistinctPair, sw_distinct_pair, SW, DISTINCT_PAIR, SwRecord)

/**
 * SwDistinctPair:
 *
 * Two elders that somebody has declared not to be the same person; elder_id
 * is the smaller id.
 */
struct _SwDistinctPair
{
  SwRecord parent_instance;

  gint64 elder_id;
  gint64 other_id;
};

SwDistinctPair *sw_distinct_pair_new (void);

G_END_DECLS
