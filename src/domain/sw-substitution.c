/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-substitution.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"

static const SwField sw_substitution_fields[] = {
  SW_FIELD_TO (SwSubstitution, caregiver_id, sw_caregiver_get_type, N_("On leave"), "请假人员", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwSubstitution, substitute_id, sw_caregiver_get_type, N_("Substitute"), "代班人员", SW_FIELD_REQUIRED),
  SW_FIELD (SwSubstitution, from_day, DAY, N_("From"), "开始日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwSubstitution, to_day, DAY, N_("To"), "结束日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwSubstitution, note, TEXT, N_("Note"), "说明", SW_FIELD_LONG),
  { 0 }
};

static void
sw_substitution_validate (SwRecord  *record,
                          SwDay      today,
                          GPtrArray *issues)
{
  SwSubstitution *self = SW_SUBSTITUTION (record);

  if (self->caregiver_id != SW_NONE && self->caregiver_id == self->substitute_id)
    sw_record_add_issue (record, issues, "substitute_id", SW_ISSUE_ERROR,
                         _("Nobody can be the own substitute; choose somebody else."));
  if (self->from_day != SW_NONE && self->to_day != SW_NONE && self->to_day < self->from_day)
    sw_record_add_issue (record, issues, "to_day", SW_ISSUE_ERROR,
                         _("The last day is before the first."));
}

static void
sw_substitution_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_substitution_validate;
}

/**
 * sw_substitution_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwSubstitution, sw_substitution, "substitution", N_("Substitution"))

static gboolean
is_same (SwSubstitution *self,
         SwSubstitution *other)
{
  gint64 id = sw_record_get_id (SW_RECORD (self));

  return self == other || (id != SW_NONE && id == sw_record_get_id (SW_RECORD (other)));
}

/**
 * sw_substitution_find_overlap:
 * @self: a leave
 * @others: (element-type SwSubstitution): all that are known; @self may be among them
 *
 * Looks for another leave of the same caregiver. On a day of both it could not be said who visits.
 *
 * Returns: (transfer none) (nullable): the first that shares a day with @self
 */
SwSubstitution *
sw_substitution_find_overlap (SwSubstitution *self,
                              GPtrArray      *others)
{
  g_return_val_if_fail (SW_IS_SUBSTITUTION (self), NULL);

  for (guint i = 0; i < others->len; i++)
    {
      SwSubstitution *other = others->pdata[i];

      if (!is_same (self, other) && other->caregiver_id == self->caregiver_id &&
          other->from_day <= self->to_day && other->to_day >= self->from_day)
        return other;
    }

  return NULL;
}

/* Goes on from the last of @chain, on days that all in it share, until it comes to @self's caregiver again. */
static gboolean
follow (SwSubstitution *self,
        GPtrArray      *others,
        GPtrArray      *chain,
        SwDay          *from,
        SwDay          *to)
{
  gint64 next = SW_SUBSTITUTION (chain->pdata[chain->len - 1])->substitute_id;
  SwDay first = *from, last = *to;

  if (next == self->caregiver_id)
    return TRUE;

  for (guint i = 0; i < others->len; i++)
    {
      SwSubstitution *other = others->pdata[i];

      *from = MAX (first, other->from_day);
      *to = MIN (last, other->to_day);
      if (other->caregiver_id != next || *from > *to || is_same (self, other) ||
          g_ptr_array_find (chain, other, NULL))
        continue;
      g_ptr_array_add (chain, other);
      if (follow (self, others, chain, from, to))
        return TRUE;
      g_ptr_array_set_size (chain, chain->len - 1);
    }

  return FALSE;
}

/**
 * sw_substitution_find_circle:
 * @self: a leave
 * @others: (element-type SwSubstitution): all that are known; @self may be among them
 * @from: (out): the first day on which nobody would visit
 * @to: (out): the last such day
 *
 * Looks whether the substitutes of those who are on leave lead back to who is on leave first, so
 * that nobody would visit.
 *
 * Returns: (transfer container) (nullable) (element-type SwSubstitution): the leaves of the
 *   circle, beginning with @self; %NULL for none
 */
GPtrArray *
sw_substitution_find_circle (SwSubstitution *self,
                             GPtrArray      *others,
                             SwDay          *from,
                             SwDay          *to)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  g_return_val_if_fail (SW_IS_SUBSTITUTION (self), NULL);

  *from = self->from_day;
  *to = self->to_day;
  g_ptr_array_add (chain, self);

  return follow (self, others, chain, from, to) ? g_steal_pointer (&chain) : NULL;
}
