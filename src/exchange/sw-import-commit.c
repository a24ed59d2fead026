/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-backup.h"
#include "sw-pipe.h"
#include "sw-visits.h"

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
    /* Translators: the name of a file, how many others there are, and how many records. */
    return g_strdup_printf (_("Import “%s” and %u more: %u new, %u changed"), base, self->sources->len - 1,
                            self->counts.n_new, self->counts.n_updated);

  /* Translators: the name of a file, and how many records. */
  return g_strdup_printf (_("Import “%s”: %u new, %u changed"), base, self->counts.n_new, self->counts.n_updated);
}

#define BATCH_ROWS 64

/* Reads the rows of one sheet at a time. */
typedef struct
{
  SwImportReader *reader;
  guint           source; /* G_MAXUINT before the first */
} Reading;

/* New elders are read and prepared in a thread of its own, while that of the caller writes
 * those before them. Both need the names, so one at a time has them. */
typedef struct
{
  SwImportPlan     *plan;
  SwStore          *store;
  SwReferenceNames *names;
  GMutex            lock;    /* of names */
  Reading           here;    /* in the thread that writes */
  Reading           there;   /* in the one that prepares */
  guint             next;    /* the row that is prepared next */
  GHashTable       *saved;   /* guint, the index of a row → gint64 *, its new elder; NULL if nobody asks */
} Commit;

typedef struct
{
  guint     index;
  SwRecord *record; /* prepared; NULL for one that is written as it is read */
} Prepared;

typedef struct
{
  guint    n_rows;
  Prepared rows[BATCH_ROWS];
} Batch;

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->n_rows; i++)
    g_clear_object (&batch->rows[i].record);
  g_free (batch);
}

static SwImportReader *
reader_of (Commit            *commit,
           Reading           *reading,
           const SwImportRow *row)
{
  if (row->source != reading->source)
    {
      reading->source = row->source;
      g_clear_pointer (&reading->reader, sw_import_reader_free);
      reading->reader = sw_import_reader_new (sw_import_plan_source (commit->plan, row->source)->map, commit->names,
                                              sw_import_plan_get_community (commit->plan, row->source),
                                              commit->plan->today);
    }
  return reading->reader;
}

static gboolean
fail_row (const SwImportRow *row,
          GError           **error)
{
  /* Translators: the number of a row, and what is wrong. */
  g_prefix_error (error, _("Row %u: "), row->number);
  return FALSE;
}

static gboolean
prepare_row (Commit            *commit,
             const SwImportRow *row,
             Prepared          *prepared,
             GError           **error)
{
  SwImportReader *reader = reader_of (commit, &commit->there, row);
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (GPtrArray) issues = NULL;

  g_mutex_lock (&commit->lock);
  sw_import_reader_read (reader, row->cells, &issues);
  g_mutex_unlock (&commit->lock);
  sw_import_reader_apply (reader, elder, TRUE, &issues, NULL);
  if (!sw_store_prepare (SW_RECORD (elder), error))
    return fail_row (row, error);

  prepared->record = SW_RECORD (g_steal_pointer (&elder));
  return TRUE;
}

/* In a thread of its own. */
static gpointer
prepare_batch (gpointer data,
               GError **error)
{
  Commit *commit = data;
  Batch *batch = g_new0 (Batch, 1);

  for (; commit->next < commit->plan->rows->len && batch->n_rows < BATCH_ROWS; commit->next++)
    {
      const SwImportRow *row = &g_array_index (commit->plan->rows, SwImportRow, commit->next);
      Prepared *prepared = &batch->rows[batch->n_rows];

      if (row->state != SW_IMPORT_NEW && row->state != SW_IMPORT_UPDATE)
        continue;
      prepared->index = commit->next;
      batch->n_rows++;
      if (row->state == SW_IMPORT_NEW && sw_import_source_is_elder (sw_import_plan_source (commit->plan, row->source)) &&
          !prepare_row (commit, row, prepared, error))
        {
          batch_free (batch);
          return NULL;
        }
    }
  if (batch->n_rows == 0)
    g_clear_pointer (&batch, batch_free);

  return batch;
}

static SwRecord *
load_record (Commit            *commit,
             const SwImportRow *row,
             GError           **error)
{
  GType type = G_OBJECT_TYPE (sw_import_reader_get_record (commit->here.reader));

  return row->record_id == SW_NONE ? g_object_new (type, NULL)
                                   : sw_store_load (commit->store, type, row->record_id, error);
}

static gint64
owner_of (Commit            *commit,
          const SwImportRow *row)
{
  gint64 *saved;

  if (row->owner_id != SW_NONE)
    return row->owner_id;

  saved = g_hash_table_lookup (commit->saved, GUINT_TO_POINTER (row->owner_row));
  return saved ? *saved : SW_NONE;
}

static void
remember_saved (Commit   *commit,
                guint     index,
                SwRecord *record)
{
  gint64 *id = g_new (gint64, 1);

  *id = sw_record_get_id (record);
  g_hash_table_insert (commit->saved, GUINT_TO_POINTER (index), id);
}

/* Who is named in the row is looked for in the elder's community. */
static gboolean
look_around (Commit            *commit,
             SwImportReader    *reader,
             const SwImportRow *row,
             GError           **error)
{
  g_autoptr (SwElder) elder = sw_store_load (commit->store, SW_TYPE_ELDER, owner_of (commit, row), error);

  if (elder == NULL)
    return FALSE;

  sw_import_reader_set_community (reader, elder->community_id);
  return TRUE;
}

