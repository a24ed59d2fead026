/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-today-page.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-due-dialog.h"
#include "sw-elder.h"
#include "sw-emergency-page.h"
#include "sw-emergency-print.h"
#include "sw-list-page.h"
#include "sw-notice.h"
#include "sw-organisation.h"
#include "sw-quarter.h"
#include "sw-store-watch.h"
#include "sw-today-cards.h"
#include "sw-today.h"
#include "sw-window.h"

/* How often it is looked whether the morning has come, in seconds. */
#define CLOCK 60

/* Nobody looks at what is told before this hour. */
#define MORNING 7

/**
 * SwTodayPage:
 *
 * The first page: what is due today and overdue, who has not been reached for longest, what
 * waits. Every figure is a button to what is behind it.
 */
struct _SwTodayPage
{
  SwPage parent_instance;

  /* Template children. */
  GtkBox       *emergencies;
  GtkFlowBox   *cards;
  GtkWidget    *waiting;

  /* Owned. */
  SwStoreWatch *watch;
  SwToday      *today;
  GCancellable *loading;

  guint         n_silences; /* how many of the longest are wanted */
  gboolean      again; /* something changed while it was loading */
  guint         clock; /* a source */
};

G_DEFINE_FINAL_TYPE (SwTodayPage, sw_today_page, SW_TYPE_PAGE)

/* The row that does the same as one that was there before. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *action,
          GVariant   *target)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      GVariant *own = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      if (own == target || (own != NULL && target != NULL && g_variant_equal (own, target)))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, action, target);

  return found;
}

/* Shows what was loaded. The rows are made anew, and the one that had the focus has it again; who waited for
 * the first of them gets it. */
static void
show_today (SwTodayPage *self)
{
  gint64 n_overdue = self->today != NULL ? sw_today_n_overdue (self->today) : 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  gboolean is_row = is_here && GTK_IS_ACTIONABLE (focus);
  g_autofree char *action = is_row ? g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus))) : NULL;
  g_autoptr (GVariant) target = is_row ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus)) : NULL;

  if (target != NULL)
    g_variant_ref (target);
  sw_today_cards_show (self->emergencies, self->cards, self->today, sw_page_get_store (SW_PAGE (self)));
  gtk_widget_set_visible (self->waiting, self->today == NULL && self->loading != NULL);
  focus = action != NULL ? find_row (GTK_WIDGET (self), action, target) : NULL;
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  else if (is_here)
    gtk_widget_child_focus (GTK_WIDGET (self->cards), GTK_DIR_TAB_FORWARD);
  if (self->today == NULL)
    return;

  sw_page_set_count (SW_PAGE (self), n_overdue > 0 ? n_overdue : SW_NONE);
  sw_page_set_urgent (SW_PAGE (self), n_overdue > 0);
}

/* Tells once a day, in the morning, what is due, if it is wanted. */
static void
notify_due (SwTodayPage *self)
{
  GSettings *settings = sw_app_settings ();
  GApplication *application = g_application_get_default ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  gint64 n_open = 0, n_overdue = sw_today_n_overdue (self->today);

  if (application == NULL || !g_settings_get_boolean (settings, "notify-due") ||
      g_date_time_get_hour (now) < MORNING || self->today->day != sw_day_today () ||
      g_settings_get_int64 (settings, "notified-day") == self->today->day)
    return;

  for (guint i = 0; i < self->today->parties->len; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->parties, SwTodaySum, i);

      n_open += sum->n_due - sum->n_done;
    }
  if (!sw_today_notice (n_open, n_overdue, &title, &body))
    return;

  sw_notice_send (application, "due", title, body);
  g_settings_set_int64 (settings, "notified-day", self->today->day);
}

static void
show_day (SwTodayPage *self)
{
  g_autofree char *day = sw_day_format (sw_day_today ());

  sw_page_set_subtitle (SW_PAGE (self), day);
}

/* --- Loading -------------------------------------------------------------- */

static void follow (SwTodayPage *self);
static void load   (SwTodayPage *self,
                    gboolean     with_due);

/* What was recorded is counted at once. */
static void
updated_cb (SwDue       *due,
            GArray      *gone,
            GArray      *come,
            SwTodayPage *self)
{
  sw_today_follow (self->today, gone, come);
  show_today (self);
}

