/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of an emergency, its page and its dialogs. */
#include "app-test.h"

#include "sw-abnormal-dialog.h"
#include "sw-board-list-private.h"
#include "sw-board-model.h"
#include "sw-caregiver.h"
#include "sw-choice-list.h"
#include "sw-community.h"
#include "sw-day-entry.h"
#include "sw-emergency-dialog.h"
#include "sw-drop-choice.h"
#include "sw-elder-line.h"
#include "sw-emergency-page-private.h"
#include "sw-emergency-print.h"
#include "sw-today-cards.h"
#include "sw-relative.h"
#include "sw-team-list.h"
#include "sw-visits.h"
#include "sw-window.h"

static GArray *
make_board (void)
{
  static const SwBoardRow rows[] = {
    { .elder_id = 1, .community_id = 1, .worker_id = 7, .caller_id = 7, .caller_party = SW_PARTY_WORKER, .state = SW_BOARD_NOT_YET, .hours = 30, .escalated = 1 },
    { .elder_id = 2, .community_id = 2, .worker_id = SW_NONE, .caller_id = 8, .caller_party = SW_PARTY_STREET, .state = SW_BOARD_NOT_REACHED, .hours = 3, .n_attempts = 1 },
    { .elder_id = 3, .community_id = 1, .worker_id = SW_NONE, .caller_id = SW_NONE, .caller_party = SW_PARTY_STREET, .state = SW_BOARD_ABNORMAL },
    { .elder_id = 4, .community_id = 1, .worker_id = 7, .caller_id = 7, .caller_party = SW_PARTY_WORKER, .state = SW_BOARD_SAFE },
  };
  GArray *board = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));

  return g_array_append_vals (board, rows, G_N_ELEMENTS (rows));
}

static void
test_figures (void)
{
  g_autoptr (GArray) board = make_board ();
  g_autoptr (GArray) open = sw_board_filter (board, SW_BOARD_SHOW_OPEN, &SW_BOARD_FILTER_ALL);
  const SwBoardFilter community = { 1, SW_NONE, NULL }, caller = { SW_NONE, 7, NULL }, nobody = { SW_NONE, SW_BOARD_NOBODY, NULL };
  g_autoptr (GArray) of_one = sw_board_filter (board, SW_BOARD_SHOW_OPEN, &community);
  g_autoptr (GArray) of_caller = sw_board_filter (board, SW_BOARD_SHOW_ALL, &caller);
  g_autoptr (GArray) of_nobody = sw_board_filter (board, SW_BOARD_SHOW_ALL, &nobody);
  g_autoptr (GArray) callers = sw_board_get_callers (board);
  g_autoptr (GArray) late = sw_board_filter (board, SW_BOARD_SHOW_ESCALATED, &SW_BOARD_FILTER_ALL);
  guint counts[SW_N_BOARD_SHOWS];
  static const guint expected[SW_N_BOARD_SHOWS] = { 3, 1, 1, 1, 1, 1, 4 };

  sw_board_count (board, &SW_BOARD_FILTER_ALL, counts);
  for (guint i = 0; i < SW_N_BOARD_SHOWS; i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);
  g_assert_cmpuint (open->len, ==, 3);
  g_assert_cmpuint (of_one->len, ==, 2);
  g_assert_cmpuint (late->len, ==, 1);
  g_assert_cmpint (g_array_index (late, SwBoardRow, 0).elder_id, ==, 1);

  g_assert_cmpuint (of_caller->len, ==, 2);
  g_assert_cmpuint (of_nobody->len, ==, 1);
  g_assert_cmpint (g_array_index (of_nobody, SwBoardRow, 0).elder_id, ==, 3);
  g_assert_cmpuint (callers->len, ==, 3);
  g_assert_cmpint (g_array_index (callers, gint64, 0), ==, SW_BOARD_NOBODY);
  g_assert_cmpint (g_array_index (callers, gint64, 2), ==, 8);
  sw_board_count (board, &caller, counts);
  g_assert_cmpuint (counts[SW_BOARD_SHOW_ALL], ==, 2);
  g_assert_cmpuint (counts[SW_BOARD_SHOW_SAFE], ==, 1);
}

