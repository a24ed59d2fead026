/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-duplicates.h"
#include "sw-register-changes.h"
#include "sw-register-view.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-store-query.h"

typedef struct
{
  char    *folder;
  SwStore *store;
  GArray  *ids;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  const char *active[] = { "active", NULL };

  fixture->store = app_test_open_store (&fixture->folder, APP_TEST_ELDERS);
  sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, &error);
  g_assert_no_error (error);
  fixture->ids = sw_store_query_ids (fixture->store, query, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->ids->len, ==, 3);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_array_unref (fixture->ids);
  app_test_close_store (fixture->store, fixture->folder);
}

static SwElder *
load (Fixture *fixture,
      guint    index)
{
  return sw_store_load (fixture->store, SW_TYPE_ELDER, g_array_index (fixture->ids, gint64, index), NULL);
}

static SwStatus
get_status (Fixture    *fixture,
            guint       index,
            const char *day)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (fixture->store, SW_TYPE_STATUS_SPAN,
                                                     g_array_index (fixture->ids, gint64, index), NULL);

  return sw_status_on_day (spans, sw_day_parse (day, 0, NULL));
}

static void
set_status (Fixture    *fixture,
            guint       n,
            SwStatus    status,
            const char *from,
            const char *to)
{
  g_autoptr (GError) error = NULL;

  sw_elders_set_status (fixture->store, (gint64 *) fixture->ids->data, n, status, sw_day_parse (from, 0, NULL),
                        to ? sw_day_parse (to, 0, NULL) : SW_NONE, "note", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
cancel_cb (double   fraction,
           gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* What is cancelled has changed nobody. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) communities = sw_store_load_all (fixture->store, SW_TYPE_COMMUNITY, NULL);
  g_autoptr (SwElder) before = load (fixture, 0);
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (before), "community_id");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 target = SW_NONE;

  for (guint i = 0; i < communities->len; i++)
    if (sw_record_get_id (communities->pdata[i]) != before->community_id)
      target = sw_record_get_id (communities->pdata[i]);
  g_assert_false (sw_elders_set_field (fixture->store, (gint64 *) fixture->ids->data, 3, field, target, NULL, cancel_cb,
                                       cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (sw_store_in_action (fixture->store));
  {
    g_autoptr (SwElder) after = load (fixture, 0);

    g_assert_cmpint (after->community_id, ==, before->community_id);
  }
}

static void
test_field (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) communities = sw_store_load_all (fixture->store, SW_TYPE_COMMUNITY, NULL);
  gint64 target = sw_record_get_id (g_ptr_array_index (communities, 2));
  g_autoptr (SwElder) before = load (fixture, 1);
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (before), "community_id");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint n_changed = 0;

  sw_elders_set_field (fixture->store, (gint64 *) fixture->ids->data, 3, field, target, &n_changed, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, >, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SwElder) elder = load (fixture, i);

      g_assert_cmpint (elder->community_id, ==, target);
    }

  /* Once more changes nobody; an undo that were offered would take back the action before. */
  g_assert_false (sw_elders_set_field (fixture->store, (gint64 *) fixture->ids->data, 3, field, target, &n_changed, NULL,
                                       NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_assert_cmpuint (n_changed, ==, 0);
  g_clear_error (&error);

  /* One action, so one undo. */
  g_assert_true (sw_store_undo (fixture->store, &label, &error));
  g_assert_cmpstr (label, ==, "Set Community of 3 elders");
  {
    g_autoptr (SwElder) elder = load (fixture, 1);

    g_assert_cmpint (elder->community_id, ==, before->community_id);
    g_assert_cmpint (elder->grid_id, ==, before->grid_id);
  }
}

/* Who moves to another community leaves its grids. */
static void
test_grid (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) communities = sw_store_load_all (fixture->store, SW_TYPE_COMMUNITY, NULL);
  g_autoptr (SwElder) before = load (fixture, 0);
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (before), "community_id");
  g_autoptr (SwElder) after = NULL;

  for (guint i = 0; i < communities->len; i++)
    {
      gint64 id = sw_record_get_id (g_ptr_array_index (communities, i));

      if (id != before->community_id)
        {
          g_assert_true (sw_elders_set_field (fixture->store, (gint64 *) fixture->ids->data, 1, field, id, NULL, NULL, NULL, NULL, NULL));
          break;
        }
    }
  after = load (fixture, 0);
  g_assert_cmpint (after->community_id, !=, before->community_id);
  g_assert_cmpint (after->grid_id, ==, SW_NONE);
}

