/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-draft-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-agreements-view.h"
#include "sw-community.h"
#include "sw-day-entry.h"
#include "sw-day.h"
#include "sw-proposal-columns.h"
#include "sw-proposal-item.h"
#include "sw-reference-entry.h"
#include "sw-save-question.h"
#include "sw-work.h"
#include "sw-wrap-layout.h"

/**
 * SwAgreementDraftDialog:
 *
 * Shows the agreements that could be drafted, for all key elders without one or for those chosen,
 * and drafts those that are ticked. Worker and neighbour can be changed before.
 */
struct _SwAgreementDraftDialog
{
  AdwWindow          parent_instance;

  /* Template children. */
  GtkStack          *stack;
  GtkColumnView     *view;
  AdwStatusPage     *failed_page;
  GtkWidget         *draft_button;
  GtkCheckButton    *all_button;
  AdwBin            *day_bin;
  GtkLabel          *summary;
  GtkWidget         *change_bar;
  GtkLabel          *change_label;
  AdwBin            *worker_bin;
  AdwBin            *neighbour_bin;

  /* Owned. */
  SwWindow          *window;
  GArray            *elder_ids;   /* NULL for all without an agreement */
  GPtrArray         *proposals;
  GListStore        *items;
  GtkSelectionModel *selection;
  GCancellable      *cancellable; /* while they are proposed */

  SwDayEntry        *day_entry;   /* borrowed */
  gint64             community_id; /* whose people are offered first */
  guint              n_chosen;
  gboolean           loading;
  gboolean           edited;    /* somebody was chosen */
};

G_DEFINE_FINAL_TYPE (SwAgreementDraftDialog, sw_agreement_draft_dialog, ADW_TYPE_WINDOW)

static SwStore *
get_store (SwAgreementDraftDialog *self)
{
  return self->window ? sw_window_get_store (self->window) : NULL;
}

static void
update (SwAgreementDraftDialog *self)
{
  guint n = self->proposals ? self->proposals->len : 0;
  guint chosen = self->n_chosen;
  SwDay on = sw_day_entry_get_day (self->day_entry);
  gboolean day = on != SW_NONE && on <= sw_day_today ();
  g_autofree char *label = g_strdup_printf (ngettext ("_Draft %u Agreement", "_Draft %u Agreements", chosen), chosen);
  g_autofree char *summary = NULL;

  gtk_button_set_label (GTK_BUTTON (self->draft_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "draft.draft", chosen > 0 && day);
  if (on == SW_NONE)
    summary = g_strdup (_("Write the day like 2026-11-21."));
  else if (!day)
    summary = g_strdup (_("The day is in the future."));
  else if (chosen < n)
    /* Translators: %1$u of %2$u proposed agreements. */
    summary = g_strdup_printf (_("%1$u of %2$u are drafted. Those without a worker or a neighbour cannot be: select "
                                 "them and choose one below."), chosen, n);
  else
    summary = g_strdup_printf (ngettext ("%u agreement is drafted, as one step that can be undone.",
                                         "%u agreements are drafted, as one step that can be undone.", chosen), chosen);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_remove_css_class (GTK_WIDGET (self->summary), day ? "error" : "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), day ? "dim-label" : "error");

  self->loading = TRUE;
  gtk_check_button_set_active (self->all_button, chosen > 0 && chosen == n);
  gtk_check_button_set_inconsistent (self->all_button, chosen > 0 && chosen < n);
  self->loading = FALSE;
}

static void
item_chosen_cb (SwProposalItem         *item,
                GParamSpec             *pspec,
                SwAgreementDraftDialog *self)
{
  self->n_chosen += sw_proposal_item_get_chosen (item) ? 1 : -1;
  if (!self->loading)
    update (self);
}

/* Another worker or neighbour for the rows that are selected */

static void
party_chosen_cb (SwReferenceEntry       *entry,
                 SwAgreementDraftDialog *self)
{
  gboolean worker = GTK_WIDGET (entry) == adw_bin_get_child (self->worker_bin);
  gint64 id = sw_reference_entry_get_id (entry);
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  if (self->loading || id == SW_NONE)
    return;

  self->loading = TRUE;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, rows, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (SwProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

      if (worker)
        sw_proposal_item_set_worker (item, id);
      else
        sw_proposal_item_set_neighbour (item, id);
    }
  self->loading = FALSE;
  self->edited = TRUE;
  update (self);
}

static void
add_entry (SwAgreementDraftDialog *self,
           AdwBin                 *bin,
           const char             *field_name,
           gint64                  id)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), field_name);
  g_autoptr (SwRecordDraft) draft = NULL;
  GtkWidget *entry;

  elder->community_id = self->community_id;
  sw_record_set_number (SW_RECORD (elder), field, id);
  draft = sw_record_draft_new (SW_RECORD (elder), sw_day_today ());
  entry = sw_reference_entry_new (get_store (self), field, draft);
  sw_reference_entry_set_id (SW_REFERENCE_ENTRY (entry), id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (SW_REFERENCE_ENTRY (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  adw_bin_set_child (bin, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (party_chosen_cb), self, 0);
}

/* What all of the rows have in common, or nothing. */
static void
selection_changed_cb (SwAgreementDraftDialog *self)
{
  g_autoptr (GtkBitset) rows = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (rows);
  g_autofree char *text = sw_list_selected_text ((gint64) n);
  gint64 worker_id = SW_NONE, neighbour_id = SW_NONE;

  if (self->loading)
    return;

  gtk_widget_set_visible (self->change_bar, n > 0);
  gtk_label_set_label (self->change_label, text);
  if (n == 0 || get_store (self) == NULL)
    return;

  {
    g_autoptr (SwProposalItem) first = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                              gtk_bitset_get_minimum (rows));
    SwProposal *proposal = sw_proposal_item_get (first);

    self->community_id = proposal->community_id;
    if (n == 1)
      {
        worker_id = proposal->worker_id;
        neighbour_id = proposal->neighbour_id;
      }
  }
  add_entry (self, self->worker_bin, "worker_id", worker_id);
  add_entry (self, self->neighbour_bin, "neighbour_id", neighbour_id);
}

static void
all_toggled_cb (GtkCheckButton         *button,
                SwAgreementDraftDialog *self)
{
  gboolean all = gtk_check_button_get_active (button);

  if (self->loading)
    return;

  self->loading = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SwProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      sw_proposal_item_set_chosen (item, all);
    }
  self->loading = FALSE;
  update (self);
}

