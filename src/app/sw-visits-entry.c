/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to enter many visits, which stand above the page that is shown. */
#include "sw-visits-entry.h"

#include <glib/gi18n-lib.h>

#include "sw-month-page.h"
#include "sw-quick-page.h"
#include "sw-week-page.h"

/* The menu gives back the focus when it closes, which is after its action. */
static gboolean
focus_cb (gpointer page)
{
  if (gtk_widget_get_mapped (page))
    gtk_widget_grab_focus (page);

  return G_SOURCE_REMOVE;
}

static void
push (SwWindow *window,
      SwPage   *page)
{
  sw_window_push_page (window, page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (page), g_object_unref);
}

#define OFFER "quick-entry-offer"

static void
quick_then (SwWindow *window,
            gpointer  user_data)
{
  AdwToast *offer = g_object_get_data (G_OBJECT (window), OFFER);

  if (offer)
    adw_toast_dismiss (offer);
  g_object_set_data (G_OBJECT (window), OFFER, NULL);
  push (window, sw_quick_page_new ());
}

/* What stands there already is not opened a second time. */
static void
quick_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwWindow *window = user_data;

  if (!SW_IS_QUICK_PAGE (sw_window_get_page (window)))
    sw_window_leave (window, quick_then, NULL);
}

static void
week_then (SwWindow *window,
           gpointer  user_data)
{
  push (window, sw_week_page_new ());
}

static void
week_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwWindow *window = user_data;

  if (!SW_IS_WEEK_PAGE (sw_window_get_page (window)))
    sw_window_leave (window, week_then, NULL);
}

static void
month_then (SwWindow *window,
            gpointer  user_data)
{
  push (window, sw_month_page_new ());
}

static void
month_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwWindow *window = user_data;

  if (!SW_IS_MONTH_PAGE (sw_window_get_page (window)))
    sw_window_leave (window, month_then, NULL);
}

static const GActionEntry entries[] = {
  { .name = "quick-entry", .activate = quick_cb },
  { .name = "week-grid", .activate = week_cb },
  { .name = "month-card", .activate = month_cb },
};

/**
 * sw_visits_entry_add_actions:
 * @window: a window, while it is made
 *
 * Adds the actions that open these pages.
 */
void
sw_visits_entry_add_actions (SwWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

/**
 * sw_visits_entry_update_actions:
 * @window: a window
 *
 * Says whether something can be entered now.
 */
void
sw_visits_entry_update_actions (SwWindow *window)
{
  SwStore *store = sw_window_get_store (window);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), entries[i].name)),
                                 store && !sw_store_is_read_only (store));
}

/**
 * sw_visits_entry_offer_draft:
 * @window: a window whose database was just opened
 *
 * Offers to go on with what was typed and not saved when the program ended.
 */
void
sw_visits_entry_offer_draft (SwWindow *window)
{
  g_autofree char *path = sw_quick_draft_path (sw_window_get_database (window));
  AdwToast *toast;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  toast = adw_toast_new (_("Visits were typed that are not saved yet."));
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _("_Continue"));
  adw_toast_set_action_name (toast, "win.quick-entry");
  g_object_set_data_full (G_OBJECT (window), OFFER, g_object_ref (toast), g_object_unref);
  sw_window_add_toast (window, toast);
}
