/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visits-view.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-elder.h"

/* Ten million rows have an index for the order of their days; in any other
 * order somebody would wait. */
static const SwListColumn columns_table[] = {
  { .name = "day", .sample = "2026年11月21日" },
  { .name = "minute", .sample = "00:00", .unsorted = TRUE },
  { .name = "elder_id", .sample = "欧阳慧英华", .heading = TRUE, .unsorted = TRUE },
  { .name = "community", .title = N_("Community"), .sample = "大儒巷社区", .unsorted = TRUE },
  { .name = "caregiver_id", .sample = "欧阳国强", .unsorted = TRUE },
  { .name = "party", .unsorted = TRUE },
  { .name = "channel", .sample = "电话问候", .unsorted = TRUE },
  { .name = "outcome", .badge = TRUE, .unsorted = TRUE },
  { .name = "services", .sample = "探访问候、打扫", .unsorted = TRUE },
  { .name = "content", .sample = "打扫卫生，换洗窗帘", .expand = TRUE, .unsorted = TRUE },
  { .name = "late", .title = N_("Late Entry"), .sample = "晚 12 天", .badge = TRUE, .unsorted = TRUE },
  { .name = "source", .unsorted = TRUE },
  { .name = "needs", .sample = "打扫卫生，换洗窗帘", .unsorted = TRUE },
  { .name = "suggestions", .sample = "打扫卫生，换洗窗帘", .unsorted = TRUE },
  { .name = "satisfaction", .unsorted = TRUE },
  { .name = "entered_day", .sample = "2026年11月21日", .unsorted = TRUE },
  { .name = "entered_by", .sample = "欧阳慧英华", .unsorted = TRUE },
  { .name = "card_id", .sample = "202611-000123", .unsorted = TRUE },
};

#define N_USUAL 12

static const SwListFilter filters[] = {
  { "day", N_("Day"), NULL },
  { "community_id", N_("Community"), NULL, sw_community_get_type },
  { "party", N_("Party"), NULL },
  { "caregiver_id", N_("Caregiver"), NULL },
  { "channel", N_("Channel"), NULL },
  { "outcome", N_("Outcome"), NULL },
  { "elder_id", N_("Elder"), N_("Visit") },
  { "services", N_("Services"), N_("Visit") },
  { "source", N_("Source"), N_("Entry") },
  { "late", N_("Entered Late"), N_("Entry") },
};

/**
 * sw_visits_get_columns:
 *
 * Returns: (transfer none) (element-type SwListColumn): all columns there can be, the usual ones first
 */
GArray *
sw_visits_get_columns (void)
{
  static const char *const hidden[] = { NULL };
  static GArray *columns;

  if (columns == NULL)
    columns = sw_list_columns_new (g_type_class_ref (SW_TYPE_VISIT), columns_table, G_N_ELEMENTS (columns_table),
                                   hidden);

  return columns;
}

/**
 * sw_visits_n_usual_columns:
 *
 * Returns: how many columns are shown at first
 */
guint
sw_visits_n_usual_columns (void)
{
  return N_USUAL;
}

/**
 * sw_visits_get_filters:
 * @n_filters: (out): how many
 *
 * Returns: (transfer none) (array length=n_filters): all filters there can be, the usual ones first
 */
const SwListFilter *
sw_visits_get_filters (guint *n_filters)
{
  *n_filters = G_N_ELEMENTS (filters);

  return filters;
}

/**
 * sw_outcome_badge:
 * @outcome: a value of SwOutcome
 *
 * Returns: (nullable): the style of a badge with the outcome
 */
const char *
sw_outcome_badge (gint64 outcome)
{
  switch (outcome)
    {
    case SW_OUTCOME_REACHED:
      return "met";
    case SW_OUTCOME_ABNORMAL:
      return "key";
    case SW_OUTCOME_NOT_REACHED:
      return "attention";
    default:
      return NULL;
    }
}

/**
 * sw_visit_late_text:
 * @visit: a visit
 *
 * Returns: (transfer full) (nullable): how late it was entered; %NULL if it was entered on its day
 */
char *
sw_visit_late_text (SwVisit *visit)
{
  int days = sw_visit_is_late (visit) ? (int) (visit->entered_day - visit->day) : 0;

  if (days == 0)
    return NULL;

  /* Translators: how many days after a visit it was entered. */
  return g_strdup_printf (ngettext ("%d day late", "%d days late", days), days);
}

static char *
community_text (SwVisit *visit,
                SwStore *store)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, visit->elder_id, NULL);

  return elder && elder->community_id != SW_NONE
           ? g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id)) : NULL;
}

/**
 * sw_visits_cell_text:
 * @column: a column that is a badge or no field
 * @visit: the row
 * @store: the database, for names
 * @badge: (out): the style, where it is a badge
 *
 * Returns: (transfer full) (nullable): what stands in the cell
 */
char *
sw_visits_cell_text (const SwListColumn  *column,
                     SwVisit             *visit,
                     SwStore             *store,
                     const char         **badge)
{
  *badge = NULL;
  if (strcmp (column->name, "community") == 0)
    return community_text (visit, store);

  if (strcmp (column->name, "late") == 0)
    {
      *badge = "attention";
      return sw_visit_late_text (visit);
    }
  if (strcmp (column->name, "outcome") == 0)
    {
      *badge = sw_outcome_badge (visit->outcome);
      return visit->outcome == SW_NONE ? NULL : g_strdup (sw_enum_label (&sw_outcome_enum, visit->outcome));
    }

  return NULL;
}

static void
append_counts (GString      *text,
               const SwEnum *enumeration,
               const gint64 *counts)
{
  gboolean first = TRUE;

  for (const SwEnumValue *value = enumeration->values; value->nick; value++)
    if (counts[value->value] > 0)
      {
        g_string_append_printf (text, "%s%s %'" G_GINT64_FORMAT, first ? "    " : " · ", _(value->label),
                                counts[value->value]);
        first = FALSE;
      }
}

/**
 * sw_visits_totals_text:
 * @totals: the totals of what is shown
 *
 * Returns: (transfer full): the line at the foot of the page
 */
char *
sw_visits_totals_text (const SwVisitTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n = g_strdup_printf ("%'" G_GINT64_FORMAT, totals->n);

  /* Translators: %s is a number. */
  g_string_append_printf (text, ngettext ("%s visit", "%s visits", totals->n), n);
  append_counts (text, &sw_outcome_enum, totals->n_outcome);
  append_counts (text, &sw_channel_enum, totals->n_channel);
  if (totals->n_late > 0)
    {
      g_autofree char *late = g_strdup_printf ("%'" G_GINT64_FORMAT, totals->n_late);

      g_string_append (text, "    ");
      /* Translators: %s is a number of visits that were entered late. */
      g_string_append_printf (text, _("Entered late %s"), late);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
