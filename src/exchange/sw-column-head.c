/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-import-mapping.h"
#include "sw-text.h"

/* Where the head of a sheet stands, and what stands in it. */

/* A head stands near the top; nobody writes a longer preface. */
#define MAX_SCANNED_ROWS 60
#define MAX_COLUMNS 512

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
recognize_at (const SwSheetSubject *subject,
              const Row            *upper,
              const Row            *lower,
              guint                 column,
              char                **heading)
{
  const char *top = cell_at (upper, column);
  const char *bottom = cell_at (lower, column);
  g_autofree char *both = NULL;
  const char *target;

  if (*bottom == '\0')
    {
      *heading = g_strdup (top);
      return sw_column_recognize (subject, top);
    }
  for (guint i = column; *top == '\0' && upper && i > 0; i--)
    top = cell_at (upper, i - 1);

  both = g_strconcat (top, bottom, NULL);
  *heading = g_strdup (both);
  target = sw_column_recognize (subject, both);
  if (target)
    return target;

  /* 紧急联系人 over 姓名 is no elder's name: only what does not belong to another group. */
  if (*top == '\0' || sw_column_recognize (subject, top) || strstr (top, "基本") || strstr (top, "老人") ||
      strstr (top, "老年") || strstr (top, "信息") || strstr (top, "联系方式"))
    target = sw_column_recognize (subject, bottom);
  if (target)
    {
      g_free (*heading);
      *heading = g_strdup (bottom);
      return target;
    }
  return *cell_at (upper, column) ? sw_column_recognize (subject, top) : NULL;
}

/* Two columns of one name: the first holds. Phones alone may be several. */
static gboolean
is_taken (SwColumnMap *self,
          const char  *target)
{
  return target && *target && strcmp (target, "phone") != 0 && sw_column_map_find_target (self, target) >= 0;
}

