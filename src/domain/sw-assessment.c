/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-assessment.h"

#include <glib/gi18n-lib.h>

#include "sw-visit.h"

#define RATING(member, enum_, label, heading) \
  SW_FIELD_OF_ENUM (SwAssessment, member, ENUM, enum_, label, heading, SW_FIELD_COMPACT)

static const SwField sw_assessment_fields[] = {
  SW_FIELD_TO (SwAssessment, visit_id, sw_visit_get_type, N_("Visit"), "探访", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD (SwAssessment, family_change, INTEGER, N_("Change of the family’s size"), "家庭人口", 0),
  RATING (expression, &sw_rating_enum, N_("Expression"), "表达能力"),
  RATING (mobility, &sw_rating_enum, N_("Mobility"), "行动能力"),
  RATING (disease, &sw_disease_rating_enum, N_("Disease"), "疾病状况"),
  SW_FIELD (SwAssessment, disease_name, TEXT, N_("Name of the disease"), "疾病名称", 0),
  RATING (mood, &sw_rating_enum, N_("Mood"), "情绪状态"),
  RATING (gas, &sw_safety_enum, N_("Safety of the gas"), "燃气安全"),
  RATING (plumbing, &sw_safety_enum, N_("Safety of plumbing and heating"), "水暖安全"),
  RATING (electricity, &sw_safety_enum, N_("Safety of the electricity"), "用电安全"),
  RATING (personal_hygiene, &sw_rating_enum, N_("Personal hygiene"), "个人卫生"),
  RATING (home_hygiene, &sw_rating_enum, N_("Hygiene of the home"), "家庭卫生"),
  RATING (indoor, &sw_rating_enum, N_("Indoor environment"), "室内环境"),
  { 0 }
};

static void
sw_assessment_validate (SwRecord  *record,
                        SwDay      today,
                        GPtrArray *issues)
{
  SwAssessment *self = SW_ASSESSMENT (record);

  if (self->family_change != SW_NONE && ABS (self->family_change) > 99)
    sw_record_add_issue (record, issues, "family_change", SW_ISSUE_ERROR,
                         _("A family does not change by so many persons."));
}

static void
sw_assessment_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_assessment_validate;
}

/**
 * sw_assessment_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwAssessment, sw_assessment, "assessment", N_("Assessment"))

/**
 * sw_assessment_is_bad_field:
 * @self: an assessment
 * @field: one of its fields
 *
 * Returns: whether the rating is worse, serious or unsafe, which offers to open
 *   a problem
 */
gboolean
sw_assessment_is_bad_field (SwAssessment  *self,
                            const SwField *field)
{
  gint64 value;

  if (field->kind != SW_FIELD_ENUM)
    return FALSE;

  value = SW_RECORD_NUMBER (self, field);
  return field->enumeration == &sw_safety_enum ? value == SW_SAFETY_UNSAFE : value == SW_RATING_WORSE;
}

/**
 * sw_assessment_is_bad:
 * @self: an assessment
 *
 * Returns: whether any rating is, see sw_assessment_is_bad_field()
 */
gboolean
sw_assessment_is_bad (SwAssessment *self)
{
  for (const SwField *field = sw_assessment_fields; field->name; field++)
    if (sw_assessment_is_bad_field (self, field))
      return TRUE;

  return FALSE;
}

/**
 * sw_assessment_is_empty:
 * @self: an assessment
 *
 * Returns: whether nothing is rated in it, so that there is nothing to save
 */
gboolean
sw_assessment_is_empty (SwAssessment *self)
{
  for (const SwField *field = sw_assessment_fields; field->name; field++)
    if (!(field->flags & SW_FIELD_OWNER) && sw_record_is_set (SW_RECORD (self), field))
      return FALSE;

  return TRUE;
}
