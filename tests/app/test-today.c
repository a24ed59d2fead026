/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page and the list of due visits. */
#include "app-test.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-due-dialog.h"
#include "sw-due-list.h"
#include "sw-due-model.h"
#include "sw-due-text.h"
#include "sw-elder-page.h"
#include "sw-policies.h"
#include "sw-register-changes.h"
#include "sw-segment-bar.h"
#include "sw-store-query.h"
#include "sw-today-page.h"
#include "sw-today.h"
#include "sw-visits.h"

typedef struct
{
  char    *folder;
  SwStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = app_test_open_store (&fixture->folder, APP_TEST_ELDERS);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close_store (fixture->store, fixture->folder);
}

static gint64
count_due (SwToday *today)
{
  gint64 n = 0;

  for (guint i = 0; i < today->parties->len; i++)
    n += g_array_index (today->parties, SwTodaySum, i).n_due;

  return n;
}

static gint64
count_done (SwToday *today)
{
  gint64 n = 0;

  for (guint i = 0; i < today->parties->len; i++)
    n += g_array_index (today->parties, SwTodaySum, i).n_done;

  return n;
}

/* What followed is what a new count gives. */
static void
check_sums (Fixture *fixture,
            SwToday *today)
{
  g_autoptr (SwToday) fresh = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, NULL);

  g_assert_cmpmem (today->parties->data, today->parties->len * sizeof (SwTodaySum), fresh->parties->data,
                   fresh->parties->len * sizeof (SwTodaySum));
  g_assert_cmpmem (today->caregivers->data, today->caregivers->len * sizeof (SwTodaySum), fresh->caregivers->data,
                   fresh->caregivers->len * sizeof (SwTodaySum));
}

/* Every visit that is due stands once by party and once by caregiver; one that is recorded
 * moves from open to done. */
static void
test_count (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  gint64 n_due, n_done, by_caregiver = 0;
  gboolean stale;

  g_assert_no_error (error);
  n_due = count_due (today);
  n_done = count_done (today);
  g_assert_cmpint (n_due, >, n_done);
  for (guint i = 0; i < today->caregivers->len; i++)
    by_caregiver += g_array_index (today->caregivers, SwTodaySum, i).n_due;
  g_assert_cmpint (by_caregiver, ==, n_due);
  g_assert_cmpuint (today->silences->len, ==, SW_TODAY_SILENCES);

  filter.states = 1u << SW_SLOT_DUE;
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  slots = sw_due_get_slots (today->due, &filter, 1);
  g_assert_cmpuint (slots->len, ==, 1);
  visits = sw_due_make_visits (slots, SW_DUE_ANSWER_PHONE, sw_day_today (), today->due);
  g_assert_true (sw_store_save_visits (fixture->store, visits, "Record", &error));
  g_assert_no_error (error);
  g_signal_connect_swapped (today->due, "updated", G_CALLBACK (sw_today_follow), today);
  g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_due (today), ==, n_due);
  g_assert_cmpint (count_done (today), ==, n_done + 1);
  check_sums (fixture, today);
}

/* Several slots of one elder and party are one visit. */
static void
test_make_visits (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  g_autoptr (GPtrArray) visits = NULL;
  SwDueSlot slot = { .elder_id = 3, .rule_id = 1, .caregiver_id = 7, .party = SW_PARTY_WORKER };
  SwVisit *visit;

  g_assert_no_error (error);
  g_array_append_val (slots, slot);
  g_array_append_val (slots, slot);
  slot.elder_id = 4;
  g_array_append_val (slots, slot);
  visits = sw_due_make_visits (slots, SW_DUE_ANSWER_NOT_REACHED, sw_day_today (), today->due);
  g_assert_cmpuint (visits->len, ==, 2);
  visit = visits->pdata[0];
  g_assert_cmpint (visit->caregiver_id, ==, 7);
  g_assert_cmpint (visit->outcome, ==, SW_OUTCOME_NOT_REACHED);
  g_assert_cmpint (visit->services, ==, 1 << SW_SERVICE_CONTACT);
}

