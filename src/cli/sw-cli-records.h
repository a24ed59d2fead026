/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-cli-json.h"
#include "sw-cli-table.h"
#include "sw-store.h"

G_BEGIN_DECLS

gboolean sw_cli_write_records  (SwStore     *store,
                                GType        type,
                                GArray      *ids,
                                SwCliFormat  format,
                                const char  *path,
                                GError     **error);
gboolean sw_cli_json_record    (SwCliJson   *json,
                                SwStore     *store,
                                SwRecord    *record,
                                GError     **error);
char    *sw_cli_format_field   (SwStore       *store,
                                SwRecord      *record,
                                const SwField *field);
gboolean sw_cli_elder_status   (SwStore     *store,
                                gint64       elder_id,
                                SwStatus    *status,
                                GError     **error);

G_END_DECLS
