/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-match.h"
#include "sw-record-list.h"
#include "sw-status-span.h"

/* What is known while a plan is built. */
typedef struct
{
  SwImportPlan   *plan;
  SwStore        *store;
  SwImportReader *reader;
  GHashTable     *by_key;      /* who a row is → its index */
  GHashTable     *by_elder;    /* gint64 * → the index of the row, or G_MAXUINT for one with an error */
  GHashTable     *communities; /* gint64 * → how many rows name it */
  gboolean        is_empty;    /* the register has no elder yet */
  guint           n_care_assumed;
  guint           n_unsure;
} Build;

static gboolean
has_error (GPtrArray *issues)
{
  for (guint i = 0; issues && i < issues->len; i++)
    if (((SwImportIssue *) issues->pdata[i])->severity == SW_ISSUE_ERROR)
      return TRUE;

  return FALSE;
}

static gboolean
has_warning (GPtrArray *issues)
{
  for (guint i = 0; issues && i < issues->len; i++)
    if (((SwImportIssue *) issues->pdata[i])->severity == SW_ISSUE_WARNING)
      return TRUE;

  return FALSE;
}

static gboolean
has_good_number (SwElder *elder)
{
  return elder->document_number && sw_elder_check_document (elder, NULL) == SW_DOCUMENT_STATE_VALID;
}

static SwDay
birth_day_of (SwElder *elder)
{
  SwCitizenIdFacts facts;

  if (elder->document_number && sw_citizen_id_check (elder->document_number, &facts, NULL))
    return facts.birth_day;

  return elder->birth_day;
}

/* A number says who it is. Without one it is name, birth day and community, or name and
 * address or phone. Every community may have a 1幢101室, so the birth day or the community
 * must be the same too. */
static gboolean
is_same_person (SwElder *row,
                SwElder *elder,
                SwDay    birth_day)
{
  if (has_good_number (row) && has_good_number (elder))
    return FALSE;
  if (birth_day != SW_NONE && elder->birth_day != SW_NONE && elder->birth_day != birth_day)
    return FALSE;
  if (row->home_address && g_strcmp0 (row->home_address, elder->home_address) == 0 &&
      (row->community_id == elder->community_id || (birth_day != SW_NONE && elder->birth_day == birth_day)))
    return TRUE;
  if (row->phone && g_strcmp0 (row->phone, elder->phone) == 0)
    return TRUE;
  /* A name is all that there is, so the same row again is nobody new. */
  if (birth_day == SW_NONE && !row->home_address && !row->phone && !has_good_number (row) && !has_good_number (elder))
    return row->community_id == elder->community_id;

  return birth_day != SW_NONE && elder->birth_day == birth_day && row->community_id == elder->community_id;
}

static gboolean
match_by_number (Build      *build,
                 SwElder    *row,
                 GPtrArray **issues,
                 SwElder   **match,
                 GError    **error)
{
  g_autoptr (GPtrArray) found = sw_store_load_where (build->store, SW_TYPE_ELDER, "document_number",
                                                     row->document_number, error);

  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    return TRUE;

  *match = found->pdata[0];
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((SwElder *) found->pdata[i])->name, row->name) == 0)
      {
        *match = found->pdata[i];
        break;
      }
  g_object_ref (*match);
  if (found->len > 1)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                          /* Translators: how many elders, at least two. */
                          _("The register has %u elders with this number; merge them."), found->len);
  if (row->name && g_strcmp0 (row->name, (*match)->name) != 0)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                          /* Translators: a name. */
                          _("In the register this number is that of %s; the name will be changed."), (*match)->name);
  return TRUE;
}

