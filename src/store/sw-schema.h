/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tables there are, and how older databases get them. For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

/* Marks the file as a database of this program (PRAGMA application_id): "SwDB". */
#define SW_SCHEMA_APPLICATION_ID 0x53774442

typedef enum
{
  SW_SCHEMA_EMPTY,   /* a new file */
  SW_SCHEMA_OLDER,   /* to be migrated */
  SW_SCHEMA_CURRENT,
  SW_SCHEMA_NEWER    /* made by a newer program */
} SwSchemaState;

gboolean sw_schema_look    (SwConnection   *connection,
                            SwSchemaState  *state,
                            GError        **error);
gboolean sw_schema_migrate (SwConnection   *connection,
                            GError        **error);
int      sw_schema_version (void);

G_END_DECLS
