/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-pinyin.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

static void
test_names (void)
{
  static const struct
  {
    const char *name, *full, *initials;
  } cases[] = {
    { "王芳", "wangfang", "wf" },
    { "吕布", "lvbu", "lb" },
    { "李女", "linv", "ln" },
    { "略", "lve", "l" },
    { "单雄信", "shanxiongxin", "sxx" },
    { "简单", "jiandan", "jd" },
    { "解珍", "xiezhen", "xz" },
    { "仇英", "qiuying", "qy" },
    { "曾国藩", "zengguofan", "zgf" },
    { "查良镛", "zhaliangyong", "zly" },
    { "任长霞", "renchangxia", "rcx" },
    { "区新", "ouxin", "ox" },
    { "尉迟恭", "yuchigong", "ycg" },
    { "欧阳修", "ouyangxiu", "oyx" },
    { "万俟卨", "moqixie", "mqx" },
    { "万里", "wanli", "wl" },
    { "长孙无忌", "zhangsunwuji", "zswj" },
    { "令狐冲", "linghuchong", "lhc" },
    { "澹台灭明", "tantaimieming", "ttmm" },
    { "李重庆", "lichongqing", "lcq" },
    { "王重", "wangzhong", "wz" },
    { "沈阳", "shenyang", "sy" },
    { "王沈阳", "wangshenyang", "wsy" },
    { "李藏文", "lizangwen", "lzw" },
    { "龑", "yan", "y" },
    { "王䶮", "wangyan", "wy" },
    { "阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt" },
    { "阿依古丽 · 买买提", "ayigulimaimaiti", "ayglmmt" },
    { "Anna Lee", "annalee", "al" },
    { "Jos\xC3\xA9 M\xC3\xBCller", "josemvller", "jm" },
    { "ＡＢ王", "abwang", "aw" },
    { "王A", "wanga", "wa" },
    { "王3", "wang3", "w3" },
    { "李 单", "lishan", "ls" },
    { "··", "", "" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int again = 0; again < 2; again++)
      {
        g_autofree char *full = sw_pinyin_full (cases[i].name);
        g_autofree char *initials = sw_pinyin_initials (cases[i].name);

        g_assert_cmpstr (full, ==, cases[i].full);
        g_assert_cmpstr (initials, ==, cases[i].initials);
      }

  g_assert_null (sw_pinyin_full (NULL));
  g_assert_null (sw_pinyin_initials (NULL));
}

/* A hanzi that has no reading stands for itself, and nothing of the rest is lost. */
static void
test_extensions (void)
{
  g_autofree char *known = sw_pinyin_full ("王𬱖㛃𫖯");
  g_autofree char *unknown = sw_pinyin_full ("王\xF0\xB2\x8E\xAF芳"); /* U+323AF */
  g_autofree char *initials = sw_pinyin_initials ("王\xF0\xB2\x8E\xAF芳");
  g_autofree char *unknown_first = sw_pinyin_full ("\xF0\xB2\x8E\xAF芳");
  g_autofree char *broken = sw_pinyin_full ("王\xFF芳");

  g_assert_true (g_str_has_prefix (known, "wang"));
  g_assert_cmpstr (unknown, ==, "wang\xF0\xB2\x8E\xAF" "fang");
  g_assert_cmpstr (initials, ==, "w\xF0\xB2\x8E\xAF" "f");
  g_assert_cmpstr (unknown_first, ==, "\xF0\xB2\x8E\xAF" "fang");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_true (g_str_has_prefix (broken, "wang"));
}

static UTransliterator *
open_transliterator (const UChar *id)
{
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);

  g_assert_cmpint (status, <=, U_ZERO_ERROR);
  return transliterator;
}

/* What ICU says of the name as a whole, with ü as v. */
static char *
spell_directly (UTransliterator *names,
                UTransliterator *ascii,
                const char      *name)
{
  static const char *const umlauts[] = { "ǖ", "ǘ", "ǚ", "ǜ", "ü" };
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[256];
  char utf8[512];
  g_autoptr (GString) latin = NULL;
  int32_t size, limit;

  u_strFromUTF8 (buffer, G_N_ELEMENTS (buffer), &size, name, -1, &status);
  limit = size;
  utrans_transUChars (names, buffer, &size, G_N_ELEMENTS (buffer), 0, &limit, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, buffer, size, &status);

  latin = g_string_new (utf8);
  for (guint i = 0; i < G_N_ELEMENTS (umlauts); i++)
    g_string_replace (latin, umlauts[i], "v", 0);
  u_strFromUTF8 (buffer, G_N_ELEMENTS (buffer), &size, latin->str, -1, &status);
  limit = size;
  utrans_transUChars (ascii, buffer, &size, G_N_ELEMENTS (buffer), 0, &limit, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, buffer, size, &status);
  g_assert_cmpint (status, <=, U_ZERO_ERROR);

  g_string_assign (latin, utf8);
  g_string_replace (latin, " ", "", 0);

  return g_string_free (g_steal_pointer (&latin), FALSE);
}

