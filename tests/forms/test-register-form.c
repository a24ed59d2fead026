/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "sw-day.h"
#include "sw-register-form.h"

#include <math.h>

#define MM (72.0 / 25.4)
#define SCALE 2.0

/* The foot of the area that is for the form, above the footer. */
#define CONTENT_FOOT (210 * MM - 16 * MM)

static SwForm *
make_form (SwRegisterRowSource *rows)
{
  SwForm *form = sw_register_form_new (rows);
  SwRegisterForm *self = SW_REGISTER_FORM (form);

  sw_register_form_set_office (self, "姑苏区平江街道办事处");
  sw_register_form_set_report_day (self, sw_day_from_ymd (2026, 12, 24));
  sw_register_form_set_quarter (self, "2026年第四季度");
  sw_register_form_set_number (self, "PJ2026-4");

  return form;
}

static SwForm *
make_form_of (guint n_rows)
{
  g_autoptr (SwRegisterRowSource) rows = make_rows (n_rows);

  return make_form (rows);
}

/* Rows that take one line each. */
static SwForm *
make_plain_form (guint n_rows)
{
  SwRegisterRowArray *array = sw_register_row_array_new ();
  g_autoptr (SwRegisterRowSource) rows = SW_REGISTER_ROW_SOURCE (array);

  for (guint i = 0; i < n_rows; i++)
    {
      SwRegisterRow *row = make_row (i);

      g_free (row->name);
      row->name = g_strdup ("王桂英");
      g_free (row->category);
      row->category = g_strdup ("独居");
      sw_register_row_array_add (array, row);
    }

  return make_form (rows);
}

static SwForm *
make_form_with (SwRegisterRow *row)
{
  SwRegisterRowArray *array = sw_register_row_array_new ();
  g_autoptr (SwRegisterRowSource) rows = SW_REGISTER_ROW_SOURCE (array);

  sw_register_row_array_add (array, row);

  return make_form (rows);
}

static void
append_head (GString *text)
{
  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    g_string_append (text, sw_register_column_get_title (i));
}

/* The whole text of a page, letter for letter and in reading order. */
static void
test_text (void)
{
  g_autoptr (SwRegisterRowSource) rows = make_rows (6);
  g_autoptr (SwForm) form = make_form (rows);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;

  sw_register_form_set_checksum (SW_REGISTER_FORM (form), "0123456789abcdef");
  sw_register_form_set_filler (SW_REGISTER_FORM (form), "陆敏", "051265220000");

  g_string_append (expected, "空巢、独居老人情况摸排表"
                             "报送街道：姑苏区平江街道办事处（盖章）报送时间：2026年12月24日");
  append_head (expected);
  for (guint i = 0; i < 6; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];

      sw_register_row_get_cells (sw_register_row_source_get_row (rows, i), cells);
      for (guint k = 0; k < SW_REGISTER_N_COLUMNS; k++)
        g_string_append (expected, cells[k]);
    }
  g_string_append (expected, "合计：6人。其中：无子女或赡养人1人，子女或赡养人无照顾能力0人，空巢3人，独居2人。"
                             "街道主要领导（签字）：填表人：陆敏联系电话：051265220000"
                             "报送街道：姑苏区平江街道办事处（盖章）"
                             "第1页共1页2026年第四季度编号：PJ2026-4校验码：0123456789abcdef");

  text = read_text (form);
  g_assert_cmpstr (text, ==, expected->str);
}

static void
test_rare_characters (gconstpointer data)
{
  const char *name = data;
  SwRegisterRow *row = make_row (0);
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *text = NULL;

  g_free (row->name);
  row->name = g_strdup (name);
  form = make_form_with (row);

  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 0);
  text = read_text (form);
  g_assert_nonnull (strstr (text, name));
}

/* A variation selector chooses a form of the character before it; it has no
 * form of its own and is no missing one. */
static void
test_variation_selector (void)
{
  SwRegisterRow *row = make_row (0);
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *text = NULL;

  g_free (row->name);
  row->name = g_strdup ("葛\363\240\204\200明");
  form = make_form_with (row);
  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 0);
  text = read_text (form);
  g_assert_nonnull (strstr (text, "葛明"));
}

