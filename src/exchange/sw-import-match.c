/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-build.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-match.h"
#include "sw-name-keys.h"
#include "sw-phone.h"
#include "sw-status-span.h"

/* Who of the register a row is. */

/* A number that tells people apart: of two that are good and not the same, it is not one person. */
gboolean
sw_import_has_good_number (SwElder *elder)
{
  return elder->document_number && sw_elder_check_document (elder, NULL) == SW_DOCUMENT_STATE_VALID;
}

/* What follows from the number, before it is derived. */
SwDay
sw_import_birth_day (SwElder *elder)
{
  SwCitizenIdFacts facts;

  if (elder->document_number && sw_citizen_id_check (elder->document_number, &facts, NULL))
    return facts.birth_day;

  return elder->birth_day;
}

static gboolean
have_other_birth_days (SwElder *row,
                       SwElder *elder)
{
  SwDay birth_day = sw_import_birth_day (row);

  return birth_day != SW_NONE && elder->birth_day != SW_NONE && elder->birth_day != birth_day;
}

/* A number says who it is. Without one it is name, birth day and community, or name and
 * address or phone. Every community may have a 1幢101室, so the birth day or the community
 * must be the same too. */
static gboolean
is_same_person (SwElder *row,
                SwElder *elder)
{
  SwDay birth_day = sw_import_birth_day (row);
  gboolean has_phone = row->phone && !sw_phone_is_note (row->phone);

  if (sw_import_has_good_number (row) && sw_import_has_good_number (elder))
    return FALSE;
  if (have_other_birth_days (row, elder))
    return FALSE;
  if (row->home_address && g_strcmp0 (row->home_address, elder->home_address) == 0 &&
      (row->community_id == elder->community_id || (birth_day != SW_NONE && elder->birth_day == birth_day)))
    return TRUE;
  if (has_phone && g_strcmp0 (row->phone, elder->phone) == 0)
    return TRUE;
  /* A name is all that there is, so the same row again is nobody new. */
  if (birth_day == SW_NONE && !row->home_address && !has_phone && !sw_import_has_good_number (row) &&
      !sw_import_has_good_number (elder))
    return row->community_id == elder->community_id;

  return birth_day != SW_NONE && elder->birth_day == birth_day && row->community_id == elder->community_id;
}

/* The row has the register's number of the record, 底册编号. A workbook of another register
 * has such numbers too, so name or document must be the same. */
gboolean
sw_import_is_record_of (SwElder *row,
                        SwElder *elder)
{
  if (row->document_number && g_strcmp0 (row->document_number, elder->document_number) == 0)
    return TRUE;
  if (g_strcmp0 (row->name, elder->name) != 0)
    return FALSE;

  return !(sw_import_has_good_number (row) && sw_import_has_good_number (elder)) &&
         !have_other_birth_days (row, elder);
}

static void
add_candidate (GPtrArray *candidates,
               SwElder   *elder)
{
  for (guint i = 0; i < candidates->len; i++)
    if (sw_record_get_id (candidates->pdata[i]) == sw_record_get_id (SW_RECORD (elder)))
      return;

  g_ptr_array_add (candidates, g_object_ref (elder));
}

static gboolean
find_by_record (SwImportBuild *build,
                SwElder       *row,
                GPtrArray     *candidates,
                GError       **error)
{
  gint64 id = sw_import_reader_get_record_number (build->reader);
  g_autoptr (SwElder) elder = NULL;
  GError *failure = NULL;

  if (id == SW_NONE)
    return TRUE;
  elder = sw_store_load (build->store, SW_TYPE_ELDER, id, &failure);
  if (g_error_matches (failure, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    {
      g_error_free (failure);
      return TRUE;
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  if (sw_import_is_record_of (row, elder))
    add_candidate (candidates, elder);
  return TRUE;
}

/* Of somebody of quite another name one of both is wrong, and the row would make one person
 * of two. */
static void
refuse_other_name (SwImportBuild *build,
                   SwElder       *row,
                   SwElder       *elder,
                   GPtrArray    **issues)
{
  const char *community = sw_reference_names_get (build->plan->names, SW_TYPE_COMMUNITY, elder->community_id);

  sw_import_issues_add (issues, SW_ISSUE_ERROR, sw_import_reader_find_column (build->reader, "document_number"),
                        /* Translators: a name, and a community. */
                        _("In the register this number is that of %s (%s). Correct the number here; or, if it is the "
                          "same person, the name in the register first."),
                        elder->name, community ? community : "");
}

static gboolean
find_by_number (SwImportBuild *build,
                SwElder       *row,
                GPtrArray     *candidates,
                GPtrArray    **issues,
                GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;
  guint n_before = candidates->len;

  if (row->document_number == NULL)
    return TRUE;
  found = sw_store_load_where (build->store, SW_TYPE_ELDER, "document_number", row->document_number, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      SwElder *elder = found->pdata[i];

      if (row->name == NULL || sw_name_is_like (row->name, elder->name))
        add_candidate (candidates, elder);
    }
  if (found->len > 0 && n_before == 0 && candidates->len == 0)
    refuse_other_name (build, row, found->pdata[0], issues);
  if (found->len > 1)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                          /* Translators: how many elders, at least two. */
                          _("The register has %u elders with this number; merge them."), found->len);
  return TRUE;
}

static gboolean
find_by_person (SwImportBuild *build,
                SwElder       *row,
                GPtrArray     *candidates,
                GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (row->name == NULL)
    return TRUE;
  found = sw_store_match_person (build->store, row->name, sw_import_birth_day (row), error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i++)
    if (is_same_person (row, found->pdata[i]))
      add_candidate (candidates, found->pdata[i]);
  return TRUE;
}

/* How many fields the row would change. */
static guint
count_changes (SwImportBuild *build,
               SwElder       *elder)
{
  g_autoptr (SwRecord) after = sw_record_copy (SW_RECORD (elder));
  g_autoptr (GPtrArray) ignored = NULL;
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);
  guint n = 0;

  sw_import_reader_apply (build->reader, SW_ELDER (after), FALSE, &ignored, NULL);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED) &&
        !sw_record_field_equal (SW_RECORD (elder), after, &klass->fields[i]))
      n++;

  return n;
}

