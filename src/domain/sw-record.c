/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-phone.h"

typedef struct
{
  gint64 id;
} SwRecordPrivate;

enum
{
  PROP_0,
  PROP_ID
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SwRecord, sw_record, G_TYPE_OBJECT)

static inline gboolean
field_is_text (const SwField *field)
{
  return field->kind == SW_FIELD_TEXT;
}

static char *
property_name (const SwField *field)
{
  return g_strdelimit (g_strdup (field->name), "_", '-');
}

/* Fields are installed as the properties 1…n of the class that owns them. */
static const SwField *
field_of_property (SwRecord *self,
                   guint     property_id)
{
  return &SW_RECORD_GET_CLASS (self)->fields[property_id - 1];
}

static void
sw_record_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  SwRecord *self = SW_RECORD (object);
  const SwField *field;

  if (pspec->owner_type == SW_TYPE_RECORD)
    {
      g_value_set_int64 (value, sw_record_get_id (self));
      return;
    }

  field = field_of_property (self, property_id);
  if (field_is_text (field))
    g_value_set_string (value, SW_RECORD_TEXT (self, field));
  else
    g_value_set_int64 (value, SW_RECORD_NUMBER (self, field));
}

static void
sw_record_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  SwRecord *self = SW_RECORD (object);
  const SwField *field;

  if (pspec->owner_type == SW_TYPE_RECORD)
    {
      sw_record_set_id (self, g_value_get_int64 (value));
      return;
    }

  field = field_of_property (self, property_id);
  if (field_is_text (field))
    sw_record_set_text (self, field, g_value_get_string (value));
  else
    sw_record_set_number (self, field, g_value_get_int64 (value));
}

static void
sw_record_finalize (GObject *object)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (field_is_text (&klass->fields[i]))
      g_free (SW_RECORD_TEXT (object, &klass->fields[i]));

  G_OBJECT_CLASS (sw_record_parent_class)->finalize (object);
}

static void
sw_record_class_init (SwRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sw_record_get_property;
  object_class->set_property = sw_record_set_property;
  object_class->finalize = sw_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, SW_NONE,
                                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                       G_PARAM_STATIC_STRINGS));
}

static void
sw_record_init (SwRecord *self)
{
  SwRecordPrivate *priv = sw_record_get_instance_private (self);

  priv->id = SW_NONE;
}

/**
 * sw_record_class_set_fields:
 * @klass: a record class, in its class_init
 * @table: (transfer none): the name of the database's table, static
 * @label: the translatable word for one such record, static
 * @fields: the table of fields, static, ended by one without a name
 *
 * Makes the class what its table of fields says and installs a property for
 * each field.
 */
void
sw_record_class_set_fields (SwRecordClass *klass,
                            const char    *table,
                            const char    *label,
                            const SwField *fields)
{
  klass->table = table;
  klass->label = label;
  klass->fields = fields;
  klass->properties = NULL;

  /* GObject does not let a class inherit these two. */
  G_OBJECT_CLASS (klass)->get_property = sw_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = sw_record_set_property;

  for (klass->n_fields = 0; fields[klass->n_fields].name; klass->n_fields++)
    {
      const SwField *field = &fields[klass->n_fields];
      GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;
      g_autofree char *name = property_name (field);
      GParamSpec *pspec;

      if (field_is_text (field))
        pspec = g_param_spec_string (name, NULL, NULL, NULL, flags);
      else
        pspec = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, SW_NONE, flags);

      g_object_class_install_property (G_OBJECT_CLASS (klass), klass->n_fields + 1, pspec);
      klass->properties = g_renew (GParamSpec *, klass->properties, klass->n_fields + 1);
      klass->properties[klass->n_fields] = pspec;
    }
}

/**
 * sw_record_init_fields:
 * @self: a record that is being made
 *
 * Sets every field to unknown. Called by SW_DEFINE_RECORD().
 */
