/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clerk's way through the Agreements page: proposals, drafts, the print, the signatures and
 * copies, the end, and what is late. */

#include "app-test.h"

#include "sw-agreement-dialogs.h"
#include "sw-agreement-draft-dialog.h"
#include "sw-agreement-page-private.h"
#include "sw-agreement-print-dialog.h"
#include "sw-agreements-page-private.h"
#include "sw-agreements.h"
#include "sw-cell.h"
#include "sw-collation.h"
#include "sw-community.h"
#include "sw-day-entry.h"
#include "sw-print-preview.h"
#include "sw-reference-entry.h"
#include "sw-register-page.h"
#include "sw-scan.h"
#include "sw-store-query.h"
#include "sw-window-private.h"

typedef struct
{
  SwListPage *page;
  guint       n;
} Wanted;

static gboolean
has_rows (gpointer data)
{
  Wanted *wanted = data;

  return wanted->page->list && sw_record_list_is_complete (wanted->page->list) &&
         g_list_model_get_n_items (G_LIST_MODEL (wanted->page->list)) == wanted->n;
}

static void
wait_for_rows (SwListPage *page,
               guint       n)
{
  Wanted wanted = { page, n };

  app_test_wait (has_rows, &wanted);
}

static gint64
save (SwStore  *store,
      SwRecord *record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (store, record, "Save", &error);
  g_assert_no_error (error);

  return sw_record_get_id (record);
}

static gint64
add_caregiver (SwStore         *store,
               gint64           community_id,
               const char      *name,
               SwCaregiverKind  kind)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup (name);
  caregiver->kind = kind;
  caregiver->community_id = community_id;

  return save (store, SW_RECORD (caregiver));
}

/* An office with key elders, the last of whom has no neighbour. */
static void
make_office (const char *path)
{
  static const char *const names[] = { "王桂英", "单文英", "曾国强", "解惠芳", "仇德明", "阿依古丽·买买提" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open (path, SW_STORE_CREATE, &error);
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwCommunity) community = sw_community_new ();
  gint64 community_id, worker_id, neighbour_id;

  g_assert_no_error (error);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->agreement_prefix = g_strdup ("平江");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;
  save (store, SW_RECORD (office));
  community->name = g_strdup ("北园社区");
  community_id = save (store, SW_RECORD (community));
  worker_id = add_caregiver (store, community_id, "周敏", SW_CAREGIVER_WORKER);
  neighbour_id = add_caregiver (store, community_id, "张爱珍", SW_CAREGIVER_NEIGHBOUR);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SwElder) elder = sw_elder_new ();

      elder->name = g_strdup (names[i]);
      elder->birth_day = sw_day_from_ymd (1938, 1, (int) i + 1);
      elder->sex = 0;
      elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
      elder->community_id = community_id;
      elder->registered_day = sw_day_from_ymd (2026, 1, 1);
      elder->category = SW_CATEGORY_LIVING_ALONE;
      elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
      elder->home_address = g_strdup ("北园新村12号3幢204室");
      elder->worker_id = worker_id;
      elder->neighbour_id = i + 1 < G_N_ELEMENTS (names) ? neighbour_id : SW_NONE;
      save (store, SW_RECORD (elder));
    }
  g_assert_true (sw_store_close (store, NULL));
}

static SwWindow *
open_office (AppTest *test)
{
  SwWindow *window;

  make_office (test->database);
  window = sw_application_open_database (test->application, test->database);
  sw_window_show_page (window, "agreements");
  g_assert_true (SW_IS_AGREEMENTS_PAGE (sw_window_get_page (window)));

  return window;
}

/* Drafts for all who need one, without the dialog. */
static guint
draft_all (SwWindow *window)
{
  SwStore *store = sw_window_get_store (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = sw_agreements_propose (store, NULL, sw_day_today () - 60, NULL, &error);
  g_autoptr (GPtrArray) complete = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    if (sw_proposal_is_complete (proposals->pdata[i]))
      g_ptr_array_add (complete, proposals->pdata[i]);
  g_assert_cmpuint (complete->len, >, 3);
  ids = sw_agreements_draft (store, complete, sw_day_today () - 60, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return ids->len;
}

static gint64
select_row (SwListPage *page,
            guint       position)
{
  gtk_selection_model_select_item (page->selection, position, TRUE);

  return sw_record_list_get_id_at (page->list, position);
}

static SwAgreement *
load (SwWindow *window,
      gint64    id)
{
  g_autoptr (GError) error = NULL;
  SwAgreement *agreement = sw_store_load (sw_window_get_store (window), SW_TYPE_AGREEMENT, id, &error);

  g_assert_no_error (error);

  return agreement;
}

static gboolean
is_enabled (SwListPage *page,
            const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (page->actions), name);
}

static gboolean
can_draft (gpointer data)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (data, SW_TYPE_AGREEMENT_DRAFT_DIALOG, "draft_button"));

  return gtk_widget_get_sensitive (button);
}

