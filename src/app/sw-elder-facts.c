/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of an elder says, computed without widgets. */
#include "sw-elder-facts.h"

#include <glib/gi18n-lib.h>

#include "sw-citizen-id.h"
#include "sw-day.h"
#include "sw-household-member.h"
#include "sw-phone.h"

static void
fact_free (gpointer data)
{
  SwFact *fact = data;

  g_free (fact->value);
  g_free (fact->masked);
  g_free (fact);
}

/**
 * sw_record_facts:
 * @record: a record
 * @section: (nullable): the fields to tell, or %NULL for all
 * @store: where it is from
 * @n_unknown: (out) (optional): how many fields are not known
 *
 * Returns: (transfer full) (element-type SwFact): the fields that are known
 */
GPtrArray *
sw_record_facts (SwRecord        *record,
                 const SwSection *section,
                 SwStore         *store,
                 guint           *n_unknown)
{
  g_autoptr (GPtrArray) fields = sw_section_fields (section, SW_RECORD_GET_CLASS (record));
  GPtrArray *facts = g_ptr_array_new_with_free_func (fact_free);
  guint unknown = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const SwField *field = fields->pdata[i];
      SwFact *fact;

      if (!sw_record_is_set (record, field))
        {
          /* A number that is right needs no reason. */
          unknown += strcmp (field->name, "document_override") != 0;
          continue;
        }

      fact = g_new0 (SwFact, 1);
      fact->field = field;
      if (field->kind == SW_FIELD_REFERENCE)
        fact->value = g_strdup (sw_store_get_name (store, field->reference (), sw_record_get_number (record, field)));
      else
        fact->value = sw_record_format (record, field);
      if (fact->value == NULL)
        fact->value = g_strdup ("—");
      if (field->kind == SW_FIELD_MONEY)
        {
          gint64 fen = sw_record_get_number (record, field);
          g_autofree char *amount = NULL;

          amount = fen % 100 == 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, fen / 100) : g_strdup (fact->value);
          g_free (fact->value);
          /* Translators: %s is an amount of money. */
          fact->value = g_strdup_printf (_("%s yuan"), amount);
        }
      if (field->flags & SW_FIELD_SENSITIVE)
        fact->masked = sw_record_format_masked (record, field);
      g_ptr_array_add (facts, fact);
    }

  if (n_unknown)
    *n_unknown = unknown;

  return facts;
}

/**
 * sw_elder_describe:
 * @elder: an elder
 * @today: the day on which the age is told
 *
 * Returns: (transfer full): sex and age, as far as they are known
 */
char *
sw_elder_describe (SwElder *elder,
                   SwDay    today)
{
  const char *sex = sw_enum_label (&sw_sex_enum, elder->sex);
  int age = sw_elder_get_age (elder, today);
  g_autofree char *years = NULL;

  if (age < 0)
    return g_strdup (sex ? sex : "");

  /* Translators: the age of a person. */
  years = g_strdup_printf (ngettext ("%d year old", "%d years old", age), age);

  return sex ? g_strdup_printf ("%s · %s", sex, years) : g_steal_pointer (&years);
}

/**
 * sw_relative_describe:
 * @relative: a relative
 *
 * Returns: (transfer full): how they are related and what they are to the elder
 */
char *
sw_relative_describe (SwRelative *relative)
{
  GString *text = g_string_new (relative->relationship);
  const struct
  {
    gint64      set;
    const char *word;
  } roles[] = {
    { relative->supporter, _("Supporter") },
    { relative->emergency_contact, _("Emergency contact") },
    { relative->liaison, _("Registered liaison") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i].set == 1)
      g_string_append_printf (text, "%s%s", text->len ? " · " : "", roles[i].word);

  if (text->len == 0)
    g_string_append (text, _("Relative"));

  return g_string_free (text, FALSE);
}

/**
 * sw_status_spans_current:
 * @spans: (element-type SwStatusSpan): the spans of one elder
 * @day: a day
 *
 * Returns: (nullable) (transfer none): the span that covers @day, the one that
 *   began last where several do; %NULL if the elder is active
 */
SwStatusSpan *
sw_status_spans_current (GPtrArray *spans,
                         SwDay      day)
{
  SwStatusSpan *current = NULL;

  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (sw_status_span_covers (span, day) && (current == NULL || span->from_day > current->from_day))
        current = span;
    }

  return current;
}

/**
 * sw_status_span_describe:
 * @span: a span
 *
 * Returns: (transfer full): its days and the note
 */
