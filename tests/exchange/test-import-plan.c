/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include <sqlite3.h>

#include "sw-backup.h"
#include "sw-history.h"
#include "sw-import-mapping.h"
#include "sw-status-span.h"
#include "sw-store-private.h"

static void
assert_counts (SwImportPlan *plan,
               guint         n_new,
               guint         n_updated,
               guint         n_unchanged,
               guint         n_duplicates,
               guint         n_errors)
{
  SwImportCounts counts;

  sw_import_plan_get_counts (plan, &counts);
  for (guint i = 0; i < sw_import_plan_get_n_rows (plan) && counts.n_errors > n_errors; i++)
    {
      const SwImportRow *row = sw_import_plan_get_row (plan, i);

      for (guint j = 0; row->issues && j < row->issues->len; j++)
        g_test_message ("row %u: %s", row->number, ((SwImportIssue *) row->issues->pdata[j])->message);
    }
  g_assert_cmpuint (counts.n_rows, ==, sw_import_plan_get_n_rows (plan));
  g_assert_cmpuint (counts.n_new, ==, n_new);
  g_assert_cmpuint (counts.n_updated, ==, n_updated);
  g_assert_cmpuint (counts.n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (counts.n_duplicates, ==, n_duplicates);
  g_assert_cmpuint (counts.n_errors, ==, n_errors);
}

/* The plain samples: all new; once more: all unchanged; one undo takes all away. */
static void
test_samples (ImportFixture *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *name;
    guint       n;
    guint       n_skipped;
    const char *community;
  } samples[] = {
    { "北园社区-摸排表.xlsx", 36, 0, "北园社区" },
    { "大儒巷社区.xls", 41, 2, "大儒巷社区" },
    { "钮家巷社区.csv", 28, 0, "钮家巷社区" },
  };
  g_autoptr (GError) error = NULL;
  gint64 n_before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = import_sample (samples[i].name);
      g_autoptr (SwImportPlan) plan = import_plan (fixture, path);
      g_autoptr (SwImportPlan) again = NULL;
      g_autoptr (GPtrArray) created = sw_import_plan_get_created (plan);
      SwImportCounts counts;

      assert_counts (plan, samples[i].n, 0, 0, 0, 0);
      sw_import_plan_get_counts (plan, &counts);
      g_assert_cmpuint (counts.n_skipped, ==, samples[i].n_skipped);
      g_assert_cmpuint (counts.n_warnings, ==, 0);
      g_assert_cmpuint (created->len, ==, 1);
      g_assert_nonnull (strstr (created->pdata[0], samples[i].community));
      g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, n_before);

      import_commit (fixture, plan);
      n_before += samples[i].n;
      g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, n_before);
      g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, i + 1);

      again = import_plan (fixture, path);
      assert_counts (again, 0, 0, samples[i].n, 0, 0);
      g_assert_cmpuint (sw_import_plan_get_missing (again)->len, ==, 0);
      g_assert_true (sw_column_map_is_remembered (sw_import_plan_get_map (again, 0)));
    }

  sw_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, n_before - 28);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 2);
}

