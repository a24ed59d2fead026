/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-export.h"

#include <string.h>

#include "sw-column-map.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-pipe.h"
#include "sw-reference-names.h"
#include "sw-register-rows.h"
#include "sw-store-query.h"
#include "sw-visit.h"
#include "sw-visits.h"

#define PAGE_SIZE 256

/**
 * sw_export_format_of_path:
 * @path: the name of a file
 *
 * Returns: the format that the ending of the name asks for
 */
SwSheetFormat
sw_export_format_of_path (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") ? SW_SHEET_FORMAT_CSV_UTF8 : SW_SHEET_FORMAT_XLSX;
}

/* Widths that hold what usually stands in the official columns. */
static const double register_widths[SW_REGISTER_N_COLUMNS] = { 5, 10, 12, 10, 20, 30, 15, 22, 14, 16 };

/* To read the rows takes a third of the time: it is done in a thread, and the caller writes. */
typedef struct
{
  SwRegisterRowSource *rows;
  GCancellable        *cancellable; /* or NULL */
  guint                next;        /* row to be read */
} RegisterReader;

typedef struct
{
  guint         n_rows;
  GStringChunk *texts;
  const char   *cells[PAGE_SIZE][SW_REGISTER_N_COLUMNS];
} RegisterBatch;

static void
register_batch_free (RegisterBatch *batch)
{
  g_string_chunk_free (batch->texts);
  g_free (batch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegisterBatch, register_batch_free)

static gpointer
read_register_batch (gpointer   data,
                     GError   **error)
{
  RegisterReader *self = data;
  guint n = MIN (PAGE_SIZE, sw_register_row_source_get_n_rows (self->rows) - self->next);
  g_autoptr (RegisterBatch) batch = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || n == 0)
    return NULL;

  batch = g_new0 (RegisterBatch, 1);
  batch->texts = g_string_chunk_new (PAGE_SIZE * 128);
  for (; batch->n_rows < n; batch->n_rows++)
    {
      const char **cells = batch->cells[batch->n_rows];

      sw_register_row_get_cells (sw_register_row_source_get_row (self->rows, self->next++), cells);
      for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
        cells[i] = g_string_chunk_insert (batch->texts, cells[i]);
    }
  if (SW_IS_REGISTER_ROWS (self->rows) && sw_register_rows_get_error (SW_REGISTER_ROWS (self->rows), error))
    return NULL;

  return g_steal_pointer (&batch);
}

static gboolean
write_register_rows (SwSheetWriter       *writer,
                     SwRegisterRowSource *rows,
                     GCancellable        *cancellable,
                     GError             **error)
{
  RegisterReader reader = { rows, cancellable, 0 };
  g_autoptr (SwPipe) pipe = sw_pipe_new ("register", read_register_batch, &reader,
                                         (GDestroyNotify) register_batch_free);
  g_autoptr (GError) failure = NULL;

  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_autoptr (RegisterBatch) batch = sw_pipe_next (pipe, &failure);

      if (failure)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (batch == NULL)
        return TRUE;
      for (guint i = 0; i < batch->n_rows; i++)
        if (!sw_sheet_writer_write_row (writer, batch->cells[i], error))
          return FALSE;
    }

  return FALSE;
}

