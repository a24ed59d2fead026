/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-drop-choice.h"
#include "sw-elder.h"
#include "sw-store-query.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/* Seconds until the hours are told anew. */
#define CLOCK 60

/**
 * SwEmergencyPage:
 *
 * An emergency (应急响应): how many are found safe today, who is not, and what came of each call.
 * Those that are over can be looked at in the same way.
 */
G_DEFINE_FINAL_TYPE (SwEmergencyPage, sw_emergency_page, SW_TYPE_PAGE)

SwEmergency *
sw_emergency_page_get_shown (SwEmergencyPage *self)
{
  for (guint i = 0; self->emergencies != NULL && i < self->emergencies->len; i++)
    if (sw_record_get_id (self->emergencies->pdata[i]) == self->shown_id)
      return self->emergencies->pdata[i];

  return NULL;
}

SwDay
sw_emergency_page_get_day (SwEmergencyPage *self)
{
  SwEmergency *emergency = sw_emergency_page_get_shown (self);

  if (emergency == NULL)
    return SW_NONE;

  return self->day != SW_NONE && sw_emergency_covers (emergency, self->day) ? self->day :
                                                                            sw_emergency_get_day (emergency, sw_day_today ());
}

/* The elders that are found by what was typed, or NULL for all. */
static GHashTable *
find_ids (SwEmergencyPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autoptr (SwQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  GHashTable *found;

  if (*text == '\0' || store == NULL)
    return NULL;

  query = sw_query_new (SW_TYPE_ELDER);
  sw_query_set_search (query, text);
  ids = sw_store_query_ids (store, query, G_MAXUINT, NULL);
  found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));

  return found;
}

static void
update_filter (SwEmergencyPage *self)
{
  g_clear_pointer (&self->filter.ids, g_hash_table_unref);
  self->filter.community_id = sw_drop_choice_get (self->community);
  self->filter.caller_id = sw_drop_choice_get (self->caller);
  self->filter.ids = find_ids (self);
}

void
sw_emergency_page_apply (SwEmergencyPage *self)
{
  if (self->updating)
    return;

  update_filter (self);
  sw_board_list_set_shown (self->list, self->show, &self->filter);
  sw_emergency_page_show_figures (self);
}

/* --- Loading -------------------------------------------------------------- */

static void load_shown (SwEmergencyPage *self);

static void
show_board (SwEmergencyPage *self)
{
  sw_emergency_page_fill_callers (self);
  update_filter (self);
  self->board_day = sw_emergency_page_get_day (self);
  sw_board_list_set (self->list, sw_page_get_store (SW_PAGE (self)), self->board, self->board_day, self->show, &self->filter);
  sw_emergency_page_show_figures (self);
}

static void
focus_board (SwEmergencyPage *self)
{
  if (self->focus_list && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  self->focus_list = FALSE;
}

/* The board that came, or NULL where nobody waits for it any more or it failed. */
static GArray *
take_board (SwEmergencyPage *self,
            SwStore         *store,
            GAsyncResult    *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) board = sw_emergencies_get_board_finish (store, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || sw_page_get_store (SW_PAGE (self)) != store)
    return NULL;
  if (board == NULL)
    {
      SwWindow *window = sw_window_of (GTK_WIDGET (self));

      g_clear_object (&self->loading);
      if (window != NULL)
        sw_window_report_error (window, error);
    }

  return g_steal_pointer (&board);
}

static void
other_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (SwEmergencyPage) self = user_data;
  g_autoptr (GArray) board = take_board (self, SW_STORE (source), result);

  if (board == NULL)
    return;

  self->others += sw_board_count_open (board);
  sw_emergency_page_show_figures (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwEmergencyPage) self = user_data;
  g_autoptr (GArray) board = take_board (self, SW_STORE (source), result);

  if (board == NULL)
    return;

  g_clear_object (&self->loading);
  if (self->again)
    {
      self->again = FALSE;
      load_shown (self);
      return;
    }
  /* What was recorded here stands on the board already. */
  if (self->board == NULL || self->board_day != sw_emergency_page_get_day (self) || !sw_board_is_same (self->board, board))
    {
      g_clear_pointer (&self->board, g_array_unref);
      self->board = g_steal_pointer (&board);
      show_board (self);
    }
  else
    {
      /* The other boards may have changed, which the sidebar counts too; and names and addresses. */
      sw_emergency_page_show_figures (self);
      sw_board_list_refresh (self->list);
    }
  focus_board (self);
}

