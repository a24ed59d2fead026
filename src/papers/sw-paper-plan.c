/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-sheet.h"

#include "sw-break.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-due.h"
#include "sw-list-form.h"
#include "sw-office.h"
#include "sw-organisation.h"

/* So many names stand in a row; whom more are visited by on the same days gets another. */
#define MAX_NAMES 60

enum
{
  COLUMN_SERIAL,
  COLUMN_WHO,
  COLUMN_DAYS,
  COLUMN_COUNT,
  COLUMN_NAMES,
  N_COLUMNS
};

static const SwListColumn columns[N_COLUMNS] = {
  { "序号", SW_MM (13), SW_ALIGN_CENTER, FALSE },
  { "走访人", SW_MM (30), SW_ALIGN_START, FALSE },
  { "日期", SW_MM (42), SW_ALIGN_START, FALSE },
  { "应探访\n（次）", SW_MM (17), SW_ALIGN_CENTER, FALSE },
  { "老人", 0, SW_ALIGN_START, FALSE },
};

/* A day on which somebody is visited, so many times. */
typedef struct
{
  SwDay day;
  guint times;
} Day;

/* Whom somebody visits, and when; the visits of whom nobody is named for stand by party. */
typedef struct
{
  gint64  caregiver_id;
  gint64  organisation_id;
  gint64  elder_id;
  guint   party;
  GArray *days; /* (element-type Day): in their order */
} Pair;

static void
pair_free (gpointer data)
{
  g_array_unref (((Pair *) data)->days);
  g_free (data);
}

static int
compare_numbers (gint64 one,
                 gint64 other)
{
  return (one > other) - (one < other);
}

/* Who visits as worker and as neighbour stands once. */
static int
compare_who (const Pair *one,
             const Pair *other)
{
  int order = compare_numbers (one->caregiver_id, other->caregiver_id);

  if (order == 0)
    order = compare_numbers (one->organisation_id, other->organisation_id);
  if (order == 0 && one->caregiver_id == SW_NONE && one->organisation_id == SW_NONE)
    order = compare_numbers (one->party, other->party);

  return order;
}

static int
compare_days (const GArray *one,
              const GArray *other)
{
  for (guint i = 0; i < MIN (one->len, other->len); i++)
    {
      const Day *a = &g_array_index (one, Day, i), *b = &g_array_index (other, Day, i);
      int order = compare_numbers (a->day, b->day);

      if (order == 0)
        order = compare_numbers (a->times, b->times);
      if (order != 0)
        return order;
    }

  return compare_numbers (one->len, other->len);
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *one = *(const Pair *const *) a, *other = *(const Pair *const *) b;
  int order = compare_who (one, other);

  if (order == 0)
    order = compare_days (one->days, other->days);

  return order != 0 ? order : compare_numbers (one->elder_id, other->elder_id);
}

static guint
hash_pair (gconstpointer data)
{
  const Pair *pair = data;

  return (g_int64_hash (&pair->caregiver_id) * 31 + g_int64_hash (&pair->organisation_id)) * 31 +
         g_int64_hash (&pair->elder_id);
}

static gboolean
is_same_pair (gconstpointer one,
              gconstpointer other)
{
  return compare_who (one, other) == 0 && ((const Pair *) one)->elder_id == ((const Pair *) other)->elder_id;
}

/* The slots come by day. */
static void
add_slot (GHashTable      *pairs,
          const SwDueSlot *slot)
{
  Pair key = { slot->caregiver_id, slot->organisation_id, slot->elder_id, slot->party, NULL };
  Pair *pair = g_hash_table_lookup (pairs, &key);
  Day day = { slot->due_day, 1 };

  if (pair == NULL)
    {
      pair = g_memdup2 (&key, sizeof key);
      pair->days = g_array_new (FALSE, FALSE, sizeof (Day));
      g_hash_table_add (pairs, pair);
    }
  if (pair->days->len > 0 && g_array_index (pair->days, Day, pair->days->len - 1).day == slot->due_day)
    g_array_index (pair->days, Day, pair->days->len - 1).times++;
  else
    g_array_append_val (pair->days, day);
}

static const char *
name_of (SwStore    *store,
         const Pair *pair)
{
  const char *name = pair->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, pair->caregiver_id) :
                     pair->organisation_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_ORGANISATION, pair->organisation_id) :
                     NULL;

  return name != NULL ? name : sw_enum_official (&sw_party_enum, pair->party);
}

/* Days that follow each other with as many visits are said as a span, as “3—7日” or “9日（2次）”. Returns the
 * index after them. */