/* All defects of the messy sample, as its expectations say. */
static void
assert_messy (SwImportPlan *plan)
{
  g_assert_cmpuint (sw_import_plan_get_n_rows (plan), ==, 30);
  for (guint i = 0; i < 30; i++)
    {
      const SwImportRow *row = sw_import_plan_get_row (plan, i);

      switch (i)
        {
        case 6:
          g_assert_cmpint (row->state, ==, SW_IMPORT_ERROR);
          import_assert_issue (row, SW_ISSUE_ERROR, "lost");
          break;
        case 8:
          g_assert_cmpint (row->state, ==, SW_IMPORT_ERROR);
          import_assert_issue (row, SW_ISSUE_ERROR, "should be");
          break;
        case 10:
          g_assert_cmpint (row->state, ==, SW_IMPORT_ERROR);
          import_assert_issue (row, SW_ISSUE_ERROR, "1951-13-45");
          break;
        case 12:
          g_assert_cmpint (row->state, ==, SW_IMPORT_DUPLICATE);
          g_assert_cmpuint (row->first, ==, 11);
          g_assert_null (row->issues);
          break;
        case 14:
          g_assert_cmpint (row->state, ==, SW_IMPORT_ERROR);
          import_assert_issue (row, SW_ISSUE_ERROR, "two categories");
          g_assert_cmpint (((SwImportIssue *) row->issues->pdata[0])->column, ==, 7);
          break;
        case 18:
          g_assert_cmpint (row->state, ==, SW_IMPORT_ERROR);
          break;
        case 20:
          g_assert_cmpint (row->state, ==, SW_IMPORT_NEW);
          import_assert_issue (row, SW_ISSUE_WARNING, "number holds");
          break;
        case 26:
          break;
        default:
          if (row->issues)
            g_error ("row %u: %s", row->number, ((SwImportIssue *) row->issues->pdata[0])->message);
          g_assert_cmpint (row->state, ==, SW_IMPORT_NEW);
        }
    }
}

static void
test_messy (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *path = import_sample ("观前社区-乱.xlsx");
  g_autoptr (SwImportPlan) plan = import_plan (fixture, path);
  g_autoptr (SwElder) wide = NULL;
  g_autoptr (SwElder) blanks = NULL;
  g_autoptr (SwElder) number = NULL;
  g_autoptr (SwElder) old = NULL;
  SwImportCounts counts;

  g_assert_cmpstr (sw_import_plan_get_source_sheet (plan, 0), ==, "底册");
  g_assert_cmpuint (sw_column_map_get_last_row (sw_import_plan_get_map (plan, 0)), ==, 3);
  assert_messy (plan);
  assert_counts (plan, 24, 0, 0, 1, 5);
  g_assert_cmpint (sw_import_plan_get_row (plan, 26)->state, ==, SW_IMPORT_NEW);
  sw_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.n_warnings, ==, 1);
  g_assert_cmpuint (counts.n_blank, ==, 1);

  import_commit (fixture, plan);
  wide = import_find (fixture->store, "document_number", "320503194611290422");
  g_assert_cmpstr (wide->name, ==, "姚凤英");
  g_assert_cmpint (wide->low_income, ==, 1);
  g_assert_cmpint (wide->care_ability, ==, SW_CARE_ABILITY_SEMI_DISABLED);
  g_assert_cmpint (wide->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT);
  g_assert_cmpint (wide->child_residence_unsure, ==, 1);
  blanks = import_find (fixture->store, "document_number", "320502193403012187");
  g_assert_cmpstr (blanks->name, ==, "史招娣");
  number = import_find (fixture->store, "name", "胡龑");
  g_assert_cmpstr (number->phone, ==, "13912345678");
  old = import_find (fixture->store, "name", "许永年");
  g_assert_cmpuint (strlen (old->document_number), ==, 18);
  g_assert_true (g_str_has_prefix (old->document_number, "32050819510804723"));
}

static void
test_messy_after_another (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_autofree char *first = import_sample ("北园社区-摸排表.xlsx");
  g_autofree char *path = import_sample ("观前社区-乱.xlsx");
  g_autoptr (SwImportPlan) before = import_plan (fixture, first);
  g_autoptr (SwImportPlan) plan = NULL;
  const SwImportRow *row;
  const SwChange *change;

  import_commit (fixture, before);
  plan = import_plan (fixture, path);
  assert_messy (plan);
  assert_counts (plan, 23, 1, 0, 1, 5);
  row = sw_import_plan_get_row (plan, 26);
  g_assert_cmpint (row->state, ==, SW_IMPORT_UPDATE);
  g_assert_cmpuint (row->changes->len, ==, 1);
  change = row->changes->pdata[0];
  g_assert_cmpstr (change->field->name, ==, "home_address");
  g_assert_cmpstr (change->before, ==, "北园新村86号25幢213室");
  g_assert_cmpstr (change->after, ==, "观前街1号（迁入）");

  /* One row of another community does not ask after all the others there. */
  g_assert_cmpuint (sw_import_plan_get_missing (plan)->len, ==, 0);

  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 36 + 23);
}

