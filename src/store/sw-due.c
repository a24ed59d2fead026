/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-due-private.h"
#include "sw-reader-task.h"
#include "sw-store-private.h"

/* SwDue holds what the schedule computes of, not the due visits: those of a
 * month of a big office are millions. */

G_DEFINE_FINAL_TYPE (SwDue, sw_due, G_TYPE_OBJECT)

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
sw_due_finalize (GObject *object)
{
  SwDue *self = SW_DUE (object);

  g_ptr_array_unref (self->rules);
  g_array_unref (self->schedule_rules);
  g_array_unref (self->emergencies);
  g_array_unref (self->communities);
  sw_substitutes_free (self->substitutes);
  g_array_unref (self->elder_ids);
  g_array_unref (self->registered);
  g_array_unref (self->facts);
  g_array_unref (self->assigned);
  g_array_unref (self->facts_start);
  g_array_unref (self->away);
  g_array_unref (self->away_start);
  g_array_unref (self->agreements);
  g_array_unref (self->signers);
  g_array_unref (self->agreements_start);
  g_array_unref (self->contacts);
  g_array_unref (self->contacts_start);
  g_free (self->counts);

  G_OBJECT_CLASS (sw_due_parent_class)->finalize (object);
}

static void
sw_due_class_init (SwDueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_due_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_ARRAY);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  return sw_due_slot_compare (a, b);
}

/* What is as it was is not told. */
void
sw_due_tell_updated (SwDue  *self,
                     GArray *gone,
                     GArray *come)
{
  SwDueSlot *before, *after;
  guint n_before = 0, n_after = 0, i = 0, k = 0;

  g_array_sort (gone, compare_slots);
  g_array_sort (come, compare_slots);
  before = (SwDueSlot *) gone->data;
  after = (SwDueSlot *) come->data;
  while (i < gone->len || k < come->len)
    {
      int order = i == gone->len ? 1 : k == come->len ? -1 : sw_due_slot_compare (&before[i], &after[k]);
      gboolean same = order == 0 && sw_due_slot_equal (&before[i], &after[k]);

      if (order <= 0 && same)
        i++;
      else if (order <= 0)
        before[n_before++] = before[i++];
      if (order >= 0 && same)
        k++;
      else if (order >= 0)
        after[n_after++] = after[k++];
    }
  g_array_set_size (gone, n_before);
  g_array_set_size (come, n_after);
  if (gone->len > 0 || come->len > 0)
    g_signal_emit (self, signals[UPDATED], 0, gone, come);
}

static void
sw_due_init (SwDue *self)
{
  self->most = G_MAXUINT;
  self->scope_organisation_id = SW_NONE;
  self->rules = g_ptr_array_new_with_free_func (g_object_unref);
  self->schedule_rules = g_array_new (FALSE, TRUE, sizeof (SwScheduleRule));
  self->emergencies = g_array_new (FALSE, TRUE, sizeof (SwScheduleEmergency));
  self->communities = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->elder_ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->registered = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->facts = g_array_new (FALSE, TRUE, sizeof (SwScheduleFacts));
  self->assigned = g_array_new (FALSE, TRUE, sizeof (SwDueAssigned));
  self->facts_start = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->away = g_array_new (FALSE, TRUE, sizeof (SwDaySpan));
  self->away_start = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->agreements = g_array_new (FALSE, TRUE, sizeof (SwDaySpan));
  self->signers = g_array_new (FALSE, TRUE, sizeof (SwDueSigned));
  self->agreements_start = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->contacts = g_array_new (FALSE, TRUE, sizeof (SwContact));
  self->contacts_start = g_array_new (FALSE, TRUE, sizeof (guint32));
}

SwDue *
sw_due_new (const SwDueScope *scope)
{
  SwDue *self = g_object_new (SW_TYPE_DUE, NULL);

  self->scope = *scope;
  return self;
}

/* What the schedule is asked with; it belongs to @self. */
SwSchedule
sw_due_schedule (SwDue *self)
{
  return (SwSchedule) {
    .today = (gint32) self->scope.today,
    .rules = (const SwScheduleRule *) self->schedule_rules->data,
    .n_rules = self->schedule_rules->len,
    .emergencies = (const SwScheduleEmergency *) self->emergencies->data,
    .n_emergencies = self->emergencies->len,
    .n_elders = self->elder_ids->len,
    .registered = (const gint32 *) self->registered->data,
    .facts = (const SwScheduleFacts *) self->facts->data,
    .facts_start = (const guint32 *) self->facts_start->data,
    .away = (const SwDaySpan *) self->away->data,
    .away_start = (const guint32 *) self->away_start->data,
    .agreements = (const SwDaySpan *) self->agreements->data,
    .agreements_start = (const guint32 *) self->agreements_start->data,
    .contacts = (const SwContact *) self->contacts->data,
    .contacts_start = (const guint32 *) self->contacts_start->data,
  };
}

