/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of a caregiver as an array of elders and days; without widgets. */
#include "sw-week-sheet.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-store-query.h"
#include "sw-week-elders.h"

typedef struct
{
  SwMark mark;
  char  *note;
  guint  n_recorded;
  SwMark recorded; /* the best of them */
} Cell;

/**
 * SwWeekSheet:
 *
 * The elders of a caregiver down, the days of a week across: what is recorded
 * already, and what is to be recorded.
 */
struct _SwWeekSheet
{
  GObject parent_instance;

  gint64      caregiver_id;
  gint64      party;
  SwDay       monday;
  GArray     *elders; /* (element-type gint64) */
  GHashTable *rows;   /* an elder's place in the array to the row */
  Cell       *cells;  /* seven for each elder */
};

G_DEFINE_FINAL_TYPE (SwWeekSheet, sw_week_sheet, G_TYPE_OBJECT)

static Cell *
get_cell (SwWeekSheet *self,
          guint        row,
          guint        column)
{
  g_assert (row < self->elders->len && column < SW_WEEK_DAYS);

  return &self->cells[row * SW_WEEK_DAYS + column];
}

static void
sw_week_sheet_finalize (GObject *object)
{
  SwWeekSheet *self = SW_WEEK_SHEET (object);

  for (guint i = 0; i < self->elders->len * SW_WEEK_DAYS; i++)
    g_free (self->cells[i].note);
  g_free (self->cells);
  g_hash_table_unref (self->rows);
  g_array_unref (self->elders);

  G_OBJECT_CLASS (sw_week_sheet_parent_class)->finalize (object);
}

static void
sw_week_sheet_class_init (SwWeekSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_week_sheet_finalize;
}

static void
sw_week_sheet_init (SwWeekSheet *self)
{
  self->elders = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static gboolean
find_row (SwWeekSheet *self,
          gint64       elder_id,
          guint       *row)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->rows, &elder_id, NULL, &value))
    return FALSE;

  *row = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * sw_week_sheet_new:
 * @caregiver_id: whose week it is
 * @party: as which the visits are made
 * @day: any day of the week
 * @elder_ids: (array length=n_elders): the elders, in the order of the rows
 * @n_elders: how many
 *
 * Returns: (transfer full): a week in which nothing is recorded
 */
SwWeekSheet *
sw_week_sheet_new (gint64        caregiver_id,
                   gint64        party,
                   SwDay         day,
                   const gint64 *elder_ids,
                   gsize         n_elders)
{
  SwWeekSheet *self = g_object_new (SW_TYPE_WEEK_SHEET, NULL);

  self->caregiver_id = caregiver_id;
  self->party = party;
  self->monday = sw_day_week_start (day);
  if (n_elders > 0)
    g_array_append_vals (self->elders, elder_ids, n_elders);
  for (guint row = 0; row < self->elders->len; row++)
    g_hash_table_insert (self->rows, &g_array_index (self->elders, gint64, row), GUINT_TO_POINTER (row));
  self->cells = g_new0 (Cell, MAX (n_elders, 1) * SW_WEEK_DAYS);

  return self;
}

/* What the caregiver did in the week. */
static GPtrArray *
load_visits (SwStore  *store,
             gint64    caregiver_id,
             SwDay     monday,
             GError  **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_VISIT);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, caregiver_id);
  g_autofree char *first = sw_day_format_iso (monday);
  g_autofree char *last = sw_day_format_iso (monday + SW_WEEK_DAYS - 1);
  const char *is_id[] = { id, NULL };
  const char *from[] = { first, NULL };
  const char *to[] = { last, NULL };

  if (!sw_query_set_condition (query, "caregiver_id", SW_OPERATOR_EQUAL, is_id, error) ||
      !sw_query_set_condition (query, "day", SW_OPERATOR_GREATER_EQUAL, from, error) ||
      !sw_query_set_condition (query, "day", SW_OPERATOR_LESS_EQUAL, to, error))
    return NULL;
  ids = sw_store_query_ids (store, query, -1, error);

  return ids ? sw_store_load_ids (store, SW_TYPE_VISIT, (const gint64 *) (gpointer) ids->data, ids->len, error) : NULL;
}

