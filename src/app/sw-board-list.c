/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-board-list.h"

#include <glib/gi18n-lib.h>

#include "sw-abnormal-dialog.h"
#include "sw-answer-bar.h"
#include "sw-board-model.h"
#include "sw-board-work.h"
#include "sw-card.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-elder.h"
#include "sw-list-stack.h"
#include "sw-relative.h"
#include "sw-visits.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * SwBoardList:
 *
 * The elders on the board of an emergency, those at most risk first. What is selected is recorded
 * with one key: 1 or P for safe, 2 or W where nobody answered, 3 or Y where something is wrong, which
 * asks what; then the next is selected.
 */
struct _SwBoardList
{
  GtkBox parent_instance;

  /* Children. */
  GtkListView        *view;
  GtkStack           *stack;
  AdwStatusPage      *nothing;
  GtkWidget          *bar;
  GtkLabel           *selected;

  /* Owned. */
  SwStore            *store;
  GArray             *board; /* SwBoardRow */
  SwBoardModel       *model;
  GtkMultiSelection  *selection;
  GSimpleActionGroup *actions;

  SwBoardShow         show;
  SwBoardFilter       filter; /* its ids are owned */
  SwDay               day;
};

G_DEFINE_FINAL_TYPE (SwBoardList, sw_board_list, GTK_TYPE_BOX)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GArray *
get_selected (SwBoardList *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const SwBoardRow *row = sw_board_model_get_row (self->model, position);

      if (row != NULL)
        g_array_append_vals (rows, row, 1);
    }

  return rows;
}

/* Whom one calls now, with the number: it is dialled from here; and whom if nobody answers. */
static char *
describe_selected (SwBoardList *self,
                   GArray      *rows)
{
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (GPtrArray) relatives = NULL;
  SwRelative *contact;
  GString *text;

  if (rows->len == 0)
    return g_strdup (_("Choose somebody; Enter opens the elder."));
  if (rows->len > 1)
    return g_strdup_printf (ngettext ("%u elder chosen", "%u elders chosen", rows->len), rows->len);

  elder = sw_store_load (self->store, SW_TYPE_ELDER, g_array_index (rows, SwBoardRow, 0).elder_id, NULL);
  if (elder == NULL)
    return g_strdup ("");

  text = g_string_new (NULL);
  g_string_printf (text, "%s  %s", elder->name, elder->phone != NULL ? elder->phone : _("no phone"));
  relatives = sw_store_load_owned (self->store, SW_TYPE_RELATIVE, sw_record_get_id (SW_RECORD (elder)), NULL);
  contact = relatives != NULL ? sw_relative_find_contact (relatives) : NULL;
  if (contact != NULL && contact->phone != NULL)
    g_string_append_printf (text, " · %s %s  %s", contact->relationship != NULL ? contact->relationship : _("relative"),
                            contact->name != NULL ? contact->name : "", contact->phone);

  return g_string_free (text, FALSE);
}

/* The one place that says what can be done now. */
static void
update_actions (SwBoardList *self)
{
  static const char * const names[] = { "safe", "not-reached", "abnormal" };
  g_autoptr (GArray) rows = get_selected (self);
  g_autofree char *text = describe_selected (self, rows);
  gboolean can = rows->len > 0 && self->store != NULL && !sw_store_is_read_only (self->store) &&
                 self->day <= sw_day_today ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), can);
  gtk_label_set_label (self->selected, text);
}

static gboolean
is_all_safe (GArray *board)
{
  guint counts[SW_N_BOARD_SHOWS];

  sw_board_count (board, &SW_BOARD_FILTER_ALL, counts);

  return board->len > 0 && counts[SW_BOARD_SHOW_OPEN] == 0;
}

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

static void
fill (SwBoardList *self)
{
  g_autoptr (GArray) rows = self->board != NULL ? sw_board_filter (self->board, self->show, &self->filter) :
                                                  g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  g_autoptr (GArray) before = get_selected (self);
  gboolean all_safe = rows->len == 0 && self->show == SW_BOARD_SHOW_OPEN && self->board != NULL && is_all_safe (self->board);

  sw_board_model_set_rows (self->model, rows);
  select_some (self, before);
  adw_status_page_set_title (self->nothing, all_safe ? _("All Are Found Safe") : _("Nobody Is Here"));
  adw_status_page_set_description (self->nothing, all_safe ? _("Everybody in scope was reached on this day, and is well.") :
                                                            _("Choose another figure, community or caller above."));
  sw_list_stack_show (self->stack, rows->len > 0);
  update_actions (self);
}

