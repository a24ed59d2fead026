/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row-private.h"

#include <string.h>

#include "sw-citizen-id.h"
#include "sw-community.h"
#include "sw-text.h"

/* As SwImportKnown counts. */
static const char *const known_names[SW_IMPORT_N_KNOWN] = {
  "name", "birth_day", "document_kind", "document_number", "community_id", "home_address", "phone", "category",
  "child_residence", "child_residence_unsure", "sex",
};

/* As SwImportKeyColumn counts. */
static const char *const key_targets[SW_IMPORT_N_KEYS] = {
  SW_COLUMN_RECORD, SW_COLUMN_ELDER_NUMBER, SW_COLUMN_ELDER_NAME, SW_COLUMN_ELDER_COMMUNITY,
};

/**
 * sw_import_issue_free:
 * @issue: (transfer full): an issue
 *
 * Frees an issue.
 */
void
sw_import_issue_free (SwImportIssue *issue)
{
  g_free (issue->message);
  g_free (issue);
}

/**
 * sw_import_issues_add:
 * @issues: (inout) (element-type SwImportIssue): the issues of a row; made when needed
 * @severity: a warning or an error
 * @column: the column, from 0; -1 for the row as a whole
 * @format: a sentence in the user's language, as printf() takes it
 * @...: its values
 *
 * Adds an issue.
 */
void
sw_import_issues_add (GPtrArray     **issues,
                      SwIssueSeverity severity,
                      int             column,
                      const char     *format,
                      ...)
{
  SwImportIssue *issue = g_new0 (SwImportIssue, 1);
  va_list args;

  va_start (args, format);
  issue->message = g_strdup_vprintf (format, args);
  va_end (args);
  issue->severity = severity;
  issue->column = column;

  if (*issues == NULL)
    *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_import_issue_free);
  g_ptr_array_add (*issues, issue);
}

/**
 * sw_import_reader_new:
 * @map: the map of the sheet; it must outlive the reader
 * @names: the names of references; they must outlive the reader
 * @default_community: (nullable): the community of rows that name none
 * @today: the day of registration of new elders
 *
 * What the rows are about is the map's subject.
 *
 * Returns: (transfer full): the reader
 */
SwImportReader *
sw_import_reader_new (SwColumnMap      *map,
                      SwReferenceNames *names,
                      const char       *default_community,
                      SwDay             today)
{
  SwImportReader *self = g_new0 (SwImportReader, 1);
  const SwSheetSubject *subject = sw_column_map_get_subject (map);
  guint n_columns = sw_column_map_get_n_columns (map);
  int first;

  self->map = map;
  self->names = names;
  self->default_community = sw_text_normalize (default_community);
  self->klass = sw_sheet_subject_peek_class (subject);
  self->is_elder = sw_sheet_subject_is_elder (subject);
  for (guint i = 0; self->is_elder && i < SW_IMPORT_N_KNOWN; i++)
    self->known[i] = sw_record_class_find_field (self->klass, known_names[i]);
  for (guint i = 0; i < SW_IMPORT_N_KEYS; i++)
    self->key_columns[i] = sw_column_map_find_target (map, key_targets[i]);
  self->texts = g_ptr_array_new ();
  self->record = g_object_new (subject->get_type (), NULL);
  self->record_number = SW_NONE;
  self->community_id = SW_NONE;
  self->touched = g_new0 (guint8, self->klass->n_fields);
  self->columns = g_new (int, self->klass->n_fields);
  self->fields = g_new0 (const SwField *, n_columns);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->low_income_disabled_column = -1;
  self->today = today;

  for (guint i = 0; i < self->klass->n_fields; i++)
    self->columns[i] = -1;
  for (guint i = 0; i < n_columns; i++)
    {
      const char *target = sw_column_map_get_target (map, i);

      if (target == NULL || *target == '\0')
        continue;
      if (strcmp (target, SW_COLUMN_LOW_INCOME_DISABLED) == 0)
        {
          self->low_income_disabled_column = i;
          continue;
        }
      self->fields[i] = sw_record_class_find_field (self->klass, target);
      if (self->fields[i] && self->columns[sw_import_reader_index (self, self->fields[i])] < 0)
        self->columns[sw_import_reader_index (self, self->fields[i])] = i;
    }

  /* Grids and caregivers are looked for in the community, and a caregiver who has to be made
   * is of the party, so these are read first. */
  first = self->is_elder ? sw_import_reader_column (self, SW_IMPORT_COMMUNITY) : sw_column_map_find_target (map, "party");
  if (first >= 0)
    {
      guint column = first;

      g_array_append_val (self->order, column);
    }
  for (guint i = 0; i < n_columns; i++)
    if ((self->fields[i] || (int) i == self->low_income_disabled_column) && (int) i != first)
      g_array_append_val (self->order, i);

  return self;
}

