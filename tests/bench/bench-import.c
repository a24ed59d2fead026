/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the import of a workbook of 100,000 rows takes, read, checked, planned and
 * committed with change log and search index, beside the time that the sqlite3 shell takes
 * to .import the same rows from CSV into a table of the same columns and with the same
 * indexes. The shell does not have the program's tokenizer, so its search index is made of
 * trigrams of the same texts; what it takes without a search index is noted as well. Each
 * is run several times in turn, into new databases; the shortest times are compared. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "sw-day.h"
#include "sw-import-plan.h"
#include "sw-office.h"
#include "sw-sheet-writer.h"
#include "sw-store.h"

#define N_ROWS 100000
#define N_RUNS 3

static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
  "单", "解", "仇", "曾", "查", "尉迟", "欧阳",
};

static const char *const given[] = {
  "芳", "秀英", "建国", "志明", "桂兰", "德明", "凤英", "月娥", "守仁", "福根", "招娣", "永福", "金妹", "祥生", "素珍",
  "永年", "文英", "佩珍", "惠芳", "金根", "宝根", "雪珍", "国强", "淑华", "爱珍", "兰英", "根生", "勇", "伟", "慧",
};

static const char *const categories[] = { "无子女或赡养人", "子女或赡养人无照顾能力", "空巢", "独居" };
static const char *const children[] = { "区外", "街道外", "" };

static char *
make_number (guint i)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  char number[32];
  int sum = 0;

  g_snprintf (number, sizeof number, "320508%04u%02u%02u%03u", 1930 + i % 30, 1 + i / 30 % 12, 1 + i / 360 % 28,
              i / 10080 % 1000);
  for (guint j = 0; j < 17; j++)
    sum += (number[j] - '0') * weights[j];
  return g_strdup_printf ("%s%c", number, "10X98765432"[sum % 11]);
}

static void
fail_on (GError *error)
{
  if (error)
    g_error ("%s", error->message);
}

static void
write_rows (const char   *path,
            SwSheetFormat format)
{
  static const SwSheetColumn columns[] = {
    { "序号", 0, SW_SHEET_COLUMN_NUMBER }, { "街道", 0, SW_SHEET_COLUMN_TEXT }, { "社区", 0, SW_SHEET_COLUMN_TEXT },
    { "姓名", 0, SW_SHEET_COLUMN_TEXT }, { "身份证号", 0, SW_SHEET_COLUMN_TEXT }, { "住址", 0, SW_SHEET_COLUMN_TEXT },
    { "联系电话", 0, SW_SHEET_COLUMN_TEXT }, { "类别", 0, SW_SHEET_COLUMN_TEXT },
    { "有子女或赡养人，请选择为区外或街道外", 0, SW_SHEET_COLUMN_TEXT },
    { "是否为低保家庭中失能半失能的空巢独居老人", 0, SW_SHEET_COLUMN_TEXT },
  };
  const SwSheetLayout layout = { .columns = columns, .n_columns = G_N_ELEMENTS (columns) };
  GError *error = NULL;
  g_autoptr (SwSheetWriter) writer = sw_sheet_writer_new (path, format, &layout, &error);

  fail_on (error);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *serial = g_strdup_printf ("%u", i + 1);
      g_autofree char *community = g_strdup_printf ("第%u社区", i / 5000 + 1);
      g_autofree char *name = g_strconcat (surnames[i % G_N_ELEMENTS (surnames)],
                                           given[i / 7 % G_N_ELEMENTS (given)], NULL);
      g_autofree char *number = make_number (i);
      g_autofree char *address = g_strdup_printf ("平江路%u号%u幢%u室", i % 300 + 1, i % 40 + 1, i % 599 + 101);
      g_autofree char *phone = g_strdup_printf ("13%09u", (guint) (i * 7919u % 1000000000u));
      const char *cells[] = {
        serial, "平江街道", community, name, number, address, phone, categories[i % 4], children[i % 3], i % 9 ? "否" : "是",
      };

      sw_sheet_writer_write_row (writer, cells, &error);
      fail_on (error);
    }
  sw_sheet_writer_close (writer, &error);
  fail_on (error);
}

static void
remove_database (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", ".lock", ".lock-journal", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_remove (name);
    }
}

