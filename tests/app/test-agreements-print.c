/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts are marked as printed only when the printer has done them all. The printer here is the
 * one of GTK that writes a file: its jobs end, or fail, as those of any other. */

#include "app-test.h"

#include <string.h>
#ifndef G_OS_WIN32
#include <signal.h>
#include <sys/resource.h>
#endif

#include "sw-agreement-print-dialog.h"
#include "sw-agreements.h"
#include "sw-backup.h"
#include "sw-print-job.h"
#include "sw-print-preview.h"
#include "sw-store-query.h"

static gboolean
has_document (gpointer data)
{
  return sw_print_preview_get_document (data) != NULL;
}

static GArray *
find_drafts (SwStore *store)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (GError) error = NULL;
  GArray *ids;

  g_assert_true (sw_query_add_text (query, "state=draft", &error));
  ids = sw_store_query_ids (store, query, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, >, 1);

  return ids;
}

static guint
count_printed (SwStore *store,
               GArray  *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, g_array_index (ids, gint64, i), NULL);

      n += agreement->state == SW_AGREEMENT_PRINTED;
    }

  return n;
}

/* The window of the test that runs; another one may still be answered. */
static GtkWindow *own_window;

static gboolean
is_own (GtkWindow *window)
{
  while (window && window != own_window)
    window = gtk_window_get_transient_for (window);

  return window != NULL;
}

/* The dialog that offers an answer. */
static AdwMessageDialog *
find_question (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data) && is_own (l->data) &&
        adw_message_dialog_has_response (l->data, response))
      return l->data;

  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_question (data) != NULL;
}

static GtkWindow *
open_preview (AppTest  *test,
              GArray  **ids)
{
  SwWindow *window;
  GtkWindow *preview;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_application_open_database (test->application, test->database);
  own_window = GTK_WINDOW (window);
  *ids = find_drafts (sw_window_get_store (window));
  preview = sw_agreement_print_preview (window, sw_agreement_print_new (*ids));
  app_test_wait (has_document, preview);

  return preview;
}

static gboolean
find_dialog (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "GtkPrintUnixDialog") && gtk_widget_get_visible (l->data))
      *(GtkDialog **) data = l->data;

  return *(GtkDialog **) data != NULL;
}

static gboolean
has_printer (gpointer dialog)
{
  g_autoptr (GObject) printer = NULL;

  g_object_get (dialog, "selected-printer", &printer, NULL);

  return printer != NULL;
}

/* Once the job is on its way, nothing tells it from that of a printer for paper. */
static gboolean
forget_file (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               data)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (g_value_get_object (values));

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);

  return FALSE;
}

/* As the user does in the system's dialog. */
static void
print (GtkWindow     *preview,
       const char    *path,
       gboolean       on_paper,
       GtkPrintPages  pages)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkDialog *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.print", NULL);
  app_test_wait (find_dialog, &dialog);
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set_print_pages (settings, pages);
  g_object_set (dialog, "print-settings", settings, NULL);
  app_test_wait (has_printer, dialog);

  if (on_paper)
    g_signal_add_emission_hook (g_signal_lookup ("done", GTK_TYPE_PRINT_OPERATION), 0, forget_file, NULL, NULL);
  gtk_dialog_response (dialog, GTK_RESPONSE_OK);
}

static SwStore *
get_store (GtkWindow *preview)
{
  return sw_window_get_store (SW_WINDOW (gtk_window_get_transient_for (preview)));
}

typedef struct
{
  SwStore *store;
  GArray  *ids;
} Wanted;

static gboolean
all_printed (gpointer data)
{
  Wanted *wanted = data;

  return count_printed (wanted->store, wanted->ids) == wanted->ids->len;
}

static void
test_done (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  g_autofree char *paper = g_build_filename (test->folder, "paper.pdf", NULL);
  Wanted wanted = { get_store (preview), ids };

  print (preview, paper, TRUE, GTK_PRINT_PAGES_ALL);
  app_test_wait (all_printed, &wanted);
  g_assert_true (g_file_test (paper, G_FILE_TEST_EXISTS));
}

static void
answer (const char *question,
        const char *response)
{
  AdwMessageDialog *dialog = find_question (question);

  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle ();
}

