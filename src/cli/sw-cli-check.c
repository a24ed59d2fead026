/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-backup.h"
#include "sw-cli-json.h"
#include "sw-cli-table.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-store-query.h"

#define N_COUNTS 32

static void
write_json (GPtrArray   *problems,
            const gint64 counts[N_COUNTS])
{
  g_autoptr (SwCliJson) json = sw_cli_json_new ();
  g_autofree char *text = NULL;

  sw_cli_json_begin (json, NULL);
  sw_cli_json_begin_array (json, "problems");
  for (guint i = 0; i < problems->len; i++)
    sw_cli_json_text (json, NULL, problems->pdata[i]);
  sw_cli_json_end_array (json);
  sw_cli_json_begin (json, "verify");
  for (guint i = 0; i < N_COUNTS && SW_VERIFY_ALL >> i; i++)
    sw_cli_json_integer (json, sw_verify_nick ((SwVerify) (1u << i)), counts[i]);
  sw_cli_json_end (json);
  sw_cli_json_end (json);
  text = sw_cli_json_take (json);
  sw_cli_write (text);
}

static void
write_text (GPtrArray   *problems,
            const gint64 counts[N_COUNTS])
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = g_strconcat (problems->pdata[i], "\n", NULL);

      sw_cli_write (line);
    }
  if (problems->len == 0)
    {
      sw_cli_write (_("The database is sound."));
      sw_cli_write ("\n");
    }

  for (guint i = 0; i < N_COUNTS && SW_VERIFY_ALL >> i; i++)
    if (counts[i] > 0)
      {
        g_autofree char *line = g_strdup_printf ("%8" G_GINT64_FORMAT "  %s\n", counts[i],
                                                 sw_verify_label ((SwVerify) (1u << i)));

        sw_cli_write (line);
      }
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table or json"), N_("FORMAT") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gint64 counts[N_COUNTS] = { 0 };
  gboolean good;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_TABLE, &format, error))
    return SW_CLI_DONE;
  if (format == SW_CLI_FORMAT_CSV)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("What is checked is no table; use json."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  problems = sw_store_check (store, NULL, error);
  if (problems == NULL || !sw_store_verify_counts (store, sw_day_today (), counts, error))
    return SW_CLI_FAILED;

  if (format == SW_CLI_FORMAT_JSON)
    write_json (problems, counts);
  else
    write_text (problems, counts);

  good = problems->len == 0;
  for (guint i = 0; i < N_COUNTS; i++)
    good = good && counts[i] == 0;
  return good ? SW_CLI_DONE : SW_CLI_ATTENTION;
}

const SwCliVerb sw_cli_check = {
  "check", NULL, N_("Check the database, and count what is to be verified"),
  N_("Exits with 1 if something is wrong or to be verified."), run,
};
