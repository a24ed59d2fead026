/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-caregiver.h"
#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

gint64      sw_people_count_elders (SwStore      *store,
                                    const char   *field_name,
                                    gint64        id,
                                    GError      **error);
gint64      sw_people_hand_over    (SwStore      *store,
                                    gint64        from,
                                    gint64        to,
                                    GError      **error);
gboolean    sw_people_end          (SwStore      *store,
                                    SwRecord     *record,
                                    SwDay         last_day,
                                    GError      **error);
gboolean    sw_people_delete       (SwStore      *store,
                                    SwRecord     *record,
                                    GError      **error);
gboolean    sw_elder_delete_all    (SwStore      *store,
                                    SwElder      *elder,
                                    GError      **error);

G_END_DECLS
