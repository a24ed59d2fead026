/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-assessment.h"
#include "sw-day.h"
#include "sw-month-card.h"
#include "sw-visit.h"

#define TODAY sw_day_from_ymd (2026, 11, 21)

static SwVisit *
visit_of (SwDay day)
{
  SwVisit *visit = sw_visit_new ();

  visit->elder_id = 1;
  visit->party = SW_PARTY_WORKER;
  visit->channel = SW_CHANNEL_HOME;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->source = SW_VISIT_SOURCE_HAND;
  visit->day = day;

  return visit;
}

static guint
n_errors (gpointer record)
{
  g_autoptr (GPtrArray) issues = sw_record_validate (record, TODAY);

  return issues->len;
}

static const SwField *
field_of (gpointer    record,
          const char *name)
{
  return sw_record_class_find_field (SW_RECORD_GET_CLASS (record), name);
}

static void
test_future_is_refused (void)
{
  g_autoptr (SwVisit) today = visit_of (TODAY), tomorrow = visit_of (TODAY + 1), past = visit_of (TODAY - 400);

  g_assert_cmpuint (n_errors (today), ==, 0);
  g_assert_cmpuint (n_errors (past), ==, 0);
  g_assert_cmpuint (n_errors (tomorrow), ==, 1);

  past->day = sw_day_from_ymd (2000, 1, 1);
  g_assert_cmpuint (n_errors (past), ==, 0);
  past->day--;
  g_assert_cmpuint (n_errors (past), ==, 1);
}

static void
test_late (void)
{
  g_autoptr (SwVisit) visit = visit_of (TODAY - 1);

  g_assert_false (sw_visit_is_late (visit));
  sw_day_set_today (TODAY);
  sw_record_derive (SW_RECORD (visit));
  g_assert_cmpint (visit->entered_day, ==, TODAY);
  g_assert_true (sw_visit_is_late (visit));
  visit->day = TODAY;
  g_assert_false (sw_visit_is_late (visit));

  /* Correcting it later does not make it late. */
  sw_day_set_today (TODAY + 3);
  sw_record_derive (SW_RECORD (visit));
  g_assert_cmpint (visit->entered_day, ==, TODAY);
}

static void
test_unfit (void)
{
  g_autoptr (SwVisit) visit = visit_of (TODAY);

  visit->services = 0;
  g_assert_cmpuint (n_errors (visit), ==, 1);
  visit->services = 1 << SW_SERVICE_MEAL;
  visit->minute = 1440;
  g_assert_cmpuint (n_errors (visit), ==, 1);
  visit->minute = 1439;
  visit->source = SW_VISIT_SOURCE_MONTH_CARD;
  g_assert_cmpuint (n_errors (visit), ==, 1);
  visit->card_id = 3;
  g_assert_cmpuint (n_errors (visit), ==, 0);
}

static void
test_what_counts (void)
{
  g_assert_true (sw_outcome_counts (SW_OUTCOME_REACHED));
  g_assert_true (sw_outcome_counts (SW_OUTCOME_ABNORMAL));
  g_assert_false (sw_outcome_counts (SW_OUTCOME_NOT_REACHED));
  g_assert_false (sw_outcome_counts (SW_OUTCOME_REFUSED));
  g_assert_false (sw_outcome_counts (SW_OUTCOME_AWAY));
  g_assert_false (sw_outcome_counts (SW_NONE));
}

static void
test_time_of_day (void)
{
  static const struct
  {
    const char *text;
    int         minute;
  } times[] = { { "9:30", 570 },   { "０９：３０", 570 }, { "0930", 570 },      { "9点", 540 },
                { "9点5分", 545 }, { "00:00", 0 },        { "23:59", 1439 },    { "930", 570 },
                { "24:00", -1 },   { "9:60", -1 },        { "半夜", -1 },       { "9", -1 } };
  g_autoptr (SwVisit) visit = visit_of (TODAY);
  const SwField *field = field_of (visit, "minute");

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = sw_record_parse (SW_RECORD (visit), field, times[i].text, TODAY, &error);

      g_assert_cmpint (good, ==, times[i].minute >= 0);
      if (good)
        {
          g_autofree char *text = sw_record_format_machine (SW_RECORD (visit), field);
          g_autofree char *back = g_strdup_printf ("%02d:%02d", times[i].minute / 60, times[i].minute % 60);

          g_assert_cmpint (visit->minute, ==, times[i].minute);
          g_assert_cmpstr (text, ==, back);
        }
    }
}

