/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reference-entry.h"

#include <glib/gi18n-lib.h>

#include "sw-record-dialog.h"
#include "sw-record-list.h"
#include "sw-reference.h"

/**
 * SwReferenceEntry:
 *
 * A button with the name of the record that a reference points to; it opens a
 * list with a search box. A letter typed on the button begins the search.
 */
struct _SwReferenceEntry
{
  GtkWidget parent_instance;

  /* Children. */
  GtkWidget          *button;
  GtkLabel           *label;
  GtkPopover         *popover;
  GtkSearchEntry     *search;
  GtkWidget          *scrolled;
  GtkListView        *view;
  GtkWidget          *empty;
  GtkWidget          *clear;
  GtkCheckButton     *everyone;
  GtkWidget          *create;

  /* Owned. */
  SwStore            *store;
  SwRecordDraft      *draft;
  SwRecordList       *list;
  GtkCustomFilter    *filter;   /* of a class whose names the store cannot search */
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;

  const SwField      *field;
  gint64              id;
};

G_DEFINE_FINAL_TYPE (SwReferenceEntry, sw_reference_entry, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_name (SwReferenceEntry *self)
{
  const char *name = NULL;
  g_autoptr (SwRecord) record = NULL;
  g_autofree char *more = NULL;
  g_autofree char *tip = NULL;

  if (self->id != SW_NONE)
    {
      name = sw_store_get_name (self->store, self->field->reference (), self->id);
      record = sw_store_load (self->store, self->field->reference (), self->id, NULL);
      more = record ? sw_record_describe (record, self->store) : NULL;
    }
  gtk_label_set_text (self->label, name ? name : _("Not chosen"));
  if (name)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  /* The name has the room; of namesakes the rest tells which it is. */
  tip = more && *more ? g_strdup_printf ("%s · %s", name, more) : g_strdup (name);
  gtk_widget_set_tooltip_text (self->button, tip);
}

static void
choose (SwReferenceEntry *self,
        gint64            id)
{
  gtk_popover_popdown (self->popover);
  if (id == self->id)
    return;

  self->id = id;
  show_name (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
count (SwReferenceEntry *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

static gboolean
filter_func (gpointer record,
             gpointer user_data)
{
  SwReferenceEntry *self = user_data;

  return sw_reference_has_keys (self->field->reference ()) ||
         sw_name_matches (sw_record_get_name (record), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_empty (SwReferenceEntry *self)
{
  gboolean empty = count (self) == 0;

  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (self->scrolled, !empty);
}

static void
look (SwReferenceEntry *self)
{
  g_autoptr (SwQuery) query = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->store == NULL)
    return;

  query = sw_reference_query (self->field, sw_record_draft_get_record (self->draft), text,
                              gtk_check_button_get_active (self->everyone));
  if (self->list == NULL)
    {
      self->list = sw_record_list_new (self->store, query);
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->list));
    }
  else
    {
      sw_record_list_set_query (self->list, query);
    }

  if (!sw_reference_has_keys (self->field->reference ()))
    {
      gtk_filter_list_model_set_filter (self->filtered, GTK_FILTER (self->filter));
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
    }
  if (count (self) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  update_empty (self);
}

static void
popover_shown_cb (SwReferenceEntry *self)
{
  guint position;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->clear, self->id != SW_NONE && !(self->field->flags & SW_FIELD_REQUIRED));
  look (self);
  if (self->id != SW_NONE && sw_record_list_find (self->list, self->id, &position) && position < count (self))
    gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
popover_closed_cb (SwReferenceEntry *self)
{
  gtk_widget_grab_focus (self->button);
}

static void
list_activate_cb (SwReferenceEntry *self,
                  guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  sw_reference_entry_choose (self);
}

static void
search_activate_cb (SwReferenceEntry *self)
{
  sw_reference_entry_choose (self);
}

static gboolean
search_key_cb (SwReferenceEntry *self,
               guint             key,
               guint             code,
               GdkModifierType   state)
{
  guint n = count (self);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;

  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (key == GDK_KEY_Down)
    position = MIN (position + 1, n - 1);
  else if (position > 0)
    position--;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);

  return GDK_EVENT_STOP;
}

/* A letter or digit on the button opens the list and begins the search. */
static gboolean
button_key_cb (SwReferenceEntry *self,
               guint             key,
               guint             code,
               GdkModifierType   state)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || character == ' ' ||
      !g_unichar_isprint (character))
    return GDK_EVENT_PROPAGATE;

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  g_unichar_to_utf8 (character, text);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);

  return GDK_EVENT_STOP;
}

static void
clear_clicked_cb (SwReferenceEntry *self)
{
  choose (self, SW_NONE);
}

static void
created_cb (SwReferenceEntry *self,
            SwRecord         *record)
{
  choose (self, sw_record_get_id (record));
  show_name (self);
}

static void
create_clicked_cb (SwReferenceEntry *self)
{
  g_autoptr (SwRecord) record = NULL;
  GtkWindow *dialog;

  record = sw_reference_create (self->field, sw_record_draft_get_record (self->draft),
                                gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_popover_popdown (self->popover);
  dialog = sw_record_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, record, NULL);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
item_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *more = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (more), 1);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (more), 24);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_widget_add_css_class (more, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_item_set_child (item, box);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              SwReferenceEntry         *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  SwRecord *record = gtk_list_item_get_item (item);
  g_autofree char *more = NULL;
  const char *name;

  if (record == NULL)
    return;

  name = sw_record_get_name (record);
  more = sw_record_describe (record, self->store);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), name ? name : "");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), more);
}

