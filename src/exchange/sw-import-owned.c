/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-day.h"
#include "sw-elder-match.h"
#include "sw-name-keys.h"
#include "sw-query.h"
#include "sw-store-query.h"

/* Rows of what hangs on an elder. */

/* The elder of a row: one of the register, or of a row of the same plan. */
typedef struct
{
  SwElder *elder; /* NULL for one of a row */
  guint    row;   /* G_MAXUINT for one who is in the register only */
  guint    n;     /* how many it could be, if neither */
} Owner;

static void
owner_clear (Owner *owner)
{
  g_clear_object (&owner->elder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owner, owner_clear)

/* (transfer full): what people are looked up by who are named without a number: the name in the
 * community, or in all. */
char *
sw_import_name_key (const char *name,
                    gint64      community_id)
{
  return community_id == SW_NONE ? g_strdup (name) : g_strdup_printf ("%s\037%" G_GINT64_FORMAT, name, community_id);
}

static gboolean
is_found (const Owner *owner)
{
  return owner->elder || owner->row != G_MAXUINT;
}

static gboolean
fits_name (const SwImportKey *key,
           const char        *name)
{
  return key->name == NULL || sw_name_is_like (key->name, name);
}

static void
find_in_plan (SwImportBuild     *build,
              const SwImportKey *key,
              Owner             *owner)
{
  const SwImportRow *rows = (const SwImportRow *) build->plan->rows->data;
  gpointer value;

  if (key->record != SW_NONE)
    owner->row = sw_import_build_find_record (build, key->record);
  if (owner->row == G_MAXUINT && key->number && g_hash_table_lookup_extended (build->by_key, key->number, NULL, &value))
    owner->row = GPOINTER_TO_UINT (value);
  if (owner->row != G_MAXUINT && !fits_name (key, rows[owner->row].name))
    owner->row = G_MAXUINT;
}

static gboolean
find_by_record (SwImportBuild     *build,
                const SwImportKey *key,
                Owner             *owner,
                GError           **error)
{
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwElder) means = NULL;
  GError *failure = NULL;

  if (key->record == SW_NONE)
    return TRUE;
  elder = sw_store_load (build->store, SW_TYPE_ELDER, key->record, &failure);
  if (elder == NULL && !g_error_matches (failure, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  g_clear_error (&failure);

  means = sw_elder_new ();
  means->name = g_strdup (key->name);
  means->document_kind = SW_DOCUMENT_CITIZEN_ID;
  means->document_number = g_strdup (key->number);
  if (elder && sw_import_is_record_of (means, elder))
    owner->elder = g_steal_pointer (&elder);
  return TRUE;
}

static gboolean
find_by_number (SwImportBuild     *build,
                const SwImportKey *key,
                Owner             *owner,
                GError           **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (key->number == NULL)
    return TRUE;
  found = sw_store_load_where (build->store, SW_TYPE_ELDER, "document_number", key->number, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len && owner->elder == NULL; i++)
    if (fits_name (key, SW_ELDER (found->pdata[i])->name))
      owner->elder = g_object_ref (found->pdata[i]);
  return TRUE;
}

/* Who has the name, here or in the register, and nobody else. */
static gboolean
find_by_name (SwImportBuild     *build,
              const SwImportKey *key,
              Owner             *owner,
              GError           **error)
{
  const SwImportRow *rows = (const SwImportRow *) build->plan->rows->data;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) found = NULL;
  SwElder *only = NULL;
  guint row = G_MAXUINT;
  gpointer value;

  if (key->name == NULL || key->number)
    return TRUE;
  name = sw_import_name_key (key->name, key->community_id);
  if (g_hash_table_lookup_extended (build->by_name, name, NULL, &value))
    {
      row = GPOINTER_TO_UINT (value);
      owner->n += row == G_MAXUINT ? 2 : 1;
    }
  found = sw_store_match_person (build->store, key->name, SW_NONE, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      SwElder *elder = found->pdata[i];

      if ((key->community_id != SW_NONE && elder->community_id != key->community_id) ||
          (row != G_MAXUINT && rows[row].record_id == sw_record_get_id (SW_RECORD (elder))))
        continue;
      only = elder;
      owner->n++;
    }
  if (owner->n == 1)
    {
      owner->row = row;
      owner->elder = row == G_MAXUINT ? g_object_ref (only) : NULL;
    }
  return TRUE;
}

static gboolean
find_owner (SwImportBuild     *build,
            const SwImportKey *key,
            Owner             *owner,
            GError           **error)
{
  find_in_plan (build, key, owner);
  if (!is_found (owner) && !find_by_record (build, key, owner, error))
    return FALSE;
  if (!is_found (owner) && !find_by_number (build, key, owner, error))
    return FALSE;

  return is_found (owner) || find_by_name (build, key, owner, error);
}

static void
add_not_found (SwImportBuild     *build,
               SwImportRow       *row,
               const SwImportKey *key,
               const Owner       *owner)
{
  int column = sw_import_reader_find_column (build->reader, key->number ? SW_COLUMN_ELDER_NUMBER
                                                                        : SW_COLUMN_ELDER_NAME);

  if (owner->n > 1)
    sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, column,
                          /* Translators: how many elders, at least two, and a name. */
                          _("There are %u elders who could be %s; write the document number or the community."),
                          owner->n, key->name);
  else if (key->number && key->name)
    sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, column,
                          /* Translators: a name and a document number. */
                          _("The register has no elder %s with the number %s."), key->name, key->number);
  else if (key->number || key->name)
    sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, column,
                          /* Translators: a name or a document number. */
                          _("The register has no elder “%s”."), key->number ? key->number : key->name);
  else
    sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, -1,
                          _("The row does not say whose it is; write the elder’s name and document number."));
}

