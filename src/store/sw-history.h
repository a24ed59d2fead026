/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwChange:
 * @field: the field that changed
 * @before: (nullable): its value before, as the screen shows it
 * @after: (nullable): its value after
 *
 * How one field of a record was changed.
 */
typedef struct
{
  const SwField *field;
  char          *before;
  char          *after;
} SwChange;

typedef enum
{
  SW_CHANGE_INSERT,
  SW_CHANGE_UPDATE,
  SW_CHANGE_DELETE
} SwChangeKind;

/**
 * SwHistoryEntry:
 * @action: the action's id
 * @time: microseconds since 1970-01-01 UTC
 * @actor: who did it
 * @label: what the action was called
 * @type: the class of the row; %G_TYPE_INVALID for an action as a whole
 * @row_id: the row
 * @kind: what happened to the row
 * @changes: (element-type SwChange): the fields; derived ones are left out
 * @n_rows: for an action as a whole: how many rows it touched
 * @undone: for an action as a whole: whether it was undone
 *
 * Something that was done, to one record or altogether.
 */
typedef struct
{
  gint64       action;
  gint64       time;
  char        *actor;
  char        *label;
  GType        type;
  gint64       row_id;
  SwChangeKind kind;
  GPtrArray   *changes;
  gint64       n_rows;
  gboolean     undone;
} SwHistoryEntry;

void       sw_history_entry_free (SwHistoryEntry *entry);
GPtrArray *sw_store_history      (SwStore        *store,
                                  GType           type,
                                  gint64          id,
                                  guint           limit,
                                  GError        **error);
GPtrArray *sw_store_actions      (SwStore        *store,
                                  gint64          before,
                                  guint           limit,
                                  GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwHistoryEntry, sw_history_entry_free)

G_END_DECLS
