/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-list-private.h"

#include <glib/gi18n-lib.h>

#include "sw-answer-bar.h"
#include "sw-day.h"
#include "sw-elder-line.h"
#include "sw-list-stack.h"

/**
 * SwDueList:
 *
 * A list of due visits under headings, with what is asked for and how far it is. What is selected
 * is recorded with one key: D for a call, S for a visit at home, W where nobody was reached; Z
 * pauses who is away, G gives them to another.
 */
G_DEFINE_FINAL_TYPE (SwDueList, sw_due_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (GtkListView *view,
             guint        position,
             SwDueList   *self)
{
  g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    sw_due_list_open (self, row->slot.elder_id);
}

/* --- Rows ----------------------------------------------------------------- */

typedef struct
{
  GtkLabel    *heading;
  SwElderLine *line;
} RowParts;

/* How far it is and the rule; of what is selected also the clause that the rule is from. */
static void
show_detail (SwDueList   *self,
             GtkListItem *item)
{
  SwDueRow *row = gtk_list_item_get_item (item);
  RowParts *parts = g_object_get_data (G_OBJECT (item), "parts");
  SwRule *rule = self->due != NULL && row != NULL ? sw_due_get_rule (self->due, row->slot.rule_id) : NULL;
  const char *clause = rule != NULL && rule->clause != NULL ? rule->clause : "";
  g_autofree char *detail = NULL;
  g_autofree char *full = NULL;

  if (row == NULL || self->due == NULL)
    return;

  detail = sw_due_slot_describe (&row->slot, rule, sw_day_today ());
  if (gtk_list_item_get_selected (item) && *clause != '\0')
    full = g_strdup_printf ("%s\n%s", detail, clause);
  sw_elder_line_set_detail (parts->line, full != NULL ? full : detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_elder_line_get_detail (parts->line)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  clause, -1);
}

static gboolean
scroll_cb (GtkWidget     *view,
           GdkFrameClock *clock,
           gpointer       position)
{
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", GPOINTER_TO_UINT (position));

  return G_SOURCE_REMOVE;
}

/* A row that became higher is still seen as a whole, once it is laid out. */
static void
selected_cb (GtkListItem *item,
             GParamSpec  *pspec,
             SwDueList   *self)
{
  if (!g_ptr_array_find (self->items, item, NULL))
    return;

  show_detail (self, item);
  if (gtk_list_item_get_selected (item) && gtk_widget_has_focus (gtk_widget_get_parent (gtk_list_item_get_child (item))))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->view), scroll_cb, GUINT_TO_POINTER (gtk_list_item_get_position (item)),
                                  NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SwDueList                *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *line = sw_elder_line_new (1);
  GtkLabel *detail = GTK_LABEL (sw_elder_line_get_detail (SW_ELDER_LINE (line)));
  RowParts *parts = g_new0 (RowParts, 1);

  gtk_widget_set_margin_start (outer, 9);
  gtk_widget_set_margin_end (outer, 9);
  gtk_widget_set_margin_top (outer, 3);
  gtk_widget_set_margin_bottom (outer, 3);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (outer), heading);
  gtk_box_append (GTK_BOX (outer), line);
  gtk_label_set_ellipsize (detail, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (detail, TRUE);
  gtk_label_set_wrap_mode (detail, PANGO_WRAP_WORD_CHAR);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  parts->heading = GTK_LABEL (heading);
  parts->line = SW_ELDER_LINE (line);

  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
  gtk_list_item_set_child (item, outer);
}