/**
 * sw_week_sheet_load:
 * @store: a store
 * @caregiver_id: whose week it is
 * @day: any day of the week
 * @error: return location for an error
 *
 * Reads what the caregiver did in the week, and whom it may be entered for; see sw_week_elders_find().
 *
 * Returns: (transfer full) (nullable): the week
 */
SwWeekSheet *
sw_week_sheet_load (SwStore  *store,
                    gint64    caregiver_id,
                    SwDay     day,
                    GError  **error)
{
  g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, caregiver_id, error);
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GArray) ids = NULL;
  SwWeekSheet *self;

  if (caregiver == NULL)
    return NULL;
  visits = load_visits (store, caregiver_id, sw_day_week_start (day), error);
  if (visits == NULL)
    return NULL;
  ids = sw_week_elders_find (store, caregiver, sw_day_week_start (day), visits, error);
  if (ids == NULL)
    return NULL;

  self = sw_week_sheet_new (caregiver_id, sw_party_of_caregiver (caregiver->kind), day, (const gint64 *) (gpointer) ids->data,
                            ids->len);
  for (guint i = 0; i < visits->len; i++)
    if (visits->pdata[i])
      sw_week_sheet_add_recorded (self, visits->pdata[i]);

  return self;
}

/**
 * sw_week_sheet_add_recorded:
 * @self: a week
 * @visit: a visit that is recorded; one of another week or elder is passed by
 *
 * Notes what needs not be recorded again.
 */
void
sw_week_sheet_add_recorded (SwWeekSheet *self,
                            SwVisit     *visit)
{
  gint64 column;
  guint row;
  Cell *cell;

  g_return_if_fail (SW_IS_WEEK_SHEET (self));

  column = visit->day - self->monday;
  if (visit->day == SW_NONE || column < 0 || column >= SW_WEEK_DAYS)
    return;

  if (!find_row (self, visit->elder_id, &row))
    return;

  cell = get_cell (self, row, column);
  if (cell->n_recorded++ == 0 || cell->recorded == SW_MARK_NOT_REACHED || cell->recorded == SW_MARK_AWAY)
    cell->recorded = sw_mark_of_visit (visit);
}

/**
 * sw_week_sheet_get_monday:
 * @self: a week
 *
 * Returns: its first day
 */
SwDay
sw_week_sheet_get_monday (SwWeekSheet *self)
{
  g_return_val_if_fail (SW_IS_WEEK_SHEET (self), SW_NONE);

  return self->monday;
}

/**
 * sw_week_sheet_get_n_elders:
 * @self: a week
 *
 * Returns: how many rows it has
 */
guint
sw_week_sheet_get_n_elders (SwWeekSheet *self)
{
  g_return_val_if_fail (SW_IS_WEEK_SHEET (self), 0);

  return self->elders->len;
}

/**
 * sw_week_sheet_get_elder:
 * @self: a week
 * @row: a row
 *
 * Returns: the elder's id
 */
gint64
sw_week_sheet_get_elder (SwWeekSheet *self,
                         guint        row)
{
  g_return_val_if_fail (SW_IS_WEEK_SHEET (self) && row < self->elders->len, SW_NONE);

  return g_array_index (self->elders, gint64, row);
}

/**
 * sw_week_sheet_get_mark:
 * @self: a week
 * @row: a row
 * @column: the days after Monday
 *
 * Returns: what is to be recorded
 */
SwMark
sw_week_sheet_get_mark (SwWeekSheet *self,
                        guint        row,
                        guint        column)
{
  return get_cell (self, row, column)->mark;
}

/**
 * sw_week_sheet_get_note:
 * @self: a week
 * @row: a row
 * @column: the days after Monday
 *
 * Returns: (nullable) (transfer none): what was noted of what is to be recorded
 */
