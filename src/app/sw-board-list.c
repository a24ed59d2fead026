/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-board-list-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-line.h"
#include "sw-list-stack.h"
#include "sw-window.h"

/**
 * SwBoardList:
 *
 * The elders on the board of an emergency, those at most risk first. What is selected is recorded
 * with one key: 1 or P for safe, 2 or W where nobody answered, 3 or Y where something is wrong, which
 * asks what; then the next is selected.
 */
G_DEFINE_FINAL_TYPE (SwBoardList, sw_board_list, GTK_TYPE_BOX)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Where those stand now who were selected before. */
static GtkBitset *
find_positions (SwBoardList *self,
                GArray      *before)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GHashTable) ids = before->len > 1 ? sw_board_get_ids (before) : NULL;
  guint position = before->len == 1 ? sw_board_model_find (self->model, g_array_index (before, SwBoardRow, 0).elder_id) : n;

  if (position < n)
    gtk_bitset_add (positions, position);
  for (guint i = 0; ids != NULL && i < n; i++)
    if (g_hash_table_contains (ids, &sw_board_model_get_row (self->model, i)->elder_id))
      gtk_bitset_add (positions, i);

  return positions;
}

/* Somebody is always chosen, so that a key records at once. */
static void
select_some (SwBoardList *self,
             GArray      *before)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GtkBitset) positions = find_positions (self, before);
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GtkBitset) all = NULL;

  if (n == 0)
    return;
  if (gtk_bitset_is_empty (positions))
    gtk_bitset_add (positions, 0);
  if (gtk_bitset_equals (positions, now))
    return;

  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, all);
}

/**
 * sw_board_list_fill:
 * @self: the list
 *
 * Shows what the board says now of those who are to be shown; who is selected stays so.
 */
void
sw_board_list_fill (SwBoardList *self)
{
  g_autoptr (GArray) rows = self->board != NULL ? sw_board_filter (self->board, self->show, &self->filter) :
                                                  g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  g_autoptr (GArray) before = sw_board_list_get_selected (self);
  gboolean all_safe = rows->len == 0 && self->show == SW_BOARD_SHOW_OPEN && self->board != NULL &&
                      self->board->len > 0 && sw_board_count_open (self->board) == 0;

  sw_board_model_set_rows (self->model, rows);
  select_some (self, before);
  adw_status_page_set_title (self->nothing, all_safe ? _("All Are Found Safe") : _("Nobody Is Here"));
  adw_status_page_set_description (self->nothing, all_safe ? _("Everybody in scope was reached on this day, and is well.") :
                                                            _("Choose another figure, community or caller above."));
  sw_list_stack_show (self->stack, rows->len > 0);
  sw_board_list_update_actions (self);
}

static void
activate_cb (GtkListView *view,
             guint        position,
             SwBoardList *self)
{
  const SwBoardRow *row = sw_board_model_get_row (self->model, position);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (row != NULL && window != NULL)
    sw_window_open_elder (window, row->elder_id);
}

/* --- Rows ----------------------------------------------------------------- */

/**
 * sw_board_list_describe:
 * @self: the list
 * @row: an elder on the board
 * @elder: the same
 *
 * Returns: (transfer full): what was found, where the elder lives, and who calls
 */
char *
sw_board_list_describe (SwBoardList      *self,
                        const SwBoardRow *row,
                        SwElder          *elder)
{
  GString *text = g_string_new (sw_store_get_name (self->store, SW_TYPE_COMMUNITY, row->community_id));
  const char *caller = sw_store_get_name (self->store, SW_TYPE_CAREGIVER, row->caller_id);

  if (elder->home_address != NULL)
    g_string_append_printf (text, " %s", elder->home_address);
  g_string_append (text, " · ");
  if (caller != NULL)
    /* Translators: %s is who is meant to call an elder. */
    g_string_append_printf (text, _("to be called by %s"), caller);
  else
    g_string_append (text, _("to be called by the street"));
  if (row->n_attempts > 0)
    {
      g_autofree char *tried = g_strdup_printf (ngettext ("tried %u time", "tried %u times", row->n_attempts), row->n_attempts);

      g_string_append_printf (text, " · %s", tried);
    }
  if (row->state == SW_BOARD_ABNORMAL)
    {
      g_autofree char *note = sw_emergencies_get_note (self->store, row->elder_id, self->day, NULL);

      if (note != NULL)
        {
          g_string_prepend (text, " · ");
          g_string_prepend (text, note);
        }
    }

  return g_string_free (text, FALSE);
}

