/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-elder.h"
#include "sw-import-mapping.h"
#include "sw-text.h"

/* A head stands near the top; nobody writes a longer preface. */
#define MAX_SCANNED_ROWS 60
#define MAX_COLUMNS 512

/**
 * SwColumnMap:
 *
 * Where the head of a sheet stands and what each of its columns is.
 *
 * The head is found by the names of its columns and their usual variants, in any order, on
 * any row near the top of a sheet; it may have two rows. Every choice can be corrected, and
 * is remembered for that head.
 */
struct _SwColumnMap
{
  guint    sheet;
  guint    first_row; /* as a spreadsheet counts, from 1 */
  guint    last_row;
  GPtrArray *headings; /* char *, "" for none */
  GPtrArray *targets;  /* interned strings, NULL for an unknown column */
  gboolean remembered;
};

typedef struct
{
  guint number;
  GStrv cells;
  guint n_cells;
} Row;

static void
row_clear (Row *row)
{
  g_strfreev (row->cells);
}

static const char *
cell_at (const Row *row,
         guint      column)
{
  return row && column < row->n_cells ? row->cells[column] : "";
}

static SwColumnMap *
map_new (guint sheet)
{
  SwColumnMap *self = g_new0 (SwColumnMap, 1);

  self->sheet = sheet;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->targets = g_ptr_array_new ();
  return self;
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
  SwColumnMap *copy = map_new (self->sheet);

  copy->first_row = self->first_row;
  copy->last_row = self->last_row;
  copy->remembered = self->remembered;
  for (guint i = 0; i < self->headings->len; i++)
    {
      g_ptr_array_add (copy->headings, g_strdup (self->headings->pdata[i]));
      g_ptr_array_add (copy->targets, self->targets->pdata[i]);
    }
  return copy;
}

/* Data rows have digits where heads have words. */
static gboolean
looks_like_data (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = sw_text_fold_char (g_utf8_get_char (p));

      if (character >= '0' && character <= '9')
        n_digits++;
      else if (n_digits >= 6)
        break;
      else
        n_digits = 0;
    }
  return n_digits >= 6;
}

static gboolean
is_number (const char *text)
{
  return *text && strspn (text, "0123456789.") == strlen (text);
}

/* What stands over a column: the upper and the lower part of a head, each on its own and
 * together. An upper part that is merged over several columns stands only in the first. */
static const char *
recognize_at (const Row *upper,
              const Row *lower,
              guint      column,
              char     **heading)
{
  const char *top = cell_at (upper, column);
  const char *bottom = cell_at (lower, column);
  g_autofree char *both = NULL;
  const char *target;

  if (*bottom == '\0')
    {
      *heading = g_strdup (top);
      return sw_column_recognize (top);
    }
  for (guint i = column; *top == '\0' && upper && i > 0; i--)
    top = cell_at (upper, i - 1);

  both = g_strconcat (top, bottom, NULL);
  *heading = g_strdup (both);
  target = sw_column_recognize (both);
  if (target)
    return target;

  /* 紧急联系人 over 姓名 is no elder's name: only what does not belong to another group. */
  if (*top == '\0' || sw_column_recognize (top) || strstr (top, "基本") || strstr (top, "老人") ||
      strstr (top, "老年") || strstr (top, "信息") || strstr (top, "联系方式"))
    target = sw_column_recognize (bottom);
  if (target)
    {
      g_free (*heading);
      *heading = g_strdup (bottom);
      return target;
    }
  return *cell_at (upper, column) ? sw_column_recognize (top) : NULL;
}

/* Two columns of one name: the first holds. Phones alone may be several. */
static gboolean
is_taken (SwColumnMap *self,
          const char  *target)
{
  return target && *target && strcmp (target, "phone") != 0 && sw_column_map_find_target (self, target) >= 0;
}

