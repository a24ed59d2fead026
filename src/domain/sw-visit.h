/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_VISIT (sw_visit_get_type ())
G_DECLARE_FINAL_TYPE (SwVisit, sw_visit, SW, VISIT, SwRecord)

/**
 * SwVisit:
 *
 * One attempted or made contact or service (探访、关爱服务). Credit belongs to
 * who made it, whoever is assigned now.
 */
struct _SwVisit
{
  SwRecord parent_instance;

  gint64 elder_id;
  gint64 party; /* SwParty */
  gint64 caregiver_id; /* who made it; SW_NONE where only the party is known */
  gint64 channel; /* SwChannel */
  gint64 outcome; /* SwOutcome */
  gint64 day;
  gint64 minute;       /* since midnight; SW_NONE where the time is not known */
  gint64 services;     /* bits, numbered by SwService */
  char *content;
  char *needs;
  char *suggestions;
  gint64 satisfaction; /* SwSatisfaction */
  gint64 source; /* SwVisitSource */
  gint64 entered_day;
  char *entered_by;
  gint64 card_id;      /* the month card that it was read from */
};

SwVisit *sw_visit_new (void);

gboolean sw_outcome_counts    (gint64   outcome);
gboolean sw_visit_is_late     (SwVisit *self);
gint64   sw_party_of_caregiver (gint64  caregiver_kind);
char    *sw_visit_describe     (SwVisit *self);

G_END_DECLS
