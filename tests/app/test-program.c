/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clerk's whole way through the program: it starts on a demonstration
 * database, a community's workbook is imported by the assistant, an elder is
 * corrected, the correction undone, and the register exported. */

#include "app-test.h"

#include "sw-elder-page.h"
#include "sw-field-row.h"
#include "sw-import-assistant.h"
#include "sw-record-form.h"
#include "sw-register-export.h"
#include "sw-register-page-private.h"
#include "sw-window-private.h"

#define SAMPLE "北园社区-摸排表.xlsx"
#define SAMPLE_ROWS 36
#define ADDRESS "北园新村99号9幢909室"

typedef struct
{
  SwImportAssistant *assistant;
  const char        *step;
} Step;

static gboolean
at_step (gpointer data)
{
  Step *step = data;

  return g_strcmp0 (sw_import_assistant_get_step (step->assistant), step->step) == 0;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
go_on (SwImportAssistant *assistant,
       const char        *step)
{
  Step wanted = { assistant, step };

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.next", NULL));
  app_test_wait (at_step, &wanted);
}

static SwImportAssistant *
find_assistant (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (SW_IS_IMPORT_ASSISTANT (l->data))
      return l->data;

  return NULL;
}

static void
import_sample (SwWindow *window)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  SwImportAssistant *assistant;
  Step files;

  g_action_group_activate_action (G_ACTION_GROUP (window), "import", NULL);
  assistant = find_assistant ();
  g_assert_nonnull (assistant);
  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *) &assistant);

  g_ptr_array_add (paths, g_test_build_filename (G_TEST_DIST, "samples", SAMPLE, NULL));
  sw_import_assistant_add_files (assistant, paths);
  files = (Step) { assistant, "files" };
  app_test_wait (at_step, &files);
  go_on (assistant, "columns");
  go_on (assistant, "review");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.next", NULL));
  app_test_wait (is_gone, &assistant);
}

static gboolean
is_complete (gpointer data)
{
  return sw_record_list_is_complete (((SwListPage *) data)->list);
}

static guint
count_rows (SwListPage *page)
{
  app_test_settle ();
  app_test_wait (is_complete, page);

  return g_list_model_get_n_items (G_LIST_MODEL (page->list));
}

static char *
get_address (SwWindow *window,
             gint64    id)
{
  g_autoptr (SwElder) elder = sw_store_load (sw_window_get_store (window), SW_TYPE_ELDER, id, NULL);

  return g_strdup (elder->home_address);
}

static void
edit_address (SwWindow *window,
              gint64    id)
{
  g_autoptr (GError) error = NULL;
  SwElderPage *page;
  SwFieldRow *row;

  sw_window_open_elder (window, id);
  g_assert_true (SW_IS_ELDER_PAGE (sw_window_get_page (window)));
  page = SW_ELDER_PAGE (sw_window_get_page (window));
  sw_elder_page_edit (page);
  row = sw_record_form_get_row (sw_elder_page_get_form (page), "home_address");
  gtk_editable_set_text (GTK_EDITABLE (sw_field_row_get_editor (row)), ADDRESS);
  g_assert_true (sw_page_has_unsaved (SW_PAGE (page)));
  sw_page_save (SW_PAGE (page), &error);
  g_assert_no_error (error);
  g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  app_test_settle ();
}

static char *
export_register (AppTest        *test,
                 SwListPage *page,
                 SwRegisterWhich which)
{
  g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SwQuery) query = sw_query_copy (sw_list_page_get_query (page));
  g_autoptr (SwRegisterExport) export = NULL;
  g_autofree char *path = g_build_filename (test->folder, "out.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  export = sw_register_export_new (sw_register_choice_new (query, nobody, sw_day_today ()));
  export->format = SW_SHEET_FORMAT_CSV_UTF8;
  export->choice->which = which;
  sw_register_export_run (export, sw_page_get_store (SW_PAGE (page)), path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strchr (p, '\n')); p++)
    n++;

  return n;
}

static void
test_program (AppTest       *test,
              gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *exported = NULL;
  SwListPage *page;
  SwWindow *window;
  guint n;
  gint64 id;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  page = SW_LIST_PAGE (sw_window_get_page (window));
  n = count_rows (page);

  import_sample (window);
  g_assert_cmpuint (count_rows (page), ==, n + SAMPLE_ROWS);

  id = sw_record_list_get_id_at (page->list, 5);
  before = get_address (window, id);
  edit_address (window, id);
  g_assert_true (sw_window_get_page (window) == SW_PAGE (page));
  changed = get_address (window, id);
  g_assert_cmpstr (changed, ==, ADDRESS);

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  undone = get_address (window, id);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (count_rows (page), ==, n + SAMPLE_ROWS);

  exported = export_register (test, page, SW_REGISTER_WHICH_SHOWN);
  g_assert_nonnull (strstr (exported, "北园社区"));
  g_assert_null (strstr (exported, ADDRESS));
  g_assert_cmpuint (count_lines (exported), ==, 1 + n + SAMPLE_ROWS);
  /* In the official table stand only those whom its scope takes in. */
  g_free (exported);
  exported = export_register (test, page, SW_REGISTER_WHICH_ALL);
  g_assert_cmpuint (count_lines (exported), >, SAMPLE_ROWS);
  g_assert_cmpuint (count_lines (exported), <=, 1 + n + SAMPLE_ROWS);

  /* The import was one action, so it goes with one undo. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  g_assert_cmpuint (count_rows (page), ==, n);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/program/whole-way", AppTest, NULL, app_test_set_up, test_program, app_test_tear_down);

  return g_test_run ();
}
