/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-cli-form.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-export.h"
#include "sw-office.h"
#include "sw-register-form.h"
#include "sw-register-rows.h"

/* How many rows an empty one has, where the elders are asked for. */
#define NOT_BLANK G_MININT

typedef struct
{
  char    *path;
  char    *community;
  char    *quarter_text;
  int      quarter; /* -1 for none */
  int      n_blank;
  gboolean workbook;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->path);
  g_free (options->community);
  g_free (options->quarter_text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (Options *options,
               GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (options->path == NULL)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("Name the file with -o."));
      return FALSE;
    }
  options->workbook = sw_cli_has_ending (options->path, ".xlsx") || sw_cli_has_ending (options->path, ".csv");
  if (!options->workbook && !sw_cli_has_ending (options->path, ".pdf"))
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” ends neither in .pdf nor in .xlsx or .csv."),
                   options->path);
      return FALSE;
    }
  if (options->n_blank != NOT_BLANK && (options->n_blank < 1 || options->n_blank > 10000 || options->workbook))
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                           _("An empty register is a PDF of up to 10000 rows."));
      return FALSE;
    }

  /* The foot of the form names the quarter; that of today if nothing else is said. */
  options->quarter = options->n_blank > 0 ? -1 : sw_quarter_of (sw_day_today ());
  if (options->quarter_text)
    {
      options->quarter = sw_quarter_parse (options->quarter_text, &cause);
      if (options->quarter < 0)
        {
          sw_cli_take_usage (error, g_steal_pointer (&cause));
          return FALSE;
        }
    }

  return TRUE;
}

static SwCliStatus
write_form (SwForm        *form,
            const Options *options,
            SwOffice      *office,
            SwDay          day,
            GError       **error)
{
  SwRegisterForm *sheet = SW_REGISTER_FORM (form);

  if (office)
    sw_register_form_set_office (sheet, office->name);
  if (office && options->n_blank == NOT_BLANK)
    {
      sw_register_form_set_filler (sheet, office->contact_name, office->contact_phone);
      sw_register_form_set_report_day (sheet, day);
      sw_form_set_author (form, sw_office_get_full_name (office));
    }
  if (options->quarter >= 0)
    {
      g_autofree char *quarter = sw_quarter_format_chinese (options->quarter);

      sw_register_form_set_quarter (sheet, quarter);
    }

  return sw_cli_write_form (form, options->path, error);
}

static SwCliStatus
write_blank (SwCli         *cli,
             const Options *options,
             GError       **error)
{
  g_autoptr (SwForm) form = sw_register_form_new_blank ((guint) options->n_blank);
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwOffice) office = NULL;

  /* An empty form needs no database; where there is one, the office is filled in. */
  if (g_file_test (sw_cli_get_database (cli), G_FILE_TEST_EXISTS))
    {
      store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
      if (store == NULL)
        return SW_CLI_FAILED;
      office = sw_store_get_office (store, NULL);
    }

  return write_form (form, options, office, SW_NONE, error);
}

static SwCliStatus
write_filled (SwCli         *cli,
              const Options *options,
              GError       **error)
{
  g_autoptr (SwStore) store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  g_autoptr (SwOffice) office = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (SwRegisterRows) rows = NULL;
  gint64 community_id = SW_NONE;
  SwDay day = sw_day_today ();
  SwCliStatus status = SW_CLI_DONE;

  if (store == NULL)
    return SW_CLI_FAILED;
  office = sw_store_get_office (store, error);
  if (office == NULL)
    return SW_CLI_FAILED;
  if (options->community &&
      !sw_cli_find_by_name (store, SW_TYPE_COMMUNITY, options->community, &community_id, error))
    return SW_CLI_FAILED;

  /* A quarter that is over stands as it was on the day of its report. */
  if (options->quarter >= 0 && sw_quarter_end (options->quarter) < day)
    day = sw_quarter_last_friday (options->quarter);

  ids = sw_register_ids (store, community_id, day, error);
  if (ids == NULL)
    return SW_CLI_FAILED;
  rows = sw_register_rows_new (store, ids, error);
  if (rows == NULL)
    return SW_CLI_FAILED;

  if (options->workbook)
    {
      if (!sw_export_register (SW_REGISTER_ROW_SOURCE (rows), options->path,
                               sw_export_format_of_path (options->path), office->name, day, NULL, error))
        return SW_CLI_FAILED;
    }
  else
    {
      g_autoptr (SwForm) form = sw_register_form_new (SW_REGISTER_ROW_SOURCE (rows));

      status = write_form (form, options, office, day, error);
    }
  if ((error == NULL || *error == NULL) && sw_register_rows_get_error (rows, error))
    return SW_CLI_FAILED;

  return status;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Options) options = { .n_blank = NOT_BLANK };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, SW_CLI_TEXT, &options.path, N_("Where to; the ending says what it is"), N_("FILE") },
    { "quarter", 0, 0, SW_CLI_TEXT, &options.quarter_text, N_("The quarter that it is for, instead of today’s"), N_("YYYYQN") },
    { "community", 0, 0, SW_CLI_TEXT, &options.community, N_("Only one community"), N_("NAME") },
    { "blank", 0, 0, G_OPTION_ARG_INT, &options.n_blank, N_("An empty one with so many rows"), N_("N") },
    { NULL }
  };

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error) || !check_options (&options, error))
    return SW_CLI_DONE;

  return options.n_blank == NOT_BLANK ? write_filled (cli, &options, error) : write_blank (cli, &options, error);
}

const SwCliVerb sw_cli_register = {
  "register", N_("-o FILE.pdf|FILE.xlsx|FILE.csv"), N_("Write the register of the elders who live alone"),
  N_("Who is in the register today, by community, category and name. Exits with 1 if a character has no\n"
     "glyph in any font."),
  run,
};
