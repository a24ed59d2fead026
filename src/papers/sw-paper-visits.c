/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-visits.h"

#include "sw-assessment.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-form-series.h"
#include "sw-household-member.h"
#include "sw-month-card-form.h"
#include "sw-office.h"
#include "sw-relative.h"
#include "sw-service-card-form.h"
#include "sw-sheet-code.h"
#include "sw-store-query.h"
#include "sw-visit-record-form.h"
#include "sw-visits.h"

/* So many visits are loaded at a time. */
#define CHUNK 1000

static gboolean
add_id (SwQuery     *query,
        const char  *name,
        gint64       id,
        GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *values[] = { text, NULL };

  return id == SW_NONE || sw_query_set_condition (query, name, SW_OPERATOR_EQUAL, values, error);
}

static gboolean
add_day (SwQuery     *query,
         SwOperator   op,
         SwDay        day,
         GError     **error)
{
  g_autofree char *text = sw_day_format_iso (day);
  const char *values[] = { text, NULL };

  return day == SW_NONE || sw_query_set_condition (query, "day", op, values, error);
}

/* The visits at which somebody was reached, the earliest first. */
static GArray *
find_visits (SwStore             *store,
             const SwPaperScope  *scope,
             GError             **error)
{
  static const char * const outcomes[] = { "reached", "abnormal", NULL };
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  GArray *ids;

  if (!add_id (query, "elder_id", scope->elder_id, error) ||
      !add_id (query, "caregiver_id", scope->caregiver_id, error) ||
      !add_id (query, "community_id", scope->community_id, error) ||
      !add_day (query, SW_OPERATOR_GREATER_EQUAL, scope->from, error) ||
      !add_day (query, SW_OPERATOR_LESS_EQUAL, scope->to, error) ||
      !sw_query_set_condition (query, "outcome", SW_OPERATOR_EQUAL, outcomes, error))
    return NULL;

  sw_query_set_sort (query, "day", FALSE);
  ids = sw_store_query_ids (store, query, -1, error);

  return ids;
}

static char *
describe_subject (SwStore            *store,
                  const SwPaperScope *scope)
{
  if (scope->elder_id != SW_NONE)
    return g_strconcat ("老人：", sw_store_get_name (store, SW_TYPE_ELDER, scope->elder_id), NULL);
  if (scope->caregiver_id != SW_NONE)
    return g_strconcat ("服务人：", sw_store_get_name (store, SW_TYPE_CAREGIVER, scope->caregiver_id), NULL);

  return g_strconcat ("社区：", sw_store_get_name (store, SW_TYPE_COMMUNITY, scope->community_id), NULL);
}

/* The elder of an id, from those that have been loaded already. */
static SwElder *
get_elder (SwStore     *store,
           GHashTable  *elders,
           gint64       id,
           GError     **error)
{
  SwElder *elder = g_hash_table_lookup (elders, &id);

  if (elder != NULL)
    return elder;

  elder = sw_store_load (store, SW_TYPE_ELDER, id, error);
  if (elder != NULL)
    g_hash_table_insert (elders, g_memdup2 (&id, sizeof id), elder);

  return elder;
}

static void
set_code (SwListForm         *form,
          const SwPaperScope *scope)
{
  SwSheetCode code;
  g_autofree char *text = NULL;

  sw_sheet_code_init (&code, SW_SHEET_SERVICE_CARD);
  code.elder_id = scope->elder_id;
  code.caregiver_id = scope->caregiver_id;
  code.community_id = scope->community_id;
  code.from_day = scope->from;
  code.to_day = scope->to;
  text = sw_sheet_code_make (&code);
  sw_list_form_set_code (form, text);
}

/**
 * sw_paper_service_card:
 * @store: a store
 * @scope: which visits
 * @error: return location for an error
 *
 * Makes 关爱照料服务记录卡 of the visits at which somebody was reached, the earliest first.
 * Without any it has 20 empty rows.
 *
 * Returns: (transfer full) (nullable): the card
 */
SwForm *
sw_paper_service_card (SwStore             *store,
                       const SwPaperScope  *scope,
                       GError             **error)
{
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (GHashTable) elders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autofree char *subject = describe_subject (store, scope);
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (GArray) ids = NULL;

  if (office == NULL)
    return NULL;
  ids = find_visits (store, scope, error);
  if (ids == NULL)
    return NULL;

  form = sw_service_card_form_new (subject, scope->from, scope->to);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  set_code (form, scope);
  for (gsize start = 0; start < ids->len; start += CHUNK)
    {
      gsize n = MIN (CHUNK, ids->len - start);
      g_autoptr (GPtrArray) visits = sw_store_load_ids (store, SW_TYPE_VISIT, &g_array_index (ids, gint64, start), n, error);

      if (visits == NULL)
        return NULL;
      for (guint i = 0; i < visits->len; i++)
        {
          SwVisit *visit = visits->pdata[i];
          SwElder *elder = get_elder (store, elders, visit->elder_id, error);

          if (elder == NULL)
            return NULL;
          sw_service_card_form_add (form, elder->name, elder->document_number,
                                    sw_store_get_name (store, SW_TYPE_CAREGIVER, visit->caregiver_id), visit);
        }
    }
  if (ids->len == 0)
    sw_list_form_add_blank_rows (form, SW_SERVICE_CARD_FORM_BLANK_ROWS);

  return SW_FORM (g_steal_pointer (&form));
}

