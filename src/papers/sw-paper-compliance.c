/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-due.h"

#include "sw-day.h"
#include "sw-due-sums.h"
#include "sw-list-form.h"
#include "sw-office.h"

enum
{
  COLUMN_SERIAL,
  COLUMN_NAME,
  COLUMN_ASKED,
  COLUMN_MADE,
  COLUMN_LATE,
  COLUMN_UNDONE,
  COLUMN_OPEN,
  COLUMN_RATE,
  N_COLUMNS
};

static const char * const headings[] = { "责任方", "服务人员", "社区", "老人", "规则" };

static void
add_row (SwListForm     *form,
         const char     *serial,
         const char     *name,
         const SwDueSum *sum)
{
  const gint64 *counts = sum->counts;
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, sw_due_sum_asked (sum));
  g_autofree char *made = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_MET]);
  g_autofree char *late = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_LATE]);
  g_autofree char *undone = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_MISSED] + counts[SW_SLOT_OVERDUE]);
  g_autofree char *open = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_DUE] + counts[SW_SLOT_UPCOMING]);
  g_autofree char *rate = sw_due_sum_rate_text (sum);
  const char *cells[N_COLUMNS];

  cells[COLUMN_SERIAL] = serial;
  cells[COLUMN_NAME] = name;
  cells[COLUMN_ASKED] = asked;
  cells[COLUMN_MADE] = made;
  cells[COLUMN_LATE] = late;
  cells[COLUMN_UNDONE] = undone;
  cells[COLUMN_OPEN] = open;
  cells[COLUMN_RATE] = rate;
  sw_list_form_add_row (form, cells);
}

/**
 * sw_paper_compliance:
 * @store: a store
 * @scope: the span
 * @by: what the sums are told by
 * @sums: (element-type SwDueSum): the sums, as sw_compliance_load() gives them
 * @only: (nullable): the only thing of which they are, which the heading says
 * @error: return location for an error
 *
 * Makes the table of what was asked for, made, late and missed, with the total.
 *
 * Returns: (transfer full) (nullable): the table
 */
SwForm *
sw_paper_compliance (SwStore           *store,
                     const SwDueScope  *scope,
                     SwDueBy            by,
                     GArray            *sums,
                     const char        *only,
                     GError           **error)
{
  const SwListColumn columns[N_COLUMNS] = {
    { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
    { headings[by], 0, SW_ALIGN_START, FALSE },
    { "应探访", SW_MM (22), SW_ALIGN_END, FALSE },
    { "按期完成", SW_MM (22), SW_ALIGN_END, FALSE },
    { "迟完成", SW_MM (22), SW_ALIGN_END, FALSE },
    { "逾期未访", SW_MM (20), SW_ALIGN_END, FALSE },
    { "未到期", SW_MM (20), SW_ALIGN_END, FALSE },
    { "完成率", SW_MM (20), SW_ALIGN_END, FALSE },
  };
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autofree char *from = sw_day_format_chinese (scope->from);
  g_autofree char *to = sw_day_format_chinese (scope->to);
  g_autofree char *span = g_strdup_printf ("%s至%s", from, to);
  g_autofree char *whose = NULL;
  SwDueSum total = { 0 };

  if (office == NULL)
    return NULL;

  form = sw_list_form_new ("探访关爱服务完成情况表", SW_PAGE_PORTRAIT, columns, N_COLUMNS);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  /* Above the table, so that the first page is not taken for the whole. */
  whose = only != NULL ? g_strdup_printf ("%s　仅含：%s", office->name, only) : g_strdup (office->name);
  sw_list_form_set_heading (form, whose, span);
  for (guint i = 0; i < sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (sums, SwDueSum, i);
      g_autofree char *serial = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = sw_due_sum_official_name (store, by, sum);

      add_row (form, serial, name, sum);
      for (guint k = 0; k < SW_N_SLOT_STATES; k++)
        total.counts[k] += sum->counts[k];
    }
  add_row (form, "", "合计", &total);
  sw_list_form_add_note (form, "完成率为按期完成与迟完成之和占已到期应探访次数的比例。");

  return SW_FORM (g_steal_pointer (&form));
}
