/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-template.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-domain-resources.h"

#define SHIPPED "/io/github/shouwang/Shouwang/agreement.txt"

/* Longer than any blank on any paper: more is a slip of the finger. */
#define MAX_LENGTH 200

static const SwEnumValue field_values[] = {
  { SW_AGREEMENT_FIELD_STREET_OFFICE, "street_office", N_("Street office"), "街道" },
  { SW_AGREEMENT_FIELD_WORKER_NAME, "worker_name", N_("Community worker"), "社区工作者" },
  { SW_AGREEMENT_FIELD_NEIGHBOUR_NAME, "neighbour_name", N_("Relative, neighbor or volunteer"), "近邻亲属或志愿者" },
  { SW_AGREEMENT_FIELD_ELDER_NAME, "elder_name", N_("Elder"), "空巢独居老人" },
  { SW_AGREEMENT_FIELD_SEX, "sex", N_("Sex"), "性别" },
  { SW_AGREEMENT_FIELD_CITIZEN_ID, "citizen_id", N_("Identity number"), "身份证号" },
  { SW_AGREEMENT_FIELD_HOUSEHOLD_ADDRESS, "household_address", N_("Household address"), "户籍地址" },
  { SW_AGREEMENT_FIELD_HOME_ADDRESS, "home_address", N_("Home address"), "家庭住址" },
  { SW_AGREEMENT_FIELD_HEALTH, "health", N_("Health"), "健康状况" },
  { SW_AGREEMENT_FIELD_NUMBER, "number", N_("Agreement number"), "协议编号" },
  { 0 }
};

const SwEnum sw_agreement_field_enum = { "agreement_field", field_values };

static const char * const signatures_names[] = { "signatures", "签字栏" };

typedef struct
{
  SwAgreementBlock block;
  GArray *parts; /* SwAgreementPart */
} Block;

/**
 * SwAgreementTemplate:
 *
 * The text of the four-party agreement (重点空巢独居老人关爱服务协议书), taken apart into
 * paragraphs with fields. It never changes once it is made.
 */
struct _SwAgreementTemplate
{
  GObject parent_instance;

  char *text;
  char *title;
  GArray *blocks; /* Block */
};

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

G_DEFINE_FINAL_TYPE (SwAgreementTemplate, sw_agreement_template, G_TYPE_OBJECT)

static void
part_clear (gpointer data)
{
  SwAgreementPart *part = data;

  g_free (part->text);
}

static void
block_clear (gpointer data)
{
  Block *block = data;

  g_clear_pointer (&block->parts, g_array_unref);
}

static void
sw_agreement_template_finalize (GObject *object)
{
  SwAgreementTemplate *self = SW_AGREEMENT_TEMPLATE (object);

  g_free (self->text);
  g_free (self->title);
  g_array_unref (self->blocks);

  G_OBJECT_CLASS (sw_agreement_template_parent_class)->finalize (object);
}

static void
sw_agreement_template_class_init (SwAgreementTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_agreement_template_finalize;
}

static void
sw_agreement_template_init (SwAgreementTemplate *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, block_clear);
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

static void
skip_blanks (const char **text)
{
  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
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
static gboolean
is_numbered (const char *text)
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
    kind = is_numbered (*text) ? SW_AGREEMENT_BLOCK_NUMBERED : SW_AGREEMENT_BLOCK_PLAIN;
  skip_blanks (text);

  return kind;
}

static Block *
add_block (SwAgreementTemplate  *self,
           SwAgreementBlockKind  kind,
           guint                 line)
{
  Block *block;

  g_array_set_size (self->blocks, self->blocks->len + 1);
  block = &g_array_index (self->blocks, Block, self->blocks->len - 1);
  memset (block, 0, sizeof (Block));
  block->block.kind = kind;
  block->block.line = line;
  block->parts = g_array_new (FALSE, FALSE, sizeof (SwAgreementPart));
  g_array_set_clear_func (block->parts, part_clear);

  return block;
}