static void
test_texts (void)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  SwDueSlot slot = { .party = SW_PARTY_WORKER, .state = SW_SLOT_OVERDUE, .made = 1, .required = 2 };
  g_autofree char *arithmetic = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *before = NULL;
  g_autofree char *badge = NULL;
  const char *css_class = NULL;

  rule->period = SW_PERIOD_WEEK;
  slot.due_day = sw_day_from_ymd (2026, 11, 19);
  rule->title = g_strdup ("社区工作者每周联系2次");
  slot.window_first = sw_day_from_ymd (2026, 11, 16);
  arithmetic = sw_due_slot_describe (&slot, rule, sw_day_from_ymd (2026, 11, 20));
  g_assert_cmpstr (arithmetic, ==, "This week 1 of 2 · 社区工作者每周联系2次");
  /* What was another week is not told of this one. */
  before = sw_due_slot_describe (&slot, rule, sw_day_from_ymd (2026, 11, 23));
  g_assert_cmpstr (before, ==, "From 2026-11-16 on: 1 of 2 · 社区工作者每周联系2次");
  /* Of two on one day it is said which. */
  rule->period = SW_PERIOD_DAY;
  slot.k = 2;
  twice = sw_due_slot_describe (&slot, rule, slot.window_first);
  g_assert_cmpstr (twice, ==, "Today 1 of 2 · visit 2 · 社区工作者每周联系2次");
  rule->period = SW_PERIOD_WEEK;
  badge = sw_due_slot_badge (&slot, sw_day_from_ymd (2026, 11, 21), &css_class);
  g_assert_cmpstr (badge, ==, "2 days overdue");
  g_assert_cmpstr (css_class, ==, "verify");
  g_assert_true (sw_due_slot_is_open (&slot));
  slot.state = SW_SLOT_MISSED;
  g_assert_false (sw_due_slot_is_open (&slot));

  /* Among the visits of a month it is told when one was made or missed. */
  g_clear_pointer (&badge, g_free);
  badge = sw_due_slot_badge (&slot, sw_day_from_ymd (2026, 11, 23), &css_class);
  g_assert_cmpstr (badge, ==, "Missed 11-19");
  g_clear_pointer (&badge, g_free);
  slot.state = SW_SLOT_LATE;
  slot.met_day = sw_day_from_ymd (2026, 11, 21);
  badge = sw_due_slot_badge (&slot, sw_day_from_ymd (2026, 11, 23), &css_class);
  g_assert_cmpstr (badge, ==, "Late, 11-21");
  g_clear_pointer (&badge, g_free);
  slot.state = SW_SLOT_MET;
  slot.met_day = sw_day_from_ymd (2026, 11, 18);
  badge = sw_due_slot_badge (&slot, sw_day_from_ymd (2027, 1, 2), &css_class);
  g_assert_cmpstr (badge, ==, "Made 2026-11-18");
}

/* The first row of each heading knows how many follow it. */
static void
test_model (void)
{
  g_autoptr (SwDueModel) model = sw_due_model_new ();
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  const gint64 caregivers[] = { 5, 2, 5, 2, 5 };
  const guint groups[] = { 2, 0, 3, 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (caregivers); i++)
    {
      SwDueSlot slot = { .elder_id = i, .caregiver_id = caregivers[i], .state = SW_SLOT_DUE };

      g_array_append_val (slots, slot);
    }
  sw_due_model_set_slots (model, slots, SW_DUE_GROUP_CAREGIVER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_assert_cmpuint (sw_due_model_get_n_group (model, i), ==, groups[i]);
    }
}

static int
compare_slots (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return sw_due_slots_compare (a, b, GPOINTER_TO_UINT (user_data));
}

/* Counted, visits stand as they would compared. */
static void
test_sort (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint turn = 0; turn < 100; turn++)
    for (SwDueGroup group = SW_DUE_GROUP_CAREGIVER; group <= SW_DUE_GROUP_PARTY; group++)
      {
        g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
        g_autoptr (GArray) sorted = NULL;

        for (guint i = 0; i < turn; i++)
          {
            gboolean homecare = g_rand_boolean (rand);
            SwDueSlot slot = {
              .due_day = i / 10, .elder_id = i, .party = g_rand_int_range (rand, 0, SW_N_PARTIES),
              .state = g_rand_int_range (rand, 0, SW_N_SLOT_STATES),
              .caregiver_id = homecare || g_rand_boolean (rand) ? SW_NONE : g_rand_int_range (rand, 1, 9),
              .organisation_id = homecare ? g_rand_int_range (rand, 1, 4) : SW_NONE,
            };

            g_array_append_val (slots, slot);
          }
        sorted = sw_due_slots_sort (slots, group);
        g_array_sort_with_data (slots, compare_slots, GUINT_TO_POINTER (group));
        g_assert_cmpuint (sorted->len, ==, slots->len);
        for (guint i = 0; i < slots->len; i++)
          g_assert_true (sw_due_slot_equal (&g_array_index (sorted, SwDueSlot, i), &g_array_index (slots, SwDueSlot, i)));
      }
}

