/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-compliance-page.h"

#include <glib/gi18n-lib.h>

#include "sw-compliance-columns.h"
#include "sw-compliance.h"
#include "sw-day-range.h"
#include "sw-day.h"
#include "sw-due-dialog.h"
#include "sw-elder.h"
#include "sw-file-chooser.h"
#include "sw-file-toast.h"
#include "sw-print-preview.h"
#include "sw-store-watch.h"
#include "sw-work.h"
#include "sw-wrap-layout.h"

#define N_WAYS 5

/**
 * SwCompliancePage:
 *
 * How the policies are kept: what was asked for in a span, made, late and missed, by party,
 * caregiver, community, elder or rule. A row opens the elders behind it, an elder the visits.
 */
struct _SwCompliancePage
{
  SwPage parent_instance;

  /* Children. */
  GtkMenuButton *span;
  SwDayRange    *range;
  GtkDropDown   *way;
  GtkWidget     *only; /* the way back from one thing */
  GtkSpinner    *spinner;
  GtkLabel      *total;
  GtkStack      *stack;
  GtkColumnView *view;

  /* Owned. */
  GListStore    *items;
  SwStoreWatch  *watch;
  SwCompliance  *shown; /* NULL until it is counted */
  GCancellable  *loading;

  SwDay          from;
  SwDay          to;
  SwComplianceKey one;
  char          *one_name;
  gboolean       stale; /* the store changed while the page was not seen */
};

G_DEFINE_FINAL_TYPE (SwCompliancePage, sw_compliance_page, SW_TYPE_PAGE)

/* --- What is shown -------------------------------------------------------- */

static void
update_actions (SwCompliancePage *self)
{
  gboolean can = self->shown != NULL && self->shown->sums->len > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compliance.print", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compliance.export", can);
}

static void
show_total (SwCompliancePage *self)
{
  SwDueSum total = sw_compliance_get_total (self->shown);
  g_autofree char *rate = sw_due_sum_rate_text (&total);
  /* Translators: how many visits were asked for, were made in time, late, not; the rate in percent. */
  g_autofree char *text = g_strdup_printf (_("Asked for %1$d, made on time %2$d, late %3$d, overdue or missed %4$d, rate %5$s"),
                                           (int) sw_due_sum_asked (&total), (int) total.counts[SW_SLOT_MET],
                                           (int) total.counts[SW_SLOT_LATE],
                                           (int) (total.counts[SW_SLOT_MISSED] + total.counts[SW_SLOT_OVERDUE]), rate);

  gtk_label_set_label (self->total, text);
}

static gboolean
sw_compliance_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_COMPLIANCE_PAGE (widget)->view));
}

/* Who is in the table when other rows come into it is at the first of them. */
static void
show (SwCompliancePage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_table = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));

  for (guint i = 0; self->shown != NULL && i < self->shown->sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (self->shown->sums, SwDueSum, i);

      g_ptr_array_add (items, sw_compliance_item_new (sum, self->shown->by, sw_page_get_store (SW_PAGE (self))));
    }
  /* Were they exchanged at once, the view would stay about as far down as it was. */
  g_list_store_remove_all (self->items);
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 || self->shown == NULL ? "table" : "nothing");
  if (self->shown != NULL)
    show_total (self);
  else
    gtk_label_set_label (self->total, "");
  if (in_table)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  update_actions (self);
}

/* --- Loading -------------------------------------------------------------- */

typedef struct
{
  SwStore      *store;
  SwCompliance *question;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->store);
  sw_compliance_free (load->question);
  g_free (load);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (load->store, &error);

  if (store != NULL && sw_compliance_count (load->question, store, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwCompliancePage) self = user_data;
  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || sw_page_get_store (SW_PAGE (self)) != load->store)
    return;

  g_clear_object (&self->loading);
  gtk_spinner_stop (self->spinner);
  if (!good)
    {
      SwWindow *window = sw_window_of (GTK_WIDGET (self));

      if (window != NULL)
        sw_window_report_error (window, error);
      show (self);
      return;
    }

  sw_compliance_free (self->shown);
  self->shown = g_steal_pointer (&load->question);
  show (self);
}

