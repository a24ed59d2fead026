/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due visits follow what is recorded: only the elders concerned are loaded again. */
#include "sw-due-private.h"
#include "sw-store-private.h"

/* With more changes, or of more elders, all is loaded again: in a thread, while an
 * elder of a big office takes a millisecond or two here. */
#define MAX_CHANGES 1000
#define MAX_ELDERS 60

typedef enum
{
  KIND_INSERT,
  KIND_UPDATE,
  KIND_DELETE
} ChangeKind;

/* Records on which all visits depend. */
static const char *const general_records[] = {
  "policy", "rule", "emergency", "emergency_community", "substitution", "community", "caregiver", NULL,
};

/* Records that hang on an elder, and the statement that finds the elder. */
static const struct
{
  const char *record;
  const char *sql;
} elder_records[] = {
  { "visit", "SELECT elder_id FROM visit WHERE id = ?1" },
  { "status_span", "SELECT elder_id FROM status_span WHERE id = ?1" },
  { "agreement", "SELECT elder_id FROM agreement WHERE id = ?1" },
};

static void
add_id (GArray *ids,
        gint64  id)
{
  if (id == SW_NONE)
    return;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;

  g_array_append_val (ids, id);
}

/* The elder whom a record hangs on now. */
static gboolean
add_elder_of (SwConnection *connection,
              const char   *sql,
              gint64        row_id,
              GArray       *ids,
              GError      **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, row_id);
  step = sw_statement_step (statement, error);
  if (step == SW_STEP_ROW)
    add_id (ids, sw_statement_get_integer (statement, 0));

  return step != SW_STEP_ERROR;
}

static gboolean
note_change (SwConnection *connection,
             SwStatement  *change,
             GArray       *ids,
             gboolean     *stale,
             GError      **error)
{
  const char *record = sw_statement_get_text (change, 0);
  gint64 row_id = sw_statement_get_integer (change, 1);
  gint64 kind = sw_statement_get_integer (change, 2);

  if (g_strv_contains (general_records, record))
    {
      *stale = TRUE;
    }
  else if (g_strcmp0 (record, "elder") == 0)
    {
      if (kind == KIND_UPDATE)
        add_id (ids, row_id);
      else
        *stale = TRUE;
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (elder_records); i++)
        if (g_strcmp0 (record, elder_records[i].record) == 0)
          {
            /* The elder before, where the record is gone or hung on another. */
            add_id (ids, sw_statement_get_integer (change, 3));
            return add_elder_of (connection, elder_records[i].sql, row_id, ids, error);
          }
    }

  return TRUE;
}

static gboolean
find_changed (SwDue        *self,
              SwConnection *connection,
              GArray       *ids,
              gboolean     *stale,
              GError      **error)
{
  g_autoptr (SwStatement) changes =
    sw_connection_prepare (connection,
                           "SELECT record, row_id, kind, json_extract (detail, '$.elder_id[0]') FROM change "
                           "WHERE id > ?1 ORDER BY id",
                           error);
  SwStep step = SW_STEP_DONE;
  guint n = 0;

  if (changes == NULL)
    return FALSE;
  sw_statement_bind_integer (changes, 1, self->last_change);
  while (!*stale && (step = sw_statement_step (changes, error)) == SW_STEP_ROW)
    {
      if (++n > MAX_CHANGES)
        *stale = TRUE;
      else if (!note_change (connection, changes, ids, stale, error))
        return FALSE;
      *stale = *stale || ids->len > MAX_ELDERS;
    }

  return step != SW_STEP_ERROR;
}

/* Rows @starts[index] to @starts[index + 1] of @flat become those of @rows. */
static void
replace_rows (GArray *flat,
              GArray *rows,
              guint   start,
              guint   end)
{
  g_array_remove_range (flat, start, end - start);
  if (rows->len)
    g_array_insert_vals (flat, start, rows->data, rows->len);
}

static void
move_starts (GArray *starts,
             guint   index,
             guint   n_rows)
{
  guint32 *all = (guint32 *) starts->data;
  guint32 before = all[index + 1] - all[index];

  for (guint i = index + 1; i < starts->len; i++)
    all[i] = all[i] - before + n_rows;
}

