/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include "sw-caregiver.h"
#include "sw-duplicates.h"
#include "sw-key-elder.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sw-visit.h"

#define DAY sw_day_from_ymd (2026, 11, 21)

static gint64
id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

static GHashTable *
ids_of (SwTestStore *test,
        SwQuery     *query)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sw_store_query_ids (test->store, query, -1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_assert_true (g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64))));
  g_assert_cmpint (sw_store_query_count (test->store, query, &error), ==, ids->len);

  return set;
}

static GHashTable *
ids_with (SwTestStore *test,
          const char  *condition)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GError) error = NULL;

  sw_query_set_day (query, DAY);
  sw_query_add_text (query, condition, &error);
  g_assert_no_error (error);

  return ids_of (test, query);
}

/* The names with a | between them, in the query's order. */
static char *
names_of (SwTestStore *test,
          SwQuery     *query)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sw_store_query_ids (test->store, query, -1, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  records = sw_store_load_ids (test->store, sw_query_get_record_type (query), (const gint64 *) ids->data, ids->len,
                               &error);
  for (guint i = 0; i < records->len; i++)
    {
      SwRecord *record = records->pdata[i];

      g_string_append_printf (names, "%s%s", i ? "|" : "",
                              sw_record_get_text (record, sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "name")));
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
names_with (SwTestStore *test,
            const char  *condition)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GError) error = NULL;

  sw_query_set_day (query, DAY);
  sw_query_set_text (query, condition, &error);
  g_assert_no_error (error);

  return names_of (test, query);
}

#define assert_names(condition, expected)                    \
  G_STMT_START                                               \
    {                                                        \
      g_autofree char *found = names_with (test, condition); \
      g_assert_cmpstr (found, ==, expected);                 \
    }                                                        \
  G_STMT_END

static void
test_text (void)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL, *still = NULL;
  const SwCondition *condition;
  static const char *const wrong[] = { "colour=red", "category", "=x", "", "category=x", "category<living-alone", "age>=x",
                                       "age>=", "age>=60,70", "key=maybe", "verify=x", "status~act", "birth-day=x",
                                       "name<a", "birth_day>=", "age=-1" };

  g_assert_true (sw_query_add_text (query, "category=living-alone,空巢", &error));
  g_assert_no_error (error);
  g_assert_true (sw_query_add_text (query, "age>=80", &error));
  g_assert_true (sw_query_add_text (query, "age<=90", &error));
  g_assert_true (sw_query_add_text (query, "birth-day<1940-5-6", &error));
  g_assert_true (sw_query_add_text (query, "home_address~a\\,b\\\\", &error));
  g_assert_true (sw_query_add_text (query, "phone!=", &error));
  g_assert_true (sw_query_add_text (query, "age>=85", &error));
  g_assert_no_error (error);
  text = sw_query_to_text (query);
  g_assert_cmpstr (text, ==, "category=living-alone,empty-nest\nage<=90\nbirth_day<1940-05-06\n"
                             "home_address~a\\,b\\\\\nphone!=\nage>=85");

  copy = sw_query_copy (query);
  condition = sw_query_find_condition (copy, "home-address");
  g_assert_cmpstr (condition->values[0], ==, "a,b\\");
  g_assert_null (condition->values[1]);
  sw_query_clear (copy);
  g_assert_true (sw_query_set_text (copy, text, &error));
  again = sw_query_to_text (copy);
  g_assert_cmpstr (again, ==, text);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (sw_query_set_text (copy, wrong[i], &error) && *wrong[i]);
      if (*wrong[i])
        g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_true (sw_query_set_text (copy, text, &error));
  g_assert_false (sw_query_set_text (copy, "age>=80\ncolour=red", &error));
  still = sw_query_to_text (copy);
  g_assert_cmpstr (still, ==, text);

  sw_query_remove_condition (copy, "age");
  g_assert_null (sw_query_find_condition (copy, "age"));
  g_assert_cmpuint (sw_query_get_conditions (copy)->len, ==, 4);
  g_assert_true (sw_query_set_condition (copy, "phone", SW_OPERATOR_NOT_EQUAL, NULL, NULL));
  g_assert_cmpuint (sw_query_get_conditions (copy)->len, ==, 3);

  sw_query_set_search (copy, "   ");
  g_assert_null (sw_query_get_search (copy));
}

