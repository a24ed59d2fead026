/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-quick-field.h"

/**
 * SwQuickField:
 *
 * An entry that shows below it what the typed text may mean. The arrows choose among it, and
 * leaving the entry or Enter takes what is chosen, so that no hand leaves the keys.
 */
struct _SwQuickField
{
  GtkWidget parent_instance;

  /* Children. */
  GtkEntry       *entry;
  GtkPopover     *popover;
  GtkListBox     *list;

  /* Owned. */
  GPtrArray      *choices; /* (element-type SwQuickChoice) (nullable) */

  guint           place;
  SwQuickFindFunc find;    /* NULL: nothing to choose from */
  gpointer        find_data;
  gboolean        setting; /* the program writes, not the user */
  gboolean        open;    /* typed and not chosen yet */
};

G_DEFINE_FINAL_TYPE (SwQuickField, sw_quick_field, GTK_TYPE_WIDGET)

enum
{
  TYPED,
  CHOSEN,
  LEFT,
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choice_free (gpointer data)
{
  SwQuickChoice *choice = data;

  g_free (choice->text);
  g_free (choice->more);
  g_free (choice);
}

static void
close_list (SwQuickField *self)
{
  gtk_popover_popdown (self->popover);
}

static void
fill_list (SwQuickField *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < self->choices->len; i++)
    {
      SwQuickChoice *choice = self->choices->pdata[i];
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *text = gtk_label_new (choice->text);
      GtkWidget *more = gtk_label_new (choice->more);

      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_widget_add_css_class (more, "dim-label");
      gtk_widget_add_css_class (more, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (more), 40);
      gtk_box_append (GTK_BOX (box), text);
      gtk_box_append (GTK_BOX (box), more);
      gtk_widget_set_margin_start (box, 6);
      gtk_widget_set_margin_end (box, 6);
      gtk_widget_set_margin_top (box, 3);
      gtk_widget_set_margin_bottom (box, 3);
      gtk_list_box_append (self->list, box);
    }
}

static void
look (SwQuickField *self,
      const char   *text)
{
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  if (self->find)
    self->choices = self->find (self->place, text, self->find_data);
  if (self->choices == NULL || self->choices->len == 0)
    {
      close_list (self);
      return;
    }

  g_ptr_array_set_free_func (self->choices, choice_free);
  fill_list (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (self->popover);
}

static void
changed_cb (SwQuickField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->setting)
    return;

  self->open = TRUE;
  sw_quick_field_set_wrong (self, FALSE);
  g_signal_emit (self, signals[TYPED], 0);
  if (*text)
    {
      look (self, text);
    }
  else
    {
      g_clear_pointer (&self->choices, g_ptr_array_unref);
      close_list (self);
    }
}

static void
row_activated_cb (SwQuickField  *self,
                  GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  self->open = TRUE;
  sw_quick_field_choose (self);
}

static void
leave_cb (SwQuickField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* The database is closed before its window. */
  if (root == NULL || gtk_widget_in_destruction (GTK_WIDGET (root)))
    return;

  sw_quick_field_choose (self);
  close_list (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
move (SwQuickField *self,
      int           by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, row ? gtk_list_box_row_get_index (row) + by : 0);

  if (next)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
key_cb (SwQuickField    *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->popover));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (shown)
        {
          move (self, 1);
        }
      else if (self->find)
        {
          self->open = TRUE;
          look (self, "");
        }
      else
        {
          return GDK_EVENT_PROPAGATE;
        }
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!shown)
        return GDK_EVENT_PROPAGATE;
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!shown)
        return GDK_EVENT_PROPAGATE;
      self->open = FALSE;
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
activate_cb (SwQuickField *self)
{
  sw_quick_field_choose (self);
  g_signal_emit (self, signals[TAKEN], 0);
}

static gboolean
sw_quick_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_QUICK_FIELD (widget)->entry));
}

