/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_ID_LIST (sw_id_list_get_type ())
G_DECLARE_FINAL_TYPE (SwIdList, sw_id_list, SW, ID_LIST, GObject)

SwIdList *sw_id_list_new       (SwStore   *store,
                                GType      type,
                                GArray    *ids);
gboolean  sw_id_list_get_error (SwIdList  *self,
                                GError   **error);

G_END_DECLS
