/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-page.h"

G_BEGIN_DECLS

/**
 * SwPageCountFunc:
 * @store: the open database
 * @count: (inout): the number, %SW_NONE at first
 * @urgent: (inout): whether it counts what is overdue, %FALSE at first
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * Counts for the sidebar while the page itself has not been made. It runs in a
 * thread, so it takes only what opens its own connection.
 *
 * Returns: whether it could be counted
 */
typedef gboolean (*SwPageCountFunc) (SwStore       *store,
                                     gint64        *count,
                                     gboolean      *urgent,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * SwPageEntry:
 * @name: for the action "win.page" and the settings; stable
 * @title: what the sidebar and the header bar say, to be translated
 * @icon: a symbolic icon
 * @get_type: the class, derived from #SwPage; one is made when it is first shown
 * @count: (nullable): the number beside the title until then; afterwards the page
 *   itself sets it, with sw_page_set_count() and sw_page_set_urgent()
 * @apart: whether a line stands above it in the sidebar
 *
 * A page of the sidebar. What search, new and print do on it stands in its
 * #SwPageClass.
 */
typedef struct
{
  const char      *name;
  const char      *title;
  const char      *icon;
  GType          (*get_type) (void);
  SwPageCountFunc  count;
  gboolean         apart;
} SwPageEntry;

guint              sw_pages_get_n (void);
const SwPageEntry *sw_pages_get   (guint       index);
const SwPageEntry *sw_pages_find  (const char *name);

G_END_DECLS
