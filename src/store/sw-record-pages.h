/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list that are in memory: some pages of records, those that were used last. For this
 * floor only. */
#pragma once

#include "sw-record-places.h"
#include "sw-store.h"

G_BEGIN_DECLS

typedef struct _SwRecordPages SwRecordPages;

/* A row that somebody may show, and where it stood. */
typedef struct
{
  guint     position;
  SwRecord *record; /* (owned) */
} SwHeldRow;

SwRecordPages *sw_record_pages_new         (SwStore         *store,
                                            GType            type);
void           sw_record_pages_free        (SwRecordPages   *self);
gpointer      *sw_record_pages_get         (SwRecordPages   *self,
                                            SwRecordPlaces  *places,
                                            guint            position,
                                            GError         **error);
GArray        *sw_record_pages_hold        (SwRecordPages   *self);
void           sw_record_pages_forget_from (SwRecordPages   *self,
                                            guint            position);

G_END_DECLS
