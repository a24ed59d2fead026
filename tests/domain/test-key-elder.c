/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day.h"
#include "sw-key-elder.h"
#include "sw-verify.h"

static SwElder *
elder_born (int year,
            int month,
            int day)
{
  SwElder *elder = sw_elder_new ();

  elder->birth_day = sw_day_from_ymd (year, month, day);
  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;

  return elder;
}

static void
test_eighty (void)
{
  g_autoptr (SwElder) elder = elder_born (1946, 11, 22);

  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 21)));
  g_assert_true (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));

  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT;
  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));
  elder->child_residence = SW_CHILD_RESIDENCE_CHILDLESS;
  g_assert_true (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));

  /* Without a supporter it does not matter where children live. */
  elder->child_residence = SW_NONE;
  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));
  elder->category = SW_CATEGORY_NO_SUPPORTER;
  g_assert_true (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));
  elder->category = SW_CATEGORY_SUPPORTER_UNABLE;
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));

  elder->birth_day = SW_NONE;
  elder->category = SW_CATEGORY_EMPTY_NEST;
  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 11, 22)));
}

static void
test_sixty_with_low_income (void)
{
  g_autoptr (SwElder) elder = elder_born (1966, 3, 1);
  SwDay birthday = sw_day_from_ymd (2026, 3, 1);

  g_assert_false (sw_elder_is_key (elder, birthday));
  elder->low_income = 1;
  g_assert_false (sw_elder_is_key (elder, birthday));
  elder->care_ability = SW_CARE_ABILITY_ABLE;
  g_assert_false (sw_elder_is_key (elder, birthday));
  elder->care_ability = SW_CARE_ABILITY_SEMI_DISABLED;
  g_assert_true (sw_elder_is_key (elder, birthday));
  g_assert_false (sw_elder_is_key (elder, birthday - 1));
  elder->low_income = 0;
  g_assert_false (sw_elder_is_key (elder, birthday));
}

static void
test_found_in_need (void)
{
  g_autoptr (SwElder) elder = elder_born (1956, 1, 1);

  g_assert_false (sw_elder_needs_agreement (elder, sw_day_from_ymd (2026, 1, 1)));
  elder->in_need = 1;
  g_assert_true (sw_elder_needs_agreement (elder, sw_day_from_ymd (2026, 1, 1)));
  g_assert_false (sw_elder_is_key (elder, sw_day_from_ymd (2026, 1, 1)));
}

static void
test_birth_limit (void)
{
  /* Over leap days too: the limit is the last birth day of that age. */
  for (SwDay day = sw_day_from_ymd (2024, 2, 20); day < sw_day_from_ymd (2028, 3, 5); day++)
    {
      SwDay limit = sw_elder_key_birth_limit (day, 80);

      g_assert_cmpint (sw_day_age (limit, day), >=, 80);
      g_assert_cmpint (sw_day_age (limit + 1, day), <, 80);
    }
}

/* The reasons together say what the rule says. */
static void
test_reasons_agree (void)
{
  SwDay day = sw_day_from_ymd (2026, 11, 22);

  for (int age = 55; age < 90; age += 5)
    for (gint64 category = 0; category < 4; category++)
      for (gint64 residence = 0; residence < 9; residence++)
        for (gint64 low = 0; low < 2; low++)
          for (gint64 care = 0; care < 3; care++)
            {
              g_autoptr (SwElder) elder = elder_born (2026 - age, 1, 1);
              g_autoptr (GPtrArray) reasons = NULL;
              gboolean all = TRUE;

              elder->category = category;
              elder->child_residence = residence;
              elder->low_income = low;
              elder->care_ability = care;
              reasons = sw_elder_key_reasons (elder, day);
              for (guint i = 0; i < reasons->len; i++)
                all = all && ((SwReason *) reasons->pdata[i])->met;
              g_assert_cmpint (all, ==, sw_elder_is_key (elder, day));
            }
}

