/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-agreement-template.h"

G_BEGIN_DECLS

/* A paragraph, with the array that its parts are in. */
typedef struct
{
  SwAgreementBlock block;
  GArray *parts; /* SwAgreementPart */
} SwAgreementTemplateBlock;

struct _SwAgreementTemplate
{
  GObject parent_instance;

  char *text;
  char *title;
  GArray *blocks; /* SwAgreementTemplateBlock */
};

SwAgreementTemplateBlock *sw_agreement_template_add_block      (SwAgreementTemplate      *self,
                                                                SwAgreementBlockKind      kind,
                                                                guint                     line);
void                      sw_agreement_template_close_block    (SwAgreementTemplateBlock *block);
const SwAgreementBlock   *sw_agreement_template_get_last_block (SwAgreementTemplate      *self);

const char               *sw_agreement_skip_blanks             (const char               *text);
gboolean                  sw_agreement_is_numbered             (const char               *text);

G_END_DECLS
