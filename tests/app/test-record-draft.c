/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-record-draft.h"
#include "sw-status-span.h"

static SwRecordDraft *
make_draft (gint64 id)
{
  g_autoptr (SwElder) elder = sw_elder_new ();

  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->registered_day = sw_day_from_ymd (2026, 11, 1);
  if (id != SW_NONE)
    {
      elder->name = g_strdup ("王桂英");
      elder->community_id = 1;
      sw_record_set_id (SW_RECORD (elder), id);
    }

  return sw_record_draft_new (SW_RECORD (elder), sw_day_from_ymd (2026, 11, 21));
}

static const SwField *
field (const char *name)
{
  static SwRecordClass *klass;

  if (klass == NULL)
    klass = g_type_class_ref (SW_TYPE_ELDER);

  return sw_record_class_find_field (klass, name);
}

static void
count_cb (int *n)
{
  ++*n;
}

static void
test_typing (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  g_autofree char *text = NULL;
  int n = 0;

  g_signal_connect_swapped (draft, "changed", G_CALLBACK (count_cb), &n);
  g_assert_false (sw_record_draft_is_changed (draft));

  sw_record_draft_set_text (draft, field ("phone"), "13812345678");
  g_assert_cmpint (n, ==, 1);
  g_assert_true (sw_record_draft_is_changed (draft));
  g_assert_true (sw_record_draft_is_field_changed (draft, field ("phone")));
  g_assert_false (sw_record_draft_is_field_changed (draft, field ("name")));

  /* The same text again is no change, and nothing is said. */
  sw_record_draft_set_text (draft, field ("phone"), "13812345678");
  g_assert_cmpint (n, ==, 1);

  sw_record_draft_set_text (draft, field ("phone"), "");
  g_assert_false (sw_record_draft_is_changed (draft));
  text = sw_record_draft_get_text (draft, field ("phone"));
  g_assert_cmpstr (text, ==, "");
}

static void
test_unreadable_is_kept (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;
  SwIssueSeverity severity;

  sw_record_draft_set_text (draft, field ("registered_day"), "2026-13-40");
  text = sw_record_draft_get_text (draft, field ("registered_day"));
  g_assert_cmpstr (text, ==, "2026-13-40");
  g_assert_nonnull (sw_record_draft_get_message (draft, field ("registered_day"), &severity));
  g_assert_cmpint (severity, ==, SW_ISSUE_ERROR);
  g_assert_true (sw_record_draft_is_changed (draft));
  g_assert_false (sw_record_draft_check (draft));
  g_assert_true (sw_record_draft_first_error (draft) == field ("registered_day"));
  /* What was there stays until the text can be read. */
  g_assert_cmpint (sw_record_draft_get_number (draft, field ("registered_day")), ==, sw_day_from_ymd (2026, 11, 1));

  sw_record_draft_set_text (draft, field ("registered_day"), "11-20");
  g_assert_null (sw_record_draft_get_message (draft, field ("registered_day"), NULL));
  read = sw_record_draft_get_text (draft, field ("registered_day"));
  g_assert_cmpstr (read, ==, "2026-11-20");
  g_assert_true (sw_record_draft_check (draft));
}

static void
test_number_tells (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  g_autofree char *day = NULL;

  g_assert_false (sw_record_draft_is_fixed (draft, field ("sex")));
  sw_record_draft_set_number (draft, field ("sex"), SW_SEX_MALE);

  /* GB 11643's own example: a woman born in 1949. */
  sw_record_draft_set_text (draft, field ("document_number"), "11010519491231002x");
  g_assert_true (sw_record_draft_is_fixed (draft, field ("sex")));
  g_assert_true (sw_record_draft_is_fixed (draft, field ("birth_day")));
  g_assert_false (sw_record_draft_is_fixed (draft, field ("phone")));
  g_assert_cmpint (sw_record_draft_get_number (draft, field ("sex")), ==, SW_SEX_FEMALE);
  day = sw_record_draft_get_text (draft, field ("birth_day"));
  g_assert_cmpstr (day, ==, "1949-12-31");

  g_assert_null (sw_record_draft_get_message (draft, field ("birth_day"), NULL));

  sw_record_draft_set_number (draft, field ("document_kind"), SW_DOCUMENT_PASSPORT);
  g_assert_false (sw_record_draft_is_fixed (draft, field ("sex")));
  g_assert_cmpint (sw_record_draft_get_number (draft, field ("sex")), ==, SW_SEX_MALE);
}

/* Typed, or out of a number of a new elder whose birth day nobody touched. */
static void
test_old_as_nobody (void)
{
  g_autoptr (SwRecordDraft) known = make_draft (7);
  g_autoptr (SwRecordDraft) fresh = make_draft (SW_NONE);
  SwIssueSeverity severity;

  sw_record_draft_set_text (known, field ("birth_day"), "1850-01-01");
  g_assert_cmpstr (sw_record_draft_get_message (known, field ("birth_day"), &severity), ==,
                   "Born on this day one would be 176 years old; compare it with the document.");
  g_assert_cmpint (severity, ==, SW_ISSUE_WARNING);
  g_assert_true (sw_record_draft_check (known));

  sw_record_draft_set_text (fresh, field ("document_number"), "320508185001010013");
  g_assert_true (sw_record_draft_is_fixed (fresh, field ("birth_day")));
  g_assert_nonnull (strstr (sw_record_draft_get_message (fresh, field ("birth_day"), &severity), "176 years"));
  g_assert_cmpint (severity, ==, SW_ISSUE_WARNING);
}