/* --- The visit record ----------------------------------------------------- */

static gboolean
add_household (SwStore            *store,
               SwVisitRecordForm  *form,
               gint64              elder_id,
               GError            **error)
{
  g_autoptr (GPtrArray) members = sw_store_load_owned (store, SW_TYPE_HOUSEHOLD_MEMBER, elder_id, error);

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    sw_visit_record_form_add_member (form, members->pdata[i]);

  return TRUE;
}

static gboolean
add_contact (SwStore            *store,
             SwVisitRecordForm  *form,
             gint64              elder_id,
             GError            **error)
{
  g_autoptr (GPtrArray) relatives = sw_store_load_owned (store, SW_TYPE_RELATIVE, elder_id, error);
  SwRelative *contact;

  if (relatives == NULL)
    return FALSE;
  contact = sw_relative_find_contact (relatives);
  if (contact != NULL)
    sw_visit_record_form_set_contact (form, contact->name, contact->phone);

  return TRUE;
}

static gboolean
add_visit (SwStore            *store,
           SwVisitRecordForm  *form,
           SwVisit            *visit,
           GError            **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SwAssessment) assessment = sw_store_get_assessment (store, sw_record_get_id (SW_RECORD (visit)), &failure);
  gint64 ordinal;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if ((visit->services & ((gint64) 1 << SW_SERVICE_CONTACT)) != 0 || assessment != NULL)
    {
      ordinal = sw_store_visit_ordinal (store, visit, SW_ORDINAL_CONTACT, error);
      if (ordinal < 0)
        return FALSE;
      sw_visit_record_form_add_visit (form, visit, assessment, ordinal);
    }
  if ((visit->services & ~((gint64) 1 << SW_SERVICE_CONTACT)) != 0)
    {
      ordinal = sw_store_visit_ordinal (store, visit, SW_ORDINAL_SERVICE, error);
      if (ordinal < 0)
        return FALSE;
      sw_visit_record_form_add_service (form, visit, ordinal);
    }

  return TRUE;
}

/* The last visit with an assessment, or else the last one: a greeting by phone of
 * yesterday would leave the form empty. */
static gboolean
add_last_visit (SwStore            *store,
                SwVisitRecordForm  *form,
                gint64              elder_id,
                SwDay              *day,
                gint64             *visit_id,
                GError            **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SwVisit) visit = NULL;
  g_autoptr (SwAssessment) assessment = sw_store_last_assessment (store, elder_id, NULL, &visit, &failure);

  if (failure == NULL && assessment == NULL)
    visit = sw_store_last_visit (store, elder_id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (visit == NULL)
    return TRUE;

  *day = visit->day;
  *visit_id = sw_record_get_id (SW_RECORD (visit));

  return add_visit (store, form, visit, error);
}

static gboolean
add_visits (SwStore            *store,
            SwVisitRecordForm  *form,
            gint64              elder_id,
            SwDay               from,
            SwDay               to,
            gint64             *visit_id,
            GError            **error)
{
  const SwPaperScope scope = { elder_id, SW_NONE, SW_NONE, from, to };
  g_autoptr (GArray) ids = find_visits (store, &scope, error);
  g_autoptr (GPtrArray) visits = NULL;

  if (ids == NULL)
    return FALSE;
  visits = sw_store_load_ids (store, SW_TYPE_VISIT, (const gint64 *) ids->data, ids->len, error);
  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    if (!add_visit (store, form, visits->pdata[i], error))
      return FALSE;
  if (ids->len == 1)
    *visit_id = g_array_index (ids, gint64, 0);

  return TRUE;
}

/**
 * sw_paper_visit_record:
 * @store: a store
 * @elder_id: whom it is about
 * @from: the first day of the visits that it shows, or %SW_NONE for the last visit alone
 * @to: the last day of them
 * @error: return location for an error
 *
 * Makes 特殊困难老年人探访关爱服务记录表 of an elder. In section 五 stand the visits, in 六 those at
 * which something was done.
 *
 * Returns: (transfer full) (nullable): the record
 */
