/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a key pressed in the search box to the first hundred rows, at 100,000 and
 * at 1,000,000 elders, beside looking through all rows with LIKE; and how long
 * the first rows of the register take beside those of 1,000 elders. The people
 * are made by chance from a fixed seed. */

#include <locale.h>
#include <stdlib.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-duplicates.h"
#include "sw-elder.h"
#include "sw-record-list.h"
#include "sw-record-sql.h"
#include "sw-relative.h"
#include "sw-search.h"
#include "sw-store-private.h"
#include "sw-store-query.h"

#include <glib/gstdio.h>

#define N_COMMUNITIES 30
#define N_RUNS 7
#define N_ROWS 100

static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
  "钱", "顾", "陆", "沈", "蒋", "范", "方", "石", "姚", "谭", "单", "曾", "欧阳", "司马", "阿依", "龑",
};
static const char *const given[] = {
  "芳", "秀", "英", "兰", "梅", "珍", "桂", "玉", "华", "国", "明", "建", "志", "强", "德", "福", "根", "生", "林", "宝",
  "金", "银", "凤", "仙", "娣", "妹", "菊", "荣", "祥", "龙", "伟", "军", "红", "淑", "文", "春", "月", "小", "大", "永",
};
static const char *const streets[] = {
  "钮家巷", "大儒巷", "观前街", "平江路", "临顿路", "干将东路", "北园路", "东北街", "白塔东路", "齐门路",
  "西花桥巷", "悬桥巷", "菉葭巷", "曹家巷", "中张家巷", "大新桥巷", "卫道观前", "东花桥巷", "潘儒巷", "狮林寺巷",
};

static const struct
{
  const char *kind;
  const char *texts[5];
} queries[] = {
  { "1 hanzi", { "王", "芳", "龑", "钮", "欧" } },
  { "2 hanzi", { "王芳", "秀英", "平江", "花桥", "欧阳" } },
  { "3 hanzi", { "王秀英", "钮家巷", "陆建国", "狮林寺", "李小妹" } },
  { "1–2 letters", { "w", "wf", "zh", "l", "oy" } },
  { "3–4 letters", { "wxy", "wang", "zhan", "ljg", "xiu" } },
  { "full pinyin", { "wangf", "wangfang", "lixiaomei", "ouyang", "gufeng" } },
  { "1–2 digits", { "1", "32", "99", "07", "5" } },
  { "3–4 digits", { "138", "1949", "0715", "301", "8888" } },
  { "5 digits and more", { "32050", "19430", "13812", "194307", "15987" } },
  { "several words", { "王 平江", "wf 138", "钮家巷 12号", "秀英 1943", "李 花桥 5幢" } },
};

static gint64
run (const char *sql,
     SwStore    *store)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  if (!sw_connection_get_integer (sw_store_get_connection (store), sql, &value, &error))
    g_error ("%s", error->message);

  return value;
}

