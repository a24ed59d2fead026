/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "sw-caregiver.h"
#include "sw-export.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-register-row-array.h"
#include "sw-office.h"
#include "sw-register-rows.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sheet-test.h"

static void
save (SwStore *store,
      gpointer record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (store, record, "test", &error);
  g_assert_no_error (error);
}

static gint64
make_community (SwStore    *store,
                const char *name)
{
  g_autoptr (SwCommunity) community = sw_community_new ();

  community->name = g_strdup (name);
  community->kind = 0;
  save (store, community);
  return sw_record_get_id (SW_RECORD (community));
}

static gint64
make_caregiver (SwStore        *store,
                const char     *name,
                SwCaregiverKind kind,
                gint64          community_id,
                const char     *phone)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup (name);
  caregiver->kind = kind;
  caregiver->community_id = community_id;
  caregiver->phone = g_strdup (phone);
  save (store, caregiver);
  return sw_record_get_id (SW_RECORD (caregiver));
}

/* Every field of every kind has a value, every value of every enumeration comes up. */
static void
fill_field (SwElder       *elder,
            const SwField *field,
            guint          turn)
{
  SwRecord *record = SW_RECORD (elder);

  if (field->flags & SW_FIELD_DERIVED)
    return;
  switch (field->kind)
    {
    case SW_FIELD_TEXT:
      {
        g_autofree char *text = g_strdup_printf ("%s 之%u：“引号”，,;逗号%s", field->name, turn,
                                                 (field->flags & SW_FIELD_LONG) ? "\n第二行" : "");

        sw_record_set_text (record, field, text);
        break;
      }
    case SW_FIELD_BOOLEAN:
      sw_record_set_number (record, field, turn % 2);
      break;
    case SW_FIELD_MONEY:
      sw_record_set_number (record, field, 123450 + turn);
      break;
    case SW_FIELD_DAY:
      sw_record_set_number (record, field, 15000 + turn);
      break;
    case SW_FIELD_ENUM:
      sw_record_set_number (record, field,
                            field->enumeration->values[turn % sw_enum_n_values (field->enumeration)].value);
      break;
    case SW_FIELD_FLAGS:
      sw_record_set_number (record, field, 1 + turn % ((1 << sw_enum_n_values (field->enumeration)) - 1));
      break;
    default:
      break;
    }
}

static void
make_elders (SwStore *store)
{
  static const char *const names[] = { "龑𬱖", "阿依古丽·买买提", "𫖯䶮", "㛃珍", "尉迟恭", "单雄信", "王芳", "王芳", "李四" };
  static const char *const numbers[] = {
    "11010519491231002X", "440524188001010014", "320502193403012187", "320503194611290422", "320508193710237237",
    "310101193602205088", "321102194012092830", "E12345678", NULL,
  };
  gint64 first = make_community (store, "北园社区");
  gint64 second = make_community (store, "大儒巷社区");
  g_autoptr (SwGrid) grid = sw_grid_new ();
  g_autoptr (SwGrid) other_grid = sw_grid_new ();
  g_autoptr (SwOrganisation) organisation = sw_organisation_new ();
  gint64 workers[4];

  grid->name = g_strdup ("第一网格");
  grid->community_id = first;
  save (store, grid);
  other_grid->name = g_strdup ("第一网格");
  other_grid->community_id = second;
  save (store, other_grid);
  organisation->name = g_strdup ("姑苏居家养老");
  organisation->kind = 0;
  save (store, organisation);
  workers[0] = make_caregiver (store, "王芳", SW_CAREGIVER_WORKER, first, "65221111");
  workers[1] = make_caregiver (store, "王芳", SW_CAREGIVER_WORKER, second, "65222222");
  workers[2] = make_caregiver (store, "王芳", SW_CAREGIVER_NEIGHBOUR, second, "65223333");
  workers[3] = make_caregiver (store, "钱七", SW_CAREGIVER_NEIGHBOUR, SW_NONE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwElder) elder = sw_elder_new ();
      SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);

      for (guint j = 0; j < klass->n_fields; j++)
        fill_field (elder, &klass->fields[j], i + j);
      g_free (elder->name);
      elder->name = g_strdup (names[i]);
      g_free (elder->document_number);
      elder->document_number = g_strdup (numbers[i]);
      elder->document_kind = i == 7 ? SW_DOCUMENT_PASSPORT : SW_DOCUMENT_CITIZEN_ID;
      g_free (elder->phone);
      elder->phone = g_strdup (i == 3 ? NULL : "13912345678");
      g_free (elder->family_doctor_phone);
      elder->family_doctor_phone = g_strdup ("0512-65221234");
      elder->birth_day = -10000 - (gint64) i;
      elder->community_id = i % 2 ? first : second;
      elder->grid_id = sw_record_get_id (i % 2 ? SW_RECORD (grid) : SW_RECORD (other_grid));
      elder->homecare_organisation_id = sw_record_get_id (SW_RECORD (organisation));
      elder->worker_id = workers[i % 2];
      elder->neighbour_id = workers[2 + i % 2];
      save (store, elder);
    }
}

