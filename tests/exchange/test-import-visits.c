/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "sw-caregiver.h"
#include "sw-export.h"
#include "sw-store-query.h"
#include "sw-visit.h"
#include "sw-visits.h"

/* Workbooks of visits: whose they are, what they leave unsaid, in and out again. */

#define ELDERS \
  "社区,姓名,身份证号,住址,类别,社区工作者\n" \
  "北园社区,张三,11010519491231002X,甲路1号,空巢,王芳\n" \
  "北园社区,李四,440524188001010014,甲路2号,空巢,王芳\n" \
  "大儒巷社区,李四,,乙路2号,独居,\n"

static void
set_up (ImportFixture *fixture,
        gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = NULL;

  import_set_up (fixture, data);
  plan = import_plan_text (fixture, "底册.csv", ELDERS);
  import_commit (fixture, plan);
}

static SwImportPlan *
plan_file (ImportFixture *fixture,
           SwStore       *store,
           const char    *path)
{
  g_autoptr (GError) error = NULL;
  SwImportPlan *plan = sw_import_plan_new (SW_SHEET_GROUP_VISITS);

  sw_import_plan_add_file (plan, path, NULL, store, NULL, &error);
  g_assert_no_error (error);
  sw_import_plan_build (plan, store, fixture->today, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static SwImportPlan *
plan_text (ImportFixture *fixture,
           const char    *name,
           const char    *text)
{
  g_autofree char *path = import_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return plan_file (fixture, fixture->store, path);
}

static SwVisit *
find_visit (SwStore    *store,
            const char *elder_number,
            SwDay       day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) elder = import_find (store, "document_number", elder_number);
  g_autoptr (GPtrArray) visits = sw_store_load_owned (store, SW_TYPE_VISIT, sw_record_get_id (SW_RECORD (elder)), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < visits->len; i++)
    if (SW_VISIT (visits->pdata[i])->day == day)
      return g_object_ref (visits->pdata[i]);

  g_assert_not_reached ();
}

/* The words that people write; what a row leaves unsaid; who made it. */
static void
test_words (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = plan_text (fixture, "探访.csv",
                                             "日期,老人姓名,身份证号,走访人,方式,结果,服务项目,服务内容\n"
                                             "2026-12-01,张三,11010519491231002X,王芳,电话,正常,,问候\n"
                                             "2026.12.2,张三,11010519491231002X,王芳,入户,不在家,,送去月历\n"
                                             "12月3日,张三,,王芳,上门,,打扫、理发；测血压,\n"
                                             "2026-12-04,张三,,陈新,电话,,种花,\n");
  g_autoptr (SwVisit) first = NULL;
  g_autoptr (SwVisit) second = NULL;
  g_autoptr (SwVisit) third = NULL;
  SwDay day = sw_day_parse ("2026-12-01", SW_NONE, NULL);

  for (guint i = 0; i < 3; i++)
    import_assert_state (plan, i, SW_IMPORT_NEW);
  /* Nobody knows the party of somebody new. */
  import_assert_state (plan, 3, SW_IMPORT_NEW);
  import_assert_issue (sw_import_plan_get_row (plan, 3), SW_ISSUE_WARNING, "种花");
  import_commit (fixture, plan);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_VISIT), ==, 4);

  first = find_visit (fixture->store, "11010519491231002X", day);
  g_assert_cmpint (first->party, ==, SW_PARTY_WORKER);
  g_assert_cmpint (first->channel, ==, SW_CHANNEL_PHONE);
  g_assert_cmpint (first->outcome, ==, SW_OUTCOME_REACHED);
  g_assert_cmpint (first->services, ==, 1 << SW_SERVICE_CONTACT);
  g_assert_cmpint (first->source, ==, SW_VISIT_SOURCE_IMPORT);
  g_assert_cmpint (first->entered_day, ==, sw_day_today ());
  g_assert_cmpstr (sw_store_get_name (fixture->store, SW_TYPE_CAREGIVER, first->caregiver_id), ==, "王芳");
  second = find_visit (fixture->store, "11010519491231002X", day + 1);
  g_assert_cmpint (second->outcome, ==, SW_OUTCOME_NOT_REACHED);
  third = find_visit (fixture->store, "11010519491231002X", day + 2);
  g_assert_cmpint (third->services, ==,
                   1 << SW_SERVICE_CLEANING | 1 << SW_SERVICE_HAIRCUT | 1 << SW_SERVICE_MEDICAL);
}

