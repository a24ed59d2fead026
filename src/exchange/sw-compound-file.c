/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-compound-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-exchange-error.h"

/* Old workbooks cannot be larger than 65536 rows; the largest seen have some 30 MB. */
#define MAX_FILE_SIZE (128 * 1024 * 1024)

#define HEADER_SIZE 512
#define HEADER_TABLES 109
#define ENTRY_SIZE 128
#define MINI_SECTOR 64
#define LAST_SECTOR_NUMBER 0xFFFFFFFA   /* above stand the ends of chains and free sectors */

typedef struct
{
  char    *name;
  guint32  start;
  guint64  size;
} Entry;

/* The OLE container of old office documents: a file system in a file, after
 * [MS-CFB]. */
struct _SwCompoundFile
{
  char   *path;
  guint8 *data;
  gsize   size;
  guint   sector_size;
  guint32 n_sectors;     /* whole ones, without the header */
  guint32 mini_cutoff;   /* streams below this stand in the root's mini sectors */
  GArray *table;         /* of guint32: the next sector of each */
  GArray *mini_table;
  GArray *entries;       /* of Entry */
};

static void
set_damaged (SwCompoundFile  *self,
             GError         **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED,
               /* Translators: %s is the name of a file */
               _("“%s” is damaged. Copy or send the file again, or save it as a workbook (.xlsx)."), name);
}

static void
set_truncated (SwCompoundFile  *self,
               GError         **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TRUNCATED,
               /* Translators: %s is the name of a file */
               _("The end of “%s” is missing. Copy or send the file again."), name);
}

static const guint8 *
get_sector (SwCompoundFile  *self,
            guint32          number,
            GError         **error)
{
  if (number >= self->n_sectors)
    {
      /* A number that no file of this size class has is damage, not a missing end. */
      if (number > MAX_FILE_SIZE / self->sector_size)
        set_damaged (self, error);
      else
        set_truncated (self, error);
      return NULL;
    }
  return self->data + ((gsize) number + 1) * self->sector_size;
}

static GByteArray *
read_chain (SwCompoundFile  *self,
            guint32          start,
            GError         **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint32 number = start;

  while (number < LAST_SECTOR_NUMBER)
    {
      const guint8 *sector = get_sector (self, number, error);

      if (sector == NULL)
        return NULL;
      g_byte_array_append (bytes, sector, self->sector_size);
      if (number >= self->table->len || bytes->len > self->size)
        {
          set_damaged (self, error);
          return NULL;
        }
      number = g_array_index (self->table, guint32, number);
    }
  return g_steal_pointer (&bytes);
}

static gboolean
add_table_sector (SwCompoundFile  *self,
                  guint32          number,
                  GError         **error)
{
  const guint8 *sector = get_sector (self, number, error);

  if (sector == NULL)
    return FALSE;
  for (guint i = 0; i < self->sector_size; i += 4)
    {
      guint32 next = sw_compound_get_u32 (sector + i);

      g_array_append_val (self->table, next);
    }
  return TRUE;
}

static gboolean
read_table (SwCompoundFile  *self,
            GError         **error)
{
  guint32 n_left = sw_compound_get_u32 (self->data + 44);
  guint32 list = sw_compound_get_u32 (self->data + 68);

  for (guint i = 0; i < HEADER_TABLES && n_left > 0; i++, n_left--)
    {
      if (!add_table_sector (self, sw_compound_get_u32 (self->data + 76 + 4 * i), error))
        return FALSE;
    }
  while (n_left > 0)
    {
      const guint8 *sector = get_sector (self, list, error);
      guint per_sector = self->sector_size / 4 - 1;

      if (sector == NULL)
        return FALSE;
      for (guint i = 0; i < per_sector && n_left > 0; i++, n_left--)
        {
          if (!add_table_sector (self, sw_compound_get_u32 (sector + 4 * i), error))
            return FALSE;
          if (self->table->len > self->n_sectors + self->sector_size)
            {
              set_damaged (self, error);
              return FALSE;
            }
        }
      list = sw_compound_get_u32 (sector + 4 * per_sector);
    }
  return TRUE;
}

static gboolean
read_mini_table (SwCompoundFile  *self,
                 GError         **error)
{
  g_autoptr(GByteArray) bytes = read_chain (self, sw_compound_get_u32 (self->data + 60), error);

  if (bytes == NULL)
    return FALSE;
  for (guint i = 0; i + 4 <= bytes->len; i += 4)
    {
      guint32 next = sw_compound_get_u32 (bytes->data + i);

      g_array_append_val (self->mini_table, next);
    }
  return TRUE;
}

static gboolean
read_entries (SwCompoundFile  *self,
              GError         **error)
{
  g_autoptr(GByteArray) bytes = read_chain (self, sw_compound_get_u32 (self->data + 48), error);

  if (bytes == NULL)
    return FALSE;
  for (guint i = 0; i + ENTRY_SIZE <= bytes->len; i += ENTRY_SIZE)
    {
      const guint8 *at = bytes->data + i;
      guint length = sw_compound_get_u16 (at + 64) / 2;
      gunichar2 units[32];
      Entry entry;

      if (length > G_N_ELEMENTS (units))
        {
          set_damaged (self, error);
          return FALSE;
        }

      for (guint j = 0; j < length; j++)
        units[j] = sw_compound_get_u16 (at + 2 * j);
      entry.name = g_utf16_to_utf8 (units, length, NULL, NULL, NULL);
      entry.start = sw_compound_get_u32 (at + 116);
      entry.size = sw_compound_get_u32 (at + 120);
      if (entry.name == NULL)
        entry.name = g_strdup ("");
      g_array_append_val (self->entries, entry);
    }
  return TRUE;
}

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *) entry)->name);
}

