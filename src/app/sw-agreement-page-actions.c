/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done on the page of an agreement. */
#include "sw-agreement-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-dialogs.h"
#include "sw-agreement-print-dialog.h"
#include "sw-agreements.h"
#include "sw-day.h"
#include "sw-elder-page.h"
#include "sw-file-chooser.h"
#include "sw-record-dialog.h"
#include "sw-scan.h"

static SwWindow *
get_window (SwAgreementPage *self)
{
  return sw_window_of (GTK_WIDGET (self));
}

static SwStore *
get_store (SwAgreementPage *self)
{
  return sw_page_get_store (SW_PAGE (self));
}

/* What was done in the window's store: an undo is offered, or the failure said. */
static void
tell (SwAgreementPage *self,
      gboolean         done,
      const char      *text,
      const GError    *error)
{
  if (done)
    sw_window_show_toast (get_window (self), text, TRUE);
  else
    sw_window_report_error (get_window (self), error);
}

static void
sign_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_show (get_window (self), SW_AGREEMENT_ASK_SIGN, &self->id, 1,
                            1u << g_variant_get_uint32 (parameter));
}

static void
sign_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_show (get_window (self), SW_AGREEMENT_ASK_SIGN, &self->id, 1, SW_AGREEMENT_ALL_PARTIES);
}

static void
unsign_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sw_agreements_unsign (get_store (self), self->id, g_variant_get_uint32 (parameter), &error);

  tell (self, done, _("The signature was taken back"), error);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_show (get_window (self), SW_AGREEMENT_ASK_COPIES, &self->id, 1,
                            1u << g_variant_get_uint32 (parameter));
}

static void
copies_all_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_show (get_window (self), SW_AGREEMENT_ASK_COPIES, &self->id, 1, SW_AGREEMENT_ALL_PARTIES);
}

static void
take_copy_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sw_agreements_hand_copies (get_store (self), &self->id, 1, 1u << g_variant_get_uint32 (parameter),
                                             SW_NONE, &error);

  tell (self, done, _("The copy was taken back"), error);
}

static void
end_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_show (get_window (self), SW_AGREEMENT_ASK_END, &self->id, 1, 0);
}

static void
reopen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = sw_agreements_reopen (get_store (self), self->id, &error);

  tell (self, done, _("The end was taken back"), error);
}

static void
withdraw_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_withdraw (get_window (self), &self->id, 1);
}

static void
renew_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_agreement_dialog_renew (get_window (self), &self->id, 1);
}

static void
edit_record (SwAgreementPage *self,
             SwRecord        *record,
             const char      *title)
{
  gtk_window_present (sw_record_dialog_new (GTK_WINDOW (get_window (self)), get_store (self), record, title));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  edit_record (self, SW_RECORD (self->agreement), _("Note on the Agreement"));
}

static void
open_elder_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  sw_window_open_elder (get_window (self), self->agreement->elder_id);
}

static void
edit_elder_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwWindow *window = get_window (user_data);

  open_elder_cb (action, NULL, user_data);
  if (SW_IS_ELDER_PAGE (sw_window_get_page (window)))
    sw_elder_page_edit (SW_ELDER_PAGE (sw_window_get_page (window)));
}

static void
open_other_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  sw_agreement_page_open (get_window (user_data), g_variant_get_int64 (parameter));
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  sw_page_print (SW_PAGE (user_data));
}

static void
more_history_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwAgreementPage *self = user_data;

  self->history_limit *= 5;
  sw_agreement_page_show (self);
}

/* Scans */

static void
scans_chosen_cb (GPtrArray *paths,
                 gpointer   user_data)
{
  for (guint i = 0; i < paths->len; i++)
    sw_agreement_page_attach (user_data, paths->pdata[i]);
}

static void
add_scan_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  sw_file_chooser_open (GTK_WINDOW (get_window (user_data)), _("Add Scans"), SW_FILE_SCAN, TRUE, scans_chosen_cb,
                        user_data);
}

static SwAttachment *
load_scan (SwAgreementPage  *self,
           GVariant         *parameter,
           GError          **error)
{
  return sw_store_load (get_store (self), SW_TYPE_ATTACHMENT, g_variant_get_int64 (parameter), error);
}

static void
open_scan_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwAttachment) scan = load_scan (self, parameter, &error);

  if (scan)
    sw_scan_open (get_window (self), scan);
  else
    sw_window_report_error (get_window (self), error);
}

static void
delete_scan_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwAttachment) scan = load_scan (self, parameter, &error);
  g_autofree char *label = scan ? g_strdup_printf (_("Delete %s"), scan->name) : NULL;
  gboolean done = scan && sw_store_delete_one (get_store (self), SW_RECORD (scan), label, &error);

  tell (self, done, _("The scan was deleted"), error);
}

/* Supplements */

