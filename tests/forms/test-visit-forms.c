/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of visits: service card, visit record, month card, worker's sheet. */
#include "form-test.h"

#include "sw-day.h"
#include "sw-form-series.h"
#include "sw-month-card-form.h"
#include "sw-service-card-form.h"
#include "sw-visit-record-form.h"
#include "sw-visit-sheet-form.h"

#define LONG_TEXT "陪同到平江街道社区卫生服务中心复诊，取降压药与降糖药，回家后一同整理药盒，核对用药时间，并联系燃气公司更换老化软管"

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;

  return n;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in “%s”", part, text);
}

static SwElder *
make_elder (void)
{
  SwElder *elder = sw_elder_new ();

  elder->name = g_strdup ("王桂英");
  elder->sex = SW_SEX_FEMALE;
  elder->phone = g_strdup ("13800006621");
  elder->home_address = g_strdup ("姑苏区平江街道北园社区北园新村12号3幢204室");
  elder->same_address = 1;
  elder->disabled = 0;
  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->left_behind = 0;
  elder->care_ability = SW_CARE_ABILITY_DISABLED;
  elder->special_family = 0;
  elder->water_safety = SW_SAFETY_SAFE;
  elder->electricity_safety = SW_SAFETY_FAIRLY_SAFE;
  elder->housing_safety = SW_SAFETY_UNSAFE;
  elder->monthly_income = 312000;
  elder->benefits = g_strdup ("企业职工养老金3120元；尊老金100元");
  elder->helping_units = 1 << 1 | 1 << 2;
  elder->helping_measures = g_strdup ("助餐；每周上门");

  return elder;
}

static SwVisit *
make_visit (SwDay day)
{
  SwVisit *visit = sw_visit_new ();

  visit->elder_id = 1;
  visit->party = SW_PARTY_WORKER;
  visit->channel = SW_CHANNEL_HOME;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->day = day;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->needs = g_strdup ("更换燃气软管");
  visit->suggestions = g_strdup ("联系燃气公司上门");

  return visit;
}

static SwAssessment *
make_assessment (void)
{
  SwAssessment *assessment = sw_assessment_new ();

  assessment->family_change = -1;
  assessment->expression = SW_RATING_NO_CHANGE;
  assessment->mobility = SW_RATING_WORSE;
  assessment->disease = SW_RATING_WORSE;
  assessment->disease_name = g_strdup ("冠心病");
  assessment->mood = SW_RATING_BETTER;
  assessment->gas = SW_SAFETY_UNSAFE;
  assessment->plumbing = SW_SAFETY_SAFE;
  assessment->electricity = SW_SAFETY_FAIRLY_SAFE;
  assessment->personal_hygiene = SW_RATING_NO_CHANGE;
  assessment->home_hygiene = SW_RATING_NO_CHANGE;
  assessment->indoor = SW_RATING_WORSE;

  return assessment;
}

static SwVisitRecordForm *
make_record (guint n_visits,
             guint n_services,
             guint n_members)
{
  SwVisitRecordForm *form = sw_visit_record_form_new ();
  g_autoptr (SwElder) elder = make_elder ();

  sw_visit_record_form_set_place (form, "姑苏区", "平江街道", "北园社区");
  sw_visit_record_form_set_elder (form, elder);
  sw_visit_record_form_set_contact (form, "张爱珍", "13600008842");
  sw_visit_record_form_set_day (form, sw_day_from_ymd (2026, 11, 18));
  sw_visit_record_form_set_code (form, "SW-RECORD-1");

  for (guint i = 0; i < n_members; i++)
    {
      g_autoptr (SwHouseholdMember) member = sw_household_member_new ();

      member->name = g_strdup_printf ("家人%u", i + 1);
      member->sex = SW_SEX_MALE;
      member->document_number = g_strdup ("32050819390312452A");
      member->relation_to_head = g_strdup (i == 0 ? "本人" : "儿子");
      member->health = g_strdup ("一般");
      member->benefit = 0;
      sw_visit_record_form_add_member (form, member);
    }
  for (guint i = 0; i < n_visits; i++)
    {
      g_autoptr (SwVisit) visit = make_visit (sw_day_from_ymd (2026, 11, 18) + i);
      g_autoptr (SwAssessment) assessment = make_assessment ();

      sw_visit_record_form_add_visit (form, visit, assessment, 12 + i);
    }
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (SwVisit) visit = make_visit (sw_day_from_ymd (2026, 11, 20) + i);

      visit->services = 1 << SW_SERVICE_CLEANING;
      visit->satisfaction = SW_SATISFACTION_BASICALLY;
      sw_visit_record_form_add_service (form, visit, 3 + i);
    }

  return form;
}

