/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-record-types.h"
#include "sw-status-span.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  (*(int *) user_data)++;
}

static void
test_tables_are_sound (void)
{
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      SwRecordClass *klass = g_type_class_peek (types[t]);

      g_assert_true (sw_record_type_from_table (klass->table) == types[t]);
      for (guint i = 0; i < klass->n_fields; i++)
        {
          const SwField *field = &klass->fields[i];
          gboolean has_words = field->kind == SW_FIELD_ENUM || field->kind == SW_FIELD_FLAGS;

          g_assert_true (sw_record_class_find_field (klass, field->name) == field);
          g_assert_cmpint (has_words, ==, field->enumeration != NULL);
          g_assert_cmpint (field->kind == SW_FIELD_REFERENCE, ==, field->reference != NULL);
          for (guint j = 0; j < i; j++)
            {
              /* Workbooks tell columns apart by their headings. */
              g_assert_cmpstr (klass->fields[j].heading, !=, field->heading);
              g_assert_cmpuint (klass->fields[j].offset, !=, field->offset);
            }
        }
    }
}

static void
test_a_new_record_knows_nothing (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);

  g_assert_cmpint (sw_record_get_id (SW_RECORD (elder)), ==, SW_NONE);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = sw_record_format (SW_RECORD (elder), &klass->fields[i]);

      g_assert_false (sw_record_is_set (SW_RECORD (elder), &klass->fields[i]));
      g_assert_null (text);
    }
}

static void
test_properties_follow_fields (void)
{
  g_autoptr (SwElder) elder = g_object_new (SW_TYPE_ELDER, "home-address", "北园新村12号", "birth-day",
                                            (gint64) -100, NULL);
  g_autofree char *address = NULL;
  int n = 0;

  g_assert_cmpstr (elder->home_address, ==, "北园新村12号");
  g_assert_cmpint (elder->birth_day, ==, -100);
  g_signal_connect (elder, "notify::home-address", G_CALLBACK (count_cb), &n);
  g_object_set (elder, "home-address", "北园新村12号", NULL);
  g_assert_cmpint (n, ==, 0);
  g_object_set (elder, "home-address", "", NULL);
  g_assert_cmpint (n, ==, 1);
  g_assert_null (elder->home_address);
  g_object_get (elder, "home-address", &address, NULL);
  g_assert_null (address);
}

/* Every value of every kind is read again as it is written, in all three ways. */
static void
test_values_read_back (void)
{
  guint n_types;
  const GType *types = sw_record_types (&n_types);
  SwDay today = sw_day_from_ymd (2026, 11, 21);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (SwRecord) record = g_object_new (types[t], NULL);
      g_autoptr (SwRecord) read = g_object_new (types[t], NULL);
      SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          const SwField *field = &klass->fields[i];
          gint64 top = field->kind == SW_FIELD_ENUM    ? sw_enum_n_values (field->enumeration)
                       : field->kind == SW_FIELD_FLAGS ? (gint64) 1 << sw_enum_n_values (field->enumeration)
                                                       : 2;

          for (gint64 value = 0; value < top && field->kind != SW_FIELD_TEXT; value++)
            for (int way = 0; way < 3; way++)
              {
                g_autofree char *text = NULL;
                g_autoptr (GError) error = NULL;
                gint64 number = field->kind == SW_FIELD_ENUM   ? field->enumeration->values[value].value
                                : field->kind == SW_FIELD_TIME ? value * 60 * G_USEC_PER_SEC
                                : field->kind == SW_FIELD_DAY  ? value - 10000
                                                               : value;

                sw_record_set_number (record, field, number);
                text = way == 0   ? sw_record_format_machine (record, field)
                       : way == 1 ? sw_record_format_official (record, field)
                                  : sw_record_format (record, field);
                if (field->kind == SW_FIELD_FLAGS && value == 0)
                  continue;
                sw_record_parse (read, field, text, today, &error);
                g_assert_no_error (error);
                g_assert_cmpint (sw_record_get_number (read, field), ==, number);
              }
        }
    }
}

static void
test_money_and_words (void)
{
  static const struct
  {
    const char *text;
    gint64      fen;
  } money[] = { { "3120", 312000 }, { "3,120.5元", 312050 }, { "０.07", 7 }, { " 12 ", 1200 } };
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);
  const SwField *income = sw_record_class_find_field (klass, "monthly_income");
  const SwField *category = sw_record_class_find_field (klass, "category");
  const SwField *units = sw_record_class_find_field (klass, "helping-units");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (money); i++)
    {
      g_assert_true (sw_record_parse (SW_RECORD (elder), income, money[i].text, 0, &error));
      g_assert_cmpint (elder->monthly_income, ==, money[i].fen);
    }
  g_assert_false (sw_record_parse (SW_RECORD (elder), income, "三千", 0, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (elder->monthly_income, ==, 1200);
  g_clear_error (&error);

  g_assert_true (sw_record_parse (SW_RECORD (elder), category, " 空 巢 ", 0, &error));
  g_assert_cmpint (elder->category, ==, SW_CATEGORY_EMPTY_NEST);
  g_assert_false (sw_record_parse (SW_RECORD (elder), category, "空巢、独居", 0, &error));
  g_clear_error (&error);
  g_assert_true (sw_record_parse (SW_RECORD (elder), category, "", 0, &error));
  g_assert_cmpint (elder->category, ==, SW_NONE);

  g_assert_true (sw_record_parse (SW_RECORD (elder), units, "党政机关、群团组织；企业", 0, &error));
  g_assert_cmpint (elder->helping_units, ==, (1 << 0) | (1 << 3));
  g_assert_false (sw_record_parse (SW_RECORD (elder), units, "企业；别的", 0, &error));
  g_assert_nonnull (strstr (error->message, "别的"));
}

static void
test_masks (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);
  g_autofree char *number = NULL, *phone = NULL;

  elder->document_number = g_strdup ("11010519491231002X");
  elder->phone = g_strdup ("13812346621");
  number = sw_record_format_masked (SW_RECORD (elder), sw_record_class_find_field (klass, "document_number"));
  phone = sw_record_format_masked (SW_RECORD (elder), sw_record_class_find_field (klass, "phone"));
  g_assert_cmpstr (number, ==, "110105********002X");
  g_assert_cmpstr (phone, ==, "138****6621");
}