static void
fill (const char *path,
      guint       n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwConnection) connection = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  g_clear_object (&store);

  connection = sw_connection_open (path, FALSE, &error);
  if (connection == NULL ||
      !sw_connection_exec (connection, "PRAGMA cache_size = -1000000; PRAGMA synchronous = OFF", &error) ||
      !sw_connection_begin (connection, &error))
    g_error ("%s", error->message);
  for (gint64 i = 1; i <= N_COMMUNITIES; i++)
    {
      g_autoptr (SwCommunity) community = sw_community_new ();

      community->name = g_strdup_printf ("社区%" G_GINT64_FORMAT, i);
      sw_record_set_id (SW_RECORD (community), i);
      sw_record_sql_insert (connection, SW_RECORD (community), NULL);
    }
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (SwElder) elder = sw_elder_new ();
      g_autoptr (SwRelative) relative = NULL;
      int year = g_rand_int_range (rand, 1930, 1966), month = g_rand_int_range (rand, 1, 13);
      int day = g_rand_int_range (rand, 1, 29);
      /* Some surnames and streets are frequent, some rare. */
      double chance = g_rand_double (rand);
      guint surname = chance * chance * G_N_ELEMENTS (surnames);

      sw_record_set_id (SW_RECORD (elder), i);
      elder->name = g_strconcat (surnames[surname], given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
                                 g_rand_int_range (rand, 0, 4) ? given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))] : NULL,
                                 NULL);
      elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
      elder->document_override = g_strdup ("基准");
      elder->document_number = g_strdup_printf ("320508%04d%02d%02d%03d%d", year, month, day,
                                                g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 10));
      elder->birth_day = sw_day_from_ymd (year, month, day);
      elder->phone = g_strdup_printf ("1%d%09d", g_rand_int_range (rand, 3, 10), g_rand_int_range (rand, 0, 1000000000));
      elder->home_address = g_strdup_printf ("%s%d号%d幢%d0%d室", streets[g_rand_int_range (rand, 0, G_N_ELEMENTS (streets))],
                                             g_rand_int_range (rand, 1, 200), g_rand_int_range (rand, 1, 30),
                                             g_rand_int_range (rand, 1, 18), g_rand_int_range (rand, 1, 7));
      elder->community_id = 1 + i * (guint64) N_COMMUNITIES / (n + 1);
      elder->category = g_rand_int_range (rand, 0, 4);
      elder->child_residence = g_rand_int_range (rand, 0, 9);
      elder->registered_day = sw_day_from_ymd (2026, 1, 1);
      sw_record_derive (SW_RECORD (elder));
      if (!sw_record_sql_insert (connection, SW_RECORD (elder), &error))
        g_error ("%s", error->message);

      relative = sw_relative_new ();
      sw_record_set_id (SW_RECORD (relative), i);
      relative->elder_id = i;
      relative->name = g_strconcat (surnames[surname], given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
                                    given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))], NULL);
      relative->phone = g_strdup_printf ("1%d%09d", g_rand_int_range (rand, 3, 10),
                                         g_rand_int_range (rand, 0, 1000000000));
      if (!sw_record_sql_insert (connection, SW_RECORD (relative), &error))
        g_error ("%s", error->message);
    }
  if (!sw_search_rebuild (connection, &error) || !sw_connection_commit (connection, &error) ||
      !sw_connection_exec (connection, "PRAGMA wal_checkpoint(TRUNCATE)", &error))
    g_error ("%s", error->message);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static double
median (GArray *times)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, times->len / 2);
}

static void
look_at_rows (SwRecordList *list)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (SwRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (record == NULL)
        return;
    }
}

/* Milliseconds of looking through all rows, as one would without an index. */
static double
time_like (SwStore    *store,
           const char *text)
{
  g_autoptr (GString) statement = g_string_new ("SELECT count (*) FROM (SELECT id FROM elder WHERE 1");
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 start;

  for (guint i = 0; words[i]; i++)
    g_string_append_printf (statement, " AND (name LIKE '%%%1$s%%' OR name_pinyin LIKE '%1$s%%' OR name_initials LIKE '%1$s%%'"
                                       " OR document_number LIKE '%%%1$s%%' OR phone LIKE '%%%1$s%%'"
                                       " OR home_address LIKE '%%%1$s%%')", words[i]);
  g_string_append_printf (statement, " ORDER BY name_key, id LIMIT %d)", N_ROWS);
  start = g_get_monotonic_time ();
  run (statement->str, store);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
measure_search (SwStore    *store,
                const char *elders,
                double      to_reach)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRecordList) list = sw_record_list_new (store, query);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) like = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GString) notes = g_string_new (NULL);
  const char *const active[] = { "active", NULL };
  double middle, reference;

  /* As the register is shown at first. */
  sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (queries); k++)
    {
      g_autoptr (GArray) kind = g_array_new (FALSE, FALSE, sizeof (double));
      double slowest = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (queries[k].texts); i++)
        {
          double of_like = time_like (store, queries[k].texts[i]);

          g_array_append_val (like, of_like);
          for (int turn = 0; turn < N_RUNS; turn++)
            {
              gint64 start;
              double time;

              /* What still runs for the text before is dropped, as when typing. */
              sw_query_set_search (query, "龑龑龑");
              sw_record_list_set_query (list, query);
              sw_query_set_search (query, queries[k].texts[i]);
              start = g_get_monotonic_time ();
              sw_record_list_set_query (list, query);
              look_at_rows (list);
              time = (g_get_monotonic_time () - start) / 1000.0;
              g_array_append_val (kind, time);
              g_array_append_val (all, time);
              slowest = MAX (slowest, time);
            }
        }
      g_string_append_printf (notes, "  %s: %.1f ms at the median, %.1f ms at most\n", queries[k].kind, median (kind), slowest);
    }
  middle = median (all);
  reference = median (like);
  g_print ("a key in search to its first page, %s elders (to reach %.0f ms): %.1f ms; reference %.1f ms (LIKE); ratio %.2f\n%s",
           elders, to_reach, middle, reference, middle / reference, notes->str);
}

