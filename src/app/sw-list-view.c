/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-view.h"

#include <glib/gi18n-lib.h>

/* A chip names so many values; the rest are counted. */
#define CHIP_VALUES 3

/* What fits the usual text, day or number. */
#define LONG_SAMPLE "高血压、冠心病、糖尿病"
#define SAMPLE "2026年11月21日"

static gboolean
is_unsorted (const SwField *field)
{
  return field && (field->kind == SW_FIELD_FLAGS || (field->flags & SW_FIELD_LONG));
}

/**
 * sw_list_columns_new:
 * @klass: the class of the rows
 * @usual: (array length=n_usual): the columns that are shown at first, in their order
 * @n_usual: how many
 * @hidden: (array zero-terminated=1): names of fields that are no column
 *
 * Returns: (transfer full) (element-type SwListColumn): all columns there can be: the usual ones,
 *   then the other fields of the class
 */
GArray *
sw_list_columns_new (SwRecordClass      *klass,
                     const SwListColumn *usual,
                     gsize               n_usual,
                     const char *const  *hidden)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (SwListColumn));

  for (gsize i = 0; i < n_usual; i++)
    {
      const SwField *field = sw_record_class_find_field (klass, usual[i].name);
      SwListColumn column = usual[i];

      column.field = field;
      column.title = _(usual[i].title ? usual[i].title : field->label);
      column.unsorted = usual[i].unsorted || is_unsorted (field);
      if (column.enumeration == NULL && field)
        column.enumeration = field->enumeration;
      g_array_append_val (columns, column);
    }

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (!g_strv_contains (hidden, field->name) && sw_list_columns_find (columns, field->name) == NULL)
        {
          SwListColumn column = {
            .name = field->name,
            .title = _(field->label),
            .sample = field->flags & SW_FIELD_LONG ? LONG_SAMPLE : SAMPLE,
            .enumeration = field->enumeration,
            .unsorted = is_unsorted (field),
            .field = field,
          };

          g_array_append_val (columns, column);
        }
    }

  return columns;
}

/**
 * sw_list_columns_find:
 * @columns: (element-type SwListColumn): columns
 * @name: a column's name
 *
 * Returns: (transfer none) (nullable): the column
 */
const SwListColumn *
sw_list_columns_find (GArray     *columns,
                      const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_strcmp0 (g_array_index (columns, SwListColumn, i).name, name) == 0)
      return &g_array_index (columns, SwListColumn, i);

  return NULL;
}

/**
 * sw_list_filters_find:
 * @filters: (array length=n_filters): filters
 * @n_filters: how many
 * @name: a condition's name
 *
 * Returns: (transfer none) (nullable): the filter
 */
const SwListFilter *
sw_list_filters_find (const SwListFilter *filters,
                      gsize               n_filters,
                      const char         *name)
{
  for (gsize i = 0; i < n_filters; i++)
    if (strcmp (filters[i].name, name) == 0)
      return &filters[i];

  return NULL;
}

/**
 * sw_list_filter_type:
 * @filter: a filter
 * @klass: the class of the rows
 *
 * Returns: the class whose records can be chosen, or %G_TYPE_INVALID
 */
GType
sw_list_filter_type (const SwListFilter *filter,
                     SwRecordClass      *klass)
{
  const SwField *field = sw_record_class_find_field (klass, filter->name);

  if (filter->reference)
    return filter->reference ();

  return field && field->kind == SW_FIELD_REFERENCE ? field->reference () : G_TYPE_INVALID;
}

/**
 * sw_list_filter_values:
 * @filter: a filter
 * @klass: the class of the rows
 *
 * Returns: (transfer none) (nullable): the values that can be chosen, where they are known
 */
const SwEnum *
sw_list_filter_values (const SwListFilter *filter,
                       SwRecordClass      *klass)
{
  const SwField *field = sw_record_class_find_field (klass, filter->name);

  if (filter->enumeration)
    return filter->enumeration;

  return field ? field->enumeration : NULL;
}

/**
 * sw_list_value_text:
 * @filter: a filter
 * @klass: the class of the rows
 * @value: a value of its condition in machine form, "" for unknown
 * @store: the database, for names
 *
 * Returns: (transfer full): the words for the value
 */
char *
sw_list_value_text (const SwListFilter *filter,
                    SwRecordClass      *klass,
                    const char         *value,
                    SwStore            *store)
{
  const SwField *field = sw_record_class_find_field (klass, filter->name);
  const SwEnum *enumeration = sw_list_filter_values (filter, klass);
  GType type = sw_list_filter_type (filter, klass);

  if (*value == '\0')
    return g_strdup (type != G_TYPE_INVALID ? _("None") : _("Unknown"));

  if (enumeration)
    {
      const SwEnumValue *found = sw_enum_find_nick (enumeration, value);

      return g_strdup (found ? _(found->label) : value);
    }
  if (type != G_TYPE_INVALID)
    {
      const char *name = sw_store_get_name (store, type, g_ascii_strtoll (value, NULL, 10));

      return g_strdup (name ? name : value);
    }
  if (field == NULL || field->kind == SW_FIELD_BOOLEAN)
    return g_strdup (strcmp (value, "1") == 0 ? _("Yes") : _("No"));

  return g_strdup (value);
}

/**
 * sw_list_cell_text:
 * @column: a column that is a field
 * @record: the row
 * @store: the database, for names
 * @masked: whether numbers and phones are hidden in part
 *
 * Returns: (transfer full) (nullable): what stands in the cell, on one line
 */
char *
sw_list_cell_text (const SwListColumn *column,
                   SwRecord           *record,
                   SwStore            *store,
                   gboolean            masked)
{
  const SwField *field = column->field;
  char *text;

  if (field->kind == SW_FIELD_REFERENCE)
    {
      gint64 id = sw_record_get_number (record, field);

      return id == SW_NONE ? NULL : g_strdup (sw_store_get_name (store, field->reference (), id));
    }

  text = masked ? sw_record_format_masked (record, field) : sw_record_format (record, field);
  if (text && (field->flags & SW_FIELD_LONG))
    g_strdelimit (text, "\n\r\t", ' ');

  return text;
}

/**
 * sw_list_chip_text:
 * @title: the filter's title
 * @labels: the words for the chosen values
 *
 * Returns: (transfer full): what the chip says: only the title if nothing is
 *   chosen, and no more than three values by name
 */
char *
sw_list_chip_text (const char        *title,
                   const char *const *labels)
{
  guint n = labels ? g_strv_length ((char **) labels) : 0;
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == 0)
    return g_strdup (title);

  for (guint i = 0; i < MIN (n, CHIP_VALUES); i++)
    /* Translators: stands between the values of a filter, in Chinese "、". */
    g_string_append_printf (list, "%s%s", i > 0 ? _(", ") : "", labels[i]);
  if (n > CHIP_VALUES)
    g_string_append_printf (list, " +%u", n - CHIP_VALUES);

  /* Translators: a filter that is in use: its title, and the values chosen. */
  return g_strdup_printf (_("%s: %s"), title, list->str);
}

/**
 * sw_list_selected_text:
 * @n: how many rows are selected
 *
 * Returns: (transfer full): the words for it
 */
char *
sw_list_selected_text (gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  /* Translators: %s is a number of rows. */
  return g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);
}