/* Puts the elder of @one in the place of the one at @index. */
static void
replace_elder (SwDue *self,
               guint  index,
               SwDue *one)
{
  const guint32 *facts = (const guint32 *) self->facts_start->data;
  const guint32 *away = (const guint32 *) self->away_start->data;
  const guint32 *agreements = (const guint32 *) self->agreements_start->data;
  const guint32 *contacts = (const guint32 *) self->contacts_start->data;

  g_array_index (self->registered, gint32, index) = g_array_index (one->registered, gint32, 0);
  replace_rows (self->facts, one->facts, facts[index], facts[index + 1]);
  replace_rows (self->assigned, one->assigned, facts[index], facts[index + 1]);
  replace_rows (self->away, one->away, away[index], away[index + 1]);
  replace_rows (self->agreements, one->agreements, agreements[index], agreements[index + 1]);
  replace_rows (self->signers, one->signers, agreements[index], agreements[index + 1]);
  replace_rows (self->contacts, one->contacts, contacts[index], contacts[index + 1]);
  move_starts (self->facts_start, index, one->facts->len);
  move_starts (self->away_start, index, one->away->len);
  move_starts (self->agreements_start, index, one->agreements->len);
  move_starts (self->contacts_start, index, one->contacts->len);
}

static gboolean
update_elder (SwDue        *self,
              SwConnection *connection,
              gint64        id,
              GArray       *gone,
              GArray       *come,
              gboolean     *stale,
              GError      **error)
{
  g_autoptr (SwDue) one = sw_due_new (&self->scope);
  guint index;

  if (!sw_due_find_elder (self, id, &index))
    {
      /* Of another community or caregiver; may be of this one from now on. */
      *stale = *stale || self->scope.community_id != SW_NONE || self->scope.caregiver_id != SW_NONE ||
               self->scope.organisation_id != SW_NONE;
      return TRUE;
    }

  one->needed_first = self->needed_first;
  one->needed_last = self->needed_last;
  g_array_append_vals (one->communities, self->communities->data, self->communities->len);
  if (!sw_due_fill_elder (one, connection, id, error))
    return FALSE;
  if (one->elder_ids->len == 0)
    {
      *stale = TRUE;
      return TRUE;
    }

  sw_due_append_slots (self, index, gone);
  sw_due_count_elder (self, index, -1);
  replace_elder (self, index, one);
  sw_due_count_elder (self, index, 1);
  sw_due_append_slots (self, index, come);

  return TRUE;
}

/**
 * sw_due_update:
 * @self: due visits
 * @store: the store that they were loaded from
 * @stale: (out): whether all has to be loaded again
 * @error: return location for an error
 *
 * Follows what was recorded since, as #SwStore::changed tells: only the elders
 * concerned are loaded and counted again. Where rules, emergencies or
 * substitutions changed, elders came or went, or very much was recorded,
 * @stale says so; what is there can be shown until the new is loaded. Whoever
 * listens to SwDue::updated is told which visits changed.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_due_update (SwDue    *self,
               SwStore  *store,
               gboolean *stale,
               GError  **error)
{
  SwConnection *connection = sw_store_get_connection (store);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  g_autoptr (GArray) come = g_array_new (FALSE, FALSE, sizeof (SwDueSlot));
  gboolean good = TRUE;
  gint64 last_change;

  g_return_val_if_fail (SW_IS_DUE (self), FALSE);
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  *stale = FALSE;
  if (!sw_connection_get_integer (connection, "SELECT max (id) FROM change", &last_change, error) ||
      !find_changed (self, connection, ids, stale, error))
    return FALSE;
  for (guint i = 0; good && !*stale && i < ids->len; i++)
    good = update_elder (self, connection, g_array_index (ids, gint64, i), gone, come, stale, error);
  if (good && !*stale)
    self->last_change = last_change;
  sw_due_tell_updated (self, gone, come);

  return good;
}