/* An update, or what hangs on an elder: with what the store has. */
static gboolean
save_row (Commit            *commit,
          const SwImportRow *row,
          GError           **error)
{
  SwImportReader *reader = reader_of (commit, &commit->here, row);
  g_autoptr (SwRecord) record = load_record (commit, row, error);
  g_autoptr (GPtrArray) issues = NULL;

  if (record == NULL)
    return FALSE;
  if (SW_IS_VISIT (record) && !look_around (commit, reader, row, error))
    return FALSE;
  sw_import_reader_read (reader, row->cells, &issues);
  if (!sw_reference_names_save_pending (commit->names, commit->store, error))
    return FALSE;
  /* What waited has its real id only now. */
  sw_import_reader_resolve (reader);
  if (SW_IS_ELDER (record))
    {
      sw_import_reader_apply (reader, SW_ELDER (record), FALSE, &issues, NULL);
    }
  else
    {
      sw_import_reader_apply_owned (reader, record, &issues);
      sw_record_set_number (record, sw_record_class_find_owner (SW_RECORD_GET_CLASS (record)), owner_of (commit, row));
    }
  if (SW_IS_VISIT (record) && row->record_id == SW_NONE &&
      !sw_import_reader_assign_party (reader, commit->store, SW_VISIT (record), owner_of (commit, row), error))
    return FALSE;
  return (SW_IS_VISIT (record) ? sw_store_put_visit (commit->store, SW_VISIT (record), NULL, error)
                               : sw_store_save (commit->store, record, error)) ||
         fail_row (row, error);
}

static void
resolve (SwReferenceNames *names,
         SwRecord         *record)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == SW_FIELD_REFERENCE)
      SW_RECORD_NUMBER (record, &klass->fields[i]) =
        sw_reference_names_resolve (names, klass->fields[i].reference (), SW_RECORD_NUMBER (record, &klass->fields[i]));
}

static gboolean
save_prepared (Commit            *commit,
               guint              index,
               const SwImportRow *row,
               SwRecord          *record,
               GError           **error)
{
  if (!sw_store_save_prepared (commit->store, record, error))
    return fail_row (row, error);

  if (commit->saved)
    remember_saved (commit, index, record);
  return TRUE;
}

static gboolean
save_batch (Commit  *commit,
            Batch   *batch,
            GError **error)
{
  gboolean good;

  g_mutex_lock (&commit->lock);
  good = sw_reference_names_save_pending (commit->names, commit->store, error);
  for (guint i = 0; good && i < batch->n_rows; i++)
    if (batch->rows[i].record)
      resolve (commit->names, batch->rows[i].record);
  g_mutex_unlock (&commit->lock);

  for (guint i = 0; good && i < batch->n_rows; i++)
    {
      guint index = batch->rows[i].index;
      const SwImportRow *row = &g_array_index (commit->plan->rows, SwImportRow, index);

      if (batch->rows[i].record)
        {
          good = save_prepared (commit, index, row, batch->rows[i].record, error);
          continue;
        }
      g_mutex_lock (&commit->lock);
      good = save_row (commit, row, error);
      g_mutex_unlock (&commit->lock);
    }
  return good;
}

static gboolean
save_all (Commit       *commit,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (SwPipe) pipe = sw_pipe_new ("import", prepare_batch, commit, (GDestroyNotify) batch_free);
  GError *failure = NULL;
  Batch *batch;

  while (failure == NULL && (batch = sw_pipe_next (pipe, &failure)) != NULL)
    {
      sw_import_plan_set_progress (commit->plan, 0.02 + 0.97 * batch->rows[0].index / commit->plan->rows->len);
      if (!g_cancellable_set_error_if_cancelled (cancellable, &failure))
        save_batch (commit, batch, &failure);
      batch_free (batch);
    }

  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
save_rows (SwImportPlan *self,
           SwStore      *store,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (SwReferenceNames) names = sw_reference_names_new (store, error);
  g_autoptr (GHashTable) saved = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Commit commit = {
    .plan = self, .store = store, .names = names, .here.source = G_MAXUINT, .there.source = G_MAXUINT,
    .saved = sw_import_plan_has_owned (self) ? saved : NULL,
  };
  gboolean good;

  if (names == NULL)
    return FALSE;
  if (sw_import_plan_needs_people (self) && !sw_reference_names_load_people (names, store, error))
    return FALSE;

  g_mutex_init (&commit.lock);
  good = save_all (&commit, cancellable, error);
  g_mutex_clear (&commit.lock);
  sw_import_reader_free (commit.here.reader);
  sw_import_reader_free (commit.there.reader);
  for (guint i = 0; good && i < self->sources->len; i++)
    good = sw_column_map_remember (sw_import_plan_source (self, i)->map, store, error);

  return good && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * sw_import_plan_commit:
 * @self: a plan that was built
 * @store: the register, opened for the calling thread
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Makes a backup, then writes the new records and the changes, and remembers how the columns
 * were mapped, as one action. One that is cancelled or fails leaves nothing behind. A plan
 * without new records and changes writes nothing, and one that was made before the register
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
