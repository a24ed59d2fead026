/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-service-card-form.h"

#include "sw-day.h"

enum
{
  COLUMN_SERIAL,
  COLUMN_ELDER,
  COLUMN_NUMBER,
  COLUMN_CAREGIVER,
  COLUMN_CONTENT,
  COLUMN_DAY,
  N_COLUMNS
};

/* Twenty rows fill a page. */
#define BLANK_ROW SW_MM (7.4)

static const SwListColumn columns[N_COLUMNS] = {
  { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
  { "老人姓名", SW_MM (32), SW_ALIGN_CENTER, FALSE },
  { "身份证号码", SW_MM (46), SW_ALIGN_CENTER, FALSE },
  { "提供服务人姓名", SW_MM (36), SW_ALIGN_CENTER, FALSE },
  { "服务内容", 0, SW_ALIGN_START, FALSE },
  { "服务日期", SW_MM (36), SW_ALIGN_CENTER, FALSE },
};

static SwListForm *
make_card (const char *subject,
           const char *span)
{
  SwListForm *form = sw_list_form_new (SW_SERVICE_CARD_FORM_NAME, SW_PAGE_LANDSCAPE, columns, N_COLUMNS);

  sw_list_form_set_heading (form, subject, span);

  return form;
}

/**
 * sw_service_card_form_new:
 * @subject: (nullable): whose card it is, as “老人：王桂英”, “服务人：李敏” or “社区：观前社区”
 * @from_day: the first day of its span, or %SW_NONE
 * @to_day: the last day
 *
 * Makes 关爱照料服务记录卡 (姑苏民卫〔2022〕159号, 附件2) without rows: for one elder, for
 * one who provides services, or for a community.
 *
 * Returns: (transfer full): the card
 */
SwListForm *
sw_service_card_form_new (const char *subject,
                          SwDay       from_day,
                          SwDay       to_day)
{
  g_autofree char *from = sw_day_format_chinese (from_day);
  g_autofree char *to = sw_day_format_chinese (to_day);
  g_autofree char *span = from[0] != '\0' && to[0] != '\0' ? g_strdup_printf ("%s至%s", from, to) : NULL;

  return make_card (subject, span);
}

/**
 * sw_service_card_form_new_blank:
 *
 * Makes a card to be filled in by hand, of 20 rows.
 *
 * Returns: (transfer full): the card
 */
SwListForm *
sw_service_card_form_new_blank (void)
{
  SwListForm *form = make_card ("老人姓名：________________", "________年____月____日至________年____月____日");

  sw_list_form_set_row_height (form, BLANK_ROW);
  sw_list_form_add_blank_rows (form, SW_SERVICE_CARD_FORM_BLANK_ROWS);

  return form;
}

/**
 * sw_service_card_form_add:
 * @form: a card
 * @elder_name: (nullable): whom it was done for
 * @elder_number: (nullable): the number of the identity card
 * @caregiver_name: (nullable): who did it
 * @visit: the visit
 *
 * Adds the row of a service.
 */
void
sw_service_card_form_add (SwListForm *form,
                          const char *elder_name,
                          const char *elder_number,
                          const char *caregiver_name,
                          SwVisit    *visit)
{
  const char *cells[N_COLUMNS];
  g_autofree char *serial = NULL;
  g_autofree char *content = NULL;
  g_autofree char *day = NULL;

  g_return_if_fail (SW_IS_LIST_FORM (form));
  g_return_if_fail (SW_IS_VISIT (visit));

  serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
  content = sw_visit_describe (visit);
  day = sw_day_format_iso (visit->day);

  cells[COLUMN_SERIAL] = serial;
  cells[COLUMN_ELDER] = elder_name;
  cells[COLUMN_NUMBER] = elder_number;
  cells[COLUMN_CAREGIVER] = caregiver_name;
  cells[COLUMN_CONTENT] = content;
  cells[COLUMN_DAY] = day;
  sw_list_form_add_row (form, cells);
}
