/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page-layout.h"

/* A4 across, in points. */
#define WIDTH 842.0
#define HEIGHT 595.0

static void
test_places (void)
{
  SwPageLayout layout;

  sw_page_layout_init (&layout, 3, WIDTH, HEIGHT, 1);
  g_assert_cmpint (sw_page_layout_get_y (&layout, 0), ==, SW_PAGE_LAYOUT_GAP);
  g_assert_cmpint (sw_page_layout_get_y (&layout, 2), ==, 3 * SW_PAGE_LAYOUT_GAP + 2 * 595);
  g_assert_cmpint (sw_page_layout_get_height (&layout), ==, 4 * SW_PAGE_LAYOUT_GAP + 3 * 595);
  g_assert_cmpint (sw_page_layout_get_width (&layout), ==, 2 * SW_PAGE_LAYOUT_GAP + 842);
}

static void
test_shown (void)
{
  SwPageLayout layout;
  guint first, last;

  sw_page_layout_init (&layout, 5, WIDTH, HEIGHT, 1);
  g_assert_true (sw_page_layout_find_shown (&layout, 0, 400, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 0);

  /* The gap is no page; one row of pixels of the next is. */
  g_assert_true (sw_page_layout_find_shown (&layout, 0, sw_page_layout_get_y (&layout, 1), &first, &last));
  g_assert_cmpuint (last, ==, 0);
  g_assert_true (sw_page_layout_find_shown (&layout, 0, sw_page_layout_get_y (&layout, 1) + 1, &first, &last));
  g_assert_cmpuint (last, ==, 1);

  g_assert_true (sw_page_layout_find_shown (&layout, sw_page_layout_get_y (&layout, 4), 10000, &first, &last));
  g_assert_cmpuint (first, ==, 4);
  g_assert_cmpuint (last, ==, 4);

  g_assert_false (sw_page_layout_find_shown (&layout, 0, SW_PAGE_LAYOUT_GAP, &first, &last));
  g_assert_false (sw_page_layout_find_shown (&layout, 0, 0, &first, &last));
  g_assert_false (sw_page_layout_find_shown (&layout, sw_page_layout_get_height (&layout) + 10, 100, &first, &last));
  sw_page_layout_init (&layout, 0, WIDTH, HEIGHT, 1);
  g_assert_false (sw_page_layout_find_shown (&layout, 0, 100, &first, &last));
}

/* Of any place in a long document exactly the pages that are seen are found. */
static void
test_shown_everywhere (void)
{
  SwPageLayout layout;

  sw_page_layout_init (&layout, 700, WIDTH, HEIGHT, 0.3);
  for (int y = 0; y < sw_page_layout_get_height (&layout) - 300; y += 61)
    {
      guint first = 0, last = 0, want_first = G_MAXUINT, want_last = 0;

      for (guint page = 0; page < layout.n_pages; page++)
        {
          int top = sw_page_layout_get_y (&layout, page);

          if (top < y + 300 && top + layout.page_height > y)
            {
              want_first = MIN (want_first, page);
              want_last = page;
            }
        }
      g_assert_true (sw_page_layout_find_shown (&layout, y, 300, &first, &last));
      g_assert_cmpuint (first, ==, want_first);
      g_assert_cmpuint (last, ==, want_last);
    }
}

static void
test_page (void)
{
  SwPageLayout layout;

  sw_page_layout_init (&layout, 4, WIDTH, HEIGHT, 1);
  g_assert_cmpuint (sw_page_layout_find_page (&layout, 0, 600), ==, 0);
  for (guint page = 0; page < 4; page++)
    g_assert_cmpuint (sw_page_layout_find_page (&layout, sw_page_layout_get_y (&layout, page) - SW_PAGE_LAYOUT_GAP,
                                                600), ==, page);
  g_assert_cmpuint (sw_page_layout_find_page (&layout, 1e6, 600), ==, 3);
}

static void
test_zoom (void)
{
  double zoom = SW_PAGE_LAYOUT_ACTUAL_SIZE;

  g_assert_cmpfloat_with_epsilon (sw_page_layout_fit_width (WIDTH, WIDTH + 2 * SW_PAGE_LAYOUT_GAP), 1, 1e-9);
  g_assert_cmpfloat (sw_page_layout_fit_width (WIDTH, 10), ==, SW_PAGE_LAYOUT_MIN_ZOOM);
  g_assert_cmpfloat (sw_page_layout_fit_width (WIDTH, 1e6), ==, SW_PAGE_LAYOUT_MAX_ZOOM);

  /* There and back again; and the ends hold. */
  g_assert_cmpfloat_with_epsilon (sw_page_layout_step_zoom (sw_page_layout_step_zoom (zoom, 1), -1), zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (sw_page_layout_step_zoom (zoom * 1.1, -1), zoom, 1e-9);
  for (int i = 0; i < 30; i++)
    zoom = sw_page_layout_step_zoom (zoom, 1);
  g_assert_cmpfloat_with_epsilon (zoom, SW_PAGE_LAYOUT_MAX_ZOOM, 1e-9);
  for (int i = 0; i < 30; i++)
    zoom = sw_page_layout_step_zoom (zoom, -1);
  g_assert_cmpfloat_with_epsilon (zoom, SW_PAGE_LAYOUT_MIN_ZOOM, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-layout/places", test_places);
  g_test_add_func ("/page-layout/shown", test_shown);
  g_test_add_func ("/page-layout/shown-everywhere", test_shown_everywhere);
  g_test_add_func ("/page-layout/page", test_page);
  g_test_add_func ("/page-layout/zoom", test_zoom);

  return g_test_run ();
}