/* Writes a form where it can be looked at, if somebody asked for it. */
static void
show (SwForm     *form,
      const char *name)
{
  const char *folder = g_getenv ("SW_SHOW_FORMS");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s%s%s.pdf", folder, G_DIR_SEPARATOR_S, name) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;
  sw_form_write_pdf (form, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_record_blank (void)
{
  g_autoptr (SwVisitRecordForm) form = sw_visit_record_form_new ();
  g_autofree char *text = NULL;

  show (SW_FORM (form), "record-blank");
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (form)), ==, 2);
  text = read_text (SW_FORM (form));
  g_assert_cmpuint (count (text, "☑"), ==, 0);
  g_assert_cmpuint (count (text, "□是"), ==, 6);
  g_assert_cmpuint (count (text, "□否"), ==, 6);
  assert_has (text, "特殊困难老年人探访关爱服务记录表");
  assert_has (text, "一、探访对象基本情况");
  assert_has (text, "县（区）");
  assert_has (text, "乡镇（街道）");
  assert_has (text, "村（居）");
  assert_has (text, "□党政机关、群团组织□乡镇（街道）□村（居）民委员会□企业□社会组织□专业社会工作者□其他");
  assert_has (text, "□电话问候□上门探访□互联网音（视）频探访□其他");
  assert_has (text, "□无变化□增加人□减少人");
  assert_has (text, "□无变化□严重疾病名称：□较好");
  assert_has (text, "探访人员（签字）被探访人（签字）信息录入人（签字）年月日");
  assert_has (text, "服务人员（签字）被服务人（签字）信息录入人（签字）年月日");
  assert_has (text, "老年人服务满意度评价：□满意□基本满意□不满意");
  assert_has (text, "备注：此表一式两份，县级民政部门、乡镇各存档一份。");
  assert_has (text, "第1页共2页");
}

static void
test_record_filled (void)
{
  g_autoptr (SwVisitRecordForm) form = make_record (1, 1, 2);
  g_autoptr (GPtrArray) missing = sw_form_missing_glyphs (SW_FORM (form));
  g_autofree char *text = NULL;

  show (SW_FORM (form), "record");
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (form)), ==, 2);
  text = read_text (SW_FORM (form));

  /* Six questions of yes and no, two helping units, the channel, eleven ratings, the satisfaction. */
  g_assert_cmpuint (count (text, "☑"), ==, 6 + 2 + 1 + 11 + 1);
  g_assert_cmpuint (count (text, "☑是"), ==, 3);
  g_assert_cmpuint (count (text, "☑否"), ==, 3);
  assert_has (text, "姑苏县（区）平江乡镇（街道）北园村（居）北园新村12号3幢204室");
  assert_has (text, "☑减少1人");
  assert_has (text, "□无变化☑严重疾病名称：冠心病□较好");
  assert_has (text, "☑基本满意");
  assert_has (text, "2026年11月18日");
  assert_has (text, "老年人服务需求：更换燃气软管");
  assert_has (text, "关爱服务内容：打扫卫生");
}

/* More of everything goes on over pages; nothing is lost. */
static void
test_record_long (void)
{
  g_autoptr (SwVisitRecordForm) form = make_record (3, 4, 40);
  g_autoptr (SwVisit) visit = make_visit (sw_day_from_ymd (2026, 11, 21));
  g_autoptr (GString) needs = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (needs, "需求%03u号；", i);
  g_free (visit->needs);
  visit->needs = g_strdup (needs->str);
  sw_visit_record_form_add_visit (form, visit, NULL, 15);

  show (SW_FORM (form), "record-long");
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (form)), >=, 6);
  text = read_text (SW_FORM (form));
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("家人%u男", i);

      assert_has (text, name);
    }
  assert_has (text, "需求000号；");
  assert_has (text, "需求299号；");
  g_assert_cmpuint (count (text, "探访人员（签字）"), ==, 4);
  g_assert_cmpuint (count (text, "服务人员（签字）"), ==, 4);
}