/**
 * sw_export_register:
 * @rows: the rows
 * @path: the file to write
 * @format: its format
 * @street: (nullable): the reporting street, for the line above the head
 * @report_day: the day of the report, or %SW_NONE
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes 空巢、独居老人情况摸排表 (姑苏民卫〔2022〕159号, 附件3) with its ten columns, as the communities hand it
 * in and the district takes it. A CSV has the head and the rows only. The rows are asked for in
 * another thread while this one waits and writes.
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_export_register (SwRegisterRowSource *rows,
                    const char          *path,
                    SwSheetFormat        format,
                    const char          *street,
                    SwDay                report_day,
                    GCancellable        *cancellable,
                    GError             **error)
{
  SwSheetColumn columns[SW_REGISTER_N_COLUMNS] = { 0 };
  g_autofree char *day = report_day == SW_NONE ? NULL : sw_day_format_chinese (report_day);
  g_autofree char *note = g_strdup_printf ("报送街道：%s（盖章）", street ? street : "");
  g_autofree char *end_note = g_strdup_printf ("报送时间：%s", day ? day : "");
  SwSheetLayout layout = {
    .sheet_name = "摸排表",
    .title = "空巢、独居老人情况摸排表",
    .note = note,
    .end_note = end_note,
    .columns = columns,
    .n_columns = SW_REGISTER_N_COLUMNS,
    .for_print = TRUE,
  };
  g_autoptr (SwSheetWriter) writer = NULL;

  g_return_val_if_fail (SW_IS_REGISTER_ROW_SOURCE (rows), FALSE);

  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    {
      columns[i].heading = sw_register_column_get_title (i);
      columns[i].width = register_widths[i];
      columns[i].kind = i == 0 ? SW_SHEET_COLUMN_NUMBER : SW_SHEET_COLUMN_TEXT;
    }
  writer = sw_sheet_writer_new (path, format, &layout, error);
  if (writer == NULL)
    return FALSE;

  return write_register_rows (writer, rows, cancellable, error) && sw_sheet_writer_close (writer, error);
}

static SwSheetColumnKind
column_kind (const SwField *field)
{
  switch (field->kind)
    {
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
      return SW_SHEET_COLUMN_NUMBER;
    case SW_FIELD_DAY:
      return SW_SHEET_COLUMN_DAY;
    default:
      return SW_SHEET_COLUMN_TEXT;
    }
}

static double
column_width (const SwField *field)
{
  if (strstr (field->name, "address") || (field->flags & SW_FIELD_LONG))
    return 30;
  if (strstr (field->name, "number") || strstr (field->name, "certificate"))
    return 20;
  if (strstr (field->name, "phone"))
    return 15;
  return 12;
}

/* What is at hand while records are written. */
typedef struct
{
  SwStore          *store;
  SwReferenceNames *names;
  const gint64     *ids;
  gsize             n_ids;
  SwProgressFunc    progress;
  gpointer          user_data;
  GCancellable     *cancellable;
  guint             n_sheets;
  guint             n_sheets_done;
  GPtrArray        *findings; /* of a sheet of visits: the fields of what was found; else NULL */
} Export;

static char *
format_cell (Export        *export,
             SwRecord      *record,
             const SwField *field)
{
  GType type;
  const char *name;

  if (field->kind != SW_FIELD_REFERENCE)
    return sw_record_format_official (record, field);
  if (!sw_record_is_set (record, field))
    return NULL;

  type = field->reference ();
  name = sw_reference_names_get (export->names, type, SW_RECORD_NUMBER (record, field));
  return g_strdup (name ? name : sw_store_get_name (export->store, type, SW_RECORD_NUMBER (record, field)));
}

/* The fields that are written: all but those that follow from others. */
static GPtrArray *
list_fields (SwRecordClass *klass)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & (SW_FIELD_DERIVED | SW_FIELD_OWNER)))
      g_ptr_array_add (fields, (gpointer) &klass->fields[i]);

  return fields;
}

static void
add_column (GArray           *columns,
            const char       *heading,
            double            width,
            SwSheetColumnKind kind)
{
  SwSheetColumn column = { heading, width, kind, NULL };

  g_array_append_val (columns, column);
}

static void
add_fields (GArray    *columns,
            GPtrArray *fields,
            gboolean   with_choices)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const SwField *field = fields->pdata[i];
      SwSheetColumn column = { field->heading, column_width (field), column_kind (field), NULL };

      if (field->kind == SW_FIELD_ENUM && with_choices)
        column.choices = field->enumeration;
      g_array_append_val (columns, column);
    }
}

/* The head of a sheet; @subject says to whom the rows belong. */
static GArray *
list_columns (const SwSheetSubject *subject,
              gboolean              with_number,
              GPtrArray            *fields)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (SwSheetColumn));

  if (subject && with_number)
    add_column (columns, sw_column_find_target (subject, SW_COLUMN_RECORD)->heading, 10, SW_SHEET_COLUMN_NUMBER);
  if (subject && !sw_sheet_subject_is_elder (subject))
    {
      add_column (columns, sw_column_find_target (subject, SW_COLUMN_ELDER_NAME)->heading, 12, SW_SHEET_COLUMN_TEXT);
      add_column (columns, sw_column_find_target (subject, SW_COLUMN_ELDER_NUMBER)->heading, 20, SW_SHEET_COLUMN_TEXT);
      add_column (columns, sw_column_find_target (subject, SW_COLUMN_ELDER_COMMUNITY)->heading, 12, SW_SHEET_COLUMN_TEXT);
    }
  add_fields (columns, fields, subject != NULL);

  return columns;
}

