/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "schedule-office.h"
#include "sw-rule.h"

#define PHONE_OR_HOME (1 << SW_CHANNEL_PHONE | 1 << SW_CHANNEL_HOME)

static SwDay
day (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwDay found = sw_day_parse (text, SW_NONE, &error);

  g_assert_no_error (error);
  return found;
}

static SwScheduleRule
a_rule (SwPeriod period,
        guint    count,
        SwBasis  basis)
{
  return (SwScheduleRule) {
    .valid = { G_MININT32, G_MAXINT32 }, .party = SW_PARTY_WORKER, .parties = 1 << SW_PARTY_WORKER,
    .period = period, .count = count, .target = SW_TARGET_EVERYBODY, .basis = basis, .channels = PHONE_OR_HOME,
  };
}

/* "2026-11-05 met 2026-11-03" for each slot. */
static char *
describe (const SwSchedule *schedule,
          SwDay             from,
          SwDay             to)
{
  g_autoptr (GArray) slots = sw_schedule_slots (schedule, 0, schedule->n_elders, from, to);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const SwSlot *slot = &g_array_index (slots, SwSlot, i);
      g_autofree char *due = sw_day_format_iso (slot->due_day);
      g_autofree char *met = slot->met_day == SW_NONE ? NULL : sw_day_format_iso (slot->met_day);

      g_string_append_printf (text, "%s%s %s", i ? "; " : "", due, sw_enum_nick (&sw_slot_state_enum, slot->state));
      if (met)
        g_string_append_printf (text, " %s", met);
    }

  return g_string_free (text, FALSE);
}

/* --- The worked examples ---------------------------------------------------- */

typedef struct
{
  const char *name;
  guint       count;
  SwPeriod    period;
  SwBasis     basis;
  const char *registered;
  const char *agreements[4]; /* first, last, first, last; NULL: without end */
  const char *contacts[4];
  const char *today;
  const char *from;
  const char *to;
  const char *slots;
} Example;