/* The rule in SQL and the rule of the domain, in every case. */
static void
test_key (SwTestStore  *test,
          gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  const SwDay days[] = { SW_NONE, sw_day_from_ymd (1946, 11, 20), sw_day_from_ymd (1946, 11, 21),
                         sw_day_from_ymd (1946, 11, 22), sw_day_from_ymd (1966, 11, 21), sw_day_from_ymd (1966, 11, 22),
                         sw_day_from_ymd (1948, 2, 29), sw_day_from_ymd (1920, 1, 1) };
  g_autoptr (GError) error = NULL;
  guint n_key = 0;

  sw_store_begin (test->store, "Add", &error);
  for (gint64 category = -1; category < sw_enum_n_values (&sw_category_enum); category++)
    for (gint64 residence = -1; residence < sw_enum_n_values (&sw_child_residence_enum); residence++)
      for (gint64 low = -1; low <= 1; low++)
        for (gint64 care = -1; care < sw_enum_n_values (&sw_care_ability_enum); care++)
          for (gsize d = 0; d < G_N_ELEMENTS (days); d++)
            {
              SwElder *elder = sw_test_elder (id_of (community), "王芳", NULL);

              elder->category = category < 0 ? SW_NONE : category;
              elder->child_residence = residence < 0 ? SW_NONE : residence;
              elder->low_income = low < 0 ? SW_NONE : low;
              elder->care_ability = care < 0 ? SW_NONE : care;
              elder->birth_day = days[d];
              elder->in_need = elders->len % 3 == 0 ? SW_NONE : elders->len % 3 - 1;
              g_ptr_array_add (elders, elder);
              g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
            }
  g_assert_true (sw_store_commit (test->store, &error));

  for (int turn = 0; turn < 4; turn++)
    {
      static const char *const conditions[] = { "key=1", "key=0", "agreement-due=1", "agreement-due=0" };
      g_autoptr (GHashTable) found = ids_with (test, conditions[turn]);

      for (guint i = 0; i < elders->len; i++)
        {
          SwElder *elder = elders->pdata[i];
          gint64 id = id_of (elder);
          gboolean holds = turn < 2 ? sw_elder_is_key (elder, DAY) : sw_elder_needs_agreement (elder, DAY);

          n_key += turn == 0 && holds;
          g_assert_cmpint (g_hash_table_contains (found, &id), ==, holds == (turn % 2 == 0));
        }
    }
  g_assert_cmpuint (n_key, >, 100);
}

static void
test_age (SwTestStore  *test,
          gconstpointer data)
{
  static const char *const signs[] = { "=", "!=", "<", "<=", ">", ">=" };
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  sw_store_begin (test->store, "Add", &error);
  for (SwDay day = sw_day_from_ymd (1945, 11, 15); day < sw_day_from_ymd (1948, 3, 3); day++)
    {
      SwElder *elder = sw_test_elder (id_of (community), "王芳", NULL);

      elder->birth_day = elders->len == 0 ? SW_NONE : day;
      g_ptr_array_add (elders, elder);
      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
    }
  g_assert_true (sw_store_commit (test->store, &error));

  for (int limit = 78; limit <= 81; limit++)
    for (gsize s = 0; s < G_N_ELEMENTS (signs); s++)
      {
        g_autofree char *condition = g_strdup_printf ("age%s%d", signs[s], limit);
        g_autoptr (GHashTable) found = ids_with (test, condition);

        for (guint i = 0; i < elders->len; i++)
          {
            gint64 id = id_of (elders->pdata[i]);
            int age = sw_elder_get_age (elders->pdata[i], DAY);
            gboolean holds[] = { age == limit, age != limit, age < limit, age <= limit, age > limit, age >= limit };

            if (g_hash_table_contains (found, &id) != (age < 0 ? s == 1 : holds[s]))
              g_error ("%s at %d", condition, age);
          }
      }
}

static gint64
maybe (GRand *rand,
       int    n)
{
  int value = g_rand_int_range (rand, -1, n);

  return value < 0 ? SW_NONE : value;
}

static gboolean
has_left (GPtrArray *spans,
          SwElder   *elder)
{
  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (span->elder_id == id_of (elder) && span->status != SW_STATUS_PAUSED && sw_status_span_covers (span, DAY))
        return TRUE;
    }

  return FALSE;
}