static void
test_missing_glyph (void)
{
  SwRegisterRowArray *array = sw_register_row_array_new ();
  g_autoptr (SwRegisterRowSource) rows = SW_REGISTER_ROW_SOURCE (array);
  g_autoptr (SwForm) form = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  const SwMissingGlyph *glyph;
  SwRegisterRow *row;
  g_autofree char *text = NULL;

  /* U+2FFFD is no character and will be none; no font has it. What a font has for U+E000, of private
   * use, can be anything. */
  sw_register_row_array_add (array, make_row (0));
  row = make_row (1);
  g_free (row->name);
  row->name = g_strdup ("张\360\257\277\275明\360\257\277\275");
  g_free (row->address);
  row->address = g_strdup ("\356\200\200\314\201巷1号");
  sw_register_row_array_add (array, row);

  form = make_form (rows);
  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 2);
  glyph = g_ptr_array_index (missing, 0);
  g_assert_cmpstr (glyph->text, ==, "张\360\257\277\275明\360\257\277\275");
  g_assert_cmpuint (glyph->character, ==, 0x2fffd);
  g_assert_cmpuint (glyph->row, ==, 2);
  glyph = g_ptr_array_index (missing, 1);
  g_assert_cmpstr (glyph->text, ==, "\356\200\200\314\201巷1号");
  g_assert_cmpuint (glyph->character, ==, 0xe000);
  g_assert_cmpuint (glyph->row, ==, 2);

  /* What can be printed still is. */
  text = read_text (form);
  g_assert_nonnull (strstr (text, "巷1号"));

  sw_register_form_set_office (SW_REGISTER_FORM (form), "\360\257\277\275街道办事处");
  g_clear_pointer (&missing, g_ptr_array_unref);
  missing = sw_form_missing_glyphs (form);
  g_assert_cmpuint (missing->len, ==, 3);
  glyph = g_ptr_array_index (missing, 0);
  g_assert_cmpuint (glyph->row, ==, 0);
}

/* Every column keeps what must not wrap on one line, whatever the digits. */
static void
test_numbers_do_not_wrap (void)
{
  for (char digit = '0'; digit <= '9'; digit++)
    {
      SwRegisterRow *row = make_row (0);
      g_autoptr (SwForm) form = NULL, plain = make_plain_form (1);
      g_autofree char *number = g_strnfill (18, digit);
      g_autofree char *phone = g_strnfill (13, digit);

      number[17] = 'X';
      phone[4] = '-';
      g_free (row->number);
      row->number = g_steal_pointer (&number);
      g_free (row->phone);
      row->phone = g_steal_pointer (&phone);
      form = make_form_with (row);
      g_assert_cmpfloat_with_epsilon (get_foot (find (form, SW_REGISTER_FORM_TABLE, 0)),
                                      get_foot (find (plain, SW_REGISTER_FORM_TABLE, 0)), 0.001);
    }
}

static double
get_table_height (const char *name)
{
  SwRegisterRow *row = make_row (0);
  g_autoptr (SwForm) form = NULL;
  cairo_rectangle_t area;
  guint page;

  g_free (row->name);
  row->name = g_strdup (name);
  g_free (row->category);
  row->category = g_strdup ("独居");
  form = make_form_with (row);
  g_assert_true (sw_form_find_block (form, SW_REGISTER_FORM_TABLE, &page, &area));

  return area.height;
}

/* A long name makes a row of two lines, not one of many. */
static void
test_long_names (void)
{
  double one_line = get_table_height ("王桂英");

  g_assert_cmpfloat (fabs (get_table_height ("阿依古丽·买买提") - one_line), <, 14);
  g_assert_cmpfloat (fabs (get_table_height ("阿卜杜热合曼·阿卜杜热依木") - one_line), <, 14);
  g_assert_cmpfloat (fabs (get_table_height ("亚历山大·谢尔盖耶维奇·普希金娜·伊万") - one_line), <, 14);
  g_assert_cmpfloat (fabs (get_table_height ("一二三四五六七八九十一二三四五六七八九十") - one_line), <, 14);
}

