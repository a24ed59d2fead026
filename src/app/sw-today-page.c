/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-today-page.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-card.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-due-dialog.h"
#include "sw-elder.h"
#include "sw-emergency-page.h"
#include "sw-emergency-print.h"
#include "sw-list-page.h"
#include "sw-organisation.h"
#include "sw-quarter.h"
#include "sw-segment-bar.h"
#include "sw-store-watch.h"
#include "sw-today.h"
#include "sw-window.h"

/* How often it is looked whether another day has begun, in seconds. */
#define CLOCK 60

/* So many caregivers stand on the page; the calendar has all. */
#define N_CAREGIVERS 10

/* From so many days before the report is due it stands out. */
#define REPORT_WARNING 14

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

  /* Owned. */
  SwStoreWatch *watch;
  SwToday      *today;
  GCancellable *loading;

  gboolean      again; /* something changed while it was loading */
  guint         clock; /* a source */
};

G_DEFINE_FINAL_TYPE (SwTodayPage, sw_today_page, SW_TYPE_PAGE)

/* --- Rows ----------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A line of a card that is a button. */
static GtkWidget *
add_row (GtkWidget  *card,
         const char *name,
         const char *detail,
         GtkWidget  *middle,
         const char *badge,
         const char *badge_class)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (name, NULL);

  gtk_box_append (GTK_BOX (line), label);
  if (detail != NULL)
    gtk_box_append (GTK_BOX (line), make_label (detail, "dim-label"));
  if (middle != NULL)
    {
      gtk_widget_set_hexpand (middle, TRUE);
      gtk_box_append (GTK_BOX (line), middle);
    }
  else
    {
      GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_hexpand (space, TRUE);
      gtk_box_append (GTK_BOX (line), space);
    }
  if (badge != NULL)
    gtk_box_append (GTK_BOX (line), sw_badge_new (badge, badge_class));

  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sw-row-button");
  gtk_box_append (GTK_BOX (card), button);

  return button;
}

static void
set_action (GtkWidget  *button,
            const char *action,
            GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* The cards stand in two columns, below each other where there is no room. */
static GtkWidget *
add_column (SwTodayPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_size_request (column, 330, -1);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), column);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_insert (self->cards, child, -1);

  return column;
}

static GtkWidget *
add_card (GtkWidget  *column,
          const char *title)
{
  GtkWidget *card = sw_card_new (title);

  gtk_box_append (GTK_BOX (column), card);

  return card;
}

/* --- Cards ---------------------------------------------------------------- */

static void
add_parties (SwTodayPage *self,
             GtkWidget   *column)
{
  GtkWidget *card = add_card (column, _("Due Today"));

  for (guint i = 0; i < self->today->parties->len; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->parties, SwTodaySum, i);
      GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *bar = sw_segment_bar_new ();
      const guint values[SW_N_SEGMENTS] = { (guint) sum->n_done, 0, (guint) sum->n_overdue, (guint) (sum->n_due - sum->n_done) };
      /* Translators: how many of how many visits are made. */
      g_autofree char *done = g_strdup_printf (_("%d of %d made"), (int) sum->n_done, (int) sum->n_due);
      g_autofree char *overdue = g_strdup_printf (_("%d overdue"), (int) sum->n_overdue);
      GtkWidget *row;

      sw_segment_bar_set (SW_SEGMENT_BAR (bar), values);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_box_append (GTK_BOX (middle), bar);
      gtk_box_append (GTK_BOX (middle), make_label (done, NULL));
      row = add_row (card, sw_enum_label (&sw_party_enum, sum->key), NULL, middle, overdue, sum->n_overdue > 0 ? "verify" : "met");
      set_action (row, "today.party", g_variant_new_int64 (sum->key));
    }

  if (self->today->parties->len == 0)
    sw_card_add_note (SW_CARD (card), _("Nothing is due today. What is due follows from the policies in use and the agreements in force."));
}

