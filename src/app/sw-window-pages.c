/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-window-private.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-day.h"
#include "sw-elder-page.h"
#include "sw-sidebar-row.h"
#include "sw-widget-task.h"

/* The pages of the sidebar, which are made when they are first shown, those
 * above them, and the numbers in the sidebar. */

/* Changes come in swarms. */
#define COUNT_DELAY_MS 150

/* What had the focus on a page when another was shown, kept with the page. */
#define FOCUS_KEY "sw-window-focus"

typedef struct
{
  const SwPageEntry *entry;
  gint64             count;
  gboolean           urgent;
} Count;

typedef struct
{
  SwStore *store;  /* borrowed */
  GArray  *counts; /* owned (element-type Count) */
} CountJob;

static SwSidebarRow *
get_row (SwWindow          *self,
         const SwPageEntry *entry)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar, i);

      g_return_val_if_fail (row != NULL, NULL);
      if (sw_sidebar_row_get_entry (SW_SIDEBAR_ROW (row)) == entry)
        return SW_SIDEBAR_ROW (row);
    }
}

static GtkWidget *
get_page (SwWindow          *self,
          const SwPageEntry *entry)
{
  SwSidebarRow *row = get_row (self, entry);
  SwPage *page = sw_sidebar_row_get_page (row);

  if (page == NULL)
    {
      page = g_object_new (entry->get_type (), "title", _(entry->title), NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (page), entry->name);
      sw_sidebar_row_set_page (row, page);
    }

  return GTK_WIDGET (page);
}

