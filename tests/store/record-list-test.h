/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list of records tells, and when it is whole. */
#pragma once

#include "sw-record-list.h"

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
  while (!sw_record_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
}
