/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-phone.h"
#include "sw-relative.h"

static void
test_normalize (void)
{
  static const struct
  {
    const char *text, *phone;
  } cases[] = {
    { "13812346621", "13812346621" },
    { "138 1234 6621", "13812346621" },
    { "138-1234-6621", "13812346621" },
    { "１３８１２３４６６２１", "13812346621" },
    { "'13812346621", "13812346621" },
    { "+86 138 1234 6621", "13812346621" },
    { "0086-13812346621", "13812346621" },
    { "8613812346621", "13812346621" },
    { "013812346621", "13812346621" },
    { "0512-65222214", "0512-65222214" },
    { "051265222214", "0512-65222214" },
    { "0512 6522 2214", "0512-65222214" },
    { "0512-6522-2214", "0512-65222214" },
    { "（0512）65222214", "0512-65222214" },
    { "0512—65222214", "0512-65222214" },
    { "+86-512-65222214", "0512-65222214" },
    { "0512-6522221", "0512-6522221" },
    { "02112345678", "021-12345678" },
    { "010-12345678", "010-12345678" },
    { "65222214", "65222214" },
    { "6522-2214", "65222214" },
    { "0512-65222214-801", "0512-65222214-801" },
    { "0512-65222214转801", "0512-65222214-801" },
    { "65222214转 801", "65222214-801" },
    { "65222214-801", "65222214-801" },
    { "400-828-1234", "4008281234" },
    { "12345", "12345" },
    { "13812346621/0512-65222214", "13812346621、0512-65222214" },
    { "13812346621、 13912346621", "13812346621、13912346621" },
    { "13812346621，13912346621；", "13812346621、13912346621" },
    /* What is no number that is known stays. */
    { "同女儿", "同女儿" },
    { "138123466211", "138123466211" },
    { "1381234662", "1381234662" },
    { "13812346621(女儿)", "13812346621(女儿)" },
    { "+852 2123 4567", "+852 2123 4567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *phone = sw_phone_normalize (cases[i].text);
      g_autofree char *again = sw_phone_normalize (phone);

      g_assert_cmpstr (phone, ==, cases[i].phone);
      g_assert_cmpstr (again, ==, phone);
    }

  g_assert_null (sw_phone_normalize (NULL));
  g_assert_null (sw_phone_normalize (" 　/"));
}

/* What can hardly be called is asked about; notes, short numbers and those abroad are not. */
static void
test_doubtful (void)
{
  static const char *const good[] = {
    "13812346621", "1381234662 1", "0512-65222214", "0512-65222214转801", "65222214", "010-12345678", "400-828-1234",
    "8008101234", "12349", "661234", "同女儿", "13812346621（女儿）", "女儿13812346621", "女儿 0512-65222214-801",
    "+852 2123 4567", "+1 212 555 0100", "13812346621/0512-65222214", NULL,
  };
  static const struct
  {
    const char *text, *doubtful;
  } bad[] = {
    { "12", "12" },
    { "123x", "123x" },
    { "1381234567", "1381234567" },
    { "138123466211", "138123466211" },
    { "0512-6789", "05126789" },
    { "12812346621", "12812346621" },
    { "13812346621、12", "12" },
    { "400-828-123", "400828123" },
    { "3号楼", "3号楼" },
  };

  for (guint i = 0; good[i]; i++)
    {
      g_autofree char *phone = sw_phone_normalize (good[i]);
      g_autofree char *doubtful = sw_phone_find_doubtful (phone);

      g_assert_cmpstr (doubtful, ==, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *phone = sw_phone_normalize (bad[i].text);
      g_autofree char *doubtful = sw_phone_find_doubtful (phone);

      g_assert_cmpstr (doubtful, ==, bad[i].doubtful);
    }
  g_assert_null (sw_phone_find_doubtful (NULL));
}

/* Nobody can be called by a note, so that of two the number is called. */
static void
test_note (void)
{
  g_autoptr (SwRelative) daughter = sw_relative_new ();

  g_assert_null (sw_relative_get_number (daughter));
  daughter->phone = g_strdup ("白天打不通");
  g_assert_cmpstr (sw_relative_get_number (daughter), ==, "白天打不通");
  daughter->other_phone = g_strdup ("13812346621");
  g_assert_cmpstr (sw_relative_get_number (daughter), ==, "13812346621");
  g_free (daughter->phone);
  daughter->phone = g_strdup ("0512-65222214");
  g_assert_cmpstr (sw_relative_get_number (daughter), ==, "0512-65222214");
  g_assert_false (sw_phone_is_note (NULL));
}

/* Of whatever record, a number is kept in its form, and judged by it. */
static void
test_every_record (void)
{
  g_autoptr (SwRelative) son = sw_relative_new ();
  g_autoptr (GPtrArray) issues = NULL;

  son->elder_id = 1;
  son->name = g_strdup ("周小明");
  son->phone = g_strdup ("１３８ 1234 6621");
  son->other_phone = g_strdup (" ");
  sw_record_derive (SW_RECORD (son));
  issues = sw_record_validate (SW_RECORD (son), 0);
  g_assert_cmpuint (issues->len, ==, 0);
  g_assert_cmpstr (son->phone, ==, "13812346621");
  g_assert_null (son->other_phone);
}

static void
test_mask (void)
{
  static const struct
  {
    const char *phone, *masked;
  } cases[] = {
    { "13812346621", "138****6621" },
    { "0512-65222214", "0512-****2214" },
    { "0512-6522221", "0512-***2221" },
    { "010-12345678", "010-****5678" },
    { "0512-65222214-801", "0512-****2214-801" },
    { "65222214", "****2214" },
    { "13812346621、0512-65222214", "138****6621、0512-****2214" },
    { "12345", "*****" },
    { "同女儿", "***" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = sw_phone_mask (cases[i].phone);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }

  g_assert_null (sw_phone_mask (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone/normalize", test_normalize);
  g_test_add_func ("/phone/doubtful", test_doubtful);
  g_test_add_func ("/phone/note", test_note);
  g_test_add_func ("/phone/every-record", test_every_record);
  g_test_add_func ("/phone/mask", test_mask);

  return g_test_run ();
}
