/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-row-pipe.h"
#include "sw-store-query.h"
#include "sw-text.h"

/* @issues: (nullable) (element-type SwImportIssue) */
gboolean
sw_import_issues_have_error (GPtrArray *issues)
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

/* Who the row is, to find the same elder twice in the workbooks. */
static char *
key_of (SwElder *row)
{
  SwDay birth_day = sw_import_birth_day (row);

  if (sw_import_has_good_number (row))
    return g_strdup (row->document_number);
  if (birth_day != SW_NONE)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, row->name, birth_day, row->community_id);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s", row->name, row->community_id,
                          row->home_address ? row->home_address : "", row->phone ? row->phone : "");
}

static char *
record_key (gint64 record_number)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, record_number);
}

/* The row before it with that number of the record, or %G_MAXUINT. */
guint
sw_import_build_find_record (SwImportBuild *build,
                             gint64         record_number)
{
  g_autofree char *key = record_key (record_number);
  gpointer value;

  return g_hash_table_lookup_extended (build->by_key, key, NULL, &value) ? GPOINTER_TO_UINT (value) : G_MAXUINT;
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

/* The fields that a row changes. */
GPtrArray *
sw_import_build_list_changes (SwImportBuild *build,
                              SwRecord      *before,
                              SwRecord      *after)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (after);
  GPtrArray *changes = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      SwChange *change;

      if ((field->flags & SW_FIELD_DERIVED) || sw_record_field_equal (before, after, field))
        continue;
      change = g_new0 (SwChange, 1);
      change->field = field;
      change->before = format_value (build->plan, before, field);
      change->after = format_value (build->plan, after, field);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

/* Says in which fields a duplicate is not the same as the row before. */
static void
compare_duplicate (SwImportBuild *build,
                   SwImportRow   *row)
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
has_name_of_first (SwImportBuild *build,
                   SwImportRow   *row)
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
remember_elder (SwImportBuild *build,
                gint64         id,
                guint          index)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  g_hash_table_insert (build->by_elder, key, GUINT_TO_POINTER (index));
}

/* The row before it that means the same elder. Two rows with two numbers of records are two
 * elders, even if they look like one: the register, too, may hold somebody twice. */
static gboolean
find_first (SwImportBuild     *build,
            const SwImportRow *row,
            const char        *key,
            guint             *first)
{
  const SwImportRow *rows = (const SwImportRow *) build->plan->rows->data;
  gpointer value;

  if (row->record_number != SW_NONE)
    {
      *first = sw_import_build_find_record (build, row->record_number);
      if (*first != G_MAXUINT && rows[*first].state != SW_IMPORT_ERROR)
        return TRUE;
    }
  if (g_hash_table_lookup_extended (build->by_key, key, NULL, &value))
    {
      *first = GPOINTER_TO_UINT (value);
      if (row->record_number == SW_NONE || rows[*first].record_number == SW_NONE)
        return TRUE;
    }
  if (row->record_id != SW_NONE && g_hash_table_lookup_extended (build->by_elder, &row->record_id, NULL, &value) &&
      GPOINTER_TO_UINT (value) != G_MAXUINT)
    {
      *first = GPOINTER_TO_UINT (value);
      return TRUE;
    }
  return FALSE;
}

static void
remember_key (SwImportBuild *build,
              char          *key,
              guint          index)
{
  if (g_hash_table_contains (build->by_key, key))
    g_free (key);
  else
    g_hash_table_insert (build->by_key, key, GUINT_TO_POINTER (index));
}

/* By name what hangs on an elder may say whose it is; of two of one name it must say more. */
static void
remember_name (SwImportBuild *build,
               const char    *name,
               gint64         community_id,
               guint          index)
{
  char *keys[] = { sw_import_name_key (name, SW_NONE), sw_import_name_key (name, community_id) };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_hash_table_insert (build->by_name, keys[i],
                         GUINT_TO_POINTER (g_hash_table_contains (build->by_name, keys[i]) ? G_MAXUINT : index));
}

