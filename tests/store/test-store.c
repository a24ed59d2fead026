/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-test-store.h"

#include <sqlite3.h>

#include "sw-agreement-text.h"
#include "sw-backup.h"
#include "sw-history.h"
#include "sw-office.h"
#include "sw-record-types.h"
#include "sw-relative.h"
#include "sw-schema.h"
#include "sw-store-private.h"

static void
test_schema_has_every_field (SwTestStore  *test,
                             gconstpointer data)
{
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      SwRecordClass *klass = g_type_class_peek (types[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')", klass->table);
      g_autoptr (GPtrArray) all = NULL;
      g_autoptr (GError) error = NULL;
      gint64 n_columns;

      /* Loading names every field's column. */
      all = sw_store_load_all (test->store, types[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (all->len, ==, 0);
      g_assert_true (sw_connection_get_integer (sw_store_get_connection (test->store), sql, &n_columns, &error));
      g_assert_cmpint (n_columns, ==, klass->n_fields + 1);
    }
}

/* Every field of every kind set to something, saved and loaded. */
static void
test_round_trip (SwTestStore  *test,
                 gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "阿依古丽·买买提", "11010519491231002X");
  g_autoptr (SwElder) loaded = NULL;
  g_autoptr (GError) error = NULL;
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (sw_record_is_set (SW_RECORD (elder), field) || field->kind == SW_FIELD_REFERENCE)
        continue;
      if (field->kind == SW_FIELD_TEXT)
        sw_record_set_text (SW_RECORD (elder), field, "龑 䶮 𬱖 㛃 𫖯 \"'\\\n{}");
      else if (field->kind == SW_FIELD_ENUM)
        sw_record_set_number (SW_RECORD (elder), field, field->enumeration->values[1].value);
      else
        sw_record_set_number (SW_RECORD (elder), field, 1);
    }

  g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error));
  g_assert_no_error (error);
  loaded = sw_store_load (test->store, SW_TYPE_ELDER, sw_record_get_id (SW_RECORD (elder)), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!sw_record_field_equal (SW_RECORD (elder), SW_RECORD (loaded), &klass->fields[i]))
      g_test_fail_printf ("%s is not as it was saved", klass->fields[i].name);

  /* Deleting and undoing brings back every field too. */
  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (elder), "Delete", &error));
  g_clear_object (&loaded);
  g_assert_null (sw_store_load (test->store, SW_TYPE_ELDER, sw_record_get_id (SW_RECORD (elder)), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_no_error (error);
  loaded = sw_store_load (test->store, SW_TYPE_ELDER, sw_record_get_id (SW_RECORD (elder)), &error);
  g_assert_no_error (error);
  g_assert_true (sw_record_equal (SW_RECORD (elder), SW_RECORD (loaded)));
}

static void
assert_phone (SwTestStore *test,
              gint64       id,
              const char  *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) elder = sw_store_load (test->store, SW_TYPE_ELDER, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (elder->phone, ==, phone);
}

static void
set_phone (SwTestStore *test,
           SwElder     *elder,
           const char  *phone)
{
  g_autoptr (GError) error = NULL;

  g_free (elder->phone);
  elder->phone = g_strdup (phone);
  sw_store_save_one (test->store, SW_RECORD (elder), phone ? phone : "none", &error);
  g_assert_no_error (error);
}

static void
test_undo_and_redo (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王芳", "11010519491231002X");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *undo_label = NULL, *redo_label = NULL;
  gint64 id;

  set_phone (test, elder, NULL);
  id = sw_record_get_id (SW_RECORD (elder));
  set_phone (test, elder, "1");
  set_phone (test, elder, "2");
  set_phone (test, elder, "3");

  g_assert_true (sw_store_undo (test->store, &label, &error));
  g_assert_cmpstr (label, ==, "3");
  assert_phone (test, id, "2");
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_phone (test, id, "1");
  g_assert_true (sw_store_redo (test->store, NULL, &error));
  assert_phone (test, id, "2");
  g_assert_true (sw_store_redo (test->store, NULL, &error));
  assert_phone (test, id, "3");
  g_assert_false (sw_store_redo (test->store, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  /* Redone actions are undone again, as often as one likes. */
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (sw_store_undo (test->store, NULL, &error));
      g_assert_true (sw_store_undo (test->store, NULL, &error));
      assert_phone (test, id, "1");
      g_assert_true (sw_store_redo (test->store, NULL, &error));
      g_assert_true (sw_store_redo (test->store, NULL, &error));
      assert_phone (test, id, "3");
    }

  /* A new action leaves nothing to redo. */
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  elder->phone[0] = '2';
  set_phone (test, elder, "4");
  redo_label = sw_store_get_redo_label (test->store);
  g_assert_null (redo_label);
  undo_label = sw_store_get_undo_label (test->store);
  g_assert_cmpstr (undo_label, ==, "4");
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_phone (test, id, "2");

  /* Nor does what was undone before it come back when it is undone itself. */
  g_clear_pointer (&label, g_free);
  g_assert_true (sw_store_redo (test->store, &label, &error));
  g_assert_cmpstr (label, ==, "4");
  assert_phone (test, id, "4");
  g_assert_null (sw_store_get_redo_label (test->store));
  g_assert_true (sw_store_undo (test->store, NULL, &error));
  assert_phone (test, id, "2");

  /* Back to the empty database. */
  for (int i = 0; i < 4; i++)
    g_assert_true (sw_store_undo (test->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (sw_store_get_undo_label (test->store));
  g_assert_null (sw_store_load (test->store, SW_TYPE_ELDER, id, NULL));
}

static void
test_ids_are_never_used_again (SwTestStore  *test,
                               gconstpointer data)
{
  g_autoptr (SwCommunity) first = sw_test_store_add_community (test, "甲");
  g_autoptr (SwCommunity) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  second = sw_test_store_add_community (test, "乙");
  g_assert_cmpint (sw_record_get_id (SW_RECORD (second)), >, sw_record_get_id (SW_RECORD (first)));
}

static void
test_delete_takes_what_hangs_on (SwTestStore  *test,
                                 gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王芳", "11010519491231002X");
  g_autoptr (SwRelative) relative = sw_relative_new ();
  g_autoptr (GPtrArray) relatives = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  set_phone (test, elder, NULL);
  id = sw_record_get_id (SW_RECORD (elder));
  relative->elder_id = id;
  relative->name = g_strdup ("李敏");
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (relative), "Add", &error));

  /* A community with elders stays. */
  g_assert_false (sw_store_delete_one (test->store, SW_RECORD (community), "Delete", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (sw_store_in_action (test->store));

  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (elder), "Delete", &error));
  g_assert_no_error (error);
  relatives = sw_store_load_all (test->store, SW_TYPE_RELATIVE, &error);
  g_assert_cmpuint (relatives->len, ==, 0);
  g_clear_pointer (&relatives, g_ptr_array_unref);

  g_assert_true (sw_store_undo (test->store, NULL, &error));
  relatives = sw_store_load_owned (test->store, SW_TYPE_RELATIVE, id, &error);
  g_assert_cmpuint (relatives->len, ==, 1);
  g_assert_cmpstr (((SwRelative *) relatives->pdata[0])->name, ==, "李敏");
}

static void
test_unfit_is_refused (SwTestStore  *test,
                       gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王芳", "110105194912310020");
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, SW_NONE);
  g_clear_error (&error);

  /* With a reason it is kept. */
  elder->document_override = g_strdup ("户口簿如此");
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Add", &error));
  g_assert_cmpint (elder->document_state, ==, SW_DOCUMENT_STATE_OVERRIDDEN);

  /* When the number is put right the reason goes, and does not excuse the next wrong one. */
  g_free (elder->document_number);
  elder->document_number = g_strdup ("11010519491231002X");
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (elder), "Correct", &error));
  g_assert_null (elder->document_override);
  g_free (elder->document_number);
  elder->document_number = g_strdup ("123456");
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (elder), "Change", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
}