/* Whoever is the elder's worker visits as such, whatever else they are, unless the row says otherwise. */
static void
test_party (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) workers = sw_store_load_where (fixture->store, SW_TYPE_CAREGIVER, "name", "王芳", NULL);
  SwCaregiver *worker = workers->pdata[0];
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (SwVisit) first = NULL;
  g_autoptr (SwVisit) second = NULL;
  g_autoptr (GError) error = NULL;
  SwDay day = sw_day_parse ("2026-12-01", SW_NONE, NULL);

  worker->kind = SW_CAREGIVER_STREET_STAFF;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (worker), "Edit", &error));
  plan = plan_text (fixture, "探访.csv", "日期,身份证号,走访人,方式,责任方\n"
                                         "2026-12-01,11010519491231002X,王芳,电话,\n"
                                         "2026-12-02,11010519491231002X,王芳,电话,街道\n");
  import_commit (fixture, plan);
  first = find_visit (fixture->store, "11010519491231002X", day);
  g_assert_cmpint (first->party, ==, SW_PARTY_WORKER);
  second = find_visit (fixture->store, "11010519491231002X", day + 1);
  g_assert_cmpint (second->party, ==, SW_PARTY_STREET);

  again = plan_text (fixture, "探访.csv", "日期,身份证号,走访人,方式\n2026-12-01,11010519491231002X,王芳,电话\n");
  import_assert_state (again, 0, SW_IMPORT_UNCHANGED);
}

/* Where no column says what came of it, the content may: nobody may count as reached who was not. */
static void
test_content (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwImportPlan) plan = plan_text (fixture, "走访.csv",
                                             "身份证号,走访日期,走访方式,走访人,走访情况,天气,备注\n"
                                             "11010519491231002X,2026-12-01,电话,王芳,没人,晴,量血压\n"
                                             "11010519491231002X,2026-12-02,上门,王芳,敲门无人应答，邻居说去了女儿家,晴,\n"
                                             "11010519491231002X,2026-12-03,上门,王芳,一切正常，无异常,雨,\n"
                                             "11010519491231002X,2026-12-04,上门,王芳,有异常：发烧,雨,\n");
  static const SwOutcome outcomes[] = { SW_OUTCOME_NOT_REACHED, SW_OUTCOME_NOT_REACHED, SW_OUTCOME_REACHED, SW_OUTCOME_ABNORMAL };
  SwDay day = sw_day_parse ("2026-12-01", SW_NONE, NULL);

  /* The number alone says who it is. */
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      import_assert_state (plan, i, SW_IMPORT_NEW);
      if (outcomes[i] != SW_OUTCOME_REACHED)
        import_assert_issue (sw_import_plan_get_row (plan, i), SW_ISSUE_WARNING, "content");
    }
  /* A column that is not read is told. */
  g_assert_cmpuint (sw_import_plan_get_remarks (plan)->len, ==, 1);
  g_assert_nonnull (strstr (sw_import_plan_get_remarks (plan)->pdata[0], "天气"));
  g_assert_nonnull (strstr (sw_import_plan_get_remarks (plan)->pdata[0], "备注"));

  import_commit (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (SwVisit) visit = find_visit (fixture->store, "11010519491231002X", day + i);

      g_assert_cmpint (visit->outcome, ==, outcomes[i]);
    }
}

