/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "sw-caregiver.h"
#include "sw-household-member.h"
#include "sw-relative.h"
#include "sw-status-span.h"

/* Who a row means, and whose it is. */

#define HEAD "社区,姓名,身份证号,住址,类别\n"

static void
import_text (ImportFixture *fixture,
             const char    *text)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "first.csv", text);

  import_commit (fixture, plan);
}

/* A number that is that of somebody of quite another name is a wrong number, not a new name. */
static void
test_other_name (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwElder) elder = NULL;

  import_text (fixture, HEAD "北园社区,张晓红,11010519491231002X,甲路1号,空巢\n"
                             "北园社区,李四,440524188001010014,甲路2号,空巢\n");
  plan = import_plan_text (fixture, "b.csv",
                           HEAD "北园社区,王五,11010519491231002X,甲路3号,空巢\n"
                                "北园社区,张小红,11010519491231002X,甲路1号,空巢\n");
  import_assert_state (plan, 0, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 0), SW_ISSUE_ERROR, "张晓红 (北园社区)");
  import_assert_state (plan, 1, SW_IMPORT_UPDATE);
  import_assert_issue (sw_import_plan_get_row (plan, 1), SW_ISSUE_WARNING, "name will be changed");
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "document_number", "11010519491231002X");
  g_assert_cmpstr (elder->name, ==, "张小红");
}

/* With the register's own number the row is sure, and name or document can be corrected. */
static void
test_record_number (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autofree char *text = NULL;
  gint64 first, second;

  import_text (fixture, HEAD "北园社区,张三,11010519491231002X,甲路1号,空巢\n"
                             "北园社区,李四,,甲路2号,空巢\n");
  elder = import_find (fixture->store, "name", "张三");
  first = sw_record_get_id (SW_RECORD (elder));
  g_clear_object (&elder);
  elder = import_find (fixture->store, "name", "李四");
  second = sw_record_get_id (SW_RECORD (elder));
  text = g_strdup_printf ("底册编号,社区,姓名,身份证号,住址,类别\n"
                          "%d,北园社区,王五,11010519491231002X,甲路1号,空巢\n"
                          "%d,北园社区,李四,440524188001010014,乙路9号,空巢\n"
                          "%d,北园社区,周八,320502193403012187,乙路9号,空巢\n",
                          (int) first, (int) second, (int) second);
  plan = import_plan_text (fixture, "b.csv", text);
  import_assert_state (plan, 0, SW_IMPORT_UPDATE);
  import_assert_state (plan, 1, SW_IMPORT_UPDATE);
  /* The same number once more is the same row. */
  import_assert_state (plan, 2, SW_IMPORT_DUPLICATE);
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 2);
}

/* A number of a workbook of another register means nobody here. */
static void
test_foreign_record_number (ImportFixture *fixture,
                            gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = NULL;

  import_text (fixture, HEAD "北园社区,张三,11010519491231002X,甲路1号,空巢\n");
  plan = import_plan_text (fixture, "b.csv",
                           "底册编号,社区,姓名,身份证号,住址,类别\n"
                           "1,北园社区,李四,440524188001010014,甲路2号,空巢\n"
                           "2,北园社区,张三,11010519491231002X,甲路1号,空巢\n"
                           "3,北园社区,张三,11010519491231002X,甲路1号,独居\n");
  import_assert_state (plan, 0, SW_IMPORT_NEW);
  import_assert_state (plan, 1, SW_IMPORT_UNCHANGED);
  /* Another number is another elder there, but there is only one here. */
  import_assert_state (plan, 2, SW_IMPORT_DUPLICATE);
}

/* A CSV of the command line has the names of the fields, and beside each reference its name. */
static void
test_field_names (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan =
    import_plan_text (fixture, "list.csv",
                      "id,name,name_pinyin,document_kind,document_number,community_id,community,category,child_residence,"
                      "monthly_income,helping_units,registered_day,worker_id,worker,age,key,status\n"
                      "17,张三,zhāng sān,citizen-id,11010519491231002X,3,北园社区,living-alone,outside-city,"
                      "1234.50,,2024-05-06,8,王芳,76,1,active\n");
  g_autoptr (SwElder) elder = NULL;

  import_assert_state (plan, 0, SW_IMPORT_NEW);
  g_assert_null (sw_import_plan_get_row (plan, 0)->issues);
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "name", "张三");
  g_assert_cmpint (elder->category, ==, SW_CATEGORY_LIVING_ALONE);
  g_assert_cmpint (elder->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_CITY);
  g_assert_cmpint (elder->monthly_income, ==, 123450);
  g_assert_cmpstr (sw_store_get_name (fixture->store, SW_TYPE_COMMUNITY, elder->community_id), ==, "北园社区");
  g_assert_cmpstr (sw_store_get_name (fixture->store, SW_TYPE_CAREGIVER, elder->worker_id), ==, "王芳");
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 1);
}

/* What is named only in rows that are left out is not made, and not announced. */
static void
test_created (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    "社区,网格,姓名,身份证号,类别\n"
                                                    "北园社区,第一网格,张三,11010519491231002X,空巢\n"
                                                    "错社区,第二网格,李四,12,空巢\n"
                                                    "重社区,第三网格,张三,11010519491231002X,空巢\n");
  g_autoptr (GPtrArray) created = sw_import_plan_get_created (plan);

  g_assert_cmpuint (created->len, ==, 2);
  g_assert_nonnull (strstr (created->pdata[0], "北园社区"));
  g_assert_nonnull (strstr (created->pdata[1], "第一网格"));
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 1);
}

