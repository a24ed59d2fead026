/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-key-elder.h"
#include "sw-phone.h"
#include "sw-verify.h"
#include "sw-visit.h"

/* What a row changes in an elder of the register. */

static void
apply_children (SwImportReader *self,
                SwElder        *elder)
{
  gboolean says_unsure = sw_import_reader_column (self, SW_IMPORT_CHILDREN_UNSURE) >= 0;
  gint64 residence = sw_import_reader_elder (self)->child_residence;

  if (says_unsure)
    {
      elder->child_residence = residence;
      return;
    }
  if (residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT &&
      (elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT ||
       elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_CITY))
    return;

  elder->child_residence = residence;
  if (residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT)
    elder->child_residence_unsure = 1;
  else if (elder->child_residence_unsure == 1)
    elder->child_residence_unsure = 0;
}

static gboolean
apply_low_income_disabled (SwImportReader *self,
                           SwElder        *elder,
                           GPtrArray     **issues)
{
  if (self->low_income_disabled == 0)
    {
      if (sw_elder_low_income_disabled (elder))
        sw_import_issues_add (issues, SW_ISSUE_WARNING, self->low_income_disabled_column,
                              _("The register says low-income and semi-disabled or disabled, the workbook says 否; "
                                "the register was left as it is."));
      return FALSE;
    }

  elder->low_income = 1;
  if (elder->care_ability == SW_CARE_ABILITY_ABLE)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, self->low_income_disabled_column,
                          _("The register says able to care for oneself, the workbook says 是; "
                            "the care ability was left as it is."));
  if (elder->care_ability != SW_NONE)
    return FALSE;
  elder->care_ability = SW_CARE_ABILITY_SEMI_DISABLED;
  return TRUE;
}

/* A note in the place of a telephone, as 同女儿 or 打不通, takes no number away. */
static gboolean
keeps_phone (SwImportReader *self,
             SwRecord       *record,
             guint           index,
             GPtrArray     **issues)
{
  const SwField *field = &self->klass->fields[index];
  const char *before, *text;

  if (!sw_field_is_phone (field))
    return FALSE;

  before = sw_record_get_text (record, field);
  text = sw_record_get_text (self->record, field);
  if (before == NULL || sw_phone_is_note (before) || !sw_phone_is_note (text))
    return FALSE;

  sw_import_issues_add (issues, SW_ISSUE_WARNING, self->columns[index],
                        /* Translators: %s is a note that stands in the place of a telephone number. */
                        _("“%s” is no telephone number; that of the register was left as it is."), text);
  return TRUE;
}

/**
 * sw_import_reader_apply:
 * @self: a reader
 * @elder: an elder of the register, or a new one
 * @is_new: which of both
 * @issues: (inout): contradictions are added
 * @care_assumed: (out) (optional): whether 是 in the last column made the elder semi-disabled
 *
 * Writes what the row that was read last says into @elder.
 *
 * Returns: whether anything is different afterwards; always for a new one
 */
gboolean
sw_import_reader_apply (SwImportReader *self,
                        SwElder        *elder,
                        gboolean        is_new,
                        GPtrArray     **issues,
                        gboolean       *care_assumed)
{
  g_autoptr (SwRecord) before = is_new ? NULL : sw_record_copy (SW_RECORD (elder));
  const SwField *children = self->known[SW_IMPORT_CHILDREN];
  gboolean assumed = FALSE;
  SwCitizenIdFacts facts;

  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->touched[i] && &self->klass->fields[i] != children && !keeps_phone (self, SW_RECORD (elder), i, issues))
      sw_record_copy_field (SW_RECORD (elder), self->record, &self->klass->fields[i]);

  if (self->touched[sw_import_reader_index (self, children)])
    apply_children (self, elder);
  if (self->low_income_disabled != SW_NONE)
    assumed = apply_low_income_disabled (self, elder, issues);
  if (care_assumed)
    *care_assumed = assumed;

  if (elder->document_kind == SW_NONE)
    elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  if (elder->registered_day == SW_NONE)
    elder->registered_day = self->today;
  if (is_new)
    return TRUE;

  /* What follows from the number is not a change of its own. */
  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->birth_day = facts.birth_day;
      elder->sex = facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
    }
  return !sw_record_equal (before, SW_RECORD (elder));
}

