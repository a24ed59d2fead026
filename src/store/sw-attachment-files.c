/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-attachment-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sw-attachments.h"
#include "sw-store-file.h"

#define BUFFER_SIZE (256 * 1024)
#define HEAD_SIZE 16
#define SUM_LENGTH 64

/* Seconds that a file nobody needs is left alone. */
#define PRUNE_AGE (24 * 60 * 60)

/**
 * sw_attachment_files_folder:
 * @database: the path of a database
 *
 * Returns: (transfer full): the folder of its attachments, beside it
 */
char *
sw_attachment_files_folder (const char *database)
{
  return g_strconcat (database, ".files", NULL);
}

/**
 * sw_attachment_files_path:
 * @folder: a folder of attachments
 * @sha256: a check sum in hexadecimal
 *
 * Returns: (transfer full): where the file with that sum lies in it
 */
char *
sw_attachment_files_path (const char *folder,
                          const char *sha256)
{
  char part[3] = { 0 };

  g_strlcpy (part, sha256, sizeof part);
  return g_build_filename (folder, part, sha256, NULL);
}

static gboolean
write_error (const char *path,
             int         code,
             GError    **error)
{
  sw_store_file_set_error (path, code, error);
  return FALSE;
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;

  return write_error (path, errno, error);
}

static gboolean
refuse_file (const char *path,
             const char *sentence,
             GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  /* Translators: a file's name and a sentence that says why it is not taken. */
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("“%s”: %s"), name, sentence);
  return FALSE;
}

static gboolean
check_size (const char *path,
            gint64      size,
            GError    **error)
{
  g_autofree char *limit = NULL;
  g_autofree char *sentence = NULL;

  if (size == 0)
    return refuse_file (path, _("The file is empty."), error);
  if (size <= SW_ATTACHMENT_MAX_SIZE)
    return TRUE;

  limit = g_format_size_full (SW_ATTACHMENT_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  /* Translators: %s is a size, as 256 MiB. */
  sentence = g_strdup_printf (_("The file is larger than %s; scan it in black and white or with fewer dots."), limit);
  return refuse_file (path, sentence, error);
}

/* Copies a stream to a file, which may be NULL, and adds it up. What is no
 * picture is refused as soon as its first bytes are there. */
static gboolean
pump (GInputStream  *input,
      const char    *path,
      FILE          *output,
      const char    *output_path,
      gint64         total,
      GChecksum     *sum,
      const char   **media_type,
      gint64        *size,
      SwProgressFunc progress,
      gpointer       user_data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gsize n;

  *size = 0;
  do
    {
      if (!g_input_stream_read_all (input, buffer, BUFFER_SIZE, &n, cancellable, error))
        return FALSE;
      if (media_type && *size == 0 && n > 0)
        {
          *media_type = sw_attachment_sniff (buffer, MIN (n, HEAD_SIZE));
          if (*media_type == NULL)
            return refuse_file (path, _("This is no PDF, JPEG or PNG file."), error);
        }
      *size += (gint64) n;
      if (!check_size (path, *size, error))
        return FALSE;
      g_checksum_update (sum, buffer, (gssize) n);
      if (output && fwrite (buffer, 1, n, output) != n)
        return write_error (output_path, errno, error);
      if (progress && total > 0)
        progress (MIN (1.0, (double) *size / total), user_data);
    }
  while (n == BUFFER_SIZE);

  return TRUE;
}

static gint64
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : -1;
}

/* Puts the copy under its sum, in the place of one that is there already. */
static gboolean
put_under_sum (const char *temporary,
               const char *folder,
               const char *sha256,
               GError    **error)
{
  g_autofree char *path = sw_attachment_files_path (folder, sha256);
  g_autofree char *part = g_path_get_dirname (path);

  if (!make_folder (part, error))
    return FALSE;
  if (g_rename (temporary, path) == 0)
    return TRUE;

  return write_error (path, errno, error);
}

/**
 * sw_attachment_files_take:
 * @path: a file
 * @folder: a folder of attachments
 * @expected: (nullable): the check sum that the file should have
 * @sha256: (out) (transfer full): its check sum in hexadecimal
 * @media_type: (out) (transfer none) (optional): what it is; %NULL for anything
 * @size: (out): bytes
 * @progress: (nullable) (scope call): is told the fraction done
 * @user_data: data for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for an error; %SW_STORE_ERROR_INVALID for a file that
 *   is not taken, %SW_STORE_ERROR_CORRUPT for one with another sum
 *
 * Copies a file into the folder, as a stream. It stands under its sum when it
 * is whole and on the disk; on an error nothing is left behind.
 *
 * Returns: whether it is there
 */
