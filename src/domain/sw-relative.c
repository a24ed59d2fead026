/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-relative.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"
#include "sw-phone.h"

static const SwField sw_relative_fields[] = {
  SW_FIELD_TO (SwRelative, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_UP_TO (SwRelative, name, 60, N_("Name"), "姓名", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD_UP_TO (SwRelative, relationship, 40, N_("Relationship"), "关系", 0),
  SW_FIELD_OF_ENUM (SwRelative, sex, ENUM, &sw_sex_enum, N_("Sex"), "性别", 0),
  SW_FIELD_UP_TO (SwRelative, document_number, 40, N_("Document number"), "身份证号", SW_FIELD_SENSITIVE),
  SW_FIELD_UP_TO (SwRelative, phone, 100, N_("Phone"), "联系电话", SW_FIELD_SENSITIVE | SW_FIELD_SEARCHABLE),
  SW_FIELD_UP_TO (SwRelative, other_phone, 100, N_("Other phone"), "备用电话", SW_FIELD_SENSITIVE),
  SW_FIELD_OF_ENUM (SwRelative, residence, ENUM, &sw_child_residence_enum, N_("Lives"), "居住地", 0),
  SW_FIELD (SwRelative, address, TEXT, N_("Address"), "住址", 0),
  SW_FIELD (SwRelative, work_unit, TEXT, N_("Employer"), "工作单位", 0),
  SW_FIELD (SwRelative, supporter, BOOLEAN, N_("Supporter"), "赡养人", 0),
  SW_FIELD (SwRelative, able, BOOLEAN, N_("Able to care"), "有照顾能力", 0),
  SW_FIELD (SwRelative, emergency_contact, BOOLEAN, N_("Emergency contact"), "紧急联系人", 0),
  SW_FIELD (SwRelative, liaison, BOOLEAN, N_("Registered liaison"), "备案联系人", 0),
  SW_FIELD (SwRelative, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static void
sw_relative_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_relative_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwRelative, sw_relative, "relative", N_("Relative"))

/**
 * sw_relative_find_contact:
 * @relatives: (element-type SwRelative): the relatives of an elder
 *
 * Returns: (transfer none) (nullable): the emergency contact; where none is marked, a supporter
 */
SwRelative *
sw_relative_find_contact (GPtrArray *relatives)
{
  SwRelative *best = NULL;

  for (guint i = 0; i < relatives->len; i++)
    {
      SwRelative *relative = relatives->pdata[i];

      if (relative->emergency_contact == 1 && (best == NULL || best->emergency_contact != 1))
        best = relative;
      else if (relative->supporter == 1 && best == NULL)
        best = relative;
    }

  return best;
}

/**
 * sw_relative_get_number:
 * @self: a relative
 *
 * Returns: (transfer none) (nullable): the number to be called, the other one where the first is none
 */
const char *
sw_relative_get_number (SwRelative *self)
{
  g_return_val_if_fail (SW_IS_RELATIVE (self), NULL);

  return self->phone == NULL || (sw_phone_is_note (self->phone) && self->other_phone != NULL) ? self->other_phone
                                                                                              : self->phone;
}
