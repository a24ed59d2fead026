/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the arrays of due visits. */
#include <string.h>

#include "sw-due-private.h"

/* Rows that hang on elders, in the order of elders: either all of them at once,
 * or those of one elder after the other. */
typedef struct
{
  SwConnection *connection;
  const char   *sql;
  gboolean      one; /* ?1 is the elder, else the one before the first */
  SwDay         first;
  SwDay         last;
  SwStatement  *statement;
  SwStep        step;
} Cursor;

/* The columns of which facts are made, the same for today and for the past. */
#define FACTS_COLUMNS \
  "community_id, category, child_residence, low_income, destitute, special_family, left_behind, care_ability, " \
  "dementia, disability_degree, homecare_client, homecare_organisation_id, worker_id, neighbour_id"

enum
{
  COLUMN_ELDER,
  COLUMN_DAY, /* the birth day, or the last day of the past */
  COLUMN_COMMUNITY,
  COLUMN_CATEGORY,
  COLUMN_CHILD_RESIDENCE,
  COLUMN_LOW_INCOME,
  COLUMN_DESTITUTE,
  COLUMN_SPECIAL_FAMILY,
  COLUMN_LEFT_BEHIND,
  COLUMN_CARE_ABILITY,
  COLUMN_DEMENTIA,
  COLUMN_DISABILITY_DEGREE,
  COLUMN_HOMECARE_CLIENT,
  COLUMN_ORGANISATION,
  COLUMN_WORKER,
  COLUMN_NEIGHBOUR,
  COLUMN_REGISTERED
};

/* The statements for all, and for one elder. */
static const char *const elder_sql[] = {
  "SELECT id, birth_day, " FACTS_COLUMNS ", registered_day FROM elder WHERE id > ?1 ORDER BY id",
  "SELECT id, birth_day, " FACTS_COLUMNS ", registered_day FROM elder WHERE id = ?1",
};
static const char *const past_sql[] = {
  "SELECT elder_id, to_day, " FACTS_COLUMNS " FROM elder_past WHERE elder_id > ?1 AND to_day >= ?2 "
  "AND NOT undone AND NOT replaced ORDER BY elder_id, to_day",
  "SELECT elder_id, to_day, " FACTS_COLUMNS " FROM elder_past WHERE elder_id = ?1 AND to_day >= ?2 "
  "AND NOT undone AND NOT replaced ORDER BY to_day",
};
static const char *const away_sql[] = {
  "SELECT elder_id, from_day, to_day FROM status_span WHERE elder_id > ?1 AND from_day <= ?3 "
  "AND (to_day IS NULL OR to_day >= ?2) ORDER BY elder_id",
  "SELECT elder_id, from_day, to_day FROM status_span WHERE elder_id = ?1 AND from_day <= ?3 "
  "AND (to_day IS NULL OR to_day >= ?2)",
};
static const char *const agreement_sql[] = {
  "SELECT elder_id, in_force_day, ended_day, worker_id, neighbour_id FROM agreement "
  "WHERE elder_id > ?1 AND in_force_day IS NOT NULL AND in_force_day <= ?3 AND (ended_day IS NULL OR ended_day >= ?2) "
  "ORDER BY elder_id",
  "SELECT elder_id, in_force_day, ended_day, worker_id, neighbour_id FROM agreement "
  "WHERE elder_id = ?1 AND in_force_day IS NOT NULL AND in_force_day <= ?3 AND (ended_day IS NULL OR ended_day >= ?2)",
};
/* Both are answered by an index alone. */
static const char *const visit_sql[] = {
  "SELECT elder_id, day, party, channel, outcome, services FROM visit WHERE day BETWEEN ?2 AND ?3",
  "SELECT elder_id, day, party, channel, outcome, services FROM visit WHERE elder_id = ?1 AND day BETWEEN ?2 AND ?3 "
  "ORDER BY day",
};

static gboolean
cursor_open (Cursor  *self,
             gint64   elder_id,
             GError **error)
{
  self->statement = sw_connection_prepare (self->connection, self->sql, error);
  self->step = SW_STEP_ERROR;
  if (self->statement == NULL)
    return FALSE;

  sw_statement_bind_integer (self->statement, 1, elder_id);
  sw_statement_bind_integer (self->statement, 2, self->first);
  sw_statement_bind_integer (self->statement, 3, self->last);
  self->step = sw_statement_step (self->statement, error);

  return self->step != SW_STEP_ERROR;
}

static void
cursor_close (Cursor *self)
{
  g_clear_pointer (&self->statement, sw_statement_release);
}

/* Goes to the first row of an elder; what is before it belongs to elders who are
 * not asked for. */
