/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-break.h"
#include "sw-flow.h"
#include "sw-font-chain.h"

#include <string.h>

typedef struct
{
  SwFontChain *fonts;
  SwFont *font;
  SwFlow *flow;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->fonts = sw_font_chain_new ();
  fixture->font = sw_font_chain_get_font (fixture->fonts, SW_FACE_BODY, 10);
  fixture->flow = sw_flow_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sw_flow_free (fixture->flow);
  g_assert_finalize_object (fixture->fonts);
}

static char *
join_lines (SwFlow *flow)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < sw_flow_get_n_lines (flow); i++)
    {
      g_autofree char *line = sw_flow_get_line_text (flow, i);

      g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", line);
    }

  return g_string_free (lines, FALSE);
}

static void
assert_lines (Fixture    *fixture,
              const char *text,
              double      width,
              double      indent,
              const char *expected)
{
  g_autofree char *lines = NULL;

  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, text);
  sw_flow_set (fixture->flow, width, indent, SW_FLOW_JUSTIFIED);
  lines = join_lines (fixture->flow);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_breaks (Fixture       *fixture,
             gconstpointer  data)
{
  assert_lines (fixture, "", 30, 0, "");
  assert_lines (fixture, "平江街道办事处", 40, 20, "平江|街道办事|处");

  /* No closing mark begins a line, no opening one ends it. */
  assert_lines (fixture, "平江街道，办事处", 40, 0, "平江街|道，办事|处");
  assert_lines (fixture, "平江街（道）", 40, 0, "平江街|（道）");

  /* Numbers and words stay whole. */
  assert_lines (fixture, "平江路128号", 40, 0, "平江路|128号");

  /* A newline is a blank, and blanks at the end of a line take no room. */
  assert_lines (fixture, "平江\n街道", 20, 0, "平江|街道");
  assert_lines (fixture, "平\xff江", 100, 0, "平�江");
}

/* Where two marks meet, the blank half of one is left out; the blank half of
 * the last mark of a line may stand in the margin. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *text;
    double width;
  } widths[] = {
    { "甲）：", 25 },
    { "》，甲", 25 },
    { "）（甲", 25 },
    { "《（甲", 25 },
    { "甲，乙", 30 },
    { "甲（乙", 30 },
    { "。”）", 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      sw_flow_begin (fixture->flow, fixture->font, 0);
      sw_flow_add_text (fixture->flow, widths[i].text);
      g_assert_cmpuint (sw_flow_set (fixture->flow, 1000, 0, SW_FLOW_JUSTIFIED), ==, 1);
      g_assert_cmpfloat_with_epsilon (sw_flow_get_line_width (fixture->flow, 0), widths[i].width, 0.01);
    }

  assert_lines (fixture, "平江（街）：道", 65, 0, "平江（街）：道");
  assert_lines (fixture, "平江街道，办", 45, 0, "平江街道，|办");
  assert_lines (fixture, "平江街道，办", 44, 0, "平江街|道，办");
}

static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *lines = NULL;

  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, "是否独居");
  sw_flow_add_kept (fixture->flow, "□是");
  sw_flow_add_kept (fixture->flow, "□否");
  sw_flow_set (fixture->flow, 70, 0, SW_FLOW_JUSTIFIED);
  lines = join_lines (fixture->flow);
  g_assert_cmpstr (lines, ==, "是否独居□是|□否");

  /* What is wider than the line is broken all the same. */
  sw_flow_set (fixture->flow, 10, 0, SW_FLOW_JUSTIFIED);
  g_assert_cmpuint (sw_flow_get_n_lines (fixture->flow), ==, 8);
}

/* Where the ink of a line ends, in points. */
static double
find_end (Fixture *fixture,
          guint    line)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 4000, 200);
  cairo_t *cr = cairo_create (surface);
  const unsigned char *data;
  int end = 0, stride;

  cairo_scale (cr, 10, 10);
  sw_flow_draw (fixture->flow, cr, line, 1, 0, 0, 20);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < 200; y++)
    for (int x = end; x < 4000; x++)
      if (data[y * stride + x] > 128)
        end = x;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return end / 10.0;
}