static void
take_today (SwTodayPage *self,
            SwToday     *today)
{
  if (self->today != NULL)
    g_signal_handlers_disconnect_by_data (self->today->due, self);
  g_clear_pointer (&self->today, sw_today_free);
  self->today = today;
  if (today != NULL)
    g_signal_connect_object (today->due, "updated", G_CALLBACK (updated_cb), self, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load_finish (SW_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || sw_page_get_store (SW_PAGE (self)) == NULL)
    return;

  g_clear_object (&self->loading);
  if (today == NULL)
    {
      SwWindow *window = sw_window_of (GTK_WIDGET (self));

      if (window != NULL)
        sw_window_report_error (window, error);
      if (self->today == NULL)
        show_today (self);
      return;
    }

  if (today->due == NULL && today->day != self->today->day)
    {
      load (self, TRUE);
      return;
    }
  if (today->due == NULL)
    sw_today_take_due (today, self->today);
  take_today (self, g_steal_pointer (&today));
  show_today (self);
  notify_due (self);
  if (self->again)
    follow (self);
  else if (self->today->has_more_silences && self->today->silences->len < self->n_silences)
    load (self, FALSE); /* more were wanted in the meantime */
}

static void
load (SwTodayPage *self,
      gboolean     with_due)
{
  if (self->loading != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->again = FALSE;
  self->loading = g_cancellable_new ();
  sw_today_load_async (sw_page_get_store (SW_PAGE (self)), with_due, self->n_silences, self->loading,
                       loaded_cb, g_object_ref (self));
}

/* What was recorded is counted at once; the rest follows from a thread. */
static void
follow (SwTodayPage *self)
{
  gboolean stale = TRUE, good = FALSE;

  if (self->today != NULL && self->today->day == sw_day_today ())
    good = sw_due_update (self->today->due, sw_page_get_store (SW_PAGE (self)), &stale, NULL);
  load (self, !good || stale);
}

static void
sw_today_page_new_day (SwPage *page)
{
  show_day (SW_TODAY_PAGE (page));
  load (SW_TODAY_PAGE (page), TRUE);
}

/* Offices leave their computers on over night. */
static gboolean
clock_cb (gpointer user_data)
{
  SwTodayPage *self = user_data;

  if (self->today != NULL)
    notify_due (self);

  return G_SOURCE_CONTINUE;
}

static void
sw_today_page_load (SwPage  *page,
                    SwStore *store)
{
  SwTodayPage *self = SW_TODAY_PAGE (page);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_handle_id (&self->clock, g_source_remove);
  take_today (self, NULL);
  self->again = FALSE;
  if (store != NULL)
    {
      self->clock = g_timeout_add_seconds (CLOCK, clock_cb, self);
      self->watch = sw_store_watch_new (store);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
      load (self, TRUE);
    }
  show_today (self);
}

/* --- What a row does ------------------------------------------------------ */

static void
show_list (SwTodayPage       *self,
           const char        *title,
           const SwDueFilter *filter)
{
  gtk_window_present (sw_due_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), sw_page_get_store (SW_PAGE (self)),
                                         self->today->due, title, filter));
}

static void
party_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SwTodayPage *self = SW_TODAY_PAGE (widget);
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  gint64 party = g_variant_get_int64 (parameter);

  filter.parties = 1u << party;
  show_list (self, sw_enum_label (&sw_party_enum, party), &filter);
}

static void
caregiver_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwTodayPage *self = SW_TODAY_PAGE (widget);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  const SwTodaySum *sum = &g_array_index (self->today->caregivers, SwTodaySum, g_variant_get_int64 (parameter));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  const char *title;

  if (sum->organisation_id != SW_NONE)
    {
      filter.organisation_id = sum->organisation_id;
      title = sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id);
    }
  else if (sum->key == SW_NONE)
    {
      filter.caregiver_id = SW_DUE_NOBODY;
      title = _("Nobody assigned");
    }
  else
    {
      filter.caregiver_id = sum->key;
      title = sw_store_get_name (store, SW_TYPE_CAREGIVER, sum->key);
    }
  show_list (self, title != NULL ? title : "", &filter);
}

static void
all_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  const SwDueFilter filter = SW_DUE_FILTER_ALL;

  show_list (SW_TODAY_PAGE (widget), _("Due Today"), &filter);
}

