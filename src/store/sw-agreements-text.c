/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that agreements are printed with: each is kept once, and the office has one in use. */
#include "sw-agreements-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-text.h"
#include "sw-store-private.h"

/* The id of a text, which is stored once; SW_NONE on an error. */
gint64
sw_agreements_keep_text (SwStore    *store,
                         const char *text,
                         GError    **error)
{
  g_autoptr (SwAgreementText) record = sw_agreement_text_new_for (text);
  g_autoptr (GPtrArray) same =
    sw_store_load_where (store, SW_TYPE_AGREEMENT_TEXT, "sha256", record->sha256, error);

  if (same == NULL)
    return SW_NONE;
  if (same->len > 0)
    return sw_record_get_id (same->pdata[0]);

  return sw_store_save (store, SW_RECORD (record), error) ? sw_record_get_id (SW_RECORD (record)) : SW_NONE;
}

/**
 * sw_agreements_get_text:
 * @store: a store
 * @agreement: (nullable): an agreement; %NULL for the text in force
 * @shipped: the text that the program brings along
 * @error: return location for an error
 *
 * The text that an agreement was printed with; for a draft the office's own or,
 * where it has none, the shipped one.
 *
 * Returns: (transfer full) (nullable): the template
 */
char *
sw_agreements_get_text (SwStore     *store,
                        SwAgreement *agreement,
                        const char  *shipped,
                        GError     **error)
{
  gint64 id = agreement ? agreement->template_id : SW_NONE;
  g_autoptr (SwAgreementText) text = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (shipped != NULL, NULL);

  if (id == SW_NONE)
    {
      g_autoptr (SwOffice) office = sw_store_get_office (store, error);

      if (office == NULL)
        return NULL;
      id = office->agreement_template_id;
    }
  if (id == SW_NONE)
    return g_strdup (shipped);

  text = sw_store_load (store, SW_TYPE_AGREEMENT_TEXT, id, error);
  return text ? g_strdup (text->text) : NULL;
}

static gboolean
set_text (SwStore    *store,
          const char *text,
          GError    **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);

  if (office == NULL)
    return FALSE;

  office->agreement_template_id = SW_NONE;
  if (text)
    {
      office->agreement_template_id = sw_agreements_keep_text (store, text, error);
      if (office->agreement_template_id == SW_NONE)
        return FALSE;
    }

  return sw_store_save (store, SW_RECORD (office), error);
}

/**
 * sw_agreements_set_text:
 * @store: a store
 * @text: (nullable): a template that was found to be sound; %NULL for the
 *   shipped one
 * @error: return location for an error
 *
 * Sets the text of the agreements that are printed from now on.
 *
 * Returns: whether it is set
 */
gboolean
sw_agreements_set_text (SwStore    *store,
                        const char *text,
                        GError    **error)
{
  gboolean own;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return sw_agreements_begin (store, _("Change the text of the agreement"), &own, error) &&
         sw_agreements_finish (store, own, set_text (store, text, error), error);
}