/* Both files in one plan: the same elder is then the same twice. */
static void
test_two_files (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = import_sample ("北园社区-摸排表.xlsx");
  g_autofree char *second = import_sample ("观前社区-乱.xlsx");
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  const SwImportRow *row;

  g_assert_true (sw_import_plan_add_file (plan, first, NULL, fixture->store, NULL, &error));
  g_assert_true (sw_import_plan_add_file (plan, second, NULL, fixture->store, NULL, &error));
  g_assert_cmpuint (sw_import_plan_get_n_sources (plan), ==, 2);
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  assert_counts (plan, 36 + 23, 0, 0, 2, 5);
  row = sw_import_plan_get_row (plan, 36 + 26);
  g_assert_cmpint (row->state, ==, SW_IMPORT_DUPLICATE);
  g_assert_cmpuint (row->first, ==, 0);
  import_assert_issue (row, SW_ISSUE_WARNING, "Home address");
}

static const SwImportRow *
error_row_of (SwImportPlan *plan,
              guint         n)
{
  for (guint i = 0;; i++)
    if (sw_import_plan_get_row (plan, i)->state == SW_IMPORT_ERROR && n-- == 0)
      return sw_import_plan_get_row (plan, i);
}

/* The errors come back corrected, and nothing else. */
static void
test_error_workbook (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const char *const endings[] = { "错误.xlsx", "错误.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = import_sample ("观前社区-乱.xlsx");
      g_autofree char *errors = import_path (fixture, endings[i]);
      g_autoptr (SwImportPlan) plan = import_plan (fixture, path);
      g_autoptr (SwImportPlan) again = NULL;
      SwColumnMap *map;
      guint last;

      g_assert_true (sw_import_plan_write_errors (plan, errors, &error));
      g_assert_no_error (error);
      again = import_plan (fixture, errors);
      assert_counts (again, 0, 0, 0, 0, 5);
      map = sw_import_plan_get_map (again, 0);
      last = sw_column_map_get_n_columns (map) - 3;
      for (guint j = 0; j < 3; j++)
        g_assert_cmpstr (sw_column_map_get_target (map, last + j), ==, SW_COLUMN_IGNORED);
      g_assert_cmpstr (sw_column_map_get_heading (map, last + 1), ==, "来源文件");
      g_assert_cmpstr (sw_column_map_get_heading (map, last + 2), ==, "行号");
      g_assert_cmpstr (sw_column_map_get_heading (map, last), ==, "错误原因");
      g_assert_cmpstr (sw_column_map_get_heading (map, 3), ==, "公民身份号码");
      for (guint j = 0; j < 5; j++)
        {
          const char *number;
          const char *reason = sw_import_cells_get (sw_import_plan_get_row (again, j)->cells, last);

          g_assert_cmpuint (strlen (reason), >, 10);
          g_assert_nonnull (strstr (sw_import_cells_get (sw_import_plan_get_row (again, j)->cells, last + 1),
                                    "观前社区-乱.xlsx"));
          number = sw_import_cells_get (sw_import_plan_get_row (again, j)->cells, last + 2);
          g_assert_true (error_row_of (plan, j)->number == g_ascii_strtoull (number, NULL, 10));
        }
    }
}

static void
add_community (ImportFixture *fixture,
               const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwCommunity) community = sw_community_new ();

  community->name = g_strdup (name);
  sw_store_save_one (fixture->store, SW_RECORD (community), "community", &error);
  g_assert_no_error (error);
}

