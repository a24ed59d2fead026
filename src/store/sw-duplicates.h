/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

typedef enum
{
  SW_DUPLICATE_SAME_NUMBER,
  SW_DUPLICATE_SAME_NAME_AND_BIRTH,
  SW_DUPLICATE_SIMILAR
} SwDuplicateReason;

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
