/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-sheet.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-due.h"
#include "sw-list-form.h"
#include "sw-office.h"
#include "sw-organisation.h"

/* So many names stand in a row; who has more to visit on a day gets another. */
#define MAX_NAMES 60

enum
{
  COLUMN_SERIAL,
  COLUMN_WHO,
  COLUMN_DAY,
  COLUMN_COUNT,
  COLUMN_NAMES,
  N_COLUMNS
};

static const SwListColumn columns[N_COLUMNS] = {
  { "序号", SW_MM (13), SW_ALIGN_CENTER, FALSE },
  { "走访人", SW_MM (30), SW_ALIGN_START, FALSE },
  { "日期", SW_MM (32), SW_ALIGN_CENTER, FALSE },
  { "应探访\n（次）", SW_MM (17), SW_ALIGN_CENTER, FALSE },
  { "老人", 0, SW_ALIGN_START, FALSE },
};

/* Somebody's day; the visits of whom nobody is named for stand by party. */
typedef struct
{
  gint64 caregiver_id;
  gint64 organisation_id;
  SwDay  day;
  guint  party;
  guint  place; /* of several rows of a day */
  guint  n;
  char  *names;
} Row;

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->names);
}

static int
compare_numbers (gint64 one,
                 gint64 other)
{
  return (one > other) - (one < other);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *one = a, *other = b;
  int order = compare_numbers (one->caregiver_id, other->caregiver_id);

  if (order == 0)
    order = compare_numbers (one->organisation_id, other->organisation_id);
  /* Who visits as worker and as neighbour has one row. */
  if (order == 0 && one->caregiver_id == SW_NONE && one->organisation_id == SW_NONE)
    order = compare_numbers (one->party, other->party);
  if (order == 0)
    order = compare_numbers (one->day, other->day);

  return order != 0 ? order : compare_numbers (one->place, other->place);
}

static Row
row_of (const SwDueSlot *slot)
{
  return (Row) { .caregiver_id = slot->caregiver_id, .organisation_id = slot->organisation_id, .day = slot->due_day,
                 .party = slot->party };
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const SwDueSlot *one = a, *other = b;
  Row row = row_of (one), other_row = row_of (other);
  int order = compare_rows (&row, &other_row);

  return order != 0 ? order : compare_numbers (one->elder_id, other->elder_id);
}

static const char *
name_of (SwStore   *store,
         const Row *row)
{
  const char *name = row->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, row->caregiver_id) :
                     row->organisation_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_ORGANISATION, row->organisation_id) :
                     NULL;

  return name != NULL ? name : sw_enum_official (&sw_party_enum, row->party);
}

static char *
format_day (SwDay day)
{
  static const char * const weekdays[] = { "周一", "周二", "周三", "周四", "周五", "周六", "周日" };
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return g_strdup ("");

  return g_strdup_printf ("%d月%d日 %s", month, month_day, weekdays[sw_day_weekday (day) - 1]);
}

static gboolean
is_of_row (const SwDueSlot *slot,
           const Row       *row)
{
  Row own = row_of (slot);

  own.place = row->place;

  return compare_rows (&own, row) == 0;
}

/* The names of the slots from @i on that belong to the row; returns the slot after them. */
static guint
fill_row (Row     *row,
          SwStore *store,
          GArray  *slots,
          guint    i)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_names;

  for (n_names = 0; i < slots->len && n_names < MAX_NAMES; n_names++)
    {
      gint64 elder_id = g_array_index (slots, SwDueSlot, i).elder_id;
      const char *name;
      guint times = 0;

      while (i < slots->len && g_array_index (slots, SwDueSlot, i).elder_id == elder_id &&
             is_of_row (&g_array_index (slots, SwDueSlot, i), row))
        i++, times++;
      if (times == 0)
        break;
      name = sw_store_get_name (store, SW_TYPE_ELDER, elder_id);
      g_string_append_printf (names, "%s%s", n_names > 0 ? "、" : "", name != NULL ? name : "");
      if (times > 1)
        g_string_append_printf (names, "（%u次）", times);
      row->n += times;
    }
  row->names = g_strdup (names->str);

  return i;
}

static void
add_rows (GArray  *rows,
          SwStore *store,
          GArray  *slots)
{
  Row row = { 0 };

  g_array_sort (slots, compare_slots);
  for (guint i = 0; i < slots->len;)
    {
      guint place = i > 0 && is_of_row (&g_array_index (slots, SwDueSlot, i), &row) ? row.place + 1 : 0;

      row = row_of (&g_array_index (slots, SwDueSlot, i));
      row.place = place;
      i = fill_row (&row, store, slots, i);
      g_array_append_val (rows, row);
    }
}

static void
write_row (SwListForm *form,
           SwStore    *store,
           const Row  *row,
           guint       serial)
{
  g_autofree char *number = g_strdup_printf ("%u", serial);
  g_autofree char *day = format_day (row->day);
  g_autofree char *count = g_strdup_printf ("%u", row->n);
  const char *cells[N_COLUMNS];

  cells[COLUMN_SERIAL] = number;
  cells[COLUMN_WHO] = name_of (store, row);
  cells[COLUMN_DAY] = day;
  cells[COLUMN_COUNT] = count;
  cells[COLUMN_NAMES] = row->names;
  sw_list_form_add_row (form, cells);
}

/**
 * sw_paper_plan:
 * @store: a store
 * @caregiver_id: who goes, or %SW_NONE for everybody
 * @from: the first day
 * @to: the last day
 * @error: return location for an error
 *
 * Makes the plan of a month or of another span: for everybody and every day, how many visits
 * are due and to whom, also those that are made.
 *
 * Returns: (transfer full) (nullable): the plan, a #SwListForm, perhaps without rows
 */
SwForm *
sw_paper_plan (SwStore  *store,
               gint64    caregiver_id,
               SwDay     from,
               SwDay     to,
               GError  **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwDueScope scope = SW_DUE_SCOPE (from, to, sw_day_today ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (SwListForm) form = NULL;
  g_autofree char *first = sw_day_format_chinese (from);
  g_autofree char *last = sw_day_format_chinese (to);
  g_autofree char *span = g_strdup_printf ("%s至%s", first, last);
  SwDay day = SW_NONE;

  if (office == NULL)
    return NULL;
  scope.caregiver_id = caregiver_id;
  due = sw_due_load (store, &scope, error);
  if (due == NULL)
    return NULL;

  g_array_set_clear_func (rows, row_clear);
  do
    {
      g_autoptr (GArray) slots = sw_due_get_part (due, &filter, SW_DUE_PART, &day);

      add_rows (rows, store, slots);
    }
  while (day != SW_NONE);
  g_array_sort (rows, compare_rows);
  form = sw_list_form_new (SW_PAPER_PLAN_NAME, SW_PAGE_PORTRAIT, columns, N_COLUMNS);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < rows->len; i++)
    write_row (form, store, &g_array_index (rows, Row, i), i + 1);
  sw_list_form_add_note (form, "日期为应于当日或之前完成的日期；同一老人当日应探访多次的，注明次数。");

  return SW_FORM (g_steal_pointer (&form));
}
