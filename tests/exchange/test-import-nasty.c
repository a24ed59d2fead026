/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <xlsxwriter.h>

/* Workbooks as communities hand them in. */

#define HEAD "社区,姓名,身份证号,联系电话,类别,子女居住,低保失能\n"

/* A number among words is taken, two are not; that there is none is no wrong number. */
static void
test_numbers (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan =
    import_plan_text (fixture, "a.csv",
                      HEAD "甲社区,张三,身份证：11010519491231002x（本人）,,空巢,,\n"
                           "甲社区,李四,440524 18800101 0014。,,空巢,,\n"
                           "甲社区,王五,遗失,65221234,空巢,,\n"
                           "甲社区,赵六,11010519491231002X/440524188001010014,,空巢,,\n");
  g_autoptr (SwElder) elder = NULL;

  for (guint i = 0; i < 3; i++)
    import_assert_state (plan, i, SW_IMPORT_NEW);
  import_assert_issue (sw_import_plan_get_row (plan, 2), SW_ISSUE_WARNING, "missing");
  import_assert_state (plan, 3, SW_IMPORT_ERROR);
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "name", "张三");
  g_assert_cmpstr (elder->document_number, ==, "11010519491231002X");
}

/* A remark in the name, half a number, no telephone. */
static void
test_names_and_phones (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    HEAD "甲社区,张三（已故）,,65221234,空巢,,\n"
                                                         "甲社区,李四/王五,,65221235,空巢,,\n"
                                                         "甲社区,阿依古丽·买买提,,1391234567,空巢,,\n"
                                                         "甲社区,赵六,11010519491231002X,无,空巢,,\n"
                                                         "甲社区,孙七,,同女儿,空巢,,\n");
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwElder) noted = NULL;

  import_assert_issue (sw_import_plan_get_row (plan, 0), SW_ISSUE_WARNING, "more than a name");
  import_assert_issue (sw_import_plan_get_row (plan, 1), SW_ISSUE_WARNING, "more than a name");
  import_assert_issue (sw_import_plan_get_row (plan, 2), SW_ISSUE_WARNING, "“1391234567” is no telephone number");
  g_assert_null (sw_import_plan_get_row (plan, 3)->issues);
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "name", "赵六");
  g_assert_null (elder->phone);
  noted = import_find (fixture->store, "name", "孙七");
  g_assert_cmpstr (noted->phone, ==, "同女儿");
}

/* A note in the place of a number tells nobody apart, takes no number away and is none that could be called. */
static void
test_phone_notes (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (SwImportPlan) first = import_plan_text (fixture, "a.csv",
                                                     HEAD "甲社区,张三,,65221234,空巢,,\n"
                                                          "甲社区,王五,,见备注,空巢,,\n"
                                                          "甲社区,孙七,11010519491231002X,65221235,空巢,,\n");
  g_autoptr (SwImportPlan) other = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwElder) noted = NULL;

  import_commit (fixture, first);
  noted = import_find (fixture->store, "name", "王五");
  g_assert_true (sw_store_verify (fixture->store, noted, fixture->today, NULL) & SW_VERIFY_NO_PHONE);

  other = import_plan_text (fixture, "b.csv", HEAD "乙社区,王五,,见备注,独居,,\n"
                                                   "甲社区,孙七,11010519491231002X,同女儿,空巢,,\n"
                                                   "甲社区,王五,,见备注,空巢,,\n");
  import_assert_state (other, 0, SW_IMPORT_NEW);
  import_assert_issue (sw_import_plan_get_row (other, 1), SW_ISSUE_WARNING, "“同女儿” is no telephone number");
  import_assert_state (other, 2, SW_IMPORT_UNCHANGED);
  import_commit (fixture, other);
  elder = import_find (fixture->store, "name", "孙七");
  g_assert_cmpstr (elder->phone, ==, "65221235");
}

/* What communities write for the ability to care for oneself. */
static void
test_care_ability (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", "社区,姓名,证件类型,身份证号,类别,照料能力\n"
                                                                      "甲社区,张三,护照,E1,空巢,能自理\n"
                                                                      "甲社区,李四,护照,E2,空巢,半 自理\n"
                                                                      "甲社区,王五,护照,E3,空巢,不能自理\n"
                                                                      "甲社区,赵六,护照,E4,空巢,完好\n"
                                                                      "甲社区,孙七,护照,E5,空巢,不好\n");
  static const char *const names[] = { "张三", "李四", "王五", "赵六" };
  static const SwCareAbility abilities[] = {
    SW_CARE_ABILITY_ABLE, SW_CARE_ABILITY_SEMI_DISABLED, SW_CARE_ABILITY_DISABLED, SW_CARE_ABILITY_ABLE,
  };

  import_assert_issue (sw_import_plan_get_row (plan, 4), SW_ISSUE_ERROR, "不好");
  import_commit (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwElder) elder = import_find (fixture->store, "name", names[i]);

      g_assert_cmpint (elder->care_ability, ==, abilities[i]);
    }
}

