/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"
#include "sw-export-dialog.h"
#include "sw-missing-glyph.h"
#include "sw-page-layout.h"
#include "sw-page-view.h"
#include "sw-print-dialog.h"
#include "sw-print-preview.h"
#include "sw-register-print.h"

/* A form of many pages that counts how often each is drawn. */

#define N_PAGES 800

#define TEST_TYPE_FORM (test_form_get_type ())
G_DECLARE_FINAL_TYPE (TestForm, test_form, TEST, FORM, SwForm)

struct _TestForm
{
  SwForm parent_instance;

  const gboolean *busy; /* or NULL */
  gboolean has_missing;
  guint  n_drawn[N_PAGES];
};

G_DEFINE_FINAL_TYPE (TestForm, test_form, SW_TYPE_FORM)

static const char *
get_title (SwForm *form)
{
  return "Test";
}

static guint
get_n_pages (SwForm *form)
{
  return N_PAGES;
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  *width = 842;
  *height = 595;
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  const gboolean *busy = TEST_FORM (form)->busy;

  TEST_FORM (form)->n_drawn[page]++;
  if (busy && *busy)
    {
      g_autoptr (GError) error = g_error_new_literal (SW_STORE_ERROR, SW_STORE_ERROR_BUSY, "Busy");

      sw_form_fail (form, error);
    }
  cairo_paint (cr);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  GPtrArray *missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);

  if (TEST_FORM (form)->has_missing)
    {
      SwMissingGlyph *glyph = g_new0 (SwMissingGlyph, 1);

      glyph->text = g_strdup ("𰻝");
      glyph->character = g_utf8_get_char (glyph->text);
      g_ptr_array_add (missing, glyph);
    }

  return missing;
}

static void
test_form_class_init (TestFormClass *klass)
{
  SW_FORM_CLASS (klass)->get_title = get_title;
  SW_FORM_CLASS (klass)->get_n_pages = get_n_pages;
  SW_FORM_CLASS (klass)->get_page_size = get_page_size;
  SW_FORM_CLASS (klass)->draw_page = draw_page;
  SW_FORM_CLASS (klass)->get_missing_glyphs = get_missing_glyphs;
}

static void
test_form_init (TestForm *form)
{
}

static guint
count_drawn (TestForm *form)
{
  guint n = 0;

  for (guint i = 0; i < N_PAGES; i++)
    n += form->n_drawn[i];

  return n;
}

static gboolean
is_drawn (gpointer data)
{
  return *(guint *) data > 0;
}

static void
test_view (AppTest       *test,
           gconstpointer  data)
{
  g_autoptr (SwForm) form = g_object_new (TEST_TYPE_FORM, NULL);
  TestForm *counts = TEST_FORM (form);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  SwPageView *view = SW_PAGE_VIEW (sw_page_view_new ());
  guint n;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  sw_page_view_set_form (view, form);
  gtk_window_present (GTK_WINDOW (window));
  app_test_wait (is_drawn, &counts->n_drawn[0]);

  /* As wide as the window, so the second page is seen, if at all, in part. */
  g_assert_true (sw_page_view_get_fit_width (view));
  g_assert_cmpfloat_with_epsilon (sw_page_view_get_zoom (view),
                                  sw_page_layout_fit_width (842, gtk_widget_get_width (GTK_WIDGET (view))), 1e-9);
  g_assert_cmpuint (count_drawn (counts), <=, 2);
  g_assert_cmpuint (sw_page_view_get_page (view), ==, 0);

  /* The last one comes without those between, and none is drawn twice. */
  sw_page_view_show_page (view, G_MAXUINT);
  app_test_wait (is_drawn, &counts->n_drawn[N_PAGES - 1]);
  g_assert_cmpuint (sw_page_view_get_page (view), ==, N_PAGES - 1);
  g_assert_cmpuint (count_drawn (counts), <=, 4);
  for (guint i = 0; i < N_PAGES; i++)
    g_assert_cmpuint (counts->n_drawn[i], <=, 1);

  /* The page stays when the zoom changes. */
  sw_page_view_show_page (view, 400);
  app_test_wait (is_drawn, &counts->n_drawn[400]);
  memset (counts->n_drawn, 0, sizeof counts->n_drawn);
  sw_page_view_set_zoom (view, SW_PAGE_LAYOUT_ACTUAL_SIZE);
  app_test_wait (is_drawn, &counts->n_drawn[400]);
  g_assert_false (sw_page_view_get_fit_width (view));
  g_assert_cmpuint (sw_page_view_get_page (view), ==, 400);

  /* While another thread has the form it is left alone. */
  n = count_drawn (counts);
  sw_page_view_set_frozen (view, TRUE);
  sw_page_view_show_page (view, 10);
  app_test_settle ();
  g_assert_cmpuint (count_drawn (counts), ==, n);
  sw_page_view_set_frozen (view, FALSE);
  app_test_wait (is_drawn, &counts->n_drawn[10]);

  gtk_window_destroy (GTK_WINDOW (window));
}

