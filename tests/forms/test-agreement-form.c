/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "sw-agreement-form.h"

#include <math.h>

#define MM (72.0 / 25.4)
#define SCALE 2.0

static SwAgreement *
make_agreement (void)
{
  SwAgreement *agreement = sw_agreement_new ();

  agreement->number = g_strdup ("PJ2026-0001");
  agreement->street_office = g_strdup ("苏州市姑苏区人民政府平江街道办事处");
  agreement->worker_name = g_strdup ("周敏");
  agreement->neighbour_name = g_strdup ("张爱珍");
  agreement->elder_name = g_strdup ("王桂英");
  agreement->elder_sex = SW_SEX_FEMALE;
  agreement->elder_number = g_strdup ("32050819390312452A");
  agreement->household_address = g_strdup ("江苏省苏州市姑苏区北园新村12号3幢204室");
  agreement->home_address = g_strdup ("北园新村12号3幢204室");
  agreement->health = g_strdup ("高血压、冠心病");

  return agreement;
}

static SwAgreement *
make_long_agreement (void)
{
  SwAgreement *agreement = make_agreement ();

  g_free (agreement->street_office);
  agreement->street_office = g_strdup ("苏州市姑苏区人民政府平江街道办事处驻观前地区老龄工作联合办公室第二分理处");
  g_free (agreement->household_address);
  agreement->household_address = g_strdup ("新疆维吾尔自治区喀什地区疏附县托克扎克镇阿亚格曼干村三组塔里木路1258号附属小区二期"
                                           "（原老干部局家属院）7号楼2单元501室，后迁入江苏省苏州市姑苏区");
  g_free (agreement->home_address);
  agreement->home_address = g_strdup ("江苏省苏州市姑苏区平江街道钮家巷社区平江路悬桥巷与菉葭巷交叉口东北侧建新里弄堂内"
                                      "原丝绸印染厂职工宿舍第12号楼3单元204室（由北门进入后右转）");
  g_free (agreement->health);
  agreement->health = g_strdup ("高血压三级、冠心病、二型糖尿病、双膝骨关节炎、轻度认知障碍，2025年10月右股骨颈骨折术后，"
                                "长期服药，行走需助行器，听力下降明显，须大声交流");

  return agreement;
}

static SwForm *
make_form_with (SwAgreement *agreement)
{
  g_autoptr (SwAgreement) owned = agreement;

  return sw_agreement_form_new_for (sw_agreement_template_get_shipped (), owned);
}

static SwForm *
make_form (void)
{
  return make_form_with (make_agreement ());
}

static SwForm *
make_form_of (guint n)
{
  g_autoptr (GListStore) list = g_list_store_new (SW_TYPE_AGREEMENT);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwAgreement) agreement = i % 3 == 2 ? make_long_agreement () : make_agreement ();

      g_free (agreement->number);
      agreement->number = g_strdup_printf ("PJ2026-%04u", i + 1);
      g_list_store_append (list, agreement);
    }

  return sw_agreement_form_new (sw_agreement_template_get_shipped (), G_LIST_MODEL (list));
}

static const char *
get_value (SwAgreement      *agreement,
           SwAgreementField  field)
{
  if (agreement == NULL)
    return "";

  switch (field)
    {
    case SW_AGREEMENT_FIELD_STREET_OFFICE:     return agreement->street_office;
    case SW_AGREEMENT_FIELD_WORKER_NAME:       return agreement->worker_name;
    case SW_AGREEMENT_FIELD_NEIGHBOUR_NAME:    return agreement->neighbour_name;
    case SW_AGREEMENT_FIELD_ELDER_NAME:        return agreement->elder_name;
    case SW_AGREEMENT_FIELD_SEX:               return "女";
    case SW_AGREEMENT_FIELD_CITIZEN_ID:        return agreement->elder_number;
    case SW_AGREEMENT_FIELD_HOUSEHOLD_ADDRESS: return agreement->household_address;
    case SW_AGREEMENT_FIELD_HOME_ADDRESS:      return agreement->home_address;
    case SW_AGREEMENT_FIELD_HEALTH:            return agreement->health;
    case SW_AGREEMENT_FIELD_NUMBER:            return agreement->number;
    default:                                   g_assert_not_reached ();
    }
}

