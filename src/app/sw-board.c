/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the board of an emergency says and does, without widgets. */
#include "sw-board.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

static gboolean
is_shown (const SwBoardRow *row,
          SwBoardShow       show)
{
  switch (show)
    {
    case SW_BOARD_SHOW_OPEN:
      return row->state != SW_BOARD_SAFE;
    case SW_BOARD_SHOW_NOT_YET:
      return row->state == SW_BOARD_NOT_YET;
    case SW_BOARD_SHOW_NOT_REACHED:
      return row->state == SW_BOARD_NOT_REACHED;
    case SW_BOARD_SHOW_ABNORMAL:
      return row->state == SW_BOARD_ABNORMAL;
    case SW_BOARD_SHOW_ESCALATED:
      return row->escalated;
    case SW_BOARD_SHOW_SAFE:
      return row->state == SW_BOARD_SAFE;
    case SW_BOARD_SHOW_ALL:
    default:
      return TRUE;
    }
}

static gboolean
is_of (const SwBoardRow    *row,
       const SwBoardFilter *filter)
{
  return (filter->community_id == SW_NONE || row->community_id == filter->community_id) &&
         sw_board_row_is_called_by (row, filter->caller_id) &&
         (filter->ids == NULL || g_hash_table_contains (filter->ids, &row->elder_id));
}

/**
 * sw_board_count:
 * @board: (element-type SwBoardRow): a board
 * @filter: whose part of it
 * @counts: (array fixed-size=7) (out caller-allocates): how many elders each #SwBoardShow has
 *
 * Counts for the figures above the board.
 */
void
sw_board_count (GArray              *board,
                const SwBoardFilter *filter,
                guint               *counts)
{
  guint states[SW_N_BOARD_STATES] = { 0 }, n_escalated = 0;

  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);

      if (!is_of (row, filter))
        continue;
      states[row->state]++;
      n_escalated += row->escalated;
    }
  counts[SW_BOARD_SHOW_NOT_YET] = states[SW_BOARD_NOT_YET];
  counts[SW_BOARD_SHOW_NOT_REACHED] = states[SW_BOARD_NOT_REACHED];
  counts[SW_BOARD_SHOW_ABNORMAL] = states[SW_BOARD_ABNORMAL];
  counts[SW_BOARD_SHOW_ESCALATED] = n_escalated;
  counts[SW_BOARD_SHOW_SAFE] = states[SW_BOARD_SAFE];
  counts[SW_BOARD_SHOW_OPEN] = states[SW_BOARD_NOT_YET] + states[SW_BOARD_NOT_REACHED] + states[SW_BOARD_ABNORMAL];
  counts[SW_BOARD_SHOW_ALL] = counts[SW_BOARD_SHOW_OPEN] + states[SW_BOARD_SAFE];
}

/**
 * sw_board_count_open:
 * @board: (element-type SwBoardRow): a board
 *
 * Returns: how many elders are not found safe
 */
guint
sw_board_count_open (GArray *board)
{
  guint n = 0;

  for (guint i = 0; i < board->len; i++)
    n += is_shown (&g_array_index (board, SwBoardRow, i), SW_BOARD_SHOW_OPEN);

  return n;
}

/**
 * sw_board_row_is_same:
 * @one: an elder on a board
 * @other: the same or another elder, perhaps on another board
 *
 * Returns: whether a board says the same of both
 */
gboolean
sw_board_row_is_same (const SwBoardRow *one,
                      const SwBoardRow *other)
{
  return one->elder_id == other->elder_id && one->community_id == other->community_id &&
         one->worker_id == other->worker_id && one->caller_id == other->caller_id && one->state == other->state &&
         one->risk == other->risk && one->caller_party == other->caller_party && one->n_attempts == other->n_attempts &&
         one->hours == other->hours && one->escalated == other->escalated;
}

/**
 * sw_board_is_same:
 * @board: (element-type SwBoardRow): a board
 * @other: (element-type SwBoardRow): another one
 *
 * Returns: whether both say the same of the same elders in the same order
 */
gboolean
sw_board_is_same (GArray *board,
                  GArray *other)
{
  if (board->len != other->len)
    return FALSE;
  for (guint i = 0; i < board->len; i++)
    if (!sw_board_row_is_same (&g_array_index (board, SwBoardRow, i), &g_array_index (other, SwBoardRow, i)))
      return FALSE;

  return TRUE;
}

/**
 * sw_board_filter:
 * @board: (element-type SwBoardRow): a board
 * @show: which elders
 * @filter: whose part of it
 *
 * Returns: (transfer full) (element-type SwBoardRow): these elders, in the order of the board
 */
