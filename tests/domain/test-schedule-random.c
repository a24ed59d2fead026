/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule against a plain model, day by day, on offices made by chance. */
#include <locale.h>

#include "schedule-office.h"
#include "sw-key-elder.h"

typedef struct
{
  SwDay first;
  SwDay last;
} Window;

static Window
plain_window (SwPeriod period,
              SwDay    on)
{
  Window window = { on, on };
  int year, month, month_day, other_year, other_month, other_day;

  sw_day_to_ymd (on, &year, &month, &month_day);
  for (int step = -1; step <= 1; step += 2)
    for (SwDay next = on + step;; next += step)
      {
        gboolean same = FALSE;

        sw_day_to_ymd (next, &other_year, &other_month, &other_day);
        if (period == SW_PERIOD_WEEK)
          same = step < 0 ? sw_day_weekday (next) < sw_day_weekday (next + 1)
                          : sw_day_weekday (next) > sw_day_weekday (next - 1);
        else if (period == SW_PERIOD_HALF_MONTH)
          same = year == other_year && month == other_month && (month_day <= 15) == (other_day <= 15);
        else if (period == SW_PERIOD_MONTH)
          same = year == other_year && month == other_month;
        else if (period == SW_PERIOD_QUARTER)
          same = year == other_year && (month - 1) / 3 == (other_month - 1) / 3;
        if (!same)
          break;
        if (step < 0)
          window.first = next;
        else
          window.last = next;
      }

  return window;
}

static const TestFacts *
facts_on (const TestElder *elder,
          SwDay            on)
{
  for (guint i = 0; i < elder->facts->len; i++)
    if (on <= g_array_index (elder->facts, TestFacts, i).last)
      return &g_array_index (elder->facts, TestFacts, i);

  g_assert_not_reached ();
}

static gboolean
plain_in_spans (const GArray *spans,
                SwDay         on)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const SwDaySpan *span = &g_array_index (spans, SwDaySpan, i);

      if (on >= span->first && on <= span->last)
        return TRUE;
    }

  return FALSE;
}

static gboolean
plain_is_key (const SwElderFacts *values,
              SwDay               on)
{
  g_autoptr (SwElder) elder = sw_elder_new ();

  elder->birth_day = values->birth_day;
  elder->category = values->category;
  elder->child_residence = values->child_residence;
  elder->low_income = values->low_income;
  elder->care_ability = values->care_ability;

  return sw_elder_is_key (elder, on);
}

static gboolean
plain_target (const SwElderFacts *values,
              SwTarget            target,
              SwDay               on)
{
  switch (target)
    {
    case SW_TARGET_KEY:
      return plain_is_key (values, on);
    case SW_TARGET_HOMECARE_CLIENT:
      return values->homecare_client == 1;
    case SW_TARGET_DISABLED:
      return values->care_ability == SW_CARE_ABILITY_DISABLED;
    case SW_TARGET_DESTITUTE:
      return values->destitute == 1;
    case SW_TARGET_SPECIAL_DIFFICULTY:
      if (values->care_ability == SW_CARE_ABILITY_DISABLED)
        return FALSE;
      return values->category == SW_CATEGORY_LIVING_ALONE || values->category == SW_CATEGORY_EMPTY_NEST ||
             values->left_behind == 1 || values->dementia == 1 || values->special_family == 1 ||
             values->disability_degree == 1 || values->disability_degree == 2;
    case SW_TARGET_EVERYBODY:
    default:
      return TRUE;
    }
}

static gboolean
plain_in_emergency (const TestOffice *office,
                    const TestFacts  *facts,
                    SwDay             on)
{
  for (guint i = 0; i < office->emergencies->len; i++)
    {
      const SwScheduleEmergency *emergency = &g_array_index (office->emergencies, SwScheduleEmergency, i);

      if (on >= emergency->days.first && on <= emergency->days.last &&
          (emergency->group == SW_SCHEDULE_ALL || emergency->group == facts->community))
        return TRUE;
    }

  return FALSE;
}