/* The to-verify list in SQL, for one elder, and of the domain, on random people. */
static void
test_verify (SwTestStore  *test,
             gconstpointer data)
{
  static const char *const names[] = { "王芳", "李兰", "赵英" };
  static const char *const numbers[] = { NULL, "11010519491231002X", "440524188001010014", "110105194912310021", "12" };
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) with_phone = g_hash_table_new (NULL, NULL);
  g_autoptr (SwQuery) all = sw_query_new (SW_TYPE_ELDER);
  SwCaregiver *workers[3];
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  SwTotals totals, expected_totals = { 0 };
  gint64 counts[32], expected[32] = { 0 };
  gint64 distinct[2] = { 0, 0 };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      workers[i] = sw_caregiver_new ();
      workers[i]->name = g_strdup_printf ("工%d", i);
      workers[i]->kind = SW_CAREGIVER_WORKER;
      workers[i]->ended_day = i == 0 ? SW_NONE : i == 1 ? DAY : DAY - 1;
      g_assert_true (sw_store_save_one (test->store, SW_RECORD (workers[i]), "Add", &error));
    }

  /* Later than the day that is asked about, as somebody may be born after it. */
  sw_day_set_today (DAY + 10);
  sw_store_begin (test->store, "Add", &error);
  for (int i = 0; i < 600; i++)
    {
      SwElder *elder = sw_test_elder (id_of (community), names[g_rand_int_range (rand, 0, 3)], NULL);

      if (g_rand_int_range (rand, 0, 100) == 0)
        elder->document_number = g_strdup (numbers[g_rand_int_range (rand, 0, 5)]);
      else if (i % 7)
        elder->document_number = g_strdup_printf ("P%d", i), elder->document_kind = SW_DOCUMENT_PASSPORT;
      if (i % 2)
        elder->document_override = g_strdup ("as on the card");
      else if (sw_elder_check_document (elder, NULL) == SW_DOCUMENT_STATE_WRONG)
        g_clear_pointer (&elder->document_number, g_free);
      elder->birth_day = i % 5 == 0 ? SW_NONE : sw_day_from_ymd (1966, 11, 21) + g_rand_int_range (rand, -200, 200);
      if (i % 30 == 1)
        elder->birth_day = DAY + g_rand_int_range (rand, -3, 4);
      else if (i % 30 == 2)
        elder->birth_day = sw_day_add_years (DAY, -SW_ELDER_MAX_AGE - 1) + g_rand_int_range (rand, -3, 4);
      elder->phone = i % 3 ? g_strdup ("13812345678") : i % 2 ? g_strdup ("同女儿") : NULL;
      elder->category = maybe (rand, 4);
      elder->child_residence = maybe (rand, 9);
      elder->child_residence_unsure = maybe (rand, 2);
      elder->worker_id = i % 4 ? id_of (workers[i % 3]) : SW_NONE;
      if (i % 18 == 0)
        elder->registered_day = DAY;
      g_ptr_array_add (elders, elder);
      g_assert_true (sw_store_save (test->store, SW_RECORD (elder), &error));
      g_assert_no_error (error);
      if (i % 11 == 0)
        {
          g_autoptr (SwRelative) relative = sw_relative_new ();

          relative->elder_id = id_of (elder);
          relative->name = g_strdup ("小明");
          if (i % 2)
            relative->phone = g_strdup ("13912345678");
          else if (i % 3)
            relative->other_phone = g_strdup ("13912345678");
          if (relative->phone || relative->other_phone)
            g_hash_table_add (with_phone, elder);
          else
            relative->phone = g_strdup ("见备注");
          g_assert_true (sw_store_save (test->store, SW_RECORD (relative), &error));
        }
      if (i % 9)
        {
          g_autoptr (SwVisit) visit = sw_visit_new ();

          visit->elder_id = id_of (elder);
          visit->party = SW_PARTY_WORKER;
          visit->channel = SW_CHANNEL_HOME;
          visit->outcome = SW_OUTCOME_NOT_REACHED;
          visit->services = 1;
          visit->day = DAY - i % 50;
          visit->source = SW_VISIT_SOURCE_HAND;
          g_hash_table_add (visited, elder);
          g_assert_true (sw_store_save (test->store, SW_RECORD (visit), &error));
          g_assert_no_error (error);
        }
      if (i % 13 == 0)
        {
          SwStatusSpan *span = sw_status_span_new ();

          span->elder_id = id_of (elder);
          span->status = i % 26 ? SW_STATUS_PAUSED : SW_STATUS_DIED;
          span->from_day = DAY + g_rand_int_range (rand, -1, 2);
          span->to_day = i % 3 ? SW_NONE : span->from_day;
          g_ptr_array_add (spans, span);
          g_assert_true (sw_store_save (test->store, SW_RECORD (span), &error));
        }
    }
  g_assert_true (sw_store_commit (test->store, &error));

  /* One of the pairs with the same name and birth day is two persons. */
  for (guint i = 0; i < elders->len && distinct[0] == 0; i++)
    for (guint k = i + 1; k < elders->len && distinct[0] == 0; k++)
      {
        SwElder *a = elders->pdata[i], *b = elders->pdata[k];

        if (a->birth_day != SW_NONE && a->birth_day == b->birth_day && strcmp (a->name, b->name) == 0)
          distinct[0] = id_of (a), distinct[1] = id_of (b);
      }
  g_assert_cmpint (distinct[0], >, 0);
  g_assert_true (sw_store_declare_distinct (test->store, distinct[1], distinct[0], &error));

  for (SwVerify bit = 1, n = 0; bit <= SW_VERIFY_ALL << 1; bit <<= 1, n++)
    {
      gboolean any = bit > SW_VERIFY_ALL;
      g_autofree char *condition = g_strdup_printf ("verify=%s", any ? "any" : sw_verify_nick (bit));
      g_autoptr (GHashTable) found = ids_with (test, condition);

      for (guint i = 0; i < elders->len; i++)
        {
          SwElder *elder = elders->pdata[i];
          gint64 id = id_of (elder);
          SwVerifyFacts facts = { .relative_has_phone = g_hash_table_contains (with_phone, elder),
                                  .worker_ended = elder->worker_id == id_of (workers[2]),
                                  .never_visited = !g_hash_table_contains (visited, elder) };
          SwVerify why;

          for (guint k = 0; k < elders->len; k++)
            {
              SwElder *other = elders->pdata[k];

              if (other == elder)
                continue;
              facts.same_document |= elder->document_number && g_strcmp0 (elder->document_number, other->document_number) == 0;
              facts.same_person |= elder->birth_day != SW_NONE && elder->birth_day == other->birth_day &&
                                   strcmp (elder->name, other->name) == 0 &&
                                   !(MIN (id, id_of (other)) == distinct[0] && MAX (id, id_of (other)) == distinct[1]);
            }
          why = has_left (spans, elder) ? 0 : sw_elder_verify (elder, &facts, DAY);
          if (any)
            g_assert_cmpint (sw_store_verify (test->store, elder, DAY, &error), ==, why);
          g_assert_no_error (error);
          if (g_hash_table_contains (found, &id) != ((why & (any ? SW_VERIFY_ALL : bit)) != 0))
            g_error ("%s of %s", condition, elder->name);
          if (any)
            {
              expected_totals.n++;
              expected_totals.n_verify += why != 0;
              expected_totals.n_key += sw_elder_is_key (elder, DAY);
              if (elder->category != SW_NONE)
                expected_totals.n_category[elder->category]++;
            }
          else if (why & bit)
            {
              expected[n]++;
            }
        }
      g_assert_cmpint (any ? 1 : expected[n], >, 0);
    }

  g_assert_true (sw_store_verify_counts (test->store, DAY, counts, &error));
  for (int i = 0; i < 32; i++)
    g_assert_cmpint (counts[i], ==, expected[i]);

  sw_query_set_day (all, DAY);
  g_assert_true (sw_store_totals (test->store, all, &totals, NULL, &error));
  g_assert_cmpmem (&totals, sizeof totals, &expected_totals, sizeof expected_totals);

  for (int i = 0; i < 3; i++)
    g_object_unref (workers[i]);
}

