/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-template.h"

#include <string.h>

static SwAgreementTemplate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwAgreementTemplate *template = sw_agreement_template_parse (text, &error);

  g_assert_no_error (error);

  return template;
}

/* The paragraphs, each with a letter for its kind and its fields in braces. */
static char *
describe (SwAgreementTemplate *template)
{
  static const char letters[] = "TGHNPS";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sw_agreement_template_get_n_blocks (template); i++)
    {
      const SwAgreementBlock *block = sw_agreement_template_get_block (template, i);

      g_string_append_printf (text, "%s%c ", i > 0 ? "\n" : "", letters[block->kind]);
      for (guint k = 0; k < block->n_parts; k++)
        if (block->parts[k].text != NULL)
          g_string_append (text, block->parts[k].text);
        else if (block->parts[k].length > 0)
          g_string_append_printf (text, "{%s:%u}", sw_enum_nick (&sw_agreement_field_enum, block->parts[k].field),
                                  block->parts[k].length);
        else
          g_string_append_printf (text, "{%s}", sw_enum_nick (&sw_agreement_field_enum, block->parts[k].field));
    }

  return g_string_free (text, FALSE);
}

/* 姑苏民卫〔2022〕159号, 附件1, letter for letter. */
static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  SwAgreementTemplate *template = sw_agreement_template_get_shipped ();
  g_autofree char *text = describe (template);

  g_assert_cmpstr (text, ==,
    "T 重点空巢独居老人关爱服务协议书\n"
    "G 街道：{street_office}（以下简称甲方）\n"
    "G 社区工作者：{worker_name}（以下简称乙方）\n"
    "G 近邻亲属或志愿者：{neighbour_name}（以下简称丙方）\n"
    "G 空巢独居老人：{elder_name}（以下简称丁方）\n"
    "P 为做好空巢独居老人关爱服务工作，保障老年人合法权益，根据国务院、省、苏州市相关政策规定，"
    "经甲、乙、丙、丁各方平等协商，签订相关协议如下：\n"
    "H 一、重点空巢独居老人对象的基本情况\n"
    "P 根据《关于进一步加强重点空巢独居老人关爱工作的通知》规定，经详细摸底和评估，{elder_name}属于重点空巢独居老人。\n"
    "P 丁方基本情况为：性别：{sex}；身份证号：{citizen_id}；户籍地址：{household_address}；"
    "家庭住址：{home_address}；健康状况：{health}。\n"
    "H 二、甲方的责任要求\n"
    "N 1.督促关爱服务协议的签订工作；印制关爱服务记录表，记载服务的时间、内容、标准和程序等。\n"
    "N 2.指导乙方和丙方落实服务协议各项内容，提供必要的支持和帮助，并定期对乙方和丙方服务情况进行监督、检查。\n"
    "N 3.为丁方提供助餐、日间照料、精神慰藉、健康管理、上门医护等服务。\n"
    "N 4.为符合条件的丁方购买养老或护理服务。\n"
    "H 三、乙方的责任要求\n"
    "N 1.每周至少上门或电话联系2次，了解空巢独居老人的日常生活和身体状况，上门的时候填写关爱服务记录卡。\n"
    "N 2.发现丁方身体不适、严寒酷暑、极端气候等特殊情况的，采取应急援助服务并及时上报甲方。\n"
    "N 3.及时向甲方报告丁方的困难和问题。\n"
    "H 四、丙方的责任要求\n"
    "N 1.每天至少上门或电话联系1次，及时帮助或协调解决丁方实际困难和需求。\n"
    "N 2.力所能及地给丁方提供其需要的帮助和服务。\n"
    "N 3.丁方身体状况异常或居住环境出现安全隐患时，及时向乙方或甲方反映。\n"
    "N 4.丁方离开社区探亲访友、办事时，视情陪同前往。\n"
    "H 五、丁方的责任要求\n"
    "N 1.保持居住场所基本的卫生环境。\n"
    "N 2.在用火用电等方面杜绝安全隐患。\n"
    "N 3.离开社区范围的探亲访友、办事等，须事先告知丙方或乙方。\n"
    "H 六、协议未尽事宜\n"
    "P 本协议如有未尽事宜，相关方应另行以书面形式补充。\n"
    "H 七、协议份数\n"
    "P 本协议一式四份，甲、乙、丙、丁四方各执一份，具有同等法律效力。本协议自各方签字之日起生效。\n"
    "S ");

  g_assert_true (sw_agreement_template_check (template, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (sw_agreement_template_get_title (template), ==, "重点空巢独居老人关爱服务协议书");
  g_assert_true (sw_agreement_template_get_shipped () == template);

  /* It can be edited and read again. */
  {
    g_autoptr (SwAgreementTemplate) again = parse (sw_agreement_template_get_text (template));
    g_autofree char *same = describe (again);

    g_assert_cmpstr (same, ==, text);
  }
}

static void
test_parse (void)
{
  g_autoptr (SwAgreementTemplate) template = NULL;
  g_autofree char *text = NULL;

  /* Byte order mark, line ends of all systems, indents, Chinese marks and names. */
  template = parse ("\357\273\277\r\n  # 协议书 \r\n\r\n＞ 街道：｛街道｝（甲方）\r\n##　一、标题\r\n"
                    "　　（1）第一条{ health ：20 }　\r\n12、第二条{健康状况:3}\r\n2次\r\n ｛签字栏｝\r\n\r\n");
  text = describe (template);
  g_assert_cmpstr (text, ==,
                   "T 协议书\n"
                   "G 街道：{street_office}（甲方）\n"
                   "H 一、标题\n"
                   "N （1）第一条{health:20}\n"
                   "N 12、第二条{health:3}\n"
                   "P 2次\n"
                   "S ");
  g_assert_cmpuint (sw_agreement_template_get_block (template, 2)->line, ==, 5);
}

/* What is wrong is told with its line. */
static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } faults[] = {
    { "# 协议\n\n一{elder}二", "Line 3: there is no field “elder”" },
    { "一\n{sex", "Line 2: the “}” of a field is missing" },
    { "{sex{health}", "Line 1: the “}” of a field is missing" },
    { "一}二", "Line 1: there is a “}” without a “{” before it" },
    { "{sex}}", "Line 1: there is a “}” without a “{” before it" },
    { "{sex:0}", "Line 1: “0” is no length of a blank, which is a number from 1 to 200" },
    { "{sex:long}", "Line 1: “long” is no length of a blank, which is a number from 1 to 200" },
    { "签字：{signatures}", "Line 1: the signature block needs a line of its own" },
    { "{signatures}\n\n以上", "Line 3: nothing may follow the signature block" },
    { "一\n# 二", "Line 2: the title stands once, before everything else" },
    { "# 一{sex}", "Line 1: the title has no fields" },
    { "##", "Line 1: there is no text after the mark" },
    { "一\n二\xff", "Line 2: there are characters that are no text in UTF-8" },
    { "{}", "Line 1: there is no field “”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sw_agreement_template_parse (faults[i].text, &error));
      g_assert_error (error, SW_AGREEMENT_TEMPLATE_ERROR, SW_AGREEMENT_TEMPLATE_ERROR_SYNTAX);
      g_assert_cmpstr (error->message, ==, faults[i].message);
    }
}

