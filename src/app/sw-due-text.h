/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* In what order a list of due visits stands, and what its headings name. */
typedef enum
{
  SW_DUE_GROUP_CAREGIVER,
  SW_DUE_GROUP_PARTY
} SwDueGroup;

/* What somebody says with one key about a due visit. */
typedef enum
{
  SW_DUE_ANSWER_PHONE,
  SW_DUE_ANSWER_HOME,
  SW_DUE_ANSWER_NOT_REACHED
} SwDueAnswer;

char       *sw_due_slot_describe   (const SwDueSlot *slot,
                                    SwRule          *rule,
                                    SwDay            today);
char       *sw_due_slot_badge      (const SwDueSlot *slot,
                                    SwDay            today,
                                    const char     **css_class);
char       *sw_due_nothing_text    (GArray          *slots,
                                    const char     **title);
gboolean    sw_due_slot_is_open    (const SwDueSlot *slot);
char       *sw_due_slot_group      (const SwDueSlot *slot,
                                    SwDueGroup       group,
                                    SwStore         *store);
gboolean    sw_due_slots_share_heading (const SwDueSlot *one,
                                    const SwDueSlot *other,
                                    SwDueGroup       group);
int         sw_due_slots_compare   (const SwDueSlot *one,
                                    const SwDueSlot *other,
                                    SwDueGroup       group);
GArray     *sw_due_slots_sort      (GArray          *slots,
                                    SwDueGroup       group);
GPtrArray  *sw_due_make_visits     (GArray          *slots,
                                    SwDueAnswer      answer,
                                    SwDay            day,
                                    SwDue           *due);

G_END_DECLS
