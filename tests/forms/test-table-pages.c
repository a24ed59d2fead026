/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-table-pages.h"

/* A table whose lines are 10 points high, with 1 point above and below a row:
 * a row of n lines is 10 n + 2 high. */
typedef struct
{
  SwFontChain *fonts;
  SwTable *table;
  SwTablePages *pages;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const SwTableColumn column = { "姓名", 100, SW_ALIGN_START };
  SwFont *font;

  fixture->fonts = sw_font_chain_new ();
  font = sw_font_chain_get_font (fixture->fonts, SW_FACE_BODY, 9);
  fixture->table = sw_table_new (font, font, &column, 1);
  sw_table_set_pitch (fixture->table, 10, 1, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->pages, sw_table_pages_free);
  sw_table_free (fixture->table);
  g_object_unref (fixture->fonts);
}

static void
start (Fixture *fixture,
       double   first_room,
       double   room)
{
  g_clear_pointer (&fixture->pages, sw_table_pages_free);
  fixture->pages = sw_table_pages_new (fixture->table, first_room, room);
}

static void
add (Fixture *fixture,
     guint    n_rows,
     guint    n_lines)
{
  for (guint i = 0; i < n_rows; i++)
    sw_table_pages_add_row (fixture->pages, n_lines);
}

/* Each page as first row.line to the row.line after the last. */
static void
assert_pages (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) pages = g_string_new (NULL);

  for (guint i = 0; i < sw_table_pages_get_n_pages (fixture->pages); i++)
    {
      SwTablePlace from, to;

      sw_table_pages_get_page (fixture->pages, i, &from, &to);
      g_string_append_printf (pages, "%s%u.%u-%u.%u", i > 0 ? " " : "", from.row, from.line, to.row, to.line);
    }
  g_assert_cmpstr (pages->str, ==, expected);
}

static void
test_boundaries (Fixture       *fixture,
                 gconstpointer  data)
{
  start (fixture, 60, 120);
  sw_table_pages_finish (fixture->pages, 40);
  assert_pages (fixture, "0.0-0.0");

  /* Exactly as many as fit, and one more. */
  start (fixture, 60, 120);
  add (fixture, 5, 1);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-5.0");

  start (fixture, 60, 120);
  add (fixture, 6, 1);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-5.0 5.0-6.0");

  start (fixture, 60, 120);
  add (fixture, 15, 1);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-5.0 5.0-15.0");

  start (fixture, 60, 120);
  add (fixture, 16, 1);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-5.0 5.0-15.0 15.0-16.0");
}

static void
test_tail (Fixture       *fixture,
           gconstpointer  data)
{
  /* It fits exactly; then it does not, and takes the last row along. */
  start (fixture, 60, 120);
  add (fixture, 2, 1);
  sw_table_pages_finish (fixture->pages, 36);
  assert_pages (fixture, "0.0-2.0");

  start (fixture, 60, 120);
  add (fixture, 3, 1);
  sw_table_pages_finish (fixture->pages, 36);
  assert_pages (fixture, "0.0-2.0 2.0-3.0");

  start (fixture, 60, 120);
  add (fixture, 12, 1);
  sw_table_pages_finish (fixture->pages, 36);
  assert_pages (fixture, "0.0-5.0 5.0-12.0");

  start (fixture, 60, 120);
  add (fixture, 13, 1);
  sw_table_pages_finish (fixture->pages, 36);
  assert_pages (fixture, "0.0-5.0 5.0-12.0 12.0-13.0");

  /* A last row too high to stand before it whole is parted. */
  start (fixture, 120, 120);
  add (fixture, 1, 1);
  add (fixture, 1, 10);
  sw_table_pages_finish (fixture->pages, 50);
  assert_pages (fixture, "0.0-1.4 1.4-2.0");

  /* So is one that fills the first page alone. */
  start (fixture, 60, 120);
  add (fixture, 1, 5);
  sw_table_pages_finish (fixture->pages, 40);
  assert_pages (fixture, "0.0-0.1 0.1-1.0");
}

