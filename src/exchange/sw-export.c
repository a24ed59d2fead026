/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-export.h"

#include <string.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-record-list.h"
#include "sw-reference-names.h"
#include "sw-register-rows.h"

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
 * Writes 空巢、独居老人情况摸排表 (004, 附件3) with its ten columns, as the communities hand it
 * in and the district takes it. A CSV has the head and the rows only.
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
  guint n_rows;

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

  n_rows = sw_register_row_source_get_n_rows (rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      sw_register_row_get_cells (sw_register_row_source_get_row (rows, i), cells);
      if (!sw_sheet_writer_write_row (writer, cells, error))
        return FALSE;
    }
  if (SW_IS_REGISTER_ROWS (rows) && sw_register_rows_get_error (SW_REGISTER_ROWS (rows), error))
    return FALSE;

  return sw_sheet_writer_close (writer, error);
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

static char *
format_cell (SwStore          *store,
             SwReferenceNames *names,
             SwRecord         *record,
             const SwField    *field)
{
  GType type;
  const char *name;

  if (field->kind != SW_FIELD_REFERENCE)
    return sw_record_format_official (record, field);
  if (!sw_record_is_set (record, field))
    return NULL;

  type = field->reference ();
  name = sw_reference_names_get (names, type, SW_RECORD_NUMBER (record, field));
  return g_strdup (name ? name : sw_store_get_name (store, type, SW_RECORD_NUMBER (record, field)));
}

/**
 * sw_export_records:
 * @store: the store, opened for the calling thread
 * @type: a record class
 * @ids: (array length=n_ids): the ids of the records, in the order of the rows
 * @n_ids: how many
 * @path: the file to write
 * @format: its format
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes all fields of records but those that follow from others, with the headings of the
 * table of fields and the words of the official documents. References are written by names
 * that are one's own, so that a workbook of elders can be imported again without loss.
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
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (SwRecordClass) klass = g_type_class_ref (type);
  g_autoptr (SwReferenceNames) names = NULL;
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (SwSheetColumn));
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SwSheetWriter) writer = NULL;
  SwSheetLayout layout = { 0 };

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      SwSheetColumn column = { field->heading, column_width (field), column_kind (field) };

      if (field->flags & SW_FIELD_DERIVED)
        continue;
      g_ptr_array_add (fields, (gpointer) field);
      g_array_append_val (columns, column);
    }
  layout.columns = (const SwSheetColumn *) columns->data;
  layout.n_columns = columns->len;

  names = sw_reference_names_new (store, error);
  if (names == NULL || !sw_reference_names_load_people (names, store, error))
    return FALSE;
  writer = sw_sheet_writer_new (path, format, &layout, error);
  if (writer == NULL)
    return FALSE;

  for (gsize i = 0; i < n_ids; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      records = sw_store_load_ids (store, type, ids + i, MIN (PAGE_SIZE, n_ids - i), error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          g_ptr_array_set_size (cells, 0);
          for (guint k = 0; k < fields->len; k++)
            g_ptr_array_add (cells, format_cell (store, names, records->pdata[j], fields->pdata[k]));
          if (!sw_sheet_writer_write_row (writer, (const char *const *) cells->pdata, error))
            return FALSE;
        }
    }
  return sw_sheet_writer_close (writer, error);
}
