/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-cell.h"
#include "sw-fonts.h"

static gboolean
is_allocated (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0;
}

typedef struct
{
  GtkWidget *widget;
  int        from;
  int        to;
} Heights;

static gboolean
is_between (gpointer data)
{
  Heights *heights = data;
  int height = gtk_widget_get_height (heights->widget);

  return height >= heights->from && height <= heights->to;
}

/* Who hears the screen hears the text. */
static void
test_accessible (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SwCellFace *face = sw_cell_face_new (view, FALSE);
  GtkWidget *cell = sw_cell_new (face);

  sw_cell_face_unref (face);
  sw_cell_set_text (SW_CELL (cell), "王桂英");
  gtk_box_append (GTK_BOX (view), cell);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_allocated, cell);

  g_assert_cmpstr (sw_cell_get_text (SW_CELL (cell)), ==, "王桂英");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "王桂英"));
  sw_cell_set_text (SW_CELL (cell), NULL);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, ""));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  GtkWidget *found = NULL;

  if (SW_IS_CELL (widget) && g_strcmp0 (sw_cell_get_text (SW_CELL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_text (child, text);

  return found;
}

static gboolean
is_shown (gpointer data)
{
  return app_test_find_type (data, SW_TYPE_CELL) != NULL;
}

static void
assert_label (GtkWidget  *widget,
              const char *label)
{
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label));
}

/* A row of the register is told by its elder, and neither it nor an empty cell by the name of a class. */
static void
test_row (AppTest       *test,
          gconstpointer  data)
{
  SwWindow *window;
  GtkWidget *cell, *empty;
  const char *name;

  app_test_make_demo (test->database, 20);
  window = sw_application_open_database (test->application, test->database);
  app_test_wait (is_shown, sw_window_get_page (window));
  cell = app_test_find_type (GTK_WIDGET (sw_window_get_page (window)), SW_TYPE_CELL);
  name = sw_cell_get_text (SW_CELL (cell));
  g_assert_cmpstr (name, !=, "");
  assert_label (cell, name);
  assert_label (gtk_widget_get_parent (cell), "");
  assert_label (gtk_widget_get_parent (gtk_widget_get_parent (cell)), name);

  empty = find_text (GTK_WIDGET (sw_window_get_page (window)), "");
  g_assert_nonnull (empty);
  assert_label (empty, "");
  assert_label (gtk_widget_get_parent (empty), "");
}

/* Cells that are on the screen take another size of the text with their list. */
static void
test_font (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SwCellFace *plain_face = sw_cell_face_new (view, FALSE);
  SwCellFace *heading_face = sw_cell_face_new (view, TRUE);
  GtkWidget *plain = sw_cell_new (plain_face);
  GtkWidget *heading = sw_cell_new (heading_face);
  GtkSettings *settings = gtk_widget_get_settings (window);
  int dpi, before, heading_before;

  sw_cell_face_unref (plain_face);
  sw_cell_face_unref (heading_face);
  sw_cell_set_text (SW_CELL (plain), "顾秀兰");
  gtk_widget_set_valign (plain, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (view), plain);
  gtk_box_append (GTK_BOX (view), heading);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_allocated, plain);
  before = gtk_widget_get_height (plain);
  heading_before = gtk_widget_get_height (heading);
  g_assert_cmpint (heading_before, >=, before);

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  app_test_wait (is_between, &(Heights) { plain, 3 * before / 2, 3 * before });
  app_test_wait (is_between, &(Heights) { heading, 3 * heading_before / 2, 3 * heading_before });

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  app_test_wait (is_between, &(Heights) { plain, before, before });
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A name in Chinese has room also where the font of the list has no Chinese and another stands in for it. */
static void
test_other_font (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkSettings *settings = gtk_widget_get_settings (window);
  g_autofree char *usual = NULL;

  g_object_get (settings, "gtk-font-name", &usual, NULL);
  g_object_set (settings, "gtk-font-name", "DejaVu Sans, Noto Sans CJK SC 11", NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));

  for (guint heading = 0; heading < 2; heading++)
    {
      SwCellFace *face = sw_cell_face_new (view, heading);
      GtkWidget *cell = sw_cell_new (face);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, "顾秀兰");
      PangoContext *context = pango_layout_get_context (layout);
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
      int height;

      if (heading)
        sw_fonts_set_heading (font, context);
      pango_layout_set_font_description (layout, font);
      pango_layout_get_pixel_size (layout, NULL, &height);

      sw_cell_face_unref (face);
      gtk_box_append (GTK_BOX (view), cell);
      app_test_wait (is_allocated, cell);
      g_assert_cmpint (gtk_widget_get_height (cell), >=, height);
    }

  g_object_set (settings, "gtk-font-name", usual, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_setenv ("GTK_A11Y", "test", TRUE);

  g_test_add_func ("/cell/accessible", test_accessible);
  g_test_add_func ("/cell/font", test_font);
  g_test_add_func ("/cell/other-font", test_other_font);
  g_test_add ("/cell/row", AppTest, NULL, app_test_set_up, test_row, app_test_tear_down);

  return g_test_run ();
}