/* What the form says, letter for letter, without blanks. */
static char *
get_expected (SwAgreementTemplate *template,
              SwAgreement         *agreement)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sw_agreement_template_get_n_blocks (template); i++)
    {
      const SwAgreementBlock *block = sw_agreement_template_get_block (template, i);

      for (guint k = 0; k < block->n_parts; k++)
        g_string_append (text, block->parts[k].text != NULL ? block->parts[k].text :
                         get_value (agreement, block->parts[k].field));
    }
  g_string_append (text, "甲方负责人：单位公章：日期：年月日乙方代表人：单位公章：日期：年月日"
                         "丙方签字：日期：年月日丁方签字（或手印）：日期：年月日");

  return g_string_free (text, FALSE);
}

/* The text as it is read back, without the footers, each of which must be there once. */
static char *
read_body (SwForm     *form,
           const char *footer)
{
  g_autofree char *text = read_text (form);
  GString *body = g_string_new (text);
  guint n_pages = sw_form_get_n_pages (form);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *found = g_strdup_printf ("第%u页共%u页编号：%s", i + 1, n_pages, footer);

      g_assert_cmpuint (g_string_replace (body, found, "", 0), ==, 1);
    }

  return g_string_free (body, FALSE);
}

static void
test_text (void)
{
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) form = make_form ();
  g_autofree char *expected = get_expected (template, agreement);
  g_autofree char *text = read_body (form, "PJ2026-0001");

  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_blank (void)
{
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwForm) form = sw_agreement_form_new_blank (template);
  g_autofree char *expected = get_expected (template, NULL);
  g_autofree char *text = read_body (form, "________________");

  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2);
  g_assert_cmpstr (text, ==, expected);
}

/* Long values flow on, and nothing of them is lost. */
static void
test_long (void)
{
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwAgreement) agreement = make_long_agreement ();
  g_autoptr (SwForm) form = make_form_with (make_long_agreement ());
  g_autofree char *expected = get_expected (template, agreement);
  g_autofree char *text = read_body (form, "PJ2026-0001");

  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 3);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_name (gconstpointer data)
{
  const char *name = data;
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *expected = NULL, *text = NULL;

  g_free (agreement->elder_name);
  agreement->elder_name = g_strdup (name);
  g_free (agreement->neighbour_name);
  agreement->neighbour_name = g_strdup (name);
  form = sw_agreement_form_new_for (template, agreement);

  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2);
  expected = get_expected (template, agreement);
  text = read_body (form, "PJ2026-0001");
  g_assert_cmpstr (text, ==, expected);
}

/* A name longer than any blank is written out over as many lines as it takes. */
static void
test_endless_name (void)
{
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *expected = NULL, *text = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (name, "阿依古丽");
  g_free (agreement->elder_name);
  agreement->elder_name = g_strdup (name->str);
  g_free (agreement->elder_number);
  agreement->elder_number = g_strnfill (200, '8');
  form = sw_agreement_form_new_for (template, agreement);

  g_assert_cmpuint (sw_form_get_n_pages (form), >, 4);
  expected = get_expected (template, agreement);
  text = read_body (form, "PJ2026-0001");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_missing_glyph (void)
{
  g_autoptr (GListStore) list = g_list_store_new (SW_TYPE_AGREEMENT);
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  const SwMissingGlyph *glyph;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SwAgreement) agreement = make_agreement ();

      if (i == 1)
        {
          g_free (agreement->elder_name);
          agreement->elder_name = g_strdup ("张\360\257\277\275明");
        }
      g_list_store_append (list, agreement);
    }
  form = sw_agreement_form_new (sw_agreement_template_get_shipped (), G_LIST_MODEL (list));
  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 1);
  glyph = g_ptr_array_index (missing, 0);
  g_assert_cmpuint (glyph->character, ==, 0x2fffd);
  g_assert_cmpuint (glyph->row, ==, 2);
  g_assert_cmpstr (glyph->text, ==, "张\360\257\277\275明");
}

/* The signature block is on the last page, whole, and after some text; the
 * seals have room over the name and the date and over nothing else. */
