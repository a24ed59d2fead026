/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-assistant.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-file-chooser.h"
#include "sw-import-columns.h"
#include "sw-import-file-row.h"
#include "sw-import-list.h"
#include "sw-import-review.h"
#include "sw-progress.h"
#include "sw-widget-task.h"

/**
 * SwImportAssistant:
 *
 * Leads through an import: the files, their columns, what would change, and
 * doing it. The steps are the names of the stack's pages.
 */
struct _SwImportAssistant
{
  AdwWindow       parent_instance;

  /* Template children. */
  AdwWindowTitle *title;
  GtkLabel       *intro;
  GtkWidget      *back_button;
  GtkButton      *next_button;
  GtkRevealer    *failure_revealer;
  GtkLabel       *failure;
  GtkStack       *stack;
  AdwPreferencesGroup *files_group;
  GtkEditable    *community_row;
  GtkBox         *columns_box;
  GtkWidget      *add_button;
  SwProgress     *progress;
  SwImportReview *review;

  /* Owned. */
  SwWindow       *window;       /* where the toast goes */
  SwStore        *store;
  SwImportPlan   *plan;
  GPtrArray      *file_rows;    /* (element-type GtkWidget), borrowed widgets */
  char           *step_before;  /* the step to go back to from being busy */

  gboolean        visits;       /* whether it is about visits, not the register */
  gboolean        asked;        /* whether the community of rows of these files that name none was asked for */
};

G_DEFINE_FINAL_TYPE (SwImportAssistant, sw_import_assistant, ADW_TYPE_WINDOW)

static void
show_failure (SwImportAssistant *self,
              const char        *message)
{
  if (message)
    gtk_label_set_text (self->failure, message);
  gtk_revealer_set_reveal_child (self->failure_revealer, message != NULL);
}

static guint
n_to_import (SwImportAssistant *self)
{
  SwImportCounts counts;

  sw_import_plan_get_counts (self->plan, &counts);
  return counts.n_new + counts.n_updated;
}

static void
set_next (SwImportAssistant *self,
          const char        *label,
          gboolean           enabled)
{
  gtk_button_set_label (self->next_button, label ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", label != NULL && enabled);
}

static void
show_step (SwImportAssistant *self,
           const char        *step)
{
  gboolean files = g_str_equal (step, "files"), columns = g_str_equal (step, "columns");
  gboolean review = g_str_equal (step, "review");

  gtk_stack_set_visible_child_name (self->stack, step);
  adw_window_title_set_subtitle (self->title, files     ? _("1 of 3: the files")
                                              : columns ? _("2 of 3: what the columns are")
                                              : review  ? _("3 of 3: what will change")
                                                        : "");
  gtk_widget_set_visible (self->back_button, columns || review);

  if (files)
    set_next (self, _("_Next"), sw_import_plan_get_n_sources (self->plan) > 0);
  else if (columns)
    set_next (self, _("_Next"), TRUE);
  else if (review)
    set_next (self, _("_Import"), n_to_import (self) > 0);
  else
    set_next (self, NULL, FALSE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.save-errors",
                                 review && sw_import_show_count (self->plan, SW_IMPORT_SHOW_ERROR) > 0);
  if (files && sw_import_plan_get_n_sources (self->plan) == 0)
    gtk_widget_grab_focus (self->add_button);
  else if (!g_str_equal (step, "busy"))
    gtk_widget_grab_focus (gtk_widget_is_visible (GTK_WIDGET (self->next_button))
                             ? GTK_WIDGET (self->next_button) : GTK_WIDGET (self->stack));
}

static double
get_progress (gpointer user_data)
{
  SwImportAssistant *self = user_data;

  return CLAMP (sw_import_plan_get_progress (self->plan), 0.0, 1.0);
}

static GCancellable *
begin_busy (SwImportAssistant *self,
            const char        *what)
{
  GCancellable *cancellable = sw_progress_begin (self->progress, what, get_progress, self);

  g_free (self->step_before);
  self->step_before = g_strdup (gtk_stack_get_visible_child_name (self->stack));
  show_failure (self, NULL);
  show_step (self, "busy");

  return cancellable;
}

/* Returns whether it went well; else says why and goes back. */
static gboolean
end_busy (SwImportAssistant *self,
          gboolean           good,
          const GError      *error)
{
  sw_progress_end (self->progress);
  if (good)
    return TRUE;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
  show_step (self, self->step_before);
  return FALSE;
}

/* Files */

typedef struct
{
  SwStore      *store;    /* borrowed */
  SwImportPlan *plan;     /* owned */
  GPtrArray    *paths;    /* owned */
  GString      *failures; /* owned: a line for each file that cannot be imported */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->plan);
  g_ptr_array_unref (opening->paths);
  g_string_free (opening->failures, TRUE);
  g_free (opening);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (opening->store, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  for (guint i = 0; i < opening->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (!sw_import_plan_add_file (opening->plan, opening->paths->pdata[i], NULL, store, cancellable, &error))
      {
        g_string_append_printf (opening->failures, "%s%s", opening->failures->len ? "\n" : "", error->message);
        g_clear_error (&error);
      }

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void show_files (SwImportAssistant *self);

static void
clear_columns (SwImportAssistant *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns_box))))
    gtk_box_remove (self->columns_box, child);
}

