/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-query.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement.h"
#include "sw-day.h"
#include "sw-store.h"
#include "sw-visit.h"

struct _SwQuery
{
  GObject parent_instance;

  GType type;
  SwRecordClass *klass; /* (owned) */
  SwRecord *scratch;    /* (owned): reads values */
  SwDay day;
  char *search;
  char *sort;
  gboolean descending;
  GPtrArray *conditions; /* of SwCondition */
};

G_DEFINE_FINAL_TYPE (SwQuery, sw_query, G_TYPE_OBJECT)

/* What a condition can name besides a field. */
typedef enum
{
  PSEUDO_STATUS,
  PSEUDO_COVER,
  PSEUDO_BOOLEAN,
  PSEUDO_NUMBER,
  PSEUDO_VERIFY,
  PSEUDO_ID,
  PSEUDO_TEXT
} PseudoKind;

static const struct
{
  GType     (*type) (void);
  const char *name;
  PseudoKind  kind;
} pseudo_fields[] = {
  { sw_record_get_type, "id", PSEUDO_ID },
  { sw_elder_get_type, "status", PSEUDO_STATUS },
  { sw_elder_get_type, "key", PSEUDO_BOOLEAN },
  { sw_elder_get_type, "agreement-due", PSEUDO_BOOLEAN },
  { sw_elder_get_type, "agreement", PSEUDO_COVER },
  { sw_elder_get_type, "age", PSEUDO_NUMBER },
  { sw_elder_get_type, "verify", PSEUDO_VERIFY },
  { sw_elder_get_type, "community", PSEUDO_TEXT },
  { sw_elder_get_type, "worker", PSEUDO_TEXT },
  { sw_elder_get_type, "neighbour", PSEUDO_TEXT },
  { sw_agreement_get_type, "waiting", PSEUDO_NUMBER },
  { sw_agreement_get_type, "overdue", PSEUDO_BOOLEAN },
  { sw_agreement_get_type, "community_id", PSEUDO_ID },
  { sw_agreement_get_type, "caregiver_id", PSEUDO_ID },
  { sw_agreement_get_type, "community", PSEUDO_TEXT },
  { sw_agreement_get_type, "elder", PSEUDO_TEXT },
  { sw_agreement_get_type, "worker", PSEUDO_TEXT },
  { sw_agreement_get_type, "neighbour", PSEUDO_TEXT },
  { sw_visit_get_type, "late", PSEUDO_BOOLEAN },
  { sw_visit_get_type, "elder", PSEUDO_TEXT },
  { sw_visit_get_type, "community_id", PSEUDO_ID },
  { sw_visit_get_type, "community", PSEUDO_TEXT },
  { sw_visit_get_type, "caregiver", PSEUDO_TEXT },
};

static void
condition_free (SwCondition *condition)
{
  g_free (condition->name);
  g_strfreev (condition->values);
  g_free (condition);
}

static gboolean
is_equality (SwOperator op)
{
  return op == SW_OPERATOR_EQUAL || op == SW_OPERATOR_NOT_EQUAL;
}

static int
find_pseudo_field (SwQuery    *self,
                   const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pseudo_fields); i++)
    if (strcmp (pseudo_fields[i].name, name) == 0 && g_type_is_a (self->type, pseudo_fields[i].type ()))
      return (int) i;

  return -1;
}

static gboolean
field_error (SwQuery    *self,
             const char *name,
             GError    **error)
{
  g_autofree char *fields = sw_record_class_list_fields (self->klass, 0);
  g_autoptr (GString) known = g_string_new (fields);

  for (gsize i = 0; i < G_N_ELEMENTS (pseudo_fields); i++)
    if (g_type_is_a (self->type, pseudo_fields[i].type ()))
      g_string_append_printf (known, ", %s", pseudo_fields[i].name);

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: the first %s is what was written, the second a kind of record, the third a list of names. */
               _("“%s” is no field of “%s”; there are %s."), name, _(self->klass->label), known->str);
  return FALSE;
}

