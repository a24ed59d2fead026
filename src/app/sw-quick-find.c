/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text of quick entry may mean. */
#include "sw-quick-find.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-store-query.h"

/* How many a list below an entry shows. */
#define N_FOUND 8

static GPtrArray *
find_records (SwStore    *store,
              GType       type,
              const char *text)
{
  static const char *const active[] = { "active", NULL };
  static const char *const nothing[] = { "", NULL };
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (SwQuery) query = sw_query_new (type);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const char *narrow = type == SW_TYPE_ELDER ? "status" : "ended_day";

  if (store == NULL)
    return found;

  /* Those who have left are offered where nobody else is meant. */
  if (*text)
    sw_query_set_search (query, text);
  sw_query_set_condition (query, narrow, SW_OPERATOR_EQUAL, type == SW_TYPE_ELDER ? active : nothing, NULL);
  ids = sw_store_query_ids (store, query, N_FOUND, NULL);
  if (ids && ids->len == 0)
    {
      g_clear_pointer (&ids, g_array_unref);
      sw_query_remove_condition (query, narrow);
      ids = sw_store_query_ids (store, query, N_FOUND, NULL);
    }
  if (ids)
    records = sw_store_load_ids (store, type, (const gint64 *) ids->data, ids->len, NULL);

  for (guint i = 0; records && i < records->len; i++)
    {
      SwRecord *record = records->pdata[i];
      g_autofree char *more = NULL;

      if (type == SW_TYPE_ELDER)
        {
          SwElder *elder = SW_ELDER (record);
          g_autofree char *facts = sw_elder_describe (elder, sw_day_today ());

          more = g_strdup_printf ("%s · %s", facts, elder->home_address ? elder->home_address : "");
          g_ptr_array_add (found, sw_quick_choice_new (sw_record_get_id (record), elder->name, more));
        }
      else
        {
          SwCaregiver *caregiver = SW_CAREGIVER (record);

          g_ptr_array_add (found, sw_quick_choice_new (sw_record_get_id (record), caregiver->name,
                                                       sw_enum_label (&sw_caregiver_kind_enum, caregiver->kind)));
        }
    }

  return found;
}

/* Several services stand one after the other: the last is being typed. */
static GPtrArray *
find_services (const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) words = NULL;
  const char *last = text;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == 0x3001 || strchr (" ,;+/", *p))
      last = g_utf8_next_char (p);

  before = g_strndup (text, last - text);
  words = sw_quick_find_words (&sw_service_enum, last);
  for (guint i = 0; i < words->len; i++)
    {
      const SwEnumValue *value = words->pdata[i];
      g_autofree char *whole = g_strconcat (before, _(value->label), NULL);

      g_ptr_array_add (found, sw_quick_choice_new (value->value, whole, NULL));
    }

  return found;
}

static GPtrArray *
find_values (const SwEnum *enumeration,
             const char   *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = sw_quick_find_words (enumeration, text);

  for (guint i = 0; i < words->len; i++)
    {
      const SwEnumValue *value = words->pdata[i];

      g_ptr_array_add (found, sw_quick_choice_new (value->value, _(value->label), NULL));
    }

  return found;
}

/**
 * sw_quick_find:
 * @store: (nullable): the open database
 * @place: a place of a line
 * @text: what is typed there
 *
 * Returns: (transfer full) (element-type SwQuickChoice): what the text may mean, the likeliest first
 */
GPtrArray *
sw_quick_find (SwStore      *store,
               SwQuickPlace  place,
               const char   *text)
{
  if (place == SW_QUICK_ELDER)
    return find_records (store, SW_TYPE_ELDER, text);
  if (place == SW_QUICK_CAREGIVER)
    return find_records (store, SW_TYPE_CAREGIVER, text);
  if (place == SW_QUICK_SERVICES)
    return find_services (text);

  return find_values (sw_quick_place_enum (place), text);
}