typedef struct
{
  SwDueModel *model;
  guint       n_changed;
} Following;

static void
updated_cb (SwDue     *due,
            GArray    *gone,
            GArray    *come,
            Following *following)
{
  sw_due_model_update (following->model, gone, come);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Following  *following)
{
  following->n_changed += removed + added;
}

/* What follows row by row is what a list made anew has, whatever is recorded, paused or undone; and
 * few rows change. */
static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwDueScope scope = SW_DUE_SCOPE (sw_day_today () - 6, sw_day_today () + 3, sw_day_today ());
  const SwDueFilter all = SW_DUE_FILTER_ALL;

  for (SwDueGroup group = SW_DUE_GROUP_CAREGIVER; group <= SW_DUE_GROUP_PARTY; group++)
    {
      g_autoptr (SwDue) due = sw_due_load (fixture->store, &scope, &error);
      g_autoptr (SwDueModel) model = sw_due_model_new ();
      g_autoptr (GArray) slots = sw_due_get_slots (due, &all, 0);
      Following following = { model, 0 };
      guint n = slots->len;

      g_assert_no_error (error);
      sw_due_model_set_slots (model, slots, group);
      g_signal_connect (due, "updated", G_CALLBACK (updated_cb), &following);
      g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &following);
      for (guint step = 0; step < 12; step++)
        {
          g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (model), step * 7919 % n);
          g_autoptr (SwDueModel) fresh = sw_due_model_new ();
          g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
          g_autoptr (GArray) anew = NULL;
          gboolean stale;

          g_array_append_val (chosen, row->slot);
          if (step % 4 == 3)
            {
              g_assert_true (sw_store_undo (fixture->store, NULL, &error));
            }
          else if (step % 4 == 2)
            {
              sw_elders_set_status (fixture->store, &row->slot.elder_id, 1, SW_STATUS_PAUSED, sw_day_today () - 1,
                                    sw_day_today () + 1, NULL, NULL, NULL, NULL, &error);
            }
          else
            {
              g_autoptr (GPtrArray) visits = sw_due_make_visits (chosen, SW_DUE_ANSWER_HOME, sw_day_today () - step % 3, due);

              sw_store_save_visits (fixture->store, visits, NULL, &error);
            }
          g_assert_no_error (error);
          g_assert_true (sw_due_update (due, fixture->store, &stale, &error));
          g_assert_no_error (error);
          g_assert_false (stale);

          anew = sw_due_get_slots (due, &all, 0);
          sw_due_model_set_slots (fresh, anew, group);
          n = anew->len;
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
          for (guint i = 0; i < n; i++)
            {
              g_autoptr (SwDueRow) one = g_list_model_get_item (G_LIST_MODEL (model), i);
              g_autoptr (SwDueRow) other = g_list_model_get_item (G_LIST_MODEL (fresh), i);

              g_assert_true (sw_due_slot_equal (&one->slot, &other->slot));
              g_assert_cmpuint (sw_due_model_get_n_group (model, i), ==, sw_due_model_get_n_group (fresh, i));
            }
        }
      g_assert_cmpuint (following.n_changed, >, 0);
      g_assert_cmpuint (following.n_changed, <, 12 * 2 * 14);
    }
}

