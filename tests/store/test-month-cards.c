/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include "sw-caregiver.h"
#include "sw-month-cards.h"

#define TODAY sw_day_from_ymd (2026, 11, 21)
#define NOVEMBER sw_day_from_ymd (2026, 11, 1)
#define OCTOBER sw_day_from_ymd (2026, 10, 1)

static gint64
id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

typedef struct
{
  SwTestStore base;
  gint64      elders[3];
  gint64      neighbour;
} Fixture;

static void
set_up (Fixture      *test,
        gconstpointer data)
{
  g_autoptr (SwCommunity) community = NULL;
  g_autoptr (SwCaregiver) neighbour = sw_caregiver_new ();
  g_autoptr (GError) error = NULL;

  sw_day_set_today (TODAY);
  sw_test_store_set_up (&test->base, data);
  community = sw_test_store_add_community (&test->base, "北园社区");
  neighbour->name = g_strdup ("周燕");
  neighbour->kind = SW_CAREGIVER_NEIGHBOUR;
  sw_store_save_one (test->base.store, SW_RECORD (neighbour), "Add", &error);
  g_assert_no_error (error);
  test->neighbour = id_of (neighbour);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (id_of (community), "王芳", NULL);

      elder->neighbour_id = i < 2 ? test->neighbour : SW_NONE;
      sw_store_save_one (test->base.store, SW_RECORD (elder), "Add", &error);
      g_assert_no_error (error);
      test->elders[i] = id_of (elder);
    }
}

static void
tear_down (Fixture      *test,
           gconstpointer data)
{
  sw_test_store_tear_down (&test->base, data);
}

static const char *
number_at (GPtrArray *cards,
           guint      i)
{
  return ((SwMonthCard *) cards->pdata[i])->number;
}

