/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-cli.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-export.h"
#include "sw-grid.h"
#include "sw-key-elder.h"
#include "sw-organisation.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sw-visit.h"

#define PAGE_SIZE 256

/* Beside the fields of an elder: what follows from them on the day. */
enum
{
  EXTRA_AGE,
  EXTRA_KEY,
  EXTRA_STATUS,
  N_EXTRAS
};

static const SwCliColumn extras[N_EXTRAS + 1] = {
  { "age", N_("Age"), SW_CLI_COLUMN_NUMBER },
  { "key", N_("Key elder"), SW_CLI_COLUMN_BOOLEAN },
  { "status", N_("Status"), SW_CLI_COLUMN_TEXT },
};

/* The fields that a table for people shows; machine formats have all. */
static const char *const elder_columns[] = {
  "name", "document_number", "community_id", "home_address", "phone", "category", "child_residence", "care_ability",
  NULL,
};
static const char *const agreement_columns[] = {
  "number", "elder_name", "worker_name", "neighbour_name", "state", "street_signed_day", "worker_signed_day",
  "neighbour_signed_day", "elder_signed_day", "in_force_day", "ended_day", NULL,
};
static const char *const visit_columns[] = {
  "day", "elder_id", "party", "caregiver_id", "channel", "outcome", "services", "content", NULL,
};
static const char *const caregiver_columns[] = {
  "name", "kind", "phone", "community_id", "grid_id", "organisation_id", "ended_day", NULL,
};
static const char *const organisation_columns[] = { "name", "kind", "contact_name", "contact_phone", NULL };
static const char *const community_columns[] = { "name", "kind", "contact_name", "contact_phone", NULL };
static const char *const grid_columns[] = { "name", "community_id", "worker_id", NULL };

static const char *const *
table_columns (GType type)
{
  if (type == SW_TYPE_ELDER)
    return elder_columns;
  if (type == SW_TYPE_AGREEMENT)
    return agreement_columns;
  if (type == SW_TYPE_VISIT)
    return visit_columns;
  if (type == SW_TYPE_CAREGIVER)
    return caregiver_columns;
  if (type == SW_TYPE_ORGANISATION)
    return organisation_columns;
  if (type == SW_TYPE_COMMUNITY)
    return community_columns;

  return grid_columns;
}

/* "community_id" points to a community, whose name is "community". */
static char *
name_of_reference (const SwField *field)
{
  return g_str_has_suffix (field->name, "_id") ? g_strndup (field->name, strlen (field->name) - 3) : NULL;
}

/**
 * sw_cli_elder_status:
 * @store: a store
 * @elder_id: an elder
 * @status: (out): the status today
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_cli_elder_status (SwStore  *store,
                     gint64    elder_id,
                     SwStatus *status,
                     GError  **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN, elder_id, error);

  if (spans == NULL)
    return FALSE;

  *status = SW_STATUS_ACTIVE;
  for (guint i = 0; i < spans->len; i++)
    if (sw_status_span_covers (spans->pdata[i], sw_day_today ()))
      *status = (SwStatus) ((SwStatusSpan *) spans->pdata[i])->status;

  return TRUE;
}

/**
 * sw_cli_format_field:
 * @store: a store
 * @record: a record
 * @field: a field of its class
 *
 * Returns: (transfer full) (nullable): the value for people, with the name of
 *   what a reference points to
 */
char *
sw_cli_format_field (SwStore       *store,
                     SwRecord      *record,
                     const SwField *field)
{
  if (field->kind == SW_FIELD_REFERENCE)
    return g_strdup (sw_store_get_name (store, field->reference (), SW_RECORD_NUMBER (record, field)));

  return sw_record_format (record, field);
}

static void
json_flags (SwCliJson     *json,
            SwRecord      *record,
            const SwField *field)
{
  g_autofree char *text = sw_record_format_machine (record, field);
  g_auto (GStrv) nicks = NULL;

  if (text == NULL)
    {
      sw_cli_json_text (json, field->name, NULL);
      return;
    }

  nicks = g_strsplit (text, ",", -1);
  sw_cli_json_begin_array (json, field->name);
  for (guint i = 0; nicks[i] && *nicks[i]; i++)
    sw_cli_json_text (json, NULL, nicks[i]);
  sw_cli_json_end_array (json);
}

