/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreements.h"
#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-silence.h"

G_BEGIN_DECLS

/* So many of the longest silences stand on the first page at first, and so many days before a birthday of
 * 80 years an elder does. */
#define SW_TODAY_SILENCES    8
#define SW_TODAY_EIGHTY_DAYS 30

/**
 * SwTodaySum:
 * @key: a SwParty, or a caregiver's id; %SW_NONE for nobody
 * @organisation_id: the organisation, where it is one
 * @n_done: how many visits that are due today are made
 * @n_due: how many are due today, made or not
 * @n_overdue: how many are overdue from the days before
 *
 * What is due of one party or caregiver today.
 */
typedef struct
{
  gint64 key;
  gint64 organisation_id;
  gint64 n_done;
  gint64 n_due;
  gint64 n_overdue;
} SwTodaySum;

/**
 * SwTodayEmergency:
 * @emergency: (owned): an emergency that holds
 * @n_elders: how many elders are in scope
 * @n_safe: how many of them are found safe today
 * @n_escalated: how many nobody has reached for too long
 *
 * How far an emergency is today.
 */
typedef struct
{
  SwEmergency *emergency;
  guint        n_elders;
  guint        n_safe;
  guint        n_escalated;
} SwTodayEmergency;

/**
 * SwToday:
 *
 * What the first page shows, all of it owned.
 */
typedef struct
{
  SwDay             day;
  SwDue            *due;
  GArray           *parties;     /* SwTodaySum */
  GArray           *caregivers;  /* SwTodaySum, those with most overdue first */
  GArray           *silences;    /* SwSilence */
  gboolean          has_more_silences;
  GArray           *emergencies; /* SwTodayEmergency */
  SwAgreementCounts agreements;
  gint64            wait_days;
  gint64            n_eighty;
} SwToday;

SwToday *sw_today_load        (SwStore             *store,
                               SwDay                day,
                               int                  minute,
                               gboolean             with_due,
                               guint                n_silences,
                               GCancellable        *cancellable,
                               GError             **error);
void     sw_today_load_async  (SwStore             *store,
                               gboolean             with_due,
                               guint                n_silences,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
SwToday *sw_today_load_finish (SwStore             *store,
                               GAsyncResult        *result,
                               GError             **error);
void     sw_today_free        (SwToday             *self);
void     sw_today_follow      (SwToday             *self,
                               GArray              *gone,
                               GArray              *come);
void     sw_today_take_due    (SwToday             *self,
                               SwToday             *before);
gint64   sw_today_n_overdue   (SwToday             *self);
gboolean sw_today_notice      (gint64               n_open,
                               gint64               n_overdue,
                               char               **title,
                               char               **body);
char    *sw_today_silence_text (const SwSilence     *silence,
                               SwStore             *store);
char    *sw_today_eighty_text (SwDay                day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwToday, sw_today_free)

G_END_DECLS