/* The printer is not there. */
static void
test_not_there (AppTest       *test,
                gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  g_autofree char *nowhere = g_build_filename (test->folder, "none", "paper.pdf", NULL);

  print (preview, nowhere, TRUE, GTK_PRINT_PAGES_ALL);
  app_test_wait (is_asked, (gpointer) "close");
  g_assert_null (find_question ("mark"));
  answer ("close", "close");
  g_assert_cmpuint (count_printed (get_store (preview), ids), ==, 0);
}

#ifndef G_OS_WIN32
static struct rlimit usual_limit;
static rlim_t job_size;

/* The backup of the day would run into the limit as well. */
static gboolean
is_backed_up (gpointer data)
{
  AppTest *test = data;
  g_autoptr (GPtrArray) backups = sw_store_list_backups (test->database, NULL);

  return backups && backups->len > 0 && app_test_is_idle (test->application);
}

/* The pages are made by now; what takes them is full before the end. Nothing else that is written
 * meanwhile is so large. */
static void
fill_up_cb (GtkPrintOperation *operation,
            gpointer           data)
{
  struct rlimit limit = usual_limit;

  limit.rlim_cur = job_size / 10 * 9;
  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_SENDING_DATA)
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  else if (gtk_print_operation_is_finished (operation))
    setrlimit (RLIMIT_FSIZE, &usual_limit);
}

static gboolean
operation_hook (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  fill_up_cb (g_value_get_object (values), data);

  return TRUE;
}

/* It gives up in the middle. */
static void
test_gives_up (AppTest       *test,
               gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  g_autofree char *paper = g_build_filename (test->folder, "paper.pdf", NULL);
  g_autofree char *whole = g_build_filename (test->folder, "whole.pdf", NULL);
  gpointer type_class = g_type_class_ref (GTK_TYPE_PRINT_OPERATION);
  guint status = g_signal_lookup ("status-changed", GTK_TYPE_PRINT_OPERATION);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  gulong hook;

  g_assert_true (sw_print_document_write_pdf (sw_print_preview_get_document (SW_PRINT_PREVIEW (preview)), whole, NULL,
                                              NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (whole, &info), ==, 0);
  job_size = (rlim_t) info.st_size;
  g_assert_cmpuint (job_size, >, 300000);
  app_test_wait (is_backed_up, test);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual_limit), ==, 0);
  hook = g_signal_add_emission_hook (status, 0, operation_hook, NULL, NULL);
  print (preview, paper, TRUE, GTK_PRINT_PAGES_ALL);
  app_test_wait (is_asked, (gpointer) "close");
  g_signal_remove_emission_hook (status, hook);
  setrlimit (RLIMIT_FSIZE, &usual_limit);
  g_assert_null (find_question ("mark"));
  g_test_message ("%s", adw_message_dialog_get_body (find_question ("close")));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ("close")), "gave up in the middle"));
  answer ("close", "close");
  g_assert_cmpuint (count_printed (get_store (preview), ids), ==, 0);
  g_type_class_unref (type_class);
}
#endif

/* A file is not paper: only the clerk knows whether it was printed. */
static void
test_to_file (AppTest       *test,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  g_autofree char *path = g_build_filename (test->folder, "file.pdf", NULL);
  Wanted wanted = { get_store (preview), ids };

  print (preview, path, FALSE, GTK_PRINT_PAGES_ALL);
  app_test_wait (is_asked, (gpointer) "mark");
  g_assert_cmpuint (count_printed (get_store (preview), ids), ==, 0);
  answer ("mark", "mark");
  app_test_wait (all_printed, &wanted);
}

static gboolean
supplement_printed (gpointer data)
{
  g_autoptr (SwSupplement) supplement = sw_store_load (((gpointer *) data)[0], SW_TYPE_SUPPLEMENT,
                                                       *(gint64 *) ((gpointer *) data)[1], NULL);

  return supplement->printed_day != SW_NONE;
}

