/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-record-table.h"

#include "sw-day.h"
#include "sw-household-member.h"
#include "sw-missing-glyph.h"

#include <string.h>

/* The table is divided into so many columns; a cell takes some. */
#define N_COLUMNS 24

/* Rows that are written on by hand, and how many of a household a blank form has. */
#define MIN_ROW        27.0
#define WRITING_ROW    58.0
#define SIGNATURE_ROW  42.0
#define MIN_MEMBERS    4

/* The columns of section 五: the side cell, the group and the item. */
#define SIDE_COLUMNS  4
#define GROUP_COLUMNS 3
#define ITEM_COLUMNS  3
#define VALUE_COLUMN  (SIDE_COLUMNS + GROUP_COLUMNS + ITEM_COLUMNS)

typedef struct
{
  const SwVisitRecordInput *input;
  SwCellTable *table;
  SwFont *body;
  SwFont *small;
  SwFont *heading;
  GPtrArray *missing;
} Maker;

/**
 * sw_visit_record_input_init:
 * @self: (out caller-allocates): the input of a blank form
 *
 * Begins an input.
 */
void
sw_visit_record_input_init (SwVisitRecordInput *self)
{
  memset (self, 0, sizeof *self);
  self->day = SW_NONE;
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->visits = g_array_new (FALSE, TRUE, sizeof (SwVisitRecordBlock));
  self->services = g_array_new (FALSE, TRUE, sizeof (SwVisitRecordBlock));
}

static void
clear_blocks (GArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      SwVisitRecordBlock *block = &g_array_index (blocks, SwVisitRecordBlock, i);

      g_clear_object (&block->visit);
      g_clear_object (&block->assessment);
    }
  g_array_unref (blocks);
}

/**
 * sw_visit_record_input_clear:
 * @self: an input
 *
 * Frees what it has.
 */
void
sw_visit_record_input_clear (SwVisitRecordInput *self)
{
  g_clear_pointer (&self->district, g_free);
  g_clear_pointer (&self->office, g_free);
  g_clear_pointer (&self->community, g_free);
  g_clear_object (&self->elder);
  g_clear_pointer (&self->contact_name, g_free);
  g_clear_pointer (&self->contact_phone, g_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->visits, clear_blocks);
  g_clear_pointer (&self->services, clear_blocks);
}

/* --- Cells ---------------------------------------------------------------- */

static void
add_heading (Maker      *maker,
             const char *text)
{
  sw_cell_table_add_row (maker->table, MIN_ROW);
  sw_flow_add_text (sw_cell_table_add_cell (maker->table, maker->heading, 0, N_COLUMNS, 1, SW_ALIGN_START), text);
  sw_cell_table_keep_row (maker->table);
}

static void
add_label (Maker      *maker,
           guint       column,
           guint       n_columns,
           const char *text)
{
  sw_cell_table_add_text (maker->table, column, n_columns, SW_ALIGN_CENTER, text);
}

static void
add_value (Maker      *maker,
           guint       column,
           guint       n_columns,
           SwAlign     align,
           const char *text)
{
  sw_cell_table_add_text (maker->table, column, n_columns, align, text);
  sw_missing_glyph_collect (maker->missing, maker->body, text, 0);
}

/* A value that another function made. */
static void
add_made (Maker   *maker,
          guint    column,
          guint    n_columns,
          SwAlign  align,
          char    *text)
{
  add_value (maker, column, n_columns, align, text);
  g_free (text);
}

static void
add_blank (Maker      *maker,
           SwFlow     *flow,
           const char *value,
           double      squares)
{
  sw_flow_add_blank (flow, value, squares * SW_SIZE_5, SW_BLANK_KEEP);
  sw_missing_glyph_collect (maker->missing, maker->body, value, 0);
}

/* A box with its word, which it never parts from. */
static void
add_box (SwFlow     *flow,
         gboolean    ticked,
         const char *word,
         gboolean    last)
{
  g_autofree char *text = g_strconcat (ticked ? "☑" : "□", word, NULL);

  sw_flow_add_kept (flow, text);
  if (!last)
    sw_flow_add_text (flow, "　");
}

