/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-calendar.h"

#include <glib/gi18n-lib.h>

#include "sw-calendar-writer.h"
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-due.h"
#include "sw-elder.h"
#include "sw-office.h"

/* So many names stand in the line that a telephone shows. */
#define SUMMARY_NAMES 3

/* So much of the sum of the office's name tells its events from those of others. */
#define HOST_LENGTH 16

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const SwDueSlot *one = a, *other = b;

  if (one->due_day != other->due_day)
    return one->due_day < other->due_day ? -1 : 1;

  return (one->elder_id > other->elder_id) - (one->elder_id < other->elder_id);
}

static gboolean
is_made (const SwDueSlot *slot)
{
  return slot->state == SW_SLOT_MET || slot->state == SW_SLOT_LATE;
}

/* Whether another rule too asks for a visit of the elder on the day. */
static gboolean
has_other_rule (GArray *slots,
                guint   place)
{
  const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, place);

  for (guint i = place; i > 0 && compare_slots (slot, &g_array_index (slots, SwDueSlot, i - 1)) == 0; i--)
    if (g_array_index (slots, SwDueSlot, i - 1).rule_id != slot->rule_id)
      return TRUE;
  for (guint i = place + 1; i < slots->len && compare_slots (slot, &g_array_index (slots, SwDueSlot, i)) == 0; i++)
    if (g_array_index (slots, SwDueSlot, i).rule_id != slot->rule_id)
      return TRUE;

  return FALSE;
}

/* The event of a day; returns the slot after it. */
static guint
add_day (SwCalendarWriter *writer,
         SwStore          *store,
         SwDue            *due,
         GArray           *slots,
         guint             first,
         gint64            caregiver_id,
         const char       *host)
{
  SwDay day = g_array_index (slots, SwDueSlot, first).due_day;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *iso = sw_day_format_iso (day);
  g_autofree char *uid = g_strdup_printf ("due-%" G_GINT64_FORMAT "-%s@%s.shouwang", caregiver_id, iso, host);
  g_autofree char *summary = NULL;
  gint64 last_id = SW_NONE;
  guint i, n = 0, n_elders = 0, n_made = 0;

  for (i = first; i < slots->len && g_array_index (slots, SwDueSlot, i).due_day == day; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      const char *name = sw_store_get_name (store, SW_TYPE_ELDER, slot->elder_id);
      SwRule *rule = has_other_rule (slots, i) ? sw_due_get_rule (due, slot->rule_id) : NULL;

      if (slot->elder_id != last_id && n_elders++ < SUMMARY_NAMES)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name != NULL ? name : "");
      last_id = slot->elder_id;
      n++;
      n_made += is_made (slot);
      g_string_append_printf (lines, "%s%u. %s（%s%s第%u次，共%u次）%s", lines->len > 0 ? "\n" : "", n, name != NULL ? name : "",
                              rule != NULL ? rule->title : "", rule != NULL ? "，" : "", slot->k, slot->required, is_made (slot) ? " 已完成" : "");
    }

  if (n_made == n)
    summary = g_strdup_printf ("探访%u人（已全部完成）", n_elders);
  else
    summary = g_strdup_printf ("探访%u人：%s%s", n_elders, names->str, n_elders > SUMMARY_NAMES ? "等" : "");
  sw_calendar_writer_add_day (writer, uid, day, summary, lines->str);

  return i;
}

/**
 * sw_due_calendar_make:
 * @store: a store
 * @caregiver_id: whose visits; also those of the organisation that somebody works for
 * @from: the first day
 * @to: the last day
 * @stamp: when it is made
 * @error: return location for an error
 *
 * Makes a calendar for the telephone of somebody: an event for each day on which visits are due,
 * with the names of who is to be visited. Calendars lie with strangers, so that no number, no
 * telephone and no address stands in it. Written again, its events take the place of the ones before.
 *
 * Returns: (transfer full) (nullable): the calendar, as RFC 5545 defines it; %NULL with
 *   %SW_STORE_ERROR_NOT_FOUND where nothing is due
 */
char *
sw_due_calendar_make (SwStore    *store,
                      gint64      caregiver_id,
                      SwDay       from,
                      SwDay       to,
                      GDateTime  *stamp,
                      GError    **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwDueScope scope = SW_DUE_SCOPE (from, to, sw_day_today ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (SwCalendarWriter) writer = NULL;
  g_autoptr (SwCaregiver) caregiver = NULL;
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autofree char *title = NULL;
  g_autofree char *host = NULL;

  if (office == NULL)
    return NULL;
  caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, caregiver_id, error);
  if (caregiver == NULL)
    return NULL;
  scope.caregiver_id = caregiver_id;
  due = sw_due_load (store, &scope, error);
  if (due == NULL)
    return NULL;

  host = g_compute_checksum_for_string (G_CHECKSUM_SHA256, office->name != NULL ? office->name : "", -1);
  host[HOST_LENGTH] = '\0';
  title = g_strdup_printf ("%s 应探访", caregiver->name);
  writer = sw_calendar_writer_new (title, stamp);
  slots = sw_due_get_slots (due, &filter, G_MAXUINT);
  if (slots->len == 0)
    {
      /* Translators: %s is the name of a caregiver. */
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND, _("%s has no visit to make on these days."), caregiver->name);
      return NULL;
    }
  g_array_sort (slots, compare_slots);
  for (guint i = 0; i < slots->len;)
    i = add_day (writer, store, due, slots, i, caregiver_id, host);

  return sw_calendar_writer_finish (writer);
}