/**
 * sw_import_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees the reader.
 */
void
sw_import_reader_free (SwImportReader *self)
{
  if (self == NULL)
    return;

  g_free (self->default_community);
  g_object_unref (self->record);
  g_free (self->touched);
  g_free (self->columns);
  g_free (self->fields);
  g_array_unref (self->order);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* The first words of rows that are not about an elder. */
static const char *const footers[] = {
  "合计", "总计", "共计", "小计", "填表人", "填报人", "制表人", "审核人", "经办人", "负责人", "街道主要领导", "主要领导",
  "社区负责人", "社区书记", "报送街道", "报送社区", "报送单位", "报送时间", "填报单位", "填表单位", "填报时间", "填表时间",
  "填表日期", "填表说明", "单位负责人", "分管领导", "联系人", "注:", "备注:", "说明:", "盖章",
};

static gboolean
is_footer (const char *text)
{
  g_autofree char *folded = sw_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  for (guint i = 0; i < G_N_ELEMENTS (footers); i++)
    if (g_str_has_prefix (plain, footers[i]))
      return TRUE;

  return strcmp (plain, "计") == 0;
}

static const char *
text_at (const SwImportCells *cells,
         int                  column)
{
  return column < 0 ? "" : sw_import_cells_get (cells, column);
}

/* Where the elder's name stands, or else that of whom the row is about. */
static int
name_column (SwImportReader *self)
{
  if (!self->is_elder && self->key_columns[SW_IMPORT_KEY_NAME] >= 0)
    return self->key_columns[SW_IMPORT_KEY_NAME];

  return sw_import_reader_find_column (self, "name");
}

static int
number_column (SwImportReader *self)
{
  return self->is_elder ? sw_import_reader_column (self, SW_IMPORT_DOCUMENT_NUMBER)
                        : self->key_columns[SW_IMPORT_KEY_NUMBER];
}

static gboolean
repeats_head (SwImportReader      *self,
              const SwImportCells *cells)
{
  const SwSheetSubject *subject = sw_column_map_get_subject (self->map);
  guint n_same = 0;

  if (sw_column_recognize (subject, text_at (cells, name_column (self))) == NULL)
    return FALSE;
  for (guint i = 0; i < sw_import_cells_get_n (cells); i++)
    {
      const char *target = sw_column_recognize (subject, sw_import_cells_get (cells, i));

      if (target && g_strcmp0 (target, sw_column_map_get_target (self->map, i)) == 0)
        n_same++;
    }
  return n_same >= 2;
}

/* The row begins with such a word, or has one and no name. */
static gboolean
is_footer_row (SwImportReader      *self,
               const SwImportCells *cells)
{
  const char *name = text_at (cells, name_column (self));
  gboolean first = TRUE;

  for (guint i = 0; i < sw_import_cells_get_n (cells); i++)
    {
      const char *text = sw_import_cells_get (cells, i);

      if (*text == '\0')
        continue;
      if (is_footer (text) && (first || *name == '\0' || is_footer (name)))
        return TRUE;
      first = FALSE;
    }
  return FALSE;
}

guint
sw_import_count_digits (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = sw_text_fold_char (g_utf8_get_char (p));

      if (character >= '0' && character <= '9')
        n++;
    }
  return n;
}

