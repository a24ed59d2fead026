/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-enum.h"

#include <glib/gi18n-lib.h>

#include "sw-pinyin.h"

/**
 * sw_enum_find:
 * @enumeration: an enumeration
 * @value: a number, or %SW_NONE
 *
 * Returns: (nullable): the entry of @value, or %NULL
 */
const SwEnumValue *
sw_enum_find (const SwEnum *enumeration,
              gint64        value)
{
  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    if (v->value == value)
      return v;

  return NULL;
}

/**
 * sw_enum_find_nick:
 * @enumeration: an enumeration
 * @nick: (nullable): a nick as the database holds it
 *
 * Returns: (nullable): the entry, or %NULL
 */
const SwEnumValue *
sw_enum_find_nick (const SwEnum *enumeration,
                   const char   *nick)
{
  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    if (g_strcmp0 (v->nick, nick) == 0)
      return v;

  return NULL;
}

/**
 * sw_enum_find_text:
 * @enumeration: an enumeration
 * @text: (nullable): what a person or a workbook wrote
 *
 * Takes the nick, the label in the user's language or the official word.
 * Blanks inside do not matter.
 *
 * Returns: (nullable): the entry, or %NULL
 */
const SwEnumValue *
sw_enum_find_text (const SwEnum *enumeration,
                   const char   *text)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) squeezed = NULL;

  if (text == NULL)
    return NULL;

  plain = sw_text_normalize (text);

  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    if (strcmp (v->nick, plain) == 0 || strcmp (v->official, plain) == 0 ||
        strcmp (_ (v->label), plain) == 0)
      return v;

  squeezed = g_string_new (plain);
  g_string_replace (squeezed, " ", "", 0);

  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    if (strcmp (v->official, squeezed->str) == 0)
      return v;

  return NULL;
}

/**
 * sw_enum_list:
 * @enumeration: an enumeration
 *
 * Returns: (transfer full): all nicks and in brackets their labels in the user's language, for whoever
 *   wrote something else
 */
char *
sw_enum_list (const SwEnum *enumeration)
{
  GString *list = g_string_new (NULL);

  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    {
      if (list->len > 0)
        g_string_append (list, ", ");
      /* Translators: a word that is not translated, and what it means. */
      g_string_append_printf (list, _("%s (%s)"), v->nick, _(v->label));
    }

  return g_string_free (list, FALSE);
}

/**
 * sw_enum_label:
 * @enumeration: an enumeration
 * @value: a number, or %SW_NONE
 *
 * Returns: (nullable): the word in the user's language, or %NULL
 */
const char *
sw_enum_label (const SwEnum *enumeration,
               gint64        value)
{
  const SwEnumValue *v = sw_enum_find (enumeration, value);

  return v ? _ (v->label) : NULL;
}

/**
 * sw_enum_official:
 * @enumeration: an enumeration
 * @value: a number, or %SW_NONE
 *
 * Returns: (nullable): the word of the official documents, or %NULL
 */
const char *
sw_enum_official (const SwEnum *enumeration,
                  gint64        value)
{
  const SwEnumValue *v = sw_enum_find (enumeration, value);

  return v ? v->official : NULL;
}

/**
 * sw_enum_nick:
 * @enumeration: an enumeration
 * @value: a number, or %SW_NONE
 *
 * Returns: (nullable): the stored word, or %NULL
 */
const char *
sw_enum_nick (const SwEnum *enumeration,
              gint64        value)
{
  const SwEnumValue *v = sw_enum_find (enumeration, value);

  return v ? v->nick : NULL;
}

/**
 * sw_enum_n_values:
 * @enumeration: an enumeration
 *
 * Returns: how many values there are
 */
guint
sw_enum_n_values (const SwEnum *enumeration)
{
  guint n = 0;

  while (enumeration->values[n].nick)
    n++;

  return n;
}

#define SW_ENUM(id, ...)                                            \
  static const SwEnumValue id##_values[] = { __VA_ARGS__, { 0 } };  \
  const SwEnum sw_##id##_enum = { #id, id##_values };

SW_ENUM (sex,
  { SW_SEX_MALE, "male", N_("Male"), "男" },
  { SW_SEX_FEMALE, "female", N_("Female"), "女" })