static void
assert_signatures (SwForm *form)
{
  guint last = sw_form_get_n_pages (form) - 1;
  cairo_rectangle_t text = find (form, SW_AGREEMENT_FORM_LAST_TEXT, last);
  cairo_rectangle_t block = find (form, SW_AGREEMENT_FORM_SIGNATURES, last);
  cairo_rectangle_t street = find (form, SW_AGREEMENT_FORM_SEAL_STREET, last);
  cairo_rectangle_t worker = find (form, SW_AGREEMENT_FORM_SEAL_WORKER, last);
  double top = 37 * MM, foot = 297 * MM - 35 * MM;

  g_assert_cmpfloat (text.y, >=, top - 0.01);
  g_assert_cmpfloat (block.y, >=, get_foot (text) + 10);
  g_assert_cmpfloat (get_foot (block), <=, foot + 0.01);

  g_assert_cmpfloat_with_epsilon (street.width, 42 * MM, 0.01);
  g_assert_cmpfloat_with_epsilon (street.height, 42 * MM, 0.01);
  g_assert_cmpfloat_with_epsilon (worker.width, 40 * MM, 0.01);
  g_assert_cmpfloat (street.y, >=, get_foot (text));
  g_assert_cmpfloat (worker.y, >=, get_foot (text));
  g_assert_cmpfloat (street.x + street.width, <=, block.x + block.width / 2);
  g_assert_cmpfloat (worker.x, >=, block.x + block.width / 2);
  g_assert_cmpfloat (worker.x + worker.width, <=, block.x + block.width);
}

/* A round seal touches the rule to sign on and the date, and no other ink. */
static void
test_seals (void)
{
  g_autoptr (SwForm) form = make_form ();
  cairo_surface_t *picture = make_picture (form, 1, SCALE);
  const char * const seals[] = { SW_AGREEMENT_FORM_SEAL_STREET, SW_AGREEMENT_FORM_SEAL_WORKER };

  assert_signatures (form);
  for (guint i = 0; i < G_N_ELEMENTS (seals); i++)
    {
      cairo_rectangle_t seal = find (form, seals[i], 1);
      cairo_rectangle_t block = find (form, SW_AGREEMENT_FORM_SIGNATURES, 1);
      cairo_rectangle_t above = { seal.x, seal.y, seal.width, block.y + 25 - seal.y };
      cairo_rectangle_t between = { seal.x, block.y + 52, seal.width, 20 };
      cairo_rectangle_t below = { seal.x, block.y + 100, seal.width, get_foot (seal) - block.y - 100 };

      assert_no_ink (picture, above, SCALE);
      assert_no_ink (picture, between, SCALE);
      assert_no_ink (picture, below, SCALE);
    }
  cairo_surface_destroy (picture);
}

/* However long the text is, line by line over more than two pages. */
static void
test_page_boundaries (void)
{
  for (guint size = SW_AGREEMENT_SIZE_4; size <= SW_AGREEMENT_SIZE_3; size++)
    {
      g_autoptr (GString) health = g_string_new ("高血压");
      guint n_pages = 0;

      for (guint i = 0; i < 70; i++)
        {
          g_autoptr (SwAgreement) agreement = make_agreement ();
          g_autoptr (SwForm) form = NULL;

          for (guint k = 0; k < 29; k++)
            g_string_append (health, "病");
          g_free (agreement->health);
          agreement->health = g_strdup (health->str);
          form = sw_agreement_form_new_for (sw_agreement_template_get_shipped (), agreement);
          sw_agreement_form_set_size (SW_AGREEMENT_FORM (form), size);
          assert_signatures (form);
          g_assert_cmpuint (sw_form_get_n_pages (form), >=, n_pages);
          n_pages = sw_form_get_n_pages (form);
        }
      g_assert_cmpuint (n_pages, >, 4);
    }
}

/* No page ends with a heading. */
static void
test_headings (void)
{
  g_autoptr (GString) health = g_string_new ("高血压");

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (SwAgreement) agreement = make_agreement ();
      g_autoptr (SwForm) form = NULL;
      g_autofree char *text = NULL;

      for (guint k = 0; k < 29; k++)
        g_string_append (health, "病");
      g_free (agreement->health);
      agreement->health = g_strdup (health->str);
      form = sw_agreement_form_new_for (sw_agreement_template_get_shipped (), agreement);
      text = read_text (form);
      g_assert_null (strstr (text, "要求第"));
      g_assert_null (strstr (text, "情况第"));
      g_assert_null (strstr (text, "事宜第"));
      g_assert_null (strstr (text, "份数第"));
    }
}

static void
test_size_3 (void)
{
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) form = make_form ();
  g_autofree char *expected = get_expected (template, agreement);
  g_autofree char *text = NULL;

  sw_agreement_form_set_size (SW_AGREEMENT_FORM (form), SW_AGREEMENT_SIZE_3);
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 3);
  text = read_body (form, "PJ2026-0001");
  g_assert_cmpstr (text, ==, expected);
  assert_signatures (form);
}

