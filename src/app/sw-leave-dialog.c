/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-leave-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-leaves.h"
#include "sw-list-stack.h"
#include "sw-record-dialog.h"
#include "sw-reference.h"
#include "sw-store-watch.h"
#include "sw-window.h"

/**
 * SwLeaveDialog:
 *
 * Who is on leave and who visits in their place, the latest first; to be entered, changed and ended.
 */
struct _SwLeaveDialog
{
  AdwWindow     parent_instance;

  /* Children. */
  GtkStack     *stack;
  GtkListBox   *list;

  /* Owned. */
  SwStore      *store;
  SwStoreWatch *watch;
  GPtrArray    *records;
};

G_DEFINE_FINAL_TYPE (SwLeaveDialog, sw_leave_dialog, ADW_TYPE_WINDOW)

static void
report (SwLeaveDialog *self,
        const GError  *error)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (SW_IS_WINDOW (parent))
    sw_window_report_error (SW_WINDOW (parent), error);
}

/* What is over is past; nothing is to be ended there. */
static const char *
get_state (SwSubstitution  *record,
           const char     **css_class)
{
  SwDay today = sw_day_today ();

  *css_class = record->to_day < today ? "dim-label" : record->from_day > today ? "accent" : "key";

  return record->to_day < today ? _("Over") : record->from_day > today ? _("To come") : _("Away now");
}

/* Of namesakes it is told which: whoever is put on leave by mistake is not visited for. */
static char *
name_caregiver (SwLeaveDialog *self,
                gint64         id)
{
  g_autoptr (SwRecord) record = sw_store_load (self->store, SW_TYPE_CAREGIVER, id, NULL);
  g_autofree char *more = record != NULL ? sw_record_describe (record, self->store) : NULL;

  if (record == NULL || *more == '\0')
    return g_strdup (record != NULL ? sw_record_get_name (record) : "");

  /* Translators: a name, and what tells the person from namesakes. */
  return g_strdup_printf (_("%s (%s)"), sw_record_get_name (record), more);
}

static void
add_row (SwLeaveDialog  *self,
         guint           i)
{
  SwSubstitution *record = self->records->pdata[i];
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge;
  g_autofree char *absent = name_caregiver (self, record->caregiver_id);
  g_autofree char *substitute = name_caregiver (self, record->substitute_id);
  /* Translators: who is on leave, who visits in the place of them. */
  g_autofree char *title = g_strdup_printf (_("%s, substitute %s"), absent, substitute);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *from = sw_day_format (record->from_day);
  g_autofree char *to = sw_day_format (record->to_day);
  /* Translators: the first and the last day. */
  g_autofree char *span = g_strdup_printf (_("%s – %s"), from, to);
  g_autofree char *line = record->note != NULL && *record->note ? g_strdup_printf ("%s · %s", span, record->note) : g_strdup (span);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);
  const char *css_class;
  const char *state = get_state (record, &css_class);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  badge = gtk_label_new (state);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (badge, "sw-badge");
  gtk_widget_add_css_class (badge, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  if (!sw_store_is_read_only (self->store))
    {
      GtkWidget *change = gtk_button_new_with_label (_("Change…"));

      gtk_widget_set_valign (change, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (change), "u", i);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "leave.edit");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), change);
      if (record->to_day >= sw_day_today ())
        {
          GtkWidget *end = gtk_button_new_with_label (record->from_day < sw_day_today () ? _("End") : _("Delete"));

          gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
          gtk_actionable_set_action_target (GTK_ACTIONABLE (end), "u", i);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "leave.end");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
        }
    }
  gtk_list_box_append (self->list, row);
}

static void
fill (SwLeaveDialog *self)
{
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->records, g_ptr_array_unref);

  self->records = sw_leaves_load (self->store, &error);
  if (self->records == NULL)
    {
      report (self, error);
      return;
    }

  for (guint i = 0; i < self->records->len; i++)
    add_row (self, i);
  sw_list_stack_show (self->stack, self->records->len > 0);
}

static void
edit (SwLeaveDialog *self,
      SwRecord      *record,
      const char    *title)
{
  gtk_window_present (sw_record_dialog_new (GTK_WINDOW (self), self->store, record, title));
}

static void
new_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  g_autoptr (SwSubstitution) record = sw_substitution_new ();

  record->from_day = sw_day_today ();
  edit (SW_LEAVE_DIALOG (widget), SW_RECORD (record), _("New Leave"));
}

static void
edit_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SwLeaveDialog *self = SW_LEAVE_DIALOG (widget);
  guint i = g_variant_get_uint32 (parameter);

  if (i < self->records->len)
    edit (self, self->records->pdata[i], _("Leave"));
}

static void
end_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SwLeaveDialog *self = SW_LEAVE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  guint i = g_variant_get_uint32 (parameter);

  if (i >= self->records->len)
    return;

  if (!sw_leave_end (self->store, self->records->pdata[i], &error))
    report (self, error);
  fill (self);
}

static void
sw_leave_dialog_dispose (GObject *object)
{
  SwLeaveDialog *self = SW_LEAVE_DIALOG (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (sw_leave_dialog_parent_class)->dispose (object);
}

static void
sw_leave_dialog_class_init (SwLeaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_leave_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "leave.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "leave.edit", "u", edit_cb);
  gtk_widget_class_install_action (widget_class, "leave.end", "u", end_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "leave.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_leave_dialog_init (SwLeaveDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *create = gtk_button_new_with_mnemonic (_("_New…"));
  GtkWidget *nothing = adw_status_page_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "leave.new");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), create);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who Is on Leave"), -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _("Nobody Is on Leave"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _("Enter who is away and who visits in the meantime. What is due on these days is then the substitute’s."));

  self->stack = sw_list_stack_new (GTK_WIDGET (self->list), ADW_STATUS_PAGE (nothing));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Who Is on Leave"));
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/**
 * sw_leave_dialog_new:
 * @parent: (nullable): the window
 * @store: the store
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
sw_leave_dialog_new (GtkWindow *parent,
                     SwStore   *store)
{
  SwLeaveDialog *self = g_object_new (SW_TYPE_LEAVE_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leave.new", !sw_store_is_read_only (store));
  fill (self);

  return GTK_WINDOW (self);
}

/**
 * sw_leave_dialog_get_n:
 * @self: a dialog
 *
 * Returns: how many are listed
 */
guint
sw_leave_dialog_get_n (SwLeaveDialog *self)
{
  g_return_val_if_fail (SW_IS_LEAVE_DIALOG (self), 0);

  return self->records != NULL ? self->records->len : 0;
}
