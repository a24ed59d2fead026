/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-policy-preferences.h"

#include <glib/gi18n-lib.h>

#include "sw-day-dialog.h"
#include "sw-day.h"
#include "sw-policy-file.h"
#include "sw-policy-text.h"
#include "sw-record-dialog.h"
#include "sw-record-labels.h"
#include "sw-store-watch.h"
#include "sw-window.h"

/* A rule of the office before its policy is known, which is made with the first. */
#define OWN_POLICY 0

/**
 * SwPolicyPreferences:
 *
 * The policies in use with their rules and clauses, and the shipped ones. What has held is never
 * changed: it ends, and another begins.
 */
struct _SwPolicyPreferences
{
  AdwPreferencesPage parent_instance;

  /* Children. */
  AdwPreferencesGroup *in_use;
  AdwPreferencesGroup *shipped;

  /* Owned. */
  GPtrArray           *rows; /* borrowed widgets of both groups */
  SwStore             *store;
  SwStoreWatch        *watch;
  GHashTable          *unfolded; /* ids of policies */

  guint                n;
};

G_DEFINE_FINAL_TYPE (SwPolicyPreferences, sw_policy_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* --- Saving a rule -------------------------------------------------------- */

static gboolean
save_rule (SwStore  *store,
           SwRule   *rule,
           SwDay     from,
           GError  **error)
{
  if (rule->policy_id == OWN_POLICY)
    {
      g_autoptr (SwPolicy) own = sw_policies_get_own (store, from, error);

      if (own == NULL)
        return FALSE;
      rule->policy_id = sw_record_get_id (SW_RECORD (own));
    }

  return sw_policies_save_rule (store, rule, from, error);
}

/**
 * sw_rule_save:
 * @store: a store
 * @rule: (type SwRule): a new rule, or one that was changed
 * @data: not used
 * @error: return location
 *
 * A #SwRecordSaver. Saves a rule from today, or from a later day that it names; what has held
 * before ends the day before. One without a policy is a rule of the office's own.
 *
 * Returns: (transfer full) (nullable): the sentence of the toast
 */
char *
sw_rule_save (SwStore   *store,
              SwRecord  *rule,
              gpointer   data,
              GError   **error)
{
  SwRule *self = SW_RULE (rule);
  SwDay today = sw_day_today ();
  SwChangeKind kind = sw_record_get_id (rule) == SW_NONE ? SW_CHANGE_INSERT : SW_CHANGE_UPDATE;
  SwDay from = self->from_day == SW_NONE ? today : kind == SW_CHANGE_INSERT ? self->from_day : MAX (self->from_day, today);
  g_autofree char *label = sw_record_action_label (rule, kind);

  if (!sw_store_begin (store, label, error))
    return NULL;
  if (save_rule (store, self, from, error) && sw_store_commit (store, error))
    return sw_record_done_text (rule, kind);
  if (sw_store_in_action (store))
    sw_store_rollback (store);

  return NULL;
}

/* --- Asking for a day ----------------------------------------------------- */

typedef gboolean (*DayFunc) (SwStore   *store,
                             gpointer   what,
                             SwDay      day,
                             GError   **error);

typedef struct
{
  SwPolicyPreferences *self;
  DayFunc              func;
  gpointer             what;
  GDestroyNotify       destroy;
  const char          *label;
  const char          *done;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->self);
  asking->destroy (asking->what);
  g_free (asking);
}

static void
report (SwPolicyPreferences *self,
        const GError        *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("That Did Not Work"),
                                              error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *asking)
{
  SwStore *store = asking->self->store;
  SwWindow *window = sw_window_of (GTK_WIDGET (asking->self));
  SwDay day = sw_day_dialog_get_day (dialog);
  g_autoptr (GError) error = NULL;

  if (strcmp (response, "do") != 0 || day == SW_NONE || store == NULL)
    return;

  if (sw_store_begin (store, asking->label, &error) && asking->func (store, asking->what, day, &error) &&
      sw_store_commit (store, &error))
    {
      if (window != NULL)
        sw_window_show_toast (window, asking->done, TRUE);
      return;
    }
  if (sw_store_in_action (store))
    sw_store_rollback (store);
  report (asking->self, error);
}

