/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-due-list.h"
#include "sw-store-watch.h"
#include "sw-window.h"

/**
 * SwDueDialog:
 *
 * The list behind a figure of the first page: what is due today and overdue of a party or of
 * somebody, to be recorded from there.
 */
struct _SwDueDialog
{
  AdwWindow parent_instance;

  /* Children. */
  AdwWindowTitle *title;
  SwDueList      *list;
  GtkWidget      *all;

  /* Owned. */
  SwStore        *store;
  SwDue          *due;
  SwStoreWatch   *watch;
  GCancellable   *loading;

  SwDueFilter     filter;
  gboolean        again; /* something changed while it was loading */
};

G_DEFINE_FINAL_TYPE (SwDueDialog, sw_due_dialog, ADW_TYPE_WINDOW)

static void
show_count (SwDueDialog *self)
{
  guint n = sw_due_list_get_n (self->list);
  g_autofree char *count = g_strdup_printf (ngettext ("%u visit", "%u visits", n), n);

  adw_window_title_set_subtitle (self->title, count);
}

static void load (SwDueDialog *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwDueDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) due = sw_due_load_finish (SW_STORE (source), result, &error);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (self->store == NULL)
    return;

  g_clear_object (&self->loading);
  sw_due_list_set_computing (self->list, FALSE);
  if (due != NULL)
    {
      g_set_object (&self->due, due);
      sw_due_list_set (self->list, self->store, due, &self->filter, sw_day_today ());
    }
  else if (window != NULL)
    {
      sw_window_report_error (window, error);
    }
  if (self->again)
    load (self);
}

/* What was asked for until the day it was asked on is asked for until today. */
static void
load (SwDueDialog *self)
{
  SwDueScope scope = *sw_due_get_scope (self->due);

  self->again = self->loading != NULL;
  if (self->again)
    return;

  if (scope.to == scope.today)
    scope.to = sw_day_today ();
  scope.today = sw_day_today ();
  self->loading = g_cancellable_new ();
  sw_due_list_set_computing (self->list, TRUE);
  sw_due_load_async (self->store, &scope, self->loading, loaded_cb, g_object_ref (self));
}

/* The list follows what was recorded; where more changed, all is loaded anew. */
static void
changed_cb (SwDueDialog *self)
{
  gboolean stale = TRUE;

  if (!sw_due_update (self->due, self->store, &stale, NULL) || stale ||
      sw_due_get_scope (self->due)->today != sw_day_today ())
    load (self);
}

static void
open_only_cb (GtkToggleButton *button,
              SwDueDialog     *self)
{
  sw_due_list_set_open_only (self->list, !gtk_toggle_button_get_active (button));
}

static void
by_party_cb (GtkToggleButton *button,
             SwDueDialog     *self)
{
  sw_due_list_set_group (self->list, gtk_toggle_button_get_active (button) ? SW_DUE_GROUP_PARTY : SW_DUE_GROUP_CAREGIVER);
}

static void
sw_due_dialog_dispose (GObject *object)
{
  SwDueDialog *self = SW_DUE_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_object (&self->due);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_due_dialog_parent_class)->dispose (object);
}

static void
sw_due_dialog_class_init (SwDueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_due_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
sw_due_dialog_init (SwDueDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *all = gtk_toggle_button_new_with_mnemonic (_("_Also What Is Done"));
  GtkWidget *by_party = gtk_toggle_button_new_with_mnemonic (_("By _Party"));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), all);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), by_party);
  self->all = all;
  g_signal_connect (all, "toggled", G_CALLBACK (open_only_cb), self);
  g_signal_connect (by_party, "toggled", G_CALLBACK (by_party_cb), self);

  self->list = SW_DUE_LIST (sw_due_list_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 620);
}

/**
 * sw_due_dialog_new:
 * @parent: the window
 * @store: the store
 * @due: due visits
 * @title: whose they are
 * @filter: which of them
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
sw_due_dialog_new (GtkWindow         *parent,
                   SwStore           *store,
                   SwDue             *due,
                   const char        *title,
                   const SwDueFilter *filter)
{
  SwDueDialog *self = g_object_new (SW_TYPE_DUE_DIALOG, "transient-for", parent, "modal", TRUE, "title", title, NULL);

  adw_window_title_set_title (self->title, title);
  if (SW_IS_WINDOW (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  self->store = g_object_ref (store);
  self->due = g_object_ref (due);
  self->filter = *filter;
  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  sw_due_list_set (self->list, store, due, filter, sw_day_today ());

  return GTK_WINDOW (self);
}

/**
 * sw_due_dialog_show_all:
 * @self: a dialog
 *
 * Shows also what is made, and what is missed for good.
 */
void
sw_due_dialog_show_all (SwDueDialog *self)
{
  g_return_if_fail (SW_IS_DUE_DIALOG (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->all), TRUE);
}