static SwSupplement *
load_supplement (SwAgreementPage *self,
                 GVariant        *parameter)
{
  g_autoptr (GError) error = NULL;
  SwSupplement *supplement = sw_store_load (get_store (self), SW_TYPE_SUPPLEMENT, g_variant_get_int64 (parameter),
                                            &error);

  if (supplement == NULL)
    sw_window_report_error (get_window (self), error);

  return supplement;
}

static void
add_supplement_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GPtrArray) others = sw_store_load_owned (get_store (self), SW_TYPE_SUPPLEMENT, self->id, NULL);
  g_autoptr (SwSupplement) supplement = sw_supplement_new ();

  supplement->agreement_id = self->id;
  supplement->day = sw_day_today ();
  supplement->serial = 1;
  for (guint i = 0; others && i < others->len; i++)
    supplement->serial = MAX (supplement->serial, SW_SUPPLEMENT (others->pdata[i])->serial + 1);
  edit_record (self, SW_RECORD (supplement), _("Write a Supplement"));
}

static void
edit_supplement_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr (SwSupplement) supplement = load_supplement (user_data, parameter);

  if (supplement)
    edit_record (user_data, SW_RECORD (supplement), _("Supplement"));
}

static void
print_supplement_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  SwAgreementPage *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SwAgreementPrint *print;

  g_array_append_val (ids, self->id);
  print = sw_agreement_print_new (ids);
  print->supplement_id = g_variant_get_int64 (parameter);
  sw_agreement_print_preview (get_window (self), print);
}

static void
sign_supplement_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr (SwSupplement) supplement = load_supplement (user_data, parameter);

  if (supplement)
    sw_agreement_dialog_sign_supplement (get_window (user_data), supplement);
}

static const GActionEntry entries[] = {
  { .name = "sign", .activate = sign_cb, .parameter_type = "u" },
  { .name = "sign-all", .activate = sign_all_cb },
  { .name = "unsign", .activate = unsign_cb, .parameter_type = "u" },
  { .name = "copy", .activate = copy_cb, .parameter_type = "u" },
  { .name = "copies-all", .activate = copies_all_cb },
  { .name = "take-copy", .activate = take_copy_cb, .parameter_type = "u" },
  { .name = "end", .activate = end_cb },
  { .name = "reopen", .activate = reopen_cb },
  { .name = "withdraw", .activate = withdraw_cb },
  { .name = "renew", .activate = renew_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "edit-elder", .activate = edit_elder_cb },
  { .name = "add-scan", .activate = add_scan_cb },
  { .name = "delete-scan", .activate = delete_scan_cb, .parameter_type = "x" },
  { .name = "add-supplement", .activate = add_supplement_cb },
  { .name = "edit-supplement", .activate = edit_supplement_cb, .parameter_type = "x" },
  { .name = "sign-supplement", .activate = sign_supplement_cb, .parameter_type = "x" },
};

/* What changes nothing. */
static const GActionEntry reading_entries[] = {
  { .name = "open-elder", .activate = open_elder_cb },
  { .name = "open-other", .activate = open_other_cb, .parameter_type = "x" },
  { .name = "open-scan", .activate = open_scan_cb, .parameter_type = "x" },
  { .name = "print", .activate = print_cb },
  { .name = "print-supplement", .activate = print_supplement_cb, .parameter_type = "x" },
  { .name = "more-history", .activate = more_history_cb },
};

static void
add_button (SwAgreementPage *self,
            const char      *label,
            const char      *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->header_buttons), button);
}

/**
 * sw_agreement_page_add_actions:
 * @self: a page, while it is made
 *
 * Adds the actions to the page and to its buttons in the header bar.
 */
void
sw_agreement_page_add_actions (SwAgreementPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), reading_entries, G_N_ELEMENTS (reading_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "agreement", G_ACTION_GROUP (self->actions));
  gtk_widget_insert_action_group (self->header_buttons, "agreement", G_ACTION_GROUP (self->actions));
  add_button (self, _("_Print…"), "agreement.print");
  add_button (self, _("_Renew"), "agreement.renew");
  sw_agreement_page_update_actions (self);
}

/**
 * sw_agreement_page_update_actions:
 * @self: a page
 *
 * The one place that says what can be done now.
 */
void
sw_agreement_page_update_actions (SwAgreementPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean shown = store && self->agreement;
  gboolean writable = shown && !sw_store_is_read_only (store);

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              entries[i].name)), writable);
  for (gsize i = 0; i < G_N_ELEMENTS (reading_entries); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                              reading_entries[i].name)), shown);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "renew")),
                               writable && !sw_agreement_is_open (self->agreement));
}

/**
 * sw_agreement_page_attach:
 * @self: the page of an agreement
 * @path: a scan
 *
 * Keeps a copy of the file beside the database.
 */
void
sw_agreement_page_attach (SwAgreementPage *self,
                          const char      *path)
{
  g_return_if_fail (SW_IS_AGREEMENT_PAGE (self));

  sw_scan_attach (get_window (self), self->id, path);
}