static void
test_the_number_holds (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (GPtrArray) issues = NULL;

  elder->name = g_strdup ("王芳");
  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->document_number = g_strdup ("１１０１０５ 491231 002");
  elder->community_id = 1;
  elder->registered_day = 0;
  elder->sex = SW_SEX_MALE;

  issues = sw_record_validate (SW_RECORD (elder), sw_day_from_ymd (2026, 11, 21));
  g_assert_false (sw_issues_have_error (issues));
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpstr (((SwIssue *) issues->pdata[0])->field->name, ==, "sex");

  sw_record_derive (SW_RECORD (elder));
  g_assert_cmpstr (elder->document_number, ==, "11010519491231002X");
  g_assert_cmpint (elder->sex, ==, SW_SEX_FEMALE);
  g_assert_cmpint (elder->birth_day, ==, sw_day_from_ymd (1949, 12, 31));
  g_assert_cmpstr (elder->name_pinyin, ==, "wangfang");
  g_assert_cmpint (elder->document_state, ==, SW_DOCUMENT_STATE_VALID);
}

static void
test_required (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (GPtrArray) issues = sw_record_validate (SW_RECORD (elder), 0);
  guint n_required = 0;

  for (guint i = 0; i < issues->len; i++)
    if (((SwIssue *) issues->pdata[i])->severity == SW_ISSUE_ERROR)
      n_required++;
  g_assert_cmpuint (n_required, ==, 4); /* name, document kind, community, day of registration */
}

static void
test_length (void)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder);
  const SwField *name = sw_record_class_find_field (klass, "name");
  const SwField *notes = sw_record_class_find_field (klass, "notes");
  const SwField *pinyin = sw_record_class_find_field (klass, "name_pinyin");
  g_autofree char *bytes = g_strnfill (3 * 60, 'x');
  g_autoptr (GString) hanzi = g_string_new (NULL);
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (GPtrArray) issues = NULL;
  guint n = 0;

  /* Characters count, not bytes. */
  for (guint i = 0; i < sw_field_get_max_length (name); i++)
    g_string_append (hanzi, "龑");
  g_assert_null (sw_field_check_length (name, hanzi->str));
  g_assert_null (sw_field_check_length (name, NULL));
  g_string_append (hanzi, "龑");
  elder->name = g_strdup (hanzi->str);
  for (guint i = 0; i <= sw_field_get_max_length (notes); i++)
    g_string_append (long_text, "记");
  elder->notes = g_strdup (long_text->str);
  elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
  elder->community_id = 1;
  elder->registered_day = 0;

  issues = sw_record_validate (SW_RECORD (elder), 0);
  for (guint i = 0; i < issues->len; i++)
    {
      SwIssue *issue = issues->pdata[i];

      if (issue->severity != SW_ISSUE_ERROR)
        continue;
      g_assert_true (issue->field == name || issue->field == notes);
      n++;
    }
  g_assert_cmpuint (n, ==, 2);

  /* What follows from a name is as long as it is. */
  g_assert_cmpuint (sw_field_get_max_length (pinyin), ==, SW_FIELD_ANY_LENGTH);
  g_assert_null (sw_field_check_length (pinyin, bytes));
}

static void
test_status_spans (void)
{
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();

  span->from_day = 10;
  g_assert_false (sw_status_span_covers (span, 9));
  g_assert_true (sw_status_span_covers (span, 10));
  g_assert_true (sw_status_span_covers (span, 100000));
  span->to_day = 12;
  g_assert_true (sw_status_span_covers (span, 12));
  g_assert_false (sw_status_span_covers (span, 13));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/tables-are-sound", test_tables_are_sound);
  g_test_add_func ("/record/a-new-record-knows-nothing", test_a_new_record_knows_nothing);
  g_test_add_func ("/record/properties-follow-fields", test_properties_follow_fields);
  g_test_add_func ("/record/values-read-back", test_values_read_back);
  g_test_add_func ("/record/money-and-words", test_money_and_words);
  g_test_add_func ("/record/masks", test_masks);
  g_test_add_func ("/record/the-number-holds", test_the_number_holds);
  g_test_add_func ("/record/required", test_required);
  g_test_add_func ("/record/length", test_length);
  g_test_add_func ("/record/status-spans", test_status_spans);

  return g_test_run ();
}