static void
test_edges (Fixture       *fixture,
            gconstpointer  data)
{
  double full;

  /* A line of whole squares needs no stretching; one with a square less gets it. */
  assert_lines (fixture, "国国国国国国国国国国国国国国国国国国国国国", 200, 0, "国国国国国国国国国国国国国国国国国国国国|国");
  full = find_end (fixture, 0);
  g_assert_cmpfloat (full, >, 198);
  assert_lines (fixture, "国国国国国国国国国国国国国国国国国国国国，国", 200, 0,
                "国国国国国国国国国国国国国国国国国国国|国，国");
  g_assert_cmpfloat_with_epsilon (find_end (fixture, 0), full, 0.15);

  /* The last line, and one before a number that could not be parted, end where they end. */
  assert_lines (fixture, "国国国国国国国国国国国国国国国国320508193903124521国", 200, 0,
                "国国国国国国国国国国国国国国国国|320508193903124521国");
  g_assert_cmpfloat_with_epsilon (find_end (fixture, 0), full - 40, 0.15);

  /* Neither is a ragged text stretched. */
  sw_flow_set (fixture->flow, 165, 0, SW_FLOW_RAGGED);
  g_assert_cmpfloat_with_epsilon (find_end (fixture, 0), full - 40, 0.15);
}

static void
assert_rule (Fixture *fixture,
             guint    index,
             guint    line,
             double   start,
             double   end)
{
  guint found_line;
  double found_start, found_end;

  sw_flow_get_rule (fixture->flow, index, &found_line, &found_start, &found_end);
  g_assert_cmpuint (found_line, ==, line);
  g_assert_cmpfloat_with_epsilon (found_start, start, 0.01);
  g_assert_cmpfloat_with_epsilon (found_end, end, 0.01);
}

static void
test_blanks (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *lines = NULL;

  /* As long as asked for, empty or with a short value. */
  for (guint i = 0; i < 2; i++)
    {
      sw_flow_begin (fixture->flow, fixture->font, 0);
      sw_flow_add_text (fixture->flow, "性别：");
      sw_flow_add_blank (fixture->flow, i == 0 ? NULL : "女", 50, 0);
      sw_flow_add_text (fixture->flow, "；");
      g_assert_cmpuint (sw_flow_set (fixture->flow, 200, 0, SW_FLOW_JUSTIFIED), ==, 1);
      g_assert_cmpuint (sw_flow_get_n_rules (fixture->flow), ==, 1);
      assert_rule (fixture, 0, 0, 30, 80);
    }

  /* Growing with what stands in it. */
  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_blank (fixture->flow, "平江街道", 20, 0);
  sw_flow_set (fixture->flow, 200, 0, SW_FLOW_JUSTIFIED);
  assert_rule (fixture, 0, 0, 0, 50);

  /* Going on with its rule: to the edge, from the beginning of the next line. */
  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, "地址：");
  sw_flow_add_blank (fixture->flow, "江苏省苏州市姑苏区北园新村", 20, 0);
  sw_flow_add_text (fixture->flow, "。");
  g_assert_cmpuint (sw_flow_set (fixture->flow, 95, 0, SW_FLOW_JUSTIFIED), ==, 2);
  lines = join_lines (fixture->flow);
  g_assert_cmpstr (lines, ==, "地址：江苏省苏州市|姑苏区北园新村。");
  g_assert_cmpuint (sw_flow_get_n_rules (fixture->flow), ==, 2);
  assert_rule (fixture, 0, 0, 30, 95);
  assert_rule (fixture, 1, 1, 0, 75);

  /* An empty one as well, with pieces that can be written on. */
  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, "地址：");
  sw_flow_add_blank (fixture->flow, NULL, 200, 0);
  g_assert_cmpuint (sw_flow_set (fixture->flow, 105, 0, SW_FLOW_JUSTIFIED), ==, 3);
  assert_rule (fixture, 0, 0, 30, 105);
  assert_rule (fixture, 1, 1, 0, 105);
  g_assert_cmpuint (sw_flow_set (fixture->flow, 65, 0, SW_FLOW_JUSTIFIED), >, 3);
  assert_rule (fixture, 0, 1, 0, 65);

  /* A name is not parted. */
  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, "老人：");
  sw_flow_add_blank (fixture->flow, "王桂英", 50, SW_BLANK_KEEP);
  g_assert_cmpuint (sw_flow_set (fixture->flow, 75, 0, SW_FLOW_JUSTIFIED), ==, 2);
  assert_rule (fixture, 0, 1, 0, 50);
}

