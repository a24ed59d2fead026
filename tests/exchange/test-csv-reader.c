/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <unicode/ucnv.h>

#define HARD_NAMES "龑|䶮|𬱖|㛃|𫖯|阿依古丽·买买提"

static void
assert_csv (SheetFixture *fixture,
            const char   *data,
            gssize        length,
            const char   *expected)
{
  g_autofree char *path = sheet_fixture_write (fixture, "表.csv", data, length);

  sheet_assert_file (path, expected);
}

static void
assert_csv_refused (SheetFixture    *fixture,
                    const char      *data,
                    gssize           length,
                    SwExchangeError  code,
                    const char      *words)
{
  g_autofree char *path = sheet_fixture_write (fixture, "表.csv", data, length);

  sheet_assert_refused (path, code, words);
}

static char *
encode (const char *text,
        const char *encoding,
        gsize      *length)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (encoding, &status);
  int32_t room = strlen (text) * 4 + 16;
  int32_t n_units;
  g_autofree UChar *units = NULL;
  char *out = g_malloc (room);
  glong written;

  units = (UChar *) g_utf8_to_utf16 (text, -1, NULL, &written, NULL);
  n_units = written;
  *length = ucnv_fromUChars (converter, out, room, units, n_units, &status);
  g_assert_true (U_SUCCESS (status));
  ucnv_close (converter);
  return out;
}

static void
test_sample (void)
{
  g_autofree char *path = sheet_sample ("钮家巷社区.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  g_autofree char *kind = NULL;
  SwSheetRow row;
  guint n = 0;

  g_assert_no_error (error);
  kind = sw_sheet_reader_describe (reader);
  g_assert_cmpstr (kind, ==, "Text (CSV), GB 18030, comma");
  g_assert_cmpuint (sw_sheet_reader_get_n_sheets (reader), ==, 1);
  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "钮家巷社区");
  while (sw_sheet_reader_read_row (reader, &row, NULL, &error))
    {
      n++;
      g_assert_cmpuint (row.number, ==, n);
      g_assert_cmpuint (row.n_cells, ==, 10);
      if (n == 2)
        {
          g_assert_cmpstr (row.cells[3].text, ==, "龚芳");
          g_assert_cmpstr (row.cells[4].text, ==, "320508194310099829");
          g_assert_cmpint (row.cells[8].kind, ==, SW_CELL_EMPTY);
        }
      if (n == 5)
        g_assert_cmpstr (row.cells[5].text, ==, "钮家巷71号39幢271室，（原\"潘宅\",东侧）");
      if (n == 7)
        g_assert_true (g_str_has_suffix (row.cells[5].text, "\n（与女儿同住一栋）"));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 29);
  g_assert_cmpfloat (sw_sheet_reader_get_progress (reader), ==, 1.0);
}

static void
test_encodings (SheetFixture  *fixture,
                gconstpointer  data)
{
  static const struct
  {
    const char *encoding, *mark;
    gsize mark_size;
  } cases[] = {
    { "UTF-8", "", 0 }, { "UTF-8", "\xEF\xBB\xBF", 3 },
    { "UTF-16LE", "", 0 }, { "UTF-16LE", "\xFF\xFE", 2 },
    { "UTF-16BE", "", 0 }, { "UTF-16BE", "\xFE\xFF", 2 },
    { "GB18030", "", 0 }, { "GB18030", "\x84\x31\x95\x33", 4 },
  };
  g_autoptr(GString) text = g_string_new ("姓名,龑,䶮,𬱖,㛃,𫖯,阿依古丽·买买提\r\n");
  g_autoptr(GString) expected = g_string_new ("1:姓名|" HARD_NAMES "\n");

  /* Longer than every buffer, so that characters are cut at their edges. */
  for (guint i = 2; i < 20000; i++)
    {
      g_string_append_printf (text, "%u,𬱖%u\r\n", i, i * 7);
      g_string_append_printf (expected, "%u:%u|𬱖%u\n", i, i, i * 7);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *encoded = encode (text->str, cases[i].encoding, &length);
      g_autofree char *file = g_malloc (length + 4);

      memcpy (file, cases[i].mark, cases[i].mark_size);
      memcpy (file + cases[i].mark_size, encoded, length);
      assert_csv (fixture, file, length + cases[i].mark_size, expected->str);
    }
}