/* Selects who comes after those that were just recorded. */
static void
select_next (SwBoardList *self,
             gint64       next_id,
             guint        position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  guint next = sw_board_model_find (self->model, next_id);

  if (n == 0)
    return;
  if (next == GTK_INVALID_LIST_POSITION)
    next = MIN (position, n - 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), next, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", next);

  /* The keyboard goes on from there: from the row that is gone, or from the one before. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (next > position)
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
}

/* What is being recorded, and where the list stood. */
typedef struct
{
  SwBoardList   *list;
  GArray        *rows;
  SwBoardAnswer  answer;
  gint64         next_id;
  guint          position;
} Record;

static void
record_free (gpointer data)
{
  Record *self = data;

  g_object_unref (self->list);
  g_array_unref (self->rows);
  g_free (self);
}

static void
recorded_cb (SwWindow *window,
             gpointer  data)
{
  Record *record = data;
  SwBoardList *self = record->list;
  g_autofree char *done = NULL;

  /* What the store says follows; until then the board says it. */
  if (self->store == sw_window_get_store (window) && self->board != NULL)
    {
      sw_board_answer (self->board, record->rows, record->answer);
      fill (self);
      select_next (self, record->next_id, record->position);
      g_signal_emit (self, signals[ANSWERED], 0);
    }

  if (record->rows->len == 1)
    {
      const char *name = sw_store_get_name (sw_window_get_store (window), SW_TYPE_ELDER,
                                            g_array_index (record->rows, SwBoardRow, 0).elder_id);

      /* Translators: the name of an elder, and how they were found. */
      done = g_strdup_printf (_("%s: %s"), name != NULL ? name : "", sw_board_answer_label (record->answer));
    }
  else
    {
      /* Translators: how many elders, and how they were found. */
      done = g_strdup_printf (ngettext ("Emergency, %u elder: %s", "Emergency, %u elders: %s", record->rows->len),
                              record->rows->len, sw_board_answer_label (record->answer));
    }
  sw_window_show_toast (window, done, TRUE);
}

static void
record_rows (SwBoardList   *self,
             GArray        *rows,
             SwBoardAnswer  answer,
             const char    *note)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  const SwBoardRow *next;
  Record *record;

  if (window == NULL || rows->len == 0)
    return;

  record = g_new0 (Record, 1);
  record->list = g_object_ref (self);
  record->rows = g_array_ref (rows);
  record->answer = answer;
  record->position = sw_board_model_find (self->model, g_array_index (rows, SwBoardRow, 0).elder_id);
  next = sw_board_model_get_row (self->model, 1 + sw_board_model_find (self->model,
                                                                       g_array_index (rows, SwBoardRow, rows->len - 1).elder_id));
  record->next_id = next != NULL ? next->elder_id : SW_NONE;
  sw_board_record (window, rows, answer, self->day, note, recorded_cb, record, record_free);
}

static void
record (SwBoardList   *self,
        SwBoardAnswer  answer)
{
  g_autoptr (GArray) rows = get_selected (self);

  record_rows (self, rows, answer, NULL);
}

static void
noted_cb (SwAbnormalDialog *dialog,
          const char       *text,
          SwBoardList      *self)
{
  record_rows (self, g_object_get_data (G_OBJECT (dialog), "rows"), SW_BOARD_ANSWER_ABNORMAL, text);
}

/* Something is wrong: what it is must be known before anybody can do something about it. */
static void
ask (SwBoardList *self)
{
  g_autoptr (GArray) rows = get_selected (self);
  g_autofree char *who = NULL;
  const char *name;
  GtkWindow *dialog;

  if (rows->len == 0)
    return;

  name = rows->len == 1 ? sw_store_get_name (self->store, SW_TYPE_ELDER, g_array_index (rows, SwBoardRow, 0).elder_id) : NULL;
  who = name != NULL ? g_strdup (name) : g_strdup_printf (ngettext ("%u elder", "%u elders", rows->len), rows->len);
  dialog = sw_abnormal_dialog_new (GTK_WINDOW (sw_window_of (GTK_WIDGET (self))), who);
  g_object_set_data_full (G_OBJECT (dialog), "rows", g_array_ref (rows), (GDestroyNotify) g_array_unref);
  g_signal_connect_object (dialog, "answered", G_CALLBACK (noted_cb), self, 0);
  gtk_window_present (dialog);
}

static void
safe_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  record (user_data, SW_BOARD_ANSWER_SAFE);
}

static void
not_reached_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  record (user_data, SW_BOARD_ANSWER_NOT_REACHED);
}

static void
abnormal_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  ask (user_data);
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

