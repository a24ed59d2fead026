/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sw-visit-filter.c understands and sw-visit-query.c asks. */
#pragma once

#include "sw-visit-query.h"

G_BEGIN_DECLS

/* Just as the index has it, or the engine does not see that it is the same. */
#define SW_VISIT_KIND_SQL "(e.party | (e.channel << 3) | (e.outcome << 5) | (e.source << 8) |" \
                 " ((e.entered_day > e.day) << 11) | (e.services << 12))"

#define SW_VISIT_EARLIEST ((SwDay) G_MININT32)
#define SW_VISIT_LATEST ((SwDay) G_MAXINT32)

typedef enum
{
  SW_VISIT_BY_KIND,
  SW_VISIT_BY_ELDER,
  SW_VISIT_BY_CAREGIVER,
  SW_VISIT_N_PARTS
} SwVisitPart;

struct _SwVisitQuery
{
  SwConnection *connection; /* borrowed */

  /* owned */
  GPtrArray *conditions;    /* of SwCondition, borrowed from the query: on the kind */
  SwQuery *query;           /* the whole */
  SwQuery *rest;            /* what is left for the engine, or NULL */
  GArray *elders;           /* of gint64; NULL for all */
  GHashTable *elder_set;    /* gint64 * into elders */
  GArray *caregivers;       /* of gint64; NULL for all */
  GArray *kinds;            /* of gint64: those that are wanted and exist */
  GHashTable *known;        /* kind → whether it is wanted */

  SwSqlText *statements[SW_VISIT_N_PARTS]; /* made when they are needed */

  SwDay from, to;
  gboolean ascending;
  gboolean short_kind;      /* no condition asks for the source or for lateness */
  gsize n_fruitless;
};

gboolean sw_visit_query_wants_kind (SwVisitQuery  *self,
                                    gint64         kind);
gboolean sw_visit_query_find_kinds (SwVisitQuery  *self,
                                    GError       **error);

G_END_DECLS