static GArray *
all_ids (SwStore *store,
         GType    type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwQuery) query = sw_query_new (type);
  GArray *ids = sw_store_query_ids (store, query, -1, &error);

  g_assert_no_error (error);
  return ids;
}

static void
assert_same_elders (SwStore *store,
                    SwStore *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) elders = sw_store_load_all (store, SW_TYPE_ELDER, &error);
  g_autoptr (GPtrArray) copies = sw_store_load_all (other, SW_TYPE_ELDER, &error);

  g_assert_cmpuint (elders->len, ==, copies->len);
  for (guint i = 0; i < elders->len; i++)
    {
      SwRecord *elder = elders->pdata[i];
      SwRecord *copy = NULL;
      SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);

      for (guint j = 0; j < copies->len; j++)
        if (SW_ELDER (copies->pdata[j])->birth_day == SW_ELDER (elder)->birth_day)
          copy = copies->pdata[j];
      g_assert_nonnull (copy);
      for (guint j = 0; j < klass->n_fields; j++)
        {
          const SwField *field = &klass->fields[j];

          if (field->kind == SW_FIELD_REFERENCE)
            g_assert_cmpstr (sw_store_get_name (store, field->reference (), SW_RECORD_NUMBER (elder, field)), ==,
                             sw_store_get_name (other, field->reference (), SW_RECORD_NUMBER (copy, field)));
          else if (!sw_record_field_equal (elder, copy, field))
            g_error ("%s: %s, %s", field->name, sw_record_format_machine (elder, field),
                     sw_record_format_machine (copy, field));
        }
    }
}

/* The full workbook comes back unchanged here, and the same in an empty register. */
static void
test_full (ImportFixture *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char   *name;
    SwSheetFormat format;
  } files[] = {
    { "全.xlsx", SW_SHEET_FORMAT_XLSX },
    { "全.csv", SW_SHEET_FORMAT_CSV_UTF8 },
    { "全-gb.csv", SW_SHEET_FORMAT_CSV_GB18030 },
  };
  g_autoptr (GArray) ids = NULL;

  make_elders (fixture->store);
  ids = all_ids (fixture->store, SW_TYPE_ELDER);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = import_path (fixture, files[i].name);
      g_autofree char *name = g_strdup_printf ("other-%u.db", i);
      g_autoptr (SwImportPlan) plan = NULL;
      g_autoptr (SwImportPlan) fresh = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
      g_autoptr (SwStore) other = import_make_store (fixture->folder, name);
      SwImportCounts counts;

      sw_export_records (fixture->store, SW_TYPE_ELDER, (const gint64 *) ids->data, ids->len, path, files[i].format,
                         NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      plan = import_plan (fixture, path);
      for (guint j = 0; j < sw_import_plan_get_n_rows (plan); j++)
        {
          const SwImportRow *row = sw_import_plan_get_row (plan, j);

          if (row->changes)
            g_error ("%s: %s → %s", ((SwChange *) row->changes->pdata[0])->field->name,
                     ((SwChange *) row->changes->pdata[0])->before, ((SwChange *) row->changes->pdata[0])->after);
          if (row->state == SW_IMPORT_ERROR)
            g_error ("row %u: %s", row->number, ((SwImportIssue *) row->issues->pdata[0])->message);
        }
      sw_import_plan_get_counts (plan, &counts);
      g_assert_cmpuint (counts.n_unchanged, ==, ids->len);

      g_assert_true (sw_import_plan_add_file (fresh, path, NULL, other, NULL, &error));
      g_assert_true (sw_import_plan_build (fresh, other, fixture->today, NULL, &error));
      sw_import_plan_get_counts (fresh, &counts);
      g_assert_cmpuint (counts.n_new, ==, ids->len);
      g_assert_true (sw_import_plan_commit (fresh, other, NULL, &error));
      g_assert_no_error (error);
      assert_same_elders (fixture->store, other);
      g_assert_cmpint (import_count (other, SW_TYPE_GRID), ==, 2);
      g_assert_cmpint (import_count (other, SW_TYPE_CAREGIVER), ==, 4);
      sw_store_close (other, NULL);
    }
}