/* What is asked anew makes what was asked before of no use. */
static void
load (SwCompliancePage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autofree char *span = sw_day_range_text (self->from, self->to);
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->stale = FALSE;
  gtk_menu_button_set_label (self->span, span);
  gtk_widget_set_visible (self->only, self->one.set);
  if (self->one.set)
    {
      /* Translators: %s is a party, somebody, a community or a rule whose elders are shown; the button goes back. */
      g_autofree char *label = g_strdup_printf (_("Elders of %s ✕"), self->one_name);

      gtk_button_set_label (GTK_BUTTON (self->only), label);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->way), !self->one.set);
  if (store == NULL)
    return;

  load = g_new0 (Load, 1);
  load->store = g_object_ref (store);
  load->question = sw_compliance_new (self->from, self->to, sw_day_today (), gtk_drop_down_get_selected (self->way));
  load->question->only = self->one;
  self->loading = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_label_set_label (self->total, _("Computing…"));
  task = g_task_new (NULL, self->loading, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, load_thread);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_thread);
}

/* Nobody waits for what is not seen. */
static void
changed_cb (SwCompliancePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

static void
sw_compliance_page_new_day (SwPage *page)
{
  changed_cb (SW_COMPLIANCE_PAGE (page));
}

static void
sw_compliance_page_map (GtkWidget *widget)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (widget);

  GTK_WIDGET_CLASS (sw_compliance_page_parent_class)->map (widget);
  if (self->stale)
    load (self);
}

static void
range_cb (SwCompliancePage *self)
{
  SwDay from, to;

  if (!sw_day_range_get (self->range, &from, &to) || from == SW_NONE || to == SW_NONE ||
      (from == self->from && to == self->to))
    return;

  self->from = from;
  self->to = to;
  load (self);
}

static void
way_cb (SwCompliancePage *self)
{
  load (self);
}

static void
back_cb (SwCompliancePage *self)
{
  /* The button goes, and would take the focus along. */
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->one.set = FALSE;
  load (self);
}

/* Where the whole table is shown, the keys are the window's. */
static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (widget);

  if (!self->one.set)
    return FALSE;

  back_cb (self);

  return TRUE;
}

/* --- The way down --------------------------------------------------------- */

typedef struct
{
  SwCompliancePage *self;
  SwDueFilter       filter; /* the elder's visits that the row counts */
} Elder;

static void
elder_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Elder *elder = user_data;
  g_autoptr (SwCompliancePage) self = elder->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) due = sw_due_load_finish (SW_STORE (source), result, &error);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autofree char *name = NULL;
  GtkWindow *dialog;

  if (window == NULL || sw_page_get_store (SW_PAGE (self)) != SW_STORE (source))
    return;
  if (due == NULL)
    {
      sw_window_report_error (window, error);
      return;
    }

  name = g_strdup (sw_store_get_name (SW_STORE (source), SW_TYPE_ELDER, elder->filter.elder_id));
  dialog = sw_due_dialog_new (GTK_WINDOW (window), SW_STORE (source), due, name != NULL ? name : "", &elder->filter);
  sw_due_dialog_show_all (SW_DUE_DIALOG (dialog));
  gtk_window_present (dialog);
}

static void
open_elder (SwCompliancePage *self,
            gint64            elder_id)
{
  SwDueScope scope = SW_DUE_SCOPE (self->shown->scope.from, self->shown->scope.to, sw_day_today ());
  Elder *elder = g_new0 (Elder, 1);

  scope.elder_id = elder_id;
  elder->self = g_object_ref (self);
  elder->filter = sw_compliance_get_filter (&self->shown->only);
  elder->filter.elder_id = elder_id;
  sw_due_load_async (sw_page_get_store (SW_PAGE (self)), &scope, self->loading, elder_loaded_cb, elder);
}

static void
activate_cb (GtkColumnView    *view,
             guint             position,
             SwCompliancePage *self)
{
  g_autoptr (SwComplianceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const SwDueSum *sum;

  if (item == NULL || self->shown == NULL)
    return;
  sum = sw_compliance_item_get_sum (item);
  if (self->shown->by == SW_DUE_BY_ELDER)
    {
      open_elder (self, sum->key);
      return;
    }

  self->one = (SwComplianceKey) { self->shown->by, sum->key, sum->organisation_id, TRUE };
  g_free (self->one_name);
  self->one_name = sw_compliance_item_get_name (item);
  load (self);
}

/* --- Paper and workbook --------------------------------------------------- */

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  return sw_compliance_make_document (data, store, error);
}

static void
sw_compliance_page_print (SwPage *page)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (page);

  if (self->shown != NULL && self->shown->sums->len > 0)
    gtk_window_present (sw_print_preview_new (sw_window_of (GTK_WIDGET (self)), make_document,
                                              sw_compliance_copy (self->shown), (GDestroyNotify) sw_compliance_free));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  sw_compliance_page_print (SW_PAGE (widget));
}

typedef struct
{
  SwCompliance *compliance;
  char         *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  sw_compliance_free (export->compliance);
  g_free (export->path);
  g_free (export);
}