static SwWindow *
open_window (AppTest *test)
{
  SwWindow *window;

  app_test_make_demo (test->database, APP_TEST_ELDERS);
  window = sw_window_new (GTK_APPLICATION (test->application), test->database);
  g_assert_true (sw_window_open (window));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static gboolean
has_document (gpointer data)
{
  return sw_print_preview_get_document (data) != NULL;
}

static gboolean
exists (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static gboolean
find_preview (gpointer data)
{
  SwPrintPreview **preview = data;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (SW_IS_PRINT_PREVIEW (l->data))
      *preview = l->data;

  return *preview != NULL;
}

/* From the page's key over the dialog and the preview to a PDF. */
static void
test_preview (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_window (test);
  GtkWindow *dialog = sw_print_dialog_new (window, sw_register_choice_new (NULL, NULL, sw_day_today ()));
  SwPrintPreview *preview = NULL;
  g_autofree char *path = g_build_filename (test->folder, "register.pdf", NULL);
  g_autofree char *contents = NULL;

  gtk_window_present (dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "print.preview", NULL));
  app_test_wait (find_preview, &preview);
  app_test_wait (has_document, preview);
  g_assert_cmpstr (sw_print_document_get_name (sw_print_preview_get_document (preview)), ==,
                   "空巢、独居老人情况摸排表 2026年第四季度");
  g_assert_cmpuint (sw_form_get_n_pages (sw_print_document_get_form (sw_print_preview_get_document (preview))), >, 1);

  sw_print_preview_save (preview, path);
  app_test_wait (exists, path);
  app_test_settle ();
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));

  /* The file is there before the thread says so. */
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (GTK_WINDOW (preview));
  app_test_wait (app_test_is_gone, &preview);
}

static SwPrintDocument *
make_nothing (gpointer   data,
              SwStore   *store,
              GError   **error)
{
  g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND, "Nobody");

  return NULL;
}

/* Closed before there is a document, and one that cannot be made. */
static void
test_nothing (AppTest       *test,
              gconstpointer  data)
{
  SwWindow *window = open_window (test);
  GtkWindow *preview = sw_print_preview_new (window, make_nothing, NULL, NULL);

  gtk_window_present (preview);
  app_test_settle ();
  g_assert_null (sw_print_preview_get_document (SW_PRINT_PREVIEW (preview)));
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_window_destroy (preview);
  app_test_wait (app_test_is_gone, &preview);

  /* Who keeps it longer is left with no window that may be gone before. */
  preview = sw_print_preview_new (window, make_nothing, NULL, NULL);
  g_object_ref (preview);
  gtk_window_destroy (preview);
  g_object_run_dispose (G_OBJECT (preview));
  g_assert_null (gtk_window_get_transient_for (preview));
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  g_object_unref (preview);
  app_test_wait (app_test_is_gone, &preview);
}

static SwPrintDocument *
make_pages (gpointer   data,
            SwStore   *store,
            GError   **error)
{
  g_autoptr (TestForm) form = g_object_new (TEST_TYPE_FORM, NULL);

  form->busy = data;

  return sw_print_document_new (SW_FORM (form), "Test", NULL);
}