/* Whether a day belongs to A. */
static gboolean
plain_asked_on (const TestOffice     *office,
                const TestElder      *elder,
                const SwScheduleRule *rule,
                SwDay                 on)
{
  const TestFacts *facts = facts_on (elder, on);

  if (on < elder->registered || plain_in_spans (elder->away, on))
    return FALSE;
  if (on < rule->valid.first || on > rule->valid.last)
    return FALSE;
  if (!plain_target (&facts->values, rule->target, on))
    return FALSE;
  if (rule->categories && (facts->values.category == SW_NONE || !(rule->categories & 1 << facts->values.category)))
    return FALSE;
  if (rule->basis == SW_BASIS_AGREEMENT && !plain_in_spans (elder->agreements, on))
    return FALSE;

  return !rule->emergency || plain_in_emergency (office, facts, on);
}

static gboolean
plain_meets (const SwScheduleRule *rule,
             const SwContact      *contact)
{
  if (contact->outcome != SW_OUTCOME_REACHED && contact->outcome != SW_OUTCOME_ABNORMAL)
    return FALSE;
  if (!(rule->parties & 1 << contact->party))
    return FALSE;
  if (rule->channels && !(rule->channels & 1 << contact->channel))
    return FALSE;

  return rule->services == 0 || (rule->services & contact->services) != 0;
}

static void
plain_add_window (const TestOffice *office,
                  guint             elder_index,
                  guint             rule_index,
                  Window            window,
                  SwDay             from,
                  SwDay             to,
                  GArray           *slots)
{
  const TestElder *elder = office->elders->pdata[elder_index];
  const SwScheduleRule *rule = &g_array_index (office->rules, SwScheduleRule, rule_index);
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (SwDay));
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (SwDay));
  int required;

  for (SwDay on = window.first; on <= window.last; on++)
    {
      if (!plain_asked_on (office, elder, rule, on))
        continue;
      g_array_append_val (asked, on);
      for (guint i = 0; i < elder->contacts->len; i++)
        {
          const SwContact *contact = &g_array_index (elder->contacts, SwContact, i);

          if (contact->day == on && on <= office->today && plain_meets (rule, contact))
            g_array_append_val (met, on);
        }
    }

  /* A quotient that is a half is so in binary, too. */
  required = (int) ((double) rule->count * asked->len / (double) (window.last - window.first + 1) + 0.5);
  for (int k = 1; k <= required; k++)
    {
      int place = (k * (int) asked->len) / required + ((k * (int) asked->len) % required ? 1 : 0);
      SwSlot slot = { .elder = elder_index, .rule = rule_index, .k = k, .required = required };

      slot.made = MIN ((int) met->len, required);
      slot.window = (SwDaySpan) { (gint32) window.first, (gint32) window.last };
      slot.due_day = g_array_index (asked, SwDay, place - 1);
      slot.met_day = k <= (int) met->len ? g_array_index (met, SwDay, k - 1) : SW_NONE;
      if (slot.met_day != SW_NONE)
        slot.state = slot.met_day <= slot.due_day ? SW_SLOT_MET : SW_SLOT_LATE;
      else if (window.last < office->today)
        slot.state = SW_SLOT_MISSED;
      else if (slot.due_day < office->today)
        slot.state = SW_SLOT_OVERDUE;
      else
        slot.state = slot.due_day == office->today ? SW_SLOT_DUE : SW_SLOT_UPCOMING;
      if (slot.due_day >= from && slot.due_day <= to)
        g_array_append_val (slots, slot);
    }
}

static GArray *
plain_slots (const TestOffice *office,
             SwDay             from,
             SwDay             to)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (SwSlot));

  for (guint e = 0; e < office->elders->len; e++)
    for (guint r = 0; r < office->rules->len; r++)
      {
        SwPeriod period = g_array_index (office->rules, SwScheduleRule, r).period;
        SwDay on = from;

        while (on <= to)
          {
            Window window = plain_window (period, on);

            plain_add_window (office, e, r, window, from, to, slots);
            on = window.last + 1;
          }
      }

  return slots;
}

/* --- Random offices --------------------------------------------------------- */

static gboolean
chance (GRand *random,
        double probability)
{
  return g_rand_double (random) < probability;
}

static gint32
pick (GRand *random,
      gint32 low,
      gint32 high)
{
  return g_rand_int_range (random, low, high + 1);
}

static gint64
random_flag (GRand *random)
{
  static const gint64 values[] = { SW_NONE, 0, 1 };

  return values[pick (random, 0, 2)];
}

