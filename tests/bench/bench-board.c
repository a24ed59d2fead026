/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board of an emergency in an office of 100,000 elders: how long the window is held up by a call that is
 * recorded with a key, until the board shows it; by what the store says afterwards; and by all who are left, recorded at once
 * and undone. */

#include <locale.h>

#include "due-office.h"
#include "sw-app.h"
#include "sw-application.h"
#include "sw-emergency-page-private.h"
#include "sw-window.h"

#define N_TIMES 21

static gboolean
is_quiet (SwEmergencyPage *page)
{
  return page->board != NULL && page->loading == NULL && !page->again;
}

/* Runs the main loop until the board of the store is shown. Returns: the longest that it was held up, in ms */
static double
settle (SwEmergencyPage *page)
{
  gint64 start = g_get_monotonic_time ();
  double longest = 0;

  while (!is_quiet (page) || since (start) < 200)
    {
      gint64 begin = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, since (begin));
      else
        g_usleep (200);
    }

  return longest;
}

static void
activate (SwEmergencyPage *page,
          const char      *action)
{
  /* The actions are the list's, so that any child of it has them. */
  gtk_widget_activate_action (gtk_widget_get_first_child (GTK_WIDGET (page->list)), action, NULL);
}

static void
time_calls (SwEmergencyPage *page)
{
  double times[N_TIMES], after[N_TIMES], middle;

  for (guint i = 0; i < N_TIMES; i++)
    {
      guint before = sw_board_list_get_n (page->list);
      gint64 start = g_get_monotonic_time ();

      activate (page, "board.safe");
      times[i] = since (start);
      if (sw_board_list_get_n (page->list) != before - 1)
        g_error ("the call is not shown");
      after[i] = settle (page);
    }
  middle = median (times, N_TIMES);
  g_print ("a call recorded on the board, 100,000 elders, %u on it (to reach 20 ms): %.1f ms; then held up for %.1f ms at most\n",
           page->board->len, middle, median (after, N_TIMES));
  /* They are in order now; what else the machine does comes on top of the first. */
  g_print ("  the fastest of %d: %.1f ms; then %.1f ms\n", N_TIMES, times[0], after[0]);
}

/* Milliseconds until so many are shown, and the longest that the window was held up meanwhile. */
static double
wait_for (SwEmergencyPage *page,
          guint            n,
          double          *longest)
{
  gint64 start = g_get_monotonic_time ();

  while (sw_board_list_get_n (page->list) != n || !is_quiet (page))
    {
      gint64 begin = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        *longest = MAX (*longest, since (begin));
      else
        g_usleep (200);
    }

  return since (start);
}

static void
time_all (SwEmergencyPage *page,
          SwWindow        *window)
{
  guint n = sw_board_list_get_n (page->list);
  double took, longest;
  gint64 start = g_get_monotonic_time ();

  gtk_selection_model_select_all (sw_board_list_get_selection (page->list));
  longest = since (start);
  g_print ("all %u are selected: %.1f ms\n", n, longest);
  start = g_get_monotonic_time ();
  activate (page, "board.safe");
  longest = since (start);
  took = wait_for (page, 0, &longest);
  g_print ("%u calls recorded at once: %.1f s, the window held up for %.1f ms\n", n, took / 1000, longest);
  start = g_get_monotonic_time ();
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  longest = since (start);
  took = wait_for (page, n, &longest);
  g_print ("%u calls undone: %.1f s, the window held up for %.1f ms\n", n, took / 1000, longest);
}

static void
declare (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_OPEN_EXISTING, &error);
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();

  check (error);
  emergency->kind = SW_EMERGENCY_HEAT;
  emergency->from_day = TODAY - 1;
  sw_store_begin (store, "Declare", &error);
  check (error);
  sw_emergencies_declare (store, emergency, NULL, 0, &error);
  check (error);
  sw_store_commit (store, &error);
  check (error);
  sw_store_close (store, &error);
  check (error);
}

static void
measure (const char *path,
         gboolean    calls_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwApplication) application = sw_application_new ();
  SwEmergencyPage *page;
  SwWindow *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  check (error);
  window = sw_application_open_database (application, path);
  sw_window_show_page (window, "emergency");
  page = SW_EMERGENCY_PAGE (sw_window_get_page (window));
  settle (page);
  while (g_application_get_is_busy (G_APPLICATION (application)))
    g_main_context_iteration (NULL, FALSE);
  settle (page);
  time_calls (page);
  if (!calls_only)
    time_all (page, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  sw_day_set_today (TODAY);
  if (argc == 4)
    {
      fill (argv[1], (guint) strtoul (argv[2], NULL, 10), (guint) strtoul (argv[3], NULL, 10));
      return 0;
    }

  sw_app_init ();
  if (argc >= 2)
    {
      path = g_strdup (argv[1]);
    }
  else
    {
      folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", &error);
      check (error);
      path = g_build_filename (folder, "office.db", NULL);
      fill_elsewhere (argv[0], path, 100000, 300000);
    }
  declare (path);
  measure (path, argc == 3);
  if (folder != NULL)
    {
      empty_folder (folder);
      g_rmdir (folder);
    }

  return 0;
}
