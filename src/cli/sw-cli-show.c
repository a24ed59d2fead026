/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreement.h"
#include "sw-cli-records.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-household-member.h"
#include "sw-key-elder.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sw-visit.h"

#define MAX_VISITS 5

/* What hangs on an elder; of the visits, the last ones. */
static const struct
{
  const char *name;
  const char *title;
  GType     (*type) (void);
} parts[] = {
  { "status_spans", N_("Out of the register"), sw_status_span_get_type },
  { "relatives", N_("Relatives"), sw_relative_get_type },
  { "household_members", N_("Household"), sw_household_member_get_type },
  { "agreements", N_("Agreement"), sw_agreement_get_type },
  { "visits", N_("Visit"), sw_visit_get_type },
};

/* Agreements refer to their elder and do not go with him or her. */
static GPtrArray *
load_part (SwStore *store,
           GType    type,
           gint64   elder_id,
           GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, elder_id);

  if (type == SW_TYPE_VISIT)
    {
      const char *const values[] = { id, NULL };
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
      g_autoptr (GArray) ids = NULL;

      if (!sw_query_set_condition (query, "elder_id", SW_OPERATOR_EQUAL, values, error))
        return NULL;
      ids = sw_store_query_ids (store, query, MAX_VISITS, error);
      return ids ? sw_store_load_ids (store, type, (const gint64 *) (gpointer) ids->data, ids->len, error) : NULL;
    }

  return sw_store_load_where (store, type, "elder_id", id, error);
}

static void
write_line (const char *format,
            ...) G_GNUC_PRINTF (1, 2);

static void
write_line (const char *format,
            ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  sw_cli_write (text);
  sw_cli_write ("\n");
}

static void
write_fields (SwStore    *store,
              SwRecord   *record,
              const char *indent)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *value = NULL;

      if ((field->flags & SW_FIELD_OWNER) || g_str_has_suffix (field->name, "_key") ||
          !sw_record_is_set (record, field))
        continue;
      value = sw_cli_format_field (store, record, field);
      write_line ("%s%s: %s", indent, _(field->label), value ? value : "");
    }
}

static void
write_reasons (SwElder *elder)
{
  g_autoptr (GPtrArray) reasons = sw_elder_key_reasons (elder, sw_day_today ());

  write_line ("\n%s", sw_elder_is_key (elder, sw_day_today ()) ? _("Key elder: yes") : _("Key elder: no"));
  for (guint i = 0; i < reasons->len; i++)
    {
      const SwReason *reason = reasons->pdata[i];

      /* Translators: a condition, whether it is met, the value, and what the rule asks for. */
      write_line (_("  %s: %s (%s; asked for: %s)"), _(reason->label), reason->met ? _("met") : _("not met"),
                  reason->value ? reason->value : _("unknown"), reason->required);
    }
}

static void
write_verify (SwVerify why)
{
  if (why == 0)
    return;

  write_line ("\n%s", _("To verify"));
  for (guint i = 0; SW_VERIFY_ALL >> i; i++)
    if (why & (1u << i))
      write_line ("  %s", sw_verify_label ((SwVerify) (1u << i)));
}

static gboolean
write_text (SwStore *store,
            SwElder *elder,
            GError **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (elder));
  g_autoptr (GError) cause = NULL;
  SwVerify why = sw_store_verify (store, elder, sw_day_today (), &cause);
  SwStatus status;

  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!sw_cli_elder_status (store, id, &status, error))
    return FALSE;

  write_line ("%s: %" G_GINT64_FORMAT, _("Id"), id);
  write_fields (store, SW_RECORD (elder), "");
  if (sw_elder_get_age (elder, sw_day_today ()) >= 0)
    write_line ("%s: %d", _("Age"), sw_elder_get_age (elder, sw_day_today ()));
  write_line ("%s: %s", _("Status"), sw_enum_label (&sw_status_enum, status));
  write_reasons (elder);
  write_verify (why);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) records = load_part (store, parts[i].type (), id, error);

      if (records == NULL)
        return FALSE;
      for (guint r = 0; r < records->len; r++)
        {
          write_line ("\n%s %u", _(parts[i].title), r + 1);
          write_fields (store, records->pdata[r], "  ");
        }
    }

  return TRUE;
}