static gboolean
tell_progress (Export  *export,
               gsize    n_done,
               GError **error)
{
  if (export->progress)
    export->progress ((export->n_sheets_done + (double) n_done / MAX (export->n_ids, 1)) / export->n_sheets,
                      export->user_data);

  return !g_cancellable_set_error_if_cancelled (export->cancellable, error);
}

/* What was found at a visit stands in its row, beside its own fields. */
static GPtrArray *
list_findings (GType type)
{
  g_autoptr (SwRecordClass) klass = g_type_class_ref (SW_TYPE_ASSESSMENT);

  return type == SW_TYPE_VISIT ? list_fields (klass) : NULL;
}

static gboolean
add_findings (Export    *export,
              GPtrArray *cells,
              SwRecord  *visit,
              GPtrArray *fields,
              GError   **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SwAssessment) found = sw_store_get_assessment (export->store, sw_record_get_id (visit), &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (cells, found ? format_cell (export, SW_RECORD (found), fields->pdata[i]) : NULL);

  return TRUE;
}

/* @elder is whom the record hangs on, and written before it; NULL for none. */
static gboolean
write_record (Export        *export,
              SwSheetWriter *writer,
              SwElder       *elder,
              SwRecord      *record,
              gboolean       with_number,
              GPtrArray     *fields,
              GError       **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  SwRecord *numbered = elder ? SW_RECORD (elder) : record;

  if (with_number)
    g_ptr_array_add (cells, g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (numbered)));
  if (elder)
    {
      g_ptr_array_add (cells, g_strdup (elder->name));
      g_ptr_array_add (cells, g_strdup (elder->document_number));
      g_ptr_array_add (cells, g_strdup (sw_reference_names_get (export->names, SW_TYPE_COMMUNITY, elder->community_id)));
    }
  for (guint i = 0; i < fields->len; i++)
    g_ptr_array_add (cells, format_cell (export, record, fields->pdata[i]));
  if (export->findings && !add_findings (export, cells, record, export->findings, error))
    return FALSE;

  return sw_sheet_writer_write_row (writer, (const char *const *) cells->pdata, error);
}

static gboolean
write_owned (Export        *export,
             SwSheetWriter *writer,
             GType          type,
             SwElder       *elder,
             GPtrArray     *fields,
             GError       **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (elder));
  g_autoptr (GPtrArray) records = sw_store_load_owned (export->store, type, id, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!write_record (export, writer, elder, records->pdata[i], TRUE, fields, error))
      return FALSE;

  return TRUE;
}

/* Writes a record with whom it hangs on; @elder is kept for the next, who is often the same. */
static gboolean
write_with_owner (Export        *export,
                  SwSheetWriter *writer,
                  SwElder      **elder,
                  SwRecord      *record,
                  GPtrArray     *fields,
                  GError       **error)
{
  gint64 id = sw_record_get_number (record, sw_record_class_find_owner (SW_RECORD_GET_CLASS (record)));

  if (*elder == NULL || sw_record_get_id (SW_RECORD (*elder)) != id)
    {
      g_clear_object (elder);
      *elder = sw_store_load (export->store, SW_TYPE_ELDER, id, error);
    }
  return *elder && write_record (export, writer, *elder, record, TRUE, fields, error);
}

/* Writes the rows of one sheet: the records, or what of @subject hangs on them. */
static gboolean
write_rows (Export               *export,
            SwSheetWriter        *writer,
            GType                 type,
            const SwSheetSubject *subject,
            GPtrArray            *fields,
            GError              **error)
{
  gboolean is_elder = subject == NULL || sw_sheet_subject_is_elder (subject);
  g_autoptr (SwElder) elder = NULL;

  for (gsize i = 0; i < export->n_ids; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (!tell_progress (export, i, error))
        return FALSE;
      records = sw_store_load_ids (export->store, type, export->ids + i, MIN (PAGE_SIZE, export->n_ids - i), error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          SwRecord *record = records->pdata[j];
          gboolean good;

          if (is_elder)
            good = write_record (export, writer, NULL, record, subject != NULL, fields, error);
          else if (subject->get_type () == type)
            good = write_with_owner (export, writer, &elder, record, fields, error);
          else
            good = write_owned (export, writer, subject->get_type (), SW_ELDER (record), fields, error);
          if (!good)
            return FALSE;
        }
    }
  export->n_sheets_done++;
  return TRUE;
}

