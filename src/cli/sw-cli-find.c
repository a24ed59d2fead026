/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-cli.h"
#include "sw-day.h"
#include "sw-elder.h"

static SwElder *
only_one (GPtrArray  *found,
          const char *text,
          GError    **error)
{
  if (found->len == 1)
    return g_object_ref (found->pdata[0]);

  if (found->len == 0)
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("There is no elder “%s”."), text);
  else
    {
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint i = 0; i < found->len; i++)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", sw_record_get_id (found->pdata[i]));
      /* Translators: the first %s is a document number, the second ids. */
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                   _("Several elders have the number “%s”; name one by id: %s."), text, ids->str);
    }

  return NULL;
}

/**
 * sw_cli_find_elder:
 * @store: a store
 * @text: an id or a document number
 * @error: return location for an error
 *
 * A text of 15 characters and more is a document number.
 *
 * Returns: (transfer full) (nullable): the elder
 */
SwElder *
sw_cli_find_elder (SwStore    *store,
                   const char *text,
                   GError    **error)
{
  g_autofree char *number = sw_citizen_id_normalize (text);
  g_autoptr (GPtrArray) found = NULL;

  if (strlen (text) < 15 && strspn (text, "0123456789") == strlen (text) && *text)
    {
      g_autoptr (GError) cause = NULL;
      SwElder *elder = sw_store_load (store, SW_TYPE_ELDER, g_ascii_strtoll (text, NULL, 10), &cause);

      if (g_error_matches (cause, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
        g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("There is no elder “%s”."), text);
      else if (cause)
        g_propagate_error (error, g_steal_pointer (&cause));
      return elder;
    }

  found = number ? sw_store_load_where (store, SW_TYPE_ELDER, "document_number", number, error) : g_ptr_array_new ();
  return found ? only_one (found, text, error) : NULL;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * sw_cli_find_elders:
 * @store: a store
 * @words: (array zero-terminated=1): what sw_cli_find_elder() finds
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the elders in the order of their ids,
 *   each once; %NULL where one is not found
 */
GArray *
sw_cli_find_elders (SwStore  *store,
                    char    **words,
                    GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; words[i]; i++)
    {
      g_autoptr (SwElder) elder = sw_cli_find_elder (store, words[i], error);
      gint64 id;

      if (elder == NULL)
        return NULL;
      id = sw_record_get_id (SW_RECORD (elder));
      g_array_append_val (ids, id);
    }

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);

  return g_steal_pointer (&ids);
}

/**
 * sw_cli_find_record:
 * @store: a store
 * @type: a record class
 * @word: an id as somebody typed it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
sw_cli_find_record (SwStore     *store,
                    GType        type,
                    const char  *word,
                    GError     **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autoptr (GError) cause = NULL;
  gpointer record = NULL;
  guint64 id;

  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &id, NULL))
    record = sw_store_load (store, type, (gint64) id, &cause);
  if (record != NULL)
    return record;

  if (cause == NULL || g_error_matches (cause, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    /* Translators: the first %s is a word such as “Community”, the second a name. */
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED, _("%s: there is no “%s”."),
                 _(((SwRecordClass *) klass)->label), word);
  else
    g_propagate_error (error, g_steal_pointer (&cause));

  return NULL;
}

/**
 * sw_cli_find_by_name:
 * @store: a store
 * @type: a record class with a name
 * @name: a name, or an id
 * @id: (out): the record's id
 * @error: return location for an error
 *
 * Returns: whether there is one and only one of that name or, where none has it as its name, of
 *   that id
 */
gboolean
sw_cli_find_by_name (SwStore    *store,
                     GType       type,
                     const char *name,
                     gint64     *id,
                     GError    **error)
{
  g_autoptr (GPtrArray) found = sw_store_load_where (store, type, "name", name, error);
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  if (found == NULL)
    return FALSE;
  if (found->len == 0 && g_ascii_string_to_signed (name, 10, 1, G_MAXINT64, id, NULL) &&
      sw_store_get_name (store, type, *id) != NULL)
    return TRUE;
  if (found->len != 1)
    {
      const char *label = _(((SwRecordClass *) klass)->label);

      /* Translators: the first %s is a word such as “Community”, the second a name. */
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_FAILED,
                   found->len == 0 ? _("%s: there is no “%s”.") : _("%s: there are several “%s”; use the id."), label,
                   name);
      return FALSE;
    }

  *id = sw_record_get_id (found->pdata[0]);
  return TRUE;
}

/**
 * sw_cli_format_day:
 * @day: a day, or %SW_NONE
 *
 * Returns: (transfer full) (nullable): the day as 2026-11-20
 */
char *
sw_cli_format_day (SwDay day)
{
  return day != SW_NONE ? sw_day_format_iso (day) : NULL;
}

/**
 * sw_cli_parse_day:
 * @text: (nullable): a day as somebody typed it
 * @fallback: the day where none was typed
 * @day: (out): the day
 * @error: return location for an error of the command line
 *
 * Returns: whether it is a day
 */
gboolean
sw_cli_parse_day (const char *text,
                  SwDay       fallback,
                  SwDay      *day,
                  GError    **error)
{
  g_autoptr (GError) cause = NULL;

  *day = text != NULL ? sw_day_parse (text, sw_day_today (), &cause) : fallback;
  if (cause == NULL)
    return TRUE;

  sw_cli_take_usage (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * sw_cli_parse_field:
 * @record: a record
 * @field: a field of its class
 * @text: what somebody typed
 * @error: return location for an error of the command line, which says what could have been typed
 *
 * As sw_record_parse().
 *
 * Returns: whether the field is set
 */
gboolean
sw_cli_parse_field (SwRecord      *record,
                    const SwField *field,
                    const char    *text,
                    GError       **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *known = NULL;

  if (sw_record_parse (record, field, text, sw_day_today (), &cause))
    return TRUE;

  if (field->enumeration != NULL)
    known = sw_enum_list (field->enumeration);
  if (known != NULL)
    g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE,
                 /* Translators: a sentence that says what is wrong with a word, and a list of those that are possible. */
                 _("%s There are %s."), cause->message, known);
  else
    sw_cli_take_usage (error, g_steal_pointer (&cause));

  return FALSE;
}
