/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-rule.h"
#include "sw-schedule.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwDueScope:
 * @from: the first due day; %SW_NONE for the first day of the windows that are
 *   open on @today, so that all that is overdue is there
 * @to: the last due day; %SW_NONE for @today
 * @today: the day on which the states are told
 * @community_id: only visits to who lived there on the due day; %SW_NONE for all
 * @caregiver_id: only visits that somebody was meant to make, or the home-care
 *   organisation that they work for; %SW_NONE for all
 * @organisation_id: only visits that a home-care organisation owes; %SW_NONE for all
 * @elder_id: only visits to somebody; %SW_NONE for all
 * @elder_ids: (nullable) (element-type gint64): only visits to these; it is not needed any more
 *   when all is loaded
 *
 * Which due visits are asked for.
 */
typedef struct
{
  SwDay  from;
  SwDay  to;
  SwDay  today;
  gint64 community_id;
  gint64 caregiver_id;
  gint64 organisation_id;
  gint64 elder_id;
  GArray *elder_ids;
} SwDueScope;

/* Everything that is due on the days from @from to @to. */
#define SW_DUE_SCOPE(from_, to_, today_) \
  ((SwDueScope) { .from = (from_), .to = (to_), .today = (today_), \
                  .community_id = SW_NONE, .caregiver_id = SW_NONE, .organisation_id = SW_NONE, \
                  .elder_id = SW_NONE })

/**
 * SwDueSlot:
 * @elder_id: who is to be visited
 * @rule_id: the rule that asks for it; see sw_due_get_rule()
 * @caregiver_id: who was meant to visit on the due day, the substitute of one
 *   on leave; %SW_NONE where it is nobody's, as with the street and with
 *   home-care organisations
 * @organisation_id: the home-care organisation that owes it, or %SW_NONE
 * @community_id: where the elder lived on the due day
 * @party: the SwParty that owes it
 * @state: a SwSlotState
 * @k: which one of its window, from 1
 * @required: how many the window has
 * @made: how many of them are met by now: "this week 1 of 2"
 * @window_first: the first day of the window
 * @window_last: the last day of the window
 * @due_day: the day on which it is due
 * @met_day: the day of the visit that met it, or %SW_NONE
 *
 * A due visit.
 */
typedef struct
{
  gint64 elder_id;
  gint64 rule_id;
  gint64 caregiver_id;
  gint64 organisation_id;
  gint64 community_id;
  guint8 party;
  guint8 state;
  guint8 k;
  guint8 required;
  guint8 made;
  SwDay  window_first;
  SwDay  window_last;
  SwDay  due_day;
  SwDay  met_day;
} SwDueSlot;

/* The caregiver of a filter for what is nobody's in particular. */
#define SW_DUE_NOBODY 0

/**
 * SwDueFilter:
 * @from: the first due day, or %SW_NONE
 * @to: the last due day, or %SW_NONE
 * @parties: bits of SwParty; 0 for all
 * @states: bits of SwSlotState; 0 for all
 * @caregiver_id: who was meant to visit, %SW_DUE_NOBODY for what is nobody's and no
 *   organisation's; %SW_NONE for all
 * @organisation_id: the home-care organisation that owes it; %SW_NONE for all
 * @community_id: where the elder lived; %SW_NONE for all
 * @elder_id: an elder; %SW_NONE for all
 * @rule_id: a rule; %SW_NONE for all
 *
 * Some of the visits that a #SwDue has.
 */
typedef struct
{
  SwDay  from;
  SwDay  to;
  guint  parties;
  guint  states;
  gint64 caregiver_id;
  gint64 organisation_id;
  gint64 community_id;
  gint64 elder_id;
  gint64 rule_id;
} SwDueFilter;

#define SW_DUE_FILTER_ALL \
  ((SwDueFilter) { .from = SW_NONE, .to = SW_NONE, .caregiver_id = SW_NONE, \
                   .organisation_id = SW_NONE, .community_id = SW_NONE, .elder_id = SW_NONE, .rule_id = SW_NONE })