static void
add_caregivers (SwTodayPage *self,
                GtkWidget   *column)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  GtkWidget *card = add_card (column, _("By Caregiver"));
  guint n = MIN (self->today->caregivers->len, N_CAREGIVERS);

  for (guint i = 0; i < n; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->caregivers, SwTodaySum, i);
      g_autoptr (SwCaregiver) caregiver = sum->key != SW_NONE && sum->organisation_id == SW_NONE ?
                                          sw_store_load (store, SW_TYPE_CAREGIVER, sum->key, NULL) : NULL;
      const char *name = caregiver != NULL ? caregiver->name : sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id);
      const char *community = caregiver != NULL ? sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id) : NULL;
      g_autofree char *today = g_strdup_printf (_("%d of %d made"), (int) sum->n_done, (int) sum->n_due);
      g_autofree char *overdue = g_strdup_printf (_("%d overdue"), (int) sum->n_overdue);
      GtkWidget *middle = make_label (today, "dim-label");
      GtkWidget *row;

      gtk_label_set_xalign (GTK_LABEL (middle), 1);
      row = add_row (card, name != NULL ? name : _("Nobody assigned"), community, middle, overdue, sum->n_overdue > 0 ? "verify" : "met");
      set_action (row, "today.caregiver", g_variant_new_int64 (i));
    }

  if (self->today->caregivers->len > n)
    {
      guint rest = self->today->caregivers->len - n;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more who has less to do", "And %u more who have less to do", rest), rest);

      set_action (add_row (card, more, NULL, NULL, NULL, NULL), "today.all", NULL);
    }
  if (n == 0)
    sw_card_add_note (SW_CARD (card), _("Nobody has a visit to make today."));
}

static void
add_silences (SwTodayPage *self,
              GtkWidget   *column)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  GtkWidget *card = add_card (column, _("Longest Not Reached"));

  for (guint i = 0; i < self->today->silences->len; i++)
    {
      const SwSilence *silence = &g_array_index (self->today->silences, SwSilence, i);
      const char *community = sw_store_get_name (store, SW_TYPE_COMMUNITY, silence->community_id);
      const char *worker = sw_store_get_name (store, SW_TYPE_CAREGIVER, silence->worker_id);
      g_autofree char *detail = g_strdup_printf ("%s · %s", community != NULL ? community : "", worker != NULL ? worker : _("Nobody assigned"));
      g_autofree char *days = silence->last_day == SW_NONE ? g_strdup (_("Never")) :
                              g_strdup_printf (ngettext ("%d day", "%d days", (gulong) silence->days), (int) silence->days);

      set_action (add_row (card, sw_store_get_name (store, SW_TYPE_ELDER, silence->elder_id), detail, NULL, days,
                           silence->days > 1 || silence->last_day == SW_NONE ? "verify" : "met"),
                  "today.elder", g_variant_new_int64 (silence->elder_id));
    }

  if (self->today->silences->len == 0)
    sw_card_add_note (SW_CARD (card), _("Nobody is in the register yet."));
}

static void
add_task (GtkWidget  *card,
          const char *name,
          gint64      count,
          const char *css_class,
          const char *action,
          GVariant   *target)
{
  g_autofree char *badge = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  set_action (add_row (card, name, NULL, NULL, badge, count > 0 ? css_class : "met"), action, target);
}

static void
add_tasks (SwTodayPage *self,
           GtkWidget   *column)
{
  GtkWidget *card = add_card (column, _("To Do"));
  int quarter = sw_quarter_of (self->today->day);
  SwDay report = sw_quarter_last_friday (quarter);
  int wait = (int) self->today->wait_days;
  g_autofree char *waiting = g_strdup_printf (ngettext ("Agreements that wait for a signature for longer than %d day",
                                                        "Agreements that wait for a signature for longer than %d days", wait), wait);
  g_autofree char *eighty = sw_today_eighty_text (self->today->day);
  g_autofree char *quarter_name = NULL;
  g_autofree char *day = NULL;
  g_autofree char *badge = NULL;
  g_autofree char *title = NULL;
  int days;

  if (report < self->today->day)
    report = sw_quarter_last_friday (++quarter);
  quarter_name = sw_quarter_format (quarter);
  day = sw_day_format (report);
  days = (int) (report - self->today->day);

  add_task (card, waiting, self->today->agreements.n_waiting, "key", "today.agreements", NULL);
  add_task (card, _("Key elders without an agreement in force"), self->today->agreements.n_without, "verify",
            "today.register", g_variant_new_string ("status=active agreement-due=1 agreement!=in-force"));
  add_task (card, _("Who turns 80 within 30 days"), self->today->n_eighty, "accent", "today.register", g_variant_new_string (eighty));

  /* Translators: a quarter and the day until which its report is due. */
  title = g_strdup_printf (_("Register of %s, due %s"), quarter_name, day);
  badge = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  set_action (add_row (card, title, NULL, NULL, badge, days <= REPORT_WARNING ? "key" : "accent"),
              "today.register", g_variant_new_string ("status=active"));
}

