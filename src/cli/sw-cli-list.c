/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-cli-records.h"
#include "sw-cli.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-store-query.h"
#include "sw-visit.h"

static GType
find_type (const char *word)
{
  if (strcmp (word, "elders") == 0)
    return SW_TYPE_ELDER;
  if (strcmp (word, "agreements") == 0)
    return SW_TYPE_AGREEMENT;
  if (strcmp (word, "visits") == 0)
    return SW_TYPE_VISIT;
  if (strcmp (word, "caregivers") == 0)
    return SW_TYPE_CAREGIVER;
  if (strcmp (word, "communities") == 0)
    return SW_TYPE_COMMUNITY;
  if (strcmp (word, "grids") == 0)
    return SW_TYPE_GRID;
  if (strcmp (word, "organisations") == 0)
    return SW_TYPE_ORGANISATION;

  return G_TYPE_INVALID;
}

/* The first word may say what is listed, if @kind does not; the others are filters. */
static SwQuery *
make_query (char      **words,
            const char *kind,
            GError    **error)
{
  GType type = kind ? find_type (kind) : words[0] ? find_type (words[0]) : G_TYPE_INVALID;
  guint i = type == G_TYPE_INVALID || kind ? 0 : 1;
  g_autoptr (SwQuery) query = sw_query_new (type == G_TYPE_INVALID ? SW_TYPE_ELDER : type);

  sw_query_set_day (query, sw_day_today ());
  if (words[0] && type == G_TYPE_INVALID && strpbrk (words[0], "=<>~") == NULL)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                   _("“%s” cannot be listed; there are elders, agreements, visits, caregivers, communities, grids and organisations."),
                   words[0]);
      return NULL;
    }

  for (; words[i]; i++)
    {
      g_autoptr (GError) cause = NULL;

      if (!sw_query_add_text (query, words[i], &cause))
        {
          sw_cli_take_usage (error, g_steal_pointer (&cause));
          return NULL;
        }
    }

  return g_steal_pointer (&query);
}

static gboolean
set_sort (SwQuery    *query,
          const char *sort,
          gboolean    descending,
          GError    **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (sw_query_get_record_type (query));

  if (sort == NULL)
    return TRUE;
  if (sw_record_class_find_field ((SwRecordClass *) klass, sort) == NULL)
    {
      g_autofree char *known = sw_record_class_list_fields ((SwRecordClass *) klass, 0);

      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                   /* Translators: the first %s was typed, the second is a list of names that are not translated. */
                   _("There is no field “%s”; there are %s."), sort, known);
      return FALSE;
    }

  sw_query_set_sort (query, sort, descending);
  return TRUE;
}

/**
 * sw_cli_list_records:
 * @cli: the command line
 * @arguments: what was given to the verb, the verb first
 * @kind: (nullable): what is listed, as "agreements"; %NULL: the first word says it
 * @error: return location for an error
 *
 * Lists records by filters, in any format.
 *
 * Returns: how it went, where there is no error
 */
SwCliStatus
sw_cli_list_records (SwCli      *cli,
                     char      **arguments,
                     const char *kind,
                     GError    **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sort = NULL;
  gboolean descending = FALSE;
  gint64 limit = -1;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, SW_CLI_TEXT, &format_name, N_("table, csv, json or xlsx"), N_("FORMAT") },
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("Where to, instead of standard output"), N_("FILE") },
    { "sort", 0, 0, SW_CLI_TEXT, &sort, N_("The field by which to order"), N_("FIELD") },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &descending, N_("The greatest first"), NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, N_("How many at most"), N_("N") },
    { NULL }
  };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 0, G_MAXUINT, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_XLSX, &format, error))
    return SW_CLI_DONE;
  query = make_query (words, kind, error);
  if (query == NULL || !set_sort (query, sort, descending, error))
    return SW_CLI_USAGE;

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  ids = sw_store_query_ids (store, query, limit, error);
  if (ids == NULL ||
      !sw_cli_write_records (store, sw_query_get_record_type (query), ids, format, path, error))
    return SW_CLI_FAILED;

  return SW_CLI_DONE;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  return sw_cli_list_records (cli, arguments, NULL, error);
}

const SwCliVerb sw_cli_list = {
  "list", N_("[elders|agreements|visits|caregivers|communities|grids|organisations] [FILTER]…"), N_("List records"),
  N_("A filter is field=value, with = != < <= > >= or ~ (contains); several values stand with commas.\n"
     "Beside the fields there is id, and elders have status, key, agreement-due, agreement (in-force, open or none), age, verify,\n"
     "community, worker and neighbour.\n"
     "For example: list category=living-alone 'age>=80' community=听枫社区 --format csv"),
  run,
};