/* The first row under a heading has it, and that may change with other rows. */
static void
show_heading (SwDueList   *self,
              GtkListItem *item)
{
  SwDueRow *row = gtk_list_item_get_item (item);
  RowParts *parts = g_object_get_data (G_OBJECT (item), "parts");
  guint n = row != NULL ? sw_due_model_get_n_group (self->model, gtk_list_item_get_position (item)) : 0;
  g_autofree char *group = NULL;
  g_autofree char *heading = NULL;

  gtk_widget_set_visible (GTK_WIDGET (parts->heading), n > 0);
  if (n == 0)
    return;

  group = sw_due_slot_group (&row->slot, self->group, self->store);
  heading = g_strdup_printf ("%s · %u", group, n);
  gtk_label_set_label (parts->heading, heading);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           SwDueList                *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
show_row (SwDueList   *self,
          GtkListItem *item)
{
  SwDueRow *row = gtk_list_item_get_item (item);
  RowParts *parts = g_object_get_data (G_OBJECT (item), "parts");
  g_autoptr (SwElder) elder = sw_store_load (self->store, SW_TYPE_ELDER, row->slot.elder_id, NULL);
  g_autofree char *badge = NULL;
  const char *css_class;

  show_heading (self, item);
  sw_elder_line_set_elder (parts->line, elder, sw_day_today (), elder != NULL ? elder->home_address : NULL, NULL);
  show_detail (self, item);
  badge = sw_due_slot_badge (&row->slot, sw_day_today (), &css_class);
  sw_elder_line_set_badge (parts->line, 0, badge, css_class);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SwDueList                *self)
{
  g_ptr_array_add (self->items, item);
  show_row (self, item);
}

/* Names and addresses may be others. */
static void
store_changed_cb (SwDueList *self)
{
  for (guint i = 0; self->due != NULL && i < self->items->len; i++)
    show_row (self, self->items->pdata[i]);
}

static SwDueFilter
get_filter (SwDueList *self)
{
  SwDueFilter filter = self->filter;

  if (self->open_only)
    filter.states = 1u << SW_SLOT_OVERDUE | 1u << SW_SLOT_DUE | 1u << SW_SLOT_UPCOMING;

  return filter;
}

/* A day without rows may be one on which nothing was asked for, or of which that is not known yet. */
static void
explain_nothing (SwDueList *self)
{
  g_autoptr (GArray) slots = self->due != NULL && !self->computing ? sw_due_get_slots (self->due, &self->filter, 0) : NULL;
  const char *title = self->computing ? _("Computing…") : "";
  g_autofree char *text = slots != NULL ? sw_due_nothing_text (slots, &title) : NULL;

  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, text);
}

static void
show_filled (SwDueList *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  if (!some)
    explain_nothing (self);
  sw_list_stack_show (self->stack, some);
  gtk_widget_set_visible (self->bar, some);
  sw_due_list_update_actions (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
has_focus_within (SwDueList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* Rows that there are show what stands in their place now. */
static void
fill (SwDueList *self,
      gboolean   from_the_top)
{
  SwDueFilter filter = get_filter (self);
  g_autoptr (GArray) slots = self->due != NULL ? sw_due_get_slots (self->due, &filter, 0) :
                                                 g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  gboolean has_focus;

  self->resume = GTK_INVALID_LIST_POSITION;
  has_focus = has_focus_within (self);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  sw_due_model_set_slots (self->model, slots, self->group);
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = self->items->pdata[i];

      if (sw_due_model_refresh (self->model, gtk_list_item_get_item (item), gtk_list_item_get_position (item)))
        show_row (self, item);
    }
  if (from_the_top)
    g_array_set_size (self->recorded, 0);
  if (from_the_top && slots->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  show_filled (self);
  sw_due_list_show_undone (self, has_focus);
}

static GArray *
keep_matching (const SwDueFilter *filter,
               GArray            *slots)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));

  for (guint i = 0; i < slots->len; i++)
    if (sw_due_filter_match (filter, &g_array_index (slots, SwDueSlot, i)))
      g_array_append_vals (kept, &g_array_index (slots, SwDueSlot, i), 1);

  return kept;
}

/**
 * sw_due_list_go_to:
 * @self: the list
 * @position: a row
 * @focus: whether it gets the focus
 *
 * Selects a row, and no other.
 */
void
sw_due_list_go_to (SwDueList *self,
                   guint      position,
                   gboolean   focus)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  if (!focus)
    return;

  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_position (self->items->pdata[i]) == position)
      {
        gtk_widget_grab_focus (gtk_widget_get_parent (gtk_list_item_get_child (self->items->pdata[i])));
        return;
      }

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Only the rows concerned change. Where what was recorded went, the next is selected, so that one
 * goes down the list key after key. */
static void
updated_cb (SwDue     *due,
            GArray    *gone,
            GArray    *come,
            SwDueList *self)
{
  SwDueFilter filter = get_filter (self);
  g_autoptr (GArray) gone_here = keep_matching (&filter, gone);
  g_autoptr (GArray) come_here = keep_matching (&filter, come);
  gboolean has_focus;
  guint n;

  if (gone_here->len == 0 && come_here->len == 0)
    return;

  /* A row that goes takes the focus with it. */
  has_focus = has_focus_within (self);
  sw_due_model_update (self->model, gone_here, come_here);
  for (guint i = 0; i < self->items->len; i++)
    show_heading (self, self->items->pdata[i]);
  show_filled (self);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  if (self->resume != GTK_INVALID_LIST_POSITION && n > 0)
    sw_due_list_go_to (self, MIN (self->resume, n - 1), has_focus);
  self->resume = GTK_INVALID_LIST_POSITION;
  sw_due_list_show_undone (self, has_focus);
}