/* □是 □否; an unknown answer ticks neither. */
static void
add_yes_no (Maker  *maker,
            guint   column,
            guint   n_columns,
            gint64  answer)
{
  SwFlow *flow = sw_cell_table_add_cell (maker->table, NULL, column, n_columns, 1, SW_ALIGN_CENTER);

  add_box (flow, answer == 1, "是", FALSE);
  add_box (flow, answer == 0, "否", TRUE);
}

static void
add_boxes (SwFlow       *flow,
           const SwEnum *enumeration,
           gint64        bits)
{
  for (const SwEnumValue *v = enumeration->values; v->nick; v++)
    add_box (flow, (bits & ((gint64) 1 << v->value)) != 0, v->official, v[1].nick == NULL);
}

/* The bit of the one value of an enumeration that is ticked. */
static gint64
bit_of (gint64 value)
{
  return value == SW_NONE ? 0 : (gint64) 1 << value;
}

/* --- Section 一 ----------------------------------------------------------- */

/* The name without the ending that is printed after its blank. */
static char *
strip_ending (const char *name,
              const char *endings)
{
  g_auto (GStrv) all = g_strsplit (endings, " ", -1);

  if (name == NULL)
    return NULL;

  for (guint i = 0; all[i]; i++)
    if (g_str_has_suffix (name, all[i]) && strlen (name) > strlen (all[i]))
      return g_strndup (name, strlen (name) - strlen (all[i]));

  return g_strdup (name);
}

/* The address without what the blanks before it say already. */
static const char *
skip_prefix (const char *address,
             const char *prefix)
{
  return address != NULL && prefix != NULL && g_str_has_prefix (address, prefix) ?
         address + strlen (prefix) : address;
}

static void
add_address (Maker *maker)
{
  const SwVisitRecordInput *input = maker->input;
  g_autofree char *district = strip_ending (input->district, "区 县 市");
  g_autofree char *office = strip_ending (input->office, "街道办事处 街道 镇 乡");
  g_autofree char *community = strip_ending (input->community, "社区居民委员会 社区 村民委员会 村 居委会");
  const char *address = input->elder != NULL ? input->elder->home_address : NULL;
  SwFlow *flow = sw_cell_table_add_cell (maker->table, NULL, 4, 13, 1, SW_ALIGN_START);

  address = skip_prefix (address, input->district);
  address = skip_prefix (address, input->office);
  address = skip_prefix (address, input->community);

  add_blank (maker, flow, district, 3);
  sw_flow_add_kept (flow, "县（区）");
  add_blank (maker, flow, office, 4);
  sw_flow_add_kept (flow, "乡镇（街道）");
  add_blank (maker, flow, community, 4);
  sw_flow_add_kept (flow, "村（居）");
  if (address != NULL)
    sw_flow_add_text (flow, address);
  sw_missing_glyph_collect (maker->missing, maker->body, address, 0);
}

static gint64
is_alone (SwElder *elder)
{
  switch (elder != NULL ? elder->category : SW_NONE)
    {
    case SW_CATEGORY_EMPTY_NEST:
    case SW_CATEGORY_LIVING_ALONE:
      return 1;
    case SW_CATEGORY_SUPPORTER_UNABLE:
      return 0;
    default:
      return SW_NONE;
    }
}

static gint64
is_disabled (SwElder *elder)
{
  gint64 ability = elder != NULL ? elder->care_ability : SW_NONE;

  return ability == SW_NONE ? SW_NONE : ability == SW_CARE_ABILITY_DISABLED;
}