static void
test_status (Fixture       *fixture,
             gconstpointer  data)
{
  set_status (fixture, 3, SW_STATUS_PAUSED, "2026-11-10", "2026-11-20");
  g_assert_cmpint (get_status (fixture, 2, "2026-11-09"), ==, SW_STATUS_ACTIVE);
  g_assert_cmpint (get_status (fixture, 2, "2026-11-10"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 2, "2026-11-21"), ==, SW_STATUS_ACTIVE);

  /* Died meanwhile: the pause ends the day before. */
  set_status (fixture, 1, SW_STATUS_DIED, "2026-11-15", NULL);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-14"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-15"), ==, SW_STATUS_DIED);
  g_assert_cmpint (get_status (fixture, 0, "2030-01-01"), ==, SW_STATUS_DIED);
  g_assert_cmpint (get_status (fixture, 1, "2026-11-15"), ==, SW_STATUS_PAUSED);

  /* It was a mistake: back in the register from the very day. */
  set_status (fixture, 1, SW_STATUS_ACTIVE, "2026-11-15", NULL);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-14"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-15"), ==, SW_STATUS_ACTIVE);

  {
    g_autoptr (GError) error = NULL;

    g_assert_false (sw_elders_set_status (fixture->store, (gint64 *) fixture->ids->data, 1, SW_STATUS_ACTIVE,
                                          sw_day_parse ("2026-11-15", 0, NULL), SW_NONE, NULL, NULL, NULL, NULL, &error));
    g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  }

  g_assert_true (sw_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (get_status (fixture, 0, "2026-11-15"), ==, SW_STATUS_DIED);
}

/* A pause leaves what is planned for later; without an end it does not. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  set_status (fixture, 1, SW_STATUS_MOVED, "2026-12-10", NULL);
  set_status (fixture, 1, SW_STATUS_PAUSED, "2026-11-20", "2026-11-25");
  g_assert_cmpint (get_status (fixture, 0, "2026-11-25"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-26"), ==, SW_STATUS_ACTIVE);
  g_assert_cmpint (get_status (fixture, 0, "2026-12-10"), ==, SW_STATUS_MOVED);

  set_status (fixture, 1, SW_STATUS_PAUSED, "2026-11-28", NULL);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-22"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-12-10"), ==, SW_STATUS_PAUSED);
}

/* Of two pauses what is said last holds, and it is told that a longer one ends with it. */
static void
test_pause_in_a_pause (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), fixture->ids->data, 1);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  set_status (fixture, 1, SW_STATUS_PAUSED, "2026-11-05", "2026-11-20");
  told = sw_elders_set_status_and_tell (fixture->store, ids, SW_STATUS_PAUSED, sw_day_parse ("2026-11-08", 0, NULL),
                                        sw_day_parse ("2026-11-09", 0, NULL), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (told, "a longer pause that was known ends with it"));
  g_assert_cmpint (get_status (fixture, 0, "2026-11-07"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-09"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-10"), ==, SW_STATUS_ACTIVE);

  /* Nothing is said where nothing ends earlier. */
  g_clear_pointer (&told, g_free);
  told = sw_elders_set_status_and_tell (fixture->store, ids, SW_STATUS_PAUSED, sw_day_parse ("2026-11-08", 0, NULL),
                                        sw_day_parse ("2026-11-12", 0, NULL), NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (told, "ends with it"));
}