/* A contact is made by who calls, and for the street if that is no worker. */
static void
test_visits (void)
{
  g_autoptr (GArray) board = make_board ();
  g_autoptr (GPtrArray) visits = sw_board_make_visits (board, SW_BOARD_ANSWER_ABNORMAL, 20000, 615, "摔倒");
  static const SwParty parties[] = { SW_PARTY_WORKER, SW_PARTY_STREET, SW_PARTY_STREET, SW_PARTY_WORKER };
  static const gint64 callers[] = { 7, 8, SW_NONE, 7 };

  g_assert_cmpuint (visits->len, ==, 4);
  for (guint i = 0; i < visits->len; i++)
    {
      SwVisit *visit = visits->pdata[i];

      g_assert_cmpint (visit->party, ==, parties[i]);
      g_assert_cmpint (visit->caregiver_id, ==, callers[i]);
      g_assert_cmpint (visit->outcome, ==, SW_OUTCOME_ABNORMAL);
      g_assert_cmpint (visit->minute, ==, 615);
      g_assert_cmpstr (visit->content, ==, "摔倒");
    }
}

/* Who was reached on the day is not made unreached by a later call. */
static void
test_answer (void)
{
  g_autoptr (GArray) board = make_board ();
  const SwBoardRow *rows = (const SwBoardRow *) (gpointer) board->data;

  sw_board_answer (board, board, SW_BOARD_ANSWER_NOT_REACHED);
  g_assert_cmpint (rows[0].state, ==, SW_BOARD_NOT_REACHED);
  g_assert_cmpint (rows[0].escalated, ==, 1);
  g_assert_cmpint (rows[3].state, ==, SW_BOARD_SAFE);
  sw_board_answer (board, board, SW_BOARD_ANSWER_SAFE);
  for (guint i = 0; i < board->len; i++)
    {
      g_assert_cmpint (rows[i].state, ==, SW_BOARD_SAFE);
      g_assert_cmpint (rows[i].escalated, ==, 0);
    }
}

static void
test_texts (void)
{
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autofree char *risks = sw_board_risks_text (SW_RISK_ALONE | SW_RISK_NO_CALL_BUTTON);
  g_autofree char *unknown = sw_board_risks_text (SW_RISK_NO_CALL_BUTTON | SW_RISK_CALL_BUTTON_UNKNOWN);
  g_autofree char *none = sw_board_risks_text (0);
  g_autofree char *disabled = sw_board_risks_text (SW_RISK_DISABLED);
  g_autofree char *semi = sw_board_risks_text (SW_RISK_DISABLED | SW_RISK_SEMI_DISABLED);
  g_autofree char *open = NULL;
  g_autofree char *over = NULL;
  g_autofree char *one_day = NULL;

  g_assert_cmpstr (risks, ==, "alone · no call button");
  g_assert_cmpstr (unknown, ==, "call button unknown");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (disabled, ==, "fully disabled");
  g_assert_cmpstr (semi, ==, "semi-disabled");
  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = 100;
  open = sw_emergency_describe (emergency);
  g_assert_nonnull (strstr (open, "since"));
  g_assert_cmpint (sw_emergency_get_day (emergency, 90), ==, 100);
  g_assert_cmpint (sw_emergency_get_day (emergency, 105), ==, 105);
  emergency->to_day = 103;
  over = sw_emergency_describe (emergency);
  g_assert_null (strstr (over, "since"));
  g_assert_cmpint (sw_emergency_get_day (emergency, 105), ==, 103);
  emergency->to_day = 100;
  one_day = sw_emergency_describe (emergency);
  g_assert_cmpstr (one_day, ==, "Severe cold on 1970-04-11");
}

typedef struct
{
  guint position, removed, added, n;
} Change;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Change     *change)
{
  *change = (Change) { position, removed, added, change->n + 1 };
}

/* Only what is another changes, so that the list keeps its focus. */
static void
test_model (void)
{
  g_autoptr (SwBoardModel) model = sw_board_model_new ();
  g_autoptr (GArray) board = make_board ();
  g_autoptr (GArray) same = make_board ();
  g_autoptr (GArray) less = make_board ();
  g_autoptr (GArray) more = NULL;
  Change change = { 0 };

  g_autoptr (SwBoardItem) item = NULL;
  g_autoptr (SwBoardItem) again = NULL;
  g_autoptr (SwBoardItem) other = NULL;

  g_signal_connect (model, "items-changed", G_CALLBACK (changed_cb), &change);
  sw_board_model_set_rows (model, board);
  g_assert_cmpuint (change.added, ==, 4);
  sw_board_model_set_rows (model, same);
  g_assert_cmpuint (change.n, ==, 1);
  g_array_remove_index (less, 1);
  sw_board_model_set_rows (model, less);
  g_assert_cmpuint (change.n, ==, 2);
  g_assert_cmpuint (change.position, ==, 1);
  g_assert_cmpuint (change.removed, ==, 1);
  g_assert_cmpuint (change.added, ==, 0);
  g_assert_cmpuint (sw_board_model_find (model, 3), ==, 1);
  g_assert_cmpuint (sw_board_model_find (model, 2), ==, GTK_INVALID_LIST_POSITION);

  /* Who stays is the same item at another place, so that GTK leaves the row alone. */
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  sw_board_model_set_rows (model, same);
  again = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_assert_true (again == item);
  more = make_board ();
  g_array_index (more, SwBoardRow, 2).n_attempts++;
  sw_board_model_set_rows (model, more);
  other = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_assert_true (other != item);
  g_assert_cmpuint (other->row.n_attempts, ==, 1);
}

