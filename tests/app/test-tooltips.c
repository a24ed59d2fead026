/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-tooltips.h"

/* How high a label is that is as wide as a tooltip. */
static int
get_height (const char *text,
            gboolean    wrap)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (text));
  int width, height;

  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_max_width_chars (GTK_LABEL (label), sw_tooltips_get_chars (text));
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_object_unref (label);

  return height;
}

/* What is short is not broken, in whatever script; what is long is. */
static void
test_width (void)
{
  static const char *const texts[] = { "撤销", "打印走访单或计划表", "应由谁探访", "Show or Hide the Pages", "社区工作者：应 17 · 已完成 10 · 漏 7" };
  g_autofree char *long_text = g_strnfill (200, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (get_height (texts[i], TRUE), ==, get_height (texts[i], FALSE));
  g_assert_cmpint (sw_tooltips_get_chars (long_text), ==, 60);
  g_assert_cmpint (sw_tooltips_get_chars (""), ==, 0);
}

/* The label of a tooltip is widened by itself when its window is made. */
static void
test_shown (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *tooltip = g_object_new (GTK_TYPE_BOX, "css-name", "tooltip", NULL);
  GtkWidget *label = gtk_label_new ("打印走访单或计划表");
  const char *longer = "打印走访单";

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (tooltip), label);
  gtk_window_set_child (GTK_WINDOW (window), tooltip);
  gtk_widget_realize (tooltip);
  g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, sw_tooltips_get_chars ("打印走访单或计划表"));

  /* GTK sets it anew with each text. */
  gtk_label_set_text (GTK_LABEL (label), "撤销");
  gtk_label_set_max_width_chars (GTK_LABEL (label), 2);
  g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, sw_tooltips_get_chars ("撤销"));

  /* As it does it, first the text, then the width in characters, which may be the same as the last in figures; and
   * text with lines of its own does not wrap. */
  gtk_label_set_text (GTK_LABEL (label), longer);
  gtk_label_set_max_width_chars (GTK_LABEL (label), sw_tooltips_get_chars ("撤销"));
  g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, sw_tooltips_get_chars (longer));
  gtk_label_set_text (GTK_LABEL (label), "一\n二");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_text (GTK_LABEL (label), longer);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  g_assert_cmpint (gtk_label_get_max_width_chars (GTK_LABEL (label)), ==, sw_tooltips_get_chars (longer));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/tooltips/width", test_width);
  g_test_add_func ("/tooltips/shown", test_shown);

  return g_test_run ();
}
