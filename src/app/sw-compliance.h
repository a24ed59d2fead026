/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due-sums.h"
#include "sw-due.h"
#include "sw-print-document.h"

G_BEGIN_DECLS

/**
 * SwComplianceKey:
 * @by: what @key is of; meaningless with @set %FALSE
 * @key: a SwParty, or an id; %SW_NONE for nobody
 * @organisation_id: with a caregiver the organisation, where it is one
 * @set: whether only this is counted
 *
 * The one thing whose elders are told of.
 */
typedef struct
{
  SwDueBy  by;
  gint64   key;
  gint64   organisation_id;
  gboolean set;
} SwComplianceKey;

/**
 * SwCompliance:
 *
 * What was asked for in a span and what became of it, all of it owned.
 */
typedef struct
{
  SwDueScope      scope;
  SwDueBy         by;
  SwComplianceKey only;
  char           *only_name; /* in the words of the documents; NULL without one */
  GArray         *sums;      /* SwDueSum, where most is missing first */
} SwCompliance;

SwCompliance    *sw_compliance_new           (SwDay                  from,
                                              SwDay                  to,
                                              SwDay                  today,
                                              SwDueBy                by);
SwCompliance    *sw_compliance_copy          (SwCompliance          *self);
void             sw_compliance_free          (SwCompliance          *self);
gboolean         sw_compliance_count         (SwCompliance          *self,
                                              SwStore               *store,
                                              GCancellable          *cancellable,
                                              GError               **error);
SwDueFilter      sw_compliance_get_filter    (const SwComplianceKey *only);
SwDueSum         sw_compliance_get_total     (SwCompliance          *self);
void             sw_due_sum_get_parts        (const SwDueSum        *sum,
                                              guint                 *parts);
char            *sw_due_sum_name             (const SwDueSum        *sum,
                                              SwDueBy                by,
                                              SwStore               *store);
const char      *sw_due_by_label             (SwDueBy                by);
gboolean         sw_compliance_write         (SwCompliance          *self,
                                              SwStore               *store,
                                              const char            *path,
                                              GError               **error);
SwPrintDocument *sw_compliance_make_document (SwCompliance          *self,
                                              SwStore               *store,
                                              GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCompliance, sw_compliance_free)

G_END_DECLS