/* --- The page ------------------------------------------------------------- */

static gboolean
board_there (gpointer data)
{
  return sw_board_list_get_n (data) > 0;
}

static gint64
declare (SwWindow *window)
{
  SwEmergencyDialog *dialog = SW_EMERGENCY_DIALOG (sw_emergency_dialog_new (window, NULL));
  SwRecordDraft *draft = sw_record_form_get_draft (sw_emergency_dialog_get_form (dialog));
  SwRecordClass *klass = SW_RECORD_GET_CLASS (sw_record_draft_get_record (draft));
  g_autoptr (GPtrArray) all = NULL;
  const gint64 community = 1, member = 1;

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (sw_emergency_dialog_save (dialog));
  sw_record_draft_set_number (draft, sw_record_class_find_field (klass, "kind"), SW_EMERGENCY_COLD);
  sw_emergency_dialog_set_communities (dialog, &community, 1);
  sw_emergency_dialog_set_team (dialog, &member, 1);
  g_assert_true (sw_emergency_dialog_save (dialog));
  all = sw_emergencies_load (sw_window_get_store (window), sw_day_today (), NULL);
  g_assert_cmpuint (all->len, ==, 1);

  return sw_record_get_id (all->pdata[0]);
}

/* Whether the page says as many as a look at the database does. */
static gboolean
counts_all (gpointer page)
{
  SwStore *store = sw_window_get_store (sw_window_of (page));
  g_autoptr (GError) error = NULL;
  gint64 count = SW_NONE;
  gboolean urgent;

  g_assert_true (sw_emergency_page_count (store, &count, &urgent, NULL, &error));
  g_assert_no_error (error);

  return sw_page_get_count (page) == count;
}

/* The card of the first page tells all, in as little room as there is. */
static void
check_card (SwStore *store)
{
  g_autoptr (GError) error = NULL;
  GtkBox *emergencies = g_object_ref_sink (GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)));
  GtkFlowBox *columns = g_object_ref_sink (GTK_FLOW_BOX (gtk_flow_box_new ()));
  SwToday *today = sw_today_load (store, sw_day_today (), 600, TRUE, 1, NULL, &error);
  GtkWidget *texts;

  g_assert_no_error (error);
  sw_today_cards_show (emergencies, columns, today, store);
  texts = gtk_widget_get_parent (app_test_find_type (GTK_WIDGET (emergencies), GTK_TYPE_LABEL));
  for (GtkWidget *text = gtk_widget_get_first_child (texts); text; text = gtk_widget_get_next_sibling (text))
    {
      g_assert_true (gtk_label_get_wrap (GTK_LABEL (text)));
      g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (text)), ==, PANGO_ELLIPSIZE_NONE);
    }

  sw_today_free (today);
  g_object_unref (columns);
  g_object_unref (emergencies);
}

/* It is declared in the dialog; whom the page shows is recorded with one action and leaves the list;
 * one undo brings it back; the papers are made; it ends. */
