/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-caregiver.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-text.h"
#include "sw-name-keys.h"

static const SwField sw_caregiver_fields[] = {
  SW_FIELD_UP_TO (SwCaregiver, name, 60, N_("Name"), "姓名", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwCaregiver, name_pinyin, TEXT, N_("Pinyin"), "姓名拼音", SW_FIELD_DERIVED),
  SW_FIELD (SwCaregiver, name_initials, TEXT, N_("Initials"), "拼音首字母", SW_FIELD_DERIVED),
  SW_FIELD (SwCaregiver, name_key, TEXT, N_("Order of the name"), "姓名排序键", SW_FIELD_DERIVED),
  SW_FIELD_OF_ENUM (SwCaregiver, kind, ENUM, &sw_caregiver_kind_enum, N_("Kind"), "人员类型", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwCaregiver, sex, ENUM, &sw_sex_enum, N_("Sex"), "性别", 0),
  SW_FIELD_UP_TO (SwCaregiver, document_number, 40, N_("Document number"), "身份证号", SW_FIELD_SENSITIVE),
  SW_FIELD_UP_TO (SwCaregiver, phone, 100, N_("Phone"), "联系电话", SW_FIELD_SENSITIVE | SW_FIELD_SEARCHABLE),
  SW_FIELD_TO (SwCaregiver, community_id, sw_community_get_type, N_("Community"), "社区", 0),
  SW_FIELD_TO (SwCaregiver, grid_id, sw_grid_get_type, N_("Grid"), "网格", 0),
  SW_FIELD_TO (SwCaregiver, organisation_id, sw_organisation_get_type, N_("Organisation"), "所属组织", 0),
  SW_FIELD (SwCaregiver, address, TEXT, N_("Address"), "住址", 0),
  SW_FIELD (SwCaregiver, from_day, DAY, N_("From"), "开始日期", 0),
  SW_FIELD (SwCaregiver, ended_day, DAY, N_("Ended"), "结束日期", 0),
  SW_FIELD (SwCaregiver, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static void
sw_caregiver_derive (SwRecord *record)
{
  SwCaregiver *self = SW_CAREGIVER (record);

  sw_record_normalize (&self->name, sw_name_normalize);
  sw_name_keys_derive (self->name, &self->name_pinyin, &self->name_initials, &self->name_key);
}

static void
sw_caregiver_class_setup (SwRecordClass *klass)
{
  klass->derive = sw_caregiver_derive;
}

/**
 * sw_caregiver_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwCaregiver, sw_caregiver, "caregiver", N_("Caregiver"))

/**
 * sw_caregiver_serves_on:
 * @self: a caregiver
 * @day: a day
 *
 * Returns: whether the service has not ended before @day; the last day of service is one of service
 */
gboolean
sw_caregiver_serves_on (SwCaregiver *self,
                        SwDay        day)
{
  g_return_val_if_fail (SW_IS_CAREGIVER (self), FALSE);

  return self->ended_day == SW_NONE || self->ended_day >= day;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return g_strcmp0 ((*(SwCaregiver * const *) a)->name_key, (*(SwCaregiver * const *) b)->name_key);
}

/**
 * sw_caregivers_sort:
 * @caregivers: (element-type SwCaregiver): caregivers
 *
 * Puts them in the order of their names.
 */
void
sw_caregivers_sort (GPtrArray *caregivers)
{
  g_ptr_array_sort (caregivers, compare_keys);
}