static void
test_draft (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  GtkWindow *dialog = sw_agreement_draft_dialog_new (window, NULL);
  g_autoptr (SwQuery) all = sw_query_new (SW_TYPE_AGREEMENT);
  gint64 n;

  gtk_window_present (dialog);
  app_test_wait (can_draft, dialog);
  app_test_assert_titles (GTK_WIDGET (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "draft.draft", NULL);
  app_test_settle ();
  n = sw_store_query_count (sw_window_get_store (window), all, NULL);
  g_assert_cmpint (n, >, 3);
  wait_for_rows (page, (guint) n);

  /* As one action. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  wait_for_rows (page, 0);
}

static gboolean
is_counted (gpointer data)
{
  SwAgreementsPage *page = data;

  return gtk_widget_get_visible (page->without_button);
}

static void
test_groups (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autofree char *text = sw_agreements_group_text (SW_AGREEMENTS_DRAFTS, n);
  GError *error = NULL;
  gint64 id;

  wait_for_rows (page, n);
  id = select_row (page, 0);
  sw_agreements_print (sw_window_get_store (window), &id, 1, "text", sw_day_today () - 30, &error);
  g_assert_no_error (error);

  g_action_group_change_action_state (G_ACTION_GROUP (page->actions), "group", g_variant_new_string ("waiting"));
  wait_for_rows (page, 1);
  g_action_group_change_action_state (G_ACTION_GROUP (page->actions), "group", g_variant_new_string ("all"));
  wait_for_rows (page, n);
  sw_list_page_show_filter (page, "overdue=1");
  wait_for_rows (page, 1);

  /* Drafts are not valid: their elders are still without. */
  app_test_wait (is_counted, page);
  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "without", NULL);
  g_assert_true (SW_IS_REGISTER_PAGE (sw_window_get_page (window)));
  g_assert_cmpuint (sw_query_get_conditions (SW_LIST_PAGE (sw_window_get_page (window))->query)->len, ==, 3);
}

/* As a click on the button does. */
static void
respond (AdwMessageDialog *dialog,
         const char       *response)
{
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, response));
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle ();
}

static void
answer (GtkWindow *dialog)
{
  respond (ADW_MESSAGE_DIALOG (dialog), "save");
}

static void
test_steps (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autoptr (SwAgreement) agreement = NULL;
  gint64 id;

  wait_for_rows (page, n);
  id = select_row (page, 1);
  g_assert_false (is_enabled (page, "sign"));
  g_assert_false (is_enabled (page, "copies"));
  g_assert_true (is_enabled (page, "end"));

  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "mark-printed", NULL);
  wait_for_rows (page, n);
  select_row (page, 1);
  g_assert_true (is_enabled (page, "sign"));
  g_assert_true (is_enabled (page, "withdraw"));

  answer (sw_agreement_dialog_show (window, SW_AGREEMENT_ASK_SIGN, &id, 1, 1u << SW_PARTY_ELDER));
  agreement = load (window, id);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_SIGNING);
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].day, ==, sw_day_today ());
  g_clear_object (&agreement);

  answer (sw_agreement_dialog_show (window, SW_AGREEMENT_ASK_SIGN, &id, 1, SW_AGREEMENT_ALL_PARTIES));
  answer (sw_agreement_dialog_show (window, SW_AGREEMENT_ASK_COPIES, &id, 1, SW_AGREEMENT_ALL_PARTIES));
  agreement = load (window, id);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (agreement->signatures[SW_PARTY_STREET].copy_day, ==, sw_day_today ());
  g_clear_object (&agreement);

  answer (sw_agreement_dialog_show (window, SW_AGREEMENT_ASK_END, &id, 1, 0));
  agreement = load (window, id);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_ENDED);
  g_assert_cmpint (agreement->ended_reason, ==, SW_AGREEMENT_END_OTHER);
  wait_for_rows (page, n);
  select_row (page, 1);
  g_assert_false (is_enabled (page, "end"));
  g_assert_true (is_enabled (page, "renew"));
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type,
            guint     *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, nth);

      if (found)
        return found;
    }

  return NULL;
}