static void
show_row (SwBoardList *self,
          GtkListItem *item)
{
  const SwBoardRow *row = &SW_BOARD_ITEM (gtk_list_item_get_item (item))->row;
  SwElderLine *line = SW_ELDER_LINE (gtk_list_item_get_child (item));
  g_autoptr (SwElder) elder = sw_store_load (self->store, SW_TYPE_ELDER, row->elder_id, NULL);
  g_autofree char *hours = sw_board_hours_text (row);
  g_autofree char *risks = sw_board_risks_text (row->risk);
  g_autofree char *detail = elder != NULL ? sw_board_list_describe (self, row, elder) : g_strdup ("");
  g_autofree char *escalated = NULL;

  if (hours != NULL && row->escalated)
    /* Translators: %s is for how long nobody has reached an elder, as “for 30 hours”. */
    escalated = g_strdup_printf (_("To be escalated, %s"), hours);
  sw_elder_line_set_elder (line, elder, self->day, NULL, risks);
  sw_elder_line_set_detail (line, detail);
  gtk_widget_set_visible (sw_elder_line_get_detail (line), !self->compact);
  sw_elder_line_set_badge (line, 0, escalated != NULL ? escalated : hours, escalated != NULL ? "attention" : NULL);
  sw_elder_line_set_badge (line, 1, sw_board_state_label (row->state), sw_board_state_class (row->state));
}

static GQuark
shown_quark (void)
{
  return g_quark_from_static_string ("sw-board-list-shown");
}

/* GTK binds every row behind a change anew, up to two hundred for a call, though they only moved: of whom
 * nothing else is said is the same item, and stands there already. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SwBoardList              *self)
{
  GObject *board_item = gtk_list_item_get_item (item);

  if (g_object_get_qdata (G_OBJECT (item), shown_quark ()) == board_item)
    return;

  g_object_set_qdata_full (G_OBJECT (item), shown_quark (), g_object_ref (board_item), g_object_unref);
  show_row (self, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SwBoardList              *self)
{
  GtkWidget *line = sw_elder_line_new (2);

  gtk_widget_set_margin_start (line, 9);
  gtk_widget_set_margin_end (line, 9);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_list_item_set_child (item, line);
  g_ptr_array_add (self->items, item);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             SwBoardList              *self)
{
  g_ptr_array_remove_fast (self->items, item);
}

static void
refresh_rows (SwBoardList *self)
{
  for (guint i = 0; self->store != NULL && i < self->items->len; i++)
    if (gtk_list_item_get_item (self->items->pdata[i]) != NULL)
      show_row (self, self->items->pdata[i]);
}

/* --- The class ------------------------------------------------------------ */

static void
sw_board_list_dispose (GObject *object)
{
  SwBoardList *self = SW_BOARD_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->board, g_array_unref);
  g_clear_pointer (&self->filter.ids, g_hash_table_unref);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (sw_board_list_parent_class)->dispose (object);
}

static void
sw_board_list_finalize (GObject *object)
{
  g_ptr_array_unref (SW_BOARD_LIST (object)->items);

  G_OBJECT_CLASS (sw_board_list_parent_class)->finalize (object);
}

static gboolean
sw_board_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_BOARD_LIST (widget)->view));
}

