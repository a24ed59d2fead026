/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"

G_BEGIN_DECLS

/**
 * SwVerify:
 *
 * Why an elder stands on the to-verify list (待核实). The values are bits.
 */
typedef enum
{
  SW_VERIFY_DOCUMENT_MISSING = 1 << 0,
  SW_VERIFY_DOCUMENT_WRONG = 1 << 1,
  SW_VERIFY_SAME_DOCUMENT = 1 << 2,
  SW_VERIFY_SAME_PERSON = 1 << 3, /* same name and birth day */
  SW_VERIFY_UNDER_AGE = 1 << 4,   /* below 60 */
  SW_VERIFY_NO_PHONE = 1 << 5,    /* neither an own nor a relative's */
  SW_VERIFY_CHILDREN_UNKNOWN = 1 << 6,
  SW_VERIFY_CHILDREN_UNSURE = 1 << 7, /* 区外 from a workbook */
  SW_VERIFY_CONTRADICTION = 1 << 8,   /* category and children's residence */
  SW_VERIFY_ENDED_WORKER = 1 << 9,
  SW_VERIFY_CATEGORY_MISSING = 1 << 10,
  SW_VERIFY_NO_VISIT = 1 << 11, /* never, where visits are recorded */
  SW_VERIFY_BIRTH_DAY = 1 << 12, /* in the future, or too long ago */
  SW_VERIFY_ALL = (1 << 13) - 1
} SwVerify;

#define SW_VERIFY_MIN_AGE 60

/**
 * SwVerifyFacts:
 *
 * What the list asks of the other records.
 */
typedef struct
{
  gboolean same_document;
  gboolean same_person;
  gboolean relative_has_phone;
  gboolean worker_ended;
  gboolean never_visited; /* and others are */
} SwVerifyFacts;

SwVerify    sw_elder_verify          (SwElder             *self,
                                      const SwVerifyFacts *facts,
                                      SwDay                day);
gboolean    sw_elder_contradicts     (gint64               category,
                                      gint64               child_residence);
const char *sw_verify_label          (SwVerify             one);
const char *sw_verify_nick           (SwVerify             one);

G_END_DECLS
