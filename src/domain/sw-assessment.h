/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_ASSESSMENT (sw_assessment_get_type ())
G_DECLARE_FINAL_TYPE (SwAssessment, sw_assessment, SW, ASSESSMENT, SwRecord)

/**
 * SwAssessment:
 *
 * What was found at a visit: section 五、探访情况 of the visit record
 * (特殊困难老年人探访关爱服务记录表).
 */
struct _SwAssessment
{
  SwRecord parent_instance;

  gint64 visit_id;
  gint64 family_change; /* persons more, or less where negative; 0 for no change */
  gint64 expression; /* SwRating */
  gint64 mobility; /* SwRating */
  gint64 disease; /* SwRating, in the words of sw_disease_rating_enum */
  char *disease_name;
  gint64 mood; /* SwRating */
  gint64 gas; /* SwSafety */
  gint64 plumbing; /* SwSafety */
  gint64 electricity; /* SwSafety */
  gint64 personal_hygiene; /* SwRating */
  gint64 home_hygiene; /* SwRating */
  gint64 indoor; /* SwRating */
};

SwAssessment *sw_assessment_new (void);

gboolean sw_assessment_is_bad_field (SwAssessment  *self,
                                     const SwField *field);
gboolean sw_assessment_is_bad       (SwAssessment  *self);
gboolean sw_assessment_is_empty     (SwAssessment  *self);

G_END_DECLS
