/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-calendar-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-leave-dialog.h"
#include "sw-plan-dialog.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * SwCalendarPage:
 *
 * What is due in a month or a week, day by day, and the list of the chosen day. The grid reads
 * counts only; the list of a day is made when it is shown.
 */
G_DEFINE_FINAL_TYPE (SwCalendarPage, sw_calendar_page, SW_TYPE_PAGE)

static gint64
get_party (SwCalendarPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->party_choice);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? SW_NONE : (gint64) selected - 1;
}

static gint64
get_community (SwCalendarPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->community_choice);

  return selected == 0 || selected > self->communities->len ? SW_NONE : g_array_index (self->communities, gint64, selected - 1);
}

/* What is due on the days that are shown, or NULL while that is not loaded. */
static SwDue *
get_due (SwCalendarPage *self)
{
  const SwDueScope *scope;
  SwDay first, last;

  if (self->due == NULL)
    return NULL;

  scope = sw_due_get_scope (self->due);
  sw_calendar_get_span (self->mode, self->day, &first, &last);

  return scope->from <= first && scope->to >= last && scope->community_id == get_community (self) &&
         scope->today == sw_day_today () ? self->due : NULL;
}

/* All that is made of counts. */
static void
show_figures (SwCalendarPage *self)
{
  gboolean has_focus = sw_calendar_grid_has_focus (self->grid);
  SwDue *due = get_due (self);
  gint64 party = get_party (self);
  g_autofree char *text = NULL;
  gboolean computing = self->loading != NULL;
  SwCalendarFigures figures;

  sw_calendar_grid_set (self->grid, self->mode, self->day, sw_day_today (), due, party, computing);
  if (has_focus)
    sw_calendar_grid_focus (self->grid);
  sw_calendar_count (due, self->day, party, &figures);
  text = due != NULL || computing ? sw_calendar_figures_text (&figures, computing) : g_strdup ("");
  gtk_label_set_label (self->day_figures, text);
}

static void
show_all (SwCalendarPage *self)
{
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  gint64 party = get_party (self);
  g_autofree char *title = sw_calendar_title (self->mode, self->day);
  g_autofree char *day_title = sw_calendar_day_title (self->day);

  show_figures (self);
  gtk_label_set_label (self->title, title);
  sw_page_set_subtitle (SW_PAGE (self), title);
  gtk_label_set_label (self->day_title, day_title);
  filter.from = filter.to = self->day;
  filter.parties = party != SW_NONE ? 1u << party : 0;
  sw_due_list_set (self->list, sw_page_get_store (SW_PAGE (self)), get_due (self), &filter, self->day);
}

/* --- Loading -------------------------------------------------------------- */

static void load (SwCalendarPage *self);

static void
set_loading (SwCalendarPage *self,
             GCancellable   *cancellable)
{
  g_set_object (&self->loading, cancellable);
  gtk_spinner_set_spinning (self->spinner, cancellable != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), cancellable != NULL);
  sw_due_list_set_computing (self->list, cancellable != NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) due = sw_due_load_finish (SW_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || sw_page_get_store (SW_PAGE (self)) != SW_STORE (source))
    return;

  set_loading (self, NULL);
  if (due == NULL)
    {
      SwWindow *window = sw_window_of (GTK_WIDGET (self));

      if (window != NULL)
        sw_window_report_error (window, error);
      show_figures (self);
      return;
    }

  g_set_object (&self->due, due);
  if (self->again)
    load (self);
  show_all (self);
}

static void
load (SwCalendarPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SwDay first, last;

  if (store == NULL)
    return;

  sw_calendar_get_span (self->mode, self->day, &first, &last);
  self->again = FALSE;
  self->wanted = SW_DUE_SCOPE (first, last, sw_day_today ());
  self->wanted.community_id = get_community (self);
  g_cancellable_cancel (self->loading);
  set_loading (self, cancellable);
  sw_due_load_async (store, &self->wanted, cancellable, loaded_cb, g_object_ref (self));
}

/* Shows other days, at once where they are known. */
static void
update (SwCalendarPage *self)
{
  if (get_due (self) == NULL)
    load (self);
  show_all (self);
}