static void
test_whose (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = import_path (fixture, "错误.xlsx");
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (SwImportPlan) plan = plan_text (fixture, "探访.csv",
                                             "日期,社区,老人姓名,身份证号,服务方,方式\n"
                                             "2026-12-01,,李四,,社工,电话\n"
                                             "2026-12-01,大儒巷社区,李四,,社工,电话\n"
                                             "2026-12-01,,王五,,社工,电话\n"
                                             "2026-12-01,,张三,,社工,鸽子\n"
                                             "2027-12-01,,张三,,社工,电话\n"
                                             "2026-12-01,,张三,440524188001010014,社工,电话\n"
                                             "2026-12-01,,张三,,社工,电话\n"
                                             "2026-12-01,,张三,,社工,电话\n");

  import_assert_state (plan, 0, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 0), SW_ISSUE_ERROR, "2 elders");
  import_assert_state (plan, 1, SW_IMPORT_NEW);
  for (guint i = 2; i < 6; i++)
    import_assert_state (plan, i, SW_IMPORT_ERROR);
  import_assert_issue (sw_import_plan_get_row (plan, 4), SW_ISSUE_ERROR, "future");
  import_assert_state (plan, 6, SW_IMPORT_NEW);
  import_assert_state (plan, 7, SW_IMPORT_DUPLICATE);
  g_assert_cmpuint (sw_import_plan_get_missing (plan)->len, ==, 0);

  g_assert_true (sw_import_plan_write_errors (plan, errors, &error));
  again = plan_file (fixture, fixture->store, errors);
  g_assert_cmpuint (sw_import_plan_get_n_rows (again), ==, 5);
  for (guint i = 0; i < 5; i++)
    import_assert_state (again, i, SW_IMPORT_ERROR);
}

/* A visit that is there is not made again; one that says more takes its place, one that says
 * something else stands beside it. */
static void
test_again (ImportFixture *fixture,
            gconstpointer  data)
{
  const char *head = "日期,老人姓名,服务人员,方式,服务内容\n";
  g_autofree char *one = g_strconcat (head, "2026-12-01,张三,王芳,电话,身体好\n2026-12-02,张三,王芳,电话,\n", NULL);
  g_autofree char *two = g_strconcat (head, "2026-12-01,张三,王芳,电话,身体好。晚上再打\n2026-12-02,张三,王芳,电话,\n"
                                            "2026-12-01,张三,王芳,电话,下午再问\n", NULL);
  g_autofree char *other = g_strconcat (head, "2026-12-01,张三,王芳,电话,送去月饼\n", NULL);
  g_autoptr (SwImportPlan) plan = plan_text (fixture, "a.csv", one);
  g_autoptr (SwImportPlan) more = NULL;
  g_autoptr (SwImportPlan) beside = NULL;

  import_commit (fixture, plan);
  more = plan_text (fixture, "b.csv", two);
  import_assert_state (more, 0, SW_IMPORT_UPDATE);
  import_assert_state (more, 1, SW_IMPORT_UNCHANGED);
  import_assert_state (more, 2, SW_IMPORT_NEW);
  beside = plan_text (fixture, "c.csv", other);
  import_assert_state (beside, 0, SW_IMPORT_NEW);
  import_assert_issue (sw_import_plan_get_row (beside, 0), SW_ISSUE_WARNING, "another visit");
}

