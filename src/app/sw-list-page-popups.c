/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day-range.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-reference-entry.h"

/* Filters whose choices are no list: spans of days, and elders, of whom there are too many. */

static const SwField *
find_field (SwListPage         *self,
            const SwListFilter *filter)
{
  return sw_record_class_find_field (g_type_class_peek (SW_LIST_PAGE_GET_CLASS (self)->record_type), filter->name);
}

/**
 * sw_list_page_is_range:
 * @self: the page
 * @filter: one of its filters
 *
 * Returns: whether it is a span of days
 */
gboolean
sw_list_page_is_range (SwListPage         *self,
                       const SwListFilter *filter)
{
  const SwField *field = find_field (self, filter);

  return field && field->kind == SW_FIELD_DAY;
}

static char *
find_bound (SwListPage *self,
            const char *name,
            SwOperator  op)
{
  GPtrArray *conditions = sw_query_get_conditions (self->query);

  for (guint i = 0; i < conditions->len; i++)
    {
      const SwCondition *condition = conditions->pdata[i];

      if (strcmp (condition->name, name) == 0 && (condition->op == op || condition->op == SW_OPERATOR_EQUAL) &&
          condition->values[0] && condition->values[1] == NULL)
        return g_strdup (condition->values[0]);
    }

  return g_strdup ("");
}

/**
 * sw_list_page_get_range:
 * @self: the page
 * @name: a filter that is a span of days
 *
 * Returns: (transfer full) (nullable): the first and the last day in machine form, "" for an open
 *   end; %NULL if the filter is not in use
 */
GStrv
sw_list_page_get_range (SwListPage *self,
                        const char *name)
{
  g_auto (GStrv) range = g_new0 (char *, 3);

  range[0] = find_bound (self, name, SW_OPERATOR_GREATER_EQUAL);
  range[1] = find_bound (self, name, SW_OPERATOR_LESS_EQUAL);

  return *range[0] || *range[1] ? g_steal_pointer (&range) : NULL;
}

/**
 * sw_list_page_set_range:
 * @self: the page
 * @name: a filter that is a span of days
 * @range: (nullable): as sw_list_page_get_range() gives it
 * @error: return location
 *
 * Narrows the list to a span of days.
 *
 * Returns: whether it is one
 */
gboolean
sw_list_page_set_range (SwListPage         *self,
                        const char         *name,
                        const char *const  *range,
                        GError            **error)
{
  const char *from[] = { range ? range[0] : NULL, NULL };
  const char *to[] = { range ? range[1] : NULL, NULL };

  sw_query_remove_condition (self->query, name);

  return range == NULL ||
         ((*from[0] == '\0' ||
           sw_query_set_condition (self->query, name, SW_OPERATOR_GREATER_EQUAL, from, error)) &&
          (*to[0] == '\0' || sw_query_set_condition (self->query, name, SW_OPERATOR_LESS_EQUAL, to, error)));
}

/**
 * sw_list_page_range_text:
 * @range: as sw_list_page_get_range() gives it
 *
 * Returns: (transfer full) (nullable): the words for it
 */
char *
sw_list_page_range_text (const char *const *range)
{
  SwDay from = *range[0] ? sw_day_parse (range[0], sw_day_today (), NULL) : SW_NONE;
  SwDay to = *range[1] ? sw_day_parse (range[1], sw_day_today (), NULL) : SW_NONE;

  return sw_day_range_text (from, to);
}

static void
range_changed_cb (SwDayRange   *range,
                  SwFilterChip *chip)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  SwDay first, last;

  if (!sw_day_range_get (range, &first, &last))
    return;

  from = first == SW_NONE ? g_strdup ("") : sw_day_format_iso (first);
  to = last == SW_NONE ? g_strdup ("") : sw_day_format_iso (last);
  sw_filter_chip_choose (chip, *from || *to ? (const char *[]) { from, to, NULL } : NULL);
}

static void
elder_changed_cb (SwReferenceEntry *entry,
                  SwFilterChip     *chip)
{
  gint64 id = sw_reference_entry_get_id (entry);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  sw_filter_chip_choose (chip, id == SW_NONE ? NULL : (const char *[]) { value, NULL });
}

static GtkWidget *
make_range (SwListPage   *self,
            SwFilterChip *chip)
{
  g_auto (GStrv) range = sw_list_page_get_range (self, sw_filter_chip_get_name (chip));
  SwDay today = sw_day_today ();
  SwDay from = range && *range[0] ? sw_day_parse (range[0], today, NULL) : SW_NONE;
  SwDay to = range && *range[1] ? sw_day_parse (range[1], today, NULL) : SW_NONE;
  GtkWidget *widget = sw_day_range_new (today, from, to);

  g_signal_connect_object (widget, "changed", G_CALLBACK (range_changed_cb), chip, 0);

  return widget;
}

static GtkWidget *
make_elder (SwListPage    *self,
            SwFilterChip  *chip,
            const SwField *field)
{
  g_autoptr (SwRecord) record = g_object_new (SW_LIST_PAGE_GET_CLASS (self)->record_type, NULL);
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (record, sw_day_today ());
  GtkWidget *entry = sw_reference_entry_new (sw_page_get_store (SW_PAGE (self)), field, draft);
  const char *const *values = sw_filter_chip_get_values (chip);

  if (values)
    sw_reference_entry_set_id (SW_REFERENCE_ENTRY (entry), g_ascii_strtoll (values[0], NULL, 10));
  gtk_widget_set_size_request (entry, 200, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (elder_changed_cb), chip, 0);

  return entry;
}

/**
 * sw_list_page_make_popup:
 * @self: the page
 * @chip: a chip
 * @filter: its filter
 *
 * Returns: (transfer floating) (nullable): what is shown when the chip is pressed; %NULL for a list of choices
 */
GtkWidget *
sw_list_page_make_popup (SwListPage         *self,
                         SwFilterChip       *chip,
                         const SwListFilter *filter)
{
  const SwField *field = find_field (self, filter);

  if (sw_page_get_store (SW_PAGE (self)) == NULL)
    return NULL;
  if (sw_list_page_is_range (self, filter))
    return make_range (self, chip);
  if (field && field->kind == SW_FIELD_REFERENCE && field->reference () == SW_TYPE_ELDER)
    return make_elder (self, chip, field);

  return NULL;
}
