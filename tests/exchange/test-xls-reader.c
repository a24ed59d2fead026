/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

/* Old workbooks as far as the tests need them, record by record. */

static void
put (GByteArray *bytes,
     guint64     value,
     guint       size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = i < 8 ? value >> (8 * i) : 0;

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
set_u32 (GByteArray *bytes,
         gsize       at,
         guint32     value)
{
  for (guint i = 0; i < 4; i++)
    bytes->data[at + i] = value >> (8 * i);
}

static void
put_text (GByteArray *bytes,
          const char *text,
          guint       length_size)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  put (bytes, n, length_size);
  put (bytes, 1, 1);
  for (glong i = 0; i < n; i++)
    put (bytes, units[i], 2);
}

static gsize
begin (GByteArray *bytes,
       guint       type)
{
  put (bytes, type, 2);
  put (bytes, 0, 2);
  return bytes->len;
}

static void
end (GByteArray *bytes,
     gsize       body)
{
  bytes->data[body - 2] = (bytes->len - body) & 0xFF;
  bytes->data[body - 1] = (bytes->len - body) >> 8;
}

static void
put_bof (GByteArray *bytes,
         guint       kind)
{
  gsize at = begin (bytes, 0x0809);

  put (bytes, 0x0600, 2);
  put (bytes, kind, 2);
  put (bytes, 0, 12);
  end (bytes, at);
}

static void
put_cell (GByteArray *bytes,
          guint       type,
          guint       row,
          guint       column,
          guint       style)
{
  put (bytes, type, 2);
  put (bytes, type == 0x00FD ? 10 : 14, 2);
  put (bytes, row, 2);
  put (bytes, column, 2);
  put (bytes, style, 2);
}

static void
put_number (GByteArray *bytes,
            guint       row,
            guint       column,
            guint       style,
            double      number)
{
  guint64 bits;

  memcpy (&bits, &number, 8);
  put_cell (bytes, 0x0203, row, column, style);
  put (bytes, bits, 8);
}

typedef struct
{
  gboolean encrypted;
  gboolean wrong_string;    /* a cell names a text that is not there */
  gboolean merged;          /* C2:C4 and A2:A9 */
  guint    last_row;        /* as the sheet says */
} Options;

static GByteArray *
make_stream (const Options *options)
{
  static const char *strings[] = { "龑䶮𬱖㛃𫖯", "阿依古丽·买买提", "320508194310099829" };
  GByteArray *bytes = g_byte_array_new ();
  gsize at, sheet;

  put_bof (bytes, 0x0005);
  if (options->encrypted)
    {
      at = begin (bytes, 0x002F);
      put (bytes, 0, 6);
      end (bytes, at);
    }
  at = begin (bytes, 0x0042);
  put (bytes, 1200, 2);
  end (bytes, at);
  at = begin (bytes, 0x0022);
  put (bytes, 0, 2);
  end (bytes, at);
  for (guint i = 0; i < 2; i++)
    {
      at = begin (bytes, 0x00E0);
      put (bytes, 0, 2);
      put (bytes, i == 0 ? 0 : 14, 2);
      put (bytes, 0, 16);
      end (bytes, at);
    }
  sheet = begin (bytes, 0x0085);
  put (bytes, 0, 4);
  put (bytes, 0, 2);
  put_text (bytes, "名册", 1);
  end (bytes, sheet);
  at = begin (bytes, 0x00FC);
  put (bytes, G_N_ELEMENTS (strings), 4);
  put (bytes, G_N_ELEMENTS (strings), 4);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    put_text (bytes, strings[i], 2);
  end (bytes, at);
  end (bytes, begin (bytes, 0x000A));

  set_u32 (bytes, sheet, bytes->len);
  put_bof (bytes, 0x0010);
  at = begin (bytes, 0x0200);
  put (bytes, 0, 4);
  put (bytes, options->last_row, 4);
  put (bytes, 0, 2);
  put (bytes, 256, 2);
  put (bytes, 0, 2);
  end (bytes, at);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      put_cell (bytes, 0x00FD, 1, i, 0);
      put (bytes, options->wrong_string ? 7 : i, 4);
    }
  put_number (bytes, 3, 1, 0, 1.5);
  put_number (bytes, 3, 2, 0, 3.20508194310099e17);
  put_number (bytes, 3, 3, 1, 15880);
  put_number (bytes, 3, 4, 0, 18748664824.0);
  if (options->merged)
    {
      at = begin (bytes, 0x00E5);
      put (bytes, 3, 2);
      put (bytes, 1, 2), put (bytes, 3, 2), put (bytes, 2, 2), put (bytes, 2, 2);
      put (bytes, 1, 2), put (bytes, 8, 2), put (bytes, 0, 2), put (bytes, 0, 2);
      /* One that is cut off. */
      put (bytes, 1, 2), put (bytes, 8, 2);
      end (bytes, at);
    }
  end (bytes, begin (bytes, 0x000A));
  return bytes;
}

