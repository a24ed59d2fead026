/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first page shows, computed without widgets. */
#include "sw-today.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-office.h"
#include "sw-store-query.h"

#define KEY_AGE 80

static void
emergency_clear (gpointer data)
{
  g_clear_object (&((SwTodayEmergency *) data)->emergency);
}

/**
 * sw_today_free:
 * @self: (transfer full) (nullable): what the first page shows
 *
 * Frees it.
 */
void
sw_today_free (SwToday *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->due);
  g_clear_pointer (&self->parties, g_array_unref);
  g_clear_pointer (&self->caregivers, g_array_unref);
  g_clear_pointer (&self->silences, g_array_unref);
  g_clear_pointer (&self->emergencies, g_array_unref);
  g_free (self);
}

static SwTodaySum *
find_sum (GArray         *sums,
          const SwDueSum *one)
{
  SwTodaySum sum = { one->key, one->organisation_id, 0, 0, 0 };

  for (guint i = 0; i < sums->len; i++)
    {
      SwTodaySum *known = &g_array_index (sums, SwTodaySum, i);

      if (known->key == one->key && known->organisation_id == one->organisation_id)
        return known;
    }

  g_array_append_val (sums, sum);

  return &g_array_index (sums, SwTodaySum, sums->len - 1);
}

/* Counts a visit, or with -1 counts it no longer. */
static void
count_slot (SwToday         *self,
            GArray          *sums,
            SwDueBy          by,
            const SwDueSlot *slot,
            int              sign)
{
  const SwDueSum one = {
    .key = by == SW_DUE_BY_PARTY ? slot->party : slot->caregiver_id,
    .organisation_id = by == SW_DUE_BY_CAREGIVER ? slot->organisation_id : SW_NONE,
  };
  SwTodaySum *sum;

  if (slot->due_day != self->day && slot->state != SW_SLOT_OVERDUE)
    return;

  sum = find_sum (sums, &one);
  if (slot->due_day == self->day)
    {
      sum->n_due += sign;
      if (slot->state == SW_SLOT_MET || slot->state == SW_SLOT_LATE)
        sum->n_done += sign;
    }
  if (slot->state == SW_SLOT_OVERDUE)
    sum->n_overdue += sign;
}

static void
follow_by (SwToday *self,
           GArray  *sums,
           SwDueBy  by,
           GArray  *gone,
           GArray  *come)
{
  for (guint i = 0; i < gone->len; i++)
    count_slot (self, sums, by, &g_array_index (gone, SwDueSlot, i), -1);
  for (guint i = 0; i < come->len; i++)
    count_slot (self, sums, by, &g_array_index (come, SwDueSlot, i), 1);
  for (guint i = sums->len; i-- > 0;)
    if (g_array_index (sums, SwTodaySum, i).n_due == 0 && g_array_index (sums, SwTodaySum, i).n_overdue == 0)
      g_array_remove_index (sums, i);
}

static GArray *
count_by (SwToday *self,
          SwDueBy  by)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (SwTodaySum));
  SwDueFilter today = SW_DUE_FILTER_ALL, overdue = SW_DUE_FILTER_ALL;
  g_autoptr (GArray) of_today = NULL;
  g_autoptr (GArray) of_before = NULL;

  today.from = today.to = self->day;
  of_today = sw_due_get_sums (self->due, by, &today);
  for (guint i = 0; i < of_today->len; i++)
    {
      const SwDueSum *one = &g_array_index (of_today, SwDueSum, i);
      SwTodaySum *sum = find_sum (sums, one);

      sum->n_due += sw_due_sum_asked (one);
      sum->n_done += one->counts[SW_SLOT_MET] + one->counts[SW_SLOT_LATE];
    }

  overdue.states = 1u << SW_SLOT_OVERDUE;
  of_before = sw_due_get_sums (self->due, by, &overdue);
  for (guint i = 0; i < of_before->len; i++)
    {
      const SwDueSum *one = &g_array_index (of_before, SwDueSum, i);

      if (one->counts[SW_SLOT_OVERDUE] > 0)
        find_sum (sums, one)->n_overdue += one->counts[SW_SLOT_OVERDUE];
    }

  return sums;
}

static int
compare_by_party (gconstpointer a,
                  gconstpointer b)
{
  const SwTodaySum *one = a, *other = b;

  return one->key < other->key ? -1 : one->key > other->key;
}