/* The title over the head names the community, if it is the only one of the register there. */
static void
test_title_community (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const struct
  {
    const char *title;
    const char *community;
  } titles[] = {
    { "拙政园社区空巢独居老人登记表", "拙政园社区" },
    { "拙政园社区、听枫社区登记表", NULL },
    { "大儒巷社区登记表", NULL },
    { "登记表", NULL },
  };

  add_community (fixture, "拙政园社区");
  add_community (fixture, "听枫社区");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strconcat (titles[i].title,
                                           ",,,,\n姓名,身份证号,住址,电话,类别\n"
                                           "张三,11010519491231002X,平江路1号,,空巢\n", NULL);
      g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "老人.csv", text);

      g_assert_cmpstr (sw_import_plan_get_community (plan, 0), ==, titles[i].community);
      assert_counts (plan, titles[i].community != NULL, 0, 0, 0, titles[i].community == NULL);
    }
}

/* A short name of the file is that of the only community that it can mean. */
static void
test_short_community (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *community;
  } files[] = {
    { "拙政园.csv", "拙政园社区" },
    { "2026年四季度拙政园摸排表（终）.csv", "拙政园社区" },
    { "听枫.csv", NULL },
    { "拙政园新村.csv", NULL },
    { "大拙政园.csv", NULL },
    { "老人.csv", NULL },
    { "李主任.csv", NULL },
    { "李村.csv", "李村" },
  };

  add_community (fixture, "拙政园社区");
  add_community (fixture, "李村");
  add_community (fixture, "听枫社区");
  add_community (fixture, "听枫村");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SwImportPlan) plan = import_plan_text (fixture, files[i].file, "姓名,住址,类别\n张三,平江路1号,空巢\n");

      g_assert_cmpstr (sw_import_plan_get_community (plan, 0), ==, files[i].community);
    }
}

/* Where nobody knows whose rows they are, that is all that is said of them. */
static void
test_placeless (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = import_path (fixture, "错误.csv");
  g_autofree char *text = NULL;
  SwImportCounts counts;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "老人.csv",
                                                    "姓名,身份证号,住址,类别,社区\n"
                                                    "张三,110105194912310021,平江路1号,空巢,\n"
                                                    "李四,,平江路2号,独居, \n"
                                                    "王五,110105194912310021,平江路3号,独居,北园社区\n");

  assert_counts (plan, 0, 0, 0, 0, 3);
  sw_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.n_placeless, ==, 2);
  g_assert_cmpuint (counts.n_warnings, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      const SwImportRow *row = sw_import_plan_get_row (plan, i);

      g_assert_cmpint (row->placeless, ==, i < 2);
      g_assert_cmpuint (row->issues->len, ==, 1);
    }
  g_assert_true (sw_import_plan_write_errors (plan, errors, &error));
  g_assert_true (g_file_get_contents (errors, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "类别,社区,错误原因,来源文件,行号"));

  /* Told, they are like all others. */
  sw_import_plan_set_community (plan, " 北园 ");
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  assert_counts (plan, 1, 0, 0, 0, 2);
  sw_import_plan_get_counts (plan, &counts);
  g_assert_cmpuint (counts.n_placeless, ==, 0);

  /* Nothing said is nothing. */
  sw_import_plan_set_community (plan, " ");
  g_assert_null (sw_import_plan_get_community (plan, 0));
}

/* A workbook with a head and nobody in it was sent by mistake; it may have empty sheets. */
static void
test_no_rows (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "空.csv", "姓名,住址,类别\n,,\n");
  g_autofree char *path = import_sample ("北园社区-摸排表.xlsx");
  g_autoptr (SwImportPlan) full = import_plan (fixture, path);

  g_assert_cmpuint (sw_import_plan_get_remarks (plan)->len, ==, 1);
  g_assert_nonnull (strstr (sw_import_plan_get_remarks (plan)->pdata[0], "空.csv"));
  for (guint i = 0; i < sw_import_plan_get_remarks (full)->len; i++)
    g_assert_null (strstr (sw_import_plan_get_remarks (full)->pdata[i], "摸排表.xlsx"));
}