/* Whose pause ends is in the register again; the dead and those who moved must not be. */
static void
test_no_pause_of_the_dead (Fixture       *fixture,
                           gconstpointer  data)
{
  static const char *const pauses[][2] = { { "2026-11-12", "2026-11-13" }, { "2026-11-05", "2026-11-10" }, { "2026-11-05", NULL } };

  set_status (fixture, 1, SW_STATUS_DIED, "2026-11-10", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++)
    {
      g_autoptr (GError) error = NULL;
      SwDay to_day = pauses[i][1] != NULL ? sw_day_parse (pauses[i][1], 0, NULL) : SW_NONE;

      g_assert_false (sw_elders_set_status (fixture->store, (gint64 *) fixture->ids->data, 1, SW_STATUS_PAUSED,
                                            sw_day_parse (pauses[i][0], 0, NULL), to_day, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
      g_assert_false (sw_store_in_action (fixture->store));
    }
  g_assert_cmpint (get_status (fixture, 0, "2026-11-14"), ==, SW_STATUS_DIED);

  /* Before they died they may have been away. */
  set_status (fixture, 1, SW_STATUS_PAUSED, "2026-11-02", "2026-11-04");
  g_assert_cmpint (get_status (fixture, 0, "2026-11-03"), ==, SW_STATUS_PAUSED);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-14"), ==, SW_STATUS_DIED);
}

static gint64
find_other (SwStore    *store,
            const char *kind,
            gint64      but)
{
  g_autoptr (GPtrArray) found = sw_store_load_where (store, SW_TYPE_CAREGIVER, "kind", kind, NULL);

  for (guint i = 0; i < found->len; i++)
    if (sw_record_get_id (found->pdata[i]) != but && ((SwCaregiver *) found->pdata[i])->ended_day == SW_NONE)
      return sw_record_get_id (found->pdata[i]);

  g_assert_not_reached ();
}

/* Several elders and parties are one action; who owes nothing of it keeps who visits. An agreement has one
 * successor, though both who sign it are others. */
static void
test_reassign (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) in_force = sw_store_load_where (fixture->store, SW_TYPE_AGREEMENT, "state", "in-force", NULL);
  gint64 first = in_force->len > 0 ? ((SwAgreement *) in_force->pdata[0])->elder_id : SW_NONE;
  gint64 second = g_array_index (fixture->ids, gint64, g_array_index (fixture->ids, gint64, 0) == first);
  g_autoptr (SwElder) before = sw_store_load (fixture->store, SW_TYPE_ELDER, first, NULL);
  g_autoptr (SwElder) before_too = sw_store_load (fixture->store, SW_TYPE_ELDER, second, NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, first);
  g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 worker = find_other (fixture->store, "worker", before->worker_id);
  gint64 neighbour = find_other (fixture->store, "neighbour", before->neighbour_id);
  const SwReassignment parts[] = {
    { sw_record_class_find_field (SW_RECORD_GET_CLASS (before), "worker_id"), one, worker },
    { sw_record_class_find_field (SW_RECORD_GET_CLASS (before), "neighbour_id"), both, neighbour },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint n_drafts = 0;

  g_array_append_val (one, first);
  g_array_append_val (both, first);
  g_array_insert_val (both, second > first, second);
  sw_elders_reassign (fixture->store, parts, G_N_ELEMENTS (parts), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (SwElder) elder = sw_store_load (fixture->store, SW_TYPE_ELDER, first, NULL);
    g_autoptr (SwElder) other = sw_store_load (fixture->store, SW_TYPE_ELDER, second, NULL);
    g_autoptr (GPtrArray) agreements = sw_store_load_where (fixture->store, SW_TYPE_AGREEMENT, "elder_id", id, NULL);

    g_assert_cmpint (elder->worker_id, ==, worker);
    g_assert_cmpint (elder->neighbour_id, ==, neighbour);
    g_assert_cmpint (other->worker_id, ==, before_too->worker_id);
    g_assert_cmpint (other->neighbour_id, ==, neighbour);
    for (guint i = 0; i < agreements->len; i++)
      {
        SwAgreement *agreement = agreements->pdata[i];

        g_assert_cmpint (agreement->state, !=, SW_AGREEMENT_IN_FORCE);
        if (agreement->state == SW_AGREEMENT_DRAFT)
          {
            g_assert_cmpint (agreement->worker_id, ==, worker);
            g_assert_cmpint (agreement->neighbour_id, ==, neighbour);
            n_drafts++;
          }
      }
    g_assert_cmpuint (n_drafts, ==, 1);
  }

  /* Once more it is no action. */
  g_assert_false (sw_elders_reassign (fixture->store, parts, G_N_ELEMENTS (parts), NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (sw_store_undo (fixture->store, &label, &error));
  g_assert_cmpstr (label, ==, "Reassign 2 elders");
  {
    g_autoptr (SwElder) elder = sw_store_load (fixture->store, SW_TYPE_ELDER, first, NULL);

    g_assert_true (sw_record_equal (SW_RECORD (elder), SW_RECORD (before)));
  }
}

static void
test_status_order (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sw_elders_set_status (fixture->store, (gint64 *) fixture->ids->data, 1, SW_STATUS_PAUSED, 200, 199,
                                        NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_false (sw_store_in_action (fixture->store));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) relatives = NULL;
  g_autoptr (SwElder) elder = load (fixture, 0);
  g_autoptr (SwElder) gone = NULL;
  g_autoptr (SwElder) back = NULL;
  SwRelative *relative = sw_relative_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *expected = g_strdup_printf ("Delete %s", elder->name);
  guint n;

  relative->elder_id = sw_record_get_id (SW_RECORD (elder));
  relative->name = g_strdup ("王建国");
  relative->relationship = g_strdup ("儿子");
  sw_store_save_one (fixture->store, SW_RECORD (relative), "Add", &error);
  g_assert_no_error (error);
  g_object_unref (relative);
  set_status (fixture, 1, SW_STATUS_PAUSED, "2026-11-10", NULL);
  g_assert_true (sw_store_declare_distinct (fixture->store, g_array_index (fixture->ids, gint64, 0),
                                            g_array_index (fixture->ids, gint64, 1), &error));
  relatives = sw_store_load_owned (fixture->store, SW_TYPE_RELATIVE, g_array_index (fixture->ids, gint64, 0), NULL);
  n = relatives->len;
  g_clear_pointer (&relatives, g_ptr_array_unref);

  sw_elders_delete (fixture->store, (gint64 *) fixture->ids->data, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  gone = load (fixture, 0);
  g_assert_null (gone);

  /* All that hung on the elder comes back with one undo. */
  g_assert_true (sw_store_undo (fixture->store, &label, NULL));
  g_assert_cmpstr (label, ==, expected);
  back = load (fixture, 0);
  g_assert_true (sw_record_equal (SW_RECORD (elder), SW_RECORD (back)));
  relatives = sw_store_load_owned (fixture->store, SW_TYPE_RELATIVE, g_array_index (fixture->ids, gint64, 0), NULL);
  g_assert_cmpuint (relatives->len, ==, n);
  g_assert_cmpint (get_status (fixture, 0, "2026-11-10"), ==, SW_STATUS_PAUSED);
}

/* One that is not there any more: nothing is changed at all. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) kept = NULL;
  gint64 ids[] = { g_array_index (fixture->ids, gint64, 0), 4711000 };

  g_assert_false (sw_elders_delete (fixture->store, ids, 2, NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
  g_assert_false (sw_store_in_action (fixture->store));
  kept = load (fixture, 0);
  g_assert_nonnull (kept);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/register-changes/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("field", test_field);
  ADD ("cancel", test_cancel);
  ADD ("grid", test_grid);
  ADD ("status", test_status);
  ADD ("status-order", test_status_order);
  ADD ("pause", test_pause);
  ADD ("pause-in-a-pause", test_pause_in_a_pause);
  ADD ("no-pause-of-the-dead", test_no_pause_of_the_dead);
  ADD ("reassign", test_reassign);
  ADD ("delete", test_delete);
  ADD ("missing", test_missing);

  return g_test_run ();
}
