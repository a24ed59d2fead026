/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions as text, for saved filters and the command line. */
#include "sw-query.h"

#include <glib/gi18n-lib.h>

#include "sw-store.h"

/* The longer ones first, so that "<=" is not taken for "<". */
static const struct
{
  const char *sign;
  SwOperator  op;
} operators[] = {
  { "!=", SW_OPERATOR_NOT_EQUAL },
  { "<=", SW_OPERATOR_LESS_EQUAL },
  { ">=", SW_OPERATOR_GREATER_EQUAL },
  { "=", SW_OPERATOR_EQUAL },
  { "<", SW_OPERATOR_LESS },
  { ">", SW_OPERATOR_GREATER },
  { "~", SW_OPERATOR_CONTAINS },
};

static void
append_value (GString    *text,
              const char *value)
{
  for (; *value; value++)
    {
      if (*value == ',' || *value == '\\')
        g_string_append_c (text, '\\');
      if (*value == '\n')
        g_string_append (text, "\\n");
      else
        g_string_append_c (text, *value);
    }
}

static GStrv
split_values (const char *text)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GString) value = g_string_new (NULL);

  for (; *text; text++)
    {
      if (*text == '\\' && text[1])
        {
          text++;
          g_string_append_c (value, *text == 'n' ? '\n' : *text);
        }
      else if (*text == ',')
        {
          g_strv_builder_add (values, value->str);
          g_string_truncate (value, 0);
        }
      else
        {
          g_string_append_c (value, *text);
        }
    }
  g_strv_builder_add (values, value->str);

  return g_strv_builder_end (values);
}

/**
 * sw_query_add_text:
 * @self: a query
 * @condition: a name, a sign (= != < <= > >= ~) and values with commas between
 *   them; `\,` is a comma inside a value
 * @error: return location for an error
 *
 * Sets a condition that somebody wrote, as "category=living-alone,empty-nest".
 *
 * Returns: whether it could be understood
 */
gboolean
sw_query_add_text (SwQuery    *self,
                   const char *condition,
                   GError    **error)
{
  gsize length = strcspn (condition, "=!<>~");
  g_autofree char *name = g_strstrip (g_strndup (condition, length));

  g_return_val_if_fail (SW_IS_QUERY (self), FALSE);

  for (gsize i = 0; *name && i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (condition + length, operators[i].sign))
      {
        g_auto (GStrv) values = split_values (condition + length + strlen (operators[i].sign));

        return sw_query_set_condition (self, name, operators[i].op, (const char *const *) values, error);
      }

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: %s is what was written. */
               _("“%s” is no condition. Write it like category=living-alone or age>=80."), condition);
  return FALSE;
}

/**
 * sw_query_to_text:
 * @self: a query
 *
 * Returns: (transfer full): the conditions, a line each, for
 *   sw_query_set_text(); empty without conditions
 */
char *
sw_query_to_text (SwQuery *self)
{
  GString *text = g_string_new (NULL);
  GPtrArray *conditions;

  conditions = sw_query_get_conditions (self);
  for (guint i = 0; i < conditions->len; i++)
    {
      SwCondition *condition = g_ptr_array_index (conditions, i);

      if (i)
        g_string_append_c (text, '\n');
      g_string_append (text, condition->name);
      for (gsize k = 0; k < G_N_ELEMENTS (operators); k++)
        if (operators[k].op == condition->op)
          g_string_append (text, operators[k].sign);
      for (guint k = 0; condition->values[k]; k++)
        {
          if (k)
            g_string_append_c (text, ',');
          append_value (text, condition->values[k]);
        }
    }

  return g_string_free (text, FALSE);
}

/**
 * sw_query_set_text:
 * @self: a query
 * @text: what sw_query_to_text() gave
 * @error: return location for an error
 *
 * Takes these conditions instead of those that are there. On an error they
 * stay as they were.
 *
 * Returns: whether all of them could be understood
 */
gboolean
sw_query_set_text (SwQuery    *self,
                   const char *text,
                   GError    **error)
{
  g_autoptr (SwQuery) trial = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (SW_IS_QUERY (self), FALSE);

  trial = sw_query_copy (self);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && !sw_query_add_text (trial, lines[i], error))
      return FALSE;

  sw_query_clear (self);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      sw_query_add_text (self, lines[i], NULL);

  return TRUE;
}