static void
test_page (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) other = NULL;
  g_autoptr (SwPrintDocument) sheets = NULL;
  g_autoptr (SwPrintDocument) report = NULL;
  g_autoptr (SwEmergency) emergency = NULL;
  g_autoptr (SwEmergency) second = sw_emergency_new ();
  g_autoptr (GArray) communities = NULL;
  g_autoptr (GPtrArray) team = NULL;
  SwBoardList *list;
  GtkWidget *view;
  SwWindow *window;
  SwStore *store;
  SwPage *page;
  gint64 id, count = SW_NONE;
  gboolean urgent = FALSE;
  guint n;

  second->kind = SW_EMERGENCY_HEAT;
  second->from_day = sw_day_today ();
  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  store = sw_window_get_store (window);
  g_assert_true (sw_emergency_page_count (store, &count, &urgent, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, SW_NONE);
  sw_window_show_page (window, "emergency");
  page = sw_window_get_page (window);
  g_assert_true (SW_IS_EMERGENCY_PAGE (page));
  list = SW_BOARD_LIST (app_test_find_type (GTK_WIDGET (page), SW_TYPE_BOARD_LIST));
  g_assert_cmpuint (sw_board_list_get_n (list), ==, 0);

  id = declare (window);
  app_test_wait (board_there, list);
  n = sw_board_list_get_n (list);
  g_assert_true (sw_page_get_urgent (page));
  g_assert_cmpint (sw_page_get_count (page), ==, n);
  g_assert_true (sw_emergency_page_count (store, &count, &urgent, NULL, &error));
  g_assert_cmpint (count, ==, n);
  g_assert_true (urgent);
  check_card (store);

  emergency = sw_store_load (store, SW_TYPE_EMERGENCY, id, &error);
  communities = sw_emergencies_get_communities (store, emergency, &error);
  team = sw_emergencies_get_team (store, emergency, &error);
  g_assert_cmpuint (communities->len, ==, 1);
  g_assert_cmpuint (team->len, ==, 1);

  view = app_test_find_type (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW);
  gtk_selection_model_select_range (gtk_list_view_get_model (GTK_LIST_VIEW (view)), 0, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "board.safe", NULL));
  g_assert_cmpuint (sw_board_list_get_n (list), ==, n - 3);
  g_assert_cmpint (sw_page_get_count (page), ==, n - 3);
  app_test_settle ();

  /* The next is selected by itself. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "board.not-reached", NULL));
  g_assert_cmpuint (sw_board_list_get_n (list), ==, n - 3);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "board.safe", NULL));
  g_assert_cmpuint (sw_board_list_get_n (list), ==, n - 4);
  g_assert_true (sw_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  while (sw_board_list_get_n (list) != n - 3)
    g_main_context_iteration (NULL, TRUE);

  /* A second one counts too, and no more when it is taken back. */
  g_assert_true (sw_store_begin (store, "Declare", &error));
  g_assert_true (sw_emergencies_declare (store, second, NULL, 0, &error));
  g_assert_true (sw_store_commit (store, &error));
  g_assert_no_error (error);
  app_test_wait (counts_all, page);
  g_assert_cmpint (sw_page_get_count (page), >, n - 3);
  g_assert_true (sw_store_undo (store, NULL, &error));
  app_test_wait (counts_all, page);
  g_assert_cmpint (sw_page_get_count (page), ==, n - 3);

  other = sw_store_open_again (store, &error);
  sheets = sw_emergency_print_make_document (other, id, SW_EMERGENCY_PAPER_SHEETS, SW_NONE, SW_NONE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sheets);
  report = sw_emergency_print_make_document (other, id, SW_EMERGENCY_PAPER_REPORT, SW_NONE, SW_NONE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);

  gtk_window_present (sw_emergency_end_dialog_new (window, emergency));
  app_test_settle ();
}

/* --- What is looked at ---------------------------------------------------- */

/* An emergency since two days before, in all communities, with a team of these. */
static SwEmergencyPage *
open_page (AppTest      *test,
           guint         n_elders,
           const gint64 *team,
           gsize         n_team)
{
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (GError) error = NULL;
  SwWindow *window;
  SwStore *store;
  SwEmergencyPage *page;

  app_test_make_demo (test->database, n_elders);
  window = sw_application_open_database (test->application, test->database);
  store = sw_window_get_store (window);
  emergency->kind = SW_EMERGENCY_HEAT;
  emergency->from_day = sw_day_today () - 2;
  g_assert_true (sw_store_begin (store, "Declare", &error));
  g_assert_true (sw_emergencies_declare (store, emergency, NULL, 0, &error));
  g_assert_true (sw_emergencies_set_team (store, emergency, team, n_team, &error));
  g_assert_true (sw_store_commit (store, &error));
  g_assert_no_error (error);

  sw_window_show_page (window, "emergency");
  page = SW_EMERGENCY_PAGE (sw_window_get_page (window));
  app_test_wait (board_there, page->list);

  return page;
}

/* Workers of the demonstration who serve today. */
static void
find_members (AppTest *test,
              gint64  *ids,
              gsize    n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (test->database, SW_STORE_READ_ONLY, &error);
  g_autoptr (GPtrArray) all = sw_store_load_all (store, SW_TYPE_CAREGIVER, &error);
  gsize n = 0;

  for (guint i = 0; i < all->len && n < n_ids; i++)
    {
      SwCaregiver *caregiver = all->pdata[i];

      if (caregiver->kind == SW_CAREGIVER_WORKER && caregiver->ended_day == SW_NONE)
        ids[n++] = sw_record_get_id (SW_RECORD (caregiver));
    }
  g_assert_cmpuint (n, ==, n_ids);
  g_assert_true (sw_store_close (store, &error));
}

static gboolean
is_loaded (gpointer data)
{
  return SW_EMERGENCY_PAGE (data)->loading == NULL;
}

