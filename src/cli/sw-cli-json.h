/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes JSON piece by piece. A key stands before each value of an object and is
 * NULL for a value of an array. */

typedef struct _SwCliJson SwCliJson;

SwCliJson *sw_cli_json_new         (void);
void       sw_cli_json_free        (SwCliJson  *self);
void       sw_cli_json_begin_array (SwCliJson  *self,
                                    const char *key);
void       sw_cli_json_end_array   (SwCliJson  *self);
void       sw_cli_json_begin       (SwCliJson  *self,
                                    const char *key);
void       sw_cli_json_end         (SwCliJson  *self);
void       sw_cli_json_text        (SwCliJson  *self,
                                    const char *key,
                                    const char *text);
void       sw_cli_json_number      (SwCliJson  *self,
                                    const char *key,
                                    const char *number);
void       sw_cli_json_integer     (SwCliJson  *self,
                                    const char *key,
                                    gint64      number);
void       sw_cli_json_boolean     (SwCliJson  *self,
                                    const char *key,
                                    gboolean    value);
char      *sw_cli_json_take        (SwCliJson  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCliJson, sw_cli_json_free)

G_END_DECLS
