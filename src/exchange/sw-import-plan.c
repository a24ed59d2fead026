/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-community.h"
#include "sw-import-community.h"
#include "sw-text.h"

/**
 * SwImportPlan:
 *
 * What will happen when workbooks are imported: every row is new, an update, unchanged, a
 * duplicate or an error, and may have warnings. Nothing is written before
 * [method@ImportPlan.commit].
 *
 * Add files, look at the maps of their columns and correct them, build, look at the rows,
 * commit. While a thread builds or commits, only [method@ImportPlan.get_progress] may be
 * asked.
 */
G_DEFINE_FINAL_TYPE (SwImportPlan, sw_import_plan, G_TYPE_OBJECT)

static void
source_free (SwImportSource *source)
{
  g_free (source->path);
  g_free (source->sheet);
  g_free (source->name);
  g_free (source->community);
  sw_column_map_free (source->map);
  g_free (source);
}

static void
change_free (SwChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
row_clear (SwImportRow *row)
{
  g_free (row->name);
  g_clear_pointer (&row->issues, g_ptr_array_unref);
  if (row->changes)
    {
      g_ptr_array_foreach (row->changes, (GFunc) (void (*) (void)) change_free, NULL);
      g_ptr_array_unref (row->changes);
    }
  sw_import_cells_free (row->cells);
}

void
sw_import_missing_free (SwImportMissing *missing)
{
  g_free (missing->name);
  g_free (missing->community);
  g_free (missing);
}

static void
sw_import_plan_finalize (GObject *object)
{
  SwImportPlan *self = SW_IMPORT_PLAN (object);

  g_ptr_array_unref (self->sources);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->remarks);
  g_ptr_array_unref (self->left_out);
  sw_reference_names_free (self->names);
  g_free (self->community);

  G_OBJECT_CLASS (sw_import_plan_parent_class)->finalize (object);
}

static void
sw_import_plan_class_init (SwImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_import_plan_finalize;
}

static void
sw_import_plan_init (SwImportPlan *self)
{
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->rows = g_array_new (FALSE, TRUE, sizeof (SwImportRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify) row_clear);
  self->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_import_missing_free);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sw_import_plan_new:
 * @group: what the sheets are about: the register, or visits
 *
 * Returns: (transfer full): an empty plan
 */
SwImportPlan *
sw_import_plan_new (SwSheetGroup group)
{
  SwImportPlan *self = g_object_new (SW_TYPE_IMPORT_PLAN, NULL);

  self->group = group;
  return self;
}

SwImportSource *
sw_import_plan_source (SwImportPlan *self,
                       guint         index)
{
  g_return_val_if_fail (index < self->sources->len, NULL);

  return self->sources->pdata[index];
}

gboolean
sw_import_source_is_elder (SwImportSource *source)
{
  return sw_sheet_subject_is_elder (sw_column_map_get_subject (source->map));
}

/* Whether there are sheets of what hangs on elders. */
gboolean
sw_import_plan_has_owned (SwImportPlan *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    if (!sw_import_source_is_elder (sw_import_plan_source (self, i)))
      return TRUE;

  return FALSE;
}

void
sw_import_plan_set_progress (SwImportPlan *self,
                             double        fraction)
{
  g_atomic_int_set (&self->progress, (int) (CLAMP (fraction, 0, 1) * 1000));
}

