/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the calendar shows, computed without widgets. */
#include "sw-calendar.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-segment-bar.h"

/* From so many of a hundred that were not made a day stands out. */
#define BAD_PERCENT 2

/**
 * sw_calendar_get_span:
 * @mode: what is shown
 * @day: a day of it
 * @first: (out): the first day of the month or week, which begins on a Monday
 * @last: (out): the last one
 *
 * Tells which days are shown.
 */
void
sw_calendar_get_span (SwCalendarMode  mode,
                      SwDay           day,
                      SwDay          *first,
                      SwDay          *last)
{
  *first = mode == SW_CALENDAR_WEEK ? sw_day_week_start (day) : sw_day_month_start (day);
  *last = mode == SW_CALENDAR_WEEK ? *first + 6 : sw_day_month_end (day);
}

/**
 * sw_calendar_move:
 * @mode: what is shown
 * @day: a day
 * @n: how many months or weeks, back if negative
 *
 * Returns: the same day of another week or month, or the last of a month that is too short
 */
SwDay
sw_calendar_move (SwCalendarMode mode,
                  SwDay          day,
                  int            n)
{
  int year, month, month_day;
  SwDay first;

  if (mode == SW_CALENDAR_WEEK)
    return day + 7 * n;

  if (!sw_day_to_ymd (day, &year, &month, &month_day))
    return day;
  month += year * 12 - 1 + n;
  first = sw_day_from_ymd (month / 12, month % 12 + 1, 1);

  return first == SW_NONE ? day : MIN (first + month_day - 1, sw_day_month_end (first));
}

/**
 * sw_calendar_count:
 * @due: (nullable): due visits
 * @day: a day
 * @party: a SwParty, or %SW_NONE for all
 * @figures: (out): what is due on that day, nothing without @due
 *
 * Reads the counts, which costs nothing however many are due.
 */
void
sw_calendar_count (SwDue             *due,
                   SwDay              day,
                   gint64             party,
                   SwCalendarFigures *figures)
{
  *figures = (SwCalendarFigures) { 0 };
  if (due == NULL)
    return;

  figures->n_met = sw_due_get_count (due, day, party, SW_SLOT_MET);
  figures->n_late = sw_due_get_count (due, day, party, SW_SLOT_LATE);
  figures->n_missed = sw_due_get_count (due, day, party, SW_SLOT_MISSED);
  figures->n_overdue = sw_due_get_count (due, day, party, SW_SLOT_OVERDUE);
  figures->n_open = sw_due_get_count (due, day, party, SW_SLOT_DUE) + sw_due_get_count (due, day, party, SW_SLOT_UPCOMING);
  figures->n_asked = figures->n_met + figures->n_late + figures->n_missed + figures->n_overdue + figures->n_open;
}

/**
 * sw_calendar_get_segments:
 * @figures: what is due
 * @values: (out) (array fixed-size=4): the parts of a #SwSegmentBar
 *
 * Tells what a bar shows.
 */
void
sw_calendar_get_segments (const SwCalendarFigures *figures,
                          guint                   *values)
{
  values[SW_SEGMENT_DONE] = figures->n_met;
  values[SW_SEGMENT_LATE] = figures->n_late;
  values[SW_SEGMENT_MISSED] = figures->n_missed + figures->n_overdue;
  values[SW_SEGMENT_OPEN] = figures->n_open;
}

/**
 * sw_calendar_is_bad:
 * @figures: what is due
 *
 * Returns: whether so much was not made that the day stands out
 */
gboolean
sw_calendar_is_bad (const SwCalendarFigures *figures)
{
  return (guint64) (figures->n_missed + figures->n_overdue) * 100 > (guint64) figures->n_asked * BAD_PERCENT;
}

static void
clear_item (gpointer item)
{
  g_free (((SwCalendarItem *) item)->text);
}

/* Takes @text; what is nought is left out. */
static void
add_item (GArray   *items,
          guint     n,
          char     *text,
          gboolean  bad)
{
  SwCalendarItem item = { text, bad };

  if (n > 0)
    g_array_append_val (items, item);
  else
    g_free (text);
}

/**
 * sw_calendar_cell_items:
 * @mode: whether the cell is of a month or of a week
 * @figures: what is due
 *
 * Returns: (transfer full) (element-type SwCalendarItem): what a day of a month says below its bar: what was missed,
 *   is overdue or late; for a day that is under way also what is made. A day of a week has room to say it always,
 *   and what is due.
 */
GArray *
sw_calendar_cell_items (SwCalendarMode           mode,
                        const SwCalendarFigures *figures)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (SwCalendarItem));

  g_array_set_clear_func (items, clear_item);
  if (mode == SW_CALENDAR_WEEK)
    /* Translators: so many visits are due. */
    add_item (items, figures->n_asked, g_strdup_printf (_("%u due"), figures->n_asked), FALSE);
  if (mode == SW_CALENDAR_WEEK || figures->n_open > 0)
    /* Translators: so many visits of a day are made; as short as can be. */
    add_item (items, figures->n_met, g_strdup_printf (_("Made %u"), figures->n_met), FALSE);
  /* Translators: so many visits of a day were missed; as short as can be. */
  add_item (items, figures->n_missed, g_strdup_printf (_("Missed %u"), figures->n_missed), TRUE);
  /* Translators: so many visits of a day are overdue; as short as can be. */
  add_item (items, figures->n_overdue, g_strdup_printf (_("Overdue %u"), figures->n_overdue), TRUE);
  /* Translators: so many visits of a day were late; as short as can be. */
  add_item (items, figures->n_late, g_strdup_printf (_("Late %u"), figures->n_late), FALSE);

  return items;
}

