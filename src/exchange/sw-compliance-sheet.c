/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-compliance-sheet.h"

#include "sw-day.h"
#include "sw-due-sums.h"
#include "sw-office.h"
#include "sw-sheet-writer.h"

/* Made in time, made late, not made, to come. */
#define N_PARTS 4

static char *
describe_span (const SwDueScope *scope,
               const char       *only)
{
  g_autofree char *from = sw_day_format_chinese (scope->from);
  g_autofree char *to = sw_day_format_chinese (scope->to);

  if (only != NULL)
    return g_strdup_printf ("%s至%s　%s", from, to, only);

  return g_strdup_printf ("%s至%s", from, to);
}

static gboolean
write_sum (SwSheetWriter   *writer,
           const char      *name,
           const SwDueSum  *sum,
           GError         **error)
{
  const gint64 *counts = sum->counts;
  const gint64 parts[N_PARTS] = {
    counts[SW_SLOT_MET], counts[SW_SLOT_LATE], counts[SW_SLOT_MISSED] + counts[SW_SLOT_OVERDUE],
    counts[SW_SLOT_DUE] + counts[SW_SLOT_UPCOMING],
  };
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, sw_due_sum_asked (sum));
  g_autofree char *rate = sw_due_sum_rate_text (sum);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *cells[N_PARTS + 3];

  cells[0] = name;
  cells[1] = asked;
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, parts[i]));
      cells[2 + i] = texts->pdata[i];
    }
  cells[2 + N_PARTS] = rate;

  return sw_sheet_writer_write_row (writer, cells, error);
}

/**
 * sw_compliance_sheet_write:
 * @store: a store, for the names
 * @path: the workbook to write
 * @scope: the span
 * @by: what the sums are told by
 * @sums: (element-type SwDueSum): the sums, as sw_compliance_load() gives them
 * @only: (nullable): the only thing of which they are
 * @error: return location for an error
 *
 * Writes the workbook of what was asked for, made, late and missed, with the total.
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_compliance_sheet_write (SwStore           *store,
                           const char        *path,
                           const SwDueScope  *scope,
                           SwDueBy            by,
                           GArray            *sums,
                           const char        *only,
                           GError           **error)
{
  static const char * const headings[] = { "责任方", "服务人员", "社区", "老人", "规则" };
  const SwSheetColumn columns[] = {
    { headings[by], 30, SW_SHEET_COLUMN_TEXT, NULL },
    { "应探访", 0, SW_SHEET_COLUMN_NUMBER, NULL },
    { "按期完成", 0, SW_SHEET_COLUMN_NUMBER, NULL },
    { "迟完成", 0, SW_SHEET_COLUMN_NUMBER, NULL },
    { "逾期未访", 0, SW_SHEET_COLUMN_NUMBER, NULL },
    { "未到期", 0, SW_SHEET_COLUMN_NUMBER, NULL },
    { "完成率", 0, SW_SHEET_COLUMN_PERCENT, NULL },
  };
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autofree char *span = describe_span (scope, only);
  const SwSheetLayout layout = { "完成情况", "探访关爱服务完成情况表", office != NULL ? office->name : NULL, span,
                                 columns, G_N_ELEMENTS (columns), TRUE };
  g_autoptr (SwSheetWriter) writer = office != NULL ? sw_sheet_writer_new (path, SW_SHEET_FORMAT_XLSX, &layout, error) : NULL;
  SwDueSum total = { .key = SW_NONE, .organisation_id = SW_NONE };

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (sums, SwDueSum, i);
      g_autofree char *name = sw_due_sum_official_name (store, by, sum);

      if (!write_sum (writer, name, sum, error))
        return FALSE;
      for (guint state = 0; state < SW_N_SLOT_STATES; state++)
        total.counts[state] += sum->counts[state];
    }

  return write_sum (writer, "合计", &total, error) && sw_sheet_writer_close (writer, error);
}