static gboolean
check_end (SwDay     day,
           char    **sentence,
           gpointer  data)
{
  Asking *asking = data;
  SwRule *rule = SW_IS_RULE (asking->what) ? asking->what : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPolicy) policy = rule == NULL ? g_object_ref (asking->what) :
                                sw_store_load (asking->self->store, SW_TYPE_POLICY, rule->policy_id, &error);

  if (policy != NULL && sw_policies_check_end (policy, rule, day, sentence, &error))
    return TRUE;

  *sentence = g_strdup (error->message);

  return FALSE;
}

static gboolean
check_use (SwDay     day,
           char    **sentence,
           gpointer  data)
{
  Asking *asking = data;
  gboolean used = FALSE;

  if (sw_policies_in_use (asking->self->store, asking->what, day, &used, NULL) && used)
    *sentence = g_strdup (_("On this day it is in use already."));
  else
    *sentence = sw_policies_say_missed (day, sw_day_today () - 1);

  return !used;
}

static void
ask_day (SwPolicyPreferences *self,
         const char          *heading,
         const char          *body,
         const char          *button,
         const char          *done,
         SwDayCheck           check,
         DayFunc              func,
         gpointer             what,
         GDestroyNotify       destroy)
{
  Asking *asking = g_new0 (Asking, 1);
  AdwMessageDialog *dialog;

  asking->self = g_object_ref (self);
  asking->func = func;
  asking->what = what;
  asking->destroy = destroy;
  asking->label = heading;
  asking->done = done;
  dialog = sw_day_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body, heading, button, check, asking,
                              asking_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
use_policy (SwStore   *store,
            gpointer   what,
            SwDay      day,
            GError   **error)
{
  g_autoptr (SwPolicy) policy = sw_policies_use (store, what, day, error);

  return policy != NULL;
}

static gboolean
end_policy (SwStore   *store,
            gpointer   what,
            SwDay      day,
            GError   **error)
{
  return sw_policies_end (store, what, day, error);
}

static gboolean
end_rule (SwStore   *store,
          gpointer   what,
          SwDay      day,
          GError   **error)
{
  return sw_policies_end_rule (store, what, day, error);
}

/* --- Rows ----------------------------------------------------------------- */

static void
use_cb (GtkWidget           *button,
        SwPolicyPreferences *self)
{
  ask_day (self, _("Use a Policy"), _("From which day is it kept? Others stay in use: the rules of all of them hold together."),
           _("_Use"), _("The policy is in use"), check_use, use_policy, g_strdup (g_object_get_data (G_OBJECT (button), "nick")), g_free);
}

static void
end_policy_cb (GtkWidget           *button,
               SwPolicyPreferences *self)
{
  ask_day (self, _("End a Policy"), _("What is its last day? The past keeps it."), _("_End"),
           _("The policy has its last day"), check_end, end_policy, g_object_ref (g_object_get_data (G_OBJECT (button), "record")), g_object_unref);
}

static void
end_rule_cb (GtkWidget           *button,
             SwPolicyPreferences *self)
{
  ask_day (self, _("End a Rule"), _("What is its last day? The past keeps it."), _("_End"),
           _("The rule has its last day"), check_end, end_rule, g_object_ref (g_object_get_data (G_OBJECT (button), "record")), g_object_unref);
}

/* Who owes a visit is none of the others that also meet it. */
static void
rule_changed_cb (SwRecordForm *form)
{
  SwRecordDraft *draft = sw_record_form_get_draft (form);
  const SwField *party = sw_field_row_get_field (sw_record_form_get_row (form, "party"));

  sw_field_row_leave_out (sw_record_form_get_row (form, "also"), sw_record_draft_get_number (draft, party));
}

static void
edit_rule (SwPolicyPreferences *self,
           SwRule              *rule)
{
  GtkWindow *dialog = sw_record_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store,
                                            SW_RECORD (rule), NULL);
  SwRecordForm *form = sw_record_dialog_get_form (SW_RECORD_DIALOG (dialog));

  g_signal_connect_object (sw_record_form_get_draft (form), "changed", G_CALLBACK (rule_changed_cb), form, G_CONNECT_SWAPPED);
  rule_changed_cb (form);
  sw_record_dialog_set_saver (SW_RECORD_DIALOG (dialog), sw_rule_save, NULL, NULL);
  gtk_window_present (dialog);
}

