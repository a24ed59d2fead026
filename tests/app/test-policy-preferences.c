/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Policies and their rules in the preferences. */
#include "app-test.h"

#include "sw-day-dialog.h"
#include "sw-office.h"
#include "sw-policy-preferences.h"
#include "sw-policy-text.h"
#include "sw-preferences-window.h"
#include "sw-record-dialog.h"
#include "sw-record-labels.h"

typedef struct
{
  char    *folder;
  SwStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = app_test_open_store (&fixture->folder, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  app_test_close_store (fixture->store, fixture->folder);
}

static void
save (Fixture *fixture,
      SwRule  *rule)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sw_rule_save (fixture->store, SW_RECORD (rule), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
}

static GPtrArray *
get_rules (Fixture *fixture)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (fixture->store, NULL);

  g_assert_cmpuint (policies->len, ==, 1);

  return sw_policies_get_rules (fixture->store, policies->pdata[0], NULL);
}

/* A rule of the office makes its policy; one that has held ends, and a new one begins today. */
static void
test_save_rule (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autofree char *text = NULL;
  SwDay today = sw_day_today ();

  rule->policy_id = 0;
  rule->title = g_strdup ("Call every week");
  rule->clause = g_strdup ("Every week at least once.");
  rule->party = SW_PARTY_WORKER;
  rule->count = 1;
  rule->period = SW_PERIOD_WEEK;
  rule->target = SW_TARGET_EVERYBODY;
  rule->basis = SW_BASIS_CATEGORY;
  rule->from_day = today - 30;
  save (fixture, rule);
  before = get_rules (fixture);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (SW_RULE (before->pdata[0])->from_day, ==, today - 30);
  text = sw_rule_describe (rule);
  g_assert_nonnull (strstr (text, "Every week at least once."));

  SW_RULE (before->pdata[0])->count = 2;
  save (fixture, before->pdata[0]);
  rules = get_rules (fixture);
  g_assert_cmpuint (rules->len, ==, 2);
  g_assert_cmpint (SW_RULE (rules->pdata[0])->to_day, ==, today - 1);
  g_assert_cmpint (SW_RULE (rules->pdata[0])->count, ==, 1);
  g_assert_cmpint (SW_RULE (rules->pdata[1])->from_day, ==, today);
  g_assert_cmpint (SW_RULE (rules->pdata[1])->count, ==, 2);
}

static gboolean
shows_one (gpointer data)
{
  return sw_policy_preferences_get_n (data) == 1;
}

static AdwExpanderRow *
find_policy (GtkWidget *widget)
{
  AdwExpanderRow *found = ADW_IS_EXPANDER_ROW (widget) ? ADW_EXPANDER_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_policy (child);

  return found;
}

static gboolean
has_ended (gpointer data)
{
  return strstr (adw_expander_row_get_subtitle (find_policy (data)), " to ") != NULL;
}

static void
use_policy (Fixture    *fixture,
            const char *nick)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwPolicy) policy = sw_policies_use (fixture->store, nick, sw_day_today (), &error);

  g_assert_no_error (error);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);

  return found;
}

/* The page follows the store. */
static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  SwPolicyPreferences *page = g_object_ref_sink (g_object_new (SW_TYPE_POLICY_PREFERENCES, NULL));
  g_autoptr (SwPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  sw_policy_preferences_set_store (page, fixture->store);
  g_assert_cmpuint (sw_policy_preferences_get_n (page), ==, 0);
  g_assert_true (sw_store_begin (fixture->store, "Use", &error));
  policy = sw_policies_use (fixture->store, "gusu-2022-159", sw_day_today (), &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_commit (fixture->store, &error));
  app_test_wait (shows_one, page);
  text = sw_policy_describe (policy);
  g_assert_nonnull (strstr (text, "159"));
  adw_expander_row_set_expanded (find_policy (GTK_WIDGET (page)), TRUE);
  g_assert_true (sw_store_begin (fixture->store, "End", &error));
  g_assert_true (sw_policies_end (fixture->store, policy, sw_day_today (), &error));
  g_assert_true (sw_store_commit (fixture->store, &error));
  app_test_wait (has_ended, page);
  /* What was unfolded stays so. */
  g_assert_true (adw_expander_row_get_expanded (find_policy (GTK_WIDGET (page))));
  g_assert_finalize_object (page);
}