gboolean
sw_import_plan_needs_people (SwImportPlan *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      SwColumnMap *map = sw_import_plan_source (self, i)->map;

      if (sw_column_map_find_target (map, "worker_id") >= 0 || sw_column_map_find_target (map, "neighbour_id") >= 0 ||
          sw_column_map_find_target (map, "caregiver_id") >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_source (SwImportPlan  *self,
            const char    *path,
            SwSheetReader *reader,
            SwColumnMap   *map,
            GPtrArray     *communities)
{
  SwImportSource *source = g_new0 (SwImportSource, 1);
  g_autofree char *base = g_filename_display_basename (path);

  source->path = g_strdup (path);
  source->sheet = g_strdup (sw_sheet_reader_get_sheet_name (reader, sw_column_map_get_sheet (map)));
  source->map = map;
  source->name = sw_sheet_reader_get_n_sheets (reader) > 1
                   /* Translators: the name of a file, and of a sheet in it. */
                   ? g_strdup_printf (_("%s, sheet “%s”"), base, source->sheet)
                   : g_strdup (base);
  source->community = sw_import_guess_community (communities, sw_column_map_get_title (map), source->sheet, base);
  g_ptr_array_add (self->sources, source);
}

static gboolean
is_added (SwImportPlan *self,
          const char   *path,
          const char   *sheet)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const SwImportSource *source = self->sources->pdata[i];
      g_autoptr (GFile) other = g_file_new_for_path (source->path);

      if (g_file_equal (file, other) && (sheet == NULL || g_strcmp0 (sheet, source->sheet) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * sw_import_plan_add_file:
 * @self: a plan
 * @path: a workbook or CSV
 * @sheet: (nullable): the name of the only sheet to import; %NULL for every one with a head
 *   that is not hidden
 * @store: (nullable): where mappings are remembered
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Opens a file and finds the heads of its sheets.
 *
 * Returns: whether there was something to import; else an error of %SW_EXCHANGE_ERROR,
 *   %SW_EXCHANGE_ERROR_NO_HEAD for a file without the needed columns,
 *   %SW_EXCHANGE_ERROR_AGAIN for one that is in the plan
 */
gboolean
sw_import_plan_add_file (SwImportPlan *self,
                         const char   *path,
                         const char   *sheet,
                         SwStore      *store,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (SwSheetReader) reader = NULL;
  g_autofree char *base = NULL;
  guint n_before;
  gboolean named = FALSE;

  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  base = g_filename_display_basename (path);
  if (is_added (self, path, sheet))
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_AGAIN,
                   /* Translators: the name of a file. */
                   _("“%s” was chosen already."), base);
      return FALSE;
    }

  communities = store ? sw_store_load_all (store, SW_TYPE_COMMUNITY, error) : g_ptr_array_new ();
  if (communities == NULL)
    return FALSE;
  reader = sw_sheet_reader_open (path, error);
  if (reader == NULL)
    return FALSE;

  /* What is hidden is old, and asked for by name or where there is nothing else. */
  n_before = self->sources->len;
  for (int hidden = 0; hidden < 2; hidden++)
    for (guint i = 0; i < sw_sheet_reader_get_n_sheets (reader); i++)
      {
        const char *name = sw_sheet_reader_get_sheet_name (reader, i);
        SwColumnMap *map;
        GError *failure = NULL;

        if (sw_sheet_reader_is_hidden (reader, i) != hidden || (sheet && g_strcmp0 (sheet, name) != 0))
          continue;
        named = TRUE;
        map = sw_column_map_find (reader, i, self->group, store, cancellable, &failure);
        if (failure)
          {
            g_ptr_array_set_size (self->sources, n_before);
            g_propagate_error (error, failure);
            return FALSE;
          }
        if (map && hidden && sheet == NULL && self->sources->len > n_before)
          {
            /* Translators: the name of a sheet. */
            g_ptr_array_add (self->left_out, g_strdup_printf (_("The hidden sheet “%s” was left out."), name));
            g_clear_pointer (&map, sw_column_map_free);
          }
        if (map)
          add_source (self, path, reader, map, communities);
      }
  if (self->sources->len > n_before)
    return TRUE;

  if (sheet && !named)
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NO_HEAD,
                 /* Translators: the name of a file, and of a sheet. */
                 _("“%s” has no sheet “%s”."), base, sheet);
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NO_HEAD,
                 self->group == SW_SHEET_GROUP_VISITS
                   /* Translators: the name of a file. The words in Chinese stay. */
                   ? _("No row of “%s” is a head with the needed columns: 日期, 探访方式, and 老人姓名 or 身份证号.")
                   /* Translators: the name of a file. The words in Chinese stay. */
                   : _("No row of “%s” is a head with the needed columns: 姓名, and 身份证号, 住址, 联系电话 or 类别."),
                 base);
  return FALSE;
}

/**
 * sw_import_plan_get_n_sources:
 * @self: a plan
 *
 * Returns: how many sheets there are to import
 */
guint
sw_import_plan_get_n_sources (SwImportPlan *self)
{
  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), 0);

  return self->sources->len;
}

/**
 * sw_import_plan_remove_source:
 * @self: a plan that is not being built
 * @source: a sheet that is not to be imported after all
 *
 * Takes the sheet out. Its map is freed; what was built before holds no more.
 */
void
sw_import_plan_remove_source (SwImportPlan *self,
                              guint         source)
{
  g_return_if_fail (SW_IS_IMPORT_PLAN (self));
  g_return_if_fail (source < self->sources->len);

  g_ptr_array_remove_index (self->sources, source);
}

/**
 * sw_import_plan_get_source_name:
 * @self: a plan
 * @source: a sheet to import
 *
 * Returns: the name of the file, and of the sheet if it has several
 */
const char *
sw_import_plan_get_source_name (SwImportPlan *self,
                                guint         source)
{
  return sw_import_plan_source (self, source)->name;
}

/**
 * sw_import_plan_get_source_path:
 * @self: a plan
 * @source: a sheet to import
 *
 * Returns: the path of the file
 */
const char *
sw_import_plan_get_source_path (SwImportPlan *self,
                                guint         source)
{
  return sw_import_plan_source (self, source)->path;
}

/**
 * sw_import_plan_get_source_sheet:
 * @self: a plan
 * @source: a sheet to import
 *
 * Returns: the name of the sheet
 */
const char *
sw_import_plan_get_source_sheet (SwImportPlan *self,
                                 guint         source)
{
  return sw_import_plan_source (self, source)->sheet;
}

