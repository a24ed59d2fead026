/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheet-subject.h"

#include <string.h>

#include "sw-column-map.h"
#include "sw-elder.h"
#include "sw-household-member.h"
#include "sw-record-types.h"
#include "sw-relative.h"
#include "sw-status-span.h"
#include "sw-text.h"
#include "sw-visit.h"

static const SwSheetVariants elder_variants[] = {
  { "name", "姓名|老人姓名|老年人姓名|长者姓名|名字|老人|老年人|人员姓名|对象姓名|被探访人姓名|探访对象|老人名字|长者|服务对象" },
  { "document_number", "身份证号|身份证号码|公民身份号码|公民身份证号码|公民身份证号|证件号|证件号码|身份证|居民身份证号|居民身份证号码|"
                       "居民身份证|身份号码|身份证件号|身份证件号码|有效证件号码|老人身份证号|老人身份证号码|本人身份证号" },
  { "document_kind", "证件类型|证件类别|证件种类" },
  { "sex", "性别|男女" },
  { "birth_day", "出生日期|出生年月日|出生年月|出生时间|生日" },
  { "community_id", "社区|社区名称|所属社区|所在社区|社区(村)|村(社区)|村社区|社区村|社区/村|村/社区|村居|村(居)|居委会|村(居)委会|"
                    "所属村(社区)|所属村居|社区居委会|社区、村|村、社区" },
  { "grid_id", "网格|所属网格|网格名称|网格号|所在网格" },
  { "home_address", "住址|居住地址|家庭住址|家庭地址|地址|现住址|现住地址|现居住地址|现居住地|居住地|详细地址|详细住址|常住地址|"
                    "实际居住地址|实际住址|居住详细地址|目前居住地址|居住详址|详址|门牌号" },
  { "household_address", "户籍地址|户籍所在地|户籍地|户口地址|户口所在地|户籍详细地址" },
  { "phone", "联系电话|电话|手机|手机号|手机号码|联系方式|电话号码|联系号码|固定电话|座机|固话|本人电话|本人联系电话|本人联系方式|"
             "老人电话|老人联系电话|老人联系方式|老人手机|移动电话|联系手机" },
  { "category", "类别|人员类别|老人类别|老年人类别|对象类别|类型|人员类型|老人类型|人群类别|居住类型|空巢独居类别|人员分类|分类|老人分类|老年人类型" },
  { "child_residence", "子女居住|子女居住地|子女居住情况|子女居住地址|子女情况|子女所在地|子女住地|子女居住区域|子女居住地点|赡养人居住地|子女居住状况" },
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
  { SW_COLUMN_IGNORED, "序号|编号|街道|街道名称|所属街道|所在街道|乡镇|街道(乡镇)|乡镇(街道)|镇(街道)|区|区县|区(县)|年龄|周岁|错误原因|来源文件|行号|"
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

static const SwSheetVariants visit_variants[] = {
  { "day", "探访日期|服务日期|走访日期|联系日期|探视日期|巡访日期|关爱日期|记录日期|探访时间|服务时间|走访时间" },
  { "minute", "时刻|具体时间|几点" },
  { "channel", "方式|服务方式|走访方式|关爱方式|形式|探访形式" },
  { "outcome", "结果|联系结果|走访结果|服务结果|巡访结果|探视结果|联系情况|接听情况|是否联系上|是否联系|是否见面" },
  { "party", "甲乙丙方|责任方|身份" },
  { "caregiver_id", "探访人|探访人员|走访人|走访人员|联系人|服务人|探访者|责任人|社区工作者|社工|志愿者|工作人员|经办人" },
  { "services", "服务|项目|关爱服务|服务类别|服务类型" },
  { "content", "内容|探访内容|走访内容|情况|情况记录|记录|服务记录|探访情况|走访情况|巡访情况|服务情况|走访记录|探访记录|老人情况|身体状况|健康状况|备注" },
  { "needs", "需求|老人需求|困难需求|存在困难|老人诉求|诉求|问题|存在问题" },
  { "suggestions", "建议|意见建议|处理意见" },
  { "satisfaction", "满意程度|是否满意|评价" },
  { NULL, NULL }
};

static const SwSheetWords elder_words[] = {
  { "care_ability", "自理|能自理|可自理|完全自理|能够自理|生活自理|生活能自理", SW_CARE_ABILITY_ABLE },
  { "care_ability", "半自理|部分自理", SW_CARE_ABILITY_SEMI_DISABLED },
  { "care_ability", "不能自理|不自理|完全不能自理|生活不能自理|全失能|完全失能", SW_CARE_ABILITY_DISABLED },
  { NULL, NULL, 0 }
};

static const SwSheetWords visit_words[] = {
  { "channel", "电话|打电话|电话联系|电话探访|电话问询|通话", SW_CHANNEL_PHONE },
  { "channel", "上门|入户|走访|上门走访|入户走访|入户探访|上门服务|面访|上门看望", SW_CHANNEL_HOME },
  { "channel", "视频|微信|微信视频|视频通话|语音|网络|互联网|视频探访", SW_CHANNEL_VIDEO },
  { "outcome", "正常|已联系|联系上|联系到|已探访|已完成|完成|良好|平安|一切正常|无异常|是|√", SW_OUTCOME_REACHED },
  { "outcome", "未联系|联系不上|未接|未接听|无人接听|无人应答|没人|不在家|无人在家|未遇|否|×", SW_OUTCOME_NOT_REACHED },
  { "outcome", "拒绝探访|拒访|不愿意", SW_OUTCOME_REFUSED },
  { "outcome", "外出中|在外|住院|不在本地", SW_OUTCOME_AWAY },
  { "outcome", "有异常|情况异常|不正常", SW_OUTCOME_ABNORMAL },
  { "party", "甲方|街道办|街道办事处|街道工作人员|街道干部", SW_PARTY_STREET },
  { "party", "乙方|社区|社工|社区干部|网格员|居委会", SW_PARTY_WORKER },
  { "party", "丙方|邻居|近邻|亲属|志愿者|近邻亲属|近邻或志愿者", SW_PARTY_NEIGHBOUR },
  { "party", "居家养老|服务组织|养老服务组织|居家养老机构|助老员|护理员", SW_PARTY_HOMECARE },
  { "services", "探访|问候|探望|看望|慰问|电话问候|巡访|聊天", SW_SERVICE_CONTACT },
  { "services", "打扫|保洁|卫生|清洁|家政", SW_SERVICE_CLEANING },
  { "services", "洗衣服|洗被褥", SW_SERVICE_LAUNDRY },
  { "services", "剪发|剃头", SW_SERVICE_HAIRCUT },
  { "services", "送餐|做饭|助餐服务", SW_SERVICE_MEAL },
  { "services", "洗澡|助浴服务", SW_SERVICE_BATHING },
  { "services", "医护|量血压|测血压|测血糖|体检|助医|送药", SW_SERVICE_MEDICAL },
  { "services", "修理|水电维修", SW_SERVICE_REPAIR },
  { "services", "代购|代缴|跑腿|助急", SW_SERVICE_ERRAND },
  { "services", "心理慰藉|陪聊|心理疏导|陪伴", SW_SERVICE_COMFORT },
  { "satisfaction", "非常满意|很满意|是", SW_SATISFACTION_SATISFIED },
  { "satisfaction", "一般|较满意|比较满意", SW_SATISFACTION_BASICALLY },
  { "satisfaction", "否", SW_SATISFACTION_DISSATISFIED },
  { NULL, NULL, 0 }
};

static const char *const visit_needed[] = { "day", "channel", NULL };
static const char *const visit_keys[] = { "day", "party", "caregiver_id", "channel", "outcome", "minute", NULL };
/* A visit that is imported comes from an import, whatever it was elsewhere. */
static const char *const visit_ignored[] = { "source", "card_id", NULL };

/* The elders first: what hangs on them is read when they are known. */
static const SwSheetSubject subjects[] = {
  { sw_elder_get_type, SW_SHEET_GROUP_REGISTER, "老人", .variants = elder_variants, .words = elder_words },
  { sw_relative_get_type, SW_SHEET_GROUP_REGISTER, "家属", .needed = relative_needed, .keys = person_keys,
    .variants = relative_variants },
  { sw_household_member_get_type, SW_SHEET_GROUP_REGISTER, "家庭成员", .needed = member_needed, .keys = person_keys,
    .variants = member_variants },
  { sw_status_span_get_type, SW_SHEET_GROUP_REGISTER, "在册状态", .needed = status_needed, .keys = status_keys,
    .variants = status_variants },
  { sw_visit_get_type, SW_SHEET_GROUP_VISITS, "探访记录", .needed = visit_needed, .keys = visit_keys, .near = "day",
    .ignored = visit_ignored, .variants = visit_variants, .words = visit_words },
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

static gboolean
is_among (const char *words,
          const char *text)
{
  gsize length = strlen (text);

  for (const char *p = strstr (words, text); p; p = strstr (p + 1, text))
    if ((p == words || p[-1] == '|') && (p[length] == '|' || p[length] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * sw_sheet_subject_has_words:
 * @self: a subject
 * @field: a field of its records
 *
 * Returns: whether people write other words for the field than those of its enumeration
 */
gboolean
sw_sheet_subject_has_words (const SwSheetSubject *self,
                            const SwField        *field)
{
  for (const SwSheetWords *words = self->words; words && words->field; words++)
    if (strcmp (words->field, field->name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * sw_sheet_subject_find_word:
 * @self: a subject
 * @field: an enumeration, or a set of flags
 * @text: what somebody wrote
 * @value: (out): the value, or the number of the bit
 *
 * Returns: whether it is a word of the enumeration, or one that people write for it
 */
gboolean
sw_sheet_subject_find_word (const SwSheetSubject *self,
                            const SwField        *field,
                            const char           *text,
                            gint64               *value)
{
  const SwEnumValue *exact = sw_enum_find_text (field->enumeration, text);
  g_autofree char *folded = sw_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  if (exact)
    {
      *value = exact->value;
      return TRUE;
    }
  for (const SwSheetWords *words = self->words; *plain && words && words->field; words++)
    if (strcmp (words->field, field->name) == 0 && is_among (words->words, plain))
      {
        *value = words->value;
        return TRUE;
      }
  return FALSE;
}

/**
 * sw_sheet_subject_is_ignored:
 * @self: a subject
 * @field: a field of its records
 *
 * Returns: whether the field is written and not read
 */
gboolean
sw_sheet_subject_is_ignored (const SwSheetSubject *self,
                             const SwField        *field)
{
  return self->ignored && g_strv_contains (self->ignored, field->name);
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