static void
test_wrong_encodings (SheetFixture  *fixture,
                      gconstpointer  data)
{
  /* Damage far from the beginning, with its row: a line that ends in a cell ends none. */
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "姓名,\"地\n址\"\"\"\r\n");
  g_string_append (text, "坏\xFF,字\n");
  assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_ENCODING, "row 30001 are characters that are not UTF-8");
  assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_ENCODING, "Excel or WPS");

  /* Neither UTF-8 nor GB 18030, nor what decodes to characters without meaning. */
  assert_csv_refused (fixture, "a,b\na,\xFF\xFF,b\n", -1, SW_EXCHANGE_ERROR_ENCODING, "row 2");
  assert_csv_refused (fixture, "\xAA\xA1\xAA\xA2,\xF8\xA1\xF8\xA2\n", -1, SW_EXCHANGE_ERROR_ENCODING, "row 1");
  /* Damage where little else tells what it was. */
  assert_csv_refused (fixture, "龑\na\nb\n\xFF\n", -1, SW_EXCHANGE_ERROR_ENCODING, "row 4 are characters that are not UTF-8");
  /* A half character at the end. */
  assert_csv_refused (fixture, "\xEF\xBB\xBF" "a,\xE9\xBE", -1, SW_EXCHANGE_ERROR_TRUNCATED, "end is missing");
  assert_csv_refused (fixture, "\xFF\xFE" "a\0,\0b", 7, SW_EXCHANGE_ERROR_TRUNCATED, "end is missing");
  assert_csv_refused (fixture, "\xFF\xFE" "a\0,\0\x00\xD8" "b\0", 10, SW_EXCHANGE_ERROR_ENCODING, "row 1");
  /* What is no text. */
  assert_csv_refused (fixture, "\x7F" "ELF\x02\x01\x01\x00\x00\x00\x00\x00", 12, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "neither");
}

/* Two files put together. The bytes of one encoding can be right in the other, and mean nothing there. */
static void
test_mixed_encodings (SheetFixture  *fixture,
                      gconstpointer  data)
{
  const char *rows[] = { "姓名,身份证号,类别,住址\n", "张三,空巢,平江路一号\n", "李四,独居,大儒巷二号\n", "王五,空巢,\"仓街\n三号\"\n" };

  for (guint odd = 0; odd < G_N_ELEMENTS (rows); odd++)
    for (guint utf8 = 0; utf8 < 2; utf8++)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        g_autofree char *words = NULL;

        for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
          {
            gsize length;
            g_autofree char *encoded = encode (rows[i], (i == odd) == utf8 ? "UTF-8" : "GB18030", &length);

            g_string_append_len (text, encoded, length);
          }
        /* A long row at the beginning says what the file is. */
        words = g_strdup_printf ("in row %u", odd == 0 ? 2 : odd + 1);
        assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_ENCODING, words);
      }
}

static void
test_delimiters (SheetFixture  *fixture,
                 gconstpointer  data)
{
  assert_csv (fixture, "a,b\nc,d", -1, "1:a|b\n2:c|d\n");
  assert_csv (fixture, "a;b,x\nc;d\n", -1, "1:a|b,x\n2:c|d\n");
  assert_csv (fixture, "a\tb,c\n\"d,\ne;\"\t;f\n", -1, "1:a|b,c\n2:d,\ne;|;f\n");
  assert_csv (fixture, "sep=;\r\na,b;c\r\n", -1, "1:a,b|c\n");
  assert_csv (fixture, "\"sep=\t\"\na\tb,c,d,e,f\n", -1, "1:a|b,c,d,e,f\n");
  /* Tabs that keep numbers as text are no columns. */
  assert_csv (fixture, "a,\t1,\t2\nb,\t3,\t4\n", -1, "1:a|1|2\n2:b|3|4\n");
  assert_csv (fixture, "only\none\n", -1, "1:only\n2:one\n");
}

static void
test_quotes (SheetFixture  *fixture,
             gconstpointer  data)
{
  assert_csv (fixture, "\"a\"\"b\",\"\",\"c\r\nd\"\r\n", -1, "1:a\"b||c\r\nd\n");
  assert_csv (fixture, "\"\"\"\",x\"y\",\"p\"q\n", -1, "1:\"|x\"y\"|pq\n");
  assert_csv (fixture, "\"a,\n\"\"\n,b\"", -1, "1:a,\n\"\n,b\n");
  assert_csv_refused (fixture, "a,b\nc,\"d\ne,f\n", -1, SW_EXCHANGE_ERROR_TRUNCATED, "row 2");
}

static void
test_row_ends (SheetFixture  *fixture,
               gconstpointer  data)
{
  assert_csv (fixture, "a\rb\r\nc\n\r\rd\n\n", -1, "1:a\n2:b\n3:c\n6:d\n");
  assert_csv (fixture, "\n,,\n , ,\nx,,\n", -1, "3: | \n4:x\n");
  assert_csv (fixture, "\n\n", -1, "");
}

static void
test_empty_rows (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("a,b\r\n");

  for (guint i = 2; i <= 1000000; i++)
    g_string_append (text, ",\r\n");
  g_string_append (text, ",c\r\n");
  assert_csv (fixture, text->str, text->len, "1:a|b\n1000001:|c\n");
}