static gboolean
export_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  Export *export = data;

  return sw_compliance_write (export->compliance, store, export->path, error);
}

static void
export_done (SwWindow *window,
             gpointer  data)
{
  sw_window_add_toast (window, sw_file_toast_new (((Export *) data)->path));
}

static void
path_chosen_cb (GPtrArray *paths,
                gpointer   user_data)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (user_data);
  Export *export;

  if (self->shown == NULL)
    return;

  export = g_new0 (Export, 1);
  export->compliance = sw_compliance_copy (self->shown);
  export->path = g_strdup (paths->pdata[0]);
  sw_work_run (sw_window_of (GTK_WIDGET (self)), _("Writing the workbook…"), self->shown->sums->len, export_run, export_done,
               export, export_free);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (widget);
  g_autofree char *from = sw_day_format_iso (self->from);
  g_autofree char *to = sw_day_format_iso (self->to);
  g_autofree char *file = g_strdup_printf ("完成情况-%s-%s.xlsx", from, to);

  sw_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save the Workbook"), SW_FILE_XLSX, file, path_chosen_cb,
                        self);
}

/* --- The class ------------------------------------------------------------ */

static void
sw_compliance_page_load (SwPage  *page,
                         SwStore *store)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (page);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->shown, sw_compliance_free);
  self->one.set = FALSE;
  show (self);
  if (store == NULL)
    return;

  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
sw_compliance_page_dispose (GObject *object)
{
  SwCompliancePage *self = SW_COMPLIANCE_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_object (&self->items);
  g_clear_pointer (&self->shown, sw_compliance_free);
  g_clear_pointer (&self->one_name, g_free);

  G_OBJECT_CLASS (sw_compliance_page_parent_class)->dispose (object);
}

static void
sw_compliance_page_class_init (SwCompliancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_compliance_page_dispose;
  widget_class->map = sw_compliance_page_map;
  widget_class->grab_focus = sw_compliance_page_grab_focus;
  SW_PAGE_CLASS (klass)->load = sw_compliance_page_load;
  SW_PAGE_CLASS (klass)->print = sw_compliance_page_print;
  SW_PAGE_CLASS (klass)->new_day = sw_compliance_page_new_day;

  gtk_widget_class_install_action (widget_class, "compliance.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "compliance.export", NULL, export_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
}

static GtkWidget *
add_button (GtkWidget  *bar,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (bar), button);

  return button;
}

static GtkWidget *
make_bar (SwCompliancePage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  gtk_widget_add_css_class (bar, "sw-toolbar");
  gtk_widget_set_layout_manager (bar, g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  self->range = SW_DAY_RANGE (sw_day_range_new (sw_day_today (), self->from, self->to));
  g_signal_connect_object (self->range, "changed", G_CALLBACK (range_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->range));
  self->span = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->span, popover);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->span), _("The span of days"));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->span));

  for (guint i = 0; i < N_WAYS; i++)
    gtk_string_list_append (ways, sw_due_by_label (i));
  self->way = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&ways)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Told by"), -1);
  g_signal_connect_object (self->way, "notify::selected", G_CALLBACK (way_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->way));

  self->only = gtk_button_new ();
  gtk_widget_set_tooltip_text (self->only, _("Back to the whole table"));
  gtk_widget_set_visible (self->only, FALSE);
  g_signal_connect_object (self->only, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->only);
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->spinner));
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (bar), space);
  add_button (bar, _("_Workbook…"), "compliance.export");
  add_button (bar, _("_Print…"), "compliance.print");

  return bar;
}

static void
sw_compliance_page_init (SwCompliancePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *nothing = adw_status_page_new ();
  GtkSelectionModel *selection;

  sw_day_preset_get (SW_DAY_PRESET_THIS_MONTH, sw_day_today (), &self->from, &self->to);
  self->items = g_list_store_new (SW_TYPE_COMPLIANCE_ITEM);
  gtk_box_append (GTK_BOX (box), make_bar (self));

  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (selection));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view), _("Enter or a double click opens who is behind a row"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compliance"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  sw_compliance_columns_add (self->view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _("Nothing Was Asked For"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), _("Choose another span. What is due follows from the policies in use."));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, scrolled, "table");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));

  self->total = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->total, 0);
  gtk_label_set_ellipsize (self->total, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->total), "sw-status-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->total));
  adw_bin_set_child (ADW_BIN (self), box);
  update_actions (self);
}

/**
 * sw_compliance_page_get_n:
 * @self: the page
 *
 * Returns: how many rows the table has
 */
guint
sw_compliance_page_get_n (SwCompliancePage *self)
{
  g_return_val_if_fail (SW_IS_COMPLIANCE_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}
