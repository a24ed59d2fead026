/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-test.h"

#include <errno.h>
#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#endif

#include "sw-sheet-writer.h"
#include "sw-zip.h"

#define N_COLUMNS 4

static const SwSheetColumn columns[N_COLUMNS] = {
  { "姓名", 10, SW_SHEET_COLUMN_TEXT },
  { "=号码", 20, SW_SHEET_COLUMN_TEXT },
  { "序号", 0, SW_SHEET_COLUMN_NUMBER },
  { "出生日期", 12, SW_SHEET_COLUMN_DAY },
};

static const SwSheetLayout layout = {
  .sheet_name = "名册:2026/4", .columns = columns, .n_columns = N_COLUMNS, .for_print = TRUE,
};

/* Whatever a clerk may type, and what a spreadsheet would run or shorten. */
static const char *const hard[][N_COLUMNS] = {
  { "龑", "320508194310099829", "1", "1943-10-09" },
  { "䶮𬱖㛃𫖯", "32050819431009982X", "-5", "2026-12-25" },
  { "阿依古丽·买买提", "051263926470", "0.5", "1899-01-01" },
  { "=1+1", "+86 139", "三", "待查" },
  { "-", "@x", "=2", "=3" },
  { "\tx", "\rx", "'x", "''x" },
  { "\t123", "='x'", "=\"x\"", "'" },
  { "a,b;c\td", "\"q\"", "a\nb", "a\r\nb" },
  { " 前", "后 ", "a;b;c;d;e;f;g;h;i;j;k;l;m;n", "\"" },
  { "<&>", "_x0041_", "0012", "0" },
  { "_x0041_\r", "_x_x005F_x0041_x0042_", "\001", "_x00" },
  { NULL, "x", "", "1.50" },
};

static void
write_all (SwSheetWriter *writer)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    {
      g_assert_true (sw_sheet_writer_write_row (writer, hard[i], &error));
      g_assert_no_error (error);
    }
}

