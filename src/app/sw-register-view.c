/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-view.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"
#include "sw-key-elder.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

/* The usual columns come first, in their order. */
static const SwListColumn usual_columns[] = {
  { .name = "name", .sample = "阿依古丽·买买提", .heading = TRUE },
  { .name = "sex" },
  { .name = "age", .title = N_("Age"), .sample = "100" },
  { .name = "document_number", .sample = "320508********452X" },
  { .name = "community_id", .sample = "大儒巷社区" },
  { .name = "home_address", .sample = "北园新村30号11幢501室", .expand = TRUE },
  { .name = "phone", .sample = "0512-****2214" },
  { .name = "category", .sample = "无子女或赡养人" },
  { .name = "key", .title = N_("Key"), .sample = "重点（低保半失能）", .badge = TRUE },
  { .name = "care_ability" },
  { .name = "worker_id", .sample = "欧阳国强" },
  { .name = "status", .title = N_("Status"), .enumeration = &sw_status_enum },
  { .name = "verify", .title = N_("To Verify"), .sample = "区外：哪个城市？ +1", .badge = TRUE },
};

static const SwListFilter filters[] = {
  { "community_id", N_("Community"), NULL },
  { "category", N_("Category"), NULL },
  { "key", N_("Key Elder"), NULL },
  { "care_ability", N_("Care Ability"), NULL },
  { "status", N_("Status"), NULL, NULL, &sw_status_enum },
  { "worker_id", N_("Worker"), NULL },
  { "verify", N_("To Verify"), NULL },
  { "agreement-due", N_("Agreement Due"), N_("Agreement") },
  { "agreement", N_("Agreement"), N_("Agreement"), NULL, &sw_agreement_cover_enum },
  { "grid_id", N_("Grid"), N_("Person and Place") },
  { "neighbour_id", N_("Neighbour or Volunteer"), N_("Person and Place") },
  { "sex", N_("Sex"), N_("Person and Place") },
  { "child_residence", N_("Where the Children Live"), N_("Family and Income") },
  { "income_source", N_("Income Source"), N_("Family and Income") },
  { "low_income", N_("Low-Income Household"), N_("Family and Income") },
  { "destitute", N_("Destitute"), N_("Family and Income") },
  { "preferential", N_("Preferential Treatment"), N_("Family and Income") },
  { "special_family", N_("Special Family-Planning Family"), N_("Family and Income") },
  { "left_behind", N_("Left Behind"), N_("Family and Income") },
  { "dementia", N_("Dementia"), N_("Health and Care") },
  { "disabled", N_("Disability"), N_("Health and Care") },
  { "homecare_client", N_("Home-Care Client"), N_("Health and Care") },
  { "call_button", N_("One-Key Call"), N_("Home") },
  { "smart_meter", N_("Smart Water Meter"), N_("Home") },
  { "gas_safety", N_("Gas"), N_("Home") },
  { "electricity_safety", N_("Electricity"), N_("Home") },
  { "housing_safety", N_("Housing"), N_("Home") },
  { "care_way", N_("Way of Care"), N_("Health and Care") },
  { "service_needs", N_("Service Needs"), N_("Health and Care") },
  { "willing", N_("Willing to Be Visited"), N_("Health and Care") },
};

static SwRecordClass *
get_elder_class (void)
{
  static SwRecordClass *klass;

  if (klass == NULL)
    klass = g_type_class_ref (SW_TYPE_ELDER);

  return klass;
}

/**
 * sw_register_get_columns:
 *
 * Returns: (transfer none) (element-type SwListColumn): all columns there can be, the usual ones first
 */
GArray *
sw_register_get_columns (void)
{
  static const char *const hidden[] = { "name_key", NULL };
  static GArray *columns;

  if (columns == NULL)
    columns = sw_list_columns_new (get_elder_class (), usual_columns, G_N_ELEMENTS (usual_columns), hidden);

  return columns;
}

/**
 * sw_register_n_usual_columns:
 *
 * Returns: how many columns are shown at first
 */
guint
sw_register_n_usual_columns (void)
{
  return G_N_ELEMENTS (usual_columns);
}

/**
 * sw_register_find_column:
 * @name: a column's name
 *
 * Returns: (transfer none) (nullable): the column
 */
const SwListColumn *
sw_register_find_column (const char *name)
{
  return sw_list_columns_find (sw_register_get_columns (), name);
}

/**
 * sw_register_key_text:
 * @elder: an elder
 * @day: the day on which it is asked
 *
 * Returns: (transfer full) (nullable): what the badge of a key elder says, with
 *   the reason where it is not the age; %NULL for those who are not key elders
 */
char *
sw_register_key_text (SwElder *elder,
                      SwDay    day)
{
  if (!sw_elder_is_key (elder, day))
    return elder->in_need == 1 ? g_strdup (_("In need")) : NULL;

  if (sw_elder_get_age (elder, day) < 80)
    /* Translators: %s is a care ability. A key elder for low income and this. */
    return g_strdup_printf (_("Key (low income, %s)"), sw_enum_label (&sw_care_ability_enum, elder->care_ability));

  return g_strdup (_("Key"));
}