static void
count_community (SwImportBuild *build,
                 gint64         id)
{
  gpointer value = g_hash_table_lookup (build->communities, &id);
  gint64 *key;

  if (id == SW_NONE || id < 0)
    return;
  key = g_new (gint64, 1);
  *key = id;
  g_hash_table_insert (build->communities, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
}

/* Most often all rows of a file are so, and one answer mends them all: what else is wrong in them
 * is said when it is given. */
static void
look_for_community (SwImportBuild *build,
                    SwImportRow   *row)
{
  int column = sw_import_reader_find_column (build->reader, "community_id");
  g_autofree char *text = column >= 0 ? sw_text_normalize (sw_import_cells_get (row->cells, column)) : NULL;

  if ((text && *text) || sw_import_plan_get_community (build->plan, row->source))
    return;

  row->placeless = TRUE;
  g_clear_pointer (&row->issues, g_ptr_array_unref);
  sw_import_issues_add (&row->issues, SW_ISSUE_ERROR, -1, "%s", _("It names no community."));
}

/* @row has source, number and cells; the rest is found out here. */
static gboolean
plan_elder (SwImportBuild *build,
            SwImportRow   *row,
            GError       **error)
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
  row->record_number = sw_import_reader_get_record_number (build->reader);
  if (!sw_import_build_match (build, read, &row->issues, &match, error))
    return FALSE;

  result = match ? SW_ELDER (sw_record_copy (SW_RECORD (match))) : sw_elder_new ();
  changed = sw_import_reader_apply (build->reader, result, match == NULL, &row->issues, &care_assumed);
  sw_import_reader_validate (build->reader, result, &row->issues);
  if (match)
    row->record_id = sw_record_get_id (SW_RECORD (match));
  count_community (build, result->community_id);
  if (result->community_id == SW_NONE)
    look_for_community (build, row);

  if (sw_import_issues_have_error (row->issues))
    {
      row->state = SW_IMPORT_ERROR;
      if (match && !g_hash_table_contains (build->by_elder, &row->record_id))
        remember_elder (build, row->record_id, G_MAXUINT);
      if (row->record_number != SW_NONE)
        remember_key (build, record_key (row->record_number), index);
      return TRUE;
    }

  key = key_of (read);
  if (find_first (build, row, key, &row->first))
    {
      if (sw_import_has_good_number (read) && g_hash_table_contains (build->by_key, key) &&
          !has_name_of_first (build, row))
        {
          row->state = SW_IMPORT_ERROR;
          return TRUE;
        }
      row->state = SW_IMPORT_DUPLICATE;
      compare_duplicate (build, row);
      return TRUE;
    }
  remember_key (build, g_steal_pointer (&key), index);
  if (row->record_number != SW_NONE)
    g_hash_table_insert (build->by_key, record_key (row->record_number), GUINT_TO_POINTER (index));
  if (build->has_owned)
    remember_name (build, read->name, result->community_id, index);
  if (match)
    remember_elder (build, row->record_id, index);

  if (match == NULL)
    row->state = SW_IMPORT_NEW;
  else if (changed)
    row->state = SW_IMPORT_UPDATE;
  else
    row->state = SW_IMPORT_UNCHANGED;
  if (row->state == SW_IMPORT_UPDATE)
    row->changes = sw_import_build_list_changes (build, SW_RECORD (match), SW_RECORD (result));
  if (row->state != SW_IMPORT_UNCHANGED)
    sw_reference_names_use (plan->names, SW_RECORD (result));

  if (care_assumed)
    build->n_care_assumed++;
  if (result->child_residence_unsure == 1 && (match == NULL || match->child_residence_unsure != 1))
    build->n_unsure++;
  return TRUE;
}

static void
count_row (SwImportCounts    *counts,
           const SwImportRow *row)
{
  guint *counters[] = {
    &counts->n_new, &counts->n_updated, &counts->n_unchanged, &counts->n_duplicates, &counts->n_errors,
  };

  counts->n_rows++;
  counts->n_placeless += row->placeless;
  (*counters[row->state])++;
  if (has_warning (row->issues))
    counts->n_warnings++;
}

static void
add_counts (SwImportCounts       *sum,
            const SwImportCounts *counts)
{
  sum->n_rows += counts->n_rows;
  sum->n_new += counts->n_new;
  sum->n_updated += counts->n_updated;
  sum->n_unchanged += counts->n_unchanged;
  sum->n_duplicates += counts->n_duplicates;
  sum->n_errors += counts->n_errors;
  sum->n_placeless += counts->n_placeless;
  sum->n_warnings += counts->n_warnings;
  sum->n_skipped += counts->n_skipped;
  sum->n_blank += counts->n_blank;
}

static gboolean
plan_batch (SwImportBuild *build,
            guint          index,
            SwRowBatch    *batch,
            GError       **error)
{
  SwImportPlan *plan = build->plan;
  SwImportSource *source = sw_import_plan_source (plan, index);
  SwImportCounts *counts = &source->counts;
  gboolean is_elder = sw_import_source_is_elder (source);
  gboolean good = TRUE;

  counts->n_blank += batch->n_blank;
  for (guint i = 0; good && i < batch->n_rows; i++)
    {
      SwImportRow row = {
        .source = index, .number = batch->rows[i].number,
        .record_id = SW_NONE, .record_number = SW_NONE, .owner_id = SW_NONE, .owner_row = G_MAXUINT,
      };
      SwImportRowKind kind = sw_import_reader_classify (build->reader, batch->rows[i].cells);

      if (kind != SW_IMPORT_ROW_DATA)
        {
          counts->n_blank += kind == SW_IMPORT_ROW_BLANK;
          counts->n_skipped += kind == SW_IMPORT_ROW_SKIPPED;
          continue;
        }
      row.cells = g_steal_pointer (&batch->rows[i].cells);
      good = is_elder ? plan_elder (build, &row, error) : sw_import_build_plan_owned (build, &row, error);
      if (good)
        count_row (counts, &row);
      g_array_append_val (plan->rows, row);
    }
  return good;
}

