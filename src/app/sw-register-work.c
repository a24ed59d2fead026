/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-work.h"

#include <glib/gi18n-lib.h>

#include "sw-work.h"

typedef struct
{
  GArray        *ids;   /* (element-type gint64) */
  const SwField *field; /* or NULL */
  gint64         value;
  SwStatus       status;
  SwDay          from_day;
  SwDay          to_day;
  char          *note;
  guint          n_changed;
  char          *told; /* what was done */
} Change;

static Change *
change_new (GArray *ids)
{
  Change *self = g_new0 (Change, 1);

  self->ids = g_array_ref (ids);

  return self;
}

static void
change_free (gpointer data)
{
  Change *self = data;

  g_array_unref (self->ids);
  g_free (self->note);
  g_free (self->told);
  g_free (self);
}

static char *
format_number (guint n)
{
  return g_strdup_printf ("%'u", n);
}

static gboolean
field_run (SwStore  *store,
           gpointer  data,
           SwWork   *work,
           GError  **error)
{
  Change *self = data;

  return sw_elders_set_field (store, (gint64 *) self->ids->data, self->ids->len, self->field, self->value,
                              &self->n_changed, sw_work_set_progress, work, sw_work_get_cancellable (work), error);
}

static void
field_done (SwWindow *window,
            gpointer  data)
{
  Change *self = data;
  g_autofree char *number = format_number (self->n_changed);
  g_autofree char *text = NULL;

  /* Translators: the first %s is a field, the second a number. */
  text = g_strdup_printf (ngettext ("%s set for %s elder", "%s set for %s elders", self->n_changed),
                          _(self->field->label), number);
  sw_window_show_toast (window, text, TRUE);
}

/**
 * sw_register_work_set_field:
 * @window: a window with an open database
 * @ids: (element-type gint64): elders
 * @field: a field of elders that is not a text
 * @value: its value, or %SW_NONE
 *
 * Gives all of them the same value.
 */
void
sw_register_work_set_field (SwWindow      *window,
                            GArray        *ids,
                            const SwField *field,
                            gint64         value)
{
  Change *self = change_new (ids);

  self->field = field;
  self->value = value;
  sw_work_run (window, _("Changing the elders…"), ids->len, field_run, field_done, self, change_free);
}

static gboolean
status_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  Change *self = data;

  self->told = sw_elders_set_status_and_tell (store, self->ids, self->status, self->from_day, self->to_day, self->note,
                                              sw_work_set_progress, work, sw_work_get_cancellable (work), error);

  return self->told != NULL;
}

static void
status_done (SwWindow *window,
             gpointer  data)
{
  sw_window_show_toast (window, ((Change *) data)->told, TRUE);
}

/**
 * sw_register_work_set_status:
 * @window: a window with an open database
 * @ids: (element-type gint64): elders
 * @status: the new status
 * @from_day: the first day on which it holds
 * @to_day: the last such day, or %SW_NONE
 * @note: (nullable): a note
 *
 * Changes the status of all of them.
 */
void
sw_register_work_set_status (SwWindow   *window,
                             GArray     *ids,
                             SwStatus    status,
                             SwDay       from_day,
                             SwDay       to_day,
                             const char *note)
{
  Change *self = change_new (ids);

  self->status = status;
  self->from_day = from_day;
  self->to_day = to_day;
  self->note = g_strdup (note);
  sw_work_run (window, _("Changing the elders…"), ids->len, status_run, status_done, self, change_free);
}

static gboolean
reassign_run (SwStore  *store,
              gpointer  data,
              SwWork   *work,
              GError  **error)
{
  GArray *parts = data;

  return sw_elders_reassign (store, (const SwReassignment *) parts->data, parts->len, sw_work_set_progress, work,
                             sw_work_get_cancellable (work), error);
}

static void
reassign_done (SwWindow *window,
               gpointer  data)
{
  sw_window_show_toast (window, _("Others are to visit from today on"), TRUE);
}

/**
 * sw_register_work_reassign:
 * @window: a window with an open database
 * @parts: (element-type SwReassignment): who is to visit whom
 *
 * Gives elders to others.
 */
void
sw_register_work_reassign (SwWindow *window,
                           GArray   *parts)
{
  gsize n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += g_array_index (parts, SwReassignment, i).ids->len;
  sw_work_run (window, _("Changing the elders…"), n, reassign_run, reassign_done, g_array_ref (parts),
               (GDestroyNotify) g_array_unref);
}

static gboolean
delete_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  Change *self = data;

  return sw_elders_delete (store, (gint64 *) self->ids->data, self->ids->len, sw_work_set_progress, work,
                           sw_work_get_cancellable (work), error);
}

static void
delete_done (SwWindow *window,
             gpointer  data)
{
  Change *self = data;
  g_autofree char *number = format_number (self->ids->len);
  g_autofree char *text = NULL;

  /* Translators: %s is a number. */
  text = g_strdup_printf (ngettext ("%s elder deleted", "%s elders deleted", self->ids->len), number);

  sw_window_show_toast (window, text, TRUE);
}

/**
 * sw_register_work_delete:
 * @window: a window with an open database
 * @ids: (element-type gint64): elders
 *
 * Deletes all of them with what hangs on them.
 */
void
sw_register_work_delete (SwWindow *window,
                         GArray   *ids)
{
  sw_work_run (window, _("Deleting the elders…"), ids->len, delete_run, delete_done, change_new (ids), change_free);
}
