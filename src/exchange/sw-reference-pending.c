/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reference-names-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-grid.h"
#include "sw-organisation.h"

/* Who is named and not in the register, until he is saved. */

static SwRecord *
make_caregiver (SwReferenceNames *self,
                const char       *text,
                gint64            community_id,
                SwCaregiverKind   kind)
{
  SwCaregiver *caregiver = sw_caregiver_new ();
  g_autofree char *community = NULL;

  if (sw_reference_name_split (text, &caregiver->name, &community, &caregiver->phone))
    {
      gint64 named = community ? sw_reference_names_find (self, SW_TYPE_COMMUNITY, community, SW_NONE) : SW_NONE;

      /* 王芳（退休） is no such label. */
      if (named == SW_NONE && caregiver->phone == NULL && community)
        g_clear_pointer (&caregiver->name, g_free);
      else
        community_id = named;
    }
  if (caregiver->name == NULL)
    caregiver->name = g_strdup (text);
  caregiver->kind = kind;
  caregiver->community_id = community_id;
  return SW_RECORD (caregiver);
}

/**
 * sw_reference_names_require:
 * @self: the names
 * @type: a record class
 * @text: a name, normalized
 * @community_id: the elder's community, for grids and caregivers
 * @kind: what a caregiver is who has to be made
 *
 * Finds a record by name, or makes one that waits to be saved.
 *
 * Returns: the id, negative for a pending record
 */
gint64
sw_reference_names_require (SwReferenceNames *self,
                            GType             type,
                            const char       *text,
                            gint64            community_id,
                            SwCaregiverKind   kind)
{
  gint64 id = sw_reference_names_find (self, type, text, community_id);
  g_autofree char *name = NULL;
  SwRecord *record;
  SwReferenceName *entry;

  if (id != SW_NONE)
    return id;

  name = g_strdup (text);
  if (type == SW_TYPE_COMMUNITY)
    {
      SwCommunity *community = sw_community_new ();

      community->name = g_strdup (name);
      community->kind = g_str_has_suffix (name, "村") ? 1 : 0;
      community_id = SW_NONE;
      record = SW_RECORD (community);
    }
  else if (type == SW_TYPE_GRID)
    {
      SwGrid *grid = sw_grid_new ();

      grid->name = g_strdup (name);
      record = SW_RECORD (grid);
    }
  else if (type == SW_TYPE_ORGANISATION)
    {
      SwOrganisation *organisation = sw_organisation_new ();

      organisation->name = g_strdup (name);
      organisation->kind = 0;
      community_id = SW_NONE;
      record = SW_RECORD (organisation);
    }
  else
    {
      record = make_caregiver (self, text, community_id, kind);
      community_id = SW_CAREGIVER (record)->community_id;
      g_free (name);
      name = g_strdup (SW_CAREGIVER (record)->name);
    }

  entry = sw_reference_names_add (self, type, -(gint64) self->pending->len - 1, name,
                     type == SW_TYPE_CAREGIVER ? SW_CAREGIVER (record)->phone : NULL, community_id);
  entry->record = record;
  entry->kind = type == SW_TYPE_CAREGIVER ? SW_CAREGIVER (record)->kind : SW_NONE;
  if (type == SW_TYPE_CAREGIVER)
    {
      entry->label = g_strdup (text);
      sw_reference_names_label (self, entry, text);
    }
  g_ptr_array_add (self->pending, entry);
  return entry->id;
}

/**
 * sw_reference_names_resolve:
 * @self: the names
 * @type: a record class
 * @id: an id, also one that was negative while its record waited
 *
 * Returns: the real id, if it has one by now
 */
gint64
sw_reference_names_resolve (SwReferenceNames *self,
                            GType             type,
                            gint64            id)
{
  SwReferenceName *entry = id == SW_NONE ? NULL : sw_reference_names_entry (self, type, id);

  return entry ? entry->id : id;
}

/**
 * sw_reference_names_use:
 * @self: the names
 * @record: a record that will be saved
 *
 * Notes to whom of those who wait it refers: only they will be made.
 */
void
sw_reference_names_use (SwReferenceNames *self,
                        SwRecord         *record)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      SwReferenceName *entry, *community;

      if (field->kind != SW_FIELD_REFERENCE || !sw_record_is_set (record, field) ||
          SW_RECORD_NUMBER (record, field) >= 0)
        continue;
      entry = sw_reference_names_entry (self, field->reference (), SW_RECORD_NUMBER (record, field));
      community = entry ? sw_reference_names_entry (self, SW_TYPE_COMMUNITY, entry->community_id) : NULL;
      if (entry)
        entry->used = TRUE;
      if (community)
        community->used = TRUE;
    }
}

/**
 * sw_reference_names_list_pending:
 * @self: the names
 *
 * Returns: (transfer full) (element-type utf8): a line for each record that will be made
 *   because somebody uses it, for the screen
 */
GPtrArray *
sw_reference_names_list_pending (SwReferenceNames *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->pending->len; i++)
    {
      SwReferenceName *entry = self->pending->pdata[i];
      SwReferenceName *community = sw_reference_names_entry (self, SW_TYPE_COMMUNITY, entry->community_id);
      const char *kind = _(SW_RECORD_GET_CLASS (entry->record)->label);

      if (!entry->used)
        continue;
      if (community)
        /* Translators: a kind of record (Grid, Caregiver), its name, and its community. */
        g_ptr_array_add (lines, g_strdup_printf (_("%s “%s” (%s)"), kind, entry->name, community->name));
      else
        /* Translators: a kind of record (Community, Organisation) and its name. */
        g_ptr_array_add (lines, g_strdup_printf (_("%s “%s”"), kind, entry->name));
    }
  return lines;
}

/**
 * sw_reference_names_save_pending:
 * @self: the names
 * @store: a store in an action
 * @error: return location
 *
 * Saves what waits; from then on it is found by its real id. May be called again when
 * more waits.
 *
 * Returns: whether it could be saved
 */
gboolean
sw_reference_names_save_pending (SwReferenceNames *self,
                                 SwStore          *store,
                                 GError          **error)
{
  /* Communities are asked for first, so they stand before what refers to them. */
  for (; self->n_saved < self->pending->len; self->n_saved++)
    {
      SwReferenceName *entry = self->pending->pdata[self->n_saved];
      SwReferenceName *community = sw_reference_names_entry (self, SW_TYPE_COMMUNITY, entry->community_id);

      if (community)
        entry->community_id = community->id;
      if (SW_IS_GRID (entry->record))
        SW_GRID (entry->record)->community_id = entry->community_id;
      else if (SW_IS_CAREGIVER (entry->record))
        SW_CAREGIVER (entry->record)->community_id = entry->community_id;

      sw_record_set_id (entry->record, SW_NONE);
      if (!sw_store_save (store, entry->record, error))
        return FALSE;
      entry->id = sw_record_get_id (entry->record);
      g_hash_table_insert (self->by_id, sw_reference_name_id_key (entry->type, entry->id), entry);
    }
  return TRUE;
}