static gboolean
plan_source (SwImportBuild *build,
             guint          index,
             GCancellable  *cancellable,
             GError       **error)
{
  SwImportPlan *plan = build->plan;
  SwImportSource *source = sw_import_plan_source (plan, index);
  g_autoptr (SwSheetReader) sheets = sw_sheet_reader_open (source->path, error);
  g_autoptr (SwRowPipe) pipe = NULL;
  SwRowBatch *batch;
  GError *failure = NULL;

  if (sheets == NULL || !sw_sheet_reader_select_sheet (sheets, sw_column_map_get_sheet (source->map), error))
    return FALSE;

  build->reader = sw_import_reader_new (source->map, plan->names, sw_import_plan_get_community (plan, index),
                                        plan->today);
  pipe = sw_row_pipe_new (sheets, sw_column_map_get_last_row (source->map), sw_column_map_get_n_columns (source->map),
                          cancellable);
  while (failure == NULL && (batch = sw_row_pipe_next (pipe, &failure)) != NULL)
    {
      plan_batch (build, index, batch, &failure);
      sw_import_plan_set_progress (plan, (build->n_sources_done + batch->progress) / plan->sources->len);
      sw_row_batch_free (batch);
    }
  g_clear_pointer (&build->reader, sw_import_reader_free);
  build->n_sources_done++;
  add_counts (&plan->counts, &source->counts);

  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

/* A column that nobody reads may say what matters most. */
static void
add_unread (SwImportPlan *plan,
            guint         source)
{
  SwColumnMap *map = sw_import_plan_get_map (plan, source);
  const SwSheetSubject *subject = sw_column_map_get_subject (map);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint column = 0; column < sw_column_map_get_n_columns (map); column++)
    {
      const char *heading = sw_column_map_get_heading (map, column);
      const char *known = heading ? sw_column_recognize (subject, heading) : NULL;

      if (heading == NULL || *heading == '\0' || sw_column_map_get_target (map, column) ||
          g_strcmp0 (known, SW_COLUMN_IGNORED) == 0)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", heading);
    }
  if (names->len > 0)
    g_ptr_array_add (plan->remarks,
                     /* Translators: a file, and the headings of some of its columns. */
                     g_strdup_printf (_("%s: these columns are not imported: %s."),
                                      sw_import_plan_get_source_name (plan, source), names->str));
}

/* A workbook may have sheets that nobody uses; one without any row was a mistake. */
static void
add_without_rows (SwImportPlan *plan)
{
  for (guint i = 0; i < plan->sources->len; i++)
    {
      const char *path = sw_import_plan_get_source_path (plan, i);
      g_autofree char *base = g_filename_display_basename (path);
      guint n_rows = 0, first = i;

      for (guint j = 0; j < plan->sources->len; j++)
        if (g_str_equal (sw_import_plan_get_source_path (plan, j), path))
          {
            first = MIN (first, j);
            n_rows += sw_import_plan_source (plan, j)->counts.n_rows;
          }
      if (n_rows == 0 && first == i)
        g_ptr_array_add (plan->remarks,
                         /* Translators: the name of a file. */
                         g_strdup_printf (_("There are no rows in “%s”: below the head nobody is entered."), base));
    }
}

static void
add_remarks (SwImportBuild *build)
{
  add_without_rows (build->plan);
  for (guint i = 0; i < sw_import_plan_get_n_sources (build->plan); i++)
    add_unread (build->plan, i);

  for (guint i = 0; i < build->plan->left_out->len; i++)
    g_ptr_array_add (build->plan->remarks, g_strdup (build->plan->left_out->pdata[i]));
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
  for (guint i = 0; i < self->sources->len; i++)
    memset (&sw_import_plan_source (self, i)->counts, 0, sizeof (SwImportCounts));
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
  SwImportBuild build = { .plan = self, .store = store };
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
  build.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build.taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  build.has_owned = sw_import_plan_has_owned (self);
  /* The elders of all files first: what hangs on them is read when they are known. */
  for (int owned = 0; good && owned < 2; owned++)
    for (guint i = 0; good && i < self->sources->len; i++)
      if (sw_import_source_is_elder (sw_import_plan_source (self, i)) != owned)
        good = plan_source (&build, i, cancellable, error);
  good = good && sw_import_build_list_missing (&build, error);
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
  g_hash_table_unref (build.by_name);
  g_hash_table_unref (build.taken);
  g_clear_pointer (&build.owned, g_ptr_array_unref);
  return good;
}