static void
add_person (Maker *maker)
{
  SwElder *elder = maker->input->elder;

  add_heading (maker, "一、探访对象基本情况");

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, 0, 4, "家庭住址");
  add_address (maker);
  add_label (maker, 17, 4, "是否居住在户籍所在地");
  add_yes_no (maker, 21, 3, elder != NULL ? elder->same_address : SW_NONE);

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, 0, 4, "被探访人姓名");
  add_value (maker, 4, 3, SW_ALIGN_CENTER, elder != NULL ? elder->name : NULL);
  add_label (maker, 7, 3, "联系电话");
  add_value (maker, 10, 4, SW_ALIGN_CENTER, elder != NULL ? elder->phone : NULL);
  add_label (maker, 14, 3, "紧急联系人／联系电话");
  add_value (maker, 17, 3, SW_ALIGN_CENTER, maker->input->contact_name);
  add_value (maker, 20, 4, SW_ALIGN_CENTER, maker->input->contact_phone);

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, 0, 4, "是否残疾");
  add_yes_no (maker, 4, 3, elder != NULL ? elder->disabled : SW_NONE);
  add_label (maker, 7, 3, "残疾人证号");
  add_value (maker, 10, 7, SW_ALIGN_CENTER, elder != NULL ? elder->disability_certificate : NULL);
  add_label (maker, 17, 4, "是否独居、空巢");
  add_yes_no (maker, 21, 3, is_alone (elder));

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, 0, 4, "是否留守");
  add_yes_no (maker, 4, 3, elder != NULL ? elder->left_behind : SW_NONE);
  add_label (maker, 7, 3, "是否失能");
  add_yes_no (maker, 10, 4, is_disabled (elder));
  add_label (maker, 14, 7, "是否计划生育特殊家庭老年人");
  add_yes_no (maker, 21, 3, elder != NULL ? elder->special_family : SW_NONE);
}

/* --- Sections 二 to 四 ---------------------------------------------------- */

static void
add_household (Maker *maker)
{
  static const struct { guint column, n_columns; const char *title; } columns[] = {
    { 0, 2, "序号" }, { 2, 4, "姓名" }, { 6, 2, "性别" }, { 8, 6, "公民身份号码" },
    { 14, 3, "与户主关系" }, { 17, 3, "健康状况" }, { 20, 4, "是否为低保对象／特困人员" },
  };
  guint n_rows = MAX (MIN_MEMBERS, maker->input->members->len);

  add_heading (maker, "二、家庭基本情况");
  sw_cell_table_add_row (maker->table, MIN_ROW);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_label (maker, columns[i].column, columns[i].n_columns, columns[i].title);
  sw_cell_table_keep_row (maker->table);

  for (guint i = 0; i < n_rows; i++)
    {
      SwHouseholdMember *member = i < maker->input->members->len ? maker->input->members->pdata[i] : NULL;
      const char *texts[G_N_ELEMENTS (columns)] = { 0 };
      g_autofree char *serial = i == 0 ? g_strdup ("户主") : g_strdup_printf ("%u", i + 1);

      texts[0] = serial;
      if (member != NULL)
        {
          texts[1] = member->name;
          texts[2] = sw_enum_official (&sw_sex_enum, member->sex);
          texts[3] = member->document_number;
          texts[4] = member->relation_to_head;
          texts[5] = member->health;
          texts[6] = sw_enum_official (&sw_benefit_enum, member->benefit);
        }

      sw_cell_table_add_row (maker->table, MIN_ROW);
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        add_value (maker, columns[k].column, columns[k].n_columns, SW_ALIGN_CENTER, texts[k]);
    }
}

static void
add_fact (Maker      *maker,
          guint       n_columns,
          const char *label,
          char       *value,
          double      min_height)
{
  sw_cell_table_add_row (maker->table, min_height);
  add_label (maker, 0, n_columns, label);
  add_made (maker, n_columns, N_COLUMNS - n_columns, SW_ALIGN_START, value);
}

static char *
format (SwElder    *elder,
        const char *name)
{
  SwRecord *record = elder != NULL ? SW_RECORD (elder) : NULL;

  return record == NULL ? NULL :
         sw_record_format_official (record, sw_record_class_find_field (SW_RECORD_GET_CLASS (record), name));
}

static void
add_life (Maker *maker)
{
  SwElder *elder = maker->input->elder;

  add_heading (maker, "三、家庭生活条件");
  add_fact (maker, 8, "饮水是否安全", format (elder, "water_safety"), MIN_ROW);
  add_fact (maker, 8, "生活用电是否安全", format (elder, "electricity_safety"), MIN_ROW);
  add_fact (maker, 8, "住房是否安全", format (elder, "housing_safety"), MIN_ROW);
  add_fact (maker, 8, "家庭每月收入（元）", format (elder, "monthly_income"), MIN_ROW);
  add_fact (maker, 8, "家庭每月领取养老保险、社会救助和社会福利补贴等情况", format (elder, "benefits"), MIN_ROW);
}

