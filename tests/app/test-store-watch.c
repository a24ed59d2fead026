/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-community.h"
#include "sw-store-watch.h"

typedef struct
{
  SwStore *store;
  GThread *seen_in;
  int      n;
} Seen;

static void
changed_cb (Seen *seen)
{
  seen->n++;
  seen->seen_in = g_thread_self ();
}

static void
save (SwStore    *store,
      const char *name)
{
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (GError) error = NULL;

  community->name = g_strdup (name);
  sw_store_save_one (store, SW_RECORD (community), "Save", &error);
  g_assert_no_error (error);
}

static gpointer
say_changed_thread (gpointer store)
{
  g_signal_emit_by_name (store, "changed");

  return NULL;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_watch (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sw-watch-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  Seen seen = { 0 };
  SwStoreWatch *watch;

  seen.store = sw_store_open (path, SW_STORE_CREATE, NULL);
  g_assert_nonnull (seen.store);
  settle ();
  watch = sw_store_watch_new (seen.store);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (changed_cb), &seen);

  /* Not at once, and once for both. */
  save (seen.store, "北园社区");
  save (seen.store, "大儒巷社区");
  g_assert_cmpint (seen.n, ==, 0);
  settle ();
  g_assert_cmpint (seen.n, ==, 1);

  /* From any thread, it is said in the main loop. */
  g_thread_join (g_thread_new ("other", say_changed_thread, seen.store));
  g_assert_cmpint (seen.n, ==, 1);
  settle ();
  g_assert_cmpint (seen.n, ==, 2);
  g_assert_true (seen.seen_in == g_thread_self ());

  /* A message on its way to a watch that is gone is dropped. */
  save (seen.store, "钮家巷社区");
  g_assert_finalize_object (watch);
  settle ();
  g_assert_cmpint (seen.n, ==, 2);

  g_assert_true (sw_store_close (seen.store, NULL));
  g_assert_finalize_object (seen.store);
  app_test_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-watch/watch", test_watch);

  return g_test_run ();
}
