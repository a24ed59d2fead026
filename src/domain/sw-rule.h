/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

/* What fits on the boxes of a month card. */
#define SW_RULE_MAX_COUNT 31

#define SW_TYPE_RULE (sw_rule_get_type ())
G_DECLARE_FINAL_TYPE (SwRule, sw_rule, SW, RULE, SwRecord)

/**
 * SwRule:
 *
 * How often which party owes which elders a contact, and the clause that says so.
 */
struct _SwRule
{
  SwRecord parent_instance;

  gint64 policy_id;
  char *title;
  char *clause; /* the sentence of the document */
  gint64 party; /* SwParty; who owes it */
  gint64 also; /* bits of SwParty: who else meets it; SW_NONE: nobody */
  gint64 channels; /* bits of SwChannel; SW_NONE: any */
  gint64 service; /* SwService; SW_NONE: any */
  gint64 count; /* so many in a period */
  gint64 period; /* SwPeriod */
  gint64 target; /* SwTarget */
  gint64 categories; /* bits of SwCategory; SW_NONE: any */
  gint64 basis; /* SwBasis */
  gint64 emergency; /* 1: only while an emergency holds */
  gint64 from_day; /* SW_NONE: as its policy */
  gint64 to_day;
};

SwRule *sw_rule_new (void);

char   *sw_period_format_made (SwPeriod period,
                               SwDay    first,
                               guint    made,
                               guint    required,
                               SwDay    today);

G_END_DECLS
