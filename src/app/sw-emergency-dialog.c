/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-choice-list.h"
#include "sw-community.h"
#include "sw-day-dialog.h"
#include "sw-day.h"
#include "sw-save-question.h"
#include "sw-team-list.h"

/**
 * SwEmergencyDialog:
 *
 * Declares an emergency, or changes one: its facts, the communities in which it holds, its team.
 * All of it is stored as one action.
 */
struct _SwEmergencyDialog
{
  AdwWindow parent_instance;

  /* Children. */
  SwRecordForm *form;
  SwChoiceList *communities;
  SwTeamList   *team;
  GtkLabel     *failure;
  GtkLabel     *effect;

  /* Owned. */
  SwWindow     *window;
  SwStore      *store;

  gboolean      touched; /* communities or team were chosen */
};

G_DEFINE_FINAL_TYPE (SwEmergencyDialog, sw_emergency_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_new (SwEmergencyDialog *self)
{
  return sw_record_get_id (sw_record_draft_get_original (sw_record_form_get_draft (self->form))) == SW_NONE;
}

static void
show_failure (SwEmergencyDialog *self,
              const char        *text)
{
  gtk_label_set_label (self->failure, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), text != NULL);
}

static GArray *get_chosen (SwChoiceList *list);

/* What it makes of days that are over is said before it is done. */
static void
show_effect (SwEmergencyDialog *self)
{
  SwRecordDraft *draft = sw_record_form_get_draft (self->form);
  SwEmergency *before = is_new (self) ? NULL : SW_EMERGENCY (sw_record_draft_get_original (draft));
  g_autoptr (GArray) communities = get_chosen (self->communities);
  g_autofree char *effect = NULL;

  sw_emergencies_describe_effect (self->store, before, SW_EMERGENCY (sw_record_draft_get_record (draft)),
                                  (const gint64 *) (gpointer) communities->data, communities->len, &effect, NULL);
  gtk_label_set_label (self->effect, effect != NULL ? effect : "");
  gtk_widget_set_visible (GTK_WIDGET (self->effect), effect != NULL);
}

static void
changed_cb (SwEmergencyDialog *self)
{
  show_failure (self, NULL);
  show_effect (self);
}

static void
chosen_cb (SwEmergencyDialog *self)
{
  self->touched = TRUE;
  show_failure (self, NULL);
  show_effect (self);
}

static void
save_window (GtkWindow *window)
{
  sw_emergency_dialog_save (SW_EMERGENCY_DIALOG (window));
}

static gboolean
sw_emergency_dialog_close_request (GtkWindow *window)
{
  SwEmergencyDialog *self = SW_EMERGENCY_DIALOG (window);
  gboolean unsaved = self->touched || sw_record_draft_is_changed (sw_record_form_get_draft (self->form));

  if (sw_save_question_hold (window, unsaved, save_window))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (sw_emergency_dialog_parent_class)->close_request (window);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  sw_emergency_dialog_save (SW_EMERGENCY_DIALOG (widget));
}

static void
sw_emergency_dialog_dispose (GObject *object)
{
  SwEmergencyDialog *self = SW_EMERGENCY_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_emergency_dialog_parent_class)->dispose (object);
}

static void
sw_emergency_dialog_class_init (SwEmergencyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_emergency_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_emergency_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, SW_TYPE_EMERGENCY);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_emergency_dialog_init (SwEmergencyDialog *self)
{
}

/* --- Choices -------------------------------------------------------------- */

static void
add_choices (SwEmergencyDialog *self,
             GtkWidget         *box,
             const char        *title,
             const char        *note,
             GtkWidget         *list)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *hint = gtk_label_new (note);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_set_hexpand (part, TRUE);
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (part), hint);
  gtk_box_append (GTK_BOX (part), list);
  gtk_box_append (GTK_BOX (box), part);
  g_signal_connect_object (list, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
fill_communities (SwEmergencyDialog *self)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (self->store, SW_TYPE_COMMUNITY, NULL);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      SwCommunity *community = all->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (community)));

      sw_choice_list_add (self->communities, id, community->name, SW_NONE);
    }
}

static void
choose (SwChoiceList *list,
        const gint64 *ids,
        gsize         n_ids)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ids[i]);

      g_strv_builder_add (builder, id);
    }
  values = g_strv_builder_end (builder);
  sw_choice_list_select (list, (const char *const *) values);
}

