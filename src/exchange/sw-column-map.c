/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-map-private.h"

#include <string.h>

#include "sw-import-mapping.h"
#include "sw-text.h"

SwColumnMap *
sw_column_map_new (const SwSheetSubject *subject,
                   guint                 sheet)
{
  SwColumnMap *self = g_new0 (SwColumnMap, 1);

  self->subject = subject;
  self->sheet = sheet;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->targets = g_ptr_array_new ();
  return self;
}

/* Takes over @heading. */
void
sw_column_map_add (SwColumnMap *self,
                   char        *heading,
                   const char  *target)
{
  g_ptr_array_add (self->headings, heading);
  g_ptr_array_add (self->targets, (gpointer) g_intern_string (target));
}

/**
 * sw_column_map_free:
 * @self: (transfer full) (nullable): a map
 *
 * Frees a map.
 */
void
sw_column_map_free (SwColumnMap *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * sw_column_map_copy:
 * @self: a map
 *
 * Returns: (transfer full): a copy
 */
SwColumnMap *
sw_column_map_copy (SwColumnMap *self)
{
  SwColumnMap *copy = sw_column_map_new (self->subject, self->sheet);

  copy->first_row = self->first_row;
  copy->last_row = self->last_row;
  copy->title = g_strdup (self->title);
  copy->remembered = self->remembered;
  for (guint i = 0; i < self->headings->len; i++)
    sw_column_map_add (copy, g_strdup (self->headings->pdata[i]), self->targets->pdata[i]);
  return copy;
}

/**
 * sw_column_map_is_sufficient:
 * @self: a map
 *
 * Returns: whether there is what an import cannot do without: for elders the name, and
 *   something that tells one of that name from another; for what hangs on them who it is
 */
gboolean
sw_column_map_is_sufficient (SwColumnMap *self)
{
  static const char *const telling[] = { "document_number", "birth_day", "home_address", "phone", "category" };
  static const char *const elder[] = { SW_COLUMN_RECORD, SW_COLUMN_ELDER_NUMBER, SW_COLUMN_ELDER_NAME };
  gboolean is_elder = sw_sheet_subject_is_elder (self->subject);
  const char *const *any = is_elder ? telling : elder;
  guint n_any = is_elder ? G_N_ELEMENTS (telling) : G_N_ELEMENTS (elder);

  if (is_elder && sw_column_map_find_target (self, "name") < 0)
    return FALSE;
  for (guint i = 0; self->subject->needed && self->subject->needed[i]; i++)
    if (sw_column_map_find_target (self, self->subject->needed[i]) < 0)
      return FALSE;
  for (guint i = 0; i < n_any; i++)
    if (sw_column_map_find_target (self, any[i]) >= 0)
      return TRUE;

  return FALSE;
}

static char *
head_text (SwColumnMap *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->headings->len; i++)
    {
      g_autofree char *folded = sw_text_fold (self->headings->pdata[i]);

      if (i > 0)
        g_string_append_c (text, '|');
      g_string_append (text, folded);
    }
  return g_string_free (text, FALSE);
}

static char *
mapping_text (SwColumnMap *self)
{
  GString *text = g_string_new (NULL);

  if (!sw_sheet_subject_is_elder (self->subject))
    g_string_append_printf (text, "%s:", sw_sheet_subject_peek_class (self->subject)->table);
  for (guint i = 0; i < self->targets->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (self->targets->pdata[i])
        g_string_append (text, *(char *) self->targets->pdata[i] ? self->targets->pdata[i] : "-");
    }
  return g_string_free (text, FALSE);
}

static const char *
known_target (SwColumnMap *self,
              const char  *name)
{
  const SwColumnTarget *target = sw_column_find_target (self->subject, name);

  return target ? g_intern_string (target->name) : NULL;
}

/* The targets of a mapping behind the table that it is for, if it is for this subject. */
static const char *
skip_subject (SwColumnMap *self,
              const char  *mapping)
{
  const char *colon = strchr (mapping, ':');
  g_autofree char *table = colon ? g_strndup (mapping, colon - mapping) : g_strdup ("elder");

  if (strcmp (table, sw_sheet_subject_peek_class (self->subject)->table) != 0)
    return NULL;

  return colon ? colon + 1 : mapping;
}

/* Takes the targets that the head had the last time, if it is one of @memory. */
gboolean
sw_column_map_recall (SwColumnMap *self,
                      GPtrArray   *memory)
{
  g_autofree char *head = NULL;

  if (memory == NULL || memory->len == 0)
    return FALSE;
  head = head_text (self);
  for (guint i = 0; i < memory->len; i++)
    {
      SwImportMapping *mapping = memory->pdata[i];
      g_auto (GStrv) targets = NULL;
      const char *list;

      if (g_strcmp0 (mapping->head, head) != 0)
        continue;
      list = skip_subject (self, mapping->mapping);
      if (list == NULL)
        continue;
      targets = g_strsplit (list, ",", -1);
      if (g_strv_length (targets) != self->targets->len)
        continue;
      for (guint j = 0; j < self->targets->len; j++)
        self->targets->pdata[j] = (gpointer) (*targets[j] == '\0' ? NULL
                                              : strcmp (targets[j], "-") == 0 ? g_intern_string ("")
                                              : known_target (self, targets[j]));
      self->remembered = TRUE;
      return TRUE;
    }
  return FALSE;
}

