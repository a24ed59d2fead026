/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-community.h"

#include <glib/gi18n-lib.h>

static const SwField sw_community_fields[] = {
  SW_FIELD_UP_TO (SwCommunity, name, 40, N_("Community"), "社区", SW_FIELD_REQUIRED | SW_FIELD_SEARCHABLE),
  SW_FIELD_OF_ENUM (SwCommunity, kind, ENUM, &sw_community_kind_enum, N_("Kind"), "类型", 0),
  SW_FIELD_OF_ENUM (SwCommunity, scope, ENUM, &sw_scope_enum, N_("Scope of the register"), "摸排范围", 0),
  SW_FIELD_UP_TO (SwCommunity, contact_name, 60, N_("Contact"), "联系人", 0),
  SW_FIELD_UP_TO (SwCommunity, contact_phone, 100, N_("Contact phone"), "联系电话", 0),
  SW_FIELD (SwCommunity, address, TEXT, N_("Address"), "地址", 0),
  SW_FIELD (SwCommunity, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static void
sw_community_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_community_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwCommunity, sw_community, "community", N_("Community"))
