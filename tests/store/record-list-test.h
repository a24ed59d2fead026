/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of records tells, and when it is whole. */
#pragma once

#include "sw-record-list.h"

/* Microseconds; far more than anything here takes. */
#define RECORD_LIST_LIMIT (20 * G_USEC_PER_SEC)

/* How often items have changed, and what changed last. */
typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Changes;

static inline void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Changes    *changes)
{
  changes->n++;
  changes->position = position;
  changes->removed = removed;
  changes->added = added;
}

static inline void
wait_complete (SwRecordList *list)
{
  gint64 end = g_get_monotonic_time () + RECORD_LIST_LIMIT;

  while (!sw_record_list_is_complete (list))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_thread_yield ();
    }
}
