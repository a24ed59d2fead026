/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-substitutes.h"

typedef struct
{
  gint64 caregiver_id;
  gint64 substitute_id;
  SwDay  from;
  SwDay  to;
} Leave;

/**
 * SwSubstitutes:
 *
 * Who stands in for whom on the days of a span. A substitute may be on leave, too, and have
 * one. Everything that asks who is meant to visit asks here, so that a list of due visits, a
 * silence and the board of an emergency name the same.
 */
struct _SwSubstitutes
{
  GArray *leaves; /* Leave, by caregiver; of several on a day the first entered counts */
  GArray *ended;  /* End, by caregiver: who does not serve on all days of the span */
};

typedef struct
{
  gint64 caregiver_id;
  SwDay  last;
} End;

static const char sql[] =
  "SELECT caregiver_id, substitute_id, from_day, to_day FROM substitution "
  "WHERE (?1 IS NULL OR to_day >= ?1) AND (?2 IS NULL OR from_day <= ?2) ORDER BY caregiver_id, id";

static const char ended_sql[] =
  "SELECT id, ended_day FROM caregiver WHERE ended_day IS NOT NULL AND (?1 IS NULL OR ended_day < ?1) ORDER BY id";

static gboolean
load_ended (SwSubstitutes  *self,
            SwConnection   *connection,
            SwDay           to,
            GError        **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, ended_sql, error);
  SwStep step;

  if (statement == NULL)
    return FALSE;
  sw_statement_bind_integer (statement, 1, to);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      End end = { sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1) };

      g_array_append_val (self->ended, end);
    }

  return step != SW_STEP_ERROR;
}

/**
 * sw_substitutes_load:
 * @connection: a connection
 * @from: the first day that will be asked for, or %SW_NONE
 * @to: the last one, or %SW_NONE
 * @error: return location for an error
 *
 * Loads who is on leave, and whose service has ended.
 *
 * Returns: (transfer full) (nullable): the substitutes
 */
SwSubstitutes *
sw_substitutes_load (SwConnection  *connection,
                     SwDay          from,
                     SwDay          to,
                     GError       **error)
{
  g_autoptr (SwStatement) statement = sw_connection_prepare (connection, sql, error);
  g_autoptr (SwSubstitutes) self = g_new0 (SwSubstitutes, 1);
  SwStep step;

  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leave));
  self->ended = g_array_new (FALSE, FALSE, sizeof (End));
  if (statement == NULL)
    return NULL;
  sw_statement_bind_integer (statement, 1, from);
  sw_statement_bind_integer (statement, 2, to);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    {
      Leave leave = {
        sw_statement_get_integer (statement, 0), sw_statement_get_integer (statement, 1),
        sw_statement_get_integer (statement, 2), sw_statement_get_integer (statement, 3),
      };

      g_array_append_val (self->leaves, leave);
    }

  if (step == SW_STEP_ERROR || !load_ended (self, connection, to, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * sw_substitutes_free:
 * @self: (transfer full) (nullable): substitutes
 *
 * Frees them.
 */
void
sw_substitutes_free (SwSubstitutes *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->leaves);
  g_array_unref (self->ended);
  g_free (self);
}

/* NULL for who is there. */
static const Leave *
find_leave (const SwSubstitutes *self,
            gint64               caregiver_id,
            SwDay                day)
{
  const Leave *leaves = (const Leave *) self->leaves->data;
  guint low = 0, high = self->leaves->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (leaves[middle].caregiver_id < caregiver_id)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->leaves->len && leaves[low].caregiver_id == caregiver_id; low++)
    if (day >= leaves[low].from && day <= leaves[low].to)
      return &leaves[low];

  return NULL;
}

/**
 * sw_substitutes_find:
 * @self: substitutes
 * @caregiver_id: a caregiver, or %SW_NONE
 * @day: a day of the span
 *
 * Finds who visits in the place of somebody. Where those who are on leave only stand in for
 * each other, nobody does.
 *
 * Returns: who is there, through as many substitutes as it takes; the caregiver where nobody is
 */
gint64
sw_substitutes_find (const SwSubstitutes *self,
                     gint64               caregiver_id,
                     SwDay                day)
{
  gint64 id = caregiver_id;

  /* Who comes twice goes round in a circle. */
  for (guint turn = 0; turn <= self->leaves->len; turn++)
    {
      const Leave *leave = find_leave (self, id, day);

      if (leave == NULL)
        return id;
      id = leave->substitute_id;
    }

  return caregiver_id;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *one = a, *other = b;

  return (one->caregiver_id > other->caregiver_id) - (one->caregiver_id < other->caregiver_id);
}

static gboolean
serves (const SwSubstitutes *self,
        gint64               caregiver_id,
        SwDay                day)
{
  End end = { caregiver_id, SW_NONE };
  guint i;

  return !g_array_binary_search (self->ended, &end, compare_ends, &i) || g_array_index (self->ended, End, i).last >= day;
}

/**
 * sw_substitutes_find_meant:
 * @self: substitutes
 * @assigned_id: the worker or neighbour whom the register names, or %SW_NONE
 * @signer_id: the one whom the agreement names that is in force on @day, or %SW_NONE
 * @day: a day of the span
 *
 * Finds who is meant to visit. The register says it, and where it does not, the agreement. Whoever
 * does not serve any more visits nobody: a visit in that name would be on nobody's list.
 *
 * Returns: who it is, or who visits in that place; %SW_NONE for nobody
 */
gint64
sw_substitutes_find_meant (const SwSubstitutes *self,
                           gint64               assigned_id,
                           gint64               signer_id,
                           SwDay                day)
{
  const gint64 ids[] = { assigned_id, signer_id };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint64 id = ids[i] != SW_NONE ? sw_substitutes_find (self, ids[i], day) : SW_NONE;

      if (id != SW_NONE && serves (self, id, day))
        return id;
    }

  return SW_NONE;
}

/**
 * sw_substitutes_stands_in:
 * @self: substitutes
 * @substitute_id: a caregiver
 * @caregiver_id: another, or %SW_NONE
 * @day: a day of the span
 *
 * Asks whether a visit of one counts as one of the other. That of a substitute who is on leave
 * and comes all the same does.
 *
 * Returns: whether @substitute_id is @caregiver_id, or stands in for that one
 */
gboolean
sw_substitutes_stands_in (const SwSubstitutes *self,
                          gint64               substitute_id,
                          gint64               caregiver_id,
                          SwDay                day)
{
  gint64 id = caregiver_id;

  for (guint turn = 0; turn <= self->leaves->len && id != substitute_id; turn++)
    {
      const Leave *leave = find_leave (self, id, day);

      if (leave == NULL)
        return FALSE;
      id = leave->substitute_id;
    }

  return id == substitute_id;
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/**
 * sw_substitutes_get_absent:
 * @self: substitutes
 * @substitute_id: a caregiver
 *
 * Finds those in whose place somebody may visit on some day of the span.
 *
 * Returns: (transfer full) (element-type gint64): @substitute_id, and all who are on leave and
 *   whose substitutes lead there
 */
GArray *
sw_substitutes_get_absent (const SwSubstitutes *self,
                           gint64               substitute_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, substitute_id);
  for (guint i = 0; i < ids->len; i++)
    for (guint k = 0; k < self->leaves->len; k++)
      {
        const Leave *leave = &g_array_index (self->leaves, Leave, k);

        if (leave->substitute_id == g_array_index (ids, gint64, i) && !has_id (ids, leave->caregiver_id))
          g_array_append_val (ids, leave->caregiver_id);
      }

  return ids;
}
