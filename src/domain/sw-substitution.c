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
