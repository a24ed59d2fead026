/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-form-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "sw-file-error.h"

#ifdef G_OS_WIN32
#include <io.h>
#define fdopen _fdopen
#else
#define O_BINARY 0
#endif

/* File systems take 255 bytes; the rest is for the ending and the temporary one. */
#define MAX_NAME 220

/**
 * SwFormFile:
 *
 * A file that is written under a temporary name beside its own and renamed when
 * it is complete, so that no reader ever sees half of it and no failure harms
 * the file that it replaces.
 */
struct _SwFormFile
{
  char *path;
  char *temporary;
  FILE *stream;
  int failed; /* errno of the first failure, or 0 */
};

static void
set_error (GError     **error,
           const char  *path,
           int          code)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, (int) sw_file_error_code (code), g_strerror (code));
  g_autofree char *sentence = sw_file_error_describe_write (path, cause);

  g_set_error_literal (error, cause->domain, cause->code, sentence);
}

/**
 * sw_form_file_make_name:
 * @name: what the file should be called, in UTF-8, without its ending
 *
 * Makes a name that every system takes for a file: without the characters that Windows
 * does not allow, none of its devices' names, and not too long.
 *
 * Returns: (transfer full): the name of a PDF
 */
char *
sw_form_file_make_name (const char *name)
{
  static const char * const devices[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) made = g_string_new (NULL);
  gsize stem;

  for (const char *p = valid; *p != '\0' && made->len < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        c = '-';
      if (made->len > 0 || !g_unichar_isspace (c))
        g_string_append_unichar (made, c);
    }
  while (made->len > 0 && (made->str[made->len - 1] == ' ' || made->str[made->len - 1] == '.'))
    g_string_truncate (made, made->len - 1);

  stem = strcspn (made->str, ".");
  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (made->str, devices[i], 3) == 0 &&
        (stem == 3 || (i >= 4 && stem == 4 && g_ascii_isdigit (made->str[3]))))
      {
        g_string_prepend_c (made, '_');
        break;
      }
  if (made->len == 0)
    g_string_append_c (made, '_');
  g_string_append (made, ".pdf");

  return g_string_free (g_steal_pointer (&made), FALSE);
}

/**
 * sw_form_file_open:
 * @path: the name of the file, in UTF-8
 * @error: return location for an error
 *
 * Starts to write a file.
 *
 * Returns: (transfer full): the file, or %NULL with an error of %G_IO_ERROR
 */
SwFormFile *
sw_form_file_open (const char  *path,
                   GError     **error)
{
  g_autoptr (SwFormFile) self = g_new0 (SwFormFile, 1);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd;

  self->path = g_strdup (path);
  fd = g_mkstemp_full (temporary, O_RDWR | O_BINARY, 0666);
  if (fd < 0)
    {
      set_error (error, path, errno);
      return NULL;
    }

  self->temporary = g_steal_pointer (&temporary);
  self->stream = fdopen (fd, "w+b");
  if (self->stream == NULL)
    {
      set_error (error, path, errno);
      g_close (fd, NULL);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * sw_form_file_write:
 * @self: a file
 * @data: what to write
 * @size: how many bytes
 *
 * Writes on. After a failure nothing more is written; sw_form_file_commit()
 * tells what it was.
 *
 * Returns: whether it was written
 */
gboolean
sw_form_file_write (SwFormFile *self,
                    const void *data,
                    gsize       size)
{
  if (self->failed == 0 && fwrite (data, 1, size, self->stream) != size)
    self->failed = errno != 0 ? errno : EIO;

  return self->failed == 0;
}

/**
 * sw_form_file_has_failed:
 * @self: a file
 *
 * Says whether writing has failed.
 *
 * Returns: whether it has
 */
gboolean
sw_form_file_has_failed (SwFormFile *self)
{
  return self->failed != 0;
}

/**
 * sw_form_file_read:
 * @self: a file
 * @offset: where, from the beginning, or from the end if it is negative
 * @data: (out caller-allocates): where to put what is read
 * @size: how many bytes
 *
 * Reads again what was written. Writing goes on at the end.
 *
 * Returns: how many bytes were read
 */
gsize
sw_form_file_read (SwFormFile *self,
                   long        offset,
                   void       *data,
                   gsize       size)
{
  gsize n = 0;

  if (self->failed == 0 && fseek (self->stream, offset, offset < 0 ? SEEK_END : SEEK_SET) == 0)
    n = fread (data, 1, size, self->stream);
  if (self->failed == 0 && fseek (self->stream, 0, SEEK_END) != 0)
    self->failed = errno;

  return n;
}

/**
 * sw_form_file_get_size:
 * @self: a file
 *
 * Says how much has been written.
 *
 * Returns: the size in bytes
 */
long
sw_form_file_get_size (SwFormFile *self)
{
  return ftell (self->stream);
}

/**
 * sw_form_file_commit:
 * @self: a file
 * @error: return location for an error
 *
 * Gives the complete file its name, once it is safe on the disk.
 *
 * Returns: whether it was done; else an error of %G_IO_ERROR is set
 */
gboolean
sw_form_file_commit (SwFormFile  *self,
                     GError     **error)
{
  if (self->failed == 0 && fflush (self->stream) != 0)
    self->failed = errno;
  if (self->failed == 0 && g_fsync (fileno (self->stream)) != 0)
    self->failed = errno;
  if (fclose (g_steal_pointer (&self->stream)) != 0 && self->failed == 0)
    self->failed = errno;
  if (self->failed == 0 && g_rename (self->temporary, self->path) != 0)
    self->failed = errno;

  if (self->failed != 0)
    {
      set_error (error, self->path, self->failed);
      return FALSE;
    }

  g_clear_pointer (&self->temporary, g_free);

  return TRUE;
}

/**
 * sw_form_file_free:
 * @self: (transfer full): a file
 *
 * Frees a file, and removes what was written unless it has been committed.
 */
void
sw_form_file_free (SwFormFile *self)
{
  if (self == NULL)
    return;

  if (self->stream != NULL)
    fclose (self->stream);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