static SwElder *
add (SwTestStore *test,
     gint64       community_id,
     const char  *name)
{
  SwElder *elder = sw_test_elder (community_id, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error));
  return elder;
}

static void
add_span (SwTestStore *test,
          SwElder     *elder,
          SwStatus     status,
          SwDay        from,
          SwDay        to)
{
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (GError) error = NULL;

  span->elder_id = id_of (elder);
  span->status = status;
  span->from_day = from;
  span->to_day = to;
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (span), "Add", &error));
}

static void
test_status (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) a = add (test, id_of (community), "安");
  g_autoptr (SwElder) b = add (test, id_of (community), "白");
  g_autoptr (SwElder) c = add (test, id_of (community), "陈");
  g_autoptr (SwElder) d = add (test, id_of (community), "邓");

  add_span (test, a, SW_STATUS_PAUSED, DAY - 10, DAY - 1);
  add_span (test, b, SW_STATUS_PAUSED, DAY, DAY);
  add_span (test, c, SW_STATUS_PAUSED, DAY - 10, SW_NONE);
  add_span (test, c, SW_STATUS_DIED, DAY - 5, SW_NONE);
  add_span (test, d, SW_STATUS_MOVED, DAY + 1, SW_NONE);

  assert_names ("", "安|白|陈|邓");
  assert_names ("status=active", "安|邓");
  assert_names ("status=在册", "安|邓");
  assert_names ("status=paused", "白");
  assert_names ("status=died", "陈");
  assert_names ("status=died,active", "安|陈|邓");
  assert_names ("status!=active", "白|陈");
  assert_names ("status=moved", "");
}

