/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sql-text.h"

#include <stdarg.h>

typedef struct
{
  char  *text; /* (owned); NULL for a number */
  gint64 number;
} Value;

/**
 * SwSqlText:
 *
 * A statement in the making, with the values that are bound to it once it is prepared.
 */
struct _SwSqlText
{
  GString *sql;
  GArray  *values;
};

static void
clear_value (gpointer data)
{
  g_free (((Value *) data)->text);
}

/**
 * sw_sql_text_new:
 *
 * Returns: (transfer full): an empty statement that values are bound to
 */
SwSqlText *
sw_sql_text_new (void)
{
  SwSqlText *self = g_new0 (SwSqlText, 1);

  self->sql = g_string_new (NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_array_set_clear_func (self->values, clear_value);

  return self;
}

/**
 * sw_sql_text_free:
 * @self: (transfer full): a statement in the making
 */
void
sw_sql_text_free (SwSqlText *self)
{
  g_string_free (self->sql, TRUE);
  g_array_unref (self->values);
  g_free (self);
}

/**
 * sw_sql_text_append:
 * @self: a statement in the making
 * @format: SQL; only names of tables and columns are filled in
 * @...: the names
 */
void
sw_sql_text_append (SwSqlText  *self,
                    const char *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (self->sql, format, arguments);
  va_end (arguments);
}

static void
add_value (SwSqlText *self,
           Value      value)
{
  g_array_append_val (self->values, value);
  g_string_append_printf (self->sql, "?%u", self->values->len);
}

/**
 * sw_sql_text_add_text:
 * @self: a statement in the making
 * @value: a text, which is copied
 *
 * Appends a place for the value.
 */
void
sw_sql_text_add_text (SwSqlText  *self,
                      const char *value)
{
  add_value (self, (Value) { g_strdup (value), 0 });
}

/**
 * sw_sql_text_add_integer:
 * @self: a statement in the making
 * @value: a number
 *
 * Appends a place for the value.
 */
void
sw_sql_text_add_integer (SwSqlText *self,
                         gint64     value)
{
  add_value (self, (Value) { NULL, value });
}

/**
 * sw_sql_text_set_integer:
 * @self: a statement
 * @index: which value, from 0 on in the order in which they were added
 * @value: the value it has when the statement is prepared next
 */
void
sw_sql_text_set_integer (SwSqlText *self,
                         guint      index,
                         gint64     value)
{
  g_array_index (self->values, Value, index).number = value;
}

/**
 * sw_sql_text_get_length:
 * @self: a statement
 *
 * Returns: how many values it has
 */
guint
sw_sql_text_get_length (SwSqlText *self)
{
  return self->values->len;
}

/**
 * sw_sql_text_prepare:
 * @self: a statement, which must live until the result is released
 * @connection: where it is to run
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the statement with its values
 */
SwStatement *
sw_sql_text_prepare (SwSqlText    *self,
                     SwConnection *connection,
                     GError      **error)
{
  SwStatement *statement = sw_connection_prepare (connection, self->sql->str, error);

  for (guint i = 0; statement && i < self->values->len; i++)
    {
      Value *value = &g_array_index (self->values, Value, i);

      if (value->text)
        sw_statement_bind_text (statement, (int) i + 1, value->text);
      else
        sw_statement_bind_integer (statement, (int) i + 1, value->number);
    }

  return statement;
}