static void
add_part (Block            *block,
          const char       *text,
          SwAgreementField  field,
          guint             length)
{
  SwAgreementPart part = { g_strdup (text), field, length };

  g_array_append_val (block->parts, part);
}

static void
close_block (Block *block)
{
  block->block.n_parts = block->parts->len;
  block->block.parts = (const SwAgreementPart *) block->parts->data;
}

static gboolean
parse_line (SwAgreementTemplate  *self,
            const char           *text,
            guint                 line,
            GError              **error)
{
  const Block *last = self->blocks->len > 0 ? &g_array_index (self->blocks, Block, self->blocks->len - 1) : NULL;
  SwAgreementBlockKind kind = take_kind (&text);
  Block *block;

  if (last != NULL && last->block.kind == SW_AGREEMENT_BLOCK_SIGNATURES)
    return fail (error, line, _("nothing may follow the signature block"));
  if (kind == SW_AGREEMENT_BLOCK_TITLE && last != NULL)
    return fail (error, line, _("the title stands once, before everything else"));
  if (*text == '\0')
    return fail (error, line, _("there is no text after the mark"));

  block = add_block (self, kind, line);
  if (kind == SW_AGREEMENT_BLOCK_SIGNATURES)
    return TRUE;

  if (!parse_parts (text, line, block->parts, error))
    return FALSE;

  close_block (block);
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
      const char *line = lines[i];
      char *last;

      skip_blanks (&line);
      while (*line != '\0' && (last = g_utf8_find_prev_char (line, line + strlen (line))) != NULL &&
             g_unichar_isspace (g_utf8_get_char (last)))
        *last = '\0';
      if (*line != '\0' && !parse_line (self, line, i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sw_agreement_template_new_supplement:
 * @agreement: the template of the agreement
 * @text: what the parties agree on, in UTF-8; a line is a paragraph, whatever it begins with
 *
 * Makes the text of a supplement (补充协议): the number of the agreement, the four parties, the
 * free text and the same signature block. Its line numbers are those of @text.
 *
 * Returns: (transfer full): the template
 */
SwAgreementTemplate *
sw_agreement_template_new_supplement (SwAgreementTemplate *agreement,
                                      const char          *text)
{
  SwAgreementTemplate *self;
  g_auto (GStrv) lines = NULL;
  Block *block;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (agreement), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (SW_TYPE_AGREEMENT_TEMPLATE, NULL);
  self->text = g_utf8_make_valid (text, -1);
  self->title = g_strdup ("补充协议");

  block = add_block (self, SW_AGREEMENT_BLOCK_TITLE, 0);
  add_part (block, self->title, 0, 0);
  close_block (block);
  block = add_block (self, SW_AGREEMENT_BLOCK_PARTY, 0);
  add_part (block, "原协议编号：", 0, 0);
  add_part (block, NULL, SW_AGREEMENT_FIELD_NUMBER, 0);
  close_block (block);

  for (guint i = 0; i < agreement->blocks->len; i++)
    {
      const SwAgreementBlock *party = sw_agreement_template_get_block (agreement, i);

      if (party->kind != SW_AGREEMENT_BLOCK_PARTY)
        continue;

      block = add_block (self, SW_AGREEMENT_BLOCK_PARTY, 0);
      for (guint k = 0; k < party->n_parts; k++)
        add_part (block, party->parts[k].text, party->parts[k].field, party->parts[k].length);
      close_block (block);
    }

  lines = g_strsplit (self->text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      skip_blanks (&line);
      if (*line == '\0')
        continue;

      g_strchomp (lines[i]);
      block = add_block (self, is_numbered (line) ? SW_AGREEMENT_BLOCK_NUMBERED : SW_AGREEMENT_BLOCK_PLAIN, i + 1);
      add_part (block, line, 0, 0);
      close_block (block);
    }
  add_block (self, SW_AGREEMENT_BLOCK_SIGNATURES, 0);

  return self;
}

/**
 * sw_agreement_template_get_shipped:
 *
 * Gives the official text (姑苏民卫〔2022〕159号, 附件1), letter for letter.
 *
 * Returns: (transfer none): the template, the same every time
 */
SwAgreementTemplate *
sw_agreement_template_get_shipped (void)
{
  static SwAgreementTemplate *shipped;

  if (g_once_init_enter (&shipped))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resource_lookup_data (sw_domain_get_resource (), SHIPPED,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      g_autofree char *text = NULL;
      SwAgreementTemplate *made = NULL;

      if (bytes != NULL)
        {
          text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
          made = sw_agreement_template_parse (text, &error);
        }
      if (made == NULL)
        g_error ("%s: %s", SHIPPED, error->message);
      g_once_init_leave (&shipped, made);
    }

  return shipped;
}

static gboolean
has_field (SwAgreementTemplate *self,
           SwAgreementField     field)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SwAgreementBlock *block = sw_agreement_template_get_block (self, i);

      for (guint k = 0; k < block->n_parts; k++)
        if (block->parts[k].text == NULL && block->parts[k].field == field)
          return TRUE;
    }

  return FALSE;
}

/**
 * sw_agreement_template_check:
 * @self: a template
 * @error: return location for an error
 *
 * Says whether a text has what every agreement has: a title, the four parties, the
 * basic facts of the elder and the signature block.
 *
 * Returns: whether it has; else an error %SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE that names all
 *   that is missing is set
 */
gboolean
sw_agreement_template_check (SwAgreementTemplate  *self,
                             GError              **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;
  const Block *last;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->title == NULL)
    g_ptr_array_add (missing, g_strdup (_("the title (“# …”)")));

  for (const SwEnumValue *value = field_values; value->nick != NULL; value++)
    if (value->value != SW_AGREEMENT_FIELD_NUMBER && !has_field (self, (SwAgreementField) value->value))
      g_ptr_array_add (missing, g_strdup_printf ("{%s}", value->nick));

  last = self->blocks->len > 0 ? &g_array_index (self->blocks, Block, self->blocks->len - 1) : NULL;
  if (last == NULL || last->block.kind != SW_AGREEMENT_BLOCK_SIGNATURES)
    g_ptr_array_add (missing, g_strdup (_("the signature block ({signatures})")));

  if (missing->len == 0)
    return TRUE;

  g_ptr_array_add (missing, NULL);
  /* Translators: stands between the things of an enumeration */
  names = g_strjoinv (_(", "), (char **) missing->pdata);
  g_set_error (error, SW_AGREEMENT_TEMPLATE_ERROR, SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE,
               /* Translators: %s names what every agreement must have and this text has not */
               _("The text of the agreement lacks %s."), names);

  return FALSE;
}