static SwColumnMap *
map_from_rows (guint      sheet,
               const Row *upper,
               const Row *lower)
{
  SwColumnMap *self = map_new (sheet);
  guint n = MAX (upper->n_cells, lower ? lower->n_cells : 0);

  self->first_row = upper->number;
  self->last_row = lower ? lower->number : upper->number;
  for (guint i = 0; i < MIN (n, MAX_COLUMNS); i++)
    {
      char *heading = NULL;
      const char *target = recognize_at (upper, lower, i, &heading);

      if (is_taken (self, target))
        target = NULL;
      g_ptr_array_add (self->headings, heading);
      g_ptr_array_add (self->targets, (gpointer) g_intern_string (target));
    }
  return self;
}

static guint
count_targets (SwColumnMap *self)
{
  guint n = 0;

  for (guint i = 0; i < self->targets->len; i++)
    if (self->targets->pdata[i])
      n++;

  return n;
}

/**
 * sw_column_map_is_sufficient:
 * @self: a map
 *
 * Returns: whether there is what an import cannot do without: the name, and something that
 *   tells one of that name from another
 */
gboolean
sw_column_map_is_sufficient (SwColumnMap *self)
{
  static const char *const telling[] = { "document_number", "birth_day", "home_address", "phone", "category" };

  if (sw_column_map_find_target (self, "name") < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    if (sw_column_map_find_target (self, telling[i]) >= 0)
      return TRUE;

  return FALSE;
}

/* Whether the row after a head row is its second: the places of name and number are empty
 * there or again headings, nothing is a number, and something is recognized. */
static gboolean
continues_head (const Row *upper,
                const Row *lower)
{
  gboolean known = FALSE;

  if (lower->number != upper->number + 1)
    return FALSE;
  for (guint i = 0; i < lower->n_cells; i++)
    {
      const char *text = lower->cells[i];
      const char *over;
      g_autofree char *heading = NULL;

      if (*text == '\0')
        continue;
      if (looks_like_data (text) || is_number (text))
        return FALSE;
      over = sw_column_recognize (cell_at (upper, i));
      if (over && (strcmp (over, "name") == 0 || strcmp (over, "document_number") == 0) &&
          sw_column_recognize (text) == NULL)
        return FALSE;
      if (sw_column_recognize (text) || (*text == '(' && over) || (g_str_has_prefix (text, "（") && over))
        known = TRUE;
    }
  return known;
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
known_target (const char *name)
{
  guint n;
  const SwColumnTarget *targets = sw_column_targets (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (targets[i].name, name) == 0)
      return g_intern_string (targets[i].name);

  return NULL;
}

static gboolean
recall (SwColumnMap *self,
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

      if (g_strcmp0 (mapping->head, head) != 0)
        continue;
      targets = g_strsplit (mapping->mapping, ",", -1);
      if (g_strv_length (targets) != self->targets->len)
        continue;
      for (guint j = 0; j < self->targets->len; j++)
        self->targets->pdata[j] = (gpointer) (*targets[j] == '\0' ? NULL
                                              : strcmp (targets[j], "-") == 0 ? g_intern_string ("")
                                              : known_target (targets[j]));
      self->remembered = TRUE;
      return TRUE;
    }
  return FALSE;
}

static gboolean
scan (SwSheetReader *reader,
      guint          sheet,
      guint          up_to_row,
      GArray        *rows,
      GCancellable  *cancellable,
      GError       **error)
{
  SwSheetRow row;
  GError *failure = NULL;

  if (!sw_sheet_reader_select_sheet (reader, sheet, error))
    return FALSE;
  while (rows->len < MAX_SCANNED_ROWS || up_to_row > 0)
    {
      Row copy = { 0 };

      if (!sw_sheet_reader_read_row (reader, &row, cancellable, &failure))
        break;
      if (up_to_row > 0 && row.number < up_to_row)
        continue;
      copy.number = row.number;
      copy.n_cells = MIN (row.n_cells, MAX_COLUMNS);
      copy.cells = g_new0 (char *, copy.n_cells + 1);
      for (guint i = 0; i < copy.n_cells; i++)
        copy.cells[i] = g_strstrip (g_strdup (row.cells[i].text));
      g_array_append_val (rows, copy);
      if (up_to_row > 0 && rows->len == 2)
        break;
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

static SwColumnMap *
best_map (GArray    *rows,
          guint      sheet,
          GPtrArray *memory)
{
  g_autoptr (SwColumnMap) best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const Row *next = i + 1 < rows->len ? &g_array_index (rows, Row, i + 1) : NULL;

      for (int two = next && continues_head (row, next) ? 1 : 0; two >= 0; two--)
        {
          g_autoptr (SwColumnMap) map = map_from_rows (sheet, row, two ? next : NULL);
          guint score;

          if (recall (map, memory))
            return g_steal_pointer (&map);
          score = count_targets (map);
          if (score > best_score && score >= 2 && sw_column_map_is_sufficient (map))
            {
              g_clear_pointer (&best, sw_column_map_free);
              best = g_steal_pointer (&map);
              best_score = score;
            }
        }
    }
  return g_steal_pointer (&best);
}

static GPtrArray *
load_memory (SwStore  *store,
             GError  **error)
{
  return store ? sw_store_load_all (store, SW_TYPE_IMPORT_MAPPING, error) : g_ptr_array_new ();
}

/**
 * sw_column_map_find:
 * @reader: a reader
 * @sheet: a sheet of it, from 0
 * @store: (nullable): where mappings are remembered
 * @cancellable: (nullable): to stop the search
 * @error: return location
 *
 * Looks for the head of a sheet. The reader then stands somewhere in that sheet.
 *
 * Returns: (transfer full) (nullable): the map; %NULL without an error where the sheet has
 *   no head with a name and something that tells people of that name apart
 */
SwColumnMap *
sw_column_map_find (SwSheetReader *reader,
                    guint          sheet,
                    SwStore       *store,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) memory = load_memory (store, error);

  g_return_val_if_fail (SW_IS_SHEET_READER (reader), NULL);

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  if (memory == NULL || !scan (reader, sheet, 0, rows, cancellable, error))
    return NULL;

  return best_map (rows, sheet, memory);
}

/**
 * sw_column_map_new_at:
 * @reader: a reader
 * @sheet: a sheet of it, from 0
 * @row: the row that somebody says is the head, as a spreadsheet counts
 * @store: (nullable): where mappings are remembered
 * @error: return location
 *
 * Takes a row as the head, whatever stands in it.
 *
 * Returns: (transfer full) (nullable): the map, or %NULL with an error
 */
SwColumnMap *
sw_column_map_new_at (SwSheetReader *reader,
                      guint          sheet,
                      guint          row,
                      SwStore       *store,
                      GError       **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) memory = load_memory (store, error);
  SwColumnMap *self;
  const Row *first;
  const Row *second;

  g_return_val_if_fail (SW_IS_SHEET_READER (reader), NULL);

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  if (memory == NULL || !scan (reader, sheet, MAX (row, 1), rows, NULL, error))
    return NULL;
  if (rows->len == 0)
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                   /* Translators: the number of a row. */
                   _("There is nothing in row %u or below it."), row);
      return NULL;
    }

  first = &g_array_index (rows, Row, 0);
  second = rows->len > 1 ? &g_array_index (rows, Row, 1) : NULL;
  self = map_from_rows (sheet, first, second && continues_head (first, second) ? second : NULL);
  recall (self, memory);
  return self;
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
 * Returns: (nullable): the name of a field of #SwElder, %SW_COLUMN_LOW_INCOME_DISABLED,
 *   %SW_COLUMN_IGNORED, or %NULL for a column that is not known
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
  g_return_if_fail (target == NULL || known_target (target));

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
