/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-sections.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement.h"
#include "sw-assessment.h"
#include "sw-substitution.h"
#include "sw-supplement.h"
#include "sw-visit.h"

static const SwSection elder_sections[] = {
  { N_("Identity"),
    { "name", "document_kind", "document_number", "document_override", "sex", "birth_day", "phone", "marital_status",
      "registered_day" } },
  { N_("Residence"),
    { "community_id", "grid_id", "home_address", "same_address", "household_address" } },
  { N_("Family"),
    { "category", "child_residence", "child_residence_unsure", "left_behind", "special_family" } },
  { N_("Income and benefits"),
    { "income_source", "monthly_income", "low_income", "destitute", "preferential", "benefits" } },
  { N_("Health and care"),
    { "care_ability", "dementia", "disabled", "disability_degree", "disability_certificate", "chronic_diseases",
      "family_doctor", "family_doctor_phone", "health", "daily_life" } },
  { N_("Home safety and devices"),
    { "water_safety", "electricity_safety", "gas_safety", "heating_safety", "housing_safety", "home_adapted",
      "call_button", "smart_meter", "other_devices" } },
  { N_("Help"),
    { "care_way", "homecare_client", "homecare_organisation_id", "willing", "in_need", "in_need_reason",
      "helping_units", "helping_measures", "service_needs" } },
  { N_("Assignment"),
    { "worker_id", "neighbour_id" } },
  { N_("Notes"),
    { "notes" } },
};

/* What is done to an agreement step by step is not typed. */
static const SwSection agreement_sections[] = {
  { N_("Notes"), { "note" } },
};

static const SwSection supplement_sections[] = {
  { N_("Supplement"), { "day", "text" } },
};

static const SwSection visit_sections[] = {
  { N_("Visit"),
    { "elder_id", "caregiver_id", "party", "day", "minute", "channel", "outcome", "satisfaction", "source", "services" } },
  { N_("What Was Done and Said"), { "content", "needs", "suggestions" } },
};

static const SwSection assessment_sections[] = {
  { N_("Family and Health"),
    { "family_change", "expression", "mobility", "disease", "disease_name", "mood" } },
  { N_("Safety and Home"),
    { "gas", "plumbing", "electricity", "personal_hygiene", "home_hygiene", "indoor" } },
};

static const SwSection substitution_sections[] = {
  { N_("Leave"), { "caregiver_id", "substitute_id", "from_day", "to_day", "note" } },
};

static const struct
{
  GType          (*type) (void);
  const SwSection *sections;
  guint            n_sections;
} classes[] = {
  { sw_elder_get_type, elder_sections, G_N_ELEMENTS (elder_sections) },
  { sw_agreement_get_type, agreement_sections, G_N_ELEMENTS (agreement_sections) },
  { sw_supplement_get_type, supplement_sections, G_N_ELEMENTS (supplement_sections) },
  { sw_substitution_get_type, substitution_sections, G_N_ELEMENTS (substitution_sections) },
  { sw_visit_get_type, visit_sections, G_N_ELEMENTS (visit_sections) },
  { sw_assessment_get_type, assessment_sections, G_N_ELEMENTS (assessment_sections) },
};

/**
 * sw_record_sections:
 * @type: a record class
 * @n_sections: (out): how many sections there are
 *
 * Returns: (nullable): the sections in which its fields are shown, or %NULL
 *   where they need none
 */
const SwSection *
sw_record_sections (GType  type,
                    guint *n_sections)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i].type () == type)
      {
        *n_sections = classes[i].n_sections;
        return classes[i].sections;
      }

  *n_sections = 0;
  return NULL;
}

/**
 * sw_section_fields:
 * @section: (nullable): a section, or %NULL for all fields that can be typed
 * @klass: a record class
 *
 * Returns: (transfer container) (element-type SwField): the fields
 */
GPtrArray *
sw_section_fields (const SwSection *section,
                   SwRecordClass   *klass)
{
  GPtrArray *fields = g_ptr_array_new ();

  if (section)
    {
      for (guint i = 0; i < SW_SECTION_MAX_FIELDS && section->names[i]; i++)
        g_ptr_array_add (fields, (gpointer) sw_record_class_find_field (klass, section->names[i]));
      return fields;
    }

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & (SW_FIELD_DERIVED | SW_FIELD_OWNER)))
      g_ptr_array_add (fields, (gpointer) &klass->fields[i]);

  return fields;
}

/**
 * sw_field_is_wide:
 * @field: a field
 *
 * Returns: whether it takes a line of its own
 */
gboolean
sw_field_is_wide (const SwField *field)
{
  /* An address with its town is longer than a column. */
  return (field->flags & SW_FIELD_LONG) != 0 || field->kind == SW_FIELD_FLAGS ||
         (field->kind == SW_FIELD_TEXT && g_str_has_suffix (field->name, "address"));
}
