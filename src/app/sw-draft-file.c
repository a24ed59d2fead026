/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-draft-file.h"

#include "sw-window.h"

/**
 * SwDraftFile:
 *
 * What is typed into a page or a dialog and is not saved yet, in a file of the user's state folder.
 * It is written at every change and goes when the text is saved or thrown away on purpose, so that
 * a file that is there at the start was left by a program that ended without being asked to.
 */
struct _SwDraftFile
{
  GObject parent_instance;

  GtkWidget     *owner;  /* borrowed; it owns this */
  SwDraftWriter  writer;

  char          *path;   /* owned, NULL while no database is open */
  guint          write;  /* a source */
  gboolean       failed; /* the last time, which was told */
};

G_DEFINE_FINAL_TYPE (SwDraftFile, sw_draft_file, G_TYPE_OBJECT)

static void
sw_draft_file_dispose (GObject *object)
{
  SwDraftFile *self = SW_DRAFT_FILE (object);

  g_clear_handle_id (&self->write, g_source_remove);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (sw_draft_file_parent_class)->dispose (object);
}

static void
sw_draft_file_class_init (SwDraftFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_draft_file_dispose;
}

static void
sw_draft_file_init (SwDraftFile *self)
{
}

/**
 * sw_draft_file_path:
 * @database: the path of a database
 * @name: what is typed into, as "quick-entry"
 *
 * Returns: (transfer full): the file that keeps what is not saved in the database yet
 */
char *
sw_draft_file_path (const char *database,
                    const char *name)
{
  g_autofree char *whole = g_canonicalize_filename (database, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);
  g_autofree char *base = g_strdup_printf ("%s-%.16s.ini", name, sum);

  return g_build_filename (g_get_user_state_dir (), "shouwang", base, NULL);
}

/**
 * sw_draft_file_exists:
 * @database: the path of a database
 * @name: what is typed into
 *
 * Returns: whether something was typed there that is not saved
 */
gboolean
sw_draft_file_exists (const char *database,
                      const char *name)
{
  g_autofree char *path = sw_draft_file_path (database, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * sw_draft_file_read:
 * @path: see sw_draft_file_path()
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was kept; %NULL without an error if there is nothing
 */
GKeyFile *
sw_draft_file_read (const char  *path,
                    GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &local))
    return g_steal_pointer (&file);

  if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

static gboolean
remove_file (const char  *path,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;

  if (g_file_delete (file, NULL, &local) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

/* Readable for the user only: it names persons. */
static gboolean
write_file (SwDraftFile  *self,
            GError      **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *data = NULL;
  g_auto (GStrv) groups = NULL;
  gsize length, n;

  self->writer (self->owner, file);
  groups = g_key_file_get_groups (file, &n);
  if (n == 0)
    return remove_file (self->path, error);

  data = g_key_file_to_data (file, &length, NULL);
  g_mkdir_with_parents (folder, 0700);

  return g_file_set_contents_full (self->path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* A disk that is full is told of once, not at every key. */
static gboolean
write_cb (gpointer user_data)
{
  SwDraftFile *self = user_data;
  SwWindow *window = sw_window_of (self->owner);
  g_autoptr (GError) error = NULL;
  gboolean failed;

  self->write = 0;
  if (self->path == NULL)
    return G_SOURCE_REMOVE;

  failed = !write_file (self, &error);
  if (failed && !self->failed && window)
    sw_window_report_error (window, error);
  self->failed = failed;

  return G_SOURCE_REMOVE;
}

/**
 * sw_draft_file_new:
 * @owner: the page or dialog that is typed into, which owns the result
 * @writer: says what is to be kept of it
 *
 * Returns: (transfer full): a keeper that has no file yet
 */
SwDraftFile *
sw_draft_file_new (GtkWidget     *owner,
                   SwDraftWriter  writer)
{
  SwDraftFile *self = g_object_new (SW_TYPE_DRAFT_FILE, NULL);

  self->owner = owner;
  self->writer = writer;

  return self;
}

/**
 * sw_draft_file_set_path:
 * @self: a keeper
 * @path: (nullable): see sw_draft_file_path(); %NULL to keep nothing any more
 *
 * Keeps in another file from now on. What is in the one before stays there.
 */
void
sw_draft_file_set_path (SwDraftFile *self,
                        const char  *path)
{
  char *copy = g_strdup (path);

  g_return_if_fail (SW_IS_DRAFT_FILE (self));

  g_clear_handle_id (&self->write, g_source_remove);
  g_free (self->path);
  self->path = copy;
}

/**
 * sw_draft_file_changed:
 * @self: a keeper
 *
 * Something was typed, or saved. The file is written when the key has done all that it does.
 */
void
sw_draft_file_changed (SwDraftFile *self)
{
  g_return_if_fail (SW_IS_DRAFT_FILE (self));

  if (self->path && self->write == 0)
    self->write = g_idle_add (write_cb, self);
}

/**
 * sw_draft_file_discard:
 * @self: a keeper
 *
 * What was typed is saved, or thrown away on purpose: the file goes at once.
 */
void
sw_draft_file_discard (SwDraftFile *self)
{
  g_return_if_fail (SW_IS_DRAFT_FILE (self));

  g_clear_handle_id (&self->write, g_source_remove);
  if (self->path)
    remove_file (self->path, NULL);
}