/* A correction of the error workbook is imported as new. */
static void
test_corrected (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "北园.csv",
                                                    "姓名,身份证号,住址,电话,类别\n"
                                                    "张三,11010519491231002X,平江路1号,,空巢\n"
                                                    "李四,110105194912310021,平江路2号,,独居\n");
  g_autofree char *errors = import_path (fixture, "错误.csv");
  g_autofree char *text = NULL;
  g_autoptr (GString) corrected = NULL;
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (SwElder) elder = NULL;

  /* The rows name no community. */
  assert_counts (plan, 0, 0, 0, 0, 2);
  sw_import_plan_set_community (plan, "北园");
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  assert_counts (plan, 1, 0, 0, 0, 1);
  import_commit (fixture, plan);
  g_assert_true (sw_import_plan_write_errors (plan, errors, &error));

  g_assert_true (g_file_get_contents (errors, &text, NULL, &error));
  corrected = g_string_new (text);
  g_assert_cmpuint (g_string_replace (corrected, "110105194912310021", "440524188001010014", 0), ==, 1);
  again = import_plan_text (fixture, "改.csv", corrected->str);
  assert_counts (again, 1, 0, 0, 0, 0);
  import_commit (fixture, again);
  elder = import_find (fixture->store, "name", "李四");
  g_assert_cmpstr (sw_store_get_name (fixture->store, SW_TYPE_COMMUNITY, elder->community_id), ==, "北园");
}

/* Without a number: name, birth day and community, or name and address or phone. */
static void
test_match_without_number (ImportFixture *fixture,
                           gconstpointer  data)
{
  const char *head = "社区,姓名,身份证号,出生日期,住址,联系电话,类别\n";
  g_autofree char *first = g_strconcat (head,
                                        "北园社区,张三,11010519491231002X,,甲路1号,65221234,空巢\n"
                                        "北园社区,王五,,1940-02-03,乙路1号,,独居\n"
                                        "北园社区,赵六,,,丙路1号,65225678,独居\n",
                                        NULL);
  g_autofree char *second = g_strconcat (head,
                                         "北园,张三,,1949/12/31,甲路2号,65221234,空巢\n"
                                         "北园社区,王 五,,1940.2.3,乙路9号,,独居\n"
                                         "北园社区,赵六,,,丙路2号,6522-5678,独居\n"
                                         "北园社区,赵六,,,丁路7号,65229999,独居\n"
                                         "大儒巷社区,王五,,1940-02-03,乙路1号,,独居\n",
                                         NULL);
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", first);
  g_autoptr (SwImportPlan) update = NULL;

  assert_counts (plan, 3, 0, 0, 0, 0);
  import_commit (fixture, plan);

  update = import_plan_text (fixture, "b.csv", second);
  g_assert_cmpint (sw_import_plan_get_row (update, 0)->state, ==, SW_IMPORT_UPDATE);
  g_assert_cmpint (sw_import_plan_get_row (update, 1)->state, ==, SW_IMPORT_UPDATE);
  g_assert_cmpint (sw_import_plan_get_row (update, 2)->state, ==, SW_IMPORT_UPDATE);
  g_assert_cmpint (sw_import_plan_get_row (update, 3)->state, ==, SW_IMPORT_NEW);
  /* The same name and address in another community is the elder of row 2 again. */
  g_assert_cmpint (sw_import_plan_get_row (update, 4)->state, ==, SW_IMPORT_DUPLICATE);
}

/* Who came without number and birth day is known again when the number comes; neighbours of
 * another community who have the same name and the same door are others. */
