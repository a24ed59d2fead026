/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-month-card.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-visit.h"

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

/**
 * sw_month_card_n_days:
 * @self: a card
 *
 * Returns: how many days its month has
 */
guint
sw_month_card_n_days (SwMonthCard *self)
{
  return (guint) (sw_day_month_end (self->month) - self->month) + 1;
}

/**
 * sw_month_card_fill:
 * @self: a card
 * @value: what is to be said of every day
 * @today: the day on which it is entered
 * @days: (out caller-allocates) (array fixed-size=31): the days of the month
 *
 * Says the same of the whole month, up to @today: what a clerk begins with
 * before the exceptions. Later days, and those the month does not have, get no
 * visit.
 */
void
sw_month_card_fill (SwMonthCard    *self,
                    SwMonthCardDay  value,
                    SwDay           today,
                    SwMonthCardDay *days)
{
  guint n = sw_month_card_n_days (self);

  for (guint i = 0; i < SW_MONTH_CARD_DAYS; i++)
    days[i] = i < n && self->month + i <= today ? value : (SwMonthCardDay) { SW_NONE, value.channel };
}

/**
 * sw_month_card_make_visits:
 * @self: a saved card
 * @days: (array fixed-size=31): what it says of each day of the month
 * @party: as which the visits were made
 *
 * Returns: (transfer full) (element-type SwVisit): the visits, in order of day,
 *   not saved
 */
GPtrArray *
sw_month_card_make_visits (SwMonthCard          *self,
                           const SwMonthCardDay *days,
                           gint64                party)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = sw_month_card_n_days (self);

  for (guint i = 0; i < n; i++)
    {
      SwVisit *visit;

      if (days[i].outcome == SW_NONE)
        continue;

      visit = sw_visit_new ();
      visit->elder_id = self->elder_id;
      visit->caregiver_id = self->caregiver_id;
      visit->party = party;
      visit->channel = days[i].channel;
      visit->outcome = days[i].outcome;
      visit->day = self->month + i;
      visit->services = 1 << SW_SERVICE_CONTACT;
      visit->source = SW_VISIT_SOURCE_MONTH_CARD;
      visit->card_id = sw_record_get_id (SW_RECORD (self));
      g_ptr_array_add (visits, visit);
    }

  return visits;
}
