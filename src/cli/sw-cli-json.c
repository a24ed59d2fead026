/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli-json.h"

struct _SwCliJson
{
  GString *text;
  guint    depth;
  gboolean first; /* nothing stands in the array or object yet */
};

/**
 * sw_cli_json_new:
 * Returns: (transfer full): JSON in which nothing stands yet
 */
SwCliJson *
sw_cli_json_new (void)
{
  SwCliJson *self = g_new0 (SwCliJson, 1);

  self->text = g_string_new (NULL);
  self->first = TRUE;
  return self;
}

/**
 * sw_cli_json_free:
 * @self: (transfer full): the JSON
 */
void
sw_cli_json_free (SwCliJson *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
append_string (GString    *to,
               const char *text)
{
  g_string_append_c (to, '"');
  for (const char *p = text; *p; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (to, '\\');
        g_string_append_c (to, *p);
        break;
      case '\n':
        g_string_append (to, "\\n");
        break;
      case '\t':
        g_string_append (to, "\\t");
        break;
      default:
        if ((guchar) *p < 0x20 || *p == 0x7f)
          g_string_append_printf (to, "\\u%04x", (guint) *p);
        else
          g_string_append_c (to, *p);
      }
  g_string_append_c (to, '"');
}

static void
begin_value (SwCliJson  *self,
             const char *key)
{
  if (!self->first)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    {
      g_string_append_c (self->text, '\n');
      for (guint i = 0; i < self->depth; i++)
        g_string_append (self->text, "  ");
    }
  self->first = FALSE;
  if (key)
    {
      append_string (self->text, key);
      g_string_append (self->text, ": ");
    }
}

static void
begin_group (SwCliJson  *self,
             const char *key,
             char        bracket)
{
  begin_value (self, key);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->first = TRUE;
}

static void
end_group (SwCliJson *self,
           char       bracket)
{
  self->depth--;
  if (!self->first)
    {
      g_string_append_c (self->text, '\n');
      for (guint i = 0; i < self->depth; i++)
        g_string_append (self->text, "  ");
    }
  g_string_append_c (self->text, bracket);
  self->first = FALSE;
  if (self->depth == 0)
    g_string_append_c (self->text, '\n');
}

/**
 * sw_cli_json_begin_array:
 * @self: the JSON
 * @key: (nullable): its key
 *
 * Begins an array. All that is written until sw_cli_json_end_array() stands in it.
 */
void
sw_cli_json_begin_array (SwCliJson  *self,
                         const char *key)
{
  begin_group (self, key, '[');
}

/**
 * sw_cli_json_end_array:
 * @self: the JSON
 *
 * Ends the array that was begun last.
 */
void
sw_cli_json_end_array (SwCliJson *self)
{
  end_group (self, ']');
}

/**
 * sw_cli_json_begin:
 * @self: the JSON
 * @key: (nullable): its key
 *
 * Begins an object. All that is written until sw_cli_json_end() stands in it.
 */
void
sw_cli_json_begin (SwCliJson  *self,
                   const char *key)
{
  begin_group (self, key, '{');
}

/**
 * sw_cli_json_end:
 * @self: the JSON
 *
 * Ends the object that was begun last.
 */
void
sw_cli_json_end (SwCliJson *self)
{
  end_group (self, '}');
}

/**
 * sw_cli_json_text:
 * @self: the JSON
 * @key: (nullable): its key
 * @text: (nullable): the text; %NULL is written as null
 */
void
sw_cli_json_text (SwCliJson  *self,
                  const char *key,
                  const char *text)
{
  begin_value (self, key);
  if (text)
    append_string (self->text, text);
  else
    g_string_append (self->text, "null");
}

/**
 * sw_cli_json_number:
 * @self: the JSON
 * @key: (nullable): its key
 * @number: (nullable): the number as it is to be written; %NULL is written as null
 */
void
sw_cli_json_number (SwCliJson  *self,
                    const char *key,
                    const char *number)
{
  begin_value (self, key);
  g_string_append (self->text, number ? number : "null");
}

/**
 * sw_cli_json_integer:
 * @self: the JSON
 * @key: (nullable): its key
 * @number: the number
 */
void
sw_cli_json_integer (SwCliJson  *self,
                     const char *key,
                     gint64      number)
{
  begin_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

/**
 * sw_cli_json_boolean:
 * @self: the JSON
 * @key: (nullable): its key
 * @value: whether it is true
 */
void
sw_cli_json_boolean (SwCliJson  *self,
                     const char *key,
                     gboolean    value)
{
  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * sw_cli_json_take:
 * @self: the JSON
 *
 * Takes what was written since the last time, so that a long array need not
 * be held in memory.
 *
 * Returns: (transfer full): a piece of the text
 */
char *
sw_cli_json_take (SwCliJson *self)
{
  char *piece = g_strndup (self->text->str, self->text->len);

  g_string_truncate (self->text, 0);
  return piece;
}