static void
choose (GtkDropDown *choice,
        const char  *name)
{
  GListModel *names = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (strcmp (gtk_string_list_get_string (GTK_STRING_LIST (names), i), name) == 0)
      {
        gtk_drop_down_set_selected (choice, i);
        return;
      }
  g_assert_not_reached ();
}

/* Who calls is one thing for board and sheet: what the filter shows adds up to the board, and each is
 * of whom the row says. */
static void
test_callers (AppTest       *test,
              gconstpointer  data)
{
  gint64 team[2] = { 1, 2 };
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (GPtrArray) emergencies = sw_emergencies_load (store, SW_NONE, NULL);
  g_autoptr (GError) error = NULL;
  guint sum = 0, n = page->board->len;

  find_members (test, team, 2);
  g_assert_true (sw_store_begin (store, "Team", &error));
  g_assert_true (sw_emergencies_set_team (store, emergencies->pdata[0], team, 2, &error));
  g_assert_true (sw_store_commit (store, &error));
  app_test_settle ();
  app_test_wait (is_loaded, page);
  gtk_toggle_button_set_active (page->buttons[SW_BOARD_SHOW_ALL], TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (page->caller)), ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      gtk_drop_down_set_selected (page->caller, i);
      g_assert_true (sw_drop_choice_get (page->caller) == team[0] || sw_drop_choice_get (page->caller) == team[1]);
      g_assert_cmpuint (sw_board_list_get_n (page->list), >, 0);
      g_assert_cmpstr (gtk_label_get_label (page->numbers[SW_BOARD_SHOW_ALL]), !=, "0");
      sum += sw_board_list_get_n (page->list);
    }
  g_assert_cmpuint (sum, ==, n);

  /* The filter stays when something is recorded. */
  n = sw_board_list_get_n (page->list);
  g_assert_true (gtk_widget_activate_action (app_test_find_type (GTK_WIDGET (page->list), GTK_TYPE_LIST_VIEW), "board.not-reached", NULL));
  app_test_settle ();
  app_test_wait (is_loaded, page);
  g_assert_cmpuint (gtk_drop_down_get_selected (page->caller), ==, 2);
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, n);
}

/* Each day of the emergency can be looked at; what is entered there belongs to that day, without a time. */
static void
test_days (AppTest       *test,
           gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *view = app_test_find_type (GTK_WIDGET (page->list), GTK_TYPE_LIST_VIEW);
  SwDay before = sw_day_today () - 1;
  SwVisit *last;
  guint open;

  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (page->day_choice)), ==, 3);
  g_assert_cmpint (sw_drop_choice_get (page->day_choice), ==, sw_day_today ());
  gtk_widget_activate_action (GTK_WIDGET (page), "emergency.later", NULL);
  g_assert_cmpint (sw_emergency_page_get_day (page), ==, sw_day_today ());
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "emergency.earlier", NULL));
  app_test_wait (is_loaded, page);
  g_assert_cmpint (sw_drop_choice_get (page->day_choice), ==, before);
  open = sw_board_list_get_n (page->list);
  g_assert_true (gtk_widget_activate_action (view, "board.safe", NULL));
  app_test_settle ();
  app_test_wait (is_loaded, page);
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, open - 1);
  visits = sw_store_load_all (store, SW_TYPE_VISIT, &error);
  last = visits->pdata[visits->len - 1];
  g_assert_cmpint (last->day, ==, before);
  g_assert_cmpint (last->minute, ==, SW_NONE);
  g_assert_true (sw_visit_is_late (last));

  gtk_drop_down_set_selected (page->day_choice, 2);
  app_test_wait (is_loaded, page);
  g_assert_cmpint (sw_emergency_page_get_day (page), ==, sw_day_today () - 2);
  gtk_widget_activate_action (GTK_WIDGET (page), "emergency.earlier", NULL);
  g_assert_cmpint (sw_emergency_page_get_day (page), ==, sw_day_today () - 2);
}

/* What was chosen goes on, and what was added is offered. */
static void
test_follows (AppTest       *test,
              gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (page->community));
  gint64 chosen;

  gtk_drop_down_set_selected (page->community, 1);
  chosen = sw_drop_choice_get (page->community);
  community->name = g_strdup ("新设社区");
  g_assert_true (sw_store_save_one (store, SW_RECORD (community), "Add", &error));
  app_test_settle ();
  app_test_wait (is_loaded, page);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (page->community)), ==, n + 1);
  g_assert_cmpint (sw_drop_choice_get (page->community), ==, chosen);
  choose (page->community, "新设社区");
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, 0);
}