static gboolean
match_by_person (Build      *build,
                 SwElder    *row,
                 GPtrArray **issues,
                 SwElder   **match,
                 GError    **error)
{
  SwDay birth_day = birth_day_of (row);
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  if (row->name == NULL)
    return TRUE;
  found = sw_store_match_person (build->store, row->name, birth_day, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    if (is_same_person (row, found->pdata[i], birth_day))
      {
        g_set_object (match, found->pdata[i]);
        n++;
      }
  if (n > 1)
    sw_import_issues_add (issues, SW_ISSUE_ERROR, -1,
                          /* Translators: how many elders, at least two, and a name. */
                          _("The register has %u elders who could be %s; write the document number."), n, row->name);
  return TRUE;
}

static gboolean
warn_if_ended (Build      *build,
               SwElder    *elder,
               GPtrArray **issues,
               GError    **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (build->store, SW_TYPE_STATUS_SPAN,
                                                     sw_record_get_id (SW_RECORD (elder)), error);

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (span->status != SW_STATUS_PAUSED && sw_status_span_covers (span, build->plan->today))
        {
          g_autofree char *day = sw_day_format (span->from_day);

          sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                                /* Translators: a day, and why: “Died”. */
                                _("Has left the register on %s: %s. The import does not change that."), day,
                                sw_enum_label (&sw_status_enum, span->status));
        }
    }
  return TRUE;
}

/* Who the row is, to find the same elder twice in the workbooks. */
static char *
key_of (SwElder *row)
{
  SwDay birth_day = birth_day_of (row);

  if (has_good_number (row))
    return g_strdup (row->document_number);
  if (birth_day != SW_NONE)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->name, birth_day, row->community_id);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s", row->name, row->community_id,
                          row->home_address ? row->home_address : "", row->phone ? row->phone : "");
}

static char *
format_value (SwImportPlan  *plan,
              SwRecord      *record,
              const SwField *field)
{
  const char *name;

  if (field->kind != SW_FIELD_REFERENCE)
    return sw_record_format (record, field);

  name = sw_reference_names_get (plan->names, field->reference (), SW_RECORD_NUMBER (record, field));
  return g_strdup (name);
}

static GPtrArray *
list_changes (Build   *build,
              SwElder *before,
              SwElder *after)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (after);
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      SwChange *change;

      if ((field->flags & SW_FIELD_DERIVED) || sw_record_field_equal (SW_RECORD (before), SW_RECORD (after), field))
        continue;
      change = g_new0 (SwChange, 1);
      change->field = field;
      change->before = format_value (build->plan, SW_RECORD (before), field);
      change->after = format_value (build->plan, SW_RECORD (after), field);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* Says in which fields a duplicate is not the same as the row before. */
static void
compare_duplicate (Build       *build,
                   SwImportRow *row)
{
  SwImportPlan *plan = build->plan;
  const SwImportRow *first = &g_array_index (plan->rows, SwImportRow, row->first);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GPtrArray) ignored = NULL;
  g_autoptr (SwImportReader) reader = NULL;
  SwElder *mine = sw_import_reader_get_elder (build->reader);
  SwRecordClass *klass = SW_RECORD_GET_CLASS (mine);
  SwElder *other;

  reader = sw_import_reader_new (sw_import_plan_source (plan, first->source)->map, plan->names,
                                 sw_import_plan_get_community (plan, first->source), plan->today);
  sw_import_reader_read (reader, first->cells, &ignored);
  other = sw_import_reader_get_elder (reader);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (!sw_import_reader_is_touched (build->reader, field) ||
          sw_record_field_equal (SW_RECORD (mine), SW_RECORD (other), field))
        continue;
      if (fields->len > 0)
        /* Translators: stands between the items of an enumeration. */
        g_string_append (fields, _(", "));
      g_string_append (fields, _(field->label));
    }

  if (fields->len > 0)
    sw_import_issues_add (&row->issues, SW_ISSUE_WARNING, -1,
                          /* Translators: the number of a row, a file, and names of fields. */
                          _("The same elder as in row %u of %s, but not the same: %s. The first row holds."),
                          first->number, sw_import_plan_get_source_name (plan, first->source), fields->str);
}