/* The container: header, table of sectors, directory, and one stream. */
static char *
write_container (SheetFixture *fixture,
                 const char   *stream_name,
                 GByteArray   *stream)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint n_sectors;
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (stream_name, -1, NULL, &n, NULL);

  /* Smaller ones would stand in another place. */
  while (stream->len < 4096 || stream->len % 512 != 0)
    put (stream, 0, 1);
  n_sectors = stream->len / 512;

  put (bytes, G_GUINT64_CONSTANT (0xE11AB1A1E011CFD0), 8);
  put (bytes, 0, 8), put (bytes, 0, 8);
  put (bytes, 0x003E, 2), put (bytes, 3, 2), put (bytes, 0xFFFE, 2), put (bytes, 9, 2), put (bytes, 6, 2);
  put (bytes, 0, 6), put (bytes, 0, 4);
  put (bytes, 1, 4);                    /* tables */
  put (bytes, 1, 4);                    /* directory */
  put (bytes, 0, 4), put (bytes, 4096, 4);
  put (bytes, 0xFFFFFFFE, 4), put (bytes, 0, 4);
  put (bytes, 0xFFFFFFFE, 4), put (bytes, 0, 4);
  put (bytes, 0, 4);
  while (bytes->len < 512)
    put (bytes, 0xFFFFFFFF, 4);

  put (bytes, 0xFFFFFFFD, 4), put (bytes, 0xFFFFFFFE, 4);
  for (guint i = 0; i < n_sectors; i++)
    put (bytes, i + 1 < n_sectors ? i + 3 : 0xFFFFFFFE, 4);
  while (bytes->len < 1024)
    put (bytes, 0xFFFFFFFF, 4);

  for (guint entry = 0; entry < 4; entry++)
    {
      const char *root = "Root Entry";
      gsize start = bytes->len;
      guint length = entry == 0 ? strlen (root) : entry == 1 ? (guint) n : 0;

      for (guint i = 0; i < 32; i++)
        put (bytes, i < length ? (entry == 0 ? (guint) root[i] : units[i]) : 0, 2);
      put (bytes, length > 0 ? 2 * length + 2 : 0, 2);
      put (bytes, entry == 0 ? 5 : entry == 1 ? 2 : 0, 1), put (bytes, 1, 1);
      put (bytes, 0xFFFFFFFF, 4), put (bytes, 0xFFFFFFFF, 4), put (bytes, entry == 0 ? 1 : 0xFFFFFFFF, 4);
      while (bytes->len < start + 116)
        put (bytes, 0, 1);
      put (bytes, entry == 1 ? 2 : 0xFFFFFFFE, 4);
      put (bytes, entry == 1 ? stream->len : 0, 8);
    }
  g_byte_array_append (bytes, stream->data, stream->len);
  return sheet_fixture_write (fixture, "旧表.xls", bytes->data, bytes->len);
}

static char *
write_book (SheetFixture *fixture,
            Options       options)
{
  g_autoptr(GByteArray) stream = make_stream (&options);

  return write_container (fixture, "Workbook", stream);
}

static void
test_sample (void)
{
  g_autofree char *path = sheet_sample ("大儒巷社区.xls");
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sw_sheet_reader_get_n_sheets (reader), ==, 1);
  text = sheet_dump (reader, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "1:空巢、独居老人情况摸排表"));
  g_assert_true (g_str_has_prefix (lines[3], "4:|||||||（选无"));
  g_assert_true (g_str_has_prefix (lines[4], "5:#1|平江街道|大儒巷社区|姜国华|320508193811139230|"));
  g_assert_true (g_str_has_prefix (lines[44], "45:#41|"));
  g_assert_cmpfloat (sw_sheet_reader_get_progress (reader), ==, 1);
}

