/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-assessment-editor.h"
#include "sw-elder.h"
#include "sw-month-cards.h"
#include "sw-record-dialog.h"
#include "sw-register-changes.h"
#include "sw-store-query.h"
#include "sw-visit-dialog.h"

typedef struct
{
  AppTest  app;
  SwStore *store;
  gint64   elder_id;
} Test;

static void
set_up (Test          *test,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;

  app_test_set_up (&test->app, data);
  app_test_make_demo (test->app.database, 20);
  test->store = sw_store_open (test->app.database, 0, &error);
  g_assert_no_error (error);
  ids = sw_store_query_ids (test->store, query, 1, &error);
  g_assert_no_error (error);
  test->elder_id = g_array_index (ids, gint64, 0);
}

static void
tear_down (Test          *test,
           gconstpointer  data)
{
  app_test_settle ();
  g_assert_true (sw_store_close (test->store, NULL));
  g_assert_finalize_object (test->store);
  app_test_tear_down (&test->app, data);
}

static SwRecordDraft *
get_draft (GtkWindow *window)
{
  return sw_record_form_get_draft (sw_record_dialog_get_form (SW_RECORD_DIALOG (window)));
}

static const SwField *
find_field (GType       type,
            const char *name)
{
  return sw_record_class_find_field (g_type_class_peek (type), name);
}

static SwAssessmentEditor *
find_editor (GtkWidget *widget)
{
  if (SW_IS_ASSESSMENT_EDITOR (widget))
    return SW_ASSESSMENT_EDITOR (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (find_editor (child))
      return find_editor (child);

  return NULL;
}

static GtkWindow *
show (Test    *test,
      SwVisit *visit)
{
  GtkWindow *window = sw_visit_dialog_new (NULL, test->store, visit);

  gtk_window_present (window);

  return window;
}

static GtkWindow *
open_new (Test  *test,
          SwDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwVisit) visit = sw_visit_dialog_make (test->store, test->elder_id, sw_day_today (), &error);

  g_assert_no_error (error);
  visit->day = day;
  if (visit->caregiver_id == SW_NONE)
    visit->party = SW_PARTY_STREET;

  return show (test, visit);
}

/* The findings of one visit begin those of the next, and only what differs is marked. */
static void
test_findings (Test          *test,
               gconstpointer  data)
{
  SwDay today = sw_day_today ();
  GtkWindow *first = open_new (test, today - 2);
  SwAssessmentEditor *editor = find_editor (GTK_WIDGET (first));
  GtkWindow *second;
  SwRecordDraft *draft;
  SwFieldRow *mood, *gas;
  g_autoptr (SwVisit) last = NULL;
  g_autoptr (SwAssessment) found = NULL;

  sw_assessment_editor_begin (editor);
  draft = sw_record_form_get_draft (sw_assessment_editor_get_form (editor));
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "mood"), SW_RATING_WORSE);
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "gas"), SW_SAFETY_SAFE);
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (first)));

  second = open_new (test, today);
  editor = find_editor (GTK_WIDGET (second));
  g_assert_null (sw_assessment_editor_get_form (editor));
  g_assert_false (sw_assessment_editor_is_changed (editor));
  sw_assessment_editor_begin (editor);
  draft = sw_record_form_get_draft (sw_assessment_editor_get_form (editor));
  g_assert_cmpint (sw_record_draft_get_number (draft, find_field (SW_TYPE_ASSESSMENT, "mood")), ==, SW_RATING_WORSE);
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "gas"), SW_SAFETY_UNSAFE);
  mood = sw_record_form_get_row (sw_assessment_editor_get_form (editor), "mood");
  gas = sw_record_form_get_row (sw_assessment_editor_get_form (editor), "gas");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (mood), "different"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (gas), "different"));
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (second)));

  last = sw_store_last_visit (test->store, test->elder_id, NULL);
  g_assert_cmpint (last->day, ==, today);
  found = sw_store_get_assessment (test->store, sw_record_get_id (SW_RECORD (last)), NULL);
  g_assert_cmpint (found->gas, ==, SW_SAFETY_UNSAFE);
  g_assert_cmpint (found->mood, ==, SW_RATING_WORSE);
}

static void
test_future (Test          *test,
             gconstpointer  data)
{
  GtkWindow *window = open_new (test, sw_day_today () + 1);

  g_assert_false (sw_record_dialog_save (SW_RECORD_DIALOG (window)));
  g_assert_cmpstr (sw_record_draft_get_message (get_draft (window), find_field (SW_TYPE_VISIT, "day"), NULL), ==,
                   "A visit cannot lie in the future.");
  sw_record_draft_set_number (get_draft (window), find_field (SW_TYPE_VISIT, "day"), sw_day_today ());
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (window)));
}