static gboolean
shows_address (gpointer data)
{
  GPtrArray *items = SW_BOARD_LIST (data)->items;

  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *detail = sw_elder_line_get_detail (SW_ELDER_LINE (gtk_list_item_get_child (items->pdata[i])));

      if (strstr (gtk_label_get_label (GTK_LABEL (detail)), "新村99号") != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
offers_number (gpointer data)
{
  return strstr (gtk_label_get_label (SW_BOARD_LIST (data)->selected), "0512-12345678") != NULL;
}

/* Where the board stays the same, what it says of an elder may not: here another has corrected an address, and
 * added a daughter, of whom there is but the second number. */
static void
test_corrected (AppTest       *test,
              gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (GArray) rows = sw_board_list_get_selected (page->list);
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwRelative) daughter = sw_relative_new ();
  g_autoptr (GPtrArray) relatives = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  app_test_settle ();
  g_assert_cmpuint (rows->len, ==, 1);
  id = g_array_index (rows, SwBoardRow, 0).elder_id;
  elder = sw_store_load (store, SW_TYPE_ELDER, id, &error);
  relatives = sw_store_load_owned (store, SW_TYPE_RELATIVE, id, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_begin (store, "Correct", &error));
  for (guint i = 0; i < relatives->len; i++)
    g_assert_true (sw_store_delete (store, relatives->pdata[i], &error));
  g_free (elder->home_address);
  elder->home_address = g_strdup ("新村99号");
  g_assert_true (sw_store_save (store, SW_RECORD (elder), &error));
  daughter->elder_id = id;
  daughter->name = g_strdup ("周小妹");
  daughter->other_phone = g_strdup ("0512-12345678");
  daughter->emergency_contact = 1;
  g_assert_true (sw_store_save (store, SW_RECORD (daughter), &error));
  g_assert_true (sw_store_commit (store, &error));
  g_assert_no_error (error);
  app_test_wait (shows_address, page->list);
  app_test_wait (offers_number, page->list);
}

/* A name is found by its letters, among those that the figure shows. */
static void
test_search (AppTest       *test,
             gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  gint64 id = g_array_index (page->board, SwBoardRow, page->board->len / 2).elder_id;

  gtk_toggle_button_set_active (page->buttons[SW_BOARD_SHOW_ALL], TRUE);
  gtk_editable_set_text (page->search, sw_store_get_name (store, SW_TYPE_ELDER, id));
  g_signal_emit_by_name (page->search, "search-changed");
  g_assert_cmpuint (sw_board_list_get_n (page->list), >, 0);
  g_assert_cmpuint (sw_board_list_get_n (page->list), <, 5);
  g_signal_emit_by_name (page->search, "stop-search");
  g_signal_emit_by_name (page->search, "search-changed");
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, page->board->len);
}

static SwAbnormalDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SW_IS_ABNORMAL_DIALOG (window))
        return SW_ABNORMAL_DIALOG (window);
    }

  return NULL;
}

/* Something is wrong: it is asked what, and nothing is recorded before that is said. */
static void
test_abnormal (AppTest       *test,
               gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  GtkWidget *view = app_test_find_type (GTK_WIDGET (page->list), GTK_TYPE_LIST_VIEW);
  gint64 first = g_array_index (page->board, SwBoardRow, 0).elder_id;
  g_autofree char *note = NULL;
  SwAbnormalDialog *dialog;

  gtk_toggle_button_set_active (page->buttons[SW_BOARD_SHOW_ALL], TRUE);
  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (view)), 0, TRUE);
  g_assert_true (gtk_widget_activate_action (view, "board.abnormal", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  sw_abnormal_dialog_set_text (dialog, "  ", "");
  g_assert_false (sw_abnormal_dialog_answer (dialog));
  g_assert_cmpstr (gtk_label_get_label (page->numbers[SW_BOARD_SHOW_ABNORMAL]), ==, "0");

  /* What was typed is not lost by Esc. */
  sw_abnormal_dialog_set_text (dialog, "摔倒", "女儿已到");
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (find_dialog () == dialog);
  g_assert_true (sw_abnormal_dialog_answer (dialog));
  g_assert_null (find_dialog ());
  g_assert_cmpstr (gtk_label_get_label (page->numbers[SW_BOARD_SHOW_ABNORMAL]), ==, "1");
  note = sw_emergencies_get_note (store, first, sw_day_today (), NULL);
  g_assert_nonnull (strstr (note, "摔倒"));
  g_assert_nonnull (strstr (note, "女儿已到"));
}

static gboolean
all_safe (gpointer data)
{
  return sw_board_list_get_n (SW_EMERGENCY_PAGE (data)->list) == 0;
}

/* Very many are recorded beside the window, as one action. */
static void
test_many (AppTest       *test,
           gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, 600, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  GtkWidget *view = app_test_find_type (GTK_WIDGET (page->list), GTK_TYPE_LIST_VIEW);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint n = sw_board_list_get_n (page->list);

  g_assert_cmpuint (n, >, 200);
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_assert_true (gtk_widget_activate_action (view, "board.safe", NULL));
  /* It is not done in this thread. */
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, n);
  app_test_wait (all_safe, page);
  app_test_wait (is_loaded, page);
  g_assert_true (sw_store_undo (store, &label, &error));
  g_assert_no_error (error);
  app_test_settle ();
  app_test_wait (is_loaded, page);
  g_assert_cmpuint (sw_board_list_get_n (page->list), ==, n);
}

