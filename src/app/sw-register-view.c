/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-view.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"
#include "sw-key-elder.h"
#include "sw-status-span.h"

/* A chip names so many values; the rest are counted. */
#define CHIP_VALUES 3

/* The usual columns come first, in their order. */
static const struct
{
  const char *name;
  const char *title; /* where it differs from the field's label */
  const char *sample;
  gboolean    badge;
} usual_columns[] = {
  { "name", NULL, "欧阳慧英华", FALSE },
  { "sex", NULL, NULL, FALSE },
  { "age", N_("Age"), "100", FALSE },
  { "document_number", NULL, "320508********452X", FALSE },
  { "community_id", NULL, "大儒巷社区", FALSE },
  { "home_address", NULL, "北园新村30号11幢501室", FALSE },
  { "phone", NULL, "0512-****2214", FALSE },
  { "category", NULL, "无子女或赡养人", FALSE },
  { "key", N_("Key"), "重点（低保半失能）", TRUE },
  { "care_ability", NULL, NULL, FALSE },
  { "worker_id", NULL, "欧阳国强", FALSE },
  { "status", N_("Status"), NULL, FALSE },
  { "verify", N_("To Verify"), "区外：哪个城市？ +1", TRUE },
};

static const struct
{
  const char *name;
  const char *title;
  const char *group; /* NULL: its chip is always there */
} filters[] = {
  { "community_id", N_("Community"), NULL },
  { "category", N_("Category"), NULL },
  { "key", N_("Key Elder"), NULL },
  { "care_ability", N_("Care Ability"), NULL },
  { "status", N_("Status"), NULL },
  { "worker_id", N_("Worker"), NULL },
  { "verify", N_("To Verify"), NULL },
  { "agreement-due", N_("Agreement Due"), N_("Health and Care") },
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

static gboolean
is_sortable (const SwField *field)
{
  return field == NULL || (field->kind != SW_FIELD_FLAGS && !(field->flags & SW_FIELD_LONG));
}

static GArray *
get_columns (void)
{
  static GArray *columns;
  SwRecordClass *klass = get_elder_class ();

  if (columns)
    return columns;

  columns = g_array_new (FALSE, TRUE, sizeof (SwRegisterColumn));
  for (gsize i = 0; i < G_N_ELEMENTS (usual_columns); i++)
    {
      const SwField *field = sw_record_class_find_field (klass, usual_columns[i].name);
      SwRegisterColumn column = {
        .name = usual_columns[i].name,
        .title = _(usual_columns[i].title ? usual_columns[i].title : field->label),
        .field = field,
        .sample = usual_columns[i].sample,
        .badge = usual_columns[i].badge,
        .sortable = is_sortable (field),
      };

      g_array_append_val (columns, column);
    }

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      gboolean there = strcmp (field->name, "name_key") == 0;

      for (gsize j = 0; j < G_N_ELEMENTS (usual_columns) && !there; j++)
        there = strcmp (field->name, usual_columns[j].name) == 0;
      if (!there)
        {
          SwRegisterColumn column = {
            .name = field->name,
            .title = _(field->label),
            .field = field,
            .sample = field->flags & SW_FIELD_LONG ? "高血压、冠心病、糖尿病" : "2026年11月21日",
            .sortable = is_sortable (field),
          };

          g_array_append_val (columns, column);
        }
    }

  return columns;
}

/**
 * sw_register_n_columns:
 *
 * Returns: how many columns there can be
 */
guint
sw_register_n_columns (void)
{
  return get_columns ()->len;
}

/**
 * sw_register_get_column:
 * @index: less than sw_register_n_columns()
 *
 * Returns: (transfer none): a column, the usual ones first
 */
const SwRegisterColumn *
sw_register_get_column (guint index)
{
  g_return_val_if_fail (index < get_columns ()->len, NULL);

  return &g_array_index (get_columns (), SwRegisterColumn, index);
}

/**
 * sw_register_find_column:
 * @name: a column's name
 *
 * Returns: (transfer none) (nullable): the column
 */
const SwRegisterColumn *
sw_register_find_column (const char *name)
{
  for (guint i = 0; i < get_columns ()->len; i++)
    if (g_strcmp0 (sw_register_get_column (i)->name, name) == 0)
      return sw_register_get_column (i);

  return NULL;
}

/**
 * sw_register_default_columns:
 *
 * Returns: (transfer full): the names of the usual columns in their order
 */
