/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "due-test.h"

#include "sw-due-private.h"
#include "sw-emergencies.h"
#include "sw-emergency.h"
#include "sw-organisation.h"
#include "sw-silence.h"
#include "sw-status-span.h"
#include "sw-substitution.h"

/* "11-05 met 11-03" for each. */
static char *
describe (SwDue       *due,
          SwDueFilter  filter)
{
  g_autoptr (GArray) slots = sw_due_get_slots (due, &filter, 0);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      g_autofree char *day = sw_day_format_iso (slot->due_day);
      g_autofree char *met = slot->met_day == SW_NONE ? NULL : sw_day_format_iso (slot->met_day);

      g_string_append_printf (text, "%s%s %s", i ? "; " : "", day + 5, sw_enum_nick (&sw_slot_state_enum, slot->state));
      if (met)
        g_string_append_printf (text, " %s", met + 5);
    }

  return g_string_free (text, FALSE);
}

static SwDueFilter
of_party (SwParty party)
{
  SwDueFilter filter = SW_DUE_FILTER_ALL;

  filter.parties = 1u << party;
  return filter;
}

/* The first worked example, from the database. */
static void
test_example (SwTestStore  *test,
              gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwVisit) first = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 3));
  g_autoptr (SwVisit) second = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 8));
  g_autoptr (SwVisit) third = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 12));
  g_autoptr (SwVisit) neighbour = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_NEIGHBOUR, DAY (11, 18));
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autofree char *text = NULL;
  SwDueFilter filter = of_party (SW_PARTY_WORKER);
  const SwDueSlot *slot;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_add_agreement (test, elder, DAY (11, 2), SW_NONE);
  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 1), DAY (11, 22), DAY (11, 20)));
  text = describe (due, filter);
  g_assert_cmpstr (text, ==, "11-05 met 11-03; 11-08 met 11-08; 11-12 met 11-12; 11-15 missed; 11-19 overdue; "
                             "11-22 upcoming");
  g_assert_cmpuint (sw_due_get_count (due, DAY (11, 15), SW_PARTY_WORKER, SW_SLOT_MISSED), ==, 1);
  g_assert_cmpuint (sw_due_get_count (due, DAY (11, 18), SW_PARTY_NEIGHBOUR, SW_SLOT_MET), ==, 1);
  g_assert_cmpuint (sw_due_get_count (due, DAY (11, 15), SW_NONE, SW_SLOT_MISSED), ==, 2);
  g_assert_cmpuint (sw_due_get_count (due, DAY (12, 15), SW_NONE, SW_SLOT_MISSED), ==, 0);

  filter.states = 1u << SW_SLOT_OVERDUE;
  slots = sw_due_get_slots (due, &filter, 0);
  g_assert_cmpuint (slots->len, ==, 1);
  slot = &g_array_index (slots, SwDueSlot, 0);
  g_assert_cmpint (slot->elder_id, ==, due_test_id_of (elder));
  g_assert_cmpint (slot->caregiver_id, ==, WORKER);
  g_assert_cmpint (slot->community_id, ==, 1);
  g_assert_cmpint (slot->required, ==, 2);
  g_assert_cmpint (slot->made, ==, 0);
  g_assert_cmpint (slot->window_first, ==, DAY (11, 16));
  g_assert_nonnull (strstr (sw_due_get_rule (due, slot->rule_id)->clause, "每周至少上门或电话联系2次"));
}

/* Without a first day all open windows are there. */
static void
test_open_windows (SwTestStore  *test,
                   gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwDue) due = NULL;
  g_autofree char *text = NULL;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_add_agreement (test, elder, DAY (11, 2), SW_NONE);
  due = due_test_load (test, SW_DUE_SCOPE (SW_NONE, SW_NONE, DAY (11, 20)));
  g_assert_cmpint (sw_due_get_scope (due)->from, ==, DAY (11, 16));
  g_assert_cmpint (sw_due_get_scope (due)->to, ==, DAY (11, 20));
  text = describe (due, of_party (SW_PARTY_WORKER));
  g_assert_cmpstr (text, ==, "11-19 overdue");
}