/* What is seldom. */
static GtkWidget *
make_more_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Pause Visits… (Z)"), "due.pause");
  g_menu_append (menu, _("_Reassign… (G)"), "due.reassign");
  g_menu_append (menu, _("_Open Elder"), "due.open");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_widget_set_tooltip_text (button, _("More for the selected"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More for the selected"), -1);

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

  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  if (self->due != NULL)
    g_signal_handlers_disconnect_by_data (self->due, self);
  g_clear_object (&self->due);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (sw_due_list_parent_class)->dispose (object);
}

static void
sw_due_list_finalize (GObject *object)
{
  g_ptr_array_unref (SW_DUE_LIST (object)->items);
  g_array_unref (SW_DUE_LIST (object)->recorded);

  G_OBJECT_CLASS (sw_due_list_parent_class)->finalize (object);
}

static void
sw_due_list_class_init (SwDueListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_due_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_due_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_due_list_init (SwDueList *self)
{
  static const SwAnswer answers[] = {
    { N_("_Called (D)"), N_("The selected were reached by phone"), "due.phone", "d" },
    { N_("At _Home (S)"), N_("The selected were visited at home"), "due.home", "s" },
    { N_("_Not Reached (W)"), N_("It was tried, and nobody answered"), "due.not-reached", "w" },
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->open_only = TRUE;
  self->day = SW_NONE;
  self->resume = GTK_INVALID_LIST_POSITION;
  self->filter = SW_DUE_FILTER_ALL;
  self->items = g_ptr_array_new ();
  self->recorded = g_array_new (FALSE, FALSE, sizeof (SwDueRecorded));
  self->model = sw_due_model_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (sw_due_list_update_actions), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Due visits"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);

  sw_due_list_add_actions (self);
  add_shortcut (shortcuts, "z", "due.pause");
  add_shortcut (shortcuts, "g", "due.reassign");
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);

  self->stack = sw_list_stack_new (GTK_WIDGET (self->view), self->nothing);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));

  self->bar = sw_answer_bar_new (GTK_WIDGET (self->view), answers, G_N_ELEMENTS (answers));
  gtk_box_append (GTK_BOX (self->bar), make_more_button ());
  gtk_box_append (GTK_BOX (self), self->bar);
  sw_due_list_update_actions (self);
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
 * Sets what is shown. When @due is updated, the list follows by itself.
 */
void
sw_due_list_set (SwDueList         *self,
                 SwStore           *store,
                 SwDue             *due,
                 const SwDueFilter *filter,
                 SwDay              day)
{
  SwDueFilter before;

  g_return_if_fail (SW_IS_DUE_LIST (self));

  before = self->filter;
  if (g_set_object (&self->store, store))
    {
      g_clear_object (&self->watch);
      if (store != NULL)
        {
          self->watch = sw_store_watch_new (store);
          g_signal_connect_object (self->watch, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
        }
    }
  if (self->due != NULL)
    g_signal_handlers_disconnect_by_data (self->due, self);
  g_set_object (&self->due, due);
  if (due != NULL)
    g_signal_connect_object (due, "updated", G_CALLBACK (updated_cb), self, 0);
  self->filter = filter != NULL ? *filter : SW_DUE_FILTER_ALL;
  self->day = day;
  fill (self, before.from != self->filter.from || before.to != self->filter.to);
}

/**
 * sw_due_list_set_computing:
 * @self: a list
 * @computing: whether it is only now found out what is due
 *
 * Says so where there are no rows: then it is not known yet whether nothing is due.
 */
void
sw_due_list_set_computing (SwDueList *self,
                           gboolean   computing)
{
  g_return_if_fail (SW_IS_DUE_LIST (self));

  if (self->computing == computing)
    return;

  self->computing = computing;
  if (sw_due_list_get_n (self) == 0)
    explain_nothing (self);
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
  fill (self, TRUE);
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
  fill (self, TRUE);
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
