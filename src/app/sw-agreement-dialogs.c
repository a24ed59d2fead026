/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-dialogs.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-template.h"
#include "sw-agreements.h"
#include "sw-day-dialog.h"
#include "sw-day-entry.h"
#include "sw-day.h"
#include "sw-work.h"

/* What is noted, which a thread may have for itself. */
typedef struct
{
  SwAgreementAsk  ask;
  GArray         *ids;
  guint           parties;
  SwDay           day;
  char           *text; /* who signed, or the note on the end */
  gboolean        handprint;
  SwAgreementEnd  reason;
} Step;

/* The dialog that asks for it. */
typedef struct
{
  SwWindow         *window;
  AdwMessageDialog *dialog;
  SwAgreementAsk    ask;
  GArray           *ids;
  SwAgreement      *only; /* the agreement if there is but one */

  GtkCheckButton   *parties[SW_AGREEMENT_N_PARTIES]; /* NULL at the end */
  SwDayEntry       *day;
  GtkWidget        *text_row;
  GtkEditable      *text;
  GtkCheckButton   *handprint;
  GtkDropDown      *reason;
  GtkLabel         *problem;
} Asking;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_array_unref (step->ids);
  g_free (step->text);
  g_free (step);
}

static gboolean
step_run (SwStore  *store,
          gpointer  data,
          SwWork   *work,
          GError  **error)
{
  Step *step = data;
  const gint64 *ids = (const gint64 *) (gpointer) step->ids->data;

  switch (step->ask)
    {
    case SW_AGREEMENT_ASK_SIGN:
      return sw_agreements_sign (store, ids, step->ids->len, step->parties, step->day, step->text, step->handprint,
                                 error);
    case SW_AGREEMENT_ASK_COPIES:
      return sw_agreements_hand_copies (store, ids, step->ids->len, step->parties, step->day, error);
    case SW_AGREEMENT_ASK_END:
    default:
      return sw_agreements_end (store, ids, step->ids->len, step->day, step->reason, step->text, error);
    }
}

static void
step_done (SwWindow *window,
           gpointer  data)
{
  Step *step = data;
  guint n = step->ids->len;
  g_autofree char *text = NULL;

  switch (step->ask)
    {
    case SW_AGREEMENT_ASK_SIGN:
      text = g_strdup_printf (ngettext ("%u agreement marked as signed", "%u agreements marked as signed", n), n);
      break;
    case SW_AGREEMENT_ASK_COPIES:
      text = g_strdup_printf (ngettext ("Copies of %u agreement handed out", "Copies of %u agreements handed out", n), n);
      break;
    case SW_AGREEMENT_ASK_END:
    default:
      text = g_strdup_printf (ngettext ("%u agreement ended", "%u agreements ended", n), n);
      break;
    }
  sw_window_show_toast (window, text, TRUE);
}

static guint
get_parties (Asking *self)
{
  guint parties = 0;

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    if (self->parties[party] && gtk_check_button_get_active (self->parties[party]))
      parties |= 1u << party;

  return parties;
}

/* Who signs for a party, or with a hand print, is one: what is said of it is not said of four. */
static gboolean
is_one (guint parties)
{
  return parties != 0 && (parties & (parties - 1)) == 0;
}

/* Does it with a copy of the only agreement. */
static gboolean
try_step (Asking  *self,
          guint    parties,
          SwDay    day,
          GError **error)
{
  g_autoptr (SwRecord) copy = sw_record_copy (SW_RECORD (self->only));
  SwAgreement *agreement = SW_AGREEMENT (copy);
  SwDay today = sw_day_today ();

  if (self->ask == SW_AGREEMENT_ASK_END)
    return sw_agreement_end (agreement, day, gtk_drop_down_get_selected (self->reason), NULL, today, error);

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    if ((parties & (1u << party)) &&
        !(self->ask == SW_AGREEMENT_ASK_SIGN ? sw_agreement_sign (agreement, party, day, NULL, FALSE, today, error)
                                             : sw_agreement_hand_copy (agreement, party, day, today, error)))
      return FALSE;

  return TRUE;
}

