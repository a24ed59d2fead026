/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-elder.h"
#include "sw-text.h"

/* What people write over the columns, folded and without blanks. The headings of the elder's
 * table of fields count besides. */
static const struct
{
  const char *target;
  const char *names; /* separated by | */
} variants[] = {
  { "name", "姓名|老人姓名|老年人姓名|长者姓名|名字|老人|老年人|人员姓名|对象姓名|被探访人姓名|探访对象|老人名字" },
  { "document_number", "身份证号|身份证号码|公民身份号码|公民身份证号码|公民身份证号|证件号|证件号码|身份证|居民身份证号|居民身份证号码|"
                       "居民身份证|身份号码|身份证件号|身份证件号码|有效证件号码|老人身份证号|老人身份证号码|本人身份证号" },
  { "document_kind", "证件类型|证件类别|证件种类" },
  { "sex", "性别|男女" },
  { "birth_day", "出生日期|出生年月日|出生年月|出生时间|生日" },
  { "community_id", "社区|社区名称|所属社区|所在社区|社区(村)|村(社区)|村社区|社区村|社区/村|村/社区|村居|村(居)|居委会|村(居)委会|"
                    "所属村(社区)|所属村居|社区居委会|社区、村|村、社区" },
  { "grid_id", "网格|所属网格|网格名称|网格号|所在网格" },
  { "home_address", "住址|居住地址|家庭住址|家庭地址|地址|现住址|现住地址|现居住地址|现居住地|居住地|详细地址|详细住址|常住地址|"
                    "实际居住地址|实际住址|居住详细地址|目前居住地址" },
  { "household_address", "户籍地址|户籍所在地|户籍地|户口地址|户口所在地|户籍详细地址" },
  { "phone", "联系电话|电话|手机|手机号|手机号码|联系方式|电话号码|联系号码|固定电话|座机|固话|本人电话|本人联系电话|本人联系方式|"
             "老人电话|老人联系电话|老人联系方式|老人手机|移动电话|联系手机" },
  { "category", "类别|人员类别|老人类别|老年人类别|对象类别|类型|人员类型|老人类型|人群类别|居住类型|空巢独居类别" },
  { "child_residence", "子女居住|子女居住地|子女居住情况|子女居住地址|子女情况|子女所在地|子女住地|子女居住区域|子女居住地点|赡养人居住地" },
  { SW_COLUMN_LOW_INCOME_DISABLED, "低保失能|低保失能半失能|低保半失能|是否低保失能" },
  { "low_income", "低保|低保家庭|是否低保|低保户|是否低保户|是否低保家庭|是否为低保家庭|低保对象|是否低保对象" },
  { "destitute", "分散特困供养|特困|特困供养|是否特困|分散供养特困" },
  { "care_ability", "照料能力|失能情况|失能等级|失能程度|自理能力|自理情况|生活自理能力|能力评估" },
  { "dementia", "失智|是否失智" },
  { "left_behind", "留守|是否留守|留守老人" },
  { "health", "健康状况|身体状况|健康情况|身体情况" },
  { "chronic_diseases", "慢性病|慢病|主要慢性病|患病情况" },
  { "marital_status", "婚姻状况|婚姻|婚姻情况" },
  { "worker_id", "社区工作者|责任社工|社工|结对社工|包保社工|责任社区工作者|社区责任人" },
  { "neighbour_id", "近邻亲属或志愿者|近邻|邻居|志愿者|结对邻居|结对志愿者" },
  { "family_doctor", "家庭医生|签约医生" },
  { "notes", "备注|附注|其他说明" },
  { SW_COLUMN_IGNORED, "序号|编号|街道|街道名称|所属街道|所在街道|乡镇|街道(乡镇)|乡镇(街道)|镇(街道)|区|区县|区(县)|年龄|周岁|错误原因" },
};

/* Words that make a name, a number, an address or a phone that of somebody else. */
static const char *const others[] = {
  "联系人", "家属", "亲属", "监护", "配偶", "子女姓名", "子女电话", "子女联系", "子女身份", "赡养人姓名", "赡养人电话",
  "赡养人联系", "医生", "残疾", "户主", "紧急", "单位", "填表", "填报", "女儿", "儿子",
};

static char *
squeeze (const char *heading)
{
  g_autofree char *folded = sw_text_fold (heading);
  GString *plain = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p; p++)
    if (strchr (" *:#", *p) == NULL)
      g_string_append_c (plain, g_ascii_tolower (*p));

  return g_string_free (plain, FALSE);
}