static SwDaySpan
random_span (GRand *random,
             gint32 low,
             gint32 high)
{
  SwDaySpan span = { chance (random, 0.1) ? G_MININT32 : pick (random, low, high), G_MAXINT32 };

  if (chance (random, 0.7))
    span.last = (span.first == G_MININT32 ? low : span.first) + (chance (random, 0.7) ? pick (random, 0, 12) : pick (random, 0, 60));
  return span;
}

static void
add_random_rule (TestOffice *office,
                 GRand      *random,
                 gint32      low,
                 gint32      high)
{
  SwScheduleRule rule = {
    .valid = chance (random, 0.6) ? (SwDaySpan) { G_MININT32, G_MAXINT32 } : random_span (random, low, high),
    .party = pick (random, 0, SW_N_PARTIES - 1),
    .period = pick (random, 0, SW_PERIOD_QUARTER),
    .count = chance (random, 0.9) ? pick (random, 1, 4) : pick (random, 5, 31),
    .target = chance (random, 0.4) ? SW_TARGET_EVERYBODY : pick (random, 0, SW_TARGET_SPECIAL_DIFFICULTY),
    .basis = chance (random, 0.5) ? SW_BASIS_AGREEMENT : SW_BASIS_CATEGORY,
    .emergency = chance (random, 0.25),
    .channels = chance (random, 0.5) ? 0 : pick (random, 1, 15),
    .services = chance (random, 0.7) ? 0 : pick (random, 1, 7),
    .categories = chance (random, 0.7) ? 0 : pick (random, 1, 15),
  };

  rule.parties = 1u << rule.party | (chance (random, 0.5) ? (guint32) pick (random, 0, 63) : 0);
  g_array_append_val (office->rules, rule);
}

static SwElderFacts
random_facts (GRand *random,
              gint32 today)
{
  SwElderFacts facts = {
    /* Birthdays in the span, of 60 and of 80, and of leap days. */
    .birth_day = chance (random, 0.05) ? SW_NONE
                 : chance (random, 0.1) ? sw_day_from_ymd (1948, 2, 29)
                                        : sw_day_add_years (today + pick (random, -60, 60), chance (random, 0.5) ? -80 : -60),
    .category = chance (random, 0.1) ? SW_NONE : pick (random, 0, SW_CATEGORY_LIVING_ALONE),
    .child_residence = chance (random, 0.6) ? SW_CHILD_RESIDENCE_OUTSIDE_CITY : pick (random, 0, SW_CHILD_RESIDENCE_UNKNOWN),
    .low_income = random_flag (random),
    .destitute = random_flag (random),
    .special_family = random_flag (random),
    .left_behind = random_flag (random),
    .care_ability = chance (random, 0.2) ? SW_NONE : pick (random, 0, SW_CARE_ABILITY_DISABLED),
    .dementia = random_flag (random),
    .disability_degree = chance (random, 0.5) ? SW_NONE : pick (random, 1, 4),
    .homecare_client = random_flag (random),
  };

  return facts;
}

static int
compare_contacts (gconstpointer a,
                  gconstpointer b)
{
  return ((const SwContact *) a)->day - ((const SwContact *) b)->day;
}

static void
add_random_elder (TestOffice *office,
                  GRand      *random,
                  gint32      low,
                  gint32      high)
{
  TestElder *elder = test_office_add_elder (office, chance (random, 0.7) ? low - 100 : pick (random, low, high));
  gint32 last = low;
  guint n_contacts = pick (random, 0, chance (random, 0.3) ? 120 : 25);

  for (guint n = chance (random, 0.5) ? 0 : pick (random, 1, 3); n > 0; n--)
    {
      last += pick (random, 0, (high - low) / 2);
      test_add_facts (elder, last++, random_facts (random, office->today), pick (random, 0, 3));
    }
  test_add_facts (elder, G_MAXINT32, random_facts (random, office->today), pick (random, 0, 3));

  for (guint n = chance (random, 0.6) ? 0 : pick (random, 1, 3); n > 0; n--)
    {
      SwDaySpan span = random_span (random, low, high);

      g_array_append_val (elder->away, span);
    }
  for (guint n = chance (random, 0.2) ? 0 : pick (random, 1, 3); n > 0; n--)
    {
      SwDaySpan span = random_span (random, low, high);

      g_array_append_val (elder->agreements, span);
    }
  for (; n_contacts > 0; n_contacts--)
    test_add_contact (elder, pick (random, low, high), pick (random, 0, SW_N_PARTIES - 1), pick (random, 0, SW_CHANNEL_OTHER),
                 pick (random, 1, 7), chance (random, 0.8) ? SW_OUTCOME_REACHED : pick (random, 0, SW_OUTCOME_ABNORMAL));
  g_array_sort (elder->contacts, compare_contacts);
}

