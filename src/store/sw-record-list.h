/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-query.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* A GListModel of records over a query. It holds only the ordered ids (of more
 * than 100,000 visits not even these, but how many each day has) and loads rows by
 * page as they are asked for. The first rows are there at once;
 * the other ids follow from a thread, with one items-changed. It follows
 * SwStore::changed by itself. */

#define SW_TYPE_RECORD_LIST (sw_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SwRecordList, sw_record_list, SW, RECORD_LIST, GObject)

/* Properties: "complete" (gboolean): all ids are there. Signal "failed" (GError). */

SwRecordList *sw_record_list_new          (SwStore       *store,
                                           SwQuery       *query);
SwQuery      *sw_record_list_get_query    (SwRecordList  *self);
void          sw_record_list_set_query    (SwRecordList  *self,
                                           SwQuery       *query);
void          sw_record_list_reload       (SwRecordList  *self);
gboolean      sw_record_list_is_complete  (SwRecordList  *self);
gint64        sw_record_list_get_id_at    (SwRecordList  *self,
                                           guint          position);
gboolean      sw_record_list_find         (SwRecordList  *self,
                                           gint64         id,
                                           guint         *position);

/* All at once, for the command line and for exports: ids in order. */
GArray       *sw_store_query_ids          (SwStore       *store,
                                           SwQuery       *query,
                                           gint64         limit,
                                           GError       **error);
gint64        sw_store_query_count        (SwStore       *store,
                                           SwQuery       *query,
                                           GError       **error);
GArray       *sw_store_count              (SwStore             *store,
                                           GPtrArray           *queries,
                                           GCancellable        *cancellable,
                                           GError             **error);
void          sw_store_count_async        (SwStore             *store,
                                           GPtrArray           *queries,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GArray       *sw_store_count_finish       (SwStore             *store,
                                           GAsyncResult        *result,
                                           GError             **error);
GPtrArray    *sw_store_load_ids           (SwStore       *store,
                                           GType          type,
                                           const gint64  *ids,
                                           gsize          n_ids,
                                           GError       **error);

/**
 * SwTotals:
 *
 * What the foot of the Register page says about the elders of a query.
 */
typedef struct
{
  gint64 n;
  gint64 n_key;
  gint64 n_category[4]; /* by SwCategory */
  gint64 n_verify;
} SwTotals;

gboolean      sw_store_totals             (SwStore             *store,
                                           SwQuery             *query,
                                           SwTotals            *totals,
                                           GCancellable        *cancellable,
                                           GError             **error);
void          sw_store_totals_async       (SwStore             *store,
                                           SwQuery             *query,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean      sw_store_totals_finish      (SwStore             *store,
                                           GAsyncResult        *result,
                                           SwTotals            *totals,
                                           GError             **error);

/* The to-verify list: why one elder stands on it, and how many for each reason
 * (indexed by the bit's number). */
SwVerify      sw_store_verify             (SwStore       *store,
                                           SwElder       *elder,
                                           SwDay          day,
                                           GError       **error);
gboolean      sw_store_verify_counts      (SwStore       *store,
                                           SwDay          day,
                                           gint64         counts[32],
                                           GError       **error);

G_END_DECLS
