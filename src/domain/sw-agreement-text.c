/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-text.h"

#include <glib/gi18n-lib.h>

static const SwField sw_agreement_text_fields[] = {
  SW_FIELD (SwAgreementText, sha256, TEXT, N_("Check sum"), "校验值", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD_UP_TO (SwAgreementText, text, SW_FIELD_ANY_LENGTH, N_("Text"), "正文", SW_FIELD_REQUIRED | SW_FIELD_LONG),
  { 0 }
};

static void
sw_agreement_text_derive (SwRecord *record)
{
  SwAgreementText *self = SW_AGREEMENT_TEXT (record);

  g_free (self->sha256);
  self->sha256 = self->text ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text, -1) : NULL;
}

static void
sw_agreement_text_class_setup (SwRecordClass *klass)
{
  klass->derive = sw_agreement_text_derive;
}

/**
 * sw_agreement_text_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwAgreementText, sw_agreement_text, "agreement_text", N_("Text of the agreement"))

/**
 * sw_agreement_text_new_for:
 * @text: a template
 *
 * Returns: (transfer full): a record of it, with its check sum
 */
SwAgreementText *
sw_agreement_text_new_for (const char *text)
{
  SwAgreementText *self = sw_agreement_text_new ();

  self->text = g_strdup (text);
  sw_agreement_text_derive (SW_RECORD (self));
  return self;
}
