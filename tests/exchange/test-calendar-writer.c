/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars of RFC 5545. */
#include <glib.h>
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-writer/event", test_event);
  g_test_add_func ("/calendar-writer/escape", test_escape);
  g_test_add_func ("/calendar-writer/fold", test_fold);

  return g_test_run ();
}
