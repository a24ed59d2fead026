/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Policies in use. All that changes them stands within an open action. */
#pragma once

#include "sw-policy.h"
#include "sw-rule.h"
#include "sw-store.h"

G_BEGIN_DECLS

SwPolicy  *sw_policies_use       (SwStore     *store,
                                  const char  *nick,
                                  SwDay        from_day,
                                  GError     **error);
SwPolicy  *sw_policies_get_own   (SwStore     *store,
                                  SwDay        from_day,
                                  GError     **error);
char      *sw_policies_say_missed (SwDay       from,
                                   SwDay       to);
char      *sw_policies_say_struck_out (SwDay   from,
                                       SwDay   to);
gboolean   sw_policies_check_end (SwPolicy    *policy,
                                  SwRule      *rule,
                                  SwDay        last_day,
                                  char       **lost,
                                  GError     **error);
gboolean   sw_policies_end       (SwStore     *store,
                                  SwPolicy    *policy,
                                  SwDay        last_day,
                                  GError     **error);
gboolean   sw_policies_save_rule (SwStore     *store,
                                  SwRule      *rule,
                                  SwDay        from_day,
                                  GError     **error);
gboolean   sw_policies_end_rule  (SwStore     *store,
                                  SwRule      *rule,
                                  SwDay        last_day,
                                  GError     **error);

GPtrArray *sw_policies_load      (SwStore     *store,
                                  GError     **error);
GPtrArray *sw_policies_get_rules (SwStore     *store,
                                  SwPolicy    *policy,
                                  GError     **error);
gboolean   sw_policies_in_use    (SwStore     *store,
                                  const char  *nick,
                                  SwDay        day,
                                  gboolean    *in_use,
                                  GError     **error);

G_END_DECLS