/* A day on which nobody in a register can be born is asked about, also one out of a number. */
static void
test_birth_days (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (SwImportPlan) numbers =
    import_plan_text (fixture, "a.csv", HEAD "甲社区,张三,320508185001010013,65221231,空巢,区外,\n");
  g_autoptr (SwImportPlan) days =
    import_plan_text (fixture, "b.csv", "社区,姓名,证件类型,身份证号,出生日期,联系电话,类别\n"
                                        "甲社区,李四,护照,E1,1850-01-01,65221232,空巢\n"
                                        "甲社区,王五,护照,E2,1906-12-19,65221233,空巢\n"
                                        "甲社区,赵六,护照,E3,2026-12-19,65221234,空巢\n");
  const SwImportRow *row = sw_import_plan_get_row (numbers, 0);
  g_autoptr (SwElder) elder = NULL;

  import_assert_issue (row, SW_ISSUE_WARNING, "176 years");
  /* Without a column of birth days the number is pointed at. */
  g_assert_cmpint (((SwImportIssue *) row->issues->pdata[0])->column, ==, 2);
  row = sw_import_plan_get_row (days, 0);
  import_assert_issue (row, SW_ISSUE_WARNING, "176 years");
  g_assert_cmpint (((SwImportIssue *) row->issues->pdata[0])->column, ==, 4);
  g_assert_null (sw_import_plan_get_row (days, 1)->issues);
  import_assert_issue (sw_import_plan_get_row (days, 2), SW_ISSUE_ERROR, "future");
  import_assert_state (days, 2, SW_IMPORT_ERROR);

  import_commit (fixture, numbers);
  elder = import_find (fixture->store, "name", "张三");
  g_assert_true (sw_store_verify (fixture->store, elder, fixture->today, NULL) & SW_VERIFY_BIRTH_DAY);
}

/* Ticked boxes, places with remarks, 1 and 0. */
static void
test_choices (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    HEAD "甲社区,张三,,65221231,□空巢 ☑独居,区外（上海）,0\n"
                                                         "甲社区,李四,,65221232,☑空巢□独居,本区其他街道,1\n"
                                                         "甲社区,王五,,65221233,☑空巢☑独居,,\n");
  g_autoptr (SwElder) first = NULL;
  g_autoptr (SwElder) second = NULL;

  import_assert_state (plan, 0, SW_IMPORT_NEW);
  import_assert_state (plan, 1, SW_IMPORT_NEW);
  import_assert_state (plan, 2, SW_IMPORT_ERROR);
  import_commit (fixture, plan);
  first = import_find (fixture->store, "name", "张三");
  g_assert_cmpint (first->category, ==, SW_CATEGORY_LIVING_ALONE);
  g_assert_cmpint (first->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT);
  g_assert_cmpint (first->low_income, ==, SW_NONE);
  second = import_find (fixture->store, "name", "李四");
  g_assert_cmpint (second->category, ==, SW_CATEGORY_EMPTY_NEST);
  g_assert_cmpint (second->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_STREET);
  g_assert_cmpint (second->low_income, ==, 1);
}

/* A relative in the row of an elder does not make it a table of relatives, nor a row that
 * shows how to fill in the table an elder. */
static void
test_heads (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (SwImportPlan) groups =
    import_plan_text (fixture, "北园社区.csv",
                      "序号,老人基本情况,,,紧急联系人,,,类别\n"
                      ",姓名,身份证号,住址,姓名,与老人关系,联系电话,\n"
                      "例,某某,110105194912310021,某路1号,某某某,儿子,139,空巢\n"
                      "1,张三,11010519491231002X,甲路1号,张小三,儿子,13912345678,空巢\n");
  g_autoptr (SwImportPlan) beside =
    import_plan_text (fixture, "大儒巷社区.csv",
                      "老人姓名,身份证号,家属姓名,与老人关系,家属电话\n"
                      "李四,440524188001010014,李小四,儿子,13912345678\n");
  g_autoptr (SwImportPlan) other_names =
    import_plan_text (fixture, "钮家巷社区.csv",
                      "编码,长者,证件号码（身份证）,居住详址,电话（手机）,人员分类,子女居住状况\n"
                      "A1,王五,320502193403012187,甲路1号,13912345678,独居,外地\n");
  SwImportCounts counts;

  g_assert_cmpuint (sw_import_plan_get_n_rows (groups), ==, 1);
  import_assert_state (groups, 0, SW_IMPORT_NEW);
  g_assert_cmpstr (sw_import_plan_get_row (groups, 0)->name, ==, "张三");
  sw_import_plan_get_counts (groups, &counts);
  g_assert_cmpuint (counts.n_skipped, ==, 1);
  import_assert_state (beside, 0, SW_IMPORT_NEW);
  g_assert_cmpstr (sw_import_plan_get_row (beside, 0)->name, ==, "李四");
  import_assert_state (other_names, 0, SW_IMPORT_NEW);
  g_assert_cmpuint (sw_column_map_get_n_columns (sw_import_plan_get_map (other_names, 0)), ==, 7);
  g_assert_cmpstr (sw_column_map_get_target (sw_import_plan_get_map (other_names, 0), 5), ==, "category");
}