static void
test_scope (void)
{
  g_autoptr (SwElder) elder = elder_born (1950, 1, 1);

  elder->child_residence = SW_CHILD_RESIDENCE_SAME_STREET;
  g_assert_false (sw_elder_in_scope (elder, SW_SCOPE_SAME_STREET));
  g_assert_true (sw_elder_in_scope (elder, SW_SCOPE_SAME_COMMUNITY));
  elder->child_residence = SW_CHILD_RESIDENCE_SAME_COMMUNITY;
  g_assert_false (sw_elder_in_scope (elder, SW_SCOPE_SAME_COMMUNITY));
  g_assert_true (sw_elder_in_scope (elder, SW_SCOPE_SAME_ESTATE));
  elder->child_residence = SW_CHILD_RESIDENCE_SAME_ESTATE;
  g_assert_false (sw_elder_in_scope (elder, SW_SCOPE_SAME_ESTATE));
  elder->category = SW_CATEGORY_SUPPORTER_UNABLE;
  g_assert_true (sw_elder_in_scope (elder, SW_SCOPE_SAME_STREET));
}

static void
test_verify (void)
{
  SwDay day = sw_day_from_ymd (2026, 11, 22);
  g_autoptr (SwElder) elder = elder_born (1950, 1, 1);
  SwVerifyFacts facts = { 0 };

  elder->document_state = SW_DOCUMENT_STATE_VALID;
  elder->phone = g_strdup ("1");
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, 0);

  g_clear_pointer (&elder->phone, g_free);
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, SW_VERIFY_NO_PHONE);
  facts.relative_has_phone = TRUE;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, 0);

  elder->birth_day = sw_day_from_ymd (1966, 11, 23);
  elder->document_state = SW_DOCUMENT_STATE_OVERRIDDEN;
  elder->child_residence = SW_CHILD_RESIDENCE_SAME_HOME;
  elder->child_residence_unsure = 1;
  facts.worker_ended = TRUE;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==,
                   SW_VERIFY_UNDER_AGE | SW_VERIFY_DOCUMENT_WRONG | SW_VERIFY_CONTRADICTION |
                   SW_VERIFY_CHILDREN_UNSURE | SW_VERIFY_ENDED_WORKER);
  elder->category = SW_NONE;
  elder->child_residence = SW_CHILD_RESIDENCE_UNKNOWN;
  facts.same_document = facts.same_person = TRUE;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day) &
                   (SW_VERIFY_CATEGORY_MISSING | SW_VERIFY_CHILDREN_UNKNOWN | SW_VERIFY_SAME_DOCUMENT |
                    SW_VERIFY_SAME_PERSON), ==,
                   SW_VERIFY_CATEGORY_MISSING | SW_VERIFY_CHILDREN_UNKNOWN | SW_VERIFY_SAME_DOCUMENT |
                   SW_VERIFY_SAME_PERSON);

  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  elder->child_residence_unsure = 0;
  elder->document_state = SW_DOCUMENT_STATE_VALID;
  facts = (SwVerifyFacts) { .relative_has_phone = TRUE };
  elder->birth_day = sw_day_from_ymd (1850, 1, 1);
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, SW_VERIFY_BIRTH_DAY);
  elder->birth_day = sw_day_from_ymd (1905, 11, 22);
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, SW_VERIFY_BIRTH_DAY);
  elder->birth_day++;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, 0);
  elder->birth_day = day + 1;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, SW_VERIFY_BIRTH_DAY);
  elder->birth_day = day;
  g_assert_cmpint (sw_elder_verify (elder, &facts, day), ==, SW_VERIFY_UNDER_AGE);

  for (int bit = 0; (1 << bit) < SW_VERIFY_ALL; bit++)
    {
      g_assert_nonnull (sw_verify_label (1 << bit));
      g_assert_nonnull (sw_verify_nick (1 << bit));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key-elder/eighty", test_eighty);
  g_test_add_func ("/key-elder/sixty-with-low-income", test_sixty_with_low_income);
  g_test_add_func ("/key-elder/found-in-need", test_found_in_need);
  g_test_add_func ("/key-elder/birth-limit", test_birth_limit);
  g_test_add_func ("/key-elder/reasons-agree", test_reasons_agree);
  g_test_add_func ("/key-elder/scope", test_scope);
  g_test_add_func ("/key-elder/verify", test_verify);

  return g_test_run ();
}
