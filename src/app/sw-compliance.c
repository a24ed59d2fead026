/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the policies were kept in a span of days, without widgets. */
#include "sw-compliance.h"

#include <glib/gi18n-lib.h>

#include "sw-compliance-sheet.h"
#include "sw-day.h"
#include "sw-due-sums.h"
#include "sw-paper-due.h"
#include "sw-segment-bar.h"

/**
 * sw_compliance_new:
 * @from: the first day
 * @to: the last day
 * @today: the day on which the states are told
 * @by: what the sums are told by
 *
 * Returns: (transfer full): a question that is not answered yet
 */
SwCompliance *
sw_compliance_new (SwDay   from,
                   SwDay   to,
                   SwDay   today,
                   SwDueBy by)
{
  SwCompliance *self = g_new0 (SwCompliance, 1);

  self->scope = SW_DUE_SCOPE (from, to, today);
  self->by = by;

  return self;
}

/**
 * sw_compliance_copy:
 * @self: what was asked
 *
 * Returns: (transfer full): the same, which another thread may have
 */
SwCompliance *
sw_compliance_copy (SwCompliance *self)
{
  SwCompliance *copy = g_new (SwCompliance, 1);

  *copy = *self;
  copy->only_name = g_strdup (self->only_name);
  copy->sums = self->sums != NULL ? g_array_copy (self->sums) : NULL;

  return copy;
}

/**
 * sw_compliance_free:
 * @self: (transfer full) (nullable): what was asked
 *
 * Frees it.
 */
void
sw_compliance_free (SwCompliance *self)
{
  if (self == NULL)
    return;

  g_free (self->only_name);
  g_clear_pointer (&self->sums, g_array_unref);
  g_free (self);
}

/* --- Counting ------------------------------------------------------------- */

/**
 * sw_compliance_get_filter:
 * @only: one thing, or none
 *
 * Returns: which due visits it has
 */
SwDueFilter
sw_compliance_get_filter (const SwComplianceKey *only)
{
  SwDueFilter filter = SW_DUE_FILTER_ALL;

  if (!only->set)
    return filter;

  if (only->by == SW_DUE_BY_PARTY)
    filter.parties = 1u << only->key;
  else if (only->by == SW_DUE_BY_CAREGIVER && only->organisation_id != SW_NONE)
    filter.organisation_id = only->organisation_id;
  else if (only->by == SW_DUE_BY_CAREGIVER)
    filter.caregiver_id = only->key == SW_NONE ? SW_DUE_NOBODY : only->key;
  else if (only->by == SW_DUE_BY_COMMUNITY)
    filter.community_id = only->key;
  else if (only->by == SW_DUE_BY_ELDER)
    filter.elder_id = only->key;
  else if (only->by == SW_DUE_BY_RULE)
    filter.rule_id = only->key;

  return filter;
}

/* Adds the sums of one thing by elder. */
static void
add_sums (SwCompliance *self,
          SwDue        *due,
          GHashTable   *places)
{
  SwDueFilter filter = sw_compliance_get_filter (&self->only);
  g_autoptr (GArray) sums = sw_due_get_sums (due, SW_DUE_BY_ELDER, &filter);

  for (guint i = 0; i < sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (sums, SwDueSum, i);
      gpointer place;

      if (!g_hash_table_lookup_extended (places, &sum->key, NULL, &place))
        {
          g_hash_table_insert (places, g_memdup2 (&sum->key, sizeof sum->key), GUINT_TO_POINTER (self->sums->len));
          g_array_append_vals (self->sums, sum, 1);
          continue;
        }
      for (guint state = 0; state < SW_N_SLOT_STATES; state++)
        g_array_index (self->sums, SwDueSum, GPOINTER_TO_UINT (place)).counts[state] += sum->counts[state];
    }
}

/* A month at a time, so that a year needs no more memory. */
static gboolean
count_elders (SwCompliance  *self,
              SwStore       *store,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  SwDueScope part = self->scope;

  if (self->only.by == SW_DUE_BY_COMMUNITY)
    part.community_id = self->only.key;
  else if (self->only.by == SW_DUE_BY_CAREGIVER && self->only.organisation_id != SW_NONE)
    part.organisation_id = self->only.organisation_id;
  else if (self->only.by == SW_DUE_BY_CAREGIVER)
    part.caregiver_id = self->only.key;

  self->sums = g_array_new (FALSE, FALSE, sizeof (SwDueSum));
  while (part.from <= self->scope.to)
    {
      g_autoptr (SwDue) due = NULL;

      part.to = MIN (self->scope.to, sw_day_month_end (part.from));
      due = g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : sw_due_load (store, &part, error);
      if (due == NULL)
        return FALSE;
      add_sums (self, due, places);
      part.from = part.to + 1;
    }

  return TRUE;
}