/**
 * sw_import_plan_get_map:
 * @self: a plan
 * @source: a sheet to import
 *
 * Returns: (transfer none): the map of its columns; after a correction build again
 */
SwColumnMap *
sw_import_plan_get_map (SwImportPlan *self,
                        guint         source)
{
  return sw_import_plan_source (self, source)->map;
}

/**
 * sw_import_plan_set_map:
 * @self: a plan
 * @source: a sheet to import
 * @map: (transfer full): another map, of a head that somebody chose
 *
 * Replaces the map.
 */
void
sw_import_plan_set_map (SwImportPlan *self,
                        guint         source,
                        SwColumnMap  *map)
{
  SwImportSource *it = sw_import_plan_source (self, source);

  if (it->map == map)
    return;
  sw_column_map_free (it->map);
  it->map = map;
}

/**
 * sw_import_plan_set_community:
 * @self: a plan
 * @name: (nullable): a name
 *
 * Sets the community of rows that name none; by default it is guessed from the names of
 * the sheet and the file, and from the title over the head.
 */
void
sw_import_plan_set_community (SwImportPlan *self,
                              const char   *name)
{
  g_autofree char *normal = sw_text_normalize (name);

  g_free (self->community);
  self->community = normal && *normal ? g_steal_pointer (&normal) : NULL;
}

/**
 * sw_import_plan_get_community:
 * @self: a plan
 * @source: a sheet to import
 *
 * Returns: (nullable): the community of its rows that name none
 */
const char *
sw_import_plan_get_community (SwImportPlan *self,
                              guint         source)
{
  return self->community ? self->community : sw_import_plan_source (self, source)->community;
}

/**
 * sw_import_plan_get_n_rows:
 * @self: a plan that was built
 *
 * Returns: how many rows are about elders
 */
guint
sw_import_plan_get_n_rows (SwImportPlan *self)
{
  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), 0);

  return self->rows->len;
}

/**
 * sw_import_plan_get_row:
 * @self: a plan that was built
 * @index: a row, from 0
 *
 * Returns: (transfer none): the row; it holds until the plan is built again
 */
const SwImportRow *
sw_import_plan_get_row (SwImportPlan *self,
                        guint         index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, SwImportRow, index);
}

/**
 * sw_import_plan_get_counts:
 * @self: a plan that was built
 * @counts: (out caller-allocates): the counts
 *
 * Says how many rows there are of each kind.
 */
void
sw_import_plan_get_counts (SwImportPlan   *self,
                           SwImportCounts *counts)
{
  *counts = self->counts;
}

/**
 * sw_import_plan_get_source_counts:
 * @self: a plan that was built
 * @source: a sheet
 * @counts: (out caller-allocates): the counts
 *
 * Says how many rows of one sheet there are of each kind.
 */
void
sw_import_plan_get_source_counts (SwImportPlan   *self,
                                  guint           source,
                                  SwImportCounts *counts)
{
  *counts = sw_import_plan_source (self, source)->counts;
}

/**
 * sw_import_plan_get_created:
 * @self: a plan that was built
 *
 * Returns: (transfer full) (element-type utf8): a line for each community, grid, caregiver
 *   and organisation that the register does not know and that will be made
 */
GPtrArray *
sw_import_plan_get_created (SwImportPlan *self)
{
  return self->names ? sw_reference_names_list_pending (self->names) : g_ptr_array_new_with_free_func (g_free);
}

/**
 * sw_import_plan_get_missing:
 * @self: a plan that was built
 *
 * Returns: (transfer none) (element-type SwImportMissing): the elders of these communities
 *   who are in the register and not in the workbooks: questions to ask, nothing is done
 *   to them
 */
GPtrArray *
sw_import_plan_get_missing (SwImportPlan *self)
{
  return self->missing;
}

/**
 * sw_import_plan_get_remarks:
 * @self: a plan that was built
 *
 * Returns: (transfer none) (element-type utf8): sentences about the import as a whole
 */
GPtrArray *
sw_import_plan_get_remarks (SwImportPlan *self)
{
  return self->remarks;
}

/**
 * sw_import_plan_get_progress:
 * @self: a plan
 *
 * May be asked while a thread builds or commits.
 *
 * Returns: how much of that is done, 0 to 1
 */
double
sw_import_plan_get_progress (SwImportPlan *self)
{
  return g_atomic_int_get (&self->progress) / 1000.0;
}

static const struct
{
  const char *nick;
  const char *label;
} states[] = {
  { "new", N_("New") },
  { "update", N_("Update") },
  { "unchanged", N_("Unchanged") },
  { "duplicate", N_("Duplicate") },
  { "error", N_("Error") },
};

/**
 * sw_import_state_nick:
 * @state: a state
 *
 * Returns: the word for it in machine formats
 */
const char *
sw_import_state_nick (SwImportState state)
{
  return states[state].nick;
}

/**
 * sw_import_state_label:
 * @state: a state
 *
 * Returns: the word for it in the user's language
 */
const char *
sw_import_state_label (SwImportState state)
{
  return _(states[state].label);
}
