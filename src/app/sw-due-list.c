/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-list.h"

#include <glib/gi18n-lib.h>

#include "sw-card.h"
#include "sw-day.h"
#include "sw-due-model.h"
#include "sw-elder-facts.h"
#include "sw-elder.h"
#include "sw-visits.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * SwDueList:
 *
 * A list of due visits under headings, with what is asked for and how far it is. What is selected
 * is recorded with one key: D for a call, S for a visit at home, W where nobody was reached.
 */
struct _SwDueList
{
  GtkBox parent_instance;

  /* Children. */
  GtkListView        *view;
  GtkStack           *stack;
  GtkWidget          *bar;

  /* Owned. */
  SwStore            *store;
  SwDue              *due;
  SwDueModel         *model;
  GtkMultiSelection  *selection;
  GSimpleActionGroup *actions;

  SwDueFilter         filter;
  SwDueGroup          group;
  gboolean            open_only;
  SwDay               day; /* on which visits are recorded */
};

G_DEFINE_FINAL_TYPE (SwDueList, sw_due_list, GTK_TYPE_BOX)

static GArray *
get_selected (SwDueList *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      if (row != NULL)
        g_array_append_val (slots, row->slot);
    }

  return slots;
}

/* The one place that says what can be done now. */
static void
update_actions (SwDueList *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean can = !gtk_bitset_is_empty (bits) && self->store != NULL && !sw_store_is_read_only (self->store) &&
                 self->day <= sw_day_today ();
  static const char * const names[] = { "phone", "home", "not-reached" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), can);
}

static void
record (SwDueList   *self,
        SwDueAnswer  answer)
{
  static const char * const words[] = { N_("Called"), N_("Visited at home"), N_("Not reached") };
  g_autoptr (GArray) slots = get_selected (self);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (slots->len == 0)
    return;

  visits = sw_due_make_visits (slots, answer, self->day, self->due);
  label = g_strdup_printf (ngettext ("Record %u visit: %s", "Record %u visits: %s", visits->len), visits->len, _(words[answer]));
  if (sw_store_save_visits (self->store, visits, label, &error))
    {
      g_autofree char *done = g_strdup_printf (ngettext ("%u visit recorded", "%u visits recorded", visits->len), visits->len);

      /* Where very much was recorded, the list follows a moment later. */
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      if (window != NULL)
        sw_window_show_toast (window, done, TRUE);
    }
  else if (window != NULL)
    {
      sw_window_report_error (window, error);
    }
}

static void
phone_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  record (user_data, SW_DUE_ANSWER_PHONE);
}

static void
home_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  record (user_data, SW_DUE_ANSWER_HOME);
}

static void
not_reached_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  record (user_data, SW_DUE_ANSWER_NOT_REACHED);
}

static void
activate_cb (GtkListView *view,
             guint        position,
             SwDueList   *self)
{
  g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (row != NULL && window != NULL)
    sw_window_open_elder (window, row->slot.elder_id);
}

/* --- Rows ----------------------------------------------------------------- */

typedef struct
{
  GtkLabel *heading;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *badge;
} RowParts;

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SwDueList                *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  RowParts *parts = g_new0 (RowParts, 1);

  gtk_widget_set_margin_start (outer, 9);
  gtk_widget_set_margin_end (outer, 9);
  gtk_widget_set_margin_top (outer, 3);
  gtk_widget_set_margin_bottom (outer, 3);
  parts->heading = add_label (GTK_BOX (outer), "heading");
  gtk_widget_set_margin_top (GTK_WIDGET (parts->heading), 6);
  gtk_box_append (GTK_BOX (outer), line);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_widget_set_hexpand (texts, TRUE);
  parts->name = add_label (GTK_BOX (texts), NULL);
  parts->detail = add_label (GTK_BOX (texts), "dim-label");
  parts->badge = add_label (GTK_BOX (line), "sw-badge");
  gtk_widget_set_valign (GTK_WIDGET (parts->badge), GTK_ALIGN_CENTER);

  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
  gtk_list_item_set_child (item, outer);
}