/* What is selected is recorded by one key's action, and leaves the list. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  SwDueList *list = SW_DUE_LIST (g_object_ref_sink (sw_due_list_new ()));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  guint n;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  sw_due_list_set (list, fixture->store, today->due, &filter, sw_day_today ());
  n = sw_due_list_get_n (list);
  g_assert_cmpuint (n, >, 0);
  sw_due_list_set_open_only (list, FALSE);
  g_assert_cmpuint (sw_due_list_get_n (list), >=, n);
  filter.elder_id = 0;
  sw_due_list_set (list, fixture->store, today->due, &filter, sw_day_today ());
  g_assert_cmpuint (sw_due_list_get_n (list), ==, 0);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (app_test_find_type (GTK_WIDGET (list), ADW_TYPE_STATUS_PAGE))), ==,
                   "Nothing Is Due");
  sw_due_list_set (list, NULL, NULL, NULL, SW_NONE);
  g_assert_cmpuint (sw_due_list_get_n (list), ==, 0);
  g_assert_finalize_object (list);
}

/* Where nothing was asked for nothing is done, and what was missed is not done either. */
static void
test_nothing (void)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  const SwDueSlot made = { .state = SW_SLOT_MET }, late = { .state = SW_SLOT_LATE }, missed = { .state = SW_SLOT_MISSED };
  const char *title = NULL;
  g_autofree char *nothing = sw_due_nothing_text (slots, &title);
  g_autofree char *done = NULL;
  g_autofree char *over = NULL;

  g_assert_cmpstr (title, ==, "Nothing Is Due");
  g_assert_cmpstr (nothing, ==, "No rule asks for a visit here.");
  g_array_append_val (slots, made);
  g_array_append_val (slots, late);
  done = sw_due_nothing_text (slots, &title);
  g_assert_cmpstr (title, ==, "Nothing Is Left to Do");
  g_assert_cmpstr (done, ==, "All that was asked for is done.");
  g_array_append_val (slots, missed);
  over = sw_due_nothing_text (slots, &title);
  g_assert_cmpstr (over, ==, "1 visit was missed, and its time is over.");
}

static gint64
count_visits (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);

  return sw_store_query_count (store, query, NULL);
}

/* What is recorded leaves its place to the next, which is selected then; who was not reached stays,
 * and the next is selected. */
static void
test_go_on (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  GtkWidget *list = g_object_ref_sink (sw_due_list_new ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDueRow) next = NULL;
  g_autoptr (SwDueRow) after = NULL;
  GtkSelectionModel *rows;
  gboolean stale;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find_type (list, GTK_TYPE_LIST_VIEW)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >, 4);
  next = g_list_model_get_item (G_LIST_MODEL (rows), 2);
  gtk_selection_model_select_item (rows, 1, TRUE);
  gtk_widget_activate_action (list, "due.phone", NULL);
  g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
  g_assert_true (gtk_selection_model_is_selected (rows, 1));
  after = g_list_model_get_item (G_LIST_MODEL (rows), 1);
  g_assert_true (sw_due_slot_equal (&after->slot, &next->slot));

  gtk_widget_activate_action (list, "due.not-reached", NULL);
  g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
  g_assert_false (gtk_selection_model_is_selected (rows, 1));
  g_assert_true (gtk_selection_model_is_selected (rows, 2));
  g_assert_finalize_object (list);
}

/* What was recorded at once is selected again when it is undone, and nothing else. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  GtkWidget *list = g_object_ref_sink (sw_due_list_new ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  GtkSelectionModel *rows;
  guint n;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find_type (list, GTK_TYPE_LIST_VIEW)));
  n = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_assert_cmpuint (n, >, 4);
  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GtkBitset) selected = NULL;
      gboolean stale;

      gtk_selection_model_select_range (rows, 1, 3, TRUE);
      gtk_widget_activate_action (list, "due.phone", NULL);
      g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
      /* Very many are undone by loading all again. */
      if (turn == 1)
        sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n - 3);
      g_assert_true (sw_store_undo (fixture->store, NULL, &error));
      g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, n);
      selected = gtk_selection_model_get_selection (rows);
      g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 3);
      g_assert_cmpuint (gtk_bitset_get_minimum (selected), ==, 1);
      g_assert_cmpuint (gtk_bitset_get_maximum (selected), ==, 3);
    }
  g_assert_finalize_object (list);
}

/* Who was not reached is still to be visited: to come back to the list undoes nothing, and selects nobody for the
 * next key to record. */
