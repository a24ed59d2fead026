/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwSilence:
 * @elder_id: an active elder
 * @days: how many days ago anybody last reached the elder, or how long nobody
 *   has since the elder came into the register
 * @last_day: the day on which somebody did; %SW_NONE for never
 * @worker_id: the community worker who was meant to visit, or the substitute;
 *   %SW_NONE where there is none
 * @neighbour_id: the neighbour, in the same way
 * @community_id: where the elder lives
 *
 * Since when nobody has reached an elder.
 */
typedef struct
{
  gint64 elder_id;
  gint64 days;
  SwDay  last_day;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 community_id;
} SwSilence;

GArray *sw_silence_load        (SwStore             *store,
                                gint64               community_id,
                                SwDay                today,
                                guint                limit,
                                GError             **error);
void    sw_silence_load_async  (SwStore             *store,
                                gint64               community_id,
                                SwDay                today,
                                guint                limit,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
GArray *sw_silence_load_finish (SwStore             *store,
                                GAsyncResult        *result,
                                GError             **error);

G_END_DECLS