static gboolean
shows (GtkWidget  *widget,
       const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;

  return FALSE;
}

/* Who has died and was reached since: it can be saved, and is said. */
static void
test_after_death (Test          *test,
                  gconstpointer  data)
{
  SwDay today = sw_day_today ();
  GtkWindow *window;
  g_autoptr (GError) error = NULL;

  sw_elders_set_status (test->store, &test->elder_id, 1, SW_STATUS_DIED, today - 10, SW_NONE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  window = open_new (test, today - 3);
  g_assert_true (shows (GTK_WIDGET (sw_record_form_get_row (sw_record_dialog_get_form (SW_RECORD_DIALOG (window)), "day")),
                        "one of the two is wrong"));
  sw_record_draft_set_number (get_draft (window), find_field (SW_TYPE_VISIT, "outcome"), SW_OUTCOME_NOT_REACHED);
  g_assert_false (shows (GTK_WIDGET (window), "one of the two is wrong"));
  sw_record_draft_set_number (get_draft (window), find_field (SW_TYPE_VISIT, "outcome"), SW_OUTCOME_REACHED);
  g_assert_true (shows (GTK_WIDGET (window), "one of the two is wrong"));
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (window)));
}

/* A rating that is taken away goes from the database too; the visit stays. */
static void
test_correct (Test          *test,
              gconstpointer  data)
{
  GtkWindow *window = open_new (test, sw_day_today ());
  SwAssessmentEditor *editor = find_editor (GTK_WIDGET (window));
  g_autoptr (SwVisit) visit = NULL;
  g_autoptr (SwVisit) again = NULL;
  g_autoptr (SwAssessment) found = NULL;
  g_autoptr (GError) error = NULL;
  SwRecordDraft *draft;

  sw_assessment_editor_begin (editor);
  draft = sw_record_form_get_draft (sw_assessment_editor_get_form (editor));
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "mood"), SW_RATING_BETTER);
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (window)));

  visit = sw_store_last_visit (test->store, test->elder_id, &error);
  g_assert_no_error (error);
  window = show (test, visit);
  editor = find_editor (GTK_WIDGET (window));
  g_assert_nonnull (sw_assessment_editor_get_form (editor));
  draft = sw_record_form_get_draft (sw_assessment_editor_get_form (editor));
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "mood"), SW_NONE);
  sw_record_draft_set_number (get_draft (window), find_field (SW_TYPE_VISIT, "outcome"), SW_OUTCOME_AWAY);
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (window)));

  again = sw_store_load (test->store, SW_TYPE_VISIT, sw_record_get_id (SW_RECORD (visit)), &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->outcome, ==, SW_OUTCOME_AWAY);
  found = sw_store_get_assessment (test->store, sw_record_get_id (SW_RECORD (visit)), &error);
  g_assert_no_error (error);
  g_assert_null (found);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SW_IS_RECORD_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static gboolean
dialog_is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