static void
test_not_undone (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  GtkWidget *list = g_object_ref_sink (sw_due_list_new ());
  SwDueFilter filter = SW_DUE_FILTER_ALL, other = SW_DUE_FILTER_ALL;
  g_autoptr (GtkBitset) selected = NULL;
  GtkSelectionModel *rows;
  gboolean stale;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  other.parties = 1u << SW_PARTY_WORKER;
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find_type (list, GTK_TYPE_LIST_VIEW)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >, 1);
  gtk_selection_model_select_item (rows, 0, TRUE);
  gtk_widget_activate_action (list, "due.not-reached", NULL);
  g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &other, sw_day_today ());
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
  selected = gtk_selection_model_get_selection (rows);
  g_assert_true (gtk_bitset_is_empty (selected));
  g_assert_finalize_object (list);
}

/* Of many that are selected those that were made are not made twice; one alone may be. */
static void
test_made_already (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  GtkWidget *list = g_object_ref_sink (sw_due_list_new ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  gint64 n_visits, n_rows, n_open = 0;
  GtkSelectionModel *rows;
  gboolean stale;

  g_assert_no_error (error);
  filter.parties = 1u << SW_PARTY_NEIGHBOUR;
  filter.from = filter.to = sw_day_today ();
  sw_due_list_set_open_only (SW_DUE_LIST (list), FALSE);
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, &filter, sw_day_today ());
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find_type (list, GTK_TYPE_LIST_VIEW)));
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_assert_cmpint (n_rows, >, 2);
  for (gint64 i = 0; i < n_rows; i++)
    {
      g_autoptr (SwDueRow) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      n_open += row->slot.state != SW_SLOT_MET;
    }
  g_assert_cmpint (n_open, >, 1);

  for (guint i = 0; i < 3; i++)
    {
      n_visits = count_visits (fixture->store);
      gtk_selection_model_select_all (rows);
      gtk_widget_activate_action (list, "due.phone", NULL);
      g_assert_cmpint (count_visits (fixture->store), ==, n_visits + (i == 0 ? n_open : 0));
      g_assert_true (sw_due_update (today->due, fixture->store, &stale, &error));
    }
  gtk_selection_model_select_item (rows, 0, TRUE);
  gtk_widget_activate_action (list, "due.phone", NULL);
  g_assert_cmpint (count_visits (fixture->store), ==, n_visits + 1);
  g_assert_finalize_object (list);
}

static gboolean
has_rows (gpointer page)
{
  return app_test_find_type (page, SW_TYPE_SEGMENT_BAR) != NULL;
}

static gboolean
has_other_rows (gpointer data)
{
  GtkWidget **page_and_bar = data;

  return app_test_find_type (page_and_bar[0], SW_TYPE_SEGMENT_BAR) != page_and_bar[1];
}

/* The first page is made anew when something is recorded, and one stays where one was. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (SW_TYPE_TODAY_PAGE, NULL);
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GtkWidget *row, *rows[2] = { page, NULL };

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  sw_page_set_store (SW_PAGE (page), fixture->store);
  app_test_wait (has_rows, page);
  rows[1] = app_test_find_type (page, SW_TYPE_SEGMENT_BAR);
  row = gtk_widget_get_ancestor (rows[1], GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);

  filter.states = 1u << SW_SLOT_DUE;
  slots = sw_due_get_slots (today->due, &filter, 1);
  visits = sw_due_make_visits (slots, SW_DUE_ANSWER_PHONE, sw_day_today (), today->due);
  g_assert_true (sw_store_save_visits (fixture->store, visits, NULL, &error));
  app_test_wait (has_other_rows, rows);
  row = gtk_widget_get_ancestor (app_test_find_type (page, SW_TYPE_SEGMENT_BAR), GTK_TYPE_BUTTON);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);

  sw_page_set_store (SW_PAGE (page), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
}

/* How many rows of the page do @action. */
static guint
count_rows (GtkWidget  *widget,
            const char *action)
{
  guint n = GTK_IS_ACTIONABLE (widget) &&
            g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child, action);

  return n;
}

static gboolean
has_all_silences (gpointer data)
{
  GtkWidget *page = data;

  return count_rows (page, "today.elder") > 0 && count_rows (page, "today.more") == 0;
}

static gboolean
has_more_silences (gpointer data)
{
  return count_rows (data, "today.elder") == SW_TODAY_SILENCES * 4;
}