/* Not by its type: a reader that does not look at that must find nothing else. */
static const Entry *
find_entry (SwCompoundFile *self,
            const char     *name,
            guint           index)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (g_ascii_strcasecmp (entry->name, name) == 0 && index-- == 0)
        return entry;
    }
  return NULL;
}

static gboolean
load (SwCompoundFile  *self,
      GError         **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->path);
  g_autoptr(GFileInfo) info = NULL;
  GError *cause = NULL;
  guint shift;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, &cause);
  if (info != NULL && g_file_info_get_size (info) > MAX_FILE_SIZE)
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_TOO_LARGE,
                   /* Translators: %s is the name of a file */
                   _("“%s” is too large for an old workbook (.xls). Save it as a workbook (.xlsx)."), name);
      return FALSE;
    }
  if (info == NULL || !g_file_load_contents (file, NULL, (char **) &self->data, &self->size, NULL, &cause))
    {
      sw_exchange_error_take_read (error, self->path, cause);
      return FALSE;
    }

  if (self->size < HEADER_SIZE)
    {
      set_truncated (self, error);
      return FALSE;
    }
  shift = sw_compound_get_u16 (self->data + 30);
  if ((shift != 9 && shift != 12) || sw_compound_get_u16 (self->data + 28) != 0xFFFE || sw_compound_get_u16 (self->data + 32) != 6)
    {
      set_damaged (self, error);
      return FALSE;
    }
  self->sector_size = 1 << shift;
  self->n_sectors = self->size / self->sector_size;
  self->n_sectors -= MIN (self->n_sectors, 1);
  self->mini_cutoff = sw_compound_get_u32 (self->data + 56);
  return read_table (self, error) && read_mini_table (self, error) && read_entries (self, error);
}

/**
 * sw_compound_file_new:
 * @path: an OLE compound file
 * @error: return location
 *
 * Loads a compound file and checks its tables; at most 128 MiB.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with
 *   %SW_EXCHANGE_ERROR_TRUNCATED, %SW_EXCHANGE_ERROR_DAMAGED,
 *   %SW_EXCHANGE_ERROR_TOO_LARGE or %SW_EXCHANGE_ERROR_UNREADABLE
 */
SwCompoundFile *
sw_compound_file_new (const char  *path,
                      GError     **error)
{
  g_autoptr(SwCompoundFile) self = g_new0 (SwCompoundFile, 1);

  self->path = g_strdup (path);
  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->mini_table = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  if (!load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sw_compound_file_free:
 * @self: (transfer full): a file
 */
void
sw_compound_file_free (SwCompoundFile *self)
{
  g_array_unref (self->table);
  g_array_unref (self->mini_table);
  g_array_unref (self->entries);
  g_free (self->data);
  g_free (self->path);
  g_free (self);
}

/**
 * sw_compound_file_count:
 * @self: a compound file
 * @name: the name of a stream
 *
 * Returns: how many there are of this name, in whatever folders: objects that were
 *   pasted into a document have folders of their own
 */
guint
sw_compound_file_count (SwCompoundFile *self,
                        const char     *name)
{
  guint n = 0;

  while (find_entry (self, name, n) != NULL)
    n++;
  return n;
}

static GByteArray *
read_mini_stream (SwCompoundFile  *self,
                  const Entry     *entry,
                  GError         **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autoptr(GByteArray) all = NULL;
  guint32 number = entry->start;

  if (self->entries->len > 0)
    all = read_chain (self, g_array_index (self->entries, Entry, 0).start, error);
  if (all == NULL)
    return NULL;
  while (number < LAST_SECTOR_NUMBER && bytes->len < entry->size)
    {
      if (number >= self->mini_table->len || ((gsize) number + 1) * MINI_SECTOR > all->len)
        {
          set_damaged (self, error);
          return NULL;
        }
      g_byte_array_append (bytes, all->data + (gsize) number * MINI_SECTOR, MINI_SECTOR);
      number = g_array_index (self->mini_table, guint32, number);
    }
  return g_steal_pointer (&bytes);
}

/**
 * sw_compound_file_read_stream:
 * @self: a compound file
 * @name: the name of a stream in it
 * @index: which of those of this name, from 0
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with
 *   %SW_EXCHANGE_ERROR_TRUNCATED or %SW_EXCHANGE_ERROR_DAMAGED
 */
GByteArray *
sw_compound_file_read_stream (SwCompoundFile  *self,
                              const char      *name,
                              guint            index,
                              GError         **error)
{
  const Entry *entry = find_entry (self, name, index);
  g_autoptr(GByteArray) bytes = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->size < self->mini_cutoff)
    bytes = read_mini_stream (self, entry, error);
  else
    bytes = read_chain (self, entry->start, error);
  if (bytes == NULL)
    return NULL;
  if (bytes->len < entry->size)
    {
      set_damaged (self, error);
      return NULL;
    }
  g_byte_array_set_size (bytes, entry->size);
  return g_steal_pointer (&bytes);
}
