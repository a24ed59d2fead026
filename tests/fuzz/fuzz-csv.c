/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include "sw-csv-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  GError *error = NULL;
  SwSheetReader *reader;

  fuzz_write (data, size);
  reader = sw_csv_reader_open (fuzz_path (), &error);
  fuzz_read (reader, error);
  return 0;
}