static void
test_number_comes_later (ImportFixture *fixture,
                         gconstpointer  data)
{
  const char *head = "社区,姓名,身份证号,住址,联系电话,类别\n";
  g_autofree char *first = g_strconcat (head,
                                        "北园社区,张三,,1幢101室,,空巢\n"
                                        "大儒巷社区,张三,,1幢101室,,独居\n"
                                        "大儒巷社区,李四,,,,独居\n"
                                        "北园社区,李四,,,,独居\n",
                                        NULL);
  g_autofree char *second = g_strconcat (head,
                                         "北园社区,张三,11010519491231002X,1幢101室,,空巢\n"
                                         "大儒巷社区,张三,,1幢101室,,空巢\n"
                                         "钮家巷社区,张三,,1幢101室,,独居\n",
                                         NULL);
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", first);
  g_autoptr (SwImportPlan) later = NULL;

  assert_counts (plan, 4, 0, 0, 0, 0);
  import_commit (fixture, plan);

  later = import_plan_text (fixture, "b.csv", second);
  assert_counts (later, 1, 2, 0, 0, 0);
  g_assert_cmpint (sw_import_plan_get_row (later, 2)->state, ==, SW_IMPORT_NEW);
  import_commit (fixture, later);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 5);
}

/* Rows with nothing but a name are not new each time. */
static void
test_only_a_name (ImportFixture *fixture,
                  gconstpointer  data)
{
  const char *text = "社区,姓名,身份证号,类别\n北园社区,王五,,独居\n大儒巷社区,王五,无,独居\n";
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", text);
  g_autoptr (SwImportPlan) again = NULL;

  assert_counts (plan, 2, 0, 0, 0, 0);
  import_commit (fixture, plan);
  again = import_plan_text (fixture, "b.csv", text);
  assert_counts (again, 0, 0, 2, 0, 0);
}

/* Two persons with one number are not one person. */
static void
test_number_of_two (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    "社区,姓名,身份证号,类别\n"
                                                    "北园社区,张三,11010519491231002X,独居\n"
                                                    "北园社区,李四,11010519491231002X,空巢\n"
                                                    "北园社区,张 三,110105491231002,独居\n");

  assert_counts (plan, 1, 0, 0, 1, 1);
  import_assert_issue (sw_import_plan_get_row (plan, 1), SW_ISSUE_ERROR, "张三");
}

/* Empty cells erase nothing; what the register knows better stays. */
static void
test_update (ImportFixture *fixture,
             gconstpointer  data)
{
  const char *head = "社区,姓名,身份证号,联系电话,类别,子女居住,低保失能\n";
  g_autofree char *first = g_strconcat (head, "北园社区,张三,11010519491231002X,65221234,空巢,区外,是\n", NULL);
  g_autofree char *second = g_strconcat (head, "北园社区,张三,11010519491231002X,,独居,区外,否\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", first);
  g_autoptr (SwImportPlan) update = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwElder) after = NULL;
  const SwImportRow *row;

  g_assert_cmpuint (sw_import_plan_get_remarks (plan)->len, ==, 2);
  import_commit (fixture, plan);
  elder = import_find (fixture->store, "name", "张三");
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  elder->child_residence_unsure = 0;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (elder), "edit", &error));

  update = import_plan_text (fixture, "b.csv", second);
  row = sw_import_plan_get_row (update, 0);
  g_assert_cmpint (row->state, ==, SW_IMPORT_UPDATE);
  g_assert_cmpuint (row->changes->len, ==, 1);
  g_assert_cmpstr (((SwChange *) row->changes->pdata[0])->field->name, ==, "category");
  import_assert_issue (row, SW_ISSUE_WARNING, "否");
  import_commit (fixture, update);
  after = import_find (fixture->store, "name", "张三");
  g_assert_cmpstr (after->phone, ==, "65221234");
  g_assert_cmpint (after->category, ==, SW_CATEGORY_LIVING_ALONE);
  g_assert_cmpint (after->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_CITY);
  g_assert_cmpint (after->child_residence_unsure, ==, 0);
  g_assert_cmpint (after->care_ability, ==, SW_CARE_ABILITY_SEMI_DISABLED);
}

