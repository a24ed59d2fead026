/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-break.h"
#include "sw-font-chain.h"
#include "sw-text.h"

#include <string.h>

typedef struct
{
  SwFontChain *fonts;
  SwFont *font;
  SwText *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fonts = sw_font_chain_new ();
  fixture->font = sw_font_chain_get_font (fixture->fonts, SW_FACE_BODY, 10);
  fixture->text = sw_text_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sw_text_free (fixture->text);
  g_assert_finalize_object (fixture->fonts);
}

/* Lines are asked for by their widths; with hanzi of 10 points the width says
 * which characters a line has. */
static void
assert_lines (Fixture    *fixture,
              const char *text,
              double      width,
              const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (expected, "|", -1);
  g_autoptr (SwText) single = sw_text_new ();
  guint n_lines = sw_text_set (fixture->text, fixture->font, text, width);

  g_assert_cmpuint (n_lines, ==, g_strv_length (lines));
  for (guint i = 0; i < n_lines; i++)
    {
      sw_text_set (single, fixture->font, lines[i], 10000);
      g_assert_cmpfloat_with_epsilon (sw_text_get_line_width (fixture->text, i),
                                      sw_text_get_line_width (single, 0), 0.001);
    }
}

/* A name is not broken where there is room for it in a line of its own. */
static void
test_whole (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GString) names = g_string_new (NULL);

  sw_break_append_whole (names, "欧阳佩娟");
  g_string_append (names, "、");
  sw_break_append_whole (names, "周水根");
  g_string_append (names, "、");
  sw_break_append_whole (names, "21—30日（2次）");
  assert_lines (fixture, names->str, 80, "欧阳佩娟、|周水根、|21—30日（2次）");
  assert_lines (fixture, names->str, 1000, "欧阳佩娟、周水根、21—30日（2次）");
  /* Where there is not, it is. */
  assert_lines (fixture, "平\xe2\x81\xa0江\xe2\x81\xa0街", 20, "平江|街");
}

static void
test_breaks (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpuint (sw_text_set (fixture->text, fixture->font, "", 30), ==, 1);
  g_assert_cmpfloat (sw_text_get_line_width (fixture->text, 0), ==, 0);
  assert_lines (fixture, "平江街道", 40, "平江街道");
  assert_lines (fixture, "平江街道", 39, "平江街|道");
  assert_lines (fixture, "平江街道", 10, "平|江|街|道");

  /* Narrower than a character: still one a line, and an end to it. */
  assert_lines (fixture, "平江", 3, "平|江");

  /* Newlines of all systems; an empty line is a line. */
  assert_lines (fixture, "平\n江\r\n街\r道", 100, "平|江|街|道");
  assert_lines (fixture, "平\n\n江", 100, "平||江");
  assert_lines (fixture, "平\n江街道", 20, "平|江街|道");
  assert_lines (fixture, "平\n", 100, "平|");
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  /* No closing mark begins a line, no opening one ends it. */
  assert_lines (fixture, "平江街，道", 30, "平江|街，道");
  assert_lines (fixture, "平江街（道）", 40, "平江街|（道）");
  assert_lines (fixture, "平江街道）。", 50, "平江街|道）。");
  assert_lines (fixture, "平江——街", 30, "平|江——|街");

  /* Nothing but closing marks: broken where the line is full. */
  assert_lines (fixture, "。。。。。", 20, "。。|。。|。");
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  /* Numbers and words stay whole where they can. */
  assert_lines (fixture, "平江路128号", 40, "平江路|128号");
  assert_lines (fixture, "室3-2-401", 40, "室|3-2-401");
  assert_lines (fixture, "flat 4, Ping Jiang", 50, "flat 4, |Ping Jiang");
  g_assert_cmpuint (sw_text_set (fixture->text, fixture->font, "12345678901234567890", 30), >, 2);

  /* A blank at the end of a line takes no room. */
  sw_text_set (fixture->text, fixture->font, "平江    街道", 20);
  g_assert_cmpuint (sw_text_get_n_lines (fixture->text), ==, 2);
  g_assert_cmpfloat_with_epsilon (sw_text_get_line_width (fixture->text, 0), 20, 0.001);
}

