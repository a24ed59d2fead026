/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reference-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-text.h"

/**
 * SwReferenceNames:
 *
 * The names that stand for communities, grids, caregivers and organisations in a workbook.
 * Every record has one of its own, so that a workbook can be imported again without loss:
 * two caregivers of one name are told apart by community, and by phone if need be,
 * 王芳（北园社区）.
 *
 * What a workbook names and the register does not have waits as a pending record with a
 * negative id until it is saved.
 */

typedef struct
{
  GType     type;
  gint64    id; /* negative while pending */
  char     *name;
  char     *label;
  char     *phone;
  gint64    community_id;
  SwRecord *record; /* only while pending */
} Entry;

struct _SwReferenceNames
{
  GPtrArray  *entries;
  GPtrArray  *pending;   /* borrowed from entries */
  GHashTable *by_id;     /* key of type and id → Entry */
  GHashTable *by_label;  /* key of type and label → Entry */
  GHashTable *by_name;   /* key of caregivers' names → GPtrArray of Entry */
  gboolean    has_people;
};

static void
entry_free (Entry *entry)
{
  g_clear_object (&entry->record);
  g_free (entry->name);
  g_free (entry->label);
  g_free (entry->phone);
  g_free (entry);
}

static char *
id_key (GType  type,
        gint64 id)
{
  return g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GINT64_FORMAT, type, id);
}

static char *
label_key (GType       type,
           const char *label)
{
  return g_strdup_printf ("%" G_GSIZE_FORMAT " %s", type, label);
}

static Entry *
entry_of (SwReferenceNames *self,
          GType             type,
          gint64            id)
{
  g_autofree char *key = id_key (type, id);

  return g_hash_table_lookup (self->by_id, key);
}

/* 北园 and 北园社区 are one. */
static char *
plain_community (const char *name)
{
  static const char *const endings[] = { "社区居民委员会", "居民委员会", "村民委员会", "社区居委会", "居委会", "村委会", "社区", "村" };
  g_autofree char *folded = sw_text_fold (name);
  GString *plain = g_string_new (folded);

  g_string_replace (plain, " ", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (plain->len > strlen (endings[i]) && g_str_has_suffix (plain->str, endings[i]))
      {
        g_string_truncate (plain, plain->len - strlen (endings[i]));
        break;
      }
  return g_string_free (plain, FALSE);
}

/* A grid's name is one only within its community. */
static char *
grid_label (SwReferenceNames *self,
            const char       *name,
            gint64            community_id)
{
  Entry *community = entry_of (self, SW_TYPE_COMMUNITY, community_id);

  return g_strdup_printf ("%s\037%s", community ? community->name : "", name);
}

static void
add_label (SwReferenceNames *self,
           Entry            *entry,
           const char       *label)
{
  char *key = label_key (entry->type, label);

  if (g_hash_table_contains (self->by_label, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_label, key, entry);
}

static Entry *
add_entry (SwReferenceNames *self,
           GType             type,
           gint64            id,
           const char       *name,
           const char       *phone,
           gint64            community_id)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->type = type;
  entry->id = id;
  entry->name = g_strdup (name ? name : "");
  entry->phone = g_strdup (phone);
  entry->community_id = community_id;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, id_key (type, id), entry);

  if (type == SW_TYPE_CAREGIVER)
    {
      GPtrArray *same = g_hash_table_lookup (self->by_name, entry->name);

      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->by_name, entry->name, same);
        }
      g_ptr_array_add (same, entry);
    }
  else if (type == SW_TYPE_GRID)
    {
      g_autofree char *label = grid_label (self, entry->name, community_id);

      add_label (self, entry, label);
    }
  else
    {
      add_label (self, entry, entry->name);
      if (type == SW_TYPE_COMMUNITY)
        {
          g_autofree char *plain = plain_community (entry->name);

          add_label (self, entry, plain);
        }
    }
  return entry;
}

/**
 * sw_reference_names_free:
 * @self: (transfer full) (nullable): the names
 *
 * Frees the names.
 */
void
sw_reference_names_free (SwReferenceNames *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_label);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * sw_reference_names_new:
 * @store: an open store
 * @error: return location
 *
 * Reads the names of communities, grids and organisations; those of caregivers, who may be
 * many, come with sw_reference_names_load_people().
 *
 * Returns: (transfer full) (nullable): the names
 */