static guint
count_files (SheetFixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_read_back (const char *path,
                  guint       head_row)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetReader) reader = sw_sheet_reader_open (path, &error);
  SwSheetRow row;

  g_assert_no_error (error);
  do
    g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  while (row.number < head_row);
  g_assert_cmpuint (row.n_cells, ==, N_COLUMNS);
  for (guint column = 0; column < N_COLUMNS; column++)
    g_assert_cmpstr (row.cells[column].text, ==, columns[column].heading);
  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    {
      g_assert_true (sw_sheet_reader_read_row (reader, &row, NULL, &error));
      g_assert_no_error (error);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          const char *expected = hard[i][column] != NULL ? hard[i][column] : "";

          g_assert_cmpstr (column < row.n_cells ? row.cells[column].text : "", ==, expected);
        }
    }
  g_assert_false (sw_sheet_reader_read_row (reader, &row, NULL, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (SheetFixture  *fixture,
                 gconstpointer  data)
{
  SwSheetFormat format = GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (fixture->folder, "龑名册", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetWriter) writer = sw_sheet_writer_new (path, format, &layout, &error);

  g_assert_no_error (error);
  write_all (writer);
  /* Nothing is there before it is whole. */
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (sw_sheet_writer_close (writer, &error));
  g_assert_no_error (error);
  assert_read_back (path, 1);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static char *
read_part (const char *path,
           const char *name)
{
  g_autoptr(SwZip) zip = sw_zip_new (path, NULL);
  GString *text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  g_assert_true (sw_zip_select (zip, name, NULL, NULL));
  while ((n = sw_zip_read (zip, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, n);
  g_assert_cmpint (n, ==, 0);
  return g_string_free (text, FALSE);
}

static void
test_workbook (SheetFixture  *fixture,
               gconstpointer  data)
{
  SwSheetLayout official = layout;
  g_autofree char *path = g_build_filename (fixture->folder, "表.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetWriter) writer = NULL;
  g_autoptr(SwSheetReader) reader = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *book = NULL;
  g_autofree char *text = NULL;

  official.title = "空巢、独居老人情况摸排表";
  official.note = "报送街道：（盖章）";
  official.end_note = "报送时间：";
  writer = sw_sheet_writer_new (path, SW_SHEET_FORMAT_XLSX, &official, &error);
  g_assert_no_error (error);
  write_all (writer);
  g_assert_true (sw_sheet_writer_close (writer, &error));
  assert_read_back (path, 3);

  /* Identity numbers and telephones are text, days are days, numbers numbers. */
  reader = sw_sheet_reader_open (path, &error);
  g_assert_cmpstr (sw_sheet_reader_get_sheet_name (reader, 0), ==, "名册_2026_4");
  text = sheet_dump (reader, &error);
  g_assert_true (g_str_has_prefix (text,
                                   "1:空巢、独居老人情况摸排表\n2:报送街道：（盖章）||报送时间：\n3:姓名|=号码|序号|出生日期\n"
                                   "4:龑|320508194310099829|#1|@1943-10-09\n5:䶮𬱖㛃𫖯|32050819431009982X|#-5|@2026-12-25\n"
                                   "6:阿依古丽·买买提|051263926470|#0.5|1899-01-01\n7:=1+1|+86 139|三|待查\n"));

  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  book = read_part (path, "xl/workbook.xml");
  g_assert_null (strstr (sheet, "<f>"));
  g_assert_nonnull (strstr (sheet, "ySplit=\"3\""));
  g_assert_nonnull (strstr (sheet, "paperSize=\"9\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (sheet, "fitToHeight=\"0\""));
  g_assert_nonnull (strstr (sheet, "<mergeCell ref=\"A1:D1\"/>"));
  g_assert_nonnull (strstr (book, "!$3:$3"));
}

/* A rate is a number that a spreadsheet can sort and add up; where there is none, a word stands. */
static void
test_percent (SheetFixture  *fixture,
              gconstpointer  data)
{
  static const SwSheetColumn rates[] = { { "完成率", 0, SW_SHEET_COLUMN_PERCENT } };
  static const SwSheetLayout one = { .sheet_name = "完成情况", .columns = rates, .n_columns = 1 };
  g_autofree char *path = g_build_filename (fixture->folder, "rates.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSheetWriter) writer = sw_sheet_writer_new (path, SW_SHEET_FORMAT_XLSX, &one, &error);
  g_autofree char *sheet = NULL;

  g_assert_no_error (error);
  g_assert_true (sw_sheet_writer_write_row (writer, (const char *[]) { "87.5%" }, &error));
  g_assert_true (sw_sheet_writer_write_row (writer, (const char *[]) { "—" }, &error));
  g_assert_true (sw_sheet_writer_close (writer, &error));
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "<v>0.875</v>"));
  g_assert_nonnull (strstr (sheet, "—"));
}

/* In a CSV no cell begins with what a spreadsheet runs, and no long number stands bare. */
static void
test_csv_is_text (SheetFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "表.csv", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetWriter) writer = sw_sheet_writer_new (path, SW_SHEET_FORMAT_CSV_UTF8, &layout, &error);
  g_autofree char *text = NULL;

  write_all (writer);
  g_assert_true (sw_sheet_writer_close (writer, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text,
                                   "\357\273\277姓名,'=号码,序号,出生日期\r\n"
                                   "龑,\"\t320508194310099829\",1,1943-10-09\r\n"
                                   "䶮𬱖㛃𫖯,32050819431009982X,-5,2026-12-25\r\n"
                                   "阿依古丽·买买提,\"\t051263926470\",0.5,1899-01-01\r\n"
                                   "'=1+1,'+86 139,三,待查\r\n'-,'@x,'=2,'=3\r\n\"'\tx\",\"'\rx\",''x,'''x\r\n"));
}

static void
test_single_column (SheetFixture  *fixture,
                    gconstpointer  data)
{
  const SwSheetColumn column = { "号码", 0, SW_SHEET_COLUMN_TEXT };
  const SwSheetLayout narrow = { .title = "题", .end_note = "注", .columns = &column, .n_columns = 1 };

  for (SwSheetFormat format = SW_SHEET_FORMAT_XLSX; format <= SW_SHEET_FORMAT_CSV_GB18030; format++)
    {
      const char *cells[] = { "320508194310099829", "a;b;c" };
      g_autofree char *path = g_build_filename (fixture->folder, "表", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(SwSheetWriter) writer = sw_sheet_writer_new (path, format, &narrow, &error);
      g_autoptr(SwSheetReader) reader = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      for (guint i = 0; i < 2; i++)
        g_assert_true (sw_sheet_writer_write_row (writer, &cells[i], &error));
      g_assert_true (sw_sheet_writer_close (writer, &error));
      reader = sw_sheet_reader_open (path, &error);
      text = sheet_dump (reader, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (text, ":320508194310099829\n3:a;b;c\n") ||
                     g_str_has_suffix (text, ":320508194310099829\n5:a;b;c\n"));
    }
}

/* A writer that is given up leaves what was there before. */
static void
test_given_up (SheetFixture  *fixture,
               gconstpointer  data)
{
  for (SwSheetFormat format = SW_SHEET_FORMAT_XLSX; format <= SW_SHEET_FORMAT_CSV_GB18030; format++)
    {
      g_autofree char *path = sheet_fixture_write (fixture, "表", "before", -1);
      g_autoptr(SwSheetWriter) writer = sw_sheet_writer_new (path, format, &layout, NULL);
      g_autofree char *text = NULL;

      write_all (writer);
      g_clear_pointer (&writer, sw_sheet_writer_free);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "before");
      g_assert_cmpuint (count_files (fixture), ==, 1);
    }
}

static void
test_no_folder (SheetFixture  *fixture,
                gconstpointer  data)
{
  for (SwSheetFormat format = SW_SHEET_FORMAT_XLSX; format <= SW_SHEET_FORMAT_CSV_GB18030; format++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "没有", "表.xlsx", NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (sw_sheet_writer_new (path, format, &layout, &error));
      g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_WRITABLE);
      g_assert_nonnull (strstr (error->message, "表.xlsx"));
      g_clear_error (&error);
      g_assert_null (sw_sheet_writer_new (fixture->folder, format, &layout, &error));
      g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_WRITABLE);
    }
}

static void
test_read_only_folder (SheetFixture  *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "表.xlsx", NULL);
  g_autofree char *probe = g_build_filename (fixture->folder, "probe", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  if (g_file_set_contents (probe, "", 0, NULL))
    {
      g_chmod (fixture->folder, 0700);
      g_test_skip ("this user may write everywhere");
      return;
    }
  g_assert_null (sw_sheet_writer_new (path, SW_SHEET_FORMAT_XLSX, &layout, &error));
  g_chmod (fixture->folder, 0700);
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_WRITABLE);
  g_assert_nonnull (strstr (error->message, "another folder"));
}

static void
test_sentences (void)
{
  static const struct { int number; SwExchangeError code; const char *words; } cases[] = {
    { ENOSPC, SW_EXCHANGE_ERROR_NO_SPACE, "disk is full" },
    { EFBIG, SW_EXCHANGE_ERROR_NO_SPACE, "disk is full" },
    { EROFS, SW_EXCHANGE_ERROR_NOT_WRITABLE, "another folder" },
    { EACCES, SW_EXCHANGE_ERROR_NOT_WRITABLE, "another folder" },
    { ENOENT, SW_EXCHANGE_ERROR_NOT_WRITABLE, "does not exist" },
    { EIO, SW_EXCHANGE_ERROR_NOT_WRITABLE, "表.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      sw_exchange_error_set_errno (&error, "/x/表.xlsx", cases[i].number);
      g_assert_error (error, SW_EXCHANGE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

#ifdef G_OS_UNIX
/* A disk that takes no more, at whatever point: a sentence, and nothing left behind. */
static void
test_full_disk (SheetFixture  *fixture,
                gconstpointer  data)
{
  static const rlim_t limits[] = { 0, 2, 500, 3000, 20000, 100000, 150000 };
  SwSheetFormat format = GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (fixture->folder, "表", NULL);
  struct rlimit before, limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(SwSheetWriter) writer = NULL;
      gboolean written;

      limit = before;
      limit.rlim_cur = limits[i];
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      writer = sw_sheet_writer_new (path, format, &layout, &error);
      written = writer != NULL;
      for (guint j = 0; written && j < 5000; j++)
        {
          g_autofree char *number = g_strdup_printf ("%018u", j * 7919);
          const char *cells[N_COLUMNS] = { "龑", number, "1", "2026-01-01" };

          written = sw_sheet_writer_write_row (writer, cells, &error);
        }
      written = written && sw_sheet_writer_close (writer, &error);
      setrlimit (RLIMIT_FSIZE, &before);
      g_clear_pointer (&writer, sw_sheet_writer_free);

      if (written)
        g_error ("%u bytes were enough for 5000 rows", (guint) limits[i]);
      g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NO_SPACE);
      g_assert_cmpuint (count_files (fixture), ==, 0);
    }
}
#endif

static void
test_limits (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "表.xlsx", NULL);
  g_autofree char *longest = g_strnfill (32768, 'x');
  const char *cells[N_COLUMNS] = { longest };
  g_autoptr(GError) error = NULL;
  g_autoptr(SwSheetWriter) writer = sw_sheet_writer_new (path, SW_SHEET_FORMAT_XLSX, &layout, &error);

  g_assert_false (sw_sheet_writer_write_row (writer, cells, &error));
  g_assert_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add (path, SheetFixture, GINT_TO_POINTER (data), sheet_fixture_set_up, func, sheet_fixture_tear_down)

  ADD ("/sheet-writer/round-trip/xlsx", SW_SHEET_FORMAT_XLSX, test_round_trip);
  ADD ("/sheet-writer/round-trip/csv-utf8", SW_SHEET_FORMAT_CSV_UTF8, test_round_trip);
  ADD ("/sheet-writer/round-trip/csv-gb18030", SW_SHEET_FORMAT_CSV_GB18030, test_round_trip);
  ADD ("/sheet-writer/workbook", 0, test_workbook);
  ADD ("/sheet-writer/percent", 0, test_percent);
  ADD ("/sheet-writer/csv-is-text", 0, test_csv_is_text);
  ADD ("/sheet-writer/single-column", 0, test_single_column);
  ADD ("/sheet-writer/given-up", 0, test_given_up);
  ADD ("/sheet-writer/no-folder", 0, test_no_folder);
  ADD ("/sheet-writer/read-only-folder", 0, test_read_only_folder);
  g_test_add_func ("/sheet-writer/sentences", test_sentences);
#ifdef G_OS_UNIX
  ADD ("/sheet-writer/full-disk/xlsx", SW_SHEET_FORMAT_XLSX, test_full_disk);
  ADD ("/sheet-writer/full-disk/csv", SW_SHEET_FORMAT_CSV_UTF8, test_full_disk);
#endif
  ADD ("/sheet-writer/limits", 0, test_limits);
  return g_test_run ();
}
