/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-calendar-writer.h"

#include <libical/ical.h>

#include "sw-day.h"

/**
 * SwCalendarWriter:
 *
 * Writes a calendar of events that last a day, as RFC 5545 defines it: UTF-8, folded lines, CRLF.
 * Such events, not tasks, are what Outlook, WPS and telephones take from a file.
 */
struct _SwCalendarWriter
{
  icalcomponent      *calendar;
  struct icaltimetype stamp;
};

/* libical takes any bytes, and would write a tab or a return as it is. */
static char *
clean (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);
  char *end = valid;

  for (const char *p = valid; *p; p++)
    if (*p == '\n' || !g_ascii_iscntrl (*p))
      *end++ = *p;
  *end = '\0';

  return valid;
}

static void
add_text (icalcomponent *component,
          icalproperty  *(*make) (const char *),
          const char    *text)
{
  g_autofree char *cleaned = clean (text);

  icalcomponent_add_property (component, make (cleaned));
}

static void
add_name (icalcomponent *calendar,
          const char    *name)
{
  g_autofree char *cleaned = clean (name);
  icalproperty *property = icalproperty_new_x (cleaned);

  icalproperty_set_x_name (property, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, property);
}

/* A day has no zone: it is the same day wherever it is read. */
static struct icaltimetype
make_date (SwDay day)
{
  struct icaltimetype date = icaltime_null_date ();

  sw_day_to_ymd (day, &date.year, &date.month, &date.day);

  return date;
}

static struct icaltimetype
make_stamp (GDateTime *stamp)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (stamp);
  struct icaltimetype time = icaltime_null_time ();

  g_date_time_get_ymd (utc, &time.year, &time.month, &time.day);
  time.hour = g_date_time_get_hour (utc);
  time.minute = g_date_time_get_minute (utc);
  time.second = g_date_time_get_second (utc);
  time.zone = icaltimezone_get_utc_timezone ();

  return time;
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

  self->stamp = make_stamp (stamp);
  self->calendar = icalcomponent_new_vcalendar ();
  icalcomponent_add_property (self->calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self->calendar, icalproperty_new_prodid ("-//Shouwang//Shouwang//ZH"));
  icalcomponent_add_property (self->calendar, icalproperty_new_calscale ("GREGORIAN"));
  add_name (self->calendar, name);

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
  icalcomponent *event;

  g_return_if_fail (sw_day_to_ymd (day, NULL, NULL, NULL));

  event = icalcomponent_new_vevent ();
  add_text (event, icalproperty_new_uid, uid);
  icalcomponent_add_property (event, icalproperty_new_dtstamp (self->stamp));
  icalcomponent_add_property (event, icalproperty_new_lastmodified (self->stamp));
  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (day)));
  /* The day after the last. */
  icalcomponent_add_property (event, icalproperty_new_dtend (make_date (day + 1)));
  add_text (event, icalproperty_new_summary, summary);
  add_text (event, icalproperty_new_description, description);
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component (self->calendar, event);
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
  char *written = icalcomponent_as_ical_string_r (self->calendar);
  char *text = g_strdup (written);

  icalmemory_free_buffer (written);

  return text;
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

  icalcomponent_free (self->calendar);
  g_free (self);
}