/* Proposing, in a thread */

typedef struct
{
  SwStore *store;     /* the window's */
  GArray  *elder_ids; /* or NULL */
} Proposing;

static void
proposing_free (Proposing *proposing)
{
  g_object_unref (proposing->store);
  g_clear_pointer (&proposing->elder_ids, g_array_unref);
  g_free (proposing);
}

static void
propose_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Proposing *proposing = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (proposing->store, &error);
  GArray *ids = proposing->elder_ids;
  GPtrArray *proposals = NULL;

  if (store && ids)
    proposals = sw_agreements_propose_elders (store, (const gint64 *) (gpointer) ids->data, ids->len, sw_day_today (),
                                              cancellable, &error);
  else if (store)
    proposals = sw_agreements_propose (store, NULL, sw_day_today (), cancellable, &error);

  if (proposals)
    g_task_return_pointer (task, proposals, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
show_proposals (SwAgreementDraftDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_chosen = 0;
  for (guint i = 0; i < self->proposals->len; i++)
    {
      SwProposalItem *item = sw_proposal_item_new (self->proposals, i);

      self->n_chosen += sw_proposal_item_get_chosen (item);
      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (item_chosen_cb), self, 0);
      g_ptr_array_add (items, item);
    }
  /* At once: the list would answer each of ten thousand. */
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, self->proposals->len > 0 ? "list" : "nobody");
  update (self);
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SwAgreementDraftDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *text = NULL;

  /* Closed meanwhile. */
  if (self->window == NULL)
    return;

  g_clear_object (&self->cancellable);
  self->proposals = g_steal_pointer (&proposals);
  if (self->proposals)
    {
      show_proposals (self);
      return;
    }

  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failed_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Drafting */

typedef struct
{
  GPtrArray *all;    /* keeps the proposals */
  GPtrArray *chosen; /* borrowed */
  SwDay      day;
} Drafting;

static void
drafting_free (gpointer data)
{
  Drafting *drafting = data;

  g_ptr_array_unref (drafting->chosen);
  g_ptr_array_unref (drafting->all);
  g_free (drafting);
}

static gboolean
draft_run (SwStore  *store,
           gpointer  data,
           SwWork   *work,
           GError  **error)
{
  Drafting *drafting = data;
  g_autoptr (GArray) ids = sw_agreements_draft (store, drafting->chosen, drafting->day, sw_work_set_progress, work,
                                                sw_work_get_cancellable (work), error);

  return ids != NULL;
}

