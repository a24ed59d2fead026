/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said below the line that is typed. */
#include "sw-quick-hint.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-elder.h"
#include "sw-visits.h"

/* How many lines above say a visit to the same elder on the same day. */
static guint
count_typed (SwQuickLine *line,
             GListModel  *lines)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwQuickLine) other = g_list_model_get_item (lines, i);

      n += sw_quick_line_get_value (other, SW_QUICK_ELDER) == sw_quick_line_get_value (line, SW_QUICK_ELDER) &&
           sw_quick_line_get_value (other, SW_QUICK_DAY) == sw_quick_line_get_value (line, SW_QUICK_DAY);
    }

  return n;
}

/* Takes a sentence about @n things; none is nothing to say. */
static void
append_count (GString *text,
              guint    n,
              char    *sentence)
{
  if (n > 0)
    g_string_append_printf (text, " · %s", sentence);
  g_free (sentence);
}

/**
 * sw_quick_hint_make:
 * @store: an open database
 * @line: the line that is typed
 * @lines: (element-type SwQuickLine): the lines above it
 *
 * Says who the elder of a line is, how many have the same name, and what is recorded or typed of
 * the day already.
 *
 * Returns: (transfer full) (nullable): the text; %NULL before an elder is known
 */
char *
sw_quick_hint_make (SwStore     *store,
                    SwQuickLine *line,
                    GListModel  *lines)
{
  gint64 id = sw_quick_line_get_value (line, SW_QUICK_ELDER);
  gint64 day = sw_quick_line_get_value (line, SW_QUICK_DAY);
  g_autoptr (SwElder) elder = id != SW_NONE ? sw_store_load (store, SW_TYPE_ELDER, id, NULL) : NULL;
  GString *text;
  g_autofree char *facts = NULL;
  g_autoptr (GPtrArray) namesakes = NULL;
  const char *community;
  SwVisitDay there = { 0 };
  guint n;

  if (elder == NULL)
    return NULL;

  facts = sw_elder_describe (elder, sw_day_today ());
  community = elder->community_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id) : NULL;
  text = g_string_new (elder->name);
  g_string_append_printf (text, " · %s", facts);
  if (community)
    g_string_append_printf (text, " · %s", community);
  if (elder->home_address)
    g_string_append_printf (text, " · %s", elder->home_address);
  namesakes = sw_store_load_where (store, SW_TYPE_ELDER, "name", elder->name, NULL);
  n = namesakes && namesakes->len > 0 ? namesakes->len - 1 : 0;
  append_count (text, n, g_strdup_printf (ngettext ("%u other elder has this name", "%u other elders have this name", n), n));
  if (day == SW_NONE)
    return g_string_free (text, FALSE);

  n = sw_store_visit_days (store, id, day, 1, &there, NULL) ? there.n : 0;
  append_count (text, n, g_strdup_printf (ngettext ("%u visit is recorded on this day already",
                                                    "%u visits are recorded on this day already", n), n));
  n = count_typed (line, lines);
  append_count (text, n, g_strdup_printf (ngettext ("%u visit of this day is typed above",
                                                    "%u visits of this day are typed above", n), n));

  return g_string_free (text, FALSE);
}