static void
assert_page (SwForm   *form,
             guint     page,
             guint     index,
             guint     copy,
             guint     own,
             guint     n_pages,
             gboolean  empty)
{
  SwAgreementPage place;

  sw_agreement_form_get_page (SW_AGREEMENT_FORM (form), page, &place);
  g_assert_cmpuint (place.index, ==, index);
  g_assert_cmpuint (place.copy, ==, copy);
  g_assert_cmpuint (place.page, ==, own);
  g_assert_cmpuint (place.n_pages, ==, n_pages);
  g_assert_cmpint (place.empty, ==, empty);
}

/* Copies are collated, and a copy begins on a sheet of its own if that is asked for. */
static void
test_copies (void)
{
  g_autoptr (SwForm) form = make_form_of (4);
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);

  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2 + 2 + 3 + 2);
  assert_page (form, 3, 1, 0, 1, 2, FALSE);
  assert_page (form, 7, 3, 0, 0, 2, FALSE);

  sw_agreement_form_set_copies (self, SW_AGREEMENT_FORM_COPIES);
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 4 * 9);
  assert_page (form, 0, 0, 0, 0, 2, FALSE);
  assert_page (form, 2, 0, 1, 0, 2, FALSE);
  assert_page (form, 7, 0, 3, 1, 2, FALSE);
  assert_page (form, 8, 1, 0, 0, 2, FALSE);
  assert_page (form, 19, 2, 1, 0, 3, FALSE);

  sw_agreement_form_set_sheets (self, TRUE);
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 4 * 10);
  assert_page (form, 18, 2, 0, 2, 3, FALSE);
  assert_page (form, 19, 2, 0, 3, 3, TRUE);
  assert_page (form, 20, 2, 1, 0, 3, FALSE);
}

/* Every agreement of a document is what it is alone. */
static void
test_many (void)
{
  g_autoptr (SwForm) form = make_form_of (7);
  g_autofree char *text = read_text (form);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (SwAgreement) agreement = i % 3 == 2 ? make_long_agreement () : make_agreement ();
      g_autoptr (SwForm) alone = NULL;
      g_autofree char *own = NULL;

      g_free (agreement->number);
      agreement->number = g_strdup_printf ("PJ2026-%04u", i + 1);
      alone = sw_agreement_form_new_for (sw_agreement_template_get_shipped (), agreement);
      own = read_text (alone);
      g_string_append (expected, own);
    }
  g_assert_cmpstr (text, ==, expected->str);
}

/* An agreement is printed with the text that it was signed with. */
static void
test_own_template (void)
{
  g_autoptr (GListStore) list = g_list_store_new (SW_TYPE_AGREEMENT);
  g_autoptr (SwAgreementTemplate) older = sw_agreement_template_parse ("# 旧协议\n老人：{elder_name}。\n{signatures}", NULL);
  g_autoptr (SwForm) form = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SwAgreement) agreement = make_agreement ();

      agreement->template_id = i == 1 ? 7 : SW_NONE;
      g_list_store_append (list, agreement);
    }
  form = sw_agreement_form_new (sw_agreement_template_get_shipped (), G_LIST_MODEL (list));
  sw_agreement_form_add_template (SW_AGREEMENT_FORM (form), 7, older);
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 5);
  text = read_text (form);
  g_assert_nonnull (strstr (text, "第2页共2页编号：PJ2026-0001旧协议老人：王桂英。甲方负责人："));
}

static void
test_draft (void)
{
  g_autoptr (SwForm) form = make_form ();
  g_autofree char *text = NULL;
  cairo_surface_t *picture;
  guint grey = 0;

  sw_agreement_form_set_draft (SW_AGREEMENT_FORM (form), TRUE);
  text = read_body (form, "PJ2026-0001（草稿）");
  g_assert_nonnull (strstr (text, "重点空巢独居老人关爱服务协议书"));
  picture = make_picture (form, 0, 1);
  for (int y = 250; y < 600; y++)
    for (int x = 150; x < 450; x++)
      grey += get_dot (picture, x, y) > 220 && get_dot (picture, x, y) < 240;
  g_assert_cmpuint (grey, >, 5000);
  cairo_surface_destroy (picture);
}