/* Nicks of what waits to be verified. */
static char *
list_verify (void)
{
  GString *list = g_string_new ("any");

  for (SwVerify bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    g_string_append_printf (list, ", %s", sw_verify_nick (bit));

  return g_string_free (list, FALSE);
}

static char *
list_values (const SwField *field,
             int            pseudo)
{
  if (field != NULL)
    return field->enumeration != NULL ? sw_enum_list (field->enumeration) :
           field->kind == SW_FIELD_BOOLEAN ? g_strdup ("1, 0") : NULL;

  switch (pseudo_fields[pseudo].kind)
    {
    case PSEUDO_STATUS:
      return sw_enum_list (&sw_status_enum);
    case PSEUDO_COVER:
      return sw_enum_list (&sw_agreement_cover_enum);
    case PSEUDO_VERIFY:
      return list_verify ();
    case PSEUDO_BOOLEAN:
      return g_strdup ("1, 0");
    case PSEUDO_NUMBER:
    case PSEUDO_ID:
    case PSEUDO_TEXT:
    default:
      return NULL;
    }
}

static gboolean
value_error (const SwField *field,
             int            pseudo,
             const char    *value,
             GError       **error)
{
  const char *name = field != NULL ? field->name : pseudo_fields[pseudo].name;
  g_autofree char *known = list_values (field, pseudo);

  if (known != NULL)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                 /* Translators: a filter such as category=x; the first %s is the value, the second the name, the third a list. */
                 _("“%s” is no value for “%s”; there are %s."), value, name, known);
  else
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                 /* Translators: a filter such as age>=80; the first %s is the value, the second the name. */
                 _("“%s” is no value for “%s”."), value, name);
  return FALSE;
}

static gboolean
operator_error (const char *name,
                GError    **error)
{
  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               _("“%s” cannot be compared in this way."), name);
  return FALSE;
}

static gboolean
is_verify_nick (const char *nick)
{
  if (strcmp (nick, "any") == 0)
    return TRUE;

  for (SwVerify bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    if (strcmp (sw_verify_nick (bit), nick) == 0)
      return TRUE;

  return FALSE;
}

static char *
pseudo_value (PseudoKind  kind,
              const char *value)
{
  const SwEnumValue *found;
  char *end;

  switch (kind)
    {
    case PSEUDO_STATUS:
      found = sw_enum_find_text (&sw_status_enum, value);
      return found ? g_strdup (found->nick) : NULL;
    case PSEUDO_COVER:
      found = sw_enum_find_text (&sw_agreement_cover_enum, value);
      return found ? g_strdup (found->nick) : NULL;
    case PSEUDO_BOOLEAN:
      if (strcmp (value, "1") == 0 || g_ascii_strcasecmp (value, "yes") == 0 || strcmp (value, "是") == 0)
        return g_strdup ("1");
      if (strcmp (value, "0") == 0 || g_ascii_strcasecmp (value, "no") == 0 || strcmp (value, "否") == 0)
        return g_strdup ("0");
      return NULL;
    case PSEUDO_NUMBER:
      if (*value == '\0')
        return g_strdup (value);
      return g_ascii_strtoll (value, &end, 10) >= 0 && *end == '\0' && end - value <= 3 ? g_strdup (value) : NULL;
    case PSEUDO_VERIFY:
      return is_verify_nick (value) ? g_strdup (value) : NULL;
    case PSEUDO_ID:
      return g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, NULL, NULL) ? g_strdup (value) : NULL;
    case PSEUDO_TEXT:
    default:
      return g_strdup (value);
    }
}

static gboolean
pseudo_takes (PseudoKind kind,
              SwOperator op)
{
  switch (kind)
    {
    case PSEUDO_NUMBER:
      return op != SW_OPERATOR_CONTAINS;
    case PSEUDO_TEXT:
      return is_equality (op) || op == SW_OPERATOR_CONTAINS;
    case PSEUDO_STATUS:
    case PSEUDO_COVER:
    case PSEUDO_BOOLEAN:
    case PSEUDO_VERIFY:
    case PSEUDO_ID:
    default:
      return is_equality (op);
    }
}

static gboolean
field_takes (const SwField *field,
             SwOperator     op)
{
  switch (field->kind)
    {
    case SW_FIELD_TEXT:
      return is_equality (op) || op == SW_OPERATOR_CONTAINS;
    case SW_FIELD_INTEGER:
    case SW_FIELD_MONEY:
    case SW_FIELD_DAY:
    case SW_FIELD_TIME:
      return op != SW_OPERATOR_CONTAINS;
    case SW_FIELD_BOOLEAN:
    case SW_FIELD_ENUM:
    case SW_FIELD_FLAGS:
    case SW_FIELD_REFERENCE:
    default:
      return is_equality (op);
    }
}

/* The machine form of a value, whatever form it was written in. */
static char *
field_value (SwQuery       *self,
             const SwField *field,
             const char    *value)
{
  if (*value == '\0' || field->kind == SW_FIELD_TEXT)
    return g_strdup (value);
  if (!sw_record_parse (self->scratch, field, value, self->day, NULL) || !sw_record_is_set (self->scratch, field))
    return NULL;

  return sw_record_format_machine (self->scratch, field);
}

