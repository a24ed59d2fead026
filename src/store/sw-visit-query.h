/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtered histories of visits at ten million rows: pages by key, the latest
 * first. For this floor only.
 *
 * Party, channel, outcome, source, whether it is late and the services of a
 * visit make one number, its kind. An office has some hundred kinds, and an index has
 * the visits of each by day. So every filter on these is a choice of kinds, however
 * many filters there are, and a page is put together of the latest of each. */
#pragma once

#include "sw-query-sql.h"

G_BEGIN_DECLS

/* A place in the order of a history. */
typedef struct
{
  SwDay  day;
  gint64 id;
} SwVisitKey;

typedef struct _SwVisitQuery SwVisitQuery;

/* @n visits of one kind and day. */
typedef void (*SwVisitFunc) (SwDay    day,
                             gint64   kind,
                             gint64   n,
                             gpointer user_data);

gboolean      sw_visit_query_handles (SwQuery           *query);
SwVisitQuery *sw_visit_query_new     (SwConnection      *connection,
                                      SwQuery           *query,
                                      GError           **error);
void          sw_visit_query_free    (SwVisitQuery      *self);
gboolean      sw_visit_query_page    (SwVisitQuery      *self,
                                      const SwVisitKey  *after,
                                      gsize              limit,
                                      GArray            *keys,
                                      GError           **error);
gboolean      sw_visit_query_scan    (SwVisitQuery      *self,
                                      SwVisitFunc        func,
                                      gpointer           user_data,
                                      GError           **error);
gboolean      sw_visit_query_run     (SwConnection      *connection,
                                      SwQuery           *query,
                                      gint64             limit,
                                      GArray            *ids,
                                      GError           **error);

gint64        sw_visit_kind_party    (gint64             kind);
gint64        sw_visit_kind_channel  (gint64             kind);
gint64        sw_visit_kind_outcome  (gint64             kind);
gint64        sw_visit_kind_source   (gint64             kind);
gboolean      sw_visit_kind_late     (gint64             kind);
gint64        sw_visit_kind_services (gint64             kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwVisitQuery, sw_visit_query_free)

G_END_DECLS
