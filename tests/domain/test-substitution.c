/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaves that go together, and those that do not. */
#include "sw-substitution.h"

static SwSubstitution *
add (GPtrArray *leaves,
     gint64     caregiver_id,
     gint64     substitute_id,
     SwDay      from,
     SwDay      to)
{
  SwSubstitution *leave = sw_substitution_new ();

  leave->caregiver_id = caregiver_id;
  leave->substitute_id = substitute_id;
  leave->from_day = from;
  leave->to_day = to;
  g_ptr_array_add (leaves, leave);

  return leave;
}

static void
test_overlap (void)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_object_unref);
  SwSubstitution *first = add (leaves, 1, 2, 10, 20);
  SwSubstitution *next = add (leaves, 1, 3, 21, 30);

  add (leaves, 2, 3, 10, 20);
  g_assert_null (sw_substitution_find_overlap (first, leaves));
  g_assert_null (sw_substitution_find_overlap (next, leaves));
  next->from_day = 20;
  g_assert_true (sw_substitution_find_overlap (first, leaves) == next);
  g_assert_true (sw_substitution_find_overlap (next, leaves) == first);
  next->from_day = 1;
  next->to_day = 10;
  g_assert_true (sw_substitution_find_overlap (next, leaves) == first);
  next->to_day = 9;
  g_assert_null (sw_substitution_find_overlap (next, leaves));

  /* What is stored of a leave is not another one. */
  {
    g_autoptr (SwRecord) edited = NULL;

    sw_record_set_id (SW_RECORD (first), 7);
    edited = sw_record_copy (SW_RECORD (first));
    sw_record_set_id (edited, 7);
    g_assert_null (sw_substitution_find_overlap (SW_SUBSTITUTION (edited), leaves));
  }
}

static void
test_circle (void)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func (g_object_unref);
  SwSubstitution *first = add (leaves, 1, 2, 10, 20);
  SwSubstitution *second = add (leaves, 2, 1, 21, 30);
  SwSubstitution *third;
  g_autoptr (GPtrArray) circle = NULL;
  SwDay from, to;

  /* Each stands in for the other, on other days. */
  g_assert_null (sw_substitution_find_circle (first, leaves, &from, &to));
  g_assert_null (sw_substitution_find_circle (second, leaves, &from, &to));
  second->from_day = 18;
  circle = sw_substitution_find_circle (second, leaves, &from, &to);
  g_assert_cmpuint (circle->len, ==, 2);
  g_assert_true (circle->pdata[0] == second);
  g_assert_true (circle->pdata[1] == first);
  g_assert_cmpint (from, ==, 18);
  g_assert_cmpint (to, ==, 20);

  /* A chain that ends with somebody who is there; a longer circle needs a day that all share. */
  second->substitute_id = 3;
  g_assert_null (sw_substitution_find_circle (first, leaves, &from, &to));
  third = add (leaves, 3, 1, 21, 40);
  g_assert_null (sw_substitution_find_circle (third, leaves, &from, &to));
  third->from_day = 20;
  g_clear_pointer (&circle, g_ptr_array_unref);
  circle = sw_substitution_find_circle (third, leaves, &from, &to);
  g_assert_cmpuint (circle->len, ==, 3);
  g_assert_true (circle->pdata[1] == first);
  g_assert_true (circle->pdata[2] == second);
  g_assert_cmpint (from, ==, 20);
  g_assert_cmpint (to, ==, 20);

  /* A leave that only leads into a circle of others, as an old database may have, is none of it. */
  g_assert_null (sw_substitution_find_circle (add (leaves, 4, 3, 20, 20), leaves, &from, &to));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/substitution/overlap", test_overlap);
  g_test_add_func ("/substitution/circle", test_circle);

  return g_test_run ();
}
