/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which record stands where in a list. Up to some hundred thousand, the ids are
 * held. Of more visits than that only how many each day has is held, and ids
 * are fetched by their keys, from the day on at which they begin. For this floor
 * only. */
#pragma once

#include "sw-query-sql.h"

G_BEGIN_DECLS

typedef struct _SwRecordPlaces SwRecordPlaces;

SwRecordPlaces *sw_record_places_new      (GArray          *ids);
SwRecordPlaces *sw_record_places_read     (SwConnection    *reader,
                                           SwQuery         *query,
                                           GError         **error);
void            sw_record_places_free     (SwRecordPlaces  *self);
void            sw_record_places_use      (SwRecordPlaces  *self,
                                           SwConnection    *connection);
guint           sw_record_places_length   (SwRecordPlaces  *self);
const gint64   *sw_record_places_all      (SwRecordPlaces  *self);
gboolean        sw_record_places_get      (SwRecordPlaces  *self,
                                           guint            position,
                                           gint64          *id,
                                           GError         **error);
gboolean        sw_record_places_find     (SwRecordPlaces  *self,
                                           gint64           id,
                                           guint           *position,
                                           GError         **error);
void            sw_record_places_hold_max (guint            n_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRecordPlaces, sw_record_places_free)

G_END_DECLS