static void
fill_communities (SwCalendarPage *self,
                  SwStore        *store)
{
  g_autoptr (GPtrArray) records = store != NULL ? sw_store_load_all (store, SW_TYPE_COMMUNITY, NULL) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 chosen = get_community (self);
  guint selected = 0;

  self->filling = TRUE;
  g_array_set_size (self->communities, 0);
  gtk_string_list_append (names, _("All Communities"));
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 id = sw_record_get_id (records->pdata[i]);

      g_array_append_val (self->communities, id);
      gtk_string_list_append (names, sw_store_get_name (store, SW_TYPE_COMMUNITY, id));
      if (id == chosen)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->community_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->community_choice, selected);
  self->filling = FALSE;
}

/* What was recorded is counted at once, and the list follows by itself; where more changed, all
 * is loaded anew in a thread. */
static void
changed_cb (SwCalendarPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean stale = TRUE;

  if (self->loading != NULL)
    self->again = TRUE;
  if (self->due == NULL)
    return;

  if (!sw_due_update (self->due, store, &stale, NULL) || sw_due_get_scope (self->due)->today != sw_day_today ())
    stale = TRUE;
  if (stale)
    fill_communities (self, store);
  if (stale && self->loading == NULL)
    load (self);
  show_figures (self);
}

static void
sw_calendar_page_load (SwPage  *page,
                       SwStore *store)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (page);

  g_cancellable_cancel (self->loading);
  set_loading (self, NULL);
  g_clear_object (&self->watch);
  g_clear_object (&self->due);
  self->again = FALSE;
  fill_communities (self, store);
  if (store != NULL)
    {
      self->watch = sw_store_watch_new (store);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      load (self);
    }
  show_all (self);
}

/* Who looks at today goes along. */
static void
sw_calendar_page_new_day (SwPage *page)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (page);

  if (self->due != NULL && self->day == sw_due_get_scope (self->due)->today)
    self->day = sw_day_today ();
  update (self);
}

/* --- Where there is no room for both ---------------------------------------- */

static void
grab_focus_in_shown (SwCalendarPage *self)
{
  if (!sw_fold_layout_get_last_shown (self->fold))
    sw_calendar_grid_focus (self->grid);
  else if (!gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->back_button);
}

/* The list of a day has the whole page then, as large text leaves it few rows. */
static void
update_back (SwCalendarPage *self)
{
  gboolean can_leave = sw_fold_layout_get_last_shown (self->fold);

  gtk_widget_set_visible (self->back_button, can_leave);
  gtk_widget_set_visible (self->toolbar, !can_leave);
}

/* Shows the days or the list of the chosen one. */
static void
show_list (SwCalendarPage *self,
           gboolean        list)
{
  sw_fold_layout_show_last (self->fold, list);
  update_back (self);
  grab_focus_in_shown (self);
}

static gboolean
folded_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  update_back (SW_CALENDAR_PAGE (widget));

  return G_SOURCE_REMOVE;
}

/* That is told in the midst of a layout. */
static void
folded_cb (SwCalendarPage *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), folded_tick_cb, NULL, NULL);
}

/* --- What the controls do ------------------------------------------------- */

static void
show_day_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (widget);

  self->day = g_variant_get_int64 (parameter);
  update (self);
  if (sw_fold_layout_get_folded (self->fold))
    show_list (self, TRUE);
  else
    sw_calendar_grid_focus (self->grid);
}

static void
leave_day_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  show_list (SW_CALENDAR_PAGE (widget), FALSE);
}

static void
move_days_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (widget);

  self->day += g_variant_get_int32 (parameter);
  update (self);
}

static void
move_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (widget);

  self->day = sw_calendar_move (self->mode, self->day, g_variant_get_int32 (parameter));
  update (self);
}

static void
today_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (widget);

  self->day = sw_day_today ();
  update (self);
}

static void
sw_calendar_page_print (SwPage *page)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (page);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window != NULL && sw_page_get_store (page) != NULL)
    gtk_window_present (sw_plan_dialog_new (window, self->day));
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  sw_calendar_page_print (SW_PAGE (widget));
}

