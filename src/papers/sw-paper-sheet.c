/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-sheet.h"

#include "sw-caregiver.h"
#include "sw-collation.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-due.h"
#include "sw-office.h"
#include "sw-organisation.h"
#include "sw-quarter.h"
#include "sw-sheet-code.h"
#include "sw-visit-sheet-form.h"
#include "sw-visits.h"

/* A visit of the sheet. It can meet one due visit of each rule. */
typedef struct
{
  SwElder  *elder;
  SwDueSlot slot;  /* the first that it meets */
  GArray   *rules; /* (element-type gint64): the ids of the rules of those that it meets */
} Stop;

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_clear_object (&stop->elder);
  g_clear_pointer (&stop->rules, g_array_unref);
  g_free (stop);
}

/* A way through the community: by address, then by name; the visits of an elder by day. */
static int
compare_stops (gconstpointer a,
               gconstpointer b)
{
  const Stop *one = *(const Stop * const *) a, *other = *(const Stop * const *) b;
  const char *here = one->elder->home_address, *there = other->elder->home_address;
  int order = sw_collation_compare (here != NULL ? here : "", there != NULL ? there : "", SW_COLLATION_PINYIN);

  if (order == 0)
    order = g_strcmp0 (one->elder->name_key, other->elder->name_key);
  if (order == 0)
    order = (one->slot.elder_id > other->slot.elder_id) - (one->slot.elder_id < other->slot.elder_id);

  return order != 0 ? order : one->slot.due_day - other->slot.due_day;
}

/* What is due in the span, and what is overdue but can still be made in it. */
static gboolean
is_wanted (const SwDueSlot *slot,
           SwDay            from)
{
  return slot->due_day >= from || (slot->state == SW_SLOT_OVERDUE && slot->window_last >= from);
}

static gboolean
meets_rule (const Stop *stop,
            gint64      rule_id)
{
  for (guint i = 0; i < stop->rules->len; i++)
    if (g_array_index (stop->rules, gint64, i) == rule_id)
      return TRUE;

  return FALSE;
}

/* The first of an elder's visits that does not meet the rule of a slot yet; a new one if all do. */
static Stop *
find_stop (SwStore          *store,
           GPtrArray        *visits,
           const SwDueSlot  *slot,
           GError          **error)
{
  SwElder *elder = NULL;
  Stop *stop;

  for (guint i = 0; i < visits->len; i++)
    if (!meets_rule (visits->pdata[i], slot->rule_id))
      return visits->pdata[i];

  if (visits->len > 0)
    elder = g_object_ref (((Stop *) visits->pdata[0])->elder);
  else
    elder = sw_store_load (store, SW_TYPE_ELDER, slot->elder_id, error);
  if (elder == NULL)
    return NULL;

  stop = g_new0 (Stop, 1);
  stop->elder = elder;
  stop->slot = *slot;
  stop->rules = g_array_new (FALSE, FALSE, sizeof (gint64));

  return stop;
}

/* What is still to be done in the span, a stop for each visit: somebody’s own, and what the
 * organisation owes that somebody works for. */
static GPtrArray *
find_stops (SwStore  *store,
            gint64    caregiver_id,
            gint64    organisation_id,
            SwDay     from,
            SwDay     to,
            GError  **error)
{
  /* No window is longer than a quarter. */
  SwDueScope scope = SW_DUE_SCOPE (sw_quarter_start (sw_quarter_of (from)), to, sw_day_today ());
  SwDueFilter filter = SW_DUE_FILTER_ALL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) stops = g_ptr_array_new_with_free_func (stop_free);
  g_autoptr (SwDue) due = NULL;
  g_autoptr (GArray) slots = NULL;

  scope.caregiver_id = caregiver_id;
  scope.organisation_id = organisation_id;
  due = sw_due_load (store, &scope, error);
  if (due == NULL)
    return NULL;

  /* They come by day, so that the first visit of an elder meets what is due first of each rule. */
  filter.states = 1u << SW_SLOT_OVERDUE | 1u << SW_SLOT_DUE | 1u << SW_SLOT_UPCOMING;
  slots = sw_due_get_slots (due, &filter, G_MAXUINT);
  for (guint i = 0; i < slots->len; i++)
    {
      const SwDueSlot *slot = &g_array_index (slots, SwDueSlot, i);
      GPtrArray *visits = g_hash_table_lookup (known, &slot->elder_id);
      Stop *stop;

      if (!is_wanted (slot, from))
        continue;
      if (visits == NULL)
        {
          visits = g_ptr_array_new ();
          g_hash_table_insert (known, g_memdup2 (&slot->elder_id, sizeof slot->elder_id), visits);
        }
      stop = find_stop (store, visits, slot, error);
      if (stop == NULL)
        return NULL;
      if (stop->rules->len == 0)
        {
          g_ptr_array_add (stops, stop);
          g_ptr_array_add (visits, stop);
        }
      g_array_append_val (stop->rules, slot->rule_id);
    }
  g_ptr_array_sort (stops, compare_stops);

  return g_steal_pointer (&stops);
}

static char *
format_short_day (SwDay day)
{
  int year, month, month_day;

  return sw_day_to_ymd (day, &year, &month, &month_day) ? g_strdup_printf ("%d月%d日", month, month_day) : NULL;
}

static char *
describe_due (const Stop *stop)
{
  g_autofree char *day = format_short_day (stop->slot.due_day);

  if (stop->slot.state == SW_SLOT_OVERDUE)
    return g_strdup_printf ("%s前\n已逾期", day);

  return g_strdup_printf ("%s前\n第%u次\n共%u次", day, stop->slot.k, stop->slot.required);
}

