/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-backup.h"

/* The last action of the register, also an undo; 0 for none. */
gboolean
sw_import_plan_get_revision (SwStore *store,
                             gint64  *revision,
                             GError **error)
{
  g_autoptr (GPtrArray) actions = sw_store_actions (store, SW_NONE, 1, error);

  if (actions == NULL)
    return FALSE;

  *revision = actions->len > 0 ? ((SwHistoryEntry *) actions->pdata[0])->action : 0;
  return TRUE;
}

static char *
action_label (SwImportPlan *self)
{
  g_autofree char *base = g_filename_display_basename (sw_import_plan_source (self, 0)->path);

  if (self->sources->len > 1)
    /* Translators: the name of a file, how many others there are, and how many elders. */
    return g_strdup_printf (_("Import “%s” and %u more: %u new, %u changed"), base, self->sources->len - 1,
                            self->counts.n_new, self->counts.n_updated);

  /* Translators: the name of a file, and how many elders. */
  return g_strdup_printf (_("Import “%s”: %u new, %u changed"), base, self->counts.n_new, self->counts.n_updated);
}

static gboolean
save_row (SwImportReader    *reader,
          SwReferenceNames  *names,
          SwStore           *store,
          const SwImportRow *row,
          GError           **error)
{
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (GPtrArray) issues = NULL;

  elder = row->elder_id == SW_NONE ? sw_elder_new () : sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
  if (elder == NULL)
    return FALSE;

  sw_import_reader_read (reader, row->cells, &issues);
  if (!sw_reference_names_save_pending (names, store, error))
    return FALSE;
  /* What waited has its real id only now. */
  sw_import_reader_resolve (reader);
  sw_import_reader_apply (reader, elder, row->elder_id == SW_NONE, &issues, NULL);
  if (!sw_store_save (store, SW_RECORD (elder), error))
    {
      /* Translators: the number of a row, and what is wrong. */
      g_prefix_error (error, _("Row %u: "), row->number);
      return FALSE;
    }
  return TRUE;
}

static gboolean
save_rows (SwImportPlan *self,
           SwStore      *store,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (SwReferenceNames) names = sw_reference_names_new (store, error);
  g_autoptr (SwImportReader) reader = NULL;
  guint source = G_MAXUINT;

  if (names == NULL)
    return FALSE;
  if (sw_import_plan_needs_people (self) && !sw_reference_names_load_people (names, store, error))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SwImportRow *row = &g_array_index (self->rows, SwImportRow, i);

      if (i % 64 == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          sw_import_plan_set_progress (self, 0.02 + 0.97 * i / self->rows->len);
        }
      if (row->state != SW_IMPORT_NEW && row->state != SW_IMPORT_UPDATE)
        continue;
      if (row->source != source)
        {
          source = row->source;
          g_clear_pointer (&reader, sw_import_reader_free);
          reader = sw_import_reader_new (sw_import_plan_source (self, source)->map, names,
                                         sw_import_plan_get_community (self, source), self->today);
        }
      if (!save_row (reader, names, store, row, error))
        return FALSE;
    }
  for (guint i = 0; i < self->sources->len; i++)
    if (!sw_column_map_remember (sw_import_plan_source (self, i)->map, store, error))
      return FALSE;

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * sw_import_plan_commit:
 * @self: a plan that was built
 * @store: the register, opened for the calling thread
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Makes a backup, then writes the new elders and the changes, and remembers how the columns
 * were mapped, as one action. One that is cancelled or fails leaves nothing behind. A plan
 * without new elders and changes writes nothing, and one that was made before the register
 * was last changed is refused.
 *
 * Returns: whether it is done
 */
gboolean
sw_import_plan_commit (SwImportPlan *self,
                       SwStore      *store,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char *backup = NULL;
  g_autofree char *label = NULL;
  gint64 revision;

  g_return_val_if_fail (SW_IS_IMPORT_PLAN (self), FALSE);
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  sw_import_plan_set_progress (self, 0);
  if (self->counts.n_new + self->counts.n_updated == 0)
    return TRUE;
  if (!sw_import_plan_get_revision (store, &revision, error))
    return FALSE;
  if (revision != self->revision)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_FAILED,
                           _("The register was changed after the plan was made. Make the plan again."));
      return FALSE;
    }

  backup = sw_store_backup (store, NULL, "import", NULL, NULL, cancellable, error);
  if (backup == NULL)
    return FALSE;

  label = action_label (self);
  if (!sw_store_begin (store, label, error))
    return FALSE;
  if (!save_rows (self, store, cancellable, error))
    {
      sw_store_rollback (store);
      return FALSE;
    }
  if (!sw_store_commit (store, error))
    return FALSE;

  sw_import_plan_set_progress (self, 1);
  return TRUE;
}

typedef struct
{
  SwStore *store;
  SwDay    today;
  gboolean commit;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->store);
  g_free (work);
}

static void
work_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (SwStore) store = NULL;
  GError *error = NULL;
  gboolean good;

  store = sw_store_open_again (work->store, &error);
  good = store != NULL &&
         (work->commit ? sw_import_plan_commit (source, store, cancellable, &error)
                       : sw_import_plan_build (source, store, work->today, cancellable, &error));
  if (store)
    sw_store_close (store, NULL);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_work (SwImportPlan       *self,
            SwStore            *store,
            SwDay               today,
            gboolean            commit,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data,
            gpointer            tag)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (store);
  work->today = today;
  work->commit = commit;
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, work_in_thread);
}

/**
 * sw_import_plan_build_async:
 * @self: a plan with files
 * @store: the register
 * @today: the day of the import
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As [method@ImportPlan.build], in a thread with a connection of its own.
 */
void
sw_import_plan_build_async (SwImportPlan       *self,
                            SwStore            *store,
                            SwDay               today,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  start_work (self, store, today, FALSE, cancellable, callback, user_data, sw_import_plan_build_async);
}

/**
 * sw_import_plan_build_finish:
 * @self: the plan
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the plan could be made
 */
gboolean
sw_import_plan_build_finish (SwImportPlan *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * sw_import_plan_commit_async:
 * @self: a plan that was built
 * @store: the register
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As [method@ImportPlan.commit], in a thread with a connection of its own.
 */
void
sw_import_plan_commit_async (SwImportPlan       *self,
                             SwStore            *store,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  start_work (self, store, self->today, TRUE, cancellable, callback, user_data, sw_import_plan_commit_async);
}

/**
 * sw_import_plan_commit_finish:
 * @self: the plan
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
sw_import_plan_commit_finish (SwImportPlan *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