static void
test_official_words (void)
{
  g_autoptr (SwVisit) visit = visit_of (TODAY);
  g_autofree char *channel = NULL, *services = NULL;

  visit->channel = SW_CHANNEL_VIDEO;
  visit->services = 1 << SW_SERVICE_CLEANING | 1 << SW_SERVICE_MEDICAL;
  channel = sw_record_format_official (SW_RECORD (visit), field_of (visit, "channel"));
  services = sw_record_format_official (SW_RECORD (visit), field_of (visit, "services"));
  g_assert_cmpstr (channel, ==, "互联网音（视）频探访");
  g_assert_cmpstr (services, ==, "打扫卫生；上门医护");
  g_assert_cmpuint (sw_enum_n_values (&sw_service_enum), ==, SW_N_SERVICES);
}

static void
test_bad_ratings (void)
{
  g_autoptr (SwAssessment) assessment = sw_assessment_new ();

  g_assert_true (sw_assessment_is_empty (assessment));
  assessment->visit_id = 1;
  g_assert_true (sw_assessment_is_empty (assessment));
  assessment->mood = SW_RATING_BETTER;
  assessment->gas = SW_SAFETY_FAIRLY_SAFE;
  g_assert_false (sw_assessment_is_empty (assessment));
  g_assert_false (sw_assessment_is_bad (assessment));
  assessment->disease = SW_RATING_WORSE;
  g_assert_true (sw_assessment_is_bad (assessment));
  g_assert_true (sw_assessment_is_bad_field (assessment, field_of (assessment, "disease")));
  g_assert_false (sw_assessment_is_bad_field (assessment, field_of (assessment, "gas")));
  assessment->disease = SW_RATING_NO_CHANGE;
  assessment->gas = SW_SAFETY_UNSAFE;
  g_assert_true (sw_assessment_is_bad (assessment));
}

static void
test_month_of_a_card (void)
{
  g_autoptr (SwMonthCard) card = sw_month_card_new ();

  card->number = g_strdup ("2026110001");
  card->elder_id = 1;
  card->printed_day = TODAY;
  card->month = sw_day_from_ymd (2026, 11, 1);
  g_assert_cmpuint (n_errors (card), ==, 0);
  card->month++;
  g_assert_cmpuint (n_errors (card), ==, 1);
}

static void
test_party_of_a_caregiver (void)
{
  g_assert_cmpint (sw_party_of_caregiver (SW_CAREGIVER_GRID_WORKER), ==, SW_PARTY_WORKER);
  g_assert_cmpint (sw_party_of_caregiver (SW_CAREGIVER_VOLUNTEER), ==, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (sw_party_of_caregiver (SW_CAREGIVER_HOMECARE_STAFF), ==, SW_PARTY_HOMECARE);
  g_assert_cmpint (sw_party_of_caregiver (SW_CAREGIVER_FAMILY_DOCTOR), ==, SW_PARTY_OTHER);
  g_assert_cmpint (sw_party_of_caregiver (SW_NONE), ==, SW_PARTY_OTHER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit/future-is-refused", test_future_is_refused);
  g_test_add_func ("/visit/late", test_late);
  g_test_add_func ("/visit/unfit", test_unfit);
  g_test_add_func ("/visit/what-counts", test_what_counts);
  g_test_add_func ("/visit/time-of-day", test_time_of_day);
  g_test_add_func ("/visit/official-words", test_official_words);
  g_test_add_func ("/visit/bad-ratings", test_bad_ratings);
  g_test_add_func ("/visit/month-of-a-card", test_month_of_a_card);
  g_test_add_func ("/visit/party-of-a-caregiver", test_party_of_a_caregiver);

  return g_test_run ();
}