static const char *
name_of (SwImportBuild *build,
         const Owner   *owner)
{
  if (owner->row != G_MAXUINT)
    return g_array_index (build->plan->rows, SwImportRow, owner->row).name;

  return owner->elder ? owner->elder->name : NULL;
}

/* A row of an elder who is there twice belongs to the first. */
static gboolean
follow_row (SwImportBuild *build,
            SwImportRow   *row,
            guint          index)
{
  const SwImportRow *rows = (const SwImportRow *) build->plan->rows->data;

  if (rows[index].state == SW_IMPORT_DUPLICATE)
    index = rows[index].first;
  if (rows[index].state == SW_IMPORT_ERROR)
    {
      sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, -1,
                            /* Translators: the number of a row, and a file. */
                            _("The elder’s own row, row %u of %s, has an error."), rows[index].number,
                            sw_import_plan_get_source_name (build->plan, rows[index].source));
      return FALSE;
    }
  row->owner_row = index;
  row->owner_id = rows[index].record_id;
  return TRUE;
}

/* All that the row says, and of whom, to find the same row twice. */
static char *
key_of (SwImportBuild     *build,
        const SwImportRow *row)
{
  SwRecord *record = sw_import_reader_get_record (build->reader);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  GString *key = g_string_new (klass->table);

  if (row->owner_id != SW_NONE)
    g_string_append_printf (key, "\037%" G_GINT64_FORMAT, row->owner_id);
  else
    g_string_append_printf (key, "\037row %u", row->owner_row);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = sw_import_reader_is_touched (build->reader, &klass->fields[i])
                                ? sw_record_format_machine (record, &klass->fields[i])
                                : NULL;

      g_string_append_printf (key, "\037%s", text ? text : "");
    }
  return g_string_free (key, FALSE);
}

/* The day by which the records of the elder are looked for, or SW_NONE. */
static SwDay
near_day (const SwSheetSubject *subject,
          SwRecord             *record)
{
  return subject->near ? sw_record_get_number (record, sw_record_class_find_field (SW_RECORD_GET_CLASS (record),
                                                                                   subject->near))
                       : SW_NONE;
}

