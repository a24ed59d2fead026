/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-agreement-template.h"
#include "sw-agreements.h"
#include "sw-template-editor.h"

static SwWindow *
open_demo (AppTest *test)
{
  app_test_make_demo (test->database, 10);

  return sw_application_open_database (test->application, test->database);
}

static char *
replace (const char *text,
         const char *what,
         const char *by)
{
  g_autoptr (GString) string = g_string_new (text);

  g_assert_cmpuint (g_string_replace (string, what, by, 0), >, 0);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* What the checker refuses is refused, with the reason under the text; what is sound is saved as
 * one action; the shipped text comes back. */
static void
test_edit (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwStore *store = sw_window_get_store (window);
  const char *shipped = sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
  SwTemplateEditor *editor = SW_TEMPLATE_EDITOR (sw_template_editor_new (window, GTK_WINDOW (window)));
  g_autofree char *shown = sw_template_editor_get_text (editor);
  g_autofree char *unsigned_text = replace (shipped, "{signatures}", "");
  g_autofree char *broken = replace (shipped, "{health}", "{helth}");
  g_autofree char *own = replace (shipped, "每周至少上门或电话联系2次", "每周至少上门或电话联系3次");
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (shown, ==, shipped);
  g_assert_null (sw_template_editor_get_problem (editor));

  sw_template_editor_set_text (editor, unsigned_text);
  g_assert_nonnull (sw_template_editor_get_problem (editor));
  g_assert_false (sw_template_editor_save (editor));
  sw_template_editor_set_text (editor, broken);
  g_assert_nonnull (strstr (sw_template_editor_get_problem (editor), "helth"));
  g_assert_false (sw_template_editor_save (editor));
  sw_template_editor_set_text (editor, "");
  g_assert_nonnull (sw_template_editor_get_problem (editor));

  sw_template_editor_set_text (editor, own);
  g_assert_null (sw_template_editor_get_problem (editor));
  g_assert_true (sw_template_editor_save (editor));
  app_test_settle ();
  kept = sw_agreements_get_text (store, NULL, shipped, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, own);

  editor = SW_TEMPLATE_EDITOR (sw_template_editor_new (window, GTK_WINDOW (window)));
  gtk_widget_activate_action (GTK_WIDGET (editor), "template.shipped", NULL);
  g_assert_true (sw_template_editor_save (editor));
  back = sw_agreements_get_text (store, NULL, shipped, &error);
  g_assert_cmpstr (back, ==, shipped);
}

static gboolean
is_marked (SwTemplateEditor *editor,
           int               line)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_widget_get_template_child (GTK_WIDGET (editor), SW_TYPE_TEMPLATE_EDITOR,
                                                                    "text_view"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "fault");
  GtkTextIter iter;

  g_assert_true (gtk_text_buffer_get_iter_at_line (buffer, &iter, line));

  return gtk_text_iter_has_tag (&iter, tag);
}

/* The line that is wrong is marked as long as it is. */
static void
test_fault (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  SwTemplateEditor *editor = SW_TEMPLATE_EDITOR (sw_template_editor_new (window, GTK_WINDOW (window)));

  sw_template_editor_set_text (editor, "# 协议\n\n甲方：{street_offi\n乙方");
  g_assert_true (is_marked (editor, 2));
  g_assert_false (is_marked (editor, 1));
  g_assert_false (is_marked (editor, 3));
  sw_template_editor_set_text (editor, "# 协议\n\n甲方：{street_office}\n乙方");
  g_assert_nonnull (sw_template_editor_get_problem (editor));
  for (int line = 0; line < 4; line++)
    g_assert_false (is_marked (editor, line));
}

/* What is typed is not lost by closing. */
static void
test_unsaved (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_demo (test);
  GtkWindow *editor = sw_template_editor_new (window, GTK_WINDOW (window));
  g_autoptr (GList) windows = NULL;
  gboolean asked = FALSE;

  gtk_window_present (editor);
  gtk_widget_activate_action (GTK_WIDGET (editor), "template.insert", "s", "{number}");
  gtk_window_close (editor);
  app_test_settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l; l = l->next)
    asked |= ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == editor;
  g_assert_true (asked);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (editor)));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/template-editor/" name, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("edit", test_edit);
  ADD ("fault", test_fault);
  ADD ("unsaved", test_unsaved);

  return g_test_run ();
}