void
sw_record_init_fields (SwRecord *self)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!field_is_text (&klass->fields[i]))
      SW_RECORD_NUMBER (self, &klass->fields[i]) = SW_NONE;
}

/**
 * sw_record_class_find_field:
 * @klass: a record class
 * @name: a field's name, as the column's or the property's
 *
 * Returns: (nullable) (transfer none): the field, or %NULL
 */
const SwField *
sw_record_class_find_field (SwRecordClass *klass,
                            const char    *name)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *a = klass->fields[i].name, *b = name;

      while (*a && (*a == *b || (*a == '_' && *b == '-')))
        a++, b++;
      if (*a == '\0' && *b == '\0')
        return &klass->fields[i];
    }

  return NULL;
}

/**
 * sw_record_class_find_owner:
 * @klass: a record class
 *
 * Returns: (nullable): the reference that its records hang on
 */
const SwField *
sw_record_class_find_owner (SwRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & SW_FIELD_OWNER)
      return &klass->fields[i];

  return NULL;
}

/**
 * sw_record_get_id:
 * @self: a record
 *
 * Returns: the record's id, or %SW_NONE while it is not stored
 */
gint64
sw_record_get_id (SwRecord *self)
{
  SwRecordPrivate *priv = sw_record_get_instance_private (self);

  g_return_val_if_fail (SW_IS_RECORD (self), SW_NONE);

  return priv->id;
}

/**
 * sw_record_set_id:
 * @self: a record
 * @id: the id that the store gave it
 */
void
sw_record_set_id (SwRecord *self,
                  gint64    id)
{
  SwRecordPrivate *priv = sw_record_get_instance_private (self);

  g_return_if_fail (SW_IS_RECORD (self));

  if (priv->id == id)
    return;

  priv->id = id;
  g_object_notify (G_OBJECT (self), "id");
}

/**
 * sw_record_get_text:
 * @self: a record
 * @field: a text field of its class
 *
 * Returns: (nullable) (transfer none): the text
 */
const char *
sw_record_get_text (SwRecord      *self,
                    const SwField *field)
{
  g_return_val_if_fail (field_is_text (field), NULL);

  return SW_RECORD_TEXT (self, field);
}

/**
 * sw_record_get_number:
 * @self: a record
 * @field: a field of its class that is no text
 *
 * Returns: the value, or %SW_NONE
 */
gint64
sw_record_get_number (SwRecord      *self,
                      const SwField *field)
{
  g_return_val_if_fail (!field_is_text (field), SW_NONE);

  return SW_RECORD_NUMBER (self, field);
}

static void
notify_field (SwRecord      *self,
              const SwField *field)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);

  g_object_notify_by_pspec (G_OBJECT (self), klass->properties[field - klass->fields]);
}

/**
 * sw_record_set_text:
 * @self: a record
 * @field: a text field of its class
 * @text: (nullable): the new text; an empty one is stored as unknown
 */
void
sw_record_set_text (SwRecord      *self,
                    const SwField *field,
                    const char    *text)
{
  char **place = &SW_RECORD_TEXT (self, field);

  g_return_if_fail (field_is_text (field));

  if (text && *text == '\0')
    text = NULL;
  if (g_strcmp0 (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
  notify_field (self, field);
}

/**
 * sw_record_set_number:
 * @self: a record
 * @field: a field of its class that is no text
 * @number: the new value, or %SW_NONE
 */
void
sw_record_set_number (SwRecord      *self,
                      const SwField *field,
                      gint64         number)
{
  g_return_if_fail (!field_is_text (field));

  if (SW_RECORD_NUMBER (self, field) == number)
    return;

  SW_RECORD_NUMBER (self, field) = number;
  notify_field (self, field);
}

/**
 * sw_record_is_set:
 * @self: a record
 * @field: a field of its class
 *
 * Returns: whether the value is known
 */
gboolean
sw_record_is_set (SwRecord      *self,
                  const SwField *field)
{
  if (field_is_text (field))
    return SW_RECORD_TEXT (self, field) != NULL;

  return SW_RECORD_NUMBER (self, field) != SW_NONE;
}

/**
 * sw_record_field_equal:
 * @self: a record
 * @other: a record of the same class
 * @field: a field of their class
 *
 * Returns: whether both have the same value there
 */
gboolean
sw_record_field_equal (SwRecord      *self,
                       SwRecord      *other,
                       const SwField *field)
{
  if (field_is_text (field))
    return g_strcmp0 (SW_RECORD_TEXT (self, field), SW_RECORD_TEXT (other, field)) == 0;

  return SW_RECORD_NUMBER (self, field) == SW_RECORD_NUMBER (other, field);
}

/**
 * sw_record_equal:
 * @self: a record
 * @other: a record of the same class
 *
 * Returns: whether all their fields are equal; ids do not count
 */
gboolean
sw_record_equal (SwRecord *self,
                 SwRecord *other)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!sw_record_field_equal (self, other, &klass->fields[i]))
      return FALSE;

  return TRUE;
}

