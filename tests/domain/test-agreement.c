/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-text.h"
#include "sw-agreement.h"
#include "sw-attachment.h"
#include "sw-day.h"

static SwDay
day (int d)
{
  return sw_day_from_ymd (2026, 11, d);
}

static SwAgreement *
new_draft (void)
{
  SwAgreement *agreement = sw_agreement_new ();

  agreement->number = g_strdup ("平江2026-0001");
  agreement->year = 2026;
  agreement->serial = 1;
  agreement->elder_id = agreement->worker_id = agreement->neighbour_id = 1;
  agreement->drafted_day = day (2);
  sw_record_derive (SW_RECORD (agreement));
  return agreement;
}

static void
sign (SwAgreement *agreement,
      SwParty      party,
      int          d)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_agreement_sign (agreement, party, day (d), NULL, FALSE, day (30), &error));
  g_assert_no_error (error);
}

static SwAgreement *
new_in_force (void)
{
  SwAgreement *agreement = new_draft ();

  g_assert_true (sw_agreement_print (agreement, 1, day (3), day (30), NULL));
  for (SwParty party = SW_PARTY_STREET; party <= SW_PARTY_ELDER; party++)
    sign (agreement, party, 5);
  return agreement;
}

static void
assert_refused (gboolean result,
                int      code,
                GError **error)
{
  g_assert_false (result);
  g_assert_error (*error, SW_AGREEMENT_ERROR, code);
  g_assert_true (g_strstr_len ((*error)->message, -1, "平江2026-0001") != NULL);
  g_clear_error (error);
}

static void
test_from_draft_to_end (void)
{
  g_autoptr (SwAgreement) agreement = new_draft ();

  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_DRAFT);
  g_assert_true (sw_agreement_is_open (agreement));
  g_assert_cmpint (sw_agreement_waiting_days (agreement, day (20)), ==, -1);

  g_assert_true (sw_agreement_print (agreement, 7, day (3), day (30), NULL));
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_PRINTED);
  g_assert_cmpint (agreement->template_id, ==, 7);
  g_assert_cmpint (sw_agreement_waiting_days (agreement, day (20)), ==, 17);

  /* In any order; the latest day counts, not the last that was noted. */
  sign (agreement, SW_PARTY_ELDER, 9);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_SIGNING);
  g_assert_cmpint (agreement->in_force_day, ==, SW_NONE);
  sign (agreement, SW_PARTY_WORKER, 3);
  sign (agreement, SW_PARTY_NEIGHBOUR, 5);
  g_assert_false (sw_agreement_is_in_force (agreement, day (9)));
  sign (agreement, SW_PARTY_STREET, 4);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (agreement->in_force_day, ==, day (9));
  g_assert_false (sw_agreement_is_open (agreement));
  g_assert_false (sw_agreement_is_in_force (agreement, day (8)));
  g_assert_true (sw_agreement_is_in_force (agreement, day (9)));

  g_assert_true (sw_agreement_end (agreement, day (12), SW_AGREEMENT_END_OTHER, "搬家", day (30), NULL));
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_ENDED);
  g_assert_true (sw_agreement_is_in_force (agreement, day (12)));
  g_assert_false (sw_agreement_is_in_force (agreement, day (13)));

  g_assert_true (sw_agreement_reopen (agreement, NULL));
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_null (agreement->ended_note);
  g_assert_true (sw_agreement_is_in_force (agreement, day (13)));
}

