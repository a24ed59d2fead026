/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreements-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-dialogs.h"
#include "sw-agreement-draft-dialog.h"
#include "sw-agreement-page.h"
#include "sw-agreement-print-dialog.h"
#include "sw-agreements.h"
#include "sw-store-query.h"
#include "sw-window.h"

/* What can be done on the Agreements page. */

static SwWindow *
get_window (SwAgreementsPage *self)
{
  return sw_window_of (GTK_WIDGET (self));
}

static void
ask (SwAgreementsPage *self,
     SwAgreementAsk    what)
{
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  if (ids->len > 0)
    sw_agreement_dialog_show (get_window (self), what, (const gint64 *) (gpointer) ids->data, ids->len,
                              SW_AGREEMENT_ALL_PARTIES);
}

static void
sign_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ask (user_data, SW_AGREEMENT_ASK_SIGN);
}

static void
copies_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  ask (user_data, SW_AGREEMENT_ASK_COPIES);
}

static void
end_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  ask (user_data, SW_AGREEMENT_ASK_END);
}

static void
withdraw_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwAgreementsPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  sw_agreement_dialog_withdraw (get_window (self), (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
mark_printed_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwAgreementsPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  sw_agreement_dialog_mark (get_window (self), (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
renew_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SwAgreementsPage *self = user_data;
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));

  sw_agreement_dialog_renew (get_window (self), (const gint64 *) (gpointer) ids->data, ids->len);
}

static SwAgreement *
load_first (SwAgreementsPage *self)
{
  g_autoptr (GArray) ids = sw_list_page_get_selected (SW_LIST_PAGE (self));
  SwStore *store = sw_page_get_store (SW_PAGE (self));

  return store && ids->len > 0 ? sw_store_load (store, SW_TYPE_AGREEMENT, g_array_index (ids, gint64, 0), NULL) : NULL;
}

static void
open_elder_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  g_autoptr (SwAgreement) agreement = load_first (user_data);

  if (agreement)
    sw_window_open_elder (get_window (user_data), agreement->elder_id);
}

/* What stands in an agreement is the elder's record; only the note is its own. */
static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr (SwAgreement) agreement = load_first (user_data);

  if (agreement)
    sw_agreement_page_edit (sw_agreement_page_open (get_window (user_data), sw_record_get_id (SW_RECORD (agreement))));
}

static void
overdue_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  sw_list_page_show_filter (user_data, "overdue=1");
}

static void
without_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  SwWindow *window = get_window (user_data);

  sw_window_show_page (window, "register");
  if (SW_IS_LIST_PAGE (sw_window_get_page (window)))
    sw_list_page_show_filter (SW_LIST_PAGE (sw_window_get_page (window)), SW_AGREEMENTS_WITHOUT);
}

static void
group_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  SwListPage *self = user_data;

  for (SwAgreementsGroup group = 0; group < SW_AGREEMENTS_N_GROUPS; group++)
    if (strcmp (sw_agreements_group_nick (group), g_variant_get_string (state, NULL)) == 0)
      {
        const char *const *states = sw_agreements_group_states (group);

        if (*states)
          sw_query_set_condition (self->query, "state", SW_OPERATOR_EQUAL, states, NULL);
        else
          sw_query_remove_condition (self->query, "state");
        sw_list_page_query_changed (self);
        return;
      }
}

/* What changes rows that are selected. */
static const GActionEntry entries[] = {
  { .name = "sign", .activate = sign_cb },
  { .name = "copies", .activate = copies_cb },
  { .name = "end", .activate = end_cb },
  { .name = "withdraw", .activate = withdraw_cb },
  { .name = "mark-printed", .activate = mark_printed_cb },
  { .name = "renew", .activate = renew_cb },
  { .name = "edit", .activate = edit_cb },
};

static const GActionEntry page_entries[] = {
  { .name = "open-elder", .activate = open_elder_cb },
  { .name = "overdue", .activate = overdue_cb },
  { .name = "without", .activate = without_cb },
  { .name = "group", .parameter_type = "s", .state = "'all'", .change_state = group_cb },
};

/**
 * sw_agreements_page_add_actions:
 * @self: the page, while it is made
 *
 * Adds what can be done with agreements.
 */
void
sw_agreements_page_add_actions (SwAgreementsPage *self)
{
  GActionMap *actions = G_ACTION_MAP (SW_LIST_PAGE (self)->actions);

  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (actions, page_entries, G_N_ELEMENTS (page_entries), self);
}

/**
 * sw_agreements_page_update_actions:
 * @page: the page
 *
 * The one place that says what can be done with the rows that are selected. With one row it is
 * what its state allows; with several the store refuses what one of them does not allow, and says
 * which.
 */
void
sw_agreements_page_update_actions (SwListPage *page)
{
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  gint64 n = sw_list_page_get_n_selected (page);
  g_autoptr (SwAgreement) only = n == 1 ? load_first (SW_AGREEMENTS_PAGE (page)) : NULL;
  gboolean writable = n > 0 && store && !sw_store_is_read_only (store);
  gboolean printed = only == NULL || only->printed_day != SW_NONE;
  gboolean ended = only && only->state == SW_AGREEMENT_ENDED;

  sw_list_page_enable (page, "open", n > 0);
  sw_list_page_enable (page, "open-elder", n == 1);
  sw_list_page_enable (page, "edit", writable && n == 1);
  sw_list_page_enable (page, "sign", writable && printed && !ended && !(only && only->state == SW_AGREEMENT_IN_FORCE));
  sw_list_page_enable (page, "copies", writable && printed);
  sw_list_page_enable (page, "end", writable && !ended);
  sw_list_page_enable (page, "withdraw", writable && (only == NULL || only->state == SW_AGREEMENT_PRINTED));
  sw_list_page_enable (page, "mark-printed", writable && (only == NULL || only->state == SW_AGREEMENT_DRAFT));
  sw_list_page_enable (page, "renew", writable && (only == NULL || !sw_agreement_is_open (only)));
}

/**
 * sw_agreements_page_create:
 * @page: the page
 *
 * Proposes an agreement for every elder who needs one and has none.
 */
void
sw_agreements_page_create (SwPage *page)
{
  gtk_window_present (sw_agreement_draft_dialog_new (sw_window_of (GTK_WIDGET (page)), NULL));
}

/**
 * sw_agreements_page_print:
 * @page: the page
 *
 * Asks what is to be printed: what is selected, or what the list shows.
 */
void
sw_agreements_page_print (SwPage *page)
{
  SwListPage *self = SW_LIST_PAGE (page);
  SwWindow *window = sw_window_of (GTK_WIDGET (page));
  g_autoptr (GArray) selected = sw_list_page_get_selected (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) shown = sw_store_query_ids (sw_page_get_store (page), self->query, -1, &error);

  if (shown)
    gtk_window_present (sw_agreement_print_dialog_new (window, selected, shown));
  else
    sw_window_report_error (window, error);
}
