/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_SUBSTITUTION (sw_substitution_get_type ())
G_DECLARE_FINAL_TYPE (SwSubstitution, sw_substitution, SW, SUBSTITUTION, SwRecord)

/**
 * SwSubstitution:
 *
 * Somebody visits in the place of a caregiver who is on leave for a span of days.
 */
struct _SwSubstitution
{
  SwRecord parent_instance;

  gint64 caregiver_id;
  gint64 substitute_id;
  gint64 from_day;
  gint64 to_day;
  char *note;
};

SwSubstitution *sw_substitution_new          (void);
SwSubstitution *sw_substitution_find_overlap (SwSubstitution  *self,
                                              GPtrArray       *others);
GPtrArray      *sw_substitution_find_circle  (SwSubstitution  *self,
                                              GPtrArray       *others,
                                              SwDay           *from,
                                              SwDay           *to);

G_END_DECLS
