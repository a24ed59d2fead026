/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-form-language.h"

#include <string.h>

/* Where a PDF ends, and how large its catalog may be. */
#define TAIL_SIZE    1024
#define CATALOG_SIZE 4096

#define CATALOG "<< /Type /Catalog\n"

/* The number that follows the last @name in a text, or -1. */
static gint64
find_number (const char *text,
             const char *name)
{
  const char *found = g_strrstr (text, name);

  return found != NULL ? g_ascii_strtoll (found + strlen (name), NULL, 10) : -1;
}

static char *
read_text (SwFormFile *file,
           long        offset,
           gsize       size)
{
  char *text = g_malloc0 (size + 1);

  sw_form_file_read (file, offset, text, size);

  return text;
}

/**
 * sw_form_language_append:
 * @file: a PDF that Cairo has written to its end
 * @language: the language of its text, such as “zh-CN”
 *
 * Names the language of a PDF, for programs that read it aloud. Cairo has no way to, so the catalog is
 * written once more with the language in it, as an incremental update (ISO 32000-1, 7.5.6). Since 1.18
 * Cairo compresses the catalog; such a file stays as it is. (Without compression, which is PDF 1.4, it
 * would not say which of two characters with one glyph is meant.)
 *
 * Returns: whether the language was added
 */
gboolean
sw_form_language_append (SwFormFile *file,
                         const char *language)
{
  long size = sw_form_file_get_size (file), from, update, table;
  g_autofree char *tail = read_text (file, size > TAIL_SIZE ? -TAIL_SIZE : 0, TAIL_SIZE);
  g_autofree char *head = NULL, *text = NULL, *added = NULL;
  gint64 xref = find_number (tail, "startxref\n"), objects = find_number (tail, "/Size ");
  gint64 root = find_number (tail, "/Root "), info = find_number (tail, "/Info ");
  const char *catalog, *end;

  if (xref <= 0 || xref >= size || objects <= 0 || root <= 0 || info <= 0)
    return FALSE;

  /* Cairo writes the catalog last, before the table. */
  from = MAX (0, (long) xref - CATALOG_SIZE);
  text = read_text (file, from, (gsize) (xref - from));
  for (gsize i = 0; i < (gsize) (xref - from); i++)
    if (text[i] == '\0')
      text[i] = ' ';
  head = g_strdup_printf ("\n%" G_GINT64_FORMAT " 0 obj\n" CATALOG, root);
  catalog = g_strrstr (text, head);
  if (catalog == NULL || (end = strstr (catalog, "endobj\n")) == NULL)
    return FALSE;

  catalog += strlen (head);
  update = size;
  added = g_strdup_printf ("%s   /Lang (%s)\n%.*s", head + 1, language, (int) (end - catalog) + 7, catalog);
  sw_form_file_write (file, added, strlen (added));
  table = update + (long) strlen (added);
  g_free (added);
  added = g_strdup_printf ("xref\n%" G_GINT64_FORMAT " 1\n%010ld 00000 n \n"
                           "trailer\n<< /Size %" G_GINT64_FORMAT "\n   /Root %" G_GINT64_FORMAT " 0 R\n"
                           "   /Info %" G_GINT64_FORMAT " 0 R\n   /Prev %" G_GINT64_FORMAT "\n>>\n"
                           "startxref\n%ld\n%%%%EOF\n",
                           root, update, objects, root, info, xref, table);

  return sw_form_file_write (file, added, strlen (added));
}