static guint
count_of_caregiver (SwTestStore *test,
                    gint64       caregiver_id,
                    SwDay        from,
                    SwDay        to)
{
  SwDueScope scope = SW_DUE_SCOPE (from, to, DAY (11, 20));
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (SwDue) whole = due_test_load (test, scope);
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GArray) filtered = NULL;
  guint n = 0;

  scope.caregiver_id = caregiver_id;
  due = due_test_load (test, scope);
  slots = sw_due_get_slots (due, &filter, 0);
  filter.caregiver_id = caregiver_id;
  filtered = sw_due_get_slots (whole, &filter, 0);
  g_assert_cmpuint (slots->len, ==, filtered->len);
  for (SwDay day = from; day <= to; day++)
    for (guint state = 0; state < SW_N_SLOT_STATES; state++)
      n += sw_due_get_count (due, day, SW_NONE, state);
  g_assert_cmpuint (n, ==, slots->len);

  return n;
}

/* Those who are on leave have a substitute; who was assigned then was meant then. */
static void
test_who (SwTestStore  *test,
          gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  g_autoptr (SwVisit) early = NULL;
  g_autoptr (SwVisit) also = NULL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) sums = NULL;
  SwDueFilter filter = SW_DUE_FILTER_ALL;

  due_test_add_rule (test, SW_PARTY_WORKER, 2, SW_PERIOD_WEEK);
  due_test_add_rule (test, SW_PARTY_NEIGHBOUR, 1, SW_PERIOD_DAY);
  g_assert_cmpuint (count_of_caregiver (test, WORKER, DAY (11, 2), DAY (11, 22)), ==, 6);
  g_assert_cmpuint (count_of_caregiver (test, NEIGHBOUR, DAY (11, 2), DAY (11, 22)), ==, 21);
  g_assert_cmpuint (count_of_caregiver (test, OTHER_WORKER, DAY (11, 2), DAY (11, 22)), ==, 0);

  leave->caregiver_id = WORKER;
  leave->substitute_id = OTHER_WORKER;
  leave->from_day = DAY (11, 6);
  leave->to_day = DAY (11, 12);
  due_test_save (test, leave);
  g_assert_cmpuint (count_of_caregiver (test, WORKER, DAY (11, 2), DAY (11, 22)), ==, 4);
  g_assert_cmpuint (count_of_caregiver (test, OTHER_WORKER, DAY (11, 2), DAY (11, 22)), ==, 2);

  /* What was made before the leave is not the substitute's, though it was due in it. */
  early = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 3));
  also = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 4));
  g_assert_cmpuint (count_of_caregiver (test, WORKER, DAY (11, 8), DAY (11, 8)), ==, 1);
  g_assert_cmpuint (count_of_caregiver (test, OTHER_WORKER, DAY (11, 8), DAY (11, 8)), ==, 0);
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (also), "Delete", NULL));
  g_assert_cmpuint (count_of_caregiver (test, OTHER_WORKER, DAY (11, 8), DAY (11, 8)), ==, 1);

  /* Handed over on the 20th: what was due before stays the first worker's. */
  elder->worker_id = OTHER_WORKER;
  due_test_save (test, elder);
  g_assert_cmpuint (count_of_caregiver (test, WORKER, DAY (11, 2), DAY (11, 22)), ==, 3);
  g_assert_cmpuint (count_of_caregiver (test, OTHER_WORKER, DAY (11, 2), DAY (11, 22)), ==, 3);

  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 2), DAY (11, 22), DAY (11, 20)));
  sums = sw_due_get_sums (due, SW_DUE_BY_CAREGIVER, &filter);
  g_assert_cmpuint (sums->len, ==, 3);
  for (guint i = 0; i < sums->len; i++)
    {
      g_assert_cmpint (g_array_index (sums, SwDueSum, i).key, ==, i + 1);
      g_assert_cmpint (sw_due_sum_asked (&g_array_index (sums, SwDueSum, i)), ==, i == 2 ? 21 : 3);
    }
}