static char *
describe_last (SwDay last,
               SwDay today)
{
  g_autofree char *day = last != SW_NONE ? format_short_day (last) : NULL;

  if (day == NULL)
    return g_strdup ("尚无");
  if (last >= today)
    return g_strdup_printf ("%s\n（今天）", day);

  return g_strdup_printf ("%s\n（%d天前）", day, (int) (today - last));
}

static void
add_word (GString    *words,
          gboolean    holds,
          const char *word)
{
  if (holds)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "、" : "", word);
}

/**
 * sw_paper_describe_risks:
 * @elder: an elder
 * @day: the day for the age
 *
 * Says in a few words of the documents what somebody who visits or calls must know.
 *
 * Returns: (transfer full): the words, as “87岁、独居、失能、无一键呼”
 */
char *
sw_paper_describe_risks (SwElder *elder,
                         SwDay    day)
{
  GString *words = g_string_new (NULL);
  int age = sw_elder_get_age (elder, day);

  if (age >= 0)
    g_string_append_printf (words, "%d岁", age);
  add_word (words, elder->category == SW_CATEGORY_LIVING_ALONE || elder->category == SW_CATEGORY_EMPTY_NEST ||
                   elder->category == SW_CATEGORY_NO_SUPPORTER,
            sw_enum_official (&sw_category_enum, elder->category));
  add_word (words, elder->care_ability == SW_CARE_ABILITY_DISABLED || elder->care_ability == SW_CARE_ABILITY_SEMI_DISABLED,
            sw_enum_official (&sw_care_ability_enum, elder->care_ability));
  add_word (words, elder->dementia == 1, "失智");
  add_word (words, elder->call_button == 0, "无一键呼");

  return g_string_free (words, FALSE);
}

/* How a row's code is made; the sheet's own has no elder. The row of an organisation opens the elder. */
static char *
make_code (SwSheetKind kind,
           gint64      caregiver_id,
           gint64      elder_id,
           SwDay       from,
           SwDay       to)
{
  SwSheetCode code;

  sw_sheet_code_init (&code, caregiver_id != SW_NONE ? kind : SW_SHEET_ELDER);
  code.elder_id = elder_id;
  if (caregiver_id != SW_NONE)
    {
      code.caregiver_id = caregiver_id;
      code.from_day = from;
      code.to_day = to;
    }

  return sw_sheet_code_make (&code);
}

/* Whose sheet it is, with the community of a person. */
static char *
name_of (SwStore  *store,
         gint64    caregiver_id,
         gint64    organisation_id,
         GError  **error)
{
  g_autoptr (SwOrganisation) organisation = NULL;
  g_autoptr (SwCaregiver) caregiver = NULL;
  const char *community;

  if (caregiver_id == SW_NONE)
    {
      organisation = sw_store_load (store, SW_TYPE_ORGANISATION, organisation_id, error);
      return organisation != NULL ? g_strdup (organisation->name) : NULL;
    }

  caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, caregiver_id, error);
  if (caregiver == NULL)
    return NULL;
  community = sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id);

  return community != NULL ? g_strdup_printf ("%s（%s）", caregiver->name, community) : g_strdup (caregiver->name);
}

/**
 * sw_paper_visit_sheet:
 * @store: a store
 * @caregiver_id: who goes, or %SW_NONE for whoever the organisation sends
 * @organisation_id: the home-care organisation whose sheet it is, or %SW_NONE
 * @from: the first day
 * @to: the last day
 * @error: return location for an error
 *
 * Makes the sheet of whom somebody is to visit in a span of days and has not yet
 * visited, in the order of the addresses, a line for each visit. Who works for a home-care organisation
 * has its clients. Who is overdue from the days before and can
 * still be visited in time for the rule's window stands on it too.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
SwForm *
sw_paper_visit_sheet (SwStore  *store,
                      gint64    caregiver_id,
                      gint64    organisation_id,
                      SwDay     from,
                      SwDay     to,
                      GError  **error)
{
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (SwOffice) office = NULL;
  g_autoptr (GPtrArray) stops = NULL;
  g_autofree gint64 *ids = NULL;
  g_autofree SwDay *last = NULL;
  g_autofree char *name = name_of (store, caregiver_id, organisation_id, error);
  g_autofree char *code = NULL;

  if (name == NULL)
    return NULL;
  office = sw_store_get_office (store, error);
  if (office == NULL)
    return NULL;
  stops = find_stops (store, caregiver_id, organisation_id, from, to, error);
  if (stops == NULL)
    return NULL;

  ids = g_new (gint64, MAX (1, stops->len));
  last = g_new (SwDay, MAX (1, stops->len));
  for (guint i = 0; i < stops->len; i++)
    ids[i] = ((Stop *) stops->pdata[i])->slot.elder_id;
  if (!sw_store_last_reached (store, ids, stops->len, last, error))
    return NULL;

  form = sw_visit_sheet_form_new (name, from, to);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  if (caregiver_id != SW_NONE)
    code = make_code (SW_SHEET_WORKER, caregiver_id, SW_NONE, from, to);
  sw_list_form_set_code (form, code);

  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = stops->pdata[i];
      g_autofree char *due = describe_due (stop);
      g_autofree char *reached = describe_last (last[i], sw_day_today ());
      g_autofree char *risks = sw_paper_describe_risks (stop->elder, from);
      g_autofree char *row_code = make_code (SW_SHEET_WORKER_ROW, caregiver_id, stop->slot.elder_id, from, to);
      SwVisitSheetRow row = {
        stop->elder->name, stop->elder->home_address, stop->elder->phone, due, reached, risks, row_code,
      };

      sw_visit_sheet_form_add (form, &row);
    }
  if (stops->len == 0)
    sw_list_form_add_note (form, "所列日期内没有应探访的老人。");

  return SW_FORM (g_steal_pointer (&form));
}