/* The nth of its kind in a dialog. */
static GtkWidget *
child_of (GtkWindow *dialog,
          GType      type,
          guint      nth)
{
  GtkWidget *found = find_child (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)), type, &nth);

  g_assert_nonnull (found);

  return found;
}

/* What cannot be is said before the dialog is gone; who signed for a party signed for one. */
static void
test_sign_dialog (AppTest       *test,
                  gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autofree char *before = sw_day_format_iso (sw_day_today () - 1);
  g_autoptr (SwAgreement) agreement = NULL;
  GtkWindow *dialog;
  gint64 id;

  wait_for_rows (page, n);
  id = select_row (page, 1);
  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "mark-printed", NULL);
  wait_for_rows (page, n);

  dialog = sw_agreement_dialog_show (window, SW_AGREEMENT_ASK_SIGN, &id, 1, SW_AGREEMENT_ALL_PARTIES);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), child_of (dialog, SW_TYPE_DAY_ENTRY, 0)));
  sw_day_entry_set_text (SW_DAY_ENTRY (child_of (dialog, SW_TYPE_DAY_ENTRY, 0)), before);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"));
  sw_day_entry_set_text (SW_DAY_ENTRY (child_of (dialog, SW_TYPE_DAY_ENTRY, 0)), APP_TEST_TODAY);

  /* The fifth box is that of the hand print. */
  g_assert_false (gtk_widget_is_sensitive (child_of (dialog, GTK_TYPE_CHECK_BUTTON, 4)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child_of (dialog, GTK_TYPE_CHECK_BUTTON, 4)), TRUE);
  answer (dialog);
  agreement = load (window, id);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (agreement->signatures[SW_PARTY_STREET].handprint, !=, 1);
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].handprint, !=, 1);
}

static gboolean
has_document (gpointer data)
{
  return sw_print_preview_get_document (data) != NULL;
}

static gboolean
is_printed (gpointer data)
{
  g_autoptr (SwAgreement) agreement = sw_store_load (((gpointer *) data)[0], SW_TYPE_AGREEMENT,
                                                     *(gint64 *) ((gpointer *) data)[1], NULL);

  return agreement->printed_day != SW_NONE;
}

static gboolean
is_asked (gpointer data)
{
  return app_test_find_question (data) != NULL;
}

/* Four copies of each, collated; only who says that it was printed has it marked. */
static void
test_print (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *path = g_build_filename (test->folder, "all.pdf", NULL);
  gpointer printed[2] = { sw_window_get_store (window), NULL };
  GtkWindow *preview;
  SwForm *form;

  wait_for_rows (page, n);
  for (guint i = 0; i < 2; i++)
    {
      gint64 id = sw_record_list_get_id_at (page->list, i);

      g_array_append_val (ids, id);
    }
  preview = sw_agreement_print_preview (window, sw_agreement_print_new (ids));
  app_test_wait (has_document, preview);
  form = sw_print_document_get_form (sw_print_preview_get_document (SW_PRINT_PREVIEW (preview)));
  g_assert_cmpuint (sw_form_get_n_pages (form), >=, 2 * 4 * 2);
  g_assert_cmpuint (sw_agreement_print_get_drafts (sw_print_preview_get_document (SW_PRINT_PREVIEW (preview)))->len, ==, 2);

  printed[1] = ids->data;
  sw_print_preview_save (SW_PRINT_PREVIEW (preview), path);
  app_test_wait (is_asked, (gpointer) "mark");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (is_printed (printed));
  respond (app_test_find_question ("mark"), "mark");
  app_test_wait (is_printed, printed);
}

typedef struct
{
  char *folder;
  guint n;
} Files;

static gboolean
has_files (gpointer data)
{
  Files *files = data;
  g_autoptr (GDir) dir = g_dir_open (files->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, ".pdf");

  return n == files->n && app_test_find_question ("later") != NULL;
}