static void
sw_board_list_class_init (SwBoardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_board_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_board_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sw_board_list_grab_focus;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
sw_board_list_init (SwBoardList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->filter = SW_BOARD_FILTER_ALL;
  self->day = SW_NONE;
  self->items = g_ptr_array_new ();
  self->model = sw_board_model_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (sw_board_list_update_actions), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Elders in the emergency"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  self->stack = sw_list_stack_new (GTK_WIDGET (self->view), self->nothing);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));
  sw_board_list_add_actions (self);
}

/**
 * sw_board_list_new:
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
sw_board_list_new (void)
{
  return g_object_new (SW_TYPE_BOARD_LIST, NULL);
}

static void
set_shown (SwBoardList         *self,
           SwBoardShow          show,
           const SwBoardFilter *filter)
{
  self->show = show;
  if (filter->ids != NULL)
    g_hash_table_ref (filter->ids);
  g_clear_pointer (&self->filter.ids, g_hash_table_unref);
  self->filter = *filter;
}

/**
 * sw_board_list_set:
 * @self: a list
 * @store: (nullable): the store
 * @board: (nullable) (element-type SwBoardRow): the board; it is kept and brought up to date
 * @day: the day of the board; on one to come nothing can be recorded
 * @show: which elders
 * @filter: whose part of the board
 *
 * Sets the board and which elders of it are shown.
 */
void
sw_board_list_set (SwBoardList         *self,
                   SwStore             *store,
                   GArray              *board,
                   SwDay                day,
                   SwBoardShow          show,
                   const SwBoardFilter *filter)
{
  g_return_if_fail (SW_IS_BOARD_LIST (self));

  g_set_object (&self->store, store);
  if (board != NULL)
    g_array_ref (board);
  g_clear_pointer (&self->board, g_array_unref);
  self->board = board;
  self->day = day;
  set_shown (self, show, filter);
  gtk_widget_set_visible (self->bar, day != SW_NONE && day <= sw_day_today ());
  refresh_rows (self);
  sw_board_list_fill (self);
}

/**
 * sw_board_list_refresh:
 * @self: a list
 *
 * Says anew what the store says of those who are shown: names, addresses and numbers may be others.
 */
void
sw_board_list_refresh (SwBoardList *self)
{
  g_return_if_fail (SW_IS_BOARD_LIST (self));

  refresh_rows (self);
  sw_board_list_update_actions (self);
}

/**
 * sw_board_list_set_compact:
 * @self: a list
 * @compact: whether it has little room
 *
 * Shows a line for each elder, and the second line only of the one who is selected.
 */
void
sw_board_list_set_compact (SwBoardList *self,
                           gboolean     compact)
{
  g_return_if_fail (SW_IS_BOARD_LIST (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_set_visible (sw_elder_line_get_detail (SW_ELDER_LINE (gtk_list_item_get_child (self->items->pdata[i]))), !compact);
  sw_board_list_update_actions (self);
}

/**
 * sw_board_list_set_shown:
 * @self: a list
 * @show: which elders
 * @filter: whose part of the board
 *
 * Sets which elders of the board are shown.
 */
void
sw_board_list_set_shown (SwBoardList         *self,
                         SwBoardShow          show,
                         const SwBoardFilter *filter)
{
  g_return_if_fail (SW_IS_BOARD_LIST (self));

  set_shown (self, show, filter);
  sw_board_list_fill (self);
}

/**
 * sw_board_list_get_n:
 * @self: a list
 *
 * Returns: how many elders it shows
 */
guint
sw_board_list_get_n (SwBoardList *self)
{
  g_return_val_if_fail (SW_IS_BOARD_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/**
 * sw_board_list_get_selection:
 * @self: a list
 *
 * Returns: (transfer none): who is selected of those it shows
 */
GtkSelectionModel *
sw_board_list_get_selection (SwBoardList *self)
{
  g_return_val_if_fail (SW_IS_BOARD_LIST (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}
