/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reference may point to, as queries; without widgets. */
#include "sw-reference.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-elder.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-pinyin.h"
#include "sw-text.h"

static const char *const worker_kinds[] = { "worker", "grid-worker", "street-staff", "social-worker", NULL };
static const char *const neighbour_kinds[] = { "neighbour", "relative", "volunteer", "other", NULL };
static const char *const nothing[] = { "", NULL };

static const char *const *
kinds_for (const char *name)
{
  if (strcmp (name, "worker_id") == 0)
    return worker_kinds;
  if (strcmp (name, "neighbour_id") == 0)
    return neighbour_kinds;

  return NULL;
}

static gint64
community_of (SwRecord *of)
{
  const SwField *field = of ? sw_record_class_find_field (SW_RECORD_GET_CLASS (of), "community_id") : NULL;

  return field ? sw_record_get_number (of, field) : SW_NONE;
}

/**
 * sw_reference_suits:
 * @name: the name of a reference, as "worker_id"
 * @caregiver: a caregiver
 *
 * Returns: whether the caregiver is of a kind that is assigned there
 */
gboolean
sw_reference_suits (const char  *name,
                    SwCaregiver *caregiver)
{
  const char *const *kinds = kinds_for (name);

  return kinds == NULL || g_strv_contains (kinds, sw_enum_nick (&sw_caregiver_kind_enum, caregiver->kind));
}

/**
 * sw_reference_query:
 * @field: a reference
 * @of: (nullable): the record that has it
 * @search: (nullable): what was typed
 * @everyone: whether to offer also those who are not expected there
 *
 * A grid is one of the record's community; a caregiver is one who has not
 * ended, and of a kind that fits the field. Classes without keys for their
 * names are not searched; see sw_name_matches().
 *
 * Returns: (transfer full): the records to offer, ordered by name
 */
SwQuery *
sw_reference_query (const SwField *field,
                    SwRecord      *of,
                    const char    *search,
                    gboolean       everyone)
{
  GType type = field->reference ();
  SwQuery *query = sw_query_new (type);

  if (search && *search && sw_reference_has_keys (type))
    sw_query_set_search (query, search);

  if (type == SW_TYPE_GRID && community_of (of) != SW_NONE)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community_of (of));
      const char *const ids[] = { id, NULL };

      sw_query_set_condition (query, "community_id", SW_OPERATOR_EQUAL, ids, NULL);
    }

  if (type == SW_TYPE_CAREGIVER && !everyone)
    {
      const char *const *kinds = kinds_for (field->name);

      sw_query_set_condition (query, "ended_day", SW_OPERATOR_EQUAL, nothing, NULL);
      if (kinds)
        sw_query_set_condition (query, "kind", SW_OPERATOR_EQUAL, kinds, NULL);
    }
  else if (type == SW_TYPE_ORGANISATION && !everyone)
    {
      sw_query_set_condition (query, "ended_day", SW_OPERATOR_EQUAL, nothing, NULL);
    }

  sw_query_set_sort (query, "name", FALSE);

  return query;
}

/**
 * sw_reference_has_keys:
 * @type: a record class
 *
 * Returns: whether the store finds its records by pinyin; those of the other
 *   classes are few, and are looked through with sw_name_matches()
 */
gboolean
sw_reference_has_keys (GType type)
{
  SwRecordClass *klass = g_type_class_ref (type);
  gboolean has = sw_record_class_find_field (klass, "name_initials") != NULL;

  g_type_class_unref (klass);

  return has;
}

/**
 * sw_name_matches:
 * @name: (nullable): a name
 * @text: what was typed
 *
 * Returns: whether @text stands in the name, in its pinyin or in its initials
 */
gboolean
sw_name_matches (const char *name,
                 const char *text)
{
  g_autofree char *even = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *pinyin = NULL;
  g_autofree char *initials = NULL;

  if (*text == '\0')
    return TRUE;
  if (name == NULL)
    return FALSE;

  even = sw_text_fold (text);
  wanted = g_utf8_strdown (even, -1);
  g_free (even);
  even = sw_text_fold (name);
  folded = g_utf8_strdown (even, -1);
  if (strstr (folded, wanted))
    return TRUE;

  pinyin = sw_pinyin_full (name);
  initials = sw_pinyin_initials (name);

  return (pinyin && strstr (pinyin, wanted)) || (initials && strstr (initials, wanted));
}

