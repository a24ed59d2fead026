/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_AGREEMENT_TEXT (sw_agreement_text_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreementText, sw_agreement_text, SW, AGREEMENT_TEXT, SwRecord)

/**
 * SwAgreementText:
 *
 * A template with which agreements were printed, or which the office made its
 * own. It never changes: another text is another record.
 */
struct _SwAgreementText
{
  SwRecord parent_instance;

  char *sha256; /* of the text, in hexadecimal */
  char *text;
};

SwAgreementText *sw_agreement_text_new (void);

SwAgreementText *sw_agreement_text_new_for (const char *text);

G_END_DECLS
