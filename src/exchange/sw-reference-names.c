/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-reference-names-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-grid.h"
#include "sw-organisation.h"
#include "sw-text.h"

static void
entry_free (SwReferenceName *entry)
{
  g_clear_object (&entry->record);
  g_free (entry->name);
  g_free (entry->label);
  g_free (entry->phone);
  g_free (entry);
}

char *
sw_reference_name_id_key (GType  type,
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

SwReferenceName *
sw_reference_names_entry (SwReferenceNames *self,
                          GType             type,
                          gint64            id)
{
  g_autofree char *key = sw_reference_name_id_key (type, id);

  return g_hash_table_lookup (self->by_id, key);
}

/**
 * sw_reference_names_plain_community:
 * @name: the name of a community
 *
 * 北园 and 北园社区 are one.
 *
 * Returns: (transfer full): the name without the word for what it is, folded
 */
char *
sw_reference_names_plain_community (const char *name)
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
  SwReferenceName *community = sw_reference_names_entry (self, SW_TYPE_COMMUNITY, community_id);

  return g_strdup_printf ("%s\037%s", community ? community->name : "", name);
}

void
sw_reference_names_label (SwReferenceNames *self,
                          SwReferenceName  *entry,
                          const char       *label)
{
  char *key = label_key (entry->type, label);

  if (g_hash_table_contains (self->by_label, key))
    g_free (key);
  else
    g_hash_table_insert (self->by_label, key, entry);
}

SwReferenceName *
sw_reference_names_add (SwReferenceNames *self,
                        GType             type,
                        gint64            id,
                        const char       *name,
                        const char       *phone,
                        gint64            community_id)
{
  SwReferenceName *entry = g_new0 (SwReferenceName, 1);

  entry->type = type;
  entry->id = id;
  entry->name = g_strdup (name ? name : "");
  entry->phone = g_strdup (phone);
  entry->community_id = community_id;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_id, sw_reference_name_id_key (type, id), entry);

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

      sw_reference_names_label (self, entry, label);
    }
  else
    {
      sw_reference_names_label (self, entry, entry->name);
      if (type == SW_TYPE_COMMUNITY)
        {
          g_autofree char *plain = sw_reference_names_plain_community (entry->name);

          sw_reference_names_label (self, entry, plain);
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
    sw_reference_names_add (self, SW_TYPE_COMMUNITY, sw_record_get_id (communities->pdata[i]),
               SW_COMMUNITY (communities->pdata[i])->name, NULL, SW_NONE);
  for (guint i = 0; i < grids->len; i++)
    sw_reference_names_add (self, SW_TYPE_GRID, sw_record_get_id (grids->pdata[i]),
               SW_GRID (grids->pdata[i])->name, NULL, SW_GRID (grids->pdata[i])->community_id);
  for (guint i = 0; i < organisations->len; i++)
    sw_reference_names_add (self, SW_TYPE_ORGANISATION, sw_record_get_id (organisations->pdata[i]),
               SW_ORGANISATION (organisations->pdata[i])->name, NULL, SW_NONE);

  return g_steal_pointer (&self);
}

static const char *
community_name (SwReferenceNames *self,
                gint64            id)
{
  SwReferenceName *entry = sw_reference_names_entry (self, SW_TYPE_COMMUNITY, id);

  return entry ? entry->name : NULL;
}

/* The shortest of name, name（community）, name（community，phone） that is one's own. */
static void
give_label (SwReferenceNames *self,
            SwReferenceName  *entry)
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
          SwReferenceName *other = same->pdata[i];

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
  sw_reference_names_label (self, entry, entry->label);
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

      sw_reference_names_add (self, SW_TYPE_CAREGIVER, sw_record_get_id (SW_RECORD (caregiver)), caregiver->name,
                              caregiver->phone, caregiver->community_id)->kind = caregiver->kind;
    }
  for (guint i = 0; i < self->entries->len; i++)
    if (((SwReferenceName *) self->entries->pdata[i])->type == SW_TYPE_CAREGIVER)
      give_label (self, self->entries->pdata[i]);
  self->has_people = TRUE;
  return TRUE;
}

/**
 * sw_reference_names_get_kind:
 * @self: the names
 * @caregiver_id: a caregiver, also one who waits, or %SW_NONE
 *
 * Returns: the kind of caregiver, a value of #SwCaregiverKind, or %SW_NONE
 */
gint64
sw_reference_names_get_kind (SwReferenceNames *self,
                             gint64            caregiver_id)
{
  SwReferenceName *entry = caregiver_id == SW_NONE ? NULL
                                                   : sw_reference_names_entry (self, SW_TYPE_CAREGIVER, caregiver_id);

  return entry ? entry->kind : SW_NONE;
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
  SwReferenceName *entry = id == SW_NONE ? NULL : sw_reference_names_entry (self, type, id);

  return entry == NULL ? NULL : entry->label ? entry->label : entry->name;
}

/* 王芳（北园社区，65221234）, as sw_reference_names_get() writes it, in its parts. */
gboolean
sw_reference_name_split (const char *text,
                         char      **name,
                         char      **community,
                         char      **phone)
{
  const char *parenthesis = strstr (text, "（");
  g_autofree char *inner = NULL;
  g_auto (GStrv) parts = NULL;

  if (parenthesis == NULL || parenthesis == text || !g_str_has_suffix (text, "）"))
    return FALSE;

  inner = g_strndup (parenthesis + strlen ("（"), strlen (parenthesis) - strlen ("（") - strlen ("）"));
  parts = g_strsplit (inner, "，", 2);
  *name = g_strndup (text, parenthesis - text);
  *community = g_strdup (parts[0] && *parts[0] ? parts[0] : NULL);
  *phone = g_strdup (parts[0] && parts[1] && *parts[1] != '#' ? parts[1] : NULL);
  return TRUE;
}

static SwReferenceName *
find_among (SwReferenceNames *self,
            const char       *name,
            gint64            community_id,
            const char       *phone)
{
  GPtrArray *same = g_hash_table_lookup (self->by_name, name);

  for (guint i = 0; same && i < same->len; i++)
    {
      SwReferenceName *entry = same->pdata[i];

      if (entry->community_id == community_id && (phone == NULL || g_strcmp0 (entry->phone, phone) == 0))
        return entry;
    }
  return NULL;
}

static SwReferenceName *
find_person (SwReferenceNames *self,
             const char       *text,
             gint64            community_id)
{
  g_autofree char *key = label_key (SW_TYPE_CAREGIVER, text);
  g_autofree char *name = NULL;
  g_autofree char *community = NULL;
  g_autofree char *phone = NULL;
  SwReferenceName *entry = g_hash_table_lookup (self->by_label, key);

  if (entry == NULL)
    entry = find_among (self, text, community_id, NULL);
  /* Where the workbook was made the name was that of several. */
  if (entry == NULL && sw_reference_name_split (text, &name, &community, &phone))
    entry = find_among (self, name,
                        community ? sw_reference_names_find (self, SW_TYPE_COMMUNITY, community, SW_NONE) : SW_NONE,
                        phone);

  return entry;
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
  SwReferenceName *entry = NULL;

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
          g_autofree char *plain = sw_reference_names_plain_community (text);
          g_autofree char *plain_key = label_key (type, plain);

          entry = g_hash_table_lookup (self->by_label, plain_key);
        }
    }
  return entry ? entry->id : SW_NONE;
}
