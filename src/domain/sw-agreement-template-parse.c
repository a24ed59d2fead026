/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the text of the agreement is written: the marks before a line, and the fields in it. */
#include "sw-agreement-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any blank on any paper: more is a slip of the finger. */
#define MAX_LENGTH 200

static const char * const signatures_names[] = { "signatures", "签字栏" };

/* Where the fault is, which an editor shows. */
typedef struct
{
  guint line;
} SwAgreementTemplateErrorPrivate;

static void
sw_agreement_template_error_private_init (SwAgreementTemplateErrorPrivate *self)
{
}

static void
sw_agreement_template_error_private_copy (const SwAgreementTemplateErrorPrivate *from,
                                          SwAgreementTemplateErrorPrivate       *to)
{
  *to = *from;
}

static void
sw_agreement_template_error_private_clear (SwAgreementTemplateErrorPrivate *self)
{
}

G_DEFINE_EXTENDED_ERROR (SwAgreementTemplateError, sw_agreement_template_error)

/**
 * sw_agreement_template_error_get_line:
 * @error: (nullable): an error
 *
 * Returns: the line of the text that is wrong, from 1, or 0 if the error is not about one
 */
guint
sw_agreement_template_error_get_line (const GError *error)
{
  return error && error->domain == SW_AGREEMENT_TEMPLATE_ERROR ? sw_agreement_template_error_get_private (error)->line : 0;
}

static gboolean G_GNUC_PRINTF (3, 4)
fail (GError     **error,
      guint        line,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SW_AGREEMENT_TEMPLATE_ERROR, SW_AGREEMENT_TEMPLATE_ERROR_SYNTAX,
               /* Translators: %u is a line of a text, %s says what is wrong with it */
               _("Line %u: %s"), line, message);
  if (error)
    sw_agreement_template_error_get_private (*error)->line = line;

  return FALSE;
}

static gboolean
is_signatures_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures_names); i++)
    if (strcmp (name, signatures_names[i]) == 0)
      return TRUE;

  return FALSE;
}

/* What may be typed with a Chinese keyboard, at the same place. */
static gboolean
skip_mark (const char **text,
           char         mark)
{
  gunichar c = g_utf8_get_char (*text);

  if (c != (gunichar) mark && c != (gunichar) mark + 0xfee0)
    return FALSE;

  *text = g_utf8_next_char (*text);

  return TRUE;
}

static const char *
find_mark (const char *text,
           char        mark)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *after = p;

      if (skip_mark (&after, mark))
        return p;
    }

  return NULL;
}

