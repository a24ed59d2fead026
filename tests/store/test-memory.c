/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that a thread needed is given back when its connection is closed. */
#include "sw-test-store.h"

#include <string.h>

#include "sw-config.h"
#include "sw-store-private.h"

#define N_BLOCKS 60000
#define BLOCK_SIZE 1000
/* Of 59,000 KB. */
#define MOST 20000

#if defined (HAVE_MALLOC_TRIM) && !defined (__SANITIZE_ADDRESS__)
#define CAN_TEST

/* What the program has in memory for itself, in kilobytes. */
static gint64
get_private (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "RssAnon:");
  g_assert_nonnull (line);

  return g_ascii_strtoll (line + strlen ("RssAnon:"), NULL, 10);
}

/* What is freed lies below a block that stays. */
static gpointer
work (gpointer path)
{
  g_autofree gpointer *blocks = g_new (gpointer, N_BLOCKS);
  SwConnection *connection = sw_connection_open (path, TRUE, NULL);
  gpointer last;

  for (guint i = 0; i < N_BLOCKS; i++)
    blocks[i] = memset (g_malloc (BLOCK_SIZE), 1, BLOCK_SIZE);
  last = blocks[N_BLOCKS - 1];
  for (guint i = 0; i + 1 < N_BLOCKS; i++)
    g_free (blocks[i]);
  sw_connection_close (connection);

  return last;
}
#endif

static void
test_release (SwTestStore  *test,
              gconstpointer data)
{
#ifdef CAN_TEST
  gint64 before = get_private ();
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autofree gpointer kept = g_thread_join (g_thread_new ("work", work, (gpointer) sw_store_get_path (test->store)));

  g_assert_nonnull (kept);
  while (get_private () - before > MOST && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (50 * 1000);
    }
  g_assert_cmpint (get_private () - before, <=, MOST);
#else
  g_test_skip ("this C library gives memory back in its own way");
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/memory/release", SwTestStore, NULL, sw_test_store_set_up, test_release, sw_test_store_tear_down);

  return g_test_run ();
}