static void
leave_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SwStore *store = sw_page_get_store (SW_PAGE (widget));

  if (store != NULL)
    gtk_window_present (sw_leave_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), store));
}

static void
export_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (widget);
  SwWindow *window = sw_window_of (widget);

  if (window != NULL && sw_page_get_store (SW_PAGE (self)) != NULL)
    gtk_window_present (sw_plan_dialog_new_calendar (window, self->mode, self->day));
}

static void
mode_cb (SwCalendarPage *self)
{
  SwCalendarMode mode = gtk_toggle_button_get_active (self->week_button) ? SW_CALENDAR_WEEK : SW_CALENDAR_MONTH;

  if (mode == self->mode)
    return;

  self->mode = mode;
  update (self);
}

static void
filter_cb (SwCalendarPage *self)
{
  if (!self->filling && self->day != SW_NONE)
    update (self);
}

static void
group_cb (SwCalendarPage *self)
{
  sw_due_list_set_group (self->list, gtk_toggle_button_get_active (self->by_party_button) ? SW_DUE_GROUP_PARTY :
                                                                                             SW_DUE_GROUP_CAREGIVER);
}

static void
open_cb (SwCalendarPage *self)
{
  sw_due_list_set_open_only (self->list, gtk_toggle_button_get_active (self->open_button));
}

static gboolean
sw_calendar_page_grab_focus (GtkWidget *widget)
{
  grab_focus_in_shown (SW_CALENDAR_PAGE (widget));

  return TRUE;
}

static void
sw_calendar_page_dispose (GObject *object)
{
  SwCalendarPage *self = SW_CALENDAR_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_object (&self->due);
  g_clear_pointer (&self->communities, g_array_unref);

  G_OBJECT_CLASS (sw_calendar_page_parent_class)->dispose (object);
}

static void
sw_calendar_page_class_init (SwCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_calendar_page_dispose;
  widget_class->grab_focus = sw_calendar_page_grab_focus;
  SW_PAGE_CLASS (klass)->load = sw_calendar_page_load;
  SW_PAGE_CLASS (klass)->print = sw_calendar_page_print;
  SW_PAGE_CLASS (klass)->new_day = sw_calendar_page_new_day;
  SW_PAGE_CLASS (klass)->shortcuts = "due";

  g_type_ensure (SW_TYPE_CALENDAR_GRID);
  g_type_ensure (SW_TYPE_DUE_LIST);
  g_type_ensure (SW_TYPE_FOLD_LAYOUT);
  g_type_ensure (SW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, week_button);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, party_choice);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, community_choice);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, grid);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, day_title);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, day_figures);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, by_worker_button);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, by_party_button);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, fold);
  gtk_widget_class_bind_template_child (widget_class, SwCalendarPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_install_action (widget_class, "calendar.show-day", "x", show_day_cb);
  gtk_widget_class_install_action (widget_class, "calendar.leave-day", NULL, leave_day_cb);
  gtk_widget_class_install_action (widget_class, "calendar.move-days", "i", move_days_cb);
  gtk_widget_class_install_action (widget_class, "calendar.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_cb);
  gtk_widget_class_install_action (widget_class, "calendar.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "calendar.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "calendar.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Up, 0, "calendar.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Down, 0, "calendar.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "calendar.leave-day", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "calendar.today", NULL);
}

static void
sw_calendar_page_init (SwCalendarPage *self)
{
  g_autoptr (GtkStringList) parties = gtk_string_list_new (NULL);

  self->communities = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->day = SW_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_page_set_title (SW_PAGE (self), _("Calendar"));

  gtk_string_list_append (parties, _("All Parties"));
  for (gint64 party = 0; party < SW_N_PARTIES; party++)
    gtk_string_list_append (parties, sw_enum_label (&sw_party_enum, party));
  gtk_drop_down_set_model (self->party_choice, G_LIST_MODEL (parties));
  sw_due_list_set_open_only (self->list, FALSE);
  g_signal_connect_object (self->fold, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  update_back (self);
  self->day = sw_day_today ();
  show_all (self);
}