static void
test_rollback_leaves_nothing (SwTestStore  *test,
                              gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  community->name = g_strdup ("甲");
  g_assert_true (sw_store_begin (test->store, "Add", &error));
  g_assert_true (sw_store_save (test->store, SW_RECORD (community), &error));
  sw_store_rollback (test->store);
  all = sw_store_load_all (test->store, SW_TYPE_COMMUNITY, &error);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_null (sw_store_get_undo_label (test->store));
}

static void
test_history (SwTestStore  *test,
              gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");
  g_autoptr (SwCommunity) other = sw_test_store_add_community (test, "大儒巷社区");
  g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王芳", "11010519491231002X");
  g_autoptr (GPtrArray) history = NULL, actions = NULL;
  g_autoptr (GError) error = NULL;
  SwHistoryEntry *entry;
  SwChange *change;

  sw_store_set_actor (test->store, "周敏");
  set_phone (test, elder, NULL);
  elder->community_id = sw_record_get_id (SW_RECORD (other));
  set_phone (test, elder, "13812345678");
  g_assert_true (sw_store_undo (test->store, NULL, &error));

  history = sw_store_history (test->store, SW_TYPE_ELDER, sw_record_get_id (SW_RECORD (elder)), 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);
  entry = history->pdata[1];
  g_assert_cmpint (entry->kind, ==, SW_CHANGE_UPDATE);
  g_assert_cmpstr (entry->actor, ==, "周敏");
  g_assert_cmpuint (entry->changes->len, ==, 2);
  change = entry->changes->pdata[0];
  g_assert_cmpstr (change->field->name, ==, "community_id");
  g_assert_cmpstr (change->before, ==, "北园社区");
  g_assert_cmpstr (change->after, ==, "大儒巷社区");
  entry = history->pdata[2];
  g_assert_cmpint (entry->kind, ==, SW_CHANGE_INSERT);

  actions = sw_store_actions (test->store, SW_NONE, 10, &error);
  g_assert_cmpuint (actions->len, ==, 5);
  g_assert_true (((SwHistoryEntry *) actions->pdata[1])->undone);
}

