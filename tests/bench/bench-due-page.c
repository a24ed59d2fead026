/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar of an office of 100,000 elders: how long it takes until a recorded visit shows in the open
 * page, with the list of the day; and until another day is shown. The list is that of all who are due. */

#include <locale.h>

#include "due-office.h"
#include "sw-app.h"
#include "sw-calendar-page-private.h"
#include "sw-today-page.h"
#include "sw-visit.h"

#define N_TIMES 21

static gboolean
is_loaded (SwCalendarPage *page)
{
  return page->due != NULL && page->loading == NULL;
}

static void
settle (void)
{
  gint64 start = g_get_monotonic_time ();

  /* A frame or two; an animation would never end. */
  while (g_main_context_iteration (NULL, FALSE) || since (start) < 100)
    ;
}

static void
record (SwStore         *store,
        const SwDueSlot *slot)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (GError) error = NULL;

  visit->elder_id = slot->elder_id;
  visit->party = slot->party;
  visit->channel = SW_CHANNEL_PHONE;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1;
  visit->day = TODAY;
  visit->source = SW_VISIT_SOURCE_HAND;
  sw_store_save_one (store, SW_RECORD (visit), "Record a visit", &error);
  check (error);
}

/* Milliseconds of the main loop from a committed visit until the page shows it. */
static double
time_visits (SwCalendarPage *page,
             SwStore        *store)
{
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  double times[N_TIMES];

  filter.from = filter.to = TODAY;
  filter.states = 1u << SW_SLOT_DUE;
  slots = sw_due_get_slots (page->due, &filter, 0);
  for (guint i = 0; i < N_TIMES; i++)
    {
      guint before = sw_due_get_count (page->due, TODAY, SW_NONE, SW_SLOT_MET);
      gint64 start;

      record (store, &g_array_index (slots, SwDueSlot, i * 997));
      start = g_get_monotonic_time ();
      while (sw_due_get_count (page->due, TODAY, SW_NONE, SW_SLOT_MET) == before)
        g_main_context_iteration (NULL, FALSE);
      times[i] = since (start);
      settle ();
    }

  return median (times, N_TIMES);
}

static double
time_days (SwCalendarPage *page)
{
  double times[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      gtk_widget_activate_action (GTK_WIDGET (page), "calendar.move-days", "i", i % 2 == 0 ? -1 : 1);
      times[i] = since (start);
      settle ();
    }

  return median (times, N_TIMES);
}

static void
measure (SwStore *store)
{
  SwCalendarPage *page = g_object_new (SW_TYPE_CALENDAR_PAGE, NULL);
  GtkWidget *window = adw_window_new ();
  double days;

  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 740);
  gtk_window_present (GTK_WINDOW (window));
  sw_page_set_store (SW_PAGE (page), store);
  while (!is_loaded (page))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_print ("a recorded visit in the open calendar, 100,000 elders, %u in the list (to reach 20 ms): %.1f ms\n",
           sw_due_list_get_n (page->list), time_visits (page, store));
  days = time_days (page);
  g_print ("another day of the calendar, 100,000 elders (to reach 50 ms): %.1f ms\n", days);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SwStore) store = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  sw_day_set_today (TODAY);
  if (argc == 4)
    {
      fill (argv[1], (guint) strtoul (argv[2], NULL, 10), (guint) strtoul (argv[3], NULL, 10));
      return 0;
    }

  sw_app_init ();
  if (argc == 2)
    {
      path = g_strdup (argv[1]);
    }
  else
    {
      folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", &error);
      check (error);
      path = g_build_filename (folder, "office.db", NULL);
      fill_elsewhere (argv[0], path, 100000, 3000000);
    }
  store = sw_store_open (path, SW_STORE_OPEN_EXISTING, &error);
  check (error);
  measure (store);
  sw_store_close (store, NULL);
  if (folder != NULL)
    {
      empty_folder (folder);
      g_rmdir (folder);
    }

  return 0;
}