/* Whatever has been signed, the paper is to be signed by hand. */
static void
test_signed_is_not_printed (void)
{
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) plain = make_form (), form = NULL;
  g_autofree char *expected = read_text (plain), *text = NULL;

  for (guint i = 0; i < SW_AGREEMENT_N_PARTIES; i++)
    {
      agreement->signatures[i].day = 20000;
      agreement->signatures[i].by = g_strdup ("某人");
    }
  form = sw_agreement_form_new_for (sw_agreement_template_get_shipped (), agreement);
  text = read_text (form);
  g_assert_cmpstr (text, ==, expected);
}

/* With such values the last line of a paragraph would be the first of the second page, were the
 * lines not set a little closer. */
static void
test_no_line_alone (void)
{
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwForm) form = NULL;
  g_autofree char *text = NULL;

  g_free (agreement->household_address);
  agreement->household_address = g_strdup ("柳荫西巷130号");
  g_free (agreement->home_address);
  agreement->home_address = g_strdup ("望荷花园40幢102室");
  g_free (agreement->health);
  agreement->health = g_strdup ("一般");
  form = sw_agreement_form_new_for (sw_agreement_template_get_shipped (), agreement);
  text = read_text (form);
  g_assert_nonnull (strstr (text, "极端气候等特殊情况的，采取应急援助服务并及时上报甲方。"));
}

static void
test_supplement (void)
{
  g_autoptr (SwAgreement) agreement = make_agreement ();
  g_autoptr (SwSupplement) supplement = sw_supplement_new ();
  g_autoptr (SwForm) form = NULL;
  g_autofree char *text = NULL;

  supplement->serial = 2;
  supplement->text = g_strdup ("1.乙方每周上门{3}次。\n\n　　# 其他条款不变。\n");
  agreement->template_id = 7;
  form = sw_agreement_form_new_supplement (sw_agreement_template_get_shipped (), agreement, supplement);

  /* The text that the agreement was printed with is not that of the supplement. */
  sw_agreement_form_add_template (SW_AGREEMENT_FORM (form), 7, sw_agreement_template_get_shipped ());
  text = read_body (form, "PJ2026-0001补充协议2");
  g_assert_cmpstr (text, ==,
                   "补充协议原协议编号：PJ2026-0001"
                   "街道：苏州市姑苏区人民政府平江街道办事处（以下简称甲方）社区工作者：周敏（以下简称乙方）"
                   "近邻亲属或志愿者：张爱珍（以下简称丙方）空巢独居老人：王桂英（以下简称丁方）"
                   "1.乙方每周上门{3}次。#其他条款不变。"
                   "甲方负责人：单位公章：日期：年月日乙方代表人：单位公章：日期：年月日"
                   "丙方签字：日期：年月日丁方签字（或手印）：日期：年月日");
  assert_signatures (form);
  g_assert_cmpstr (sw_form_get_title (form), ==, "补充协议");
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *number;
    const char *name;
    const char *file;
  } names[] = {
    { "PJ2026-0001", "王桂英", "PJ2026-0001 王桂英.pdf" },
    { "PJ〔2026〕1/2号", "A:B*?\"<>|\\\n", "PJ〔2026〕1-2号 A-B--------.pdf" },
    { "PJ2026-0001", "王桂英. .", "PJ2026-0001 王桂英.pdf" },
    { NULL, "王桂英", "协议 王桂英.pdf" },
    { "PJ2026-0001", NULL, "PJ2026-0001.pdf" },
    { "con", NULL, "_con.pdf" },
    { "LPT1.x", NULL, "_LPT1.x.pdf" },
    { "..", NULL, "_.pdf" },
  };
  g_autoptr (SwAgreement) endless = make_agreement ();
  g_autofree char *file = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwAgreement) agreement = sw_agreement_new ();

      agreement->number = g_strdup (names[i].number);
      agreement->elder_name = g_strdup (names[i].name);
      file = sw_agreement_form_make_file_name (agreement);
      g_assert_cmpstr (file, ==, names[i].file);
      g_clear_pointer (&file, g_free);
    }

  g_free (endless->elder_name);
  endless->elder_name = g_strnfill (1000, 'x');
  file = sw_agreement_form_make_file_name (endless);
  g_assert_cmpuint (strlen (file), <, 245);
}

