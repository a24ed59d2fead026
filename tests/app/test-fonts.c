/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

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

/* The start of the program has begun, as the window waits for it; a service may open none. */
static void
test_start (gconstpointer data)
{
  if (g_test_subprocess ())
    {
      GApplicationFlags flags = GPOINTER_TO_UINT (data);
      g_autoptr (SwApplication) application = sw_application_new ();
      g_autoptr (GError) error = NULL;

      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | flags);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
      g_assert_true (sw_fonts_begin () == (flags == G_APPLICATION_IS_SERVICE));
      sw_fonts_finish ();
      return;
    }

  if (has_system_fonts ())
    {
      g_test_skip ("the fonts are those of the system");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* What is measured and loaded is what the style sheet has the widgets draw. */
static void
test_heading (void)
{
  static const int resolutions[] = { 96, 120, 192 };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *plain = gtk_label_new (NULL);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkSettings *settings = gtk_widget_get_settings (window);
  int dpi;

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_window_set_child (GTK_WINDOW (window), box);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      PangoContext *context;
      g_autoptr (PangoFontDescription) font = NULL;

      g_object_set (settings, "gtk-xft-dpi", resolutions[i] * PANGO_SCALE, NULL);
      context = gtk_widget_get_pango_context (plain);
      font = pango_font_description_copy (pango_context_get_font_description (context));
      sw_fonts_set_heading (font, context);
      context = gtk_widget_get_pango_context (heading);
      g_assert_true (pango_font_description_equal (font, pango_context_get_font_description (context)));
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

#ifdef G_OS_WIN32
#define BACKEND "PANGOCAIRO_BACKEND"

/* What GDI makes belongs to a thread, so none is begun that ends. */
static void
test_system (void)
{
  g_autofree char *backend = g_strdup (g_getenv (BACKEND));

  if (g_test_subprocess ())
    {
      g_assert_true (has_system_fonts ());
      g_assert_false (sw_fonts_begin ());
      sw_fonts_finish ();
      return;
    }

  g_setenv (BACKEND, "win32", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  /* The tests that come next have theirs. */
  if (backend)
    g_setenv (BACKEND, backend, TRUE);
  else
    g_unsetenv (BACKEND);
  g_test_trap_assert_passed ();
}
#endif

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/fonts/thread", test_thread);
  g_test_add_data_func ("/fonts/start/program", GUINT_TO_POINTER (0), test_start);
  g_test_add_data_func ("/fonts/start/service", GUINT_TO_POINTER (G_APPLICATION_IS_SERVICE), test_start);
  g_test_add_func ("/fonts/heading", test_heading);
#ifdef G_OS_WIN32
  g_test_add_func ("/fonts/system", test_system);
#endif

  return g_test_run ();
}
