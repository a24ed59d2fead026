/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of agreements: found by the elder's name too, by the elder's community,
 * and by how long they wait; and elders by what covers them. */

#include <locale.h>

#include "sw-agreement.h"
#include "sw-collation.h"
#include "sw-query.h"
#include "sw-store-query.h"
#include "sw-test-store.h"

typedef struct
{
  SwTestStore base;
  gint64      communities[2];
  gint64      elders[4];
  SwDay       today;
} Test;

static void
save (Test     *test,
      SwRecord *record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (test->base.store, record, "Save", &error);
  g_assert_no_error (error);
}

static void
add_agreement (Test       *test,
               guint       elder,
               gint64      caregiver_id,
               gint64      serial,
               SwDay       printed_day,
               gboolean    is_signed)
{
  g_autoptr (SwAgreement) agreement = sw_agreement_new ();

  agreement->number = sw_agreement_format_number ("平江", 2026, serial);
  agreement->year = 2026;
  agreement->serial = serial;
  agreement->elder_id = test->elders[elder];
  agreement->worker_id = agreement->neighbour_id = caregiver_id;
  agreement->drafted_day = test->today - 40;
  agreement->printed_day = printed_day;
  for (guint party = 0; is_signed && party < SW_AGREEMENT_N_PARTIES; party++)
    agreement->signatures[party].day = printed_day;
  sw_record_derive (SW_RECORD (agreement));
  save (test, SW_RECORD (agreement));
}

static void
set_up (Test         *test,
        gconstpointer data)
{
  static const char *const names[] = { "王桂英", "单文英", "曾国强", "解惠芳" };
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  sw_test_store_set_up (&test->base, data);
  test->today = sw_day_from_ymd (2026, 11, 21);
  sw_day_set_today (test->today);

  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;
  office->signature_wait_days = 10;
  save (test, SW_RECORD (office));
  caregiver->name = g_strdup ("周敏");
  caregiver->kind = SW_CAREGIVER_WORKER;
  save (test, SW_RECORD (caregiver));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SwCommunity) community = sw_test_store_add_community (&test->base, i == 0 ? "北园社区" : "钮家巷社区");

      test->communities[i] = sw_record_get_id (SW_RECORD (community));
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (test->communities[i % 2], names[i], NULL);

      save (test, SW_RECORD (elder));
      test->elders[i] = sw_record_get_id (SW_RECORD (elder));
    }

  add_agreement (test, 0, sw_record_get_id (SW_RECORD (caregiver)), 1, test->today - 30, TRUE);
  add_agreement (test, 1, sw_record_get_id (SW_RECORD (caregiver)), 2, test->today - 11, FALSE);
  add_agreement (test, 2, sw_record_get_id (SW_RECORD (caregiver)), 3, SW_NONE, FALSE);
}

static void
tear_down (Test         *test,
           gconstpointer data)
{
  sw_test_store_tear_down (&test->base, data);
}

static gint64
count (Test       *test,
       GType       type,
       const char *search,
       const char *condition)
{
  g_autoptr (SwQuery) query = sw_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n;

  sw_query_set_search (query, search);
  if (condition)
    sw_query_add_text (query, condition, &error);
  g_assert_no_error (error);
  n = sw_store_query_count (test->base.store, query, &error);
  g_assert_no_error (error);

  return n;
}

static void
test_search (Test         *test,
             gconstpointer data)
{
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "王桂英", NULL), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "swy", NULL), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "zengguo", NULL), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "2026-0002", NULL), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "平江", NULL), ==, 3);
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, "解惠芳", NULL), ==, 0);
}

static void
test_conditions (Test         *test,
                 gconstpointer data)
{
  static const struct
  {
    const char *condition;
    gint64      n;
  } cases[] = {
    { "community=北园社区", 2 }, { "community=钮家巷社区", 1 }, { "worker=周敏", 3 },
    { "state=printed", 1 }, { "overdue=1", 1 }, { "overdue=0", 2 },
    { "waiting>=11", 1 }, { "waiting>11", 0 }, { "waiting=11", 1 }, { "waiting<11", 0 }, { "waiting=", 2 },
  };
  g_autofree char *community = g_strdup_printf ("community_id=%" G_GINT64_FORMAT, test->communities[1]);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].condition);
      g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, NULL, cases[i].condition), ==, cases[i].n);
    }
  g_assert_cmpint (count (test, SW_TYPE_AGREEMENT, NULL, community), ==, 1);
}

static void
test_cover (Test         *test,
            gconstpointer data)
{
  g_assert_cmpint (count (test, SW_TYPE_ELDER, NULL, "agreement=in-force"), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_ELDER, NULL, "agreement=open"), ==, 2);
  g_assert_cmpint (count (test, SW_TYPE_ELDER, NULL, "agreement=none"), ==, 1);
  g_assert_cmpint (count (test, SW_TYPE_ELDER, NULL, "agreement=open,none"), ==, 3);
  g_assert_cmpint (count (test, SW_TYPE_ELDER, "解惠芳", "agreement=none"), ==, 1);
}

/* In the order of the register. */
static void
test_order (Test         *test,
            gconstpointer data)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  static const guint order[] = { 1, 0, 2 };

  sw_query_set_sort (query, "elder_id", FALSE);
  ids = sw_store_query_ids (test->base.store, query, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SwAgreement) agreement = sw_store_load (test->base.store, SW_TYPE_AGREEMENT,
                                                         g_array_index (ids, gint64, i), NULL);

      g_assert_cmpint (agreement->elder_id, ==, test->elders[order[i]]);
    }
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_count (Test         *test,
            gconstpointer data)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;

  for (const SwEnumValue *state = sw_agreement_state_enum.values; state->nick; state++)
    {
      const char *values[] = { state->nick, NULL };
      SwQuery *query = sw_query_new (SW_TYPE_AGREEMENT);

      sw_query_set_condition (query, "state", SW_OPERATOR_EQUAL, values, &error);
      g_assert_no_error (error);
      g_ptr_array_add (queries, query);
    }

  sw_store_count_async (test->base.store, queries, NULL, counted_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  counts = sw_store_count_finish (test->base.store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, queries->len);
  g_assert_cmpint (g_array_index (counts, gint64, SW_AGREEMENT_DRAFT), ==, 1);
  g_assert_cmpint (g_array_index (counts, gint64, SW_AGREEMENT_PRINTED), ==, 1);
  g_assert_cmpint (g_array_index (counts, gint64, SW_AGREEMENT_IN_FORCE), ==, 1);
  g_assert_cmpint (g_array_index (counts, gint64, SW_AGREEMENT_ENDED), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/agreement-query/" name, Test, NULL, set_up, func, tear_down)
  ADD ("search", test_search);
  ADD ("conditions", test_conditions);
  ADD ("cover", test_cover);
  ADD ("order", test_order);
  ADD ("count", test_count);

  return g_test_run ();
}