static int
compare_by_work (gconstpointer a,
                 gconstpointer b)
{
  const SwTodaySum *one = a, *other = b;
  gint64 rest = one->n_due - one->n_done, other_rest = other->n_due - other->n_done;

  if (one->n_overdue != other->n_overdue)
    return one->n_overdue > other->n_overdue ? -1 : 1;
  if (rest != other_rest)
    return rest > other_rest ? -1 : 1;

  return compare_by_party (a, b);
}

static void
sort_sums (SwToday *self)
{
  g_array_sort (self->parties, compare_by_party);
  g_array_sort (self->caregivers, compare_by_work);
}

/* All of them: in an office of 100,000 elders longer than a blink. */
static void
count_due (SwToday *self)
{
  self->parties = count_by (self, SW_DUE_BY_PARTY);
  self->caregivers = count_by (self, SW_DUE_BY_CAREGIVER);
  sort_sums (self);
}

/**
 * sw_today_follow:
 * @self: what the first page shows, with its due visits
 * @gone: (element-type SwDueSlot): what SwDue::updated tells
 * @come: (element-type SwDueSlot): what it tells
 *
 * Counts what changed.
 */
void
sw_today_follow (SwToday *self,
                 GArray  *gone,
                 GArray  *come)
{
  follow_by (self, self->parties, SW_DUE_BY_PARTY, gone, come);
  follow_by (self, self->caregivers, SW_DUE_BY_CAREGIVER, gone, come);
  sort_sums (self);
}

/**
 * sw_today_take_due:
 * @self: what the first page shows, loaded without due visits
 * @before: what it showed before
 *
 * Takes the due visits and their counts, which have followed what was recorded.
 */
void
sw_today_take_due (SwToday *self,
                   SwToday *before)
{
  g_return_if_fail (self->due == NULL);

  self->due = g_object_ref (before->due);
  self->parties = g_array_ref (before->parties);
  self->caregivers = g_array_ref (before->caregivers);
}

/**
 * sw_today_n_overdue:
 * @self: what the first page shows
 *
 * Returns: how many visits are overdue
 */
gint64
sw_today_n_overdue (SwToday *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->parties->len; i++)
    n += g_array_index (self->parties, SwTodaySum, i).n_overdue;

  return n;
}

/**
 * sw_today_eighty_text:
 * @day: a day
 *
 * Returns: (transfer full): the filter of those who are in the register and turn 80 within 30 days
 */
char *
sw_today_eighty_text (SwDay day)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *after = sw_day_format_iso (sw_day_add_years (day, -KEY_AGE));
  g_autofree char *until = sw_day_format_iso (sw_day_add_years (day + SW_TODAY_EIGHTY_DAYS, -KEY_AGE));

  sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, (const char *const[]) { "active", NULL }, NULL);
  sw_query_set_condition (query, "birth_day", SW_OPERATOR_GREATER, (const char *const[]) { after, NULL }, NULL);
  sw_query_set_condition (query, "birth_day", SW_OPERATOR_LESS_EQUAL, (const char *const[]) { until, NULL }, NULL);

  return sw_query_to_text (query);
}

static gboolean
count_eighty (SwStore  *store,
              SwToday  *self,
              GError  **error)
{
  g_autofree char *text = sw_today_eighty_text (self->day);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);

  sw_query_set_day (query, self->day);
  if (!sw_query_set_text (query, text, error))
    return FALSE;
  self->n_eighty = sw_store_query_count (store, query, error);

  return self->n_eighty >= 0;
}

static gboolean
load_emergencies (SwStore  *store,
                  SwToday  *self,
                  int       minute,
                  GError  **error)
{
  g_autoptr (GPtrArray) all = sw_emergencies_load (store, self->day, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      SwTodayEmergency one = { all->pdata[i], 0, 0, 0 };
      g_autoptr (GArray) board = sw_emergencies_get_board (store, one.emergency, self->day, minute, error);

      if (board == NULL)
        return FALSE;
      g_object_ref (one.emergency);
      one.n_elders = board->len;
      for (guint k = 0; k < board->len; k++)
        {
          one.n_safe += g_array_index (board, SwBoardRow, k).state == SW_BOARD_SAFE;
          one.n_escalated += g_array_index (board, SwBoardRow, k).escalated;
        }
      g_array_append_val (self->emergencies, one);
    }

  return TRUE;
}

/**
 * sw_today_load:
 * @store: a store
 * @day: the day
 * @minute: the minute of the day, for the board of an emergency
 * @with_due: whether the due visits are wanted; they are the most of it
 * @n_silences: how many of the longest silences are wanted
 * @cancellable: (nullable): to stop it between its parts
 * @error: return location for an error
 *
 * Loads what the first page shows.
 *
 * Returns: (transfer full) (nullable): it
 */