typedef struct
{
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *hours;
  GtkLabel *state;
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

static GtkLabel *
add_badge (GtkBox *box)
{
  GtkWidget *badge = sw_badge_new ("", NULL);

  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (box, badge);

  return GTK_LABEL (badge);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SwBoardList              *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  RowParts *parts = g_new0 (RowParts, 1);

  gtk_widget_set_margin_start (line, 9);
  gtk_widget_set_margin_end (line, 9);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  parts->name = add_label (GTK_BOX (texts), NULL);
  parts->detail = add_label (GTK_BOX (texts), "dim-label");
  parts->hours = add_badge (GTK_BOX (line));
  parts->state = add_badge (GTK_BOX (line));

  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
  gtk_list_item_set_child (item, line);
}

static void
set_badge (GtkLabel   *badge,
           const char *text,
           const char *css_class)
{
  const char *classes[] = { "sw-badge", css_class, NULL };

  if (css_class == NULL || !gtk_widget_has_css_class (GTK_WIDGET (badge), css_class))
    gtk_widget_set_css_classes (GTK_WIDGET (badge), classes);
  gtk_label_set_label (badge, text);
}

static char *
describe_row (SwBoardList      *self,
              const SwBoardRow *row,
              SwElder          *elder)
{
  const char *community = sw_store_get_name (self->store, SW_TYPE_COMMUNITY, row->community_id);
  g_autofree char *place = g_strdup (community);
  const char *caller = sw_store_get_name (self->store, SW_TYPE_CAREGIVER, row->caller_id);
  GString *text = g_string_new (place);

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
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SwBoardList              *self)
{
  const SwBoardRow *row = &SW_BOARD_ITEM (gtk_list_item_get_item (item))->row;
  RowParts *parts = g_object_get_data (G_OBJECT (item), "parts");
  g_autoptr (SwElder) elder = sw_store_load (self->store, SW_TYPE_ELDER, row->elder_id, NULL);
  g_autofree char *hours = sw_board_hours_text (row);
  g_autofree char *escalated = NULL;

  if (elder != NULL)
    {
      g_autofree char *facts = sw_elder_describe (elder, self->day);
      g_autofree char *risks = sw_board_risks_text (row->risk);
      g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>  <span alpha='60%%'>%s</span>  %s", elder->name,
                                                         facts != NULL ? facts : "", risks);
      g_autofree char *detail = describe_row (self, row, elder);

      gtk_label_set_markup (parts->name, markup);
      gtk_label_set_label (parts->detail, detail);
    }

  if (hours != NULL && row->escalated)
    /* Translators: %s is for how long nobody has reached an elder, as “for 30 hours”. */
    escalated = g_strdup_printf (_("To be escalated, %s"), hours);
  gtk_widget_set_visible (GTK_WIDGET (parts->hours), hours != NULL);
  if (hours != NULL)
    set_badge (parts->hours, escalated != NULL ? escalated : hours, escalated != NULL ? "attention" : NULL);
  set_badge (parts->state, sw_board_state_label (row->state), sw_board_state_class (row->state));
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

static gboolean
sw_board_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_BOARD_LIST (widget)->view));
}

static void
sw_board_list_class_init (SwBoardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_board_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = sw_board_list_grab_focus;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
sw_board_list_init (SwBoardList *self)
{
  static const GActionEntry entries[] = {
    { "safe", safe_cb }, { "not-reached", not_reached_cb }, { "abnormal", abnormal_cb },
  };
  static const SwAnswer answers[] = {
    { N_("_Safe (1 or P)"), N_("The selected were reached, and are well"), "board.safe", "1|KP_1|p" },
    { N_("Not _Reached (2 or W)"), N_("It was tried, and nobody answered"), "board.not-reached", "2|KP_2|w" },
    { N_("_Abnormal (3 or Y)"), N_("The selected were reached, and something is wrong"), "board.abnormal", "3|KP_3|y" },
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *bar;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->filter = SW_BOARD_FILTER_ALL;
  self->day = SW_NONE;
  self->model = sw_board_model_new ();
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Elders in the emergency"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (self->actions));
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  self->stack = sw_list_stack_new (GTK_WIDGET (self->view), self->nothing);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->stack));

  /* The telephone numbers go below the answers where there is no room beside them. */
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->bar, g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  bar = sw_answer_bar_new (GTK_WIDGET (self->view), answers, G_N_ELEMENTS (answers));
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (self->bar), bar);
  self->selected = add_label (GTK_BOX (self->bar), NULL);
  gtk_label_set_selectable (self->selected, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->selected), FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->selected), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->selected), 12);
  gtk_label_set_xalign (self->selected, 1);
  gtk_label_set_ellipsize (self->selected, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (self->selected, TRUE);
  gtk_label_set_justify (self->selected, GTK_JUSTIFY_RIGHT);
  gtk_box_prepend (GTK_BOX (self), self->bar);
  update_actions (self);
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
  fill (self);
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
  fill (self);
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
