/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-calendar-writer.h"

#include <string.h>

#include "sw-day.h"

/* RFC 5545, 3.1: a line has no more octets, without its end. */
#define MAX_LINE 75

/**
 * SwCalendarWriter:
 *
 * Writes a calendar of events that last a day, as RFC 5545 defines it: UTF-8, folded lines, CRLF.
 * Such events, not tasks, are what Outlook, WPS and telephones take from a file.
 */
struct _SwCalendarWriter
{
  GString *text;
  char    *stamp;
};

/* Takes no part of a letter to the next line. */
static void
add_line (SwCalendarWriter *self,
          const char       *name,
          const char       *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  const char *rest = line;
  gsize room = MAX_LINE;

  while (strlen (rest) > room)
    {
      const char *end = g_utf8_find_prev_char (rest, rest + room + 1);

      g_string_append_len (self->text, rest, end - rest);
      g_string_append (self->text, "\r\n ");
      rest = end;
      room = MAX_LINE - 1; /* the space */
    }
  g_string_append (self->text, rest);
  g_string_append (self->text, "\r\n");
}

/* RFC 5545, 3.3.11. */
static void
add_text (SwCalendarWriter *self,
          const char       *name,
          const char       *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p; p++)
    switch (*p)
      {
      case '\n':
        g_string_append (escaped, "\\n");
        break;
      case '\\':
      case ';':
      case ',':
        g_string_append_c (escaped, '\\');
        g_string_append_c (escaped, *p);
        break;
      default:
        if (!g_ascii_iscntrl (*p))
          g_string_append_c (escaped, *p);
      }
  add_line (self, name, escaped->str);
}

static void
add_day (SwCalendarWriter *self,
         const char       *name,
         SwDay             day)
{
  g_autofree char *value = NULL;
  int year, month, month_day;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return;

  value = g_strdup_printf ("%04d%02d%02d", year, month, month_day);
  add_line (self, name, value);
}

/**
 * sw_calendar_writer_new:
 * @name: the name of the calendar
 * @stamp: when it is made
 *
 * Begins a calendar.
 *
 * Returns: (transfer full): the writer
 */
SwCalendarWriter *
sw_calendar_writer_new (const char *name,
                        GDateTime  *stamp)
{
  SwCalendarWriter *self = g_new0 (SwCalendarWriter, 1);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (stamp);

  self->text = g_string_new (NULL);
  self->stamp = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  add_line (self, "BEGIN", "VCALENDAR");
  add_line (self, "VERSION", "2.0");
  add_line (self, "PRODID", "-//Shouwang//Shouwang//ZH");
  add_line (self, "CALSCALE", "GREGORIAN");
  add_text (self, "X-WR-CALNAME", name);

  return self;
}

/**
 * sw_calendar_writer_add_day:
 * @self: a writer
 * @uid: what tells the event from all others, and stays the same when it is written again
 * @day: the day
 * @summary: what it is, in a line
 * @description: more about it, in lines
 *
 * Adds an event of a whole day, during which one is not busy.
 */
void
sw_calendar_writer_add_day (SwCalendarWriter *self,
                            const char       *uid,
                            SwDay             day,
                            const char       *summary,
                            const char       *description)
{
  add_line (self, "BEGIN", "VEVENT");
  add_text (self, "UID", uid);
  add_line (self, "DTSTAMP", self->stamp);
  add_line (self, "LAST-MODIFIED", self->stamp);
  add_day (self, "DTSTART;VALUE=DATE", day);
  /* The day after the last. */
  add_day (self, "DTEND;VALUE=DATE", day + 1);
  add_text (self, "SUMMARY", summary);
  add_text (self, "DESCRIPTION", description);
  add_line (self, "CLASS", "PRIVATE");
  add_line (self, "TRANSP", "TRANSPARENT");
  add_line (self, "END", "VEVENT");
}

/**
 * sw_calendar_writer_finish:
 * @self: a writer, to which nothing is added any more
 *
 * Returns: (transfer full): the calendar
 */
char *
sw_calendar_writer_finish (SwCalendarWriter *self)
{
  add_line (self, "END", "VCALENDAR");

  return g_strdup (self->text->str);
}

/**
 * sw_calendar_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Frees a writer.
 */
void
sw_calendar_writer_free (SwCalendarWriter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self->stamp);
  g_free (self);
}
