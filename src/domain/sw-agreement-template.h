/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-enum.h"
#include "sw-types.h"

G_BEGIN_DECLS

/* The text of the four-party agreement that an office can edit.
 *
 * It is plain text. A line is a paragraph; empty lines and blanks at the
 * beginning of a line mean nothing. The first characters of a line say what it is:
 *
 *     # 重点空巢独居老人关爱服务协议书            the title, once and first
 *     > 街道：{street_office}（以下简称甲方）    a line that names a party
 *     ## 一、重点空巢独居老人对象的基本情况       a heading
 *     1.督促关爱服务协议的签订工作。              a numbered paragraph
 *     本协议如有未尽事宜……                       any other paragraph
 *     {signatures}                                the signature block, once and last
 *
 * A name in braces is a field: a blank with a rule under it, that holds what the agreement
 * says, or is filled in by hand. The name is a nick or an official word of
 * sw_agreement_field_enum; “{health:20}” asks for a blank that is 20 characters long at least.
 * The marks # > { : } may be typed as ＃ ＞ ｛ ： ｝. */

#define SW_AGREEMENT_TEMPLATE_ERROR (sw_agreement_template_error_quark ())

/**
 * SwAgreementTemplateError:
 * @SW_AGREEMENT_TEMPLATE_ERROR_SYNTAX: a line cannot be understood; the message names it
 * @SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE: something that every agreement has is missing
 *
 * Why a text is no template.
 */
typedef enum
{
  SW_AGREEMENT_TEMPLATE_ERROR_SYNTAX,
  SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE
} SwAgreementTemplateError;

GQuark sw_agreement_template_error_quark    (void);
guint  sw_agreement_template_error_get_line (const GError *error);

typedef enum
{
  SW_AGREEMENT_FIELD_STREET_OFFICE,
  SW_AGREEMENT_FIELD_WORKER_NAME,
  SW_AGREEMENT_FIELD_NEIGHBOUR_NAME,
  SW_AGREEMENT_FIELD_ELDER_NAME,
  SW_AGREEMENT_FIELD_SEX,
  SW_AGREEMENT_FIELD_CITIZEN_ID,
  SW_AGREEMENT_FIELD_HOUSEHOLD_ADDRESS,
  SW_AGREEMENT_FIELD_HOME_ADDRESS,
  SW_AGREEMENT_FIELD_HEALTH,
  SW_AGREEMENT_FIELD_NUMBER,
  SW_AGREEMENT_N_FIELDS
} SwAgreementField;

extern const SwEnum sw_agreement_field_enum;

typedef enum
{
  SW_AGREEMENT_BLOCK_TITLE,
  SW_AGREEMENT_BLOCK_PARTY,
  SW_AGREEMENT_BLOCK_HEADING,
  SW_AGREEMENT_BLOCK_NUMBERED,
  SW_AGREEMENT_BLOCK_PLAIN,
  SW_AGREEMENT_BLOCK_SIGNATURES
} SwAgreementBlockKind;

/**
 * SwAgreementPart:
 * @text: (nullable): fixed text, or %NULL for a field
 * @field: which field
 * @length: how many characters the blank has room for at least, or 0 as is usual for the field
 *
 * A piece of a paragraph.
 */
typedef struct
{
  char             *text;
  SwAgreementField  field;
  guint             length;
} SwAgreementPart;

/**
 * SwAgreementBlock:
 * @kind: what it is
 * @line: the line of the text that it stands on, from 1
 * @n_parts: how many pieces it has; the signature block has none
 * @parts: (array length=n_parts): its pieces
 *
 * A paragraph of the agreement.
 */
typedef struct
{
  SwAgreementBlockKind   kind;
  guint                  line;
  guint                  n_parts;
  const SwAgreementPart *parts;
} SwAgreementBlock;

#define SW_TYPE_AGREEMENT_TEMPLATE (sw_agreement_template_get_type ())

G_DECLARE_FINAL_TYPE (SwAgreementTemplate, sw_agreement_template, SW, AGREEMENT_TEMPLATE, GObject)

SwAgreementTemplate    *sw_agreement_template_parse          (const char           *text,
                                                              GError              **error);
SwAgreementTemplate    *sw_agreement_template_new_supplement (SwAgreementTemplate  *agreement,
                                                              const char           *text);
SwAgreementTemplate    *sw_agreement_template_get_shipped    (void);
gboolean                sw_agreement_template_check          (SwAgreementTemplate  *self,
                                                              GError              **error);
const char             *sw_agreement_template_get_text       (SwAgreementTemplate  *self);
const char             *sw_agreement_template_get_title      (SwAgreementTemplate  *self);
guint                   sw_agreement_template_get_n_blocks   (SwAgreementTemplate  *self);
const SwAgreementBlock *sw_agreement_template_get_block      (SwAgreementTemplate  *self,
                                                              guint                 index);
const char             *sw_agreement_template_get_help       (void);

G_END_DECLS
