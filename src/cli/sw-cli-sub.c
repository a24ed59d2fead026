/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verbs that have verbs of their own: "agreement draft". */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli.h"

/* "draft" of "agreement draft". */
static const char *
last_word (const SwCliVerb *verb)
{
  const char *space = strrchr (verb->name, ' ');

  return space ? space + 1 : verb->name;
}

static void
write_help (SwCli                  *cli,
            const SwCliVerb        *verb,
            const SwCliVerb *const *subs)
{
  g_autofree char *help = sw_cli_get_help (cli, verb, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; subs[i]; i++)
    g_string_append_printf (list, "  %s%s%s\n      %s\n", subs[i]->name, subs[i]->arguments ? " " : "",
                            subs[i]->arguments ? _(subs[i]->arguments) : "", _(subs[i]->summary));
  sw_cli_write (help);
  sw_cli_write (list->str);
}

/**
 * sw_cli_run_sub:
 * @cli: the command line
 * @verb: the verb that was given
 * @subs: (array zero-terminated=1): its verbs, each named with the first word
 * @arguments: what was given to it, its name first
 * @error: return location for an error
 *
 * Runs the verb that the second word names.
 *
 * Returns: how it went, where there is no error
 */
SwCliStatus
sw_cli_run_sub (SwCli                  *cli,
                const SwCliVerb        *verb,
                const SwCliVerb *const *subs,
                char                  **arguments,
                GError                **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (g_strcmp0 (arguments[1], "--help") == 0)
    {
      write_help (cli, verb, subs);
      return SW_CLI_DONE;
    }

  for (guint i = 0; subs[i]; i++)
    {
      if (g_strcmp0 (arguments[1], last_word (subs[i])) == 0)
        return sw_cli_run_verb (cli, subs[i], arguments + 1, error);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", last_word (subs[i]));
    }

  /* Translators: a verb and the words of which one must follow. */
  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” needs one of these: %s."), verb->name, names->str);
  return SW_CLI_USAGE;
}