static gboolean
sw_reference_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SW_REFERENCE_ENTRY (widget)->button);
}

static void
sw_reference_entry_dispose (GObject *object)
{
  SwReferenceEntry *self = SW_REFERENCE_ENTRY (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->selection);
  if (self->filtered)
    {
      g_signal_handlers_disconnect_by_data (self->filtered, self);
      gtk_filter_list_model_set_model (self->filtered, NULL);
      gtk_filter_list_model_set_filter (self->filtered, NULL);
    }
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_object (&self->draft);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_reference_entry_parent_class)->dispose (object);
}

static void
sw_reference_entry_class_init (SwReferenceEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_reference_entry_dispose;
  widget_class->grab_focus = sw_reference_entry_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "referenceentry");
}

static GtkWidget *
make_popover (SwReferenceEntry *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = GTK_POPOVER (gtk_popover_new ());
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (popover_closed_cb), self);

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search by name"), -1);
  g_object_set (self->search, "placeholder-text", _("Name, pinyin or initials"), NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (look), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->search));

  self->filter = gtk_custom_filter_new (filter_func, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_empty), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (list_activate_cb), self);
  self->scrolled = gtk_scrolled_window_new ();
  g_object_set (self->scrolled, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 240,
                "child", self->view, NULL);
  gtk_widget_set_size_request (self->scrolled, 340, -1);
  gtk_box_append (GTK_BOX (content), self->scrolled);

  self->empty = gtk_label_new (_("Nobody of that name"));
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_size_request (self->empty, 340, 80);
  gtk_box_append (GTK_BOX (content), self->empty);

  self->everyone = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Also those who have ended or are of another kind")));
  g_signal_connect_swapped (self->everyone, "toggled", G_CALLBACK (look), self);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->everyone));

  self->create = gtk_button_new_with_label (_("New…"));
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (create_clicked_cb), self);
  self->clear = gtk_button_new_with_label (_("Clear"));
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  gtk_box_append (GTK_BOX (buttons), self->create);
  gtk_box_append (GTK_BOX (buttons), self->clear);
  gtk_box_append (GTK_BOX (content), buttons);

  gtk_popover_set_child (self->popover, content);

  return GTK_WIDGET (self->popover);
}

static void
sw_reference_entry_init (SwReferenceEntry *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->id = SW_NONE;

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  /* The name stands at the start, as in a drop-down; GTK puts it in the middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (content), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * sw_reference_entry_new:
 * @store: an open database
 * @field: a reference
 * @draft: the draft of the record that has it
 *
 * Returns: (transfer floating): a new chooser
 */
GtkWidget *
sw_reference_entry_new (SwStore       *store,
                        const SwField *field,
                        SwRecordDraft *draft)
{
  SwReferenceEntry *self = g_object_new (SW_TYPE_REFERENCE_ENTRY, NULL);

  self->store = g_object_ref (store);
  self->draft = g_object_ref (draft);
  self->field = field;
  gtk_widget_set_visible (GTK_WIDGET (self->everyone), sw_reference_narrows (field, NULL));
  gtk_widget_set_visible (self->create, !sw_store_is_read_only (store));
  show_name (self);

  return GTK_WIDGET (self);
}

/**
 * sw_reference_entry_get_id:
 * @self: a chooser
 *
 * Returns: the id of the record, or %SW_NONE
 */
gint64
sw_reference_entry_get_id (SwReferenceEntry *self)
{
  g_return_val_if_fail (SW_IS_REFERENCE_ENTRY (self), SW_NONE);

  return self->id;
}

/**
 * sw_reference_entry_set_id:
 * @self: a chooser
 * @id: the id of the record, or %SW_NONE
 */
void
sw_reference_entry_set_id (SwReferenceEntry *self,
                           gint64            id)
{
  g_return_if_fail (SW_IS_REFERENCE_ENTRY (self));

  if (self->id == id)
    return;

  self->id = id;
  show_name (self);
}

/**
 * sw_reference_entry_set_search:
 * @self: a chooser
 * @text: what to look for
 *
 * Fills the list with the records that @text finds, as typing it does.
 */
void
sw_reference_entry_set_search (SwReferenceEntry *self,
                               const char       *text)
{
  g_return_if_fail (SW_IS_REFERENCE_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  look (self);
}

/**
 * sw_reference_entry_choose:
 * @self: a chooser
 *
 * Takes the record that is selected in the list, as Enter does.
 *
 * Returns: whether there was one
 */
gboolean
sw_reference_entry_choose (SwReferenceEntry *self)
{
  SwRecord *record;

  g_return_val_if_fail (SW_IS_REFERENCE_ENTRY (self), FALSE);

  record = gtk_single_selection_get_selected_item (self->selection);
  if (record == NULL)
    return FALSE;

  choose (self, sw_record_get_id (record));

  return TRUE;
}

/**
 * sw_reference_entry_get_button:
 * @self: a chooser
 *
 * Returns: (transfer none): the button, for labels
 */
GtkWidget *
sw_reference_entry_get_button (SwReferenceEntry *self)
{
  return self->button;
}