/* The key of each is its own: one that several have only goes round among them. */
static void
collect_keys (GtkWidget  *widget,
              GHashTable *keys)
{
  guint key = GTK_IS_LABEL (widget) ? gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) : GDK_KEY_VoidSymbol;

  if (key != GDK_KEY_VoidSymbol && key != 0)
    g_assert_true (g_hash_table_add (keys, GUINT_TO_POINTER (key)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_keys (child, keys);
}

static gboolean
shows_two (gpointer page)
{
  return sw_policy_preferences_get_n (page) == 2;
}

static void
test_mnemonics (Fixture       *fixture,
                gconstpointer  data)
{
  SwPolicyPreferences *page = g_object_ref_sink (g_object_new (SW_TYPE_POLICY_PREFERENCES, NULL));
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_begin (fixture->store, "Use", &error));
  use_policy (fixture, "gusu-2022-159");
  use_policy (fixture, "huining-2022-130");
  g_assert_true (sw_store_commit (fixture->store, &error));
  sw_policy_preferences_set_store (page, fixture->store);
  app_test_wait (shows_two, page);
  collect_keys (GTK_WIDGET (page), keys);
  g_assert_cmpuint (g_hash_table_size (keys), >, 0);
  g_assert_finalize_object (page);
}

static SwRecordDialog *
find_rule_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (SW_IS_RECORD_DIALOG (l->data))
      return l->data;

  return NULL;
}

/* Who owes the visit is not offered among those who also meet it. */
static void
test_also (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (SW_TYPE_POLICY_PREFERENCES, NULL);
  SwRecordDialog *dialog;
  SwRecordForm *form;
  SwRecordDraft *draft;
  SwFieldRow *also;
  const SwField *party;

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  sw_policy_preferences_set_store (SW_POLICY_PREFERENCES (page), fixture->store);
  app_test_settle ();
  g_signal_emit_by_name (find_row (page, "Add a _Rule of the Office…"), "activated");
  dialog = find_rule_dialog ();
  form = sw_record_dialog_get_form (dialog);
  draft = sw_record_form_get_draft (form);
  also = sw_record_form_get_row (form, "also");
  party = sw_field_row_get_field (sw_record_form_get_row (form, "party"));
  g_assert_cmpint (sw_record_draft_get_number (draft, party), ==, SW_PARTY_WORKER);
  sw_record_draft_set_number (draft, sw_field_row_get_field (also), 1 << SW_PARTY_NEIGHBOUR | 1 << SW_PARTY_STREET);
  sw_record_draft_set_number (draft, party, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (sw_record_draft_get_number (draft, sw_field_row_get_field (also)), ==, 1 << SW_PARTY_STREET);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
}

/* A rule says how, whom and who else, and is called by its title. */
static void
test_words (void)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  rule->title = g_strdup ("Call every week");
  rule->party = SW_PARTY_WORKER;
  rule->also = 1 << SW_PARTY_STREET | 1 << SW_PARTY_WORKER;
  rule->channels = 1 << SW_CHANNEL_PHONE | 1 << SW_CHANNEL_HOME;
  rule->service = SW_SERVICE_LAUNDRY;
  rule->count = 1;
  rule->period = SW_PERIOD_WEEK;
  rule->target = SW_TARGET_DISABLED;
  rule->basis = SW_BASIS_AGREEMENT;
  text = sw_rule_describe (rule);
  g_assert_nonnull (strstr (text, "Disabled elders"));
  g_assert_nonnull (strstr (text, "with an agreement in force"));
  g_assert_nonnull (strstr (text, sw_enum_label (&sw_channel_enum, SW_CHANNEL_PHONE)));
  g_assert_nonnull (strstr (text, sw_enum_label (&sw_channel_enum, SW_CHANNEL_HOME)));
  g_assert_nonnull (strstr (text, "Laundry"));
  g_assert_nonnull (strstr (text, sw_enum_label (&sw_party_enum, SW_PARTY_STREET)));
  label = sw_record_action_label (SW_RECORD (rule), SW_CHANGE_UPDATE);
  g_assert_nonnull (strstr (label, "Call every week"));
}

