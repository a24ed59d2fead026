/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-config.h"
#include "sw-day.h"
#include "sw-platform.h"

struct _SwCli
{
  const SwCliVerb *verb; /* borrowed */
  char            *database;
  char            *actor;
  char            *today;
  gboolean         version;
};

G_DEFINE_QUARK (sw-cli-error-quark, sw_cli_error)

static const SwCliVerb *const verbs[] = {
  &sw_cli_init,
  &sw_cli_demo,
  &sw_cli_import,
  &sw_cli_list,
  &sw_cli_search,
  &sw_cli_show,
  &sw_cli_set,
  &sw_cli_status,
  &sw_cli_reassign,
  &sw_cli_leave,
  &sw_cli_register,
  &sw_cli_agreement,
  &sw_cli_visit,
  &sw_cli_print,
  &sw_cli_due,
  &sw_cli_compliance,
  &sw_cli_policy,
  &sw_cli_emergency,
  &sw_cli_history,
  &sw_cli_undo,
  &sw_cli_redo,
  &sw_cli_check,
  &sw_cli_backup,
  &sw_cli_backups,
  &sw_cli_restore,
  &sw_cli_help,
  NULL,
};

/**
 * sw_cli_verbs:
 *
 * Returns: (transfer none): all verbs, ended by %NULL
 */
const SwCliVerb *const *
sw_cli_verbs (void)
{
  return verbs;
}

/**
 * sw_cli_find_verb:
 * @name: a word
 *
 * Returns: (nullable): the verb of that name
 */
const SwCliVerb *
sw_cli_find_verb (const char *name)
{
  for (guint i = 0; verbs[i]; i++)
    if (strcmp (verbs[i]->name, name) == 0)
      return verbs[i];

  return NULL;
}

