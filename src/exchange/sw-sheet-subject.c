/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheet-subject.h"

#include "sw-column-map.h"
#include "sw-elder.h"
#include "sw-household-member.h"
#include "sw-record-types.h"
#include "sw-relative.h"
#include "sw-status-span.h"

static const SwSheetVariants elder_variants[] = {
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
  { SW_COLUMN_RECORD, "底册编号|id" },
  { SW_COLUMN_IGNORED, "序号|编号|街道|街道名称|所属街道|所在街道|乡镇|街道(乡镇)|乡镇(街道)|镇(街道)|区|区县|区(县)|年龄|周岁|错误原因|"
                       "age|key|status" },
  { NULL, NULL }
};

static const SwSheetVariants relative_variants[] = {
  { "name", "家属姓名|亲属姓名|联系人姓名|子女姓名|赡养人姓名|紧急联系人姓名" },
  { "relationship", "与老人关系|与本人关系|亲属关系|称谓|与老人的关系" },
  { "phone", "电话|手机|手机号|手机号码|联系方式|家属电话|亲属电话|联系人电话" },
  { "document_number", "身份证号码|公民身份号码|家属身份证号|家属身份证号码" },
  { "address", "地址|居住地址|家庭住址|现住址" },
  { NULL, NULL }
};

static const SwSheetVariants member_variants[] = {
  { "name", "成员姓名|家庭成员|家庭成员姓名" },
  { "relation_to_head", "与户主的关系|户主关系" },
  { "document_number", "身份证号|身份证号码|成员身份证号" },
  { "health", "身体状况|健康情况" },
  { "benefit", "是否低保对象/特困人员|低保特困" },
  { NULL, NULL }
};

static const SwSheetVariants status_variants[] = {
  { "status", "在册状态|变动情况|变动类型" },
  { "from_day", "起始日期|开始时间|离册日期|变动日期|起" },
  { "to_day", "截止日期|结束时间|终止日期|止" },
  { "note", "备注|原因" },
  { NULL, NULL }
};

static const char *const relative_needed[] = { "name", "relationship", NULL };
static const char *const member_needed[] = { "name", "relation_to_head", NULL };
static const char *const status_needed[] = { "status", "from_day", NULL };

static const char *const person_keys[] = { "name", NULL };
static const char *const status_keys[] = { "status", "from_day", NULL };

/* The elders first: what hangs on them is read when they are known. */
static const SwSheetSubject subjects[] = {
  { sw_elder_get_type, SW_SHEET_GROUP_REGISTER, "老人", NULL, NULL, elder_variants },
  { sw_relative_get_type, SW_SHEET_GROUP_REGISTER, "家属", relative_needed, person_keys, relative_variants },
  { sw_household_member_get_type, SW_SHEET_GROUP_REGISTER, "家庭成员", member_needed, person_keys, member_variants },
  { sw_status_span_get_type, SW_SHEET_GROUP_REGISTER, "在册状态", status_needed, status_keys, status_variants },
};

/**
 * sw_sheet_subjects:
 * @n_subjects: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_subjects): all that the rows of a sheet can be
 *   about, the elders first
 */
const SwSheetSubject *
sw_sheet_subjects (guint *n_subjects)
{
  *n_subjects = G_N_ELEMENTS (subjects);
  return subjects;
}

/**
 * sw_sheet_subject_find:
 * @type: a record class
 *
 * Returns: (nullable): the sheet of such records
 */
const SwSheetSubject *
sw_sheet_subject_find (GType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i].get_type () == type)
      return &subjects[i];

  return NULL;
}

/**
 * sw_sheet_subject_find_table:
 * @table: a table of the database
 *
 * Returns: (nullable): the sheet of its records
 */
const SwSheetSubject *
sw_sheet_subject_find_table (const char *table)
{
  return sw_sheet_subject_find (sw_record_type_from_table (table));
}

/**
 * sw_sheet_subject_peek_class:
 * @self: a subject
 *
 * Returns: (transfer none): the class of its records
 */
SwRecordClass *
sw_sheet_subject_peek_class (const SwSheetSubject *self)
{
  guint n;

  /* This keeps all classes of records. */
  sw_record_types (&n);
  return g_type_class_peek (self->get_type ());
}

/**
 * sw_sheet_subject_is_elder:
 * @self: a subject
 *
 * Returns: whether the rows are elders themselves
 */
gboolean
sw_sheet_subject_is_elder (const SwSheetSubject *self)
{
  return self->get_type () == SW_TYPE_ELDER;
}