/* The block at the end stays whole and takes the last row along. */
static void
test_page_boundaries (void)
{
  guint n = 1, one_page, first_page_full;
  double row, head;

  {
    g_autoptr (SwForm) one = make_plain_form (1);
    g_autoptr (SwForm) two = make_plain_form (2);
    double foot = get_foot (find (one, SW_REGISTER_FORM_TABLE, 0));

    row = get_foot (find (two, SW_REGISTER_FORM_TABLE, 0)) - foot;
    head = find (one, SW_REGISTER_FORM_TABLE, 0).height - row;
    g_assert_cmpfloat (row, >, 18);
    g_assert_cmpfloat (head, >, row);
  }

  for (;; n++)
    {
      g_autoptr (SwForm) form = make_plain_form (n);

      if (sw_form_get_n_pages (form) > 1)
        break;
      g_assert_cmpfloat (get_foot (find (form, SW_REGISTER_FORM_SIGNATURES, 0)), <=, CONTENT_FOOT);
      g_assert_cmpfloat_with_epsilon (find (form, SW_REGISTER_FORM_TABLE, 0).height, head + n * row, 0.01);
    }

  /* It moved no sooner than it had to, and with one row. */
  one_page = n - 1;
  {
    g_autoptr (SwForm) fits = make_plain_form (one_page);
    g_autoptr (SwForm) moved = make_plain_form (n);

    g_assert_cmpfloat (get_foot (find (fits, SW_REGISTER_FORM_SIGNATURES, 0)) + row, >, CONTENT_FOOT);
    g_assert_cmpuint (sw_form_get_n_pages (moved), ==, 2);
    g_assert_cmpfloat_with_epsilon (find (moved, SW_REGISTER_FORM_TABLE, 0).height, head + one_page * row, 0.01);
    g_assert_cmpfloat_with_epsilon (find (moved, SW_REGISTER_FORM_LAST_TABLE, 1).height, head + row, 0.01);
  }

  /* Then the first page fills up, to the last row that fits. */
  first_page_full = (guint) floor ((CONTENT_FOOT - (14 + 42 * MM + 2) - head) / row);
  g_assert_cmpuint (first_page_full, >, one_page + 1);
  for (n = one_page + 2; n <= first_page_full + 1; n++)
    {
      g_autoptr (SwForm) form = make_plain_form (n);

      g_assert_cmpuint (sw_form_get_n_pages (form), ==, 2);
      g_assert_cmpfloat_with_epsilon (find (form, SW_REGISTER_FORM_TABLE, 0).height, head + (n - 1) * row, 0.01);
      g_assert_cmpfloat_with_epsilon (find (form, SW_REGISTER_FORM_LAST_TABLE, 1).height, head + row, 0.01);
    }
  {
    g_autoptr (SwForm) form = make_plain_form (first_page_full + 2);

    g_assert_cmpfloat_with_epsilon (find (form, SW_REGISTER_FORM_TABLE, 0).height, head + first_page_full * row, 0.01);
    g_assert_cmpfloat_with_epsilon (find (form, SW_REGISTER_FORM_LAST_TABLE, 1).height, head + 2 * row, 0.01);
  }
}

static void
test_no_rows (void)
{
  g_autoptr (SwForm) form = make_form_of (0);
  g_autofree char *text = NULL;

  g_assert_cmpuint (sw_form_get_n_pages (form), ==, 1);
  text = read_text (form);
  g_assert_nonnull (strstr (text, "合计：0人。"));
}

static void
test_totals_name_unknown_category (void)
{
  SwRegisterRow *row = make_row (0);
  g_autoptr (SwForm) form = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&row->category, g_free);
  form = make_form_with (row);
  text = read_text (form);
  g_assert_nonnull (strstr (text, "合计：1人。其中：无子女或赡养人0人，子女或赡养人无照顾能力0人，空巢0人，独居0人，类别未填1人。"));
}

/* A row higher than a page goes on over pages, and nothing of it is lost. */
static void
test_row_higher_than_a_page (void)
{
  g_autoptr (GString) address = g_string_new (NULL);
  SwRegisterRow *row = make_row (0);
  g_autoptr (SwForm) form = NULL;
  g_autofree char *text = NULL;
  guint n_pages;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (address, "平江路第%u段", i);
  g_free (row->address);
  row->address = g_strdup (address->str);
  form = make_form_with (row);

  n_pages = sw_form_get_n_pages (form);
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpfloat (get_foot (find (form, SW_REGISTER_FORM_SIGNATURES, n_pages - 1)), <=, CONTENT_FOOT);

  text = read_text (form);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *part = g_strdup_printf ("第%u段", i);

      if (strstr (text, part) == NULL)
        {
          /* A page may end within it. */
          g_autofree char *number = g_strdup_printf ("%u", i);

          g_assert_nonnull (strstr (text, number));
        }
    }
}

static void
assert_blank (cairo_surface_t   *picture,
              cairo_rectangle_t  area,
              cairo_rectangle_t  except)
{
  for (double y = area.y; y < area.y + area.height; y += 1 / SCALE)
    for (double x = area.x; x < area.x + area.width; x += 1 / SCALE)
      {
        if (y >= except.y && y < except.y + except.height)
          continue;
        if (get_dot (picture, (int) (x * SCALE), (int) (y * SCALE)) != 255)
          g_error ("ink at %.1f, %.1f", x, y);
      }
}