GArray *
sw_board_filter (GArray              *board,
                 SwBoardShow          show,
                 const SwBoardFilter *filter)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (SwBoardRow), board->len);
  guint start = 0;

  /* Mostly nearly all of them are shown: what follows one another is copied at once. */
  for (guint i = 0; i <= board->len; i++)
    {
      const SwBoardRow *row = i < board->len ? &g_array_index (board, SwBoardRow, i) : NULL;

      if (row != NULL && is_shown (row, show) && is_of (row, filter))
        continue;
      if (i > start)
        g_array_append_vals (rows, &g_array_index (board, SwBoardRow, start), i - start);
      start = i + 1;
    }

  return rows;
}

/**
 * sw_board_get_ids:
 * @rows: (element-type SwBoardRow): elders on a board; they must live as long as the ids
 *
 * Returns: (transfer full) (element-type gint64): a set of their ids
 */
GHashTable *
sw_board_get_ids (GArray *rows)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, &g_array_index (rows, SwBoardRow, i).elder_id);

  return ids;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/**
 * sw_board_get_callers:
 * @board: (element-type SwBoardRow): a board
 *
 * Returns: (transfer full) (element-type gint64): who calls somebody on it, each once;
 *   %SW_BOARD_NOBODY first where some have no caller
 */
GArray *
sw_board_get_callers (GArray *board)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *callers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      gint64 id = row->caller_id != SW_NONE ? row->caller_id : SW_BOARD_NOBODY;

      if (g_hash_table_add (seen, (gpointer) &row->caller_id))
        g_array_append_val (callers, id);
    }
  g_array_sort (callers, compare_ids);

  return callers;
}

/**
 * sw_board_state_label:
 * @state: a state
 *
 * Returns: its word on the screen
 */
const char *
sw_board_state_label (SwBoardState state)
{
  static const char * const labels[SW_N_BOARD_STATES] = {
    N_("Not tried yet"), N_("Not reached"), N_("Abnormal"), N_("Found safe"),
  };

  return _(labels[state]);
}

/**
 * sw_board_state_class:
 * @state: a state
 *
 * Returns: the style class of its badge
 */
const char *
sw_board_state_class (SwBoardState state)
{
  static const char * const classes[SW_N_BOARD_STATES] = { "accent", "key", "verify", "met" };

  return classes[state];
}

/**
 * sw_board_show_label:
 * @show: which elders
 *
 * Returns: the words for them
 */
const char *
sw_board_show_label (SwBoardShow show)
{
  static const char * const labels[SW_N_BOARD_SHOWS] = {
    N_("Not found safe"), N_("Not tried yet"), N_("Not reached"), N_("Abnormal"), N_("To be escalated"), N_("Found safe"), N_("All"),
  };

  return _(labels[show]);
}

/**
 * sw_board_answer_label:
 * @answer: what somebody says of an elder
 *
 * Returns: the words for it
 */
const char *
sw_board_answer_label (SwBoardAnswer answer)
{
  static const char * const words[] = { N_("Found safe"), N_("Not reached"), N_("Abnormal") };

  return _(words[answer]);
}

/**
 * sw_board_risks_text:
 * @risk: bits of #SwRisk
 *
 * Returns: (transfer full): what puts an elder first, the weightiest first; empty for nothing
 */
char *
sw_board_risks_text (guint risk)
{
  static const struct
  {
    guint       bit;
    const char *label;
  } words[] = {
    { SW_RISK_ALONE, N_("alone") },
    { SW_RISK_DISABLED, N_("fully disabled") },
    { SW_RISK_SEMI_DISABLED, N_("semi-disabled") },
    { SW_RISK_OVER_80, N_("80 or over") },
    { SW_RISK_NO_CALL_BUTTON, N_("no call button") },
    { SW_RISK_CALL_BUTTON_UNKNOWN, N_("call button unknown") },
  };
  GString *text = g_string_new (NULL);

  /* Of whom it is not known is looked after as if there were none, but that is not said. */
  if (risk & SW_RISK_CALL_BUTTON_UNKNOWN)
    risk &= ~SW_RISK_NO_CALL_BUTTON;
  if (risk & SW_RISK_SEMI_DISABLED)
    risk &= ~SW_RISK_DISABLED;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (risk & words[i].bit)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _(words[i].label));

  return g_string_free (text, FALSE);
}

/**
 * sw_board_hours_text:
 * @row: an elder on the board
 *
 * Returns: (transfer full) (nullable): for how long nobody has reached the elder, %NULL where
 *   somebody has on the day
 */
char *
sw_board_hours_text (const SwBoardRow *row)
{
  if (row->state == SW_BOARD_SAFE || row->state == SW_BOARD_ABNORMAL)
    return NULL;

  return g_strdup_printf (ngettext ("for %d hour", "for %d hours", (gulong) row->hours), (int) row->hours);
}

/**
 * sw_board_make_visits:
 * @rows: (element-type SwBoardRow): elders on the board
 * @answer: what somebody says of them
 * @day: the day
 * @minute: the minute of the day, or %SW_NONE where it is not known
 * @note: (nullable): what was found
 *
 * Makes the contacts that somebody says were made: by who calls the elder.
 *
 * Returns: (transfer full) (element-type SwVisit): a contact by phone with each, not saved
 */
