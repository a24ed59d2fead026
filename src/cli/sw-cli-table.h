/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-cli.h"

G_BEGIN_DECLS

typedef enum
{
  SW_CLI_FORMAT_TABLE,
  SW_CLI_FORMAT_CSV,
  SW_CLI_FORMAT_JSON,
  SW_CLI_FORMAT_XLSX,
  SW_CLI_FORMAT_ICS
} SwCliFormat;

typedef enum
{
  SW_CLI_COLUMN_TEXT,
  SW_CLI_COLUMN_NUMBER,
  SW_CLI_COLUMN_BOOLEAN
} SwCliColumnKind;

/* A column that a list always has; an array of them ends with one without a name. */
typedef struct
{
  const char     *name;
  const char     *label; /* not yet translated */
  SwCliColumnKind kind;
} SwCliColumn;

typedef struct _SwCliTable SwCliTable;

/* The list of a verb that has no option but --format. */
typedef struct
{
  const SwCliColumn *columns;
  GPtrArray       *(*load)    (SwStore     *store,
                               GError     **error);
  gboolean         (*add_row) (SwCliTable  *table,
                               SwStore     *store,
                               gpointer     record,
                               GError     **error);
} SwCliListing;

gboolean    sw_cli_format_parse       (const char        *text,
                                       SwCliFormat        more,
                                       SwCliFormat       *format,
                                       GError           **error);

gboolean    sw_cli_parse_listing      (SwCli             *cli,
                                       char             **arguments,
                                       guint              n_words,
                                       GStrv             *words,
                                       SwCliFormat       *format,
                                       GError           **error);

SwCliTable *sw_cli_table_new          (SwCliFormat        format);
void        sw_cli_table_free         (SwCliTable        *self);
void        sw_cli_table_add_column   (SwCliTable        *self,
                                       const char        *name,
                                       const char        *label,
                                       SwCliColumnKind    kind);
void        sw_cli_table_add_columns  (SwCliTable        *self,
                                       const SwCliColumn *columns);
gboolean    sw_cli_table_is_machine   (SwCliTable        *self);
void        sw_cli_table_add_row      (SwCliTable        *self,
                                       const char *const *cells);
void        sw_cli_table_end          (SwCliTable        *self);
SwCliStatus sw_cli_run_listing        (SwCli              *cli,
                                       char              **arguments,
                                       const SwCliListing *listing,
                                       GError            **error);
guint       sw_cli_text_width         (const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwCliTable, sw_cli_table_free)

G_END_DECLS
