/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-pipe.h"

#include <gio/gio.h>

#define N_BATCHES 100

typedef struct
{
  int made;
  int freed;
  int fail_at; /* or -1 */
} Maker;

typedef struct
{
  Maker *maker;
  int    number;
} Batch;

static gpointer
make (gpointer   data,
      GError   **error)
{
  Maker *maker = data;
  Batch *batch;

  if (maker->made == maker->fail_at)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more");
      return NULL;
    }
  if (maker->made == N_BATCHES)
    return NULL;

  batch = g_new (Batch, 1);
  batch->maker = maker;
  batch->number = maker->made++;
  return batch;
}

static void
free_batch (gpointer data)
{
  Batch *batch = data;

  batch->maker->freed++;
  g_free (batch);
}

static void
test_order (void)
{
  Maker maker = { .fail_at = -1 };
  g_autoptr (SwPipe) pipe = sw_pipe_new ("test", make, &maker, free_batch);
  g_autoptr (GError) error = NULL;
  Batch *batch;
  int n = 0;

  while ((batch = sw_pipe_next (pipe, &error)) != NULL)
    {
      g_assert_cmpint (batch->number, ==, n++);
      free_batch (batch);
    }
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, N_BATCHES);
  g_assert_null (sw_pipe_next (pipe, &error));
  g_assert_no_error (error);
}

/* What was made before the error is handed out. */
static void
test_error (void)
{
  Maker maker = { .fail_at = 50 };
  g_autoptr (SwPipe) pipe = sw_pipe_new ("test", make, &maker, free_batch);
  g_autoptr (GError) error = NULL;
  Batch *batch;

  while ((batch = sw_pipe_next (pipe, &error)) != NULL)
    free_batch (batch);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (maker.freed, ==, 50);
}

static void
test_abandoned (void)
{
  for (int round = 0; round < 20; round++)
    {
      Maker maker = { .fail_at = round % 2 ? 3 : -1 };
      g_autoptr (SwPipe) pipe = sw_pipe_new ("test", make, &maker, free_batch);
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < round % 5; i++)
        {
          Batch *batch = sw_pipe_next (pipe, &error);

          if (batch)
            free_batch (batch);
        }
      g_clear_pointer (&pipe, sw_pipe_free);
      g_assert_cmpint (maker.made, ==, maker.freed);
      g_assert_cmpint (maker.made, <, N_BATCHES);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pipe/order", test_order);
  g_test_add_func ("/pipe/error", test_error);
  g_test_add_func ("/pipe/abandoned", test_abandoned);

  return g_test_run ();
}
