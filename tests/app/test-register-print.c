/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing whom to print or to export, and doing it without a window or a printer. */
#include <string.h>

#include "../store/sw-test-store.h"
#include "sw-demo.h"
#include "sw-office.h"
#include "sw-register-export.h"
#include "sw-register-print.h"
#include "sw-store-query.h"
#include "sw-text-decoder.h"

/* A character that no font has: the last one for private use. */
#define NO_GLYPH "\xf4\x8f\xbf\xbd"

static void
set_up (SwTestStore   *test,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sw_test_store_set_up (test, data);
  sw_demo_fill (test->store, 60, 2, 7, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SwRegisterChoice *
make_choice (SwTestStore *test,
             guint        n_selected)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = NULL;

  sw_query_set_sort (query, "name", TRUE);
  ids = sw_store_query_ids (test->store, query, n_selected, NULL);
  if (n_selected == 0)
    g_array_set_size (ids, 0);

  return sw_register_choice_new (query, ids, sw_day_today ());
}

static SwPrintDocument *
make_document (SwTestStore           *test,
               const SwRegisterPrint *print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (test->store, &error);
  SwPrintDocument *document = sw_register_print_make_document (print, store, &error);

  g_assert_no_error (error);

  return document;
}

static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at; at = strstr (at + strlen (part), part))
    n++;

  return n;
}

static void
test_choice (SwTestStore   *test,
             gconstpointer  data)
{
  g_autoptr (SwRegisterChoice) none = make_choice (test, 0);
  g_autoptr (SwRegisterChoice) some = make_choice (test, 3);
  g_autoptr (SwRegisterChoice) copy = sw_register_choice_copy (some);
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (SwRegisterChoice) usual = NULL;
  g_autoptr (SwRegisterChoice) narrowed = NULL;
  g_auto (GStrv) labels = sw_register_choice_labels (some);
  g_auto (GStrv) fewer = sw_register_choice_labels (none);
  g_autoptr (GArray) selected = NULL;
  g_autoptr (GArray) shown = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (none->which, ==, SW_REGISTER_WHICH_ALL);
  g_assert_cmpint (some->which, ==, SW_REGISTER_WHICH_SELECTED);

  /* What is shown is printed where that is not the register itself. */
  g_assert_true (sw_query_set_text (query, "status=active", NULL));
  usual = sw_register_choice_new (query, NULL, sw_day_today ());
  g_assert_cmpint (usual->which, ==, SW_REGISTER_WHICH_ALL);
  g_assert_true (sw_query_set_text (query, "status=active\ncategory=living-alone", NULL));
  narrowed = sw_register_choice_new (query, NULL, sw_day_today ());
  g_assert_cmpint (narrowed->which, ==, SW_REGISTER_WHICH_SHOWN);

  g_assert_cmpuint (g_strv_length (labels), ==, 3);
  g_assert_cmpuint (g_strv_length (fewer), ==, 2);

  selected = sw_register_choice_get_ids (copy, test->store, &error);
  g_assert_no_error (error);
  copy->which = SW_REGISTER_WHICH_SHOWN;
  shown = sw_register_choice_get_ids (copy, test->store, &error);
  g_assert_no_error (error);
  copy->which = SW_REGISTER_WHICH_ALL;
  all = sw_register_choice_get_ids (copy, test->store, &error);
  g_assert_no_error (error);

  /* The order of the list, and those who left the register are not in it. */
  g_assert_cmpuint (selected->len, ==, 3);
  g_assert_cmpuint (shown->len, ==, 60);
  g_assert_cmpmem (shown->data, 3 * sizeof (gint64), selected->data, 3 * sizeof (gint64));
  g_assert_cmpuint (all->len, >, 0);
  g_assert_cmpuint (all->len, <, 60);
}