/* One number can be copied to two persons, of whom neither may get lost. */
static gboolean
has_name_of_first (Build       *build,
                   SwImportRow *row)
{
  const SwImportRow *first = &g_array_index (build->plan->rows, SwImportRow, row->first);

  if (g_strcmp0 (row->name, first->name) == 0)
    return TRUE;

  sw_import_issues_add (&row->issues, SW_ISSUE_ERROR,
                        sw_column_map_find_target (sw_import_plan_source (build->plan, row->source)->map,
                                                   "document_number"),
                        /* Translators: the number of a row, a file, and a name. */
                        _("Row %u of %s has the same document number and another name, %s; correct one of them."),
                        first->number, sw_import_plan_get_source_name (build->plan, first->source), first->name);
  return FALSE;
}

static void
remember_elder (Build  *build,
                gint64  id,
                guint   index)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_insert (build->by_elder, key, GUINT_TO_POINTER (index));
}

static gboolean
find_first (Build      *build,
            const char *key,
            gint64      elder_id,
            guint      *first)
{
  gpointer value;

  if (g_hash_table_lookup_extended (build->by_key, key, NULL, &value) ||
      (elder_id != SW_NONE && g_hash_table_lookup_extended (build->by_elder, &elder_id, NULL, &value) &&
       GPOINTER_TO_UINT (value) != G_MAXUINT))
    {
      *first = GPOINTER_TO_UINT (value);
      return TRUE;
    }
  return FALSE;
}