static void
add_help (Maker *maker)
{
  SwElder *elder = maker->input->elder;

  add_heading (maker, "四、已享受帮扶情况");
  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, 0, 5, "帮扶单位（组织）");
  add_boxes (sw_cell_table_add_cell (maker->table, NULL, 5, N_COLUMNS - 5, 1, SW_ALIGN_START), &sw_helping_unit_enum,
             elder != NULL && elder->helping_units != SW_NONE ? elder->helping_units : 0);
  add_fact (maker, 5, "帮扶措施", format (elder, "helping_measures"), WRITING_ROW);
}

/* --- Sections 五 and 六 --------------------------------------------------- */

/* 第＿次开展…… and the day, beside the rows that they are about. */
static void
add_side (Maker                    *maker,
          const SwVisitRecordBlock *block,
          guint                     n_rows,
          const char               *deed)
{
  SwFlow *flow = sw_cell_table_add_cell (maker->table, NULL, 0, SIDE_COLUMNS, n_rows, SW_ALIGN_CENTER);
  g_autofree char *ordinal = NULL;
  int year, month, day;

  if (block != NULL && block->ordinal != SW_NONE)
    ordinal = g_strdup_printf ("%" G_GINT64_FORMAT, block->ordinal);
  sw_flow_add_text (flow, "第");
  sw_flow_add_blank (flow, ordinal, 2 * SW_SIZE_5, SW_BLANK_KEEP);
  sw_flow_add_text (flow, "次");
  sw_flow_add_kept (sw_cell_table_add_paragraph (maker->table, NULL), deed);
  sw_cell_table_add_paragraph (maker->table, NULL);

  if (block != NULL && sw_day_to_ymd (block->visit->day, &year, &month, &day))
    {
      g_autofree char *of_year = g_strdup_printf ("%d年", year);
      g_autofree char *of_day = g_strdup_printf ("%d月%d日", month, day);

      sw_flow_add_text (sw_cell_table_add_paragraph (maker->table, NULL), of_year);
      sw_flow_add_kept (sw_cell_table_add_paragraph (maker->table, NULL), of_day);
    }
  else
    {
      sw_flow_add_kept (sw_cell_table_add_paragraph (maker->table, NULL), "　　年");
      sw_flow_add_kept (sw_cell_table_add_paragraph (maker->table, NULL), "　月　日");
    }
}

static void
add_rating (Maker        *maker,
            const char   *item,
            const SwEnum *enumeration,
            gint64        value)
{
  add_label (maker, SIDE_COLUMNS + GROUP_COLUMNS, ITEM_COLUMNS, item);
  add_boxes (sw_cell_table_add_cell (maker->table, NULL, VALUE_COLUMN, N_COLUMNS - VALUE_COLUMN, 1, SW_ALIGN_START),
             enumeration, bit_of (value));
}

static void
begin_group (Maker      *maker,
             guint       n_rows,
             const char *group)
{
  sw_cell_table_add_row (maker->table, MIN_ROW);
  sw_flow_add_text (sw_cell_table_add_cell (maker->table, NULL, SIDE_COLUMNS, GROUP_COLUMNS, n_rows, SW_ALIGN_CENTER), group);
}

static void
add_persons (SwFlow     *flow,
             gboolean    ticked,
             const char *word,
             gint64      n)
{
  g_autofree char *number = ticked ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : NULL;
  g_autofree char *box = g_strconcat (ticked ? "☑" : "□", word, NULL);

  sw_flow_add_kept (flow, box);
  sw_flow_add_blank (flow, number, 2 * SW_SIZE_5, SW_BLANK_KEEP);
  sw_flow_add_kept (flow, "人");
}

static void
add_family (Maker  *maker,
            gint64  change)
{
  SwFlow *flow;

  begin_group (maker, 1, "家庭状况");
  add_label (maker, SIDE_COLUMNS + GROUP_COLUMNS, ITEM_COLUMNS, "家庭人口");
  flow = sw_cell_table_add_cell (maker->table, NULL, VALUE_COLUMN, N_COLUMNS - VALUE_COLUMN, 1, SW_ALIGN_START);
  add_box (flow, change == 0, "无变化", FALSE);
  add_persons (flow, change > 0, "增加", change);
  sw_flow_add_text (flow, "　");
  add_persons (flow, change != SW_NONE && change < 0, "减少", change != SW_NONE ? -change : 0);
}

