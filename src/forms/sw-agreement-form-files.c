/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-form.h"

#include "sw-form-file.h"

#include <string.h>

/**
 * sw_agreement_form_make_file_name:
 * @agreement: an agreement
 *
 * Names the PDF of an agreement by its number and its elder, with nothing in it that a
 * system would not take.
 *
 * Returns: (transfer full): the name
 */
char *
sw_agreement_form_make_file_name (SwAgreement *agreement)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SW_IS_AGREEMENT (agreement), NULL);

  name = g_strdup_printf ("%s %s", agreement->number != NULL ? agreement->number : "协议",
                          agreement->elder_name != NULL ? agreement->elder_name : "");

  return sw_form_file_make_name (name);
}

/* Two agreements of one name, which only drafts without a number can be. */
static char *
make_own_name (SwAgreement *agreement,
               GHashTable  *taken)
{
  char *name = sw_agreement_form_make_file_name (agreement);

  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_autofree char *stem = g_strndup (name, strcspn (name, "."));

      g_free (name);
      name = g_strdup_printf ("%s (%u).pdf", stem, i);
    }
  g_hash_table_add (taken, g_strdup (name));

  return name;
}

/**
 * sw_agreement_form_write_files:
 * @self: a form
 * @folder: an existing folder, in UTF-8
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): is told after every agreement
 * @user_data: data for @progress
 * @error: return location for an error
 *
 * Writes a PDF for each agreement, named by sw_agreement_form_make_file_name(), in the place of files
 * that had these names. Those that were written before a failure stay. The errors are of %G_IO_ERROR.
 *
 * Returns: whether all were written
 */
gboolean
sw_agreement_form_write_files (SwAgreementForm  *self,
                               const char       *folder,
                               GCancellable     *cancellable,
                               SwFormProgress    progress,
                               gpointer          user_data,
                               GError          **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *agreements;
  gboolean done = TRUE;
  guint n;

  g_return_val_if_fail (SW_IS_AGREEMENT_FORM (self), FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  agreements = sw_agreement_form_get_agreements (self);
  g_return_val_if_fail (agreements != NULL, FALSE);

  n = g_list_model_get_n_items (agreements);
  for (guint i = 0; i < n && done; i++)
    {
      g_autoptr (SwAgreement) agreement = g_list_model_get_item (agreements, i);
      g_autofree char *name = make_own_name (agreement, taken);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      sw_agreement_form_set_only (self, i);
      done = sw_form_write_pdf (SW_FORM (self), path, cancellable, NULL, NULL, error);
      sw_agreement_form_set_only (self, SW_AGREEMENT_FORM_ALL);
      if (done && progress != NULL)
        progress (i + 1, n, user_data);
    }

  return done;
}