SW_ENUM (document_kind,
  { SW_DOCUMENT_CITIZEN_ID, "citizen-id", N_("Citizen identity card"), "居民身份证" },
  { SW_DOCUMENT_RESIDENCE_PERMIT, "residence-permit", N_("Hong Kong, Macao or Taiwan residence permit"), "港澳台居民居住证" },
  { SW_DOCUMENT_PASSPORT, "passport", N_("Passport"), "护照" },
  { SW_DOCUMENT_OTHER, "other", N_("Other document"), "其他证件" },
  { SW_DOCUMENT_NO_DOCUMENT, "none", N_("No document"), "无证件" })

SW_ENUM (document_state,
  { SW_DOCUMENT_STATE_VALID, "valid", N_("Valid"), "有效" },
  { SW_DOCUMENT_STATE_MISSING, "missing", N_("Missing"), "缺少" },
  { SW_DOCUMENT_STATE_WRONG, "wrong", N_("Wrong"), "有误" },
  { SW_DOCUMENT_STATE_OVERRIDDEN, "overridden", N_("Wrong, kept with a reason"), "有误（已说明）" })

SW_ENUM (category,
  { SW_CATEGORY_NO_SUPPORTER, "no-supporter", N_("No children or supporter"), "无子女或赡养人" },
  { SW_CATEGORY_SUPPORTER_UNABLE, "supporter-unable", N_("Supporter unable to care"), "子女或赡养人无照顾能力" },
  { SW_CATEGORY_EMPTY_NEST, "empty-nest", N_("Empty nest"), "空巢" },
  { SW_CATEGORY_LIVING_ALONE, "living-alone", N_("Living alone"), "独居" })

SW_ENUM (child_residence,
  { SW_CHILD_RESIDENCE_CHILDLESS, "none", N_("No children"), "无子女" },
  { SW_CHILD_RESIDENCE_SAME_HOME, "same-home", N_("Same home"), "同住" },
  { SW_CHILD_RESIDENCE_SAME_ESTATE, "same-estate", N_("Same estate"), "同小区" },
  { SW_CHILD_RESIDENCE_SAME_COMMUNITY, "same-community", N_("Same community"), "同社区" },
  { SW_CHILD_RESIDENCE_SAME_STREET, "same-street", N_("Same street"), "同街道" },
  { SW_CHILD_RESIDENCE_OUTSIDE_STREET, "outside-street", N_("Outside the street"), "街道外" },
  { SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT, "outside-district", N_("Outside the district"), "区外" },
  { SW_CHILD_RESIDENCE_OUTSIDE_CITY, "outside-city", N_("Outside the city"), "外市（县）" },
  { SW_CHILD_RESIDENCE_UNKNOWN, "unknown", N_("Unknown"), "不详" })

SW_ENUM (marital_status,
  { 0, "married", N_("Married"), "有配偶" },
  { 1, "widowed", N_("Widowed"), "丧偶" },
  { 2, "divorced", N_("Divorced"), "离异" },
  { 3, "single", N_("Never married"), "未婚" })

SW_ENUM (income_source,
  { 0, "pension", N_("Pension"), "养老金" },
  { 1, "family", N_("Support by the family"), "子女亲属供养" },
  { 2, "minimum-living-allowance", N_("Minimum living allowance"), "低保" },
  { 3, "destitute-support", N_("Support for the destitute"), "特困供养" },
  { 4, "other", N_("Other"), "其他" })

SW_ENUM (care_ability,
  { SW_CARE_ABILITY_ABLE, "able", N_("Able"), "完好" },
  { SW_CARE_ABILITY_SEMI_DISABLED, "semi-disabled", N_("Semi-disabled"), "半失能" },
  { SW_CARE_ABILITY_DISABLED, "disabled", N_("Disabled"), "失能" })

SW_ENUM (disability_degree,
  { 1, "first", N_("First degree"), "一级" },
  { 2, "second", N_("Second degree"), "二级" },
  { 3, "third", N_("Third degree"), "三级" },
  { 4, "fourth", N_("Fourth degree"), "四级" })

SW_ENUM (safety,
  { SW_SAFETY_SAFE, "safe", N_("Safe"), "安全" },
  { SW_SAFETY_FAIRLY_SAFE, "fairly-safe", N_("Fairly safe"), "较安全" },
  { SW_SAFETY_UNSAFE, "unsafe", N_("Unsafe"), "不安全" })

SW_ENUM (care_way,
  { 0, "institution", N_("Care in an institution"), "机构集中托养" },
  { 1, "cadre", N_("Paired with a cadre"), "干部结对帮扶" },
  { 2, "neighbours", N_("Care by relatives and neighbours"), "亲属邻里照料" },
  { 3, "purchased", N_("Purchased by the government"), "政府购买服务" })