/* The longest silences stand first; whoever asks for more comes to the last of them. */
static void
test_more (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (SW_TYPE_TODAY_PAGE, NULL);
  g_autoptr (GArray) all = sw_silence_load (fixture->store, SW_NONE, sw_day_today (), 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, SW_TODAY_SILENCES * 4);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  sw_page_set_store (SW_PAGE (page), fixture->store);
  g_assert_true (gtk_widget_get_mapped (app_test_find_type (page, GTK_TYPE_SPINNER)));
  app_test_wait (has_rows, page);
  g_assert_false (gtk_widget_get_mapped (app_test_find_type (page, GTK_TYPE_SPINNER)));
  g_assert_cmpuint (count_rows (page, "today.elder"), ==, SW_TODAY_SILENCES);
  g_assert_cmpuint (count_rows (page, "today.more"), ==, 1);

  gtk_widget_activate_action (page, "today.more", NULL);
  app_test_wait (has_more_silences, page);
  /* Twice at once: what is wanted while it loads is loaded then. */
  gtk_widget_activate_action (page, "today.more", NULL);
  gtk_widget_activate_action (page, "today.more", NULL);
  app_test_wait (has_all_silences, page);
  g_assert_cmpuint (count_rows (page, "today.elder"), ==, all->len);

  sw_page_set_store (SW_PAGE (page), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
}

/* Who was meant to visit may be the neighbour alone. */
static void
test_silence (Fixture       *fixture,
              gconstpointer  data)
{
  SwSilence silence = { .community_id = 1, .worker_id = 1, .neighbour_id = 2 };
  const char *community = sw_store_get_name (fixture->store, SW_TYPE_COMMUNITY, 1);
  g_autofree char *worker = sw_today_silence_text (&silence, fixture->store);
  g_autofree char *neighbour = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *expected = g_strdup_printf ("%s · %s", community, sw_store_get_name (fixture->store, SW_TYPE_CAREGIVER, 1));
  g_autofree char *other = g_strdup_printf ("%s · %s", community, sw_store_get_name (fixture->store, SW_TYPE_CAREGIVER, 2));

  g_assert_cmpstr (worker, ==, expected);
  silence.worker_id = SW_NONE;
  neighbour = sw_today_silence_text (&silence, fixture->store);
  g_assert_cmpstr (neighbour, ==, other);
  silence.neighbour_id = SW_NONE;
  nobody = sw_today_silence_text (&silence, fixture->store);
  g_assert_true (g_str_has_suffix (nobody, " · Nobody assigned"));
}

/* Pressed twice, the key records once, however long the list takes to follow. */
static void
test_record_once (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  GtkWidget *list = g_object_ref_sink (sw_due_list_new ());
  GtkSelectionModel *rows;
  gint64 n;

  g_assert_no_error (error);
  sw_due_list_set (SW_DUE_LIST (list), fixture->store, today->due, NULL, sw_day_today ());
  rows = gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find_type (list, GTK_TYPE_LIST_VIEW)));
  gtk_selection_model_select_item (rows, 0, TRUE);
  n = count_visits (fixture->store);
  gtk_widget_activate_action (list, "due.phone", NULL);
  g_assert_cmpint (count_visits (fixture->store), ==, n + 1);
  gtk_widget_activate_action (list, "due.phone", NULL);
  g_assert_cmpint (count_visits (fixture->store), ==, n + 1);
  g_assert_finalize_object (list);
}

static void
end_policies (SwStore *store,
              SwDay    last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) policies = sw_policies_load (store, &error);

  g_assert_true (sw_store_begin (store, "End", &error));
  for (guint i = 0; i < policies->len; i++)
    sw_policies_end (store, policies->pdata[i], last, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (store, &error));
}

static gboolean
is_empty (gpointer list)
{
  return sw_due_list_get_n (list) == 0;
}

/* A change that makes all visits be loaded again does so below the dialog as well. */
static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwToday) today = sw_today_load (fixture->store, sw_day_today (), 600, TRUE, SW_TODAY_SILENCES, NULL, &error);
  const SwDueFilter all = SW_DUE_FILTER_ALL;
  GtkWindow *dialog;
  GtkWidget *list;

  g_assert_no_error (error);
  dialog = sw_due_dialog_new (NULL, fixture->store, today->due, "All", &all);
  list = app_test_find_type (GTK_WIDGET (dialog), SW_TYPE_DUE_LIST);
  g_assert_cmpuint (sw_due_list_get_n (SW_DUE_LIST (list)), >, 0);
  end_policies (fixture->store, sw_day_today () - 30);
  app_test_wait (is_empty, list);
  gtk_window_destroy (dialog);
  app_test_settle ();
}

