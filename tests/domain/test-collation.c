/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-collation.h"

#include <string.h>

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

static int
compare_keys (GBytes *a,
              GBytes *b)
{
  gsize size_a, size_b;
  const guint8 *data_a = g_bytes_get_data (a, &size_a);
  const guint8 *data_b = g_bytes_get_data (b, &size_b);
  gsize common = MIN (size_a, size_b);
  int order = common > 0 ? memcmp (data_a, data_b, common) : 0;

  return order != 0 ? sign (order) : (size_a > size_b) - (size_a < size_b);
}

static void
assert_order (const char *const *names,
              guint              n_names,
              SwCollation        collation)
{
  for (guint i = 0; i < n_names; i++)
    for (guint j = 0; j < n_names; j++)
      {
        g_autoptr (GBytes) a = sw_collation_key (names[i], collation);
        g_autoptr (GBytes) b = sw_collation_key (names[j], collation);
        int order = (i > j) - (i < j);

        g_assert_cmpint (compare_keys (a, b), ==, order);
        g_assert_cmpint (sign (sw_collation_compare (names[i], names[j], collation)), ==, order);
      }
}

static void
test_pinyin (void)
{
  static const char *const names[] = {
    "", "12", "陈", "陈建国", "李明", "李秀英", "王", "王芳", "王丽", "张三", "赵六", "祝英台", "Anna",
  };

  assert_order (names, G_N_ELEMENTS (names), SW_COLLATION_PINYIN);
}

static void
test_stroke (void)
{
  /* 2, 4, 4, 7, 8, 9 and 11 strokes. */
  static const char *const names[] = { "丁一", "王芳", "王建国", "李明", "周瑜", "赵六", "黄河" };

  assert_order (names, G_N_ELEMENTS (names), SW_COLLATION_STROKE);
}

static void
test_key_form (void)
{
  static const char *const texts[] = { "王芳", "𬱖㛃𫖯龑䶮", "阿依古丽·买买提", "a b-c", "王\xFF芳" };
  g_autoptr (GBytes) nothing = sw_collation_key (NULL, SW_COLLATION_PINYIN);
  g_autoptr (GBytes) empty = sw_collation_key ("", SW_COLLATION_STROKE);

  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int collation = SW_COLLATION_PINYIN; collation <= SW_COLLATION_STROKE; collation++)
      {
        g_autoptr (GBytes) key = sw_collation_key (texts[i], collation);
        gsize size;
        const guint8 *data = g_bytes_get_data (key, &size);

        g_assert_cmpuint (size, >, 0);
        g_assert_null (memchr (data, 0, size));
      }
}

/* Characters of the extensions are told apart, and come after the common ones. */
static void
test_extensions (void)
{
  static const char *const names[] = { "𬱖", "㛃", "𫖯", "龑", "䶮", "\xF0\xB1\x8D\x90" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < i; j++)
      {
        g_assert_cmpint (sw_collation_compare (names[i], names[j], SW_COLLATION_PINYIN), !=, 0);
        g_assert_cmpint (sw_collation_compare (names[i], names[j], SW_COLLATION_STROKE), !=, 0);
      }

  g_assert_cmpint (sw_collation_compare ("祝", "\xF0\xB1\x8D\x90", SW_COLLATION_PINYIN), <, 0);
}

static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *longer = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (text, "王芳");
  longer = g_strconcat (text->str, "一", NULL);

  {
    g_autoptr (GBytes) a = sw_collation_key (text->str, SW_COLLATION_PINYIN);
    g_autoptr (GBytes) b = sw_collation_key (longer, SW_COLLATION_PINYIN);

    g_assert_cmpint (compare_keys (a, b), <, 0);
    g_assert_cmpint (compare_keys (a, a), ==, 0);
  }
}

static void
test_null (void)
{
  g_assert_cmpint (sw_collation_compare (NULL, NULL, SW_COLLATION_PINYIN), ==, 0);
  g_assert_cmpint (sw_collation_compare (NULL, "", SW_COLLATION_PINYIN), <, 0);
  g_assert_cmpint (sw_collation_compare ("王", NULL, SW_COLLATION_PINYIN), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collation/pinyin", test_pinyin);
  g_test_add_func ("/collation/stroke", test_stroke);
  g_test_add_func ("/collation/key-form", test_key_form);
  g_test_add_func ("/collation/extensions", test_extensions);
  g_test_add_func ("/collation/long-text", test_long_text);
  g_test_add_func ("/collation/null", test_null);

  return g_test_run ();
}
