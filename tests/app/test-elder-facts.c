/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-columns.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-record-sections.h"

/* Everything that an elder record holds can be seen and edited. */
static void
test_every_field_has_a_place (void)
{
  SwRecordClass *klass = g_type_class_ref (SW_TYPE_ELDER);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n;
  const SwSection *sections = sw_record_sections (SW_TYPE_ELDER, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) fields = sw_section_fields (&sections[i], klass);

      for (guint j = 0; j < fields->len; j++)
        {
          g_assert_nonnull (fields->pdata[j]);
          g_assert_true (g_hash_table_add (seen, fields->pdata[j]));
        }
    }

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED) && !g_hash_table_contains (seen, &klass->fields[i]))
      g_error ("%s is in no section", klass->fields[i].name);

  g_type_class_unref (klass);
}

static void
test_describe (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autofree char *nothing = sw_elder_describe (elder, 0);
  g_autofree char *both = NULL;

  g_assert_cmpstr (nothing, ==, "");
  elder->sex = SW_SEX_FEMALE;
  elder->birth_day = sw_day_from_ymd (1939, 11, 22);
  both = sw_elder_describe (elder, sw_day_from_ymd (2026, 11, 21));
  g_assert_cmpstr (both, ==, "Female · 86 years old");
}

static SwStatusSpan *
make_span (SwStatus status,
           SwDay    from,
           SwDay    to)
{
  SwStatusSpan *span = sw_status_span_new ();

  span->status = status;
  span->from_day = from;
  span->to_day = to;

  return span;
}

static void
test_current_span (void)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_null (sw_status_spans_current (spans, 100));
  g_ptr_array_add (spans, make_span (SW_STATUS_DIED, 200, SW_NONE));
  g_ptr_array_add (spans, make_span (SW_STATUS_PAUSED, 90, 110));
  g_assert_null (sw_status_spans_current (spans, 89));
  g_assert_true (sw_status_spans_current (spans, 110) == spans->pdata[1]);
  g_assert_null (sw_status_spans_current (spans, 111));
  g_assert_true (sw_status_spans_current (spans, 5000) == spans->pdata[0]);

  /* Of two that cover a day the later one holds. */
  g_ptr_array_add (spans, make_span (SW_STATUS_MOVED, 300, SW_NONE));
  g_assert_true (sw_status_spans_current (spans, 5000) == spans->pdata[2]);
}

static void
test_change_is_masked (void)
{
  SwRecordClass *klass = g_type_class_ref (SW_TYPE_ELDER);
  SwChange change = { sw_record_class_find_field (klass, "phone"), NULL, (char *) "13812346621" };
  g_autofree char *shown = sw_change_describe (&change, FALSE);
  g_autofree char *hidden = sw_change_describe (&change, TRUE);
  g_autofree char *emptied = NULL;

  g_assert_cmpstr (shown, ==, "Phone: 13812346621");
  g_assert_null (strstr (hidden, "13812346621"));
  g_assert_nonnull (strstr (hidden, "6621"));

  change.before = change.after;
  change.after = NULL;
  emptied = sw_change_describe (&change, FALSE);
  g_assert_cmpstr (emptied, ==, "Phone: 13812346621 → empty");
  g_type_class_unref (klass);
}

static void
test_verify_leads_to_fields (void)
{
  SwRecordClass *klass = g_type_class_ref (SW_TYPE_ELDER);

  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (sw_verify_field (bit))
      g_assert_nonnull (sw_record_class_find_field (klass, sw_verify_field (bit)));

  g_assert_null (sw_verify_field (SW_VERIFY_SAME_PERSON));
  g_assert_cmpstr (sw_verify_field (SW_VERIFY_NO_PHONE), ==, "phone");
  g_type_class_unref (klass);
}

static void
test_facts_and_history (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sw-facts-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (SwRelative) relative = sw_relative_new ();
  g_autoptr (GPtrArray) facts = NULL;
  g_autoptr (GPtrArray) history = NULL;
  guint n_sections, unknown;
  const SwSection *sections = sw_record_sections (SW_TYPE_ELDER, &n_sections);
  const SwFact *fact;

  g_assert_no_error (error);
  community->name = g_strdup ("北园社区");
  sw_store_save_one (store, SW_RECORD (community), "Add 北园社区", &error);
  g_assert_no_error (error);
  elder->name = g_strdup ("王桂英");
  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->document_number = g_strdup ("11010519491231002X");
  elder->community_id = sw_record_get_id (SW_RECORD (community));
  elder->registered_day = sw_day_from_ymd (2026, 11, 1);
  sw_store_save_one (store, SW_RECORD (elder), "Add 王桂英", &error);
  g_assert_no_error (error);
  relative->elder_id = sw_record_get_id (SW_RECORD (elder));
  relative->name = g_strdup ("李敏");
  sw_store_save_one (store, SW_RECORD (relative), "Add 李敏", &error);
  g_assert_no_error (error);

  /* Residence: only the community is known. */
  facts = sw_record_facts (SW_RECORD (elder), &sections[1], store, &unknown);
  g_assert_cmpuint (facts->len, ==, 1);
  g_assert_cmpuint (unknown, ==, 4);
  fact = facts->pdata[0];
  g_assert_cmpstr (fact->value, ==, "北园社区");

  g_clear_pointer (&facts, g_ptr_array_unref);
  facts = sw_record_facts (SW_RECORD (elder), &sections[0], store, NULL);
  for (guint i = 0; i < facts->len; i++)
    {
      fact = facts->pdata[i];
      g_assert_cmpint ((fact->field->flags & SW_FIELD_SENSITIVE) != 0, ==, fact->masked != NULL);
      if (strcmp (fact->field->name, "document_number") == 0)
        {
          g_assert_cmpstr (fact->value, ==, "11010519491231002X");
          g_assert_cmpstr (fact->masked, !=, fact->value);
        }
    }

  history = sw_elder_history (store, sw_record_get_id (SW_RECORD (elder)), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpstr (((SwHistoryEntry *) history->pdata[0])->label, ==, "Add 李敏");
  g_assert_cmpstr (((SwHistoryEntry *) history->pdata[1])->label, ==, "Add 王桂英");

  g_assert_true (sw_store_close (store, &error));
  g_assert_no_error (error);
  app_test_remove (folder);
}

static void
test_columns (void)
{
  const int heights[] = { 30, 10, 10 };

  g_assert_cmpint (sw_columns_count (1000, 300, 12, 4), ==, 3);
  g_assert_cmpint (sw_columns_count (923, 300, 12, 4), ==, 2);
  g_assert_cmpint (sw_columns_count (924, 300, 12, 4), ==, 3);
  g_assert_cmpint (sw_columns_count (100, 300, 12, 4), ==, 1);
  g_assert_cmpint (sw_columns_count (10000, 300, 12, 4), ==, 4);
  g_assert_cmpint (sw_columns_width (924, 3, 12), ==, 300);
  g_assert_cmpuint (sw_columns_shortest (heights, 3), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/elder-facts/every-field-has-a-place", test_every_field_has_a_place);
  g_test_add_func ("/elder-facts/describe", test_describe);
  g_test_add_func ("/elder-facts/current-span", test_current_span);
  g_test_add_func ("/elder-facts/change-is-masked", test_change_is_masked);
  g_test_add_func ("/elder-facts/verify-leads-to-fields", test_verify_leads_to_fields);
  g_test_add_func ("/elder-facts/facts-and-history", test_facts_and_history);
  g_test_add_func ("/elder-facts/columns", test_columns);

  return g_test_run ();
}