static void
test_files (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  Files files = { g_build_filename (test->folder, "pdf", NULL), 3 };
  GtkWindow *dialog;

  wait_for_rows (page, n);
  for (guint i = 0; i < files.n; i++)
    {
      gint64 id = sw_record_list_get_id_at (page->list, i);

      g_array_append_val (ids, id);
    }
  g_mkdir (files.folder, 0700);
  dialog = sw_agreement_print_dialog_new (window, ids, none);
  sw_agreement_print_dialog_save (SW_AGREEMENT_PRINT_DIALOG (dialog), files.folder);
  app_test_wait (has_files, &files);
  respond (app_test_find_question ("later"), "later");
  g_free (files.folder);
}

static gboolean
has_scan (gpointer data)
{
  g_autoptr (GPtrArray) scans = sw_store_load_owned (((gpointer *) data)[0], SW_TYPE_ATTACHMENT,
                                                     *(gint64 *) ((gpointer *) data)[1], NULL);

  return scans->len == 1;
}

static GtkWidget *
find_text (GtkWidget  *widget,
           const char *text)
{
  const char *own = SW_IS_CELL (widget)     ? sw_cell_get_text (SW_CELL (widget))
                    : GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget))
                                            : NULL;

  if (g_strcmp0 (own, text) == 0 && gtk_widget_get_mapped (widget) && gtk_widget_get_height (widget) > 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_text (child, text);

      if (found)
        return found;
    }

  return NULL;
}

static gboolean
is_shown (gpointer data)
{
  return find_text (((gpointer *) data)[0], ((gpointer *) data)[1]) != NULL;
}

/* As the window system does with what was dragged there. */
static gboolean
drop (GtkWidget  *widget,
      double      x,
      double      y,
      const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  guint n = 0;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_static_boxed (&value, &files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        {
          g_signal_emit_by_name (controller, "drop", &value, x, y, &taken);
          n++;
        }
    }
  g_assert_cmpuint (n, ==, 1);
  g_value_unset (&value);

  return taken;
}

static void
write_scan (const char *path)
{
  g_file_set_contents (path, "%PDF-1.4 scan", -1, NULL);
}

/* A scan belongs to the agreement on whose row it is dropped; below the rows it belongs to none. */
static void
test_drop (AppTest       *test,
           gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autofree char *scan = g_build_filename (test->folder, "scan.pdf", NULL);
  g_autoptr (SwAgreement) agreement = NULL;
  GtkWidget *cell;
  gint64 id;
  gpointer wanted[2];
  gpointer shown[2];
  double x, y;

  gtk_window_present (GTK_WINDOW (window));
  wait_for_rows (page, n);
  id = sw_record_list_get_id_at (page->list, 2);
  agreement = load (window, id);
  shown[0] = page->view;
  shown[1] = agreement->number;
  app_test_wait (is_shown, shown);
  write_scan (scan);

  g_assert_false (drop (GTK_WIDGET (page->view), 40, gtk_widget_get_height (GTK_WIDGET (page->view)) - 4, scan));
  cell = find_text (GTK_WIDGET (page->view), agreement->number);
  gtk_widget_translate_coordinates (cell, GTK_WIDGET (page->view), gtk_widget_get_width (cell) / 2.0,
                                    gtk_widget_get_height (cell) / 2.0, &x, &y);
  g_assert_true (drop (GTK_WIDGET (page->view), x, y, scan));
  wanted[0] = sw_window_get_store (window);
  wanted[1] = &id;
  app_test_wait (has_scan, wanted);
  app_test_settle ();

  /* The same scan once more is refused. */
  g_assert_true (drop (GTK_WIDGET (page->view), x, y, scan));
  app_test_wait (is_asked, (gpointer) "close");
  respond (app_test_find_question ("close"), "close");
  g_assert_true (has_scan (wanted));
}

/* What is no scan is refused with a sentence; one is kept. */
/* Very much is undone in a thread. */
static gboolean
is_gone (gpointer page)
{
  return strcmp (gtk_stack_get_visible_child_name (SW_AGREEMENT_PAGE (page)->stack), "gone") == 0;
}

