/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwDuplicateReason:
 * @SW_DUPLICATE_SAME_NUMBER: the document numbers are the same
 * @SW_DUPLICATE_SAME_NAME_AND_BIRTH: name and day of birth are the same
 * @SW_DUPLICATE_SIMILAR: names and addresses are alike, as sw_store_find_duplicates() says
 *
 * Why two elders may be one person, the strongest reason first.
 */
typedef enum
{
  SW_DUPLICATE_SAME_NUMBER,
  SW_DUPLICATE_SAME_NAME_AND_BIRTH,
  SW_DUPLICATE_SIMILAR
} SwDuplicateReason;

/**
 * SwDuplicate:
 * @elder_id: an elder
 * @other_id: another
 * @reason: why they are named together
 *
 * Two elders who may be one person.
 */
typedef struct
{
  gint64            elder_id;
  gint64            other_id;
  SwDuplicateReason reason;
} SwDuplicate;

/* (element-type SwDuplicate): pairs that may be one person, those that were
 * declared distinct left out. */
GArray   *sw_store_find_duplicates (SwStore       *store,
                                    GCancellable  *cancellable,
                                    GError       **error);
/* One action: "merged" keeps @kept's id and has the chosen fields; all that
 * hangs on @dropped is hung on it, and @dropped is deleted. */
gboolean  sw_store_merge_elders    (SwStore       *store,
                                    SwElder       *merged,
                                    SwElder       *dropped,
                                    GError       **error);
gboolean  sw_store_declare_distinct (SwStore      *store,
                                    gint64         elder_id,
                                    gint64         other_id,
                                    GError       **error);

G_END_DECLS