/* Of gint64. */
int
sw_due_compare_ids (gconstpointer a,
                    gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

gboolean
sw_due_find_elder (SwDue  *self,
                   gint64  id,
                   guint  *index)
{
  return g_array_binary_search (self->elder_ids, &id, sw_due_compare_ids, index);
}

/* --- Loading ---------------------------------------------------------------- */

/**
 * sw_due_load:
 * @store: a store
 * @scope: what is asked for
 * @error: return location for an error
 *
 * Loads at once; where it may take longer than a blink, sw_due_load_async().
 *
 * Returns: (transfer full) (nullable): the due visits
 */
SwDue *
sw_due_load (SwStore          *store,
             const SwDueScope *scope,
             GError          **error)
{
  g_autoptr (SwDue) self = sw_due_new (scope);

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  if (!sw_due_fill (self, sw_store_get_connection (store), error))
    return NULL;

  sw_due_count_all (self);
  return g_steal_pointer (&self);
}

static gpointer
read_due (SwConnection *connection,
          gpointer      data,
          GError      **error)
{
  g_autoptr (SwDue) self = sw_due_new (data);

  if (!sw_due_fill (self, connection, error))
    return NULL;

  sw_due_count_all (self);
  return g_steal_pointer (&self);
}

/**
 * sw_due_load_async:
 * @store: a store
 * @scope: what is asked for
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads in a thread, of what is committed.
 */
void
sw_due_load_async (SwStore             *store,
                   const SwDueScope    *scope,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_return_if_fail (SW_IS_STORE (store));

  sw_reader_task_run (store, read_due, g_memdup2 (scope, sizeof *scope), g_free, g_object_unref, cancellable, callback,
                      user_data);
}

/**
 * sw_due_load_finish:
 * @store: the store
 * @result: the result
 * @error: return location for an error, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the due visits
 */
SwDue *
sw_due_load_finish (SwStore      *store,
                    GAsyncResult *result,
                    GError      **error)
{
  return sw_reader_task_finish (store, result, error);
}

/* --- What is there ---------------------------------------------------------- */

/**
 * sw_due_get_scope:
 * @self: due visits
 *
 * Returns: (transfer none): what was asked for; the first and the last day are known
 */
const SwDueScope *
sw_due_get_scope (SwDue *self)
{
  g_return_val_if_fail (SW_IS_DUE (self), NULL);

  return &self->scope;
}

/**
 * sw_due_get_n_elders:
 * @self: due visits
 *
 * Returns: of how many elders something is known, whether they are due or not
 */
guint
sw_due_get_n_elders (SwDue *self)
{
  g_return_val_if_fail (SW_IS_DUE (self), 0);

  return self->elder_ids->len;
}

/**
 * sw_due_get_rules:
 * @self: due visits
 *
 * Returns: (transfer none) (element-type SwRule): the rules that hold about then
 */
GPtrArray *
sw_due_get_rules (SwDue *self)
{
  g_return_val_if_fail (SW_IS_DUE (self), NULL);

  return self->rules;
}

/**
 * sw_due_get_rule:
 * @self: due visits
 * @id: the id of a rule
 *
 * Returns: (transfer none) (nullable): the rule
 */
SwRule *
sw_due_get_rule (SwDue  *self,
                 gint64  id)
{
  g_return_val_if_fail (SW_IS_DUE (self), NULL);

  for (guint i = 0; i < self->rules->len; i++)
    if (sw_record_get_id (self->rules->pdata[i]) == id)
      return self->rules->pdata[i];

  return NULL;
}

/**
 * sw_due_get_count:
 * @self: due visits
 * @day: a due day
 * @party: a SwParty, or %SW_NONE for all
 * @state: a state
 *
 * Returns: how many there are
 */
guint
sw_due_get_count (SwDue      *self,
                  SwDay       day,
                  gint64      party,
                  SwSlotState state)
{
  gint64 n = 0;

  g_return_val_if_fail (SW_IS_DUE (self), 0);

  if (day < self->scope.from || day > self->scope.to)
    return 0;
  for (gint64 p = 0; p < SW_N_PARTIES; p++)
    if (party == SW_NONE || party == p)
      n += self->counts[SW_SCHEDULE_COUNT (self->scope.from, day, p, state)];

  return (guint) n;
}

/* So many elders are counted at once: a register of the usual size in one go. */
#define COUNTED_AT_ONCE 200000

/* sw_due_count_overdue() with @most elders at once. */
gboolean
sw_due_count_overdue_by (SwStore       *store,
                         SwDay          today,
                         guint          most,
                         gint64        *count,
                         GCancellable  *cancellable,
                         GError       **error)
{
  SwDueScope scope = SW_DUE_SCOPE (SW_NONE, today, today);
  SwDueFilter overdue = SW_DUE_FILTER_ALL;
  gint64 after_id = 0;
  guint n;

  overdue.states = 1u << SW_SLOT_OVERDUE;
  *count = 0;
  do
    {
      g_autoptr (SwDue) due = sw_due_new (&scope);
      g_autoptr (GArray) sums = NULL;

      due->after_id = after_id;
      due->most = most;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !sw_due_fill (due, sw_store_get_connection (store), error))
        return FALSE;

      sums = sw_due_get_sums (due, SW_DUE_BY_PARTY, &overdue);
      for (guint i = 0; i < sums->len; i++)
        *count += sw_due_sum_asked (&g_array_index (sums, SwDueSum, i));
      n = due->elder_ids->len;
      if (n > 0)
        after_id = g_array_index (due->elder_ids, gint64, n - 1);
    }
  while (n == most);

  return TRUE;
}

/**
 * sw_due_count_overdue:
 * @store: a store
 * @today: the day on which it is told
 * @count: (out): how many visits are overdue in the windows that are open
 * @cancellable: (nullable): to stop it
 * @error: return location for what went wrong
 *
 * Counts part by part, so that a register of a million elders takes no more memory
 * than a part of it.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_due_count_overdue (SwStore       *store,
                      SwDay          today,
                      gint64        *count,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return sw_due_count_overdue_by (store, today, COUNTED_AT_ONCE, count, cancellable, error);
}