/* The readings that are kept must give what asking for every name gives. */
static void
test_same_as_direct (void)
{
  static const char surnames[] =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常"
    "单解仇查朴区盖种乐员纪华牟召折舍燕繁过秘卜刀粘葛干筠靖峙隗莘翟尉令澹长重藏会曲宓洗冼幺厘祭逄";
  static const char given[] =
    "秀英桂兰芳玉珍凤建国明华志强伟丽静敏军洋勇艳杰娟涛超霞平刚红梅春文辉鹏飞宇浩然子轩重庆长乐"
    "沈阳藏单行都还觉朝好中大会传调省参调降弹绿女律略虐吕铝旅侠佳茜薇蓓翀喆龑䶮㛃堃昇淼垚犇骉";
  static const char *const compounds[] = {
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛",
    "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
    "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "单于", "令狐", "呼延", "纳兰",
    "拓跋", "乐正", "谷梁", "轩辕", "百里", "第五", "阿依", "重庆", "秘鲁",
  };
  UTransliterator *names = open_transliterator (u"Han-Latin/Names");
  UTransliterator *ascii = open_transliterator (u"Latin-ASCII");
  glong n_surnames = g_utf8_strlen (surnames, -1);
  glong n_given = g_utf8_strlen (given, -1);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);

  for (int i = 0; i < 4000; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autofree char *full = NULL;
      int length = g_rand_int_range (random, 1, 3);

      if (i % 8 == 0)
        g_string_append (name, compounds[i / 8 % G_N_ELEMENTS (compounds)]);
      else
        g_string_append_unichar (name, g_utf8_get_char (g_utf8_offset_to_pointer (surnames, i % n_surnames)));
      for (int j = 0; j < length; j++)
        if (i % 20 == 0)
          g_string_append_unichar (name, g_rand_int_range (random, 0x4E00, 0x9FA6));
        else
          g_string_append_unichar (name,
                                   g_utf8_get_char (g_utf8_offset_to_pointer (given, g_rand_int_range (random, 0, n_given))));

      expected = spell_directly (names, ascii, name->str);
      full = sw_pinyin_full (name->str);
      g_assert_cmpstr (full, ==, expected);
    }

  utrans_close (names);
  utrans_close (ascii);
}

static gpointer
spell_in_thread (gpointer data)
{
  const char *const *names = data;

  for (int round = 0; round < 200; round++)
    for (guint i = 0; names[2 * i] != NULL; i++)
      {
        g_autofree char *full = sw_pinyin_full (names[2 * i]);

        g_assert_cmpstr (full, ==, names[2 * i + 1]);
      }

  return NULL;
}

static void
test_threads (void)
{
  static const char *const names[] = {
    "钱谦益", "qianqianyi", "柳如是", "liurushi", "侯方域", "houfangyu", "诸葛亮", "zhugeliang",
    "吕后", "lvhou", NULL,
  };
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("spell", spell_in_thread, (gpointer) names);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* By the reading in the name, syllable by syllable, then by the hanzi. */
static void
test_order (void)
{
  static const char *const ordered[] = {
    "", "3号", "阿依古丽·买买提", "岑参", "层云", "陈曦", "欧文", "欧阳", "欧阳修", "单雄信", "尚可喜", "万刚", "汪洋",
    "王", "王芳", "王伟", "谢安", "解珍", "于右任", "余光", "尉迟恭", "曾阿", "曾国强", "增寿", "张三", "Anna",
  };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      g_autofree char *full = NULL;
      g_autofree char *initials = NULL;
      g_autofree char *one_full = sw_pinyin_full (ordered[i]);
      g_autofree char *one_initials = sw_pinyin_initials (ordered[i]);
      char *order;

      sw_pinyin_keys (ordered[i], &full, &initials, &order);
      g_assert_cmpstr (full, ==, one_full);
      g_assert_cmpstr (initials, ==, one_initials);
      g_ptr_array_add (keys, order);
    }
  for (guint i = 1; i < keys->len; i++)
    if (strcmp (keys->pdata[i - 1], keys->pdata[i]) >= 0)
      g_error ("%s does not stand before %s", ordered[i - 1], ordered[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pinyin/threads", test_threads);
  g_test_add_func ("/pinyin/names", test_names);
  g_test_add_func ("/pinyin/extensions", test_extensions);
  g_test_add_func ("/pinyin/order", test_order);
  g_test_add_func ("/pinyin/same-as-direct", test_same_as_direct);

  return g_test_run ();
}