static void
test_cells (SheetFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, (Options) { .last_row = 4 });
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, NULL);

  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "名册");
  sheet_assert_file (path,
                     "2:龑䶮𬱖㛃𫖯|阿依古丽·买买提|320508194310099829\n"
                     "4:|#1.5|#3.20508194310099E+17|@1943-06-23|#18748664824\n");
}

static void
test_merged (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, (Options) { .merged = TRUE, .last_row = 4 });
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, NULL);
  SwSheetRow row;

  /* As they stand, unless it is asked for. */
  sheet_assert_file (path,
                     "2:龑䶮𬱖㛃𫖯|阿依古丽·买买提|320508194310099829\n"
                     "4:|#1.5|#3.20508194310099E+17|@1943-06-23|#18748664824\n");

  for (guint after = 1; after <= 2; after++)
    {
      g_assert_true (sw_sheet_reader_select_sheet (reader, 0, NULL));
      sw_sheet_reader_fill_merged (reader, after);
      g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, NULL));
      g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, NULL));
      g_assert_cmpuint (row.number, ==, 4);
      g_assert_cmpstr (row.cells[0].text, ==, after == 1 ? "龑䶮𬱖㛃𫖯" : "");
      /* What stands there itself holds. */
      g_assert_cmpint (row.cells[2].kind, ==, SW_CELL_NUMBER);
      g_assert_cmpuint (row.n_cells, ==, 5);
      g_assert_false (sw_sheet_reader_read_row (reader, &row, NULL, NULL));
    }
}

static void
test_refused (SheetFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GByteArray) other = g_byte_array_new ();
  g_autofree char *path = NULL;

  g_free (write_book (fixture, (Options) { .encrypted = TRUE, .last_row = 4 }));
  path = g_build_filename (fixture->folder, "旧表.xls", NULL);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_ENCRYPTED, "password");
  g_free (write_book (fixture, (Options) { .wrong_string = TRUE, .last_row = 4 }));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_DAMAGED, "damaged");
  g_free (write_book (fixture, (Options) { .last_row = 70000 }));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_DAMAGED, "damaged");

  /* A new workbook with a password is an old container. */
  g_free (write_container (fixture, "EncryptedPackage", other));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_ENCRYPTED, "password");
  g_free (write_container (fixture, "WordDocument", other));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "text document");
  g_free (write_container (fixture, "Anything", other));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "office document");
  g_free (write_container (fixture, "Workbook", other));
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_DAMAGED, "damaged");
}

static void
test_truncated (SheetFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, (Options) { .last_row = 4 });

  sheet_assert_truncated (fixture, path, "截断.xls");
}

static void
test_changed_bytes (SheetFixture  *fixture,
                    gconstpointer  data)
{
  static const guint8 masks[] = { 0xFF, 0x01, 0x80 };
  g_autofree char *path = write_book (fixture, (Options) { .merged = TRUE, .last_row = 4 });
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      for (guint mask = 0; mask < G_N_ELEMENTS (masks); mask++)
        {
          g_autoptr(GError) error = NULL;
          g_autoptr(SwSheetReader) reader = NULL;
          g_autofree char *changed = NULL;

          whole[i] ^= masks[mask];
          changed = sheet_fixture_write (fixture, "改动.xls", whole, length);
          whole[i] ^= masks[mask];
          reader = sw_sheet_reader_open (changed, &error);
          if (reader != NULL)
            {
              g_autofree char *text = NULL;

              sw_sheet_reader_fill_merged (reader, 1);
              text = sheet_dump (reader, &error);
            }
          if (error != NULL)
            g_assert_cmpint (error->domain, ==, SW_EXCHANGE_ERROR);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, SheetFixture, NULL, sheet_fixture_set_up, func, sheet_fixture_tear_down)

  g_test_add_func ("/xls-reader/sample", test_sample);
  ADD ("/xls-reader/cells", test_cells);
  ADD ("/xls-reader/merged", test_merged);
  ADD ("/xls-reader/refused", test_refused);
  ADD ("/xls-reader/truncated", test_truncated);
  ADD ("/xls-reader/changed-bytes", test_changed_bytes);
  return g_test_run ();
}