/* (transfer full): the reason why it cannot be noted yet, or NULL. */
static char *
find_problem (Asking *self)
{
  guint parties = get_parties (self);
  SwDay day = sw_day_entry_get_day (self->day);
  g_autoptr (GError) error = NULL;

  if (self->ask != SW_AGREEMENT_ASK_END && parties == 0)
    return g_strdup (_("Say which party."));
  if (day == SW_NONE)
    return g_strdup (_("Write the day like 2026-11-21."));
  if (day > sw_day_today ())
    return g_strdup (_("The day is in the future."));
  if (self->only && !try_step (self, parties, day, &error))
    return g_strdup (error->message);

  return NULL;
}

static void
update (Asking *self)
{
  g_autofree char *problem = find_problem (self);

  if (self->handprint)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->handprint), is_one (get_parties (self)));
      gtk_widget_set_sensitive (self->text_row, is_one (get_parties (self)));
    }

  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  adw_message_dialog_set_response_enabled (self->dialog, "save", problem == NULL);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *self)
{
  g_autofree char *problem = NULL;
  Step *step;

  if (strcmp (response, "save") != 0 || (problem = find_problem (self)) || sw_window_get_store (self->window) == NULL)
    return;

  step = g_new0 (Step, 1);
  step->ask = self->ask;
  step->ids = g_array_ref (self->ids);
  step->parties = get_parties (self);
  step->day = sw_day_entry_get_day (self->day);
  step->text = self->text ? g_strstrip (g_strdup (gtk_editable_get_text (self->text))) : NULL;
  step->handprint = self->handprint && gtk_check_button_get_active (self->handprint);
  if (self->ask == SW_AGREEMENT_ASK_SIGN && !is_one (step->parties))
    {
      g_clear_pointer (&step->text, g_free);
      step->handprint = FALSE;
    }
  step->reason = self->reason ? gtk_drop_down_get_selected (self->reason) : 0;
  sw_work_run (self->window, _("Noting it in the agreements…"), self->ids->len, step_run, step_done, step, step_free);
}

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->window);
  g_array_unref (self->ids);
  g_clear_object (&self->only);
  g_free (self);
}

static GtkWidget *
add_row (GtkWidget  *box,
         const char *title,
         GtkWidget  *widget,
         GtkWidget  *target)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), target);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), widget);
  gtk_box_append (GTK_BOX (box), row);

  return row;
}

static const char *
party_name (SwAgreement *agreement,
            SwParty      party)
{
  const char *names[] = { agreement->street_office, agreement->worker_name, agreement->neighbour_name,
                          agreement->elder_name };

  return names[party];
}

/* What has been done already is shown and cannot be done again. */
static void
add_parties (Asking      *self,
             GtkWidget   *box,
             SwAgreement *only,
             guint        parties)
{
  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    {
      const char *who = only && party_name (only, party) ? party_name (only, party) : sw_enum_label (&sw_party_enum, party);
      gboolean done = only && (self->ask == SW_AGREEMENT_ASK_SIGN ? only->signatures[party].day
                                                                  : only->signatures[party].copy_day) != SW_NONE;
      g_autofree char *label = g_strdup_printf ("%s  %s", sw_agreement_party_letter (party), who);
      GtkWidget *check = gtk_check_button_new_with_label (label);

      self->parties[party] = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (self->parties[party], !done && (parties & (1u << party)));
      gtk_widget_set_sensitive (check, !done);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
      gtk_box_append (GTK_BOX (box), check);
    }
}

static void
add_day (Asking     *self,
         GtkWidget  *box,
         const char *title)
{
  SwDay today = sw_day_today ();
  g_autofree char *text = sw_day_format_iso (today);

  self->day = SW_DAY_ENTRY (sw_day_entry_new (today));
  sw_day_entry_set_text (self->day, text);
  gtk_entry_set_activates_default (GTK_ENTRY (sw_day_entry_get_entry (self->day)), TRUE);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (update), self);
  add_row (box, title, GTK_WIDGET (self->day), sw_day_entry_get_entry (self->day));
}

static void
add_text (Asking     *self,
          GtkWidget  *box,
          const char *title,
          const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  self->text = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  self->text_row = add_row (box, title, entry, entry);
}

static void
add_reason (Asking    *self,
            GtkWidget *box)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *reason;

  for (const SwEnumValue *value = sw_agreement_end_enum.values; value->nick; value++)
    gtk_string_list_append (labels, _(value->label));
  reason = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  self->reason = GTK_DROP_DOWN (reason);
  gtk_drop_down_set_selected (self->reason, SW_AGREEMENT_END_OTHER);
  g_signal_connect_swapped (self->reason, "notify::selected", G_CALLBACK (update), self);
  add_row (box, _("_Reason"), reason, reason);
}