/**
 * sw_compliance_count:
 * @self: what is asked
 * @store: a store, of the calling thread
 * @cancellable: (nullable): to stop between two months
 * @error: return location for an error
 *
 * Counts. With one thing only it is told by elder.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_compliance_count (SwCompliance  *self,
                     SwStore       *store,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_clear_pointer (&self->sums, g_array_unref);
  if (self->only.set)
    {
      SwDueSum sum = { .key = self->only.key, .organisation_id = self->only.organisation_id };

      self->by = SW_DUE_BY_ELDER;
      g_free (self->only_name);
      self->only_name = sw_due_sum_official_name (store, self->only.by, &sum);
      if (!count_elders (self, store, cancellable, error))
        return FALSE;
    }
  else
    {
      self->sums = sw_compliance_load (store, &self->scope, self->by, error);
      if (self->sums == NULL)
        return FALSE;
    }
  sw_due_sums_sort (self->sums);

  return TRUE;
}

/**
 * sw_compliance_get_total:
 * @self: what was counted
 *
 * Returns: the sum of the sums
 */
SwDueSum
sw_compliance_get_total (SwCompliance *self)
{
  SwDueSum total = { .key = SW_NONE, .organisation_id = SW_NONE };

  for (guint i = 0; self->sums != NULL && i < self->sums->len; i++)
    for (guint state = 0; state < SW_N_SLOT_STATES; state++)
      total.counts[state] += g_array_index (self->sums, SwDueSum, i).counts[state];

  return total;
}

/* --- Words ---------------------------------------------------------------- */

/**
 * sw_due_sum_get_parts:
 * @sum: a sum
 * @parts: (array fixed-size=4) (out caller-allocates): made in time, made late, not made, to come, as
 *   #SwSegment
 *
 * Gets the parts of a bar.
 */
void
sw_due_sum_get_parts (const SwDueSum *sum,
                      guint          *parts)
{
  parts[SW_SEGMENT_DONE] = (guint) sum->counts[SW_SLOT_MET];
  parts[SW_SEGMENT_LATE] = (guint) sum->counts[SW_SLOT_LATE];
  parts[SW_SEGMENT_MISSED] = (guint) (sum->counts[SW_SLOT_MISSED] + sum->counts[SW_SLOT_OVERDUE]);
  parts[SW_SEGMENT_OPEN] = (guint) (sum->counts[SW_SLOT_DUE] + sum->counts[SW_SLOT_UPCOMING]);
}

/**
 * sw_due_sum_name:
 * @sum: a sum
 * @by: what it is told by
 * @store: a store, for the names
 *
 * Returns: (transfer full): its name on the screen
 */
char *
sw_due_sum_name (const SwDueSum *sum,
                 SwDueBy         by,
                 SwStore        *store)
{
  if (by == SW_DUE_BY_PARTY)
    return g_strdup (sw_enum_label (&sw_party_enum, sum->key));
  if (sum->key == SW_NONE && sum->organisation_id == SW_NONE)
    return g_strdup (_("Nobody assigned"));

  return sw_due_sum_official_name (store, by, sum);
}

/**
 * sw_due_by_label:
 * @by: what sums are told by
 *
 * Returns: its word on the screen
 */
const char *
sw_due_by_label (SwDueBy by)
{
  static const char * const labels[] = { N_("By party"), N_("By caregiver"), N_("By community"), N_("By elder"), N_("By rule") };

  return _(labels[by]);
}

/* --- Paper and workbook --------------------------------------------------- */

/**
 * sw_compliance_write:
 * @self: what was counted
 * @store: a store, for the names
 * @path: the workbook to write
 * @error: return location for an error
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_compliance_write (SwCompliance  *self,
                     SwStore       *store,
                     const char    *path,
                     GError       **error)
{
  return sw_compliance_sheet_write (store, path, &self->scope, self->by, self->sums, self->only_name, error);
}

/**
 * sw_compliance_make_document:
 * @self: what was counted
 * @store: a store that nobody else uses, since the document keeps it
 * @error: return location
 *
 * Makes the table of it.
 *
 * Returns: (transfer full) (nullable): the document
 */
SwPrintDocument *
sw_compliance_make_document (SwCompliance  *self,
                             SwStore       *store,
                             GError       **error)
{
  g_autoptr (SwForm) form = sw_paper_compliance (store, &self->scope, self->by, self->sums, self->only_name, error);
  g_autoptr (SwPrintDocument) document = NULL;
  g_autofree char *from = sw_day_format_iso (self->scope.from);
  g_autofree char *to = sw_day_format_iso (self->scope.to);
  g_autofree char *name = g_strdup_printf ("完成情况表 %s至%s", from, to);

  if (form == NULL)
    return NULL;
  document = sw_print_document_new (form, name, NULL);
  if (!sw_print_document_check (document, error))
    return NULL;

  return g_steal_pointer (&document);
}