gboolean
sw_attachment_files_take (const char    *path,
                          const char    *folder,
                          const char    *expected,
                          char         **sha256,
                          const char   **media_type,
                          gint64        *size,
                          SwProgressFunc progress,
                          gpointer       user_data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = NULL;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *name = g_strdup_printf (".%08x%08x.part", g_random_int (), g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  FILE *output;
  gboolean good;

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return refuse_file (path, _("This is no file."), error);
  input = g_file_read (file, cancellable, error);
  if (input == NULL || !check_size (path, size_of (path), error) || !make_folder (folder, error))
    return FALSE;

  output = g_fopen (temporary, "wb");
  if (output == NULL)
    return write_error (temporary, errno, error);

  good = pump (G_INPUT_STREAM (input), path, output, temporary, size_of (path), sum, media_type, size, progress,
               user_data, cancellable, error);
  if (good && (fflush (output) != 0 || g_fsync (fileno (output)) != 0))
    good = write_error (temporary, errno, error);
  if (fclose (output) != 0 && good)
    good = write_error (temporary, errno, error);
  if (good && expected && strcmp (expected, g_checksum_get_string (sum)) != 0)
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT,
                   /* Translators: %s is a file. */
                   _("The file “%s” is not as it was when it was attached."), path);
      good = FALSE;
    }
  good = good && put_under_sum (temporary, folder, g_checksum_get_string (sum), error);
  if (good && sha256)
    *sha256 = g_strdup (g_checksum_get_string (sum));
  if (!good)
    g_unlink (temporary);

  return good;
}

static gboolean
is_whole (const char   *path,
          const char   *sha256,
          gint64        size,
          GCancellable *cancellable)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 read;

  return input && size_of (path) == size &&
         pump (G_INPUT_STREAM (input), path, NULL, NULL, 0, sum, NULL, &read, NULL, NULL, cancellable, NULL) &&
         strcmp (g_checksum_get_string (sum), sha256) == 0;
}

static gboolean
has_attachments (SwConnection *connection,
                 gboolean     *has,
                 GError      **error)
{
  gint64 n;

  if (!sw_connection_get_integer (connection, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"
                                              " AND name = 'attachment'", &n, error))
    return FALSE;

  *has = n > 0;
  return TRUE;
}

/* Copies one file from where it is found whole. One that is nowhere is for the
 * check to name: a backup of the rest is better than none. */
static gboolean
copy_one (const char        *sha256,
          gint64             size,
          const char *const *from_folders,
          const char        *to_folder,
          gboolean           check,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autofree char *to = sw_attachment_files_path (to_folder, sha256);

  if (check ? is_whole (to, sha256, size, cancellable) : size_of (to) == size)
    return TRUE;

  for (guint i = 0; from_folders[i]; i++)
    {
      g_autofree char *from = sw_attachment_files_path (from_folders[i], sha256);
      g_autoptr (GError) failure = NULL;
      gint64 taken;

      if (size_of (from) != size)
        continue;
      if (sw_attachment_files_take (from, to_folder, sha256, NULL, NULL, &taken, NULL, NULL, cancellable, &failure))
        return TRUE;
      if (!g_error_matches (failure, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }

  return TRUE;
}

/* Asks for the check sums of the attachments of a database, and their sizes; without a statement
 * where it is older than attachments. */
static gboolean
open_list (const char    *database,
           SwConnection **connection,
           SwStatement  **statement,
           GError       **error)
{
  gboolean has;

  *connection = sw_connection_open (database, TRUE, error);
  if (*connection == NULL || !has_attachments (*connection, &has, error))
    return FALSE;

  if (has)
    *statement = sw_connection_prepare (*connection, "SELECT DISTINCT sha256, size FROM attachment", error);

  return !has || *statement != NULL;
}

/**
 * sw_attachment_files_copy:
 * @database: a database whose attachments are needed
 * @from_folders: (array zero-terminated=1): where they may be
 * @to_folder: where they shall be
 * @check: whether those that are there are read and replaced if they are not whole
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Copies the attachments that are not there yet.
 *
 * Returns: whether all that could be found are there
 */
gboolean
sw_attachment_files_copy (const char        *database,
                          const char *const *from_folders,
                          const char        *to_folder,
                          gboolean           check,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  if (!open_list (database, &connection, &statement, error))
    return FALSE;
  if (statement == NULL)
    return TRUE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    if (strlen (sw_statement_get_text (statement, 0)) == SUM_LENGTH &&
        !copy_one (sw_statement_get_text (statement, 0), sw_statement_get_integer (statement, 1), from_folders,
                   to_folder, check, cancellable, error))
      return FALSE;

  return step == SW_STEP_DONE;
}

/**
 * sw_attachment_files_collect:
 * @database: a database
 * @needed: (element-type utf8): a set that takes the check sums of its attachments
 * @error: return location for an error
 *
 * Returns: whether all are known
 */
gboolean
sw_attachment_files_collect (const char *database,
                             GHashTable *needed,
                             GError    **error)
{
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  if (!open_list (database, &connection, &statement, error))
    return FALSE;
  if (statement == NULL)
    return TRUE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    g_hash_table_add (needed, g_strdup (sw_statement_get_text (statement, 0)));

  return step == SW_STEP_DONE;
}

/* A check sum, or what a copy that was broken off left behind. */
static gboolean
is_own_name (const char *name)
{
  return (strlen (name) == SUM_LENGTH && strspn (name, "0123456789abcdef") == SUM_LENGTH) ||
         (name[0] == '.' && g_str_has_suffix (name, ".part"));
}

static guint
prune_part (const char *folder,
            GHashTable *needed)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (is_own_name (name) && !g_hash_table_contains (needed, name) && g_stat (path, &info) == 0 &&
          (gint64) info.st_mtime < now - PRUNE_AGE && g_unlink (path) == 0)
        n++;
    }

  return n;
}