static void
test_page (AppTest       *test,
           gconstpointer  data)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\x1f\x15\xc4\x89"
                            "\0\0\0\rIDATx\x9c" "c\xf8\xff\xff?\0\5\xfe\2\xfe\xdc\xcc" "Y\xe7\0\0\0\0IEND\xae" "B`\x82";
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  guint n = draft_all (window);
  g_autofree char *letter = g_build_filename (test->folder, "letter.png", NULL);
  g_autofree char *scan = g_build_filename (test->folder, "scan.png", NULL);
  gint64 id;
  gpointer wanted[2];
  SwAgreementPage *shown;

  wait_for_rows (page, n);
  id = select_row (page, 0);
  wanted[0] = sw_window_get_store (window);
  wanted[1] = &id;
  g_action_group_activate_action (G_ACTION_GROUP (page->actions), "open", NULL);
  g_assert_true (SW_IS_AGREEMENT_PAGE (sw_window_get_page (window)));
  shown = SW_AGREEMENT_PAGE (sw_window_get_page (window));
  g_assert_cmpint (sw_agreement_page_get_id (shown), ==, id);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (shown->actions), "print"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (shown->actions), "renew"));

  g_file_set_contents (letter, "a letter to the district", -1, NULL);
  g_file_set_contents (scan, png, sizeof png - 1, NULL);
  sw_agreement_page_attach (shown, letter);
  app_test_wait (is_asked, (gpointer) "close");
  respond (app_test_find_question ("close"), "close");
  app_test_settle ();
  sw_agreement_page_attach (shown, scan);
  app_test_wait (has_scan, wanted);
  app_test_settle ();

  /* Undone, it is gone; so is the agreement, in the end. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  app_test_wait (is_gone, shown);
}

static gboolean
has_chosen (gpointer entry)
{
  return sw_reference_entry_choose (entry);
}

/* Who was chosen for the drafts is not lost by a key. */
static void
test_draft_question (AppTest       *test,
                     gconstpointer  data)
{
  SwWindow *window = open_office (test);
  GtkWindow *dialog = sw_agreement_draft_dialog_new (window, NULL);
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                        SW_TYPE_AGREEMENT_DRAFT_DIALOG, "view"));
  AdwBin *bin = ADW_BIN (gtk_widget_get_template_child (GTK_WIDGET (dialog), SW_TYPE_AGREEMENT_DRAFT_DIALOG,
                                                        "worker_bin"));
  SwReferenceEntry *entry;

  gtk_window_present (dialog);
  app_test_wait (can_draft, dialog);
  gtk_selection_model_select_item (gtk_column_view_get_model (view), 0, TRUE);
  entry = SW_REFERENCE_ENTRY (adw_bin_get_child (bin));
  g_assert_cmpint (sw_reference_entry_get_id (entry), !=, SW_NONE);

  /* Another one than the row has. */
  sw_reference_entry_set_id (entry, SW_NONE);
  sw_reference_entry_set_search (entry, "周");
  app_test_wait (has_chosen, entry);
  gtk_window_close (dialog);
  app_test_wait (is_asked, (gpointer) "discard");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  respond (app_test_find_question ("discard"), "cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
}

/* Whether the page has counted so many, without being asked to do so again when the list has its rows. */
static gboolean
has_counted (gpointer data)
{
  Wanted *wanted = data;
  GtkToggleButton *all = SW_AGREEMENTS_PAGE (wanted->page)->group_buttons[SW_AGREEMENTS_ALL];
  g_autofree char *text = sw_agreements_group_text (SW_AGREEMENTS_ALL, wanted->n);

  g_clear_handle_id (&wanted->page->refresh, g_source_remove);
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (all)), text) == 0;
}

/* The sum is that of the store, and not of as many rows as the list has by then. */
static void
test_totals (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window = open_office (test);
  SwListPage *page = SW_LIST_PAGE (sw_window_get_page (window));
  Wanted wanted = { page, 0 };
  g_autofree char *text = NULL;

  wait_for_rows (page, 0);
  wanted.n = draft_all (window);
  text = g_strdup_printf ("%u agreements", wanted.n);
  SW_LIST_PAGE_GET_CLASS (page)->refresh (page);
  app_test_wait (has_counted, &wanted);
  g_assert_cmpstr (gtk_label_get_label (page->totals_label), ==, text);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/agreements-page/" name, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("draft", test_draft);
  ADD ("draft-question", test_draft_question);
  ADD ("groups", test_groups);
  ADD ("totals", test_totals);
  ADD ("steps", test_steps);
  ADD ("sign-dialog", test_sign_dialog);
  ADD ("print", test_print);
  ADD ("files", test_files);
  ADD ("drop", test_drop);
  ADD ("page", test_page);

  return g_test_run ();
}
