/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_RELATIVE (sw_relative_get_type ())
G_DECLARE_FINAL_TYPE (SwRelative, sw_relative, SW, RELATIVE, SwRecord)

/**
 * SwRelative:
 *
 * A child, spouse or other relative of an elder, or the neighbour or
 * volunteer registered as the liaison (备案联系人, 004 二).
 */
struct _SwRelative
{
  SwRecord parent_instance;

  gint64 elder_id;
  char *name;
  char *relationship; /* 儿子、女儿、配偶… */
  gint64 sex;
  char *document_number;
  char *phone;
  char *other_phone;
  gint64 residence;
  char *address;
  char *work_unit;
  gint64 supporter;
  gint64 able;
  gint64 emergency_contact;
  gint64 liaison;
  char *notes;
};

SwRelative *sw_relative_new (void);

SwRelative *sw_relative_find_contact (GPtrArray *relatives);

G_END_DECLS
