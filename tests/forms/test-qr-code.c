/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "sw-qr-code.h"

#include <cairo-pdf.h>

#define PAGE 100
#define SCALE 4
#define EDGE  2

static cairo_surface_t *
draw_picture (SwQrCode *code)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PAGE * SCALE, PAGE * SCALE);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  sw_qr_code_draw (code, cr, 8, 8, 84);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

/* In a PDF the code is a stencil, on the screen it is shapes: the same dots. */
static void
test_same (gconstpointer data)
{
  const char *text = data;
  g_autoptr (SwQrCode) code = sw_qr_code_new (text);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "code.pdf", NULL);
  g_autofree char *stem = g_build_filename (folder, "code", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  cairo_surface_t *pdf = cairo_pdf_surface_create (path, PAGE, PAGE), *picture, *printed;
  cairo_t *cr = cairo_create (pdf);
  guint n_dark = 0;

  sw_qr_code_draw (code, cr, 8, 8, 84);
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  g_assert_cmpint (cairo_surface_status (pdf), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pdf);

  g_free (run ((const char *[]) { "pdftoppm", "-r", "288", "-png", "-singlefile", path, stem, NULL }));
  printed = cairo_image_surface_create_from_png (png);
  g_assert_cmpint (cairo_image_surface_get_width (printed), ==, PAGE * SCALE);
  picture = draw_picture (code);

  for (int y = EDGE; y < PAGE * SCALE - EDGE; y++)
    for (int x = EDGE; x < PAGE * SCALE - EDGE; x++)
      {
        int own = get_dot (picture, x, y);
        gboolean inside = TRUE;

        /* Readers round the edges of dots differently. */
        for (int k = 0; k < 9; k++)
          inside &= get_dot (picture, x + (k % 3 - 1) * EDGE, y + (k / 3 - 1) * EDGE) == own;
        if (!inside)
          continue;

        n_dark += own == 0;
        g_assert_cmpint (own / 128, ==, get_dot (printed, x, y) / 128);
      }
  g_assert_cmpuint (n_dark, >, 5000);

  cairo_surface_destroy (picture);
  cairo_surface_destroy (printed);
  remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/qr-code/same/short", "PJ2026-0001", test_same);
  g_test_add_data_func ("/qr-code/same/long", "姑苏区平江街道办事处 PJ2026-0001 重点空巢独居老人关爱服务协议书", test_same);

  return g_test_run ();
}