SwReferenceNames *
sw_reference_names_new (SwStore *store,
                        GError **error)
{
  g_autoptr (SwReferenceNames) self = g_new0 (SwReferenceNames, 1);
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GPtrArray) grids = NULL;
  g_autoptr (GPtrArray) organisations = NULL;

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->pending = g_ptr_array_new ();
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  communities = sw_store_load_all (store, SW_TYPE_COMMUNITY, error);
  if (communities == NULL)
    return NULL;
  grids = sw_store_load_all (store, SW_TYPE_GRID, error);
  if (grids == NULL)
    return NULL;
  organisations = sw_store_load_all (store, SW_TYPE_ORGANISATION, error);
  if (organisations == NULL)
    return NULL;

  for (guint i = 0; i < communities->len; i++)
    add_entry (self, SW_TYPE_COMMUNITY, sw_record_get_id (communities->pdata[i]),
               SW_COMMUNITY (communities->pdata[i])->name, NULL, SW_NONE);
  for (guint i = 0; i < grids->len; i++)
    add_entry (self, SW_TYPE_GRID, sw_record_get_id (grids->pdata[i]),
               SW_GRID (grids->pdata[i])->name, NULL, SW_GRID (grids->pdata[i])->community_id);
  for (guint i = 0; i < organisations->len; i++)
    add_entry (self, SW_TYPE_ORGANISATION, sw_record_get_id (organisations->pdata[i]),
               SW_ORGANISATION (organisations->pdata[i])->name, NULL, SW_NONE);

  return g_steal_pointer (&self);
}

static const char *
community_name (SwReferenceNames *self,
                gint64            id)
{
  Entry *entry = entry_of (self, SW_TYPE_COMMUNITY, id);

  return entry ? entry->name : NULL;
}

/* The shortest of name, name（community）, name（community，phone） that is one's own. */
static void
give_label (SwReferenceNames *self,
            Entry            *entry)
{
  GPtrArray *same = g_hash_table_lookup (self->by_name, entry->name);
  const char *community = community_name (self, entry->community_id);
  gboolean by_community = community != NULL;
  gboolean by_phone = entry->phone != NULL;

  if (same->len == 1)
    {
      entry->label = g_strdup (entry->name);
    }
  else
    {
      for (guint i = 0; i < same->len; i++)
        {
          Entry *other = same->pdata[i];

          if (other == entry)
            continue;
          by_community &= other->community_id != entry->community_id;
          by_phone &= g_strcmp0 (other->phone, entry->phone) != 0;
        }
      if (by_community)
        entry->label = g_strdup_printf ("%s（%s）", entry->name, community);
      else if (by_phone)
        entry->label = g_strdup_printf ("%s（%s，%s）", entry->name, community ? community : "", entry->phone);
      else
        entry->label = g_strdup_printf ("%s（%s，#%" G_GINT64_FORMAT "）", entry->name, community ? community : "",
                                        entry->id);
    }
  add_label (self, entry, entry->label);
}

/**
 * sw_reference_names_load_people:
 * @self: the names
 * @store: an open store
 * @error: return location
 *
 * Reads the names of caregivers too.
 *
 * Returns: whether they could be read
 */
gboolean
sw_reference_names_load_people (SwReferenceNames *self,
                                SwStore          *store,
                                GError          **error)
{
  g_autoptr (GPtrArray) caregivers = NULL;

  if (self->has_people)
    return TRUE;
  caregivers = sw_store_load_all (store, SW_TYPE_CAREGIVER, error);
  if (caregivers == NULL)
    return FALSE;

  for (guint i = 0; i < caregivers->len; i++)
    {
      SwCaregiver *caregiver = caregivers->pdata[i];

      add_entry (self, SW_TYPE_CAREGIVER, sw_record_get_id (SW_RECORD (caregiver)), caregiver->name,
                 caregiver->phone, caregiver->community_id);
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *) self->entries->pdata[i])->type == SW_TYPE_CAREGIVER)
      give_label (self, self->entries->pdata[i]);
  self->has_people = TRUE;
  return TRUE;
}

/**
 * sw_reference_names_get:
 * @self: the names
 * @type: a record class
 * @id: an id, or %SW_NONE
 *
 * Returns: (nullable): the name that stands for the record in a workbook
 */
const char *
sw_reference_names_get (SwReferenceNames *self,
                        GType             type,
                        gint64            id)
{
  Entry *entry = id == SW_NONE ? NULL : entry_of (self, type, id);

  return entry == NULL ? NULL : entry->label ? entry->label : entry->name;
}

static Entry *
find_person (SwReferenceNames *self,
             const char       *text,
             gint64            community_id)
{
  g_autofree char *key = label_key (SW_TYPE_CAREGIVER, text);
  Entry *entry = g_hash_table_lookup (self->by_label, key);
  GPtrArray *same;

  if (entry)
    return entry;
  same = g_hash_table_lookup (self->by_name, text);
  for (guint i = 0; same && i < same->len; i++)
    {
      entry = same->pdata[i];
      if (entry->community_id == community_id)
        return entry;
    }
  return NULL;
}

