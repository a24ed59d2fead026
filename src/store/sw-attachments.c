/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-attachments.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sw-agreement.h"
#include "sw-agreements-private.h"
#include "sw-attachment-files.h"

static gboolean
save (SwStore      *store,
      SwAttachment *attachment,
      GError      **error)
{
  g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, attachment->agreement_id, error);
  g_autoptr (GPtrArray) before =
    agreement ? sw_store_load_owned (store, SW_TYPE_ATTACHMENT, attachment->agreement_id, error) : NULL;

  if (before == NULL)
    return FALSE;

  for (guint i = 0; i < before->len; i++)
    if (g_strcmp0 (((SwAttachment *) before->pdata[i])->sha256, attachment->sha256) == 0)
      {
        g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                     /* Translators: a file's name and the number of an agreement. */
                     _("The file “%s” is attached to agreement %s already."), attachment->name, agreement->number);
        return FALSE;
      }

  return sw_store_save (store, SW_RECORD (attachment), error);
}

/**
 * sw_attachments_add:
 * @store: a store
 * @agreement_id: the agreement that the file belongs to
 * @path: a PDF, JPEG or PNG file, told by its content; at most
 *   %SW_ATTACHMENT_MAX_SIZE bytes
 * @progress: (nullable) (scope call): is told the fraction done
 * @user_data: data for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for an error; %SW_STORE_ERROR_INVALID with the reason
 *   for a file that is not taken, %SW_STORE_ERROR_EXISTS for one that is there
 *
 * Copies a file into the folder beside the database and attaches it, as one
 * action. The file stays there when the action is undone, for it can be redone.
 *
 * Returns: (transfer full) (nullable): the attachment
 */
SwAttachment *
sw_attachments_add (SwStore       *store,
                    gint64         agreement_id,
                    const char    *path,
                    SwProgressFunc progress,
                    gpointer       user_data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autoptr (SwAttachment) attachment = sw_attachment_new ();
  const char *media_type = NULL;
  gboolean own;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (sw_store_is_read_only (store))
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY,
                           _("The database is open for reading only."));
      return NULL;
    }

  folder = sw_attachment_files_folder (sw_store_get_path (store));
  name = g_path_get_basename (path);
  attachment->name = g_filename_display_name (name);
  attachment->agreement_id = agreement_id;
  attachment->added_time = g_get_real_time ();
  if (!sw_attachment_files_take (path, folder, NULL, &attachment->sha256, &media_type, &attachment->size, progress,
                                 user_data, cancellable, error))
    return NULL;

  attachment->media_type = g_strdup (media_type);
  if (!sw_agreements_begin (store, _("Attach a file"), &own, error) ||
      !sw_agreements_finish (store, own, save (store, attachment, error), error))
    return NULL;

  return g_steal_pointer (&attachment);
}

/**
 * sw_attachments_get_path:
 * @store: a store
 * @attachment: an attachment
 * @error: return location for an error, %SW_STORE_ERROR_NOT_FOUND where the file
 *   is gone from the folder
 *
 * Returns: (transfer full) (nullable): where the file lies; it is not to be
 *   changed there
 */
char *
sw_attachments_get_path (SwStore      *store,
                         SwAttachment *attachment,
                         GError      **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (SW_IS_ATTACHMENT (attachment), NULL);

  folder = sw_attachment_files_folder (sw_store_get_path (store));
  path = sw_attachment_files_path (folder, attachment->sha256);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND,
                   /* Translators: the name of an attached file and where it should be. */
                   _("The attachment “%s” is not there any more: %s."), attachment->name, path);
      return NULL;
    }

  return g_steal_pointer (&path);
}