static GArray *
get_chosen (SwChoiceList *list)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) values = sw_choice_list_selected (list);

  for (guint i = 0; values[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (values[i], NULL, 10);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
choose_present (SwEmergencyDialog *self,
                SwEmergency       *emergency)
{
  g_autoptr (GArray) communities = sw_emergencies_get_communities (self->store, emergency, NULL);
  g_autoptr (GPtrArray) team = sw_emergencies_get_team (self->store, emergency, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (communities != NULL)
    choose (self->communities, (const gint64 *) (gpointer) communities->data, communities->len);
  for (guint i = 0; team != NULL && i < team->len; i++)
    {
      SwEmergencyMember *member = team->pdata[i];

      g_array_append_val (ids, member->caregiver_id);
      sw_team_list_set_duty (self->team, member->caregiver_id, member->duty);
    }
  sw_team_list_choose (self->team, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* --- Making --------------------------------------------------------------- */

static GtkWidget *
make_button (const char *label,
             const char *action,
             const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);

  return button;
}

static void
add_content (SwEmergencyDialog *self,
             SwEmergency       *emergency,
             const char        *title)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *save = make_button (sw_record_get_id (SW_RECORD (emergency)) == SW_NONE ? _("_Declare") : _("_Save"),
                                 "dialog.save", "suggested-action");
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (emergency), sw_day_today ());

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), make_button (_("_Cancel"), "window.close", NULL));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_box_append (GTK_BOX (outer), header);

  gtk_widget_add_css_class (box, "sw-cards");
  self->failure = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->failure, TRUE);
  gtk_label_set_xalign (self->failure, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->failure), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->failure));

  self->form = SW_RECORD_FORM (sw_record_form_new (self->store, draft));
  g_signal_connect_object (draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  self->effect = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->effect, TRUE);
  gtk_label_set_xalign (self->effect, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->effect));
  gtk_box_set_homogeneous (GTK_BOX (choices), TRUE);
  self->communities = SW_CHOICE_LIST (sw_choice_list_new (TRUE));
  self->team = SW_TEAM_LIST (sw_team_list_new (self->store));
  add_choices (self, choices, _("Communities"), _("It holds in all of them if none is chosen."), GTK_WIDGET (self->communities));
  add_choices (self, choices, _("Team"), _("Everybody gets a call sheet. Without a team the community workers call."),
               GTK_WIDGET (self->team));
  gtk_box_append (GTK_BOX (box), choices);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (outer), scrolled);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_default_size (GTK_WINDOW (self), 700, 620);
  gtk_window_set_default_widget (GTK_WINDOW (self), save);
}

/**
 * sw_emergency_dialog_new:
 * @window: a window with an open database
 * @emergency: (nullable): the emergency to change, or %NULL to declare one from today
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_emergency_dialog_new (SwWindow    *window,
                         SwEmergency *emergency)
{
  const char *title = emergency != NULL ? _("Emergency and Team") : _("Declare an Emergency");
  SwEmergencyDialog *self = g_object_new (SW_TYPE_EMERGENCY_DIALOG, "transient-for", window, "modal", TRUE,
                                          "destroy-with-parent", TRUE, "title", title, NULL);
  g_autoptr (SwEmergency) one = emergency != NULL ? g_object_ref (emergency) : sw_emergency_new ();

  self->window = g_object_ref (window);
  self->store = g_object_ref (sw_window_get_store (window));
  if (emergency == NULL)
    {
      one->from_day = sw_day_today ();
      one->hours = SW_EMERGENCY_HOURS;
    }
  add_content (self, one, title);
  fill_communities (self);
  if (emergency != NULL)
    choose_present (self, emergency);
  show_effect (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));

  return GTK_WINDOW (self);
}

/**
 * sw_emergency_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): the form of the emergency's facts
 */
SwRecordForm *
sw_emergency_dialog_get_form (SwEmergencyDialog *self)
{
  g_return_val_if_fail (SW_IS_EMERGENCY_DIALOG (self), NULL);

  return self->form;
}

/**
 * sw_emergency_dialog_set_communities:
 * @self: a dialog
 * @ids: (array length=n_ids): communities
 * @n_ids: how many
 *
 * Chooses where it holds.
 */
void
sw_emergency_dialog_set_communities (SwEmergencyDialog *self,
                                     const gint64      *ids,
                                     gsize              n_ids)
{
  g_return_if_fail (SW_IS_EMERGENCY_DIALOG (self));

  choose (self->communities, ids, n_ids);
  chosen_cb (self);
}

/**
 * sw_emergency_dialog_set_team:
 * @self: a dialog
 * @ids: (array length=n_ids): caregivers
 * @n_ids: how many
 *
 * Chooses its team.
 */
void
sw_emergency_dialog_set_team (SwEmergencyDialog *self,
                              const gint64      *ids,
                              gsize              n_ids)
{
  g_return_if_fail (SW_IS_EMERGENCY_DIALOG (self));

  sw_team_list_choose (self->team, ids, n_ids);
  chosen_cb (self);
}

