/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

static SwColumnMap *
find (ImportFixture *fixture,
      const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "a.csv");
  g_autoptr (SwSheetReader) reader = NULL;
  SwColumnMap *map;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  reader = sw_sheet_reader_open (path, &error);
  g_assert_no_error (error);
  map = sw_column_map_find (reader, 0, SW_SHEET_GROUP_REGISTER, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

static void
assert_targets (SwColumnMap *map,
                const char  *expected)
{
  g_autoptr (GString) targets = g_string_new (NULL);

  g_assert_nonnull (map);
  for (guint i = 0; i < sw_column_map_get_n_columns (map); i++)
    {
      const char *target = sw_column_map_get_target (map, i);

      if (i > 0)
        g_string_append_c (targets, ',');
      g_string_append (targets, target == NULL ? "?" : *target ? target : "-");
    }
  g_assert_cmpstr (targets->str, ==, expected);
}

static void
test_names (void)
{
  static const struct
  {
    const char *heading;
    const char *target;
  } names[] = {
    { "公民身份号码", "document_number" },
    { "身份证号码", "document_number" },
    { "证件号", "document_number" },
    { " 身 份 证 号 ", "document_number" },
    { "身份证号（18位）", "document_number" },
    { "＊姓名：", "name" },
    { "老人姓名", "name" },
    { "家庭住址", "home_address" },
    { "居住地址", "home_address" },
    { "手机", "phone" },
    { "联系电话(必填)", "phone" },
    { "人员类别", "category" },
    { "类别（选无子女或赡养人、子女或赡养人无照顾能力、空巢、独居）", "category" },
    { "子女居住", "child_residence" },
    { "有子女或赡养人，请选择为区外或街道外", "child_residence" },
    { "低保失能", SW_COLUMN_LOW_INCOME_DISABLED },
    { "是否为低保家庭中失能半失能的空巢独居老人", SW_COLUMN_LOW_INCOME_DISABLED },
    { "是否低保", "low_income" },
    { "序号", SW_COLUMN_IGNORED },
    { "年龄", SW_COLUMN_IGNORED },
    /* Of somebody else. */
    { "紧急联系人姓名", NULL },
    { "紧急联系人电话", NULL },
    { "子女身份证号码", NULL },
    { "子女联系电话", NULL },
    { "监护人联系电话", NULL },
    { "残疾人证号", "disability_certificate" },
    { "家庭医生电话", "family_doctor_phone" },
    { "", NULL },
    { "天气", NULL },
  };
  g_autoptr (SwRecordClass) klass = g_type_class_ref (SW_TYPE_ELDER);
  const SwSheetSubject *elders = sw_sheet_subject_find (SW_TYPE_ELDER);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *target = sw_column_recognize (elders, names[i].heading);

      if (g_strcmp0 (target, names[i].target) != 0)
        g_error ("“%s” is %s", names[i].heading, target ? target : "not known");
    }
  /* The headings of the full workbook are those of the fields. */
  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED))
      g_assert_cmpstr (sw_column_recognize (elders, klass->fields[i].heading), ==, klass->fields[i].name);
  g_assert_null (sw_column_recognize (elders, NULL));
}

static void
test_letters (void)
{
  static const struct
  {
    guint       column;
    const char *letter;
  } letters[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 52, "BA" }, { 701, "ZZ" }, { 702, "AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *letter = sw_column_letter (letters[i].column);

      g_assert_cmpstr (letter, ==, letters[i].letter);
    }
}

static void
test_anywhere (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture,
                                      "某某街道老人底册\n"
                                      "填表说明：姓名要与身份证一致\n"
                                      "\n"
                                      "电话,备注,类型,,住址,姓名,证件号码\n"
                                      "65221234,,独居,,甲路1号,张三,11010519491231002X\n");

  assert_targets (map, "phone,notes,category,?,home_address,name,document_number");
  g_assert_cmpuint (sw_column_map_get_first_row (map), ==, 4);
  g_assert_cmpuint (sw_column_map_get_last_row (map), ==, 4);
  g_assert_true (sw_column_map_is_sufficient (map));
}

/* Who handed it in, and when, is no part of the head either, and stays to be read. */
static void
test_preface (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char *const lines[] = {
    "填报单位：北园社区老年人服务站,,,填报日期：2026年12月1日,",
    "填报单位,北园社区老年人服务站,,填报日期,12月1日",
    ",社区（盖章）：北园社区老人站,,联系电话：13800000000,",
    "单位:北园社区  信息员:王五,,,,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strconcat ("老年人信息摸排表,,,,\n", lines[i],
                                           "\n姓名,住址,联系电话,类别,是否党员\n张三,平江路1号,,空巢,否\n", NULL);
      g_autoptr (SwColumnMap) map = find (fixture, text);

      assert_targets (map, "name,home_address,phone,category,?");
      g_assert_cmpuint (sw_column_map_get_first_row (map), ==, 3);
      g_assert_cmpstr (sw_column_map_get_heading (map, 4), ==, "是否党员");
      g_assert_nonnull (strstr (sw_column_map_get_title (map), "北园社区"));
    }
}

