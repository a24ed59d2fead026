/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-board-work.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-visits.h"

/* Contacts between two words about the progress. */
#define PROGRESS_STEP 100

typedef struct
{
  GArray         *rows; /* SwBoardRow */
  SwBoardAnswer   answer;
  SwDay           day;
  gint64          minute;
  char           *note;
  char           *label;
  SwWorkDoneFunc  done;
  gpointer        user_data;
  GDestroyNotify  destroy;
} Record;

static void
record_free (gpointer data)
{
  Record *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_array_unref (self->rows);
  g_free (self->note);
  g_free (self->label);
  g_free (self);
}

static gboolean
put_all (SwStore    *store,
         GPtrArray  *visits,
         SwWork     *work,
         GError    **error)
{
  for (guint i = 0; i < visits->len; i++)
    {
      if (!sw_store_put_visit (store, visits->pdata[i], NULL, error) ||
          g_cancellable_set_error_if_cancelled (sw_work_get_cancellable (work), error))
        return FALSE;
      if (i % PROGRESS_STEP == 0)
        sw_work_set_progress ((double) i / visits->len, work);
    }

  return TRUE;
}

static gboolean
record_run (SwStore   *store,
            gpointer   data,
            SwWork    *work,
            GError   **error)
{
  Record *self = data;
  g_autoptr (GPtrArray) visits = sw_board_make_visits (self->rows, self->answer, self->day, self->minute, self->note);

  if (!sw_store_begin (store, self->label, error))
    return FALSE;
  if (put_all (store, visits, work, error))
    return sw_store_commit (store, error);

  sw_store_rollback (store);
  return FALSE;
}

static void
record_done (SwWindow *window,
             gpointer  data)
{
  Record *self = data;

  self->done (window, self->user_data);
}

/**
 * sw_board_record:
 * @window: a window with an open database
 * @rows: (element-type SwBoardRow): elders on a board
 * @answer: what somebody says of them
 * @day: the day of the board; on another than today the time of the contacts is not known
 * @note: (nullable): what was found
 * @done: called when it is on the disk
 * @user_data: for @done
 * @destroy: frees @user_data
 *
 * Records the contacts as one action, of many elders in a thread. A failure is reported.
 */
void
sw_board_record (SwWindow       *window,
                 GArray         *rows,
                 SwBoardAnswer   answer,
                 SwDay           day,
                 const char     *note,
                 SwWorkDoneFunc  done,
                 gpointer        user_data,
                 GDestroyNotify  destroy)
{
  Record *self = g_new0 (Record, 1);

  self->rows = g_array_ref (rows);
  self->answer = answer;
  self->day = day;
  self->minute = day == sw_day_today () ? sw_emergencies_get_minute (day) : SW_NONE;
  self->note = g_strdup (note);
  /* Translators: how many elders, and how they were found. */
  self->label = g_strdup_printf (ngettext ("Emergency, %u elder: %s", "Emergency, %u elders: %s", rows->len), rows->len,
                                 sw_board_answer_label (answer));
  self->done = done;
  self->user_data = user_data;
  self->destroy = destroy;
  sw_work_run (window, _("Recording the contacts…"), rows->len, record_run, record_done, self, record_free);
}