/* About how many visits are in memory at once where all of them are written. */
#define SW_DUE_PART 100000

/* What sums are told by. */
typedef enum
{
  SW_DUE_BY_PARTY,
  SW_DUE_BY_CAREGIVER, /* who was meant to visit, or the organisation */
  SW_DUE_BY_COMMUNITY,
  SW_DUE_BY_ELDER,
  SW_DUE_BY_RULE
} SwDueBy;

/**
 * SwDueSum:
 * @key: a SwParty, or the id of what the sums are told by; %SW_NONE for nobody
 * @organisation_id: with %SW_DUE_BY_CAREGIVER the organisation, where it is one
 * @counts: how many visits there are in each state of SwSlotState
 *
 * What was asked for is the sum of the counts; what was made in time is that of
 * %SW_SLOT_MET.
 */
typedef struct
{
  gint64 key;
  gint64 organisation_id;
  gint64 counts[SW_N_SLOT_STATES];
} SwDueSum;

#define SW_TYPE_DUE (sw_due_get_type ())
G_DECLARE_FINAL_TYPE (SwDue, sw_due, SW, DUE, GObject)

/* SwDue::updated (due, GArray *gone, GArray *come): visits, of SwDueSlot, that no longer
 * stand as they did, and those that stand in their place, after sw_due_update(). */

SwDue            *sw_due_load         (SwStore             *store,
                                       const SwDueScope    *scope,
                                       GError             **error);
void              sw_due_load_async   (SwStore             *store,
                                       const SwDueScope    *scope,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
SwDue            *sw_due_load_finish  (SwStore             *store,
                                       GAsyncResult        *result,
                                       GError             **error);
gboolean          sw_due_update       (SwDue               *self,
                                       SwStore             *store,
                                       gboolean            *stale,
                                       GError             **error);

const SwDueScope *sw_due_get_scope    (SwDue               *self);
guint             sw_due_get_n_elders (SwDue               *self);
GPtrArray        *sw_due_get_rules    (SwDue               *self);
SwRule           *sw_due_get_rule     (SwDue               *self,
                                       gint64               id);
guint             sw_due_get_count    (SwDue               *self,
                                       SwDay                day,
                                       gint64               party,
                                       SwSlotState          state);
GArray           *sw_due_get_slots    (SwDue               *self,
                                       const SwDueFilter   *filter,
                                       guint                limit);
GArray           *sw_due_get_part     (SwDue               *self,
                                       const SwDueFilter   *filter,
                                       guint                size,
                                       SwDay               *day);
GArray           *sw_due_get_sums     (SwDue               *self,
                                       SwDueBy              by,
                                       const SwDueFilter   *filter);
gboolean          sw_due_count_overdue (SwStore            *store,
                                       SwDay                today,
                                       gint64              *count,
                                       GCancellable        *cancellable,
                                       GError             **error);
GArray           *sw_due_load_overdue (SwStore             *store,
                                       GArray              *elder_ids,
                                       SwDay                today,
                                       GError             **error);
guint             sw_due_count_new    (GArray              *before,
                                       GArray              *after);
gint64            sw_due_sum_asked    (const SwDueSum      *sum);
gboolean          sw_due_filter_match (const SwDueFilter   *self,
                                       const SwDueSlot     *slot);
int               sw_due_slot_compare (const SwDueSlot     *one,
                                       const SwDueSlot     *other);
gboolean          sw_due_slot_equal   (const SwDueSlot     *one,
                                       const SwDueSlot     *other);

/* Sums over any span, also of years (sw-compliance.c). */
GArray           *sw_compliance_load  (SwStore             *store,
                                       const SwDueScope    *scope,
                                       SwDueBy              by,
                                       GError             **error);
void              sw_compliance_load_async  (SwStore             *store,
                                       const SwDueScope    *scope,
                                       SwDueBy              by,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GArray           *sw_compliance_load_finish (SwStore       *store,
                                       GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
