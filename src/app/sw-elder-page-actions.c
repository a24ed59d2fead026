/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of an elder. */
#include "sw-elder-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-draft-dialog.h"
#include "sw-agreement-page.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-household-member.h"
#include "sw-people-actions.h"
#include "sw-record-dialog.h"
#include "sw-record-labels.h"
#include "sw-visit-dialog.h"
#include "sw-visit-print-dialog.h"
#include "sw-visits-page.h"
#include "sw-visits.h"
#include "sw-window.h"

static void
report (SwElderPage  *self,
        const GError *error)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  sw_elder_page_edit (user_data);
}

static void
edit_field_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwFieldRow *row;

  sw_elder_page_edit (self);
  row = self->form ? sw_record_form_get_row (self->form, g_variant_get_string (parameter, NULL)) : NULL;
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwElderPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (sw_page_save (SW_PAGE (self), &error) || error == NULL)
    return;

  /* What is wrong with a field stands under it, and the cursor is there now. */
  if (!g_error_matches (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID) ||
      sw_record_draft_first_error (self->draft) == NULL)
    report (self, error);
}

static void
cancel_then (SwWindow *window,
             gpointer  user_data)
{
  SwElderPage *self = user_data;

  if (self->id == SW_NONE)
    sw_window_go_back (window);
  else if (self->draft)
    sw_elder_page_stop_editing (self);
}

static void
cancel_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_leave (window, cancel_then, g_object_ref (self), g_object_unref);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autofree char *done = sw_record_done_text (SW_RECORD (self->elder), SW_CHANGE_DELETE);
  g_autoptr (GError) error = NULL;

  if (!sw_elder_delete_all (sw_page_get_store (SW_PAGE (self)), self->elder, &error))
    {
      report (self, error);
      return;
    }

  if (window)
    {
      sw_window_show_toast (window, done, TRUE);
      sw_window_go_back (window);
    }
}

static void
present_dialog (SwElderPage *self,
                SwRecord    *record,
                const char  *title)
{
  gtk_window_present (sw_record_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            sw_page_get_store (SW_PAGE (self)), record, title));
}

static gboolean
is_owned_type (GType type)
{
  return type == SW_TYPE_VISIT || type == SW_TYPE_RELATIVE || type == SW_TYPE_HOUSEHOLD_MEMBER || type == SW_TYPE_STATUS_SPAN;
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  SwElderPage *self = user_data;
  GType type = g_type_from_name (g_variant_get_string (parameter, NULL));
  g_autoptr (SwRecord) record = NULL;

  g_return_if_fail (is_owned_type (type));

  record = g_object_new (type, NULL);
  sw_record_set_number (record, sw_record_class_find_field (SW_RECORD_GET_CLASS (record), "elder_id"), self->id);
  if (SW_IS_HOUSEHOLD_MEMBER (record))
    {
      g_autoptr (GPtrArray) members = sw_store_load_owned (sw_page_get_store (SW_PAGE (self)),
                                                           SW_TYPE_HOUSEHOLD_MEMBER, self->id, NULL);

      SW_HOUSEHOLD_MEMBER (record)->position = members ? members->len + 1 : 1;
    }
  present_dialog (self, record, NULL);
}

static SwRecord *
load_target (SwElderPage *self,
             GVariant    *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *name;
  gint64 id;
  SwRecord *record;

  g_variant_get (parameter, "(&sx)", &name, &id);
  g_return_val_if_fail (is_owned_type (g_type_from_name (name)), NULL);

  record = sw_store_load (sw_page_get_store (SW_PAGE (self)), g_type_from_name (name), id, &error);
  if (record == NULL)
    report (self, error);

  return record;
}

static void
present_visit (SwElderPage *self,
               SwVisit     *visit)
{
  gtk_window_present (sw_visit_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                           sw_page_get_store (SW_PAGE (self)), visit));
}

static void
record_visit_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwElderPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwVisit) visit = sw_visit_dialog_make (sw_page_get_store (SW_PAGE (self)), self->id, sw_day_today (),
                                                    &error);

  if (visit)
    present_visit (self, visit);
  else
    report (self, error);
}

static void
print_visits_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (GArray) elders = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (elders, self->id);
  if (window)
    gtk_window_present (sw_visit_print_dialog_new (window, (SwVisitPrintKind) g_variant_get_int32 (parameter), elders));
}

/* All visits of the elder, or those of a day. */
static void
show_visits_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  gint64 day = g_variant_get_int64 (parameter);
  g_autofree char *date = day == SW_NONE ? NULL : sw_day_format_iso ((SwDay) day);
  g_autofree char *filter = g_strdup_printf ("elder_id=%" G_GINT64_FORMAT "%s%s%s%s", self->id,
                                             date ? "\nday>=" : "", date ? date : "", date ? "\nday<=" : "",
                                             date ? date : "");

  if (window)
    sw_visits_page_show_filter (window, filter);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (SwRecord) record = load_target (user_data, parameter);

  if (SW_IS_VISIT (record))
    present_visit (user_data, SW_VISIT (record));
  else if (record)
    present_dialog (user_data, record, NULL);
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwElderPage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (SwRecord) record = load_target (self, parameter);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *done = NULL;

  if (record == NULL)
    return;

  label = sw_record_action_label (record, SW_CHANGE_DELETE);
  done = sw_record_done_text (record, SW_CHANGE_DELETE);
  if (SW_IS_VISIT (record)
        ? !sw_store_delete_visits (sw_page_get_store (SW_PAGE (self)), (gint64[]) { sw_record_get_id (record) }, 1, &error)
        : !sw_store_delete_one (sw_page_get_store (SW_PAGE (self)), record, label, &error))
    report (self, error);
  else if (window)
    sw_window_show_toast (window, done, TRUE);
}