static gboolean
cursor_seek (Cursor  *self,
             gint64   elder_id,
             GError **error)
{
  if (self->one)
    {
      cursor_close (self);
      return cursor_open (self, elder_id, error);
    }

  while (self->step == SW_STEP_ROW && sw_statement_get_number (self->statement, 0) < elder_id)
    self->step = sw_statement_step (self->statement, error);

  return self->step != SW_STEP_ERROR;
}

static gboolean
cursor_is_at (Cursor *self,
              gint64  elder_id)
{
  return self->step == SW_STEP_ROW && sw_statement_get_number (self->statement, 0) == elder_id;
}

static void
cursor_next (Cursor  *self,
             GError **error)
{
  self->step = sw_statement_step (self->statement, error);
}

/* --- Elders ----------------------------------------------------------------- */

static gint64
enum_column (SwStatement  *statement,
             int           column,
             const SwEnum *enumeration)
{
  const char *nick = sw_statement_get_text (statement, column);
  const SwEnumValue *value = nick ? sw_enum_find_nick (enumeration, nick) : NULL;

  return value ? value->value : SW_NONE;
}

static void
append_facts (SwDue       *self,
              SwStatement *row,
              SwDay        birth_day,
              gint32       last)
{
  SwElderFacts values = {
    .birth_day = birth_day,
    .category = enum_column (row, COLUMN_CATEGORY, &sw_category_enum),
    .child_residence = enum_column (row, COLUMN_CHILD_RESIDENCE, &sw_child_residence_enum),
    .low_income = sw_statement_get_integer (row, COLUMN_LOW_INCOME),
    .destitute = sw_statement_get_integer (row, COLUMN_DESTITUTE),
    .special_family = sw_statement_get_integer (row, COLUMN_SPECIAL_FAMILY),
    .left_behind = sw_statement_get_integer (row, COLUMN_LEFT_BEHIND),
    .care_ability = enum_column (row, COLUMN_CARE_ABILITY, &sw_care_ability_enum),
    .dementia = sw_statement_get_integer (row, COLUMN_DEMENTIA),
    .disability_degree = enum_column (row, COLUMN_DISABILITY_DEGREE, &sw_disability_degree_enum),
    .homecare_client = sw_statement_get_integer (row, COLUMN_HOMECARE_CLIENT),
  };
  SwScheduleFacts facts = sw_schedule_facts (&values);
  SwDueAssigned assigned = {
    sw_statement_get_integer (row, COLUMN_COMMUNITY),
    sw_statement_get_integer (row, COLUMN_WORKER),
    sw_statement_get_integer (row, COLUMN_NEIGHBOUR),
    sw_statement_get_integer (row, COLUMN_ORGANISATION),
  };

  facts.last = last;
  facts.group = sw_due_group_of (self, assigned.community_id);
  g_array_append_val (self->facts, facts);
  g_array_append_val (self->assigned, assigned);
}

static void
append_start (GArray *starts,
              GArray *rows)
{
  guint32 start = rows->len;

  g_array_append_val (starts, start);
}

/* The elder of the row of @elders and all that hangs on them but the visits. */
static gboolean
append_elder (SwDue   *self,
              Cursor  *elders,
              Cursor  *past,
              Cursor  *away,
              Cursor  *agreements,
              GError **error)
{
  gint64 id = sw_statement_get_integer (elders->statement, COLUMN_ELDER);
  SwDay birth_day = sw_statement_get_integer (elders->statement, COLUMN_DAY);
  gint32 registered = sw_due_day32 (sw_statement_get_integer (elders->statement, COLUMN_REGISTERED), G_MAXINT32);

  if (!cursor_seek (past, id, error) || !cursor_seek (away, id, error) || !cursor_seek (agreements, id, error))
    return FALSE;

  g_array_append_val (self->elder_ids, id);
  g_array_append_val (self->registered, registered);
  for (; cursor_is_at (past, id); cursor_next (past, error))
    append_facts (self, past->statement, birth_day,
                  sw_due_day32 (sw_statement_get_integer (past->statement, COLUMN_DAY), G_MAXINT32));
  append_facts (self, elders->statement, birth_day, G_MAXINT32);
  for (; cursor_is_at (away, id); cursor_next (away, error))
    {
      SwDaySpan span = { sw_due_day32 (sw_statement_get_integer (away->statement, 1), G_MININT32),
                         sw_due_day32 (sw_statement_get_integer (away->statement, 2), G_MAXINT32) };

      g_array_append_val (self->away, span);
    }
  for (; cursor_is_at (agreements, id); cursor_next (agreements, error))
    {
      SwDaySpan span = { sw_due_day32 (sw_statement_get_integer (agreements->statement, 1), G_MININT32),
                         sw_due_day32 (sw_statement_get_integer (agreements->statement, 2), G_MAXINT32) };
      SwDueSigned signers = { sw_statement_get_integer (agreements->statement, 3),
                              sw_statement_get_integer (agreements->statement, 4) };

      g_array_append_val (self->agreements, span);
      g_array_append_val (self->signers, signers);
    }
  append_start (self->facts_start, self->facts);
  append_start (self->away_start, self->away);
  append_start (self->agreements_start, self->agreements);

  return past->step != SW_STEP_ERROR && away->step != SW_STEP_ERROR && agreements->step != SW_STEP_ERROR;
}