/* The seals go over 报送街道 and over nothing else. */
static void
test_seals (void)
{
  static const char * const offices[] = { "", "平江街道办事处", "苏州市姑苏区人民政府双塔街道办事处驻观前地区工作站" };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (SwForm) form = make_form_of (5);
      cairo_surface_t *picture;
      cairo_rectangle_t head_line, head_seal, foot_seal, signatures, title, table;

      sw_register_form_set_office (SW_REGISTER_FORM (form), offices[i]);
      picture = make_picture (form, 0, SCALE);
      title = find (form, SW_REGISTER_FORM_TITLE, 0);
      head_line = find (form, SW_REGISTER_FORM_HEAD_LINE, 0);
      head_seal = find (form, SW_REGISTER_FORM_HEAD_SEAL, 0);
      table = find (form, SW_REGISTER_FORM_TABLE, 0);
      g_assert_cmpfloat_with_epsilon (head_seal.width, 42 * MM, 0.01);
      g_assert_cmpfloat_with_epsilon (head_seal.height, 42 * MM, 0.01);
      g_assert_cmpfloat (head_seal.x + head_seal.width, <, title.x);
      g_assert_cmpfloat (get_foot (head_seal), <, table.y);
      g_assert_cmpfloat (head_line.y, >, head_seal.y);
      g_assert_cmpfloat (get_foot (head_line), <, get_foot (head_seal));
      g_assert_cmpfloat (head_seal.x, >=, head_line.x);
      assert_blank (picture, head_seal, head_line);

      foot_seal = find (form, SW_REGISTER_FORM_FOOT_SEAL, 0);
      signatures = find (form, SW_REGISTER_FORM_SIGNATURES, 0);
      g_assert_cmpfloat_with_epsilon (foot_seal.width, 42 * MM, 0.01);
      g_assert_cmpfloat (foot_seal.x + foot_seal.width, <=, signatures.x + signatures.width + 0.01);
      g_assert_cmpfloat (foot_seal.y, >=, signatures.y);
      g_assert_cmpfloat (get_foot (foot_seal), <=, get_foot (signatures) + 0.01);
      signatures.y += signatures.height / 2 - 24;
      signatures.height = 48;
      assert_blank (picture, foot_seal, signatures);
      cairo_surface_destroy (picture);
    }
}

/* The heights of the horizontal rules of a page, in points. */
static GArray *
find_rules (SwForm *form,
            guint   page)
{
  cairo_surface_t *picture = make_picture (form, page, 4);
  GArray *rules = g_array_new (FALSE, FALSE, sizeof (double));
  int x = (int) ((15 * MM + 5) * 4), x2 = x + 40;
  gboolean within = FALSE;

  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    {
      gboolean rule = get_dot (picture, x, y) < 140 && get_dot (picture, x2, y) < 140 &&
                      get_dot (picture, (x + x2) / 2, y) < 140;

      if (rule && !within)
        {
          double height = y / 4.0;

          g_array_append_val (rules, height);
        }
      within = rule;
    }
  cairo_surface_destroy (picture);

  return rules;
}

static void
test_blank_form (void)
{
  static const guint wanted[] = { 0, 1, 10, 11, 30, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (SwForm) form = sw_register_form_new_blank (wanted[i]);
      guint n_pages = sw_form_get_n_pages (form), n_rows = 0;

      for (guint page = 0; page < n_pages; page++)
        {
          g_autoptr (GArray) rules = find_rules (form, page);
          double last = g_array_index (rules, double, 0);
          guint on_page = 0;

          /* The first is the top of the head; the signature lines come after the table. */
          for (guint k = 2; k < rules->len; k++)
            {
              double y = g_array_index (rules, double, k);

              last = g_array_index (rules, double, k - 1);
              if (page + 1 == n_pages && y > get_foot (find (form, SW_REGISTER_FORM_LAST_TABLE, page)) + 1)
                break;
              g_assert_cmpfloat (y - last, >=, 9 * MM);
              g_assert_cmpfloat (y - last, <, 12 * MM);
              on_page++;
            }
          g_assert_cmpuint (on_page, >=, 5);
          n_rows += on_page;
        }
      g_assert_cmpuint (n_rows, >=, wanted[i]);

      /* The page is used to its foot. */
      g_assert_cmpfloat_with_epsilon (get_foot (find (form, SW_REGISTER_FORM_SIGNATURES, n_pages - 1)), CONTENT_FOOT, 0.01);
      if (n_pages > 1)
        g_assert_cmpfloat_with_epsilon (get_foot (find (form, SW_REGISTER_FORM_TABLE, 0)), CONTENT_FOOT, 0.01);
    }
}