static TestOffice *
random_office (GRand *random,
               SwDay *from,
               SwDay *to)
{
  gint32 today = (gint32) sw_day_from_ymd (2024, 1, 1) + pick (random, 0, 1400);
  TestOffice *office = test_office_new (today);
  gint32 start = today + pick (random, -100, 20);
  gint32 length = chance (random, 0.3) ? 0 : chance (random, 0.8) ? pick (random, 1, 40) : pick (random, 41, 200);
  gint32 low = start - 100, high = start + length + 100;

  *from = start;
  *to = start + length;
  for (guint n = pick (random, 1, 6); n > 0; n--)
    add_random_rule (office, random, low, high);
  for (guint n = pick (random, 0, 3); n > 0; n--)
    {
      SwScheduleEmergency emergency = { random_span (random, low, high),
                                        chance (random, 0.3) ? SW_SCHEDULE_ALL : (guint32) pick (random, 0, 3) };

      g_array_append_val (office->emergencies, emergency);
    }
  for (guint n = pick (random, 1, 5); n > 0; n--)
    add_random_elder (office, random, low, high);

  return office;
}

static gboolean
same_slot (const SwSlot *a,
           const SwSlot *b)
{
  return a->elder == b->elder && a->rule == b->rule && a->k == b->k && a->required == b->required &&
         a->made == b->made && a->state == b->state && a->window.first == b->window.first &&
         a->window.last == b->window.last && a->due_day == b->due_day && a->met_day == b->met_day;
}

static void
check_office (guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  SwDay from, to;
  g_autoptr (TestOffice) office = random_office (random, &from, &to);
  SwSchedule schedule = test_office_schedule (office);
  g_autoptr (GArray) slots = sw_schedule_slots (&schedule, 0, schedule.n_elders, from, to);
  g_autoptr (GArray) plain = plain_slots (office, from, to);
  gsize n_counts = SW_SCHEDULE_COUNT (from, to + 1, 0, 0);
  g_autofree gint32 *counts = g_new0 (gint32, n_counts);

  if (slots->len != plain->len)
    g_error ("seed %u: %u slots, and by the plain model %u", seed, slots->len, plain->len);
  for (guint i = 0; i < slots->len; i++)
    {
      const SwSlot *slot = &g_array_index (slots, SwSlot, i);

      if (!same_slot (slot, &g_array_index (plain, SwSlot, i)))
        g_error ("seed %u: slot %u differs from the plain model's", seed, i);
      if (slot->met_day != SW_NONE && schedule.contacts[slot->contact].day != slot->met_day)
        g_error ("seed %u: slot %u has another contact", seed, i);
    }

  /* The counts are those of the slots, and can be taken away again. */
  sw_schedule_count (&schedule, 0, schedule.n_elders, from, to, 1, counts);
  for (guint i = 0; i < slots->len; i++)
    {
      const SwSlot *slot = &g_array_index (slots, SwSlot, i);

      counts[SW_SCHEDULE_COUNT (from, slot->due_day, schedule.rules[slot->rule].party, slot->state)]--;
    }
  for (gsize i = 0; i < n_counts; i++)
    if (counts[i] != 0)
      g_error ("seed %u: the counts differ", seed);
  for (guint e = 0; e < schedule.n_elders; e++)
    sw_schedule_count (&schedule, e, 1, from, to, 1, counts);
  sw_schedule_count (&schedule, 0, schedule.n_elders, from, to, -1, counts);
  for (gsize i = 0; i < n_counts; i++)
    if (counts[i] != 0)
      g_error ("seed %u: the counts of the elders are not those of the office", seed);
}

static void
test_random_offices (gconstpointer data)
{
  guint first = GPOINTER_TO_UINT (data);

  for (guint seed = first; seed < first + 1000; seed++)
    check_office (seed);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/schedule/random-offices/%u", i * 1000 + 1);

      g_test_add_data_func (path, GUINT_TO_POINTER (i * 1000 + 1), test_random_offices);
    }

  return g_test_run ();
}