/* A file that was chosen by mistake. */
static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (widget);
  guint source = g_variant_get_uint32 (parameter);

  if (sw_progress_is_running (self->progress) || source >= sw_import_plan_get_n_sources (self->plan))
    return;

  /* They look at what is taken out. */
  clear_columns (self);
  sw_import_review_clear (self->review);
  sw_import_plan_remove_source (self->plan, source);
  show_failure (self, NULL);
  show_files (self);
  show_step (self, "files");
}

static void
show_files (SwImportAssistant *self)
{
  for (guint i = 0; i < self->file_rows->len; i++)
    adw_preferences_group_remove (self->files_group, self->file_rows->pdata[i]);
  g_ptr_array_set_size (self->file_rows, 0);

  for (guint i = 0; i < sw_import_plan_get_n_sources (self->plan); i++)
    {
      GtkWidget *row = sw_import_file_row_new (self->plan, i);

      adw_preferences_group_add (self->files_group, row);
      g_ptr_array_add (self->file_rows, row);
    }
}

static void
community_changed_cb (GtkEditable       *row,
                      SwImportAssistant *self)
{
  self->asked = FALSE;
  sw_import_plan_set_community (self->plan, gtk_editable_get_text (row));
  show_files (self);
}

static void
opened_cb (gpointer  widget,
           GTask    *task)
{
  SwImportAssistant *self = widget;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (task, &error);

  /* Closed meanwhile. */
  if (self->window == NULL)
    return;

  self->asked = FALSE;
  show_files (self);
  if (end_busy (self, good, error))
    {
      show_step (self, "files");
      if (opening->failures->len)
        show_failure (self, opening->failures->str);
    }
}

/**
 * sw_import_assistant_add_files:
 * @self: an assistant
 * @paths: (element-type utf8): workbooks
 *
 * Looks for what is to be imported in the files and lists it.
 */
void
sw_import_assistant_add_files (SwImportAssistant *self,
                               GPtrArray         *paths)
{
  Opening *opening;

  g_return_if_fail (SW_IS_IMPORT_ASSISTANT (self));

  if (sw_progress_is_running (self->progress))
    return;

  opening = g_new0 (Opening, 1);
  opening->store = self->store;
  opening->plan = g_object_ref (self->plan);
  opening->paths = g_ptr_array_ref (paths);
  opening->failures = g_string_new (NULL);
  sw_widget_task_run (self, self->store, open_thread, opening, (GDestroyNotify) opening_free,
                      begin_busy (self, _("Looking into the files…")), opened_cb);
}

