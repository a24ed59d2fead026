/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-organisation.h"

#include <glib/gi18n-lib.h>

static const SwField sw_organisation_fields[] = {
  SW_FIELD_UP_TO (SwOrganisation, name, 80, N_("Organisation"), "组织名称", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD_OF_ENUM (SwOrganisation, kind, ENUM, &sw_organisation_kind_enum, N_("Kind"), "类型", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwOrganisation, contact_name, 60, N_("Contact"), "联系人", 0),
  SW_FIELD_UP_TO (SwOrganisation, contact_phone, 100, N_("Contact phone"), "联系电话", 0),
  SW_FIELD (SwOrganisation, address, TEXT, N_("Address"), "地址", 0),
  SW_FIELD (SwOrganisation, ended_day, DAY, N_("Ended"), "终止日期", 0),
  SW_FIELD (SwOrganisation, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static void
sw_organisation_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_organisation_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwOrganisation, sw_organisation, "organisation", N_("Organisation"))
