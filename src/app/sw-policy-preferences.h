/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-policies.h"

G_BEGIN_DECLS

#define SW_TYPE_POLICY_PREFERENCES (sw_policy_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SwPolicyPreferences, sw_policy_preferences, SW, POLICY_PREFERENCES, AdwPreferencesPage)

void     sw_policy_preferences_set_store (SwPolicyPreferences *self,
                                          SwStore             *store);
guint    sw_policy_preferences_get_n     (SwPolicyPreferences *self);
char    *sw_rule_save                    (SwStore             *store,
                                          SwRecord            *rule,
                                          gpointer             data,
                                          GError             **error);

G_END_DECLS