/* The official workbook: three rows above the data, ten columns, text. */
static void
test_register (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = import_sample ("北园社区-摸排表.xlsx");
  g_autofree char *path = import_path (fixture, "底册.xlsx");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (SwImportPlan) plan = import_plan (fixture, sample);
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SwRegisterRows) rows = NULL;
  g_autoptr (SwSheetReader) reader = NULL;
  g_autoptr (SwOffice) office = NULL;
  SwImportCounts counts;

  import_commit (fixture, plan);
  ids = sw_register_ids (fixture->store, SW_NONE, fixture->today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 36);
  /* The column is that of the street, whatever the office is called. */
  office = sw_store_get_office (fixture->store, &error);
  g_assert_no_error (error);
  g_free (office->name);
  office->name = g_strdup ("平江街道办事处");
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (office), "Office", &error));
  rows = sw_register_rows_new (fixture->store, ids, &error);
  g_assert_no_error (error);
  sw_export_register (SW_REGISTER_ROW_SOURCE (rows), path, SW_SHEET_FORMAT_XLSX, "平江街道", fixture->today, NULL,
                      &error);
  g_assert_no_error (error);

  reader = sw_sheet_reader_open (path, &error);
  g_assert_no_error (error);
  text = sheet_dump (reader, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_nonnull (strstr (lines[0], "空巢、独居老人情况摸排表"));
  g_assert_nonnull (strstr (lines[1], "报送街道：平江街道（盖章）"));
  g_assert_nonnull (strstr (lines[1], "2026年12月18日"));
  g_assert_cmpstr (lines[2], ==,
                   "3:序号|街道|社区|姓名|身份证号|住址|联系电话|类别（选无子女或赡养人、子女或赡养人无照顾能力、空巢、独居）|"
                   "有子女或赡养人，请选择为区外或街道外|是否为低保家庭中失能半失能的空巢独居老人");
  /* By category, then name in pinyin. */
  g_assert_true (g_str_has_prefix (lines[3], "4:#1|平江街道|北园社区|常招娣|321102195601083849|"));
  g_assert_nonnull (strstr (lines[3], "|无子女或赡养人||否"));

  again = import_plan (fixture, path);
  sw_import_plan_get_counts (again, &counts);
  g_assert_cmpuint (counts.n_unchanged, ==, 36);
}

/* Who is out of scope, or has left, does not stand in the register. */
static void
test_register_ids (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    "社区,姓名,住址,类别,子女居住\n"
                                                    "乙社区,张三,甲路1号,独居,街道外\n"
                                                    "乙社区,李四,甲路2号,独居,同街道\n"
                                                    "乙社区,安一,甲路3号,独居,区外\n"
                                                    "甲社区,王五,甲路4号,空巢,区外\n"
                                                    "甲社区,周八,甲路5号,无子女或赡养人,\n"
                                                    "甲社区,赵六,甲路6号,,\n");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) one = NULL;
  g_autoptr (GPtrArray) elders = NULL;
  const char *const expected[] = { "安一", "张三", "周八", "王五", "赵六" };

  import_commit (fixture, plan);
  ids = sw_register_ids (fixture->store, SW_NONE, fixture->today, &error);
  g_assert_no_error (error);
  elders = sw_store_load_ids (fixture->store, SW_TYPE_ELDER, (const gint64 *) ids->data, ids->len, &error);
  g_assert_cmpuint (elders->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < elders->len; i++)
    g_assert_cmpstr (SW_ELDER (elders->pdata[i])->name, ==, expected[i]);
  one = sw_register_ids (fixture->store, SW_ELDER (elders->pdata[0])->community_id, fixture->today, &error);
  g_assert_cmpuint (one->len, ==, 2);
}

