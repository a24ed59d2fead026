/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-schedule.h"

#include <string.h>

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-key-elder.h"
#include "sw-quarter.h"

/* Days are bits of these, counted from the first day that matters. */
typedef guint64 Word;

#define BITS 64

/* The windows of one period that the asked days lie in. */
typedef struct
{
  guint      n;
  SwDaySpan *spans;
} Windows;

/* What one run works with; made once, so that no elder or slot allocates. */
typedef struct
{
  const SwSchedule *schedule;
  gint32            from;
  gint32            to;
  gint32            base;       /* the day of bit 0 */
  gint32            end;        /* the last day that matters */
  guint             n_words;
  guint             n_groups;
  Word             *emergency;  /* days on which an emergency holds: of each group, then everywhere */
  Word             *active;     /* of the elder at hand */
  Word             *agreed;
  Word             *alarmed;
  Word             *days;       /* A of the rule at hand */
  gboolean          has_agreed; /* whether agreed and alarmed are filled for the elder */
  gboolean          has_alarmed;
  gboolean         *rule_holds; /* on some day that matters */
  Windows           windows[SW_PERIOD_QUARTER + 1];
  SwSlotFunc        func;
  gpointer          user_data;
} Run;

/**
 * sw_period_window:
 * @period: a period
 * @day: a day
 * @first: (out): the first day of the window that @day lies in
 * @last: (out): its last day
 *
 * Weeks run from Monday to Sunday, half-months from 1 to 15 and from 16 to the end.
 */
void
sw_period_window (SwPeriod period,
                  SwDay    day,
                  SwDay   *first,
                  SwDay   *last)
{
  switch (period)
    {
    case SW_PERIOD_WEEK:
      *first = sw_day_week_start (day);
      *last = *first + 6;
      break;
    case SW_PERIOD_HALF_MONTH:
      *first = sw_day_half_start (day);
      *last = sw_day_half_end (day);
      break;
    case SW_PERIOD_MONTH:
      *first = sw_day_month_start (day);
      *last = sw_day_month_end (day);
      break;
    case SW_PERIOD_QUARTER:
      *first = sw_quarter_start (sw_quarter_of (day));
      *last = sw_quarter_end (sw_quarter_of (day));
      break;
    case SW_PERIOD_DAY:
    default:
      *first = *last = day;
      break;
    }
}

/* The first day on which somebody born then is of an age. */
static gint32
day_of_age (SwDay birth_day,
            int   age)
{
  SwDay day = sw_day_add_years (birth_day, age);

  /* Who was born on a leap day: settled by asking. */
  while (sw_day_age (birth_day, day) < age)
    day++;
  while (sw_day_age (birth_day, day - 1) >= age)
    day--;

  return (gint32) day;
}

/* The rule of sw_elder_is_key(), turned into a day. */
static gint32
key_from (const SwElderFacts *elder)
{
  gboolean alone = elder->category == SW_CATEGORY_NO_SUPPORTER || elder->category == SW_CATEGORY_EMPTY_NEST ||
                   elder->category == SW_CATEGORY_LIVING_ALONE;
  gboolean far = elder->category == SW_CATEGORY_NO_SUPPORTER ||
                 elder->child_residence == SW_CHILD_RESIDENCE_CHILDLESS ||
                 elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  gboolean in_need = elder->low_income == 1 && (elder->care_ability == SW_CARE_ABILITY_SEMI_DISABLED ||
                                                elder->care_ability == SW_CARE_ABILITY_DISABLED);

  if (!alone || !far || elder->birth_day == SW_NONE)
    return G_MAXINT32;

  return day_of_age (elder->birth_day, in_need ? SW_LOW_INCOME_KEY_AGE : SW_KEY_AGE);
}

/**
 * sw_schedule_facts:
 * @elder: an elder's values
 *
 * The groups of elders are those of 会政办发〔2022〕130号: 独居、空巢、留守、失能、失智、
 * 重残、计划生育特殊家庭, where 重残 is the first and second degree.
 *
 * Returns: the facts, without the last day and the group
 */
