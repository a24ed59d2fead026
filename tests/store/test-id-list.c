/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "sw-id-list.h"
#include "sw-test-store.h"

#define N_ELDERS 300

/* The records stand in the order of the ids, however they are asked for; one that is gone leaves
 * its place empty, and that is said. */
static void
test_list (SwTestStore  *test,
           gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) gone = NULL;
  g_autoptr (SwElder) missing = NULL;
  g_autoptr (SwIdList) list = NULL;
  g_autoptr (SwCommunity) community = sw_test_store_add_community (test, "北园社区");

  g_assert_true (sw_store_begin (test->store, "Add elders", NULL));
  for (guint i = 0; i < N_ELDERS; i++)
    {
      g_autoptr (SwElder) elder = sw_test_elder (sw_record_get_id (SW_RECORD (community)), "王桂英", NULL);
      gint64 id;

      sw_store_save (test->store, SW_RECORD (elder), &error);
      g_assert_no_error (error);
      id = sw_record_get_id (SW_RECORD (elder));
      g_array_prepend_val (ids, id);
    }
  g_assert_true (sw_store_commit (test->store, NULL));

  list = sw_id_list_new (test->store, SW_TYPE_ELDER, ids);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ELDERS);
  for (guint i = 0; i < N_ELDERS; i++)
    {
      guint position = i * 131 % N_ELDERS;
      g_autoptr (SwElder) elder = g_list_model_get_item (G_LIST_MODEL (list), position);

      g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, g_array_index (ids, gint64, position));
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_ELDERS));
  g_assert_false (sw_id_list_get_error (list, NULL));

  gone = sw_store_load (test->store, SW_TYPE_ELDER, g_array_index (ids, gint64, 200), NULL);
  sw_store_delete_one (test->store, SW_RECORD (gone), "Delete", &error);
  g_assert_no_error (error);
  g_clear_object (&list);
  list = sw_id_list_new (test->store, SW_TYPE_ELDER, ids);
  missing = g_list_model_get_item (G_LIST_MODEL (list), 200);
  g_assert_null (missing);
  missing = g_list_model_get_item (G_LIST_MODEL (list), 201);
  g_assert_cmpint (sw_record_get_id (SW_RECORD (missing)), ==, g_array_index (ids, gint64, 201));
  g_assert_true (sw_id_list_get_error (list, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/id-list/list", SwTestStore, NULL, sw_test_store_set_up, test_list, sw_test_store_tear_down);

  return g_test_run ();
}