static void
add_disease (Maker        *maker,
             SwAssessment *assessment)
{
  gint64 rating = assessment != NULL ? assessment->disease : SW_NONE;
  SwFlow *flow;

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_label (maker, SIDE_COLUMNS + GROUP_COLUMNS, ITEM_COLUMNS, "疾病状况");
  flow = sw_cell_table_add_cell (maker->table, NULL, VALUE_COLUMN, N_COLUMNS - VALUE_COLUMN, 1, SW_ALIGN_START);
  add_box (flow, rating == SW_RATING_NO_CHANGE, "无变化", FALSE);
  add_box (flow, rating == SW_RATING_WORSE, "严重", FALSE);
  sw_flow_add_kept (flow, "疾病名称：");
  add_blank (maker, flow, assessment != NULL ? assessment->disease_name : NULL, 4);
  sw_flow_add_text (flow, "　");
  add_box (flow, rating == SW_RATING_BETTER, "较好", TRUE);
}

#define RATING(assessment, member) ((assessment) != NULL ? (assessment)->member : SW_NONE)

static void
add_writing (Maker      *maker,
             const char *label,
             const char *text)
{
  SwFlow *flow;

  sw_cell_table_add_row (maker->table, WRITING_ROW);
  flow = sw_cell_table_add_cell (maker->table, NULL, SIDE_COLUMNS, N_COLUMNS - SIDE_COLUMNS, 1, SW_ALIGN_START);
  sw_cell_table_raise (maker->table);
  sw_flow_add_text (flow, label);
  if (text != NULL)
    sw_flow_add_text (flow, text);
  sw_missing_glyph_collect (maker->missing, maker->body, text, 0);
}

/* Who signs, and the day, on one line. */
static void
add_signatures (Maker      *maker,
                const char *first,
                const char *second)
{
  const char *labels[] = { first, second, "信息录入人（签字）" };
  SwFlow *flow;

  sw_cell_table_add_row (maker->table, SIGNATURE_ROW);
  flow = sw_cell_table_add_cell (maker->table, maker->small, SIDE_COLUMNS, N_COLUMNS - SIDE_COLUMNS, 1, SW_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      sw_flow_add_kept (flow, labels[i]);
      sw_flow_add_blank (flow, NULL, 4.1 * SW_SIZE_5, SW_BLANK_KEEP);
    }
  sw_flow_add_kept (flow, "　　年　月　日");
}

static void
add_visit (Maker                    *maker,
           const SwVisitRecordBlock *block)
{
  SwVisit *visit = block != NULL ? block->visit : NULL;
  SwAssessment *assessment = block != NULL ? block->assessment : NULL;

  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_side (maker, block, 15, "开展探访");
  sw_cell_table_add_text (maker->table, SIDE_COLUMNS, GROUP_COLUMNS + ITEM_COLUMNS, SW_ALIGN_CENTER, "探访方式");
  add_boxes (sw_cell_table_add_cell (maker->table, NULL, VALUE_COLUMN, N_COLUMNS - VALUE_COLUMN, 1, SW_ALIGN_START),
             &sw_channel_enum, visit != NULL ? bit_of (visit->channel) : 0);

  add_family (maker, RATING (assessment, family_change));

  begin_group (maker, 3, "健康状况");
  add_rating (maker, "表达能力", &sw_rating_enum, RATING (assessment, expression));
  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_rating (maker, "行动能力", &sw_rating_enum, RATING (assessment, mobility));
  add_disease (maker, assessment);

  begin_group (maker, 1, "精神状态");
  add_rating (maker, "情绪状态", &sw_rating_enum, RATING (assessment, mood));

  begin_group (maker, 3, "安全情况");
  add_rating (maker, "燃气安全", &sw_safety_enum, RATING (assessment, gas));
  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_rating (maker, "水暖安全", &sw_safety_enum, RATING (assessment, plumbing));
  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_rating (maker, "用电安全", &sw_safety_enum, RATING (assessment, electricity));

  begin_group (maker, 2, "卫生状况");
  add_rating (maker, "个人卫生", &sw_rating_enum, RATING (assessment, personal_hygiene));
  sw_cell_table_add_row (maker->table, MIN_ROW);
  add_rating (maker, "家庭卫生", &sw_rating_enum, RATING (assessment, home_hygiene));

  begin_group (maker, 1, "居住环境");
  add_rating (maker, "室内环境", &sw_rating_enum, RATING (assessment, indoor));

  add_writing (maker, "老年人服务需求：", visit != NULL ? visit->needs : NULL);
  add_writing (maker, "实施关爱服务建议：", visit != NULL ? visit->suggestions : NULL);
  add_signatures (maker, "探访人员（签字）", "被探访人（签字）");
}

