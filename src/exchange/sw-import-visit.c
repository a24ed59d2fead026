/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-visit.h"

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

/**
 * sw_import_reader_complete_visit:
 * @self: a reader of visits
 * @visit: a new visit to which the row that was read last was applied
 *
 * Fills in what a row need not say: that somebody was reached, the services that the content
 * names or else the contact, the party of the caregiver's kind, and that it was imported.
 */
void
sw_import_reader_complete_visit (SwImportReader *self,
                                 SwVisit        *visit)
{
  gint64 kind = sw_reference_names_get_kind (self->names, visit->caregiver_id);

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