static void
add_emergency_button (GtkWidget   *box,
                      const char  *label,
                      const char  *action,
                      SwEmergency *emergency)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_action (button, action, g_variant_new_int64 (sw_record_get_id (SW_RECORD (emergency))));
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_emergency (SwTodayPage            *self,
               const SwTodayEmergency *one)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *from = sw_day_format (one->emergency->from_day);
  g_autofree char *to = one->emergency->to_day != SW_NONE ? sw_day_format (one->emergency->to_day) : g_strdup (_("until it is ended"));
  /* Translators: a kind of emergency, its first day, its last. */
  g_autofree char *title = g_strdup_printf (_("Emergency: %s, %s – %s"), sw_enum_label (&sw_emergency_kind_enum, one->emergency->kind), from, to);
  guint rest = one->n_elders - one->n_safe;
  /* Translators: how many of how many elders are found safe today, how many are not yet. */
  g_autofree char *figures = g_strdup_printf (_("%u of %u found safe today, %u not yet; nobody has reached %u for too long"),
                                              one->n_safe, one->n_elders, rest, one->n_escalated);
  GtkWidget *heading = make_label (title, "heading");
  GtkWidget *detail = make_label (figures, NULL);

  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  add_emergency_button (box, _("_Board"), "today.emergency", one->emergency);
  add_emergency_button (box, _("Call S_heets…"), "today.sheets", one->emergency);
  gtk_widget_add_css_class (box, "sw-emergency");
  gtk_box_append (self->emergencies, box);
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    {
      if (GTK_IS_FLOW_BOX (widget))
        gtk_flow_box_remove (GTK_FLOW_BOX (widget), child);
      else
        gtk_box_remove (GTK_BOX (widget), child);
    }
}

/* Shows what was loaded. */
static void
show_today (SwTodayPage *self)
{
  GtkWidget *left, *right;
  gint64 n_overdue;

  remove_children (GTK_WIDGET (self->emergencies));
  remove_children (GTK_WIDGET (self->cards));
  if (self->today == NULL)
    return;

  for (guint i = 0; i < self->today->emergencies->len; i++)
    add_emergency (self, &g_array_index (self->today->emergencies, SwTodayEmergency, i));
  gtk_widget_set_visible (GTK_WIDGET (self->emergencies), self->today->emergencies->len > 0);
  left = add_column (self);
  right = add_column (self);
  add_parties (self, left);
  add_caregivers (self, left);
  add_silences (self, right);
  add_tasks (self, right);

  n_overdue = sw_today_n_overdue (self->today);
  sw_page_set_count (SW_PAGE (self), n_overdue > 0 ? n_overdue : SW_NONE);
  sw_page_set_urgent (SW_PAGE (self), n_overdue > 0);
}

/* Tells once a day what is due, if it is wanted. */
static void
notify_due (SwTodayPage *self)
{
  GSettings *settings = sw_app_settings ();
  GApplication *application = g_application_get_default ();
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  gint64 n_open = 0, n_overdue = sw_today_n_overdue (self->today);

  if (application == NULL || !g_settings_get_boolean (settings, "notify-due") ||
      g_settings_get_int64 (settings, "notified-day") == self->today->day)
    return;

  for (guint i = 0; i < self->today->parties->len; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->parties, SwTodaySum, i);

      n_open += sum->n_due - sum->n_done;
    }
  if (n_open + n_overdue == 0)
    return;

  title = g_strdup_printf (ngettext ("%d visit is due today", "%d visits are due today", (gulong) n_open), (int) n_open);
  body = g_strdup_printf (ngettext ("%d is overdue.", "%d are overdue.", (gulong) n_overdue), (int) n_overdue);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  g_application_send_notification (application, "due", notification);
  g_settings_set_int64 (settings, "notified-day", self->today->day);
}

static void
show_day (SwTodayPage *self)
{
  g_autofree char *day = sw_day_format (sw_day_today ());

  sw_page_set_subtitle (SW_PAGE (self), day);
}

