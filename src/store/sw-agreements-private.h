/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-agreements.h"

G_BEGIN_DECLS

/* Elders that are in memory at a time. */
#define SW_AGREEMENTS_CHUNK 500

/* What is needed again and again while agreements are drafted. */
typedef struct
{
  SwStore    *store;
  SwOffice   *office;     /* (owned) */
  SwDay       day;
  int         year;
  gint64      serial;     /* the last one taken */
  GHashTable *caregivers; /* (owned): gint64 * → SwCaregiver */
} SwDrafting;

gboolean     sw_agreements_begin        (SwStore      *store,
                                         const char   *label,
                                         gboolean     *own,
                                         GError      **error);
gboolean     sw_agreements_finish       (SwStore      *store,
                                         gboolean      own,
                                         gboolean      good,
                                         GError      **error);

gboolean     sw_drafting_start          (SwDrafting   *self,
                                         SwStore      *store,
                                         SwDay         day,
                                         GError      **error);
void         sw_drafting_clear          (SwDrafting   *self);
SwCaregiver *sw_drafting_get_caregiver  (SwDrafting   *self,
                                         gint64        id,
                                         GError      **error);
SwAgreement *sw_drafting_draft          (SwDrafting   *self,
                                         SwElder      *elder,
                                         gint64        worker_id,
                                         gint64        neighbour_id,
                                         gint64        predecessor_id,
                                         GError      **error);

gboolean     sw_agreements_refill       (SwStore      *store,
                                         SwAgreement  *agreement,
                                         GError      **error);
gint64       sw_agreements_keep_text    (SwStore      *store,
                                         const char   *text,
                                         GError      **error);
gint64       sw_agreements_find_open    (SwStore      *store,
                                         gint64        elder_id,
                                         gint64       *in_force,
                                         GError      **error);

/* What a record that was saved or deleted means for the agreements. @before is
 * the record as it was, NULL for a new one; @record NULL for one that is gone. */
gboolean     sw_agreements_follow       (SwStore      *store,
                                         SwRecord     *record,
                                         SwRecord     *before,
                                         GError      **error);

gboolean     sw_agreements_make_room    (SwStore      *store,
                                         gint64        elder_id,
                                         gint64        other_id,
                                         GError      **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwDrafting, sw_drafting_clear)

G_END_DECLS