/* What a program that broke down left behind is there again; what is discarded is not. */
static void
test_crash (Test          *test,
            gconstpointer  data)
{
  GtkWindow *window = open_new (test, sw_day_today () - 1);
  g_autofree char *path = sw_visit_dialog_draft_path (test->store, 0);
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autoptr (SwVisit) last = NULL;
  g_autoptr (SwAssessment) found = NULL;
  g_autoptr (GError) error = NULL;
  SwRecordDraft *draft;
  gsize length;

  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  sw_record_draft_set_text (get_draft (window), find_field (SW_TYPE_VISIT, "content"), "两行\n“说明”");
  sw_record_draft_set_text (get_draft (window), find_field (SW_TYPE_VISIT, "minute"), "25:");
  sw_record_draft_set_number (get_draft (window), find_field (SW_TYPE_VISIT, "channel"), SW_CHANNEL_VIDEO);
  sw_assessment_editor_begin (find_editor (GTK_WIDGET (window)));
  draft = sw_record_form_get_draft (sw_assessment_editor_get_form (find_editor (GTK_WIDGET (window))));
  sw_record_draft_set_number (draft, find_field (SW_TYPE_ASSESSMENT, "mood"), SW_RATING_WORSE);
  app_test_settle ();
  g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
  gtk_window_destroy (window);
  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* Another visit does not write over what is left. */
  g_assert_true (g_file_set_contents (path, kept, length, NULL));
  window = open_new (test, sw_day_today ());
  sw_record_draft_set_text (get_draft (window), find_field (SW_TYPE_VISIT, "content"), "other");
  app_test_settle ();
  gtk_window_destroy (window);
  app_test_settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (sw_visit_dialog_continue (NULL, test->store, path, &error));
  g_assert_no_error (error);
  window = find_dialog ();
  g_assert_nonnull (window);
  text = sw_record_draft_get_text (get_draft (window), find_field (SW_TYPE_VISIT, "content"));
  g_assert_cmpstr (text, ==, "两行\n“说明”");
  g_assert_true (sw_record_draft_is_changed (get_draft (window)));
  g_assert_false (sw_record_dialog_save (SW_RECORD_DIALOG (window)));
  sw_record_draft_set_text (get_draft (window), find_field (SW_TYPE_VISIT, "minute"), "9:30");
  g_assert_true (sw_record_dialog_save (SW_RECORD_DIALOG (window)));
  app_test_wait (dialog_is_gone, NULL);
  app_test_settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  last = sw_store_last_visit (test->store, test->elder_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last->day, ==, sw_day_today () - 1);
  g_assert_cmpint (last->channel, ==, SW_CHANNEL_VIDEO);
  g_assert_cmpint (last->minute, ==, 9 * 60 + 30);
  found = sw_store_get_assessment (test->store, sw_record_get_id (SW_RECORD (last)), &error);
  g_assert_cmpint (found->mood, ==, SW_RATING_WORSE);
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

/* A visit tells from which card it was read. */
static void
test_card (Test          *test,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  SwDay month = sw_day_from_ymd (2026, 2, 1);
  g_autoptr (GPtrArray) cards = sw_store_make_month_cards (test->store, &test->elder_id, 1, month, &error);
  g_autoptr (GPtrArray) visits = NULL;
  SwMonthCardDay days[SW_MONTH_CARD_DAYS];
  SwMonthCard *card = cards->pdata[0];
  GtkWindow *window;

  sw_month_card_fill (card, (SwMonthCardDay) { SW_OUTCOME_REACHED, SW_CHANNEL_HOME }, sw_day_today (), days);
  g_assert_true (sw_store_enter_month_card (test->store, card, days, SW_PARTY_NEIGHBOUR, &error));
  g_assert_no_error (error);
  visits = sw_store_load_owned (test->store, SW_TYPE_VISIT, test->elder_id, &error);
  for (guint i = 0; i < visits->len; i++)
    {
      SwVisit *visit = visits->pdata[i];

      if (visit->day != month && visit->day != sw_day_today ())
        continue;
      window = show (test, visit);
      g_assert_cmpint (says (GTK_WIDGET (window), card->number), ==, visit->day == month);
      gtk_window_destroy (window);
    }
}

/* The program does not end above the head of somebody who types. */
static void
test_quit (Test          *test,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwVisit) visit = sw_visit_dialog_make (test->store, test->elder_id, sw_day_today (), &error);
  SwWindow *window = sw_window_new (GTK_APPLICATION (test->app.application), "/nonexistent/office.db");
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (window));
  dialog = sw_visit_dialog_new (GTK_WINDOW (window), test->store, visit);
  gtk_window_present (dialog);
  sw_record_draft_set_text (get_draft (dialog), find_field (SW_TYPE_VISIT, "content"), "typed");
  g_action_group_activate_action (G_ACTION_GROUP (test->app.application), "quit", NULL);
  app_test_settle ();
  g_assert_true (find_dialog () == dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));

  /* The question is to be answered. */
  g_action_group_activate_action (G_ACTION_GROUP (test->app.application), "quit", NULL);
  app_test_settle ();
  g_assert_true (find_dialog () == dialog);
  gtk_window_destroy (dialog);
  app_test_settle ();

  /* Nothing typed is nothing to ask for. */
  dialog = sw_visit_dialog_new (GTK_WINDOW (window), test->store, visit);
  gtk_window_present (dialog);
  g_action_group_activate_action (G_ACTION_GROUP (test->app.application), "quit", NULL);
  app_test_settle ();
  g_assert_null (find_dialog ());
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add ("/visit-dialog/findings", Test, NULL, set_up, test_findings, tear_down);
  g_test_add ("/visit-dialog/future", Test, NULL, set_up, test_future, tear_down);
  g_test_add ("/visit-dialog/after-death", Test, NULL, set_up, test_after_death, tear_down);
  g_test_add ("/visit-dialog/correct", Test, NULL, set_up, test_correct, tear_down);
  g_test_add ("/visit-dialog/crash", Test, NULL, set_up, test_crash, tear_down);
  g_test_add ("/visit-dialog/card", Test, NULL, set_up, test_card, tear_down);
  g_test_add ("/visit-dialog/quit", Test, NULL, set_up, test_quit, tear_down);

  return g_test_run ();
}