static void
count_cb (guint    index,
          guint    n,
          gpointer user_data)
{
  guint *count = user_data;

  g_assert_cmpuint (index, ==, ++*count);
  g_assert_cmpuint (n, ==, 5);
}

/* A file for each is the same as the document of that one. */
static void
test_files (void)
{
  g_autoptr (SwForm) form = make_form_of (5);
  g_autofree char *folder = make_folder ();
  g_autoptr (GError) error = NULL;
  guint count = 0;

  sw_agreement_form_set_copies (SW_AGREEMENT_FORM (form), 2);
  g_assert_true (sw_agreement_form_write_files (SW_AGREEMENT_FORM (form), folder, NULL, count_cb, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("PJ2026-%04u 王桂英.pdf", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *info = run ((const char *[]) { "pdfinfo", path, NULL });
      g_autofree char *pages = g_strdup_printf ("Pages:           %u\n", i % 3 == 2 ? 6 : 4);

      g_assert_nonnull (strstr (info, pages));
      g_assert_nonnull (strstr (info, "重点空巢独居老人关爱服务协议书"));
    }
  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2 * 11);
  remove_folder (folder);

  /* The folder is gone. */
  g_assert_false (sw_agreement_form_write_files (SW_AGREEMENT_FORM (form), folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* The outline leads to every agreement, and the pages are labelled by its number. */
static void
test_navigation (void)
{
  g_autoptr (SwForm) form = make_form_of (4);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autofree char *outline = NULL, *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (sw_form_write_pdf (form, path, NULL, NULL, NULL, &error));
  outline = run ((const char *[]) { "pdftohtml", "-xml", "-stdout", "-i", path, NULL });
  g_assert_nonnull (strstr (outline, "<item page=\"1\">PJ2026-0001 王桂英</item>\n"
                                     "<item page=\"3\">PJ2026-0002 王桂英</item>\n"
                                     "<item page=\"5\">PJ2026-0003 王桂英</item>\n"
                                     "<item page=\"8\">PJ2026-0004 王桂英</item>\n"));

  /* Since 1.17.6 Cairo compresses where the labels are. */
  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  for (gsize i = 0; i < size; i++)
    if (contents[i] == '\0')
      contents[i] = ' ';
  if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 6))
    g_assert_nonnull (strstr (contents, "/P (PJ2026-0003-)"));
  remove_folder (folder);
}

static void
test_pictures (void)
{
  g_autoptr (SwForm) form = make_form ();
  g_autoptr (SwForm) blank = sw_agreement_form_new_blank (sw_agreement_template_get_shipped ());

  assert_picture (form, 0, "agreement-page-1.png");
  assert_picture (form, 1, "agreement-page-2.png");
  assert_picture (blank, 0, "agreement-blank-1.png");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement-form/text", test_text);
  g_test_add_func ("/agreement-form/blank", test_blank);
  g_test_add_func ("/agreement-form/long", test_long);
  g_test_add_data_func ("/agreement-form/name/extensions", "龑䶮𬱖㛃𫖯", test_name);
  g_test_add_data_func ("/agreement-form/name/dot", "阿依古丽·买买提", test_name);
  g_test_add_data_func ("/agreement-form/name/radicals", "女⼥", test_name);
  g_test_add_func ("/agreement-form/endless-name", test_endless_name);
  g_test_add_func ("/agreement-form/missing-glyph", test_missing_glyph);
  g_test_add_func ("/agreement-form/seals", test_seals);
  g_test_add_func ("/agreement-form/page-boundaries", test_page_boundaries);
  g_test_add_func ("/agreement-form/headings", test_headings);
  g_test_add_func ("/agreement-form/size-3", test_size_3);
  g_test_add_func ("/agreement-form/copies", test_copies);
  g_test_add_func ("/agreement-form/many", test_many);
  g_test_add_func ("/agreement-form/own-template", test_own_template);
  g_test_add_func ("/agreement-form/draft", test_draft);
  g_test_add_func ("/agreement-form/signed-is-not-printed", test_signed_is_not_printed);
  g_test_add_func ("/agreement-form/no-line-alone", test_no_line_alone);
  g_test_add_func ("/agreement-form/supplement", test_supplement);
  g_test_add_func ("/agreement-form/file-names", test_file_names);
  g_test_add_func ("/agreement-form/files", test_files);
  g_test_add_func ("/agreement-form/navigation", test_navigation);
  g_test_add_func ("/agreement-form/pictures", test_pictures);

  return g_test_run ();
}
