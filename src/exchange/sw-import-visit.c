/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-visit.h"
#include "sw-visits.h"

/* What the rows of a workbook of visits leave unsaid. */

/* What stands between the items of an enumeration. */
static char **
split_items (const char *text)
{
  static const char *const separators[] = { "、", "，", ",", "；", ";", "/", "+", "\n", " " };
  g_autoptr (GString) even = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    g_string_replace (even, separators[i], "|", 0);

  return g_strsplit (even->str, "|", -1);
}

/* Reads a set of flags word by word; what is no word is added to @others. */
gint64
sw_import_reader_read_flags (SwImportReader *self,
                             const SwField  *field,
                             const char     *text,
                             GString        *others)
{
  const SwSheetSubject *subject = sw_column_map_get_subject (self->map);
  g_auto (GStrv) items = split_items (text);
  gint64 bits = 0;
  gint64 value;

  if (sw_sheet_subject_find_word (subject, field, text, &value))
    return (gint64) 1 << value;

  for (guint i = 0; items[i]; i++)
    {
      if (*g_strstrip (items[i]) == '\0')
        continue;
      if (sw_sheet_subject_find_word (subject, field, items[i], &value))
        bits |= (gint64) 1 << value;
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? "、" : "", items[i]);
    }
  return bits;
}

/* The services that a content names which is nothing but their names. */
static gint64
services_of_content (SwImportReader *self,
                     const char     *content)
{
  const SwField *field = sw_record_class_find_field (self->klass, "services");
  g_autoptr (GString) others = g_string_new (NULL);
  gint64 bits = content ? sw_import_reader_read_flags (self, field, content, others) : 0;

  return others->len == 0 ? bits : 0;
}

/* Phrases that say what came of a visit wherever they stand. 异常 alone is not among them: most
 * people write 无异常. */
static const struct
{
  const char *phrase;
  SwOutcome   outcome;
} phrases[] = {
  { "联系不上", SW_OUTCOME_NOT_REACHED }, { "未联系上", SW_OUTCOME_NOT_REACHED }, { "没联系上", SW_OUTCOME_NOT_REACHED },
  { "未接听", SW_OUTCOME_NOT_REACHED }, { "无人接听", SW_OUTCOME_NOT_REACHED }, { "没人接", SW_OUTCOME_NOT_REACHED },
  { "无人应答", SW_OUTCOME_NOT_REACHED }, { "不在家", SW_OUTCOME_NOT_REACHED }, { "家中无人", SW_OUTCOME_NOT_REACHED },
  { "无人在家", SW_OUTCOME_NOT_REACHED }, { "没人在家", SW_OUTCOME_NOT_REACHED }, { "未遇", SW_OUTCOME_NOT_REACHED },
  { "拒绝探访", SW_OUTCOME_REFUSED }, { "拒访", SW_OUTCOME_REFUSED },
  { "有异常", SW_OUTCOME_ABNORMAL }, { "情况异常", SW_OUTCOME_ABNORMAL },
};

/* What a content says of the outcome: a word of it, or a phrase; SW_NONE for nothing. */
static gint64
outcome_of_content (SwImportReader *self,
                    const char     *content)
{
  const SwField *field = sw_record_class_find_field (self->klass, "outcome");
  g_auto (GStrv) items = split_items (content);
  gint64 best = SW_NONE;
  gint64 value;

  for (guint i = 0; items[i]; i++)
    if (*g_strstrip (items[i]) &&
        sw_sheet_subject_find_word (sw_column_map_get_subject (self->map), field, items[i], &value) &&
        (best == SW_NONE || best == SW_OUTCOME_REACHED))
      best = value;
  for (gsize i = 0; i < G_N_ELEMENTS (phrases) && (best == SW_NONE || best == SW_OUTCOME_REACHED); i++)
    if (strstr (content, phrases[i].phrase))
      best = phrases[i].outcome;

  return best;
}

/**
 * sw_import_reader_complete_visit:
 * @self: a reader of visits
 * @visit: a new visit to which the row that was read last was applied
 *
 * Fills in what a row need not say: what came of it, if the content says so, or else that somebody
 * was reached; the services that the content names or else the contact, the party of the
 * caregiver's kind, and that it was imported.
 */
void
sw_import_reader_complete_visit (SwImportReader *self,
                                 SwVisit        *visit)
{
  gint64 kind = sw_reference_names_get_kind (self->names, visit->caregiver_id);

  if (visit->outcome == SW_NONE && visit->content)
    visit->outcome = outcome_of_content (self, visit->content);
  if (visit->outcome == SW_NONE)
    visit->outcome = SW_OUTCOME_REACHED;
  if (visit->services == SW_NONE || visit->services == 0)
    visit->services = services_of_content (self, visit->content);
  if (visit->services == 0)
    visit->services = 1 << SW_SERVICE_CONTACT;
  if (visit->party == SW_NONE && kind != SW_NONE)
    visit->party = sw_party_of_caregiver (kind);
  visit->source = SW_VISIT_SOURCE_IMPORT;
}

/**
 * sw_import_reader_assign_party:
 * @self: a reader of visits
 * @store: a store
 * @visit: a new visit to which the row that was read last was applied
 * @elder_id: the elder, or %SW_NONE for one who is not in the register yet
 * @error: return location
 *
 * Sets the party as sw_store_assign_party() does, unless the row names it.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_import_reader_assign_party (SwImportReader *self,
                               SwStore        *store,
                               SwVisit        *visit,
                               gint64          elder_id,
                               GError        **error)
{
  if (sw_import_reader_is_touched (self, sw_record_class_find_field (self->klass, "party")))
    return TRUE;

  visit->elder_id = elder_id;
  return sw_store_assign_party (store, visit, error);
}

/**
 * sw_import_reader_doubt_visit:
 * @self: a reader of visits
 * @visit: a visit to which the row that was read last was applied
 * @issues: (inout): what should be looked at is added
 *
 * Tells where the outcome was taken from the content since no column says it.
 */
void
sw_import_reader_doubt_visit (SwImportReader  *self,
                              SwVisit         *visit,
                              GPtrArray      **issues)
{
  const SwField *outcome = sw_record_class_find_field (self->klass, "outcome");
  const SwField *content = sw_record_class_find_field (self->klass, "content");
  gint64 found;

  if (visit->content == NULL || sw_import_reader_is_touched (self, outcome))
    return;

  found = outcome_of_content (self, visit->content);
  if (found != SW_NONE && found != SW_OUTCOME_REACHED)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, self->columns[sw_import_reader_index (self, content)],
                          /* Translators: what came of a visit, as “Not reached”. */
                          _("No column says what came of the visit; by its content it is taken as “%s”."),
                          sw_enum_label (&sw_outcome_enum, found));
}