static const SwListColumn columns[] = {
  { "序号", SW_MM (20), SW_ALIGN_CENTER, FALSE },
  { "姓名", SW_MM (40), SW_ALIGN_CENTER, FALSE },
  { "住址", 0, SW_ALIGN_START, FALSE },
};

static void
get_row (guint        row,
         const char **cells,
         gpointer     user_data)
{
  char **texts = user_data;

  for (guint i = 0; i < 2; i++)
    {
      g_free (texts[i]);
      texts[i] = g_strdup_printf (i == 0 ? "%u" : "第%u位老人", row + 1);
      cells[i] = texts[i];
    }
  cells[2] = row % 2 ? "平江路" : NULL;
}

static void
free_texts (gpointer user_data)
{
  char **texts = user_data;

  g_free (texts[0]);
  g_free (texts[1]);
  g_free (texts);
}

/* Rows that are asked for make the same pages as those that were added. */
static void
test_rows (void)
{
  g_autoptr (SwListForm) added = sw_list_form_new ("名单", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  g_autoptr (SwListForm) asked = sw_list_form_new ("名单", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  char **texts = g_new0 (char *, 2);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  for (guint i = 0; i < 500; i++)
    {
      const char *cells[3];

      get_row (i, cells, texts);
      sw_list_form_add_row (added, cells);
    }
  sw_list_form_set_rows (asked, 500, get_row, texts, free_texts);
  g_assert_cmpuint (sw_list_form_get_n_rows (asked), ==, 500);
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (asked)), ==, sw_form_get_n_pages (SW_FORM (added)));
  one = read_text (SW_FORM (added));
  other = read_text (SW_FORM (asked));
  assert_has (other, "500第500位老人平江路");
  g_assert_cmpstr (one, ==, other);
}

static void
get_nothing (guint        row,
             const char **cells,
             gpointer     user_data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone %u", row);

  if (row >= 3)
    sw_form_fail (user_data, error);
}

/* A form with a gap is not written, and says why. */
static void
test_gap (void)
{
  g_autoptr (SwListForm) form = sw_list_form_new ("名单", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.pdf", NULL);
  g_autoptr (GError) error = NULL;

  sw_list_form_set_rows (form, 10, get_nothing, form, NULL);
  g_assert_true (sw_form_check (SW_FORM (form), NULL));
  g_assert_false (sw_form_write_pdf (SW_FORM (form), path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "gone 3");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (sw_form_check (SW_FORM (form), NULL));
  remove_folder (folder);
}

static void
test_service_card (void)
{
  g_autoptr (SwListForm) form = sw_service_card_form_new ("老人：王桂英", sw_day_from_ymd (2026, 11, 1),
                                                          sw_day_from_ymd (2026, 11, 30));
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (SwVisit) visit = make_visit (sw_day_from_ymd (2026, 11, 1) + i % 30);

      if (i % 7 == 0)
        {
          visit->services |= 1 << SW_SERVICE_MEDICAL;
          visit->content = g_strdup (LONG_TEXT);
        }
      sw_service_card_form_add (form, i == 3 ? "阿依古丽·买买提" : i == 4 ? "龑䶮𬱖㛃𫖯" : "王桂英", "32050819390312452A",
                                "周敏", visit);
    }
  sw_list_form_set_code (form, "SW-SERVICE-1");

  show (SW_FORM (form), "service-card");
  missing = sw_form_missing_glyphs (SW_FORM (form));
  g_assert_cmpuint (missing->len, ==, 0);
  text = read_text (SW_FORM (form));
  assert_has (text, "关爱照料服务记录卡");
  assert_has (text, "老人：王桂英");
  assert_has (text, "2026年11月1日至2026年11月30日");
  assert_has (text, "阿依古丽·买买提");
  assert_has (text, "龑䶮𬱖㛃𫖯");
  assert_has (text, "60王桂英32050819390312452A周敏上门探访2026-11-30");
  g_assert_cmpuint (count (text, "32050819390312452A"), ==, 60);
  g_assert_cmpuint (count (text, "提供服务人姓名"), ==, sw_form_get_n_pages (SW_FORM (form)));
}

static void
test_service_card_blank (void)
{
  g_autoptr (SwListForm) form = sw_service_card_form_new_blank ();
  g_autofree char *text = NULL;

  show (SW_FORM (form), "service-card-blank");
  g_assert_cmpuint (sw_list_form_get_n_rows (form), ==, 20);
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (form)), ==, 1);
  text = read_text (SW_FORM (form));
  assert_has (text, "序号老人姓名身份证号码提供服务人姓名服务内容服务日期");
}

