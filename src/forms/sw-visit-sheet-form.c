/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-sheet-form.h"

#include "sw-day.h"

enum
{
  COLUMN_SERIAL,
  COLUMN_NAME,
  COLUMN_ADDRESS,
  COLUMN_PHONE,
  COLUMN_DUE,
  COLUMN_LAST,
  COLUMN_REMARKS,
  COLUMN_CHANNEL,
  COLUMN_OUTCOME,
  COLUMN_FOUND,
  COLUMN_CODE,
  N_COLUMNS
};

static const SwListColumn columns[N_COLUMNS] = {
  { "序号", SW_MM (11), SW_ALIGN_CENTER, FALSE },
  { "姓名", SW_MM (20), SW_ALIGN_CENTER, FALSE },
  { "住址", 0, SW_ALIGN_START, FALSE },
  { "联系电话", SW_MM (29), SW_ALIGN_CENTER, FALSE },
  { "应探访", SW_MM (24), SW_ALIGN_CENTER, FALSE },
  { "上次联系", SW_MM (25), SW_ALIGN_CENTER, FALSE },
  { "提示", SW_MM (27), SW_ALIGN_START, FALSE },
  { "方式", SW_MM (16), SW_ALIGN_START, FALSE },
  { "结果", SW_MM (22), SW_ALIGN_START, FALSE },
  { "情况记录", SW_MM (34), SW_ALIGN_START, FALSE },
  { "扫码", SW_MM (17), SW_ALIGN_CENTER, TRUE },
};

#define ROW_HEIGHT SW_MM (17)

static SwListForm *
make_sheet (const char *caregiver,
            const char *span)
{
  SwListForm *form = sw_list_form_new (SW_VISIT_SHEET_FORM_NAME, SW_PAGE_LANDSCAPE, columns, N_COLUMNS);
  g_autofree char *heading = g_strdup_printf ("走访人：%s", caregiver);

  sw_list_form_set_heading (form, heading, span);
  sw_list_form_set_row_height (form, ROW_HEIGHT);
  sw_list_form_add_note (form, "走访人（签字）：__________________　　日期：________年____月____日");

  return form;
}

/**
 * sw_visit_sheet_form_new:
 * @caregiver: who goes
 * @from_day: the first day of the sheet
 * @to_day: its last day, which may be the same
 *
 * Makes the sheet that a worker takes along: whom to visit, where, and boxes to tick.
 *
 * Returns: (transfer full): the sheet, without rows
 */
SwListForm *
sw_visit_sheet_form_new (const char *caregiver,
                         SwDay       from_day,
                         SwDay       to_day)
{
  g_autofree char *from = sw_day_format_chinese (from_day);
  g_autofree char *to = sw_day_format_chinese (to_day);
  g_autofree char *span = from_day == to_day ? g_strdup (from) : g_strdup_printf ("%s至%s", from, to);

  g_return_val_if_fail (caregiver != NULL, NULL);

  return make_sheet (caregiver, span);
}

/**
 * sw_visit_sheet_form_new_blank:
 *
 * Makes a sheet to be filled in by hand.
 *
 * Returns: (transfer full): the sheet
 */
SwListForm *
sw_visit_sheet_form_new_blank (void)
{
  SwListForm *form = make_sheet ("________________", "________年____月____日");

  for (guint i = 0; i < SW_VISIT_SHEET_FORM_BLANK_ROWS; i++)
    sw_visit_sheet_form_add (form, &(SwVisitSheetRow) { 0 });

  return form;
}

/**
 * sw_visit_sheet_form_add:
 * @form: a sheet
 * @row: whom to visit
 *
 * Adds a row with empty boxes.
 */
void
sw_visit_sheet_form_add (SwListForm            *form,
                         const SwVisitSheetRow *row)
{
  const char *cells[N_COLUMNS] = { 0 };
  g_autofree char *serial = NULL;

  g_return_if_fail (SW_IS_LIST_FORM (form));
  g_return_if_fail (row != NULL);

  serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
  cells[COLUMN_SERIAL] = serial;
  cells[COLUMN_NAME] = row->name;
  cells[COLUMN_ADDRESS] = row->address;
  cells[COLUMN_PHONE] = row->phone;
  cells[COLUMN_DUE] = row->due;
  cells[COLUMN_LAST] = row->last;
  cells[COLUMN_REMARKS] = row->remarks;
  cells[COLUMN_CHANNEL] = "□电话\n□上门\n□视频";
  cells[COLUMN_OUTCOME] = "□已联系上\n□未联系上\n□异常";
  cells[COLUMN_CODE] = row->code;
  sw_list_form_add_row (form, cells);
}