/* --- Loading -------------------------------------------------------------- */

static void load (SwTodayPage *self);

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
      return;
    }

  g_clear_pointer (&self->today, sw_today_free);
  self->today = g_steal_pointer (&today);
  show_today (self);
  notify_due (self);
  if (self->again)
    {
      self->again = FALSE;
      load (self);
    }
}

static void
load (SwTodayPage *self)
{
  if (self->loading != NULL)
    {
      self->again = TRUE;
      return;
    }

  self->loading = g_cancellable_new ();
  sw_today_load_async (sw_page_get_store (SW_PAGE (self)), self->loading, loaded_cb, g_object_ref (self));
}

/* What was recorded is counted at once; the rest follows from a thread. */
static void
changed_cb (SwTodayPage *self)
{
  gboolean stale = FALSE;

  if (self->today != NULL && sw_due_update (self->today->due, sw_page_get_store (SW_PAGE (self)), &stale, NULL) && !stale)
    {
      sw_today_count (self->today);
      show_today (self);
    }
  load (self);
}

/* Offices leave their computers on over night. */
static gboolean
clock_cb (gpointer user_data)
{
  SwTodayPage *self = user_data;

  if (self->today != NULL && self->loading == NULL && self->today->day != sw_day_today ())
    {
      show_day (self);
      load (self);
    }

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
  g_clear_pointer (&self->today, sw_today_free);
  self->again = FALSE;
  show_today (self);
  if (store == NULL)
    return;

  self->clock = g_timeout_add_seconds (CLOCK, clock_cb, self);

  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
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
  const SwTodaySum *sum = &g_array_index (self->today->caregivers, SwTodaySum, g_variant_get_int64 (parameter));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  const char *title;

  /* The visits of organisations are nobody's in particular: they are told by party. */
  if (sum->organisation_id != SW_NONE || sum->key == SW_NONE)
    {
      filter.parties = sum->organisation_id != SW_NONE ? 1u << SW_PARTY_HOMECARE : 0;
      title = sum->organisation_id != SW_NONE ? sw_enum_label (&sw_party_enum, SW_PARTY_HOMECARE) : _("Due Today");
    }
  else
    {
      filter.caregiver_id = sum->key;
      title = sw_store_get_name (sw_page_get_store (SW_PAGE (self)), SW_TYPE_CAREGIVER, sum->key);
    }
  show_list (self, title, &filter);
}

static void
all_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  const SwDueFilter filter = SW_DUE_FILTER_ALL;

  show_list (SW_TODAY_PAGE (widget), _("Due Today"), &filter);
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
  sw_emergency_print_preview (sw_window_of (widget), g_variant_get_int64 (parameter), SW_EMERGENCY_PAPER_SHEETS);
}

static void
sw_today_page_dispose (GObject *object)
{
  SwTodayPage *self = SW_TODAY_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_pointer (&self->today, sw_today_free);

  G_OBJECT_CLASS (sw_today_page_parent_class)->dispose (object);
}

static void
sw_today_page_class_init (SwTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_today_page_dispose;
  SW_PAGE_CLASS (klass)->load = sw_today_page_load;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwTodayPage, emergencies);
  gtk_widget_class_bind_template_child (widget_class, SwTodayPage, cards);
  gtk_widget_class_install_action (widget_class, "today.party", "x", party_cb);
  gtk_widget_class_install_action (widget_class, "today.caregiver", "x", caregiver_cb);
  gtk_widget_class_install_action (widget_class, "today.all", NULL, all_cb);
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
  SwDueScope scope = SW_DUE_SCOPE (SW_NONE, sw_day_today (), sw_day_today ());
  g_autoptr (SwDue) due = own != NULL ? sw_due_load (own, &scope, error) : NULL;
  SwDueFilter overdue = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) sums = NULL;
  gint64 n = 0;

  if (due == NULL)
    return FALSE;

  overdue.states = 1u << SW_SLOT_OVERDUE;
  sums = sw_due_get_sums (due, SW_DUE_BY_PARTY, &overdue);
  for (guint i = 0; i < sums->len; i++)
    n += g_array_index (sums, SwDueSum, i).counts[SW_SLOT_OVERDUE];
  *count = n > 0 ? n : SW_NONE;
  *urgent = n > 0;

  return TRUE;
}
