/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-quick-line.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "sw-day.h"

#define TODAY "2026-11-21"

static SwDay
day (const char *text)
{
  return sw_day_parse (text, 0, NULL);
}

static void
assert_wrong (SwQuickLine  *line,
              SwQuickPlace  place,
              const char   *expected)
{
  g_autofree char *wrong = sw_quick_line_check (line, place, day (TODAY));

  g_assert_cmpstr (wrong, ==, expected);
}

static void
type (SwQuickLine  *line,
      SwQuickPlace  place,
      const char   *text)
{
  sw_quick_line_set_text (line, place, text, day (TODAY));
}

/* A word is found by its parts, its pinyin, its initials and its number. */
static void
test_words (void)
{
  static const struct
  {
    const SwEnum *enumeration;
    const char   *text;
    gint64        value;
  } cases[] = {
    { &sw_channel_enum, "电话", SW_CHANNEL_PHONE },
    { &sw_channel_enum, "home", SW_CHANNEL_HOME },
    { &sw_channel_enum, "2", SW_CHANNEL_HOME },
    { &sw_channel_enum, "dh", SW_CHANNEL_PHONE },
    { &sw_outcome_enum, "wei", SW_OUTCOME_NOT_REACHED },
    { &sw_outcome_enum, "异常", SW_OUTCOME_ABNORMAL },
    { &sw_service_enum, "理发", SW_SERVICE_HAIRCUT },
    { &sw_service_enum, "meal", SW_SERVICE_MEAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = sw_quick_find_words (cases[i].enumeration, cases[i].text);

      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpint (((const SwEnumValue *) found->pdata[0])->value, ==, cases[i].value);
    }

  {
    g_autoptr (GPtrArray) all = sw_quick_find_words (&sw_channel_enum, "");
    g_autoptr (GPtrArray) none = sw_quick_find_words (&sw_channel_enum, "鸽子");

    g_assert_cmpuint (all->len, ==, sw_enum_n_values (&sw_channel_enum));
    g_assert_cmpuint (none->len, ==, 0);
  }
}

static void
test_visit (void)
{
  g_autoptr (SwQuickLine) line = sw_quick_line_new (day (TODAY));
  g_autoptr (SwVisit) visit = NULL;

  g_assert_false (sw_quick_line_is_begun (line));
  sw_quick_line_set_reference (line, SW_QUICK_ELDER, 7, "王芳");
  sw_quick_line_set_reference (line, SW_QUICK_CAREGIVER, 3, "李强");
  type (line, SW_QUICK_PARTY, "neigh");
  type (line, SW_QUICK_CHANNEL, "上门");
  type (line, SW_QUICK_OUTCOME, "异常");
  type (line, SW_QUICK_DAY, "11-19");
  type (line, SW_QUICK_SERVICES, "探访、理发 助餐");
  type (line, SW_QUICK_NOTE, "换了灯泡");
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    assert_wrong (line, i, NULL);
  g_assert_true (sw_quick_line_is_begun (line));

  visit = sw_quick_line_make_visit (line);
  g_assert_cmpint (visit->elder_id, ==, 7);
  g_assert_cmpint (visit->caregiver_id, ==, 3);
  g_assert_cmpint (visit->party, ==, SW_PARTY_NEIGHBOUR);
  g_assert_cmpint (visit->channel, ==, SW_CHANNEL_HOME);
  g_assert_cmpint (visit->outcome, ==, SW_OUTCOME_ABNORMAL);
  g_assert_cmpint (visit->day, ==, day ("2026-11-19"));
  g_assert_cmpint (visit->services, ==, 1 << SW_SERVICE_CONTACT | 1 << SW_SERVICE_HAIRCUT | 1 << SW_SERVICE_MEAL);
  g_assert_cmpstr (visit->content, ==, "换了灯泡");
  g_assert_cmpint (visit->source, ==, SW_VISIT_SOURCE_HAND);

  sw_quick_line_tidy (line, SW_QUICK_DAY);
  g_assert_cmpstr (sw_quick_line_get_text (line, SW_QUICK_DAY), ==, "2026-11-19");
}

/* A number alone is the last such day that is not to come. */
static void
test_days (void)
{
  g_autoptr (SwQuickLine) line = sw_quick_line_new (day (TODAY));

  type (line, SW_QUICK_DAY, "21");
  g_assert_cmpint (sw_quick_line_get_value (line, SW_QUICK_DAY), ==, day (TODAY));
  type (line, SW_QUICK_DAY, "22");
  g_assert_cmpint (sw_quick_line_get_value (line, SW_QUICK_DAY), ==, day ("2026-10-22"));
  type (line, SW_QUICK_DAY, "31");
  g_assert_cmpint (sw_quick_line_get_value (line, SW_QUICK_DAY), ==, day ("2026-10-31"));
  type (line, SW_QUICK_DAY, "2026-11-22");
  assert_wrong (line, SW_QUICK_DAY, "A visit cannot lie in the future.");
  type (line, SW_QUICK_DAY, "32");
  assert_wrong (line, SW_QUICK_DAY, "“32” is no day. Write it as 2026-11-21 or 11-21, or only the number of the day.");
  type (line, SW_QUICK_DAY, "");
  assert_wrong (line, SW_QUICK_DAY, "The day of the visit is missing.");
}

static void
test_wrong (void)
{
  g_autoptr (SwQuickLine) line = sw_quick_line_new (day (TODAY));

  assert_wrong (line, SW_QUICK_ELDER, "Who was visited is missing.");
  assert_wrong (line, SW_QUICK_CAREGIVER, NULL);
  type (line, SW_QUICK_ELDER, "xyz");
  assert_wrong (line, SW_QUICK_ELDER, "No elder was found by “xyz”.");
  type (line, SW_QUICK_CAREGIVER, "xyz");
  assert_wrong (line, SW_QUICK_CAREGIVER, "No caregiver was found by “xyz”.");
  type (line, SW_QUICK_CHANNEL, "鸽子");
  assert_wrong (line, SW_QUICK_CHANNEL, "Channel: there is no “鸽子” to choose.");
  type (line, SW_QUICK_SERVICES, "理发 鸽子");
  assert_wrong (line, SW_QUICK_SERVICES, "Services: there is no “理发 鸽子” to choose.");
  type (line, SW_QUICK_SERVICES, "");
  assert_wrong (line, SW_QUICK_SERVICES, "Services is missing.");
}

static void
test_next (void)
{
  g_autoptr (SwQuickLine) line = sw_quick_line_new (day (TODAY));
  g_autoptr (SwQuickLine) next = NULL;

  sw_quick_line_set_reference (line, SW_QUICK_ELDER, 7, "王芳");
  sw_quick_line_set_reference (line, SW_QUICK_CAREGIVER, 3, "李强");
  type (line, SW_QUICK_CHANNEL, "上门");
  type (line, SW_QUICK_OUTCOME, "异常");
  type (line, SW_QUICK_DAY, "11-19");
  type (line, SW_QUICK_NOTE, "换了灯泡");
  next = sw_quick_line_next (line);

  g_assert_cmpint (sw_quick_line_get_value (next, SW_QUICK_ELDER), ==, SW_NONE);
  g_assert_cmpint (sw_quick_line_get_value (next, SW_QUICK_CAREGIVER), ==, 3);
  g_assert_cmpint (sw_quick_line_get_value (next, SW_QUICK_CHANNEL), ==, SW_CHANNEL_HOME);
  g_assert_cmpint (sw_quick_line_get_value (next, SW_QUICK_OUTCOME), ==, SW_OUTCOME_REACHED);
  g_assert_cmpint (sw_quick_line_get_value (next, SW_QUICK_DAY), ==, day ("2026-11-19"));
  g_assert_cmpstr (sw_quick_line_get_text (next, SW_QUICK_NOTE), ==, "");
  g_assert_false (sw_quick_line_is_begun (next));
}

/* What is kept comes back as it was. */
static void
test_draft (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GKeyFile) nothing = g_key_file_new ();
  g_autoptr (GKeyFile) again = g_key_file_new ();
  g_autoptr (GListStore) lines = g_list_store_new (SW_TYPE_QUICK_LINE);
  g_autoptr (GListStore) back = g_list_store_new (SW_TYPE_QUICK_LINE);
  g_autoptr (SwQuickLine) taken = sw_quick_line_new (day (TODAY));
  g_autoptr (SwQuickLine) open_line = sw_quick_line_new (day (TODAY));
  g_autoptr (SwQuickLine) open_back = NULL;
  g_autoptr (SwQuickLine) line = NULL;
  g_autofree char *data = NULL;
  g_auto (GStrv) groups = NULL;
  gsize n;

  sw_quick_draft_write (nothing, G_LIST_MODEL (lines), open_line);
  groups = g_key_file_get_groups (nothing, &n);
  g_assert_cmpuint (n, ==, 0);

  sw_quick_line_set_reference (taken, SW_QUICK_ELDER, 7, "王芳");
  type (taken, SW_QUICK_NOTE, " 两行\n“引号” \\ ; 末尾 ");
  g_list_store_append (lines, taken);
  type (open_line, SW_QUICK_ELDER, "wa");
  sw_quick_draft_write (file, G_LIST_MODEL (lines), open_line);
  data = g_key_file_to_data (file, &n, NULL);
  g_assert_true (g_key_file_load_from_data (again, data, n, G_KEY_FILE_NONE, NULL));

  open_back = sw_quick_draft_read (again, back);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (back)), ==, 1);
  line = g_list_model_get_item (G_LIST_MODEL (back), 0);
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    {
      g_assert_cmpstr (sw_quick_line_get_text (line, i), ==, sw_quick_line_get_text (taken, i));
      g_assert_cmpint (sw_quick_line_get_value (line, i), ==, sw_quick_line_get_value (taken, i));
    }
  g_assert_cmpstr (sw_quick_line_get_text (open_back, SW_QUICK_ELDER), ==, "wa");
  g_assert_cmpint (sw_quick_line_get_value (open_back, SW_QUICK_ELDER), ==, SW_NONE);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick-line/words", test_words);
  g_test_add_func ("/quick-line/visit", test_visit);
  g_test_add_func ("/quick-line/days", test_days);
  g_test_add_func ("/quick-line/wrong", test_wrong);
  g_test_add_func ("/quick-line/next", test_next);
  g_test_add_func ("/quick-line/draft", test_draft);

  return g_test_run ();
}