/* Of several the one that no row before was and that the row says already, or else the one
 * with the row's number of the record, or else the most alike. */
static SwElder *
choose (SwImportBuild *build,
        GPtrArray     *candidates,
        gboolean      *is_clear)
{
  gint64 record = sw_import_reader_get_record_number (build->reader);
  SwElder *best = NULL;
  guint least = G_MAXUINT;

  *is_clear = candidates->len == 1;
  if (candidates->len == 1)
    return candidates->pdata[0];

  for (guint i = 0; i < candidates->len; i++)
    {
      SwElder *elder = candidates->pdata[i];
      gint64 id = sw_record_get_id (SW_RECORD (elder));
      guint n = count_changes (build, elder) * 2;

      if (g_hash_table_contains (build->by_elder, &id))
        n += 10000;
      else if (id == record && n > 0)
        n = 1;
      if (n < least)
        {
          least = n;
          best = elder;
        }
    }
  *is_clear = least <= 1;
  return best;
}

static gboolean
warn_if_ended (SwImportBuild *build,
               SwElder       *elder,
               GPtrArray    **issues,
               GError       **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (build->store, SW_TYPE_STATUS_SPAN,
                                                     sw_record_get_id (SW_RECORD (elder)), error);

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];

      if (span->status != SW_STATUS_PAUSED && sw_status_span_covers (span, build->plan->today))
        {
          g_autofree char *day = sw_day_format (span->from_day);

          sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                                /* Translators: a day, and why: “Died”. */
                                _("Has left the register on %s: %s. The import does not change that."), day,
                                sw_enum_label (&sw_status_enum, span->status));
        }
    }
  return TRUE;
}

/**
 * sw_import_build_match:
 * @build: what is known
 * @row: what the reader read last
 * @issues: (inout): doubts are added
 * @match: (out) (transfer full): the elder of the register; %NULL for nobody
 * @error: return location
 *
 * Finds the elder of the register whom a row means: by the number of the record together with
 * the name or the document, by the document together with the name, or by name, birth day,
 * community, address and phone.
 *
 * Returns: whether the register could be asked
 */
gboolean
sw_import_build_match (SwImportBuild *build,
                       SwElder       *row,
                       GPtrArray    **issues,
                       SwElder      **match,
                       GError       **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean by_number, is_clear;

  *match = NULL;
  if (build->is_empty)
    return TRUE;
  if (!find_by_record (build, row, candidates, error) || !find_by_number (build, row, candidates, issues, error))
    return FALSE;
  by_number = candidates->len > 0;
  if (!by_number && !find_by_person (build, row, candidates, error))
    return FALSE;
  if (candidates->len == 0)
    return TRUE;

  *match = g_object_ref (choose (build, candidates, &is_clear));
  if (!by_number && !is_clear)
    sw_import_issues_add (issues, SW_ISSUE_ERROR, -1,
                          /* Translators: how many elders, at least two, and a name. */
                          _("The register has %u elders who could be %s; write the document number."), candidates->len,
                          row->name);
  if (row->name && g_strcmp0 (row->name, (*match)->name) != 0)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, -1,
                          /* Translators: a name. */
                          _("In the register this number is that of %s; the name will be changed."), (*match)->name);

  return warn_if_ended (build, *match, issues, error);
}