static void
count_job_free (gpointer data)
{
  CountJob *job = data;

  g_array_unref (job->counts);
  g_free (job);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  CountJob *job = data;
  GError *error = NULL;

  for (guint i = 0; i < job->counts->len; i++)
    {
      Count *count = &g_array_index (job->counts, Count, i);

      if (!count->entry->count (job->store, &count->count, &count->urgent, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  g_task_return_boolean (task, TRUE);
}

/* A page that fails to be counted says why when it is opened. */
static void
counted_cb (gpointer  widget,
            GTask    *task)
{
  SwWindow *self = widget;
  CountJob *job = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (task, NULL) || self->store != job->store)
    return;

  for (guint i = 0; i < job->counts->len; i++)
    {
      Count *count = &g_array_index (job->counts, Count, i);
      SwSidebarRow *row = get_row (self, count->entry);

      if (sw_sidebar_row_get_page (row) == NULL)
        sw_sidebar_row_set_count (row, count->count, count->urgent);
    }
}

static void
stop_counting (SwWindow *self)
{
  g_clear_handle_id (&self->count, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/* Who wants to be told once a day what is due is told whatever page is shown. */
static void
wake_today (SwWindow *self)
{
  const SwPageEntry *entry = sw_pages_find ("today");

  if (g_settings_get_boolean (self->settings, "notify-due") && sw_sidebar_row_get_page (get_row (self, entry)) == NULL)
    sw_page_set_store (SW_PAGE (get_page (self, entry)), self->store);
}

static gboolean
count_cb (gpointer user_data)
{
  SwWindow *self = user_data;
  CountJob *job;

  if (sw_app_awaits_first_frame (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;

  self->count = 0;
  stop_counting (self);
  wake_today (self);
  self->counting = g_cancellable_new ();

  job = g_new0 (CountJob, 1);
  job->store = self->store;
  job->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  for (guint i = 0; i < sw_pages_get_n (); i++)
    {
      Count count = { sw_pages_get (i), SW_NONE, FALSE };

      if (count.entry->count && sw_sidebar_row_get_page (get_row (self, count.entry)) == NULL)
        g_array_append_val (job->counts, count);
    }

  if (job->counts->len > 0)
    sw_widget_task_run (self, self->store, count_thread, job, count_job_free, self->counting, counted_cb);
  else
    count_job_free (job);

  return G_SOURCE_REMOVE;
}

/**
 * sw_window_count_pages:
 * @self: a window
 *
 * Counts soon what stands beside the pages that have not been shown yet.
 */
void
sw_window_count_pages (SwWindow *self)
{
  if (self->count == 0 && self->store)
    self->count = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
}

static void
row_header_cb (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  if (before && sw_sidebar_row_get_entry (SW_SIDEBAR_ROW (row))->apart && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static char *
format_local_day (GDateTime *time)
{
  return sw_day_format (sw_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                                         g_date_time_get_day_of_month (time)));
}

/* A clock that has lost its battery is years behind, and then nothing is due. Some hours are the
 * difference of two computers, or of summer time. */
static void
doubt_clock (SwWindow *self)
{
  gint64 last = self->store ? sw_store_get_last_time (self->store) : 0;
  gboolean behind = last - g_get_real_time () > G_TIME_SPAN_DAY / 2;

  if (behind)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (last / G_USEC_PER_SEC);
      g_autofree char *today = format_local_day (now);
      g_autofree char *before = then ? format_local_day (then) : NULL;
      g_autofree char *title =
        g_strdup_printf (_("The computer’s clock says %s, but the last entry here was made on %s. "
                           "Set the clock: until then what is due is wrong."), today, before ? before : "?");

      sw_banner_set_title (self->clock_banner, title);
    }
  sw_banner_set_revealed (self->clock_banner, behind);
}

/**
 * sw_window_look_at_clock:
 * @self: a window
 *
 * Tells all pages when another day has begun: what was due yesterday is overdue now. Says so if the
 * clock cannot be right.
 */
void
sw_window_look_at_clock (SwWindow *self)
{
  GtkListBoxRow *row;

  doubt_clock (self);
  if (self->today == sw_day_today ())
    return;

  self->today = sw_day_today ();
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)); i++)
    {
      SwPage *page = sw_sidebar_row_get_page (SW_SIDEBAR_ROW (row));

      if (page)
        sw_page_new_day (page);
    }
  for (guint i = 0; i < self->pushed->len; i++)
    sw_page_new_day (self->pushed->pdata[i]);
  sw_window_count_pages (self);
}

/**
 * sw_window_add_pages:
 * @self: a window, while it is made
 *
 * Fills the sidebar.
 */
void
sw_window_add_pages (SwWindow *self)
{
  for (guint i = 0; i < sw_pages_get_n (); i++)
    gtk_list_box_append (self->sidebar, sw_sidebar_row_new (sw_pages_get (i)));
  gtk_list_box_set_header_func (self->sidebar, row_header_cb, NULL, NULL);
}

/**
 * sw_window_clear_pages:
 * @self: a window
 *
 * Lets go of the database on all pages, before it is closed or is another.
 */
void
sw_window_clear_pages (SwWindow *self)
{
  GtkListBoxRow *row;

  stop_counting (self);
  while (self->pushed->len > 0)
    sw_window_go_back (self);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)); i++)
    {
      SwPage *page = sw_sidebar_row_get_page (SW_SIDEBAR_ROW (row));

      if (page)
        sw_page_set_store (page, NULL);
    }
}

/**
 * sw_window_select_row:
 * @self: a window
 *
 * Selects the row of the page that is shown, or that the shown page was opened
 * from.
 */
void
sw_window_select_row (SwWindow *self)
{
  gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (get_row (self, self->shown)));
}

/**
 * sw_window_get_page:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the page that is shown
 */
SwPage *
sw_window_get_page (SwWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (SW_IS_WINDOW (self), NULL);

  child = self->stack ? gtk_stack_get_visible_child (self->stack) : NULL;

  return SW_IS_PAGE (child) ? SW_PAGE (child) : NULL;
}

/**
 * sw_window_get_page_below:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the page to go back to
 */
SwPage *
sw_window_get_page_below (SwWindow *self)
{
  g_return_val_if_fail (SW_IS_WINDOW (self), NULL);

  if (self->pushed->len == 0)
    return NULL;
  if (self->pushed->len > 1)
    return g_ptr_array_index (self->pushed, self->pushed->len - 2);

  return SW_PAGE (get_page (self, self->shown));
}

