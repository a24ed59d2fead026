/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due visits: what the rules ask for, and what of it was done. Arrays in and
 * arrays out; sw-due.h of the store fills them. Nothing else computes this. */
#pragma once

#include "sw-enum.h"

G_BEGIN_DECLS

#define SW_N_PARTIES 6
#define SW_SCHEDULE_ALL G_MAXUINT32

/**
 * SwDaySpan:
 * @first: the first day, or %G_MININT32
 * @last: the last day, which belongs to it, or %G_MAXINT32
 *
 * A span of days, as #SwDay counts them.
 */
typedef struct
{
  gint32 first;
  gint32 last;
} SwDaySpan;

/**
 * SwScheduleRule:
 * @valid: the days on which it holds
 * @party: the SwParty that owes it
 * @period: a SwPeriod
 * @count: so many in a period
 * @target: a SwTarget
 * @basis: a SwBasis
 * @emergency: whether only while an emergency holds
 * @parties: bits of SwParty whose contacts meet it
 * @channels: bits of SwChannel that meet it; 0 for any
 * @services: bits of SwService of which one meets it; 0 for any
 * @categories: bits of SwCategory that it asks for; 0 for any
 *
 * A #SwRule, as narrow as the arithmetic wants it.
 */
typedef struct
{
  SwDaySpan valid;
  guint8    party;
  guint8    period;
  guint8    count;
  guint8    target;
  guint8    basis;
  guint8    emergency;
  guint32   parties;
  guint32   channels;
  guint32   services;
  guint32   categories;
} SwScheduleRule;

/**
 * SwScheduleFacts:
 * @last: the last day on which this held; %G_MAXINT32 for what holds now
 * @key_from: the first day on which somebody of whom it holds is a key elder;
 *   %G_MAXINT32 for never
 * @targets: bits of SwTarget that match, but for the key elders
 * @category: the bit of the SwCategory; 0 where it is unknown
 * @group: the community, as a number that emergencies are told by
 *
 * What an elder was since the facts before.
 */
typedef struct
{
  gint32  last;
  gint32  key_from;
  guint8  targets;
  guint8  category;
  guint16 group;
} SwScheduleFacts;

/**
 * SwElderFacts:
 *
 * The values of an elder of which facts are made, as in SwElder.
 */
typedef struct
{
  gint64 birth_day;
  gint64 category;
  gint64 child_residence;
  gint64 low_income;
  gint64 destitute;
  gint64 special_family;
  gint64 left_behind;
  gint64 care_ability;
  gint64 dementia;
  gint64 disability_degree;
  gint64 homecare_client;
} SwElderFacts;

/**
 * SwScheduleEmergency:
 * @days: when it holds
 * @group: the community that it holds in; %SW_SCHEDULE_ALL for all
 *
 * Days on which the rules for emergencies hold.
 */
typedef struct
{
  SwDaySpan days;
  guint32   group;
} SwScheduleEmergency;

/**
 * SwContact:
 *
 * A visit, as narrow as ten million ask for.
 */
typedef struct
{
  gint32  day;
  guint32 services : 16;
  guint32 party : 4;
  guint32 channel : 4;
  guint32 outcome : 8;
} SwContact;

/**
 * SwSchedule:
 * @today: the day on which the states are told; later contacts are not known yet
 * @rules: the rules
 * @emergencies: the emergencies
 * @registered: for each elder the first day in the register
 * @facts: what elders were, by elder and day; @facts_start has the index of
 *   the first of each elder, and after the last elder how many there are. An
 *   elder has one at least
 * @away: days on which elders are not active, in the same way
 * @agreements: days on which an agreement is in force, in the same way
 * @contacts: contacts by elder and day, in the same way
 *
 * All that is asked for. It owns nothing.
 */
typedef struct
{
  gint32                     today;
  const SwScheduleRule      *rules;
  guint                      n_rules;
  const SwScheduleEmergency *emergencies;
  guint                      n_emergencies;
  guint                      n_elders;
  const gint32              *registered;
  const SwScheduleFacts     *facts;
  const guint32             *facts_start;
  const SwDaySpan           *away;
  const guint32             *away_start;
  const SwDaySpan           *agreements;
  const guint32             *agreements_start;
  const SwContact           *contacts;
  const guint32             *contacts_start;
} SwSchedule;

/**
 * SwSlot:
 * @elder: the elder's index
 * @rule: the rule's index
 * @k: which one of the window, from 1
 * @required: how many the window has
 * @made: how many of them are met by now
 * @state: a SwSlotState
 * @window: the window
 * @due_day: the day on which it is due
 * @met_day: the day of the contact that met it, or %SW_NONE
 * @contact: the index of that contact; only where @met_day is known
 *
 * One contact that a rule asks for.
 */
typedef struct
{
  guint32   elder;
  guint32   rule;
  guint16   k;
  guint16   required;
  guint16   made;
  guint16   state;
  SwDaySpan window;
  SwDay     due_day;
  SwDay     met_day;
  guint32   contact;
} SwSlot;

/**
 * SwSlotFunc:
 * @slot: a contact that is asked for; it is gone when the function returns
 * @user_data: data of the caller
 *
 * Is given the contacts of sw_schedule_run(), one after another.
 */
typedef void (*SwSlotFunc) (const SwSlot *slot,
                            gpointer      user_data);

/* The place of a count in what sw_schedule_count() fills. */
#define SW_SCHEDULE_COUNT(from, day, party, state) \
  ((((gsize) ((day) - (from))) * SW_N_PARTIES + (party)) * SW_N_SLOT_STATES + (state))

void            sw_period_window        (SwPeriod            period,
                                         SwDay               day,
                                         SwDay              *first,
                                         SwDay              *last);
SwScheduleFacts sw_schedule_facts       (const SwElderFacts *elder);
void            sw_schedule_needed      (const SwScheduleRule *rules,
                                         guint               n_rules,
                                         SwDay               from,
                                         SwDay               to,
                                         SwDay              *first,
                                         SwDay              *last);
void            sw_schedule_run         (const SwSchedule   *self,
                                         guint               first_elder,
                                         guint               n_elders,
                                         SwDay               from,
                                         SwDay               to,
                                         SwSlotFunc          func,
                                         gpointer            user_data);
GArray         *sw_schedule_slots       (const SwSchedule   *self,
                                         guint               first_elder,
                                         guint               n_elders,
                                         SwDay               from,
                                         SwDay               to);
void            sw_schedule_count       (const SwSchedule   *self,
                                         guint               first_elder,
                                         guint               n_elders,
                                         SwDay               from,
                                         SwDay               to,
                                         int                 sign,
                                         gint32             *counts);

G_END_DECLS