/* The shown board in a thread, and those of the others that hold today, for the number in the sidebar. */
static void
load_shown (SwEmergencyPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwEmergency *shown = sw_emergency_page_get_shown (self);
  SwDay today = sw_day_today ();
  SwDay day = sw_emergency_page_get_day (self);

  if (self->loading != NULL)
    {
      self->again = TRUE;
      return;
    }
  if (shown == NULL)
    return;

  self->loading = g_cancellable_new ();
  sw_emergencies_get_board_async (store, shown, day, sw_emergencies_get_minute (day), self->loading, loaded_cb, g_object_ref (self));
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  self->others = 0;
  for (guint i = 0; i < self->emergencies->len; i++)
    {
      SwEmergency *other = self->emergencies->pdata[i];

      if (sw_emergency_covers (other, today) && (other != shown || day != today))
        sw_emergencies_get_board_async (store, other, today, sw_emergencies_get_minute (today), self->counting, other_loaded_cb,
                                        g_object_ref (self));
    }
}

static void
stop_loading (SwEmergencyPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->again = FALSE;
}

/* Fills the choice of emergencies; what was shown stays so, else the first that holds is. */
static void
fill (SwEmergencyPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_clear_pointer (&self->emergencies, g_ptr_array_unref);
  self->emergencies = store != NULL ? sw_emergencies_load (store, SW_NONE, NULL) : NULL;
  if (self->emergencies == NULL)
    self->emergencies = g_ptr_array_new ();
  sw_emergencies_sort (self->emergencies);
  if (sw_emergency_page_get_shown (self) == NULL)
    self->shown_id = self->emergencies->len > 0 ? sw_record_get_id (self->emergencies->pdata[0]) : SW_NONE;

  sw_emergency_page_fill_emergencies (self);
  gtk_stack_set_visible_child_name (self->stack, self->emergencies->len > 0 ? "board" : "none");

  if (self->emergencies->len == 0)
    {
      g_clear_pointer (&self->board, g_array_unref);
      self->others = 0;
      show_board (self);
      focus_board (self);
    }
  else
    {
      sw_emergency_page_show_detail (self);
      sw_emergency_page_fill_communities (self);
      sw_emergency_page_fill_days (self);
      load_shown (self);
    }
  sw_emergency_page_update_actions (self);
}

static void
chosen_cb (SwEmergencyPage *self)
{
  if (!self->updating)
    sw_emergency_page_show (self, sw_drop_choice_get (self->chooser));
}

/* Enter and Down go from what was typed to those that were found, Esc shows all again. */
static void
search_activated_cb (SwEmergencyPage *self)
{
  if (sw_board_list_get_n (self->list) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gboolean
search_down_cb (GtkWidget *search,
                GVariant  *parameter,
                gpointer   user_data)
{
  search_activated_cb (user_data);

  return TRUE;
}

static void
search_stopped_cb (SwEmergencyPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
sw_emergency_page_show_day (SwEmergencyPage *self,
                            SwDay            day)
{
  SwEmergency *emergency = sw_emergency_page_get_shown (self);

  if (emergency == NULL || !sw_emergency_covers (emergency, day) || day == sw_emergency_page_get_day (self))
    return;

  /* Who looks at today goes along with it. */
  self->day = day != sw_emergency_get_day (emergency, sw_day_today ()) ? day : SW_NONE;
  stop_loading (self);
  sw_emergency_page_fill_days (self);
  load_shown (self);
  sw_emergency_page_update_actions (self);
}

static void
day_chosen_cb (SwEmergencyPage *self)
{
  if (!self->updating)
    sw_emergency_page_show_day (self, sw_drop_choice_get (self->day_choice));
}

/* --- The class ------------------------------------------------------------ */

static void
sw_emergency_page_load (SwPage  *page,
                        SwStore *store)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);

  stop_loading (self);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->board, g_array_unref);
  self->shown_id = SW_NONE;
  self->day = SW_NONE;
  if (store == NULL)
    {
      sw_board_list_set (self->list, NULL, NULL, SW_NONE, self->show, &SW_BOARD_FILTER_ALL);
      return;
    }

  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

static void
sw_emergency_page_search (SwPage *page)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->search)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
sw_emergency_page_grab_focus (GtkWidget *widget)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  if (sw_board_list_get_n (self->list) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));

  self->focus_list = self->loading != NULL;
  return GTK_WIDGET_CLASS (sw_emergency_page_parent_class)->grab_focus (widget);
}