SW_ENUM (helping_unit,
  { 0, "authorities", N_("Party, government and mass organisations"), "党政机关、群团组织" },
  { 1, "street", N_("Town or street"), "乡镇（街道）" },
  { 2, "committee", N_("Village or residents' committee"), "村（居）民委员会" },
  { 3, "company", N_("Company"), "企业" },
  { 4, "social-organisation", N_("Social organisation"), "社会组织" },
  { 5, "social-work", N_("Professional social workers"), "专业社会工作者" },
  { 6, "other", N_("Other"), "其他" })

SW_ENUM (service_need,
  { 0, "daily-care", N_("Daily care"), "生活照料" },
  { 1, "rehabilitation", N_("Rehabilitation nursing"), "康复护理" },
  { 2, "comfort", N_("Mental comfort"), "精神慰藉" },
  { 3, "rescue", N_("Emergency rescue"), "紧急救援" },
  { 4, "home-adaptation", N_("Home adaptation"), "居家适老化改造" },
  { 5, "meal", N_("Meals"), "助餐" },
  { 6, "medical", N_("Medical care at home"), "上门医护" },
  { 7, "other", N_("Other"), "其他" })

SW_ENUM (status,
  { SW_STATUS_ACTIVE, "active", N_("In the register"), "在册" },
  { SW_STATUS_PAUSED, "paused", N_("Paused"), "暂停" },
  { SW_STATUS_DIED, "died", N_("Died"), "去世" },
  { SW_STATUS_MOVED, "moved", N_("Moved away"), "迁出" },
  { SW_STATUS_INSTITUTION, "institution", N_("Moved into an institution"), "入住机构" },
  { SW_STATUS_WITH_CHILDREN, "with-children", N_("Living with children"), "与子女同住" },
  { SW_STATUS_OTHER, "other", N_("Other reason"), "其他" })

/* Who is in the register needs no span that says so. */
const SwEnum sw_absence_enum = { "absence", status_values + 1 };

SW_ENUM (caregiver_kind,
  { SW_CAREGIVER_WORKER, "worker", N_("Community worker"), "社区工作者" },
  { SW_CAREGIVER_NEIGHBOUR, "neighbour", N_("Neighbour"), "近邻" },
  { SW_CAREGIVER_RELATIVE, "relative", N_("Relative"), "亲属" },
  { SW_CAREGIVER_VOLUNTEER, "volunteer", N_("Volunteer"), "志愿者" },
  { SW_CAREGIVER_GRID_WORKER, "grid-worker", N_("Grid worker"), "网格员" },
  { SW_CAREGIVER_FAMILY_DOCTOR, "family-doctor", N_("Family doctor"), "家庭医生" },
  { SW_CAREGIVER_STREET_STAFF, "street-staff", N_("Street office staff"), "街道工作人员" },
  { SW_CAREGIVER_SOCIAL_WORKER, "social-worker", N_("Social worker"), "社会工作者" },
  { SW_CAREGIVER_HOMECARE_STAFF, "homecare-staff", N_("Home-care staff"), "居家养老服务员" },
  { SW_CAREGIVER_OTHER, "other", N_("Other"), "其他" })

SW_ENUM (organisation_kind,
  { 0, "homecare", N_("Home-care organisation"), "居家养老服务组织" },
  { 1, "institution", N_("Care institution"), "养老服务机构" },
  { 2, "social", N_("Social organisation"), "社会组织" },
  { 3, "association", N_("Association of the aged"), "基层老年协会" },
  { 4, "property", N_("Property management"), "物业服务企业" },
  { 5, "medical", N_("Medical institution"), "医疗卫生机构" },
  { 6, "authority", N_("Public authority"), "党政机关" },
  { 7, "other", N_("Other"), "其他" })

SW_ENUM (community_kind,
  { 0, "community", N_("Community"), "社区" },
  { 1, "village", N_("Village"), "村" },
  { 2, "residents", N_("Residents' committee"), "居" })

SW_ENUM (scope,
  { SW_SCOPE_SAME_STREET, "same-street", N_("Children not in the same street"), "与子女不在同一街道" },
  { SW_SCOPE_SAME_COMMUNITY, "same-community", N_("Children not in the same community"), "与子女不在同一社区" },
  { SW_SCOPE_SAME_ESTATE, "same-estate", N_("Children not in the same estate"), "与子女不在同一小区" })