static gboolean
has_no_document (gpointer data)
{
  return sw_print_preview_get_document (data) == NULL;
}

static gboolean
is_first_drawn (gpointer data)
{
  SwPrintDocument *document = sw_print_preview_get_document (data);

  return document && TEST_FORM (sw_print_document_get_form (document))->n_drawn[0] > 0;
}

static SwPrintDocument *
make_pages_with_blanks (gpointer   data,
                        SwStore   *store,
                        GError   **error)
{
  g_autoptr (TestForm) form = g_object_new (TEST_TYPE_FORM, NULL);

  form->busy = data;
  form->has_missing = TRUE;

  return sw_print_document_new (SW_FORM (form), "Test", NULL);
}

static gboolean
is_asked (gpointer response)
{
  return app_test_find_question (response) != NULL;
}

/* Who is asked about characters that stay blank may answer when there is no document any more. */
static void
test_answer_too_late (AppTest       *test,
                      gconstpointer  data)
{
  SwWindow *window = open_window (test);
  gboolean busy = FALSE;
  GtkWindow *preview = sw_print_preview_new (window, make_pages_with_blanks, &busy, NULL);

  gtk_window_present (preview);
  app_test_wait (is_first_drawn, preview);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.save", NULL);
  app_test_wait (is_asked, (gpointer) "save");
  busy = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom", "i", 1);
  app_test_wait (has_no_document, preview);
  adw_message_dialog_response (app_test_find_question ("save"), "save");
  app_test_settle ();
  g_assert_null (sw_print_preview_get_document (SW_PRINT_PREVIEW (preview)));
  gtk_window_destroy (preview);
  app_test_settle ();
}

/* What could not be read while another held the database is not a gap for as long as the preview is open. */
static void
test_retry (AppTest       *test,
            gconstpointer  data)
{
  SwWindow *window = open_window (test);
  gboolean busy = TRUE;
  GtkWindow *preview = sw_print_preview_new (window, make_pages, &busy, NULL);
  g_autofree char *path = g_build_filename (test->folder, "pages.pdf", NULL);
  GtkWidget *button;

  gtk_window_present (preview);
  app_test_wait (has_document, preview);
  app_test_wait (has_no_document, preview);
  button = app_test_find_button (GTK_WIDGET (preview), "Try _Again");
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_child_visible (button) && gtk_widget_get_mapped (button));
  g_assert_true (gtk_window_get_focus (preview) == button);

  busy = FALSE;
  g_signal_emit_by_name (button, "clicked");
  app_test_wait (is_first_drawn, preview);
  app_test_settle ();
  g_assert_true (has_document (preview));
  g_assert_false (gtk_widget_get_mapped (button));

  /* As it may be when the pages are saved. */
  busy = TRUE;
  sw_print_preview_save (SW_PRINT_PREVIEW (preview), path);
  app_test_wait (has_no_document, preview);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_false (exists (path));
  gtk_window_destroy (preview);
  app_test_settle ();
}

static void
test_export (AppTest       *test,
             gconstpointer  data)
{
  SwWindow *window = open_window (test);
  GtkWindow *dialog = sw_export_dialog_new (window, sw_register_choice_new (NULL, NULL, sw_day_today ()));
  g_autofree char *path = g_build_filename (test->folder, "register.xlsx", NULL);
  g_autofree char *contents = NULL;

  gtk_window_present (dialog);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);

  sw_export_dialog_save (SW_EXPORT_DIALOG (dialog), path);
  app_test_wait (app_test_is_gone, &dialog);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "PK"));
}

#define ADD(path, func) g_test_add (path, AppTest, NULL, app_test_set_up, func, app_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/print-preview/view", test_view);
  ADD ("/print-preview/preview", test_preview);
  ADD ("/print-preview/nothing", test_nothing);
  ADD ("/print-preview/retry", test_retry);
  ADD ("/print-preview/answer-too-late", test_answer_too_late);
  ADD ("/print-preview/export", test_export);

  return g_test_run ();
}
