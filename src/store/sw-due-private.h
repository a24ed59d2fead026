/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-due.h"
#include "sw-sql.h"
#include "sw-substitutes.h"

G_BEGIN_DECLS

/* Who was assigned, beside each SwScheduleFacts. */
typedef struct
{
  gint64 community_id;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 organisation_id;
} SwDueAssigned;

/* Who signed, beside each span of an agreement. */
typedef struct
{
  gint64 worker_id;
  gint64 neighbour_id;
} SwDueSigned;

struct _SwDue
{
  GObject    parent_instance;

  SwDueScope scope;
  SwDay      needed_first; /* of these days everything is known */
  SwDay      needed_last;
  gint64     after_id;     /* of all: the elder before the first */
  guint      most;         /* of all: how many elders at most */
  gint64     last_change;  /* of the change log, when it was loaded or updated */
  gint64     scope_organisation_id; /* that the scope's caregiver works for */

  /* owned */
  GPtrArray *rules;            /* of SwRule */
  GArray    *schedule_rules;   /* of SwScheduleRule, as @rules */
  GArray    *emergencies;      /* of SwScheduleEmergency */
  GArray    *communities;      /* of gint64, in order; the index is a group of the schedule */
  SwSubstitutes *substitutes;
  GArray    *elder_ids;        /* of gint64, in order */
  GArray    *registered;       /* of gint32 */
  GArray    *facts;            /* of SwScheduleFacts */
  GArray    *assigned;         /* of SwDueAssigned, as @facts */
  GArray    *facts_start;      /* of guint32 */
  GArray    *away;             /* of SwDaySpan */
  GArray    *away_start;
  GArray    *agreements;       /* of SwDaySpan */
  GArray    *signers;          /* of SwDueSigned, as @agreements */
  GArray    *agreements_start;
  GArray    *contacts;         /* of SwContact */
  GArray    *contacts_start;
  gint32    *counts;           /* see SW_SCHEDULE_COUNT() */
};

/* sw-due-scope.c */
gint32     sw_due_day32              (gint64         day,
                                      gint32         unknown);
guint      sw_due_group_of           (SwDue         *self,
                                      gint64         community_id);
gboolean   sw_due_load_rules         (SwDue         *self,
                                      SwConnection  *connection,
                                      GError       **error);
gboolean   sw_due_load_emergencies   (SwDue         *self,
                                      SwConnection  *connection,
                                      GError       **error);
gboolean   sw_due_find_ids           (SwDue         *self,
                                      SwConnection  *connection,
                                      GArray       **ids,
                                      GError       **error);

SwDue     *sw_due_new             (const SwDueScope *scope);
gboolean   sw_due_fill            (SwDue            *self,
                                   SwConnection     *connection,
                                   GError          **error);
gboolean   sw_due_fill_elder      (SwDue            *self,
                                   SwConnection     *connection,
                                   gint64            elder_id,
                                   GError          **error);
SwSchedule sw_due_schedule        (SwDue            *self);
gboolean   sw_due_find_elder      (SwDue            *self,
                                   gint64            id,
                                   guint            *index);
void       sw_due_count_elder     (SwDue            *self,
                                   guint             index,
                                   int               sign);
void       sw_due_count_all       (SwDue            *self);
gboolean   sw_due_count_overdue_by (SwStore         *store,
                                   SwDay             today,
                                   guint             most,
                                   gint64           *count,
                                   GCancellable     *cancellable,
                                   GError          **error);
void       sw_due_append_slots    (SwDue            *self,
                                   guint             index,
                                   GArray           *slots);
void       sw_due_tell_updated    (SwDue            *self,
                                   GArray           *gone,
                                   GArray           *come);
int        sw_due_compare_ids     (gconstpointer     a,
                                   gconstpointer     b);
int        sw_due_compare_sums    (gconstpointer     a,
                                   gconstpointer     b);

G_END_DECLS
