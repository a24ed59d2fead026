/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-row-array.h"

static SwRegisterRow *
make_row (const char *name)
{
  SwRegisterRow *row = sw_register_row_new ();

  row->serial = g_strdup ("1");
  row->street = g_strdup ("平江街道");
  row->community = g_strdup ("观前社区");
  row->name = g_strdup (name);
  row->number = g_strdup ("320508193001010000");
  row->address = g_strdup ("平江路1号");
  row->phone = g_strdup ("13800000000");
  row->category = g_strdup ("独居");
  row->children = g_strdup ("区外");
  row->low_income = g_strdup ("否");

  return row;
}

static void
assert_cells (const SwRegisterRow *row)
{
  static const char * const expected[SW_REGISTER_N_COLUMNS] = {
    "1", "平江街道", "观前社区", "龑䶮", "320508193001010000", "平江路1号", "13800000000", "独居", "区外", "否",
  };
  const char *cells[SW_REGISTER_N_COLUMNS];

  sw_register_row_get_cells (row, cells);
  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    g_assert_cmpstr (cells[i], ==, expected[i]);
}

static void
test_cells (void)
{
  g_autoptr (SwRegisterRow) row = make_row ("龑䶮");
  g_autoptr (SwRegisterRow) copy = sw_register_row_copy (row);
  g_autoptr (SwRegisterRow) empty = sw_register_row_new ();
  const char *cells[SW_REGISTER_N_COLUMNS];

  assert_cells (row);

  /* A copy has texts of its own. */
  g_free (row->name);
  row->name = g_strdup ("another");
  assert_cells (copy);

  sw_register_row_get_cells (empty, cells);
  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    g_assert_cmpstr (cells[i], ==, "");
}

/* Letter for letter as 附件3 has them: workbooks and the printed form depend on it. */
static void
test_titles (void)
{
  static const char * const expected[SW_REGISTER_N_COLUMNS] = {
    "序号", "街道", "社区", "姓名", "身份证号", "住址", "联系电话",
    "类别（选无子女或赡养人、子女或赡养人无照顾能力、空巢、独居）",
    "有子女或赡养人，请选择为区外或街道外",
    "是否为低保家庭中失能半失能的空巢独居老人",
  };

  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    g_assert_cmpstr (sw_register_column_get_title (i), ==, expected[i]);
}

static void
test_array (void)
{
  SwRegisterRowArray *array = sw_register_row_array_new ();
  SwRegisterRowSource *source = SW_REGISTER_ROW_SOURCE (array);

  g_assert_cmpuint (sw_register_row_source_get_n_rows (source), ==, 0);
  sw_register_row_array_add (array, make_row ("王桂英"));
  sw_register_row_array_add (array, make_row ("龑䶮"));
  g_assert_cmpuint (sw_register_row_source_get_n_rows (source), ==, 2);
  g_assert_cmpstr (sw_register_row_source_get_row (source, 0)->name, ==, "王桂英");
  assert_cells (sw_register_row_source_get_row (source, 1));
  g_assert_finalize_object (array);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register-row/cells", test_cells);
  g_test_add_func ("/register-row/titles", test_titles);
  g_test_add_func ("/register-row/array", test_array);

  return g_test_run ();
}
