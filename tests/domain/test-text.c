/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-name-keys.h"
#include "sw-text.h"

typedef struct
{
  const char *text, *result;
} Case;

static void
assert_cases (const Case  *cases,
              guint        n_cases,
              char      *(*function) (const char *))
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *result = function (cases[i].text);
      g_autofree char *again = function (result);

      g_assert_cmpstr (result, ==, cases[i].result);
      g_assert_cmpstr (again, ==, result);
    }
}

static void
test_normalize (void)
{
  static const Case cases[] = {
    { "", "" },
    { " \t\n　", "" },
    { "  观前街 　\t 12号\r\n", "观前街 12号" },
    { "１２幢３０４室　Ａ－１", "12幢304室 A-1" },
    { "观前\xC2\xA0街", "观前 街" },
    { "\xEF\xBB\xBF" "王\xE2\x80\x8B" "芳", "王芳" },
    { "高血压，糖尿病（轻）；其他：无！", "高血压，糖尿病（轻）；其他：无！" },
    { "Jose\xCC\x81", "Jos\xC3\xA9" },
    /* Names of the extensions, the dot, a variation selector, a private-use character. */
    { "龑䶮𬱖㛃𫖯", "龑䶮𬱖㛃𫖯" },
    { "阿依古丽·买买提", "阿依古丽·买买提" },
    { "葛\xF3\xA0\x84\x80城", "葛\xF3\xA0\x84\x80城" },
    { "\xEE\xA1\xA3", "\xEE\xA1\xA3" },
    { "𠀀𪛖𫝀𫠠𬺰𰀀𱍐", "𠀀𪛖𫝀𫠠𬺰𰀀𱍐" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases), sw_text_normalize);
  g_assert_null (sw_text_normalize (NULL));

  {
    g_autofree char *broken = sw_text_normalize ("王\xFF\xFE芳");

    g_assert_true (g_utf8_validate (broken, -1, NULL));
    g_assert_true (g_str_has_prefix (broken, "王"));
    g_assert_true (g_str_has_suffix (broken, "芳"));
  }
}

static void
test_name (void)
{
  static const Case cases[] = {
    { "张　三", "张三" },
    { " 张   三 ", "张三" },
    { "张\n三", "张三" },
    { "阿依古丽.买买提", "阿依古丽·买买提" },
    { "阿依古丽．买买提", "阿依古丽·买买提" },
    { "阿依古丽•买买提", "阿依古丽·买买提" },
    { "阿依古丽・买买提", "阿依古丽·买买提" },
    { "阿依古丽‧买买提", "阿依古丽·买买提" },
    { "阿依古丽 · 买买提", "阿依古丽·买买提" },
    { "阿依古丽·买买提", "阿依古丽·买买提" },
    { "𬱖　㛃", "𬱖㛃" },
    { "Anna  Lee", "Anna Lee" },
    { "J. Lee", "J. Lee" },
    { "王 A", "王 A" },
    { "王芳.", "王芳." },
    { "", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases), sw_name_normalize);
  g_assert_null (sw_name_normalize (NULL));
}

static void
test_fold (void)
{
  static const Case cases[] = {
    { "　身份证号（必填）：　", "身份证号(必填):" },
    { "Ａ－１ — 2", "A-1 - 2" },
    { "a\t \nb", "a b" },
    { "", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases), sw_text_fold);

  {
    g_autofree char *nothing = sw_text_fold (NULL);

    g_assert_cmpstr (nothing, ==, "");
  }
}

static void
test_is_han (void)
{
  for (const char *p = "王龑䶮𬱖㛃𫖯〇々"; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_true (sw_text_is_han (g_utf8_get_char (p)));
  for (const char *p = "a1·　，あ가"; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (sw_text_is_han (g_utf8_get_char (p)));
}

static void
test_name_is_like (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    like;
  } names[] = {
    { "张三", "张三", TRUE },         { "张晓红", "张小红", TRUE },     { "张晓红", "张大红", TRUE },
    { "王芳", "王方", TRUE },         { "王芳芳", "王芳", TRUE },       { "阿依古丽·买买提", "阿依古丽", TRUE },
    { "王芳", "王红", FALSE },        { "张三", "李四", FALSE },        { "张晓红", "王晓明", FALSE },
    { "张三", NULL, FALSE },          { "单雄信", "尚雄信", TRUE },     { "许永年", "许永华年", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpint (sw_name_is_like (names[i].a, names[i].b), ==, names[i].like);
      g_assert_cmpint (sw_name_is_like (names[i].b, names[i].a), ==, names[i].like);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/normalize", test_normalize);
  g_test_add_func ("/text/name", test_name);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/is-han", test_is_han);
  g_test_add_func ("/text/name-is-like", test_name_is_like);

  return g_test_run ();
}
