/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-row.h"

#include "sw-key-elder.h"

/* The headings of 空巢、独居老人情况摸排表, letter for letter. */
static const char * const titles[SW_REGISTER_N_COLUMNS] = {
  "序号",
  "街道",
  "社区",
  "姓名",
  "身份证号",
  "住址",
  "联系电话",
  "类别（选无子女或赡养人、子女或赡养人无照顾能力、空巢、独居）",
  "有子女或赡养人，请选择为区外或街道外",
  "是否为低保家庭中失能半失能的空巢独居老人",
};

G_DEFINE_BOXED_TYPE (SwRegisterRow, sw_register_row, sw_register_row_copy, sw_register_row_free)

/**
 * sw_register_row_new:
 *
 * Makes a row of which nothing is known.
 *
 * Returns: (transfer full): the row
 */
SwRegisterRow *
sw_register_row_new (void)
{
  return g_new0 (SwRegisterRow, 1);
}

/* 有子女或赡养人，请选择为区外或街道外. */
static const char *
word_of_children (gint64 child_residence)
{
  switch (child_residence)
    {
    case SW_CHILD_RESIDENCE_OUTSIDE_STREET:
      return "街道外";
    case SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT:
    case SW_CHILD_RESIDENCE_OUTSIDE_CITY:
      return "区外";
    default:
      return NULL;
    }
}

/**
 * sw_register_row_from_elder:
 * @elder: an elder
 * @serial: the number of the row, from 1; 0 for none
 * @street: (nullable): the name of the street
 * @community: (nullable): the name of the elder's community
 *
 * Makes the row of the register (姑苏民卫〔2022〕159号, 附件3) of an elder. The form and the workbook both
 * have it from here.
 *
 * Returns: (transfer full): the row
 */
SwRegisterRow *
sw_register_row_from_elder (SwElder    *elder,
                            guint       serial,
                            const char *street,
                            const char *community)
{
  SwRegisterRow *row;

  g_return_val_if_fail (SW_IS_ELDER (elder), NULL);

  row = sw_register_row_new ();
  row->serial = serial > 0 ? g_strdup_printf ("%u", serial) : NULL;
  row->street = g_strdup (street);
  row->community = g_strdup (community);
  row->name = g_strdup (elder->name);
  row->number = g_strdup (elder->document_number);
  row->address = g_strdup (elder->home_address);
  row->phone = g_strdup (elder->phone);
  row->category = g_strdup (sw_enum_official (&sw_category_enum, elder->category));
  row->children = g_strdup (word_of_children (elder->child_residence));
  row->low_income = g_strdup (sw_elder_low_income_disabled (elder) ? "是" : "否");

  return row;
}

/**
 * sw_register_row_copy:
 * @row: a row
 *
 * Copies a row with its texts.
 *
 * Returns: (transfer full): the copy
 */
SwRegisterRow *
sw_register_row_copy (const SwRegisterRow *row)
{
  SwRegisterRow *copy;

  g_return_val_if_fail (row != NULL, NULL);

  copy = sw_register_row_new ();
  copy->serial = g_strdup (row->serial);
  copy->street = g_strdup (row->street);
  copy->community = g_strdup (row->community);
  copy->name = g_strdup (row->name);
  copy->number = g_strdup (row->number);
  copy->address = g_strdup (row->address);
  copy->phone = g_strdup (row->phone);
  copy->category = g_strdup (row->category);
  copy->children = g_strdup (row->children);
  copy->low_income = g_strdup (row->low_income);

  return copy;
}

/**
 * sw_register_row_free:
 * @row: (transfer full): a row that owns its texts
 *
 * Frees a row and its texts.
 */
void
sw_register_row_free (SwRegisterRow *row)
{
  if (row == NULL)
    return;

  g_free (row->serial);
  g_free (row->street);
  g_free (row->community);
  g_free (row->name);
  g_free (row->number);
  g_free (row->address);
  g_free (row->phone);
  g_free (row->category);
  g_free (row->children);
  g_free (row->low_income);
  g_free (row);
}

/**
 * sw_register_row_get_cells:
 * @row: a row
 * @cells: (out caller-allocates) (array fixed-size=10): where to put the texts
 *
 * Gives the texts of a row in the order of the official columns, borrowed from
 * @row. A text that is not known is the empty string.
 */
void
sw_register_row_get_cells (const SwRegisterRow *row,
                           const char          *cells[SW_REGISTER_N_COLUMNS])
{
  guint i = 0;

  g_return_if_fail (row != NULL);

  cells[i++] = row->serial;
  cells[i++] = row->street;
  cells[i++] = row->community;
  cells[i++] = row->name;
  cells[i++] = row->number;
  cells[i++] = row->address;
  cells[i++] = row->phone;
  cells[i++] = row->category;
  cells[i++] = row->children;
  cells[i++] = row->low_income;

  for (i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    if (cells[i] == NULL)
      cells[i] = "";
}

/**
 * sw_register_column_get_title:
 * @column: a column, from 0
 *
 * Gives the official heading of a column (姑苏民卫〔2022〕159号, 附件3). It is
 * never translated.
 *
 * Returns: the heading
 */
const char *
sw_register_column_get_title (guint column)
{
  g_return_val_if_fail (column < SW_REGISTER_N_COLUMNS, NULL);

  return titles[column];
}