/* Where a field stands in the workbook, or the number from which it follows. */
static int
issue_column (SwImportReader *self,
              const SwField  *field)
{
  int column = field ? self->columns[sw_import_reader_index (self, field)] : -1;

  if (column < 0 && field && (field == self->known[SW_IMPORT_BIRTH_DAY] || field == self->known[SW_IMPORT_SEX]))
    column = sw_import_reader_column (self, SW_IMPORT_DOCUMENT_NUMBER);
  return column;
}

/* What the record itself says, but not of fields with these flags. */
static void
add_found (SwImportReader *self,
           SwRecord       *record,
           SwFieldFlags    but,
           GPtrArray     **issues)
{
  g_autoptr (GPtrArray) found = sw_record_validate (record, self->today);

  for (guint i = 0; i < found->len; i++)
    {
      SwIssue *issue = found->pdata[i];

      if (issue->field && (issue->field->flags & but))
        continue;
      sw_import_issues_add (issues, issue->severity, issue_column (self, issue->field), "%s", issue->message);
    }
}

/**
 * sw_import_reader_validate:
 * @self: a reader
 * @elder: an elder to which the row that was read last was applied
 * @issues: (inout): what is wrong is added
 *
 * Says what keeps the elder from being saved, or should be looked at.
 */
void
sw_import_reader_validate (SwImportReader *self,
                           SwElder        *elder,
                           GPtrArray     **issues)
{
  SwCitizenIdFacts facts;
  int age;

  /* What the row itself says of sex and birth day, before the number overrides it. */
  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->sex = sw_import_reader_elder (self)->sex != SW_NONE ? sw_import_reader_elder (self)->sex : facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
      elder->birth_day = sw_import_reader_elder (self)->birth_day != SW_NONE ? sw_import_reader_elder (self)->birth_day : facts.birth_day;
    }
  add_found (self, SW_RECORD (elder), 0, issues);

  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->sex = facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
      elder->birth_day = facts.birth_day;
    }
  age = sw_elder_get_age (elder, self->today);
  if (age >= 0 && age < SW_VERIFY_MIN_AGE)
    sw_import_issues_add (issues, SW_ISSUE_WARNING,
                          sw_import_reader_column (self, SW_IMPORT_DOCUMENT_NUMBER),
                          /* Translators: an age in years. */
                          _("Only %d years old; the register is for those of 60 and above."), age);
  if (elder->category == SW_NONE && !self->bad_category)
    sw_import_issues_add (issues, SW_ISSUE_WARNING,
                          sw_import_reader_column (self, SW_IMPORT_CATEGORY),
                          _("The category is missing."));
}

/**
 * sw_import_reader_apply_owned:
 * @self: a reader of what hangs on elders
 * @record: a record of the register, or a new one
 * @issues: (inout): contradictions are added
 *
 * Writes what the row that was read last says into @record.
 *
 * Returns: whether anything is different afterwards
 */
gboolean
sw_import_reader_apply_owned (SwImportReader *self,
                              SwRecord       *record,
                              GPtrArray     **issues)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->touched[i] && !keeps_phone (self, record, i, issues))
      {
        changed |= !sw_record_field_equal (record, self->record, &self->klass->fields[i]);
        sw_record_copy_field (record, self->record, &self->klass->fields[i]);
      }
  if (SW_IS_VISIT (record) && sw_record_get_id (record) == SW_NONE)
    sw_import_reader_complete_visit (self, SW_VISIT (record));
  return changed;
}

/**
 * sw_import_reader_validate_owned:
 * @self: a reader of what hangs on elders
 * @record: a record to which the row that was read last was applied
 * @issues: (inout): what is wrong is added
 *
 * Says what keeps the record from being saved, or should be looked at. Whether it hangs on an
 * elder is not looked at.
 */
void
sw_import_reader_validate_owned (SwImportReader *self,
                                 SwRecord       *record,
                                 GPtrArray     **issues)
{
  add_found (self, record, SW_FIELD_OWNER, issues);
  if (SW_IS_VISIT (record))
    sw_import_reader_doubt_visit (self, SW_VISIT (record), issues);
}