static void
test_numbers (Fixture      *test,
              gconstpointer data)
{
  SwStore *store = test->base.store;
  g_autoptr (GPtrArray) two = NULL, all = NULL, october = NULL;
  g_autoptr (SwMonthCard) found = NULL, scanned = NULL;
  g_autoptr (GError) error = NULL;

  two = sw_store_make_month_cards (store, test->elders, 2, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number_at (two, 0), ==, "2026110001");
  g_assert_cmpstr (number_at (two, 1), ==, "2026110002");
  g_assert_cmpint (((SwMonthCard *) two->pdata[0])->month, ==, NOVEMBER);
  g_assert_cmpint (((SwMonthCard *) two->pdata[0])->caregiver_id, ==, test->neighbour);
  g_assert_cmpint (((SwMonthCard *) two->pdata[0])->printed_day, ==, TODAY);

  /* Printed again, the same card comes; only what is new is numbered. */
  all = sw_store_make_month_cards (store, test->elders, 3, NOVEMBER, &error);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (number_at (all, 1), ==, "2026110002");
  g_assert_cmpstr (number_at (all, 2), ==, "2026110003");
  october = sw_store_make_month_cards (store, test->elders, 1, OCTOBER, &error);
  g_assert_cmpstr (number_at (october, 0), ==, "2026100001");

  found = sw_store_find_month_card (store, " 2026110002", &error);
  g_assert_cmpint (id_of (found), ==, id_of (two->pdata[1]));
  scanned = sw_store_find_month_card (store, "sw-card-2026110003", &error);
  g_assert_cmpint (id_of (scanned), ==, id_of (all->pdata[2]));
  g_assert_null (sw_store_find_month_card (store, "2026110004", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2026110004"));
}

/* A sheet that lies with somebody keeps its number, also when its printing was undone. */
static void
test_number_once (Fixture      *test,
                  gconstpointer data)
{
  SwStore *store = test->base.store;
  g_autoptr (GPtrArray) printed = sw_store_make_month_cards (store, test->elders, 2, NOVEMBER, NULL), other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_undo (store, NULL, &error));
  other = sw_store_make_month_cards (store, &test->elders[2], 1, NOVEMBER, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number_at (other, 0), ==, "2026110003");
  g_assert_null (sw_store_find_month_card (store, number_at (printed, 0), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

/* A card of another neighbour is another card. */
static void
test_changed_neighbour (Fixture      *test,
                        gconstpointer data)
{
  SwStore *store = test->base.store;
  g_autoptr (GPtrArray) before = sw_store_make_month_cards (store, test->elders, 1, NOVEMBER, NULL), after = NULL;
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, test->elders[0], NULL);
  g_autoptr (GError) error = NULL;

  elder->neighbour_id = SW_NONE;
  sw_store_save_one (store, SW_RECORD (elder), "Edit", &error);
  after = sw_store_make_month_cards (store, test->elders, 1, NOVEMBER, &error);
  g_assert_cmpstr (number_at (after, 0), !=, number_at (before, 0));
}

static void
test_whole_month_but (Fixture      *test,
                      gconstpointer data)
{
  SwStore *store = test->base.store;
  g_autoptr (GPtrArray) cards = sw_store_make_month_cards (store, test->elders, 1, OCTOBER, NULL);
  g_autoptr (GPtrArray) visits = NULL, none = NULL;
  g_autoptr (GError) error = NULL;
  SwMonthCard *card = cards->pdata[0];
  SwMonthCardDay days[SW_MONTH_CARD_DAYS];
  guint n_missed = 0;

  sw_month_card_fill (card, (SwMonthCardDay) { SW_OUTCOME_REACHED, SW_CHANNEL_HOME }, TODAY, days);
  days[4].outcome = SW_NONE;
  days[10].outcome = SW_OUTCOME_NOT_REACHED;
  days[30].channel = SW_CHANNEL_PHONE;
  g_assert_true (sw_store_enter_month_card (store, card, days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_no_error (error);
  g_assert_cmpint (card->entered_day, ==, TODAY);

  visits = sw_store_load_owned (store, SW_TYPE_VISIT, test->elders[0], &error);
  g_assert_cmpuint (visits->len, ==, 30);
  for (guint i = 0; i < visits->len; i++)
    {
      SwVisit *visit = visits->pdata[i];

      g_assert_cmpint (visit->day, !=, OCTOBER + 4);
      g_assert_cmpint (visit->source, ==, SW_VISIT_SOURCE_MONTH_CARD);
      g_assert_cmpint (visit->card_id, ==, id_of (card));
      g_assert_cmpint (visit->caregiver_id, ==, test->neighbour);
      g_assert_cmpint (visit->channel, ==, visit->day == OCTOBER + 30 ? SW_CHANNEL_PHONE : SW_CHANNEL_HOME);
      g_assert_true (sw_visit_is_late (visit));
      n_missed += !sw_outcome_counts (visit->outcome);
    }
  g_assert_cmpuint (n_missed, ==, 1);

  /* Twice is refused, with the day in the sentence. */
  g_assert_false (sw_store_enter_month_card (store, card, days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "2026-11-21"));
  g_clear_error (&error);

  /* One action; after its undo it can be entered. */
  g_assert_true (sw_store_undo (store, NULL, &error));
  none = sw_store_load_owned (store, SW_TYPE_VISIT, test->elders[0], &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (sw_store_check_month_card (store, card, &error));
  g_assert_no_error (error);
}

static void
test_not_the_future (Fixture      *test,
                     gconstpointer data)
{
  SwStore *store = test->base.store;
  g_autoptr (GPtrArray) cards = sw_store_make_month_cards (store, test->elders, 1, NOVEMBER, NULL);
  g_autoptr (GPtrArray) later = sw_store_make_month_cards (store, test->elders, 1, NOVEMBER + 30, NULL), visits = NULL;
  g_autoptr (SwMonthCard) unprinted = sw_month_card_new ();
  g_autoptr (GError) error = NULL;
  SwMonthCardDay days[SW_MONTH_CARD_DAYS];

  sw_month_card_fill (cards->pdata[0], (SwMonthCardDay) { SW_OUTCOME_REACHED, SW_CHANNEL_HOME }, TODAY, days);
  g_assert_cmpint (days[20].outcome, ==, SW_OUTCOME_REACHED);
  g_assert_cmpint (days[21].outcome, ==, SW_NONE);
  days[21].outcome = SW_OUTCOME_REACHED;
  g_assert_false (sw_store_enter_month_card (store, cards->pdata[0], days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  visits = sw_store_load_owned (store, SW_TYPE_VISIT, test->elders[0], &error);
  g_assert_cmpuint (visits->len, ==, 0);

  g_assert_false (sw_store_enter_month_card (store, later->pdata[0], days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  unprinted->number = g_strdup ("2026110099");
  g_assert_false (sw_store_enter_month_card (store, unprinted, days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/month-cards/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("numbers", test_numbers);
  ADD ("number-once", test_number_once);
  ADD ("changed-neighbour", test_changed_neighbour);
  ADD ("whole-month-but", test_whole_month_but);
  ADD ("not-the-future", test_not_the_future);
#undef ADD

  return g_test_run ();
}