/* What was done: the text of the visit, or the words of its services. */
static char *
describe_service (SwVisit *visit)
{
  if (visit == NULL)
    return NULL;
  if (visit->content != NULL && visit->content[0] != '\0')
    return g_strdup (visit->content);

  return sw_record_format_official (SW_RECORD (visit),
                                    sw_record_class_find_field (SW_RECORD_GET_CLASS (visit), "services"));
}

static void
add_service (Maker                    *maker,
             const SwVisitRecordBlock *block)
{
  SwVisit *visit = block != NULL ? block->visit : NULL;
  g_autofree char *content = describe_service (visit);
  SwFlow *flow;

  sw_cell_table_add_row (maker->table, WRITING_ROW);
  add_side (maker, block, 3, "开展关爱服务");
  flow = sw_cell_table_add_cell (maker->table, NULL, SIDE_COLUMNS, N_COLUMNS - SIDE_COLUMNS, 1, SW_ALIGN_START);
  sw_cell_table_raise (maker->table);
  sw_flow_add_text (flow, "关爱服务内容：");
  if (content != NULL)
    sw_flow_add_text (flow, content);
  sw_missing_glyph_collect (maker->missing, maker->body, content, 0);

  add_signatures (maker, "服务人员（签字）", "被服务人（签字）");

  sw_cell_table_add_row (maker->table, MIN_ROW);
  flow = sw_cell_table_add_cell (maker->table, NULL, SIDE_COLUMNS, N_COLUMNS - SIDE_COLUMNS, 1, SW_ALIGN_START);
  sw_flow_add_kept (flow, "老年人服务满意度评价：");
  add_boxes (flow, &sw_satisfaction_enum, visit != NULL ? bit_of (visit->satisfaction) : 0);
}

/**
 * sw_visit_record_table_new:
 * @input: what the form says, which must not change while the table is in use
 * @fonts: the fonts of the document, which must outlive the table
 * @width: how wide the table is, in points
 * @missing: (element-type SwMissingGlyph): where to add the characters that no font has
 *
 * Makes the six sections of the visit record, not yet laid out.
 *
 * Returns: (transfer full): the table
 */
SwCellTable *
sw_visit_record_table_new (const SwVisitRecordInput *input,
                           SwFontChain              *fonts,
                           double                    width,
                           GPtrArray                *missing)
{
  Maker maker = { input, NULL, NULL, NULL, NULL, missing };

  maker.body = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_5);
  maker.small = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_SMALL_5);
  maker.heading = sw_font_chain_get_font (fonts, SW_FACE_HEADING, SW_SIZE_5);
  maker.table = sw_cell_table_new (maker.body, width, N_COLUMNS);

  add_person (&maker);
  add_household (&maker);
  add_life (&maker);
  add_help (&maker);

  add_heading (&maker, "五、探访情况");
  sw_cell_table_break (maker.table);
  for (guint i = 0; i < input->visits->len; i++)
    add_visit (&maker, &g_array_index (input->visits, SwVisitRecordBlock, i));
  if (input->visits->len == 0)
    add_visit (&maker, NULL);

  add_heading (&maker, "六、关爱服务情况");
  for (guint i = 0; i < input->services->len; i++)
    add_service (&maker, &g_array_index (input->services, SwVisitRecordBlock, i));
  if (input->services->len == 0)
    add_service (&maker, NULL);

  return maker.table;
}