/* Part after part gives all, whole days each and none too much at once. */
static void
test_parts (SwTestStore  *test,
            gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 2);
  g_autoptr (SwDue) due = NULL;
  SwDueFilter filters[] = { SW_DUE_FILTER_ALL, SW_DUE_FILTER_ALL };

  due_test_add_rule (test, SW_PARTY_WORKER, 2, SW_PERIOD_WEEK);
  due_test_add_rule (test, SW_PARTY_NEIGHBOUR, 1, SW_PERIOD_DAY);
  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 2), DAY (11, 22), DAY (11, 20)));
  filters[1].from = DAY (11, 5);
  filters[1].to = DAY (11, 17);
  filters[1].elder_id = due_test_id_of (other);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    for (guint size = 1; size < 100; size += 7)
      {
        g_autoptr (GArray) whole = sw_due_get_slots (due, &filters[i], 0);
        guint n = 0, n_parts = 0;
        SwDay day = SW_NONE;

        do
          {
            g_autoptr (GArray) part = sw_due_get_part (due, &filters[i], size, &day);

            for (guint k = 0; k < part->len; k++)
              g_assert_true (sw_due_slot_equal (&g_array_index (part, SwDueSlot, k), &g_array_index (whole, SwDueSlot, n + k)));
            /* Four are due on a day at most. */
            g_assert_cmpuint (part->len, <=, MAX (size, 4));
            n += part->len;
            n_parts++;
          }
        while (day != SW_NONE);
        g_assert_cmpuint (n, ==, whole->len);
        g_assert_cmpuint (n_parts, >=, size == 1 ? 13 : 1);
      }
}

/* A home-care organisation has its clients, nobody has what the register names nobody for; together
 * with the caregivers they have everything. */
static void
test_organisation (SwTestStore  *test,
                   gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) alone = due_test_add_elder (test, "李秀英", 1);
  SwDueScope scope = SW_DUE_SCOPE (DAY (11, 2), DAY (11, 22), DAY (11, 20));
  g_autoptr (SwDue) whole = NULL;
  guint n = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SwOrganisation) organisation = sw_organisation_new ();

      organisation->name = g_strdup (i == 0 ? "居家中心" : "养老中心");
      organisation->kind = 0; /* home care */
      due_test_save (test, organisation);
    }
  elder->homecare_client = alone->homecare_client = 1;
  elder->homecare_organisation_id = 1;
  alone->homecare_organisation_id = 2;
  alone->worker_id = SW_NONE;
  sw_day_set_today (DAY (1, 1));
  due_test_save (test, elder);
  due_test_save (test, alone);
  sw_day_set_today (DAY (11, 20));
  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_WEEK);
  due_test_add_rule (test, SW_PARTY_STREET, 1, SW_PERIOD_WEEK);
  due_test_add_rule (test, SW_PARTY_HOMECARE, 2, SW_PERIOD_WEEK);
  whole = due_test_load (test, scope);

  for (gint64 id = SW_DUE_NOBODY; id <= 2; id++)
    {
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (GArray) filtered = NULL;
      g_autoptr (GArray) scoped = NULL;
      g_autoptr (SwDue) due = NULL;

      if (id == SW_DUE_NOBODY)
        filter.caregiver_id = id;
      else
        filter.organisation_id = id;
      filtered = sw_due_get_slots (whole, &filter, 0);
      n += filtered->len;
      /* Nobody: once a week for the street, of both, and the worker of one. */
      g_assert_cmpuint (filtered->len, ==, id == SW_DUE_NOBODY ? 9 : 6);
      for (guint i = 0; i < filtered->len; i++)
        {
          const SwDueSlot *slot = &g_array_index (filtered, SwDueSlot, i);

          g_assert_true (sw_due_filter_match (&filter, slot));
          g_assert_cmpint (slot->organisation_id, ==, id == SW_DUE_NOBODY ? SW_NONE : id);
        }
      if (id == SW_DUE_NOBODY)
        continue;
      scope.organisation_id = id;
      due = due_test_load (test, scope);
      g_assert_cmpuint (sw_due_get_n_elders (due), ==, 1);
      filter.organisation_id = SW_NONE;
      scoped = sw_due_get_slots (due, &filter, 0);
      g_assert_cmpmem (scoped->data, scoped->len * sizeof (SwDueSlot), filtered->data, filtered->len * sizeof (SwDueSlot));
      g_assert_cmpuint (sw_due_get_count (due, DAY (11, 22), SW_PARTY_HOMECARE, SW_SLOT_UPCOMING), ==, 1);
      g_assert_cmpuint (sw_due_get_count (due, DAY (11, 22), SW_PARTY_STREET, SW_SLOT_UPCOMING), ==, 0);
    }
  g_assert_cmpuint (n + 3, ==, 3 * 2 * (1 + 1 + 2));
}

