/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-citizen-id.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-demo.h"
#include "sw-elder.h"
#include "sw-office.h"
#include "sw-relative.h"
#include "sw-status-span.h"

typedef struct
{
  char    *folder;
  SwStore *store;
  SwStore *other;
} Fixture;

static SwStore *
open_new (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  SwStore *store = sw_store_open (path, SW_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  sw_day_set_today (sw_day_from_ymd (2026, 11, 20));
  fixture->folder = g_dir_make_tmp ("shouwang-XXXXXX", NULL);
  fixture->store = open_new (fixture, "a.db");
  fixture->other = open_new (fixture, "b.db");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_finalize_object (fixture->store);
  g_assert_finalize_object (fixture->other);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
fill (SwStore *store,
      guint    n_elders,
      guint    n_communities,
      guint32  seed)
{
  g_autoptr (GError) error = NULL;

  sw_demo_fill (store, n_elders, n_communities, seed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_all (SwStore *store,
          GType    type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = sw_store_load_all (store, type, &error);

  g_assert_no_error (error);
  return records;
}

static gboolean
same_records (Fixture *fixture,
              GType    type)
{
  g_autoptr (GPtrArray) ours = load_all (fixture->store, type);
  g_autoptr (GPtrArray) theirs = load_all (fixture->other, type);
  gboolean same = ours->len == theirs->len;

  for (guint i = 0; same && i < ours->len; i++)
    same = sw_record_equal (ours->pdata[i], theirs->pdata[i]);

  return same;
}

static void
test_same_seed (Fixture      *fixture,
                gconstpointer data)
{
  fill (fixture->store, 300, 3, 7);
  fill (fixture->other, 300, 3, 7);

  g_assert_true (same_records (fixture, SW_TYPE_OFFICE));
  g_assert_true (same_records (fixture, SW_TYPE_CAREGIVER));
  g_assert_true (same_records (fixture, SW_TYPE_ELDER));
  g_assert_true (same_records (fixture, SW_TYPE_RELATIVE));
  g_assert_true (same_records (fixture, SW_TYPE_STATUS_SPAN));
  g_assert_true (same_records (fixture, SW_TYPE_AGREEMENT));
}

static void
test_other_seed (Fixture      *fixture,
                 gconstpointer data)
{
  fill (fixture->store, 100, 1, 1);
  fill (fixture->other, 100, 1, 2);

  g_assert_false (same_records (fixture, SW_TYPE_ELDER));
}

static void
test_contents (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SwOffice) office = NULL;
  g_autoptr (GPtrArray) elders = NULL;
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_missing = 0, n_overridden = 0, n_repeated = 0, n_category[4] = { 0 };

  fill (fixture->store, 4000, 5, 1);
  office = sw_store_get_office (fixture->store, NULL);
  g_assert_cmpint (office->demonstration, ==, 1);
  communities = load_all (fixture->store, SW_TYPE_COMMUNITY);
  g_assert_cmpuint (communities->len, ==, 5);
  spans = load_all (fixture->store, SW_TYPE_STATUS_SPAN);
  g_assert_cmpuint (spans->len, >, 100);

  elders = load_all (fixture->store, SW_TYPE_ELDER);
  g_assert_cmpuint (elders->len, ==, 4000);
  for (guint i = 0; i < elders->len; i++)
    {
      SwElder *elder = elders->pdata[i];

      g_assert_nonnull (elder->name);
      g_assert_cmpint (elder->category, !=, SW_NONE);
      n_category[elder->category]++;
      g_assert_cmpint (sw_elder_get_age (elder, sw_day_today ()), >=, 57);
      g_assert_cmpint (sw_elder_get_age (elder, sw_day_today ()), <, 108);
      g_assert_cmpint (elder->document_state, !=, SW_DOCUMENT_STATE_WRONG);
      n_missing += elder->document_state == SW_DOCUMENT_STATE_MISSING;
      n_overridden += elder->document_state == SW_DOCUMENT_STATE_OVERRIDDEN;
      if (elder->document_state == SW_DOCUMENT_STATE_VALID)
        {
          /* No county has such a code. */
          g_assert_true (g_str_has_prefix (elder->document_number, "3299"));
          n_repeated += !g_hash_table_add (numbers, elder->document_number);
        }
    }

  g_assert_cmpuint (n_missing, >, 10);
  g_assert_cmpuint (n_overridden, >, 2);
  g_assert_cmpuint (n_repeated, >, 0);
  g_assert_cmpuint (n_repeated, <, 20);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (n_category[i], >, 100);
}

/* Every state, numbers without gaps, and one in force at a time for each elder. */
static void
test_agreements (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) agreements = NULL;
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_state[5] = { 0 };
  gint64 year = 0, serial = 0;

  fill (fixture->store, 2000, 5, 1);
  agreements = load_all (fixture->store, SW_TYPE_AGREEMENT);
  for (guint i = 0; i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];
      SwAgreement *before = g_hash_table_lookup (last, &agreement->elder_id);

      n_state[agreement->state]++;
      g_assert_cmpint (agreement->serial, ==, agreement->year == year ? serial + 1 : 1);
      year = agreement->year;
      serial = agreement->serial;
      for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
        g_assert_cmpint (agreement->signatures[party].day, <=, sw_day_today ());
      if (before)
        {
          g_assert_cmpint (before->state, ==, SW_AGREEMENT_ENDED);
          g_assert_cmpint (before->ended_day, <, agreement->in_force_day);
          g_assert_cmpint (agreement->predecessor_id, ==, sw_record_get_id (SW_RECORD (before)));
        }
      if (agreement->state == SW_AGREEMENT_ENDED)
        g_assert_cmpint (agreement->in_force_day, <=, agreement->ended_day);
      g_hash_table_insert (last, &agreement->elder_id, agreement);
    }

  for (guint state = 0; state < G_N_ELEMENTS (n_state); state++)
    g_assert_cmpuint (n_state[state], >, 0);
  g_assert_cmpuint (n_state[SW_AGREEMENT_IN_FORCE], >, agreements->len / 2);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) elders = NULL;

  g_assert_false (sw_demo_fill (fixture->store, 2000, 2, 1, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  elders = load_all (fixture->store, SW_TYPE_ELDER);
  g_assert_cmpuint (elders->len, ==, 0);
  g_assert_null (sw_store_get_office (fixture->store, NULL));
}

static void
test_not_new (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (fixture->store, 0, 1, 1);
  g_assert_false (sw_demo_fill (fixture->store, 10, 1, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/demo/same-seed", test_same_seed);
  ADD ("/demo/other-seed", test_other_seed);
  ADD ("/demo/contents", test_contents);
  ADD ("/demo/agreements", test_agreements);
  ADD ("/demo/cancelled", test_cancelled);
  ADD ("/demo/not-new", test_not_new);

  return g_test_run ();
}
