/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-fonts.h"

static gboolean
has_system_fonts (void)
{
  PangoCairoFontMap *map = PANGO_CAIRO_FONT_MAP (pango_cairo_font_map_get_default ());

  return pango_cairo_font_map_get_font_type (map) != CAIRO_FONT_TYPE_FT;
}

/* They can be loaded as often as the program opens a window. */
static void
test_thread (void)
{
  if (has_system_fonts ())
    {
      g_test_skip ("the fonts are those of the system");
      return;
    }

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (sw_fonts_begin ());
      g_assert_false (sw_fonts_begin ());
      sw_fonts_finish ();
      sw_fonts_finish ();
    }
}

#ifdef G_OS_WIN32
/* What GDI makes belongs to a thread, so none is begun that ends. */
static void
test_system (void)
{
  if (g_test_subprocess ())
    {
      g_assert_true (has_system_fonts ());
      g_assert_false (sw_fonts_begin ());
      sw_fonts_finish ();
      return;
    }

  g_setenv ("PANGOCAIRO_BACKEND", "win32", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}
#endif

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/fonts/thread", test_thread);
#ifdef G_OS_WIN32
  g_test_add_func ("/fonts/system", test_system);
#endif

  return g_test_run ();
}