static void
edit_rule_cb (GtkWidget           *row,
              SwPolicyPreferences *self)
{
  edit_rule (self, g_object_get_data (G_OBJECT (row), "record"));
}

static void
add_rule_cb (GtkWidget           *row,
             SwPolicyPreferences *self)
{
  SwPolicy *policy = g_object_get_data (G_OBJECT (row), "record");
  g_autoptr (SwRule) rule = sw_rule_new ();

  rule->policy_id = policy != NULL ? sw_record_get_id (SW_RECORD (policy)) : OWN_POLICY;
  rule->party = SW_PARTY_WORKER;
  rule->count = 1;
  rule->period = SW_PERIOD_WEEK;
  rule->target = SW_TARGET_EVERYBODY;
  rule->basis = SW_BASIS_CATEGORY;
  rule->from_day = sw_day_today ();
  edit_rule (self, rule);
}

static gboolean
is_over (SwDay to_day)
{
  return to_day != SW_NONE && to_day < sw_day_today ();
}

static void
keep_record (GtkWidget *widget,
             gpointer   record)
{
  g_object_set_data_full (G_OBJECT (widget), "record", g_object_ref (record), g_object_unref);
}

/* One of many alike, which have no key each. */
static GtkWidget *
make_button (const char *label,
             const char *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);

  return button;
}

static void
set_texts (GtkWidget  *row,
           const char *title,
           const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title != NULL ? title : "", -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle_markup);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
}

static GtkWidget *
make_rule_row (SwPolicyPreferences *self,
               SwRule              *rule,
               gboolean             can_write)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = sw_rule_describe (rule);
  gboolean over = is_over (rule->to_day);

  set_texts (row, rule->title, text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (over)
    gtk_widget_add_css_class (row, "dim-label");
  if (can_write && !over)
    {
      GtkWidget *end = make_button (_("Bring to an End…"), _("Say the last day of this rule"));

      keep_record (row, rule);
      keep_record (end, rule);
      g_signal_connect_object (end, "clicked", G_CALLBACK (end_rule_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), end);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Change this rule from today on"));
      g_signal_connect_object (row, "activated", G_CALLBACK (edit_rule_cb), self, 0);
    }

  return row;
}

static GtkWidget *
make_add_row (SwPolicyPreferences *self,
              const char          *title,
              SwPolicy            *policy)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (policy != NULL)
    keep_record (row, policy);
  g_signal_connect_object (row, "activated", G_CALLBACK (add_rule_cb), self, 0);

  return row;
}

static void
add_row (SwPolicyPreferences *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_policy (SwPolicyPreferences *self,
            SwPolicy            *policy,
            gboolean             can_write)
{
  GtkWidget *row = adw_expander_row_new ();
  gint64 id = sw_record_get_id (SW_RECORD (policy));
  g_autoptr (GPtrArray) rules = sw_policies_get_rules (self->store, policy, NULL);
  g_autofree char *text = sw_policy_describe (policy);

  set_texts (row, policy->title, text);
  if (is_over (policy->to_day))
    {
      can_write = FALSE;
      gtk_widget_add_css_class (row, "dim-label");
    }
  if (can_write)
    {
      GtkWidget *end = make_button (_("Bring to an End…"), _("Say the last day of this policy"));

      keep_record (end, policy);
      g_signal_connect_object (end, "clicked", G_CALLBACK (end_policy_cb), self, 0);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), end);
    }
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_rule_row (self, rules->pdata[i], can_write));
  if (can_write)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_add_row (self, _("Add a Rule to This Policy…"), policy));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->unfolded, &id));
  keep_record (row, policy);
  add_row (self, self->in_use, row);
  self->n++;
}

