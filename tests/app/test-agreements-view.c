/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "sw-agreements-view.h"
#include "sw-day.h"
#include "sw-query.h"

static SwAgreement *
make_agreement (void)
{
  SwAgreement *agreement = sw_agreement_new ();

  agreement->number = g_strdup ("平江2026-0001");
  agreement->elder_name = g_strdup ("王桂英");
  agreement->worker_name = g_strdup ("周敏");
  sw_record_derive (SW_RECORD (agreement));

  return agreement;
}

static void
test_groups (void)
{
  static const char *const waiting[] = { "printed", "signing", NULL };
  static const char *const other[] = { "draft", "ended", NULL };
  g_autofree char *text = sw_agreements_group_text (SW_AGREEMENTS_IN_FORCE, 1234);
  g_autofree char *plain = sw_agreements_group_text (SW_AGREEMENTS_ALL, SW_NONE);

  g_assert_cmpint (sw_agreements_group_of (NULL), ==, SW_AGREEMENTS_ALL);
  g_assert_cmpint (sw_agreements_group_of (waiting), ==, SW_AGREEMENTS_WAITING);
  g_assert_cmpint (sw_agreements_group_of (other), ==, SW_AGREEMENTS_N_GROUPS);
  g_assert_cmpstr (text, ==, "In Force 1234");
  g_assert_cmpstr (plain, ==, "All");

  /* Every state is in just one of the groups. */
  for (const SwEnumValue *state = sw_agreement_state_enum.values; state->nick; state++)
    {
      guint n = 0;

      for (SwAgreementsGroup group = SW_AGREEMENTS_DRAFTS; group < SW_AGREEMENTS_N_GROUPS; group++)
        n += g_strv_contains (sw_agreements_group_states (group), state->nick);
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_marks (void)
{
  g_autoptr (SwAgreement) agreement = make_agreement ();
  SwDay today = sw_day_from_ymd (2026, 11, 21);
  g_autofree char *is_signed = NULL;
  g_autofree char *copies = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *signatures = NULL;
  g_autofree char *holders = NULL;

  g_assert_null (sw_agreement_signed_text (agreement));
  g_assert_null (sw_agreement_copies_text (agreement));
  g_assert_null (sw_agreement_waiting_text (agreement, today));
  g_assert_null (sw_agreement_badge (agreement, today, 14));

  agreement->printed_day = today - 15;
  agreement->signatures[SW_PARTY_STREET].day = today - 15;
  agreement->signatures[SW_PARTY_ELDER].day = today;
  agreement->signatures[SW_PARTY_WORKER].copy_day = today;
  sw_record_derive (SW_RECORD (agreement));
  is_signed = sw_agreement_signed_text (agreement);
  copies = sw_agreement_copies_text (agreement);
  waiting = sw_agreement_waiting_text (agreement, today);
  signatures = sw_agreement_describe_signatures (agreement);
  holders = sw_agreement_describe_copies (agreement);
  g_assert_cmpstr (is_signed, ==, "甲 · · 丁");
  g_assert_cmpstr (copies, ==, "· 乙 · ·");
  g_assert_cmpstr (waiting, ==, "15 days");
  g_assert_cmpstr (signatures, ==, "signed by 甲方, 丁方, not yet by 乙方, 丙方");
  g_assert_cmpstr (holders, ==, "乙方 have their copy, 甲方, 丙方, 丁方 not yet");
  g_assert_cmpstr (sw_agreement_badge (agreement, today, 14), ==, "attention");
  g_assert_cmpstr (sw_agreement_badge (agreement, today, 15), ==, "accent");
}

/* Names are the agreement's own, whatever the register says now. */
static void
test_columns (void)
{
  g_autoptr (SwAgreement) agreement = make_agreement ();
  GArray *columns = sw_agreements_get_columns ();
  const SwListColumn *state = sw_list_columns_find (columns, "state");
  const char *badge = "";
  g_autofree char *elder = sw_agreements_cell_text (sw_list_columns_find (columns, "elder_id"), agreement, NULL, 0, 14,
                                                    &badge);
  g_autofree char *worker = sw_agreements_cell_text (sw_list_columns_find (columns, "worker_id"), agreement, NULL, 0, 14,
                                                     &badge);
  g_autofree char *text = sw_agreements_cell_text (state, agreement, NULL, 0, 14, &badge);

  g_assert_cmpstr (elder, ==, "王桂英");
  g_assert_cmpstr (worker, ==, "周敏");
  g_assert_cmpstr (text, ==, "Draft");
  g_assert_null (badge);
  g_assert_true (state->badge);
  g_assert_null (sw_list_columns_find (columns, "elder_name"));
  g_assert_nonnull (sw_list_columns_find (columns, "note"));
}

/* Whatever can be a filter is a condition that a query takes; so is the link to the register. */
static void
test_filters (void)
{
  guint n;
  const SwListFilter *filters = sw_agreements_get_filters (&n);
  SwRecordClass *klass = g_type_class_ref (SW_TYPE_AGREEMENT);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (SwQuery) elders = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      const SwEnum *enumeration = sw_list_filter_values (&filters[i], klass);
      const char *values[] = { enumeration ? enumeration->values[0].nick : "1", NULL };

      sw_query_set_condition (query, filters[i].name, SW_OPERATOR_EQUAL, values, &error);
      g_assert_no_error (error);
      g_assert_nonnull (sw_query_find_condition (query, filters[i].name));
    }
  sw_query_set_text (elders, SW_AGREEMENTS_WITHOUT, &error);
  g_assert_no_error (error);
  g_type_class_unref (klass);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreements-view/groups", test_groups);
  g_test_add_func ("/agreements-view/marks", test_marks);
  g_test_add_func ("/agreements-view/columns", test_columns);
  g_test_add_func ("/agreements-view/filters", test_filters);

  return g_test_run ();
}