static void
add_fields (Asking      *self,
            GtkWidget   *box,
            SwAgreement *only,
            guint        parties)
{
  switch (self->ask)
    {
    case SW_AGREEMENT_ASK_SIGN:
      add_parties (self, box, only, parties);
      add_day (self, box, _("_Day of the signature"));
      add_text (self, box, _("Signed _by"), _("The party itself"));
      self->handprint = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("By a _hand print (手印)")));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->handprint));
      break;
    case SW_AGREEMENT_ASK_COPIES:
      add_parties (self, box, only, parties);
      add_day (self, box, _("_Handed over on"));
      break;
    case SW_AGREEMENT_ASK_END:
    default:
      add_day (self, box, _("_Last day in force"));
      add_reason (self, box);
      add_text (self, box, _("_Note"), NULL);
      break;
    }
}

static char *
make_body (guint        n,
           SwAgreement *only)
{
  if (only)
    /* Translators: the number of an agreement, and the elder's name. */
    return g_strdup_printf (_("Agreement %s of %s"), only->number, only->elder_name);

  return g_strdup_printf (ngettext ("%u agreement, as one step that can be undone.",
                                    "%u agreements, as one step that can be undone.", n), n);
}

/**
 * sw_agreement_dialog_show:
 * @window: a window with an open database
 * @ask: what is to be noted
 * @ids: (array length=n_ids): agreements
 * @n_ids: how many
 * @parties: the parties that are chosen at first, bits of #SwParty
 *
 * Asks for the parties, the day and what belongs to it, and notes it in all of the agreements as
 * one action.
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_agreement_dialog_show (SwWindow       *window,
                          SwAgreementAsk  ask,
                          const gint64   *ids,
                          gsize           n_ids,
                          guint           parties)
{
  static const struct
  {
    const char *heading;
    const char *save;
  } words[] = {
    { N_("Mark as Signed"), N_("_Mark as Signed") },
    { N_("Hand Out Copies"), N_("Hand _Out") },
    { N_("End the Agreement"), N_("_End the Agreement") },
  };
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *body = NULL;

  if (n_ids == 1)
    self->only = sw_store_load (sw_window_get_store (window), SW_TYPE_AGREEMENT, ids[0], NULL);
  body = make_body ((guint) n_ids, self->only);

  self->window = g_object_ref (window);
  self->ask = ask;
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, (guint) n_ids);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), _(words[ask].heading), body));
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_max_width_chars (self->problem, 30);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");

  add_fields (self, box, self->only, parties);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_message_dialog_set_extra_child (self->dialog, box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "save", _(words[ask].save), NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "save",
                                              ask == SW_AGREEMENT_ASK_END ? ADW_RESPONSE_DESTRUCTIVE
                                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, asking_free, 0);
  update (self);
  /* Enter there saves; on a box that is ticked it would untick it. */
  gtk_window_set_focus (GTK_WINDOW (self->dialog), sw_day_entry_get_entry (self->day));
  gtk_window_present (GTK_WINDOW (self->dialog));

  return GTK_WINDOW (self->dialog);
}

static gboolean
withdraw_run (SwStore  *store,
              gpointer  data,
              SwWork   *work,
              GError  **error)
{
  GArray *ids = data;

  return sw_agreements_withdraw (store, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
withdraw_done (SwWindow *window,
               gpointer  data)
{
  guint n = ((GArray *) data)->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u agreement is a draft again", "%u agreements are drafts again", n),
                                           n);

  sw_window_show_toast (window, text, TRUE);
}

static GArray *
copy_ids (const gint64 *ids,
          gsize         n_ids)
{
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, (guint) n_ids);
}

/**
 * sw_agreement_dialog_withdraw:
 * @window: a window with an open database
 * @ids: (array length=n_ids): agreements that nobody has signed
 * @n_ids: how many
 *
 * Makes printed agreements drafts again, as one action.
 */
void
sw_agreement_dialog_withdraw (SwWindow     *window,
                              const gint64 *ids,
                              gsize         n_ids)
{
  sw_work_run (window, _("Taking the agreements back…"), n_ids, withdraw_run, withdraw_done, copy_ids (ids, n_ids),
               (GDestroyNotify) g_array_unref);
}