static void
test_override (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  SwIssueSeverity severity;

  g_assert_false (sw_record_draft_is_asked (draft, field ("document_override")));
  sw_record_draft_set_text (draft, field ("document_number"), "110105194912310021");
  g_assert_true (sw_record_draft_is_asked (draft, field ("document_override")));
  g_assert_nonnull (sw_record_draft_get_message (draft, field ("document_number"), &severity));
  g_assert_cmpint (severity, ==, SW_ISSUE_ERROR);
  g_assert_false (sw_record_draft_check (draft));

  sw_record_draft_set_text (draft, field ("document_override"), "户口本上就是这样写的");
  g_assert_nonnull (sw_record_draft_get_message (draft, field ("document_number"), &severity));
  g_assert_cmpint (severity, ==, SW_ISSUE_WARNING);
  g_assert_true (sw_record_draft_check (draft));
  /* The reason is shown as long as there is one. */
  g_assert_true (sw_record_draft_is_asked (draft, field ("document_override")));
}

static void
test_new_record_is_not_scolded (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (SW_NONE);

  g_assert_null (sw_record_draft_get_message (draft, field ("name"), NULL));
  g_assert_null (sw_record_draft_get_message (draft, field ("document_number"), NULL));

  sw_record_draft_set_text (draft, field ("name"), "王");
  sw_record_draft_set_text (draft, field ("name"), "");
  g_assert_nonnull (sw_record_draft_get_message (draft, field ("name"), NULL));
  g_assert_null (sw_record_draft_get_message (draft, field ("community_id"), NULL));

  g_assert_false (sw_record_draft_check (draft));
  g_assert_nonnull (sw_record_draft_get_message (draft, field ("community_id"), NULL));
  g_assert_true (sw_record_draft_first_error (draft) == field ("name"));
}

static void
test_finish (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  g_autoptr (SwElder) elder = NULL;

  sw_record_draft_set_text (draft, field ("monthly_income"), "3,120.50");
  sw_record_draft_set_number (draft, field ("low_income"), 1);
  elder = SW_ELDER (sw_record_draft_finish (draft, NULL));

  g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, 7);
  g_assert_cmpint (elder->monthly_income, ==, 312050);
  g_assert_cmpint (elder->low_income, ==, 1);
  g_assert_cmpstr (elder->name, ==, "王桂英");
  g_assert_cmpstr (SW_ELDER (sw_record_draft_get_original (draft))->name, ==, "王桂英");
  g_assert_cmpint (SW_ELDER (sw_record_draft_get_original (draft))->monthly_income, ==, SW_NONE);
}

/* What was undone while somebody typed stays undone. */
static void
test_finish_onto_what_is_now (void)
{
  g_autoptr (SwRecordDraft) draft = make_draft (7);
  g_autoptr (SwElder) now = SW_ELDER (sw_record_copy (sw_record_draft_get_original (draft)));
  g_autoptr (SwElder) elder = NULL;

  now->home_address = g_strdup ("北园新村1号");
  sw_record_draft_set_text (draft, field ("document_number"), "11010519491231002x");
  elder = SW_ELDER (sw_record_draft_finish (draft, SW_RECORD (now)));

  g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, 7);
  g_assert_cmpstr (elder->home_address, ==, "北园新村1号");
  g_assert_cmpstr (elder->document_number, ==, "11010519491231002X");
  g_assert_cmpint (elder->sex, ==, SW_SEX_FEMALE);
}

static void
test_issue_of_two_fields (void)
{
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (span);
  const SwField *to = sw_record_class_find_field (klass, "to_day");
  g_autoptr (SwRecordDraft) draft = NULL;

  span->elder_id = 1;
  span->status = SW_STATUS_PAUSED;
  span->from_day = sw_day_from_ymd (2026, 11, 21);
  draft = sw_record_draft_new (SW_RECORD (span), sw_day_from_ymd (2026, 11, 21));
  g_assert_true (sw_record_draft_check (draft));

  sw_record_draft_set_text (draft, to, "2026-11-20");
  g_assert_nonnull (sw_record_draft_get_message (draft, to, NULL));
  g_assert_false (sw_record_draft_check (draft));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-draft/typing", test_typing);
  g_test_add_func ("/record-draft/unreadable-is-kept", test_unreadable_is_kept);
  g_test_add_func ("/record-draft/number-tells", test_number_tells);
  g_test_add_func ("/record-draft/old-as-nobody", test_old_as_nobody);
  g_test_add_func ("/record-draft/override", test_override);
  g_test_add_func ("/record-draft/new-record-is-not-scolded", test_new_record_is_not_scolded);
  g_test_add_func ("/record-draft/finish", test_finish);
  g_test_add_func ("/record-draft/finish-onto-what-is-now", test_finish_onto_what_is_now);
  g_test_add_func ("/record-draft/issue-of-two-fields", test_issue_of_two_fields);

  return g_test_run ();
}