/* Who is in the register and not in the workbook is a question; who left is not asked for. */
static void
test_missing (ImportFixture *fixture,
              gconstpointer  data)
{
  const char *head = "社区,姓名,身份证号,类别\n";
  g_autofree char *first = g_strconcat (head,
                                        "北园社区,张三,11010519491231002X,空巢\n"
                                        "北园社区,李四,440524188001010014,空巢\n"
                                        "北园社区,王五,320502193403012187,空巢\n",
                                        NULL);
  g_autofree char *second = g_strconcat (head,
                                         "北园社区,张三,11010519491231002X,空巢\n"
                                         "北园社区,王五,320502193403012187,空巢\n",
                                         NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", first);
  g_autoptr (SwImportPlan) fewer = NULL;
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwElder) elder = NULL;
  GPtrArray *missing;

  import_commit (fixture, plan);
  fewer = import_plan_text (fixture, "b.csv", second);
  assert_counts (fewer, 0, 0, 2, 0, 0);
  missing = sw_import_plan_get_missing (fewer);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (((SwImportMissing *) missing->pdata[0])->name, ==, "李四");
  g_assert_cmpstr (((SwImportMissing *) missing->pdata[0])->community, ==, "北园社区");
  import_commit (fixture, fewer);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 3);

  elder = import_find (fixture->store, "name", "李四");
  span->elder_id = sw_record_get_id (SW_RECORD (elder));
  span->status = SW_STATUS_DIED;
  span->from_day = fixture->today - 3;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (span), "died", &error));
  g_assert_true (sw_import_plan_build (fewer, fixture->store, fixture->today, NULL, &error));
  g_assert_cmpuint (sw_import_plan_get_missing (fewer)->len, ==, 0);

  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  import_assert_issue (sw_import_plan_get_row (plan, 1), SW_ISSUE_WARNING, "left the register");
}

static void
test_cancel (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = import_sample ("北园社区-摸排表.xlsx");
  g_autoptr (SwImportPlan) plan = import_plan (fixture, path);

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_import_plan_commit (plan, fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (sw_store_in_action (fixture->store));
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 0);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 0);

  g_assert_false (sw_import_plan_build (plan, fixture->store, fixture->today, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sw_import_plan_get_n_rows (plan), ==, 0);
}

/* A plan is good only for the register that it was made for. */
static void
test_stale (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_sample ("北园社区-摸排表.xlsx");
  g_autoptr (SwImportPlan) plan = import_plan (fixture, path);

  import_commit (fixture, plan);
  g_assert_false (sw_import_plan_commit (plan, fixture->store, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 36);

  g_assert_true (sw_store_undo (fixture->store, NULL, &error));
  g_assert_false (sw_import_plan_commit (plan, fixture->store, NULL, NULL));
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 36);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
test_thread (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_sample ("北园社区-摸排表.xlsx");
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  g_autoptr (GAsyncResult) built = NULL;
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_true (sw_import_plan_add_file (plan, path, NULL, fixture->store, NULL, &error));
  sw_import_plan_build_async (plan, fixture->store, fixture->today, NULL, done_cb, &built);
  while (built == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sw_import_plan_build_finish (plan, built, &error));
  assert_counts (plan, 36, 0, 0, 0, 0);
  g_assert_cmpfloat (sw_import_plan_get_progress (plan), ==, 1.0);

  sw_import_plan_commit_async (plan, fixture->store, NULL, done_cb, &committed);
  while (committed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sw_import_plan_commit_finish (plan, committed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 36);

  backups = sw_store_list_backups (sw_store_get_path (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_cmpstr (((SwBackup *) backups->pdata[0])->reason, ==, "import");
}

typedef struct
{
  GCancellable *cancellable;
  guint         n_written;
} Cancelling;

static void
written_cb (void         *data,
            int           operation,
            const char   *database,
            const char   *table,
            sqlite3_int64 id)
{
  Cancelling *cancelling = data;

  if (++cancelling->n_written == 3000)
    g_cancellable_cancel (cancelling->cancellable);
}

/* Cancelled in the middle of writing, nothing is left, communities and mapping included. */
static void
test_cancel_in_the_middle (ImportFixture *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("社区,网格,姓名,住址,类别\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SwImportPlan) plan = NULL;
  Cancelling cancelling = { cancellable, 0 };
  sqlite3 *handle = sw_connection_get_handle (sw_store_get_connection (fixture->store));

  for (guint i = 0; i < 8000; i++)
    g_string_append_printf (text, "第%u社区,第%u网格,王芳,平江路%u号,独居\n", i % 3, i % 7, i);
  plan = import_plan_text (fixture, "a.csv", text->str);
  assert_counts (plan, 8000, 0, 0, 0, 0);

  sqlite3_update_hook (handle, written_cb, &cancelling);
  g_assert_false (sw_import_plan_commit (plan, fixture->store, cancellable, &error));
  sqlite3_update_hook (handle, NULL, NULL);
  g_assert_cmpuint (cancelling.n_written, >=, 3000);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 0);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_COMMUNITY), ==, 0);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_IMPORT_MAPPING), ==, 0);
}