SwScheduleFacts
sw_schedule_facts (const SwElderFacts *elder)
{
  SwScheduleFacts facts = { .last = G_MAXINT32, .key_from = key_from (elder), .targets = 1 << SW_TARGET_EVERYBODY };

  if (elder->category != SW_NONE)
    facts.category = 1 << elder->category;
  if (elder->homecare_client == 1)
    facts.targets |= 1 << SW_TARGET_HOMECARE_CLIENT;
  if (elder->destitute == 1)
    facts.targets |= 1 << SW_TARGET_DESTITUTE;
  if (elder->care_ability == SW_CARE_ABILITY_DISABLED)
    facts.targets |= 1 << SW_TARGET_DISABLED;
  else if (elder->category == SW_CATEGORY_LIVING_ALONE || elder->category == SW_CATEGORY_EMPTY_NEST ||
           elder->left_behind == 1 || elder->dementia == 1 || elder->special_family == 1 ||
           elder->disability_degree == 1 || elder->disability_degree == 2)
    facts.targets |= 1 << SW_TARGET_SPECIAL_DIFFICULTY;

  return facts;
}

/**
 * sw_schedule_needed:
 * @rules: rules
 * @n_rules: how many
 * @from: the first day that is asked for
 * @to: the last day that is asked for
 * @first: (out): the first day of which everything has to be known
 * @last: (out): the last such day
 *
 * A window that a day lies in counts as a whole.
 */
void
sw_schedule_needed (const SwScheduleRule *rules,
                    guint                 n_rules,
                    SwDay                 from,
                    SwDay                 to,
                    SwDay                *first,
                    SwDay                *last)
{
  *first = from;
  *last = to;
  for (guint i = 0; i < n_rules; i++)
    {
      SwDay start, end, ignored;

      sw_period_window (rules[i].period, from, &start, &ignored);
      sw_period_window (rules[i].period, to, &ignored, &end);
      *first = MIN (*first, start);
      *last = MAX (*last, end);
    }
}

/* --- Sets of days ----------------------------------------------------------- */

/* The bits @low to @high of a word. */
static inline Word
word_mask (guint low,
           guint high)
{
  return (~(Word) 0 >> (BITS - 1 - (high - low))) << low;
}

static inline gboolean
has_day (const Word *days,
         gint32      bit)
{
  return (days[bit / BITS] >> (bit % BITS)) & 1;
}

static void
set_span (const Run *run,
          Word      *days,
          gint32     first,
          gint32     last,
          gboolean   value)
{
  gint32 low = MAX (first, run->base) - run->base, high = MIN (last, run->end) - run->base;

  if (first > run->end || last < run->base || low > high)
    return;

  for (gint32 w = low / BITS; w <= high / BITS; w++)
    {
      Word mask = word_mask (w == low / BITS ? low % BITS : 0, w == high / BITS ? high % BITS : BITS - 1);

      if (value)
        days[w] |= mask;
      else
        days[w] &= ~mask;
    }
}

static guint
count_span (const Word *days,
            gint32      low,
            gint32      high)
{
  guint n = 0;

  for (gint32 w = low / BITS; w <= high / BITS; w++)
    n += __builtin_popcountll (days[w] & word_mask (w == low / BITS ? low % BITS : 0,
                                                    w == high / BITS ? high % BITS : BITS - 1));

  return n;
}

/* The first day of the set from @bit on; there is one. */
static inline gint32
next_day (const Word *days,
          gint32      bit)
{
  gint32 w = bit / BITS;
  Word word = days[w] & (~(Word) 0 << (bit % BITS));

  while (word == 0)
    word = days[++w];

  return w * BITS + __builtin_ctzll (word);
}

static gboolean
is_empty (const Run  *run,
          const Word *days)
{
  Word any = 0;

  for (guint w = 0; w < run->n_words; w++)
    any |= days[w];

  return any == 0;
}

static void
intersect (const Run  *run,
           Word       *days,
           const Word *others)
{
  for (guint w = 0; w < run->n_words; w++)
    days[w] &= others[w];
}

/* --- What holds of an elder ------------------------------------------------- */

static void
fill_active (Run  *run,
             guint elder)
{
  const SwSchedule *s = run->schedule;

  memset (run->active, 0, run->n_words * sizeof (Word));
  set_span (run, run->active, s->registered[elder], run->end, TRUE);
  for (guint i = s->away_start[elder]; i < s->away_start[elder + 1]; i++)
    set_span (run, run->active, s->away[i].first, s->away[i].last, FALSE);
  run->has_agreed = run->has_alarmed = FALSE;
}

