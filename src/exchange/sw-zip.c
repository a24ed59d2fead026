/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "sw-exchange-error.h"

#define BLOCK_SIZE (64 * 1024)

/* A workbook has a few dozen parts. */
#define MAX_ENTRIES 20000

/* A table of a million rows is below 2 GiB, and packs to no less than a fiftieth; what
 * goes beyond both was made to fill memory or disks. */
#define MAX_ENTRY_SIZE (G_GINT64_CONSTANT (8) << 30)
#define MAX_RATIO 200
#define SIZE_WITHOUT_RATIO (G_GINT64_CONSTANT (32) << 20)

struct _SwZip
{
  char             *path;
  GFileInputStream *stream;
  GHashTable       *names;        /* of all entries, in lower case */

  struct archive   *archive;      /* stands at the selected entry */
  gint64            entry_size;   /* as the entry says, 0 when it does not */
  gint64            packed;       /* bytes of the file read for the entry */
  gint64            unpacked;
  GCancellable     *cancellable;  /* borrowed, of the call at work */
  GError           *failure;      /* of the file, met inside a call of libarchive */
  char              block[BLOCK_SIZE];
};

static la_ssize_t
read_cb (struct archive  *archive,
         void            *data,
         const void     **block)
{
  SwZip *self = data;
  gssize n;

  g_clear_error (&self->failure);
  n = g_input_stream_read (G_INPUT_STREAM (self->stream), self->block, BLOCK_SIZE,
                           self->cancellable, &self->failure);
  *block = self->block;
  if (n < 0)
    return ARCHIVE_FATAL;
  self->packed += n;
  return n;
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *data,
         la_int64_t      offset,
         int             whence)
{
  SwZip *self = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  g_clear_error (&self->failure);
  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, self->cancellable, &self->failure))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

static la_int64_t
skip_cb (struct archive *archive,
         void           *data,
         la_int64_t      request)
{
  la_int64_t before = g_seekable_tell (G_SEEKABLE (((SwZip *) data)->stream));
  la_int64_t after = seek_cb (archive, data, request, SEEK_CUR);

  return after < 0 ? after : after - before;
}

static void
set_damaged (SwZip   *self,
             GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (self->failure != NULL)
    sw_exchange_error_take_read (error, self->path, g_steal_pointer (&self->failure));
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED,
                 /* Translators: %s is the name of a file */
                 _("“%s” is damaged. Copy or send the file again."), name);
}

static void
close_archive (SwZip *self)
{
  g_clear_pointer (&self->archive, archive_read_free);
}

/* Only the reader that starts at the directory at the end is used: it refuses an
 * archive whose end is missing. */
static gboolean
open_archive (SwZip         *self,
              GCancellable  *cancellable,
              GError       **error)
{
  close_archive (self);
  self->cancellable = cancellable;
  if (!g_seekable_seek (G_SEEKABLE (self->stream), 0, G_SEEK_SET, cancellable, &self->failure))
    {
      set_damaged (self, error);
      return FALSE;
    }

  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_skip_callback (self->archive, skip_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) == ARCHIVE_OK)
    return TRUE;

  if (self->failure != NULL)
    set_damaged (self, error);
  else
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TRUNCATED,
                   /* Translators: %s is the name of a file */
                   _("The end of “%s” is missing. Copy or send the file again."), name);
    }
  close_archive (self);
  return FALSE;
}

/* Goes on to the next entry; *name is NULL after the last one. */
static gboolean
next_entry (SwZip                 *self,
            struct archive_entry **entry,
            char                 **name,
            GError               **error)
{
  const char *text;
  int result;

  *name = NULL;
  result = archive_read_next_header (self->archive, entry);
  if (result == ARCHIVE_EOF)
    return TRUE;
  if (result < ARCHIVE_WARN)
    {
      set_damaged (self, error);
      return FALSE;
    }
  text = archive_entry_pathname_utf8 (*entry);
  if (text == NULL)
    text = archive_entry_pathname (*entry);
  *name = g_ascii_strdown (text != NULL ? text : "", -1);
  g_strdelimit (*name, "\\", '/');
  return TRUE;
}