static void
present_span (SwElderPage *self,
              gint64       status,
              const char  *title)
{
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();

  span->elder_id = self->id;
  span->status = status;
  span->from_day = sw_day_today ();
  present_dialog (self, SW_RECORD (span), title);
}

static void
pause_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  present_span (user_data, SW_STATUS_PAUSED, _("Pause"));
}

static void
end_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  present_span (user_data, SW_NONE, _("Leaves the Register"));
}

/* The last day out of the register is the day before the one of the return. */
static void
resume_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwElderPage *self = user_data;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  SwStatusSpan *span;
  SwDay today = sw_day_today ();

  spans = sw_store_load_owned (sw_page_get_store (SW_PAGE (self)), SW_TYPE_STATUS_SPAN, self->id, &error);
  if (spans == NULL)
    {
      report (self, error);
      return;
    }

  span = sw_status_spans_current (spans, today);
  if (span == NULL)
    return;

  /* Translators: an action: %s is the name of an elder. */
  label = g_strdup_printf (_("Put %s back into the register"), self->elder->name);
  span->to_day = today - 1;
  if (span->from_day < today
        ? !sw_store_save_one (sw_page_get_store (SW_PAGE (self)), SW_RECORD (span), label, &error)
        : !sw_store_delete_one (sw_page_get_store (SW_PAGE (self)), SW_RECORD (span), label, &error))
    report (self, error);
  else if (window)
    sw_window_show_toast (window, _("Back in the register from today"), TRUE);
}

static void
duplicates_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_widget_activate_action (user_data, "win.duplicates", NULL);
}

static void
draft_agreement_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  SwElderPage *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->id);
  gtk_window_present (sw_agreement_draft_dialog_new (sw_window_of (GTK_WIDGET (self)), ids));
}

static void
open_agreement_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  sw_agreement_page_open (sw_window_of (user_data), g_variant_get_int64 (parameter));
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "edit-field", .activate = edit_field_cb, .parameter_type = "s" },
  { .name = "save", .activate = save_cb },
  { .name = "cancel", .activate = cancel_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "add", .activate = add_cb, .parameter_type = "s" },
  { .name = "open", .activate = open_cb, .parameter_type = "(sx)" },
  { .name = "remove", .activate = remove_cb, .parameter_type = "(sx)" },
  { .name = "pause", .activate = pause_cb },
  { .name = "end", .activate = end_cb },
  { .name = "resume", .activate = resume_cb },
  { .name = "record-visit", .activate = record_visit_cb },
  { .name = "print-visits", .activate = print_visits_cb, .parameter_type = "i" },
  { .name = "duplicates", .activate = duplicates_cb },
  { .name = "draft-agreement", .activate = draft_agreement_cb },
};

/* What changes nothing. */
static const GActionEntry reading_entries[] = {
  { .name = "open-agreement", .activate = open_agreement_cb, .parameter_type = "x" },
  { .name = "show-visits", .activate = show_visits_cb, .parameter_type = "x" },
};

/**
 * sw_elder_page_add_actions:
 * @self: a page
 *
 * Adds the actions to the page and to its buttons in the header bar.
 */
void
sw_elder_page_add_actions (SwElderPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), reading_entries, G_N_ELEMENTS (reading_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "elder", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_buttons, "elder", G_ACTION_GROUP (self->actions));
  sw_elder_page_update_actions (self);
}

/**
 * sw_elder_page_update_actions:
 * @self: a page
 *
 * The one place that says what can be done now.
 */
void
sw_elder_page_update_actions (SwElderPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean editing = self->draft != NULL;
  gboolean writable = store && !sw_store_is_read_only (store);
  gboolean viewing = !editing && self->elder != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), entries[i].name);
      gboolean of_editor = strcmp (entries[i].name, "save") == 0 || strcmp (entries[i].name, "cancel") == 0;
      gboolean reads = strcmp (entries[i].name, "show-visits") == 0 || strcmp (entries[i].name, "print-visits") == 0;

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   (writable || (reads && store)) && (of_editor ? editing : viewing));
    }

  sw_page_set_editing (SW_PAGE (self), editing && sw_record_draft_is_changed (self->draft));
  gtk_widget_set_visible (self->edit_button, viewing && writable);
  gtk_widget_set_visible (self->more_button, viewing);
  gtk_widget_set_visible (self->cancel_button, editing);
  gtk_widget_set_visible (self->save_button, editing);
}
