/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the forms share. */

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sw-form.h"
#include "sw-register-row-array.h"

/* Where a part of a form stands, which is to be on this page. */
G_GNUC_UNUSED static cairo_rectangle_t
find (SwForm     *form,
      const char *name,
      guint       page)
{
  cairo_rectangle_t area;
  guint found;

  g_assert_true (sw_form_find_block (form, name, &found, &area));
  g_assert_cmpuint (found, ==, page);

  return area;
}

G_GNUC_UNUSED static double
get_foot (cairo_rectangle_t area)
{
  return area.y + area.height;
}

/* Made-up rows, the same every time. No number of theirs belongs to anybody:
 * the check character is no check character. */

G_GNUC_UNUSED static SwRegisterRow *
make_row (guint i)
{
  static const char * const communities[] = { "观前社区", "大儒巷社区", "钮家巷社区", "北园社区" };
  static const char * const names[] = {
    "王桂英", "李秀兰", "张建国", "欧阳淑珍", "陈阿大", "尉迟长根", "顾妹", "沈金宝", "陆云仙", "周福生", "阿依古丽·买买提",
  };
  static const char * const streets[] = { "平江路", "临顿路", "白塔西路", "悬桥巷", "菉葭巷" };
  static const char * const categories[] = {
    "独居", "空巢", "独居", "空巢", "空巢", "无子女或赡养人", "独居", "子女或赡养人无照顾能力",
  };
  static const char * const children[] = { "区外", "街道外", "", "区外", "街道外" };
  SwRegisterRow *row = sw_register_row_new ();

  row->serial = g_strdup_printf ("%u", i + 1);
  row->street = g_strdup ("平江街道");
  row->community = g_strdup (communities[i % G_N_ELEMENTS (communities)]);
  row->name = g_strdup (names[i * 7 % G_N_ELEMENTS (names)]);
  row->number = g_strdup_printf ("320508%04u%02u%02u%03uA", 1930 + i % 30, 1 + i % 12, 1 + i % 28, i % 1000);
  row->address = g_strdup_printf ("姑苏区%s%u号%u幢%u室", streets[i % G_N_ELEMENTS (streets)],
                                  1 + i * 13 % 200, 1 + i % 9, 101 + i % 5 * 100);
  row->phone = i % 7 == 3 ? g_strdup_printf ("0512-6522%04u", i % 10000) : g_strdup_printf ("1380000%04u", i % 10000);
  row->category = g_strdup (categories[i % G_N_ELEMENTS (categories)]);
  row->children = g_strdup (children[i % G_N_ELEMENTS (children)]);
  row->low_income = g_strdup (i % 6 == 0 ? "是" : "否");

  return row;
}

G_GNUC_UNUSED static SwRegisterRowSource *
make_rows (guint n)
{
  SwRegisterRowArray *rows = sw_register_row_array_new ();

  for (guint i = 0; i < n; i++)
    sw_register_row_array_add (rows, make_row (i));

  return SW_REGISTER_ROW_SOURCE (rows);
}

/* A folder for the files of a test. */
G_GNUC_UNUSED static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("shouwang-forms-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

G_GNUC_UNUSED static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static inline char *
run (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return output;
}

/* What a reader of the PDF gets when it copies the text, in the order of the
 * drawing and without any blanks. */
G_GNUC_UNUSED static char *
read_text (SwForm *form)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autofree char *text = NULL;
  GString *joined = g_string_new (NULL);

  sw_form_write_pdf (form, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  text = run ((const char *[]) { "pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL });
  remove_folder (folder);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (joined, g_utf8_get_char (p));

  return g_string_free (joined, FALSE);
}

/* A picture of a page, with @scale dots a point. */
G_GNUC_UNUSED static cairo_surface_t *
make_picture (SwForm *form,
              guint   page,
              double  scale)
{
  cairo_surface_t *surface;
  double width, height;
  cairo_t *cr;

  sw_form_get_page_size (form, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale), (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  sw_form_draw_page (form, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How light a dot of a picture is, from 0 to 255. */
G_GNUC_UNUSED static int
get_dot (cairo_surface_t *picture,
         int              x,
         int              y)
{
  const unsigned char *data = cairo_image_surface_get_data (picture);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (picture) + x * 4, sizeof (pixel));

  return (int) ((pixel >> 8) & 0xff);
}

/* A picture of a page against a kept one. Fonts and rasterizers differ a little
 * between machines, so both are looked at through a soft lens: the mean of
 * squares of a few points, which any shift or loss would change. With SW_TEST_KEEP_PICTURES
 * in the environment the picture is kept instead. */
G_GNUC_UNUSED static void
assert_picture (SwForm     *form,
                guint       page,
                const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "forms", name, NULL);
  cairo_surface_t *picture = make_picture (form, page, 1.0), *kept;
  int width, height, worst = 0;
  double total = 0;
  const int lens = 6;

  if (g_getenv ("SW_TEST_KEEP_PICTURES") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);

  kept = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  width = cairo_image_surface_get_width (picture);
  height = cairo_image_surface_get_height (picture);
  g_assert_cmpint (cairo_image_surface_get_width (kept), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (kept), ==, height);

  for (int y = 0; y + lens <= height; y += lens)
    for (int x = 0; x + lens <= width; x += lens)
      {
        int difference = 0;

        for (int k = 0; k < lens * lens; k++)
          difference += get_dot (picture, x + k % lens, y + k / lens) - get_dot (kept, x + k % lens, y + k / lens);
        difference = ABS (difference) / (lens * lens);
        worst = MAX (worst, difference);
        total += difference;
      }
  total /= (double) (width / lens) * (height / lens);
  g_test_message ("%s: mean difference %.3f, worst %d", name, total, worst);
  g_assert_cmpfloat (total, <, 1.5);
  g_assert_cmpint (worst, <, 90);

  cairo_surface_destroy (picture);
  cairo_surface_destroy (kept);
}

/* That no ink is in an area of a picture with @scale dots a point. */
G_GNUC_UNUSED static void
assert_no_ink (cairo_surface_t   *picture,
               cairo_rectangle_t  area,
               double             scale)
{
  for (double y = area.y; y < area.y + area.height; y += 1 / scale)
    for (double x = area.x; x < area.x + area.width; x += 1 / scale)
      if (get_dot (picture, (int) (x * scale), (int) (y * scale)) != 255)
        g_error ("ink at %.1f, %.1f", x, y);
}
