/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <archive.h>
#include <archive_entry.h>
#include <xlsxwriter.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct
{
  const char *name;
  const char *content;
  gsize       length;   /* 0: a string */
} Part;

static const char root_relations[] =
  "<Relationships xmlns='" RELATIONS "'><Relationship Id='r1' Type='" TYPES "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char book[] =
  "<workbook xmlns='" MAIN "' xmlns:r='" TYPES "'><sheets><sheet name='表&amp;册' sheetId='1' r:id='r1'/></sheets></workbook>";
static const char book_relations[] =
  "<Relationships xmlns='" RELATIONS "'><Relationship Id='r1' Type='" TYPES "/worksheet' Target='worksheets/sheet1.xml'/>"
  "<Relationship Id='r2' Type='" TYPES "/sharedStrings' Target='sharedStrings.xml'/>"
  "<Relationship Id='r3' Type='" TYPES "/styles' Target='/xl/styles.xml'/></Relationships>";
static const char styles[] =
  "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
  "<numFmt numFmtId='165' formatCode='[Red]0.00&quot;day&quot;'/><numFmt numFmtId='166' formatCode='0000'/></numFmts>"
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='20'/><xf numFmtId='166'/><xf numFmtId='57'/></cellXfs></styleSheet>";

/* What the names and the directory of an archive may take for a part. */
#define PART_ROOM 1024

/* Through memory, since the library does not open a file by a name in UTF-8 everywhere. */
static void
write_zip (const char *path,
           const Part *parts,
           guint       n_parts)
{
  struct archive *archive = archive_write_new ();
  gsize room = PART_ROOM, used = 0;
  g_autofree char *data = NULL;
  FILE *file;

  for (guint i = 0; i < n_parts; i++)
    room += PART_ROOM + 2 * (parts[i].length ? parts[i].length : strlen (parts[i].content));
  data = g_malloc (room);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, data, room, &used), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_parts; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = parts[i].length ? parts[i].length : strlen (parts[i].content);

      archive_entry_set_pathname (entry, parts[i].name);
      archive_entry_set_size (entry, length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, parts[i].content, length), ==, (gssize) length);
      archive_entry_free (entry);
    }
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  /* In its place, since a reader may still hold it open. */
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, used, file), ==, used);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* A workbook of one sheet; @sheet_data is what stands in sheetData. */
static char *
write_book (SheetFixture *fixture,
            const char   *sheet_data,
            gssize        length,
            const char   *strings)
{
  char *path = g_build_filename (fixture->folder, "表.xlsx", NULL);
  g_autoptr(GString) sheet = g_string_new ("<?xml version='1.0' encoding='UTF-8'?><worksheet xmlns='" MAIN "'><cols><col min='1' max='2'/></cols><sheetData>");

  g_string_append_len (sheet, sheet_data, length >= 0 ? length : (gssize) strlen (sheet_data));
  g_string_append (sheet, "</sheetData><mergeCells><mergeCell ref='A1:J1'/><mergeCell  count='1'\n ref = \"A2:B4\" />"
                          "<mergeCell ref='C3:C1048576'/><mergeCell ref='D:D'/><mergeCell ref=''/><mergeCell/>"
                          "<merge ref='E1:E9'/></mergeCells></worksheet>");

  Part parts[] = {
    { "[Content_Types].xml", "<Types/>" }, { "_rels/.rels", root_relations },
    { "xl/workbook.xml", book }, { "xl/_rels/workbook.xml.rels", book_relations },
    { "xl/worksheets/sheet1.xml", sheet->str, sheet->len }, { "xl/styles.xml", styles },
    { "xl/sharedStrings.xml", strings },
  };
  write_zip (path, parts, strings != NULL ? 7 : 6);
  return path;
}

static void
assert_sheet (SheetFixture *fixture,
              const char   *sheet_data,
              const char   *strings,
              const char   *expected)
{
  g_autofree char *path = write_book (fixture, sheet_data, -1, strings);

  sheet_assert_file (path, expected);
}

static void
assert_sheet_refused (SheetFixture    *fixture,
                      const char      *sheet_data,
                      const char      *strings,
                      SwExchangeError  code,
                      const char      *words)
{
  g_autofree char *path = write_book (fixture, sheet_data, -1, strings);

  sheet_assert_refused (path, code, words);
}

