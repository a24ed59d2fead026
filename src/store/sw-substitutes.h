/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands in for whom. For this floor only. */
#pragma once

#include "sw-sql.h"
#include "sw-types.h"

G_BEGIN_DECLS

typedef struct _SwSubstitutes SwSubstitutes;

SwSubstitutes *sw_substitutes_load       (SwConnection         *connection,
                                          SwDay                 from,
                                          SwDay                 to,
                                          GError              **error);
void           sw_substitutes_free       (SwSubstitutes        *self);
gint64         sw_substitutes_find       (const SwSubstitutes  *self,
                                          gint64                caregiver_id,
                                          SwDay                 day);
gboolean       sw_substitutes_stands_in  (const SwSubstitutes  *self,
                                          gint64                substitute_id,
                                          gint64                caregiver_id,
                                          SwDay                 day);
GArray        *sw_substitutes_get_absent (const SwSubstitutes  *self,
                                          gint64                substitute_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSubstitutes, sw_substitutes_free)

G_END_DECLS
