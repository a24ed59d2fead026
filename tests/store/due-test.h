/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small office with elders, agreements and visits. */
#pragma once

#include "sw-test-store.h"

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-collation.h"
#include "sw-due.h"
#include "sw-office.h"
#include "sw-policies.h"
#include "sw-visit.h"

#define DAY(month, day) sw_day_from_ymd (2026, month, day)

enum
{
  WORKER = 1,
  OTHER_WORKER,
  NEIGHBOUR
};

static inline gint64
due_test_id_of (gpointer record)
{
  return sw_record_get_id (SW_RECORD (record));
}

static inline void
due_test_save (SwTestStore *test,
               gpointer     record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (test->store, SW_RECORD (record), "Save", &error);
  g_assert_no_error (error);
}

static inline void
due_test_use_policy (SwTestStore *test,
                     const char  *nick,
                     SwDay        from)
{
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_begin (test->store, "Use", &error));
  policy = sw_policies_use (test->store, nick, from, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (test->store, &error));
}

/* A rule of the office for everybody, whether there is an agreement or not. */
static inline void
due_test_add_rule (SwTestStore *test,
                   SwParty      party,
                   guint        count,
                   SwPeriod     period)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_begin (test->store, "Add", &error));
  policy = sw_policies_get_own (test->store, DAY (1, 1), &error);
  g_assert_no_error (error);
  rule->policy_id = due_test_id_of (policy);
  rule->title = g_strdup ("规则");
  rule->party = party;
  rule->count = count;
  rule->period = period;
  rule->target = SW_TARGET_EVERYBODY;
  rule->basis = SW_BASIS_CATEGORY;
  sw_policies_save_rule (test->store, rule, DAY (1, 1), &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (test->store, &error));
}

/* Two communities, two workers and a neighbour; on 2026-11-20. */
static inline void
due_test_set_up (SwTestStore  *test,
                 gconstpointer data)
{
  static const char *const names[] = { "李敏", "周洁", "王邻" };
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwCommunity) community = NULL;
  g_autoptr (SwCommunity) other = NULL;

  sw_day_set_today (DAY (11, 20));
  sw_test_store_set_up (test, data);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;
  due_test_save (test, office);
  community = sw_test_store_add_community (test, "北园社区");
  other = sw_test_store_add_community (test, "钮家巷社区");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

      caregiver->name = g_strdup (names[i]);
      caregiver->kind = i < 2 ? SW_CAREGIVER_WORKER : SW_CAREGIVER_NEIGHBOUR;
      due_test_save (test, caregiver);
      g_assert_cmpint (due_test_id_of (caregiver), ==, i + 1);
    }
}

static inline SwElder *
due_test_add_elder (SwTestStore *test,
                    const char  *name,
                    gint64       community_id)
{
  SwElder *elder = sw_test_elder (community_id, name, NULL);

  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->worker_id = WORKER;
  elder->neighbour_id = NEIGHBOUR;
  due_test_save (test, elder);

  return elder;
}

static inline void
due_test_add_agreement (SwTestStore *test,
                        SwElder     *elder,
                        SwDay        first,
                        SwDay        last)
{
  static int serial = 0;
  g_autoptr (SwAgreement) agreement = sw_agreement_new ();

  agreement->number = g_strdup_printf ("2026-%04d", ++serial);
  agreement->year = 2026;
  agreement->serial = serial;
  agreement->elder_id = due_test_id_of (elder);
  agreement->worker_id = WORKER;
  agreement->neighbour_id = NEIGHBOUR;
  agreement->drafted_day = agreement->printed_day = first;
  for (guint i = 0; i < SW_AGREEMENT_N_PARTIES; i++)
    agreement->signatures[i].day = first;
  if (last != SW_NONE)
    {
      agreement->ended_day = last;
      agreement->ended_reason = SW_AGREEMENT_END_OTHER;
    }
  due_test_save (test, agreement);
  g_assert_cmpint (agreement->in_force_day, ==, first);
}

static inline SwVisit *
due_test_add_visit (SwTestStore *test,
                    gint64       elder_id,
                    SwParty      party,
                    SwDay        day)
{
  SwVisit *visit = sw_visit_new ();

  visit->elder_id = elder_id;
  visit->party = party;
  visit->channel = SW_CHANNEL_PHONE;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1;
  visit->day = day;
  visit->source = SW_VISIT_SOURCE_HAND;
  due_test_save (test, visit);

  return visit;
}

static inline SwDue *
due_test_load (SwTestStore *test,
               SwDueScope   scope)
{
  g_autoptr (GError) error = NULL;
  SwDue *due = sw_due_load (test->store, &scope, &error);

  g_assert_no_error (error);
  return due;
}