static guint
count_rows (SwSheetReader *reader)
{
  g_autoptr(GError) error = NULL;
  SwSheetRow row;
  guint n = 0;

  while (sw_sheet_reader_read_row (reader, &row, NULL, &error))
    n++;
  g_assert_no_error (error);
  return n;
}

static void
test_sample (void)
{
  g_autofree char *path = sheet_sample ("北园社区-摸排表.xlsx");
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  SwSheetRow row;

  g_assert_no_error (error);
  g_assert_cmpuint (sw_sheet_reader_get_n_sheets (reader), ==, 1);
  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "北园社区");
  g_assert_cmpfloat (sw_sheet_reader_get_progress (reader), ==, 0);

  /* The merged title is one cell. */
  g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  g_assert_cmpuint (row.number, ==, 1);
  g_assert_cmpuint (row.n_cells, ==, 1);
  g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  g_assert_cmpuint (row.n_cells, ==, 7);
  g_assert_cmpint (row.cells[1].kind, ==, SW_CELL_EMPTY);
  g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  g_assert_cmpuint (row.number, ==, 3);
  g_assert_cmpuint (row.n_cells, ==, 10);
  g_assert_cmpuint (count_rows (reader), ==, 36);
  g_assert_cmpfloat (sw_sheet_reader_get_progress (reader), ==, 1);
}

static void
test_messy_sample (void)
{
  g_autofree char *path = sheet_sample ("观前社区-乱.xlsx");
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sw_sheet_reader_get_n_sheets (reader), ==, 2);
  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "说明");
  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 1), ==, "底册");
  g_assert_cmpuint (count_rows (reader), ==, 1);
  g_assert_true (sw_sheet_reader_select_sheet (reader, 1, &error));
  text = sheet_dump (reader, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  /* A title, a head, and thirty rows, one of them after a blank one. */
  g_assert_cmpuint (g_strv_length (lines), ==, 33);
  g_assert_nonnull (strstr (text, "\n25:"));
  g_assert_null (strstr (text, "\n26:"));
  g_assert_nonnull (strstr (text, "\n27:"));
  /* Days, a number that lost its last digits, a telephone number kept as a number. */
  g_assert_nonnull (strstr (lines[2], "|320508195707103667|@1957-07-10|"));
  g_assert_nonnull (strstr (lines[8], "|#3.21102196410177E+17|"));
  g_assert_nonnull (strstr (text, "|#13912345678|"));
  g_assert_nonnull (strstr (text, "|320508510804723|"));
  g_assert_true (sw_sheet_reader_select_sheet (reader, 0, &error));
  g_assert_cmpuint (count_rows (reader), ==, 1);
}

static void
test_cells (SheetFixture  *fixture,
            gconstpointer  data)
{
  static const char strings[] =
    "<sst xmlns='" MAIN "'><si><t>龑</t></si><si><r><rPr/><t xml:space='preserve'>阿依古丽 </t></r><r><t>· 买买提</t></r>"
    "<rPh sb='0' eb='1'><t>ア</t></rPh><phoneticPr/></si><si><t/></si><si><t>a_x000D_b_x005F_x_xD83D__xDE00__x0000_</t></si>"
    "<si><t>&lt;&amp;<![CDATA[<x>]]>&#x2C716;</t></si></sst>";

  assert_sheet (fixture,
                "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c><c r='D2' t='s'><v>2</v></c></row>"
                "<row r='4'><c r='A4' t='s'><v>3</v></c><c r='B4' t='s'><v>4</v></c></row>",
                strings, "2:龑||阿依古丽 · 买买提\n4:a\rb_x😀|<&<x>𬜖\n");
  assert_sheet (fixture,
                "<row><c t='inlineStr'><is><r><t>㛃</t></r><r><t>𫖯</t></r><rPh><t>x</t></rPh></is></c><c t='str'><f>A1&amp;\"x\"</f><v>公式</v></c>"
                "<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c><v>-0.1</v></c><c t='n'><v>1.50</v></c></row>",
                NULL, "1:㛃𫖯|公式|?TRUE|?FALSE|!#N/A|#-0.1|#1.5\n");
  /* Numbers as a person sees them. */
  assert_sheet (fixture,
                "<row r='1'><c><v>18748664824</v></c><c><v>1.8748664824E10</v></c><c><v>0.30000000000000004</v></c>"
                "<c><v>3.20508194310099E+17</v></c><c><v>320508431009982</v></c><c s='3'><v>2</v></c><c s='5'><v>7</v></c><c><v>oops</v></c></row>",
                NULL, "1:#18748664824|#18748664824|#0.3|#3.20508194310099E+17|#320508431009982|#2|0007|oops\n");
  /* Rows and cells without their place, out of order, and twice. */
  assert_sheet (fixture,
                "<row/><row><c r='B2'><v>1</v></c><c><v>2</v></c><c r='A2'><v>0</v></c></row><row r='7' spans='1:3'><c><v>7</v></c></row>"
                "<row><c r='A8'><v>8</v></c><c r='A8'><v>9</v></c></row>",
                NULL, "2:#0|#1|#2\n7:#7\n8:#9\n");
  /* The widest sheet there is. */
  {
    g_autofree char *path = write_book (fixture, "<row r='1'><c r='XFD1'><v>1</v></c></row>", -1, NULL);
    g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, NULL);
    SwSheetRow row;

    g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "表&册");
    g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, NULL));
    g_assert_cmpuint (row.n_cells, ==, SW_SHEET_MAX_COLUMNS);
    g_assert_cmpstr (row.cells[0].text, ==, "");
  }
}

