/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of an elder with the visits: the last year at a glance, and the latest one by one. */
#include "sw-elder-view-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-heat-map.h"
#include "sw-store-query.h"
#include "sw-visits-view.h"
#include "sw-visits.h"

#define LATEST 3

static void
activate_day_cb (SwHeatMap *map,
                 int        day)
{
  gtk_widget_activate_action (GTK_WIDGET (map), "elder.show-visits", "x", (gint64) day);
}

static void
cursor_moved_cb (SwHeatMap *map,
                 GtkLabel  *note)
{
  g_autofree char *text = sw_heat_map_describe_cursor (map);

  gtk_label_set_text (note, text);
}

static gboolean
add_map (SwElderView  *self,
         SwCard       *card,
         gint64        id,
         GError      **error)
{
  SwDay first = sw_heat_map_first_day (self->today);
  guint n_days = (guint) (self->today - first + 1);
  g_autofree SwVisitDay *days = g_new0 (SwVisitDay, n_days);
  g_autofree char *summary = NULL;
  gboolean some = FALSE;
  GtkWidget *map;

  if (!sw_store_visit_days (self->store, id, first, n_days, days, error))
    return FALSE;

  /* A year without visits says no more than its list does, and is high. */
  for (guint i = 0; i < n_days && !some; i++)
    some = days[i].n > 0;
  if (!some)
    return TRUE;

  map = sw_heat_map_new (self->today, days, n_days);
  g_signal_connect (map, "activate-day", G_CALLBACK (activate_day_cb), NULL);
  gtk_box_append (GTK_BOX (card), map);
  summary = sw_heat_map_summary (days, n_days);
  g_signal_connect_object (map, "cursor-moved", G_CALLBACK (cursor_moved_cb), sw_card_add_note (card, summary), 0);

  return TRUE;
}

static char *
describe_visit (SwElderView *self,
                SwVisit     *visit)
{
  const char *caregiver = visit->caregiver_id == SW_NONE
                            ? NULL : sw_store_get_name (self->store, SW_TYPE_CAREGIVER, visit->caregiver_id);
  g_autofree char *late = sw_visit_late_text (visit);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (parts, caregiver ? caregiver : sw_enum_label (&sw_party_enum, visit->party));
  if (visit->content && *visit->content)
    g_strv_builder_add (parts, visit->content);
  if (visit->needs && *visit->needs)
    g_strv_builder_add (parts, visit->needs);
  if (late)
    g_strv_builder_add (parts, late);
  words = g_strv_builder_end (parts);

  return g_strjoinv (" · ", words);
}

static gboolean
add_latest (SwElderView  *self,
            SwCard       *card,
            gint64        id,
            GError      **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  GtkWidget *list;

  sw_query_set_condition (query, "elder_id", SW_OPERATOR_EQUAL, (const char *[]) { value, NULL }, NULL);
  ids = sw_store_query_ids (self->store, query, LATEST, error);
  visits = ids ? sw_store_load_ids (self->store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, error)
               : NULL;
  if (visits == NULL)
    return FALSE;

  if (visits->len == 0)
    {
      sw_card_add_note (card, _("Nobody has visited yet."));
      return TRUE;
    }

  sw_card_add_action (card, _("All Visits"), "elder.show-visits", g_variant_new_int64 (SW_NONE));
  list = sw_elder_view_add_list (card, _("Visits"));
  for (guint i = 0; i < visits->len; i++)
    {
      SwVisit *visit = visits->pdata[i];
      g_autofree char *day = sw_day_format (visit->day);
      g_autofree char *title = g_strdup_printf ("%s · %s", day, sw_enum_label (&sw_channel_enum, visit->channel));
      g_autofree char *subtitle = describe_visit (self, visit);

      sw_elder_view_add_row (self, list, SW_RECORD (visit), title, subtitle,
                             sw_badge_new (sw_enum_label (&sw_outcome_enum, visit->outcome),
                                           sw_outcome_badge (visit->outcome)));
    }

  return TRUE;
}

/**
 * sw_elder_view_add_visits:
 * @self: a view
 * @error: return location
 *
 * Adds the card with the visits.
 *
 * Returns: whether all could be read
 */
gboolean
sw_elder_view_add_visits (SwElderView  *self,
                          GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (self->elder));
  GtkWidget *card = sw_card_new (_("Visits"));

  sw_columns_append (self->cards, card, TRUE);
  if (!sw_store_is_read_only (self->store))
    sw_card_add_action (SW_CARD (card), _("Record a Visit…"), "elder.record-visit", NULL);

  return add_map (self, SW_CARD (card), id, error) && add_latest (self, SW_CARD (card), id, error);
}
