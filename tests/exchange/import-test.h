/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-import-plan.h"
#include "sw-office.h"
#include "sw-store-query.h"

/* A new register in a folder of its own, on a fixed day. */

#define IMPORT_TODAY "2026-12-18"

typedef struct
{
  char    *folder;
  SwStore *store;
  SwDay    today;
} ImportFixture;

static inline SwStore *
import_make_store (const char *folder,
                   const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwOffice) office = sw_office_new ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  SwStore *store = sw_store_open (path, SW_STORE_CREATE, &error);

  g_assert_no_error (error);
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = 0;
  sw_store_save_one (store, SW_RECORD (office), "office", &error);
  g_assert_no_error (error);
  return store;
}

static inline void
import_set_up (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("shouwang-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->today = sw_day_parse (IMPORT_TODAY, SW_NONE, &error);
  g_assert_no_error (error);
  sw_day_set_today (fixture->today);
  fixture->store = import_make_store (fixture->folder, "office.db");
}

static inline void
import_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      import_remove (child);
    }
  g_remove (path);
}

static inline void
import_tear_down (ImportFixture *fixture,
                  gconstpointer  data)
{
  sw_store_close (fixture->store, NULL);
  g_object_unref (fixture->store);
  import_remove (fixture->folder);
  g_free (fixture->folder);
}

static inline char *
import_path (ImportFixture *fixture,
             const char    *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline char *
import_sample (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "samples", name, NULL);
}

static inline SwImportPlan *
import_plan (ImportFixture *fixture,
             const char    *path)
{
  g_autoptr (GError) error = NULL;
  SwImportPlan *plan = sw_import_plan_new (SW_SHEET_GROUP_REGISTER);

  sw_import_plan_add_file (plan, path, NULL, fixture->store, NULL, &error);
  g_assert_no_error (error);
  sw_import_plan_build (plan, fixture->store, fixture->today, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static inline SwImportPlan *
import_plan_text (ImportFixture *fixture,
                  const char    *name,
                  const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = import_path (fixture, name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return import_plan (fixture, path);
}

static inline void
import_commit (ImportFixture *fixture,
               SwImportPlan  *plan)
{
  g_autoptr (GError) error = NULL;

  sw_import_plan_commit (plan, fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static inline gint64
import_count (SwStore *store,
              GType    type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwQuery) query = sw_query_new (type);
  gint64 n = sw_store_query_count (store, query, &error);

  g_assert_no_error (error);
  return n;
}

static inline SwElder *
import_find (SwStore    *store,
             const char *field,
             const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sw_store_load_where (store, SW_TYPE_ELDER, field, value, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (found->pdata[0]);
}

static inline void
import_assert_issue (const SwImportRow *row,
                     SwIssueSeverity    severity,
                     const char        *words)
{
  for (guint i = 0; row->issues && i < row->issues->len; i++)
    {
      SwImportIssue *issue = row->issues->pdata[i];

      if (issue->severity == severity && strstr (issue->message, words))
        return;
    }
  g_error ("row %u says nothing of “%s”%s%s", row->number, words, row->issues ? " but: " : "",
           row->issues ? ((SwImportIssue *) row->issues->pdata[0])->message : "");
}

static inline void
import_assert_state (SwImportPlan  *plan,
                     guint          index,
                     SwImportState  state)
{
  const SwImportRow *row = sw_import_plan_get_row (plan, index);

  if (row->state != state)
    g_error ("row %u is %s%s%s", row->number, sw_import_state_nick (row->state), row->issues ? ": " : "",
             row->issues ? ((SwImportIssue *) row->issues->pdata[0])->message : "");
}