/* A sheet of relatives as a clerk makes one: by number, by name where that is one's own. */
static void
test_relatives (ImportFixture *fixture,
                gconstpointer  data)
{
  const char *head = "老人姓名,老人身份证号,社区,姓名,关系,联系电话,紧急联系人\n";
  g_autofree char *text = g_strconcat (head,
                                       "张三,11010519491231002X,,张小明,儿子,13912345678,是\n"
                                       "李四,,,李大,女儿,65221234,否\n"
                                       "王五,,,王一,儿子,,\n"
                                       "王五,,大儒巷社区,王一,儿子,,\n"
                                       "赵六,,,赵一,儿子,,\n"
                                       "李四,11010519491231002X,,李大,女儿,,\n"
                                       ",,,无名,女儿,,\n"
                                       "张三,11010519491231002X,,张小明,儿子,13912345678,是\n",
                                       NULL);
  g_autofree char *changed = g_strconcat (head, "张三,,,张小明,儿子,13987654321,\n", NULL);
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwImportPlan) again = NULL;
  const SwImportRow *row;

  import_text (fixture, HEAD "北园社区,张三,11010519491231002X,甲路1号,空巢\n"
                             "北园社区,李四,,甲路2号,空巢\n"
                             "北园社区,王五,,甲路3号,空巢\n"
                             "大儒巷社区,王五,,乙路1号,空巢\n");
  plan = import_plan_text (fixture, "家属.csv", text);
  import_assert_state (plan, 0, SW_IMPORT_NEW);
  import_assert_state (plan, 1, SW_IMPORT_NEW);
  import_assert_state (plan, 2, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 2), SW_ISSUE_ERROR, "2 elders");
  import_assert_state (plan, 3, SW_IMPORT_NEW);
  import_assert_state (plan, 4, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 4), SW_ISSUE_ERROR, "no elder “赵六”");
  import_assert_state (plan, 5, SW_IMPORT_ERROR);
  import_assert_state (plan, 6, SW_IMPORT_ERROR);
  import_assert_state (plan, 7, SW_IMPORT_DUPLICATE);
  g_assert_cmpuint (sw_import_plan_get_missing (plan)->len, ==, 0);
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_RELATIVE), ==, 3);

  /* An empty cell erases nothing. */
  again = import_plan_text (fixture, "改.csv", changed);
  row = sw_import_plan_get_row (again, 0);
  import_assert_state (again, 0, SW_IMPORT_UPDATE);
  g_assert_cmpuint (row->changes->len, ==, 1);
  g_assert_cmpstr (((SwChange *) row->changes->pdata[0])->after, ==, "13987654321");
}

/* Elders and what hangs on them, with errors, in one plan; the errors come back by sheet. */
static void
test_errors_by_sheet (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  g_autoptr (SwImportPlan) again = NULL;
  g_autofree char *elders = import_path (fixture, "老人.csv");
  g_autofree char *status = import_path (fixture, "状态.csv");
  g_autofree char *errors = import_path (fixture, "错误.xlsx");
  g_autofree char *table = import_path (fixture, "错误.csv");

  g_assert_true (g_file_set_contents (elders, HEAD "北园社区,张三,11010519491231002X,甲路1号,空巢\n"
                                                   "北园社区,李四,12,甲路2号,空巢\n", -1, NULL));
  g_assert_true (g_file_set_contents (status, "老人姓名,状态,开始日期,结束日期\n"
                                              "张三,迁出,2026-10-01,\n"
                                              "李四,暂停,2026-10-01,2026-09-01\n"
                                              "张三,暂停,2026-09-01,2026-08-01\n"
                                              "张三,飞走,2026-09-01,\n", -1, NULL));
  g_assert_true (sw_import_plan_add_file (plan, status, NULL, fixture->store, NULL, &error));
  g_assert_true (sw_import_plan_add_file (plan, elders, NULL, fixture->store, NULL, &error));
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  import_assert_state (plan, 0, SW_IMPORT_NEW);
  import_assert_state (plan, 1, SW_IMPORT_ERROR);
  import_assert_state (plan, 2, SW_IMPORT_NEW);
  import_assert_state (plan, 3, SW_IMPORT_ERROR);
  import_assert_state (plan, 4, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 4), SW_ISSUE_ERROR, "before the first");
  import_assert_state (plan, 5, SW_IMPORT_ERROR);

  g_assert_false (sw_import_plan_write_errors (plan, table, &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK);
  g_assert_false (g_file_test (table, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (sw_import_plan_write_errors (plan, errors, &error));
  g_assert_no_error (error);
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_STATUS_SPAN), ==, 1);

  again = import_plan (fixture, errors);
  g_assert_cmpuint (sw_import_plan_get_n_sources (again), ==, 2);
  g_assert_cmpuint (sw_import_plan_get_n_rows (again), ==, 4);
  g_assert_cmpstr (sw_import_plan_get_source_sheet (again, 1), ==, "在册状态");
}

#define ADD(path, func) \
  g_test_add ("/import-match/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("other-name", test_other_name);
  ADD ("record-number", test_record_number);
  ADD ("foreign-record-number", test_foreign_record_number);
  ADD ("field-names", test_field_names);
  ADD ("created", test_created);
  ADD ("relatives", test_relatives);
  ADD ("errors-by-sheet", test_errors_by_sheet);

  return g_test_run ();
}