static guint
add_span (GString      *text,
          const GArray *days,
          guint         i)
{
  const Day *first = &g_array_index (days, Day, i), *last = first;
  g_autoptr (GString) span = g_string_new (NULL);
  int year, month, month_day, last_day, month_before = 0;

  sw_day_to_ymd (first->day, &year, &month, &month_day);
  if (i > 0)
    sw_day_to_ymd (g_array_index (days, Day, i - 1).day, NULL, &month_before, NULL);
  while (i + 1 < days->len && last[1].day == last->day + 1 && last[1].times == first->times &&
         last[1].day <= sw_day_month_end (first->day))
    i++, last++;
  sw_day_to_ymd (last->day, NULL, NULL, &last_day);

  if (month != month_before)
    g_string_append_printf (span, "%d月", month);
  g_string_append_printf (span, "%d", month_day);
  if (last > first)
    g_string_append_printf (span, "—%d", last_day);
  g_string_append (span, "日");
  if (first->times > 1)
    g_string_append_printf (span, last > first ? "（每日%u次）" : "（%u次）", first->times);
  if (text->len > 0)
    g_string_append (text, "、");
  sw_break_append_whole (text, span->str);

  return i + 1;
}

static char *
format_days (const GArray *days,
             SwDay         from,
             SwDay         to)
{
  GString *text = g_string_new (NULL);
  guint times = g_array_index (days, Day, 0).times;
  gboolean every = days->len == (guint) (to - from + 1) && days->len > 1;

  for (guint i = 0; every && i < days->len; i++)
    every = g_array_index (days, Day, i).times == times;
  if (every)
    {
      g_string_append (text, "每日");
      if (times > 1)
        g_string_append_printf (text, "（每日%u次）", times);
    }
  for (guint i = 0; !every && i < days->len;)
    i = add_span (text, days, i);

  return g_string_free (text, FALSE);
}

/* Whom somebody visits on the same days stands in a row. Returns the index after those of the row. */
static guint
write_row (SwListForm *form,
           SwStore    *store,
           GPtrArray  *pairs,
           guint       i,
           SwDay       from,
           SwDay       to)
{
  const Pair *first = pairs->pdata[i];
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
  g_autofree char *days = format_days (first->days, from, to);
  g_autofree char *count = NULL;
  const char *cells[N_COLUMNS];
  guint n = 0, times = 0;

  for (guint k = 0; k < first->days->len; k++)
    times += g_array_index (first->days, Day, k).times;
  for (; i < pairs->len && n < MAX_NAMES; i++, n++)
    {
      const Pair *pair = pairs->pdata[i];
      const char *name = sw_store_get_name (store, SW_TYPE_ELDER, pair->elder_id);

      if (compare_who (pair, first) != 0 || compare_days (pair->days, first->days) != 0)
        break;
      if (n > 0)
        g_string_append (names, "、");
      sw_break_append_whole (names, name != NULL ? name : "");
    }
  count = g_strdup_printf ("%u", n * times);

  cells[COLUMN_SERIAL] = serial;
  cells[COLUMN_WHO] = name_of (store, first);
  cells[COLUMN_DAYS] = days;
  cells[COLUMN_COUNT] = count;
  cells[COLUMN_NAMES] = names->str;
  sw_list_form_add_row (form, cells);

  return i;
}

/**
 * sw_paper_plan:
 * @store: a store
 * @caregiver_id: who goes, or %SW_NONE for everybody
 * @organisation_id: only what a home-care organisation owes, or %SW_NONE
 * @from: the first day
 * @to: the last day
 * @error: return location for an error
 *
 * Makes the plan of a month or of another span: for everybody to whom visits are due and on which days, also
 * those that are made. Who is visited by somebody on the same days stands in a row, so that nobody's name is
 * repeated for each day.
 *
 * Returns: (transfer full) (nullable): the plan, a #SwListForm, perhaps without rows
 */
SwForm *
sw_paper_plan (SwStore  *store,
               gint64    caregiver_id,
               gint64    organisation_id,
               SwDay     from,
               SwDay     to,
               GError  **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwDueScope scope = SW_DUE_SCOPE (from, to, sw_day_today ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_pair, is_same_pair, pair_free, NULL);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer pair;
  g_autoptr (SwListForm) form = NULL;
  g_autofree char *first = sw_day_format_chinese (from);
  g_autofree char *last = sw_day_format_chinese (to);
  g_autofree char *span = g_strdup_printf ("%s至%s", first, last);
  SwDay day = SW_NONE;

  if (office == NULL)
    return NULL;
  scope.caregiver_id = caregiver_id;
  scope.organisation_id = organisation_id;
  due = sw_due_load (store, &scope, error);
  if (due == NULL)
    return NULL;

  do
    {
      g_autoptr (GArray) slots = sw_due_get_part (due, &filter, SW_DUE_PART, &day);

      for (guint i = 0; i < slots->len; i++)
        add_slot (known, &g_array_index (slots, SwDueSlot, i));
    }
  while (day != SW_NONE);
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    g_ptr_array_add (pairs, pair);
  g_ptr_array_sort (pairs, compare_pairs);
  form = sw_list_form_new (SW_PAPER_PLAN_NAME, SW_PAGE_PORTRAIT, columns, N_COLUMNS);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < pairs->len;)
    i = write_row (form, store, pairs, i, from, to);
  sw_list_form_add_note (form, "日期为应于当日或之前完成的日期，当日应探访多次的，注明次数；应探访次数为该行老人各日次数之和。");

  return SW_FORM (g_steal_pointer (&form));
}