static void
test_signatures (void)
{
  g_autoptr (SwAgreement) agreement = new_draft ();
  g_autoptr (GError) error = NULL;

  assert_refused (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (5), NULL, TRUE, day (30), &error),
                  SW_AGREEMENT_ERROR_STATE, &error);
  sw_agreement_print (agreement, 1, day (3), day (30), NULL);
  assert_refused (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (2), NULL, TRUE, day (30), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);
  assert_refused (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (6), NULL, TRUE, day (5), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);

  g_assert_true (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (5), "王芳", TRUE, day (5), &error));
  g_assert_cmpstr (agreement->signatures[SW_PARTY_ELDER].by, ==, "王芳");
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].handprint, ==, 1);
  assert_refused (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (6), NULL, TRUE, day (30), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);

  g_assert_true (sw_agreement_unsign (agreement, SW_PARTY_ELDER, &error));
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_PRINTED);
  g_assert_null (agreement->signatures[SW_PARTY_ELDER].by);
}

static void
test_printing (void)
{
  g_autoptr (SwAgreement) agreement = new_draft ();
  g_autoptr (SwAgreement) ended = new_draft ();
  g_autoptr (GError) error = NULL;

  assert_refused (sw_agreement_print (agreement, 1, day (1), day (30), &error), SW_AGREEMENT_ERROR_DAY, &error);
  assert_refused (sw_agreement_print (agreement, 1, day (9), day (8), &error), SW_AGREEMENT_ERROR_DAY, &error);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_DRAFT);

  /* Another print of the same paper changes nothing. */
  g_assert_true (sw_agreement_print (agreement, 1, day (3), day (30), &error));
  g_assert_true (sw_agreement_print (agreement, 2, day (4), day (30), &error));
  g_assert_cmpint (agreement->template_id, ==, 1);
  g_assert_cmpint (agreement->printed_day, ==, day (3));

  g_assert_true (sw_agreement_withdraw (agreement, &error));
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_DRAFT);
  g_assert_cmpint (agreement->template_id, ==, SW_NONE);

  sw_agreement_print (agreement, 1, day (3), day (30), NULL);
  sign (agreement, SW_PARTY_STREET, 3);
  assert_refused (sw_agreement_withdraw (agreement, &error), SW_AGREEMENT_ERROR_STATE, &error);

  g_assert_true (sw_agreement_end (ended, day (3), SW_AGREEMENT_END_OTHER, NULL, day (30), &error));
  assert_refused (sw_agreement_print (ended, 1, day (3), day (30), &error), SW_AGREEMENT_ERROR_STATE, &error);
}

static void
test_end_is_final (void)
{
  g_autoptr (SwAgreement) agreement = new_in_force ();
  g_autoptr (GError) error = NULL;

  assert_refused (sw_agreement_reopen (agreement, &error), SW_AGREEMENT_ERROR_STATE, &error);
  assert_refused (sw_agreement_end (agreement, day (21), SW_AGREEMENT_END_OTHER, NULL, day (20), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);
  g_assert_true (sw_agreement_end (agreement, day (20), SW_AGREEMENT_END_OTHER, NULL, day (20), &error));
  assert_refused (sw_agreement_end (agreement, day (19), SW_AGREEMENT_END_OTHER, NULL, day (20), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);
  assert_refused (sw_agreement_sign (agreement, SW_PARTY_ELDER, day (20), NULL, TRUE, day (30), &error),
                  SW_AGREEMENT_ERROR_STATE, &error);
  assert_refused (sw_agreement_unsign (agreement, SW_PARTY_ELDER, &error), SW_AGREEMENT_ERROR_STATE, &error);
}

static void
test_copies (void)
{
  g_autoptr (SwAgreement) agreement = new_draft ();
  g_autoptr (GError) error = NULL;

  assert_refused (sw_agreement_hand_copy (agreement, SW_PARTY_ELDER, day (5), day (30), &error),
                  SW_AGREEMENT_ERROR_STATE, &error);
  sw_agreement_print (agreement, 1, day (3), day (30), NULL);
  assert_refused (sw_agreement_hand_copy (agreement, SW_PARTY_ELDER, day (2), day (30), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);
  assert_refused (sw_agreement_hand_copy (agreement, SW_PARTY_ELDER, day (6), day (5), &error),
                  SW_AGREEMENT_ERROR_DAY, &error);
  g_assert_true (sw_agreement_hand_copy (agreement, SW_PARTY_ELDER, day (5), day (30), &error));
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].copy_day, ==, day (5));
  g_assert_true (sw_agreement_hand_copy (agreement, SW_PARTY_ELDER, SW_NONE, day (30), &error));
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].copy_day, ==, SW_NONE);
}