static const Example examples[] = {
  { "three-weeks", 2, SW_PERIOD_WEEK, SW_BASIS_AGREEMENT, "2026-01-01", { "2026-11-02" },
    { "2026-11-03", "2026-11-08", "2026-11-12" }, "2026-11-20", "2026-11-01", "2026-11-22",
    "2026-11-05 met 2026-11-03; 2026-11-08 met 2026-11-08; 2026-11-12 met 2026-11-12; 2026-11-15 missed; "
    "2026-11-19 overdue; 2026-11-22 upcoming" },
  { "from-thursday", 2, SW_PERIOD_WEEK, SW_BASIS_AGREEMENT, "2026-01-01", { "2026-11-05" }, { NULL }, "2026-11-12",
    "2026-11-01", "2026-11-15", "2026-11-08 missed; 2026-11-12 due; 2026-11-15 upcoming" },
  { "from-saturday", 2, SW_PERIOD_WEEK, SW_BASIS_AGREEMENT, "2026-01-01", { "2026-11-07" }, { NULL }, "2026-11-07",
    "2026-11-02", "2026-11-08", "2026-11-08 upcoming" },
  { "from-sunday", 2, SW_PERIOD_WEEK, SW_BASIS_AGREEMENT, "2026-01-01", { "2026-11-08" }, { NULL }, "2026-11-08",
    "2026-11-02", "2026-11-08", "" },
  { "daily", 1, SW_PERIOD_DAY, SW_BASIS_AGREEMENT, "2026-01-01", { "2026-11-01" },
    { "2026-11-18", "2026-11-18", "2026-11-20" }, "2026-11-20", "2026-11-17", "2026-11-21",
    "2026-11-17 missed; 2026-11-18 met 2026-11-18; 2026-11-19 missed; 2026-11-20 met 2026-11-20; "
    "2026-11-21 upcoming" },
  { "month-from-16", 1, SW_PERIOD_MONTH, SW_BASIS_CATEGORY, "2026-11-16", { NULL }, { NULL }, "2026-11-20",
    "2026-11-01", "2026-11-30", "2026-11-30 upcoming" },
  { "month-from-17", 1, SW_PERIOD_MONTH, SW_BASIS_CATEGORY, "2026-11-17", { NULL }, { NULL }, "2026-11-20",
    "2026-11-01", "2026-11-30", "" },
  { "half-month", 1, SW_PERIOD_HALF_MONTH, SW_BASIS_CATEGORY, "2026-01-01", { NULL }, { "2026-02-16" }, "2026-03-01",
    "2026-02-01", "2026-02-28", "2026-02-15 missed; 2026-02-28 met 2026-02-16" },
  { "renewed", 2, SW_PERIOD_WEEK, SW_BASIS_AGREEMENT, "2026-01-01",
    { "2026-10-01", "2026-11-10", "2026-11-13", NULL }, { "2026-11-11", "2026-11-14" }, "2026-11-16",
    "2026-11-09", "2026-11-15", "2026-11-15 met 2026-11-14" },
};

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autoptr (TestOffice) office = test_office_new ((gint32) day (example->today));
  SwScheduleRule rule = a_rule (example->period, example->count, example->basis);
  TestElder *elder = test_office_add_elder (office, day (example->registered));
  SwSchedule schedule;
  g_autofree char *slots = NULL;

  g_array_append_val (office->rules, rule);
  test_add_facts (elder, G_MAXINT32, test_unknown_facts (), 0);
  for (guint i = 0; i < 4 && example->agreements[i]; i += 2)
    test_add_span (elder->agreements, day (example->agreements[i]),
                   example->agreements[i + 1] ? day (example->agreements[i + 1]) : G_MAXINT32);
  for (guint i = 0; i < 4 && example->contacts[i]; i++)
    test_add_contact (elder, day (example->contacts[i]), SW_PARTY_WORKER, SW_CHANNEL_PHONE, 1, SW_OUTCOME_REACHED);

  schedule = test_office_schedule (office);
  slots = describe (&schedule, day (example->from), day (example->to));
  g_assert_cmpstr (slots, ==, example->slots);
}

/* --- Single facts ----------------------------------------------------------- */

static void
test_windows (void)
{
  static const struct { SwPeriod period; const char *day, *first, *last; } windows[] = {
    { SW_PERIOD_DAY, "2026-11-21", "2026-11-21", "2026-11-21" },
    { SW_PERIOD_WEEK, "2026-11-21", "2026-11-16", "2026-11-22" },
    { SW_PERIOD_WEEK, "2027-01-01", "2026-12-28", "2027-01-03" },
    { SW_PERIOD_HALF_MONTH, "2026-11-15", "2026-11-01", "2026-11-15" },
    { SW_PERIOD_HALF_MONTH, "2028-02-16", "2028-02-16", "2028-02-29" },
    { SW_PERIOD_MONTH, "2026-02-10", "2026-02-01", "2026-02-28" },
    { SW_PERIOD_QUARTER, "2026-11-21", "2026-10-01", "2026-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      SwDay first, last;

      sw_period_window (windows[i].period, day (windows[i].day), &first, &last);
      g_assert_cmpint (first, ==, day (windows[i].first));
      g_assert_cmpint (last, ==, day (windows[i].last));
    }
}

/* What counts: the party, the channel, the service and whether somebody was reached. */
static void
test_matching (void)
{
  static const struct { SwParty party; SwChannel channel; guint services; SwOutcome outcome; gboolean meets; } contacts[] = {
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_REACHED, TRUE },
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING | 1, SW_OUTCOME_ABNORMAL, TRUE },
    { SW_PARTY_STREET, SW_CHANNEL_PHONE, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_REACHED, TRUE },
    { SW_PARTY_NEIGHBOUR, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_REACHED, FALSE },
    { SW_PARTY_WORKER, SW_CHANNEL_VIDEO, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_REACHED, FALSE },
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1, SW_OUTCOME_REACHED, FALSE },
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_NOT_REACHED, FALSE },
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_REFUSED, FALSE },
    { SW_PARTY_WORKER, SW_CHANNEL_HOME, 1 << SW_SERVICE_CLEANING, SW_OUTCOME_AWAY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    {
      g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-20"));
      SwScheduleRule rule = a_rule (SW_PERIOD_WEEK, 1, SW_BASIS_CATEGORY);
      TestElder *elder = test_office_add_elder (office, day ("2026-01-01"));
      SwSchedule schedule;
      g_autofree char *slots = NULL;

      rule.parties |= 1 << SW_PARTY_STREET;
      rule.services = 1 << SW_SERVICE_CLEANING;
      g_array_append_val (office->rules, rule);
      test_add_facts (elder, G_MAXINT32, test_unknown_facts (), 0);
      test_add_contact (elder, day ("2026-11-17"), contacts[i].party, contacts[i].channel, contacts[i].services,
                   contacts[i].outcome);
      schedule = test_office_schedule (office);
      slots = describe (&schedule, day ("2026-11-16"), day ("2026-11-22"));
      g_assert_cmpstr (slots, ==, contacts[i].meets ? "2026-11-22 met 2026-11-17" : "2026-11-22 upcoming");
    }
}