static const Word *
get_agreed (Run  *run,
            guint elder)
{
  const SwSchedule *s = run->schedule;

  if (!run->has_agreed)
    {
      memset (run->agreed, 0, run->n_words * sizeof (Word));
      for (guint i = s->agreements_start[elder]; i < s->agreements_start[elder + 1]; i++)
        set_span (run, run->agreed, s->agreements[i].first, s->agreements[i].last, TRUE);
      run->has_agreed = TRUE;
    }

  return run->agreed;
}

/* The days of emergencies where the elder lived then. */
static const Word *
get_alarmed (Run  *run,
             guint elder)
{
  const SwSchedule *s = run->schedule;
  gint32 first = run->base;

  if (run->has_alarmed)
    return run->alarmed;

  memset (run->alarmed, 0, run->n_words * sizeof (Word));
  for (guint i = s->facts_start[elder]; i < s->facts_start[elder + 1] && first <= run->end; i++)
    {
      const SwScheduleFacts *facts = &s->facts[i];
      guint group = MIN (facts->group, run->n_groups);
      const Word *days = run->emergency + (gsize) group * run->n_words;

      if (facts->last < first)
        continue;
      memset (run->days, 0, run->n_words * sizeof (Word));
      set_span (run, run->days, first, facts->last, TRUE);
      for (guint w = 0; w < run->n_words; w++)
        run->alarmed[w] |= run->days[w] & days[w];
      first = facts->last == G_MAXINT32 ? G_MAXINT32 : facts->last + 1;
    }
  run->has_alarmed = TRUE;

  return run->alarmed;
}

/* Takes away the days on which the elder is not whom the rule means. */
static void
keep_target (Run                  *run,
             guint                 elder,
             const SwScheduleRule *rule)
{
  const SwSchedule *s = run->schedule;
  gint32 first = run->base;

  for (guint i = s->facts_start[elder]; i < s->facts_start[elder + 1] && first <= run->end; i++)
    {
      const SwScheduleFacts *facts = &s->facts[i];

      if (facts->last < first)
        continue;
      if (rule->categories && !(rule->categories & facts->category))
        set_span (run, run->days, first, facts->last, FALSE);
      else if (rule->target == SW_TARGET_KEY)
        {
          if (facts->key_from > first)
            set_span (run, run->days, first, MIN (facts->last, facts->key_from - 1), FALSE);
        }
      else if (!(facts->targets & (1 << rule->target)))
        set_span (run, run->days, first, facts->last, FALSE);
      first = facts->last == G_MAXINT32 ? G_MAXINT32 : facts->last + 1;
    }
}

/* Fills A; returns whether there is a day in it. */
static gboolean
fill_days (Run                  *run,
           guint                 elder,
           const SwScheduleRule *rule)
{
  const Word *alarmed = rule->emergency ? get_alarmed (run, elder) : NULL;

  memcpy (run->days, run->active, run->n_words * sizeof (Word));
  if (rule->basis == SW_BASIS_AGREEMENT)
    intersect (run, run->days, get_agreed (run, elder));
  if (alarmed)
    intersect (run, run->days, alarmed);
  if (is_empty (run, run->days))
    return FALSE;
  if (rule->valid.first > run->base)
    set_span (run, run->days, run->base, rule->valid.first - 1, FALSE);
  if (rule->valid.last < run->end)
    set_span (run, run->days, rule->valid.last + 1, run->end, FALSE);
  keep_target (run, elder, rule);

  return !is_empty (run, run->days);
}

/* --- Slots ------------------------------------------------------------------ */

static inline gboolean
contact_meets (const SwScheduleRule *rule,
               const SwContact      *contact)
{
  return ((rule->parties >> contact->party) & 1) &&
         (rule->channels == 0 || ((rule->channels >> contact->channel) & 1)) &&
         (rule->services == 0 || (rule->services & contact->services)) &&
         (contact->outcome == SW_OUTCOME_REACHED || contact->outcome == SW_OUTCOME_ABNORMAL);
}

static inline SwSlotState
state_of (const Run    *run,
          const SwSlot *slot)
{
  gint32 today = run->schedule->today;

  if (slot->met_day != SW_NONE)
    return slot->met_day <= slot->due_day ? SW_SLOT_MET : SW_SLOT_LATE;
  if (slot->window.last < today)
    return SW_SLOT_MISSED;
  if (slot->due_day < today)
    return SW_SLOT_OVERDUE;

  return slot->due_day == today ? SW_SLOT_DUE : SW_SLOT_UPCOMING;
}

/* The contacts that meet the rule in a window go to @met, @required at most;
 * @next is the elder's first contact that may lie in the window, and moves on. */
