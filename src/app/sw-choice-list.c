/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-choice-list.h"

#include <glib/gi18n-lib.h>

#include "sw-reference.h"
#include "sw-types.h"

/* So many choices can be seen at once without a search box. */
#define FEW 10

/* What can be chosen in a popover: one, or several with a tick each. Many can
 * be searched. */
struct _SwChoiceList
{
  GtkBox      parent_instance;

  /* Borrowed. */
  GtkWidget  *search;
  GtkListBox *list;
  GtkWidget  *current; /* the row that the keyboard was at last */

  gboolean    multiple;
  gboolean    searchable;
  gboolean    selecting;
  guint       n;
};

G_DEFINE_FINAL_TYPE (SwChoiceList, sw_choice_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
check_toggled_cb (GtkCheckButton *check,
                  SwChoiceList   *self)
{
  if (!self->selecting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  SwChoiceList  *self)
{
  if (self->multiple)
    {
      GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");

      gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
      return;
    }

  gtk_list_box_select_row (list, row);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  SwChoiceList *self = user_data;

  return sw_name_matches (g_object_get_data (G_OBJECT (row), "label"), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
row_focus_cb (GtkWidget    *row,
              GParamSpec   *pspec,
              SwChoiceList *self)
{
  if (gtk_widget_has_focus (row))
    self->current = row;
}

static void
search_changed_cb (SwChoiceList *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static GtkListBoxRow *
first_row (SwChoiceList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;

  return NULL;
}

static void
search_activate_cb (SwChoiceList *self)
{
  GtkListBoxRow *row = first_row (self);

  if (row)
    row_activated_cb (self->list, row, self);
}

/* The box takes the key that else closes what it stands in. */
static void
search_stop_cb (SwChoiceList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* From the search box down to the choices. */
static gboolean
go_down (GtkWidget *search,
         GVariant  *arguments,
         gpointer   user_data)
{
  GtkListBoxRow *row = first_row (user_data);

  return row && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* And up again. */
static gboolean
keynav_failed_cb (GtkWidget       *list,
                  GtkDirectionType direction,
                  SwChoiceList    *self)
{
  return direction == GTK_DIR_UP && gtk_widget_get_visible (self->search) && gtk_widget_grab_focus (self->search);
}

/* The blank ticks, as it does everywhere else. */
static gboolean
activate_row (GtkWidget *list,
              GVariant  *arguments,
              gpointer   user_data)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);

  if (row == NULL)
    return FALSE;

  row_activated_cb (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row), user_data);
  return TRUE;
}

static void
add_key (SwChoiceList   *self,
         GtkWidget      *widget,
         guint           key,
         GtkShortcutFunc func)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                                          gtk_callback_action_new (func, self, NULL)));
  gtk_widget_add_controller (widget, keys);
}

static void
sw_choice_list_class_init (SwChoiceListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_choice_list_init (SwChoiceList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->searchable = TRUE;

  self->search = gtk_search_entry_new ();
  gtk_widget_set_visible (self->search, FALSE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stop_cb), self);
  gtk_box_append (GTK_BOX (self), self->search);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sw-choices");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  g_signal_connect (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  add_key (self, self->search, GDK_KEY_Down, go_down);
  add_key (self, GTK_WIDGET (self->list), GDK_KEY_space, activate_row);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_box_append (GTK_BOX (self), scrolled);
}

/**
 * sw_choice_list_new:
 * @multiple: whether several can be chosen
 *
 * Returns: (transfer floating): an empty list of choices
 */
GtkWidget *
sw_choice_list_new (gboolean multiple)
{
  SwChoiceList *self = g_object_new (SW_TYPE_CHOICE_LIST, NULL);

  self->multiple = multiple;
  if (!multiple)
    gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);

  return GTK_WIDGET (self);
}