/**
 * sw_register_verify_text:
 * @verify: a set of reasons
 *
 * Returns: (transfer full) (nullable): the first reason and how many more
 *   there are; %NULL for none
 */
char *
sw_register_verify_text (SwVerify verify)
{
  const char *first = NULL;
  int more = 0;

  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (verify & bit)
      {
        if (first == NULL)
          first = sw_verify_label (bit);
        else
          more++;
      }

  if (first == NULL)
    return NULL;

  /* Translators: %s is a reason to verify, %d how many other reasons there are. */
  return more ? g_strdup_printf (_("%s +%d"), first, more) : g_strdup (first);
}

/**
 * sw_status_on_day:
 * @spans: (element-type SwStatusSpan): an elder's spans
 * @day: a day
 *
 * Returns: the elder's status on @day
 */
SwStatus
sw_status_on_day (GPtrArray *spans,
                  SwDay      day)
{
  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = g_ptr_array_index (spans, i);

      if (sw_status_span_covers (span, day))
        return span->status;
    }

  return SW_STATUS_ACTIVE;
}

static char *
computed_text (const SwListColumn *column,
               SwElder            *elder,
               SwStore            *store,
               SwDay               day)
{
  if (strcmp (column->name, "age") == 0)
    {
      int age = sw_elder_get_age (elder, day);

      return age < 0 ? NULL : g_strdup_printf ("%d", age);
    }
  if (strcmp (column->name, "key") == 0)
    return sw_register_key_text (elder, day);
  if (strcmp (column->name, "verify") == 0)
    return sw_register_verify_text (sw_store_verify (store, elder, day, NULL));

  if (strcmp (column->name, "status") == 0)
    {
      g_autoptr (GPtrArray) spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN,
                                                         sw_record_get_id (SW_RECORD (elder)), NULL);

      return spans ? g_strdup (sw_enum_label (&sw_status_enum, sw_status_on_day (spans, day))) : NULL;
    }

  return NULL;
}

/**
 * sw_register_cell_text:
 * @column: a column
 * @elder: an elder
 * @store: the database, for names and states
 * @day: the day on which ages and rules are asked
 * @masked: whether numbers and phones are hidden in part
 *
 * Returns: (transfer full) (nullable): what stands in the cell, on one line
 */
char *
sw_register_cell_text (const SwListColumn *column,
                       SwElder            *elder,
                       SwStore            *store,
                       SwDay               day,
                       gboolean            masked)
{
  if (column->field == NULL)
    return computed_text (column, elder, store, day);

  return sw_list_cell_text (column, SW_RECORD (elder), store, masked);
}

/* Apart from the message, since translators' tools do not see into the macro. */
static char *
format_number (gint64 number)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, number);
}

/**
 * sw_register_totals_text:
 * @totals: the totals of what is shown
 *
 * Returns: (transfer full): the line at the foot of the page
 */
char *
sw_register_totals_text (const SwTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n = format_number (totals->n);
  g_autofree char *n_key = format_number (totals->n_key);
  gboolean first = TRUE;

  /* Translators: %s is a number. */
  g_string_append_printf (text, ngettext ("%s elder", "%s elders", totals->n), n);
  g_string_append (text, "    ");
  /* Translators: %s is a number of key elders. */
  g_string_append_printf (text, _("Key %s"), n_key);

  for (guint i = 0; i < G_N_ELEMENTS (totals->n_category); i++)
    if (totals->n_category[i] > 0)
      {
        g_string_append_printf (text, "%s%s %'" G_GINT64_FORMAT, first ? "    " : " · ",
                                sw_enum_label (&sw_category_enum, i), totals->n_category[i]);
        first = FALSE;
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sw_register_get_filters:
 * @n_filters: (out): how many
 *
 * Returns: (transfer none) (array length=n_filters): all filters there can be, the usual ones first
 */
const SwListFilter *
sw_register_get_filters (guint *n_filters)
{
  *n_filters = G_N_ELEMENTS (filters);

  return filters;
}

static const char *
verify_text (const char *nick)
{
  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (strcmp (sw_verify_nick (bit), nick) == 0)
      return sw_verify_label (bit);

  return _("Anything");
}

/**
 * sw_register_value_text:
 * @filter: a filter's name
 * @value: a value of its condition in machine form, "" for unknown
 * @store: the database, for names
 *
 * Returns: (transfer full): the words for the value
 */
char *
sw_register_value_text (const char *filter,
                        const char *value,
                        SwStore    *store)
{
  if (strcmp (filter, "verify") == 0 && *value)
    return g_strdup (verify_text (value));

  return sw_list_value_text (sw_list_filters_find (filters, G_N_ELEMENTS (filters), filter), get_elder_class (), value,
                             store);
}