static void
count_community (Build  *build,
                 gint64  id)
{
  gpointer value = g_hash_table_lookup (build->communities, &id);
  gint64 *key;

  if (id == SW_NONE || id < 0)
    return;
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (build->communities, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
}

/* @row has source, number and cells; the rest is found out here. */
static gboolean
plan_row (Build       *build,
          SwImportRow *row,
          GError     **error)
{
  SwImportPlan *plan = build->plan;
  guint index = plan->rows->len;
  SwElder *read = sw_import_reader_get_elder (build->reader);
  g_autoptr (SwElder) match = NULL;
  g_autoptr (SwElder) result = NULL;
  g_autofree char *key = NULL;
  gboolean care_assumed = FALSE;
  gboolean changed;

  sw_import_reader_read (build->reader, row->cells, &row->issues);
  row->name = g_strdup (read->name);
  row->elder_id = SW_NONE;
  if (!build->is_empty)
    {
      if (read->document_number && !match_by_number (build, read, &row->issues, &match, error))
        return FALSE;
      if (match == NULL && !match_by_person (build, read, &row->issues, &match, error))
        return FALSE;
      if (match && !warn_if_ended (build, match, &row->issues, error))
        return FALSE;
    }

  result = match ? SW_ELDER (sw_record_copy (SW_RECORD (match))) : sw_elder_new ();
  changed = sw_import_reader_apply (build->reader, result, match == NULL, &row->issues, &care_assumed);
  sw_import_reader_validate (build->reader, result, &row->issues);
  if (match)
    row->elder_id = sw_record_get_id (SW_RECORD (match));
  count_community (build, result->community_id);

  if (has_error (row->issues))
    {
      row->state = SW_IMPORT_ERROR;
      if (match && !g_hash_table_contains (build->by_elder, &row->elder_id))
        remember_elder (build, row->elder_id, G_MAXUINT);
      return TRUE;
    }

  key = key_of (read);
  if (find_first (build, key, row->elder_id, &row->first))
    {
      if (has_good_number (read) && g_hash_table_contains (build->by_key, key) && !has_name_of_first (build, row))
        {
          row->state = SW_IMPORT_ERROR;
          return TRUE;
        }
      row->state = SW_IMPORT_DUPLICATE;
      compare_duplicate (build, row);
      return TRUE;
    }
  g_hash_table_insert (build->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (index));
  if (match)
    remember_elder (build, row->elder_id, index);

  if (match == NULL)
    row->state = SW_IMPORT_NEW;
  else if (changed)
    row->state = SW_IMPORT_UPDATE;
  else
    row->state = SW_IMPORT_UNCHANGED;
  if (row->state == SW_IMPORT_UPDATE)
    row->changes = list_changes (build, match, result);

  if (care_assumed)
    build->n_care_assumed++;
  if (result->child_residence_unsure == 1 && (match == NULL || match->child_residence_unsure != 1))
    build->n_unsure++;
  return TRUE;
}

static void
count_row (SwImportPlan      *plan,
           const SwImportRow *row)
{
  guint *counters[] = {
    &plan->counts.n_new, &plan->counts.n_updated, &plan->counts.n_unchanged, &plan->counts.n_duplicates,
    &plan->counts.n_errors,
  };

  plan->counts.n_rows++;
  (*counters[row->state])++;
  if (has_warning (row->issues))
    plan->counts.n_warnings++;
}

static gboolean
plan_source (Build        *build,
             guint         index,
             GCancellable *cancellable,
             GError      **error)
{
  SwImportPlan *plan = build->plan;
  SwImportSource *source = sw_import_plan_source (plan, index);
  g_autoptr (SwSheetReader) sheets = sw_sheet_reader_open (source->path, error);
  guint n_columns = sw_column_map_get_n_columns (source->map);
  guint last = sw_column_map_get_last_row (source->map);
  guint n_read = 0;
  SwSheetRow sheet_row;
  GError *failure = NULL;

  if (sheets == NULL || !sw_sheet_reader_select_sheet (sheets, sw_column_map_get_sheet (source->map), error))
    return FALSE;

  build->reader = sw_import_reader_new (source->map, plan->names, sw_import_plan_get_community (plan, index),
                                        plan->today);
  while (sw_sheet_reader_read_row (sheets, &sheet_row, cancellable, &failure))
    {
      SwImportRow row = { 0 };
      SwImportRowKind kind;

      if (sheet_row.number <= sw_column_map_get_last_row (source->map))
        continue;
      /* The rows that the reader left out as empty. */
      plan->counts.n_blank += sheet_row.number - last - 1;
      last = sheet_row.number;
      if (++n_read % 256 == 0)
        sw_import_plan_set_progress (plan, (index + sw_sheet_reader_get_progress (sheets)) / plan->sources->len);

      row.source = index;
      row.number = sheet_row.number;
      row.cells = sw_import_cells_new (&sheet_row, n_columns);
      kind = sw_import_reader_classify (build->reader, row.cells);
      if (kind != SW_IMPORT_ROW_DATA)
        {
          plan->counts.n_blank += kind == SW_IMPORT_ROW_BLANK;
          plan->counts.n_skipped += kind == SW_IMPORT_ROW_SKIPPED;
          sw_import_cells_free (row.cells);
          continue;
        }
      if (!plan_row (build, &row, &failure))
        {
          g_array_append_val (plan->rows, row);
          break;
        }
      count_row (plan, &row);
      g_array_append_val (plan->rows, row);
    }
  g_clear_pointer (&build->reader, sw_import_reader_free);

  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_missing_of (Build   *build,
                 gint64   community,
                 guint    n_rows,
                 GError **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community);
  const char *const active[] = { "active", NULL };
  const char *const ids[] = { id, NULL };
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) elders = NULL;

  sw_query_set_day (query, build->plan->today);
  if (!sw_query_set_condition (query, "community_id", SW_OPERATOR_EQUAL, ids, error) ||
      !sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, error))
    return FALSE;
  all = sw_store_query_ids (build->store, query, -1, error);
  if (all == NULL)
    return FALSE;

  /* A few rows of another community, moved or mistaken, are not that community's workbook. */
  if ((guint64) n_rows * 2 < all->len)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    if (!g_hash_table_contains (build->by_elder, &g_array_index (all, gint64, i)))
      g_array_append_val (absent, g_array_index (all, gint64, i));
  if (absent->len == 0)
    return TRUE;

  elders = sw_store_load_ids (build->store, SW_TYPE_ELDER, (const gint64 *) absent->data, absent->len, error);
  if (elders == NULL)
    return FALSE;
  for (guint i = 0; i < elders->len; i++)
    {
      SwElder *elder = elders->pdata[i];
      SwImportMissing *missing = g_new0 (SwImportMissing, 1);

      missing->elder_id = sw_record_get_id (SW_RECORD (elder));
      missing->name = g_strdup (elder->name);
      missing->community = g_strdup (sw_reference_names_get (build->plan->names, SW_TYPE_COMMUNITY, community));
      g_ptr_array_add (build->plan->missing, missing);
    }
  return TRUE;
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b)
{
  const SwImportMissing *one = *(SwImportMissing *const *) a;
  const SwImportMissing *two = *(SwImportMissing *const *) b;
  int order = g_strcmp0 (one->community, two->community);

  return order ? order : (one->elder_id > two->elder_id) - (one->elder_id < two->elder_id);
}

