/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli-records.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-sheets.h"
#include "sw-store-query.h"

/* What is searched, or the elder of the sheet whose code it is. */
static GArray *
find (SwStore    *store,
      const char *text,
      gint64      limit,
      GError    **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  SwSheetCode code;
  GArray *ids;

  if (!sw_sheet_code_parse (text, &code))
    {
      sw_query_set_day (query, sw_day_today ());
      sw_query_set_search (query, text);
      return sw_store_query_ids (store, query, limit, error);
    }

  if (!sw_store_find_sheet (store, &code, error))
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (code.elder_id != SW_NONE)
    g_array_append_val (ids, code.elder_id);

  return ids;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *path = NULL;
  gint64 limit = -1;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv, json or xlsx"), N_("FORMAT") },
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("Where to, instead of standard output"), N_("FILE") },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, N_("How many at most"), N_("N") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GArray) ids = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 1, 1, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_XLSX, &format, error))
    return SW_CLI_DONE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  ids = find (store, words[0], limit, error);
  if (ids == NULL || !sw_cli_write_records (store, SW_TYPE_ELDER, ids, format, path, error))
    return SW_CLI_FAILED;

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_search = {
  "search", N_("TEXT"), N_("Find elders"),
  N_("By name, pinyin, initials, number, phone, address or relative, as the search box does,\n"
     "or by the code of a printed sheet, as SW-CARD-2026110001."), run,
};