static gboolean
is_late (SwDay      day,
         char    **sentence,
         gpointer   data)
{
  *sentence = g_strdup ("late");

  return day <= sw_day_today ();
}

/* Why a day will not do stands below it, before the dialog closes. */
static void
test_day_dialog (void)
{
  AdwMessageDialog *dialog = sw_day_dialog_new (NULL, "End", "When?", "Last day", "_End", is_late, NULL, NULL);

  g_assert_cmpint (sw_day_dialog_get_day (dialog), ==, sw_day_today ());
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "do"));
  sw_day_dialog_set_text (dialog, "2026-02-30");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  g_assert_cmpint (sw_day_dialog_get_day (dialog), ==, SW_NONE);
  g_assert_cmpuint (strlen (sw_day_dialog_get_sentence (dialog)), >, 0);
  sw_day_dialog_set_text (dialog, "2999-01-01");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "do"));
  g_assert_cmpstr (sw_day_dialog_get_sentence (dialog), ==, "late");
  sw_day_dialog_set_text (dialog, "");
  g_assert_cmpuint (strlen (sw_day_dialog_get_sentence (dialog)), >, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_undone (gpointer store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOffice) office = sw_store_get_office (store, &error);

  g_assert_no_error (error);

  return g_strcmp0 (office->leader, "Somebody") != 0;
}

/* What is changed in the preferences can be undone there: the window behind them takes no click. */
static void
test_undo (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (SwOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  SwWindow *window;
  SwStore *store;
  GtkWidget *preferences, *undo;

  app_test_make_demo (test->database, 10);
  window = sw_application_open_database (test->application, test->database);
  store = sw_window_get_store (window);
  preferences = sw_preferences_window_new (window);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_settle ();
  office = sw_store_get_office (store, &error);
  g_assert_no_error (error);
  g_free (office->leader);
  office->leader = g_strdup ("Somebody");
  g_assert_true (sw_store_save_one (store, SW_RECORD (office), "Edit", &error));
  sw_window_show_toast (window, "Edited", TRUE);
  app_test_settle ();
  undo = app_test_find_button (preferences, "_Undo");
  g_assert_nonnull (undo);
  g_assert_null (app_test_find_button (GTK_WIDGET (window), "_Undo"));
  g_assert_true (gtk_widget_activate (undo));
  app_test_wait (is_undone, store);

  /* An offer made there takes the place of one in the window, which would undo something else by then. */
  sw_window_show_toast (window, "Edited", TRUE);
  gtk_window_destroy (GTK_WINDOW (preferences));
  app_test_settle ();
  sw_window_show_toast (window, "Edited", TRUE);
  g_assert_nonnull (app_test_find_button (GTK_WIDGET (window), "_Undo"));
  preferences = sw_preferences_window_new (window);
  gtk_window_present (GTK_WINDOW (preferences));
  app_test_settle ();
  sw_window_show_toast (window, "Edited again", TRUE);
  g_assert_null (gtk_actionable_get_action_name (GTK_ACTIONABLE (app_test_find_button (GTK_WIDGET (window), "_Undo"))));
  g_assert_nonnull (app_test_find_button (preferences, "_Undo"));
  gtk_window_destroy (GTK_WINDOW (preferences));
  app_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/policy-preferences/save-rule", Fixture, NULL, set_up, test_save_rule, tear_down);
  g_test_add ("/policy-preferences/mnemonics", Fixture, NULL, set_up, test_mnemonics, tear_down);
  g_test_add ("/policy-preferences/also", Fixture, NULL, set_up, test_also, tear_down);
  g_test_add ("/policy-preferences/page", Fixture, NULL, set_up, test_page, tear_down);

  g_test_add_func ("/policy-preferences/words", test_words);
  g_test_add_func ("/policy-preferences/day-dialog", test_day_dialog);
  g_test_add ("/policy-preferences/undo", AppTest, NULL, app_test_set_up, test_undo, app_test_tear_down);

  return g_test_run ();
}