static gboolean
save_all (SwEmergencyDialog *self,
          SwEmergency       *emergency,
          GError           **error)
{
  g_autoptr (GArray) communities = get_chosen (self->communities);
  GArray *team = sw_team_list_get_chosen (self->team);

  if (!sw_store_begin (self->store, is_new (self) ? _("Declare an emergency") : _("Change an emergency"), error))
    return FALSE;
  if (sw_emergencies_declare (self->store, emergency, (const gint64 *) (gpointer) communities->data, communities->len, error) &&
      sw_emergencies_set_team (self->store, emergency, (const gint64 *) (gpointer) team->data, team->len, error) &&
      sw_emergencies_set_duties (self->store, emergency, sw_team_list_get_duties (self->team), error) &&
      sw_store_commit (self->store, error))
    return TRUE;

  if (sw_store_in_action (self->store))
    sw_store_rollback (self->store);

  return FALSE;
}

/**
 * sw_emergency_dialog_save:
 * @self: a dialog
 *
 * Stores it all as one action and closes the dialog, or says in it why that cannot be.
 *
 * Returns: whether it is stored
 */
gboolean
sw_emergency_dialog_save (SwEmergencyDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwRecord) now = NULL;
  g_autoptr (SwRecord) record = NULL;
  gboolean declared;

  g_return_val_if_fail (SW_IS_EMERGENCY_DIALOG (self), FALSE);

  if (!sw_record_form_check (self->form, &error))
    {
      show_failure (self, error->message);
      return FALSE;
    }

  declared = is_new (self);
  if (!declared)
    {
      now = sw_store_load (self->store, SW_TYPE_EMERGENCY,
                           sw_record_get_id (sw_record_draft_get_original (sw_record_form_get_draft (self->form))), &error);
      if (now == NULL)
        {
          show_failure (self, error->message);
          return FALSE;
        }
    }
  record = sw_record_draft_finish (sw_record_form_get_draft (self->form), now);
  if (!save_all (self, SW_EMERGENCY (record), &error))
    {
      show_failure (self, error->message);
      return FALSE;
    }

  g_signal_emit (self, signals[SAVED], 0, record);
  sw_window_show_toast (self->window, declared ? _("The emergency was declared") : _("The emergency was changed"), TRUE);
  sw_save_question_close (GTK_WINDOW (self));

  return TRUE;
}

/* --- The end -------------------------------------------------------------- */

typedef struct
{
  SwStore     *store;
  SwEmergency *emergency;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *self = data;

  g_object_unref (self->store);
  g_object_unref (self->emergency);
  g_free (self);
}

static gboolean
check_end (SwDay     day,
           char    **sentence,
           gpointer  data)
{
  const Ending *self = data;
  g_autoptr (GError) error = NULL;

  if (sw_emergencies_check_end (self->store, self->emergency, day, sentence, &error))
    return TRUE;

  *sentence = g_strdup (error->message);
  return FALSE;
}

static void
end_cb (AdwMessageDialog *dialog,
        const char       *response,
        SwWindow         *window)
{
  SwEmergency *emergency = g_object_get_data (G_OBJECT (dialog), "emergency");
  SwDay day = sw_day_dialog_get_day (dialog);
  SwStore *store = sw_window_get_store (window);
  g_autoptr (SwEmergency) now = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "do") != 0 || day == SW_NONE || store == NULL)
    return;

  now = sw_store_load (store, SW_TYPE_EMERGENCY, sw_record_get_id (SW_RECORD (emergency)), &error);
  if (now != NULL && sw_store_begin (store, _("End an emergency"), &error) &&
      sw_emergencies_end (store, now, day, &error) && sw_store_commit (store, &error))
    {
      sw_window_show_toast (window, _("The emergency was ended"), TRUE);
      return;
    }

  if (sw_store_in_action (store))
    sw_store_rollback (store);
  sw_window_report_error (window, error);
}

/**
 * sw_emergency_end_dialog_new:
 * @window: a window with an open database
 * @emergency: an emergency
 *
 * Asks for its last day, says what that makes of days that are over, and ends it.
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_emergency_end_dialog_new (SwWindow    *window,
                             SwEmergency *emergency)
{
  Ending *ending = g_new0 (Ending, 1);
  AdwMessageDialog *dialog;

  ending->store = g_object_ref (sw_window_get_store (window));
  ending->emergency = g_object_ref (emergency);
  dialog = sw_day_dialog_new (GTK_WINDOW (window), _("End the Emergency"),
                              _("Until which day does it hold? Its rules ask for nothing after it; the board and the report stay."),
                              _("Last day"), _("_End"), check_end, ending, ending_free);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  if (emergency->from_day > sw_day_today ())
    {
      g_autofree char *first = sw_day_format_iso (emergency->from_day);

      sw_day_dialog_set_text (dialog, first);
    }
  g_object_set_data_full (G_OBJECT (dialog), "emergency", g_object_ref (emergency), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (end_cb), window, 0);

  return GTK_WINDOW (dialog);
}