GPtrArray *
sw_board_make_visits (GArray        *rows,
                      SwBoardAnswer  answer,
                      SwDay          day,
                      gint64         minute,
                      const char    *note)
{
  static const SwOutcome outcomes[] = { SW_OUTCOME_REACHED, SW_OUTCOME_NOT_REACHED, SW_OUTCOME_ABNORMAL };
  GPtrArray *visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const SwBoardRow *row = &g_array_index (rows, SwBoardRow, i);
      SwVisit *visit = sw_visit_new ();

      visit->elder_id = row->elder_id;
      visit->party = row->caller_party;
      visit->caregiver_id = row->caller_id;
      visit->channel = SW_CHANNEL_PHONE;
      visit->outcome = outcomes[answer];
      visit->day = day;
      visit->minute = minute;
      visit->services = (gint64) 1 << SW_SERVICE_CONTACT;
      visit->source = SW_VISIT_SOURCE_HAND;
      visit->content = g_strdup (note);
      g_ptr_array_add (visits, visit);
    }

  return visits;
}

/* Mostly it is one elder, who is found faster without a table. */
static gboolean
is_in (const SwBoardRow *row,
       GArray           *rows,
       GHashTable       *ids)
{
  if (rows->len == 1)
    return row->elder_id == g_array_index (rows, SwBoardRow, 0).elder_id;

  return g_hash_table_contains (ids, &row->elder_id);
}

/**
 * sw_board_answer:
 * @board: (element-type SwBoardRow): a board
 * @rows: (element-type SwBoardRow): some of its elders
 * @answer: what was recorded of them
 *
 * Brings the board up to date at once; what it is in the store follows.
 */
void
sw_board_answer (GArray        *board,
                 GArray        *rows,
                 SwBoardAnswer  answer)
{
  g_autoptr (GHashTable) ids = sw_board_get_ids (rows);

  for (guint i = 0; i < board->len; i++)
    {
      SwBoardRow *row = &g_array_index (board, SwBoardRow, i);

      if (!is_in (row, rows, ids))
        continue;
      row->n_attempts++;
      if (answer == SW_BOARD_ANSWER_NOT_REACHED)
        {
          /* Who was reached before on the day stays so. */
          if (row->state == SW_BOARD_NOT_YET)
            row->state = SW_BOARD_NOT_REACHED;
          continue;
        }
      row->state = answer == SW_BOARD_ANSWER_SAFE ? SW_BOARD_SAFE : SW_BOARD_ABNORMAL;
      row->hours = 0;
      row->escalated = FALSE;
    }
}

/**
 * sw_emergency_describe:
 * @emergency: an emergency
 *
 * Returns: (transfer full): its kind and its days
 */
char *
sw_emergency_describe (SwEmergency *emergency)
{
  g_autofree char *from = sw_day_format (emergency->from_day);
  g_autofree char *to = emergency->to_day != SW_NONE ? sw_day_format (emergency->to_day) : NULL;

  if (to == NULL)
    /* Translators: a kind of emergency, and its first day. */
    return g_strdup_printf (_("%s, since %s"), sw_enum_label (&sw_emergency_kind_enum, emergency->kind), from);

  if (emergency->to_day == emergency->from_day)
    /* Translators: a kind of emergency, and its only day. */
    return g_strdup_printf (_("%s on %s"), sw_enum_label (&sw_emergency_kind_enum, emergency->kind), from);

  /* Translators: a kind of emergency, its first day, its last. */
  return g_strdup_printf (_("%s, %s – %s"), sw_enum_label (&sw_emergency_kind_enum, emergency->kind), from, to);
}

static int
compare_emergencies (gconstpointer a,
                     gconstpointer b)
{
  SwEmergency *one = *(SwEmergency **) a, *other = *(SwEmergency **) b;
  gint64 one_end = one->to_day != SW_NONE ? one->to_day : G_MAXINT64;
  gint64 other_end = other->to_day != SW_NONE ? other->to_day : G_MAXINT64;

  if (one_end != other_end)
    return one_end > other_end ? -1 : 1;
  if (one->from_day != other->from_day)
    return one->from_day > other->from_day ? -1 : 1;

  return sw_record_get_id (SW_RECORD (other)) > sw_record_get_id (SW_RECORD (one)) ? 1 : -1;
}

/**
 * sw_emergencies_sort:
 * @emergencies: (element-type SwEmergency): emergencies
 *
 * Returns: (transfer none): the same, those that hold first, the latest first
 */
GPtrArray *
sw_emergencies_sort (GPtrArray *emergencies)
{
  g_ptr_array_sort (emergencies, compare_emergencies);

  return emergencies;
}