const char *
sw_week_sheet_get_note (SwWeekSheet *self,
                        guint        row,
                        guint        column)
{
  return get_cell (self, row, column)->note;
}

/**
 * sw_week_sheet_get_recorded:
 * @self: a week
 * @row: a row
 * @column: the days after Monday
 * @mark: (out): the best of what is recorded, %SW_MARK_NONE for nothing
 *
 * Returns: how many visits are recorded already
 */
guint
sw_week_sheet_get_recorded (SwWeekSheet *self,
                            guint        row,
                            guint        column,
                            SwMark      *mark)
{
  Cell *cell = get_cell (self, row, column);

  *mark = cell->recorded;

  return cell->n_recorded;
}

/**
 * sw_week_sheet_set_mark:
 * @self: a week
 * @row: a row
 * @column: the days after Monday
 * @mark: what is to be recorded, %SW_MARK_NONE for nothing
 * @today: the day on which it is entered
 * @error: return location for why not: the day is to come, or it is recorded already
 *
 * Marks a day.
 *
 * Returns: whether it is marked
 */
gboolean
sw_week_sheet_set_mark (SwWeekSheet  *self,
                        guint         row,
                        guint         column,
                        SwMark        mark,
                        SwDay         today,
                        GError      **error)
{
  Cell *cell = get_cell (self, row, column);

  if (self->monday + (SwDay) column > today)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID, _("A visit cannot lie in the future."));
      return FALSE;
    }
  if (cell->n_recorded > 0)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                           _("This day is recorded already. Correct the visit in the history, or add another by quick entry."));
      return FALSE;
    }

  cell->mark = mark;
  if (mark == SW_MARK_NONE)
    g_clear_pointer (&cell->note, g_free);

  return TRUE;
}

/**
 * sw_week_sheet_set_note:
 * @self: a week
 * @row: a row
 * @column: the days after Monday
 * @note: what to note; nothing removes it
 * @error: return location for why not: the day is not marked
 *
 * Notes something of a day that is marked.
 *
 * Returns: whether it is noted
 */
gboolean
sw_week_sheet_set_note (SwWeekSheet  *self,
                        guint         row,
                        guint         column,
                        const char   *note,
                        GError      **error)
{
  Cell *cell = get_cell (self, row, column);

  if (cell->mark == SW_MARK_NONE)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                           _("Mark the day first; a note belongs to a visit."));
      return FALSE;
    }

  g_free (cell->note);
  cell->note = note && *note ? g_strdup (note) : NULL;

  return TRUE;
}

/**
 * sw_week_sheet_get_n_marks:
 * @self: a week
 *
 * Returns: how many visits are to be recorded
 */
guint
sw_week_sheet_get_n_marks (SwWeekSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (SW_IS_WEEK_SHEET (self), 0);

  for (guint i = 0; i < self->elders->len * SW_WEEK_DAYS; i++)
    n += self->cells[i].mark != SW_MARK_NONE;

  return n;
}

/**
 * sw_week_sheet_make_visits:
 * @self: a week
 *
 * Returns: (transfer full) (element-type SwVisit): what is to be recorded, day
 *   by day for each elder, not saved
 */
GPtrArray *
sw_week_sheet_make_visits (SwWeekSheet *self)
{
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (SW_IS_WEEK_SHEET (self), visits);

  for (guint row = 0; row < self->elders->len; row++)
    for (guint column = 0; column < SW_WEEK_DAYS; column++)
      {
        Cell *cell = get_cell (self, row, column);
        SwVisit *visit;

        if (cell->mark == SW_MARK_NONE)
          continue;

        visit = sw_visit_new ();
        visit->elder_id = g_array_index (self->elders, gint64, row);
        visit->caregiver_id = self->caregiver_id;
        visit->party = self->party;
        sw_mark_to_visit (cell->mark, &visit->channel, &visit->outcome);
        visit->day = self->monday + column;
        visit->services = 1 << SW_SERVICE_CONTACT;
        visit->content = g_strdup (cell->note);
        visit->source = SW_VISIT_SOURCE_HAND;
        g_ptr_array_add (visits, visit);
      }

  return visits;
}