/* A row that shows how to fill in the table says so in its first cell. */
static gboolean
is_example (const SwImportCells *cells)
{
  static const char *const words[] = { "例", "示例", "样例", "举例", "范例", "填写示例", "填表示例", NULL };

  for (guint i = 0; i < sw_import_cells_get_n (cells); i++)
    {
      g_autofree char *text = sw_text_fold (sw_import_cells_get (cells, i));

      if (*text)
        return g_strv_contains (words, text);
    }
  return FALSE;
}

static gboolean
is_filled (const SwImportCells *cells,
           int                  column)
{
  const char *raw = text_at (cells, column);
  g_autofree char *text = *raw ? sw_text_normalize (raw) : NULL;

  return text != NULL;
}

/* Of an elder not everything tells that there is one: a sheet may have 社区 all the way down. */
static gboolean
has_data (SwImportReader      *self,
          const SwImportCells *cells)
{
  static const SwImportKnown telling[] = {
    SW_IMPORT_NAME, SW_IMPORT_DOCUMENT_NUMBER, SW_IMPORT_HOME_ADDRESS, SW_IMPORT_PHONE, SW_IMPORT_CATEGORY,
  };

  for (guint i = 0; self->is_elder && i < G_N_ELEMENTS (telling); i++)
    if (is_filled (cells, sw_import_reader_column (self, telling[i])))
      return TRUE;
  for (guint i = 0; !self->is_elder && i < SW_IMPORT_KEY_COMMUNITY; i++)
    if (is_filled (cells, self->key_columns[i]))
      return TRUE;
  for (guint i = 0; !self->is_elder && i < self->order->len; i++)
    if (is_filled (cells, (int) g_array_index (self->order, guint, i)))
      return TRUE;

  return FALSE;
}

/**
 * sw_import_reader_classify:
 * @self: a reader
 * @cells: a row
 *
 * Returns: whether the row is about an elder, blank, or totals, signatures and the like
 */
SwImportRowKind
sw_import_reader_classify (SwImportReader      *self,
                           const SwImportCells *cells)
{
  if (is_example (cells))
    return SW_IMPORT_ROW_SKIPPED;
  if (sw_import_count_digits (text_at (cells, number_column (self))) < 15 &&
      (is_footer_row (self, cells) || repeats_head (self, cells)))
    return SW_IMPORT_ROW_SKIPPED;

  return has_data (self, cells) ? SW_IMPORT_ROW_DATA : SW_IMPORT_ROW_BLANK;
}

static gint64
read_record_number (SwImportReader      *self,
                    const SwImportCells *cells)
{
  g_autofree char *text = sw_text_fold (text_at (cells, self->key_columns[SW_IMPORT_KEY_RECORD]));
  char *end = NULL;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  return *text && *end == '\0' && number > 0 ? number : SW_NONE;
}

/**
 * sw_import_reader_read_key:
 * @self: a reader of what hangs on elders
 * @cells: a row
 * @key: (out caller-allocates): which elder it hangs on; clear it with sw_import_key_clear()
 *
 * Reads which elder a row hangs on.
 */
void
sw_import_reader_read_key (SwImportReader      *self,
                           const SwImportCells *cells,
                           SwImportKey         *key)
{
  g_autofree char *community =
    sw_text_normalize (text_at (cells, self->key_columns[SW_IMPORT_KEY_COMMUNITY]));
  const char *number = text_at (cells, self->key_columns[SW_IMPORT_KEY_NUMBER]);
  const char *name = text_at (cells, self->key_columns[SW_IMPORT_KEY_NAME]);
  const char *place = community && *community ? community : self->default_community;

  key->record = read_record_number (self, cells);
  key->name = *name ? sw_name_normalize (name) : NULL;
  key->number = *number ? sw_citizen_id_normalize (number) : NULL;
  key->community_id = place ? sw_reference_names_find (self->names, SW_TYPE_COMMUNITY, place, SW_NONE) : SW_NONE;
}

/**
 * sw_import_key_clear:
 * @key: a key
 *
 * Frees what is in a key.
 */