static void
test_wrappers (SheetFixture  *fixture,
               gconstpointer  data)
{
  assert_csv (fixture, "=\"0012\",\"=\"\"3205\"\"\",'007,\t\t18\n", -1, "1:0012|3205|007|18\n");
  assert_csv (fixture, "=\"a\"\"b\",'=1,''x,=A1,=\"\n", -1, "1:a\"b|=1|'x|=A1|=\"\n");
  assert_csv (fixture, "=\"\",',\t,x\n", -1, "1:|||x\n");
}

static void
test_zero_bytes (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) expected = g_string_new (NULL);

  for (guint i = 1; i <= 100; i++)
    {
      g_string_append (text, "some text,more text\n");
      g_string_append_printf (expected, "%u:some text|more text\n", i);
    }
  g_string_append_len (text, "a\0b,\"\0\",c\n", 10);
  g_string_append (expected, "101:ab||c\n");
  assert_csv (fixture, text->str, text->len, expected->str);
}

static void
test_limits (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("a,b\n\"");

  for (guint i = 0; i < 300000; i++)
    g_string_append_c (text, 'x');
  assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_TOO_LARGE, "row 2");
  g_string_erase (text, 4, 1);
  assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_TOO_LARGE, "row 2");

  g_string_assign (text, "x");
  for (guint i = 0; i < SW_SHEET_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  g_string_append_c (text, 'y');
  assert_csv_refused (fixture, text->str, text->len, SW_EXCHANGE_ERROR_TOO_LARGE, "Row 1");
}

static void
test_not_tables (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "没有.csv", NULL);
  g_autofree char *page = sheet_fixture_write (fixture, "底册.xls",
                                               "\r\n<html xmlns:x=\"urn\"><table><tr><td>x</td></tr></table></html>", -1);
  g_autofree char *xml = sheet_fixture_write (fixture, "底册2.xls",
                                              "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", -1);
  g_autofree char *pdf = sheet_fixture_write (fixture, "表.xlsx", "%PDF-1.7\n%âãÏÓ\n", -1);
  g_autofree char *text = sheet_fixture_write (fixture, "文字.xls", "姓名\t住址\n王芳\t平江路\n", -1);

  sheet_assert_refused (missing, SW_EXCHANGE_ERROR_UNREADABLE, "没有.csv");
  sheet_assert_refused (fixture->folder, SW_EXCHANGE_ERROR_UNREADABLE, "folder");
  sheet_assert_refused (page, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "web page");
  sheet_assert_refused (xml, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "Excel 2003");
  sheet_assert_refused (pdf, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "PDF");
  assert_csv_refused (fixture, "", 0, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "empty");
  /* Named as a workbook, but a table of text: read as what it is. */
  sheet_assert_file (text, "1:姓名|住址\n2:王芳|平江路\n");
}

static void
test_cancel (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = sheet_fixture_write (fixture, "表.csv", "a,b\nc,d\n", -1);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  SwSheetRow row;

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_sheet_reader_read_row (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A file that stops anywhere is read as far as it goes or refused, and rows never change. */
static void
test_truncated (SheetFixture  *fixture,
                gconstpointer  data)
{
  const char *whole = "\xEF\xBB\xBF" "姓名,住址\r\n𬱖,\"平江\"\"路\n1号\"\r\n";

  for (gsize n = 1; n < strlen (whole); n++)
    {
      g_autofree char *path = sheet_fixture_write (fixture, "表.csv", whole, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);

      if (reader != NULL)
        {
          g_autofree char *text = sheet_dump (reader, &error);
        }
      if (error != NULL)
        g_assert_cmpint (error->domain, ==, SW_EXCHANGE_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, SheetFixture, NULL, sheet_fixture_set_up, func, sheet_fixture_tear_down)

  g_test_add_func ("/csv-reader/sample", test_sample);
  ADD ("/csv-reader/encodings", test_encodings);
  ADD ("/csv-reader/wrong-encodings", test_wrong_encodings);
  ADD ("/csv-reader/mixed-encodings", test_mixed_encodings);
  ADD ("/csv-reader/delimiters", test_delimiters);
  ADD ("/csv-reader/quotes", test_quotes);
  ADD ("/csv-reader/row-ends", test_row_ends);
  ADD ("/csv-reader/empty-rows", test_empty_rows);
  ADD ("/csv-reader/wrappers", test_wrappers);
  ADD ("/csv-reader/zero-bytes", test_zero_bytes);
  ADD ("/csv-reader/limits", test_limits);
  ADD ("/csv-reader/not-tables", test_not_tables);
  ADD ("/csv-reader/cancel", test_cancel);
  ADD ("/csv-reader/truncated", test_truncated);
  return g_test_run ();
}