/* Milliseconds to the first rows of the register, the shortest time of several. */
static double
time_first_rows (SwStore *store)
{
  g_autoptr (GError) error = NULL;
  double shortest = G_MAXDOUBLE;

  for (int turn = 0; turn < 3 * N_RUNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SwStore) other = sw_store_open_again (store, &error);
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
      g_autoptr (SwRecordList) list = NULL;
      double time;

      if (other == NULL)
        g_error ("%s", error->message);
      list = sw_record_list_new (other, query);
      look_at_rows (list);
      time = (g_get_monotonic_time () - start) / 1000.0;
      shortest = MIN (shortest, time);
    }

  return shortest;
}

static void
measure_others (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;
  SwTotals totals;
  gint64 start = g_get_monotonic_time (), middle;

  if (!sw_store_totals (store, query, &totals, NULL, &error))
    g_error ("%s", error->message);
  middle = g_get_monotonic_time ();
  found = sw_store_find_duplicates (store, NULL, &error);
  if (found == NULL)
    g_error ("%s", error->message);
  g_print ("  totals of the register: %.0f ms; %u pairs of duplicates: %.0f ms\n", (middle - start) / 1000.0,
           found->len, (g_get_monotonic_time () - middle) / 1000.0);
}

int
main (int    argc,
      char **argv)
{
  static const struct { guint n; const char *text; double to_reach; } sizes[] = {
    { 1000, "1,000", 0 }, { 100000, "100,000", 10 }, { 1000000, "1,000,000", 50 },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("shouwang-bench-XXXXXX", &error);
  double small = 0;

  setlocale (LC_ALL, "C.UTF-8");
  if (folder == NULL)
    g_error ("%s", error->message);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (folder, "office.db", NULL);
      g_autoptr (SwStore) store = NULL;
      g_autoptr (GDir) dir = NULL;
      const char *name;

      fill (path, sizes[i].n);
      store = sw_store_open (path, SW_STORE_OPEN_EXISTING, &error);
      if (store == NULL)
        g_error ("%s", error->message);
      if (sizes[i].to_reach == 0)
        {
          small = time_first_rows (store);
        }
      else
        {
          double large = time_first_rows (store);

          measure_search (store, sizes[i].text, sizes[i].to_reach);
          g_print ("  search index: %" G_GINT64_FORMAT " bytes an elder\n",
                   run ("SELECT sum (pgsize) FROM dbstat WHERE name LIKE 'elder_search%'", store) / sizes[i].n);
          measure_others (store);
          g_print ("first rows of the register, %s elders: %.1f ms; reference %.1f ms (1,000 elders); ratio %.2f\n",
                   sizes[i].text, large, small, large / small);
        }
      g_clear_object (&store);

      dir = g_dir_open (folder, 0, NULL);
      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *child = g_build_filename (folder, name, NULL);

          if (g_file_test (child, G_FILE_TEST_IS_REGULAR))
            g_unlink (child);
        }
    }
  g_rmdir (folder);

  return 0;
}
