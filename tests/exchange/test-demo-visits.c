/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sw-backup.h"
#include "sw-day.h"
#include "sw-demo-visits.h"
#include "sw-demo.h"
#include "sw-elder.h"
#include "sw-month-card.h"
#include "sw-store-query.h"
#include "sw-visit.h"

#define TODAY sw_day_from_ymd (2026, 11, 20)

typedef struct
{
  char    *folder;
  SwStore *stores[2];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  sw_day_set_today (TODAY);
  fixture->folder = g_dir_make_tmp ("shouwang-demo-XXXXXX", NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.db", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      fixture->stores[i] = sw_store_open (path, SW_STORE_CREATE, &error);
      g_assert_no_error (error);
      sw_store_set_actor (fixture->stores[i], "演示");
    }
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  for (int i = 0; i < 2; i++)
    g_assert_finalize_object (fixture->stores[i]);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gint64
fill (SwStore *store,
      guint    n_elders,
      guint    n_months)
{
  g_autoptr (GError) error = NULL;
  gint64 n_visits = -1;

  sw_demo_fill (store, n_elders, 1, 3, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sw_demo_add_visits (store, n_months, 3, NULL, NULL, NULL, &n_visits, &error);
  g_assert_no_error (error);

  return n_visits;
}

static gint64
count (SwStore    *store,
       const char *conditions)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GError) error = NULL;
  gint64 n;

  sw_query_set_text (query, conditions, &error);
  g_assert_no_error (error);
  n = sw_store_query_count (store, query, &error);
  g_assert_no_error (error);

  return n;
}

/* The same twice, and each visit is one that could be saved by hand. */
static void
test_sound_and_the_same (Fixture      *fixture,
                         gconstpointer data)
{
  gint64 n = fill (fixture->stores[0], 40, 3);
  g_autoptr (GPtrArray) ours = NULL, theirs = NULL;

  g_assert_cmpint (n, ==, fill (fixture->stores[1], 40, 3));
  ours = sw_store_load_all (fixture->stores[0], SW_TYPE_VISIT, NULL);
  theirs = sw_store_load_all (fixture->stores[1], SW_TYPE_VISIT, NULL);
  g_assert_cmpint (ours->len, ==, n);
  for (guint i = 0; i < ours->len; i++)
    {
      g_autoptr (GPtrArray) issues = sw_record_validate (ours->pdata[i], TODAY);
      SwVisit *visit = ours->pdata[i];

      g_assert_cmpuint (issues->len, ==, 0);
      g_assert_cmpint (visit->day, >=, sw_day_from_ymd (2026, 9, 1));
      g_assert_cmpint (visit->entered_day, <=, TODAY);
      g_assert_cmpint (visit->entered_day, >=, visit->day);
      g_assert_true (sw_record_equal (ours->pdata[i], theirs->pdata[i]));
    }
}

static void
test_of_all_sorts (Fixture      *fixture,
                   gconstpointer data)
{
  static const char *const sorts[] = {
    "party=worker", "party=neighbour", "party=homecare", "channel=phone", "channel=home", "outcome=not-reached",
    "outcome=away", "outcome=abnormal", "late=1", "source=card", "source=phone", "source=month-card",
    "services=meal", "content~聊天", "satisfaction=satisfied",
  };
  SwStore *store = fixture->stores[0];
  gint64 n = fill (store, 150, 3);
  g_autoptr (GPtrArray) faults = NULL, left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (n, >, 6000);
  g_assert_cmpint (count (store, ""), ==, n);
  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    g_assert_cmpint (count (store, sorts[i]), >, 0);
  g_assert_cmpint (count (store, "source=month-card\nday>=2026-11-01"), ==, 0);
  faults = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);

  g_assert_true (sw_store_undo (store, NULL, &error));
  g_assert_cmpint (count (store, ""), ==, 0);
  left = sw_store_load_all (store, SW_TYPE_MONTH_CARD, &error);
  g_assert_cmpuint (left->len, ==, 0);
}

/* So many that their indexes are made at the end are no different. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  SwStore *store = fixture->stores[0];
  gint64 n = fill (store, 1300, 3);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count (store, ""), ==, n);
  faults = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sw_demo_fill (fixture->stores[0], 20, 1, 3, NULL, NULL, NULL, &error);
  g_cancellable_cancel (cancellable);
  g_assert_false (sw_demo_add_visits (fixture->stores[0], 2, 1, NULL, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture->stores[0], ""), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/demo-visits/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sound-and-the-same", test_sound_and_the_same);
  ADD ("of-all-sorts", test_of_all_sorts);
  ADD ("many", test_many);
  ADD ("cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