/* No line is wider than it may be, however odd the text. */
static void
test_widths (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const pieces[] = {
    "平", "江", "，", "（", "）", "a", "12", "3-4", " ", "——", "·", "。", "阿依", "Zimmer", "：", "…", "《", "\n",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 2000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double width = g_rand_double_range (random, 12, 90);
      guint n = (guint) g_rand_int_range (random, 0, 40);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      sw_text_set (fixture->text, fixture->font, text->str, width);
      for (guint i = 0; i < sw_text_get_n_lines (fixture->text); i++)
        g_assert_cmpfloat (sw_text_get_line_width (fixture->text, i), <=, width + 0.011);

      /* Balancing changes where lines break, not how many there are. */
      n = sw_text_get_n_lines (fixture->text);
      sw_text_balance (fixture->text);
      g_assert_cmpuint (sw_text_get_n_lines (fixture->text), ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat (sw_text_get_line_width (fixture->text, i), <=, width + 0.011);
    }
}

static void
test_balance (Fixture       *fixture,
              gconstpointer  data)
{
  assert_lines (fixture, "子女或赡养人无照顾能力", 75, "子女或赡养人无|照顾能力");
  sw_text_balance (fixture->text);
  g_assert_cmpuint (sw_text_get_n_lines (fixture->text), ==, 2);
  g_assert_cmpfloat_with_epsilon (sw_text_get_line_width (fixture->text, 0), 60, 0.001);
  g_assert_cmpfloat_with_epsilon (sw_text_get_line_width (fixture->text, 1), 50, 0.001);

  /* Lines that were asked for stay. */
  sw_text_set (fixture->text, fixture->font, "类别\n无子女或赡养人", 100);
  sw_text_balance (fixture->text);
  g_assert_cmpfloat_with_epsilon (sw_text_get_line_width (fixture->text, 0), 20, 0.001);
}

/* The parts of a name go to lines of their own if that costs none. */
static void
test_dots (Fixture       *fixture,
           gconstpointer  data)
{
  assert_lines (fixture, "阿依古丽·买买提", 60, "阿依古丽·|买买提");
  assert_lines (fixture, "阿依古丽·买买提", 200, "阿依古丽·买买提");
}

static void
test_fallback (Fixture       *fixture,
               gconstpointer  data)
{
  /* The same character twice is the same glyph; Latin comes from the same font. */
  g_assert_true (sw_font_get_glyph (fixture->font, 0x5e73) == sw_font_get_glyph (fixture->font, 0x5e73));
  g_assert_cmpuint (sw_font_get_glyph (fixture->font, 'A')->font, ==, 0);
  g_assert_cmpfloat_with_epsilon (sw_font_get_glyph (fixture->font, 0x5e73)->advance, 10, 0.001);

  /* U+2FFFD will never be a character: a blank as wide as one stands for it. */
  g_assert_true (sw_font_get_glyph (fixture->font, 0x2fffd)->missing);
  g_assert_false (sw_font_has_character (fixture->font, 0x2fffd));
  g_assert_cmpuint (sw_font_get_glyph (fixture->font, 0x2fffd)->glyph, ==,
                    sw_font_get_glyph (fixture->font, ' ')->glyph);
  g_assert_cmpfloat_with_epsilon (sw_font_get_glyph (fixture->font, 0x2fffd)->advance, 10, 0.001);

  /* What has no form is not missing. */
  g_assert_true (sw_font_has_character (fixture->font, '\n'));
  g_assert_true (sw_font_has_character (fixture->font, 0x200b));
  g_assert_true (sw_font_has_character (fixture->font, 0xe0100));

  sw_text_set (fixture->text, fixture->font, "张明", 100);
  g_assert_cmpuint (sw_text_get_missing (fixture->text), ==, 0);
  sw_text_set (fixture->text, fixture->font, "张\360\257\277\275明", 100);
  g_assert_cmpuint (sw_text_get_missing (fixture->text), ==, 0x2fffd);
  sw_text_set (fixture->text, fixture->font, "张\t明\001", 100);
  g_assert_cmpuint (sw_text_get_missing (fixture->text), ==, 0);
}

/* A text that is not UTF-8 is drawn as well as may be, and does no harm. */
static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_cmpuint (sw_text_set (fixture->text, fixture->font, "\xff\xfe平\xe5", 100), ==, 1);
  g_assert_cmpfloat (sw_text_get_line_width (fixture->text, 0), >=, 10);
}