/* One contact meets slots of several rules; a late one is late. */
static void
test_several_rules (void)
{
  g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-22"));
  SwScheduleRule daily = a_rule (SW_PERIOD_DAY, 1, SW_BASIS_CATEGORY);
  SwScheduleRule weekly = a_rule (SW_PERIOD_WEEK, 2, SW_BASIS_CATEGORY);
  TestElder *elder = test_office_add_elder (office, day ("2026-01-01"));
  SwSchedule schedule;
  g_autoptr (GArray) slots = NULL;
  const SwSlot *slot;

  g_array_append_val (office->rules, daily);
  g_array_append_val (office->rules, weekly);
  test_add_facts (elder, G_MAXINT32, test_unknown_facts (), 0);
  test_add_contact (elder, day ("2026-11-20"), SW_PARTY_WORKER, SW_CHANNEL_PHONE, 1, SW_OUTCOME_REACHED);
  schedule = test_office_schedule (office);

  slots = sw_schedule_slots (&schedule, 0, 1, day ("2026-11-16"), day ("2026-11-22"));
  g_assert_cmpuint (slots->len, ==, 9);
  slot = &g_array_index (slots, SwSlot, 4);
  g_assert_cmpint (slot->rule, ==, 0);
  g_assert_cmpint (slot->state, ==, SW_SLOT_MET);
  slot = &g_array_index (slots, SwSlot, 7);
  g_assert_cmpint (slot->rule, ==, 1);
  g_assert_cmpint (slot->k, ==, 1);
  g_assert_cmpint (slot->required, ==, 2);
  g_assert_cmpint (slot->made, ==, 1);
  g_assert_cmpint (slot->state, ==, SW_SLOT_LATE);
  g_assert_cmpint (slot->due_day, ==, day ("2026-11-19"));
  g_assert_cmpint (slot->met_day, ==, day ("2026-11-20"));
  g_assert_cmpint (slot->window.first, ==, day ("2026-11-16"));
}

/* The dead, the moved and the paused owe nothing on those days. */
static void
test_not_active (void)
{
  g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-20"));
  SwScheduleRule rule = a_rule (SW_PERIOD_DAY, 1, SW_BASIS_CATEGORY);
  TestElder *paused = test_office_add_elder (office, day ("2026-11-17"));
  TestElder *dead = test_office_add_elder (office, day ("2026-01-01"));
  SwSchedule schedule;
  g_autofree char *slots = NULL;

  g_array_append_val (office->rules, rule);
  test_add_facts (paused, G_MAXINT32, test_unknown_facts (), 0);
  test_add_facts (dead, G_MAXINT32, test_unknown_facts (), 0);
  test_add_span (paused->away, day ("2026-11-18"), day ("2026-11-20"));
  test_add_span (dead->away, day ("2026-11-18"), G_MAXINT32);
  schedule = test_office_schedule (office);
  slots = describe (&schedule, day ("2026-11-16"), day ("2026-11-22"));
  g_assert_cmpstr (slots, ==, "2026-11-17 missed; 2026-11-21 upcoming; 2026-11-22 upcoming; "
                              "2026-11-16 missed; 2026-11-17 missed");
}

