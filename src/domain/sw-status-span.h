/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_STATUS_SPAN (sw_status_span_get_type ())
G_DECLARE_FINAL_TYPE (SwStatusSpan, sw_status_span, SW, STATUS_SPAN, SwRecord)

/**
 * SwStatusSpan:
 *
 * A span of days in which an elder is not active. Without a span that covers
 * a day the elder is active on it, from the day of registration on.
 */
struct _SwStatusSpan
{
  SwRecord parent_instance;

  gint64 elder_id;
  gint64 status; /* SwStatus */
  gint64 from_day; /* the first day on which the elder is not active */
  gint64 to_day; /* the last such day; SW_NONE: without end */
  char *note;
};

SwStatusSpan *sw_status_span_new (void);

gboolean sw_status_span_covers (SwStatusSpan *self,
                                SwDay         day);

G_END_DECLS