/* Out as a workbook and as CSV, and in again, here and elsewhere. */
static void
test_round_trip (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char *const names[] = { "探访.xlsx", "探访-出.csv" };
  g_autoptr (SwImportPlan) plan =
    plan_text (fixture, "a.csv",
               "日期,时间,社区,老人姓名,服务方,服务人员,探访方式,探访结果,服务项目,服务内容,服务需求,关爱服务建议,满意度,录入日期\n"
               "2026-12-01,08:30,,张三,社区工作者,王芳,电话问候,已联系上,探访问候；打扫卫生,\"好，\n很好\",无,无,满意,2026-12-05\n"
               "2026-12-02,,大儒巷社区,李四,居家养老服务组织,陈新,上门探访,异常,助餐,,,,基本满意,\n"
               "2026-12-02,,北园社区,李四,街道,,互联网音（视）频探访,拒绝,其他,,,,,\n");
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SwVisit) first = NULL;
  g_autoptr (SwAssessment) found = sw_assessment_new ();

  for (guint i = 0; i < 3; i++)
    import_assert_state (plan, i, SW_IMPORT_NEW);
  import_commit (fixture, plan);
  first = find_visit (fixture->store, "11010519491231002X", sw_day_parse ("2026-12-01", SW_NONE, NULL));
  g_assert_cmpint (first->minute, ==, 510);
  g_assert_true (sw_visit_is_late (first));

  found->mood = SW_RATING_WORSE;
  found->disease_name = g_strdup ("高血压");
  g_assert_true (sw_store_save_visit (fixture->store, first, found, NULL));

  ids = sw_store_query_ids (fixture->store, query, -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = import_path (fixture, names[i]);
      g_autofree char *text = NULL;
      g_autofree char *base = g_strdup_printf ("other-%u.db", i);
      g_autofree char *elders = import_path (fixture, "底册.csv");
      g_autoptr (SwStore) other = import_make_store (fixture->folder, base);
      g_autoptr (SwImportPlan) register_plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
      g_autoptr (SwImportPlan) again = NULL;
      g_autoptr (SwImportPlan) there = NULL;
      g_autoptr (SwImportPlan) there_again = NULL;
      g_autoptr (SwVisit) copy = NULL;

      sw_export_records (fixture->store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, path,
                         sw_export_format_of_path (path), NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      if (g_str_has_suffix (path, ".csv"))
        {
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
          g_assert_nonnull (strstr (text, "疾病名称"));
          g_assert_nonnull (strstr (text, "高血压,较差"));
        }
      again = plan_file (fixture, fixture->store, path);
      /* What was found is given out, and the import says that it does not take it in. */
      g_assert_nonnull (strstr (sw_import_plan_get_remarks (again)->pdata[0], "情绪状态"));
      for (guint j = 0; j < 3; j++)
        import_assert_state (again, j, SW_IMPORT_UNCHANGED);

      g_assert_true (sw_import_plan_add_file (register_plan, elders, NULL, other, NULL, &error));
      g_assert_true (sw_import_plan_build (register_plan, other, fixture->today, NULL, &error));
      g_assert_true (sw_import_plan_commit (register_plan, other, NULL, &error));
      there = plan_file (fixture, other, path);
      g_assert_true (sw_import_plan_commit (there, other, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (import_count (other, SW_TYPE_VISIT), ==, 3);
      there_again = plan_file (fixture, other, path);
      for (guint j = 0; j < 3; j++)
        import_assert_state (there_again, j, SW_IMPORT_UNCHANGED);
      copy = find_visit (other, "11010519491231002X", first->day);
      g_assert_cmpint (copy->minute, ==, first->minute);
      g_assert_cmpint (copy->services, ==, first->services);
      g_assert_cmpint (copy->entered_day, ==, first->entered_day);
      g_assert_cmpstr (copy->content, ==, first->content);
      sw_store_close (other, NULL);
    }
}

/* The empty workbook is one that is read, and a workbook without a day is not. */
static void
test_template (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "空表.xlsx");
  g_autofree char *none = import_path (fixture, "无.csv");
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwImportPlan) without = sw_import_plan_new (SW_SHEET_GROUP_VISITS);
  SwColumnMap *map;

  g_assert_true (sw_export_template (SW_TYPE_VISIT, path, SW_SHEET_FORMAT_XLSX, &error));
  g_assert_no_error (error);
  plan = plan_file (fixture, fixture->store, path);
  g_assert_cmpuint (sw_import_plan_get_n_rows (plan), ==, 0);
  map = sw_import_plan_get_map (plan, 0);
  for (guint i = 0; i < sw_column_map_get_n_columns (map); i++)
    {
      const char *target = sw_column_map_get_target (map, i);

      g_assert_true (target && *target);
    }

  g_assert_true (g_file_set_contents (none, "老人姓名,方式\n张三,电话\n", -1, NULL));
  g_assert_false (sw_import_plan_add_file (without, none, NULL, fixture->store, NULL, &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NO_HEAD);
  g_assert_nonnull (strstr (error->message, "日期"));
}

#define ADD(path, func) \
  g_test_add ("/import-visits/" path, ImportFixture, NULL, set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("words", test_words);
  ADD ("party", test_party);
  ADD ("content", test_content);
  ADD ("whose", test_whose);
  ADD ("again", test_again);
  ADD ("round-trip", test_round_trip);
  ADD ("template", test_template);

  return g_test_run ();
}
