/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands in for whom. For this floor only. */
#pragma once

#include "sw-sql.h"
#include "sw-types.h"

G_BEGIN_DECLS

typedef struct _SwSubstitutes SwSubstitutes;

/* Whom the agreement of the elder e names that is in force on a day: its worker_id or neighbour_id. */
#define SW_SIGNER_ON(column, day) \
  "(SELECT a." column " FROM agreement a WHERE a.elder_id = e.id AND a.in_force_day <= " day " " \
  "AND (a.ended_day IS NULL OR a.ended_day >= " day ") ORDER BY a.in_force_day LIMIT 1)"

SwSubstitutes *sw_substitutes_load       (SwConnection         *connection,
                                          SwDay                 from,
                                          SwDay                 to,
                                          GError              **error);
void           sw_substitutes_free       (SwSubstitutes        *self);
gint64         sw_substitutes_find       (const SwSubstitutes  *self,
                                          gint64                caregiver_id,
                                          SwDay                 day);
gint64         sw_substitutes_find_meant (const SwSubstitutes *self,
                                          gint64                assigned_id,
                                          gint64                signer_id,
                                          SwDay                 day);
gboolean       sw_substitutes_stands_in  (const SwSubstitutes  *self,
                                          gint64                substitute_id,
                                          gint64                caregiver_id,
                                          SwDay                 day);
GArray        *sw_substitutes_get_absent (const SwSubstitutes  *self,
                                          gint64                substitute_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSubstitutes, sw_substitutes_free)

G_END_DECLS
