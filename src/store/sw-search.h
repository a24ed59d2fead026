/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index of elders: how it is cut into tokens, and what is asked of
 * it. For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

/**
 * SwSearch:
 * @name_match: (nullable): what is asked of the index so that every word is
 *   found in the name; %NULL if a word cannot be in a name
 * @match: (nullable): what is asked of the index; %NULL if it knows none of
 *   the words
 * @words: (element-type utf8): all the words
 * @checks: (element-type utf8): the words for which the index gives too much,
 *   to be looked for in the rows themselves
 *
 * A search text as the index understands it.
 */
typedef struct
{
  char      *name_match;
  char      *match;
  GPtrArray *words;
  GPtrArray *checks;
} SwSearch;

int       sw_search_register (sqlite3      *db);
gboolean  sw_search_rebuild  (SwConnection *connection,
                              GError      **error);
gboolean  sw_search_settle   (SwConnection *connection,
                              gint64        first_change,
                              GError      **error);
SwSearch *sw_search_new      (const char   *text);
void      sw_search_free     (SwSearch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSearch, sw_search_free)

G_END_DECLS
