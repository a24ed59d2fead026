/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwCliStatus:
 * @SW_CLI_DONE: it is done
 * @SW_CLI_ATTENTION: it is done, and something needs attention
 * @SW_CLI_USAGE: the command line is wrong
 * @SW_CLI_FAILED: it cannot be done, and nothing was changed
 *
 * What the program exits with.
 */
typedef enum
{
  SW_CLI_DONE,
  SW_CLI_ATTENTION,
  SW_CLI_USAGE,
  SW_CLI_FAILED
} SwCliStatus;

#define SW_CLI_ERROR (sw_cli_error_quark ())

typedef enum
{
  SW_CLI_ERROR_USAGE,
  SW_CLI_ERROR_FAILED
} SwCliError;

typedef struct _SwCli SwCli;

/**
 * SwCliVerb:
 * @name: the word of the command line
 * @arguments: (nullable): what stands behind it, for the help
 * @summary: a translatable sentence
 * @details: (nullable): more, translatable
 * @run: does it; an error that it sets decides about the exit code
 */
typedef struct
{
  const char  *name;
  const char  *arguments;
  const char  *summary;
  const char  *details;
  SwCliStatus (*run) (SwCli   *cli,
                      char   **arguments,
                      GError **error);
} SwCliVerb;

/* An option's text, in UTF-8 whatever the locale is. */
#define SW_CLI_TEXT G_OPTION_ARG_FILENAME

GQuark             sw_cli_error_quark     (void);
int                sw_cli_main            (int                  argc,
                                           char               **argv);
const SwCliVerb   *sw_cli_find_verb       (const char          *name);
const SwCliVerb *const *sw_cli_verbs      (void);

SwCliStatus        sw_cli_run_verb        (SwCli               *cli,
                                           const SwCliVerb     *verb,
                                           char               **arguments,
                                           GError             **error);
SwCliStatus        sw_cli_run_sub         (SwCli               *cli,
                                           const SwCliVerb     *verb,
                                           const SwCliVerb *const *subs,
                                           char               **arguments,
                                           GError             **error);
SwCliStatus        sw_cli_list_records    (SwCli               *cli,
                                           char               **arguments,
                                           const char          *kind,
                                           GError             **error);
gboolean           sw_cli_parse           (SwCli               *cli,
                                           char               **arguments,
                                           const GOptionEntry  *entries,
                                           guint                n_least,
                                           guint                n_most,
                                           GStrv               *words,
                                           GError             **error);
char              *sw_cli_get_help        (SwCli               *cli,
                                           const SwCliVerb     *verb,
                                           const GOptionEntry  *entries);
const char        *sw_cli_get_database    (SwCli               *cli);
const char        *sw_cli_get_actor       (SwCli               *cli);
SwStore           *sw_cli_open            (SwCli               *cli,
                                           SwStoreFlags         flags,
                                           GError             **error);
SwCliStatus        sw_cli_commit          (SwStore             *store,
                                           gboolean             good,
                                           GError             **error);
SwElder           *sw_cli_find_elder      (SwStore             *store,
                                           const char          *text,
                                           GError             **error);
GArray            *sw_cli_find_elders     (SwStore             *store,
                                           char               **words,
                                           GError             **error);
gboolean           sw_cli_find_by_name    (SwStore             *store,
                                           GType                type,
                                           const char          *name,
                                           gint64              *id,
                                           GError             **error);
gpointer           sw_cli_find_record     (SwStore             *store,
                                           GType                type,
                                           const char          *word,
                                           GError             **error);
char              *sw_cli_format_day      (SwDay                day);
gboolean           sw_cli_parse_day       (const char          *text,
                                           SwDay                fallback,
                                           SwDay               *day,
                                           GError             **error);
gboolean           sw_cli_parse_field     (SwRecord            *record,
                                           const SwField       *field,
                                           const char          *text,
                                           GError             **error);
void               sw_cli_take_usage      (GError             **error,
                                           GError              *cause);

gboolean           sw_cli_write_to        (const char          *path,
                                           GError             **error);
gboolean           sw_cli_writes_file     (void);
void               sw_cli_write           (const char          *text);
gboolean           sw_cli_flush           (GError             **error);
void               sw_cli_discard_output  (void);
void               sw_cli_say             (const char          *format,
                                           ...) G_GNUC_PRINTF (1, 2);
void               sw_cli_progress        (double               fraction,
                                           gpointer             user_data);
void               sw_cli_progress_end    (void);

extern const SwCliVerb sw_cli_agreement;
extern const SwCliVerb sw_cli_backup;
extern const SwCliVerb sw_cli_backups;
extern const SwCliVerb sw_cli_check;
extern const SwCliVerb sw_cli_compliance;
extern const SwCliVerb sw_cli_demo;
extern const SwCliVerb sw_cli_due;
extern const SwCliVerb sw_cli_emergency;
extern const SwCliVerb sw_cli_help;
extern const SwCliVerb sw_cli_history;
extern const SwCliVerb sw_cli_import;
extern const SwCliVerb sw_cli_init;
extern const SwCliVerb sw_cli_leave;
extern const SwCliVerb sw_cli_list;
extern const SwCliVerb sw_cli_policy;
extern const SwCliVerb sw_cli_print;
extern const SwCliVerb sw_cli_reassign;
extern const SwCliVerb sw_cli_redo;
extern const SwCliVerb sw_cli_register;
extern const SwCliVerb sw_cli_restore;
extern const SwCliVerb sw_cli_search;
extern const SwCliVerb sw_cli_set;
extern const SwCliVerb sw_cli_show;
extern const SwCliVerb sw_cli_status;
extern const SwCliVerb sw_cli_undo;
extern const SwCliVerb sw_cli_visit;

G_END_DECLS