static void
test_without_columns (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const char *const texts[] = {
    "序号,社区,电话\n1,北园社区,65221234\n",
    "姓名,备注\n张三,\n",
    "今天天气不错\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = import_path (fixture, "x.csv");
      g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_false (sw_import_plan_add_file (plan, path, NULL, fixture->store, NULL, &error));
      g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NO_HEAD);
      g_assert_nonnull (strstr (error->message, "姓名"));
      g_assert_cmpuint (sw_import_plan_get_n_sources (plan), ==, 0);
    }
}

/* A corrected map is used, remembered, and the errors still find their way back. */
static void
test_corrected_map (ImportFixture *fixture,
                    gconstpointer  data)
{
  const char *text = "社区,姓名,证,类别\n北园社区,张三,11010519491231002X,空巢\n北园社区,李四,12,空巢\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv", text);
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (SwImportPlan) errors = NULL;
  g_autofree char *path = import_path (fixture, "e.csv");
  SwColumnMap *map = sw_import_plan_get_map (plan, 0);

  g_assert_null (sw_column_map_get_target (map, 2));
  sw_column_map_set_target (map, 2, "document_number");
  g_assert_true (sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error));
  assert_counts (plan, 1, 0, 0, 0, 1);
  import_commit (fixture, plan);

  again = import_plan_text (fixture, "b.csv", text);
  g_assert_true (sw_column_map_is_remembered (sw_import_plan_get_map (again, 0)));
  g_assert_cmpstr (sw_column_map_get_target (sw_import_plan_get_map (again, 0), 2), ==, "document_number");
  assert_counts (again, 0, 0, 1, 0, 1);

  g_assert_true (sw_import_plan_write_errors (again, path, &error));
  errors = import_plan (fixture, path);
  assert_counts (errors, 0, 0, 0, 0, 1);
}

#define ADD(path, func) \
  g_test_add ("/import-plan/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("samples", test_samples);
  ADD ("messy", test_messy);
  ADD ("messy-after-another", test_messy_after_another);
  ADD ("two-files", test_two_files);
  ADD ("error-workbook", test_error_workbook);
  ADD ("corrected", test_corrected);
  ADD ("match-without-number", test_match_without_number);
  ADD ("number-comes-later", test_number_comes_later);
  ADD ("only-a-name", test_only_a_name);
  ADD ("number-of-two", test_number_of_two);
  ADD ("update", test_update);
  ADD ("missing", test_missing);
  ADD ("cancel", test_cancel);
  ADD ("cancel-in-the-middle", test_cancel_in_the_middle);
  ADD ("stale", test_stale);
  ADD ("thread", test_thread);
  ADD ("title-community", test_title_community);
  ADD ("short-community", test_short_community);
  ADD ("placeless", test_placeless);
  ADD ("no-rows", test_no_rows);
  ADD ("without-columns", test_without_columns);
  ADD ("corrected-map", test_corrected_map);

  return g_test_run ();
}