/* Of how many days of a week somebody is there tells how many visits are due in it, and when: a pause at its
 * end has those before it due earlier, by step 3, even where the day is past. */
static void
test_paused_in_week (void)
{
  static const struct
  {
    const char *first;
    const char *last;
    const char *slots; /* on Thursday the 19th */
  } pauses[] = {
    { "2026-11-30", "2026-11-30", "2026-11-19 due; 2026-11-22 upcoming" },
    { "2026-11-22", "2026-11-22", "2026-11-18 overdue; 2026-11-21 upcoming" },
    { "2026-11-21", "2026-11-22", "2026-11-20 upcoming" },
    { "2026-11-20", "2026-11-22", "2026-11-19 due" },
    { "2026-11-19", "2026-11-22", "2026-11-18 overdue" },
    { "2026-11-18", "2026-11-22", "2026-11-17 overdue" },
    { "2026-11-17", "2026-11-22", "" },
    { "2026-11-16", "2026-11-16", "2026-11-19 due; 2026-11-22 upcoming" },
    { "2026-11-17", "2026-11-18", "2026-11-22 upcoming" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-19"));
      SwScheduleRule rule = a_rule (SW_PERIOD_WEEK, 2, SW_BASIS_CATEGORY);
      TestElder *elder = test_office_add_elder (office, day ("2026-01-01"));
      SwSchedule schedule;
      g_autofree char *text = NULL;

      g_array_append_val (office->rules, rule);
      test_add_facts (elder, G_MAXINT32, test_unknown_facts (), 0);
      test_add_span (elder->away, day (pauses[i].first), day (pauses[i].last));
      schedule = test_office_schedule (office);
      text = describe (&schedule, day ("2026-11-16"), day ("2026-11-22"));
      g_assert_cmpstr (text, ==, pauses[i].slots);
    }
}

/* Whoever becomes disabled or 80 in a month owes from that day on. */
static void
test_becoming (void)
{
  g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-10"));
  SwScheduleRule disabled = a_rule (SW_PERIOD_DAY, 1, SW_BASIS_CATEGORY);
  SwScheduleRule key = disabled;
  TestElder *elder = test_office_add_elder (office, day ("2026-01-01"));
  SwElderFacts facts = test_unknown_facts ();
  SwSchedule schedule;
  g_autofree char *slots = NULL;

  disabled.target = SW_TARGET_DISABLED;
  key.target = SW_TARGET_KEY;
  g_array_append_val (office->rules, disabled);
  g_array_append_val (office->rules, key);
  facts.category = SW_CATEGORY_NO_SUPPORTER;
  facts.birth_day = day ("1946-11-11");
  facts.care_ability = SW_CARE_ABILITY_ABLE;
  test_add_facts (elder, day ("2026-11-09"), facts, 0);
  facts.care_ability = SW_CARE_ABILITY_DISABLED;
  test_add_facts (elder, G_MAXINT32, facts, 0);
  schedule = test_office_schedule (office);
  slots = describe (&schedule, day ("2026-11-08"), day ("2026-11-12"));
  g_assert_cmpstr (slots, ==, "2026-11-10 due; 2026-11-11 upcoming; 2026-11-12 upcoming; "
                              "2026-11-11 upcoming; 2026-11-12 upcoming");
}

/* An emergency holds in its communities, where the elder lived on the day. */
static void
test_emergency (void)
{
  g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-10"));
  SwScheduleRule rule = a_rule (SW_PERIOD_DAY, 1, SW_BASIS_CATEGORY);
  SwScheduleEmergency emergencies[] = {
    { { (gint32) day ("2026-11-03"), (gint32) day ("2026-11-05") }, 1 },
    { { (gint32) day ("2026-11-05"), (gint32) day ("2026-11-06") }, 1 },
    { { (gint32) day ("2026-11-09"), G_MAXINT32 }, SW_SCHEDULE_ALL },
  };
  TestElder *moved = test_office_add_elder (office, day ("2026-01-01"));
  TestElder *elsewhere = test_office_add_elder (office, day ("2026-01-01"));
  SwSchedule schedule;
  g_autofree char *slots = NULL;

  rule.emergency = TRUE;
  g_array_append_val (office->rules, rule);
  g_array_append_vals (office->emergencies, emergencies, G_N_ELEMENTS (emergencies));
  test_add_facts (moved, day ("2026-11-03"), test_unknown_facts (), 2);
  test_add_facts (moved, G_MAXINT32, test_unknown_facts (), 1);
  test_add_facts (elsewhere, G_MAXINT32, test_unknown_facts (), 700);
  schedule = test_office_schedule (office);
  slots = describe (&schedule, day ("2026-11-01"), day ("2026-11-10"));
  g_assert_cmpstr (slots, ==, "2026-11-04 missed; 2026-11-05 missed; 2026-11-06 missed; 2026-11-09 missed; "
                              "2026-11-10 due; 2026-11-09 missed; 2026-11-10 due");
}

/* What lies after the day on which the states are told is not known yet. */
static void
test_later_contacts (void)
{
  g_autoptr (TestOffice) office = test_office_new ((gint32) day ("2026-11-18"));
  SwScheduleRule rule = a_rule (SW_PERIOD_WEEK, 1, SW_BASIS_CATEGORY);
  TestElder *elder = test_office_add_elder (office, day ("2026-01-01"));
  SwSchedule schedule;
  g_autofree char *slots = NULL;

  g_array_append_val (office->rules, rule);
  test_add_facts (elder, G_MAXINT32, test_unknown_facts (), 0);
  test_add_contact (elder, day ("2026-11-19"), SW_PARTY_WORKER, SW_CHANNEL_PHONE, 1, SW_OUTCOME_REACHED);
  schedule = test_office_schedule (office);
  slots = describe (&schedule, day ("2026-11-16"), day ("2026-11-22"));
  g_assert_cmpstr (slots, ==, "2026-11-22 upcoming");
}

static void
test_arithmetic (void)
{
  g_autofree char *week = sw_period_format_made (SW_PERIOD_WEEK, day ("2026-11-16"), 1, 2, day ("2026-11-20"));
  g_autofree char *before = sw_period_format_made (SW_PERIOD_WEEK, day ("2026-11-09"), 0, 2, day ("2026-11-20"));
  g_autofree char *today = sw_period_format_made (SW_PERIOD_DAY, day ("2026-11-20"), 1, 1, day ("2026-11-20"));

  g_assert_cmpstr (week, ==, "This week 1 of 2");
  g_assert_true (g_str_has_suffix (before, "on: 0 of 2"));
  g_assert_cmpstr (today, ==, "Today 1 of 1");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/schedule/example/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/schedule/windows", test_windows);
  g_test_add_func ("/schedule/matching", test_matching);
  g_test_add_func ("/schedule/several-rules", test_several_rules);
  g_test_add_func ("/schedule/not-active", test_not_active);
  g_test_add_func ("/schedule/paused-in-week", test_paused_in_week);
  g_test_add_func ("/schedule/becoming", test_becoming);
  g_test_add_func ("/schedule/emergency", test_emergency);
  g_test_add_func ("/schedule/later-contacts", test_later_contacts);
  g_test_add_func ("/schedule/arithmetic", test_arithmetic);

  return g_test_run ();
}
