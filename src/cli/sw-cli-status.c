/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-register-changes.h"

/* Says which there are. */
static gboolean
parse_status (const char *text,
              SwStatus   *status,
              GError    **error)
{
  const SwEnumValue *value = sw_enum_find_text (&sw_status_enum, text);
  g_autofree char *known = NULL;

  if (value != NULL)
    {
      *status = value->value;
      return TRUE;
    }

  known = sw_enum_list (&sw_status_enum);
  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
               /* Translators: the first %s is what was typed, the second a list of words that are not translated. */
               _("“%s” is no status; there are %s."), text, known);
  return FALSE;
}

/* Who is in the register, or has died, is so for good. */
static gboolean
check_end (SwStatus   status,
           SwDay      from,
           SwDay      to,
           GError   **error)
{
  const char *problem = NULL;

  if (to != SW_NONE && to < from)
    problem = _("The last day lies before the first day.");
  else if (to != SW_NONE && (status == SW_STATUS_ACTIVE || status == SW_STATUS_DIED))
    problem = _("Only what ends has a last day.");
  if (problem != NULL)
    g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, problem);

  return problem == NULL;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, SW_CLI_TEXT, &from_text, N_("The first day on which it holds, instead of today"), N_("DAY") },
    { "to", 0, 0, SW_CLI_TEXT, &to_text, N_("The last such day; until further notice if none is said"), N_("DAY") },
    { "note", 0, 0, SW_CLI_TEXT, &note, N_("More about it"), N_("TEXT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *done = NULL;
  SwStatus status;
  SwDay from, to;

  if (!sw_cli_parse (cli, arguments, entries, 2, G_MAXUINT, &words, error) ||
      !parse_status (words[0], &status, error) ||
      !sw_cli_parse_day (from_text, sw_day_today (), &from, error) ||
      !sw_cli_parse_day (to_text, SW_NONE, &to, error) || !check_end (status, from, to, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  ids = store != NULL ? sw_cli_find_elders (store, words + 1, error) : NULL;
  if (ids == NULL)
    return SW_CLI_FAILED;

  done = sw_elders_set_status_and_tell (store, ids, status, from, to, note, NULL, NULL, NULL, error);
  if (done == NULL)
    return SW_CLI_FAILED;
  sw_cli_say ("%s", done);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_status = {
  "status", N_("STATUS ELDER… [--from DAY] [--to DAY]"), N_("Say who is away, has died or is back"),
  N_("STATUS is active, paused, died, moved, institution, with-children or other; an elder is given by id or by\n"
     "number. All change as one action. What held before the first day stays; on days on which somebody is\n"
     "not active no visit is due. A pause within a longer one ends that, too."),
  run,
};
