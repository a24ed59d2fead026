/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reassign-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-reference-entry.h"
#include "sw-register-work.h"

/* The parties whose visits somebody is named for in the register. */
static const struct
{
  SwParty     party;
  const char *field_name;
} roles[] = {
  { SW_PARTY_WORKER, "worker_id" },
  { SW_PARTY_NEIGHBOUR, "neighbour_id" },
  { SW_PARTY_HOMECARE, "homecare_organisation_id" },
};

#define N_ROLES G_N_ELEMENTS (roles)

/**
 * SwReassignDialog:
 *
 * Asks who is to visit elders from today on, for each party that owes one of the chosen visits.
 */
struct _SwReassignDialog
{
  AdwWindow         parent_instance;

  /* Children. */
  AdwPreferencesGroup *group;
  SwReferenceEntry *entries[N_ROLES]; /* NULL where nothing is owed */

  /* Owned. */
  SwWindow         *window;
  GArray           *ids[N_ROLES];     /* of gint64, in order */
};

G_DEFINE_FINAL_TYPE (SwReassignDialog, sw_reassign_dialog, ADW_TYPE_WINDOW)

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static GArray *
find_elders (GArray  *slots,
             SwParty  party)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, SwDueSlot, i).party == party)
      g_array_append_val (ids, g_array_index (slots, SwDueSlot, i).elder_id);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);

  return ids;
}

static void
changed_cb (SwReassignDialog *self)
{
  gboolean some = FALSE;

  for (guint i = 0; i < N_ROLES; i++)
    some = some || (self->entries[i] != NULL && sw_reference_entry_get_id (self->entries[i]) != SW_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reassign.save", some);
}

static void
part_clear (gpointer data)
{
  g_array_unref (((SwReassignment *) data)->ids);
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SwReassignDialog *self = SW_REASSIGN_DIALOG (widget);
  g_autoptr (GArray) parts = sw_reassign_dialog_get (self);

  sw_register_work_reassign (self->window, parts);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
sw_reassign_dialog_dispose (GObject *object)
{
  SwReassignDialog *self = SW_REASSIGN_DIALOG (object);

  g_clear_object (&self->window);
  for (guint i = 0; i < N_ROLES; i++)
    {
      self->entries[i] = NULL;
      g_clear_pointer (&self->ids[i], g_array_unref);
    }

  G_OBJECT_CLASS (sw_reassign_dialog_parent_class)->dispose (object);
}

static void
sw_reassign_dialog_class_init (SwReassignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_reassign_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "reassign.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_button (const char *label,
             const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
sw_reassign_dialog_init (SwReassignDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *save = make_button (_("_Reassign"), "reassign.save");

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_button (_("_Cancel"), "window.close"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_widget_add_css_class (save, "suggested-action");

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->group,
                                         _("Who is to visit from today on. An agreement that names somebody else ends today, and its "
                                           "successor is drafted; until all have signed it, no rule that rests on an agreement asks "
                                           "for a visit. For days of leave, enter a substitute instead."));
  gtk_widget_set_margin_start (GTK_WIDGET (self->group), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->group), 18);
  gtk_widget_set_margin_top (GTK_WIDGET (self->group), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->group), 24);

  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Reassign Visits"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), save);
}

static void
add_role (SwReassignDialog *self,
          SwStore          *store,
          guint             role)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (elder), sw_day_today ());
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), roles[role].field_name);
  GtkWidget *row = adw_action_row_new ();
  const char *label = sw_enum_label (&sw_party_enum, roles[role].party);
  guint n = self->ids[role]->len;
  g_autofree char *count = g_strdup_printf (ngettext ("For %u elder; nobody chosen: as before", "For %u elders; nobody chosen: as before", n), n);

  self->entries[role] = SW_REFERENCE_ENTRY (sw_reference_entry_new (store, field, draft));
  gtk_widget_set_valign (GTK_WIDGET (self->entries[role]), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->entries[role]), 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (self->entries[role])),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->entries[role]));
  adw_preferences_group_add (self->group, row);
  g_signal_connect_object (self->entries[role], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sw_reassign_dialog_can:
 * @slots: (element-type SwDueSlot): due visits
 *
 * Returns: whether somebody in particular is to make one of them
 */
gboolean
sw_reassign_dialog_can (GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    for (guint role = 0; role < N_ROLES; role++)
      if (g_array_index (slots, SwDueSlot, i).party == roles[role].party)
        return TRUE;

  return FALSE;
}

/**
 * sw_reassign_dialog_new:
 * @parent: the window that asks
 * @window: the window with the database
 * @slots: (element-type SwDueSlot): due visits
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
sw_reassign_dialog_new (GtkWindow *parent,
                        SwWindow  *window,
                        GArray    *slots)
{
  SwReassignDialog *self = g_object_new (SW_TYPE_REASSIGN_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *first = NULL;

  self->window = g_object_ref (window);
  for (guint role = 0; role < N_ROLES; role++)
    {
      self->ids[role] = find_elders (slots, roles[role].party);
      if (self->ids[role]->len == 0)
        continue;
      add_role (self, sw_window_get_store (window), role);
      if (first == NULL)
        first = sw_reference_entry_get_button (self->entries[role]);
    }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  changed_cb (self);

  return GTK_WINDOW (self);
}

/**
 * sw_reassign_dialog_get:
 * @self: a dialog
 *
 * Returns: (transfer full) (element-type SwReassignment): what is chosen
 */
GArray *
sw_reassign_dialog_get (SwReassignDialog *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (SwReassignment));
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_ELDER);

  g_return_val_if_fail (SW_IS_REASSIGN_DIALOG (self), NULL);

  g_array_set_clear_func (parts, part_clear);
  for (guint role = 0; role < N_ROLES; role++)
    if (self->entries[role] != NULL && sw_reference_entry_get_id (self->entries[role]) != SW_NONE)
      {
        SwReassignment part = { sw_record_class_find_field ((SwRecordClass *) klass, roles[role].field_name),
                                g_array_ref (self->ids[role]), sw_reference_entry_get_id (self->entries[role]) };

        g_array_append_val (parts, part);
      }

  return parts;
}