/* A community has what was due to those who lived there then. */
static void
test_community (SwTestStore  *test,
                gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) moved = due_test_add_elder (test, "李秀英", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "张伟", 2);
  guint expected[] = { 21 + 16, 21 + 5 };

  due_test_add_rule (test, SW_PARTY_NEIGHBOUR, 1, SW_PERIOD_DAY);
  sw_day_set_today (DAY (11, 18));
  moved->community_id = 2;
  due_test_save (test, moved);
  sw_day_set_today (DAY (11, 20));
  for (gint64 community = 1; community <= 2; community++)
    {
      SwDueScope scope = SW_DUE_SCOPE (DAY (11, 2), DAY (11, 22), DAY (11, 20));
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (SwDue) whole = due_test_load (test, scope);
      g_autoptr (SwDue) due = NULL;
      g_autoptr (GArray) slots = NULL;
      g_autofree char *text = NULL;
      g_autofree char *filtered = NULL;

      scope.community_id = community;
      due = due_test_load (test, scope);
      slots = sw_due_get_slots (due, &filter, 0);
      g_assert_cmpuint (slots->len, ==, expected[community - 1]);
      text = describe (due, filter);
      filter.community_id = community;
      filtered = describe (whole, filter);
      g_assert_cmpstr (text, ==, filtered);
    }
}

/* Sums over years are those of the parts. */
static void
test_compliance (SwTestStore  *test,
                 gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 2);
  g_autoptr (SwVisit) visit = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (10, 31));
  SwDueScope scope = SW_DUE_SCOPE (DAY (8, 10), DAY (11, 22), DAY (11, 20));

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  due_test_add_agreement (test, elder, DAY (9, 2), SW_NONE);
  due_test_add_agreement (test, other, DAY (9, 20), DAY (10, 30));
  for (SwDueBy by = SW_DUE_BY_PARTY; by <= SW_DUE_BY_RULE; by++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) parts = sw_compliance_load (test->store, &scope, by, &error);
      g_autoptr (SwDue) due = due_test_load (test, scope);
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (GArray) whole = sw_due_get_sums (due, by, &filter);

      g_assert_no_error (error);
      g_assert_cmpuint (parts->len, >, 0);
      g_assert_cmpmem (parts->data, parts->len * sizeof (SwDueSum), whole->data, whole->len * sizeof (SwDueSum));
    }
}

static void
assert_same_counts (SwDue *a,
                    SwDue *b)
{
  const SwDueScope *scope = sw_due_get_scope (a);

  for (SwDay day = scope->from; day <= scope->to; day++)
    for (gint64 party = 0; party < SW_N_PARTIES; party++)
      for (guint state = 0; state < SW_N_SLOT_STATES; state++)
        g_assert_cmpuint (sw_due_get_count (a, day, party, state), ==, sw_due_get_count (b, day, party, state));
}

/* After each change the counts are those of what is loaded anew. */
static void
follow (SwTestStore *test,
        SwDue       *due)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwDue) anew = due_test_load (test, *sw_due_get_scope (due));
  gboolean stale;
  g_autofree char *after = NULL;
  g_autofree char *expected = NULL;

  g_assert_true (sw_due_update (due, test->store, &stale, &error));
  g_assert_no_error (error);
  g_assert_false (stale);
  assert_same_counts (due, anew);
  after = describe (due, SW_DUE_FILTER_ALL);
  expected = describe (anew, SW_DUE_FILTER_ALL);
  g_assert_cmpstr (after, ==, expected);
}

