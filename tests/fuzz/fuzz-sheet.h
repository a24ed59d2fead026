/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "sw-sheet-reader.h"

/* So many rows tell as much as all. */
#define FUZZ_MAX_ROWS 20000

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* One file a process. */
static inline const char *
fuzz_path (void)
{
  static char *path;

  if (path == NULL)
    path = g_strdup_printf ("%s/shouwang-fuzz-%d", g_get_tmp_dir (), (int) getpid ());
  return path;
}

/* Reads every sheet of a file as the program does. Whatever is in it, rows and errors
 * are as they are promised to be. */
static inline void
fuzz_read (SwSheetReader *reader,
           GError        *error)
{
  SwSheetRow row;

  if (reader == NULL)
    {
      g_assert (error != NULL && error->domain == SW_EXCHANGE_ERROR);
      g_assert (g_utf8_validate (error->message, -1, NULL));
      g_error_free (error);
      return;
    }
  for (guint i = 0; i < MIN (sw_sheet_reader_get_n_sheets (reader), 4); i++)
    {
      g_assert (g_utf8_validate (sw_sheet_reader_get_sheet_name (reader, i), -1, NULL));
      g_clear_error (&error);
      if (!sw_sheet_reader_select_sheet (reader, i, &error))
        {
          g_assert (error != NULL);
          continue;
        }
      sw_sheet_reader_fill_merged (reader, i);
      for (guint n = 0; n < FUZZ_MAX_ROWS && sw_sheet_reader_read_row (reader, &row, NULL, &error); n++)
        {
          double progress = sw_sheet_reader_get_progress (reader);

          g_assert (progress >= 0 && progress <= 1);
          g_assert (row.number > 0 && row.n_cells > 0 && row.n_cells <= SW_SHEET_MAX_COLUMNS);
          g_assert (row.cells[row.n_cells - 1].kind != SW_CELL_EMPTY);
          for (guint j = 0; j < row.n_cells; j++)
            g_assert (g_utf8_validate (row.cells[j].text, -1, NULL));
        }
      g_assert (error == NULL || (error->domain == SW_EXCHANGE_ERROR && error->message[0] != '\0'));
    }
  g_clear_error (&error);
  g_object_unref (reader);
}

static inline void
fuzz_write (const uint8_t *data,
            size_t         size)
{
  if (!g_file_set_contents_full (fuzz_path (), (const char *) data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    g_error ("%s cannot be written", fuzz_path ());
}