/* Of very many only some are shown, which is said; who is chosen stays so whatever is looked for. */
static void
test_team (AppTest       *test,
           gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  SwTeamList *list = SW_TEAM_LIST (g_object_ref_sink (sw_team_list_new (store)));
  g_autoptr (GError) error = NULL;
  gint64 team[2];

  g_assert_true (sw_store_begin (store, "Add", &error));
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

      caregiver->name = g_strdup (i < 70 ? "志愿者甲" : i < 80 ? "志愿者乙" : "已退出者");
      caregiver->kind = SW_CAREGIVER_VOLUNTEER;
      caregiver->ended_day = i < 79 ? SW_NONE : i == 79 ? sw_day_today () : sw_day_today () - 1;
      g_assert_true (sw_store_save (store, SW_RECORD (caregiver), &error));
    }
  g_assert_true (sw_store_commit (store, &error));
  find_members (test, team, 2);

  sw_team_list_choose (list, team, 2);
  sw_team_list_find (list, "志愿者乙");
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 2);
  sw_team_list_choose_all (list);
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 12);
  sw_team_list_find (list, "已退出者");
  sw_team_list_choose_all (list);
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 12);
  g_assert_cmpint (g_array_index (sw_team_list_get_chosen (list), gint64, 0), ==, team[0]);
  sw_team_list_find (list, "志愿者甲");
  sw_team_list_choose_all (list);
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 72);
  sw_team_list_choose_all (list);
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 82);

  /* Who is given a duty is in the team. */
  sw_team_list_choose (list, team, 1);
  sw_team_list_set_duty (list, team[1], "组长");
  g_assert_cmpuint (sw_team_list_get_chosen (list)->len, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (sw_team_list_get_duties (list), &team[1]), ==, "组长");
  g_object_unref (list);
}

static void
save_one (SwStore *store,
          SwDay    from,
          SwDay    to)
{
  g_autoptr (SwEmergency) emergency = sw_emergency_new ();
  g_autoptr (GError) error = NULL;

  emergency->kind = SW_EMERGENCY_COLD;
  emergency->from_day = from;
  emergency->to_day = to;
  g_assert_true (sw_store_begin (store, "Declare", &error));
  g_assert_true (sw_emergencies_declare (store, emergency, NULL, 0, &error));
  g_assert_true (sw_store_commit (store, &error));
}

/* Why it cannot hold until a day is said before the question is answered. */
static void
test_end (AppTest       *test,
          gconstpointer  data)
{
  SwDay today = sw_day_today ();
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (GPtrArray) emergencies = NULL;
  AdwMessageDialog *dialog;
  SwDayEntry *entry;

  save_one (store, today - 3, today + 2);
  save_one (store, today + 5, SW_NONE);
  emergencies = sw_emergencies_load (store, today - 3, NULL);
  g_assert_cmpuint (emergencies->len, ==, 1);
  dialog = ADW_MESSAGE_DIALOG (sw_emergency_end_dialog_new (sw_window_of (GTK_WIDGET (page)), emergencies->pdata[0]));
  gtk_window_present (GTK_WINDOW (dialog));
  entry = SW_DAY_ENTRY (app_test_find_type (GTK_WIDGET (adw_message_dialog_get_extra_child (dialog)), SW_TYPE_DAY_ENTRY));
  for (int i = -4; i < 7; i++)
    {
      g_autofree char *day = sw_day_format_iso (today + i);

      sw_day_entry_set_text (entry, day);
      g_assert_cmpint (adw_message_dialog_get_response_enabled (dialog, "do"), ==, i >= -3 && i != 2 && i < 5);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* It fits beside the sidebar of a small screen, at doubled text too. */
static void
test_width (AppTest       *test,
            gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (page));
  int dpi, width;

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 800);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  app_test_settle ();
  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (width, <, 1000);
}