static void
test_fields (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwCommunity) north = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwCommunity) south = sw_test_store_add_community (test, "南园社区");
  g_autoptr (SwCaregiver) worker = sw_caregiver_new ();
  g_autoptr (SwElder) a = sw_test_elder (id_of (north), "安", NULL);
  g_autoptr (SwElder) b = sw_test_elder (id_of (south), "白", NULL);
  g_autoptr (SwElder) c = sw_test_elder (id_of (south), "陈", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *by_id = NULL;

  worker->name = g_strdup ("钱工");
  worker->kind = SW_CAREGIVER_WORKER;
  sw_store_save_one (test->store, SW_RECORD (worker), "Add", &error);
  a->worker_id = id_of (worker);
  a->helping_units = 1 << 0 | 1 << 2;
  a->monthly_income = 123450;
  a->home_address = g_strdup ("Lane 3, 100%_巷");
  b->helping_units = 1 << 1;
  b->monthly_income = 200000;
  b->low_income = 1;
  c->helping_units = 0;
  c->category = SW_CATEGORY_EMPTY_NEST;
  c->birth_day = sw_day_from_ymd (1940, 5, 6);
  c->low_income = 0;
  sw_store_save_one (test->store, SW_RECORD (a), "Add", &error);
  sw_store_save_one (test->store, SW_RECORD (b), "Add", &error);
  sw_store_save_one (test->store, SW_RECORD (c), "Add", &error);
  g_assert_no_error (error);

  assert_names ("community=南园社区", "白|陈");
  assert_names ("community!=南园社区", "安");
  assert_names ("community~园", "安|白|陈");
  by_id = g_strdup_printf ("community_id=%" G_GINT64_FORMAT, id_of (south));
  assert_names (by_id, "白|陈");
  assert_names ("worker=钱工", "安");
  assert_names ("worker=", "白|陈");
  assert_names ("worker!=", "安");
  assert_names ("worker!=钱工", "白|陈");
  assert_names ("helping-units=authorities", "安");
  assert_names ("helping_units=street,committee", "安|白");
  assert_names ("helping_units=", "陈");
  assert_names ("monthly_income>=1234.50", "安|白");
  assert_names ("monthly_income>1234.50", "白");
  assert_names ("monthly_income=2000元", "白");
  assert_names ("low_income=1", "白");
  assert_names ("low_income!=1", "安|陈");
  assert_names ("low_income=,0", "安|陈");
  assert_names ("category=", "安|白");
  assert_names ("category!=", "陈");
  assert_names ("category=空巢", "陈");
  assert_names ("birth_day<1940-05-07", "陈");
  assert_names ("birth_day<1940-05-06", "");
  assert_names ("home_address~LANE", "安");
  assert_names ("home_address~0%_", "安");
  assert_names ("home_address~_a", "");
  assert_names ("community=南园社区\nlow_income=1", "白");
  assert_names ("name=白", "白");
}