static void
test_update (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 1);
  g_autoptr (SwElder) third = due_test_add_elder (test, "张伟", 2);
  g_autoptr (SwVisit) visit = NULL;
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stale;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  due_test_add_agreement (test, elder, DAY (11, 2), SW_NONE);
  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 1), DAY (11, 30), DAY (11, 20)));

  visit = due_test_add_visit (test, due_test_id_of (other), SW_PARTY_WORKER, DAY (11, 12));
  follow (test, due);
  visit->elder_id = due_test_id_of (elder);
  due_test_save (test, visit);
  follow (test, due);
  visit->day = DAY (11, 3);
  due_test_save (test, visit);
  follow (test, due);
  sw_store_delete_one (test->store, SW_RECORD (visit), "Delete", &error);
  follow (test, due);
  sw_store_undo (test->store, NULL, &error);
  follow (test, due);
  due_test_add_agreement (test, other, DAY (11, 7), DAY (11, 15));
  follow (test, due);
  span->elder_id = due_test_id_of (elder);
  span->status = SW_STATUS_DIED;
  span->from_day = DAY (11, 10);
  due_test_save (test, span);
  follow (test, due);
  third->care_ability = SW_CARE_ABILITY_DISABLED;
  due_test_save (test, third);
  follow (test, due);
  g_assert_no_error (error);

  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = DAY (11, 19);
  due_test_save (test, emergency);
  g_assert_true (sw_due_update (due, test->store, &stale, &error));
  g_assert_true (stale);
}