/**
 * sw_agreement_template_get_text:
 * @self: a template
 *
 * Gives the text that the template was made from, to the byte.
 *
 * Returns: (transfer none): the text
 */
const char *
sw_agreement_template_get_text (SwAgreementTemplate *self)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), NULL);

  return self->text;
}

/**
 * sw_agreement_template_get_title:
 * @self: a template
 *
 * Gives the title of the agreement.
 *
 * Returns: (transfer none) (nullable): the title, or %NULL if the text has none
 */
const char *
sw_agreement_template_get_title (SwAgreementTemplate *self)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), NULL);

  return self->title;
}

/**
 * sw_agreement_template_get_n_blocks:
 * @self: a template
 *
 * Says how many paragraphs there are, the title and the signature block among them.
 *
 * Returns: the number
 */
guint
sw_agreement_template_get_n_blocks (SwAgreementTemplate *self)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), 0);

  return self->blocks->len;
}

/**
 * sw_agreement_template_get_block:
 * @self: a template
 * @index: which, from 0
 *
 * Gives a paragraph.
 *
 * Returns: (transfer none): the paragraph
 */
const SwAgreementBlock *
sw_agreement_template_get_block (SwAgreementTemplate *self,
                                 guint                index)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), NULL);
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return &g_array_index (self->blocks, Block, index).block;
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