/* Takes @text; what is nought is left out. */
static void
add_figure (GString *line,
            guint    n,
            char    *text)
{
  if (n > 0)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
  g_free (text);
}

/**
 * sw_calendar_figures_text:
 * @figures: what is due
 * @computing: whether it is only now found out what is due
 *
 * Returns: (transfer full): all the figures in a line, for the list of the day and for who hears
 *   the grid read
 */
char *
sw_calendar_figures_text (const SwCalendarFigures *figures,
                          gboolean                 computing)
{
  GString *line = g_string_new (NULL);

  if (figures->n_asked == 0)
    {
      g_string_append (line, computing ? _("Computing…") : _("Nothing is due"));
      return g_string_free (line, FALSE);
    }

  /* Translators: so many visits are due. */
  add_figure (line, figures->n_asked, g_strdup_printf (_("%u due"), figures->n_asked));
  /* Translators: so many visits are made. */
  add_figure (line, figures->n_met, g_strdup_printf (_("%u made"), figures->n_met));
  /* Translators: so many visits were made late. */
  add_figure (line, figures->n_late, g_strdup_printf (_("%u late"), figures->n_late));
  /* Translators: so many visits were missed. */
  add_figure (line, figures->n_missed, g_strdup_printf (_("%u missed"), figures->n_missed));
  /* Translators: so many visits are overdue. */
  add_figure (line, figures->n_overdue, g_strdup_printf (_("%u overdue"), figures->n_overdue));
  /* Translators: so many visits are still open. */
  add_figure (line, figures->n_open, g_strdup_printf (_("%u open"), figures->n_open));

  return g_string_free (line, FALSE);
}

/**
 * sw_calendar_parties_text:
 * @due: (nullable): due visits
 * @day: a day
 * @party: a SwParty, or %SW_NONE for all
 *
 * Returns: (transfer full) (nullable): a line of figures for each party that owes something on the
 *   day; %NULL if there is none
 */
char *
sw_calendar_parties_text (SwDue  *due,
                          SwDay   day,
                          gint64  party)
{
  GString *text = g_string_new (NULL);

  for (gint64 p = 0; p < SW_N_PARTIES; p++)
    {
      g_autofree char *figures_text = NULL;
      SwCalendarFigures figures;

      if (party != SW_NONE && party != p)
        continue;
      sw_calendar_count (due, day, p, &figures);
      if (figures.n_asked == 0)
        continue;
      figures_text = sw_calendar_figures_text (&figures, FALSE);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a party, and the figures of its visits. */
      g_string_append_printf (text, _("%s: %s"), sw_enum_label (&sw_party_enum, p), figures_text);
    }
  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

/**
 * sw_calendar_weekday:
 * @day: a day
 *
 * Returns: (transfer none): the name of its weekday, short
 */
const char *
sw_calendar_weekday (SwDay day)
{
  static const char * const names[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };

  return _(names[sw_day_weekday (day) - 1]);
}

/* Takes a format of g_date_time_format(). */
static char *
format (SwDay       day,
        const char *pattern)
{
  int year, month, month_day;
  g_autoptr (GDateTime) time = sw_day_to_ymd (day, &year, &month, &month_day) ?
                               g_date_time_new_utc (year, month, month_day, 0, 0, 0) : NULL;

  return time != NULL ? g_date_time_format (time, pattern) : g_strdup ("");
}

/**
 * sw_calendar_day_title:
 * @day: a day
 *
 * Returns: (transfer full): a day of the year shown, with its weekday
 */
char *
sw_calendar_day_title (SwDay day)
{
  /* Translators: a day without its year, as strftime writes it; in Chinese "%-m月%-d日". */
  g_autofree char *text = format (day, _("%-d %B"));

  return g_strdup_printf ("%s %s", text, sw_calendar_weekday (day));
}

/**
 * sw_calendar_title:
 * @mode: what is shown
 * @day: a day of it
 *
 * Returns: (transfer full): the name of the month, or of the week
 */
char *
sw_calendar_title (SwCalendarMode mode,
                   SwDay          day)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  SwDay first, last;

  /* Translators: a month, as strftime writes it; in Chinese "%Y年%-m月". */
  if (mode == SW_CALENDAR_MONTH)
    return format (day, _("%B %Y"));

  sw_calendar_get_span (mode, day, &first, &last);
  from = sw_day_format (first);
  /* Translators: a day without its year, as strftime writes it; in Chinese "%-m月%-d日". */
  to = format (last, _("%-d %B"));

  /* Translators: the first and the last day of a week. */
  return g_strdup_printf (_("%s – %s"), from, to);
}