/* A picture that is never looked at: drawing far out of bounds would crash or
 * set off a sanitizer. */
static void
test_draw (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const texts[] = { "", "平江街道办事处", "\n\n", "葛\363\240\204\200明", "محمد", "a\360\257\277\275" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n_lines = sw_text_set (fixture->text, fixture->font, texts[i], 25);

      for (SwAlign align = SW_ALIGN_START; align <= SW_ALIGN_END; align++)
        {
          sw_text_draw (fixture->text, cr, 0, n_lines, 0, 0, 25, 12, align);
          sw_text_draw (fixture->text, cr, n_lines - 1, 100, 0, 0, 25, 12, align);
          sw_text_draw (fixture->text, cr, n_lines, 1, 0, 0, 25, 12, align);
        }
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The bytes of a picture with some cells; nothing is on it before they are released. */
static GBytes *
draw_cells (Fixture  *fixture,
            gboolean  held)
{
  static const char * const texts[] = { "阿依古丽·买买提", "13862000000", "葛\363\240\204\200明", "龑䶮", "平江街道" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 100);
  cairo_t *cr = cairo_create (surface);
  gsize size = (gsize) cairo_image_surface_get_stride (surface) * 100;
  g_autofree guchar *blank = g_malloc0 (size);
  GBytes *bytes;

  if (held)
    sw_text_hold (fixture->text);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n_lines = sw_text_set (fixture->text, fixture->font, texts[i], 60);

      sw_text_draw (fixture->text, cr, 0, n_lines, 5 + 60 * (i % 3), 10 + 40 * (i / 3), 60, 12, SW_ALIGN_START);
      cairo_surface_flush (surface);
      if (held && i < 2)
        g_assert_cmpint (memcmp (cairo_image_surface_get_data (surface), blank, size), ==, 0);
    }
  if (held)
    sw_text_release (fixture->text, cr);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (surface), blank, size), !=, 0);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), size);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}

/* Held or not, fonts mixed and one set by Pango among them, it is the same picture to the eye. */
static void
test_hold (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) single = draw_cells (fixture, FALSE);
  g_autoptr (GBytes) held = draw_cells (fixture, TRUE);

  const guchar *one = g_bytes_get_data (single, NULL), *other = g_bytes_get_data (held, NULL);

  /* Where two glyphs touch Cairo adds them up in another order. */
  for (gsize i = 0; i < g_bytes_get_size (single); i++)
    g_assert_cmpint (ABS (one[i] - other[i]), <=, 16);
}

/* The set-up of the tests installs a font with serifs and one without. */
static void
test_faces (Fixture       *fixture,
            gconstpointer  data)
{
  for (SwFace face = SW_FACE_TITLE; face <= SW_FACE_HEADING; face++)
    {
      const char *family = sw_font_chain_get_family (fixture->fonts, face);

      g_test_message ("face %u: %s", face, family);
      g_assert_cmpstr (family, !=, "serif");
      g_assert_null (strstr (family, " Bold"));
    }
  g_assert_true (sw_font_chain_get_font (fixture->fonts, SW_FACE_BODY, 10) == fixture->font);
  g_assert_true (sw_font_chain_get_font (fixture->fonts, SW_FACE_BODY, 10.5) != fixture->font);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add ("/text/" #name, Fixture, NULL, set_up, test_ ## name, tear_down)
  ADD (breaks);
  ADD (whole);
  ADD (marks);
  ADD (words);
  ADD (widths);
  ADD (balance);
  ADD (dots);
  ADD (fallback);
  ADD (invalid);
  ADD (draw);
  ADD (hold);
  ADD (faces);
#undef ADD

  return g_test_run ();
}
