/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day.h"
#include "sw-sheet-code.h"

static void
assert_there_and_back (const SwSheetCode *code,
                       const char        *expected)
{
  g_autofree char *text = sw_sheet_code_make (code);
  SwSheetCode read;

  g_assert_cmpstr (text, ==, expected);
  g_assert_true (sw_sheet_code_parse (text, &read));
  g_assert_cmpint (read.kind, ==, code->kind);
  g_assert_cmpint (read.elder_id, ==, code->elder_id);
  g_assert_cmpint (read.caregiver_id, ==, code->caregiver_id);
  g_assert_cmpint (read.community_id, ==, code->community_id);
  g_assert_cmpint (read.agreement_id, ==, code->agreement_id);
  g_assert_cmpint (read.visit_id, ==, code->visit_id);
  g_assert_cmpint (read.from_day, ==, code->from_day);
  g_assert_cmpint (read.to_day, ==, code->to_day);
  g_assert_cmpstr (read.number, ==, code->number);
}

static void
test_there_and_back (void)
{
  SwDay from = sw_day_from_ymd (2026, 11, 16), to = sw_day_from_ymd (2026, 11, 22);
  SwSheetCode code;

  sw_sheet_code_init (&code, SW_SHEET_ELDER);
  code.elder_id = 1234;
  assert_there_and_back (&code, "SW-ELDER-1234");

  sw_sheet_code_init (&code, SW_SHEET_AGREEMENT);
  code.agreement_id = ((gint64) 3 << 40) | 7;
  assert_there_and_back (&code, "SW-AGREEMENT-3298534883335");

  sw_sheet_code_init (&code, SW_SHEET_MONTH_CARD);
  g_strlcpy (code.number, "2026110001", sizeof code.number);
  assert_there_and_back (&code, "SW-CARD-2026110001");

  sw_sheet_code_init (&code, SW_SHEET_WORKER);
  code.caregiver_id = 5;
  code.from_day = from;
  code.to_day = to;
  assert_there_and_back (&code, "SW-SHEET-5-20261116-20261122");

  sw_sheet_code_init (&code, SW_SHEET_WORKER_ROW);
  code.caregiver_id = 5;
  code.elder_id = 88;
  code.from_day = from;
  code.to_day = to;
  assert_there_and_back (&code, "SW-ROW-5-88-20261116-20261122");

  sw_sheet_code_init (&code, SW_SHEET_SERVICE_CARD);
  code.from_day = from;
  code.to_day = to;
  code.elder_id = 9;
  assert_there_and_back (&code, "SW-SERVICE-E-9-20261116-20261122");
  code.elder_id = SW_NONE;
  code.caregiver_id = 9;
  assert_there_and_back (&code, "SW-SERVICE-P-9-20261116-20261122");
  code.caregiver_id = SW_NONE;
  code.community_id = 9;
  assert_there_and_back (&code, "SW-SERVICE-C-9-20261116-20261122");

  sw_sheet_code_init (&code, SW_SHEET_VISIT_RECORD);
  code.elder_id = 9;
  assert_there_and_back (&code, "SW-RECORD-9");
  code.visit_id = 10000000;
  assert_there_and_back (&code, "SW-RECORD-9-10000000");
}

static void
test_as_scanners_type (void)
{
  static const char *const texts[] = { "sw-card-2026110001", " SW-CARD-2026110001\r\n", "ＳＷ－ＣＡＲＤ－２０２６１１０００１" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SwSheetCode code;

      g_assert_true (sw_sheet_code_is_likely (texts[i]));
      g_assert_true (sw_sheet_code_parse (texts[i], &code));
      g_assert_cmpint (code.kind, ==, SW_SHEET_MONTH_CARD);
      g_assert_cmpstr (code.number, ==, "2026110001");
    }
}

static void
test_no_code (void)
{
  static const char *const texts[] = {
    "", "SW", "SW-", "SW-CARD", "SW-CARD-", "SW-CARD-12345", "SW-CARD-20261100A1", "SW-CARD-2026110001-1",
    "SW-CARD-202611000120261100012026110001", "SW-ELDER", "SW-ELDER-", "SW-ELDER-0", "SW-ELDER--5", "SW-ELDER-5-6",
    "SW-ELDER-99999999999999999999", "SW-SHEET-5-20261116", "SW-SHEET-5-20261116-20261315",
    "SW-SHEET-5-20261122-20261116", "SW-ROW-5-20261116-20261122", "SW-SERVICE-X-9-20261116-20261122",
    "SW-SERVICE-E-9-20261116-20261122-1", "SW-SERVICE-E-9-20261116-20261122-1-2-3-4", "SW-RECORD-9-8-7",
    "SW-NOTHING-1", "王芳", "11010519491231002X",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SwSheetCode code;

      g_assert_false (sw_sheet_code_parse (texts[i], &code));
    }
  g_assert_false (sw_sheet_code_is_likely ("王芳"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-code/there-and-back", test_there_and_back);
  g_test_add_func ("/sheet-code/as-scanners-type", test_as_scanners_type);
  g_test_add_func ("/sheet-code/no-code", test_no_code);

  return g_test_run ();
}
