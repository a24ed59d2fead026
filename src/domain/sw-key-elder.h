/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"

G_BEGIN_DECLS

/* The ages in full years of 姑苏民卫〔2022〕159号, 一: 重点空巢独居老人; the second
 * for those of low-income households who are disabled or semi-disabled. */
#define SW_KEY_AGE 80
#define SW_LOW_INCOME_KEY_AGE 60

/**
 * SwReason:
 * @label: the translatable name of the condition
 * @value: the elder's value, in the user's language
 * @required: what the rule asks for, in the user's language
 * @met: whether the value meets it
 *
 * One condition of the key-elder rule, for somebody who asks why.
 */
typedef struct
{
  const char *label;
  char       *value;
  char       *required;
  gboolean    met;
} SwReason;

gboolean   sw_elder_is_key          (SwElder *self,
                                     SwDay    day);
gboolean   sw_elder_needs_agreement (SwElder *self,
                                     SwDay    day);
GPtrArray *sw_elder_key_reasons     (SwElder *self,
                                     SwDay    day);
SwDay      sw_elder_key_birth_limit (SwDay    day,
                                     int      age);
gboolean   sw_elder_in_scope        (SwElder *self,
                                     SwScope  scope);
gboolean   sw_elder_low_income_disabled (SwElder *self);

G_END_DECLS
