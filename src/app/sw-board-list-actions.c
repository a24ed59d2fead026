/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said of those who are selected on the board of an emergency. */
#include "sw-board-list-private.h"

#include <glib/gi18n-lib.h>

#include "sw-abnormal-dialog.h"
#include "sw-answer-bar.h"
#include "sw-board-work.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-relative.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * sw_board_list_get_selected:
 * @self: the list
 *
 * Returns: (transfer full) (element-type SwBoardRow): those who are selected
 */
GArray *
sw_board_list_get_selected (SwBoardList *self)
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
  const char *phone;
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
  phone = contact != NULL ? sw_relative_get_number (contact) : NULL;
  if (phone != NULL)
    g_string_append_printf (text, " · %s %s  %s", contact->relationship != NULL ? contact->relationship : _("relative"),
                            contact->name != NULL ? contact->name : "", phone);
  if (self->compact)
    {
      g_autofree char *detail = sw_board_list_describe (self, &g_array_index (rows, SwBoardRow, 0), elder);

      g_string_append_printf (text, "\n%s", detail);
    }

  return g_string_free (text, FALSE);
}

/**
 * sw_board_list_update_actions:
 * @self: the list
 *
 * The one place that says what can be done now, and of whom.
 */
void
sw_board_list_update_actions (SwBoardList *self)
{
  static const char * const names[] = { "safe", "not-reached", "abnormal" };
  g_autoptr (GArray) rows = sw_board_list_get_selected (self);
  g_autofree char *text = describe_selected (self, rows);
  gboolean can = rows->len > 0 && self->store != NULL && !sw_store_is_read_only (self->store) &&
                 self->day <= sw_day_today ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])), can);
  gtk_label_set_label (self->selected, text);
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
      sw_board_list_fill (self);
      select_next (self, record->next_id, record->position);
      g_signal_emit_by_name (self, "answered");
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
  g_autoptr (GArray) rows = sw_board_list_get_selected (self);

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
  g_autoptr (GArray) rows = sw_board_list_get_selected (self);
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

/**
 * sw_board_list_add_actions:
 * @self: the list
 *
 * Adds the actions, and the bar for them.
 */
void
sw_board_list_add_actions (SwBoardList *self)
{
  static const GActionEntry entries[] = {
    { "safe", safe_cb }, { "not-reached", not_reached_cb }, { "abnormal", abnormal_cb },
  };
  static const SwAnswer answers[] = {
    { N_("_Safe (1 or P)"), N_("The selected were reached, and are well"), "board.safe", "1|KP_1|p" },
    { N_("Not _Reached (2 or W)"), N_("It was tried, and nobody answered"), "board.not-reached", "2|KP_2|w" },
    { N_("_Abnormal (3 or Y)"), N_("The selected were reached, and something is wrong"), "board.abnormal", "3|KP_3|y" },
  };
  GtkWidget *bar, *selected;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (self->actions));

  /* The telephone numbers go below the answers where there is no room beside them. */
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->bar, g_object_new (SW_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  bar = sw_answer_bar_new (GTK_WIDGET (self->view), answers, G_N_ELEMENTS (answers));
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (GTK_BOX (self->bar), bar);
  selected = gtk_label_new (NULL);
  self->selected = GTK_LABEL (selected);
  gtk_label_set_selectable (self->selected, TRUE);
  /* A selectable label that cannot have the focus takes Tab all the same and gives it to nobody. */
  gtk_widget_set_can_focus (selected, FALSE);
  gtk_widget_set_margin_start (selected, 12);
  gtk_widget_set_margin_end (selected, 12);
  gtk_label_set_xalign (self->selected, 0);
  gtk_label_set_wrap (self->selected, TRUE);
  gtk_box_append (GTK_BOX (self->bar), selected);
  gtk_box_prepend (GTK_BOX (self), self->bar);
  sw_board_list_update_actions (self);
}
