/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The due visits of a month with the store's queries, of 5,000 elders with 3 million
 * visits and of 100,000 with 10 million, beside the best single SQL query that
 * gives the same counts; and how long it takes until a recorded visit shows. The
 * office is made by chance from a fixed seed. */

#include <locale.h>
#include <string.h>

#include "due-office.h"
#include "sw-due.h"
#include "sw-silence.h"
#include "sw-visit.h"

#define N_RUNS 7
#define N_UPDATES 21

/* The same counts in one query: the days of each elder and window are numbered,
 * the visits of a window as well, and each slot is put beside its visit. */
static const char reference_sql[] =
  "WITH RECURSIVE d (day) AS (VALUES (?1) UNION ALL SELECT day + 1 FROM d WHERE day < ?2),"
  "active AS MATERIALIZED (SELECT e.id, d.day, (d.day + 3) / 7 AS week,"
  "  EXISTS (SELECT 1 FROM agreement g WHERE g.elder_id = e.id AND g.in_force_day <= d.day"
  "    AND (g.ended_day IS NULL OR g.ended_day >= d.day)) AS agreed,"
  "  e.homecare_client = 1 AND e.category <> 'supporter-unable' AS client"
  "  FROM elder e CROSS JOIN d WHERE e.registered_day <= d.day AND NOT EXISTS (SELECT 1 FROM status_span s"
  "    WHERE s.elder_id = e.id AND s.from_day <= d.day AND (s.to_day IS NULL OR s.to_day >= d.day))),"
  "asked AS (SELECT id, day, week, 1 AS party FROM active WHERE agreed"
  "  UNION ALL SELECT id, day, day, 2 FROM active WHERE agreed"
  "  UNION ALL SELECT id, day, week, 4 FROM active WHERE client),"
  "numbered AS MATERIALIZED (SELECT id, day, week, party,"
  "  count (*) OVER (PARTITION BY party, id, week) AS n,"
  "  row_number () OVER (PARTITION BY party, id, week ORDER BY day) AS place FROM asked),"
  "sized AS (SELECT *, CASE WHEN party = 2 THEN 1 ELSE (4 * n + 7) / 14 END AS required FROM numbered),"
  "k (k) AS (VALUES (1), (2)),"
  "slot AS (SELECT s.id, s.party, s.week, s.day, k.k FROM sized s JOIN k ON k.k <= s.required"
  "  AND s.place = (k.k * s.n + s.required - 1) / s.required WHERE s.day BETWEEN ?3 AND ?4),"
  "contact AS MATERIALIZED (SELECT a.id, a.party, a.week, v.day,"
  "  row_number () OVER (PARTITION BY a.party, a.id, a.week ORDER BY v.day) AS k"
  "  FROM numbered a JOIN visit v ON v.elder_id = a.id AND v.day = a.day AND v.party = a.party"
  "  AND (v.channel = 0 OR (v.channel = 1 AND a.party <> 4)) AND (v.outcome = 0 OR v.outcome = 4)"
  "  WHERE v.day <= ?5)"
  "SELECT s.day, s.party, CASE WHEN c.day <= s.day THEN 0 WHEN c.day IS NOT NULL THEN 1"
  "  WHEN CASE WHEN s.party = 2 THEN s.day ELSE s.week * 7 + 3 END < ?5 THEN 2"
  "  WHEN s.day < ?5 THEN 3 WHEN s.day = ?5 THEN 4 ELSE 5 END AS state, count (*)"
  "  FROM slot s LEFT JOIN contact c ON c.party = s.party AND c.id = s.id AND c.week = s.week AND c.k = s.k"
  "  GROUP BY 1, 2, 3";

/* The greatest resident memory since the last call, in MB; -1 where the system does not tell. */
static double
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;
  double memory = -1;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (line = strstr (status, "VmHWM:")))
    memory = g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024.0;
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0666, NULL);

  return memory;
}

/* Milliseconds of the query, whose counts have to be the same. */
static double
time_reference (SwStore *store,
                SwDue   *due)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SwStatement) statement = sw_connection_prepare (sw_store_get_connection (store), reference_sql, &error);
  gint64 n = 0, n_due = 0;
  SwDay first, last, ignored;

  check (error);
  sw_period_window (SW_PERIOD_WEEK, FIRST, &first, &ignored);
  sw_period_window (SW_PERIOD_WEEK, LAST, &ignored, &last);
  sw_statement_bind_integer (statement, 1, first);
  sw_statement_bind_integer (statement, 2, last);
  sw_statement_bind_integer (statement, 3, FIRST);
  sw_statement_bind_integer (statement, 4, LAST);
  sw_statement_bind_integer (statement, 5, TODAY);
  while (sw_statement_step (statement, &error) == SW_STEP_ROW)
    {
      gint64 counted = sw_statement_get_integer (statement, 3);

      if (counted != sw_due_get_count (due, sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1),
                                       (SwSlotState) sw_statement_get_integer (statement, 2)))
        g_error ("the query counts others");
      n += counted;
    }
  check (error);
  for (SwDay day = FIRST; day <= LAST; day++)
    for (guint state = 0; state < SW_N_SLOT_STATES; state++)
      n_due += sw_due_get_count (due, day, SW_NONE, state);
  if (n != n_due || n == 0)
    g_error ("the query counts %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, n, n_due);
  g_print ("  %" G_GINT64_FORMAT " due visits; with the windows' days %d days are looked at\n", n, (int) (last - first + 1));

  return since (start);
}