static void
set_badge (GtkLabel   *badge,
           const char *text,
           const char *css_class)
{
  const char *classes[] = { "sw-badge", css_class, NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (badge), classes);
  gtk_label_set_label (badge, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SwDueList                *self)
{
  SwDueRow *row = gtk_list_item_get_item (item);
  RowParts *parts = g_object_get_data (G_OBJECT (item), "parts");
  SwRule *rule = sw_due_get_rule (self->due, row->slot.rule_id);
  g_autoptr (SwElder) elder = sw_store_load (self->store, SW_TYPE_ELDER, row->slot.elder_id, NULL);
  g_autofree char *arithmetic = sw_due_slot_arithmetic (&row->slot, rule);
  g_autofree char *detail = NULL;
  g_autofree char *who = NULL;
  g_autofree char *badge = NULL;
  const char *css_class;

  gtk_widget_set_visible (GTK_WIDGET (parts->heading), row->n_group > 0);
  if (row->n_group > 0)
    {
      g_autofree char *group = sw_due_slot_group (&row->slot, self->group, self->store);
      g_autofree char *heading = g_strdup_printf ("%s · %u", group, row->n_group);

      gtk_label_set_label (parts->heading, heading);
    }

  if (elder != NULL)
    {
      g_autofree char *facts = sw_elder_describe (elder, sw_day_today ());

      who = g_markup_printf_escaped ("<b>%s</b>  <span alpha='60%%'>%s</span>", elder->name, facts != NULL ? facts : "");
    }
  detail = elder != NULL && elder->home_address != NULL ? g_strdup_printf ("%s · %s", elder->home_address, arithmetic) :
                                                          g_strdup (arithmetic);
  gtk_label_set_markup (parts->name, who != NULL ? who : "");
  gtk_label_set_label (parts->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (parts->detail), rule != NULL ? rule->clause : NULL);
  badge = sw_due_slot_badge (&row->slot, sw_day_today (), &css_class);
  set_badge (parts->badge, badge, css_class);
}

static void
fill (SwDueList *self)
{
  g_autoptr (GArray) slots = NULL;
  SwDueFilter filter = self->filter;

  if (self->due == NULL)
    {
      slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
    }
  else
    {
      if (self->open_only)
        filter.states = 1u << SW_SLOT_OVERDUE | 1u << SW_SLOT_DUE | 1u << SW_SLOT_UPCOMING;
      slots = sw_due_get_slots (self->due, &filter, G_MAXUINT);
    }

  sw_due_model_set_slots (self->model, slots, self->group);
  gtk_stack_set_visible_child_name (self->stack, slots->len > 0 ? "list" : "nothing");
  gtk_widget_set_visible (self->bar, slots->len > 0);
  update_actions (self);
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);

  return button;
}

static void
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              const char         *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
}

static void
sw_due_list_dispose (GObject *object)
{
  SwDueList *self = SW_DUE_LIST (object);

  g_clear_object (&self->store);
  g_clear_object (&self->due);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (sw_due_list_parent_class)->dispose (object);
}

static void
sw_due_list_class_init (SwDueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_due_list_dispose;
}

static void
sw_due_list_init (SwDueList *self)
{
  static const GActionEntry entries[] = {
    { "phone", phone_cb }, { "home", home_cb }, { "not-reached", not_reached_cb },
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *button;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->open_only = TRUE;
  self->day = SW_NONE;
  self->filter = SW_DUE_FILTER_ALL;
  self->model = sw_due_model_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Due visits"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "due", G_ACTION_GROUP (self->actions));
  add_shortcut (shortcuts, "d", "due.phone");
  add_shortcut (shortcuts, "s", "due.home");
  add_shortcut (shortcuts, "w", "due.not-reached");
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _("Nothing Is Due"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing), _("All that was asked for is done."));
  gtk_widget_add_css_class (nothing, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_stack_add_named (self->stack, nothing, "nothing");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (self->bar, g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  gtk_widget_add_css_class (self->bar, "sw-toolbar");
  button = make_button (_("_Called (D)"), "due.phone", _("The selected were reached by phone"));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->bar), button);
  gtk_box_append (GTK_BOX (self->bar), make_button (_("At _Home (S)"), "due.home", _("The selected were visited at home")));
  gtk_box_append (GTK_BOX (self->bar), make_button (_("_Not Reached (W)"), "due.not-reached", _("It was tried, and nobody answered")));
  gtk_box_append (GTK_BOX (self), self->bar);
  update_actions (self);
}

/**
 * sw_due_list_new:
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
sw_due_list_new (void)
{
  return g_object_new (SW_TYPE_DUE_LIST, NULL);
}

/**
 * sw_due_list_set:
 * @self: a list
 * @store: (nullable): the store
 * @due: (nullable): where the visits are from; %NULL empties the list
 * @filter: (nullable): which of them, or %NULL for all
 * @day: the day on which visits are recorded; one to come records nothing
 *
 * Sets what is shown, also after @due was updated.
 */
void
sw_due_list_set (SwDueList         *self,
                 SwStore           *store,
                 SwDue             *due,
                 const SwDueFilter *filter,
                 SwDay              day)
{
  g_return_if_fail (SW_IS_DUE_LIST (self));

  g_set_object (&self->store, store);
  g_set_object (&self->due, due);
  self->filter = filter != NULL ? *filter : SW_DUE_FILTER_ALL;
  self->day = day;
  fill (self);
}

/**
 * sw_due_list_set_group:
 * @self: a list
 * @group: what the headings name
 *
 * Sets the order.
 */
void
sw_due_list_set_group (SwDueList  *self,
                       SwDueGroup  group)
{
  g_return_if_fail (SW_IS_DUE_LIST (self));

  if (self->group == group)
    return;

  self->group = group;
  fill (self);
}

/**
 * sw_due_list_set_open_only:
 * @self: a list
 * @open_only: whether only what is still to be made is shown
 *
 * Leaves out what is made or missed for good, or shows it too.
 */
void
sw_due_list_set_open_only (SwDueList *self,
                           gboolean   open_only)
{
  g_return_if_fail (SW_IS_DUE_LIST (self));

  if (self->open_only == open_only)
    return;

  self->open_only = open_only;
  fill (self);
}

/**
 * sw_due_list_get_n:
 * @self: a list
 *
 * Returns: how many visits it shows
 */
guint
sw_due_list_get_n (SwDueList *self)
{
  g_return_val_if_fail (SW_IS_DUE_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}