static Cursor
make_cursor (SwDue             *self,
             SwConnection      *connection,
             const char *const *sql,
             gboolean           one)
{
  return (Cursor) { .connection = connection, .sql = sql[one], .one = one, .first = self->needed_first,
                    .last = self->needed_last, .step = SW_STEP_DONE };
}

/* @ids: the elders in order, or NULL for all. */
static gboolean
load_elders (SwDue        *self,
             SwConnection *connection,
             GArray       *ids,
             GError      **error)
{
  gboolean one = ids != NULL, good = TRUE;
  Cursor elders = make_cursor (self, connection, elder_sql, one);
  Cursor past = make_cursor (self, connection, past_sql, one);
  Cursor away = make_cursor (self, connection, away_sql, one);
  Cursor agreements = make_cursor (self, connection, agreement_sql, one);

  if (!one)
    {
      good = cursor_open (&past, self->after_id, error) && cursor_open (&away, self->after_id, error) &&
             cursor_open (&agreements, self->after_id, error) && cursor_open (&elders, self->after_id, error);
      for (; good && elders.step == SW_STEP_ROW && self->elder_ids->len < self->most; cursor_next (&elders, error))
        good = append_elder (self, &elders, &past, &away, &agreements, error);
      good = good && elders.step != SW_STEP_ERROR;
    }
  else
    {
      for (guint i = 0; good && i < ids->len; i++)
        {
          good = cursor_seek (&elders, g_array_index (ids, gint64, i), error);
          if (good && elders.step == SW_STEP_ROW)
            good = append_elder (self, &elders, &past, &away, &agreements, error);
        }
    }

  cursor_close (&elders);
  cursor_close (&past);
  cursor_close (&away);
  cursor_close (&agreements);

  return good;
}

/* --- Visits ----------------------------------------------------------------- */

static gboolean
read_contact (SwStatement *row,
              SwContact   *contact)
{
  int outcome = (int) sw_statement_get_number (row, 4);

  if (outcome != SW_OUTCOME_REACHED && outcome != SW_OUTCOME_ABNORMAL)
    return FALSE;

  *contact = (SwContact) {
    .day = (gint32) sw_statement_get_number (row, 1),
    .party = (guint32) sw_statement_get_number (row, 2),
    .channel = (guint32) sw_statement_get_number (row, 3),
    .outcome = outcome,
    .services = (guint32) sw_statement_get_number (row, 5),
  };
  return TRUE;
}

/* Elders' numbers are mostly dense: then a table tells the index. */
static guint32 *
make_index_table (SwDue  *self,
                  gint64 *first_id,
                  gint64 *last_id)
{
  guint n = self->elder_ids->len;
  guint32 *table;

  *first_id = g_array_index (self->elder_ids, gint64, 0);
  *last_id = g_array_index (self->elder_ids, gint64, n - 1);
  if (*last_id - *first_id > (gint64) n * 8 + 1024)
    return NULL;

  table = g_new (guint32, *last_id - *first_id + 1);
  memset (table, 0xff, (*last_id - *first_id + 1) * sizeof *table);
  for (guint i = 0; i < n; i++)
    table[g_array_index (self->elder_ids, gint64, i) - *first_id] = i;

  return table;
}

/* Rows come by day; they are laid out by elder, which keeps the order of days. */
static void
sort_contacts (SwDue  *self,
               GArray *contacts,
               GArray *elders)
{
  guint n = self->elder_ids->len;
  guint32 *starts;

  g_array_set_size (self->contacts_start, n + 1);
  starts = (guint32 *) self->contacts_start->data;
  memset (starts, 0, (n + 1) * sizeof *starts);
  for (guint i = 0; i < elders->len; i++)
    starts[g_array_index (elders, guint32, i) + 1]++;
  for (guint i = 0; i < n; i++)
    starts[i + 1] += starts[i];

  g_array_set_size (self->contacts, contacts->len);
  for (guint i = 0; i < contacts->len; i++)
    g_array_index (self->contacts, SwContact, starts[g_array_index (elders, guint32, i)]++) =
      g_array_index (contacts, SwContact, i);
  memmove (starts + 1, starts, n * sizeof *starts);
  starts[0] = 0;
}