/* The options that all verbs have, before and after the verb. */
static void
add_common_options (SwCli          *cli,
                    GOptionContext *context,
                    gboolean        version)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, SW_CLI_TEXT, &cli->database, N_("The database, instead of the user’s own"), N_("FILE") },
    { "actor", 0, 0, SW_CLI_TEXT, &cli->actor, N_("Who acts, for the change log"), N_("NAME") },
    { "today", 0, 0, SW_CLI_TEXT, &cli->today, N_("Work as on another day"), N_("YYYY-MM-DD") },
    { "version", 0, version ? 0 : G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &cli->version, N_("Print the version"),
      NULL },
    { NULL }
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static char *
list_verbs (void)
{
  g_autoptr (GString) text = g_string_new (_("Verbs:"));

  for (guint i = 0; verbs[i]; i++)
    g_string_append_printf (text, "\n  %-10s %s", verbs[i]->name, _(verbs[i]->summary));

  g_string_append_printf (text, "\n\n%s", _("“shouwangctl help VERB” says more about one of them.\n"
                                            "Exit codes: 0 done; 1 done, but something needs attention; "
                                            "2 wrong usage; 3 cannot be done."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GOptionContext *
make_context (SwCli              *cli,
              const SwCliVerb    *verb,
              const GOptionEntry *entries)
{
  g_autofree char *parameters =
    verb == NULL ? g_strdup (_("VERB …"))
                 : g_strjoin (" ", verb->name, verb->arguments ? _(verb->arguments) : NULL, NULL);
  GOptionContext *context = g_option_context_new (parameters);

  add_common_options (cli, context, verb == NULL);
  if (verb)
    {
      g_autofree char *summary = verb->details ? g_strjoin ("\n", _(verb->summary), _(verb->details), NULL)
                                               : g_strdup (_(verb->summary));

      g_option_context_set_summary (context, summary);
      g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    }
  else
    {
      g_autofree char *list = list_verbs ();

      g_option_context_set_strict_posix (context, TRUE);
      g_option_context_set_description (context, list);
    }
  /* The text is written here, in UTF-8 whatever the locale is. */
  g_option_context_set_help_enabled (context, FALSE);

  return context;
}

/**
 * sw_cli_get_help:
 * @cli: the command line
 * @verb: (nullable): a verb; %NULL for the program as a whole
 * @entries: the verb's options
 *
 * Returns: (transfer full): the help
 */
char *
sw_cli_get_help (SwCli              *cli,
                 const SwCliVerb    *verb,
                 const GOptionEntry *entries)
{
  const GOptionEntry none[] = { { NULL } };
  GOptionContext *context = make_context (cli, verb, entries ? entries : none);
  char *help = g_option_context_get_help (context, TRUE, NULL);

  g_option_context_free (context);
  return help;
}

static gboolean
check_utf8 (char   **texts,
            GError **error)
{
  for (guint i = 0; texts && texts[i]; i++)
    if (!g_utf8_validate (texts[i], -1, NULL))
      {
        g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("The command line is not UTF-8."));
        return FALSE;
      }

  return TRUE;
}

static gboolean
wants_help (char **arguments)
{
  for (guint i = 0; arguments[i] && strcmp (arguments[i], "--") != 0; i++)
    if (strcmp (arguments[i], "--help") == 0)
      return TRUE;

  return FALSE;
}

static gboolean
set_today (SwCli   *cli,
           GError **error)
{
  g_autoptr (GError) cause = NULL;
  SwDay day;

  if (cli->today == NULL)
    return TRUE;

  day = sw_day_parse (cli->today, sw_day_today (), &cause);
  if (day == SW_NONE)
    {
      sw_cli_take_usage (error, g_steal_pointer (&cause));
      return FALSE;
    }

  sw_day_set_today (day);
  return TRUE;
}

/* Wherever the verb reads its options; @arguments begins with a name that is skipped. */
static gboolean
parse (GOptionContext *context,
       char         ***arguments,
       GError        **error)
{
  g_autoptr (GError) cause = NULL;

  if (g_option_context_parse_strv (context, arguments, &cause))
    return TRUE;

  sw_cli_take_usage (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * sw_cli_parse:
 * @cli: the command line
 * @arguments: what was given to the verb, the verb first
 * @entries: its options, ended by one without a name
 * @n_least: how many words it needs at least
 * @n_most: how many at most
 * @words: (out) (transfer full): what is no option
 * @error: return location for an error
 *
 * Reads the options of a verb.
 *
 * Returns: whether to go on; without an error if the help was asked for and
 *   is written
 */
gboolean
sw_cli_parse (SwCli              *cli,
              char              **arguments,
              const GOptionEntry *entries,
              guint               n_least,
              guint               n_most,
              GStrv              *words,
              GError            **error)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_auto (GStrv) found = NULL;
  const GOptionEntry remaining[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &found, NULL, NULL },
    { NULL }
  };
  GOptionContext *context;
  gboolean good;
  guint n;

  *words = NULL;
  if (wants_help (arguments))
    {
      g_autofree char *help = sw_cli_get_help (cli, cli->verb, entries);

      sw_cli_write (help);
      return FALSE;
    }

  context = make_context (cli, cli->verb, entries);
  g_option_context_add_main_entries (context, remaining, NULL);
  good = parse (context, &rest, error) && set_today (cli, error);
  g_option_context_free (context);
  if (!good)
    return FALSE;

  n = found ? g_strv_length (found) : 0;
  if (n < n_least || n > n_most)
    {
      if (n < n_least)
        g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” needs more arguments."), cli->verb->name);
      else
        g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” takes no argument “%s”."), cli->verb->name,
                     found[n_most]);
      return FALSE;
    }

  *words = found ? g_steal_pointer (&found) : g_new0 (char *, 1);
  return TRUE;
}

/**
 * sw_cli_take_usage:
 * @error: return location for an error
 * @cause: (transfer full): what is wrong with an argument
 *
 * Turns an error into one of usage.
 */
void
sw_cli_take_usage (GError **error,
                   GError  *cause)
{
  g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, cause->message);
  g_error_free (cause);
}

/**
 * sw_cli_get_database:
 * @cli: the command line
 *
 * Returns: (transfer none): the path of the database
 */
const char *
sw_cli_get_database (SwCli *cli)
{
  if (cli->database == NULL)
    cli->database = sw_store_default_path ();

  return cli->database;
}

/**
 * sw_cli_get_actor:
 * @cli: the program
 *
 * Returns: (transfer none): who acts, for the change log
 */
const char *
sw_cli_get_actor (SwCli *cli)
{
  return cli->actor ? cli->actor : g_get_user_name ();
}

/**
 * sw_cli_open:
 * @cli: the command line
 * @flags: how to open it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the database of the command line
 */
