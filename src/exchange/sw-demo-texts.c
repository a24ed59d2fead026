/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-demo-texts.h"

#include <string.h>

#include "sw-day.h"

/* Common surnames stand more than once, as they are more common; the last ones
 * are read otherwise than their characters are elsewhere. */
static const char *const surnames[] = {
  "王", "李", "张", "陈", "王", "李", "张", "陈", "王", "李", "张", "陈", "刘", "杨", "黄", "赵",
  "吴", "周", "徐", "孙", "朱", "沈", "陆", "顾", "吴", "周", "徐", "孙", "朱", "沈", "陆", "顾",
  "钱", "潘", "蒋", "金", "许", "姚", "马", "胡", "郭", "何", "高", "林", "郑", "谢", "唐", "韩",
  "冯", "董", "程", "曹", "袁", "邓", "傅", "苏", "卢", "丁", "魏", "薛", "叶", "余", "杜", "戴",
  "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "俞", "费", "尤", "惠", "翁", "府", "归",
  "单", "解", "仇", "曾", "查", "盛", "殷", "倪", "严", "华", "欧阳", "尉迟", "诸葛", "司徒",
};

static const char *const male_names[] = {
  "福根", "金根", "水根", "阿根", "林根", "根宝", "福生", "金生", "水生", "荣生", "春生", "银生",
  "建国", "国强", "志强", "文彬", "文元", "德明", "德兴", "明德", "家骏", "鸿生", "鹤年", "寿康",
  "永昌", "永福", "兆丰", "兆祥", "振华", "振声", "国华", "国栋", "伟民", "为民", "耀明", "耀宗",
  "树人", "树德", "伯钧", "仲良", "叔平", "季康", "祖荫", "祖德", "炳生", "炳荣", "锡麟", "锡川",
  "健", "康", "平", "义", "勇", "斌", "涛", "钧",
};

static const char *const female_names[] = {
  "兰英", "桂英", "秀英", "凤英", "巧英", "玉英", "玉兰", "桂兰", "秀兰", "雪兰", "玉珍", "桂珍",
  "秀珍", "雪珍", "巧珍", "惠珍", "凤珍", "素珍", "月琴", "月娥", "月仙", "桂仙", "招娣", "根娣",
  "林妹", "小妹", "阿妹", "杏珍", "杏宝", "巧云", "彩云", "彩娥", "慧芬", "慧芳", "淑芬", "淑华",
  "淑贞", "静贞", "静娴", "文娟", "文英", "美玲", "美娟", "丽华", "丽娟", "瑞芝", "瑞英", "佩芬",
  "敏", "英", "珍", "芳", "琴", "华", "娟", "萍",
};

/* The first character of a name and the second; together with the names above
 * they make some ten thousand. */
static const char *const male_first[] = {
  "建", "国", "文", "德", "永", "振", "志", "荣", "金", "福", "兴", "家", "正", "世", "宝", "庆", "学", "义", "龑",
};
static const char *const male_second[] = {
  "明", "华", "良", "平", "林", "根", "元", "泉", "祥", "康", "才", "安", "成", "清", "忠", "民", "新", "仁",
};
static const char *const female_first[] = {
  "秀", "玉", "桂", "凤", "雪", "巧", "惠", "素", "月", "彩", "慧", "淑", "文", "美", "丽", "瑞", "佩", "梅", "㛃",
};
static const char *const female_second[] = {
  "英", "珍", "兰", "芳", "琴", "娟", "仙", "云", "芬", "华", "贞", "萍", "玲", "妹", "宝", "珠", "霞", "芝",
};

static const char *const younger_male[] = {
  "军", "伟", "强", "磊", "斌", "峰", "建军", "建明", "晓东", "晓峰", "志刚", "志明", "卫东", "海涛", "俊杰",
  "文杰", "立新", "永刚", "一鸣", "子豪",
};
static const char *const younger_female[] = {
  "红", "敏", "静", "丽", "燕", "洁", "晓红", "晓燕", "建芳", "建英", "志红", "卫红", "海燕", "雅琴", "丽萍",
  "文静", "雪梅", "佳怡", "一帆", "思敏",
};

/* None of them is a community of Suzhou. */
static const char *const communities[] = {
  "听枫", "望荷", "柳荫", "银杏", "石桥", "竹园", "梅影", "水香", "云栖", "花间", "井巷", "河沿",
  "书台", "月台", "灯草", "琴台", "半塘", "菱塘", "桑园", "橘井", "茶亭", "船坞", "砖桥", "东篱",
};
static const char *const lanes[] = { "东巷", "西巷", "河下", "弄", "里" };
static const char *const estates[] = { "新村", "花园", "公寓", "家园" };

/**
 * sw_demo_chance:
 * @random: random numbers
 * @share: how often, from 0 to 1
 *
 * Returns: whether it is so this time
 */
gboolean
sw_demo_chance (GRand *random,
                double share)
{
  return g_rand_double (random) < share;
}

/**
 * sw_demo_surname:
 * @random: random numbers
 *
 * Returns: (transfer none): a surname, as often as it is borne
 */
const char *
sw_demo_surname (GRand *random)
{
  return SW_DEMO_CHOOSE (random, surnames);
}

/**
 * sw_demo_surname_of:
 * @name: a name made here
 *
 * Returns: its surname; any of the fixed ones for a name that has none
 */
const char *
sw_demo_surname_of (const char *name)
{
  const char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    if (g_str_has_prefix (name, surnames[i]) && (found == NULL || strlen (surnames[i]) > strlen (found)))
      found = surnames[i];

  return found ? found : surnames[0];
}

/**
 * sw_demo_elder_name:
 * @random: random numbers
 * @surname: a surname
 * @male: the sex
 *
 * Returns: (transfer full): a whole name, as elders have; now and then one of another form
 */