static void
write_sheet (lxw_workbook *book,
             const char   *name,
             const char   *address,
             gboolean      hidden)
{
  static const char *const head[] = { "社区", "姓名", "身份证号", "住址" };
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  const char *const cells[] = { "甲社区", "张三", "11010519491231002X", address };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    {
      worksheet_write_string (sheet, 0, i, head[i], NULL);
      worksheet_write_string (sheet, 1, i, cells[i], NULL);
    }
  if (hidden)
    worksheet_hide (sheet);
  else
    worksheet_activate (sheet);
}

/* Last year's sheet, hidden before this year's, does not hold. */
static void
test_hidden (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "旧.xlsx");
  lxw_workbook *book = workbook_new (path);
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwImportPlan) old = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  g_autoptr (SwElder) elder = NULL;

  write_sheet (book, "2025", "旧路1号", TRUE);
  write_sheet (book, "2026", "新路1号", FALSE);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  plan = import_plan (fixture, path);
  g_assert_cmpuint (sw_import_plan_get_n_sources (plan), ==, 1);
  g_assert_nonnull (strstr (sw_import_plan_get_remarks (plan)->pdata[0], "2025"));
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "name", "张三");
  g_assert_cmpstr (elder->home_address, ==, "新路1号");

  /* It is there for who asks for it. */
  g_assert_true (sw_import_plan_add_file (old, path, "2025", fixture->store, NULL, &error));
  g_assert_cmpuint (sw_import_plan_get_n_sources (old), ==, 1);

  /* But not twice; another sheet of the file is. */
  g_assert_false (sw_import_plan_add_file (old, path, "2025", fixture->store, NULL, &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_AGAIN);
  g_clear_error (&error);
  g_assert_true (sw_import_plan_add_file (old, path, "2026", fixture->store, NULL, &error));
  g_assert_cmpuint (sw_import_plan_get_n_sources (old), ==, 2);
}

/* A community, a building and a worker written once beside several elders. */
static void
test_merged (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char *const head[] = { "社区", "姓名", "身份证号", "楼栋", "社区工作者", "类别" };
  static const char *const names[] = { "张三", "李四", "王五", "赵六" };
  g_autofree char *path = import_path (fixture, "合并.xlsx");
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "名册");
  g_autoptr (SwImportPlan) plan = NULL;
  SwImportCounts counts;

  worksheet_merge_range (sheet, 0, 0, 0, 5, "空巢、独居老人情况摸排表", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    worksheet_write_string (sheet, 1, i, head[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      worksheet_write_string (sheet, 2 + i, 1, names[i], NULL);
      worksheet_write_string (sheet, 2 + i, 5, "空巢", NULL);
    }
  worksheet_merge_range (sheet, 2, 0, 4, 0, "甲社区", NULL);
  worksheet_write_string (sheet, 5, 0, "乙社区", NULL);
  worksheet_merge_range (sheet, 2, 3, 3, 3, "甲路1号3幢", NULL);
  worksheet_merge_range (sheet, 2, 4, 5, 4, "周敏", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  plan = import_plan (fixture, path);
  sw_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.n_new, ==, 4);
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwElder) elder = import_find (fixture->store, "name", names[i]);

      g_assert_cmpstr (sw_store_get_name (fixture->store, SW_TYPE_COMMUNITY, elder->community_id), ==,
                       i < 3 ? "甲社区" : "乙社区");
      g_assert_cmpint (elder->worker_id, !=, SW_NONE);
    }
}

/* What is too long for its field is told in its row, also where it names somebody who would be made. */
static void
test_too_long (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GString) hanzi = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (SwImportPlan) plan = NULL;
  SwImportCounts counts;

  for (guint i = 0; i < 88; i++)
    g_string_append (hanzi, "园");
  g_string_append_printf (text, "甲社区,%s,11010519491231002X,,空巢,,\n", hanzi->str);
  g_string_append_printf (text, "%s社区,李四,440524188001010014,,空巢,,\n", hanzi->str);
  g_string_append (text, "甲社区,王五,,65221234,空巢,,\n");
  plan = import_plan_text (fixture, "a.csv", text->str);

  import_assert_state (plan, 0, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 0), SW_ISSUE_ERROR, "“Name” is too long: 88 characters; at most 60 fit.");
  import_assert_state (plan, 1, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 1), SW_ISSUE_ERROR, "too long: 90 characters; at most 40 fit.");
  sw_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.n_new, ==, 1);
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 1);
}

#define ADD(path, func) \
  g_test_add ("/import-nasty/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("numbers", test_numbers);
  ADD ("names-and-phones", test_names_and_phones);
  ADD ("phone-notes", test_phone_notes);
  ADD ("care-ability", test_care_ability);
  ADD ("birth-days", test_birth_days);
  ADD ("choices", test_choices);
  ADD ("heads", test_heads);
  ADD ("hidden", test_hidden);
  ADD ("merged", test_merged);
  ADD ("too-long", test_too_long);

  return g_test_run ();
}
