/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_CAREGIVER (sw_caregiver_get_type ())
G_DECLARE_FINAL_TYPE (SwCaregiver, sw_caregiver, SW, CAREGIVER, SwRecord)

/**
 * SwCaregiver:
 *
 * Anybody who contacts elders.
 */
struct _SwCaregiver
{
  SwRecord parent_instance;

  char *name;
  char *name_pinyin;
  char *name_initials;
  char *name_key; /* orders by pinyin as plain text */
  gint64 kind; /* SwCaregiverKind */
  gint64 sex; /* SwSex */
  char *document_number;
  char *phone;
  gint64 community_id;
  gint64 grid_id;
  gint64 organisation_id;
  char *address;
  gint64 from_day;
  gint64 ended_day; /* the last day of service */
  char *notes;
};

SwCaregiver *sw_caregiver_new       (void);

gboolean     sw_caregiver_serves_on (SwCaregiver *self,
                                     SwDay        day);

void         sw_caregivers_sort     (GPtrArray   *caregivers);

G_END_DECLS