static void
sw_query_finalize (GObject *object)
{
  SwQuery *self = SW_QUERY (object);

  g_clear_object (&self->scratch);
  g_clear_pointer (&self->klass, g_type_class_unref);
  g_clear_pointer (&self->conditions, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);

  G_OBJECT_CLASS (sw_query_parent_class)->finalize (object);
}

static void
sw_query_class_init (SwQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_query_finalize;
}

static void
sw_query_init (SwQuery *self)
{
  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) condition_free);
  self->day = sw_day_today ();
}

/**
 * sw_query_new:
 * @type: a record class
 *
 * A query for all records of a class, in the order of their names, as they are
 * today.
 *
 * Returns: (transfer full): the query
 */
SwQuery *
sw_query_new (GType type)
{
  SwQuery *self = g_object_new (SW_TYPE_QUERY, NULL);

  g_return_val_if_fail (g_type_is_a (type, SW_TYPE_RECORD), NULL);

  self->type = type;
  self->klass = g_type_class_ref (type);
  self->scratch = g_object_new (type, NULL);

  return self;
}

/**
 * sw_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): another query that asks the same
 */
SwQuery *
sw_query_copy (SwQuery *self)
{
  SwQuery *copy = sw_query_new (self->type);

  copy->day = self->day;
  copy->search = g_strdup (self->search);
  copy->sort = g_strdup (self->sort);
  copy->descending = self->descending;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      SwCondition *from = g_ptr_array_index (self->conditions, i);
      SwCondition *to = g_new0 (SwCondition, 1);

      to->name = g_strdup (from->name);
      to->op = from->op;
      to->values = g_strdupv (from->values);
      g_ptr_array_add (copy->conditions, to);
    }

  return copy;
}

/**
 * sw_query_get_record_type:
 * @self: a query
 *
 * Returns: the class of the records that it finds
 */
GType
sw_query_get_record_type (SwQuery *self)
{
  g_return_val_if_fail (SW_IS_QUERY (self), G_TYPE_INVALID);

  return self->type;
}

/**
 * sw_query_get_day:
 * @self: a query
 *
 * Returns: the day on which ages, statuses and rules are asked
 */
SwDay
sw_query_get_day (SwQuery *self)
{
  g_return_val_if_fail (SW_IS_QUERY (self), SW_NONE);

  return self->day;
}

/**
 * sw_query_set_day:
 * @self: a query
 * @day: the day on which it is asked, of which statuses, ages and what waits too long are told
 */
void
sw_query_set_day (SwQuery *self,
                  SwDay    day)
{
  g_return_if_fail (SW_IS_QUERY (self));
  g_return_if_fail (day != SW_NONE);

  self->day = day;
}

/**
 * sw_query_get_search:
 * @self: a query
 *
 * Returns: (nullable) (transfer none): what is searched
 */
const char *
sw_query_get_search (SwQuery *self)
{
  g_return_val_if_fail (SW_IS_QUERY (self), NULL);

  return self->search;
}

/**
 * sw_query_set_search:
 * @self: a query
 * @text: (nullable): words with blanks between them, all of which must be
 *   found; %NULL or blanks for no search
 */
void
sw_query_set_search (SwQuery    *self,
                     const char *text)
{
  g_autofree char *copy = g_strdup (text);

  g_return_if_fail (SW_IS_QUERY (self));

  g_clear_pointer (&self->search, g_free);
  if (copy && *g_strstrip (copy))
    self->search = g_steal_pointer (&copy);
}

/**
 * sw_query_get_sort:
 * @self: a query
 * @descending: (out) (optional): whether the largest comes first
 *
 * Returns: (nullable) (transfer none): the field that orders the records;
 *   %NULL for the usual order: by name, or what matches a search best first
 */
const char *
sw_query_get_sort (SwQuery  *self,
                   gboolean *descending)
{
  g_return_val_if_fail (SW_IS_QUERY (self), NULL);

  if (descending)
    *descending = self->descending;

  return self->sort;
}

/**
 * sw_query_set_sort:
 * @self: a query
 * @field_name: (nullable): a field; for elders also "age", "status",
 *   "community", "worker" and "neighbour"; for what elders refer to also
 *   "elders", how many of them have not left the register; %NULL for the usual
 *   order
 * @descending: whether the largest comes first
 */