static void
test_one_writer (SwTestStore  *test,
                 gconstpointer data)
{
  g_autoptr (SwStore) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_BUSY);
  g_clear_error (&error);

  /* One that only reads may look on, and is refused to write. */
  second = sw_store_open (test->path, SW_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (sw_store_begin (second, "x", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_object (&second);

  g_clear_object (&test->store);
  test->store = sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
}

static void
count_cb (SwStore *store,
          gpointer user_data)
{
  (*(int *) user_data)++;
}

static void
test_changed_comes_from_other_threads_too (SwTestStore  *test,
                                           gconstpointer data)
{
  g_autoptr (SwStore) other = NULL;
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (GError) error = NULL;
  int n = 0;

  g_signal_connect (test->store, "changed", G_CALLBACK (count_cb), &n);
  other = sw_store_open_again (test->store, &error);
  g_assert_no_error (error);
  community->name = g_strdup ("甲");
  g_assert_true (sw_store_save_one (other, SW_RECORD (community), "Add", &error));
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (sw_store_get_name (test->store, SW_TYPE_COMMUNITY, sw_record_get_id (SW_RECORD (community))), ==, "甲");
}

static void
write_file (const char *path,
            const char *text,
            gssize      length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
test_what_is_no_database (SwTestStore  *test,
                          gconstpointer data)
{
  g_autofree char *text_path = g_build_filename (test->folder, "text.db", NULL);
  g_autofree char *other_path = g_build_filename (test->folder, "other.db", NULL);
  g_autofree char *empty_path = g_build_filename (test->folder, "empty.db", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize before_length, after_length;
  sqlite3 *db;
  g_autoptr (GError) error = NULL;

  write_file (text_path, "This is a letter, and long enough to be looked at as a header of a database. "
                         "It goes on for more than a hundred bytes.", -1);
  g_assert_null (sw_store_open (text_path, SW_STORE_OPEN_EXISTING, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);

  write_file (empty_path, "", 0);
  g_assert_null (sw_store_open (empty_path, SW_STORE_OPEN_EXISTING, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);

  g_assert_cmpint (sqlite3_open (other_path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL);
  sqlite3_close (db);
  g_file_get_contents (other_path, &before, &before_length, NULL);
  g_assert_null (sw_store_open (other_path, SW_STORE_OPEN_EXISTING, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  g_file_get_contents (other_path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);

  g_assert_null (sw_store_open ("/nowhere/at/all.db", SW_STORE_OPEN_EXISTING, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

static void
test_newer_program (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_clear_object (&test->store);
  g_assert_cmpint (sqlite3_open (test->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA user_version = 999", NULL, NULL, NULL);
  sqlite3_close (db);

  test->store = sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  g_assert_true (sw_store_is_read_only (test->store));
  g_assert_nonnull (sw_store_get_notice (test->store));
  g_assert_false (sw_store_begin (test->store, "x", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_READ_ONLY);
}

static void
test_damaged (SwTestStore  *test,
              gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("社区%d", i);

      g_object_unref (sw_test_store_add_community (test, name));
    }
  faults = sw_store_check (test->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_clear_pointer (&faults, g_ptr_array_unref);
  g_clear_object (&test->store);

  g_file_get_contents (test->path, &contents, &length, NULL);
  memset (contents + 4096, 0x5a, length - 4096);
  write_file (test->path, contents, length);

  test->store = sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error);
  if (test->store == NULL)
    {
      g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CORRUPT);
    }
  else
    {
      faults = sw_store_check (test->store, NULL, &error);
      g_assert_true (error != NULL || faults->len > 0);
    }
}

/* What the engine says of it is for nobody's eyes. */
static void
test_taken_name (SwTestStore  *test,
                 gconstpointer data)
{
  g_autoptr (SwCommunity) first = sw_test_store_add_community (test, "甲社区");
  g_autoptr (SwCommunity) second = sw_test_store_add_community (test, "乙社区");
  g_autoptr (SwCommunity) third = sw_community_new ();
  g_autoptr (GError) error = NULL;

  third->name = g_strdup ("甲社区");
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (third), "Add", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (error->message, ==, "Community “甲社区” is there already.");
  g_clear_error (&error);

  g_free (second->name);
  second->name = g_strdup ("甲社区");
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (second), "Rename", &error));
  g_assert_cmpstr (error->message, ==, "Community “甲社区” is there already.");
}

static void
test_backup_and_restore (SwTestStore  *test,
                         gconstpointer data)
{
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "甲");
  g_autofree char *backup = NULL;
  g_autoptr (GPtrArray) backups = NULL, all = NULL;
  g_autoptr (GError) error = NULL;

  backup = sw_store_backup (test->store, NULL, "manual", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (sw_test_store_add_community (test, "乙"));
  g_assert_true (sw_store_backup_daily (test->store, &error));
  g_clear_object (&test->store);

  g_assert_true (sw_store_restore (test->path, backup, &error));
  g_assert_no_error (error);
  test->store = sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  all = sw_store_load_all (test->store, SW_TYPE_COMMUNITY, &error);
  g_assert_cmpuint (all->len, ==, 1);

  /* What was there before is a backup too, and still has both. */
  backups = sw_store_list_backups (test->path, &error);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (((SwBackup *) backups->pdata[0])->reason, ==, "restore");
  g_assert_false (sw_store_restore (test->path, backup, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_BUSY);
}

/* What cannot be copied is put aside with its log, which holds what was committed last. */
static void
test_restoring_puts_aside_with_the_log (SwTestStore  *test,
                                        gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (test->folder, "crashed.db", NULL);
  g_autofree char *backup = g_build_filename (test->folder, "backup.db", NULL);
  g_autofree char *aside = NULL;
  g_autoptr (SwCommunity) first = sw_test_store_add_community (test, "甲");
  g_autoptr (SwCommunity) second = NULL;
  g_autoptr (SwStore) kept = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  static const char *const ends[] = { "", "-wal" };
  const char *name;

  g_free (sw_store_backup (test->store, backup, "manual", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  second = sw_test_store_add_community (test, "乙");

  /* As the program leaves it when it is killed. */
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (test->path, ends[i], NULL);
      g_autofree char *to = g_strconcat (crashed, ends[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, &error));
      g_assert_cmpuint (length, >, 0);
      write_file (to, content, length);
    }

  /* A file stands where the folder of backups would be. */
  {
    g_autofree char *folder = sw_store_backup_folder (crashed);

    write_file (folder, "", 0);
  }
  g_assert_true (sw_store_restore (crashed, backup, &error));
  g_assert_no_error (error);

  dir = g_dir_open (test->folder, 0, &error);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "crashed.db.damaged-") && !strchr (name + strlen ("crashed.db.damaged-"), '-'))
      aside = g_build_filename (test->folder, name, NULL);
  g_assert_nonnull (aside);
  kept = sw_store_open (aside, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  all = sw_store_load_all (kept, SW_TYPE_COMMUNITY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
}

static void
test_restoring_rubbish_changes_nothing (SwTestStore  *test,
                                        gconstpointer data)
{
  g_autofree char *rubbish = g_build_filename (test->folder, "rubbish.db", NULL);
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "甲");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  write_file (rubbish, "rubbish", -1);
  g_clear_object (&test->store);
  g_assert_false (sw_store_restore (test->path, rubbish, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_A_DATABASE);
  g_clear_error (&error);
  test->store = sw_store_open (test->path, SW_STORE_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  all = sw_store_load_all (test->store, SW_TYPE_COMMUNITY, &error);
  g_assert_cmpuint (all->len, ==, 1);
}

static void
test_old_backups_are_thinned_out (SwTestStore  *test,
                                  gconstpointer data)
{
  g_autofree char *folder = sw_store_backup_folder (test->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *made = sw_store_backup (test->store, NULL, "daily", NULL, NULL, NULL, NULL);
  g_autofree char *manual = g_build_filename (folder, "测试 office-20200101-080000-manual.db", NULL);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  /* Two backups a day for two years. */
  for (int i = 1; i <= 730; i++)
    for (int hour = 8; hour <= 9; hour++)
      {
        g_autoptr (GDateTime) day = g_date_time_add_days (now, -i);
        g_autofree char *stamp = g_date_time_format (day, "%Y%m%d");
        g_autofree char *path = g_strdup_printf ("%s/测试 office-%s-%02d0000-daily.db", folder, stamp, hour);

        write_file (path, "x", 1);
      }
  write_file (manual, "x", 1);

  again = sw_store_backup (test->store, NULL, "import", NULL, NULL, NULL, NULL);
  backups = sw_store_list_backups (test->path, NULL);

  /* Today's two, nine more days, up to seven more weeks, up to eleven more
   * months, and the user's own. */
  g_assert_cmpuint (backups->len, >=, 2 + 9 + 5 + 9 + 1);
  g_assert_cmpuint (backups->len, <=, 2 + 9 + 8 + 12 + 1);
  g_assert_true (g_file_test (manual, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (made, G_FILE_TEST_EXISTS));
}

static void
test_full_disk_rolls_back (SwTestStore  *test,
                           gconstpointer data)
{
  g_autofree char *sql = NULL, *long_text = g_strnfill (200000, 'x');
  g_autoptr (SwAgreementText) text = sw_agreement_text_new_for (long_text);
  SwConnection *connection = sw_store_get_connection (test->store);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pages;

  /* A database that may not grow gives what a full disk gives. */
  g_assert_true (sw_connection_get_integer (connection, "PRAGMA page_count", &pages, NULL));
  sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages);
  g_assert_true (sw_connection_exec (connection, sql, NULL));

  g_assert_false (sw_store_save_one (test->store, SW_RECORD (text), "Edit", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NO_SPACE);
  g_assert_false (sw_store_in_action (test->store));
  g_clear_error (&error);

  g_assert_true (sw_connection_exec (connection, "PRAGMA max_page_count = 1000000", NULL));
  all = sw_store_load_all (test->store, SW_TYPE_AGREEMENT_TEXT, &error);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (text), "Edit", &error));
}

typedef struct
{
  SwTestStore *test;
  GMainLoop   *loop;
  char        *copy;
  guint        n_tries;
} Copying;

static gboolean
save_in_the_loop (gpointer data)
{
  Copying *copying = data;
  g_autoptr (SwCommunity) community = sw_test_store_add_community (copying->test, "拙政园社区");

  return G_SOURCE_REMOVE;
}

/* What somebody has who takes the file with the name along on a stick. */
static gboolean
copy_holds_all (gpointer data)
{
  Copying *copying = data;
  g_autoptr (GFile) file = g_file_new_for_path (copying->test->path);
  g_autoptr (GFile) target = g_file_new_for_path (copying->copy);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = NULL;
  g_autoptr (GPtrArray) found = NULL;

  g_assert_true (g_file_copy (file, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  store = sw_store_open (copying->copy, SW_STORE_OPEN_EXISTING, NULL);
  found = store ? sw_store_load_where (store, SW_TYPE_COMMUNITY, "name", "拙政园社区", NULL) : NULL;
  if (found && found->len == 1)
    {
      g_main_loop_quit (copying->loop);
      return G_SOURCE_REMOVE;
    }
  g_assert_cmpuint (copying->n_tries++, <, 300);
  return G_SOURCE_CONTINUE;
}

/* The file alone holds everything soon after a change, while the program runs. */
static void
test_pause_settles (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *copy = g_build_filename (test->folder, "优盘.db", NULL);
  g_autofree char *log = g_strconcat (test->path, "-wal", NULL);
  Copying copying = { test, loop, copy, 0 };

  g_idle_add (save_in_the_loop, &copying);
  g_timeout_add (100, copy_holds_all, &copying);
  g_main_loop_run (loop);

  /* Closed in the middle of it, too, it leaves one file. */
  g_clear_object (&test->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_office_is_one (SwTestStore  *test,
                    gconstpointer data)
{
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autoptr (SwOffice) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_store_get_office (test->store, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = 0;
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (office), "Set up", &error));
  second = SW_OFFICE (sw_record_copy (SW_RECORD (office)));
  sw_record_set_id (SW_RECORD (second), SW_NONE);
  g_assert_false (sw_store_save_one (test->store, SW_RECORD (second), "Set up", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);

  /* A program could show nothing without it. */
  g_assert_null (sw_store_get_undo_label (test->store));
  g_assert_false (sw_store_undo (test->store, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  g_assert_true (sw_store_delete_one (test->store, SW_RECORD (office), "Delete", &error));
  g_assert_true (sw_store_save_one (test->store, SW_RECORD (second), "Set up", &error));
  g_assert_no_error (error);
}

#define ADD(path, function) \
  g_test_add (path, SwTestStore, NULL, sw_test_store_set_up, function, sw_test_store_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/schema-has-every-field", test_schema_has_every_field);
  ADD ("/store/round-trip", test_round_trip);
  ADD ("/store/undo-and-redo", test_undo_and_redo);
  ADD ("/store/ids-are-never-used-again", test_ids_are_never_used_again);
  ADD ("/store/delete-takes-what-hangs-on", test_delete_takes_what_hangs_on);
  ADD ("/store/unfit-is-refused", test_unfit_is_refused);
  ADD ("/store/rollback-leaves-nothing", test_rollback_leaves_nothing);
  ADD ("/store/history", test_history);
  ADD ("/store/one-writer", test_one_writer);
  ADD ("/store/changed-comes-from-other-threads-too", test_changed_comes_from_other_threads_too);
  ADD ("/store/what-is-no-database", test_what_is_no_database);
  ADD ("/store/newer-program", test_newer_program);
  ADD ("/store/damaged", test_damaged);
  ADD ("/store/taken-name", test_taken_name);
  ADD ("/store/backup-and-restore", test_backup_and_restore);
  ADD ("/store/restoring-puts-aside-with-the-log", test_restoring_puts_aside_with_the_log);
  ADD ("/store/restoring-rubbish-changes-nothing", test_restoring_rubbish_changes_nothing);
  ADD ("/store/old-backups-are-thinned-out", test_old_backups_are_thinned_out);
  ADD ("/store/full-disk-rolls-back", test_full_disk_rolls_back);
  ADD ("/store/office-is-one", test_office_is_one);
  ADD ("/store/pause-settles", test_pause_settles);

  return g_test_run ();
}