SW_ENUM (collation,
  { SW_COLLATION_PINYIN, "pinyin", N_("By pinyin"), "按拼音" },
  { SW_COLLATION_STROKE, "stroke", N_("By strokes"), "按笔画" })

SW_ENUM (benefit,
  { 0, "none", N_("Neither"), "否" },
  { 1, "minimum-living-allowance", N_("Minimum living allowance"), "低保对象" },
  { 2, "destitute", N_("Destitute"), "特困人员" })

SW_ENUM (party,
  { SW_PARTY_STREET, "street", N_("Street"), "街道" },
  { SW_PARTY_WORKER, "worker", N_("Community worker"), "社区工作者" },
  { SW_PARTY_NEIGHBOUR, "neighbour", N_("Neighbour or volunteer"), "近邻亲属或志愿者" },
  { SW_PARTY_ELDER, "elder", N_("Elder"), "老人" },
  { SW_PARTY_HOMECARE, "homecare", N_("Home-care organisation"), "居家养老服务组织" },
  { SW_PARTY_OTHER, "other", N_("Other"), "其他" })

SW_ENUM (channel,
  { SW_CHANNEL_PHONE, "phone", N_("Phone call"), "电话问候" },
  { SW_CHANNEL_HOME, "home", N_("Home visit"), "上门探访" },
  { SW_CHANNEL_VIDEO, "video", N_("Voice or video over the internet"), "互联网音（视）频探访" },
  { SW_CHANNEL_OTHER, "other", N_("Other"), "其他" })

SW_ENUM (outcome,
  { SW_OUTCOME_REACHED, "reached", N_("Reached"), "已联系上" },
  { SW_OUTCOME_NOT_REACHED, "not-reached", N_("Not reached"), "未联系上" },
  { SW_OUTCOME_REFUSED, "refused", N_("Refused"), "拒绝" },
  { SW_OUTCOME_AWAY, "away", N_("Away"), "外出" },
  { SW_OUTCOME_ABNORMAL, "abnormal", N_("Abnormal"), "异常" })

SW_ENUM (service,
  { SW_SERVICE_CONTACT, "contact", N_("Visit and greeting"), "探访问候" },
  { SW_SERVICE_CLEANING, "cleaning", N_("Cleaning"), "打扫卫生" },
  { SW_SERVICE_LAUNDRY, "laundry", N_("Laundry"), "洗衣" },
  { SW_SERVICE_HAIRCUT, "haircut", N_("Haircut"), "理发" },
  { SW_SERVICE_MEAL, "meal", N_("Meals"), "助餐" },
  { SW_SERVICE_BATHING, "bathing", N_("Help with bathing"), "助浴" },
  { SW_SERVICE_MEDICAL, "medical", N_("Medical care at home"), "上门医护" },
  { SW_SERVICE_REPAIR, "repair", N_("Repair"), "维修" },
  { SW_SERVICE_ERRAND, "errand", N_("Errand"), "代办" },
  { SW_SERVICE_COMFORT, "comfort", N_("Mental comfort"), "精神慰藉" },
  { SW_SERVICE_REHABILITATION, "rehabilitation", N_("Rehabilitation"), "康复" },
  { SW_SERVICE_OTHER, "other", N_("Other"), "其他" })

SW_ENUM (satisfaction,
  { SW_SATISFACTION_SATISFIED, "satisfied", N_("Satisfied"), "满意" },
  { SW_SATISFACTION_BASICALLY, "basically-satisfied", N_("Basically satisfied"), "基本满意" },
  { SW_SATISFACTION_DISSATISFIED, "dissatisfied", N_("Dissatisfied"), "不满意" })

SW_ENUM (visit_source,
  { SW_VISIT_SOURCE_CARD, "card", N_("Paper card"), "纸质记录卡" },
  { SW_VISIT_SOURCE_PHONE, "phone", N_("Reported by phone"), "电话上报" },
  { SW_VISIT_SOURCE_HAND, "hand", N_("By hand"), "手工录入" },
  { SW_VISIT_SOURCE_IMPORT, "import", N_("Import"), "导入" },
  { SW_VISIT_SOURCE_MONTH_CARD, "month-card", N_("Month card"), "月卡" })

SW_ENUM (rating,
  { SW_RATING_NO_CHANGE, "no-change", N_("No change"), "无变化" },
  { SW_RATING_BETTER, "better", N_("Better"), "较好" },
  { SW_RATING_WORSE, "worse", N_("Worse"), "较差" })