static void
sw_quick_field_dispose (GObject *object)
{
  SwQuickField *self = SW_QUICK_FIELD (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->find = NULL;
  if (self->popover)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  if (self->entry)
    {
      g_signal_handlers_disconnect_by_data (self->entry, self);
      gtk_widget_unparent (GTK_WIDGET (self->entry));
    }
  self->entry = NULL;

  G_OBJECT_CLASS (sw_quick_field_parent_class)->dispose (object);
}

static void
sw_quick_field_class_init (SwQuickFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_quick_field_dispose;
  widget_class->grab_focus = sw_quick_field_grab_focus;

  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sw_quick_field_init (SwQuickField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 10);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  /* The entry keeps the focus: the list only shows. */
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

/**
 * sw_quick_choice_new:
 * @id: what it stands for
 * @text: what is written when it is chosen
 * @more: (nullable): what tells it from others
 *
 * Returns: (transfer full): a choice, for a #SwQuickFindFunc
 */
SwQuickChoice *
sw_quick_choice_new (gint64      id,
                     const char *text,
                     const char *more)
{
  SwQuickChoice *choice = g_new (SwQuickChoice, 1);

  choice->id = id;
  choice->text = g_strdup (text);
  choice->more = g_strdup (more);

  return choice;
}

/**
 * sw_quick_field_new:
 * @place: a number for the one who asks
 * @label: its name, for those who do not see
 * @find: (nullable): says what a text may mean
 * @user_data: for @find; it outlives the field
 *
 * Returns: (transfer floating): a field
 */
GtkWidget *
sw_quick_field_new (guint           place,
                    const char     *label,
                    SwQuickFindFunc find,
                    gpointer        user_data)
{
  SwQuickField *self = g_object_new (SW_TYPE_QUICK_FIELD, NULL);

  self->place = place;
  self->find = find;
  self->find_data = user_data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}

/**
 * sw_quick_field_get_place:
 * @self: a field
 *
 * Returns: its number
 */
guint
sw_quick_field_get_place (SwQuickField *self)
{
  g_return_val_if_fail (SW_IS_QUICK_FIELD (self), 0);

  return self->place;
}

/**
 * sw_quick_field_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what stands in it
 */
const char *
sw_quick_field_get_text (SwQuickField *self)
{
  g_return_val_if_fail (SW_IS_QUICK_FIELD (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * sw_quick_field_set_text:
 * @self: a field
 * @text: what is to stand in it
 *
 * Writes something, without a signal.
 */
void
sw_quick_field_set_text (SwQuickField *self,
                         const char   *text)
{
  g_return_if_fail (SW_IS_QUICK_FIELD (self));

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) == 0)
    return;

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
}

/**
 * sw_quick_field_set_wrong:
 * @self: a field
 * @wrong: whether it is marked
 *
 * Marks a field in which something is wrong.
 */
void
sw_quick_field_set_wrong (SwQuickField *self,
                          gboolean      wrong)
{
  g_return_if_fail (SW_IS_QUICK_FIELD (self));

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * sw_quick_field_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): the entry, for labels
 */
GtkWidget *
sw_quick_field_get_entry (SwQuickField *self)
{
  g_return_val_if_fail (SW_IS_QUICK_FIELD (self), NULL);

  return GTK_WIDGET (self->entry);
}

/**
 * sw_quick_field_choose:
 * @self: a field
 *
 * Takes what is chosen in the list, if something was typed since.
 *
 * Returns: whether there was something
 */
gboolean
sw_quick_field_choose (SwQuickField *self)
{
  GtkListBoxRow *row;
  SwQuickChoice *choice;

  g_return_val_if_fail (SW_IS_QUICK_FIELD (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (!self->open || self->choices == NULL || row == NULL || self->choices->len == 0)
    return FALSE;

  choice = self->choices->pdata[gtk_list_box_row_get_index (row)];
  self->open = FALSE;
  close_list (self);
  sw_quick_field_set_text (self, choice->text);
  g_signal_emit (self, signals[CHOSEN], 0, choice->id, choice->text);

  return TRUE;
}