/* What comes out of the print operation are the pages of the form. */
static void
test_print (SwTestStore   *test,
            gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 30), sw_day_from_ymd (2026, 11, 21));
  g_autoptr (SwPrintDocument) document = make_document (test, print);
  g_autoptr (GtkPrintOperation) operation = sw_print_document_print (document, NULL);
  g_autofree char *printed_path = g_build_filename (test->folder, "printed.pdf", NULL);
  g_autofree char *saved_path = g_build_filename (test->folder, "saved.pdf", NULL);
  g_autofree char *printed = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  guint n_pages = sw_form_get_n_pages (sw_print_document_get_form (document));

  g_assert_cmpstr (sw_print_document_get_name (document), ==, "空巢、独居老人情况摸排表 2026年第四季度");
  g_assert_cmpuint (n_pages, >, 1);
  g_object_get (operation, "default-page-setup", &setup, NULL);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), ==, GTK_PAPER_NAME_A4);

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, printed_path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (sw_print_document_write_pdf (document, saved_path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  printed = read_pdf (printed_path);
  saved = read_pdf (saved_path);
  g_assert_cmpuint (count (printed, "\f"), ==, n_pages);
  g_assert_cmpstr (printed, ==, saved);
  g_assert_nonnull (strstr (printed, "报送时间：2026年11月21日"));
  g_assert_nonnull (strstr (printed, "合计：30 人"));
}

/* A print that cannot be made says so and leaves nothing behind. */
static void
test_print_fails (SwTestStore   *test,
                  gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 3), sw_day_today ());
  g_autoptr (SwPrintDocument) document = make_document (test, print);
  g_autoptr (GtkPrintOperation) operation = sw_print_document_print (document, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *nowhere = g_build_filename (test->folder, "none", "printed.pdf", NULL);
  g_autofree char *path = g_build_filename (test->folder, "cancelled.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sw_print_document_write_pdf (document, path, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (sw_print_document_write_pdf (document, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_array_set_size (print->choice->selected, 0);
  g_assert_null (sw_register_print_make_document (print, test->store, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

/* Without a printer GTK for Windows copies 16 units of a name that nothing has given, and crashes. */
static void
test_no_printer (SwTestStore   *test,
                 gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 0), sw_day_today ());
  g_autoptr (SwPrintDocument) document = make_document (test, print);
  g_autoptr (GtkPrintOperation) operation = sw_print_document_print (document, NULL);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *name = gtk_print_settings_get (settings, "win32-devmode-name");
  g_autofree gunichar2 *units = NULL;
  glong n = 0;

  g_assert_nonnull (name);
  units = g_utf8_to_utf16 (name, -1, NULL, &n, NULL);
  g_assert_cmpint (n, >=, 16);
}

static void
test_blank (SwTestStore   *test,
            gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 0), sw_day_today ());
  g_autoptr (SwPrintDocument) document = NULL;
  g_autofree char *path = g_build_filename (test->folder, "blank.pdf", NULL);
  g_autofree char *file_name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOffice) office = sw_store_get_office (test->store, &error);

  print->n_blank_rows = 5;
  document = make_document (test, print);
  file_name = sw_print_document_file_name (document);
  g_assert_cmpstr (file_name, ==, "空巢、独居老人情况摸排表 空白表.pdf");
  g_assert_cmpuint (sw_form_get_n_pages (sw_print_document_get_form (document)), ==, 1);
  g_assert_true (sw_print_document_write_pdf (document, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  text = read_pdf (path);
  g_assert_nonnull (strstr (text, office->name));
  g_assert_null (strstr (text, "3299"));
}

/* Each person and character is named, once each, also where two have the same name. */
static void
test_missing (SwTestStore   *test,
              gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 3), sw_day_today ());
  g_autoptr (SwPrintDocument) document = make_document (test, print);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (sw_print_document_get_n_missing (document), ==, 0);
  g_clear_object (&document);

  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (SwElder) elder = sw_store_load (test->store, SW_TYPE_ELDER,
                                                 g_array_index (print->choice->selected, gint64, i), &error);

      g_free (elder->name);
      elder->name = g_strdup ("王" NO_GLYPH "英" NO_GLYPH);
      g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Change", &error));
      g_assert_no_error (error);
    }
  document = make_document (test, print);
  g_assert_cmpuint (sw_print_document_get_n_missing (document), ==, 2);
  text = sw_print_document_missing_text (document);
  g_assert_nonnull (strstr (text, "Row 2, 王" NO_GLYPH "英" NO_GLYPH));
  g_assert_nonnull (strstr (text, "Row 3, 王" NO_GLYPH "英" NO_GLYPH));
  g_assert_nonnull (strstr (text, "U+10FFFD"));
}

