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
 * volunteer registered as the liaison (备案联系人, 姑苏民卫〔2022〕159号, 二).
 */
struct _SwRelative
{
  SwRecord parent_instance;

  gint64 elder_id;
  char *name;
  char *relationship; /* 儿子、女儿、配偶… */
  gint64 sex; /* SwSex */
  char *document_number;
  char *phone;
  char *other_phone;
  gint64 residence; /* SwChildResidence */
  char *address;
  char *work_unit;
  gint64 supporter; /* boolean */
  gint64 able; /* boolean */
  gint64 emergency_contact; /* boolean */
  gint64 liaison; /* boolean */
  char *notes;
};

SwRelative *sw_relative_new (void);

SwRelative *sw_relative_find_contact (GPtrArray  *relatives);
const char *sw_relative_get_number   (SwRelative *self);

G_END_DECLS