SwStore *
sw_cli_open (SwCli       *cli,
             SwStoreFlags flags,
             GError     **error)
{
  const char *path = sw_cli_get_database (cli);
  g_autoptr (GError) cause = NULL;
  SwStore *store = sw_store_open (path, flags, &cause);

  /* An older program's is brought up to date first, as by whatever writes. */
  if ((flags & SW_STORE_READ_ONLY) && g_error_matches (cause, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY))
    {
      g_autoptr (SwStore) writable = sw_store_open (path, SW_STORE_OPEN_EXISTING, NULL);

      if (writable && sw_store_close (writable, NULL))
        {
          g_clear_error (&cause);
          store = sw_store_open (path, flags, &cause);
        }
    }
  if (cause)
    g_propagate_error (error, g_steal_pointer (&cause));

  if (store)
    sw_store_set_actor (store, sw_cli_get_actor (cli));
  if (store && sw_store_get_notice (store))
    sw_cli_say ("%s", sw_store_get_notice (store));

  return store;
}

/**
 * sw_cli_commit:
 * @store: a store with an open action
 * @good: whether everything in it succeeded
 * @error: return location for an error
 *
 * Commits the action, or rolls it back.
 *
 * Returns: %SW_CLI_DONE or %SW_CLI_FAILED
 */
SwCliStatus
sw_cli_commit (SwStore  *store,
               gboolean  good,
               GError  **error)
{
  if (good && sw_store_commit (store, error))
    return SW_CLI_DONE;
  if (sw_store_in_action (store))
    sw_store_rollback (store);

  return SW_CLI_FAILED;
}

static SwCliStatus
say_error (SwCli  *cli,
           GError *error)
{
  gboolean usage = g_error_matches (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE);

  sw_cli_progress_end ();
  sw_cli_say ("shouwangctl: %s", error->message);
  if (usage && cli->verb)
    sw_cli_say (_("“shouwangctl help %s” says how it is used."), cli->verb->name);
  else if (usage)
    sw_cli_say (_("“shouwangctl help” lists the verbs."));

  return usage ? SW_CLI_USAGE : SW_CLI_FAILED;
}

/**
 * sw_cli_run_verb:
 * @cli: the command line
 * @verb: a verb
 * @arguments: what is given to it, its name first
 * @error: return location for an error
 *
 * Returns: how it went, where there is no error
 */
SwCliStatus
sw_cli_run_verb (SwCli           *cli,
                 const SwCliVerb *verb,
                 char           **arguments,
                 GError         **error)
{
  cli->verb = verb;
  return verb->run (cli, arguments, error);
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  const GOptionEntry none[] = { { NULL } };
  GOptionContext *context;
  gboolean good;
  SwCliStatus status;

  if (!check_utf8 (arguments, error))
    return SW_CLI_USAGE;

  if (arguments[0] && g_strcmp0 (arguments[1], "--help") == 0)
    {
      g_autofree char *help = sw_cli_get_help (cli, NULL, NULL);

      sw_cli_write (help);
      return SW_CLI_DONE;
    }

  context = make_context (cli, NULL, none);
  good = parse (context, &rest, error);
  g_option_context_free (context);
  if (!good || !set_today (cli, error))
    return SW_CLI_USAGE;

  if (cli->version)
    {
      sw_cli_write ("shouwangctl " SW_VERSION "\n");
      return SW_CLI_DONE;
    }
  if (rest[0] == NULL || rest[1] == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("What is to be done? There is no verb."));
      return SW_CLI_USAGE;
    }

  cli->verb = sw_cli_find_verb (rest[1]);
  if (cli->verb == NULL)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There is no verb “%s”."), rest[1]);
      return SW_CLI_USAGE;
    }

  status = sw_cli_run_verb (cli, cli->verb, rest + 1, error);
  sw_cli_progress_end ();
  return status;
}

/**
 * sw_cli_main:
 * @argc: how many arguments
 * @argv: the arguments, the program first
 *
 * Runs the program.
 *
 * Returns: what it exits with, a #SwCliStatus
 */
int
sw_cli_main (int    argc,
             char **argv)
{
  g_auto (GStrv) arguments = sw_platform_get_arguments (argv);
  g_autoptr (GError) error = NULL;
  SwCli cli = { NULL };
  SwCliStatus status = run (&cli, arguments, &error);

  if (error)
    sw_cli_discard_output ();
  else
    sw_cli_flush (&error);
  if (error)
    status = say_error (&cli, error);

  g_free (cli.database);
  g_free (cli.actor);
  g_free (cli.today);

  return (int) status;
}