/**
 * sw_attachment_files_prune:
 * @folder: a folder of attachments
 * @needed: (element-type utf8): the check sums that somebody needs
 *
 * Removes the files that nobody needs and that have lain there for more than a day: younger
 * ones may be of something that is just being made. Files of other names stay.
 *
 * Returns: how many are gone
 */
guint
sw_attachment_files_prune (const char *folder,
                           GHashTable *needed)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = prune_part (folder, needed);

  while (dir && (name = g_dir_read_name (dir)))
    if (strlen (name) == 2 && strspn (name, "0123456789abcdef") == 2)
      {
        g_autofree char *part = g_build_filename (folder, name, NULL);

        n += prune_part (part, needed);
      }

  return n;
}

/* What is wrong with a file; NULL if nothing is. */
static char *
fault_of (const char   *path,
          const char   *sha256,
          gint64        size,
          const char   *name,
          const char   *number,
          GCancellable *cancellable)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    /* Translators: the name of an attached file, the number of its agreement, and where the file should be. */
    return g_strdup_printf (_("The attachment “%s” of agreement %s is not there any more: %s."), name, number, path);
  if (!is_whole (path, sha256, size, cancellable))
    /* Translators: the name of an attached file, the number of its agreement, and where the file is. */
    return g_strdup_printf (_("The attachment “%s” of agreement %s is not as it was: %s."), name, number, path);

  return NULL;
}

/**
 * sw_attachment_files_check:
 * @connection: a connection
 * @faults: (element-type utf8): takes a sentence for each fault
 * @max_faults: how many sentences it may hold
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads every attachment and compares its check sum.
 *
 * Returns: whether it could be found out
 */
gboolean
sw_attachment_files_check (SwConnection *connection,
                           GPtrArray    *faults,
                           guint         max_faults,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autofree char *folder = sw_attachment_files_folder (sw_connection_get_path (connection));
  g_autoptr (SwStatement) statement =
    sw_connection_prepare (connection,
                           "SELECT t.sha256, t.size, t.name, coalesce (a.number, '') FROM attachment t"
                           " LEFT JOIN agreement a ON a.id = t.agreement_id ORDER BY t.id",
                           error);
  SwStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      const char *sha256 = sw_statement_get_text (statement, 0);
      g_autofree char *path = sw_attachment_files_path (folder, sha256);
      char *fault = fault_of (path, sha256, sw_statement_get_integer (statement, 1),
                              sw_statement_get_text (statement, 2), sw_statement_get_text (statement, 3), cancellable);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_free (fault);
          return FALSE;
        }
      if (fault && faults->len < max_faults)
        g_ptr_array_add (faults, fault);
      else
        g_free (fault);
    }

  return step == SW_STEP_DONE;
}