/* A day of the past: who came later is not in it, who left later is. */
static void
test_past_day (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwImportPlan) plan = import_plan_text (fixture, "a.csv",
                                                    "社区,姓名,住址,类别,子女居住,入册日期\n"
                                                    "甲社区,张三,甲路1号,独居,街道外,2026-01-05\n"
                                                    "甲社区,李四,甲路2号,独居,街道外,2026-09-25\n"
                                                    "甲社区,王五,甲路3号,独居,街道外,2026-09-26\n"
                                                    "甲社区,赵六,甲路4号,独居,街道外,2026-01-05\n");
  static const SwDay leaves[] = { 0, 1 };
  static const char *const left[] = { "赵六", "张三" };
  SwDay day = sw_day_parse ("2026-09-25", SW_NONE, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) elders = NULL;

  import_commit (fixture, plan);
  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    {
      g_autoptr (SwElder) elder = import_find (fixture->store, "name", left[i]);
      g_autoptr (SwStatusSpan) span = sw_status_span_new ();

      span->elder_id = sw_record_get_id (SW_RECORD (elder));
      span->status = SW_STATUS_MOVED;
      span->from_day = day + leaves[i];
      save (fixture->store, span);
    }

  ids = sw_register_ids (fixture->store, SW_NONE, day, &error);
  g_assert_no_error (error);
  elders = sw_store_load_ids (fixture->store, SW_TYPE_ELDER, (const gint64 *) ids->data, ids->len, &error);
  g_assert_cmpuint (elders->len, ==, 2);
  g_assert_cmpstr (SW_ELDER (elders->pdata[0])->name, ==, "李四");
  g_assert_cmpstr (SW_ELDER (elders->pdata[1])->name, ==, "张三");
}

/* What a spreadsheet would run is text. */
static void
test_formula (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwRegisterRowArray) rows = sw_register_row_array_new ();
  SwRegisterRow *row = sw_register_row_new ();
  g_autofree char *path = import_path (fixture, "a.csv");
  g_autofree char *text = NULL;

  row->name = g_strdup ("=cmd|'/c calc'!A1");
  row->address = g_strdup ("@SUM(1)");
  sw_register_row_array_add (rows, row);
  sw_export_register (SW_REGISTER_ROW_SOURCE (rows), path, SW_SHEET_FORMAT_CSV_UTF8, NULL, SW_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_null (strstr (text, ",=cmd"));
  g_assert_null (strstr (text, ",\"=cmd"));
  g_assert_null (strstr (text, ",@SUM"));
}

static void
test_not_writable (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwRegisterRowArray) rows = sw_register_row_array_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder.xlsx", NULL);

  g_assert_false (sw_export_register (SW_REGISTER_ROW_SOURCE (rows), path, SW_SHEET_FORMAT_XLSX, NULL, SW_NONE, NULL,
                                      &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_WRITABLE);
}

/* Caregivers and communities go out too. */
static void
test_other_records (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *path = import_path (fixture, "人员.csv");
  g_autofree char *text = NULL;

  make_elders (fixture->store);
  ids = all_ids (fixture->store, SW_TYPE_CAREGIVER);
  sw_export_records (fixture->store, SW_TYPE_CAREGIVER, (const gint64 *) ids->data, ids->len, path,
                     sw_export_format_of_path (path), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_nonnull (strstr (text, "姓名,人员类型"));
  g_assert_nonnull (strstr (text, "王芳,社区工作者,,,65221111,北园社区"));
}

#define ADD(path, func) \
  g_test_add ("/export/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("full", test_full);
  ADD ("register", test_register);
  ADD ("register-ids", test_register_ids);
  ADD ("past-day", test_past_day);
  ADD ("formula", test_formula);
  ADD ("not-writable", test_not_writable);
  ADD ("other-records", test_other_records);

  return g_test_run ();
}