char *
sw_demo_elder_name (GRand      *random,
                    const char *surname,
                    gboolean    male)
{
  const char *first, *second;

  /* A name of another form, as some elders have. */
  if (sw_demo_chance (random, 0.0005))
    return g_strdup (male ? "买买提·阿不都拉" : "阿依古丽·买买提");

  if (sw_demo_chance (random, 0.4))
    return g_strconcat (surname, male ? SW_DEMO_CHOOSE (random, male_names) : SW_DEMO_CHOOSE (random, female_names),
                        NULL);

  /* Not among the arguments, which C evaluates in any order. */
  first = male ? SW_DEMO_CHOOSE (random, male_first) : SW_DEMO_CHOOSE (random, female_first);
  second = male ? SW_DEMO_CHOOSE (random, male_second) : SW_DEMO_CHOOSE (random, female_second);

  return g_strconcat (surname, first, second, NULL);
}

/**
 * sw_demo_younger_name:
 * @random: random numbers
 * @surname: a surname
 * @male: the sex
 *
 * Returns: (transfer full): a whole name, as the children of elders have
 */
char *
sw_demo_younger_name (GRand      *random,
                      const char *surname,
                      gboolean    male)
{
  return g_strconcat (surname, male ? SW_DEMO_CHOOSE (random, younger_male) : SW_DEMO_CHOOSE (random, younger_female),
                      NULL);
}

/**
 * sw_demo_community_name:
 * @index: which one
 *
 * Returns: (transfer full): the name, another for every @index
 */
char *
sw_demo_community_name (guint index)
{
  const char *word = communities[index % G_N_ELEMENTS (communities)];
  guint round = index / G_N_ELEMENTS (communities);

  return round == 0 ? g_strconcat (word, "社区", NULL) : g_strdup_printf ("%s第%u社区", word, round + 1);
}

/**
 * sw_demo_address:
 * @random: random numbers
 * @community: which community, as for sw_demo_community_name()
 *
 * Returns: (transfer full): an address in it
 */
char *
sw_demo_address (GRand *random,
                 guint  community)
{
  const char *word = communities[community % G_N_ELEMENTS (communities)];

  if (sw_demo_chance (random, 0.45))
    {
      const char *lane = SW_DEMO_CHOOSE (random, lanes);
      int house = g_rand_int_range (random, 1, 180);

      return sw_demo_chance (random, 0.2)
               ? g_strdup_printf ("%s%s%d-%d号", word, lane, house, g_rand_int_range (random, 1, 6))
               : g_strdup_printf ("%s%s%d号", word, lane, house);
    }
  else
    {
      const char *estate = SW_DEMO_CHOOSE (random, estates);
      int block = g_rand_int_range (random, 1, 60);
      int storey = g_rand_int_range (random, 1, 7);

      return g_strdup_printf ("%s%s%d幢%d0%d室", word, estate, block, storey, g_rand_int_range (random, 1, 5));
    }
}

/**
 * sw_demo_mobile:
 * @random: random numbers
 *
 * Returns: (transfer full): a mobile number of the range 154, which is nobody's
 */
char *
sw_demo_mobile (GRand *random)
{
  return g_strdup_printf ("154%08d", g_rand_int_range (random, 0, 100000000));
}

/**
 * sw_demo_landline:
 * @random: random numbers
 *
 * Returns: (transfer full): a number that begins with 1 after the area code, as no line does
 */
char *
sw_demo_landline (GRand *random)
{
  return g_strdup_printf ("0512-1%07d", g_rand_int_range (random, 0, 10000000));
}

/* Identity numbers: what was given out of each day's serial numbers. */
struct _SwDemoNumbers
{
  GHashTable *given; /* birth day and sex → how many */
};

/* The serial number has three digits, the last one odd for men. */
#define SERIALS 500

/**
 * sw_demo_numbers_new:
 * Returns: (transfer full): a set of identity numbers of which none is given out yet
 */
SwDemoNumbers *
sw_demo_numbers_new (void)
{
  SwDemoNumbers *self = g_new0 (SwDemoNumbers, 1);

  self->given = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * sw_demo_numbers_free:
 * @self: (transfer full): the numbers that were given out
 */
void
sw_demo_numbers_free (SwDemoNumbers *self)
{
  g_hash_table_unref (self->given);
  g_free (self);
}

/**
 * sw_demo_numbers_next:
 * @self: the numbers that were given out
 * @birth_day: a day of birth
 * @male: the sex
 *
 * Makes an identity number with the right check character (GB 11643), of a
 * prefecture code, 3299, that there is not: nobody bears it.
 *
 * Returns: (transfer full): a number that was not given out before
 */
char *
sw_demo_numbers_next (SwDemoNumbers *self,
                      SwDay          birth_day,
                      gboolean       male)
{
  static const int weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  gpointer key = GINT_TO_POINTER ((int) (birth_day * 2 + (male ? 1 : 0)));
  guint given = GPOINTER_TO_UINT (g_hash_table_lookup (self->given, key));
  int year, month, day, sum = 0;
  /* 37 has no factor in common with the number of serials, so each comes once. */
  guint serial = (given * 37 + (guint) (birth_day & 0x7fff) * 11) % SERIALS * 2 + (male ? 1 : 0);
  char *number;

  g_hash_table_insert (self->given, key, GUINT_TO_POINTER (given + 1));
  sw_day_to_ymd (birth_day, &year, &month, &day);
  number = g_strdup_printf ("%06u%04d%02d%02d%03u0", 329901 + given / SERIALS % 90, year, month, day, serial);
  for (int i = 0; i < 17; i++)
    sum += (number[i] - '0') * weights[i];
  number[17] = "10X98765432"[sum % 11];

  return number;
}