/* --- What is not saved yet ------------------------------------------------ */

#define GROUP "week"

/**
 * sw_week_sheet_write:
 * @self: a week
 * @file: where to
 *
 * Writes what is marked and noted; nothing if there is nothing.
 */
void
sw_week_sheet_write (SwWeekSheet *self,
                     GKeyFile    *file)
{
  guint n = 0;

  g_return_if_fail (SW_IS_WEEK_SHEET (self));

  if (sw_week_sheet_get_n_marks (self) == 0)
    return;

  g_key_file_set_int64 (file, GROUP, "caregiver", self->caregiver_id);
  g_key_file_set_int64 (file, GROUP, "monday", self->monday);
  for (guint row = 0; row < self->elders->len; row++)
    for (guint column = 0; column < SW_WEEK_DAYS; column++)
      {
        const Cell *cell = get_cell (self, row, column);
        g_autofree char *group = NULL;

        if (cell->mark == SW_MARK_NONE)
          continue;
        group = g_strdup_printf ("mark%u", n++);
        g_key_file_set_int64 (file, group, "elder", g_array_index (self->elders, gint64, row));
        g_key_file_set_integer (file, group, "column", column);
        g_key_file_set_integer (file, group, "mark", cell->mark);
        if (cell->note)
          g_key_file_set_string (file, group, "note", cell->note);
      }
}

/**
 * sw_week_sheet_peek:
 * @file: what sw_week_sheet_write() wrote
 * @caregiver_id: (out): whose week it is
 * @monday: (out): its first day
 *
 * Returns: whether it is the file of a week
 */
gboolean
sw_week_sheet_peek (GKeyFile *file,
                    gint64   *caregiver_id,
                    SwDay    *monday)
{
  *caregiver_id = g_key_file_get_int64 (file, GROUP, "caregiver", NULL);
  *monday = (SwDay) g_key_file_get_int64 (file, GROUP, "monday", NULL);

  return *caregiver_id > 0 && *monday > 0;
}

static gboolean
restore_mark (SwWeekSheet *self,
              GKeyFile    *file,
              const char  *group,
              SwDay        today)
{
  gint64 elder_id = g_key_file_get_int64 (file, group, "elder", NULL);
  int column = g_key_file_get_integer (file, group, "column", NULL);
  int mark = g_key_file_get_integer (file, group, "mark", NULL);
  g_autofree char *note = g_key_file_get_string (file, group, "note", NULL);
  guint row;

  if (column < 0 || column >= SW_WEEK_DAYS || mark <= SW_MARK_NONE || mark >= SW_N_MARKS)
    return FALSE;

  return find_row (self, elder_id, &row) && sw_week_sheet_set_mark (self, row, column, mark, today, NULL) &&
         sw_week_sheet_set_note (self, row, column, note, NULL);
}

/**
 * sw_week_sheet_restore:
 * @self: the week that sw_week_sheet_peek() names
 * @file: what sw_week_sheet_write() wrote
 * @today: the day on which it is entered
 *
 * Marks what was marked when the program ended.
 *
 * Returns: how many marks have no place any more, since the day is recorded meanwhile or the elder
 *   is in other care
 */
guint
sw_week_sheet_restore (SwWeekSheet *self,
                       GKeyFile    *file,
                       SwDay        today)
{
  guint n_lost = 0;

  g_return_val_if_fail (SW_IS_WEEK_SHEET (self), 0);

  for (guint i = 0;; i++)
    {
      g_autofree char *group = g_strdup_printf ("mark%u", i);

      if (!g_key_file_has_group (file, group))
        return n_lost;
      n_lost += !restore_mark (self, file, group, today);
    }
}
