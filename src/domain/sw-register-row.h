/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"

G_BEGIN_DECLS

/* The official columns, in their order. */
typedef enum
{
  SW_REGISTER_COLUMN_SERIAL,
  SW_REGISTER_COLUMN_STREET,
  SW_REGISTER_COLUMN_COMMUNITY,
  SW_REGISTER_COLUMN_NAME,
  SW_REGISTER_COLUMN_NUMBER,
  SW_REGISTER_COLUMN_ADDRESS,
  SW_REGISTER_COLUMN_PHONE,
  SW_REGISTER_COLUMN_CATEGORY,
  SW_REGISTER_COLUMN_CHILDREN,
  SW_REGISTER_COLUMN_LOW_INCOME
} SwRegisterColumn;

#define SW_REGISTER_N_COLUMNS 10

#define SW_TYPE_REGISTER_ROW (sw_register_row_get_type ())

/**
 * SwRegisterRow:
 * @serial: 序号
 * @street: 街道
 * @community: 社区
 * @name: 姓名
 * @number: 身份证号
 * @address: 住址
 * @phone: 联系电话
 * @category: 类别, one of the four official words
 * @children: 区外, 街道外 or empty
 * @low_income: 是, 否 or empty
 *
 * One row of the register as it is printed and exported. What is not known
 * is %NULL or empty.
 */
typedef struct
{
  char *serial;
  char *street;
  char *community;
  char *name;
  char *number;
  char *address;
  char *phone;
  char *category;
  char *children;
  char *low_income;
} SwRegisterRow;

GType          sw_register_row_get_type     (void) G_GNUC_CONST;
SwRegisterRow *sw_register_row_new          (void);
SwRegisterRow *sw_register_row_from_elder   (SwElder             *elder,
                                             guint                serial,
                                             const char          *street,
                                             const char          *community);
SwRegisterRow *sw_register_row_copy         (const SwRegisterRow *row);
void           sw_register_row_free         (SwRegisterRow       *row);
void           sw_register_row_get_cells    (const SwRegisterRow *row,
                                             const char          *cells[SW_REGISTER_N_COLUMNS]);
const char    *sw_register_column_get_title (guint                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRegisterRow, sw_register_row_free)

G_END_DECLS