static gboolean
is_among (const char *names,
          const char *text)
{
  gsize length = strlen (text);

  for (const char *p = strstr (names, text); p; p = strstr (p + 1, text))
    if ((p == names || p[-1] == '|') && (p[length] == '|' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

static const char *
find_exact (const char *plain)
{
  g_autoptr (SwRecordClass) klass = g_type_class_ref (SW_TYPE_ELDER);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *heading = squeeze (field->heading);

      if (strcmp (heading, plain) == 0)
        return (field->flags & SW_FIELD_DERIVED) ? SW_COLUMN_IGNORED : field->name;
    }
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (is_among (variants[i].names, plain))
      return variants[i].target;

  return NULL;
}

/* Longer headings are recognized by what they contain; the official ones are of this kind. */
static const char *
find_contained (const char *plain)
{
  if (strstr (plain, "低保") && strstr (plain, "失能"))
    return SW_COLUMN_LOW_INCOME_DISABLED;
  if ((strstr (plain, "子女") || strstr (plain, "赡养人")) &&
      (strstr (plain, "区外") || strstr (plain, "街道外") || strstr (plain, "居住")))
    return "child_residence";

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (plain, others[i]))
      return NULL;

  if (strstr (plain, "身份证") || strstr (plain, "身份号") || strstr (plain, "证件号"))
    return "document_number";
  if (strstr (plain, "户籍") && strstr (plain, "址"))
    return "household_address";
  if (strstr (plain, "老人姓名") || strstr (plain, "老年人姓名"))
    return "name";
  if (strstr (plain, "住址") || strstr (plain, "居住地址"))
    return "home_address";
  if (strstr (plain, "联系电话") || strstr (plain, "手机号"))
    return "phone";
  if (strstr (plain, "类别") && (strstr (plain, "空巢") || strstr (plain, "独居")))
    return "category";

  return NULL;
}

/**
 * sw_column_recognize:
 * @heading: (nullable): what stands over a column
 *
 * Returns: (nullable): the target that a heading of that name has, %SW_COLUMN_IGNORED for
 *   one that is known and not imported, %NULL for an unknown one
 */
const char *
sw_column_recognize (const char *heading)
{
  g_autofree char *plain = NULL;
  const char *target;
  char *parenthesis;

  if (heading == NULL || strlen (heading) > 300)
    return NULL;
  plain = squeeze (heading);
  if (*plain == '\0')
    return NULL;

  target = find_exact (plain);
  if (target)
    return target;

  parenthesis = strchr (plain, '(');
  if (parenthesis && parenthesis != plain)
    {
      g_autofree char *before = g_strndup (plain, parenthesis - plain);

      target = find_exact (before);
      if (target)
        return target;
    }

  return find_contained (plain);
}

static SwColumnTarget *
make_targets (guint *n_targets)
{
  SwRecordClass *klass = g_type_class_ref (SW_TYPE_ELDER);
  GArray *targets = g_array_new (TRUE, FALSE, sizeof (SwColumnTarget));
  SwColumnTarget target = { SW_COLUMN_IGNORED, N_("Not imported"), "" };

  g_array_append_val (targets, target);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED))
      {
        target = (SwColumnTarget) { klass->fields[i].name, klass->fields[i].label, klass->fields[i].heading };
        g_array_append_val (targets, target);
      }
  target = (SwColumnTarget) { SW_COLUMN_LOW_INCOME_DISABLED, N_("Low-income and disabled (yes or no)"),
                              "是否为低保家庭中失能半失能的空巢独居老人" };
  g_array_append_val (targets, target);

  *n_targets = targets->len;
  g_type_class_unref (klass);
  return (SwColumnTarget *) g_array_free (targets, FALSE);
}

/**
 * sw_column_targets:
 * @n_targets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): what a column can be mapped to, the
 *   choice not to import it first
 */
const SwColumnTarget *
sw_column_targets (guint *n_targets)
{
  static gsize made;
  static SwColumnTarget *targets;
  static guint n;

  if (g_once_init_enter (&made))
    {
      targets = make_targets (&n);
      g_once_init_leave (&made, 1);
    }

  *n_targets = n;
  return targets;
}

/**
 * sw_column_letter:
 * @column: a column, from 0
 *
 * Returns: (transfer full): what a spreadsheet calls it: A, Z, AA
 */
char *
sw_column_letter (guint column)
{
  char letters[8] = { 0 };
  guint at = sizeof letters - 1;

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = 'A' + (n - 1) % 26;

  return g_strdup (letters + at);
}
