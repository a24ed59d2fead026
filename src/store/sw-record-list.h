/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-store-query.h"

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
void          sw_record_list_wait_max     (gint64         microseconds);

G_END_DECLS
