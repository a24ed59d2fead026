/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-status-span.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"

static const SwField sw_status_span_fields[] = {
  SW_FIELD_TO (SwStatusSpan, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_OF_ENUM (SwStatusSpan, status, ENUM, &sw_absence_enum, N_("Status"), "状态", SW_FIELD_REQUIRED),
  SW_FIELD (SwStatusSpan, from_day, DAY, N_("From"), "开始日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwStatusSpan, to_day, DAY, N_("To"), "结束日期", 0),
  SW_FIELD (SwStatusSpan, note, TEXT, N_("Note"), "说明", SW_FIELD_LONG),
  { 0 }
};

static void
sw_status_span_validate (SwRecord  *record,
                         SwDay      today,
                         GPtrArray *issues)
{
  SwStatusSpan *self = SW_STATUS_SPAN (record);

  if (self->status == SW_STATUS_ACTIVE)
    sw_record_add_issue (record, issues, "status", SW_ISSUE_ERROR,
                         _("A status span says why somebody is not in the register; choose a reason."));
  if (self->from_day != SW_NONE && self->to_day != SW_NONE && self->to_day < self->from_day)
    sw_record_add_issue (record, issues, "to_day", SW_ISSUE_ERROR,
                         _("The last day is before the first."));
}

static void
sw_status_span_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_status_span_validate;
}

/**
 * sw_status_span_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwStatusSpan, sw_status_span, "status_span", N_("Status"))

/**
 * sw_status_span_covers:
 * @self: a span
 * @day: a day
 *
 * Returns: whether the elder is not active on @day because of this span
 */
gboolean
sw_status_span_covers (SwStatusSpan *self,
                       SwDay         day)
{
  return self->from_day != SW_NONE && day >= self->from_day && (self->to_day == SW_NONE || day <= self->to_day);
}
