/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-memory.h"

#include "sw-config.h"

#ifdef HAVE_MALLOC_TRIM
#include <malloc.h>

/* Until what a thread has read is shown, and what was shown before it is freed. */
#define SECONDS 2

static gboolean scheduled;

/* It takes 1 to 3 ms. */
static gboolean
release_cb (gpointer data)
{
  g_atomic_int_set (&scheduled, FALSE);
  malloc_trim (0);

  return G_SOURCE_REMOVE;
}
#endif

/**
 * sw_memory_release_soon:
 *
 * Gives freed memory back to the system when the work at hand is done. The C library of GNU keeps for each
 * thread what it once had; a list of 100,000 elders that was computed and freed in a thread or two
 * would stay as large as all the rest of the program. Elsewhere there is nothing to do. May be called from
 * any thread; without a main loop nothing happens.
 */
void
sw_memory_release_soon (void)
{
#ifdef HAVE_MALLOC_TRIM
  if (g_atomic_int_compare_and_exchange (&scheduled, FALSE, TRUE))
    g_timeout_add_seconds (SECONDS, release_cb, NULL);
#endif
}