/**
 * sw_reference_narrows:
 * @field: a reference
 * @of: (nullable): the record that has it
 *
 * Returns: whether there can be more to choose from with everyone
 */
gboolean
sw_reference_narrows (const SwField *field,
                      SwRecord      *of)
{
  GType type = field->reference ();

  return type == SW_TYPE_CAREGIVER || type == SW_TYPE_ORGANISATION;
}

/**
 * sw_reference_create:
 * @field: a reference
 * @of: (nullable): the record that has it
 * @name: (nullable): the name
 *
 * Returns: (transfer full): a new record to point to, with what can be guessed
 */
SwRecord *
sw_reference_create (const SwField *field,
                     SwRecord      *of,
                     const char    *name)
{
  GType type = field->reference ();
  SwRecord *record = g_object_new (type, NULL);
  const SwField *name_field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "name");

  if (name_field && name)
    sw_record_set_text (record, name_field, name);

  if (type == SW_TYPE_CAREGIVER)
    {
      const char *const *kinds = kinds_for (field->name);

      SW_CAREGIVER (record)->community_id = community_of (of);
      if (kinds)
        SW_CAREGIVER (record)->kind = sw_enum_find_nick (&sw_caregiver_kind_enum, kinds[0])->value;
    }
  else if (type == SW_TYPE_GRID)
    {
      SW_GRID (record)->community_id = community_of (of);
    }
  else if (type == SW_TYPE_ORGANISATION)
    {
      SW_ORGANISATION (record)->kind = 0;
    }

  return record;
}

/**
 * sw_record_get_name:
 * @record: a record
 *
 * Returns: (nullable) (transfer none): its name, if its class has one
 */
const char *
sw_record_get_name (SwRecord *record)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "name");

  return field ? sw_record_get_text (record, field) : NULL;
}

static void
append (GString    *text,
        const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * sw_record_describe:
 * @record: a record
 * @store: where it is from
 *
 * Returns: (transfer full): what tells it from others of its name, in one line
 */
char *
sw_record_describe (SwRecord *record,
                    SwStore  *store)
{
  static const char *const names[] = { "kind", "community_id", "grid_id", "organisation_id", "contact_name" };
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SwField *field = sw_record_class_find_field (klass, names[i]);
      g_autofree char *value = NULL;

      if (field == NULL || !sw_record_is_set (record, field))
        continue;
      if (field->kind == SW_FIELD_REFERENCE)
        append (text, sw_store_get_name (store, field->reference (), sw_record_get_number (record, field)));
      else
        append (text, value = sw_record_format (record, field));
    }

  return g_string_free (text, FALSE);
}

static char *
get_community (SwRecord *record,
               SwStore  *store)
{
  return g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, community_of (record)));
}

static char *
get_phone (SwRecord *record,
           SwStore  *store)
{
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "phone");

  return field ? sw_record_format_masked (record, field) : NULL;
}

/* Labels that are there more than once say more. */
static void
tell_apart (GStrv       labels,
            GPtrArray  *records,
            char     *(*more) (SwRecord *record, SwStore *store),
            SwStore    *store)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    if (!g_hash_table_add (seen, labels[i]))
      g_hash_table_add (shared, g_strdup (labels[i]));
  for (guint i = 0; i < records->len; i++)
    if (g_hash_table_contains (shared, labels[i]))
      {
        GString *text = g_string_new (labels[i]);
        g_autofree char *part = more (records->pdata[i], store);

        append (text, part);
        g_free (labels[i]);
        labels[i] = g_string_free (text, FALSE);
      }
}

/**
 * sw_records_label:
 * @records: (element-type SwRecord): records of a class that have names
 * @store: where they are from
 *
 * Returns: (transfer full): their names in their order; those of the same name say the community, and
 *   where that is the same too, the phone
 */
GStrv
sw_records_label (GPtrArray *records,
                  SwStore   *store)
{
  GStrv labels = g_new0 (char *, records->len + 1);

  for (guint i = 0; i < records->len; i++)
    {
      const char *name = sw_record_get_name (records->pdata[i]);

      labels[i] = g_strdup (name ? name : "");
    }
  tell_apart (labels, records, get_community, store);
  tell_apart (labels, records, get_phone, store);

  return labels;
}