static void
add_shipped (SwPolicyPreferences *self,
             const char          *nick)
{
  g_autoptr (SwPolicyFile) file = sw_policy_file_load (nick, NULL);
  GtkWidget *row, *use;

  if (file == NULL)
    return;

  row = adw_action_row_new ();
  use = make_button (_("Use…"), _("Keep this policy from a day on"));
  set_texts (row, file->policy->title, file->policy->document != NULL ? file->policy->document : "");
  g_object_set_data_full (G_OBJECT (use), "nick", g_strdup (nick), g_free);
  g_signal_connect_object (use, "clicked", G_CALLBACK (use_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), use);
  add_row (self, self->shipped, row);
}

/* What is filled anew is unfolded where it was. */
static void
remember_unfolded (SwPolicyPreferences *self)
{
  g_hash_table_remove_all (self->unfolded);
  for (guint i = 0; i < self->rows->len; i++)
    if (ADW_IS_EXPANDER_ROW (self->rows->pdata[i]) && adw_expander_row_get_expanded (self->rows->pdata[i]))
      {
        gint64 id = sw_record_get_id (g_object_get_data (self->rows->pdata[i], "record"));

        g_hash_table_add (self->unfolded, g_memdup2 (&id, sizeof id));
      }
}

static void
fill (SwPolicyPreferences *self)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (self->store, NULL);
  gboolean can_write = !sw_store_is_read_only (self->store);
  guint n_shipped = 0;

  remember_unfolded (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (gtk_widget_is_ancestor (self->rows->pdata[i], GTK_WIDGET (self->in_use)) ? self->in_use : self->shipped,
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->n = 0;

  for (guint i = 0; policies != NULL && i < policies->len; i++)
    add_policy (self, policies->pdata[i], can_write);
  if (can_write)
    add_row (self, self->in_use, make_add_row (self, _("Add a _Rule of the Office…"), NULL));

  for (const char *const *nick = sw_policy_file_shipped (); *nick != NULL; nick++)
    {
      gboolean used = TRUE;

      if (can_write && sw_policies_in_use (self->store, *nick, sw_day_today (), &used, NULL) && !used)
        {
          add_shipped (self, *nick);
          n_shipped++;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->shipped), n_shipped > 0);
}

/* --- The class ------------------------------------------------------------ */

static void
sw_policy_preferences_dispose (GObject *object)
{
  SwPolicyPreferences *self = SW_POLICY_PREFERENCES (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);

  G_OBJECT_CLASS (sw_policy_preferences_parent_class)->dispose (object);
}

static void
sw_policy_preferences_class_init (SwPolicyPreferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_policy_preferences_dispose;
}

static void
sw_policy_preferences_init (SwPolicyPreferences *self)
{
  self->rows = g_ptr_array_new ();
  self->unfolded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->in_use = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->in_use, _("Policies in Use"));
  adw_preferences_group_set_description (self->in_use, _("What is due follows from their rules. A rule that has held is not changed: it ends, and a new one begins."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->in_use);
  self->shipped = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->shipped, _("Other Policies"));
  adw_preferences_group_set_description (self->shipped, _("They come with the program and can be kept together with others."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->shipped);
}

/**
 * sw_policy_preferences_set_store:
 * @self: the page
 * @store: an open database
 *
 * Shows its policies.
 */
void
sw_policy_preferences_set_store (SwPolicyPreferences *self,
                                 SwStore             *store)
{
  g_return_if_fail (SW_IS_POLICY_PREFERENCES (self));
  g_return_if_fail (SW_IS_STORE (store));

  g_set_object (&self->store, store);
  g_clear_object (&self->watch);
  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * sw_policy_preferences_get_n:
 * @self: the page
 *
 * Returns: how many policies are or were in use
 */
guint
sw_policy_preferences_get_n (SwPolicyPreferences *self)
{
  g_return_val_if_fail (SW_IS_POLICY_PREFERENCES (self), 0);

  return self->n;
}