static gboolean
mark_run (SwStore  *store,
          gpointer  data,
          SwWork   *work,
          GError  **error)
{
  GArray *ids = data;
  const char *shipped = sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
  g_autofree char *text = sw_agreements_get_text (store, NULL, shipped, error);

  return text && sw_agreements_print (store, (const gint64 *) (gpointer) ids->data, ids->len, text, sw_day_today (),
                                      error);
}

static void
mark_done (SwWindow *window,
           gpointer  data)
{
  guint n = ((GArray *) data)->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u agreement marked as printed", "%u agreements marked as printed",
                                                     n), n);

  sw_window_show_toast (window, text, TRUE);
}

/**
 * sw_agreement_dialog_mark:
 * @window: a window with an open database
 * @ids: (array length=n_ids): drafts
 * @n_ids: how many
 *
 * Marks drafts as printed today with the text in force, as one action: for a printer that does
 * not say how a job ended, and for what was printed elsewhere.
 */
void
sw_agreement_dialog_mark (SwWindow     *window,
                          const gint64 *ids,
                          gsize         n_ids)
{
  sw_work_run (window, _("Marking the agreements as printed…"), n_ids, mark_run, mark_done, copy_ids (ids, n_ids),
               (GDestroyNotify) g_array_unref);
}

static gboolean
renew_run (SwStore  *store,
           gpointer  data,
           SwWork   *work,
           GError  **error)
{
  GArray *ids = data;
  g_autoptr (GArray) drafts = sw_agreements_renew (store, (const gint64 *) (gpointer) ids->data, ids->len, SW_NONE,
                                                   SW_NONE, sw_day_today (), error);

  return drafts != NULL;
}

static void
renew_done (SwWindow *window,
            gpointer  data)
{
  guint n = ((GArray *) data)->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u successor drafted", "%u successors drafted", n), n);

  sw_window_show_toast (window, text, TRUE);
}

/**
 * sw_agreement_dialog_renew:
 * @window: a window with an open database
 * @ids: (array length=n_ids): agreements
 * @n_ids: how many
 *
 * Drafts a successor for each, with the worker and the neighbour of the elder's record, as one
 * action. An agreement in force stays so until its successor is signed.
 */
void
sw_agreement_dialog_renew (SwWindow     *window,
                           const gint64 *ids,
                           gsize         n_ids)
{
  sw_work_run (window, _("Drafting the successors…"), n_ids, renew_run, renew_done, copy_ids (ids, n_ids),
               (GDestroyNotify) g_array_unref);
}

static gboolean
check_supplement (SwDay     day,
                  char    **sentence,
                  gpointer  data)
{
  if (day <= sw_day_today ())
    return TRUE;

  *sentence = g_strdup (_("The day is in the future."));
  return FALSE;
}

static void
supplement_response_cb (AdwMessageDialog *dialog,
                        const char       *response,
                        SwWindow         *window)
{
  SwSupplement *supplement = g_object_get_data (G_OBJECT (dialog), "supplement");
  SwDay day = sw_day_dialog_get_day (dialog);
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "do") != 0 || day == SW_NONE || sw_window_get_store (window) == NULL)
    return;

  supplement->signed_day = day;
  if (sw_store_save_one (sw_window_get_store (window), SW_RECORD (supplement), _("Sign a supplement"), &error))
    sw_window_show_toast (window, _("The supplement was marked as signed"), TRUE);
  else
    sw_window_report_error (window, error);
}

/**
 * sw_agreement_dialog_sign_supplement:
 * @window: a window with an open database
 * @supplement: a supplement that was printed
 *
 * Asks for the day of the last signature and notes it.
 */
void
sw_agreement_dialog_sign_supplement (SwWindow     *window,
                                     SwSupplement *supplement)
{
  AdwMessageDialog *dialog = sw_day_dialog_new (GTK_WINDOW (window), _("Mark as Signed"),
                                                _("On which day did the last of the four parties sign the supplement?"),
                                                _("Signed on"), _("_Mark as Signed"), check_supplement, NULL, NULL);

  g_object_set_data_full (G_OBJECT (dialog), "supplement", g_object_ref (supplement), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (supplement_response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