static GPtrArray *
load_near (SwImportBuild        *build,
           const SwSheetSubject *subject,
           gint64                owner_id,
           SwDay                 day,
           GError              **error)
{
  g_autoptr (SwQuery) query = sw_query_new (subject->get_type ());
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, owner_id);
  g_autofree char *text = sw_day_format_iso (day);
  const char *const owners[] = { owner, NULL };
  const char *const days[] = { text, NULL };
  g_autoptr (GArray) ids = NULL;

  if (!sw_query_set_condition (query, sw_record_class_find_owner (sw_sheet_subject_peek_class (subject))->name,
                               SW_OPERATOR_EQUAL, owners, error) ||
      !sw_query_set_condition (query, subject->near, SW_OPERATOR_EQUAL, days, error))
    return NULL;
  ids = sw_store_query_ids (build->store, query, -1, error);

  return ids ? sw_store_load_ids (build->store, subject->get_type (), (const gint64 *) (gpointer) ids->data, ids->len, error)
             : NULL;
}

/* Loads what hangs on the row's elder, unless the last row had the same. */
static gboolean
load_owned (SwImportBuild        *build,
            const SwSheetSubject *subject,
            gint64                owner_id,
            SwDay                 day,
            GError              **error)
{
  GType type = subject->get_type ();

  if (build->owned && build->owned_by == owner_id && build->owned_type == type && build->owned_near == day)
    return TRUE;

  g_clear_pointer (&build->owned, g_ptr_array_unref);
  if (build->owned_type != type)
    g_hash_table_remove_all (build->taken);
  build->owned_type = type;
  build->owned_by = owner_id;
  build->owned_near = day;
  if (owner_id == SW_NONE || (subject->near && day == SW_NONE))
    build->owned = g_ptr_array_new_with_free_func (g_object_unref);
  else if (subject->near)
    build->owned = load_near (build, subject, owner_id, day, error);
  else
    build->owned = sw_store_load_owned (build->store, type, owner_id, error);
  return build->owned != NULL;
}

static gboolean
has_same_keys (const SwSheetSubject *subject,
               SwRecord             *record,
               SwRecord             *other)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; subject->keys[i]; i++)
    if (!sw_record_field_equal (record, other, sw_record_class_find_field (klass, subject->keys[i])))
      return FALSE;

  return TRUE;
}

static gboolean
says_the_same (SwImportBuild *build,
               SwRecord      *other)
{
  SwRecord *record = sw_import_reader_get_record (build->reader);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (sw_import_reader_is_touched (build->reader, &klass->fields[i]) &&
        !sw_record_field_equal (record, other, &klass->fields[i]))
      return FALSE;

  return TRUE;
}

/* A second contact of a day counts severally, so a row takes the place of another text only
 * where it says more. */
