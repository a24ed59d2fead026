/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-caregiver.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-register-changes.h"

static void
refuse_derived (const char  *name,
                GError     **error)
{
  g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” follows from other fields and cannot be set."), name);
}

/* A reference is given by id or by name; the field with or without "_id". */
static const SwField *
find_field (SwRecord   *record,
            const char *name,
            GError    **error)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  const SwField *field = sw_record_class_find_field (klass, name);

  if (field == NULL)
    {
      g_autofree char *reference = g_strconcat (name, "_id", NULL);

      field = sw_record_class_find_field (klass, reference);
    }
  if (field == NULL)
    {
      g_autofree char *known = sw_record_class_list_fields (klass, SW_FIELD_DERIVED);

      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("There is no field “%s”; there are %s."), name, known);
    }
  else if (field->flags & SW_FIELD_DERIVED)
    {
      refuse_derived (name, error);
      return NULL;
    }

  return field;
}

static gboolean
is_id (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
check_serves (SwStore        *store,
              const SwField  *field,
              gint64          id,
              GError        **error)
{
  return field->reference () != SW_TYPE_CAREGIVER || sw_elders_check_serves (store, id, sw_day_today (), error);
}

static gboolean
set_field (SwStore    *store,
           SwRecord   *record,
           const char *assignment,
           GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (assignment, "=", 2);
  const SwField *field;
  gint64 id;

  if (parts[0] == NULL || parts[1] == NULL)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” is not of the form field=value."), assignment);
      return FALSE;
    }
  field = find_field (record, parts[0], error);
  if (field == NULL)
    return FALSE;

  if (field->kind == SW_FIELD_REFERENCE && *parts[1])
    {
      if (!is_id (parts[1]))
        {
          if (!sw_cli_find_by_name (store, field->reference (), parts[1], &id, error) || !check_serves (store, field, id, error))
            return FALSE;
          sw_record_set_number (record, field, id);
          return TRUE;
        }
      if (sw_store_get_name (store, field->reference (), g_ascii_strtoll (parts[1], NULL, 10)) == NULL)
        {
          g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” is nothing that “%s” could be."), parts[1],
                       parts[0]);
          return FALSE;
        }
      if (!check_serves (store, field, g_ascii_strtoll (parts[1], NULL, 10), error))
        return FALSE;
    }

  return sw_cli_parse_field (record, field, parts[1], error);
}

/* What the document number tells would be put in the place of what was set. */
static gboolean
check_followers (SwElder  *elder,
                 char    **assignments,
                 GError  **error)
{
  g_autoptr (SwRecord) derived = sw_record_copy (SW_RECORD (elder));

  sw_record_derive (derived);
  for (guint i = 0; assignments[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);
      const SwField *field = find_field (derived, parts[0], NULL);

      if (field != NULL && sw_elder_follows_from_number (SW_ELDER (derived), field) &&
          sw_record_get_number (derived, field) != sw_record_get_number (SW_RECORD (elder), field))
        {
          refuse_derived (parts[0], error);
          return FALSE;
        }
    }

  return TRUE;
}

/* What is doubtful about that which was set; the rest was so before. */
static void
tell_doubts (SwRecord *record,
             char    **assignments)
{
  g_autoptr (GPtrArray) issues = sw_record_validate (record, sw_day_today ());

  for (guint i = 0; i < issues->len; i++)
    {
      const SwIssue *issue = issues->pdata[i];

      for (guint j = 0; assignments[j] && issue->field != NULL && issue->severity == SW_ISSUE_WARNING; j++)
        {
          g_auto (GStrv) parts = g_strsplit (assignments[j], "=", 2);

          if (find_field (record, parts[0], NULL) == issue->field)
            {
              sw_cli_say ("%s", issue->message);
              break;
            }
        }
    }
}

static SwCliStatus
run (SwCli   *cli,
     char   **arguments,
     GError **error)
{
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autofree char *label = NULL;
  SwDay registered_day;

  if (!sw_cli_parse (cli, arguments, entries, 3, G_MAXUINT, &words, error))
    return SW_CLI_DONE;
  if (strcmp (words[0], "elder") != 0)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” cannot be set; only an elder can."), words[0]);
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_OPEN_EXISTING, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  elder = sw_cli_find_elder (store, words[1], error);
  if (elder == NULL)
    return SW_CLI_FAILED;

  registered_day = elder->registered_day;
  for (guint i = 2; words[i]; i++)
    if (!set_field (store, SW_RECORD (elder), words[i], error))
      return SW_CLI_FAILED;
  if (!check_followers (elder, words + 2, error))
    return SW_CLI_FAILED;
  if (elder->registered_day != registered_day && elder->registered_day > sw_day_today ())
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                           _("The day of the registration is in the future: until then nothing is asked for."));
      return SW_CLI_FAILED;
    }

  /* Translators: %s is an elder’s name. */
  label = g_strdup_printf (_("Change %s"), elder->name ? elder->name : words[1]);
  if (!sw_store_save_one (store, SW_RECORD (elder), label, error))
    return SW_CLI_FAILED;
  tell_doubts (SW_RECORD (elder), words + 2);

  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_set = {
  "set", N_("elder ID-OR-NUMBER field=value…"), N_("Change an elder"),
  N_("All fields change as one action. An empty value makes a field unknown; a community, grid, worker\n"
     "or organisation is given by id or by name."),
  run,
};