/* A blank takes what is left, and what follows it stands at the edge with some of it. */
static void
test_fill (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      sw_flow_begin (fixture->flow, fixture->font, 0);
      sw_flow_add_text (fixture->flow, "街道：");
      sw_flow_add_blank (fixture->flow, i == 0 ? NULL : "平江", 40, SW_BLANK_FILL | SW_BLANK_START);
      sw_flow_add_kept (fixture->flow, "（甲方）");
      g_assert_cmpuint (sw_flow_set (fixture->flow, 200, 0, SW_FLOW_JUSTIFIED), ==, 1);
      assert_rule (fixture, 0, 0, 30, 160);
    }

  {
    g_autofree char *lines = NULL;

    sw_flow_begin (fixture->flow, fixture->font, 0);
    sw_flow_add_text (fixture->flow, "街道：");
    sw_flow_add_blank (fixture->flow, "苏州市姑苏区人民政府平江街道办事处", 40, SW_BLANK_FILL | SW_BLANK_START);
    sw_flow_add_kept (fixture->flow, "（甲方）");
    g_assert_cmpuint (sw_flow_set (fixture->flow, 220, 0, SW_FLOW_JUSTIFIED), ==, 2);
    lines = join_lines (fixture->flow);
    g_assert_cmpstr (lines, ==, "街道：苏州市姑苏区人民政府平江街道办|事处（甲方）");
    assert_rule (fixture, 0, 0, 30, 220);
    assert_rule (fixture, 1, 1, 0, 180);
  }
}

/* Characters that act on each other, and such as no font has. */
static void
test_joined (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const texts[] = { "葛\363\240\204\200明", "\363\240\204\200", "محمد علي", "e\314\201", "རྡོ་རྗེ" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      sw_flow_begin (fixture->flow, fixture->font, 0);
      sw_flow_add_blank (fixture->flow, texts[i], 30, 0);
      sw_flow_set (fixture->flow, 1000, 0, SW_FLOW_JUSTIFIED);
      text = sw_flow_get_line_text (fixture->flow, 0);
      g_assert_cmpstr (text, ==, texts[i]);
      sw_flow_draw (fixture->flow, cr, 0, G_MAXUINT, 0, 0, 20);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }

  sw_flow_begin (fixture->flow, fixture->font, 0);
  sw_flow_add_text (fixture->flow, "张\360\257\277\275\314\201明");
  sw_flow_set (fixture->flow, 1000, 0, SW_FLOW_JUSTIFIED);
  g_assert_cmpuint (sw_flow_get_missing (fixture->flow), ==, 0x2fffd);
  sw_flow_draw (fixture->flow, cr, 0, 1, 0, 0, 20);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Whatever the text: nothing is lost, no line is too wide, no mark stands where it may not. */
static void
test_any_text (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const pieces[] = {
    "平", "江", "，", "（", "）", "a", "12", "3-4", "——", "·", "。", "阿依", "Zimmer", "：", "…", "《", "》", "“", "”",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 3000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL), joined = g_string_new (NULL);
      double width = g_rand_double_range (random, 90, 300);
      guint n = (guint) g_rand_int_range (random, 0, 60);

      sw_flow_begin (fixture->flow, fixture->font, g_rand_double_range (random, 9.8, 10.4));
      for (guint i = 0; i < n; i++)
        {
          const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

          if (i % 13 == 12)
            sw_flow_add_blank (fixture->flow, piece, 30, (guint) g_rand_int_range (random, 0, 8));
          else if (i % 7 == 6)
            sw_flow_add_kept (fixture->flow, piece);
          else
            sw_flow_add_text (fixture->flow, piece);
          g_string_append (text, piece);
        }

      sw_flow_set (fixture->flow, width, 20, SW_FLOW_JUSTIFIED);
      for (guint i = 0; i < sw_flow_get_n_lines (fixture->flow); i++)
        {
          g_autofree char *line = sw_flow_get_line_text (fixture->flow, i);

          g_assert_cmpfloat (sw_flow_get_line_width (fixture->flow, i), <=, width - (i == 0 ? 20 : 0) + 5.25);
          g_string_append (joined, line);
        }
      g_assert_cmpstr (joined->str, ==, text->str);
      g_assert_cmpuint (sw_flow_get_n_rules (fixture->flow), >=, n / 13);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add ("/flow/" #name, Fixture, NULL, set_up, test_ ## name, tear_down)
  ADD (breaks);
  ADD (marks);
  ADD (kept);
  ADD (edges);
  ADD (blanks);
  ADD (fill);
  ADD (joined);
  ADD (any_text);
#undef ADD

  return g_test_run ();
}