static void
chosen_cb (GPtrArray *paths,
           gpointer   user_data)
{
  sw_import_assistant_add_files (user_data, paths);
}

static void
choose_files_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  sw_file_chooser_open (GTK_WINDOW (widget), _("Choose Workbooks"), SW_FILE_WORKBOOK_IN, TRUE, chosen_cb, widget);
}

static gboolean
drop_cb (GtkDropTarget     *target,
         const GValue      *value,
         double             x,
         double             y,
         SwImportAssistant *self)
{
  g_autoptr (GPtrArray) paths = NULL;

  if (sw_progress_is_running (self->progress) || g_strcmp0 (sw_import_assistant_get_step (self), "files") != 0)
    return FALSE;

  paths = sw_dropped_paths (value);
  if (paths->len == 0)
    return FALSE;

  sw_import_assistant_add_files (self, paths);
  return TRUE;
}

/* Columns */

static void
show_columns (SwImportAssistant *self)
{
  clear_columns (self);
  for (guint i = 0; i < sw_import_plan_get_n_sources (self->plan); i++)
    gtk_box_append (self->columns_box,
                    sw_import_columns_new (sw_import_plan_get_source_name (self->plan, i),
                                           sw_import_plan_get_map (self->plan, i)));
  show_step (self, "columns");
}

/* Review */

static void
show_review (SwImportAssistant *self)
{
  sw_import_review_show (self->review, self->plan);
  show_step (self, "review");
}

/* Whoever has no answer comes on with the next step, without these rows. Returns whether it
 * was asked. */
static gboolean
ask_for_community (SwImportAssistant *self)
{
  g_autofree char *text = NULL;
  SwImportCounts counts;

  sw_import_plan_get_counts (self->plan, &counts);
  if (counts.n_placeless == 0 || self->asked)
    return FALSE;

  self->asked = TRUE;
  /* Translators: %u is a number of rows of workbooks. */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u row names no community. Write below to which one it belongs; else it is left out.",
                                       "%u rows name no community. Write below to which one they belong; else they are left "
                                       "out.",
                                       counts.n_placeless),
                          counts.n_placeless);
  show_step (self, "files");
  show_failure (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->community_row));
  return TRUE;
}

static void
built_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SwImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = sw_import_plan_build_finish (SW_IMPORT_PLAN (source), result, &error);

  if (self->window && end_busy (self, good, error) && !ask_for_community (self))
    show_review (self);
}

static void
build (SwImportAssistant *self)
{
  sw_import_review_clear (self->review);
  sw_import_plan_build_async (self->plan, self->store, sw_day_today (),
                              begin_busy (self, _("Reading and checking every row…")), built_cb, g_object_ref (self));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SwImportAssistant) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean good = sw_import_plan_commit_finish (SW_IMPORT_PLAN (source), result, &error);
  g_autofree char *text = NULL;
  SwImportCounts counts;

  if (self->window == NULL || !end_busy (self, good, error))
    return;

  sw_import_plan_get_counts (self->plan, &counts);
  if (counts.n_errors > 0)
    /* Translators: how many elders an import added and changed, and how many rows had errors. */
    text = g_strdup_printf (_("Imported: %u added, %u changed; %u with errors left out"), counts.n_new, counts.n_updated,
                            counts.n_errors);
  else
    /* Translators: how many elders an import added and changed. */
    text = g_strdup_printf (_("Imported: %u added, %u changed"), counts.n_new, counts.n_updated);
  sw_window_show_toast (self->window, text, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
commit (SwImportAssistant *self)
{
  sw_import_plan_commit_async (self->plan, self->store,
                               begin_busy (self, self->visits ? _("Making a backup and writing the visits…")
                                                              : _("Making a backup and writing the register…")), done_cb,
                               g_object_ref (self));
}

static void
errors_chosen_cb (GPtrArray *paths,
                  gpointer   user_data)
{
  SwImportAssistant *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sw_import_plan_write_errors (self->plan, paths->pdata[0], &error))
    show_failure (self, error->message);
}