static void
draft_done (SwWindow *window,
            gpointer  data)
{
  guint n = ((Drafting *) data)->chosen->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u agreement drafted", "%u agreements drafted", n), n);

  sw_window_show_toast (window, text, TRUE);
}

static void
draft_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwAgreementDraftDialog *self = SW_AGREEMENT_DRAFT_DIALOG (widget);
  g_autoptr (SwWindow) window = g_object_ref (self->window);
  Drafting *drafting;

  if (self->proposals == NULL || self->n_chosen == 0)
    return;

  drafting = g_new0 (Drafting, 1);
  drafting->all = g_ptr_array_ref (self->proposals);
  drafting->chosen = g_ptr_array_new ();
  drafting->day = sw_day_entry_get_day (self->day_entry);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SwProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (sw_proposal_item_get_chosen (item))
        g_ptr_array_add (drafting->chosen, sw_proposal_item_get (item));
    }

  gtk_window_destroy (GTK_WINDOW (self));
  sw_work_run (window, _("Drafting the agreements…"), drafting->chosen->len, draft_run, draft_done, drafting,
               drafting_free);
}

static void
save_window (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "draft.draft", NULL);
}

/* Who was chosen for many elders is not lost by a key. */
static gboolean
sw_agreement_draft_dialog_close_request (GtkWindow *window)
{
  SwAgreementDraftDialog *self = SW_AGREEMENT_DRAFT_DIALOG (window);

  if (sw_save_question_hold (window, self->edited, save_window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_agreement_draft_dialog_parent_class)->close_request (window);
}

static void
sw_agreement_draft_dialog_dispose (GObject *object)
{
  SwAgreementDraftDialog *self = SW_AGREEMENT_DRAFT_DIALOG (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->elder_ids, g_array_unref);
  g_clear_object (&self->window);

  G_OBJECT_CLASS (sw_agreement_draft_dialog_parent_class)->dispose (object);
}

static void
sw_agreement_draft_dialog_class_init (SwAgreementDraftDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_agreement_draft_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_agreement_draft_dialog_close_request;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shouwang/Shouwang/ui/sw-agreement-draft-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, draft_button);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, day_bin);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, change_bar);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, change_label);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, worker_bin);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementDraftDialog, neighbour_bin);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_install_action (widget_class, "draft.draft", NULL, draft_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_agreement_draft_dialog_init (SwAgreementDraftDialog *self)
{
  SwDay today = sw_day_today ();
  g_autofree char *text = sw_day_format_iso (today);
  GtkWidget *entry = sw_day_entry_new (today);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->community_id = SW_NONE;
  self->items = g_list_store_new (SW_TYPE_PROPOSAL_ITEM);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  gtk_column_view_set_model (self->view, self->selection);

  self->day_entry = SW_DAY_ENTRY (entry);
  sw_day_entry_set_text (self->day_entry, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_day_entry_get_entry (self->day_entry)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Drafted on"), -1);
  adw_bin_set_child (self->day_bin, entry);
  g_signal_connect_object (self->day_entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * sw_agreement_draft_dialog_new:
 * @window: a window with an open database
 * @elder_ids: (nullable) (element-type gint64): for whom; %NULL for every elder who needs an
 *   agreement and has none
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_agreement_draft_dialog_new (SwWindow *window,
                               GArray   *elder_ids)
{
  SwAgreementDraftDialog *self = g_object_new (SW_TYPE_AGREEMENT_DRAFT_DIALOG, "transient-for", window, NULL);
  Proposing *proposing = g_new0 (Proposing, 1);
  g_autoptr (GTask) task = NULL;

  self->window = g_object_ref (window);
  sw_proposal_columns_add (self->view, get_store (self));
  self->cancellable = g_cancellable_new ();
  proposing->store = g_object_ref (sw_window_get_store (window));
  proposing->elder_ids = elder_ids ? g_array_ref (elder_ids) : NULL;
  task = g_task_new (NULL, self->cancellable, proposed_cb, g_object_ref (self));
  g_task_set_source_tag (task, sw_agreement_draft_dialog_new);
  g_task_set_task_data (task, proposing, (GDestroyNotify) proposing_free);
  g_task_run_in_thread (task, propose_thread);

  return GTK_WINDOW (self);
}
