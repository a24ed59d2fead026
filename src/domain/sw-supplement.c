/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-supplement.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement.h"

static const SwField sw_supplement_fields[] = {
  SW_FIELD_TO (SwSupplement, agreement_id, sw_agreement_get_type, N_("Agreement"), "协议", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD (SwSupplement, serial, INTEGER, N_("Number"), "序号", SW_FIELD_REQUIRED),
  SW_FIELD (SwSupplement, day, DAY, N_("Day"), "日期", SW_FIELD_REQUIRED),
  SW_FIELD (SwSupplement, text, TEXT, N_("Text"), "补充内容", SW_FIELD_REQUIRED | SW_FIELD_LONG),
  SW_FIELD (SwSupplement, printed_day, DAY, N_("Printed on"), "打印日期", 0),
  SW_FIELD (SwSupplement, signed_day, DAY, N_("Signed on"), "签字日期", 0),
  { 0 }
};

static void
sw_supplement_validate (SwRecord  *record,
                        SwDay      today,
                        GPtrArray *issues)
{
  SwSupplement *self = SW_SUPPLEMENT (record);

  if (self->signed_day != SW_NONE && self->printed_day == SW_NONE)
    sw_record_add_issue (record, issues, "signed_day", SW_ISSUE_ERROR,
                         _("A supplement is printed before it is signed."));
  else if (self->signed_day != SW_NONE && self->signed_day < self->printed_day)
    sw_record_add_issue (record, issues, "signed_day", SW_ISSUE_ERROR,
                         _("The day of the signatures is before the day of printing."));
  if (self->signed_day != SW_NONE && self->signed_day > today)
    sw_record_add_issue (record, issues, "signed_day", SW_ISSUE_ERROR,
                         _("The day of the signatures is in the future."));
}

static void
sw_supplement_class_setup (SwRecordClass *klass)
{
  klass->validate = sw_supplement_validate;
}

/**
 * sw_supplement_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwSupplement, sw_supplement, "supplement", N_("Supplement"))
