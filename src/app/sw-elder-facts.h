/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-history.h"
#include "sw-record-sections.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-verify.h"

G_BEGIN_DECLS

/**
 * SwFact:
 * @field: the field
 * @value: its value as the screen shows it
 * @masked: (nullable): the same with the middle hidden, where it is sensitive
 *
 * A line of the facts of an elder.
 */
typedef struct
{
  const SwField *field;
  char          *value;
  char          *masked;
} SwFact;

GPtrArray    *sw_record_facts         (SwRecord        *record,
                                       const SwSection *section,
                                       SwStore         *store,
                                       guint           *n_unknown);
char         *sw_elder_describe       (SwElder         *elder,
                                       SwDay            today);
char         *sw_relative_describe    (SwRelative      *relative);
SwStatusSpan *sw_status_spans_current (GPtrArray       *spans,
                                       SwDay            day);
char         *sw_status_span_describe (SwStatusSpan    *span);
const char   *sw_verify_field         (SwVerify         one);
char         *sw_change_describe      (const SwChange  *change,
                                       gboolean         masked);
GPtrArray    *sw_elder_history        (SwStore         *store,
                                       gint64           elder_id,
                                       guint            limit,
                                       GError         **error);

G_END_DECLS