/* Whatever is recorded, changed and taken back by chance. */
static void
test_random_updates (SwTestStore  *test,
                     gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GError) error = NULL;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  for (guint i = 0; i < 8; i++)
    {
      g_ptr_array_add (elders, due_test_add_elder (test, "王芳", 1 + i % 2));
      if (i % 3)
        due_test_add_agreement (test, elders->pdata[i], DAY (10, 20 + i), SW_NONE);
    }
  due = due_test_load (test, SW_DUE_SCOPE (DAY (10, 15), DAY (11, 30), DAY (11, 20)));
  for (guint turn = 0; turn < 60; turn++)
    {
      SwElder *elder = elders->pdata[g_rand_int_range (random, 0, 8)];

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          sw_store_undo (test->store, NULL, &error);
          break;
        case 1:
          elder->care_ability = g_rand_int_range (random, 0, 3);
          due_test_save (test, elder);
          break;
        case 2:
          {
            g_autoptr (SwStatusSpan) span = sw_status_span_new ();

            span->elder_id = due_test_id_of (elder);
            span->status = SW_STATUS_PAUSED;
            span->from_day = DAY (10, 10) + g_rand_int_range (random, 0, 50);
            span->to_day = span->from_day + 3;
            due_test_save (test, span);
            break;
          }
        default:
          {
            g_autoptr (SwVisit) visit =
              due_test_add_visit (test, due_test_id_of (elder), g_rand_int_range (random, 0, SW_N_PARTIES),
                                  DAY (10, 10) + g_rand_int_range (random, 0, 40));
            break;
          }
        }
      g_assert_no_error (error);
      follow (test, due);
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  SwDue **due = user_data;
  g_autoptr (GError) error = NULL;

  *due = sw_due_load_finish (SW_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_due_load_finish (SW_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_thread (SwTestStore  *test,
             gconstpointer data)
{
  SwDueScope scope = SW_DUE_SCOPE (DAY (11, 1), DAY (11, 30), DAY (11, 20));
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (SwDue) loaded = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;

  due_test_use_policy (test, "huining-2022-130", SW_NONE);
  sw_due_load_async (test->store, &scope, NULL, loaded_cb, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  due = due_test_load (test, scope);
  assert_same_counts (due, loaded);
  g_assert_cmpuint (sw_due_get_count (loaded, DAY (11, 30), SW_PARTY_WORKER, SW_SLOT_UPCOMING), ==, 1);

  g_cancellable_cancel (cancellable);
  sw_due_load_async (test->store, &scope, cancellable, cancelled_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_silence (SwTestStore  *test,
              gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) never = due_test_add_elder (test, "李秀英", 1);
  g_autoptr (SwElder) dead = due_test_add_elder (test, "张伟", 1);
  g_autoptr (SwVisit) visit = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_OTHER, DAY (11, 3));
  g_autoptr (SwVisit) missed = due_test_add_visit (test, due_test_id_of (elder), SW_PARTY_WORKER, DAY (11, 15));
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  g_autoptr (GArray) silences = NULL;
  g_autoptr (GError) error = NULL;
  const SwSilence *silence;

  missed->outcome = SW_OUTCOME_NOT_REACHED;
  due_test_save (test, missed);
  span->elder_id = due_test_id_of (dead);
  span->status = SW_STATUS_DIED;
  span->from_day = DAY (11, 10);
  due_test_save (test, span);
  leave->caregiver_id = WORKER;
  leave->substitute_id = OTHER_WORKER;
  leave->from_day = leave->to_day = DAY (11, 20);
  due_test_save (test, leave);

  silences = sw_silence_load (test->store, SW_NONE, DAY (11, 20), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (silences->len, ==, 2);
  silence = &g_array_index (silences, SwSilence, 0);
  g_assert_cmpint (silence->elder_id, ==, due_test_id_of (never));
  g_assert_cmpint (silence->last_day, ==, SW_NONE);
  g_assert_cmpint (silence->days, ==, DAY (11, 20) - DAY (1, 1));
  silence = &g_array_index (silences, SwSilence, 1);
  g_assert_cmpint (silence->elder_id, ==, due_test_id_of (elder));
  g_assert_cmpint (silence->last_day, ==, DAY (11, 3));
  g_assert_cmpint (silence->days, ==, 17);
  g_assert_cmpint (silence->worker_id, ==, OTHER_WORKER);
  g_assert_cmpint (silence->neighbour_id, ==, NEIGHBOUR);
}

/* Where the register names nobody the agreement does: for a due visit, a silence and the board of
 * an emergency alike. */
static void
test_signer (SwTestStore  *test,
             gconstpointer data)
{
  g_autoptr (SwElder) elder = sw_test_elder (1, "王芳", NULL);
  g_autoptr (SwElder) former = sw_test_elder (1, "李秀英", NULL);
  g_autoptr (SwSubstitution) leave = sw_substitution_new ();
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) silences = NULL;
  g_autoptr (GArray) board = NULL;
  g_autoptr (GError) error = NULL;

  due_test_save (test, elder);
  due_test_save (test, former);
  due_test_add_agreement (test, elder, DAY (11, 2), SW_NONE);
  due_test_add_agreement (test, former, DAY (11, 2), DAY (11, 19));
  due_test_add_rule (test, SW_PARTY_WORKER, 1, SW_PERIOD_DAY);
  due_test_add_rule (test, SW_PARTY_NEIGHBOUR, 1, SW_PERIOD_DAY);
  leave->caregiver_id = WORKER;
  leave->substitute_id = OTHER_WORKER;
  leave->from_day = leave->to_day = DAY (11, 20);
  due_test_save (test, leave);
  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = DAY (11, 20);
  due_test_save (test, emergency);

  due = due_test_load (test, SW_DUE_SCOPE (DAY (11, 20), DAY (11, 20), DAY (11, 20)));
  silences = sw_silence_load (test->store, SW_NONE, DAY (11, 20), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (silences->len, ==, 2);
  board = sw_emergencies_get_board (test->store, emergency, DAY (11, 20), 480, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (board->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SwSilence *silence = &g_array_index (silences, SwSilence, i);
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      gboolean agreed = silence->elder_id == due_test_id_of (elder);
      SwDueFilter filter = SW_DUE_FILTER_ALL;
      g_autoptr (GArray) slots = NULL;

      filter.elder_id = silence->elder_id;
      slots = sw_due_get_slots (due, &filter, 0);
      g_assert_cmpuint (slots->len, ==, 2);
      for (guint k = 0; k < slots->len; k++)
        {
          const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, k);

          g_assert_cmpint (slot->caregiver_id, ==,
                           slot->party == SW_PARTY_WORKER ? silence->worker_id : silence->neighbour_id);
        }
      g_assert_cmpint (silence->worker_id, ==, agreed ? OTHER_WORKER : SW_NONE);
      g_assert_cmpint (silence->neighbour_id, ==, agreed ? NEIGHBOUR : SW_NONE);
      g_assert_cmpint (row->worker_id, ==, row->elder_id == due_test_id_of (elder) ? OTHER_WORKER : SW_NONE);
    }
}

/* A pause of later days has a visit due earlier: what is overdue by it is told, not what was before. */
static void
test_new_overdue (SwTestStore  *test,
                  gconstpointer data)
{
  g_autoptr (SwElder) elder = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 1);
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = due_test_id_of (elder);

  due_test_add_rule (test, SW_PARTY_WORKER, 2, SW_PERIOD_WEEK);
  g_array_append_val (ids, id);
  before = sw_due_load_overdue (test->store, ids, DAY (11, 19), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 0);
  span->elder_id = id;
  span->status = SW_STATUS_PAUSED;
  span->from_day = span->to_day = DAY (11, 22);
  due_test_save (test, span);
  after = sw_due_load_overdue (test->store, ids, DAY (11, 19), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, SwDueSlot, 0).elder_id, ==, id);
  g_assert_cmpint (g_array_index (after, SwDueSlot, 0).due_day, ==, DAY (11, 18));
  g_assert_cmpuint (sw_due_count_new (before, after), ==, 1);

  /* It was overdue already on the next day; the day on which it was is no matter. */
  g_clear_pointer (&before, g_array_unref);
  before = sw_due_load_overdue (test->store, ids, DAY (11, 20), &error);
  g_assert_cmpuint (sw_due_count_new (before, after), ==, 0);
  g_assert_cmpuint (sw_due_count_new (after, before), ==, 0);
}

/* The count goes part by part, and each of who is in them counts once. */
static void
test_count_overdue (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (SwElder) moved = due_test_add_elder (test, "王芳", 1);
  g_autoptr (SwElder) other = due_test_add_elder (test, "李秀英", 2);
  g_autoptr (SwElder) reached = due_test_add_elder (test, "张伟", 2);
  g_autoptr (SwVisit) visit = due_test_add_visit (test, due_test_id_of (reached), SW_PARTY_WORKER, DAY (11, 17));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  due_test_use_policy (test, "gusu-2022-159", SW_NONE);
  g_assert_true (sw_due_count_overdue (test->store, DAY (11, 21), &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);

  due_test_add_agreement (test, moved, DAY (11, 2), SW_NONE);
  due_test_add_agreement (test, other, DAY (11, 2), SW_NONE);
  due_test_add_agreement (test, reached, DAY (11, 2), SW_NONE);
  sw_day_set_today (DAY (11, 20));
  moved->community_id = 2;
  due_test_save (test, moved);
  g_assert_true (sw_due_count_overdue (test->store, DAY (11, 21), &count, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 2);
  for (guint most = 1; most <= 4; most++)
    {
      g_assert_true (sw_due_count_overdue_by (test->store, DAY (11, 21), most, &count, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count, ==, 2);
    }

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_due_count_overdue (test->store, DAY (11, 21), &count, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, due_test_set_up, func, sw_test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/due/example", test_example);
  ADD ("/due/open-windows", test_open_windows);
  ADD ("/due/who", test_who);
  ADD ("/due/organisation", test_organisation);
  ADD ("/due/parts", test_parts);
  ADD ("/due/community", test_community);
  ADD ("/due/compliance", test_compliance);
  ADD ("/due/update", test_update);
  ADD ("/due/random-updates", test_random_updates);
  ADD ("/due/thread", test_thread);
  ADD ("/due/silence", test_silence);
  ADD ("/due/signer", test_signer);
  ADD ("/due/new-overdue", test_new_overdue);
  ADD ("/due/count-overdue", test_count_overdue);

  return g_test_run ();
}
