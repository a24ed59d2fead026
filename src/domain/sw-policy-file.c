/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-policy-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "sw-domain-resources.h"

#define PATH "/io/github/shouwang/Shouwang/policies/"
#define SUFFIX ".ini"

G_DEFINE_QUARK (sw-policy-file-error-quark, sw_policy_file_error)

/* What stands in a file. The first day is that of the document. */
static const char *const policy_keys[] = { "title", "document", "from_day", NULL };
static const char *const rule_keys[] = {
  "title", "clause", "party", "also", "channels", "service", "count", "period", "target", "categories", "basis",
  "emergency", NULL,
};

typedef struct
{
  SwPolicyFile *file;
  SwRecord     *record;      /* (unowned) of the section at hand, or NULL */
  guint         line;
  guint         record_line; /* where its section begins */
} Parser;

static void G_GNUC_PRINTF (3, 4)
set_line_error (GError    **error,
                guint       line,
                const char *format,
                ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: a line's number and a sentence about it. */
  g_set_error (error, SW_POLICY_FILE_ERROR, SW_POLICY_FILE_ERROR_SYNTAX, _("Line %u: %s"), line, reason);
}

/* Whether all is there that the section's record needs. */
static gboolean
finish_record (Parser  *parser,
               GError **error)
{
  SwRecordClass *klass;

  if (parser->record == NULL)
    return TRUE;

  klass = SW_RECORD_GET_CLASS (parser->record);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (!(field->flags & SW_FIELD_REQUIRED) || field->kind == SW_FIELD_REFERENCE ||
          sw_record_is_set (parser->record, field))
        continue;
      /* Translators: %s is a key of a policy file, as "party". */
      set_line_error (error, parser->record_line, _("The section lacks “%s”."), field->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
begin_section (Parser     *parser,
               const char *text,
               GError    **error)
{
  if (!finish_record (parser, error))
    return FALSE;

  parser->record_line = parser->line;
  if (strcmp (text, "[rule]") == 0)
    {
      parser->record = SW_RECORD (sw_rule_new ());
      g_ptr_array_add (parser->file->rules, parser->record);
      return TRUE;
    }
  if (strcmp (text, "[policy]") == 0 && parser->file->policy == NULL)
    {
      parser->file->policy = sw_policy_new ();
      parser->record = SW_RECORD (parser->file->policy);
      return TRUE;
    }

  set_line_error (error, parser->line, _("“%s” is no section here; there is one [policy] and a [rule] for each rule."),
                  text);
  return FALSE;
}

static gboolean
set_key (Parser     *parser,
         const char *key,
         const char *value,
         GError    **error)
{
  const SwField *field;
  g_autoptr (GError) reason = NULL;

  if (parser->record == NULL)
    {
      set_line_error (error, parser->line, _("A section has to come before “%s”."), key);
      return FALSE;
    }
  if (!g_strv_contains (SW_IS_RULE (parser->record) ? rule_keys : policy_keys, key))
    {
      set_line_error (error, parser->line, _("There is no key “%s”."), key);
      return FALSE;
    }

  field = sw_record_class_find_field (SW_RECORD_GET_CLASS (parser->record), key);
  if (sw_record_is_set (parser->record, field))
    {
      set_line_error (error, parser->line, _("“%s” stands there twice."), key);
      return FALSE;
    }
  if (!sw_record_parse (parser->record, field, value, SW_NONE, &reason))
    {
      set_line_error (error, parser->line, "%s", reason->message);
      return FALSE;
    }
  if (g_strcmp0 (key, "count") == 0 &&
      (SW_RULE (parser->record)->count < 1 || SW_RULE (parser->record)->count > SW_RULE_MAX_COUNT))
    {
      set_line_error (error, parser->line, _("A rule asks for 1 to %d visits in a period."), SW_RULE_MAX_COUNT);
      return FALSE;
    }

  return TRUE;
}

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
parse_line (Parser  *parser,
            char    *line,
            GError **error)
{
  char *equals;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[')
    return begin_section (parser, line, error);

  equals = strchr (line, '=');
  if (equals == NULL || equals == line)
    {
      set_line_error (error, parser->line, _("“%s” is neither a section nor a key with a value."), line);
      return FALSE;
    }

  *equals = '\0';
  return set_key (parser, g_strstrip (line), g_strstrip (equals + 1), error);
}

/**
 * sw_policy_file_parse:
 * @nick: the policy's short name, as gusu-2022-159
 * @text: the file: a section [policy] and one [rule] for each rule, with
 *   the fields of the records as keys and nicks as values
 * @error: return location for an error that names the line
 *
 * Returns: (transfer full) (nullable): the policy with its rules
 */
SwPolicyFile *
sw_policy_file_parse (const char *nick,
                      const char *text,
                      GError    **error)
{
  g_autoptr (SwPolicyFile) file = g_new0 (SwPolicyFile, 1);
  g_auto (GStrv) lines = NULL;
  Parser parser = { .file = file };

  g_return_val_if_fail (nick != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  file->rules = g_ptr_array_new_with_free_func (g_object_unref);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, SW_POLICY_FILE_ERROR, SW_POLICY_FILE_ERROR_SYNTAX, _("The file is not in UTF-8."));
      return NULL;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      parser.line = i + 1;
      if (!parse_line (&parser, lines[i], error))
        return NULL;
    }
  if (!finish_record (&parser, error))
    return NULL;
  if (file->policy == NULL || file->rules->len == 0)
    {
      set_line_error (error, parser.line, _("The file ends without a policy and at least one rule."));
      return NULL;
    }

  file->policy->source = g_strdup (nick);
  return g_steal_pointer (&file);
}

/**
 * sw_policy_file_shipped:
 *
 * Returns: (transfer none) (array zero-terminated=1): the nicks of the policies
 *   that come with the program
 */
const char *const *
sw_policy_file_shipped (void)
{
  static char **nicks = NULL;

  if (g_once_init_enter (&nicks))
    {
      char **names = g_resource_enumerate_children (sw_domain_get_resource (), PATH, 0, NULL);

      for (guint i = 0; names[i]; i++)
        if (g_str_has_suffix (names[i], SUFFIX))
          names[i][strlen (names[i]) - strlen (SUFFIX)] = '\0';
      qsort (names, g_strv_length (names), sizeof *names, compare_names);
      g_once_init_leave (&nicks, names);
    }

  return (const char *const *) nicks;
}

/**
 * sw_policy_file_load:
 * @nick: the short name of a policy that comes with the program
 * @error: return location for an error; %SW_POLICY_FILE_ERROR_UNKNOWN
 *   names those that there are
 *
 * Returns: (transfer full) (nullable): the policy with its rules
 */
SwPolicyFile *
sw_policy_file_load (const char *nick,
                     GError    **error)
{
  g_autofree char *path = g_strconcat (PATH, nick, SUFFIX, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (g_strv_contains (sw_policy_file_shipped (), nick))
    bytes = g_resource_lookup_data (sw_domain_get_resource (), path, 0, NULL);
  if (bytes == NULL)
    {
      g_autofree char *known = g_strjoinv (", ", (char **) sw_policy_file_shipped ());

      g_set_error (error, SW_POLICY_FILE_ERROR, SW_POLICY_FILE_ERROR_UNKNOWN,
                   _("There is no policy “%s”; there are %s."), nick, known);
      return NULL;
    }

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return sw_policy_file_parse (nick, text, error);
}

/**
 * sw_policy_file_free:
 * @self: (transfer full): a policy
 */
void
sw_policy_file_free (SwPolicyFile *self)
{
  g_clear_object (&self->policy);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self);
}