char **
sw_register_default_columns (void)
{
  char **names = g_new0 (char *, G_N_ELEMENTS (usual_columns) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (usual_columns); i++)
    names[i] = g_strdup (usual_columns[i].name);

  return names;
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
computed_text (const SwRegisterColumn *column,
               SwElder                *elder,
               SwStore                *store,
               SwDay                   day)
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
sw_register_cell_text (const SwRegisterColumn *column,
                       SwElder                *elder,
                       SwStore                *store,
                       SwDay                   day,
                       gboolean                masked)
{
  char *text;

  if (column->field == NULL)
    return computed_text (column, elder, store, day);

  if (column->field->kind == SW_FIELD_REFERENCE)
    {
      gint64 id = sw_record_get_number (SW_RECORD (elder), column->field);

      return id == SW_NONE ? NULL : g_strdup (sw_store_get_name (store, column->field->reference (), id));
    }

  text = masked ? sw_record_format_masked (SW_RECORD (elder), column->field)
                : sw_record_format (SW_RECORD (elder), column->field);
  if (text && (column->field->flags & SW_FIELD_LONG))
    g_strdelimit (text, "\n\r\t", ' ');

  return text;
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
 * sw_register_selected_text:
 * @n: how many rows are selected
 *
 * Returns: (transfer full): the words for it
 */
char *
sw_register_selected_text (gint64 n)
{
  g_autofree char *number = format_number (n);

  /* Translators: %s is a number of rows. */
  return g_strdup_printf (ngettext ("%s selected", "%s selected", n), number);
}

/**
 * sw_register_n_filters:
 *
 * Returns: how many filters there are
 */
guint
sw_register_n_filters (void)
{
  return G_N_ELEMENTS (filters);
}

/**
 * sw_register_get_filter:
 * @index: less than sw_register_n_filters()
 *
 * Returns: (transfer none): a filter, the usual ones first
 */
const SwRegisterFilter *
sw_register_get_filter (guint index)
{
  static SwRegisterFilter translated[G_N_ELEMENTS (filters)];

  g_return_val_if_fail (index < G_N_ELEMENTS (filters), NULL);

  translated[index].name = filters[index].name;
  translated[index].title = _(filters[index].title);
  translated[index].group = filters[index].group ? _(filters[index].group) : NULL;

  return &translated[index];
}

/**
 * sw_register_find_filter:
 * @name: a condition's name
 *
 * Returns: (transfer none) (nullable): the filter
 */
const SwRegisterFilter *
sw_register_find_filter (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (strcmp (filters[i].name, name) == 0)
      return sw_register_get_filter (i);

  return NULL;
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
  const SwField *field = sw_record_class_find_field (get_elder_class (), filter);
  const SwEnum *enumeration = field ? field->enumeration : NULL;

  if (*value == '\0')
    return g_strdup (field && field->kind == SW_FIELD_REFERENCE ? _("None") : _("Unknown"));
  if (strcmp (filter, "verify") == 0)
    return g_strdup (verify_text (value));
  if (strcmp (filter, "status") == 0)
    enumeration = &sw_status_enum;

  if (enumeration)
    {
      const SwEnumValue *found = sw_enum_find_nick (enumeration, value);

      return g_strdup (found ? _(found->label) : value);
    }
  if (field && field->kind == SW_FIELD_REFERENCE)
    {
      const char *name = sw_store_get_name (store, field->reference (), g_ascii_strtoll (value, NULL, 10));

      return g_strdup (name ? name : value);
    }
  if (field == NULL || field->kind == SW_FIELD_BOOLEAN)
    return g_strdup (strcmp (value, "1") == 0 ? _("Yes") : _("No"));

  return g_strdup (value);
}

/**
 * sw_register_chip_text:
 * @title: the filter's title
 * @labels: the words for the chosen values
 *
 * Returns: (transfer full): what the chip says: only the title if nothing is
 *   chosen, and no more than three values by name
 */
char *
sw_register_chip_text (const char        *title,
                       const char *const *labels)
{
  guint n = labels ? g_strv_length ((char **) labels) : 0;
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == 0)
    return g_strdup (title);

  for (guint i = 0; i < MIN (n, CHIP_VALUES); i++)
    /* Translators: stands between the values of a filter, in Chinese "、". */
    g_string_append_printf (list, "%s%s", i > 0 ? _(", ") : "", labels[i]);
  if (n > CHIP_VALUES)
    g_string_append_printf (list, " +%u", n - CHIP_VALUES);

  /* Translators: a filter that is in use: its title, and the values chosen. */
  return g_strdup_printf (_("%s: %s"), title, list->str);
}