static void
test_visit_sheet (void)
{
  g_autoptr (SwListForm) form = sw_visit_sheet_form_new ("周敏（观前社区）", sw_day_from_ymd (2026, 11, 16),
                                                         sw_day_from_ymd (2026, 11, 22));
  g_autofree char *text = NULL;
  cairo_rectangle_t tail;
  guint page;

  for (guint i = 0; i < 23; i++)
    {
      SwVisitSheetRow row = {
        i % 5 == 4 ? "阿依古丽·买买提" : "王桂英", "北园新村12号3幢204室", "13800006621",
        "11月19日前\n本周第1次", "11月15日\n电话", "失能、独居、无一键呼", "SW-ROW-3-17-20261116-20261122",
      };

      sw_visit_sheet_form_add (form, &row);
    }
  sw_list_form_set_code (form, "SW-SHEET-3-20261116-20261122");

  show (SW_FORM (form), "visit-sheet");
  text = read_text (SW_FORM (form));
  g_assert_cmpuint (count (text, "□已联系上"), ==, 23);
  g_assert_cmpuint (count (text, "失能、独居、无一键呼"), ==, 23);
  assert_has (text, "走访人：周敏（观前社区）");
  g_assert_true (sw_form_find_block (SW_FORM (form), SW_LIST_FORM_TAIL, &page, &tail));
  g_assert_cmpuint (page, ==, sw_form_get_n_pages (SW_FORM (form)) - 1);
}

static void
test_month_cards (void)
{
  g_autoptr (SwMonthCardForm) form = sw_month_card_form_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SwMonthCard) card = sw_month_card_new ();
      g_autofree char *code = g_strdup_printf ("SW-CARD-202611%04u", i + 1);
      SwMonthCardText words = { "王桂英", "北园新村12号3幢204室", "13800006621", "张爱珍", code };

      card->number = g_strdup_printf ("202611%04u", i + 1);
      card->month = sw_day_from_ymd (2026, 11 - (int) i * 3, 1);
      sw_month_card_form_add (form, card, &words);
    }
  sw_month_card_form_add (form, NULL, &(SwMonthCardText) { 0 });

  show (SW_FORM (form), "month-card");
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (form)), ==, 2);
  text = read_text (SW_FORM (form));
  g_assert_cmpuint (count (text, "近邻关爱联系月卡"), ==, 4);
  assert_has (text, "编号：2026110001");
  assert_has (text, "2026年11月");
  assert_has (text, "2026年5月");
  g_assert_cmpuint (count (text, "交回日期"), ==, 4);
}

static void
test_series (void)
{
  g_autoptr (SwFormSeries) series = sw_form_series_new ("服务记录卡");
  g_autofree char *text = NULL;
  guint page;

  for (guint i = 0; i < 3; i++)
    sw_form_series_add (series, SW_FORM (make_record (1, 0, 1)), "王桂英");
  sw_form_series_add (series, SW_FORM (sw_visit_record_form_new ()), "空白");

  g_assert_cmpuint (sw_form_series_get_n_forms (series), ==, 4);
  g_assert_cmpuint (sw_form_get_n_pages (SW_FORM (series)), ==, 8);
  g_assert_true (sw_form_find_block (SW_FORM (series), SW_VISIT_RECORD_FORM_BACK, &page, NULL));
  g_assert_cmpuint (page, ==, 1);
  text = read_text (SW_FORM (series));
  g_assert_cmpuint (count (text, "第1页共2页"), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-forms/record/blank", test_record_blank);
  g_test_add_func ("/visit-forms/record/filled", test_record_filled);
  g_test_add_func ("/visit-forms/record/long", test_record_long);
  g_test_add_func ("/visit-forms/rows", test_rows);
  g_test_add_func ("/visit-forms/gap", test_gap);
  g_test_add_func ("/visit-forms/service-card", test_service_card);
  g_test_add_func ("/visit-forms/service-card/blank", test_service_card_blank);
  g_test_add_func ("/visit-forms/visit-sheet", test_visit_sheet);
  g_test_add_func ("/visit-forms/month-cards", test_month_cards);
  g_test_add_func ("/visit-forms/series", test_series);

  return g_test_run ();
}
