/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to enter many visits, which stand above the page that is shown. */
#include "sw-visits-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-draft-file.h"
#include "sw-month-page.h"
#include "sw-quick-page.h"
#include "sw-visit-dialog.h"
#include "sw-week-page.h"

/* The menu gives back the focus when it closes, which is after its action. */
static gboolean
focus_cb (gpointer page)
{
  if (gtk_widget_get_mapped (page))
    gtk_widget_grab_focus (page);

  return G_SOURCE_REMOVE;
}

/* The pages, and how what was typed in them and not saved is offered when the program is there again. */
static const struct
{
  const char *draft;
  GType     (*get_type) (void);
  SwPage   *(*make) (void);
  const char *action;
  const char *title;
} pages[] = {
  { SW_QUICK_DRAFT, sw_quick_page_get_type, sw_quick_page_new, "win.quick-entry",
    N_("Visits were typed that are not saved yet.") },
  { SW_WEEK_DRAFT, sw_week_page_get_type, sw_week_page_new, "win.week-grid",
    N_("A week was marked that is not saved yet.") },
  { SW_MONTH_DRAFT, sw_month_page_get_type, sw_month_page_new, "win.month-card",
    N_("A month card was begun that is not saved yet.") },
};

enum
{
  QUICK,
  WEEK,
  MONTH
};

#define OFFERS_KEY "sw-visits-offers"

/* One thing to go on with. */
typedef struct
{
  char       *name;   /* of the file; the action's target, where that has one */
  const char *title;
  const char *action;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_free (offer->name);
  g_free (offer);
}

/* One by one, in a strip: what is offered until it is taken may not lie on the keys of a page. */
static void
show_offer (SwWindow *window)
{
  GPtrArray *offers = g_object_get_data (G_OBJECT (window), OFFERS_KEY);
  const Offer *offer = offers != NULL && offers->len > 0 ? g_ptr_array_index (offers, 0) : NULL;
  GVariant *target = NULL;

  if (offer == NULL)
    {
      sw_window_show_offer (window, NULL, NULL, NULL, NULL, NULL);
      return;
    }
  if (g_action_group_get_action_parameter_type (G_ACTION_GROUP (window), offer->action + strlen ("win.")))
    target = g_variant_new_string (offer->name);
  sw_window_show_offer (window, offer->title, _("_Continue"), offer->action, target, "win.later");
}

/* The offer that an action takes up is told by its name. */
static void
take_offer (SwWindow   *window,
            const char *name)
{
  GPtrArray *offers = g_object_get_data (G_OBJECT (window), OFFERS_KEY);

  for (guint i = 0; offers != NULL && i < offers->len; i++)
    if (g_str_equal (((const Offer *) g_ptr_array_index (offers, i))->name, name))
      {
        g_ptr_array_remove_index (offers, i);
        show_offer (window);
        return;
      }
}

static SwPage *
open_page (SwWindow *window,
           guint     which)
{
  SwPage *page = pages[which].make ();

  take_offer (window, pages[which].draft);
  sw_window_push_page (window, page);
  gtk_widget_grab_focus (GTK_WIDGET (page));
  g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (page), g_object_unref);

  return page;
}

static void
open_then (SwWindow *window,
           gpointer  which)
{
  open_page (window, GPOINTER_TO_UINT (which));
}

/* What stands there already is not opened a second time. */
static void
want_page (SwWindow *window,
           guint     which)
{
  if (!G_TYPE_CHECK_INSTANCE_TYPE (sw_window_get_page (window), pages[which].get_type ()))
    sw_window_leave (window, open_then, GUINT_TO_POINTER (which), NULL);
}

static void
quick_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  want_page (user_data, QUICK);
}

static void
week_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  want_page (user_data, WEEK);
}

static void
month_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  want_page (user_data, MONTH);
}

static void
card_then (SwWindow *window,
           gpointer  user_data)
{
  sw_month_page_open (SW_MONTH_PAGE (open_page (window, MONTH)), user_data);
}

static void
continue_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwWindow *window = user_data;
  g_autoptr (GError) error = NULL;

  take_offer (window, g_variant_get_string (parameter, NULL));
  if (!sw_visit_dialog_continue (GTK_WINDOW (window), sw_window_get_store (window),
                                 g_variant_get_string (parameter, NULL), &error) && error)
    sw_window_report_error (window, error);
}

/* The draft stays, and is offered again when the program starts. */
static void
later_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GPtrArray *offers = g_object_get_data (user_data, OFFERS_KEY);

  if (offers != NULL && offers->len > 0)
    g_ptr_array_remove_index (offers, 0);
  show_offer (user_data);
}

static const GActionEntry entries[] = {
  { .name = "quick-entry", .activate = quick_cb },
  { .name = "week-grid", .activate = week_cb },
  { .name = "month-card", .activate = month_cb },
  { .name = "continue-visit", .activate = continue_cb, .parameter_type = "s" },
  { .name = "later", .activate = later_cb },
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

static void
add_offer (GPtrArray  *offers,
           const char *name,
           const char *title,
           const char *action)
{
  Offer *offer = g_new0 (Offer, 1);

  offer->name = g_strdup (name);
  offer->title = title;
  offer->action = action;
  g_ptr_array_add (offers, offer);
}

/**
 * sw_visits_entry_open_card:
 * @window: a window whose database can be written
 * @number: the number of a month card
 *
 * Shows a month card to be entered; asks first where something typed would be lost.
 */
void
sw_visits_entry_open_card (SwWindow   *window,
                           const char *number)
{
  sw_window_leave (window, card_then, g_strdup (number), g_free);
}

/**
 * sw_visits_entry_offer_drafts:
 * @window: a window whose database was just opened
 *
 * Offers to go on with what was typed and not saved when the program ended.
 */
void
sw_visits_entry_offer_drafts (SwWindow *window)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (sw_draft_file_exists (sw_window_get_database (window), pages[i].draft))
      add_offer (offers, pages[i].draft, _(pages[i].title), pages[i].action);

  for (guint i = 0; i < SW_VISIT_MAX_DRAFTS; i++)
    {
      g_autofree char *path = sw_visit_dialog_draft_path (sw_window_get_store (window), i);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        add_offer (offers, path, _("A visit was typed that is not saved yet."), "win.continue-visit");
    }

  g_object_set_data_full (G_OBJECT (window), OFFERS_KEY, offers, (GDestroyNotify) g_ptr_array_unref);
  show_offer (window);
}