static void
test_high_rows (Fixture       *fixture,
                gconstpointer  data)
{
  /* A row goes to the next page whole… */
  start (fixture, 100, 100);
  add (fixture, 1, 5);
  add (fixture, 1, 6);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-1.0 1.0-2.0");

  /* …but one that is higher than a page begins where there is room for two lines… */
  start (fixture, 100, 100);
  add (fixture, 1, 5);
  add (fixture, 1, 22);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-1.4 1.4-1.13 1.13-2.0");

  /* …else on the next page. */
  start (fixture, 100, 100);
  add (fixture, 1, 8);
  add (fixture, 2, 10);
  sw_table_pages_finish (fixture->pages, 0);
  assert_pages (fixture, "0.0-1.0 1.0-1.9 1.9-2.8 2.8-3.0");
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  guint first;

  start (fixture, 100, 100);
  add (fixture, 1, 5);
  add (fixture, 1, 22);
  add (fixture, 1, 1);
  sw_table_pages_finish (fixture->pages, 0);

  g_assert_cmpuint (sw_table_pages_get_part (fixture->pages, 0, 0, &first), ==, 5);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (sw_table_pages_get_part (fixture->pages, 0, 1, &first), ==, 4);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (sw_table_pages_get_part (fixture->pages, 1, 1, &first), ==, 9);
  g_assert_cmpuint (first, ==, 4);
  g_assert_cmpuint (sw_table_pages_get_part (fixture->pages, 2, 1, &first), ==, 9);
  g_assert_cmpuint (first, ==, 13);
  g_assert_cmpuint (sw_table_pages_get_part (fixture->pages, 3, 2, &first), ==, 1);
}

/* Whatever the rows: nothing is lost or doubled, no page is overfull or empty,
 * and the tail has room behind a row. */
static void
test_any_rows (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 3000; run++)
    {
      double tail = g_rand_int_range (random, 0, 60), room = 130, first_room = g_rand_int_range (random, 80, 130);
      guint n_rows = (guint) g_rand_int_range (random, 1, 40);
      g_autofree guint *lines = g_new (guint, n_rows);
      g_autofree guint *seen = g_new0 (guint, n_rows);
      guint n_pages;

      start (fixture, first_room, room);
      for (guint i = 0; i < n_rows; i++)
        {
          lines[i] = (guint) g_rand_int_range (random, 1, g_rand_boolean (random) ? 3 : 30);
          sw_table_pages_add_row (fixture->pages, lines[i]);
        }
      sw_table_pages_finish (fixture->pages, tail);

      n_pages = sw_table_pages_get_n_pages (fixture->pages);
      for (guint page = 0; page < n_pages; page++)
        {
          SwTablePlace from, to;
          double used = 0;

          sw_table_pages_get_page (fixture->pages, page, &from, &to);
          for (guint row = from.row; row < to.row + (to.line > 0 ? 1 : 0); row++)
            {
              guint first, part = sw_table_pages_get_part (fixture->pages, page, row, &first);

              g_assert_cmpuint (first, ==, seen[row]);
              g_assert_cmpuint (part, >, 0);
              seen[row] += part;
              used += sw_table_get_row_height (fixture->table, part);
            }
          g_assert_cmpfloat (used, >, 0);
          if (page + 1 == n_pages)
            used += tail;
          g_assert_cmpfloat (used, <=, (page == 0 ? first_room : room) + 0.01);
        }
      for (guint i = 0; i < n_rows; i++)
        g_assert_cmpuint (seen[i], ==, lines[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name) g_test_add ("/table-pages/" #name, Fixture, NULL, set_up, test_ ## name, tear_down)
  ADD (boundaries);
  ADD (tail);
  ADD (high_rows);
  ADD (parts);
  ADD (any_rows);
#undef ADD

  return g_test_run ();
}