SwToday *
sw_today_load (SwStore       *store,
               SwDay          day,
               int            minute,
               gboolean       with_due,
               guint          n_silences,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (SwToday) self = g_new0 (SwToday, 1);
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwDueScope scope = SW_DUE_SCOPE (SW_NONE, day, day);

  if (office == NULL)
    return NULL;

  self->day = day;
  self->wait_days = office->signature_wait_days != SW_NONE ? office->signature_wait_days : SW_SIGNATURE_WAIT_DAYS;
  self->emergencies = g_array_new (FALSE, TRUE, sizeof (SwTodayEmergency));
  g_array_set_clear_func (self->emergencies, emergency_clear);

  if (with_due)
    {
      self->due = sw_due_load (store, &scope, error);
      if (self->due == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      count_due (self);
    }

  self->silences = sw_silence_load (store, SW_NONE, day, n_silences + 1, error);
  if (self->silences == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->has_more_silences = self->silences->len > n_silences;
  if (self->has_more_silences)
    g_array_set_size (self->silences, n_silences);
  if (!sw_agreements_count (store, day, &self->agreements, error) ||
      !count_eighty (store, self, error) || !load_emergencies (store, self, minute, error))
    return NULL;

  return g_steal_pointer (&self);
}

typedef struct
{
  gboolean with_due;
  guint    n_silences;
} Wanted;

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (source, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const Wanted *wanted = data;
  SwToday *today = NULL;

  if (store != NULL)
    today = sw_today_load (store, sw_day_today (), g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now),
                           wanted->with_due, wanted->n_silences, cancellable, &error);
  if (today != NULL)
    g_task_return_pointer (task, today, (GDestroyNotify) sw_today_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * sw_today_load_async:
 * @store: a store
 * @with_due: whether the due visits are wanted
 * @n_silences: how many of the longest silences are wanted
 * @cancellable: (nullable): to give it up
 * @callback: is called in the thread of the window
 * @user_data: for @callback
 *
 * Loads what the first page shows now, in a thread with a connection of its own.
 */
void
sw_today_load_async (SwStore             *store,
                     gboolean             with_due,
                     guint                n_silences,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  const Wanted wanted = { with_due, n_silences };

  g_task_set_source_tag (task, sw_today_load_async);
  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * sw_today_load_finish:
 * @store: the store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the first page shows
 */
SwToday *
sw_today_load_finish (SwStore       *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sw_today_notice:
 * @n_open: how many visits are due today and not made yet
 * @n_overdue: how many are overdue from the days before
 * @title: (out): what the notice of the morning says first
 * @body: (out): the rest
 *
 * Returns: whether there is something to say
 */
gboolean
sw_today_notice (gint64   n_open,
                 gint64   n_overdue,
                 char   **title,
                 char   **body)
{
  g_autofree char *overdue = g_strdup_printf (ngettext ("%d visit is overdue", "%d visits are overdue", (gulong) n_overdue),
                                              (int) n_overdue);

  if (n_open + n_overdue == 0)
    return FALSE;

  if (n_open == 0)
    {
      *title = g_steal_pointer (&overdue);
      *body = g_strdup (_("Nothing is due today."));
      return TRUE;
    }
  *title = g_strdup_printf (ngettext ("%d visit is due today", "%d visits are due today", (gulong) n_open), (int) n_open);
  *body = n_overdue == 0 ? g_strdup (_("Nothing is overdue.")) :
          g_strdup_printf (ngettext ("%d is overdue.", "%d are overdue.", (gulong) n_overdue), (int) n_overdue);

  return TRUE;
}

/**
 * sw_today_silence_text:
 * @silence: an elder whom nobody has reached
 * @store: the store, for the names
 *
 * Returns: (transfer full): where the elder lives and who was meant to visit: the worker, or the neighbour where
 *   there is no worker
 */
char *
sw_today_silence_text (const SwSilence *silence,
                       SwStore         *store)
{
  gint64 meant = silence->worker_id != SW_NONE ? silence->worker_id : silence->neighbour_id;
  const char *community = sw_store_get_name (store, SW_TYPE_COMMUNITY, silence->community_id);
  const char *name = sw_store_get_name (store, SW_TYPE_CAREGIVER, meant);

  return g_strdup_printf ("%s · %s", community != NULL ? community : "", name != NULL ? name : _("Nobody assigned"));
}
