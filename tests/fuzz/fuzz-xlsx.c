/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include <archive.h>
#include <archive_entry.h>

#include "sw-xlsx-reader.h"

/* Parts of a workbook in the order in which a seed gives them, with a zero byte between
 * two. Packed ones would be stopped by their checksums before they are read. */
static const char *const names[] = {
  "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
};

static const char *const usual[] = {
  "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c s='1'><v>45000.5</v></c></row></sheetData></worksheet>",
  "<sst><si><t>x</t></si></sst>",
  "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
  "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='a'/></sheets></workbook>",
  ("<Relationships><Relationship Id='a' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
   "<Relationship Id='b' Type='x/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='c' Type='x/styles' Target='styles.xml'/></Relationships>"),
};

static void
add_part (struct archive *archive,
          const char     *name,
          const void     *data,
          size_t          size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

static void
write_parts (const uint8_t *data,
             size_t         size)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_filename (archive, fuzz_path ());
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const uint8_t *end = memchr (data, 0, size);
      size_t length = end != NULL ? (size_t) (end - data) : size;

      if (length > 0)
        add_part (archive, names[i], data, length);
      else
        add_part (archive, names[i], usual[i], strlen (usual[i]));
      data += length;
      size -= length;
      if (size > 0)
        {
          data++;
          size--;
        }
    }
  archive_write_close (archive);
  archive_write_free (archive);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  GError *error = NULL;
  SwSheetReader *reader;

  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    fuzz_write (data, size);
  else
    write_parts (data, size);
  reader = sw_xlsx_reader_open (fuzz_path (), &error);
  fuzz_read (reader, error);
  return 0;
}