void
sw_query_set_sort (SwQuery    *self,
                   const char *field_name,
                   gboolean    descending)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SW_IS_QUERY (self));

  if (field_name)
    {
      const SwField *field = sw_record_class_find_field (self->klass, field_name);

      g_return_if_fail (field || find_pseudo_field (self, field_name) >= 0 || strcmp (field_name, "elders") == 0);
      name = g_strdup (field ? field->name : field_name);
    }

  g_free (self->sort);
  self->sort = g_steal_pointer (&name);
  self->descending = descending;
}

/**
 * sw_query_set_condition:
 * @self: a query
 * @name: a field's name or one of those listed in the header
 * @op: how to compare
 * @values: (nullable): the values; any of them will do; %NULL or none takes the
 *   condition away
 * @error: return location for an error
 *
 * Takes the place of a condition of the same name and operator.
 *
 * Returns: whether the class has such a field and the values fit it
 */
gboolean
sw_query_set_condition (SwQuery           *self,
                        const char        *name,
                        SwOperator         op,
                        const char *const *values,
                        GError           **error)
{
  g_autoptr (GStrvBuilder) machine = g_strv_builder_new ();
  const SwField *field;
  SwCondition *condition;
  int pseudo;

  g_return_val_if_fail (SW_IS_QUERY (self), FALSE);

  pseudo = find_pseudo_field (self, name);
  field = pseudo < 0 ? sw_record_class_find_field (self->klass, name) : NULL;
  if (pseudo < 0 && field == NULL)
    return field_error (self, name, error);
  if (field ? !field_takes (field, op) : !pseudo_takes (pseudo_fields[pseudo].kind, op))
    return operator_error (name, error);

  for (guint i = 0; values && values[i]; i++)
    {
      g_autofree char *value = field ? field_value (self, field, values[i])
                                     : pseudo_value (pseudo_fields[pseudo].kind, values[i]);

      if (value == NULL)
        return value_error (field, pseudo, values[i], error);
      /* Nothing is above or below what is not known, and everything contains nothing. */
      if (*value == '\0' && !is_equality (op))
        return value_error (field, pseudo, values[i], error);
      g_strv_builder_add (machine, value);
    }
  if (!is_equality (op) && op != SW_OPERATOR_CONTAINS && values && values[0] && values[1])
    return operator_error (name, error);

  name = field ? field->name : pseudo_fields[pseudo].name;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      SwCondition *other = g_ptr_array_index (self->conditions, i);

      if (other->op == op && strcmp (other->name, name) == 0)
        g_ptr_array_remove_index (self->conditions, i--);
    }

  if (values == NULL || values[0] == NULL)
    return TRUE;

  condition = g_new0 (SwCondition, 1);
  condition->name = g_strdup (name);
  condition->op = op;
  condition->values = g_strv_builder_end (machine);
  g_ptr_array_add (self->conditions, condition);

  return TRUE;
}

/**
 * sw_query_remove_condition:
 * @self: a query
 * @name: a field's name
 *
 * Takes away all conditions of that name.
 */
void
sw_query_remove_condition (SwQuery    *self,
                           const char *name)
{
  const SwField *field;

  g_return_if_fail (SW_IS_QUERY (self));

  field = find_pseudo_field (self, name) < 0 ? sw_record_class_find_field (self->klass, name) : NULL;
  if (field)
    name = field->name;
  for (guint i = self->conditions->len; i > 0; i--)
    if (strcmp (((SwCondition *) g_ptr_array_index (self->conditions, i - 1))->name, name) == 0)
      g_ptr_array_remove_index (self->conditions, i - 1);
}

/**
 * sw_query_clear:
 * @self: a query
 *
 * Takes away all conditions; the search and the order stay.
 */
void
sw_query_clear (SwQuery *self)
{
  g_return_if_fail (SW_IS_QUERY (self));

  g_ptr_array_set_size (self->conditions, 0);
}

/**
 * sw_query_get_conditions:
 * @self: a query
 *
 * Returns: (transfer none) (element-type SwCondition): the conditions
 */
GPtrArray *
sw_query_get_conditions (SwQuery *self)
{
  g_return_val_if_fail (SW_IS_QUERY (self), NULL);

  return self->conditions;
}

/**
 * sw_query_find_condition:
 * @self: a query
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the first condition of that name
 */
const SwCondition *
sw_query_find_condition (SwQuery    *self,
                         const char *name)
{
  const SwField *field;

  g_return_val_if_fail (SW_IS_QUERY (self), NULL);

  field = find_pseudo_field (self, name) < 0 ? sw_record_class_find_field (self->klass, name) : NULL;
  if (field)
    name = field->name;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      SwCondition *condition = g_ptr_array_index (self->conditions, i);

      if (strcmp (condition->name, name) == 0)
        return condition;
    }

  return NULL;
}
