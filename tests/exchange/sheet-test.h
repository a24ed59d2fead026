/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sw-sheet-reader.h"

/* A folder for a test that goes away with all that is in it. */

typedef struct
{
  char *folder;
} SheetFixture;

static inline void
sheet_fixture_set_up (SheetFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("shouwang-sheet-XXXXXX", &error);
  g_assert_no_error (error);
}

static inline void
sheet_fixture_tear_down (SheetFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static inline char *
sheet_fixture_write (SheetFixture *fixture,
                     const char   *name,
                     const void   *data,
                     gssize        length)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  /* In GLib 2.74 this leaves the end of a longer file that was there before. */
  g_unlink (path);
  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0666, &error);
  g_assert_no_error (error);
  return path;
}

static inline char *
sheet_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
}

/* A sheet as text: "row:cell|cell" a line; cells that are not text with a letter
 * before them. */
static inline char *
sheet_dump (SwSheetReader  *reader,
            GError        **error)
{
  static const char marks[] = { 0, 0, '#', '?', '@', '!' };
  GString *out = g_string_new (NULL);
  GError *failure = NULL;
  SwSheetRow row;

  while (sw_sheet_reader_read_row (reader, &row, NULL, &failure))
    {
      g_assert_cmpuint (row.n_cells, >, 0);
      g_assert_cmpint (row.cells[row.n_cells - 1].kind, !=, SW_CELL_EMPTY);
      g_string_append_printf (out, "%u:", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_nonnull (row.cells[i].text);
          g_assert_true (g_utf8_validate (row.cells[i].text, -1, NULL));
          if (row.cells[i].kind == SW_CELL_EMPTY)
            g_assert_cmpstr (row.cells[i].text, ==, "");
          if (i > 0)
            g_string_append_c (out, '|');
          if (marks[row.cells[i].kind])
            g_string_append_c (out, marks[row.cells[i].kind]);
          g_string_append (out, row.cells[i].text);
        }
      g_string_append_c (out, '\n');
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return g_string_free (out, FALSE);
}

/* Like g_assert_cmpstr(), but shows of long sheets only where they part. */
static inline void
sheet_assert_text (const char *text,
                   const char *expected)
{
  gsize i = 0;

  while (text[i] != '\0' && text[i] == expected[i])
    i++;
  if (text[i] != expected[i])
    {
      gsize from = i > 40 ? i - 40 : 0;

      g_error ("at %u: “%.100s”, expected “%.100s”", (guint) i, text + from, expected + from);
    }
}

static inline void
sheet_assert_file (const char *path,
                   const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  text = sheet_dump (reader, &error);
  g_assert_no_error (error);
  sheet_assert_text (text, expected);

  g_assert_true (sw_sheet_reader_select_sheet (reader, 0, &error));
  again = sheet_dump (reader, &error);
  g_assert_no_error (error);
  sheet_assert_text (again, expected);
}

/* The file is refused on opening or while its rows are read, with this code and a
 * sentence in which @words stand. */
static inline void
sheet_assert_refused (const char      *path,
                      SwExchangeError  code,
                      const char      *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);

  if (reader != NULL)
    {
      g_autofree char *text = sheet_dump (reader, &error);
    }
  g_assert_error (error, SW_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

/* However much of the file is missing, it is said: no row is left out in silence. */
static inline void
sheet_assert_truncated (SheetFixture *fixture,
                        const char   *path,
                        const char   *name)
{
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize n = 1; n < length; n++)
    {
      g_autofree char *cut = sheet_fixture_write (fixture, name, whole, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (cut, &error);

      g_assert_null (reader);
      g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TRUNCATED);
    }
}