static void
test_days (SheetFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(SwSheetReader) reader = NULL;
  g_autofree char *path = NULL;
  SwSheetRow row;

  assert_sheet (fixture,
                "<row r='1'><c s='1'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>60</v></c><c s='1'><v>61</v></c><c s='2'><v>15880</v></c>"
                "<c s='6'><v>2958465</v></c><c s='1'><v>2958466</v></c><c s='1'><v>-1</v></c><c s='1'><v>0</v></c></row>",
                NULL, "1:@1900-01-01|@1900-02-28|#60|@1900-03-01|@1943-06-23|@9999-12-31|#2958466|#-1|#0\n");
  assert_sheet (fixture,
                "<row r='1'><c s='1'><v>45000.354166666664</v></c><c s='1'><v>45000.999999999</v></c><c s='4'><v>0.354166666666667</v></c>"
                "<c s='4'><v>1.5</v></c><c s='4'><v>45000.5</v></c></row>",
                NULL, "1:@2023-03-15 08:30|@2023-03-16|08:30|36:00|@2023-03-15 12:00\n");
  assert_sheet (fixture,
                "<row r='1'><c t='d'><v>1943-06-23</v></c><c t='d'><v>1943-06-23T00:00:00</v></c><c t='d'><v>1943-06-23T08:30</v></c><c t='d'><v>1943-02-30</v></c></row>",
                NULL, "1:@1943-06-23|@1943-06-23|@1943-06-23 08:30|1943-02-30\n");

  path = write_book (fixture, "<row r='1'><c s='1'><v>25570</v></c></row>", -1, NULL);
  reader = sw_sheet_reader_open (path, NULL);
  g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, NULL));
  g_assert_cmpstr (row.cells[0].text, ==, "1970-01-02");
  g_assert_cmpfloat (row.cells[0].number, ==, 1);
}

/* The strict edition, days from 1904, prefixes, parts at unusual places. */
static void
test_strict (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "严格.xlsx", NULL);
  Part parts[] = {
    { "Data/Sheet.XML",
      "<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:sheetData><x:row r='1'><x:c r='A1' s='0'><x:v>1</x:v></x:c>"
      "<x:c r='B1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>" },
    { "book.xml",
      "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='http://purl.oclc.org/ooxml/officeDocument/relationships'>"
      "<x:workbookPr date1904='true'/><x:sheets><x:sheet name='图' q:id='c'/><x:sheet name='甲' q:id='a'/></x:sheets></x:workbook>" },
    { "_rels/book.xml.rels",
      "<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' Target='./Data/x/../Sheet.xml'/>"
      "<Relationship Id='c' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/chartsheet' Target='Data/Sheet.xml'/>"
      "<Relationship Id='s' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/styles' Target='s.xml'/>"
      "<Relationship Id='t' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings' Target='Data\\t.xml'/></Relationships>" },
    { "s.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>" },
    { "Data\\t.xml", "<sst><si><t>𬱖</t></si></sst>" },
    { "_rels/.rels",
      "<Relationships><Relationship Id='x' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' Target='/book.xml'/></Relationships>" },
  };

  write_zip (path, parts, G_N_ELEMENTS (parts));
  sheet_assert_file (path, "1:@1904-01-02|𬱖\n");
}

