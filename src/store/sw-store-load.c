/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records out of the store. */
#include <glib/gi18n-lib.h>

#include "sw-office.h"
#include "sw-record-sql.h"
#include "sw-store-private.h"

/**
 * sw_store_load:
 * @self: a store
 * @type: a record class
 * @id: an id
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record
 */
gpointer
sw_store_load (SwStore *self,
               GType    type,
               gint64   id,
               GError **error)
{
  g_return_val_if_fail (SW_IS_STORE (self), NULL);

  return sw_record_sql_load (sw_store_get_connection (self), type, id, error);
}

static GPtrArray *
load_where (SwStore       *self,
            GType          type,
            const SwField *field,
            const char    *text,
            gint64         number,
            GError       **error)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (type);
  SwRecordClass *klass = (SwRecordClass *) class_ref;
  gboolean by_name = sw_record_class_find_field (klass, "name") != NULL;
  gboolean by_position = sw_record_class_find_field (klass, "position") != NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  g_string_append_printf (sql, "SELECT %s FROM %s", sw_record_sql_columns (klass), klass->table);
  if (field)
    g_string_append_printf (sql, " WHERE %s = ?1", field->name);
  if (sw_record_class_find_field (klass, "name_key"))
    g_string_append (sql, " ORDER BY name_key, id");
  else if (by_position)
    g_string_append (sql, " ORDER BY position, id");
  else if (by_name && field == NULL)
    g_string_append (sql, " ORDER BY name, id");
  else
    g_string_append (sql, " ORDER BY id");

  statement = sw_connection_prepare (sw_store_get_connection (self), sql->str, error);
  if (statement == NULL)
    return NULL;

  if (field && text)
    sw_statement_bind_text (statement, 1, text);
  else if (field)
    sw_statement_bind_integer (statement, 1, number);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    g_ptr_array_add (records, sw_record_sql_from_row (type, statement));

  return step == SW_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * sw_store_load_all:
 * @self: a store
 * @type: a record class of which there are few
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwRecord): all its records,
 *   in the order of their names where they have one
 */
GPtrArray *
sw_store_load_all (SwStore *self,
                   GType    type,
                   GError **error)
{
  g_return_val_if_fail (SW_IS_STORE (self), NULL);

  return load_where (self, type, NULL, NULL, SW_NONE, error);
}

/**
 * sw_store_load_owned:
 * @self: a store
 * @type: a record class with an owner
 * @owner_id: the owner's id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwRecord): what hangs on
 *   the owner
 */
GPtrArray *
sw_store_load_owned (SwStore *self,
                     GType    type,
                     gint64   owner_id,
                     GError **error)
{
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (type);
  const SwField *owner = sw_record_class_find_owner ((SwRecordClass *) class_ref);

  g_return_val_if_fail (SW_IS_STORE (self), NULL);
  g_return_val_if_fail (owner != NULL, NULL);

  return load_where (self, type, owner, NULL, owner_id, error);
}

/**
 * sw_store_load_where:
 * @self: a store
 * @type: a record class
 * @field_name: one of its fields
 * @machine_value: the value in machine form: a nick, a number, a text
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwRecord): the records with
 *   just that value
 */
GPtrArray *
sw_store_load_where (SwStore    *self,
                     GType       type,
                     const char *field_name,
                     const char *machine_value,
                     GError    **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  const SwField *field = sw_record_class_find_field ((SwRecordClass *) klass, field_name);
  gint64 number;

  g_return_val_if_fail (SW_IS_STORE (self), NULL);
  g_return_val_if_fail (field != NULL && machine_value != NULL, NULL);

  if (SW_FIELD_IS_STORED_TEXT (field))
    return load_where (self, type, field, machine_value, SW_NONE, error);

  if (field->kind == SW_FIELD_ENUM)
    {
      const SwEnumValue *value = sw_enum_find_nick (field->enumeration, machine_value);

      number = value ? value->value : SW_NONE;
    }
  else
    {
      number = g_ascii_strtoll (machine_value, NULL, 10);
    }

  return load_where (self, type, field, NULL, number, error);
}

/**
 * sw_store_get_office:
 * @self: a store
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND before the
 *   office is set up
 *
 * Returns: (transfer full) (nullable): the office that owns the database
 */
SwOffice *
sw_store_get_office (SwStore *self,
                     GError **error)
{
  return sw_store_load (self, SW_TYPE_OFFICE, SW_OFFICE_ID, error);
}