/* A supplement is asked for as well: without it, it could never be signed. */
static void
test_supplement (AppTest       *test,
                 gconstpointer  data)
{
  g_autoptr (GArray) drafts = NULL;
  GtkWindow *first = open_preview (test, &drafts);
  SwWindow *window = SW_WINDOW (gtk_window_get_transient_for (first));
  SwStore *store = sw_window_get_store (window);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (SwSupplement) supplement = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (test->folder, "supplement.pdf", NULL);
  SwAgreementPrint *wish;
  GtkWindow *preview;
  gint64 id;
  gpointer wanted[2] = { store, &id };

  g_assert_true (sw_query_add_text (query, "state=in-force", &error));
  ids = sw_store_query_ids (store, query, 1, &error);
  g_assert_no_error (error);
  supplement = sw_agreements_supplement (store, g_array_index (ids, gint64, 0), "丙方每周代购药品一次。", sw_day_today (),
                                         &error);
  g_assert_no_error (error);
  id = sw_record_get_id (SW_RECORD (supplement));

  wish = sw_agreement_print_new (ids);
  wish->supplement_id = id;
  preview = sw_agreement_print_preview (window, wish);
  app_test_wait (has_document, preview);
  g_assert_cmpstr (sw_form_get_title (sw_print_document_get_form (sw_print_preview_get_document (
                     SW_PRINT_PREVIEW (preview)))), ==, "补充协议");
  sw_print_preview_save (SW_PRINT_PREVIEW (preview), path);
  app_test_wait (is_asked, (gpointer) "mark");
  g_assert_false (supplement_printed (wanted));
  answer ("mark", "mark");
  app_test_wait (supplement_printed, wanted);
}

/* Nor are some of the pages all of them; the next print begins with all again. */
static void
test_in_part (AppTest       *test,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  SwPrintDocument *document = sw_print_preview_get_document (SW_PRINT_PREVIEW (preview));
  g_autofree char *paper = g_build_filename (test->folder, "paper.pdf", NULL);
  g_autoptr (GtkPrintSettings) last = gtk_print_settings_new ();
  g_autoptr (GtkPrintOperation) next = NULL;
  GtkPrintSettings *chosen;

  print (preview, paper, TRUE, GTK_PRINT_PAGES_CURRENT);
  app_test_wait (is_asked, (gpointer) "mark");
  g_assert_cmpstr (adw_message_dialog_get_default_response (find_question ("mark")), ==, "later");
  answer ("mark", "later");
  g_assert_cmpuint (count_printed (get_store (preview), ids), ==, 0);

  gtk_print_settings_set_printer (last, "Office");
  gtk_print_settings_set_print_pages (last, GTK_PRINT_PAGES_CURRENT);
  gtk_print_settings_set_n_copies (last, 3);
  next = sw_print_document_print (document, last);
  chosen = gtk_print_operation_get_print_settings (next);
  g_assert_cmpstr (gtk_print_settings_get_printer (chosen), ==, "Office");
  g_assert_cmpint (gtk_print_settings_get_print_pages (chosen), ==, GTK_PRINT_PAGES_ALL);
  g_assert_cmpint (gtk_print_settings_get_n_copies (chosen), ==, 1);
  g_assert_cmpint (gtk_print_settings_get_duplex (chosen), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_cmpint (sw_print_job_get_kind (next), ==, SW_PRINTED_ON_PAPER);

  gtk_print_settings_set_page_set (chosen, GTK_PAGE_SET_EVEN);
  g_assert_cmpint (sw_print_job_get_kind (next), ==, SW_PRINTED_IN_PART);
}

/* What was changed while the printer was at it does not stand on the paper. */
static void
test_changed (AppTest       *test,
              gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;
  GtkWindow *preview = open_preview (test, &ids);
  SwStore *store = get_store (preview);
  SwPrintDocument *document = sw_print_preview_get_document (SW_PRINT_PREVIEW (preview));
  g_autoptr (SwAgreement) first = sw_store_load (store, SW_TYPE_AGREEMENT, g_array_index (ids, gint64, 0), NULL);
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, first->elder_id, NULL);
  g_autoptr (GError) error = NULL;

  g_free (elder->home_address);
  elder->home_address = g_strdup ("新搬的家1号");
  g_assert_true (sw_store_save_one (store, SW_RECORD (elder), "Move", &error));
  g_assert_false (sw_agreement_print_note (store, document, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, first->number));
  g_assert_cmpuint (count_printed (store, ids), ==, ids->len - 1);
}

int
main (int   argc,
      char *argv[])
{
#ifdef G_OS_WIN32
  g_print ("1..0 # SKIP the dialog of the printers is the system's own\n");
  return 0;
#endif
  app_test_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);

#define ADD(name, func) g_test_add ("/agreements-print/" name, AppTest, NULL, app_test_set_up, func, app_test_tear_down)
  ADD ("done", test_done);
  ADD ("not-there", test_not_there);
#ifndef G_OS_WIN32
  ADD ("gives-up", test_gives_up);
#endif
  ADD ("to-file", test_to_file);
  ADD ("supplement", test_supplement);
  ADD ("in-part", test_in_part);
  ADD ("changed", test_changed);

  return g_test_run ();
}