/**
 * sw_record_copy_field:
 * @self: a record
 * @from: a record of the same class
 * @field: a field of their class
 *
 * Takes over one value.
 */
void
sw_record_copy_field (SwRecord      *self,
                      SwRecord      *from,
                      const SwField *field)
{
  if (field_is_text (field))
    sw_record_set_text (self, field, SW_RECORD_TEXT (from, field));
  else
    sw_record_set_number (self, field, SW_RECORD_NUMBER (from, field));
}

/**
 * sw_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): another record with the same id and values
 */
SwRecord *
sw_record_copy (SwRecord *self)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);
  SwRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  sw_record_set_id (copy, sw_record_get_id (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (field_is_text (field))
        SW_RECORD_TEXT (copy, field) = g_strdup (SW_RECORD_TEXT (self, field));
      else
        SW_RECORD_NUMBER (copy, field) = SW_RECORD_NUMBER (self, field);
    }

  return copy;
}

/* The line breaks within a long text are the user's; one before or after it was struck by chance. */
static char *
trim (const char *text)
{
  return g_strstrip (g_strdup (text));
}

/**
 * sw_record_derive:
 * @self: a record
 *
 * Computes the derived fields from the others, and brings numbers and long texts into the form in
 * which they are stored. The store does so before it writes a record.
 */
void
sw_record_derive (SwRecord *self)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (sw_field_is_phone (&klass->fields[i]))
      sw_record_normalize (&SW_RECORD_TEXT (self, &klass->fields[i]), sw_phone_normalize);
    else if (klass->fields[i].kind == SW_FIELD_TEXT && klass->fields[i].flags & SW_FIELD_LONG &&
             klass->fields[i].max_length != SW_FIELD_ANY_LENGTH) /* A document's own text is as it is. */
      sw_record_normalize (&SW_RECORD_TEXT (self, &klass->fields[i]), trim);
  if (klass->derive)
    klass->derive (self);
}

/**
 * sw_record_normalize:
 * @place: (inout): a text of a record
 * @normalize: gives the form in which such a text is stored
 *
 * Brings a text into its normal form; one that is blank becomes unknown.
 */
void
sw_record_normalize (char **place,
                     char *(*normalize) (const char *text))
{
  char *normal = *place ? normalize (*place) : NULL;

  if (normal && *normal == '\0')
    g_clear_pointer (&normal, g_free);
  g_free (*place);
  *place = normal;
}

static void
issue_free (SwIssue *issue)
{
  g_free (issue->message);
  g_free (issue);
}

/**
 * sw_record_add_issue:
 * @self: the record that is validated
 * @issues: the list to append to
 * @field_name: (nullable): the field concerned
 * @severity: how bad it is
 * @format: a sentence in the user's language
 */
void
sw_record_add_issue (SwRecord       *self,
                     GPtrArray      *issues,
                     const char     *field_name,
                     SwIssueSeverity severity,
                     const char     *format,
                     ...)
{
  SwIssue *issue = g_new0 (SwIssue, 1);
  va_list args;

  if (field_name)
    issue->field = sw_record_class_find_field (SW_RECORD_GET_CLASS (self), field_name);
  issue->severity = severity;
  va_start (args, format);
  issue->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (issues, issue);
}