/**
 * sw_choice_list_add:
 * @self: a list of choices
 * @value: the value
 * @label: the words for it
 * @count: a number to show beside it, or %SW_NONE
 *
 * Adds a choice.
 */
void
sw_choice_list_add (SwChoiceList *self,
                    const char   *value,
                    const char   *label,
                    gint64        count)
{
  GtkWidget *row, *box, *text;

  g_return_if_fail (SW_IS_CHOICE_LIST (self));

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  text = gtk_label_new (label);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (text), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 40);
  gtk_widget_set_hexpand (text, TRUE);

  if (self->multiple)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_widget_set_can_focus (check, FALSE);
      g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
      g_object_set_data (G_OBJECT (row), "check", check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_box_append (GTK_BOX (box), text);
  if (count != SW_NONE)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, count);
      GtkWidget *count_label = gtk_label_new (number);

      gtk_widget_add_css_class (count_label, "dim-label");
      gtk_box_append (GTK_BOX (box), count_label);
    }

  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (value), g_free);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (row, "notify::has-focus", G_CALLBACK (row_focus_cb), self);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (self->search, ++self->n > FEW && self->searchable);
}

/**
 * sw_choice_list_set_searchable:
 * @self: a list of choices
 * @searchable: whether many of them get a search box; who fills it by what is typed elsewhere wants none
 */
void
sw_choice_list_set_searchable (SwChoiceList *self,
                               gboolean      searchable)
{
  g_return_if_fail (SW_IS_CHOICE_LIST (self));

  self->searchable = searchable;
  gtk_widget_set_visible (self->search, self->n > FEW && searchable);
}

/**
 * sw_choice_list_remove_all:
 * @self: a list of choices
 *
 * Takes all choices away.
 */
void
sw_choice_list_remove_all (SwChoiceList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (SW_IS_CHOICE_LIST (self));

  self->current = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n = 0;
  gtk_widget_set_visible (self->search, FALSE);
}

/**
 * sw_choice_list_select:
 * @self: a list of choices
 * @values: (nullable): the values that are chosen
 *
 * Chooses without saying so by the signal.
 */
void
sw_choice_list_select (SwChoiceList      *self,
                       const char *const *values)
{
  GtkListBoxRow *row;

  g_return_if_fail (SW_IS_CHOICE_LIST (self));

  self->selecting = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    {
      gboolean chosen = values && g_strv_contains (values, g_object_get_data (G_OBJECT (row), "value"));

      if (self->multiple)
        gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), chosen);
      else if (chosen)
        gtk_list_box_select_row (self->list, row);
    }
  self->selecting = FALSE;
}

/**
 * sw_choice_list_selected:
 * @self: a list of choices
 *
 * Returns: (transfer full): the values that are chosen
 */
GStrv
sw_choice_list_selected (SwChoiceList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkListBoxRow *row;

  g_return_val_if_fail (SW_IS_CHOICE_LIST (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (self->multiple ? gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), "check"))
                       : gtk_list_box_row_is_selected (row))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (row), "value"));

  return g_strv_builder_end (builder);
}

/**
 * sw_choice_list_get_current:
 * @self: a list of choices
 * @value: (out) (transfer none) (nullable): its value
 *
 * Returns: (transfer none) (nullable): the row that the keyboard was at last
 */
GtkWidget *
sw_choice_list_get_current (SwChoiceList  *self,
                            const char   **value)
{
  g_return_val_if_fail (SW_IS_CHOICE_LIST (self), NULL);

  *value = self->current != NULL ? g_object_get_data (G_OBJECT (self->current), "value") : NULL;

  return self->current;
}

/**
 * sw_choice_list_focus:
 * @self: a list of choices
 * @value: a value
 *
 * Takes the keyboard to a choice.
 */
void
sw_choice_list_focus (SwChoiceList *self,
                      const char   *value)
{
  GtkListBoxRow *row;

  g_return_if_fail (SW_IS_CHOICE_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "value"), value) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}