static gboolean
list_missing (Build   *build,
              GError **error)
{
  GHashTableIter iter;
  gpointer id, n_rows;

  if (build->is_empty)
    return TRUE;
  g_hash_table_iter_init (&iter, build->communities);
  while (g_hash_table_iter_next (&iter, &id, &n_rows))
    if (!list_missing_of (build, *(gint64 *) id, GPOINTER_TO_UINT (n_rows), error))
      return FALSE;
  g_ptr_array_sort (build->plan->missing, compare_missing);
  return TRUE;
}

static void
add_remarks (Build *build)
{
  if (build->n_care_assumed > 0)
    g_ptr_array_add (build->plan->remarks,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u elder with 是 in the last column becomes semi-disabled, as the register "
                                                   "does not know the care ability.",
                                                   "%u elders with 是 in the last column become semi-disabled, as the register "
                                                   "does not know the care ability.",
                                                   build->n_care_assumed),
                                      build->n_care_assumed));
  if (build->n_unsure > 0)
    g_ptr_array_add (build->plan->remarks,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u elder has children outside the district (区外): whether inside or "
                                                   "outside the city is to be verified.",
                                                   "%u elders have children outside the district (区外): whether inside or "
                                                   "outside the city is to be verified.",
                                                   build->n_unsure),
                                      build->n_unsure));
}

static void
reset (SwImportPlan *self)
{
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->missing, 0);
  g_ptr_array_set_size (self->remarks, 0);
  g_clear_pointer (&self->names, sw_reference_names_free);
  memset (&self->counts, 0, sizeof self->counts);
  sw_import_plan_set_progress (self, 0);
}

/**
 * sw_import_plan_build:
 * @self: a plan with files
 * @store: the register, opened for the calling thread
 * @today: the day of the import
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads all rows and finds out what will become of each. Nothing is written.
 *
 * Returns: whether the plan could be made; if not, it has no rows
 */
gboolean
sw_import_plan_build (SwImportPlan *self,
                      SwStore      *store,
                      SwDay         today,
                      GCancellable *cancellable,
                      GError      **error)
{
  Build build = { .plan = self, .store = store };
  g_autoptr (SwQuery) everyone = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) one = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  reset (self);
  self->today = today;
  self->names = sw_reference_names_new (store, error);
  if (self->names == NULL || !sw_import_plan_get_revision (store, &self->revision, error))
    return FALSE;
  if (sw_import_plan_needs_people (self) && !sw_reference_names_load_people (self->names, store, error))
    return FALSE;
  one = sw_store_query_ids (store, everyone, 1, error);
  if (one == NULL)
    return FALSE;

  build.is_empty = one->len == 0;
  build.by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build.by_elder = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  build.communities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; good && i < self->sources->len; i++)
    good = plan_source (&build, i, cancellable, error);
  good = good && list_missing (&build, error);
  if (good)
    {
      add_remarks (&build);
      sw_import_plan_set_progress (self, 1);
    }
  else
    {
      reset (self);
    }
  g_hash_table_unref (build.by_key);
  g_hash_table_unref (build.by_elder);
  g_hash_table_unref (build.communities);
  return good;
}