/**
 * sw_field_get_max_length:
 * @field: a field
 *
 * What is longer was put there by mistake, and would burst lists and forms. What
 * follows from other fields is as long as it is.
 *
 * Returns: how many characters the field's text may have; %SW_FIELD_ANY_LENGTH
 *   where it may be as long as it likes
 */
guint
sw_field_get_max_length (const SwField *field)
{
  if (!field_is_text (field) || (field->flags & SW_FIELD_DERIVED))
    return SW_FIELD_ANY_LENGTH;
  if (field->max_length > 0)
    return field->max_length;

  return field->flags & SW_FIELD_LONG ? SW_FIELD_MAX_LONG : SW_FIELD_MAX_SHORT;
}

/**
 * sw_field_check_length:
 * @field: a field
 * @text: (nullable): a text that is to stand there
 *
 * Returns: (transfer full) (nullable): a sentence that says by how much the text
 *   is too long, or %NULL where it fits
 */
char *
sw_field_check_length (const SwField *field,
                       const char    *text)
{
  guint max = sw_field_get_max_length (field);
  glong length;

  /* A character takes a byte at least. */
  if (text == NULL || strlen (text) <= max)
    return NULL;

  length = g_utf8_strlen (text, -1);
  if ((gulong) length <= max)
    return NULL;

  /* Translators: %1$s is the name of a field, %2$ld how many characters stand in it, %3$u how many may. */
  return g_strdup_printf (_("“%1$s” is too long: %2$ld characters; at most %3$u fit."), _(field->label), length, max);
}

static void
check_length (SwRecord      *self,
              const SwField *field,
              GPtrArray     *issues)
{
  g_autofree char *sentence = field_is_text (field) ? sw_field_check_length (field, SW_RECORD_TEXT (self, field)) : NULL;

  if (sentence)
    sw_record_add_issue (self, issues, field->name, SW_ISSUE_ERROR, "%s", sentence);
}

static void
check_phone (SwRecord      *self,
             const SwField *field,
             GPtrArray     *issues)
{
  g_autofree char *doubtful = sw_field_is_phone (field) ? sw_phone_find_doubtful (SW_RECORD_TEXT (self, field)) : NULL;

  if (doubtful != NULL)
    sw_record_add_issue (self, issues, field->name, SW_ISSUE_WARNING,
                         /* Translators: what somebody wrote. */
                         _("“%s” is no telephone number: a mobile number has 11 digits, a landline 7 or 8 after the area code."),
                         doubtful);
}

/**
 * sw_record_validate:
 * @self: a record
 * @today: the day on which it is judged
 *
 * Returns: (transfer full) (element-type SwIssue): what is wrong with the
 *   record by itself; empty where nothing is
 */
GPtrArray *
sw_record_validate (SwRecord *self,
                    SwDay     today)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self);
  GPtrArray *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) issue_free);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & SW_FIELD_REQUIRED) && !sw_record_is_set (self, &klass->fields[i]))
      sw_record_add_issue (self, issues, klass->fields[i].name, SW_ISSUE_ERROR,
                           /* Translators: %s is the name of a field. */
                           _("“%s” must not be empty."), _(klass->fields[i].label));
    else
      {
        check_length (self, &klass->fields[i], issues);
        check_phone (self, &klass->fields[i], issues);
      }

  if (klass->validate)
    klass->validate (self, today, issues);

  return issues;
}

/**
 * sw_issues_have_error:
 * @issues: (element-type SwIssue): what sw_record_validate() found
 *
 * Returns: whether one of them forbids saving
 */
gboolean
sw_issues_have_error (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (((SwIssue *) issues->pdata[i])->severity == SW_ISSUE_ERROR)
      return TRUE;

  return FALSE;
}
