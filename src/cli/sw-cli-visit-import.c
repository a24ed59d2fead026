/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "sw-cli-import.h"
#include "sw-cli-visit.h"
#include "sw-export.h"
#include "sw-visit.h"

static SwCliStatus
import (SwCli   *cli,
        char   **arguments,
        GError **error)
{
  return sw_cli_run_import (cli, arguments, SW_SHEET_GROUP_VISITS, error);
}

const SwCliVerb sw_cli_visit_import = {
  "visit import", N_("FILE…"), N_("Take in workbooks of visits"),
  N_(".xlsx, .xls and .csv files, as one action. The elder is found by the document number, or by name and\n"
     "community where that is one’s own. Rows with errors are left out and told; exits with 1 if there are some."),
  import,
};

static SwCliStatus
write_template (SwCli   *cli,
                char   **arguments,
                GError **error)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &path, N_("Where to; a workbook, or a table of text (.csv)"), N_("FILE") },
    { NULL }
  };

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  if (path == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("Name the file with -o."));
      return SW_CLI_USAGE;
    }

  return sw_export_template (SW_TYPE_VISIT, path, sw_export_format_of_path (path), error) ? SW_CLI_DONE
                                                                                          : SW_CLI_FAILED;
}

const SwCliVerb sw_cli_visit_template = {
  "visit template", N_("-o FILE"), N_("Write an empty workbook of visits, to be filled in"), NULL, write_template,
};