static void
test_values (void)
{
  g_autoptr (SwAgreement) agreement = new_draft ();
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autofree char *number = sw_agreement_format_number (NULL, 2026, 12345);
  g_autofree char *first = sw_agreement_format_number ("平江", 2026, 1);
  g_autofree char *lacks = NULL;

  g_assert_cmpstr (number, ==, "2026-12345");
  g_assert_cmpstr (first, ==, "平江2026-0001");

  office->name = g_strdup ("平江街道");
  elder->name = g_strdup ("王芳");
  elder->home_address = g_strdup ("北园新村12号");
  elder->same_address = 1;
  sw_agreement_fill (agreement, office, elder, "李强", NULL);
  g_assert_cmpstr (agreement->street_office, ==, "平江街道");
  g_assert_cmpstr (agreement->worker_name, ==, "李强");
  g_assert_null (agreement->neighbour_name);
  g_assert_cmpstr (agreement->household_address, ==, "北园新村12号");
  office->full_name = g_strdup ("苏州市姑苏区人民政府平江街道办事处");
  sw_agreement_fill (agreement, office, elder, "李强", NULL);
  g_assert_cmpstr (agreement->street_office, ==, "苏州市姑苏区人民政府平江街道办事处");

  g_assert_cmpint (sw_agreement_elder_lacks (elder, 1, SW_NONE), ==,
                   SW_AGREEMENT_LACKS_NEIGHBOUR | SW_AGREEMENT_LACKS_NUMBER | SW_AGREEMENT_LACKS_HEALTH);
  g_assert_true (sw_agreement_elder_lacks (elder, 1, 1) & SW_AGREEMENT_LACKS_FOURTH);
  g_assert_false (sw_agreement_elder_lacks (elder, 1, 2) & SW_AGREEMENT_LACKS_PARTY);
  lacks = sw_agreement_format_lacks (SW_AGREEMENT_LACKS_NEIGHBOUR | SW_AGREEMENT_LACKS_HEALTH);
  g_assert_cmpstr (lacks, ==, "no neighbour or volunteer, no health condition");
  g_assert_null (sw_agreement_format_lacks (SW_AGREEMENT_LACKS_NOTHING));
}

static void
test_texts_and_files (void)
{
  g_autoptr (SwAgreementText) text = sw_agreement_text_new_for ("abc");

  g_assert_cmpstr (text->sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (sw_attachment_sniff ((const guint8 *) "%PDF-1.7", 8), ==, "application/pdf");
  g_assert_cmpstr (sw_attachment_sniff ((const guint8 *) "\xff\xd8\xff\xe0", 4), ==, "image/jpeg");
  g_assert_cmpstr (sw_attachment_sniff ((const guint8 *) "\x89PNG\r\n\x1a\n", 8), ==, "image/png");
  g_assert_null (sw_attachment_sniff ((const guint8 *) "\x89PNG", 4));
  g_assert_null (sw_attachment_sniff ((const guint8 *) "MZ\x90", 3));
  g_assert_null (sw_attachment_sniff ((const guint8 *) "", 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/from-draft-to-end", test_from_draft_to_end);
  g_test_add_func ("/agreement/signatures", test_signatures);
  g_test_add_func ("/agreement/printing", test_printing);
  g_test_add_func ("/agreement/end-is-final", test_end_is_final);
  g_test_add_func ("/agreement/copies", test_copies);
  g_test_add_func ("/agreement/values", test_values);
  g_test_add_func ("/agreement/texts-and-files", test_texts_and_files);

  return g_test_run ();
}
