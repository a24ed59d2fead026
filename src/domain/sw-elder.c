/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-caregiver.h"
#include "sw-citizen-id.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-text.h"
#include "sw-name-keys.h"

static const SwField sw_elder_fields[] = {
  SW_FIELD_UP_TO (SwElder, name, 60, N_("Name"), "姓名", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwElder, name_pinyin, TEXT, N_("Pinyin"), "姓名拼音", SW_FIELD_DERIVED),
  SW_FIELD (SwElder, name_initials, TEXT, N_("Initials"), "拼音首字母", SW_FIELD_DERIVED),
  SW_FIELD (SwElder, name_key, TEXT, N_("Order of the name"), "姓名排序键", SW_FIELD_DERIVED),
  SW_FIELD_OF_ENUM (SwElder, sex, ENUM, &sw_sex_enum, N_("Sex"), "性别", 0),
  SW_FIELD (SwElder, birth_day, DAY, N_("Birth day"), "出生日期", 0),
  SW_FIELD_OF_ENUM (SwElder, document_kind, ENUM, &sw_document_kind_enum, N_("Document kind"), "证件类型", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwElder, document_number, 40, N_("Document number"), "身份证号", SW_FIELD_SEARCHABLE | SW_FIELD_SENSITIVE),
  SW_FIELD (SwElder, document_override, TEXT, N_("Reason to keep a wrong number"), "证件号有误的说明", 0),
  SW_FIELD_OF_ENUM (SwElder, document_state, ENUM, &sw_document_state_enum, N_("State of the document"), "证件核验", SW_FIELD_DERIVED),
  SW_FIELD_TO (SwElder, community_id, sw_community_get_type, N_("Community"), "社区", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwElder, grid_id, sw_grid_get_type, N_("Grid"), "网格", 0),
  SW_FIELD (SwElder, home_address, TEXT, N_("Home address"), "住址", SW_FIELD_SEARCHABLE),
  SW_FIELD (SwElder, household_address, TEXT, N_("Household address"), "户籍地址", 0),
  SW_FIELD (SwElder, same_address, BOOLEAN, N_("Lives where registered"), "是否居住在户籍所在地", 0),
  SW_FIELD_UP_TO (SwElder, phone, 100, N_("Phone"), "联系电话", SW_FIELD_SEARCHABLE | SW_FIELD_SENSITIVE),
  SW_FIELD_OF_ENUM (SwElder, category, ENUM, &sw_category_enum, N_("Category"), "类别", 0),
  SW_FIELD_OF_ENUM (SwElder, child_residence, ENUM, &sw_child_residence_enum, N_("Where the children live"), "子女居住地", 0),
  SW_FIELD (SwElder, child_residence_unsure, BOOLEAN, N_("Children’s residence to be verified"), "子女居住地待核实", 0),
  SW_FIELD_OF_ENUM (SwElder, marital_status, ENUM, &sw_marital_status_enum, N_("Marital status"), "婚姻状况", 0),
  SW_FIELD_OF_ENUM (SwElder, income_source, ENUM, &sw_income_source_enum, N_("Income source"), "经济来源", 0),
  SW_FIELD (SwElder, monthly_income, MONEY, N_("Monthly household income"), "家庭每月收入（元）", 0),
  SW_FIELD (SwElder, benefits, TEXT, N_("Benefits"), "领取养老保险、社会救助和社会福利补贴等情况", SW_FIELD_LONG),
  SW_FIELD (SwElder, low_income, BOOLEAN, N_("Low-income household"), "低保家庭", 0),
  SW_FIELD (SwElder, destitute, BOOLEAN, N_("Destitute, supported at home"), "分散特困供养", 0),
  SW_FIELD (SwElder, preferential, BOOLEAN, N_("Preferential treatment"), "重点优抚对象", 0),
  SW_FIELD (SwElder, special_family, BOOLEAN, N_("Special family-planning family"), "计划生育特殊家庭", 0),
  SW_FIELD (SwElder, left_behind, BOOLEAN, N_("Left behind"), "留守", 0),
  SW_FIELD_OF_ENUM (SwElder, care_ability, ENUM, &sw_care_ability_enum, N_("Care ability"), "照料能力", 0),
  SW_FIELD (SwElder, dementia, BOOLEAN, N_("Dementia"), "失智", 0),
  SW_FIELD (SwElder, disabled, BOOLEAN, N_("Disability"), "残疾", 0),
  SW_FIELD_UP_TO (SwElder, disability_certificate, 40, N_("Disability certificate"), "残疾人证号", SW_FIELD_SENSITIVE),
  SW_FIELD_OF_ENUM (SwElder, disability_degree, ENUM, &sw_disability_degree_enum, N_("Disability degree"), "残疾等级", 0),
  SW_FIELD (SwElder, health, TEXT, N_("Health"), "健康状况", SW_FIELD_LONG),
  SW_FIELD (SwElder, chronic_diseases, TEXT, N_("Chronic diseases"), "慢性病", 0),
  SW_FIELD (SwElder, daily_life, TEXT, N_("Daily life"), "生活起居", SW_FIELD_LONG),
  SW_FIELD_UP_TO (SwElder, family_doctor, 60, N_("Family doctor"), "家庭医生", 0),
  SW_FIELD_UP_TO (SwElder, family_doctor_phone, 100, N_("Family doctor’s phone"), "家庭医生电话", SW_FIELD_SENSITIVE),
  SW_FIELD (SwElder, homecare_client, BOOLEAN, N_("Home-care client"), "居家养老服务对象", 0),
  SW_FIELD_TO (SwElder, homecare_organisation_id, sw_organisation_get_type, N_("Home-care organisation"), "居家养老服务组织", 0),
  SW_FIELD (SwElder, call_button, BOOLEAN, N_("One-key call"), "一键呼", 0),
  SW_FIELD (SwElder, smart_meter, BOOLEAN, N_("Smart water meter"), "智能水表", 0),
  SW_FIELD (SwElder, other_devices, TEXT, N_("Other devices"), "其他设备", 0),
  SW_FIELD (SwElder, home_adapted, BOOLEAN, N_("Home adapted"), "已做适老化改造", 0),
  SW_FIELD_OF_ENUM (SwElder, water_safety, ENUM, &sw_safety_enum, N_("Drinking water"), "饮水是否安全", 0),
  SW_FIELD_OF_ENUM (SwElder, electricity_safety, ENUM, &sw_safety_enum, N_("Electricity"), "生活用电是否安全", 0),
  SW_FIELD_OF_ENUM (SwElder, gas_safety, ENUM, &sw_safety_enum, N_("Gas"), "燃气是否安全", 0),
  SW_FIELD_OF_ENUM (SwElder, heating_safety, ENUM, &sw_safety_enum, N_("Heating"), "取暖是否安全", 0),
  SW_FIELD_OF_ENUM (SwElder, housing_safety, ENUM, &sw_safety_enum, N_("Housing"), "住房是否安全", 0),
  SW_FIELD_OF_ENUM (SwElder, care_way, ENUM, &sw_care_way_enum, N_("Way of care"), "四个一批", 0),
  SW_FIELD_OF_ENUM (SwElder, helping_units, FLAGS, &sw_helping_unit_enum, N_("Helping units"), "帮扶单位", 0),
  SW_FIELD (SwElder, helping_measures, TEXT, N_("Helping measures"), "帮扶措施", SW_FIELD_LONG),
  SW_FIELD_OF_ENUM (SwElder, service_needs, FLAGS, &sw_service_need_enum, N_("Service needs"), "服务需求", 0),
  SW_FIELD (SwElder, willing, BOOLEAN, N_("Willing to be visited"), "接受探访意愿", 0),
  SW_FIELD (SwElder, in_need, BOOLEAN, N_("Found in need of care"), "经排查确需关爱服务", 0),
  SW_FIELD (SwElder, in_need_reason, TEXT, N_("Reason of the need"), "需关爱服务的原因", SW_FIELD_LONG),
  SW_FIELD_TO (SwElder, worker_id, sw_caregiver_get_type, N_("Community worker"), "社区工作者", 0),
  SW_FIELD_TO (SwElder, neighbour_id, sw_caregiver_get_type, N_("Neighbour or volunteer"), "近邻亲属或志愿者", 0),
  SW_FIELD (SwElder, registered_day, DAY, N_("Registered"), "入册日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwElder, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static gboolean
is_citizen_number (SwElder *self)
{
  return self->document_kind == SW_DOCUMENT_CITIZEN_ID || self->document_kind == SW_DOCUMENT_RESIDENCE_PERMIT;
}

/* Checks the number of a citizen or of a resident with a permit. */
static gboolean
check_number (SwElder           *self,
              SwCitizenIdFacts  *facts,
              GError           **error)
{
  if (self->document_kind == SW_DOCUMENT_RESIDENCE_PERMIT)
    return sw_residence_permit_check (self->document_number, facts, error);

  return sw_citizen_id_check (self->document_number, facts, error);
}

static void
sw_elder_derive (SwRecord *record)
{
  SwElder *self = SW_ELDER (record);
  SwCitizenIdFacts facts;

  sw_record_normalize (&self->name, sw_name_normalize);
  sw_name_keys_derive (self->name, &self->name_pinyin, &self->name_initials, &self->name_key);

  if (self->document_number && is_citizen_number (self))
    {
      char *normal = sw_citizen_id_normalize (self->document_number);

      g_free (self->document_number);
      self->document_number = normal;
      if (check_number (self, &facts, NULL))
        {
          self->birth_day = facts.birth_day;
          self->sex = facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
          /* The reason was for another number, and must not excuse the next wrong one. */
          g_clear_pointer (&self->document_override, g_free);
        }
    }

  self->document_state = sw_elder_check_document (self, NULL);
}

static void
sw_elder_validate (SwRecord  *record,
                   SwDay      today,
                   GPtrArray *issues)
{
  SwElder *self = SW_ELDER (record);
  g_autoptr (GError) error = NULL;
  SwCitizenIdFacts facts;

  switch (sw_elder_check_document (self, &error))
    {
    case SW_DOCUMENT_STATE_WRONG:
      sw_record_add_issue (record, issues, "document_number", SW_ISSUE_ERROR, "%s", error->message);
      break;
    case SW_DOCUMENT_STATE_OVERRIDDEN:
      sw_record_add_issue (record, issues, "document_number", SW_ISSUE_WARNING, "%s", error->message);
      break;
    case SW_DOCUMENT_STATE_MISSING:
      sw_record_add_issue (record, issues, "document_number", SW_ISSUE_WARNING,
                           _("The document number is missing."));
      break;
    case SW_DOCUMENT_STATE_VALID:
    default:
      break;
    }

  if (is_citizen_number (self) && self->document_number &&
      check_number (self, &facts, NULL))
    {
      if (self->sex != SW_NONE && self->sex != (facts.male ? SW_SEX_MALE : SW_SEX_FEMALE))
        sw_record_add_issue (record, issues, "sex", SW_ISSUE_WARNING,
                             _("The sex contradicts the identity number; the number holds."));
      if (self->birth_day != SW_NONE && self->birth_day != facts.birth_day)
        sw_record_add_issue (record, issues, "birth_day", SW_ISSUE_WARNING,
                             _("The birth day contradicts the identity number; the number holds."));
    }

  if (self->birth_day != SW_NONE && self->birth_day > today)
    sw_record_add_issue (record, issues, "birth_day", SW_ISSUE_ERROR,
                         _("The birth day is in the future."));
  else if (sw_elder_doubt_birth_day (self, today))
    sw_record_add_issue (record, issues, "birth_day", SW_ISSUE_WARNING,
                         /* Translators: an age in years. */
                         _("Born on this day one would be %d years old; compare it with the document."),
                         sw_elder_get_age (self, today));
  /* No error, as a clock that is behind would have nobody of the last days changed any more. */
  if (self->registered_day != SW_NONE && self->registered_day > today)
    sw_record_add_issue (record, issues, "registered_day", SW_ISSUE_WARNING,
                         _("The day of the registration is in the future: until then nothing is asked for."));
  if (self->monthly_income != SW_NONE && self->monthly_income < 0)
    sw_record_add_issue (record, issues, "monthly_income", SW_ISSUE_ERROR,
                         _("An income cannot be negative."));
}

static void
sw_elder_class_setup (SwRecordClass *klass)
{
  klass->derive = sw_elder_derive;
  klass->validate = sw_elder_validate;
}

/**
 * sw_elder_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwElder, sw_elder, "elder", N_("Elder"))

/**
 * sw_elder_check_document:
 * @self: an elder
 * @error: return location for what is wrong with the number
 *
 * @error is set for a wrong number, also for one that is kept with a reason.
 *
 * Returns: the state of the document
 */
SwDocumentState
sw_elder_check_document (SwElder *self,
                         GError **error)
{
  if (self->document_kind == SW_DOCUMENT_NO_DOCUMENT || self->document_kind == SW_NONE ||
      self->document_number == NULL)
    return SW_DOCUMENT_STATE_MISSING;

  if (!is_citizen_number (self) || check_number (self, NULL, error))
    return SW_DOCUMENT_STATE_VALID;

  return self->document_override ? SW_DOCUMENT_STATE_OVERRIDDEN : SW_DOCUMENT_STATE_WRONG;
}

/**
 * sw_elder_follows_from_number:
 * @self: an elder
 * @field: a field of the elder
 *
 * Returns: whether the document number tells what stands in the field, which cannot be set then
 */
gboolean
sw_elder_follows_from_number (SwElder       *self,
                              const SwField *field)
{
  if (strcmp (field->name, "sex") != 0 && strcmp (field->name, "birth_day") != 0)
    return FALSE;

  return is_citizen_number (self) && self->document_number != NULL && check_number (self, NULL, NULL);
}

/**
 * sw_elder_doubt_birth_day:
 * @self: an elder
 * @day: the day on which it is asked
 *
 * Returns: whether nobody in a register was born on that day: it is later than @day, or
 *   so long ago that the elder would be older than %SW_ELDER_MAX_AGE
 */
gboolean
sw_elder_doubt_birth_day (SwElder *self,
                          SwDay    day)
{
  return self->birth_day != SW_NONE &&
         (self->birth_day > day || sw_elder_get_age (self, day) > SW_ELDER_MAX_AGE);
}

/**
 * sw_elder_get_age:
 * @self: an elder
 * @day: a day
 *
 * Returns: the age in full years on @day, or -1 if the birth day is not known
 */
int
sw_elder_get_age (SwElder *self,
                  SwDay    day)
{
  return self->birth_day == SW_NONE ? -1 : sw_day_age (self->birth_day, day);
}