static void
json_reasons (SwCliJson *json,
              SwElder   *elder)
{
  g_autoptr (GPtrArray) reasons = sw_elder_key_reasons (elder, sw_day_today ());

  sw_cli_json_begin_array (json, "key_reasons");
  for (guint i = 0; i < reasons->len; i++)
    {
      const SwReason *reason = reasons->pdata[i];

      sw_cli_json_begin (json, NULL);
      sw_cli_json_text (json, "condition", _(reason->label));
      sw_cli_json_text (json, "value", reason->value);
      sw_cli_json_text (json, "required", reason->required);
      sw_cli_json_boolean (json, "met", reason->met);
      sw_cli_json_end (json);
    }
  sw_cli_json_end_array (json);
}

static gboolean
json_verify (SwCliJson *json,
             SwStore   *store,
             SwElder   *elder,
             GError   **error)
{
  g_autoptr (GError) cause = NULL;
  SwVerify why = sw_store_verify (store, elder, sw_day_today (), &cause);

  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  sw_cli_json_begin_array (json, "verify");
  for (guint i = 0; SW_VERIFY_ALL >> i; i++)
    if (why & (1u << i))
      sw_cli_json_text (json, NULL, sw_verify_nick ((SwVerify) (1u << i)));
  sw_cli_json_end_array (json);

  return TRUE;
}

static gboolean
write_json (SwStore *store,
            SwElder *elder,
            GError **error)
{
  g_autoptr (SwCliJson) json = sw_cli_json_new ();
  g_autofree char *text = NULL;

  sw_cli_json_begin (json, NULL);
  if (!sw_cli_json_record (json, store, SW_RECORD (elder), error))
    return FALSE;
  json_reasons (json, elder);
  if (!json_verify (json, store, elder, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GPtrArray) records =
        load_part (store, parts[i].type (), sw_record_get_id (SW_RECORD (elder)), error);

      if (records == NULL)
        return FALSE;
      sw_cli_json_begin_array (json, parts[i].name);
      for (guint r = 0; r < records->len; r++)
        {
          sw_cli_json_begin (json, NULL);
          if (!sw_cli_json_record (json, store, records->pdata[r], error))
            return FALSE;
          sw_cli_json_end (json);
        }
      sw_cli_json_end_array (json);
    }
  sw_cli_json_end (json);
  text = sw_cli_json_take (json);
  sw_cli_write (text);

  return TRUE;
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
  g_autoptr (SwElder) elder = NULL;
  SwCliFormat format;

  if (!sw_cli_parse (cli, arguments, entries, 2, 2, &words, error) ||
      !sw_cli_format_parse (format_name, SW_CLI_FORMAT_TABLE, &format, error))
    return SW_CLI_DONE;
  if (strcmp (words[0], "elder") != 0)
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” cannot be shown; only an elder can."), words[0]);
      return SW_CLI_USAGE;
    }
  if (format == SW_CLI_FORMAT_CSV)
    {
      g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("An elder with everything is no table; use json."));
      return SW_CLI_USAGE;
    }

  store = sw_cli_open (cli, SW_STORE_READ_ONLY, error);
  if (store == NULL)
    return SW_CLI_FAILED;
  elder = sw_cli_find_elder (store, words[1], error);
  if (elder == NULL)
    return SW_CLI_FAILED;

  if (format == SW_CLI_FORMAT_JSON ? !write_json (store, elder, error) : !write_text (store, elder, error))
    return SW_CLI_FAILED;
  return SW_CLI_DONE;
}

const SwCliVerb sw_cli_show = {
  "show", N_("elder ID-OR-NUMBER"), N_("Show an elder with everything"),
  N_("With the conditions of the key-elder rule, what is to be verified, relatives, household, status and agreements."), run,
};