static guint
match (const Run            *run,
       const SwScheduleRule *rule,
       SwDaySpan             window,
       guint                 required,
       guint32              *next,
       guint32               end,
       guint32              *met)
{
  const SwContact *contacts = run->schedule->contacts;
  gint32 last = MIN (window.last, run->schedule->today);
  guint32 i = *next;
  guint n = 0;

  while (i < end && contacts[i].day < window.first)
    i++;
  *next = i;
  for (; i < end && contacts[i].day <= last && n < required; i++)
    if (has_day (run->days, contacts[i].day - run->base) && contact_meets (rule, &contacts[i]))
      met[n++] = i;

  return n;
}

static void
run_rule (Run  *run,
          guint elder,
          guint rule_index)
{
  const SwSchedule *s = run->schedule;
  const SwScheduleRule *rule = &s->rules[rule_index];
  const Windows *windows = &run->windows[rule->period];
  guint32 next = s->contacts_start[elder], end = s->contacts_start[elder + 1];
  guint32 met[G_MAXUINT8 + 1];
  SwSlot slot = { .elder = elder, .rule = rule_index };

  for (guint i = 0; i < windows->n; i++)
    {
      SwDaySpan window = windows->spans[i];
      gint32 low = window.first - run->base, high = window.last - run->base;
      guint length = high - low + 1, n = count_span (run->days, low, high), required, seen = 0;
      gint32 bit = low - 1;

      /* N·|A|/|W| rounded half up. */
      required = (2 * rule->count * n + length) / (2 * length);
      if (n == 0 || required == 0)
        continue;

      slot.window = window;
      slot.required = required;
      slot.made = match (run, rule, window, required, &next, end, met);
      for (guint k = 1; k <= required; k++)
        {
          guint place = (k * n + required - 1) / required;

          if (n == length)
            {
              bit = low + (gint32) place - 1;
            }
          else
            {
              for (; seen < place; seen++)
                bit = next_day (run->days, bit + 1);
            }
          slot.due_day = run->base + bit;
          if (slot.due_day < run->from || slot.due_day > run->to)
            continue;

          slot.k = k;
          slot.met_day = k <= slot.made ? s->contacts[met[k - 1]].day : SW_NONE;
          slot.contact = k <= slot.made ? met[k - 1] : 0;
          slot.state = state_of (run, &slot);
          run->func (&slot, run->user_data);
        }
    }
}

/* --- A run ------------------------------------------------------------------ */

static void
make_windows (Run     *run,
              SwPeriod period)
{
  Windows *windows = &run->windows[period];
  SwDay first, last, day = run->from;

  if (windows->spans)
    return;

  /* A window is one day long at least. */
  windows->spans = g_new (SwDaySpan, run->to - run->from + 1);
  while (day <= run->to)
    {
      sw_period_window (period, day, &first, &last);
      windows->spans[windows->n++] = (SwDaySpan) { (gint32) first, (gint32) last };
      day = last + 1;
    }
}

static void
make_emergencies (Run *run)
{
  const SwSchedule *s = run->schedule;

  for (guint i = 0; i < s->n_emergencies; i++)
    if (s->emergencies[i].group != SW_SCHEDULE_ALL)
      run->n_groups = MAX (run->n_groups, s->emergencies[i].group + 1);

  /* The last is for groups that no emergency names. */
  run->emergency = g_new0 (Word, (gsize) (run->n_groups + 1) * run->n_words);
  for (guint i = 0; i < s->n_emergencies; i++)
    for (guint g = 0; g <= run->n_groups; g++)
      if (s->emergencies[i].group == SW_SCHEDULE_ALL || s->emergencies[i].group == g)
        set_span (run, run->emergency + (gsize) g * run->n_words, s->emergencies[i].days.first,
                  s->emergencies[i].days.last, TRUE);
}

static void
begin_run (Run *run)
{
  const SwSchedule *s = run->schedule;
  SwDay first, last;

  sw_schedule_needed (s->rules, s->n_rules, run->from, run->to, &first, &last);
  run->base = (gint32) first;
  run->end = (gint32) last;
  run->n_words = (run->end - run->base) / BITS + 1;
  run->active = g_new (Word, run->n_words);
  run->agreed = g_new (Word, run->n_words);
  run->alarmed = g_new (Word, run->n_words);
  run->days = g_new (Word, run->n_words);
  run->rule_holds = g_new (gboolean, s->n_rules);
  make_emergencies (run);

  for (guint i = 0; i < s->n_rules; i++)
    {
      const SwScheduleRule *rule = &s->rules[i];

      run->rule_holds[i] = rule->valid.first <= run->end && rule->valid.last >= run->base && rule->count > 0 &&
                           !(rule->emergency && s->n_emergencies == 0);
      make_windows (run, rule->period);
    }
}

