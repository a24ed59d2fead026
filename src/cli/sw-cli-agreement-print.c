/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sw-agreement-form.h"
#include "sw-cli-agreement.h"
#include "sw-cli-form.h"
#include "sw-day.h"
#include "sw-id-list.h"
#include "sw-paper-agreements.h"
#include "sw-store-query.h"

#define MAX_COPIES 99

typedef struct
{
  gboolean drafts;
  gboolean blank;
  gboolean large;
  GStrv    numbers;
  int      copies;
  char    *path;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->numbers);
  g_free (options->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options *options,
               GError       **error)
{
  const char *sentence = NULL;

  if (options->path == NULL)
    sentence = _("Name the file, or a folder for a file each, with -o.");
  else if ((options->drafts != FALSE) + (options->numbers != NULL) + (options->blank != FALSE) != 1)
    sentence = _("Say which: either --drafts, or --number once or several times, or --blank.");
  else if (options->copies < 1 || options->copies > MAX_COPIES)
    sentence = _("There are 1 to 99 copies.");
  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, sentence);
  return FALSE;
}

static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, "/") || g_str_has_suffix (path, G_DIR_SEPARATOR_S) ||
         g_file_test (path, G_FILE_TEST_IS_DIR);
}

static GArray *
find_agreements (SwStore       *store,
                 const Options *options,
                 GError       **error)
{
  g_autoptr (SwQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!options->drafts)
    return sw_cli_agreement_find (store, options->numbers, error);

  query = sw_query_new (SW_TYPE_AGREEMENT);
  if (!sw_query_add_text (query, "state=draft", error))
    return NULL;
  ids = sw_store_query_ids (store, query, -1, error);
  if (ids && ids->len == 0)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("There is no draft."));
      return NULL;
    }

  return g_steal_pointer (&ids);
}

/* Whether each may be printed, before anything is written. */
static gboolean
check_agreements (SwIdList *list,
                  SwDay     today,
                  GError  **error)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwAgreement) agreement = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (SwRecord) trial = agreement ? sw_record_copy (SW_RECORD (agreement)) : NULL;

      if (trial && !sw_agreement_print (SW_AGREEMENT (trial), SW_NONE, today, today, error))
        return FALSE;
    }

  return !sw_id_list_get_error (list, error);
}

static SwAgreementTemplate *
template_in_force (SwStore *store,
                   GError **error)
{
  const char *shipped = sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
  g_autofree char *text = sw_agreements_get_text (store, NULL, shipped, error);

  return text ? sw_agreement_template_parse (text, error) : NULL;
}

static void
progress_cb (guint    page,
             guint    n_pages,
             gpointer user_data)
{
  sw_cli_progress ((double) page / n_pages, NULL);
}

static SwCliStatus
write_form (SwForm      *form,
            const char  *path,
            GError     **error)
{
  gboolean missing;

  if (!is_folder (path))
    return sw_cli_write_form (form, path, error);

  if (g_mkdir_with_parents (path, 0777) != 0)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("The folder “%s” cannot be made: %s."), path,
                   g_strerror (errno));
      return SW_CLI_FAILED;
    }
  missing = sw_cli_tell_missing_glyphs (form);
  if (!sw_agreement_form_write_files (SW_AGREEMENT_FORM (form), path, NULL, progress_cb, NULL, error))
    return SW_CLI_FAILED;

  return missing ? SW_CLI_ATTENTION : SW_CLI_DONE;
}

static void
set_layout (SwAgreementForm *form,
            const Options   *options)
{
  sw_agreement_form_set_copies (form, (guint) options->copies);
  sw_agreement_form_set_size (form, options->large ? SW_AGREEMENT_SIZE_3 : SW_AGREEMENT_SIZE_4);
}

static SwCliStatus
write_blank (SwCli         *cli,
             const Options *options,
             GError       **error)
{
  g_autoptr (SwAgreementTemplate) template = NULL;
  g_autoptr (SwForm) form = NULL;

  /* An empty form needs no database; where there is one, the office's text is taken. */
  if (g_file_test (sw_cli_get_database (cli), G_FILE_TEST_EXISTS))
    {
      g_autoptr (SwStore) store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);

      template = store ? template_in_force (store, error) : NULL;
      if (template == NULL)
        return SW_CLI_FAILED;
    }
  else
    template = g_object_ref (sw_agreement_template_get_shipped ());

  form = sw_agreement_form_new_blank (template);
  set_layout (SW_AGREEMENT_FORM (form), options);
  return sw_cli_write_form (form, options->path, error);
}

static SwCliStatus
write_filled (SwCli         *cli,
              const Options *options,
              GError       **error)
{
  g_autoptr (SwStore) store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  g_autoptr (SwOffice) office = store ? sw_store_get_office (store, error) : NULL;
  g_autoptr (SwAgreementTemplate) template = office ? template_in_force (store, error) : NULL;
  g_autoptr (GArray) ids = template ? find_agreements (store, options, error) : NULL;
  g_autoptr (SwIdList) list = NULL;
  g_autoptr (SwForm) form = NULL;
  SwCliStatus status;

  if (ids == NULL)
    return SW_CLI_FAILED;
  list = sw_id_list_new (store, SW_TYPE_AGREEMENT, ids);
  if (!check_agreements (list, sw_day_today (), error))
    return SW_CLI_FAILED;

  form = sw_agreement_form_new (template, G_LIST_MODEL (list));
  if (!sw_paper_add_agreement_texts (store, SW_AGREEMENT_FORM (form), error))
    return SW_CLI_FAILED;
  set_layout (SW_AGREEMENT_FORM (form), options);
  sw_form_set_author (form, sw_office_get_full_name (office));

  status = write_form (form, options->path, error);
  if (status == SW_CLI_FAILED || sw_id_list_get_error (list, error))
    return SW_CLI_FAILED;

  /* What is not on paper whole is not noted as printed. */
  return sw_agreements_print (store, (gint64 *) (gpointer) ids->data, ids->len,
                              sw_agreement_template_get_text (template), sw_day_today (), error)
           ? status
           : SW_CLI_FAILED;
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (Options) options = { .copies = SW_AGREEMENT_FORM_COPIES };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "drafts", 0, 0, G_OPTION_ARG_NONE, &options.drafts, N_("All drafts"), NULL },
    { "number", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.numbers, N_("This agreement; can be repeated"),
      N_("NUMBER") },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &options.blank, N_("An empty one"), NULL },
    { "copies", 0, 0, G_OPTION_ARG_INT, &options.copies, N_("How many copies of each, 4 unless said"), N_("N") },
    { "large", 0, 0, G_OPTION_ARG_NONE, &options.large, N_("Text in 三号 instead of 四号: three pages"), NULL },
    { "output", 'o', 0, SW_CLI_TEXT, &options.path, N_("A PDF of all, or a folder for a PDF each"),
      N_("FILE.pdf|FOLDER/") },
    { NULL }
  };

  if (!sw_cli_parse (cli, arguments, entries, 0, 0, &words, error))
    return SW_CLI_DONE;
  if (!check_options (&options, error))
    return SW_CLI_USAGE;

  return options.blank ? write_blank (cli, &options, error) : write_filled (cli, &options, error);
}

const SwCliVerb sw_cli_agreement_print = {
  "agreement print", N_("--drafts | --number NUMBER… -o FILE.pdf|FOLDER/"), N_("Write agreements to be printed"),
  N_("Drafts are printed agreements afterwards: their text and values stay as they are. Exits with 1 if a\n"
     "character has no glyph in any font."),
  run,
};