static void
test_sort (SwTestStore  *test,
           gconstpointer data)
{
  g_autoptr (SwCommunity) north = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwCommunity) south = sw_test_store_add_community (test, "安园社区");
  g_autoptr (SwElder) a = sw_test_elder (id_of (north), "张三", NULL);
  g_autoptr (SwElder) b = sw_test_elder (id_of (south), "白一", NULL);
  g_autoptr (SwElder) c = sw_test_elder (id_of (south), "陈二", NULL);
  static const struct { const char *sort, *up, *down; } orders[] = {
    { NULL, "白一|陈二|张三", "张三|陈二|白一" },
    { "name", "白一|陈二|张三", "张三|陈二|白一" },
    { "birth_day", "陈二|张三|白一", "张三|陈二|白一" },
    { "age", "张三|陈二|白一", "陈二|张三|白一" },
    { "category", "陈二|张三|白一", "张三|陈二|白一" },
    { "community", "白一|陈二|张三", "张三|白一|陈二" },
    { "community_id", "白一|陈二|张三", "张三|白一|陈二" },
    { "status", "白一|张三|陈二", "陈二|白一|张三" },
    { "worker", "白一|陈二|张三", "白一|陈二|张三" },
    { "key", "白一|陈二|张三", "张三|白一|陈二" },
  };
  g_autoptr (GError) error = NULL;

  a->birth_day = sw_day_from_ymd (1940, 1, 1);
  a->category = SW_CATEGORY_LIVING_ALONE;
  a->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  c->birth_day = sw_day_from_ymd (1930, 1, 1);
  c->category = SW_CATEGORY_SUPPORTER_UNABLE;
  sw_store_save_one (test->store, SW_RECORD (a), "Add", &error);
  sw_store_save_one (test->store, SW_RECORD (b), "Add", &error);
  sw_store_save_one (test->store, SW_RECORD (c), "Add", &error);
  g_assert_no_error (error);
  add_span (test, c, SW_STATUS_DIED, DAY, SW_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
      g_autofree char *up = NULL, *down = NULL;

      sw_query_set_day (query, DAY);
      sw_query_set_sort (query, orders[i].sort, FALSE);
      up = names_of (test, query);
      g_assert_cmpstr (up, ==, orders[i].up);
      sw_query_set_sort (query, orders[i].sort, TRUE);
      down = names_of (test, query);
      g_assert_cmpstr (down, ==, orders[i].down);
    }
}

/* Who left the register does not count, a paused one does. */
static void
test_sort_by_elders (SwTestStore  *test,
                     gconstpointer data)
{
  g_autoptr (SwCommunity) few = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwCommunity) none = sw_test_store_add_community (test, "东园社区");
  g_autoptr (SwCommunity) many = sw_test_store_add_community (test, "安园社区");
  g_autoptr (SwElder) a = add (test, id_of (few), "安");
  g_autoptr (SwElder) b = add (test, id_of (many), "白");
  g_autoptr (SwElder) c = add (test, id_of (many), "陈");
  g_autoptr (SwElder) d = add (test, id_of (few), "丁");
  g_autoptr (SwElder) e = add (test, id_of (few), "二");
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_COMMUNITY);
  g_autofree char *up = NULL, *down = NULL;

  add_span (test, b, SW_STATUS_PAUSED, DAY - 1, SW_NONE);
  add_span (test, d, SW_STATUS_DIED, DAY, SW_NONE);
  add_span (test, e, SW_STATUS_MOVED, DAY, SW_NONE);
  sw_query_set_day (query, DAY);
  sw_query_set_sort (query, "elders", FALSE);
  up = names_of (test, query);
  g_assert_cmpstr (up, ==, "东园社区|北园社区|安园社区");
  sw_query_set_sort (query, "elders", TRUE);
  down = names_of (test, query);
  g_assert_cmpstr (down, ==, "安园社区|北园社区|东园社区");
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_object_set_data_full (G_OBJECT (source), "result", g_object_ref (result), g_object_unref);
}

static void
test_totals_async (SwTestStore  *test,
                   gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) a = add (test, id_of (community), "安");
  g_autoptr (SwElder) b = add (test, id_of (community), "白");
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SwTotals totals;

  sw_query_set_search (query, "安");
  sw_store_totals_async (test->store, query, NULL, totals_cb, NULL);
  while (g_object_get_data (G_OBJECT (test->store), "result") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sw_store_totals_finish (test->store, g_object_get_data (G_OBJECT (test->store), "result"), &totals, &error));
  g_assert_cmpint (totals.n, ==, 1);
  g_object_set_data (G_OBJECT (test->store), "result", NULL);

  g_cancellable_cancel (cancellable);
  sw_store_totals_async (test->store, query, cancellable, totals_cb, NULL);
  while (g_object_get_data (G_OBJECT (test->store), "result") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (sw_store_totals_finish (test->store, g_object_get_data (G_OBJECT (test->store), "result"), &totals, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_set_data (G_OBJECT (test->store), "result", NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/text", test_text);
#define ADD(name, func) \
  g_test_add ("/query/" name, SwTestStore, NULL, sw_test_store_set_up, func, sw_test_store_tear_down)
  ADD ("key", test_key);
  ADD ("age", test_age);
  ADD ("verify", test_verify);
  ADD ("status", test_status);
  ADD ("fields", test_fields);
  ADD ("sort", test_sort);
  ADD ("sort-by-elders", test_sort_by_elders);
  ADD ("totals-async", test_totals_async);
#undef ADD

  return g_test_run ();
}
