/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-agreements.h"

#include "sw-agreement-text.h"

/**
 * sw_paper_add_agreement_texts:
 * @store: a store
 * @form: agreements
 * @error: return location for an error
 *
 * Hands the form every text that agreements were printed with: those that were
 * printed before keep theirs.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_paper_add_agreement_texts (SwStore         *store,
                              SwAgreementForm *form,
                              GError         **error)
{
  g_autoptr (GPtrArray) texts = sw_store_load_all (store, SW_TYPE_AGREEMENT_TEXT, error);

  for (guint i = 0; texts && i < texts->len; i++)
    {
      SwAgreementText *text = texts->pdata[i];
      g_autoptr (SwAgreementTemplate) template = sw_agreement_template_parse (text->text, error);

      if (template == NULL)
        return FALSE;
      sw_agreement_form_add_template (form, sw_record_get_id (SW_RECORD (text)), template);
    }

  return texts != NULL;
}
