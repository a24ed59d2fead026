/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-outline.h"

#include "sw-form.h"

typedef struct
{
  char *community;
  guint row;
  guint page;
} Entry;

/**
 * SwRegisterOutline:
 *
 * The communities of a register, each with the page on which it begins.
 */
struct _SwRegisterOutline
{
  GArray *entries;  /* Entry, in the order of the rows */
  GHashTable *seen; /* the names that are among them, borrowed */
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->community);
}

/**
 * sw_register_outline_new:
 *
 * Returns: (transfer full): an outline without communities
 */
SwRegisterOutline *
sw_register_outline_new (void)
{
  SwRegisterOutline *self = g_new0 (SwRegisterOutline, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * sw_register_outline_free:
 * @self: (transfer full): an outline
 */
void
sw_register_outline_free (SwRegisterOutline *self)
{
  g_hash_table_unref (self->seen);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * sw_register_outline_note:
 * @self: an outline
 * @community: the community of the row, empty if it names none
 * @row: a row, from 0, behind those that were noted before
 *
 * Notes the community of a row, if the row is the first of it.
 */
void
sw_register_outline_note (SwRegisterOutline *self,
                          const char        *community,
                          guint              row)
{
  Entry entry = { NULL, row, 0 };

  if (community[0] == '\0' || g_hash_table_contains (self->seen, community))
    return;

  entry.community = g_strdup (community);
  g_hash_table_add (self->seen, entry.community);
  g_array_append_val (self->entries, entry);
}

/**
 * sw_register_outline_find_pages:
 * @self: an outline
 * @pages: the pages that the rows stand on
 *
 * Finds the pages of the rows that were noted.
 */
void
sw_register_outline_find_pages (SwRegisterOutline *self,
                                SwTablePages      *pages)
{
  guint n_pages = sw_table_pages_get_n_pages (pages), page = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      SwTablePlace start, end;

      sw_table_pages_get_page (pages, page, &start, &end);
      while (entry->row >= end.row && page + 1 < n_pages)
        sw_table_pages_get_page (pages, ++page, &start, &end);
      entry->page = page;
    }
}

/**
 * sw_register_outline_add_to:
 * @self: an outline
 * @surface: a PDF surface
 *
 * Lists the communities in the outline of a PDF.
 */
void
sw_register_outline_add_to (SwRegisterOutline *self,
                            cairo_surface_t   *surface)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      sw_form_add_to_outline (surface, entry->community, entry->page);
    }
}
