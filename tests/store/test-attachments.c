/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement.h"
#include "sw-attachment-files.h"
#include "sw-attachments.h"
#include "sw-backup.h"
#include "sw-test-store.h"

static const char pdf[] = "%PDF-1.4\nthe scan of an agreement\n%%EOF\n";
static const char png[] = "\x89PNG\r\n\x1a\nthe scan of an agreement";
static const char jpeg[] = "\xff\xd8\xff\xe0the scan of an agreement";

typedef struct
{
  SwTestStore base;
  gint64      agreement;
} Fixture;

static void
save (Fixture *fixture,
      gpointer record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (fixture->base.store, SW_RECORD (record), "Save", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SwCommunity) community = NULL;
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (SwAgreement) agreement = sw_agreement_new ();

  sw_test_store_set_up (&fixture->base, data);
  community = sw_test_store_add_community (&fixture->base, "北园社区");
  caregiver->name = g_strdup ("李强");
  caregiver->kind = SW_CAREGIVER_WORKER;
  save (fixture, caregiver);
  elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王芳", "11010519491231002X");
  save (fixture, elder);
  agreement->number = g_strdup ("平江2026-0001");
  agreement->year = 2026;
  agreement->serial = 1;
  agreement->elder_id = sw_record_get_id (SW_RECORD (elder));
  agreement->worker_id = agreement->neighbour_id = sw_record_get_id (SW_RECORD (caregiver));
  agreement->drafted_day = sw_day_from_ymd (2026, 11, 1);
  save (fixture, agreement);
  fixture->agreement = sw_record_get_id (SW_RECORD (agreement));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sw_test_store_tear_down (&fixture->base, data);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *content,
            gssize      length)
{
  char *path = g_build_filename (fixture->base.folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return path;
}

static SwAttachment *
add (Fixture    *fixture,
     const char *name,
     const char *content)
{
  g_autofree char *path = write_file (fixture, name, content, -1);
  g_autoptr (GError) error = NULL;
  SwAttachment *attachment =
    sw_attachments_add (fixture->base.store, fixture->agreement, path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return attachment;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (fixture->base.store, SW_TYPE_ATTACHMENT, NULL);

  return all->len;
}

static void
assert_refused (Fixture    *fixture,
                const char *path,
                GQuark      domain,
                int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_attachments_add (fixture->base.store, fixture->agreement, path, NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
}

static void
assert_sound (Fixture *fixture,
              guint    n_faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = sw_store_check (fixture->base.store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, n_faults);
}

static void
test_content_decides (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (SwAttachment) first = add (fixture, "扫描件.dat", pdf);
  g_autoptr (SwAttachment) second = add (fixture, "scan.pdf", png);
  g_autoptr (SwAttachment) third = add (fixture, "scan", jpeg);
  g_autofree char *path = sw_attachments_get_path (fixture->base.store, first, NULL);
  g_autofree char *content = NULL;

  g_assert_cmpstr (first->name, ==, "扫描件.dat");
  g_assert_cmpstr (first->media_type, ==, "application/pdf");
  g_assert_cmpint (first->size, ==, strlen (pdf));
  g_assert_cmpstr (second->media_type, ==, "image/png");
  g_assert_cmpstr (third->media_type, ==, "image/jpeg");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, pdf);
  assert_sound (fixture, 0);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = write_file (fixture, "scan.pdf", "MZ this is a program", -1);
  g_autofree char *empty = write_file (fixture, "empty.pdf", "", 0);
  g_autofree char *gone = g_build_filename (fixture->base.folder, "gone.pdf", NULL);
  g_autofree char *huge = write_file (fixture, "huge.pdf", pdf, -1);
  g_autofree char *again = write_file (fixture, "again.pdf", pdf, -1);
  g_autofree char *files = g_strconcat (fixture->base.path, ".files", NULL);
  g_autoptr (SwAttachment) first = NULL;
  g_autoptr (GDir) dir = NULL;
  FILE *file = g_fopen (huge, "r+b");

  /* A file of zeros takes no room on most disks. */
  g_assert_cmpint (fseek (file, SW_ATTACHMENT_MAX_SIZE, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (0, file), ==, 0);
  fclose (file);

  assert_refused (fixture, text, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  assert_refused (fixture, empty, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  assert_refused (fixture, huge, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  assert_refused (fixture, fixture->base.folder, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  assert_refused (fixture, gone, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture), ==, 0);

  /* Nothing is left behind of them. */
  dir = g_dir_open (files, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));

  first = add (fixture, "scan.pdf", pdf);
  assert_refused (fixture, again, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SwAttachment) attachment = add (fixture, "scan.pdf", pdf);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_undo (fixture->base.store, NULL, &error));
  g_assert_cmpuint (count (fixture), ==, 0);
  assert_sound (fixture, 0);
  g_assert_true (sw_store_redo (fixture->base.store, NULL, &error));
  path = sw_attachments_get_path (fixture->base.store, attachment, &error);
  g_assert_no_error (error);
  assert_sound (fixture, 0);
}

static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SwAttachment) first = add (fixture, "scan.pdf", pdf);
  g_autoptr (SwAttachment) second = add (fixture, "scan.png", png);
  g_autofree char *first_path = sw_attachments_get_path (fixture->base.store, first, NULL);
  g_autofree char *second_path = sw_attachments_get_path (fixture->base.store, second, NULL);
  g_autofree char *changed = g_strdup (pdf);
  g_autoptr (GError) error = NULL;

  /* One byte is another. */
  changed[12] = 'X';
  g_assert_true (g_file_set_contents (first_path, changed, -1, NULL));
  assert_sound (fixture, 1);
  g_unlink (second_path);
  assert_sound (fixture, 2);
  g_assert_null (sw_attachments_get_path (fixture->base.store, second, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);

  /* Attaching the file again mends it. */
  g_unlink (first_path);
  sw_store_delete_one (fixture->base.store, SW_RECORD (first), "Delete", NULL);
  g_clear_object (&first);
  first = add (fixture, "scan.pdf", pdf);
  assert_sound (fixture, 1);
}

static void
restore_and_check (Fixture    *fixture,
                   const char *backup,
                   const char *database)
{
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  sw_store_restore (database, backup, &error);
  g_assert_no_error (error);
  store = sw_store_open (database, 0, &error);
  g_assert_no_error (error);
  all = sw_store_load_all (store, SW_TYPE_ATTACHMENT, &error);
  g_assert_cmpuint (all->len, ==, 2);
  faults = sw_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (SwAttachment) first = add (fixture, "scan.pdf", pdf);
  g_autoptr (SwAttachment) second = add (fixture, "scan.png", png);
  g_autofree char *first_path = sw_attachments_get_path (fixture->base.store, first, NULL);
  g_autofree char *second_path = sw_attachments_get_path (fixture->base.store, second, NULL);
  g_autofree char *elsewhere = g_build_filename (fixture->base.folder, "usb", "backup.db", NULL);
  g_autofree char *folder = g_path_get_dirname (elsewhere);
  g_autofree char *other = g_build_filename (fixture->base.folder, "other", "office.db", NULL);
  g_autofree char *other_folder = g_path_get_dirname (other);
  g_autofree char *backup = NULL;
  g_autofree char *again = NULL;
  g_autofree char *made = NULL;
  g_autofree char *changed = g_strdup (pdf);
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_mkdir (other_folder, 0700);
  backup = sw_store_backup (fixture->base.store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = sw_store_backup (fixture->base.store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  made = sw_store_backup (fixture->base.store, elsewhere, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  /* One file is gone and one has changed; what is whole in the backup comes back. */
  changed[12] = 'X';
  g_assert_true (g_file_set_contents (first_path, changed, -1, NULL));
  g_unlink (second_path);
  assert_sound (fixture, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->base.store));
  restore_and_check (fixture, backup, fixture->base.path);
  restore_and_check (fixture, elsewhere, other);

  /* A backup without a file that is lost is still one. */
  fixture->base.store = sw_store_open (fixture->base.path, 0, &error);
  g_unlink (second_path);
  g_free (made);
  made = sw_store_backup (fixture->base.store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
make_old (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1600000000, G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
}

/* The files of the backups go with the last backup that needs them, and not before. */
static void
test_prune (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SwAttachment) first = add (fixture, "scan.pdf", pdf);
  g_autoptr (SwAttachment) second = add (fixture, "scan.png", png);
  g_autofree char *folder = sw_store_backup_folder (fixture->base.path);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autofree char *first_path = sw_attachment_files_path (files, first->sha256);
  g_autofree char *second_path = sw_attachment_files_path (files, second->sha256);
  g_autofree char *letter = g_build_filename (files, "letter.txt", NULL);
  g_autofree char *named = g_build_filename (folder, "before the audit.db", NULL);
  g_autofree char *broken = g_build_filename (folder, "broken.db", NULL);
  g_autofree char *made = NULL;
  g_autofree char *later = NULL;
  g_autofree char *stem = g_path_get_basename (fixture->base.path);
  g_autofree char *content = NULL;
  gsize size;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;

  /* A backup with both, which the user has named; then one file is not attached any more. */
  made = sw_store_backup (fixture->base.store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (made, named), ==, 0);
  g_assert_true (sw_store_delete_one (fixture->base.store, SW_RECORD (second), "Delete", &error));
  later = sw_store_backup (fixture->base.store, NULL, "daily", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (later, &content, &size, &error));
  stem[strlen (stem) - strlen (".db")] = '\0';
  g_assert_true (g_file_set_contents (letter, "a letter", -1, NULL));
  g_assert_true (g_file_set_contents (broken, "no database", -1, NULL));
  make_old (first_path);
  make_old (second_path);
  make_old (letter);

  /* Enough old backups that one of them is thinned out every time. */
  for (int round = 0; round < 3; round++)
    {
      if (round == 1)
        g_unlink (broken);
      if (round == 2)
        g_unlink (named);
      for (int i = 1; i <= 60; i++)
        {
          g_autoptr (GDateTime) day = g_date_time_add_days (now, -i);
          g_autofree char *stamp = g_date_time_format (day, "%Y%m%d");
          g_autofree char *name = g_strdup_printf ("%s-%s-080000-daily.db", stem, stamp);
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
        }
      g_free (sw_store_backup (fixture->base.store, NULL, "daily", NULL, NULL, NULL, &error));
      g_assert_no_error (error);

      /* One that cannot be read may need it; the named one does; then nobody. */
      g_assert_cmpint (g_file_test (second_path, G_FILE_TEST_EXISTS), ==, round < 2);
      g_assert_true (g_file_test (first_path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/attachments/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("content-decides", test_content_decides);
  ADD ("refused", test_refused);
  ADD ("undo", test_undo);
  ADD ("check", test_check);
  ADD ("backup", test_backup);
  ADD ("prune", test_prune);
#undef ADD

  return g_test_run ();
}