static gboolean
says_more (SwImportBuild *build,
           SwRecord      *other)
{
  SwRecord *record = sw_import_reader_get_record (build->reader);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (field->kind == SW_FIELD_TEXT && sw_record_is_set (other, field) &&
          sw_import_reader_is_touched (build->reader, field) &&
          strstr (sw_record_get_text (record, field), sw_record_get_text (other, field)) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The record that the row says already, or else the first with the same keys, that no row
 * before it means. @is_beside: there is one with the same keys that cannot be this. */
static SwRecord *
find_record (SwImportBuild        *build,
             const SwSheetSubject *subject,
             SwRecord             *fresh,
             gboolean             *is_beside)
{
  SwRecord *best = NULL;

  for (guint i = 0; i < build->owned->len; i++)
    {
      SwRecord *record = build->owned->pdata[i];
      gint64 id = sw_record_get_id (record);

      if (g_hash_table_contains (build->taken, &id) || !has_same_keys (subject, fresh, record))
        continue;
      if (says_the_same (build, record))
        return record;
      if (subject->near && !says_more (build, record))
        *is_beside = TRUE;
      else if (best == NULL)
        best = record;
    }

  return best;
}

static void
take (SwImportBuild *build,
      gint64         id)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_add (build->taken, key);
}

static gboolean
plan_record (SwImportBuild *build,
             SwImportRow   *row,
             GError       **error)
{
  const SwSheetSubject *subject =
    sw_column_map_get_subject (sw_import_plan_source (build->plan, row->source)->map);
  g_autoptr (SwRecord) fresh = g_object_new (subject->get_type (), NULL);
  g_autoptr (SwRecord) result = NULL;
  g_autofree char *key = key_of (build, row);
  SwRecord *match;
  gpointer value;
  gboolean is_beside = FALSE;
  gboolean changed;

  if (g_hash_table_lookup_extended (build->by_key, key, NULL, &value))
    {
      row->state = SW_IMPORT_DUPLICATE;
      row->first = GPOINTER_TO_UINT (value);
      return TRUE;
    }
  sw_import_reader_apply_owned (build->reader, fresh, &row->issues);
  if (SW_IS_VISIT (fresh) &&
      !sw_import_reader_assign_party (build->reader, build->store, SW_VISIT (fresh), row->owner_id, error))
    return FALSE;
  if (!load_owned (build, subject, row->owner_id, near_day (subject, fresh), error))
    return FALSE;
  match = find_record (build, subject, fresh, &is_beside);
  result = match ? sw_record_copy (match) : g_object_ref (fresh);
  changed = match && sw_import_reader_apply_owned (build->reader, result, &row->issues);
  sw_import_reader_validate_owned (build->reader, result, &row->issues);
  if (sw_import_issues_have_error (row->issues))
    {
      row->state = SW_IMPORT_ERROR;
      return TRUE;
    }

  g_hash_table_insert (build->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (build->plan->rows->len));
  if (match)
    {
      row->record_id = sw_record_get_id (match);
      take (build, row->record_id);
    }
  else if (is_beside)
    {
      sw_import_issues_add (&row->issues, SW_ISSUE_WARNING, -1,
                            _("The register has another visit of that day by the same person in the same way; "
                              "this one is added to it."));
    }
  row->state = match == NULL ? SW_IMPORT_NEW : changed ? SW_IMPORT_UPDATE : SW_IMPORT_UNCHANGED;
  if (row->state == SW_IMPORT_UPDATE)
    row->changes = sw_import_build_list_changes (build, match, result);
  if (row->state != SW_IMPORT_UNCHANGED)
    sw_reference_names_use (build->plan->names, result);
  return TRUE;
}

/**
 * sw_import_build_plan_owned:
 * @build: what is known
 * @row: a row with source, number and cells; the rest is found out here
 * @error: return location
 *
 * Plans a row of what hangs on an elder. The elder is found by the number in the register
 * (底册编号), in the same workbook or in the register; by the document; or by the name, and
 * community if it is given, where that is one's own. The record is new unless the elder has
 * one that says the same, or has the same keys.
 *
 * Returns: whether the register could be asked
 */
gboolean
sw_import_build_plan_owned (SwImportBuild *build,
                            SwImportRow   *row,
                            GError       **error)
{
  g_auto (Owner) owner = { NULL, G_MAXUINT, 0 };
  SwImportKey key;
  gboolean good;

  sw_import_reader_read_key (build->reader, row->cells, &key);
  good = find_owner (build, &key, &owner, error);
  row->name = g_strdup (key.name ? key.name : name_of (build, &owner));
  if (good && owner.elder)
    row->owner_id = sw_record_get_id (SW_RECORD (owner.elder));
  if (good && !is_found (&owner))
    add_not_found (build, row, &key, &owner);
  else if (good && owner.row != G_MAXUINT)
    follow_row (build, row, owner.row);
  sw_import_key_clear (&key);
  if (!good)
    return FALSE;

  sw_import_reader_set_community (build->reader, owner.elder ? owner.elder->community_id : SW_NONE);
  sw_import_reader_read (build->reader, row->cells, &row->issues);
  if (sw_import_issues_have_error (row->issues))
    {
      row->state = SW_IMPORT_ERROR;
      return TRUE;
    }
  return plan_record (build, row, error);
}