/**
 * sw_reference_names_find:
 * @self: the names
 * @type: a record class
 * @text: a name, normalized
 * @community_id: the community in which grids and caregivers are looked for first
 *
 * Returns: the id, negative for a pending record; %SW_NONE where there is none of that name
 */
gint64
sw_reference_names_find (SwReferenceNames *self,
                         GType             type,
                         const char       *text,
                         gint64            community_id)
{
  Entry *entry = NULL;

  if (type == SW_TYPE_CAREGIVER)
    {
      entry = find_person (self, text, community_id);
    }
  else
    {
      g_autofree char *label = type == SW_TYPE_GRID ? grid_label (self, text, community_id) : g_strdup (text);
      g_autofree char *key = label_key (type, label);

      entry = g_hash_table_lookup (self->by_label, key);
      if (entry == NULL && type == SW_TYPE_COMMUNITY)
        {
          g_autofree char *plain = plain_community (text);
          g_autofree char *plain_key = label_key (type, plain);

          entry = g_hash_table_lookup (self->by_label, plain_key);
        }
    }
  return entry ? entry->id : SW_NONE;
}

static SwRecord *
make_caregiver (SwReferenceNames *self,
                const SwField    *field,
                char             *name,
                gint64           *community_id)
{
  SwCaregiver *caregiver = sw_caregiver_new ();
  char *parenthesis = strstr (name, "（");

  /* 王芳（北园社区，65221234）, as sw_reference_names_get() wrote it. */
  if (parenthesis && parenthesis != name && g_str_has_suffix (name, "）"))
    {
      g_autofree char *inner = g_strndup (parenthesis + strlen ("（"),
                                          strlen (parenthesis) - strlen ("（") - strlen ("）"));
      g_auto (GStrv) parts = g_strsplit (inner, "，", 2);
      gint64 community = SW_NONE;

      if (parts[0] && *parts[0])
        community = sw_reference_names_find (self, SW_TYPE_COMMUNITY, parts[0], SW_NONE);
      if (community != SW_NONE || (parts[0] && parts[1]))
        {
          *parenthesis = '\0';
          *community_id = community;
          if (parts[1] && *parts[1] != '#')
            caregiver->phone = g_strdup (parts[1]);
        }
    }
  caregiver->name = g_strdup (name);
  caregiver->kind = strcmp (field->name, "worker_id") == 0 ? SW_CAREGIVER_WORKER : SW_CAREGIVER_NEIGHBOUR;
  caregiver->community_id = *community_id;
  return SW_RECORD (caregiver);
}

/**
 * sw_reference_names_require:
 * @self: the names
 * @field: a reference of #SwElder
 * @text: a name, normalized
 * @community_id: the elder's community, for grids and caregivers
 *
 * Finds a record by name, or makes one that waits to be saved.
 *
 * Returns: the id, negative for a pending record
 */
gint64
sw_reference_names_require (SwReferenceNames *self,
                            const SwField    *field,
                            const char       *text,
                            gint64            community_id)
{
  GType type = field->reference ();
  gint64 id = sw_reference_names_find (self, type, text, community_id);
  g_autofree char *name = NULL;
  SwRecord *record;
  Entry *entry;

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
      record = make_caregiver (self, field, name, &community_id);
    }

  entry = add_entry (self, type, -(gint64) self->pending->len - 1, name,
                     type == SW_TYPE_CAREGIVER ? SW_CAREGIVER (record)->phone : NULL, community_id);
  entry->record = record;
  if (type == SW_TYPE_CAREGIVER)
    {
      entry->label = g_strdup (text);
      add_label (self, entry, text);
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
  Entry *entry = id == SW_NONE ? NULL : entry_of (self, type, id);

  return entry ? entry->id : id;
}

/**
 * sw_reference_names_list_pending:
 * @self: the names
 *
 * Returns: (transfer full) (element-type utf8): a line for each record that will be made,
 *   for the screen
 */
GPtrArray *
sw_reference_names_list_pending (SwReferenceNames *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->pending->len; i++)
    {
      Entry *entry = self->pending->pdata[i];
      const char *community = community_name (self, entry->community_id);
      const char *kind = _(SW_RECORD_GET_CLASS (entry->record)->label);

      if (community)
        /* Translators: a kind of record (Grid, Caregiver), its name, and its community. */
        g_ptr_array_add (lines, g_strdup_printf (_("%s “%s” (%s)"), kind, entry->name, community));
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
  for (guint i = 0; i < self->pending->len; i++)
    {
      Entry *entry = self->pending->pdata[i];
      Entry *community = entry_of (self, SW_TYPE_COMMUNITY, entry->community_id);

      if (entry->id > 0)
        continue;
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
      g_hash_table_insert (self->by_id, id_key (entry->type, entry->id), entry);
    }
  return TRUE;
}
