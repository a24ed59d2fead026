/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-test.h"

#include "sw-register-form.h"

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

static SwForm *
make_form (guint n_rows)
{
  g_autoptr (SwRegisterRowSource) rows = make_rows (n_rows);

  return sw_register_form_new (rows);
}

static void
assert_only_file (const char *folder,
                  const char *name,
                  const char *contents)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *found = NULL;
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, contents);
}

static void
count_cb (guint    page,
          guint    n_pages,
          gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
  g_assert_cmpuint (page, ==, *count);
  g_assert_cmpuint (page, <=, n_pages);
}

static void
test_write (void)
{
  g_autoptr (SwForm) form = make_form (100);
  g_autoptr (GDateTime) created = g_date_time_new_local (2026, 12, 24, 9, 30, 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "底册 2026 第四季度.pdf", NULL);
  g_autofree char *info = NULL;
  g_autofree char *pages = NULL;
  guint count = 0;

  sw_form_set_author (form, "平江街道办事处");
  sw_form_set_created (form, created);
  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_assert_true (sw_form_write_pdf (form, path, NULL, count_cb, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, sw_form_get_n_pages (form));
  g_assert_cmpuint (count, >, 2);

  info = run ((const char *[]) { "pdfinfo", "-isodates", path, NULL });
  pages = g_strdup_printf ("Pages:           %u\n", count);
  g_assert_nonnull (strstr (info, "空巢、独居老人情况摸排表"));
  g_assert_nonnull (strstr (info, "平江街道办事处"));
  g_assert_nonnull (strstr (info, "2026-12-24T09:30:00+08"));
  g_assert_nonnull (strstr (info, pages));
  g_assert_nonnull (strstr (info, "(A4)"));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Rows by community, as a register has them. */
static SwRegisterRowSource *
make_grouped_rows (void)
{
  static const char * const communities[] = { "观前社区", "大儒巷社区", "城北社区" };
  static const guint sizes[] = { 3, 50, 1 };
  SwRegisterRowArray *rows = sw_register_row_array_new ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (communities); i++)
    for (guint k = 0; k < sizes[i]; k++)
      {
        SwRegisterRow *row = make_row (n++);

        g_free (row->community);
        row->community = g_strdup (communities[i]);
        sw_register_row_array_add (rows, row);
      }

  return SW_REGISTER_ROW_SOURCE (rows);
}

/* The outline leads to the first page of every community. */
static void
test_outline (void)
{
  g_autoptr (SwRegisterRowSource) rows = make_grouped_rows ();
  g_autoptr (SwForm) form = sw_register_form_new (rows);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_true (sw_form_write_pdf (form, path, NULL, NULL, NULL, &error));
  text = run ((const char *[]) { "pdftohtml", "-xml", "-stdout", "-i", path, NULL });
  g_assert_nonnull (strstr (text, "<item page=\"1\">观前社区</item>\n"
                                  "<item page=\"1\">大儒巷社区</item>\n"
                                  "<item page=\"4\">城北社区</item>\n"));
  remove_folder (folder);
}

/* The language is named, and the file is whole for those who read it. */
static void
test_language (void)
{
  static const guint sizes[] = { 0, 1, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SwForm) form = make_form (sizes[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = make_folder ();
      g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
      const char * const argv[] = { "pdfinfo", path, NULL };
      g_autofree char *contents = NULL, *info = NULL, *complaints = NULL, *pages = NULL;
      const char *language;
      gsize size;

      g_assert_true (sw_form_write_pdf (form, path, NULL, NULL, NULL, &error));
      g_assert_true (g_file_get_contents (path, &contents, &size, &error));
      language = strstr (contents + size - 1024, "<< /Type /Catalog\n   /Lang (zh-CN)\n");
      if (cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 6))
        g_assert_nonnull (language);

      g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &info, &complaints, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (complaints, ==, "");
      pages = g_strdup_printf ("Pages:           %u\n", sw_form_get_n_pages (form));
      g_assert_nonnull (strstr (info, pages));
      g_assert_nonnull (strstr (info, "空巢、独居老人情况摸排表"));
      remove_folder (folder);
    }
}

static void
cancel_cb (guint    page,
           guint    n_pages,
           gpointer user_data)
{
  g_assert_cmpuint (page, <=, 2);
  if (page == 2)
    g_cancellable_cancel (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (SwForm) form = make_form (100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_assert_false (sw_form_write_pdf (form, path, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_only_file (folder, "form.pdf", "older");
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (SwForm) form = make_form (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "nowhere", "form.pdf", NULL);

  g_assert_false (sw_form_write_pdf (form, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "form.pdf"));
  remove_folder (folder);
}

/* A folder in the place of the file: the last step fails, and cleans up. */
static void
test_folder_in_the_way (void)
{
  g_autoptr (SwForm) form = make_form (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (sw_form_write_pdf (form, path, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

#ifdef G_OS_UNIX
/* A disk that takes no more, played by a limit on the size of files. */
static void
test_no_space (void)
{
  g_autoptr (SwForm) form = make_form (200);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "form.pdf", NULL);
  struct rlimit before, limit;
  gboolean written;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &before));
  limit = before;
  limit.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
  written = sw_form_write_pdf (form, path, NULL, NULL, NULL, &error);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  signal (SIGXFSZ, SIG_DFL);

  g_assert_false (written);
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  g_assert_nonnull (strstr (error->message, "form.pdf"));
  assert_only_file (folder, "form.pdf", "older");
  remove_folder (folder);
}
#endif

/* The preview draws on a context of any scale; what it had set up stays. */
static void
test_draw_keeps_state (void)
{
  g_autoptr (SwForm) form = make_form (1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 300);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t before, after;

  cairo_scale (cr, 0.3, 0.3);
  cairo_set_line_width (cr, 7);
  cairo_move_to (cr, 5, 5);
  cairo_get_matrix (cr, &before);
  sw_form_draw_page (form, cr, 0);
  cairo_get_matrix (cr, &after);
  g_assert_cmpmem (&before, sizeof (before), &after, sizeof (after));
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 7);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form/write", test_write);
  g_test_add_func ("/form/outline", test_outline);
  g_test_add_func ("/form/language", test_language);
  g_test_add_func ("/form/cancel", test_cancel);
  g_test_add_func ("/form/no-folder", test_no_folder);
  g_test_add_func ("/form/folder-in-the-way", test_folder_in_the_way);
#ifdef G_OS_UNIX
  g_test_add_func ("/form/no-space", test_no_space);
#endif
  g_test_add_func ("/form/draw-keeps-state", test_draw_keeps_state);

  return g_test_run ();
}
