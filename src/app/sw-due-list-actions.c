/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the due visits that are selected. */
#include "sw-due-list-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-reassign-dialog.h"
#include "sw-status-dialog.h"
#include "sw-visits.h"
#include "sw-window.h"
#include "sw-work.h"

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

static void
enable (SwDueList  *self,
        const char *name,
        gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/**
 * sw_due_list_update_actions:
 * @self: the list
 *
 * The one place that says what can be done now.
 */
void
sw_due_list_update_actions (SwDueList *self)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean some = !gtk_bitset_is_empty (bits) && self->store != NULL;
  gboolean can_write = some && !sw_store_is_read_only (self->store);
  gboolean can_record = can_write && self->day <= sw_day_today ();

  enable (self, "phone", can_record);
  enable (self, "home", can_record);
  enable (self, "not-reached", can_record);
  enable (self, "pause", can_write);
  enable (self, "reassign", can_write);
  enable (self, "open", some);
}

/* Whoever presses the key once more does not mean the same. What was made leaves its place to the
 * next; who was not reached stays, and the next follows. */
static void
go_on (SwDueList   *self,
       SwDueAnswer  answer)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model)), first = gtk_bitset_get_minimum (bits),
        last = gtk_bitset_get_maximum (bits);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  if (answer != SW_DUE_ANSWER_NOT_REACHED)
    self->resume = first;
  else if (last + 1 < n)
    sw_due_list_go_to (self, last + 1, TRUE);
}

static int
compare_recorded (gconstpointer a,
                  gconstpointer b)
{
  const SwDueRecorded *one = a, *other = b;

  return sw_due_slot_compare (&one->slot, &other->slot);
}

static void
keep_recorded (SwDueList *self,
               GArray    *slots)
{
  g_array_set_size (self->recorded, 0);
  for (guint i = 0; i < slots->len; i++)
    {
      SwDueRecorded recorded = { g_array_index (slots, SwDueSlot, i), FALSE };

      g_array_append_val (self->recorded, recorded);
    }
  g_array_sort (self->recorded, compare_recorded);
}

/**
 * sw_due_list_show_undone:
 * @self: the list, when its rows are others
 * @focus: whether the first gets the focus
 *
 * Selects what was recorded last once it is to be made again, so that it can be recorded otherwise.
 */
void
sw_due_list_show_undone (SwDueList *self,
                         gboolean   focus)
{
  g_autoptr (GtkBitset) undone = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  g_autoptr (GHashTable) open = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (self->recorded->len == 0)
    return;

  open = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      const SwDueSlot *slot = sw_due_model_get_slot (self->model, i);
      guint place;

      if (!sw_due_slot_is_open (slot) ||
          !g_array_binary_search (self->recorded, &(SwDueRecorded) { *slot, FALSE }, compare_recorded, &place))
        continue;
      g_hash_table_add (open, GUINT_TO_POINTER (place));
      if (g_array_index (self->recorded, SwDueRecorded, place).done)
        gtk_bitset_add (undone, i);
    }
  for (guint i = 0; i < self->recorded->len; i++)
    if (!g_hash_table_contains (open, GUINT_TO_POINTER (i)))
      g_array_index (self->recorded, SwDueRecorded, i).done = TRUE;
  if (gtk_bitset_is_empty (undone))
    return;

  g_array_set_size (self->recorded, 0);
  sw_due_list_go_to (self, gtk_bitset_get_minimum (undone), focus);
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), undone, all);
}

typedef struct
{
  GPtrArray *visits;
  char      *label;
  guint      n_made; /* were selected too, but made already */
} Recording;

static void
recording_free (gpointer data)
{
  Recording *recording = data;

  g_ptr_array_unref (recording->visits);
  g_free (recording->label);
  g_free (recording);
}

static gboolean
record_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  Recording *recording = data;

  return sw_store_save_visits (store, recording->visits, recording->label, error);
}

static void
record_done (SwWindow *window,
             gpointer  data)
{
  const Recording *recording = data;
  guint n = recording->visits->len;
  g_autofree char *done = g_strdup_printf (ngettext ("%u visit recorded", "%u visits recorded", n), n);
  g_autofree char *made =
    recording->n_made == 0 ? NULL :
    /* Translators: %1$s is "3 visits recorded", %2$u how many others there were. */
    g_strdup_printf (ngettext ("%1$s; %2$u was made already", "%1$s; %2$u were made already", recording->n_made), done,
                     recording->n_made);

  sw_window_show_toast (window, made != NULL ? made : done, TRUE);
}

