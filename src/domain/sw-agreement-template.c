/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-template-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-domain-resources.h"

#define SHIPPED "/io/github/shouwang/Shouwang/agreement.txt"

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

/**
 * SwAgreementTemplate:
 *
 * The text of the four-party agreement (重点空巢独居老人关爱服务协议书), taken apart into
 * paragraphs with fields. It never changes once it is made.
 */
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
  SwAgreementTemplateBlock *block = data;

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
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SwAgreementTemplateBlock));
  g_array_set_clear_func (self->blocks, block_clear);
}

/* An empty paragraph behind the others; parts are added to it until it is closed. */
SwAgreementTemplateBlock *
sw_agreement_template_add_block (SwAgreementTemplate  *self,
                                 SwAgreementBlockKind  kind,
                                 guint                 line)
{
  SwAgreementTemplateBlock *block;

  g_array_set_size (self->blocks, self->blocks->len + 1);
  block = &g_array_index (self->blocks, SwAgreementTemplateBlock, self->blocks->len - 1);
  memset (block, 0, sizeof (SwAgreementTemplateBlock));
  block->block.kind = kind;
  block->block.line = line;
  block->parts = g_array_new (FALSE, FALSE, sizeof (SwAgreementPart));
  g_array_set_clear_func (block->parts, part_clear);

  return block;
}

void
sw_agreement_template_close_block (SwAgreementTemplateBlock *block)
{
  block->block.n_parts = block->parts->len;
  block->block.parts = (const SwAgreementPart *) block->parts->data;
}

/* (transfer none) (nullable) */
const SwAgreementBlock *
sw_agreement_template_get_last_block (SwAgreementTemplate *self)
{
  guint n = self->blocks->len;

  return n > 0 ? &g_array_index (self->blocks, SwAgreementTemplateBlock, n - 1).block : NULL;
}

static void
add_part (SwAgreementTemplateBlock *block,
          const char               *text,
          SwAgreementField          field,
          guint                     length)
{
  SwAgreementPart part = { g_strdup (text), field, length };

  g_array_append_val (block->parts, part);
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
  SwAgreementTemplateBlock *block;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (agreement), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (SW_TYPE_AGREEMENT_TEMPLATE, NULL);
  self->text = g_utf8_make_valid (text, -1);
  self->title = g_strdup ("补充协议");

  block = sw_agreement_template_add_block (self, SW_AGREEMENT_BLOCK_TITLE, 0);
  add_part (block, self->title, 0, 0);
  sw_agreement_template_close_block (block);
  block = sw_agreement_template_add_block (self, SW_AGREEMENT_BLOCK_PARTY, 0);
  add_part (block, "原协议编号：", 0, 0);
  add_part (block, NULL, SW_AGREEMENT_FIELD_NUMBER, 0);
  sw_agreement_template_close_block (block);

  for (guint i = 0; i < agreement->blocks->len; i++)
    {
      const SwAgreementBlock *party = sw_agreement_template_get_block (agreement, i);

      if (party->kind != SW_AGREEMENT_BLOCK_PARTY)
        continue;

      block = sw_agreement_template_add_block (self, SW_AGREEMENT_BLOCK_PARTY, 0);
      for (guint k = 0; k < party->n_parts; k++)
        add_part (block, party->parts[k].text, party->parts[k].field, party->parts[k].length);
      sw_agreement_template_close_block (block);
    }

  lines = g_strsplit (self->text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = sw_agreement_skip_blanks (lines[i]);
      SwAgreementBlockKind kind;

      if (*line == '\0')
        continue;

      g_strchomp (lines[i]);
      kind = sw_agreement_is_numbered (line) ? SW_AGREEMENT_BLOCK_NUMBERED : SW_AGREEMENT_BLOCK_PLAIN;
      block = sw_agreement_template_add_block (self, kind, i + 1);
      add_part (block, line, 0, 0);
      sw_agreement_template_close_block (block);
    }
  sw_agreement_template_add_block (self, SW_AGREEMENT_BLOCK_SIGNATURES, 0);

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
  const SwAgreementBlock *last;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->title == NULL)
    g_ptr_array_add (missing, g_strdup (_("the title (“# …”)")));

  for (const SwEnumValue *value = field_values; value->nick != NULL; value++)
    if (value->value != SW_AGREEMENT_FIELD_NUMBER && !has_field (self, (SwAgreementField) value->value))
      g_ptr_array_add (missing, g_strdup_printf ("{%s}", value->nick));

  last = sw_agreement_template_get_last_block (self);
  if (last == NULL || last->kind != SW_AGREEMENT_BLOCK_SIGNATURES)
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

  return &g_array_index (self->blocks, SwAgreementTemplateBlock, index).block;
}