static gboolean
is_compact (gpointer data)
{
  return SW_EMERGENCY_PAGE (data)->compact;
}

static gboolean
is_roomy (gpointer data)
{
  return !SW_EMERGENCY_PAGE (data)->compact;
}

static gboolean
has_room (gpointer data)
{
  SwEmergencyPage *page = data;

  return 3 * gtk_widget_get_height (GTK_WIDGET (page->list->stack)) > gtk_widget_get_height (GTK_WIDGET (page));
}

/* Whether some of the team are seen in the dialog. */
static gboolean
shows_team (gpointer dialog)
{
  GtkWidget *team = app_test_find_type (app_test_find_type (dialog, SW_TYPE_TEAM_LIST), SW_TYPE_CHOICE_LIST);
  GtkWidget *scrolled = app_test_find_type (team, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *row = app_test_find_type (scrolled, GTK_TYPE_LIST_BOX_ROW);
  int height = gtk_widget_get_height (row);

  return height > 0 && gtk_widget_get_height (scrolled) >= 4 * height;
}

/* With doubled text in a small window the list has the room, and some of the team are seen. */
static void
test_room (AppTest       *test,
           gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  SwWindow *window = sw_window_of (GTK_WIDGET (page));
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (page));
  GtkWindow *dialog;
  int dpi;

  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  app_test_wait (is_roomy, page);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  app_test_wait (is_compact, page);
  app_test_wait (has_room, page);
  g_assert_true (gtk_widget_get_visible (page->more));
  g_assert_false (gtk_widget_get_visible (page->deeds));

  dialog = sw_emergency_dialog_new (window, NULL);
  gtk_window_present (dialog);
  app_test_wait (shows_team, dialog);
  gtk_window_destroy (dialog);

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  app_test_wait (is_roomy, page);
  g_assert_true (gtk_widget_get_visible (page->deeds));
}

static gboolean
is_in_list (GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (SW_EMERGENCY_PAGE (page)->list)) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) != NULL;
}

/* The list is one stop for Tab: it is left with one key and reached with one, and the ring is never on
 * another row than that which the keys answer for. */
static void
test_tab (AppTest       *test,
          gconstpointer  data)
{
  SwEmergencyPage *page = open_page (test, APP_TEST_ELDERS, NULL, 0);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *row, *button;

  app_test_settle ();
  gtk_widget_grab_focus (GTK_WIDGET (page->list));
  row = gtk_root_get_focus (root);
  g_assert_true (is_in_list (GTK_WIDGET (page)));

  g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_BACKWARD);
  button = gtk_root_get_focus (root);
  g_assert_true (GTK_IS_BUTTON (button) && gtk_widget_is_ancestor (button, GTK_WIDGET (page->list)));
  g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (root) == row);
  g_signal_emit_by_name (root, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_false (is_in_list (GTK_WIDGET (page)));
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/emergency/figures", test_figures);
  g_test_add_func ("/emergency/visits", test_visits);
  g_test_add_func ("/emergency/answer", test_answer);
  g_test_add_func ("/emergency/texts", test_texts);
  g_test_add_func ("/emergency/model", test_model);
  g_test_add ("/emergency/page", AppTest, NULL, app_test_set_up, test_page, app_test_tear_down);

  g_test_add ("/emergency/callers", AppTest, NULL, app_test_set_up, test_callers, app_test_tear_down);
  g_test_add ("/emergency/days", AppTest, NULL, app_test_set_up, test_days, app_test_tear_down);
  g_test_add ("/emergency/follows", AppTest, NULL, app_test_set_up, test_follows, app_test_tear_down);
  g_test_add ("/emergency/corrected", AppTest, NULL, app_test_set_up, test_corrected, app_test_tear_down);
  g_test_add ("/emergency/search", AppTest, NULL, app_test_set_up, test_search, app_test_tear_down);
  g_test_add ("/emergency/abnormal", AppTest, NULL, app_test_set_up, test_abnormal, app_test_tear_down);
  g_test_add ("/emergency/many", AppTest, NULL, app_test_set_up, test_many, app_test_tear_down);

  g_test_add ("/emergency/tab", AppTest, NULL, app_test_set_up, test_tab, app_test_tear_down);
  g_test_add ("/emergency/end", AppTest, NULL, app_test_set_up, test_end, app_test_tear_down);
  g_test_add ("/emergency/team", AppTest, NULL, app_test_set_up, test_team, app_test_tear_down);

  g_test_add ("/emergency/width", AppTest, NULL, app_test_set_up, test_width, app_test_tear_down);
  g_test_add ("/emergency/room", AppTest, NULL, app_test_set_up, test_room, app_test_tear_down);

  return g_test_run ();
}
