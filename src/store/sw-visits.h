/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-assessment.h"
#include "sw-store.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* Within an open action: saves a visit, new or edited, with its assessment. */
gboolean      sw_store_put_visit         (SwStore       *store,
                                          SwVisit       *visit,
                                          SwAssessment  *assessment,
                                          GError       **error);

/* What is doubtful about a visit, if anything is. */
char         *sw_store_doubt_visit       (SwStore       *store,
                                          SwVisit       *visit);

/* Each of these is one action. */
gboolean      sw_store_save_visit        (SwStore       *store,
                                          SwVisit       *visit,
                                          SwAssessment  *assessment,
                                          GError       **error);
gboolean      sw_store_save_visits       (SwStore       *store,
                                          GPtrArray     *visits,
                                          const char    *label,
                                          GError       **error);
gboolean      sw_store_delete_visits     (SwStore       *store,
                                          const gint64  *ids,
                                          gsize          n_ids,
                                          GError       **error);

/* The latest visit of an elder, and what was found at the latest that has an
 * assessment; none is no error. */
SwVisit      *sw_store_last_visit        (SwStore       *store,
                                          gint64         elder_id,
                                          GError       **error);
SwAssessment *sw_store_last_assessment   (SwStore       *store,
                                          gint64         elder_id,
                                          SwVisit       *before,
                                          SwVisit      **visit,
                                          GError       **error);
SwAssessment *sw_store_get_assessment    (SwStore       *store,
                                          gint64         visit_id,
                                          GError       **error);

typedef enum
{
  SW_ORDINAL_CONTACT, /* 第＿次开展探访 */
  SW_ORDINAL_SERVICE  /* 第＿次开展关爱服务: any service but the mere contact */
} SwOrdinalKind;

gint64        sw_store_visit_ordinal     (SwStore       *store,
                                          SwVisit       *visit,
                                          SwOrdinalKind  kind,
                                          GError       **error);

/**
 * SwVisitDay:
 * @n: how many visits there were
 * @outcomes: which outcomes they had, bits numbered by SwOutcome
 *
 * One day of an elder's heat map.
 */
typedef struct
{
  guint n;
  guint outcomes;
} SwVisitDay;

gboolean      sw_store_visit_days        (SwStore       *store,
                                          gint64         elder_id,
                                          SwDay          first,
                                          guint          n_days,
                                          SwVisitDay    *days,
                                          GError       **error);
gint64        sw_visit_day_best          (const SwVisitDay *day);

gboolean      sw_store_assign_party      (SwStore       *store,
                                          SwVisit       *visit,
                                          GError       **error);

/* The day on which anybody last reached each of the elders, SW_NONE for never. */
gboolean      sw_store_last_reached      (SwStore       *store,
                                          const gint64  *elder_ids,
                                          gsize          n_ids,
                                          SwDay         *days,
                                          GError       **error);

G_END_DECLS
