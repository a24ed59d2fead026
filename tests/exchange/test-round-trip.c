/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "sw-demo.h"
#include "sw-export.h"
#include "sw-household-member.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

/* The full workbook: a register goes out and comes in again, here and elsewhere. */

#define N_ELDERS 700

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

/* In the order of a field, or of the ids. */
static GArray *
all_ids (SwStore    *store,
         const char *sort)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  GArray *ids;

  if (sort)
    sw_query_set_sort (query, sort, TRUE);
  ids = sw_store_query_ids (store, query, -1, &error);
  g_assert_no_error (error);
  if (sort == NULL)
    g_array_sort (ids, compare_ids);
  return ids;
}

/* All that a record says, with names instead of ids. */
static char *
describe (SwStore  *store,
          SwRecord *record)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *value = NULL;

      if (field->flags & SW_FIELD_OWNER)
        continue;
      value = field->kind == SW_FIELD_REFERENCE
                ? g_strdup (sw_store_get_name (store, field->reference (), SW_RECORD_NUMBER (record, field)))
                : sw_record_format_machine (record, field);
      g_string_append_printf (text, "%s=%s|", field->name, value ? value : "");
    }
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
describe_owned (SwStore *store,
                GType    type,
                gint64   elder_id,
                guint   *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = sw_store_load_owned (store, type, elder_id, &error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (texts, describe (store, records->pdata[i]));
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  *n += records->len;
  return g_strjoinv ("\n", (char **) texts->pdata);
}

/* The elders of one store are those of the other, in the order of the rows. */
static void
assert_same (SwStore *store,
             GArray  *ids,
             SwStore *other,
             guint    n_owned[3])
{
  const GType types[] = { SW_TYPE_RELATIVE, SW_TYPE_HOUSEHOLD_MEMBER, SW_TYPE_STATUS_SPAN };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) others = all_ids (other, NULL);

  g_assert_cmpuint (others->len, ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 other_id = g_array_index (others, gint64, i);
      g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, id, &error);
      g_autoptr (SwElder) copy = sw_store_load (other, SW_TYPE_ELDER, other_id, &error);
      g_autofree char *text = describe (store, SW_RECORD (elder));
      g_autofree char *copy_text = describe (other, SW_RECORD (copy));

      g_assert_cmpstr (text, ==, copy_text);
      for (guint j = 0; j < G_N_ELEMENTS (types); j++)
        {
          guint n = 0;
          g_autofree char *owned = describe_owned (store, types[j], id, &n_owned[j]);
          g_autofree char *copies = describe_owned (other, types[j], other_id, &n);

          g_assert_cmpstr (owned, ==, copies);
        }
    }
}

static void
assert_counts_of (SwImportPlan *plan,
                  gboolean      all_new)
{
  for (guint i = 0; i < sw_import_plan_get_n_rows (plan); i++)
    {
      const SwImportRow *row = sw_import_plan_get_row (plan, i);

      if (row->state != (all_new ? SW_IMPORT_NEW : SW_IMPORT_UNCHANGED))
        g_error ("%s row %u, %s: %s%s%s", sw_import_plan_get_source_sheet (plan, row->source), row->number, row->name,
                 sw_import_state_nick (row->state), row->issues ? ": " : "",
                 row->issues ? ((SwImportIssue *) row->issues->pdata[0])->message
                 : row->changes ? ((SwChange *) row->changes->pdata[0])->after : "");
    }
}

static SwImportPlan *
plan_in (SwStore    *store,
         const char *path,
         SwDay       today)
{
  g_autoptr (GError) error = NULL;
  SwImportPlan *plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);

  sw_import_plan_add_file (plan, path, NULL, store, NULL, &error);
  g_assert_no_error (error);
  sw_import_plan_build (plan, store, today, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static SwStore *
open_demo (ImportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "demo.db");
  SwStore *store = sw_store_open (path, SW_STORE_CREATE, &error);

  g_assert_no_error (error);
  sw_demo_fill (store, N_ELDERS, 4, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static double told;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  g_assert_cmpfloat (fraction, >=, told);
  g_assert_cmpfloat (fraction, <=, 1.0);
  told = fraction;
}

static void
export_all (SwStore    *store,
            GArray     *ids,
            const char *path)
{
  g_autoptr (GError) error = NULL;

  told = 0;
  sw_export_records (store, SW_TYPE_ELDER, (const gint64 *) (gpointer) ids->data, ids->len, path, SW_SHEET_FORMAT_XLSX,
                     progress_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (told, >, 0.75);
}

/* Everybody, twice in the register or not, with family and status. The ids are others there. */
static void
test_demo (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "底册.xlsx");
  g_autoptr (SwStore) demo = open_demo (fixture);
  g_autoptr (GArray) ids = all_ids (demo, "name");
  g_autoptr (SwImportPlan) plan = NULL;
  g_autoptr (SwImportPlan) again = NULL;
  g_autoptr (SwImportPlan) here = NULL;
  guint n_owned[3] = { 0 };

  export_all (demo, ids, path);
  plan = plan_in (fixture->store, path, fixture->today);
  g_assert_cmpuint (sw_import_plan_get_n_sources (plan), ==, 4);
  g_assert_cmpstr (sw_import_plan_get_source_sheet (plan, 1), ==, "家属");
  assert_counts_of (plan, TRUE);
  sw_import_plan_commit (plan, fixture->store, NULL, &error);
  g_assert_no_error (error);

  assert_same (demo, ids, fixture->store, n_owned);
  for (guint i = 0; i < G_N_ELEMENTS (n_owned); i++)
    {
      SwImportCounts counts;

      g_assert_cmpuint (n_owned[i], >, 20);
      sw_import_plan_get_source_counts (plan, i + 1, &counts);
      g_assert_cmpuint (counts.n_new, ==, n_owned[i]);
    }

  again = plan_in (fixture->store, path, fixture->today);
  assert_counts_of (again, FALSE);
  g_assert_cmpuint (sw_import_plan_get_missing (again)->len, ==, 0);
  here = plan_in (demo, path, fixture->today);
  assert_counts_of (here, FALSE);

  /* One undo takes all of it away. */
  g_assert_true (sw_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_ELDER), ==, 0);
  g_assert_cmpint (import_count (fixture->store, SW_TYPE_RELATIVE), ==, 0);
  sw_store_close (demo, NULL);
}

static void
test_cancel (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, "底册.xlsx");
  g_autoptr (SwStore) demo = open_demo (fixture);
  g_autoptr (GArray) ids = all_ids (demo, "name");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_export_records (demo, SW_TYPE_ELDER, (const gint64 *) (gpointer) ids->data, ids->len, path,
                                     SW_SHEET_FORMAT_XLSX, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  sw_store_close (demo, NULL);
}

#define ADD(path, func) \
  g_test_add ("/round-trip/" path, ImportFixture, NULL, import_set_up, func, import_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("demo", test_demo);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