static gboolean
has_list (gpointer data)
{
  SwDueList **list = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL && *list == NULL; l = l->next)
    if (SW_IS_DUE_DIALOG (l->data))
      *list = SW_DUE_LIST (app_test_find_type (l->data, SW_TYPE_DUE_LIST));

  return *list != NULL && sw_due_list_get_n (*list) > 0;
}

/* Whoever opens an elder from the dialog sees the elder, not the dialog above the page. */
static void
test_dialog_opens (AppTest       *test,
                   gconstpointer  data)
{
  SwDueList *list = NULL;
  SwWindow *window;
  GtkWidget *page, *dialog;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "today");
  page = GTK_WIDGET (sw_window_get_page (window));
  app_test_wait (has_rows, page);
  gtk_widget_activate_action (page, "today.all", NULL);
  app_test_wait (has_list, &list);
  dialog = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (list)));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_emit_by_name (app_test_find_type (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW), "activate", 0);
  g_assert_true (SW_IS_ELDER_PAGE (sw_window_get_page (window)));
  app_test_wait (app_test_is_gone, &dialog);
}

/* The notice says no zero. */
static void
test_notice (void)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  g_assert_false (sw_today_notice (0, 0, &title, &body));
  g_assert_true (sw_today_notice (1, 0, &title, &body));
  g_assert_cmpstr (title, ==, "1 visit is due today");
  g_assert_cmpstr (body, ==, "Nothing is overdue.");
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&body, g_free);
  g_assert_true (sw_today_notice (0, 3, &title, &body));
  g_assert_cmpstr (title, ==, "3 visits are overdue");
  g_assert_cmpstr (body, ==, "Nothing is due today.");
  g_clear_pointer (&title, g_free);
  g_clear_pointer (&body, g_free);
  g_assert_true (sw_today_notice (34, 3, &title, &body));
  g_assert_cmpstr (title, ==, "34 visits are due today");
  g_assert_cmpstr (body, ==, "3 are overdue.");
}

/* A click on it leads to the first page, whichever is shown. */
static void
test_notice_click (AppTest       *test,
                   gconstpointer  data)
{
  SwWindow *window;

  app_test_make_demo (test->database, 10);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "register");
  g_action_group_activate_action (G_ACTION_GROUP (test->application), "today", NULL);
  app_test_settle ();
  g_assert_true (SW_IS_TODAY_PAGE (sw_window_get_page (window)));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/today/count", Fixture, NULL, set_up, test_count, tear_down);
  g_test_add ("/today/make-visits", Fixture, NULL, set_up, test_make_visits, tear_down);
  g_test_add_func ("/today/texts", test_texts);
  g_test_add_func ("/today/model", test_model);
  g_test_add_func ("/today/sort", test_sort);
  g_test_add ("/today/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/today/record-once", Fixture, NULL, set_up, test_record_once, tear_down);
  g_test_add ("/today/follow", Fixture, NULL, set_up, test_follow, tear_down);
  g_test_add ("/today/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/today/silence", Fixture, NULL, set_up, test_silence, tear_down);
  g_test_add ("/today/more", Fixture, NULL, set_up, test_more, tear_down);
  g_test_add ("/today/go-on", Fixture, NULL, set_up, test_go_on, tear_down);
  g_test_add ("/today/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/today/made-already", Fixture, NULL, set_up, test_made_already, tear_down);
  g_test_add ("/today/not-undone", Fixture, NULL, set_up, test_not_undone, tear_down);
  g_test_add ("/today/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/today/notice-click", AppTest, NULL, app_test_set_up, test_notice_click, app_test_tear_down);
  g_test_add ("/today/dialog-opens", AppTest, NULL, app_test_set_up, test_dialog_opens, app_test_tear_down);
  g_test_add_func ("/today/notice", test_notice);
  g_test_add_func ("/today/nothing", test_nothing);

  return g_test_run ();
}