static void
test_check (void)
{
  const char *shipped = sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
  g_autoptr (SwAgreementTemplate) empty = parse ("");
  g_autoptr (GError) error = NULL;

  /* Without any one of its fields it is refused, and the field is named. */
  for (const SwEnumValue *value = sw_agreement_field_enum.values; value->nick != NULL; value++)
    {
      g_autofree char *field = g_strdup_printf ("{%s}", value->nick);
      g_autoptr (GString) text = g_string_new (shipped);
      g_autoptr (SwAgreementTemplate) template = NULL;
      g_autofree char *message = g_strdup_printf ("The text of the agreement lacks %s.", field);

      if (value->value == SW_AGREEMENT_FIELD_NUMBER)
        continue;

      g_string_replace (text, field, "", 0);
      template = parse (text->str);
      g_assert_false (sw_agreement_template_check (template, &error));
      g_assert_error (error, SW_AGREEMENT_TEMPLATE_ERROR, SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE);
      g_assert_cmpstr (error->message, ==, message);
      g_clear_error (&error);
    }

  {
    g_autoptr (GString) text = g_string_new (shipped);
    g_autoptr (SwAgreementTemplate) template = NULL;

    g_string_replace (text, "{signatures}", "", 0);
    g_string_replace (text, "# 重点空巢独居老人关爱服务协议书", "", 0);
    template = parse (text->str);
    g_assert_false (sw_agreement_template_check (template, &error));
    g_assert_cmpstr (error->message, ==,
                     "The text of the agreement lacks the title (“# …”), the signature block ({signatures}).");
    g_clear_error (&error);
  }

  g_assert_false (sw_agreement_template_check (empty, &error));
  g_assert_error (error, SW_AGREEMENT_TEMPLATE_ERROR, SW_AGREEMENT_TEMPLATE_ERROR_INCOMPLETE);
}

/* Whatever is typed is either a template or an error. */
static void
test_any_text (void)
{
  static const char * const pieces[] = {
    "#", ">", "{", "}", "sex", "signatures", ":", "9", "\n", " ", "　", "（", "1", "、", ".", "平江", "｛", "：", "｝", "##", "＃",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 5000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (SwAgreementTemplate) template = NULL;
      g_autoptr (GError) error = NULL;
      guint n = (guint) g_rand_int_range (random, 0, 30);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      template = sw_agreement_template_parse (text->str, &error);
      g_assert_true ((template == NULL) == (error != NULL));
      if (template != NULL)
        g_assert_cmpstr (sw_agreement_template_get_text (template), ==, text->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement-template/shipped", test_shipped);
  g_test_add_func ("/agreement-template/parse", test_parse);
  g_test_add_func ("/agreement-template/faults", test_faults);
  g_test_add_func ("/agreement-template/check", test_check);
  g_test_add_func ("/agreement-template/any-text", test_any_text);

  return g_test_run ();
}