SwForm *
sw_paper_visit_record (SwStore  *store,
                       gint64    elder_id,
                       SwDay     from,
                       SwDay     to,
                       GError  **error)
{
  g_autoptr (SwVisitRecordForm) form = sw_visit_record_form_new ();
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, elder_id, error);
  g_autoptr (SwOffice) office = NULL;
  g_autofree char *text = NULL;
  SwDay day = to;
  SwSheetCode code;

  if (elder == NULL)
    return NULL;
  office = sw_store_get_office (store, error);
  if (office == NULL)
    return NULL;

  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  sw_visit_record_form_set_place (form, office->district, office->name,
                                  sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id));
  sw_visit_record_form_set_elder (form, elder);
  sw_sheet_code_init (&code, SW_SHEET_VISIT_RECORD);
  code.elder_id = elder_id;
  if (!add_contact (store, form, elder_id, error) || !add_household (store, form, elder_id, error))
    return NULL;
  if (from == SW_NONE ? !add_last_visit (store, form, elder_id, &day, &code.visit_id, error) :
                        !add_visits (store, form, elder_id, from, to, &code.visit_id, error))
    return NULL;
  sw_visit_record_form_set_day (form, day);
  text = sw_sheet_code_make (&code);
  sw_visit_record_form_set_code (form, text);

  return SW_FORM (g_steal_pointer (&form));
}

/**
 * sw_paper_visit_records:
 * @store: a store
 * @elder_ids: (array length=n_ids): whom they are about
 * @n_ids: how many, one at least
 * @from: as in sw_paper_visit_record()
 * @to: as in sw_paper_visit_record()
 * @error: return location for an error
 *
 * Makes the visit records of several elders as one document.
 *
 * Returns: (transfer full) (nullable): the records
 */
SwForm *
sw_paper_visit_records (SwStore       *store,
                        const gint64  *elder_ids,
                        gsize          n_ids,
                        SwDay          from,
                        SwDay          to,
                        GError       **error)
{
  g_autoptr (SwFormSeries) series = NULL;

  g_return_val_if_fail (n_ids > 0, NULL);

  if (n_ids == 1)
    return sw_paper_visit_record (store, elder_ids[0], from, to, error);

  series = sw_form_series_new (SW_VISIT_RECORD_FORM_NAME);
  for (gsize i = 0; i < n_ids; i++)
    {
      SwForm *form = sw_paper_visit_record (store, elder_ids[i], from, to, error);

      if (form == NULL)
        return NULL;
      sw_form_series_add (series, form, sw_store_get_name (store, SW_TYPE_ELDER, elder_ids[i]));
    }

  return SW_FORM (g_steal_pointer (&series));
}

/* --- Month cards ---------------------------------------------------------- */

/**
 * sw_paper_month_card_elders:
 * @store: a store
 * @community_id: where they live, or %SW_NONE for all
 * @month: a day of the month
 * @error: return location for an error
 *
 * Finds who gets a month card: the elders in the register who have a neighbour or volunteer.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the elders
 */
GArray *
sw_paper_month_card_elders (SwStore  *store,
                            gint64    community_id,
                            SwDay     month,
                            GError  **error)
{
  static const char *const active[] = { "active", NULL };
  static const char *const none[] = { "", NULL };
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, community_id);
  const char *community[] = { id, NULL };

  sw_query_set_day (query, month);
  if (!sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, error) ||
      !sw_query_set_condition (query, "neighbour_id", SW_OPERATOR_NOT_EQUAL, none, error) ||
      (community_id != SW_NONE && !sw_query_set_condition (query, "community_id", SW_OPERATOR_EQUAL, community, error)))
    return NULL;

  return sw_store_query_ids (store, query, -1, error);
}

/**
 * sw_paper_month_cards:
 * @store: a store
 * @cards: (element-type SwMonthCard): the cards, as sw_store_make_month_cards() made them
 * @error: return location for an error
 *
 * Makes the sheets of month cards, in the order of the cards.
 *
 * Returns: (transfer full) (nullable): the sheets
 */
SwForm *
sw_paper_month_cards (SwStore    *store,
                      GPtrArray  *cards,
                      GError    **error)
{
  g_autoptr (SwMonthCardForm) form = sw_month_card_form_new ();
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);

  if (office == NULL)
    return NULL;
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));

  for (guint i = 0; i < cards->len; i++)
    {
      SwMonthCard *card = cards->pdata[i];
      g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, card->elder_id, error);
      g_autofree char *code_text = NULL;
      SwMonthCardText text = { 0 };
      SwSheetCode code;

      if (elder == NULL)
        return NULL;

      sw_sheet_code_init (&code, SW_SHEET_MONTH_CARD);
      g_strlcpy (code.number, card->number, sizeof code.number);
      code_text = sw_sheet_code_make (&code);

      text.elder_name = elder->name;
      text.address = elder->home_address;
      text.phone = elder->phone;
      text.caregiver_name = sw_store_get_name (store, SW_TYPE_CAREGIVER, card->caregiver_id);
      text.code = code_text;
      sw_month_card_form_add (form, card, &text);
    }

  return SW_FORM (g_steal_pointer (&form));
}