static void
json_field (SwCliJson     *json,
            SwStore       *store,
            SwRecord      *record,
            const SwField *field)
{
  g_autofree char *text = sw_record_format_machine (record, field);
  g_autofree char *name = NULL;

  if (field->flags & SW_FIELD_CLOCK)
    {
      sw_cli_json_text (json, field->name, text);
      return;
    }
  switch (field->kind)
    {
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
      sw_cli_json_number (json, field->name, text);
      break;
    case SW_FIELD_BOOLEAN:
      if (text)
        sw_cli_json_boolean (json, field->name, SW_RECORD_NUMBER (record, field) == 1);
      else
        sw_cli_json_text (json, field->name, NULL);
      break;
    case SW_FIELD_FLAGS:
      json_flags (json, record, field);
      break;
    case SW_FIELD_REFERENCE:
      sw_cli_json_number (json, field->name, text);
      name = name_of_reference (field);
      /* Most that hang on an elder stand inside the elder. */
      if (name && (!(field->flags & SW_FIELD_OWNER) || SW_IS_VISIT (record)))
        sw_cli_json_text (json, name, sw_store_get_name (store, field->reference (), SW_RECORD_NUMBER (record, field)));
      break;
    case SW_FIELD_TEXT:
    case SW_FIELD_DAY:
    case SW_FIELD_TIME:
    case SW_FIELD_ENUM:
    default:
      sw_cli_json_text (json, field->name, text);
      break;
    }
}

/**
 * sw_cli_json_record:
 * @json: a JSON in which an object is open
 * @store: a store
 * @record: a record
 * @error: return location for an error
 *
 * Writes all fields by the names of the table, days as YYYY-MM-DD, enumerations
 * as nicks; beside a reference the name of what it points to.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_cli_json_record (SwCliJson *json,
                    SwStore   *store,
                    SwRecord  *record,
                    GError   **error)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  SwStatus status;
  int age;

  sw_cli_json_integer (json, "id", sw_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    json_field (json, store, record, &klass->fields[i]);
  if (SW_IS_VISIT (record))
    sw_cli_json_boolean (json, "late", sw_visit_is_late (SW_VISIT (record)));
  if (!SW_IS_ELDER (record))
    return TRUE;

  if (!sw_cli_elder_status (store, sw_record_get_id (record), &status, error))
    return FALSE;
  age = sw_elder_get_age (SW_ELDER (record), sw_day_today ());
  if (age >= 0)
    sw_cli_json_integer (json, extras[EXTRA_AGE].name, age);
  else
    sw_cli_json_number (json, extras[EXTRA_AGE].name, NULL);
  sw_cli_json_boolean (json, extras[EXTRA_KEY].name, sw_elder_is_key (SW_ELDER (record), sw_day_today ()));
  sw_cli_json_text (json, extras[EXTRA_STATUS].name, sw_enum_nick (&sw_status_enum, status));

  return TRUE;
}

static gboolean
shows_field (GType          type,
             SwCliTable    *table,
             const SwField *field)
{
  return sw_cli_table_is_machine (table) || g_strv_contains (table_columns (type), field->name);
}

static void
add_columns (SwCliTable    *table,
             GType          type,
             SwRecordClass *klass)
{
  sw_cli_table_add_column (table, "id", _("Id"), SW_CLI_COLUMN_NUMBER);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *name = field->kind == SW_FIELD_REFERENCE ? name_of_reference (field) : NULL;

      if (!shows_field (type, table, field))
        continue;
      /* A number in a CSV needs no apostrophe; in a table numbers stand on the right. */
      sw_cli_table_add_column (table, field->name, _(field->label),
                               field->kind == SW_FIELD_MONEY || field->kind == SW_FIELD_INTEGER ? SW_CLI_COLUMN_NUMBER
                                                                                                 : SW_CLI_COLUMN_TEXT);
      if (name && sw_cli_table_is_machine (table))
        sw_cli_table_add_column (table, name, _(field->label), SW_CLI_COLUMN_TEXT);
    }

  if (type == SW_TYPE_ELDER)
    sw_cli_table_add_columns (table, extras);
}

