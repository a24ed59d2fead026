/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-duplicates.h"
#include "sw-elder.h"

G_BEGIN_DECLS

GPtrArray  *sw_merge_fields        (SwElder           *kept,
                                    SwElder           *dropped);
gboolean    sw_merge_prefers       (SwElder           *kept,
                                    SwElder           *dropped,
                                    const SwField     *field);
SwElder    *sw_merge_result        (SwElder           *kept,
                                    SwElder           *dropped,
                                    GPtrArray         *fields,
                                    const gboolean    *from_dropped);
const char *sw_duplicate_reason_label (SwDuplicateReason reason);

G_END_DECLS