static void
save_errors_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  /* Translators: the proposed name of a file. */
  sw_file_chooser_save (GTK_WINDOW (widget), _("Save Rows with Errors"), SW_FILE_XLSX, _("Rows with errors.xlsx"),
                        errors_chosen_cb, widget);
}

/* Going about */

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (widget);
  const char *step = sw_import_assistant_get_step (self);

  show_failure (self, NULL);
  if (g_str_equal (step, "files"))
    show_columns (self);
  else if (g_str_equal (step, "columns"))
    build (self);
  else if (g_str_equal (step, "review"))
    commit (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (widget);
  const char *step = sw_import_assistant_get_step (self);

  show_failure (self, NULL);
  if (g_str_equal (step, "columns"))
    show_step (self, "files");
  else if (g_str_equal (step, "review"))
    show_columns (self);
}

/* What runs is ended first; the window closes when nothing runs. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (widget);

  if (!sw_progress_cancel (self->progress))
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
sw_import_assistant_close_request (GtkWindow *window)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (window);

  if (sw_progress_cancel (self->progress))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_import_assistant_parent_class)->close_request (window);
}

static void
sw_import_assistant_dispose (GObject *object)
{
  SwImportAssistant *self = SW_IMPORT_ASSISTANT (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_clear_object (&self->window);
  g_clear_pointer (&self->file_rows, g_ptr_array_unref);
  g_clear_pointer (&self->step_before, g_free);

  G_OBJECT_CLASS (sw_import_assistant_parent_class)->dispose (object);
}

static void
sw_import_assistant_class_init (SwImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_import_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_import_assistant_close_request;

  g_type_ensure (SW_TYPE_IMPORT_REVIEW);
  g_type_ensure (SW_TYPE_PROGRESS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-import-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, intro);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, back_button);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, next_button);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, failure_revealer);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, failure);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, files_group);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, add_button);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, community_row);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, columns_box);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, progress);
  gtk_widget_class_bind_template_child (widget_class, SwImportAssistant, review);

  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.choose-files", NULL, choose_files_action);
  gtk_widget_class_install_action (widget_class, "import.remove", "u", remove_action);
  gtk_widget_class_install_action (widget_class, "import.save-errors", NULL, save_errors_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose-files", NULL);
}

static void
sw_import_assistant_init (SwImportAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->file_rows = g_ptr_array_new ();
  g_signal_connect (self->community_row, "changed", G_CALLBACK (community_changed_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * sw_import_assistant_new:
 * @window: the window with the database
 * @group: what the workbooks are about
 *
 * Returns: (transfer none): the assistant, which GTK keeps until it is closed
 */
GtkWindow *
sw_import_assistant_new (SwWindow     *window,
                         SwSheetGroup  group)
{
  SwImportAssistant *self = g_object_new (SW_TYPE_IMPORT_ASSISTANT, "transient-for", window, NULL);

  self->window = g_object_ref (window);
  self->store = g_object_ref (sw_window_get_store (window));
  self->plan = sw_import_plan_new (group);
  self->visits = group == SW_SHEET_GROUP_VISITS;
  if (self->visits)
    {
      adw_window_title_set_title (self->title, _("Import Visits"));
      gtk_label_set_label (self->intro,
                           _("Choose workbooks (.xlsx, .xls) or CSV with a row a visit. The elder is found by the document "
                             "number, or by name and community. Files can also be dropped here. Nothing is written before "
                             "you have seen what will change."));
    }
  show_step (self, "files");

  return GTK_WINDOW (self);
}

/**
 * sw_import_assistant_get_step:
 * @self: an assistant
 *
 * Returns: "files", "columns", "busy" or "review"
 */
const char *
sw_import_assistant_get_step (SwImportAssistant *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}