/* The first of @text that is no blank. */
const char *
sw_agreement_skip_blanks (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* “name” or “name:20”, what stands between the braces. */
static gboolean
parse_field (const char       *inside,
             guint             line,
             SwAgreementPart  *part,
             GError          **error)
{
  const char *colon = find_mark (inside, ':');
  g_autofree char *name = colon != NULL ? g_strndup (inside, (gsize) (colon - inside)) : g_strdup (inside);
  const SwEnumValue *value;

  g_strstrip (name);
  value = sw_enum_find_text (&sw_agreement_field_enum, name);
  if (value == NULL)
    return fail (error, line,
                 /* Translators: %s is the name between braces in the text of an agreement */
                 _("there is no field “%s”"), name);

  part->field = (SwAgreementField) value->value;
  if (colon != NULL)
    {
      g_autofree char *number = NULL;
      guint64 length;

      skip_mark (&colon, ':');
      number = g_strstrip (g_strdup (colon));
      if (!g_ascii_string_to_unsigned (number, 10, 1, MAX_LENGTH, &length, NULL))
        return fail (error, line,
                     /* Translators: %s is what was typed, %u the greatest length */
                     _("“%s” is no length of a blank, which is a number from 1 to %u"), number, MAX_LENGTH);
      part->length = (guint) length;
    }

  return TRUE;
}

static gboolean
parse_parts (const char  *text,
             guint        line,
             GArray      *parts,
             GError     **error)
{
  while (*text != '\0')
    {
      SwAgreementPart part = { 0 };
      const char *open = find_mark (text, '{'), *close = find_mark (text, '}');
      const char *inside;
      g_autofree char *name = NULL;

      if (close != NULL && (open == NULL || close < open))
        return fail (error, line, _("there is a “}” without a “{” before it"));

      if (open != text)
        {
          part.text = open != NULL ? g_strndup (text, (gsize) (open - text)) : g_strdup (text);
          g_array_append_val (parts, part);
          part.text = NULL;
        }
      if (open == NULL)
        return TRUE;

      inside = open;
      skip_mark (&inside, '{');
      if (close == NULL || (find_mark (inside, '{') != NULL && find_mark (inside, '{') < close))
        return fail (error, line, _("the “}” of a field is missing"));

      name = g_strndup (inside, (gsize) (close - inside));
      if (is_signatures_name (g_strstrip (name)))
        return fail (error, line, _("the signature block needs a line of its own"));
      if (!parse_field (name, line, &part, error))
        return FALSE;
      g_array_append_val (parts, part);

      text = close;
      skip_mark (&text, '}');
    }

  return TRUE;
}

static gboolean
is_signatures (const char *text)
{
  g_autofree char *name = NULL;
  const char *close;

  if (!skip_mark (&text, '{'))
    return FALSE;

  close = find_mark (text, '}');
  if (close == NULL)
    return FALSE;

  name = g_strndup (text, (gsize) (close - text));
  skip_mark (&close, '}');

  return *close == '\0' && is_signatures_name (g_strstrip (name));
}

/* 1. 1． 1、 and （1） begin a numbered paragraph. */
gboolean
sw_agreement_is_numbered (const char *text)
{
  gboolean bracket = skip_mark (&text, '(');
  const char *digits = text;

  while (g_unichar_isdigit (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (text == digits)
    return FALSE;

  return skip_mark (&text, bracket ? ')' : '.') || g_str_has_prefix (text, "、");
}

static SwAgreementBlockKind
take_kind (const char **text)
{
  SwAgreementBlockKind kind;

  if (skip_mark (text, '#'))
    kind = skip_mark (text, '#') ? SW_AGREEMENT_BLOCK_HEADING : SW_AGREEMENT_BLOCK_TITLE;
  else if (skip_mark (text, '>'))
    kind = SW_AGREEMENT_BLOCK_PARTY;
  else if (is_signatures (*text))
    kind = SW_AGREEMENT_BLOCK_SIGNATURES;
  else
    kind = sw_agreement_is_numbered (*text) ? SW_AGREEMENT_BLOCK_NUMBERED : SW_AGREEMENT_BLOCK_PLAIN;
  *text = sw_agreement_skip_blanks (*text);

  return kind;
}

static gboolean
parse_line (SwAgreementTemplate  *self,
            const char           *text,
            guint                 line,
            GError              **error)
{
  const SwAgreementBlock *last = sw_agreement_template_get_last_block (self);
  SwAgreementBlockKind kind = take_kind (&text);
  SwAgreementTemplateBlock *block;

  if (last != NULL && last->kind == SW_AGREEMENT_BLOCK_SIGNATURES)
    return fail (error, line, _("nothing may follow the signature block"));
  if (kind == SW_AGREEMENT_BLOCK_TITLE && last != NULL)
    return fail (error, line, _("the title stands once, before everything else"));
  if (*text == '\0')
    return fail (error, line, _("there is no text after the mark"));

  block = sw_agreement_template_add_block (self, kind, line);
  if (kind == SW_AGREEMENT_BLOCK_SIGNATURES)
    return TRUE;

  if (!parse_parts (text, line, block->parts, error))
    return FALSE;

  sw_agreement_template_close_block (block);
  if (kind == SW_AGREEMENT_BLOCK_TITLE)
    {
      if (block->parts->len != 1 || block->block.parts->text == NULL)
        return fail (error, line, _("the title has no fields"));
      self->title = g_strdup (block->block.parts->text);
    }

  return TRUE;
}

/**
 * sw_agreement_template_parse:
 * @text: the text, as the head of sw-agreement-template.h describes it, in UTF-8
 * @error: return location for an error
 *
 * Takes a text apart. Whether it has everything that an agreement needs is
 * for sw_agreement_template_check() to say.
 *
 * Returns: (transfer full): the template, or %NULL with an error
 *   %SW_AGREEMENT_TEMPLATE_ERROR_SYNTAX that names the line
 */
SwAgreementTemplate *
sw_agreement_template_parse (const char  *text,
                             GError     **error)
{
  g_autoptr (SwAgreementTemplate) self = NULL;
  g_auto (GStrv) lines = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!g_utf8_validate (text, -1, &end))
    {
      guint line = 1;

      for (const char *p = text; p < end; p++)
        line += *p == '\n';
      fail (error, line, _("there are characters that are no text in UTF-8"));
      return NULL;
    }

  self = g_object_new (SW_TYPE_AGREEMENT_TEMPLATE, NULL);
  self->text = g_strdup (text);
  lines = g_strsplit (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = sw_agreement_skip_blanks (lines[i]);
      char *last;

      while (*line != '\0' && (last = g_utf8_find_prev_char (line, line + strlen (line))) != NULL &&
             g_unichar_isspace (g_utf8_get_char (last)))
        *last = '\0';
      if (*line != '\0' && !parse_line (self, line, i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sw_agreement_template_get_help:
 *
 * Describes how the text is written, in the user's language, for whoever edits it.
 *
 * Returns: (transfer none): a few lines of text
 */
const char *
sw_agreement_template_get_help (void)
{
  return _("Every line is a paragraph. What it is, its first characters say:\n"
           "# the title, once and first\n"
           "> a line that names one of the parties\n"
           "## a heading\n"
           "1. a numbered paragraph\n"
           "{signatures} the signature block, once and last\n"
           "Any other line is a paragraph of its own; empty lines mean nothing.\n"
           "A name in braces is a field, which is printed as a blank with what the agreement says, "
           "or to be filled in by hand. {health:20} is a blank that is 20 characters long at least.");
}