static gboolean
read_names (SwZip   *self,
            GError **error)
{
  struct archive_entry *entry;

  if (!open_archive (self, NULL, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *file_name = g_filename_display_basename (self->path);

      if (!next_entry (self, &entry, &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (archive_entry_is_encrypted (entry))
        {
          g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_ENCRYPTED,
                       /* Translators: %s is the name of a file */
                       _("“%s” is protected by a password. Open it with a spreadsheet program and save it without."), file_name);
          return FALSE;
        }
      g_hash_table_add (self->names, g_steal_pointer (&name));
      if (g_hash_table_size (self->names) > MAX_ENTRIES)
        {
          g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                       /* Translators: %s is the name of a file */
                       _("“%s” has more parts than a workbook can have. It is not read; have a new one sent."), file_name);
          return FALSE;
        }
    }
}

/**
 * sw_zip_new:
 * @path: a ZIP archive
 * @error: return location
 *
 * Opens an archive and lists its entries. Names are compared without regard to case
 * and to the kind of slash.
 *
 * Returns: (transfer full) (nullable): the archive, or %NULL with
 *   %SW_EXCHANGE_ERROR_TRUNCATED, %SW_EXCHANGE_ERROR_DAMAGED,
 *   %SW_EXCHANGE_ERROR_ENCRYPTED, %SW_EXCHANGE_ERROR_TOO_LARGE or
 *   %SW_EXCHANGE_ERROR_UNREADABLE
 */
SwZip *
sw_zip_new (const char  *path,
            GError     **error)
{
  g_autoptr(SwZip) self = g_new0 (SwZip, 1);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GError *cause = NULL;

  self->path = g_strdup (path);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stream = g_file_read (file, NULL, &cause);
  if (self->stream == NULL)
    {
      sw_exchange_error_take_read (error, path, cause);
      return NULL;
    }
  if (!read_names (self, error))
    return NULL;
  close_archive (self);
  return g_steal_pointer (&self);
}

/**
 * sw_zip_free:
 * @self: (transfer full): an archive
 */
void
sw_zip_free (SwZip *self)
{
  close_archive (self);
  g_clear_object (&self->stream);
  g_clear_error (&self->failure);
  g_hash_table_unref (self->names);
  g_free (self->path);
  g_free (self);
}

/**
 * sw_zip_has:
 * @self: an archive
 * @name: the name of an entry
 *
 * Returns: whether the archive has it
 */
gboolean
sw_zip_has (SwZip      *self,
            const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_contains (self->names, lower);
}

/**
 * sw_zip_select:
 * @self: an archive
 * @name: the name of an entry
 * @cancellable: (nullable): to stop the search
 * @error: return location
 *
 * Goes to the beginning of an entry.
 *
 * Returns: whether there is one
 */
gboolean
sw_zip_select (SwZip         *self,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  struct archive_entry *entry;

  if (!open_archive (self, cancellable, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *at = NULL;

      if (!next_entry (self, &entry, &at, error))
        return FALSE;
      if (at == NULL)
        {
          set_damaged (self, error);
          return FALSE;
        }
      if (g_str_equal (at, lower))
        {
          self->entry_size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
          self->unpacked = self->packed = 0;
          return TRUE;
        }
    }
}

/**
 * sw_zip_read:
 * @self: an archive with a selected entry
 * @buffer: where to put the bytes
 * @size: how many it can take
 * @cancellable: (nullable): to stop the reading
 * @error: return location
 *
 * Unpacks the next bytes of the entry. At its end its checksum is compared.
 *
 * Returns: how many bytes were put, 0 at the end, -1 on an error;
 *   %SW_EXCHANGE_ERROR_TOO_LARGE when the entry unpacks to so much that it can only be
 *   meant as an attack
 */
gssize
sw_zip_read (SwZip         *self,
             void          *buffer,
             gsize          size,
             GCancellable  *cancellable,
             GError       **error)
{
  la_ssize_t n;

  self->cancellable = cancellable;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  n = archive_read_data (self->archive, buffer, size);
  if (n < 0)
    {
      set_damaged (self, error);
      return -1;
    }
  self->unpacked += n;
  if (self->unpacked > MAX_ENTRY_SIZE ||
      (self->unpacked > SIZE_WITHOUT_RATIO && self->unpacked / MAX_RATIO > self->packed + BLOCK_SIZE))
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file */
                   _("“%s” unpacks to far more than a workbook can hold. It may be meant to do harm and is not read; have a new one sent."), name);
      return -1;
    }
  return n;
}

/**
 * sw_zip_get_progress:
 * @self: an archive
 *
 * Returns: how much of the selected entry was read, 0 to 1
 */
double
sw_zip_get_progress (SwZip *self)
{
  if (self->entry_size <= 0)
    return 0;
  return MIN (1.0, (double) self->unpacked / self->entry_size);
}
