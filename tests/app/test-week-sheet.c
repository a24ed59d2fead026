/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-week-sheet.h"

#include <locale.h>

#include "sw-day.h"

#define MONDAY (sw_day_parse ("2026-11-16", 0, NULL))
#define TODAY (sw_day_parse ("2026-11-20", 0, NULL))

static SwWeekSheet *
make_sheet (void)
{
  static const gint64 elders[] = { 11, 12, 13 };

  /* Any day of the week. */
  return sw_week_sheet_new (5, SW_PARTY_WORKER, MONDAY + 3, elders, G_N_ELEMENTS (elders));
}

static void
add_recorded (SwWeekSheet *sheet,
              gint64       elder_id,
              SwDay        day,
              gint64       channel,
              gint64       outcome)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();

  visit->elder_id = elder_id;
  visit->day = day;
  visit->channel = channel;
  visit->outcome = outcome;
  sw_week_sheet_add_recorded (sheet, visit);
}

static void
test_marks (void)
{
  g_autoptr (SwWeekSheet) sheet = make_sheet ();
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  SwVisit *visit;

  g_assert_cmpint (sw_week_sheet_get_monday (sheet), ==, MONDAY);
  g_assert_cmpuint (sw_week_sheet_get_n_elders (sheet), ==, 3);
  g_assert_true (sw_week_sheet_set_mark (sheet, 0, 0, SW_MARK_PHONE, TODAY, &error));
  g_assert_true (sw_week_sheet_set_mark (sheet, 0, 1, SW_MARK_VIDEO, TODAY, &error));
  g_assert_true (sw_week_sheet_set_mark (sheet, 2, 4, SW_MARK_HOME, TODAY, &error));
  g_assert_true (sw_week_sheet_set_mark (sheet, 1, 2, SW_MARK_NOT_REACHED, TODAY, &error));
  g_assert_true (sw_week_sheet_set_note (sheet, 2, 4, "换了灯泡", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sw_week_sheet_get_n_marks (sheet), ==, 4);

  visits = sw_week_sheet_make_visits (sheet);
  g_assert_cmpuint (visits->len, ==, 4);
  visit = visits->pdata[2];
  g_assert_cmpint (visit->elder_id, ==, 12);
  g_assert_cmpint (visit->outcome, ==, SW_OUTCOME_NOT_REACHED);
  g_assert_cmpint (visit->channel, ==, SW_CHANNEL_PHONE);
  g_assert_cmpint (visit->day, ==, MONDAY + 2);
  visit = visits->pdata[3];
  g_assert_cmpint (visit->elder_id, ==, 13);
  g_assert_cmpint (visit->caregiver_id, ==, 5);
  g_assert_cmpint (visit->party, ==, SW_PARTY_WORKER);
  g_assert_cmpint (visit->channel, ==, SW_CHANNEL_HOME);
  g_assert_cmpint (visit->outcome, ==, SW_OUTCOME_REACHED);
  g_assert_cmpint (visit->services, ==, 1 << SW_SERVICE_CONTACT);
  g_assert_cmpstr (visit->content, ==, "换了灯泡");

  /* Taking a mark back takes its note. */
  g_assert_true (sw_week_sheet_set_mark (sheet, 2, 4, SW_MARK_NONE, TODAY, &error));
  g_assert_null (sw_week_sheet_get_note (sheet, 2, 4));
  g_assert_cmpuint (sw_week_sheet_get_n_marks (sheet), ==, 3);
}

static void
test_refused (void)
{
  g_autoptr (SwWeekSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_week_sheet_set_mark (sheet, 0, 4, SW_MARK_PHONE, TODAY, &error));
  g_assert_false (sw_week_sheet_set_mark (sheet, 0, 5, SW_MARK_PHONE, TODAY, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (sw_week_sheet_set_note (sheet, 1, 1, "no visit", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
}

/* What is recorded is shown by the best of it, and is not recorded a second time. */
static void
test_recorded (void)
{
  g_autoptr (SwWeekSheet) sheet = make_sheet ();
  g_autoptr (GError) error = NULL;
  SwMark mark;

  add_recorded (sheet, 12, MONDAY + 1, SW_CHANNEL_PHONE, SW_OUTCOME_NOT_REACHED);
  add_recorded (sheet, 12, MONDAY + 1, SW_CHANNEL_HOME, SW_OUTCOME_ABNORMAL);
  add_recorded (sheet, 12, MONDAY + 1, SW_CHANNEL_PHONE, SW_OUTCOME_AWAY);
  add_recorded (sheet, 12, MONDAY - 1, SW_CHANNEL_PHONE, SW_OUTCOME_REACHED);
  add_recorded (sheet, 12, MONDAY + 7, SW_CHANNEL_PHONE, SW_OUTCOME_REACHED);
  add_recorded (sheet, 99, MONDAY, SW_CHANNEL_PHONE, SW_OUTCOME_REACHED);

  g_assert_cmpuint (sw_week_sheet_get_recorded (sheet, 1, 1, &mark), ==, 3);
  g_assert_cmpint (mark, ==, SW_MARK_ABNORMAL);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sheet, 1, 0, &mark), ==, 0);
  g_assert_cmpuint (sw_week_sheet_get_recorded (sheet, 0, 0, &mark), ==, 0);
  g_assert_false (sw_week_sheet_set_mark (sheet, 1, 1, SW_MARK_PHONE, TODAY, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_assert_cmpuint (sw_week_sheet_get_n_marks (sheet), ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (SwWeekSheet) sheet = sw_week_sheet_new (5, SW_PARTY_WORKER, MONDAY, NULL, 0);
  g_autoptr (GPtrArray) visits = sw_week_sheet_make_visits (sheet);

  g_assert_cmpuint (visits->len, ==, 0);
  g_assert_cmpuint (sw_week_sheet_get_n_marks (sheet), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/week-sheet/marks", test_marks);
  g_test_add_func ("/week-sheet/refused", test_refused);
  g_test_add_func ("/week-sheet/recorded", test_recorded);
  g_test_add_func ("/week-sheet/empty", test_empty);

  return g_test_run ();
}
