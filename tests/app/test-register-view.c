/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-register-view.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

static SwElder *
make_elder (int birth_year)
{
  SwElder *elder = sw_elder_new ();

  elder->name = g_strdup ("王桂英");
  elder->birth_day = sw_day_from_ymd (birth_year, 1, 1);
  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;

  return elder;
}

static void
test_key (void)
{
  SwDay day = sw_day_from_ymd (2026, 11, 21);
  g_autoptr (SwElder) old = make_elder (1939);
  g_autoptr (SwElder) poor = make_elder (1950);
  g_autoptr (SwElder) other = make_elder (1950);
  g_autofree char *text = NULL;

  text = sw_register_key_text (old, day);
  g_assert_cmpstr (text, ==, "Key");
  g_free (text);

  poor->low_income = 1;
  poor->care_ability = SW_CARE_ABILITY_SEMI_DISABLED;
  text = sw_register_key_text (poor, day);
  g_assert_cmpstr (text, ==, "Key (low income, Semi-disabled)");
  g_free (text);

  text = sw_register_key_text (other, day);
  g_assert_null (text);
  other->in_need = 1;
  text = sw_register_key_text (other, day);
  g_assert_cmpstr (text, ==, "In need");
}

static void
test_verify (void)
{
  char *text = sw_register_verify_text (0);

  g_assert_null (text);
  text = sw_register_verify_text (SW_VERIFY_NO_PHONE);
  g_assert_cmpstr (text, ==, "No phone, nor a relative’s");
  g_free (text);
  text = sw_register_verify_text (SW_VERIFY_NO_PHONE | SW_VERIFY_UNDER_AGE | SW_VERIFY_CATEGORY_MISSING);
  g_assert_cmpstr (text, ==, "Below 60 +2");
  g_free (text);
}

static void
test_totals (void)
{
  SwTotals totals = { .n = 1284, .n_key = 412, .n_category = { 0, 57, 655, 498 } };
  g_autofree char *many = sw_register_totals_text (&totals);
  g_autofree char *one = NULL;

  g_assert_cmpstr (many, ==, "1284 elders    Key 412    Supporter unable to care 57 · Empty nest 655 · Living alone 498");

  totals = (SwTotals) { .n = 1 };
  one = sw_register_totals_text (&totals);
  g_assert_cmpstr (one, ==, "1 elder    Key 0");
}

static void
test_chip (void)
{
  const char *two[] = { "北园", "大儒巷", NULL };
  const char *five[] = { "a", "b", "c", "d", "e", NULL };
  g_autofree char *none = sw_list_chip_text ("Community", NULL);
  g_autofree char *some = sw_list_chip_text ("Community", two);
  g_autofree char *many = sw_list_chip_text ("Community", five);

  g_assert_cmpstr (none, ==, "Community");
  g_assert_cmpstr (some, ==, "Community: 北园, 大儒巷");
  g_assert_cmpstr (many, ==, "Community: a, b, c +2");
}

static void
test_values (void)
{
  static const struct
  {
    const char *filter;
    const char *value;
    const char *text;
  } cases[] = {
    { "category", "empty-nest", "Empty nest" },
    { "category", "", "Unknown" },
    { "worker_id", "", "None" },
    { "status", "paused", "Paused" },
    { "verify", "any", "Anything" },
    { "verify", "under-age", "Below 60" },
    { "key", "1", "Yes" },
    { "low_income", "0", "No" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sw_register_value_text (cases[i].filter, cases[i].value, NULL);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Every field of an elder but the sorting key can be a column, each once; every
 * filter is a condition that a query takes. */
static void
test_columns (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *columns = sw_register_get_columns ();
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  guint n_filters;
  const SwListFilter *filters = sw_register_get_filters (&n_filters);

  for (guint i = 0; i < columns->len; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) g_array_index (columns, SwListColumn, i).name));
  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_cmpint (g_hash_table_contains (seen, klass->fields[i].name), ==,
                     strcmp (klass->fields[i].name, "name_key") != 0);
  g_assert_cmpuint (sw_register_n_usual_columns (), <, columns->len);
  g_assert_cmpstr (g_array_index (columns, SwListColumn, 0).title, ==, "Name");
  g_assert_null (sw_register_find_column ("shoe_size"));
  g_assert_false (sw_register_find_column ("age")->unsorted);
  g_assert_true (sw_register_find_column ("notes")->unsorted);

  for (guint i = 0; i < n_filters; i++)
    {
      const SwEnum *enumeration = sw_list_filter_values (&filters[i], klass);
      const char *value = strcmp (filters[i].name, "verify") == 0 ? "any" : enumeration ? enumeration->values[0].nick : "1";
      const char *values[] = { value, NULL };
      g_autoptr (GError) error = NULL;

      sw_query_set_condition (query, filters[i].name, SW_OPERATOR_EQUAL, values, &error);
      g_assert_no_error (error);
      g_assert_nonnull (sw_query_find_condition (query, filters[i].name));
    }
}

static void
test_cells (void)
{
  SwDay day = sw_day_from_ymd (2026, 11, 21);
  g_autoptr (SwElder) elder = make_elder (1939);
  g_autofree char *age = sw_register_cell_text (sw_register_find_column ("age"), elder, NULL, day, TRUE);
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *lines = NULL;

  g_assert_cmpstr (age, ==, "87");

  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->document_number = g_strdup ("11010519491231002X");
  hidden = sw_register_cell_text (sw_register_find_column ("document_number"), elder, NULL, day, TRUE);
  shown = sw_register_cell_text (sw_register_find_column ("document_number"), elder, NULL, day, FALSE);
  g_assert_cmpstr (hidden, ==, "110105********002X");
  g_assert_cmpstr (shown, ==, "11010519491231002X");

  elder->notes = g_strdup ("first\nsecond");
  lines = sw_register_cell_text (sw_register_find_column ("notes"), elder, NULL, day, FALSE);
  g_assert_cmpstr (lines, ==, "first second");
}

static void
test_status (void)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_object_unref);
  SwStatusSpan *span = sw_status_span_new ();

  g_assert_cmpint (sw_status_on_day (spans, 100), ==, SW_STATUS_ACTIVE);
  span->status = SW_STATUS_PAUSED;
  span->from_day = 100;
  span->to_day = 110;
  g_ptr_array_add (spans, span);
  g_assert_cmpint (sw_status_on_day (spans, 99), ==, SW_STATUS_ACTIVE);
  g_assert_cmpint (sw_status_on_day (spans, 100), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (sw_status_on_day (spans, 110), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (sw_status_on_day (spans, 111), ==, SW_STATUS_ACTIVE);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-view/key", test_key);
  g_test_add_func ("/register-view/verify", test_verify);
  g_test_add_func ("/register-view/totals", test_totals);
  g_test_add_func ("/register-view/chip", test_chip);
  g_test_add_func ("/register-view/values", test_values);
  g_test_add_func ("/register-view/columns", test_columns);
  g_test_add_func ("/register-view/cells", test_cells);
  g_test_add_func ("/register-view/status", test_status);

  return g_test_run ();
}
