/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars of RFC 5545. */
#include <glib.h>
#include <libical/ical.h>
#include <string.h>

#include "sw-calendar-writer.h"
#include "sw-day.h"

static char *
write_event (const char *summary,
             const char *description)
{
  g_autoptr (GDateTime) stamp = g_date_time_new_from_iso8601 ("2026-11-22T08:30:00+08:00", NULL);
  g_autoptr (SwCalendarWriter) writer = sw_calendar_writer_new ("周敏 应探访", stamp);

  sw_calendar_writer_add_day (writer, "due-7-2026-12-31@x", sw_day_from_ymd (2026, 12, 31), summary, description);

  return sw_calendar_writer_finish (writer);
}

static void
test_event (void)
{
  g_autofree char *text = write_event ("探访2次", "王桂英\n李明");

  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Shouwang//Shouwang//ZH\r\nCALSCALE:GREGORIAN\r\n"
                   "X-WR-CALNAME:周敏 应探访\r\n"
                   "BEGIN:VEVENT\r\nUID:due-7-2026-12-31@x\r\nDTSTAMP:20261122T003000Z\r\nLAST-MODIFIED:20261122T003000Z\r\n"
                   "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:探访2次\r\n"
                   "DESCRIPTION:王桂英\\n李明\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void
test_escape (void)
{
  g_autofree char *text = write_event ("a,b;c\\d", "e\r\nf\tg");

  g_assert_nonnull (strstr (text, "SUMMARY:a\\,b\\;c\\\\d\r\n"));
  g_assert_nonnull (strstr (text, "DESCRIPTION:e\\nfg\r\n"));
}

/* No line is longer than 75 octets or ends within a letter, and nothing is lost, wherever the
 * letters of two, three and four octets fall. */
static void
test_fold (void)
{
  for (guint shift = 0; shift < 12; shift++)
    {
      g_autoptr (GString) long_text = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *wanted = NULL;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (long_text, 'x');
      for (guint i = 0; i < 60; i++)
        g_string_append (long_text, i % 3 == 0 ? "王" : i % 3 == 1 ? "é" : "𠮷");
      text = write_event ("s", long_text->str);

      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i]; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }
      parts = g_strsplit (text, "\r\n ", -1);
      whole = g_strjoinv ("", parts);
      wanted = g_strdup_printf ("\r\nDESCRIPTION:%s\r\n", long_text->str);
      g_assert_nonnull (strstr (whole, wanted));
    }
}

#define N_EVENTS 1000

static char *
make_summary (guint i)
{
  return g_strdup_printf ("探访%u次：\"龑\", 㛃;\\阿依古丽·买买提", i);
}

/* Each day has more to tell than the one before, so that lines are folded at every place. */
static char *
make_description (guint i)
{
  GString *text = g_string_new (NULL);

  for (guint k = 0; k <= i % 100; k++)
    g_string_append_printf (text, "%s%u. %s（第1次，共2次）", k > 0 ? "\n" : "", k + 1, k % 2 == 0 ? "王桂英" : "𬱖x");

  return g_string_free (text, FALSE);
}

/* What is written reads back as it was given, and the reader finds no fault in it. */
static void
test_read_back (void)
{
  g_autoptr (GDateTime) stamp = g_date_time_new_from_iso8601 ("2026-11-22T08:30:00+08:00", NULL);
  g_autoptr (SwCalendarWriter) writer = sw_calendar_writer_new ("周, 敏 应探访", stamp);
  SwDay first = sw_day_from_ymd (2024, 2, 28);
  g_autofree char *text = NULL;
  icalcomponent *calendar, *event;
  icalproperty *name;
  guint n = 0;

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *uid = g_strdup_printf ("due-%u@x", i);
      g_autofree char *summary = make_summary (i);
      g_autofree char *description = make_description (i);

      sw_calendar_writer_add_day (writer, uid, first + (SwDay) i, summary, description);
    }
  text = sw_calendar_writer_finish (writer);
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));

  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  name = icalcomponent_get_first_property (calendar, ICAL_X_PROPERTY);
  g_assert_cmpstr (icalproperty_get_x_name (name), ==, "X-WR-CALNAME");
  g_assert_cmpstr (icalproperty_get_x (name), ==, "周, 敏 应探访");

  for (event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT), n++)
    {
      g_autofree char *uid = g_strdup_printf ("due-%u@x", n);
      g_autofree char *summary = make_summary (n);
      g_autofree char *description = make_description (n);
      struct icaltimetype start = icalcomponent_get_dtstart (event), end = icalcomponent_get_dtend (event),
                          made = icalcomponent_get_dtstamp (event);

      g_assert_cmpstr (icalcomponent_get_uid (event), ==, uid);
      g_assert_cmpstr (icalcomponent_get_summary (event), ==, summary);
      g_assert_cmpstr (icalcomponent_get_description (event), ==, description);
      g_assert_true (icaltime_is_date (start) && icaltime_is_date (end) && icaltime_is_utc (made));
      g_assert_cmpint (sw_day_from_ymd (start.year, start.month, start.day), ==, first + (SwDay) n);
      g_assert_cmpint (sw_day_from_ymd (end.year, end.month, end.day), ==, first + (SwDay) n + 1);
      g_assert_cmpint (icaltime_as_timet (made), ==, g_date_time_to_unix (stamp));
    }
  g_assert_cmpuint (n, ==, N_EVENTS);
  icalcomponent_free (calendar);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-writer/event", test_event);
  g_test_add_func ("/calendar-writer/escape", test_escape);
  g_test_add_func ("/calendar-writer/fold", test_fold);
  g_test_add_func ("/calendar-writer/read-back", test_read_back);

  return g_test_run ();
}
