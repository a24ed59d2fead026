/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/sw-test-store.h"
#include "app-test.h"
#include "sw-import-assistant.h"
#include "sw-import-list.h"
#include "sw-import-review.h"
#include "sw-store-query.h"

typedef struct
{
  char     *folder;
  char     *path;
  SwWindow *window;
} Program;

typedef struct
{
  SwImportAssistant *assistant;
  const char        *step;
} Step;

static gboolean
is_at_step (gpointer data)
{
  Step *step = data;

  return g_strcmp0 (sw_import_assistant_get_step (step->assistant), step->step) == 0;
}

static void
wait_for_step (SwImportAssistant *assistant,
               const char        *step)
{
  Step wanted = { assistant, step };

  app_test_wait (is_at_step, &wanted);
}

static void
set_up (Program      *program,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;

  program->folder = g_dir_make_tmp ("shouwang-app-XXXXXX", NULL);
  program->path = g_build_filename (program->folder, "演示.db", NULL);
  store = sw_store_open (program->path, SW_STORE_CREATE, &error);
  g_assert_no_error (error);
  sw_demo_fill (store, 50, 3, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&store);

  program->window = sw_window_new (NULL, program->path);
  g_assert_true (sw_window_open (program->window));
  gtk_window_present (GTK_WINDOW (program->window));
}

static void
tear_down (Program      *program,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (program->window));
  app_test_settle ();
  sw_test_remove_folder (program->folder);
  g_free (program->folder);
  g_free (program->path);
}

static gint64
count_elders (Program *program)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GError) error = NULL;
  gint64 n = sw_store_query_count (sw_window_get_store (program->window), query, &error);

  g_assert_no_error (error);
  return n;
}

static SwImportAssistant *
open_assistant (Program    *program,
                const char *sample)
{
  GtkWindow *assistant = sw_import_assistant_new (program->window, SW_SHEET_GROUP_REGISTER);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  gtk_window_present (assistant);
  g_ptr_array_add (paths, g_test_build_filename (G_TEST_DIST, "samples", sample, NULL));
  sw_import_assistant_add_files (SW_IMPORT_ASSISTANT (assistant), paths);
  wait_for_step (SW_IMPORT_ASSISTANT (assistant), "files");

  return SW_IMPORT_ASSISTANT (assistant);
}

static void
next (SwImportAssistant *assistant)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.next", NULL));
}

/* The assistant closes by itself when it has imported. */
static void
import (SwImportAssistant *assistant)
{
  g_object_add_weak_pointer (G_OBJECT (assistant), (gpointer *) &assistant);
  next (assistant);
  app_test_wait (app_test_is_gone, &assistant);
}

static void
test_import_and_undo (Program      *program,
                      gconstpointer data)
{
  SwStore *store = sw_window_get_store (program->window);
  gint64 before = count_elders (program);
  SwImportAssistant *assistant = open_assistant (program, "北园社区-摸排表.xlsx");
  g_autoptr (GError) error = NULL;

  next (assistant);
  g_assert_cmpstr (sw_import_assistant_get_step (assistant), ==, "columns");
  next (assistant);
  wait_for_step (assistant, "review");
  g_assert_cmpint (count_elders (program), ==, before);

  import (assistant);
  g_assert_cmpint (count_elders (program), ==, before + 36);

  g_assert_true (sw_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_elders (program), ==, before);
}

static void
test_back_and_cancel (Program      *program,
                      gconstpointer data)
{
  gint64 before = count_elders (program);
  SwImportAssistant *assistant = open_assistant (program, "观前社区-乱.xlsx");

  next (assistant);
  next (assistant);
  wait_for_step (assistant, "review");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL));
  g_assert_cmpstr (sw_import_assistant_get_step (assistant), ==, "columns");
  next (assistant);
  wait_for_step (assistant, "review");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.cancel", NULL));
  app_test_settle ();
  g_assert_cmpint (count_elders (program), ==, before);
}

static GtkWidget *
find_child (GtkWidget  *widget,
            GType       type,
            const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (text == NULL || (ADW_IS_ACTION_ROW (widget) && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), text))))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, text);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_over (gpointer assistant)
{
  return !g_str_equal (sw_import_assistant_get_step (assistant), "busy");
}

/* Whose rows they are is asked for once, where it can be written, and of other files again. */
static void
test_no_community (Program      *program,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  char *path = g_build_filename (program->folder, "老人.csv", NULL);
  g_autofree char *other = g_build_filename (program->folder, "老人（二）.csv", NULL);
  GtkWindow *assistant = sw_import_assistant_new (program->window, SW_SHEET_GROUP_REGISTER);
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (assistant);
  gint64 before = count_elders (program);
  GtkWidget *community;

  g_assert_true (g_file_set_contents (path, "姓名,住址,类别\n张三,某路1号,空巢\n李四,某路2号,独居\n", -1, NULL));
  g_ptr_array_add (paths, path);
  gtk_window_present (assistant);
  sw_import_assistant_add_files (self, paths);
  wait_for_step (self, "files");
  g_assert_nonnull (find_child (GTK_WIDGET (assistant), ADW_TYPE_ACTION_ROW, "not known"));

  next (self);
  next (self);
  wait_for_step (self, "files");
  community = find_child (GTK_WIDGET (assistant), ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (assistant), community));

  /* Without an answer they are left out. */
  next (self);
  next (self);
  wait_for_step (self, "review");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL));

  g_assert_true (g_file_set_contents (other, "姓名,住址,类别\n王五,某路3号,空巢\n", -1, NULL));
  g_ptr_array_add (others, g_strdup (other));
  sw_import_assistant_add_files (self, others);
  wait_for_step (self, "files");
  next (self);
  next (self);
  app_test_wait (is_over, self);
  g_assert_cmpstr (sw_import_assistant_get_step (self), ==, "files");

  gtk_editable_set_text (GTK_EDITABLE (community), "拙政园社区");
  g_assert_nonnull (find_child (GTK_WIDGET (assistant), ADW_TYPE_ACTION_ROW, "拙政园社区"));
  next (self);
  next (self);
  wait_for_step (self, "review");
  import (self);
  g_assert_cmpint (count_elders (program), ==, before + 3);
}