/* Written by a library, with names that need four bytes, in all its ways. */
static void
test_round_trip (SheetFixture  *fixture,
                 gconstpointer  data)
{
  for (int constant = 0; constant < 2; constant++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "龑.xlsx", NULL);
      lxw_workbook_options options = { .constant_memory = constant };
      lxw_workbook *workbook = workbook_new_opt (path, &options);
      lxw_worksheet *sheet = workbook_add_worksheet (workbook, "名册");

      worksheet_merge_range (sheet, 0, 0, 0, 3, "空巢、独居老人情况摸排表", NULL);
      worksheet_write_string (sheet, 2, 0, "龑䶮𬱖㛃𫖯", NULL);
      worksheet_write_string (sheet, 2, 1, "阿依古丽·买买提", NULL);
      worksheet_write_string (sheet, 2, 3, " 两\n行 <&>\"", NULL);
      worksheet_write_number (sheet, 3, 1, 3, NULL);
      g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
      sheet_assert_file (path,
                         "1:空巢、独居老人情况摸排表\n3:龑䶮𬱖㛃𫖯|阿依古丽·买买提|| 两\n行 <&>\"\n4:|#3\n");
    }
}

static void
test_empty_rows (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new ("<row r='1'><c r='A1'><v>1</v></c></row>");
  g_autofree char *path = NULL;

  for (guint i = 2; i <= 1000000; i++)
    g_string_append_printf (rows, "<row r='%u' ht='15' s='3'><c r='A%u' s='1'/><c r='B%u' t='s'/></row>", i, i, i);
  g_string_append (rows, "<row r='1000001'><c r='B1000001'><v>2</v></c></row>");
  path = write_book (fixture, rows->str, rows->len, NULL);
  sheet_assert_file (path, "1:#1\n1000001:|#2\n");
}

static void
test_damaged (SheetFixture  *fixture,
              gconstpointer  data)
{
  assert_sheet_refused (fixture, "<row><c t='s'><v>1</v></c></row>", "<sst><si><t>x</t></si></sst>", SW_EXCHANGE_ERROR_DAMAGED, "row 1");
  assert_sheet_refused (fixture, "<row r='5'><c t='s'><v>0</v></c></row>", NULL, SW_EXCHANGE_ERROR_DAMAGED, "row 5");
  assert_sheet_refused (fixture, "<row><c><v>1</c></row>", NULL, SW_EXCHANGE_ERROR_DAMAGED, "sheet1.xml");
  assert_sheet_refused (fixture, "<row><c t='str'><v>&what;</v></c></row>", NULL, SW_EXCHANGE_ERROR_DAMAGED, "damaged");
  assert_sheet_refused (fixture, "<row r='3'><c r='XFE3'><v>1</v></c></row>", NULL, SW_EXCHANGE_ERROR_TOO_LARGE, "Row 3");
  assert_sheet_refused (fixture, "<row><c t='s'><v>0</v></c></row>", "<sst><si><t>", SW_EXCHANGE_ERROR_DAMAGED, "sharedStrings");
  /* Elements where they do not belong. */
  assert_sheet (fixture, "<c><v>1</v></c><row><row><c r='A1'><v>2</v><c t='str'><v>3</v></c></c></row></row><v>4</v><t>5</t>", NULL, "2:|3\n");
}

/* Rows before the damage come out, and then the damage is told. */
static void
test_rows_before_damage (SheetFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, "<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><", -1, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  g_autofree char *text = sheet_dump (reader, &error);
  SwSheetRow row;

  g_assert_cmpstr (text, ==, "1:#1\n2:#2\n");
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED);
}