static gboolean
add_extras (SwCliTable *table,
            SwStore    *store,
            SwElder    *elder,
            GPtrArray  *cells,
            GError    **error)
{
  gboolean machine = sw_cli_table_is_machine (table);
  gboolean key = sw_elder_is_key (elder, sw_day_today ());
  int age = sw_elder_get_age (elder, sw_day_today ());
  SwStatus status;

  if (!sw_cli_elder_status (store, sw_record_get_id (SW_RECORD (elder)), &status, error))
    return FALSE;

  g_ptr_array_add (cells, age >= 0 ? g_strdup_printf ("%d", age) : NULL);
  g_ptr_array_add (cells, machine ? g_strdup (key ? "1" : "0") : g_strdup (key ? _("Yes") : ""));
  g_ptr_array_add (cells, g_strdup (machine ? sw_enum_nick (&sw_status_enum, status)
                                            : sw_enum_label (&sw_status_enum, status)));
  return TRUE;
}

static gboolean
add_row (SwCliTable *table,
         SwStore    *store,
         SwRecord   *record,
         GError    **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  GType type = G_OBJECT_TYPE (record);
  gboolean machine = sw_cli_table_is_machine (table);

  g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record)));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (!shows_field (type, table, field))
        continue;
      g_ptr_array_add (cells, machine ? sw_record_format_machine (record, field)
                                      : sw_cli_format_field (store, record, field));
      if (machine && field->kind == SW_FIELD_REFERENCE && g_str_has_suffix (field->name, "_id"))
        g_ptr_array_add (cells, sw_cli_format_field (store, record, field));
    }
  if (SW_IS_ELDER (record) && !add_extras (table, store, SW_ELDER (record), cells, error))
    return FALSE;

  sw_cli_table_add_row (table, (const char *const *) cells->pdata);
  return TRUE;
}

static gboolean
add_object (SwCliJson *json,
            SwStore   *store,
            SwRecord  *record,
            GError   **error)
{
  g_autofree char *piece = NULL;

  sw_cli_json_begin (json, NULL);
  if (!sw_cli_json_record (json, store, record, error))
    return FALSE;
  sw_cli_json_end (json);
  piece = sw_cli_json_take (json);
  sw_cli_write (piece);

  return TRUE;
}

static gboolean
write_all (SwStore    *store,
           GType       type,
           GArray     *ids,
           SwCliTable *table,
           SwCliJson  *json,
           GError    **error)
{
  for (guint i = 0; i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records = sw_store_load_ids (store, type, &g_array_index (ids, gint64, i),
                                                         MIN (PAGE_SIZE, ids->len - i), error);

      if (records == NULL)
        return FALSE;
      for (guint r = 0; r < records->len; r++)
        if (json ? !add_object (json, store, records->pdata[r], error)
                 : !add_row (table, store, records->pdata[r], error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
write_json (SwStore *store,
            GType    type,
            GArray  *ids,
            GError **error)
{
  g_autoptr (SwCliJson) json = sw_cli_json_new ();
  g_autofree char *end = NULL;

  sw_cli_json_begin_array (json, NULL);
  if (!write_all (store, type, ids, NULL, json, error))
    return FALSE;
  sw_cli_json_end_array (json);
  end = sw_cli_json_take (json);
  sw_cli_write (end);

  return TRUE;
}

/**
 * sw_cli_write_records:
 * @store: a store
 * @type: a record class
 * @ids: (element-type gint64): the records, in order
 * @format: the format
 * @path: (nullable): the file; %NULL for standard output, where a workbook cannot go
 * @error: return location for an error
 *
 * Writes records page by page.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_cli_write_records (SwStore    *store,
                      GType       type,
                      GArray     *ids,
                      SwCliFormat format,
                      const char *path,
                      GError    **error)
{
  g_autoptr (SwCliTable) table = NULL;
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (type);

  if (format == SW_CLI_FORMAT_XLSX)
    {
      if (path == NULL)
        {
          g_set_error_literal (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                               _("A workbook needs a file; name it with -o."));
          return FALSE;
        }
      return sw_export_records (store, type, (const gint64 *) (gpointer) ids->data, ids->len, path,
                                SW_SHEET_FORMAT_XLSX, sw_cli_progress, NULL, NULL, error);
    }

  if (!sw_cli_write_to (path, error))
    return FALSE;
  if (format == SW_CLI_FORMAT_JSON)
    return write_json (store, type, ids, error);

  table = sw_cli_table_new (format);
  add_columns (table, type, (SwRecordClass *) class_ref);
  if (!write_all (store, type, ids, table, NULL, error))
    return FALSE;
  sw_cli_table_end (table);

  return TRUE;
}