/* Milliseconds from a committed visit until the counts are those with it. */
static double
time_update (SwStore *store,
             SwDue   *due)
{
  double times[N_UPDATES], saving[N_UPDATES];

  for (guint i = 0; i < N_UPDATES; i++)
    {
      g_autoptr (SwVisit) visit = sw_visit_new ();
      g_autoptr (GError) error = NULL;
      gboolean stale;
      gint64 start = g_get_monotonic_time ();

      visit->elder_id = 1 + (i * 7919) % sw_due_get_n_elders (due);
      visit->party = SW_PARTY_WORKER;
      visit->channel = SW_CHANNEL_PHONE;
      visit->outcome = SW_OUTCOME_REACHED;
      visit->services = 1;
      visit->day = TODAY;
      visit->source = SW_VISIT_SOURCE_HAND;
      sw_store_save_one (store, SW_RECORD (visit), "Record a visit", &error);
      check (error);
      saving[i] = since (start);
      start = g_get_monotonic_time ();
      sw_due_update (due, store, &stale, &error);
      check (error);
      if (stale)
        g_error ("the whole month would be loaded again");
      times[i] = since (start);
    }
  g_print ("  recording a visit itself: %.1f ms\n", median (saving, N_UPDATES));

  return median (times, N_UPDATES);
}

static void
measure (SwStore    *store,
         const char *elders,
         double      to_reach)
{
  SwDueScope scope = SW_DUE_SCOPE (FIRST, LAST, TODAY);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) silences = NULL;
  g_autoptr (GArray) sums = NULL;
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  double times[N_RUNS], time, reference, before, memory;
  gint64 start;

  get_peak_memory ();
  before = get_peak_memory ();
  for (guint i = 0; i < N_RUNS; i++)
    {
      start = g_get_monotonic_time ();
      g_clear_object (&due);
      due = sw_due_load (store, &scope, &error);
      check (error);
      times[i] = since (start);
    }
  memory = get_peak_memory ();
  time = median (times, N_RUNS);
  reference = time_reference (store, due);
  g_print ("due visits of a month, %s elders (to reach %.0f ms): %.0f ms; reference %.0f ms (one SQL query); ratio %.3f\n",
           elders, to_reach, time, reference, time / reference);
  if (memory >= 0)
    g_print ("  memory at its peak: %.0f MB (%.0f MB before)\n", memory, before);

  start = g_get_monotonic_time ();
  sums = sw_due_get_sums (due, SW_DUE_BY_CAREGIVER, &filter);
  g_print ("  sums of %u caregivers: %.0f ms\n", sums->len, since (start));
  start = g_get_monotonic_time ();
  filter.from = filter.to = TODAY;
  g_clear_pointer (&sums, g_array_unref);
  sums = sw_due_get_slots (due, &filter, 0);
  g_print ("  the list of a day, %u: %.0f ms\n", sums->len, since (start));
  start = g_get_monotonic_time ();
  silences = sw_silence_load (store, SW_NONE, TODAY, 100, &error);
  check (error);
  g_print ("  the longest silences: %.0f ms\n", since (start));
  g_print ("a recorded visit in the month, %s elders (to reach 20 ms): %.1f ms; reference %.0f ms (loaded again); "
           "ratio %.3f\n", elders, time_update (store, due), time, time_update (store, due) / time);
}

int
main (int    argc,
      char **argv)
{
  static const struct { guint n; const char *text; guint n_visits; double to_reach; } sizes[] = {
    { 5000, "5,000", 3000000, 60 }, { 100000, "100,000", 10000000, 1500 },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  sw_day_set_today (TODAY);
  if (argc == 4)
    {
      fill (argv[1], (guint) strtoul (argv[2], NULL, 10), (guint) strtoul (argv[3], NULL, 10));
      return 0;
    }

  folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", &error);
  check (error);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (folder, "office.db", NULL);
      g_autoptr (SwStore) store = NULL;

      fill_elsewhere (argv[0], path, sizes[i].n, sizes[i].n_visits);
      store = sw_store_open (path, SW_STORE_OPEN_EXISTING, &error);
      check (error);
      measure (store, sizes[i].text, sizes[i].to_reach);
      g_clear_object (&store);

      empty_folder (folder);
    }
  g_rmdir (folder);

  return 0;
}