static double
run_import (const char *folder,
            const char *workbook,
            double     *build_time)
{
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (SwStore) store = NULL;
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwImportPlan) plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);
  SwImportCounts counts;
  GError *error = NULL;
  gint64 start;
  double time;

  store = sw_store_open (path, SW_STORE_CREATE, &error);
  fail_on (error);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = 0;
  sw_store_save_one (store, SW_RECORD (office), "office", &error);
  fail_on (error);

  start = g_get_monotonic_time ();
  sw_import_plan_add_file (plan, workbook, NULL, store, NULL, &error);
  fail_on (error);
  sw_import_plan_build (plan, store, sw_day_today (), NULL, &error);
  fail_on (error);
  *build_time = (g_get_monotonic_time () - start) / 1e6;
  sw_import_plan_commit (plan, store, NULL, &error);
  fail_on (error);
  time = (g_get_monotonic_time () - start) / 1e6;

  sw_import_plan_get_counts (plan, &counts);
  if (counts.n_new != N_ROWS)
    g_error ("%u of %u rows are new", counts.n_new, N_ROWS);
  sw_store_close (store, NULL);
  remove_database (path);
  return time;
}

static double
run_shell (const char *folder,
           const char *csv,
           gboolean    with_search)
{
  static const char *const schema =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;\n"
    "CREATE TABLE elder (serial, street, community, name, document_number, home_address, phone, category, children,"
    " low_income);\n"
    "CREATE INDEX elder_by_name ON elder (name);\n"
    "CREATE INDEX elder_by_community ON elder (community, name);\n"
    "CREATE INDEX elder_by_number ON elder (document_number);\n"
    "CREATE INDEX elder_by_birth ON elder (substr (document_number, 7, 8), name);\n";
  static const char *const search =
    "CREATE VIRTUAL TABLE elder_search USING fts5 (text, content = '', columnsize = 0, detail = none,"
    " tokenize = 'trigram');\n"
    "CREATE TRIGGER elder_search_insert AFTER INSERT ON elder BEGIN\n"
    "  INSERT INTO elder_search (rowid, text) VALUES (new.rowid, new.name || ' ' || new.document_number || ' ' ||"
    " new.phone || ' ' || new.home_address); END;\n";
  g_autofree char *path = g_build_filename (folder, "shell.db", NULL);
  g_autofree char *script = g_build_filename (folder, "shell.sql", NULL);
  g_autofree char *text = g_strdup_printf ("%s%s.mode csv\n.import --skip 1 '%s' elder\n", schema,
                                           with_search ? search : "", csv);
  g_autofree char *command = g_strdup_printf (".read '%s'", script);
  const char *const argv[] = { "sqlite3", "-bail", path, command, NULL };
  GError *error = NULL;
  gint64 start;
  double time;
  int status;

  g_file_set_contents (script, text, -1, &error);
  fail_on (error);
  start = g_get_monotonic_time ();
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  fail_on (error);
  time = (g_get_monotonic_time () - start) / 1e6;
  g_spawn_check_wait_status (status, &error);
  fail_on (error);
  remove_database (path);
  g_remove (script);
  return time;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", NULL);
  g_autofree char *workbook = g_build_filename (folder, "rows.xlsx", NULL);
  g_autofree char *csv = g_build_filename (folder, "rows.csv", NULL);
  g_autofree char *backups = NULL;
  double best = G_MAXDOUBLE, build_time = 0, reference = G_MAXDOUBLE, plain = G_MAXDOUBLE;

  write_rows (workbook, SW_SHEET_FORMAT_XLSX);
  write_rows (csv, SW_SHEET_FORMAT_CSV_UTF8);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double build;
      double time = run_import (folder, workbook, &build);

      if (time < best)
        {
          best = time;
          build_time = build;
        }
      reference = MIN (reference, run_shell (folder, csv, TRUE));
      plain = MIN (plain, run_shell (folder, csv, FALSE));
    }
  g_print ("import of a workbook of 100,000 rows: %.2f s; reference %.2f s; ratio %.2f\n", best, reference,
           best / reference);
  g_print ("  %.2f s of it until the plan is shown; the shell without a search index takes %.2f s\n", build_time,
           plain);

  g_remove (workbook);
  g_remove (csv);
  backups = g_strdup_printf ("rm -rf '%s'", folder);
  return system (backups) == 0 ? 0 : 1;
}