static void
test_a_file_that_is_none (Program      *program,
                          gconstpointer data)
{
  SwImportAssistant *assistant = open_assistant (program, "expected.json");

  /* There is nothing to go on with. */
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.next", NULL);
  g_assert_cmpstr (sw_import_assistant_get_step (assistant), ==, "files");
  gtk_window_destroy (GTK_WINDOW (assistant));
}

/* What was chosen by mistake is taken out, also after it was looked at. */
static void
test_remove_a_file (Program      *program,
                    gconstpointer data)
{
  SwImportAssistant *assistant = open_assistant (program, "北园社区-摸排表.xlsx");
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gint64 before = count_elders (program);

  g_ptr_array_add (paths, g_test_build_filename (G_TEST_DIST, "samples", "钮家巷社区.csv", NULL));
  sw_import_assistant_add_files (assistant, paths);
  wait_for_step (assistant, "files");
  next (assistant);
  next (assistant);
  wait_for_step (assistant, "review");
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (assistant), "import.back", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (assistant), "import.remove", "u", 0));
  next (assistant);
  next (assistant);
  wait_for_step (assistant, "review");

  import (assistant);
  g_assert_cmpint (count_elders (program), ==, before + 28);
}

static void
test_the_list (Program      *program,
               gconstpointer data)
{
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  g_autoptr (SwImportList) list = sw_import_list_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "观前社区-乱.xlsx", NULL);
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_window_get_store (program->window);

  g_assert_true (sw_import_plan_add_file (plan, path, NULL, store, NULL, &error));
  g_assert_true (sw_import_plan_build (plan, store, sw_day_today (), NULL, &error));
  g_assert_no_error (error);

  sw_import_list_set_plan (list, plan);
  for (SwImportShow show = 0; show < SW_IMPORT_N_SHOWS; show++)
    {
      guint n = sw_import_show_count (plan, show);

      sw_import_list_set_show (list, show);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (SwImportItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

          if (show == SW_IMPORT_SHOW_ERROR || show == SW_IMPORT_SHOW_WARNING || show == SW_IMPORT_SHOW_DUPLICATE)
            g_assert_cmpuint (strlen (sw_import_item_get_sentence (item)), >, 0);
        }
    }
  g_assert_cmpuint (sw_import_show_count (plan, SW_IMPORT_SHOW_ERROR), ==, 5);
  summary = sw_import_plan_to_summary (plan);
  g_assert_nonnull (strstr (summary, "5 rows have errors"));
}

/* What is shown of a plan goes with the widgets that show it, and the plan with them. */
static void
test_the_review_goes (Program      *program,
                      gconstpointer data)
{
  SwImportPlan *plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  SwImportReview *review = g_object_ref_sink (g_object_new (SW_TYPE_IMPORT_REVIEW, NULL));
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "samples", "观前社区-乱.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_window_get_store (program->window);

  g_assert_true (sw_import_plan_add_file (plan, path, NULL, store, NULL, &error));
  g_assert_true (sw_import_plan_build (plan, store, sw_day_today (), NULL, &error));
  g_assert_no_error (error);

  sw_import_review_show (review, plan);
  g_assert_finalize_object (review);
  g_assert_finalize_object (plan);
}

static void
gone_cb (gpointer data)
{
  GThread **thread = data;

  g_assert_true (*thread == g_thread_self ());
  *thread = NULL;
}

/* The files are still looked into when the assistant goes with its window; it is let go of
 * in the thread of the window. */
static void
test_goes_while_busy (Program      *program,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  GtkWindow *assistant = sw_import_assistant_new (program->window, SW_SHEET_GROUP_REGISTER);
  GThread *thread = g_thread_self ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      char *path = g_build_filename (program->folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "姓名,身份证号\n王芳,\n", -1, NULL));
      g_ptr_array_add (paths, path);
    }
  gtk_window_present (assistant);
  sw_import_assistant_add_files (SW_IMPORT_ASSISTANT (assistant), paths);
  g_object_set_data_full (G_OBJECT (assistant), "test", &thread, gone_cb);
  gtk_window_destroy (assistant);
  app_test_wait (app_test_is_gone, &thread);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/import-assistant/import-and-undo", Program, NULL, set_up, test_import_and_undo, tear_down);
  g_test_add ("/import-assistant/back-and-cancel", Program, NULL, set_up, test_back_and_cancel, tear_down);
  g_test_add ("/import-assistant/a-file-that-is-none", Program, NULL, set_up, test_a_file_that_is_none, tear_down);
  g_test_add ("/import-assistant/no-community", Program, NULL, set_up, test_no_community, tear_down);
  g_test_add ("/import-assistant/remove-a-file", Program, NULL, set_up, test_remove_a_file, tear_down);
  g_test_add ("/import-assistant/the-list", Program, NULL, set_up, test_the_list, tear_down);
  g_test_add ("/import-assistant/the-review-goes", Program, NULL, set_up, test_the_review_goes, tear_down);
  g_test_add ("/import-assistant/goes-while-busy", Program, NULL, set_up, test_goes_while_busy, tear_down);

  return g_test_run ();
}
