/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-policy.h"
#include "sw-rule.h"

G_BEGIN_DECLS

char *sw_policy_describe (SwPolicy *policy);
char *sw_rule_describe   (SwRule   *rule);

G_END_DECLS