static gboolean
load_all_contacts (SwDue        *self,
                   SwConnection *connection,
                   GError      **error)
{
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (SwContact));
  g_autoptr (GArray) elders = g_array_new (FALSE, FALSE, sizeof (guint32));
  gint64 first_id, last_id;
  g_autofree guint32 *table = make_index_table (self, &first_id, &last_id);
  Cursor visits = make_cursor (self, connection, visit_sql, FALSE);

  visits.last = MIN (self->needed_last, self->scope.today);
  if (cursor_open (&visits, 0, error))
    for (; visits.step == SW_STEP_ROW; cursor_next (&visits, error))
      {
        gint64 id = sw_statement_get_number (visits.statement, 0);
        SwContact contact;
        guint32 index;

        if (id < first_id || id > last_id || !read_contact (visits.statement, &contact))
          continue;
        if (table)
          index = table[id - first_id];
        else if (!sw_due_find_elder (self, id, &index))
          continue;
        if (index == G_MAXUINT32)
          continue;
        g_array_append_val (contacts, contact);
        g_array_append_val (elders, index);
      }
  cursor_close (&visits);
  if (visits.step == SW_STEP_ERROR)
    return FALSE;

  sort_contacts (self, contacts, elders);
  return TRUE;
}

static gboolean
load_contacts_of_elders (SwDue        *self,
                         SwConnection *connection,
                         GError      **error)
{
  Cursor visits = make_cursor (self, connection, visit_sql, TRUE);
  gboolean good = TRUE;

  visits.last = MIN (self->needed_last, self->scope.today);
  append_start (self->contacts_start, self->contacts);
  for (guint i = 0; good && i < self->elder_ids->len; i++)
    {
      good = cursor_seek (&visits, g_array_index (self->elder_ids, gint64, i), error);
      for (; good && visits.step == SW_STEP_ROW; cursor_next (&visits, error))
        {
          SwContact contact;

          if (read_contact (visits.statement, &contact))
            g_array_append_val (self->contacts, contact);
        }
      good = good && visits.step != SW_STEP_ERROR;
      append_start (self->contacts_start, self->contacts);
    }
  cursor_close (&visits);

  return good;
}

/* The days that are asked for, and those that have to be known. */
static void
settle_days (SwDue *self)
{
  const SwScheduleRule *rules = (const SwScheduleRule *) self->schedule_rules->data;
  SwDueScope *scope = &self->scope;
  SwDay ignored;

  if (scope->to == SW_NONE)
    scope->to = scope->today;
  if (scope->from == SW_NONE)
    sw_schedule_needed (rules, self->schedule_rules->len, scope->today, scope->today, &scope->from, &ignored);
  scope->from = MIN (scope->from, scope->to + 1);
  sw_schedule_needed (rules, self->schedule_rules->len, MIN (scope->from, scope->to), scope->to, &self->needed_first,
                      &self->needed_last);
}

static gboolean
load_last_change (SwDue        *self,
                  SwConnection *connection,
                  GError      **error)
{
  return sw_connection_get_integer (connection, "SELECT max (id) FROM change", &self->last_change, error);
}

static void
start_arrays (SwDue *self)
{
  append_start (self->facts_start, self->facts);
  append_start (self->away_start, self->away);
  append_start (self->agreements_start, self->agreements);
}

/* Fills a new one with all that its scope asks for. */
gboolean
sw_due_fill (SwDue        *self,
             SwConnection *connection,
             GError      **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!load_last_change (self, connection, error) || !sw_due_load_rules (self, connection, error))
    return FALSE;
  settle_days (self);
  start_arrays (self);
  self->substitutes = sw_substitutes_load (connection, self->needed_first, self->scope.to, error);
  if (self->substitutes == NULL || !sw_due_load_emergencies (self, connection, error) ||
      !sw_due_find_ids (self, connection, &ids, error) || !load_elders (self, connection, ids, error))
    return FALSE;
  if (ids || self->elder_ids->len == 0)
    return load_contacts_of_elders (self, connection, error);

  return load_all_contacts (self, connection, error);
}

/* Fills one that has the rules, and no elder yet, with one elder; there may be no such elder. */
gboolean
sw_due_fill_elder (SwDue        *self,
                   SwConnection *connection,
                   gint64        elder_id,
                   GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, elder_id);
  start_arrays (self);

  return load_elders (self, connection, ids, error) && load_contacts_of_elders (self, connection, error);
}
