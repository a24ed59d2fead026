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

/* Whose visits they are: somebody's, an organisation's, or a party's. */
static int
compare_whose (const SwDueSlot *one,
               const SwDueSlot *other)
{
  if (one->caregiver_id != other->caregiver_id)
    return one->caregiver_id < other->caregiver_id ? -1 : 1;
  if (one->organisation_id != other->organisation_id)
    return one->organisation_id < other->organisation_id ? -1 : 1;
  /* Who visits as worker and as neighbour has one row. */
  if (one->caregiver_id != SW_NONE || one->organisation_id != SW_NONE)
    return 0;

  return (one->party > other->party) - (one->party < other->party);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const SwDueSlot *one = a, *other = b;
  int order = compare_whose (one, other);

  if (order == 0)
    order = (one->due_day > other->due_day) - (one->due_day < other->due_day);
  if (order == 0)
    order = (one->elder_id > other->elder_id) - (one->elder_id < other->elder_id);

  return order;
}

static const char *
name_of (SwStore         *store,
         const SwDueSlot *slot)
{
  const char *name = slot->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, slot->caregiver_id) :
                     slot->organisation_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_ORGANISATION, slot->organisation_id) :
                     NULL;

  return name != NULL ? name : sw_enum_official (&sw_party_enum, slot->party);
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

/* The rows of somebody's day; returns the slot after it. */
static guint
add_day (SwListForm *form,
         SwStore    *store,
         GArray     *slots,
         guint       first,
         guint      *serial)
{
  const SwDueSlot *head = &g_array_index (slots, SwDueSlot, first);
  g_autofree char *day = format_day (head->due_day);
  guint i = first;

  while (i < slots->len)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *number = g_strdup_printf ("%u", ++*serial);
      g_autofree char *count = NULL;
      const char *cells[N_COLUMNS];
      guint n_names = 0, n = 0;

      while (i < slots->len && n_names < MAX_NAMES)
        {
          const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
          const char *name = sw_store_get_name (store, SW_TYPE_ELDER, slot->elder_id);
          guint times = 0;

          if (compare_whose (head, slot) != 0 || slot->due_day != head->due_day)
            break;
          while (i < slots->len && g_array_index (slots, SwDueSlot, i).elder_id == slot->elder_id &&
                 g_array_index (slots, SwDueSlot, i).due_day == head->due_day &&
                 compare_whose (head, &g_array_index (slots, SwDueSlot, i)) == 0)
            i++, times++;
          g_string_append_printf (names, "%s%s", n_names > 0 ? "、" : "", name != NULL ? name : "");
          if (times > 1)
            g_string_append_printf (names, "（%u次）", times);
          n_names++;
          n += times;
        }

      count = g_strdup_printf ("%u", n);
      cells[COLUMN_SERIAL] = number;
      cells[COLUMN_WHO] = name_of (store, head);
      cells[COLUMN_DAY] = day;
      cells[COLUMN_COUNT] = count;
      cells[COLUMN_NAMES] = names->str;
      sw_list_form_add_row (form, cells);

      if (n_names < MAX_NAMES || i >= slots->len || g_array_index (slots, SwDueSlot, i).due_day != head->due_day ||
          compare_whose (head, &g_array_index (slots, SwDueSlot, i)) != 0)
        break;
    }

  return i;
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
  g_autoptr (GArray) slots = NULL;
  g_autoptr (SwListForm) form = NULL;
  g_autofree char *first = sw_day_format_chinese (from);
  g_autofree char *last = sw_day_format_chinese (to);
  g_autofree char *span = g_strdup_printf ("%s至%s", first, last);
  guint serial = 0;

  if (office == NULL)
    return NULL;
  scope.caregiver_id = caregiver_id;
  due = sw_due_load (store, &scope, error);
  if (due == NULL)
    return NULL;

  slots = sw_due_get_slots (due, &filter, G_MAXUINT);
  g_array_sort (slots, compare_slots);
  form = sw_list_form_new (SW_PAPER_PLAN_NAME, SW_PAGE_PORTRAIT, columns, N_COLUMNS);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < slots->len;)
    i = add_day (form, store, slots, i, &serial);
  sw_list_form_add_note (form, "日期为应于当日或之前完成的日期；同一老人当日应探访多次的，注明次数。");

  return SW_FORM (g_steal_pointer (&form));
}