/* Paper of half the size gets the page of half the size. */
static void
test_other_paper (SwTestStore   *test,
                  gconstpointer  data)
{
  g_autoptr (SwRegisterPrint) print = sw_register_print_new (make_choice (test, 3), sw_day_today ());
  g_autoptr (SwPrintDocument) document = make_document (test, print);
  double width, height, x, y, ink_width, ink_height, half_width, half_height;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  sw_form_get_page_size (sw_print_document_get_form (document), &width, &height);
  sw_print_document_draw_page (document, cr, 0, width, height);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  cairo_surface_destroy (surface);

  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cr = cairo_create (surface);
  sw_print_document_draw_page (document, cr, 0, width / 2, height / 2);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &half_width, &half_height);
  cairo_surface_destroy (surface);

  g_assert_cmpfloat_with_epsilon (half_width, ink_width / 2, 3);
  g_assert_cmpfloat_with_epsilon (half_height, ink_height / 2, 3);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, fraction);
}

static void
test_export_progress (SwTestStore   *test,
                      gconstpointer  data)
{
  g_autoptr (SwRegisterExport) export = sw_register_export_new (make_choice (test, 60));
  g_autoptr (GArray) fractions = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = g_build_filename (test->folder, "out.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  /* Ten times the same sixty are two pages and a part of one. */
  for (guint i = 0; i < 9 * 60; i++)
    {
      gint64 id = g_array_index (export->choice->selected, gint64, i);

      g_array_append_val (export->choice->selected, id);
    }
  g_assert_true (sw_register_export_run (export, test->store, path, progress_cb, fractions, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fractions->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (fractions, double, i), i * 256 / 600.0, 1e-9);
}

static void
test_export (SwTestStore   *test,
             gconstpointer  data)
{
  g_autoptr (SwRegisterExport) export = sw_register_export_new (make_choice (test, 4));
  g_autofree char *path = g_build_filename (test->folder, "out.csv", NULL);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (SwTextDecoder) decoder = NULL;
  g_autofree char *other = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  export->choice->day = sw_day_from_ymd (2026, 11, 21);
  name = sw_register_export_file_name (export, "平江/街道");
  g_assert_cmpstr (name, ==, "平江-街道-摸排表-2026-11-21.xlsx");
  export->all_fields = TRUE;
  export->format = SW_SHEET_FORMAT_CSV_UTF8;
  g_free (name);
  name = sw_register_export_file_name (export, NULL);
  g_assert_cmpstr (name, ==, "底册-2026-11-21.csv");

  export->all_fields = FALSE;
  g_assert_true (sw_register_export_run (export, test->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (count (text, "\n"), ==, 5);

  export->format = SW_SHEET_FORMAT_CSV_GB18030;
  g_assert_true (sw_register_export_run (export, test->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  decoder = sw_text_decoder_new (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sw_text_decoder_get_encoding (decoder), ==, SW_ENCODING_GB18030);
  /* But for the byte order mark they are the same. */
  length = strlen (text) - strlen ("\xef\xbb\xbf");
  other = g_malloc0 (length + 2);
  g_assert_cmpint (sw_text_decoder_read (decoder, other, length + 1, NULL, &error), ==, (gssize) length);
  g_assert_no_error (error);
  g_assert_cmpstr (other, ==, text + strlen ("\xef\xbb\xbf"));
  /* On Windows no file takes the place of one that is being read. */
  g_clear_pointer (&decoder, sw_text_decoder_free);

  export->all_fields = TRUE;
  g_assert_true (sw_register_export_run (export, test->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_export_fails (SwTestStore   *test,
                   gconstpointer  data)
{
  g_autoptr (SwRegisterExport) export = sw_register_export_new (make_choice (test, 4));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (test->folder, "out.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  for (int all_fields = 0; all_fields < 2; all_fields++)
    {
      export->all_fields = all_fields;
      g_assert_false (sw_register_export_run (export, test->store, path, NULL, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
  g_array_set_size (export->choice->selected, 0);
  g_assert_false (sw_register_export_run (export, test->store, path, NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, SwTestStore, NULL, set_up, func, sw_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/register-print/choice", test_choice);
  ADD ("/register-print/print", test_print);
  ADD ("/register-print/print-fails", test_print_fails);
  ADD ("/register-print/no-printer", test_no_printer);
  ADD ("/register-print/blank", test_blank);
  ADD ("/register-print/missing", test_missing);
  ADD ("/register-print/other-paper", test_other_paper);
  ADD ("/register-print/export", test_export);
  ADD ("/register-print/export-progress", test_export_progress);
  ADD ("/register-print/export-fails", test_export_fails);

  return g_test_run ();
}