static void
test_blank_text (void)
{
  g_autoptr (SwForm) form = sw_register_form_new_blank (1);
  g_autofree char *text = read_text (form);
  g_autoptr (GString) expected = g_string_new ("空巢、独居老人情况摸排表报送街道：____________________________（盖章）"
                                               "报送时间：________年____月____日");

  append_head (expected);
  g_string_append (expected, "合计：______人。其中：无子女或赡养人______人，子女或赡养人无照顾能力______人，"
                             "空巢______人，独居______人。街道主要领导（签字）：填表人：联系电话："
                             "报送街道：__________________（盖章）第1页共1页");
  g_assert_cmpstr (text, ==, expected->str);
}

static void
test_head_on_every_page (void)
{
  g_autoptr (SwForm) form = make_form_of (120);
  g_autofree char *text = read_text (form);
  guint n_pages = sw_form_get_n_pages (form), n_heads = 0;
  g_autoptr (GString) head = g_string_new (NULL);

  append_head (head);
  for (const char *p = strstr (text, head->str); p != NULL; p = strstr (p + 1, head->str))
    n_heads++;
  g_assert_cmpuint (n_pages, >, 4);
  g_assert_cmpuint (n_heads, ==, n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *footer = g_strdup_printf ("第%u页共%u页2026年第四季度编号：PJ2026-4", i + 1, n_pages);

      g_assert_nonnull (strstr (text, footer));
    }
}

static void
test_picture (void)
{
  g_autoptr (SwForm) form = make_form_of (30);

  sw_register_form_set_code (SW_REGISTER_FORM (form), "PJ2026-4");
  assert_picture (form, 0, "register-page.png");
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GDateTime) created = g_date_time_new_utc (2026, 12, 24, 9, 30, 0);
  g_autofree char *contents[2] = { NULL, NULL };
  gsize sizes[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SwForm) form = make_form_of (60);
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strdup_printf ("%s/%u.pdf", folder, i);

      sw_form_set_created (form, created);
      sw_form_set_author (form, "姑苏区平江街道办事处");
      sw_form_write_pdf (form, path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &contents[i], &sizes[i], &error);
      g_assert_no_error (error);
    }
  remove_folder (folder);
  g_assert_cmpmem (contents[0], sizes[0], contents[1], sizes[1]);
  g_free (g_steal_pointer (&contents[1]));
}

/* What is set after the form has been laid out shows as well. */
static void
test_change_after_layout (void)
{
  g_autoptr (SwForm) form = make_form_of (3);
  g_autofree char *before = read_text (form);
  g_autofree char *after = NULL;

  g_assert_null (strstr (before, "双塔街道办事处"));
  sw_register_form_set_office (SW_REGISTER_FORM (form), "双塔街道办事处");
  sw_register_form_set_report_day (SW_REGISTER_FORM (form), SW_NONE);
  after = read_text (form);
  g_assert_nonnull (strstr (after, "报送街道：双塔街道办事处（盖章）报送时间：________年____月____日"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register-form/text", test_text);
  g_test_add_data_func ("/register-form/rare-characters/extensions", "龑䶮𬱖㛃𫖯", test_rare_characters);
  g_test_add_func ("/register-form/long-names", test_long_names);
  g_test_add_data_func ("/register-form/rare-characters/dot", "阿依古丽·买买提", test_rare_characters);
  g_test_add_data_func ("/register-form/rare-characters/radicals", "女⼥", test_rare_characters);
  g_test_add_data_func ("/register-form/rare-characters/accents", "Zoë̋", test_rare_characters);
  g_test_add_func ("/register-form/variation-selector", test_variation_selector);
  g_test_add_func ("/register-form/missing-glyph", test_missing_glyph);
  g_test_add_func ("/register-form/numbers-do-not-wrap", test_numbers_do_not_wrap);
  g_test_add_func ("/register-form/page-boundaries", test_page_boundaries);
  g_test_add_func ("/register-form/no-rows", test_no_rows);
  g_test_add_func ("/register-form/totals-name-unknown-category", test_totals_name_unknown_category);
  g_test_add_func ("/register-form/row-higher-than-a-page", test_row_higher_than_a_page);
  g_test_add_func ("/register-form/seals", test_seals);
  g_test_add_func ("/register-form/blank-form", test_blank_form);
  g_test_add_func ("/register-form/blank-text", test_blank_text);
  g_test_add_func ("/register-form/head-on-every-page", test_head_on_every_page);
  g_test_add_func ("/register-form/picture", test_picture);
  g_test_add_func ("/register-form/same-bytes", test_same_bytes);
  g_test_add_func ("/register-form/change-after-layout", test_change_after_layout);

  return g_test_run ();
}