static void
test_bombs (SheetFixture  *fixture,
            gconstpointer  data)
{
  gsize length = 80 * 1024 * 1024;
  g_autofree char *blanks = g_malloc (length);
  g_autofree char *path = NULL;
  g_autoptr(GString) text = g_string_new ("<row><c t='str'><v>");

  /* Eighty megabytes of nothing in eighty kilobytes. */
  memset (blanks, ' ', length);
  path = write_book (fixture, blanks, length, NULL);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_TOO_LARGE, "unpacks");

  /* A cell without end, in a sheet and among the shared texts. */
  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "啊啊啊");
  g_string_append (text, "</v></c></row>");
  assert_sheet_refused (fixture, text->str, NULL, SW_EXCHANGE_ERROR_TOO_LARGE, "row 1");
  g_string_replace (text, "<row><c t='str'><v>", "<sst><si><t>", 1);
  g_string_replace (text, "</v></c></row>", "</t></si></sst>", 1);
  assert_sheet_refused (fixture, "<row><c t='s'><v>0</v></c></row>", text->str, SW_EXCHANGE_ERROR_TOO_LARGE, "longer");

  /* Entities that grow tenfold at every step, and one that names another file. */
  assert_sheet_refused (fixture, "<row><c t='s'><v>0</v></c></row>",
                        "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><sst><si><t>&c;</t></si></sst>",
                        SW_EXCHANGE_ERROR_TOO_LARGE, "entities");
  assert_sheet_refused (fixture, "<row><c t='s'><v>0</v></c></row>",
                        "<!DOCTYPE sst SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><sst><si><t>&e;</t></si></sst>",
                        SW_EXCHANGE_ERROR_TOO_LARGE, "entities");
}

static void
test_not_workbooks (SheetFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "表.xlsx", NULL);
  Part word[] = { { "word/document.xml", "<d/>" }, { "_rels/.rels", "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/document.xml'/></Relationships>" } };
  Part calc[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" }, { "content.xml", "<d/>" } };
  Part binary[] = { { "xl/workbook.bin", "x" } };
  Part plain[] = { { "照片.jpg", "x" } };
  Part empty[] = { { "xl/workbook.xml", "<workbook><sheets/></workbook>" } };
  Part missing[] = { { "_rels/.rels", root_relations }, { "xl/workbook.xml", book }, { "xl/_rels/workbook.xml.rels", book_relations } };

  write_zip (path, word, 2);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "text document");
  write_zip (path, calc, 2);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "OpenDocument");
  write_zip (path, binary, 1);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, ".xlsb");
  write_zip (path, plain, 1);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "archive");
  write_zip (path, empty, 1);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, "no sheet");
  write_zip (path, missing, 3);
  sheet_assert_refused (path, SW_EXCHANGE_ERROR_DAMAGED, "damaged");
}

static void
test_truncated (SheetFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, "<row><c t='s'><v>0</v></c></row><row><c><v>2</v></c></row>", -1, "<sst><si><t>龑</t></si></sst>");

  sheet_assert_truncated (fixture, path, "截断.xlsx");
}

/* A changed byte is never fatal. Most are found by the checksums of the archive. */
static void
test_changed_bytes (SheetFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = write_book (fixture, "<row><c t='s'><v>0</v></c></row><row><c><v>2</v></c></row>", -1, "<sst><si><t>龑</t></si></sst>");
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (gsize i = 4; i < length; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SwSheetReader) reader = NULL;
      g_autofree char *changed = NULL;

      whole[i] ^= 0xA5;
      changed = sheet_fixture_write (fixture, "改动.xlsx", whole, length);
      whole[i] ^= 0xA5;
      reader = sw_sheet_reader_open (changed, &error);
      if (reader != NULL)
        {
          g_autofree char *text = sheet_dump (reader, &error);
        }
      if (error != NULL)
        g_assert_cmpint (error->domain, ==, SW_EXCHANGE_ERROR);
    }
}

static void
test_cancel (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = NULL;
  SwSheetRow row;
  guint n = 0;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (rows, "<row r='%u'><c r='A%u'><v>%u</v></c></row>", i, i, i);
  path = write_book (fixture, rows->str, rows->len, NULL);
  reader = sw_sheet_reader_open (path, &error);
  g_assert_no_error (error);
  while (sw_sheet_reader_read_row (reader, &row, cancellable, &error))
    {
      if (++n == 100)
        g_cancellable_cancel (cancellable);
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, <, 20000);
  g_assert_cmpfloat (sw_sheet_reader_get_progress (reader), <, 1);
  g_assert_true (sw_sheet_reader_select_sheet (reader, 0, NULL));
  g_assert_cmpuint (count_rows (reader), ==, 20000);
}

