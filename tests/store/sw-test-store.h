/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database in a temporary folder for a test. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-store.h"

typedef struct
{
  char    *folder;
  char    *path;
  SwStore *store;
} SwTestStore;

static inline void
sw_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        sw_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
sw_test_store_set_up (SwTestStore  *test,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test->folder = g_dir_make_tmp ("shouwang-store-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->folder, "测试 office.db", NULL);
  test->store = sw_store_open (test->path, SW_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (test->store);
}

static inline void
sw_test_store_tear_down (SwTestStore  *test,
                         gconstpointer data)
{
  if (test->store)
    g_assert_finalize_object (test->store);
  sw_test_remove_folder (test->folder);
  g_free (test->folder);
  g_free (test->path);
}

static inline SwCommunity *
sw_test_store_add_community (SwTestStore *test,
                             const char  *name)
{
  SwCommunity *community = sw_community_new ();
  g_autoptr (GError) error = NULL;

  community->name = g_strdup (name);
  sw_store_save_one (test->store, SW_RECORD (community), "Add a community", &error);
  g_assert_no_error (error);

  return community;
}

/* An elder that is fit to be saved, not yet saved. */
static inline SwElder *
sw_test_elder (gint64      community_id,
               const char *name,
               const char *number)
{
  SwElder *elder = sw_elder_new ();

  elder->name = g_strdup (name);
  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->document_number = g_strdup (number);
  elder->community_id = community_id;
  elder->registered_day = sw_day_from_ymd (2026, 1, 1);

  return elder;
}