/**
 * sw_column_map_get_subject:
 * @self: a map
 *
 * Returns: (transfer none): what the rows are about
 */
const SwSheetSubject *
sw_column_map_get_subject (SwColumnMap *self)
{
  return self->subject;
}

/**
 * sw_column_map_get_sheet:
 * @self: a map
 *
 * Returns: the sheet, from 0
 */
guint
sw_column_map_get_sheet (SwColumnMap *self)
{
  return self->sheet;
}

/**
 * sw_column_map_get_first_row:
 * @self: a map
 *
 * Returns: the first row of the head, as a spreadsheet counts
 */
guint
sw_column_map_get_first_row (SwColumnMap *self)
{
  return self->first_row;
}

/**
 * sw_column_map_get_last_row:
 * @self: a map
 *
 * Returns: the last row of the head; the data begin below it
 */
guint
sw_column_map_get_last_row (SwColumnMap *self)
{
  return self->last_row;
}

/**
 * sw_column_map_get_title:
 * @self: a map
 *
 * Returns: what stands in the rows over a head that was found, "" for nothing
 */
const char *
sw_column_map_get_title (SwColumnMap *self)
{
  return self->title ? self->title : "";
}

/**
 * sw_column_map_get_n_columns:
 * @self: a map
 *
 * Returns: how many columns the head has
 */
guint
sw_column_map_get_n_columns (SwColumnMap *self)
{
  return self->headings->len;
}

/**
 * sw_column_map_get_heading:
 * @self: a map
 * @column: a column, from 0
 *
 * Returns: what stands over the column, "" for nothing; of a head of two rows both parts
 */
const char *
sw_column_map_get_heading (SwColumnMap *self,
                           guint        column)
{
  return column < self->headings->len ? self->headings->pdata[column] : "";
}

/**
 * sw_column_map_get_target:
 * @self: a map
 * @column: a column, from 0
 *
 * Returns: (nullable): the name of a field or of another target of sw_column_targets(), or
 *   %NULL for a column that is not known
 */
const char *
sw_column_map_get_target (SwColumnMap *self,
                          guint        column)
{
  return column < self->targets->len ? self->targets->pdata[column] : NULL;
}

/**
 * sw_column_map_set_target:
 * @self: a map
 * @column: a column, from 0
 * @target: (nullable): one of sw_column_targets(), or %NULL
 *
 * Corrects the map. Another column that had this target loses it, except that phones may
 * stand in several columns.
 */
void
sw_column_map_set_target (SwColumnMap *self,
                          guint        column,
                          const char  *target)
{
  g_return_if_fail (column < self->targets->len);
  g_return_if_fail (target == NULL || known_target (self, target));

  if (target && *target && strcmp (target, "phone") != 0)
    for (guint i = 0; i < self->targets->len; i++)
      if (g_strcmp0 (self->targets->pdata[i], target) == 0)
        self->targets->pdata[i] = NULL;
  self->targets->pdata[column] = (gpointer) g_intern_string (target);
}

/**
 * sw_column_map_find_target:
 * @self: a map
 * @target: a target
 *
 * Returns: the first column with that target, or -1
 */
int
sw_column_map_find_target (SwColumnMap *self,
                           const char  *target)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (g_strcmp0 (self->targets->pdata[i], target) == 0)
      return i;

  return -1;
}

/**
 * sw_column_map_is_remembered:
 * @self: a map
 *
 * Returns: whether the mapping is the one that was used for this head the last time
 */
gboolean
sw_column_map_is_remembered (SwColumnMap *self)
{
  return self->remembered;
}

/**
 * sw_column_map_remember:
 * @self: a map
 * @store: an open store in an action
 * @error: return location
 *
 * Remembers the mapping for this head.
 *
 * Returns: whether it could be saved
 */
gboolean
sw_column_map_remember (SwColumnMap *self,
                        SwStore     *store,
                        GError     **error)
{
  g_autofree char *head = head_text (self);
  g_autofree char *text = mapping_text (self);
  g_autoptr (GPtrArray) before = sw_store_load_where (store, SW_TYPE_IMPORT_MAPPING, "head", head, error);
  g_autoptr (SwImportMapping) mapping = NULL;

  if (before == NULL)
    return FALSE;
  mapping = before->len > 0 ? g_object_ref (before->pdata[0]) : sw_import_mapping_new ();
  if (g_strcmp0 (mapping->mapping, text) == 0)
    return TRUE;

  g_free (mapping->head);
  mapping->head = g_steal_pointer (&head);
  g_free (mapping->mapping);
  mapping->mapping = g_steal_pointer (&text);
  return sw_store_save (store, SW_RECORD (mapping), error);
}