static SwColumnMap *
map_from_rows (const SwSheetSubject *subject,
               guint                 sheet,
               const Row            *upper,
               const Row            *lower)
{
  SwColumnMap *self = sw_column_map_new (subject, sheet);
  guint n = MAX (upper->n_cells, lower ? lower->n_cells : 0);

  self->first_row = upper->number;
  self->last_row = lower ? lower->number : upper->number;
  for (guint i = 0; i < MIN (n, MAX_COLUMNS); i++)
    {
      char *heading = NULL;
      const char *target = recognize_at (subject, upper, lower, i, &heading);

      if (is_taken (self, target))
        target = NULL;
      sw_column_map_add (self, heading, target);
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

static gboolean
names_person (const char *target)
{
  static const char *const names[] = { "name", "document_number", SW_COLUMN_ELDER_NAME, SW_COLUMN_ELDER_NUMBER, NULL };

  return g_strv_contains (names, target);
}

/* Whether all that stands in a row stands over the whole of the next one: a title, not the
 * groups of a head. Groups are several, or one that leaves out the first columns. */
static gboolean
is_title (const Row *upper,
          const Row *lower)
{
  guint n_filled = 0;
  guint first = 0;

  for (guint i = upper->n_cells; i > 0; i--)
    if (*upper->cells[i - 1])
      {
        n_filled++;
        first = i - 1;
      }
  for (guint i = 0; i < first; i++)
    if (*cell_at (lower, i))
      return FALSE;

  return n_filled <= 1;
}

/* 填报单位：北园社区　填报日期：12月1日 stands over a head and is no part of it. */
static gboolean
is_preface (const Row *row)
{
  static const char *const starts[] = { "填报", "填表", "制表", "报送", "上报", "统计单位", "统计日期" };
  const char *first = "";

  for (guint i = 0; i < row->n_cells && *first == '\0'; i++)
    first = row->cells[i];
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (first, starts[i]))
      return TRUE;

  return strstr (first, "：") || strchr (first, ':');
}

/* Whether the row after a head row is its second: the places of name and number are empty
 * there or again headings, nothing is a number, and something is recognized. */
static gboolean
continues_head (const SwSheetSubject *subject,
                const Row            *upper,
                const Row            *lower)
{
  gboolean known = FALSE;

  if (lower->number != upper->number + 1 || is_title (upper, lower) || is_preface (upper))
    return FALSE;
  for (guint i = 0; i < lower->n_cells; i++)
    {
      const char *text = lower->cells[i];
      const char *over;

      if (*text == '\0')
        continue;
      if (looks_like_data (text) || is_number (text))
        return FALSE;
      over = sw_column_recognize (subject, cell_at (upper, i));
      if (over && names_person (over) && sw_column_recognize (subject, text) == NULL)
        return FALSE;
      if (sw_column_recognize (subject, text) || (*text == '(' && over) || (g_str_has_prefix (text, "（") && over))
        known = TRUE;
    }
  return known;
}

/* A narrow column breaks its heading into lines: 身份证 over 号码 is one name. */
static char *
copy_cell (const char *text)
{
  char *copy = g_strdup (text);
  char *end = copy;

  for (const char *p = copy; *p; p++)
    if (*p != '\n' && *p != '\r')
      *end++ = *p;
  *end = '\0';
  return g_strstrip (copy);
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
        copy.cells[i] = copy_cell (row.cells[i].text);
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

/* The best map of one subject; a head that was used before is taken at once. */
static SwColumnMap *
best_map_of (GArray               *rows,
             const SwSheetSubject *subject,
             guint                 sheet,
             GPtrArray            *memory)
{
  g_autoptr (SwColumnMap) best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      const Row *next = i + 1 < rows->len ? &g_array_index (rows, Row, i + 1) : NULL;

      for (int two = next && continues_head (subject, row, next) ? 1 : 0; two >= 0; two--)
        {
          g_autoptr (SwColumnMap) map = map_from_rows (subject, sheet, row, two ? next : NULL);
          guint score;

          if (sw_column_map_recall (map, memory))
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

/* Communities write a relative into the row of an elder, so a table that could be one of elders
 * is one of what hangs on them only if it says so: by 底册编号, or by the relative's own 姓名
 * beside that of the elder, and without the elder's 类别. */
static gboolean
is_rather_elders (SwColumnMap *map,
                  SwColumnMap *elders)
{
  const SwField *name = sw_record_class_find_field (sw_sheet_subject_peek_class (map->subject), "name");
  int column = sw_column_map_find_target (map, "name");
  g_autofree char *heading = column >= 0 ? sw_text_fold (sw_column_map_get_heading (map, column)) : NULL;

  if (sw_column_map_find_target (map, SW_COLUMN_RECORD) >= 0)
    return FALSE;

  return sw_column_map_find_target (elders, "category") >= 0 ||
         (name && g_strcmp0 (heading, name->heading) != 0 && g_strcmp0 (heading, name->name) != 0);
}

static SwColumnMap *
best_map (GArray      *rows,
          SwSheetGroup group,
          guint        sheet,
          GPtrArray   *memory)
{
  g_autoptr (SwColumnMap) best = NULL;
  guint n;
  const SwSheetSubject *subjects = sw_sheet_subjects (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwColumnMap) map = subjects[i].group == group ? best_map_of (rows, &subjects[i], sheet, memory) : NULL;

      if (map == NULL)
        continue;
      if (map->remembered)
        return g_steal_pointer (&map);
      if (best && sw_sheet_subject_is_elder (best->subject) && is_rather_elders (map, best))
        continue;
      if (best == NULL || count_targets (map) > count_targets (best))
        {
          g_clear_pointer (&best, sw_column_map_free);
          best = g_steal_pointer (&map);
        }
    }
  return g_steal_pointer (&best);
}

static GPtrArray *
load_memory (SwStore *store,
             GError **error)
{
  return store ? sw_store_load_all (store, SW_TYPE_IMPORT_MAPPING, error) : g_ptr_array_new ();
}

static char *
text_above (GArray *rows,
            guint   head)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len && g_array_index (rows, Row, i).number < head; i++)
    {
      g_autofree char *line = g_strjoinv (" ", g_array_index (rows, Row, i).cells);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

/**
 * sw_column_map_find:
 * @reader: a reader
 * @sheet: a sheet of it, from 0
 * @group: what its rows may be about
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
                    SwSheetGroup   group,
                    SwStore       *store,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) memory = load_memory (store, error);
  SwColumnMap *self;

  g_return_val_if_fail (SW_IS_SHEET_READER (reader), NULL);

  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  if (memory == NULL || !scan (reader, sheet, 0, rows, cancellable, error))
    return NULL;

  self = best_map (rows, group, sheet, memory);
  if (self)
    self->title = text_above (rows, self->first_row);
  return self;
}

/* The subject of which a row has the most columns. */
static const SwSheetSubject *
most_alike (const Row   *row,
            SwSheetGroup group)
{
  const SwSheetSubject *best = NULL;
  guint n;
  const SwSheetSubject *subjects = sw_sheet_subjects (&n);
  guint best_score = 0;

  for (guint i = 0; i < n; i++)
    if (subjects[i].group == group)
      {
        g_autoptr (SwColumnMap) map = map_from_rows (&subjects[i], 0, row, NULL);

        if (best == NULL || count_targets (map) > best_score)
          {
            best = &subjects[i];
            best_score = count_targets (map);
          }
      }
  return best;
}

/**
 * sw_column_map_new_at:
 * @reader: a reader
 * @sheet: a sheet of it, from 0
 * @row: the row that somebody says is the head, as a spreadsheet counts
 * @group: what its rows may be about
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
                      SwSheetGroup   group,
                      SwStore       *store,
                      GError       **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GPtrArray) memory = load_memory (store, error);
  const SwSheetSubject *subject;
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
  subject = most_alike (first, group);
  self = map_from_rows (subject, sheet, first, second && continues_head (subject, first, second) ? second : NULL);
  sw_column_map_recall (self, memory);
  return self;
}
