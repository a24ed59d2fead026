/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-office.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-text.h"

static const SwField sw_office_fields[] = {
  SW_FIELD_UP_TO (SwOffice, name, 40, N_("Street office"), "街道名称", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwOffice, full_name, 130, N_("Full name"), "全称", 0),
  SW_FIELD_UP_TO (SwOffice, district, 40, N_("District"), "区（县）", SW_FIELD_REQUIRED),
  SW_FIELD_UP_TO (SwOffice, city, 40, N_("City"), "市", 0),
  SW_FIELD_UP_TO (SwOffice, leader, 60, N_("Leader"), "主要领导", 0),
  SW_FIELD_UP_TO (SwOffice, contact_name, 60, N_("Form filled in by"), "填表人", 0),
  SW_FIELD_UP_TO (SwOffice, contact_phone, 100, N_("Contact phone"), "联系电话", 0),
  SW_FIELD_UP_TO (SwOffice, seal_name, 130, N_("Name on the seal"), "公章名称", 0),
  SW_FIELD_UP_TO (SwOffice, agreement_prefix, 20, N_("Agreement prefix"), "协议编号前缀", 0),
  SW_FIELD_OF_ENUM (SwOffice, scope, ENUM, &sw_scope_enum, N_("Scope of the register"), "摸排范围", SW_FIELD_REQUIRED),
  SW_FIELD_OF_ENUM (SwOffice, collation, ENUM, &sw_collation_enum, N_("Order of names"), "姓名排序", SW_FIELD_REQUIRED),
  SW_FIELD (SwOffice, signature_wait_days, INTEGER, N_("Days to wait for a signature"), "待签字提醒天数", 0),
  SW_FIELD (SwOffice, demonstration, BOOLEAN, N_("Demonstration data"), "演示数据", 0),
  SW_FIELD_TO (SwOffice, agreement_template_id, sw_agreement_text_get_type, N_("Text of the agreement"), "协议文本", 0),
  { 0 }
};

static void
sw_office_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_office_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwOffice, sw_office, "office", N_("Office"))

/**
 * sw_office_get_full_name:
 * @self: an office
 *
 * Returns: (nullable): the name that the law knows it by, as it stands in agreements and
 *   letters; where that is not known, its name
 */
const char *
sw_office_get_full_name (SwOffice *self)
{
  g_return_val_if_fail (SW_IS_OFFICE (self), NULL);

  return self->full_name ? self->full_name : self->name;
}