char *
sw_status_span_describe (SwStatusSpan *span)
{
  g_autofree char *from = span->from_day == SW_NONE ? g_strdup ("…") : sw_day_format (span->from_day);
  g_autofree char *to = span->to_day == SW_NONE ? NULL : sw_day_format (span->to_day);
  g_autofree char *days = NULL;

  if (to)
    days = g_strdup_printf ("%s – %s", from, to);
  else
    /* Translators: %s is a day. */
    days = g_strdup_printf (_("since %s"), from);

  return span->note ? g_strdup_printf ("%s\n%s", days, span->note) : g_steal_pointer (&days);
}

/**
 * sw_verify_field:
 * @one: a reason why an elder is to be verified
 *
 * Returns: (nullable): the name of the field to mend, or %NULL where another
 *   record is concerned
 */
const char *
sw_verify_field (SwVerify one)
{
  switch (one)
    {
    case SW_VERIFY_DOCUMENT_MISSING:
    case SW_VERIFY_DOCUMENT_WRONG:
      return "document_number";
    case SW_VERIFY_UNDER_AGE:
    case SW_VERIFY_BIRTH_DAY:
      return "birth_day";
    case SW_VERIFY_NO_PHONE:
      return "phone";
    case SW_VERIFY_CHILDREN_UNKNOWN:
      return "child_residence";
    case SW_VERIFY_CHILDREN_UNSURE:
      return "child_residence_unsure";
    case SW_VERIFY_CONTRADICTION:
    case SW_VERIFY_CATEGORY_MISSING:
      return "category";
    case SW_VERIFY_ENDED_WORKER:
      return "worker_id";
    case SW_VERIFY_SAME_DOCUMENT:
    case SW_VERIFY_SAME_PERSON:
    case SW_VERIFY_NO_VISIT:
    case SW_VERIFY_ALL:
    default:
      return NULL;
    }
}

static char *
mask_value (const SwField *field,
            const char    *value,
            gboolean       masked)
{
  if (value == NULL || *value == '\0')
    return g_strdup (_("empty"));
  if (!masked || !(field->flags & SW_FIELD_SENSITIVE))
    return g_strdup (value);

  return sw_field_is_phone (field) ? sw_phone_mask (value) : sw_citizen_id_mask (value);
}

/**
 * sw_change_describe:
 * @change: a change of one field
 * @masked: whether sensitive values are hidden
 *
 * Returns: (transfer full): what it was and what it became
 */
char *
sw_change_describe (const SwChange *change,
                    gboolean        masked)
{
  g_autofree char *before = mask_value (change->field, change->before, masked);
  g_autofree char *after = mask_value (change->field, change->after, masked);

  if (change->before == NULL)
    /* Translators: the name of a field, and its first value. */
    return g_strdup_printf (_("%s: %s"), _(change->field->label), after);

  /* Translators: the name of a field, its value before and its value after. */
  return g_strdup_printf (_("%s: %s → %s"), _(change->field->label), before, after);
}

static int
later_first (gconstpointer a,
             gconstpointer b)
{
  const SwHistoryEntry *one = *(SwHistoryEntry **) a, *other = *(SwHistoryEntry **) b;

  if (one->time != other->time)
    return one->time < other->time ? 1 : -1;

  return one->action < other->action ? 1 : one->action > other->action ? -1 : 0;
}

/**
 * sw_elder_history:
 * @store: an open database
 * @elder_id: an elder
 * @limit: at most so many entries
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type SwHistoryEntry) (nullable): what
 *   happened to the elder's record and to those that hang on it, the latest first
 */
GPtrArray *
sw_elder_history (SwStore  *store,
                  gint64    elder_id,
                  guint     limit,
                  GError  **error)
{
  const GType owned[] = { SW_TYPE_RELATIVE, SW_TYPE_HOUSEHOLD_MEMBER, SW_TYPE_STATUS_SPAN };
  g_autoptr (GPtrArray) entries = sw_store_history (store, SW_TYPE_ELDER, elder_id, limit, error);

  if (entries == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (owned); i++)
    {
      g_autoptr (GPtrArray) records = sw_store_load_owned (store, owned[i], elder_id, error);

      if (records == NULL)
        return NULL;

      for (guint j = 0; j < records->len; j++)
        {
          GPtrArray *more = sw_store_history (store, owned[i], sw_record_get_id (records->pdata[j]), limit, error);

          if (more == NULL)
            return NULL;
          g_ptr_array_extend_and_steal (entries, more);
        }
    }

  g_ptr_array_sort (entries, later_first);
  if (entries->len > limit)
    g_ptr_array_set_size (entries, limit);

  return g_steal_pointer (&entries);
}