static void
end_run (Run *run)
{
  for (guint i = 0; i < G_N_ELEMENTS (run->windows); i++)
    g_free (run->windows[i].spans);
  g_free (run->emergency);
  g_free (run->active);
  g_free (run->agreed);
  g_free (run->alarmed);
  g_free (run->days);
  g_free (run->rule_holds);
}

/**
 * sw_schedule_run:
 * @self: all that is asked for, of the days that sw_schedule_needed() tells
 * @first_elder: the index of the first elder
 * @n_elders: how many
 * @from: the first due day
 * @to: the last due day
 * @func: gets each slot that is due from @from to @to, by elder, rule, window and k
 * @user_data: for @func
 *
 * 1. A is the days of the window on which the elder is active, the rule valid,
 * its target matched and its basis given, and for an emergency rule an emergency
 * holds where the elder lives. 2. N·|A|/|W| slots are required, rounded half up.
 * 3. Slot k is due on the ⌈k·|A|/required⌉-th day of A. 4. The matching contacts
 * on days of A meet the slots in order. 5. The state follows.
 */
void
sw_schedule_run (const SwSchedule *self,
                 guint             first_elder,
                 guint             n_elders,
                 SwDay             from,
                 SwDay             to,
                 SwSlotFunc        func,
                 gpointer          user_data)
{
  Run run = { .schedule = self, .from = (gint32) from, .to = (gint32) to, .func = func, .user_data = user_data };

  g_return_if_fail (first_elder + n_elders <= self->n_elders);

  if (from > to || self->n_rules == 0 || n_elders == 0)
    return;

  begin_run (&run);
  for (guint elder = first_elder; elder < first_elder + n_elders; elder++)
    {
      fill_active (&run, elder);
      if (is_empty (&run, run.active))
        continue;
      for (guint i = 0; i < self->n_rules; i++)
        if (run.rule_holds[i] && fill_days (&run, elder, &self->rules[i]))
          run_rule (&run, elder, i);
    }
  end_run (&run);
}

static void
append_cb (const SwSlot *slot,
           gpointer      user_data)
{
  g_array_append_vals (user_data, slot, 1);
}

/**
 * sw_schedule_slots:
 * @self: all that is asked for
 * @first_elder: the index of the first elder
 * @n_elders: how many
 * @from: the first due day
 * @to: the last due day
 *
 * Returns: (transfer full) (element-type SwSlot): see sw_schedule_run()
 */
GArray *
sw_schedule_slots (const SwSchedule *self,
                   guint             first_elder,
                   guint             n_elders,
                   SwDay             from,
                   SwDay             to)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (SwSlot));

  sw_schedule_run (self, first_elder, n_elders, from, to, append_cb, slots);
  return slots;
}

typedef struct
{
  const SwSchedule *schedule;
  SwDay             from;
  int               sign;
  gint32           *counts;
} Counting;

static void
count_cb (const SwSlot *slot,
          gpointer      user_data)
{
  const Counting *counting = user_data;
  guint8 party = counting->schedule->rules[slot->rule].party;

  counting->counts[SW_SCHEDULE_COUNT (counting->from, slot->due_day, party, slot->state)] += counting->sign;
}

/**
 * sw_schedule_count:
 * @self: all that is asked for
 * @first_elder: the index of the first elder
 * @n_elders: how many
 * @from: the first due day
 * @to: the last due day
 * @sign: 1 to add, -1 to take away what was added
 * @counts: (inout) (array): how many slots there are by day, party and state; see
 *   SW_SCHEDULE_COUNT()
 *
 * Counts without holding the slots.
 */
void
sw_schedule_count (const SwSchedule *self,
                   guint             first_elder,
                   guint             n_elders,
                   SwDay             from,
                   SwDay             to,
                   int               sign,
                   gint32           *counts)
{
  Counting counting = { .schedule = self, .from = from, .sign = sign, .counts = counts };

  sw_schedule_run (self, first_elder, n_elders, from, to, count_cb, &counting);
}