/* What the rows are when merged cells are filled in below a head. */
static char *
read_filled (SwSheetReader *reader,
             guint          after_row)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  SwSheetRow row;

  g_assert_true (sw_sheet_reader_select_sheet (reader, 0, NULL));
  sw_sheet_reader_fill_merged (reader, after_row);
  while (sw_sheet_reader_read_row (reader, &row, NULL, &error))
    {
      g_string_append_printf (text, "%u:", row.number);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, "%s%s", i ? "|" : "", row.cells[i].text);
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_merged (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) rows = g_string_new (
    "<row r='1'><c r='A1' t='str'><v>标题</v></c></row>"
    "<row r='2'><c r='A2' t='str'><v>北园社区</v></c><c r='B2' t='str'><v>&lt;/sheetData mergeCell ref='B2:B9'</v></c></row>"
    "<row r='3'><c r='A3' s='1'/><c r='C3' s='0'><v>7</v></c></row>"
    "<row r='4'><c r='A4' s='1'/></row>"
    "<row r='5'><c r='B5' t='str'><v>王芳</v></c></row>");
  g_autofree char *few = write_book (fixture, rows->str, -1, NULL);
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (few, NULL);
  g_autofree char *filled = read_filled (reader, 1);
  g_autofree char *of_head = read_filled (reader, 2);
  g_autofree char *many = NULL;
  g_autofree char *all = NULL;

  /* Rows in which nothing stands stay away; what is merged to the right fills one column. */
  g_assert_cmpstr (filled, ==, "1:标题\n2:北园社区|</sheetData mergeCell ref='B2:B9'\n3:北园社区||7\n5:|王芳|7\n");
  g_assert_cmpstr (of_head, ==, "1:标题\n2:北园社区|</sheetData mergeCell ref='B2:B9'\n3:||7\n5:|王芳|7\n");

  /* The end of the rows comes anywhere in a chunk. */
  for (guint i = 6; i < 1500; i++)
    g_string_append_printf (rows, "<row r='%u'><c r='D%u'><v>%u</v></c></row>", i, i, i);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr(GString) text = g_string_new (rows->str);
      g_autoptr(SwSheetReader) other = NULL;

      for (guint k = 0; k < i * 5501; k++)
        g_string_append_c (text, ' ');
      g_free (many);
      many = write_book (fixture, text->str, -1, NULL);
      other = sw_sheet_reader_open (many, NULL);
      g_free (all);
      all = read_filled (other, 1);
      g_assert_nonnull (strstr (all, "\n3:北园社区||7\n5:|王芳|7\n6:||7|6\n"));
      g_assert_true (g_str_has_suffix (all, "\n1499:||7|1499\n"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, SheetFixture, NULL, sheet_fixture_set_up, func, sheet_fixture_tear_down)

  g_test_add_func ("/xlsx-reader/sample", test_sample);
  g_test_add_func ("/xlsx-reader/messy-sample", test_messy_sample);
  ADD ("/xlsx-reader/merged", test_merged);
  ADD ("/xlsx-reader/cells", test_cells);
  ADD ("/xlsx-reader/days", test_days);
  ADD ("/xlsx-reader/strict", test_strict);
  ADD ("/xlsx-reader/round-trip", test_round_trip);
  ADD ("/xlsx-reader/empty-rows", test_empty_rows);
  ADD ("/xlsx-reader/damaged", test_damaged);
  ADD ("/xlsx-reader/rows-before-damage", test_rows_before_damage);
  ADD ("/xlsx-reader/bombs", test_bombs);
  ADD ("/xlsx-reader/not-workbooks", test_not_workbooks);
  ADD ("/xlsx-reader/truncated", test_truncated);
  ADD ("/xlsx-reader/changed-bytes", test_changed_bytes);
  ADD ("/xlsx-reader/cancel", test_cancel);
  return g_test_run ();
}
