/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-month-card.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"

static const SwField sw_month_card_fields[] = {
  SW_FIELD (SwMonthCard, number, TEXT, N_("Number"), "编号", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwMonthCard, month, DAY, N_("Month"), "月份", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwMonthCard, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwMonthCard, caregiver_id, sw_caregiver_get_type, N_("Caregiver"), "服务人员", 0),
  SW_FIELD (SwMonthCard, printed_day, DAY, N_("Printed on"), "打印日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwMonthCard, entered_day, DAY, N_("Entered on"), "录入日期", 0),
  { 0 }
};

static void
sw_month_card_validate (SwRecord  *record,
                        SwDay      today,
                        GPtrArray *issues)
{
  SwMonthCard *self = SW_MONTH_CARD (record);

  if (self->month != SW_NONE && self->month != sw_day_month_start (self->month))
    sw_record_add_issue (record, issues, "month", SW_ISSUE_ERROR, _("A month is written as its first day."));
}

static void
sw_month_card_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_month_card_validate;
}

/**
 * sw_month_card_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwMonthCard, sw_month_card, "month_card", N_("Month card"))
