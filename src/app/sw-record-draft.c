/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-draft.h"

#include <gio/gio.h>

#include "sw-citizen-id.h"
#include "sw-day.h"
#include "sw-elder.h"

/**
 * SwRecordDraft:
 *
 * A record while somebody edits it: what is typed, also what cannot be read
 * yet, what is wrong with it, and what it was before. It knows no widget.
 */
struct _SwRecordDraft
{
  GObject parent_instance;

  SwRecord  *original; /* owned */
  SwRecord  *record;   /* owned: as it is typed */
  SwRecord  *derived;  /* owned: the same with what follows from it */
  GPtrArray *issues;   /* owned: of derived */
  SwDay      today;

  char     **typed;    /* owned, by field: text that could not be read */
  char     **faults;   /* owned, by field: why not */
  gboolean  *touched;  /* owned, by field */
  char     **doubts;   /* owned, by field: what others than the record know of it */
  gboolean   checked;  /* somebody tried to save it */
};

G_DEFINE_FINAL_TYPE (SwRecordDraft, sw_record_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
field_index (SwRecordDraft *self,
             const SwField *field)
{
  return field - SW_RECORD_GET_CLASS (self->record)->fields;
}

static void
look_again (SwRecordDraft *self)
{
  g_set_object (&self->derived, NULL);
  self->derived = sw_record_copy (self->record);
  sw_record_derive (self->derived);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  self->issues = sw_record_validate (self->derived, self->today);
}

static void
sw_record_draft_finalize (GObject *object)
{
  SwRecordDraft *self = SW_RECORD_DRAFT (object);
  guint n = SW_RECORD_GET_CLASS (self->record)->n_fields;

  for (guint i = 0; i < n; i++)
    {
      g_free (self->typed[i]);
      g_free (self->faults[i]);
      g_free (self->doubts[i]);
    }
  g_free (self->typed);
  g_free (self->faults);
  g_free (self->doubts);
  g_free (self->touched);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_object (&self->derived);
  g_clear_object (&self->record);
  g_clear_object (&self->original);

  G_OBJECT_CLASS (sw_record_draft_parent_class)->finalize (object);
}

static void
sw_record_draft_class_init (SwRecordDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_record_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sw_record_draft_init (SwRecordDraft *self)
{
}

/**
 * sw_record_draft_new:
 * @record: the record to edit; it is copied
 * @today: the day that completes a day without a year and judges the record
 *
 * Returns: (transfer full): a draft of @record
 */
SwRecordDraft *
sw_record_draft_new (SwRecord *record,
                     SwDay     today)
{
  SwRecordDraft *self;
  guint n;

  g_return_val_if_fail (SW_IS_RECORD (record), NULL);

  n = SW_RECORD_GET_CLASS (record)->n_fields;
  self = g_object_new (SW_TYPE_RECORD_DRAFT, NULL);
  self->original = sw_record_copy (record);
  self->record = sw_record_copy (record);
  self->today = today;
  self->typed = g_new0 (char *, n);
  self->faults = g_new0 (char *, n);
  self->touched = g_new0 (gboolean, n);
  self->doubts = g_new0 (char *, n);
  look_again (self);

  return self;
}

/**
 * sw_record_draft_get_original:
 * @self: a draft
 *
 * Returns: (transfer none): the record as it was; not to be changed
 */
SwRecord *
sw_record_draft_get_original (SwRecordDraft *self)
{
  return self->original;
}

/**
 * sw_record_draft_get_record:
 * @self: a draft
 *
 * Returns: (transfer none): the record as it would be saved now, with what
 *   follows from other fields; not to be changed
 */
SwRecord *
sw_record_draft_get_record (SwRecordDraft *self)
{
  return self->derived;
}

/**
 * sw_record_draft_get_today:
 * @self: a draft
 *
 * Returns: the day on which it is judged
 */
SwDay
sw_record_draft_get_today (SwRecordDraft *self)
{
  return self->today;
}

/**
 * sw_record_draft_get_text:
 * @self: a draft
 * @field: a field of the record
 *
 * Returns: (transfer full): what stands in the field's entry: what was typed,
 *   or the value in a form that can be typed again; empty where it is unknown
 */
char *
sw_record_draft_get_text (SwRecordDraft *self,
                          const SwField *field)
{
  guint i = field_index (self, field);
  char *text = NULL;

  if (self->typed[i])
    return g_strdup (self->typed[i]);

  if (field->kind == SW_FIELD_DAY)
    {
      if (sw_record_is_set (self->derived, field))
        text = sw_day_format_iso (sw_record_get_number (self->derived, field));
    }
  else
    {
      text = sw_record_format (self->derived, field);
    }

  return text ? text : g_strdup ("");
}

/**
 * sw_record_draft_get_number:
 * @self: a draft
 * @field: a field of the record that is no text
 *
 * Returns: its value, or %SW_NONE
 */
gint64
sw_record_draft_get_number (SwRecordDraft *self,
                            const SwField *field)
{
  return sw_record_get_number (self->derived, field);
}

/**
 * sw_record_draft_set_text:
 * @self: a draft
 * @field: a field of the record
 * @text: what was typed
 *
 * Text that cannot be read is kept, with the reason, and forbids saving.
 */
void
sw_record_draft_set_text (SwRecordDraft *self,
                          const SwField *field,
                          const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = NULL;
  guint i;

  g_return_if_fail (SW_IS_RECORD_DRAFT (self));
  g_return_if_fail (text != NULL);

  now = sw_record_draft_get_text (self, field);
  if (strcmp (now, text) == 0)
    return;

  i = field_index (self, field);
  self->touched[i] = TRUE;
  g_clear_pointer (&self->typed[i], g_free);
  g_clear_pointer (&self->faults[i], g_free);
  if (!sw_record_parse (self->record, field, text, self->today, &error))
    {
      self->typed[i] = g_strdup (text);
      self->faults[i] = g_strdup (error->message);
    }

  look_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_record_draft_set_number:
 * @self: a draft
 * @field: a field of the record that is no text
 * @number: the new value, or %SW_NONE
 */
void
sw_record_draft_set_number (SwRecordDraft *self,
                            const SwField *field,
                            gint64         number)
{
  guint i;

  g_return_if_fail (SW_IS_RECORD_DRAFT (self));

  i = field_index (self, field);
  if (self->typed[i] == NULL && sw_record_draft_get_number (self, field) == number)
    return;

  self->touched[i] = TRUE;
  g_clear_pointer (&self->typed[i], g_free);
  g_clear_pointer (&self->faults[i], g_free);
  sw_record_set_number (self->record, field, number);
  look_again (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_record_draft_is_fixed:
 * @self: a draft
 * @field: a field of the record
 *
 * Sex and birth day are in a valid identity number (GB 11643) and are never
 * typed twice.
 *
 * Returns: whether the value follows from another field now
 */
gboolean
sw_record_draft_is_fixed (SwRecordDraft *self,
                          const SwField *field)
{
  return (field->flags & SW_FIELD_DERIVED) != 0 ||
         (SW_IS_ELDER (self->derived) && sw_elder_follows_from_number (SW_ELDER (self->derived), field));
}

/**
 * sw_record_draft_is_asked:
 * @self: a draft
 * @field: a field of the record
 *
 * Some fields are only of use with another: the reason to keep a wrong number
 * with a wrong number, the certificate of a disability with one.
 *
 * Returns: whether the field is to be shown
 */
gboolean
sw_record_draft_is_asked (SwRecordDraft *self,
                          const SwField *field)
{
  SwElder *elder;

  if (!SW_IS_ELDER (self->derived) || sw_record_is_set (self->derived, field) ||
      self->typed[field_index (self, field)])
    return TRUE;

  elder = SW_ELDER (self->derived);
  if (strcmp (field->name, "document_override") == 0)
    return elder->document_state == SW_DOCUMENT_STATE_WRONG;
  if (strcmp (field->name, "disability_certificate") == 0 || strcmp (field->name, "disability_degree") == 0)
    return elder->disabled == 1;
  if (strcmp (field->name, "homecare_organisation_id") == 0)
    return elder->homecare_client == 1;
  if (strcmp (field->name, "in_need_reason") == 0)
    return elder->in_need == 1;

  return TRUE;
}

/**
 * sw_record_draft_is_field_changed:
 * @self: a draft
 * @field: a field of the record
 *
 * Returns: whether something else stands there than before
 */
gboolean
sw_record_draft_is_field_changed (SwRecordDraft *self,
                                  const SwField *field)
{
  return self->typed[field_index (self, field)] != NULL ||
         !sw_record_field_equal (self->record, self->original, field);
}

/**
 * sw_record_draft_is_changed:
 * @self: a draft
 *
 * Returns: whether something would be lost if the draft were thrown away
 */
gboolean
sw_record_draft_is_changed (SwRecordDraft *self)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self->record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (sw_record_draft_is_field_changed (self, &klass->fields[i]))
      return TRUE;

  return FALSE;
}

/**
 * sw_record_draft_get_message:
 * @self: a draft
 * @field: a field of the record
 * @severity: (out) (optional): how bad it is
 *
 * A field of a new record is judged only when something was typed there or
 * where it follows from, or somebody tried to save.
 *
 * Returns: (nullable) (transfer none): the worst that is wrong with the field
 */
const char *
sw_record_draft_get_message (SwRecordDraft   *self,
                             const SwField   *field,
                             SwIssueSeverity *severity)
{
  guint i = field_index (self, field);
  const SwIssue *worst = NULL;
  gboolean judged;

  if (severity)
    *severity = SW_ISSUE_ERROR;
  if (self->faults[i])
    return self->faults[i];

  judged = self->checked || self->touched[i] || sw_record_get_id (self->original) != SW_NONE ||
           sw_record_draft_is_fixed (self, field);
  for (guint j = 0; judged && j < self->issues->len; j++)
    {
      const SwIssue *issue = self->issues->pdata[j];

      if (issue->field == field && (worst == NULL || issue->severity > worst->severity))
        worst = issue;
    }

  if (severity)
    *severity = worst != NULL ? worst->severity : SW_ISSUE_WARNING;
  return worst != NULL ? worst->message : self->doubts[i];
}

/**
 * sw_record_draft_set_doubt:
 * @self: a draft
 * @field: a field of the record
 * @doubt: (nullable): a sentence
 *
 * Has a warning stand at a field that the record cannot know of by itself; a
 * message of the record goes before it.
 */
void
sw_record_draft_set_doubt (SwRecordDraft *self,
                           const SwField *field,
                           const char    *doubt)
{
  guint i;

  g_return_if_fail (SW_IS_RECORD_DRAFT (self));

  i = field_index (self, field);
  if (g_strcmp0 (self->doubts[i], doubt) == 0)
    return;

  g_free (self->doubts[i]);
  self->doubts[i] = g_strdup (doubt);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_record_draft_first_error:
 * @self: a draft
 *
 * Returns: (nullable): the first field that forbids saving, or %NULL
 */
const SwField *
sw_record_draft_first_error (SwRecordDraft *self)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self->record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (self->faults[i])
        return &klass->fields[i];

      for (guint j = 0; j < self->issues->len; j++)
        {
          const SwIssue *issue = self->issues->pdata[j];

          if (issue->severity == SW_ISSUE_ERROR && issue->field == &klass->fields[i])
            return issue->field;
        }
    }

  return NULL;
}

/**
 * sw_record_draft_check:
 * @self: a draft
 *
 * From now on every field is judged, also those where nothing was typed.
 *
 * Returns: whether the record can be saved
 */
gboolean
sw_record_draft_check (SwRecordDraft *self)
{
  g_return_val_if_fail (SW_IS_RECORD_DRAFT (self), FALSE);

  if (!self->checked)
    {
      self->checked = TRUE;
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return sw_record_draft_first_error (self) == NULL && !sw_issues_have_error (self->issues);
}

/**
 * sw_record_draft_finish:
 * @self: a draft that can be saved
 * @now: (nullable): the record as it is stored now
 *
 * Of a record that is stored only what was typed is changed, so that an undo
 * in the meantime is not undone.
 *
 * Returns: (transfer full): the record to give to the store
 */
SwRecord *
sw_record_draft_finish (SwRecordDraft *self,
                        SwRecord      *now)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self->record);
  SwRecord *record;

  if (now == NULL)
    return sw_record_copy (self->derived);

  record = sw_record_copy (now);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED) &&
        sw_record_draft_is_field_changed (self, &klass->fields[i]))
      sw_record_copy_field (record, self->record, &klass->fields[i]);
  sw_record_derive (record);

  return record;
}