/* The hours go on while nothing is recorded, and somebody is to be escalated. */
static gboolean
clock_cb (gpointer user_data)
{
  SwEmergencyPage *self = user_data;

  if (sw_emergency_page_get_day (self) == sw_day_today () && self->loading == NULL)
    load_shown (self);

  return G_SOURCE_CONTINUE;
}

static void
sw_emergency_page_map (GtkWidget *widget)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  GTK_WIDGET_CLASS (sw_emergency_page_parent_class)->map (widget);
  clock_cb (self);
  self->clock = g_timeout_add_seconds (CLOCK, clock_cb, self);
}

static void
sw_emergency_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&SW_EMERGENCY_PAGE (widget)->clock, g_source_remove);
  GTK_WIDGET_CLASS (sw_emergency_page_parent_class)->unmap (widget);
}

/* Everybody is to be reached anew. */
static void
sw_emergency_page_new_day (SwPage *page)
{
  fill (SW_EMERGENCY_PAGE (page));
}

static void
sw_emergency_page_dispose (GObject *object)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (object);

  stop_loading (self);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_handle_id (&self->fitting, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->emergencies, g_ptr_array_unref);
  g_clear_pointer (&self->board, g_array_unref);
  g_clear_pointer (&self->filter.ids, g_hash_table_unref);

  G_OBJECT_CLASS (sw_emergency_page_parent_class)->dispose (object);
}

static void
sw_emergency_page_class_init (SwEmergencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_emergency_page_dispose;
  widget_class->grab_focus = sw_emergency_page_grab_focus;
  widget_class->map = sw_emergency_page_map;
  widget_class->unmap = sw_emergency_page_unmap;
  SW_PAGE_CLASS (klass)->search = sw_emergency_page_search;
  SW_PAGE_CLASS (klass)->shortcuts = "emergency";
  SW_PAGE_CLASS (klass)->load = sw_emergency_page_load;
  SW_PAGE_CLASS (klass)->new_day = sw_emergency_page_new_day;

  sw_emergency_page_add_actions (klass);
  g_type_ensure (SW_TYPE_BOARD_LIST);
  g_type_ensure (SW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-emergency-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, more);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, deeds);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, figures);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, day_choice);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, community);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, caller);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, search);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sw_emergency_page_apply);
  gtk_widget_class_bind_template_callback (widget_class, sw_emergency_page_show_figures);
}

static void
sw_emergency_page_init (SwEmergencyPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->shown_id = SW_NONE;
  self->day = SW_NONE;
  self->filter = SW_BOARD_FILTER_ALL;
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_page_set_create_label (SW_PAGE (self), _("Declare an Emergency"));
  sw_emergency_page_add_head (self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (search_down_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * sw_emergency_page_show:
 * @self: the page
 * @emergency_id: an emergency
 *
 * Shows the board of an emergency.
 */
void
sw_emergency_page_show (SwEmergencyPage *self,
                        gint64           emergency_id)
{
  g_return_if_fail (SW_IS_EMERGENCY_PAGE (self));

  if (emergency_id == self->shown_id)
    return;

  stop_loading (self);
  g_clear_pointer (&self->board, g_array_unref);
  self->shown_id = emergency_id;
  self->day = SW_NONE;
  fill (self);
}

/**
 * sw_emergency_page_count:
 * @store: the open database
 * @count: (out): how many elders are not yet found safe in the emergencies that hold
 * @urgent: (out): whether there are any
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * A #SwPageCountFunc.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_emergency_page_count (SwStore       *store,
                         gint64        *count,
                         gboolean      *urgent,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (SwStore) own = sw_store_open_again (store, error);
  SwDay today = sw_day_today ();
  g_autoptr (GPtrArray) holding = own != NULL ? sw_emergencies_load (own, today, error) : NULL;
  gint64 n = 0;

  if (holding == NULL)
    return FALSE;
  for (guint i = 0; i < holding->len; i++)
    {
      g_autoptr (GArray) board = sw_emergencies_get_board (own, holding->pdata[i], today, sw_emergencies_get_minute (today), error);

      if (board == NULL)
        return FALSE;
      n += sw_board_count_open (board);
    }

  *count = n > 0 ? n : SW_NONE;
  *urgent = n > 0;

  return TRUE;
}