/* The list of silences grows fast, so that few steps lead to everybody. */
static void
more_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SwTodayPage *self = SW_TODAY_PAGE (widget);

  self->n_silences *= 4;
  load (self, FALSE);
}

static void
elder_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  sw_window_open_elder (sw_window_of (widget), g_variant_get_int64 (parameter));
}

/* Shows a page of the window with a filter. */
static void
show_filtered (GtkWidget  *widget,
               const char *page_name,
               const char *text)
{
  SwWindow *window = sw_window_of (widget);
  SwPage *page;

  sw_window_show_page (window, page_name);
  page = sw_window_get_page (window);
  if (page != NULL && SW_IS_LIST_PAGE (page) && sw_query_set_text (sw_list_page_get_query (SW_LIST_PAGE (page)), text, NULL))
    sw_list_page_query_changed (SW_LIST_PAGE (page));
}

static void
register_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_filtered (widget, "register", g_variant_get_string (parameter, NULL));
}

static void
agreements_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  show_filtered (widget, "agreements", "overdue=1");
}

static void
emergency_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwWindow *window = sw_window_of (widget);

  sw_window_show_page (window, "emergency");
  sw_emergency_page_show (SW_EMERGENCY_PAGE (sw_window_get_page (window)), g_variant_get_int64 (parameter));
}

static void
sheets_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  sw_emergency_print_preview (sw_window_of (widget), g_variant_get_int64 (parameter), SW_EMERGENCY_PAPER_SHEETS,
                              SW_NONE, SW_NONE);
}

static void
sw_today_page_dispose (GObject *object)
{
  SwTodayPage *self = SW_TODAY_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_handle_id (&self->clock, g_source_remove);
  take_today (self, NULL);

  G_OBJECT_CLASS (sw_today_page_parent_class)->dispose (object);
}

static void
sw_today_page_class_init (SwTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_today_page_dispose;
  SW_PAGE_CLASS (klass)->load = sw_today_page_load;
  SW_PAGE_CLASS (klass)->new_day = sw_today_page_new_day;
  SW_PAGE_CLASS (klass)->shortcuts = "due";

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwTodayPage, emergencies);
  gtk_widget_class_bind_template_child (widget_class, SwTodayPage, cards);
  gtk_widget_class_bind_template_child (widget_class, SwTodayPage, waiting);
  gtk_widget_class_install_action (widget_class, "today.party", "x", party_cb);
  gtk_widget_class_install_action (widget_class, "today.caregiver", "x", caregiver_cb);
  gtk_widget_class_install_action (widget_class, "today.all", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "today.more", NULL, more_cb);
  gtk_widget_class_install_action (widget_class, "today.elder", "x", elder_cb);
  gtk_widget_class_install_action (widget_class, "today.register", "s", register_cb);
  gtk_widget_class_install_action (widget_class, "today.agreements", NULL, agreements_cb);
  gtk_widget_class_install_action (widget_class, "today.emergency", "x", emergency_cb);
  gtk_widget_class_install_action (widget_class, "today.sheets", "x", sheets_cb);
}

static void
sw_today_page_init (SwTodayPage *self)
{
  GtkWidget *bell = gtk_toggle_button_new ();

  self->n_silences = SW_TODAY_SILENCES;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_icon_name (GTK_BUTTON (bell), "alarm-symbolic");
  gtk_widget_set_tooltip_text (bell, _("Tell me once a day what is due"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (bell), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tell me once a day what is due"), -1);
  g_settings_bind (sw_app_settings (), "notify-due", bell, "active", G_SETTINGS_BIND_DEFAULT);
  sw_page_set_header_end (SW_PAGE (self), bell);
  sw_page_set_title (SW_PAGE (self), _("Due and To Do"));
  show_day (self);
}

/**
 * sw_today_page_count:
 * @store: the open database
 * @count: (out): how many visits are overdue
 * @urgent: (out): whether there are any
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * A #SwPageCountFunc.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_today_page_count (SwStore       *store,
                     gint64        *count,
                     gboolean      *urgent,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (SwStore) own = sw_store_open_again (store, error);
  gint64 n = 0;

  if (own == NULL || !sw_due_count_overdue (own, sw_day_today (), &n, cancellable, error))
    return FALSE;

  *count = n > 0 ? n : SW_NONE;
  *urgent = n > 0;

  return TRUE;
}