/* A title right over the head is no part of it, nor are the breaks of narrow columns. */
static void
test_title (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture,
                                      "拙政园社区空巢独居老人登记表,,,,\n"
                                      "序号,老人姓名,\"身份证\n号码\",\"家庭\r\n住址\",\"联系\n电话\"\n"
                                      "1,张三,11010519491231002X,甲路1号,65221234\n");

  assert_targets (map, "-,name,document_number,home_address,phone");
  g_assert_cmpuint (sw_column_map_get_first_row (map), ==, 2);
  g_assert_cmpuint (sw_column_map_get_last_row (map), ==, 2);
  g_assert_cmpstr (sw_column_map_get_heading (map, 0), ==, "序号");
  g_assert_cmpstr (sw_column_map_get_heading (map, 1), ==, "老人姓名");
  g_assert_cmpstr (sw_column_map_get_heading (map, 2), ==, "身份证号码");
  g_assert_cmpstr (sw_column_map_get_heading (map, 3), ==, "家庭住址");
}

/* One group alone that leaves out the first columns is still a group. */
static void
test_lone_group (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture,
                                      ",,,,紧急联系人,\n"
                                      "姓名,身份证号,住址,联系电话,姓名,单位\n"
                                      "张三,11010519491231002X,甲路1号,65221234,张小三,纺织厂\n");

  assert_targets (map, "name,document_number,home_address,phone,?,?");
  g_assert_cmpuint (sw_column_map_get_first_row (map), ==, 1);
  g_assert_cmpuint (sw_column_map_get_last_row (map), ==, 2);
}

/* Groups over the columns: the name of the contact is not the elder's. */
static void
test_two_rows (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture,
                                      "登记表\n"
                                      "序号,老人基本情况,,,,紧急联系人,,备注\n"
                                      ",姓名,身份证号,住址,联系电话,姓名,联系电话,\n"
                                      "1,张三,11010519491231002X,甲路1号,65221234,张小三,65225678,\n");

  assert_targets (map, "-,name,document_number,home_address,phone,?,?,notes");
  g_assert_cmpuint (sw_column_map_get_first_row (map), ==, 2);
  g_assert_cmpuint (sw_column_map_get_last_row (map), ==, 3);
}

/* A data row without name and number is no second row of the head. */
static void
test_one_row (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture,
                                      "社区,姓名,身份证号,住址,类别\n"
                                      "北园社区,,,甲路1号,独居\n"
                                      "北园社区,张三,11010519491231002X,甲路1号,空巢\n");

  g_assert_cmpuint (sw_column_map_get_last_row (map), ==, 1);
}

static void
test_twice (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture, "姓名,姓名,手机,固定电话,身份证号\n张三,张三,139,652,1\n");

  assert_targets (map, "name,?,phone,phone,document_number");
}

static void
test_none (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (SwColumnMap) prose = find (fixture, "请各社区填写，姓名不可缺\n张三\n李四\n");
  g_autoptr (SwColumnMap) no_name = find (fixture, "序号,身份证号,住址,联系电话\n1,11010519491231002X,甲路1号,65221234\n");

  g_assert_null (prose);
  g_assert_null (no_name);
}

static void
test_correct (ImportFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (SwColumnMap) map = find (fixture, "姓名,曾用名,身份证号\n张三,张四,11010519491231002X\n");
  g_autoptr (SwColumnMap) copy = NULL;

  assert_targets (map, "name,?,document_number");
  copy = sw_column_map_copy (map);
  sw_column_map_set_target (map, 1, "name");
  assert_targets (map, "?,name,document_number");
  sw_column_map_set_target (map, 2, NULL);
  assert_targets (map, "?,name,?");
  g_assert_false (sw_column_map_is_sufficient (map));
  g_assert_cmpint (sw_column_map_find_target (map, "name"), ==, 1);
  g_assert_cmpint (sw_column_map_find_target (map, "document_number"), ==, -1);
  assert_targets (copy, "name,?,document_number");
}

/* A head that somebody points at, whatever stands in it. */
static void
test_pointed_at (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "a.csv");
  g_autoptr (SwSheetReader) reader = NULL;
  g_autoptr (SwColumnMap) map = NULL;

  g_assert_true (g_file_set_contents (path, "老人名单\n谁,号\n张三,11010519491231002X\n", -1, NULL));
  reader = sw_sheet_reader_open (path, &error);
  g_assert_null (sw_column_map_find (reader, 0, SW_SHEET_GROUP_REGISTER, fixture->store, NULL, &error));
  g_assert_no_error (error);
  map = sw_column_map_new_at (reader, 0, 2, SW_SHEET_GROUP_REGISTER, fixture->store, &error);
  g_assert_no_error (error);
  assert_targets (map, "?,?");
  g_assert_cmpstr (sw_column_map_get_heading (map, 0), ==, "谁");
  g_clear_pointer (&map, sw_column_map_free);
  map = sw_column_map_new_at (reader, 0, 9, SW_SHEET_GROUP_REGISTER, fixture->store, &error);
  g_assert_null (map);
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK);
}

#define ADD(path, func) \
  g_test_add ("/column-map/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/column-map/names", test_names);
  g_test_add_func ("/column-map/letters", test_letters);
  ADD ("anywhere", test_anywhere);
  ADD ("preface", test_preface);
  ADD ("title", test_title);
  ADD ("lone-group", test_lone_group);
  ADD ("two-rows", test_two_rows);
  ADD ("one-row", test_one_row);
  ADD ("twice", test_twice);
  ADD ("none", test_none);
  ADD ("correct", test_correct);
  ADD ("pointed-at", test_pointed_at);

  return g_test_run ();
}