void
sw_import_key_clear (SwImportKey *key)
{
  g_clear_pointer (&key->number, g_free);
  g_clear_pointer (&key->name, g_free);
}

/**
 * sw_import_reader_set_community:
 * @self: a reader of what hangs on elders
 * @community_id: the community of the elder of the next row, or %SW_NONE
 *
 * Sets the community in which the people of a row are looked for.
 */
void
sw_import_reader_set_community (SwImportReader *self,
                                gint64          community_id)
{
  self->community_id = community_id;
}

/**
 * sw_import_reader_read:
 * @self: a reader
 * @cells: a row
 * @issues: (inout): what is wrong with the cells is added; made when needed
 *
 * Reads a row into the record of sw_import_reader_get_record().
 */
void
sw_import_reader_read (SwImportReader      *self,
                       const SwImportCells *cells,
                       GPtrArray          **issues)
{
  SwRecord *record = self->record;

  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->klass->fields[i].kind == SW_FIELD_TEXT)
      g_clear_pointer (&SW_RECORD_TEXT (record, &self->klass->fields[i]), g_free);
    else
      SW_RECORD_NUMBER (record, &self->klass->fields[i]) = SW_NONE;
  memset (self->touched, 0, self->klass->n_fields);
  self->low_income_disabled = SW_NONE;
  self->bad_category = FALSE;
  self->record_number = read_record_number (self, cells);

  if (self->is_elder && sw_import_reader_column (self, SW_IMPORT_COMMUNITY) < 0 && self->default_community)
    sw_import_reader_read_community (self, self->default_community, issues);
  sw_import_cells_list (cells, self->texts);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint column = g_array_index (self->order, guint, i);
      const char *raw = column < self->texts->len ? self->texts->pdata[column] : "";
      g_autofree char *text = *raw ? sw_text_normalize (raw) : NULL;

      /* Blanks say nothing. */
      if (text && *text)
        sw_import_reader_read_cell (self, cells, column, raw, text, issues);
      if (self->is_elder && i == 0 && sw_import_reader_elder (self)->community_id == SW_NONE && self->default_community)
        sw_import_reader_read_community (self, self->default_community, issues);
    }
}

/**
 * sw_import_reader_resolve:
 * @self: a reader
 *
 * Gives the row that was read last the real ids of records that waited to be saved.
 */
void
sw_import_reader_resolve (SwImportReader *self)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->touched[i] && self->klass->fields[i].kind == SW_FIELD_REFERENCE)
      {
        gint64 *id = &SW_RECORD_NUMBER (self->record, &self->klass->fields[i]);

        *id = sw_reference_names_resolve (self->names, self->klass->fields[i].reference (), *id);
      }
}

/**
 * sw_import_reader_get_elder:
 * @self: a reader of elders
 *
 * Returns: (transfer none): what the row that was read last says
 */
SwElder *
sw_import_reader_get_elder (SwImportReader *self)
{
  return sw_import_reader_elder (self);
}

/**
 * sw_import_reader_get_record:
 * @self: a reader
 *
 * Returns: (transfer none): what the row that was read last says
 */
SwRecord *
sw_import_reader_get_record (SwImportReader *self)
{
  return self->record;
}

/**
 * sw_import_reader_get_record_number:
 * @self: a reader
 *
 * Returns: the elder's number in the register of which the workbook was made, 底册编号, or
 *   %SW_NONE where the row that was read last has none
 */
gint64
sw_import_reader_get_record_number (SwImportReader *self)
{
  return self->record_number;
}

/**
 * sw_import_reader_find_column:
 * @self: a reader
 * @target: a target of sw_column_targets()
 *
 * Returns: the first column of it, or -1
 */
int
sw_import_reader_find_column (SwImportReader *self,
                              const char     *target)
{
  return sw_column_map_find_target (self->map, target);
}

/**
 * sw_import_reader_is_touched:
 * @self: a reader
 * @field: a field of the record
 *
 * Returns: whether the row that was read last says something of it
 */
gboolean
sw_import_reader_is_touched (SwImportReader *self,
                             const SwField  *field)
{
  return self->touched[sw_import_reader_index (self, field)];
}