/* Opens the file with the first sheet, and adds the others. */
static gboolean
write_sheet (Export               *export,
             SwSheetWriter       **writer,
             const char           *path,
             SwSheetFormat         format,
             GType                 type,
             const SwSheetSubject *subject,
             GError              **error)
{
  g_autoptr (SwRecordClass) klass = g_type_class_ref (subject ? subject->get_type () : type);
  g_autoptr (GPtrArray) fields = list_fields (klass);
  g_autoptr (GPtrArray) findings = list_findings (type);
  g_autoptr (GArray) columns = list_columns (subject, TRUE, fields);
  SwSheetLayout layout = { .sheet_name = subject ? subject->sheet_name : NULL };

  if (findings)
    add_fields (columns, findings, TRUE);
  layout.columns = (const SwSheetColumn *) (gpointer) columns->data;
  layout.n_columns = columns->len;
  export->findings = findings;

  if (*writer == NULL)
    *writer = sw_sheet_writer_new (path, format, &layout, error);
  else if (!sw_sheet_writer_add_sheet (*writer, &layout, error))
    return FALSE;

  return *writer && write_rows (export, *writer, type, subject, fields, error);
}

/**
 * sw_export_records:
 * @store: the store, opened for the calling thread
 * @type: a record class
 * @ids: (array length=n_ids): the ids of the records, in the order of the rows
 * @n_ids: how many
 * @path: the file to write
 * @format: its format
 * @progress: (nullable) (scope call): is told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes all fields of records but those that follow from others, with the headings of the
 * table of fields and the words of the official documents. References are written by names
 * that are one's own.
 *
 * A workbook of elders has further sheets for their relatives, household members and status,
 * whose rows say by 底册编号, name and document number whose they are. It can be imported
 * again without loss; a CSV holds the elders' own fields only. The row of a visit goes on with what
 * was found at it, which an import does not read.
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_export_records (SwStore       *store,
                   GType          type,
                   const gint64  *ids,
                   gsize          n_ids,
                   const char    *path,
                   SwSheetFormat  format,
                   SwProgressFunc progress,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (SwReferenceNames) names = sw_reference_names_new (store, error);
  g_autoptr (SwSheetWriter) writer = NULL;
  guint n;
  const SwSheetSubject *subjects = sw_sheet_subjects (&n);
  gboolean all = type == SW_TYPE_ELDER && format == SW_SHEET_FORMAT_XLSX;
  Export export = { store, names, ids, n_ids, progress, user_data, cancellable, .n_sheets = 1 };

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  if (names == NULL || !sw_reference_names_load_people (names, store, error))
    return FALSE;
  for (guint i = 0; all && i < n; i++)
    export.n_sheets += !sw_sheet_subject_is_elder (&subjects[i]) && subjects[i].group == SW_SHEET_GROUP_REGISTER;

  if (!write_sheet (&export, &writer, path, format, type, sw_sheet_subject_find (type), error))
    return FALSE;
  for (guint i = 0; all && i < n; i++)
    if (!sw_sheet_subject_is_elder (&subjects[i]) && subjects[i].group == SW_SHEET_GROUP_REGISTER &&
        !write_sheet (&export, &writer, path, format, type, &subjects[i], error))
      return FALSE;

  return sw_sheet_writer_close (writer, error);
}

/**
 * sw_export_template:
 * @type: a class of records that can be imported
 * @path: the file to write
 * @format: its format
 * @error: return location
 *
 * Writes an empty table with the columns that an import reads, to be filled in by hand.
 *
 * Returns: whether the file is complete; if not, what was there before stays
 */
gboolean
sw_export_template (GType          type,
                    const char    *path,
                    SwSheetFormat  format,
                    GError       **error)
{
  const SwSheetSubject *subject = sw_sheet_subject_find (type);
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (SwSheetWriter) writer = NULL;
  SwSheetLayout layout = { .for_print = TRUE };

  g_return_val_if_fail (subject != NULL, FALSE);

  fields = list_fields (sw_sheet_subject_peek_class (subject));
  for (guint i = fields->len; i > 0; i--)
    if (sw_sheet_subject_is_ignored (subject, fields->pdata[i - 1]))
      g_ptr_array_remove_index (fields, i - 1);
  columns = list_columns (subject, FALSE, fields);
  layout.sheet_name = subject->sheet_name;
  layout.columns = (const SwSheetColumn *) (gpointer) columns->data;
  layout.n_columns = columns->len;
  writer = sw_sheet_writer_new (path, format, &layout, error);

  return writer && sw_sheet_writer_close (writer, error);
}