SW_ENUM (disease_rating,
  { SW_RATING_NO_CHANGE, "no-change", N_("No change"), "无变化" },
  { SW_RATING_BETTER, "better", N_("Better"), "较好" },
  { SW_RATING_WORSE, "worse", N_("Serious"), "严重" })

SW_ENUM (agreement_cover,
  { SW_AGREEMENT_COVER_IN_FORCE, "in-force", N_("In force"), "生效" },
  { SW_AGREEMENT_COVER_OPEN, "open", N_("On its way"), "办理中" },
  { SW_AGREEMENT_COVER_NONE, "none", N_("None"), "无" })

SW_ENUM (agreement_state,
  { SW_AGREEMENT_DRAFT, "draft", N_("Draft"), "草稿" },
  { SW_AGREEMENT_PRINTED, "printed", N_("Printed"), "已打印" },
  { SW_AGREEMENT_SIGNING, "signing", N_("Being signed"), "签字中" },
  { SW_AGREEMENT_IN_FORCE, "in-force", N_("In force"), "生效" },
  { SW_AGREEMENT_ENDED, "ended", N_("Terminated"), "终止" })

SW_ENUM (agreement_end,
  { SW_AGREEMENT_END_WORKER_CHANGED, "worker-changed", N_("Community worker changed"), "社区工作者变更" },
  { SW_AGREEMENT_END_NEIGHBOUR_CHANGED, "neighbour-changed", N_("Neighbour or volunteer changed"), "近邻亲属或志愿者变更" },
  { SW_AGREEMENT_END_ELDER_LEFT, "elder-left", N_("Elder left the register"), "老人退出底册" },
  { SW_AGREEMENT_END_SUPERSEDED, "superseded", N_("Signed anew"), "重新签订" },
  { SW_AGREEMENT_END_OTHER, "other", N_("Other reason"), "其他" })

SW_ENUM (period,
  { SW_PERIOD_DAY, "day", N_("Every day"), "每天" },
  { SW_PERIOD_WEEK, "week", N_("Every week"), "每周" },
  { SW_PERIOD_HALF_MONTH, "half-month", N_("Every half-month"), "每半月" },
  { SW_PERIOD_MONTH, "month", N_("Every month"), "每月" },
  { SW_PERIOD_QUARTER, "quarter", N_("Every quarter"), "每季度" })

SW_ENUM (target,
  { SW_TARGET_EVERYBODY, "everybody", N_("Everybody"), "全部老人" },
  { SW_TARGET_KEY, "key", N_("Key elders"), "重点空巢独居老人" },
  { SW_TARGET_HOMECARE_CLIENT, "homecare-client", N_("Home-care clients"), "居家养老服务对象" },
  { SW_TARGET_DISABLED, "disabled", N_("Disabled elders"), "失能老人" },
  { SW_TARGET_DESTITUTE, "destitute", N_("Destitute elders supported at home"), "分散特困供养对象" },
  { SW_TARGET_SPECIAL_DIFFICULTY, "special-difficulty", N_("Other elders with a special difficulty"), "其他特殊困难老年人" })

SW_ENUM (basis,
  { SW_BASIS_CATEGORY, "category", N_("What the elder is"), "老人类别" },
  { SW_BASIS_AGREEMENT, "agreement", N_("An agreement in force"), "协议生效" })

SW_ENUM (emergency_kind,
  { SW_EMERGENCY_COLD, "cold", N_("Severe cold"), "严寒" },
  { SW_EMERGENCY_HEAT, "heat", N_("Extreme heat"), "酷暑" },
  { SW_EMERGENCY_EXTREME_WEATHER, "extreme-weather", N_("Extreme weather"), "极端气候" },
  { SW_EMERGENCY_EPIDEMIC, "epidemic", N_("Epidemic"), "疫情防控" },
  { SW_EMERGENCY_OTHER, "other", N_("Other emergency"), "其他突发事件" })

SW_ENUM (slot_state,
  { SW_SLOT_MET, "met", N_("Made"), "已完成" },
  { SW_SLOT_LATE, "late", N_("Made late"), "迟完成" },
  { SW_SLOT_MISSED, "missed", N_("Missed"), "漏访" },
  { SW_SLOT_OVERDUE, "overdue", N_("Overdue"), "逾期未访" },
  { SW_SLOT_DUE, "due", N_("Due today"), "今日应访" },
  { SW_SLOT_UPCOMING, "upcoming", N_("Upcoming"), "未到期" })