/* Of many that are selected those that were made are not made once more. Who selects one alone means it. */
static guint
leave_out_made (GArray *slots)
{
  guint n = 0, n_before = slots->len;

  if (n_before < 2)
    return 0;

  for (guint i = 0; i < n_before; i++)
    {
      SwSlotState state = g_array_index (slots, SwDueSlot, i).state;

      if (state != SW_SLOT_MET && state != SW_SLOT_LATE)
        g_array_index (slots, SwDueSlot, n++) = g_array_index (slots, SwDueSlot, i);
    }
  g_array_set_size (slots, n);

  return n_before - n;
}

static void
record (SwDueList   *self,
        SwDueAnswer  answer)
{
  static const char * const words[] = { N_("Called"), N_("Visited at home"), N_("Not reached") };
  g_autoptr (GArray) slots = get_selected (self);
  guint n, n_made = leave_out_made (slots);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  Recording *recording;

  if (slots->len == 0)
    {
      if (n_made > 0 && window != NULL)
        sw_window_show_toast (window, _("All of them were made already; nothing was recorded"), FALSE);
      return;
    }

  recording = g_new0 (Recording, 1);
  recording->n_made = n_made;
  recording->visits = sw_due_make_visits (slots, answer, self->day, self->due);
  n = recording->visits->len;
  /* Who was not reached is still to be visited, and could not be told from who is so again. */
  if (answer != SW_DUE_ANSWER_NOT_REACHED)
    keep_recorded (self, slots);
  else
    g_array_set_size (self->recorded, 0);
  go_on (self, answer);
  recording->label = g_strdup_printf (ngettext ("Record %u visit: %s", "Record %u visits: %s", n), n, _(words[answer]));
  if (window != NULL)
    {
      sw_work_run (window, _("Recording the visits…"), n, record_run, record_done, recording, recording_free);
      return;
    }

  record_run (self->store, recording, NULL, NULL);
  recording_free (recording);
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

/* Whose visits are selected, each once. */
static GArray *
get_elders (GArray *slots)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < slots->len; i++)
    if (g_hash_table_add (known, &g_array_index (slots, SwDueSlot, i).elder_id))
      g_array_append_val (ids, g_array_index (slots, SwDueSlot, i).elder_id);

  return ids;
}

static void
pause_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwDueList *self = user_data;
  g_autoptr (GArray) slots = get_selected (self);
  g_autoptr (GArray) ids = get_elders (slots);

  sw_status_dialog_show_pause (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), sw_window_of (GTK_WIDGET (self)), ids,
                               MAX (self->day, sw_day_today ()));
}

static void
reassign_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwDueList *self = user_data;
  g_autoptr (GArray) slots = get_selected (self);

  if (sw_reassign_dialog_can (slots))
    gtk_window_present (sw_reassign_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                sw_window_of (GTK_WIDGET (self)), slots));
}

/**
 * sw_due_list_open:
 * @self: the list
 * @elder_id: who is to be seen
 *
 * Shows the page of an elder. It is in the window, so a dialog that the list stands in goes.
 */
void
sw_due_list_open (SwDueList *self,
                  gint64     elder_id)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (window == NULL)
    return;

  sw_window_open_elder (window, elder_id);
  if (root != GTK_ROOT (window))
    gtk_window_close (GTK_WINDOW (root));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwDueList *self = user_data;
  g_autoptr (GArray) slots = get_selected (self);

  if (slots->len > 0)
    sw_due_list_open (self, g_array_index (slots, SwDueSlot, 0).elder_id);
}

/**
 * sw_due_list_add_actions:
 * @self: the list, while it is made
 *
 * Adds what can be done with the visits that are selected.
 */
void
sw_due_list_add_actions (SwDueList *self)
{
  static const GActionEntry entries[] = {
    { "phone", phone_cb }, { "home", home_cb }, { "not-reached", not_reached_cb },
    { "pause", pause_cb }, { "reassign", reassign_cb }, { "open", open_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "due", G_ACTION_GROUP (self->actions));
}