/* Keeps with the page that is shown where the keys are on it, before another is shown. */
static void
keep_focus (SwWindow *self)
{
  SwPage *page = sw_window_get_page (self);

  if (page && self->page_focus && gtk_widget_is_ancestor (self->page_focus, GTK_WIDGET (page)))
    g_object_set_data_full (G_OBJECT (page), FOCUS_KEY, g_object_ref (self->page_focus), g_object_unref);
}

static void
page_map_cb (GtkWidget *page)
{
  g_signal_handlers_disconnect_by_func (page, page_map_cb, NULL);
  gtk_widget_grab_focus (page);
}

/* The keys go to the page that is shown, at the start of the program as well: to where they were when it was left,
 * as on the row that was opened, or else to where its work begins. */
static void
give_focus (GtkWidget *page)
{
  g_autoptr (GtkWidget) last = g_object_steal_data (G_OBJECT (page), FOCUS_KEY);

  if (!gtk_widget_get_mapped (page))
    g_signal_connect (page, "map", G_CALLBACK (page_map_cb), NULL);
  else if (last == NULL || !gtk_widget_is_ancestor (last, page) || !gtk_widget_get_mapped (last) ||
           !gtk_widget_grab_focus (last))
    gtk_widget_grab_focus (page);
}

/**
 * sw_window_focus_after_sidebar:
 * @self: a window
 *
 * What follows the list of pages is the page: neither the rest of the list, through which the arrows
 * lead, nor a banner, nor the header bar, where Enter may undo something.
 *
 * Returns: whether the focus was in the list of pages and went on from there
 */
gboolean
sw_window_focus_after_sidebar (SwWindow *self)
{
  SwPage *page = sw_window_get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return page && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->sidebar)) &&
         gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

/**
 * sw_window_show_page:
 * @self: a window
 * @name: the name of a page of the sidebar, see sw_pages_find()
 *
 * Shows a page of the sidebar, which is made if this is the first time. What
 * is unsaved on the page above is dropped; see sw_window_leave().
 */
void
sw_window_show_page (SwWindow   *self,
                     const char *name)
{
  const SwPageEntry *entry = sw_pages_find (name);
  GtkWidget *page;

  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (entry != NULL);

  while (self->pushed->len > 0)
    sw_window_go_back (self);
  keep_focus (self);
  page = get_page (self, entry);
  sw_page_set_store (SW_PAGE (page), self->store);
  self->shown = entry;
  gtk_stack_set_visible_child (self->stack, page);
  sw_window_select_row (self);
  give_focus (page);
  g_settings_set_string (self->settings, "page", name);
}

/**
 * sw_window_push_page:
 * @self: a window
 * @page: (transfer floating): a page
 *
 * Gives the page the database and shows it above the one that is shown, with
 * a button to go back.
 */
void
sw_window_push_page (SwWindow *self,
                     SwPage   *page)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (SW_IS_PAGE (page));

  keep_focus (self);
  g_ptr_array_add (self->pushed, page);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  sw_page_set_store (page, self->store);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
}

/**
 * sw_window_open_elder:
 * @self: a window
 * @id: an elder's id, or %SW_NONE for one who is to be added
 *
 * Shows the page of an elder.
 */
void
sw_window_open_elder (SwWindow *self,
                      gint64    id)
{
  g_return_if_fail (SW_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  sw_window_push_page (self, sw_elder_page_new (id));
}

/**
 * sw_window_go_back:
 * @self: a window
 *
 * Goes back to the page below. What is unsaved is dropped; see
 * sw_window_leave().
 */
void
sw_window_go_back (SwWindow *self)
{
  SwPage *page, *below;

  g_return_if_fail (SW_IS_WINDOW (self));

  below = sw_window_get_page_below (self);
  if (below == NULL)
    return;

  page = g_ptr_array_steal_index (self->pushed, self->pushed->len - 1);
  sw_window_select_row (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (below));
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
  give_focus (GTK_WIDGET (below));
}
