/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-citizen-id.h"

#include <math.h>
#include <string.h>

#include "sw-day.h"

static void
test_valid (void)
{
  static const struct
  {
    const char *number;
    int         year, month, month_day;
    gboolean    male;
    const char *region;
  } cases[] = {
    { "11010519491231002X", 1949, 12, 31, FALSE, "110105" },
    { "440524188001010014", 1880, 1, 1, TRUE, "440524" },
    { "110105491231002", 1949, 12, 31, FALSE, "110105" },
    { "11010519491231002x", 1949, 12, 31, FALSE, "110105" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwCitizenIdFacts facts;
      SwCitizenIdFacts facts_again;

      g_assert_true (sw_citizen_id_check (cases[i].number, &facts, &error));
      g_assert_no_error (error);
      g_assert_cmpint (facts.birth_day, ==,
                       sw_day_from_ymd (cases[i].year, cases[i].month, cases[i].month_day));
      g_assert_cmpint (facts.male, ==, cases[i].male);
      g_assert_cmpstr (facts.region, ==, cases[i].region);

      g_assert_true (sw_citizen_id_facts (cases[i].number, &facts_again));
      g_assert_cmpint (facts_again.birth_day, ==, facts.birth_day);
      g_assert_cmpint (facts_again.male, ==, facts.male);
      g_assert_cmpstr (facts_again.region, ==, facts.region);

      g_assert_true (sw_citizen_id_check (cases[i].number, NULL, NULL));
    }
}

static void
test_normalize (void)
{
  static const struct
  {
    const char *text, *number;
  } cases[] = {
    { "11010519491231002x", "11010519491231002X" },
    { "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X" },
    { "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X" },
    { "110105 19491231 002X", "11010519491231002X" },
    { " 1 1\t0105　1949\xC2\xA0" "1231\n002X\r\n", "11010519491231002X" },
    { "'11010519491231002X", "11010519491231002X" },
    { "\t'11010519491231002X", "11010519491231002X" },
    { "‘11010519491231002X", "11010519491231002X" },
    { "＇11010519491231002X", "11010519491231002X" },
    { "\xEF\xBB\xBF" "110105\xE2\x80\x8B" "19491231002X", "11010519491231002X" },
    { "110105491231002", "11010519491231002X" },
    { "１１０１０５ ４９１２３１ ００２", "11010519491231002X" },
    /* What is wrong stays as it was written. */
    { "110105491331002", "110105491331002" },
    { "990105491231002", "990105491231002" },
    { "11010549123100X", "11010549123100X" },
    { "1101051949123100", "1101051949123100" },
    { "11010519491231002A", "11010519491231002A" },
    { "G12345678", "G12345678" },
    { "无", "无" },
    { "110'105", "110'105" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = sw_citizen_id_normalize (cases[i].text);

      g_assert_cmpstr (number, ==, cases[i].number);
    }

  g_assert_null (sw_citizen_id_normalize (NULL));
  g_assert_null (sw_citizen_id_normalize (""));
  g_assert_null (sw_citizen_id_normalize (" \t　'"));
}

static void
test_errors (void)
{
  static const struct
  {
    const char       *number;
    SwCitizenIdError  code;
    const char       *message;
  } cases[] = {
    { NULL, SW_CITIZEN_ID_ERROR_LENGTH, "The identity number is missing." },
    { " ", SW_CITIZEN_ID_ERROR_LENGTH, "The identity number is missing." },
    { "1101051949123100", SW_CITIZEN_ID_ERROR_LENGTH,
      "The identity number has 16 characters instead of 18." },
    { "11010519491231002XX", SW_CITIZEN_ID_ERROR_LENGTH,
      "The identity number has 19 characters instead of 18." },
    { "1", SW_CITIZEN_ID_ERROR_LENGTH, "The identity number has 1 character instead of 18." },
    { "没有", SW_CITIZEN_ID_ERROR_LENGTH,
      "The identity number has 2 characters instead of 18." },
    { "1101O519491231002X", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “O” at place 5, where only a digit can be." },
    { "X1010519491231002X", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “X” at place 1, where only a digit can be." },
    { "1101051949123100X2", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “X” at place 17, where only a digit can be." },
    { "11010519491231002A", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “A” at place 18, where only a digit or X can be." },
    { "1101051949123一002X", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “一” at place 14, where only a digit can be." },
    { "1101054912310𠀀2", SW_CITIZEN_ID_ERROR_CHARACTER,
      "The identity number has “𠀀” at place 14, where only a digit can be." },
    { "11010549123100X", SW_CITIZEN_ID_ERROR_CHARACTER, NULL },
    { "-10105491231002", SW_CITIZEN_ID_ERROR_CHARACTER, NULL },
    { "99010519491231002X", SW_CITIZEN_ID_ERROR_REGION,
      "The identity number begins with 99, which is the code of no province." },
    { "00010519491231002X", SW_CITIZEN_ID_ERROR_REGION, NULL },
    { "990105491231002", SW_CITIZEN_ID_ERROR_REGION, NULL },
    { "810000199408230021", SW_CITIZEN_ID_ERROR_REGION,
      "A number that begins with 81 is that of a residence permit for Hong Kong, Macao or Taiwan "
      "residents; choose that kind of document." },
    { "11010519490230002X", SW_CITIZEN_ID_ERROR_DATE,
      "There is no such birth date as 1949-02-30." },
    { "110105194913310029", SW_CITIZEN_ID_ERROR_DATE,
      "There is no such birth date as 1949-13-31." },
    { "110105000001010020", SW_CITIZEN_ID_ERROR_DATE, NULL },
    { "110105190002290020", SW_CITIZEN_ID_ERROR_DATE, NULL },
    { "110105490230002", SW_CITIZEN_ID_ERROR_DATE,
      "There is no such birth date as 1949-02-30." },
    { "110105202611230020", SW_CITIZEN_ID_ERROR_DATE,
      "The birth date 2026-11-23 is in the future." },
    { "110105179912310020", SW_CITIZEN_ID_ERROR_DATE,
      "The birth date 1799-12-31 is too long ago." },
    { "110105194912310021", SW_CITIZEN_ID_ERROR_CHECK,
      "The last character of the identity number should be X, not 1; one of its characters is wrong." },
    { "44052418800101001X", SW_CITIZEN_ID_ERROR_CHECK,
      "The last character of the identity number should be 4, not X; one of its characters is wrong." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SwCitizenIdFacts facts = { .birth_day = 7 };

      g_assert_false (sw_citizen_id_check (cases[i].number, &facts, &error));
      g_assert_error (error, SW_CITIZEN_ID_ERROR, (int) cases[i].code);
      if (cases[i].message != NULL)
        g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpint (facts.birth_day, ==, 7);
    }
}

/* The day itself is still good. */
static void
test_born_today (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_citizen_id_check ("110105202611220028", NULL, &error));
  g_assert_no_error (error);

  sw_day_set_today (sw_day_from_ymd (2026, 11, 21));
  g_assert_false (sw_citizen_id_check ("110105202611220028", NULL, &error));
  g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_DATE);
  sw_day_set_today (sw_day_from_ymd (2026, 11, 22));
}

/* ISO 7064 MOD 11-2 finds every wrong character and every two neighbours that are swapped. */
static void
test_check_character (void)
{
  static const char *const numbers[] = { "11010519491231002X", "440524188001010014" };

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (int place = 0; place < 18; place++)
      {
        char wrong[19];

        for (const char *c = "0123456789X"; *c != '\0'; c++)
          if (*c != numbers[n][place])
            {
              memcpy (wrong, numbers[n], 19);
              wrong[place] = *c;
              g_assert_false (sw_citizen_id_check (wrong, NULL, NULL));
            }

        if (place > 0 && numbers[n][place] != numbers[n][place - 1])
          {
            memcpy (wrong, numbers[n], 19);
            wrong[place] = numbers[n][place - 1];
            wrong[place - 1] = numbers[n][place];
            g_assert_false (sw_citizen_id_check (wrong, NULL, NULL));
          }
      }
}

static void
test_lost_digits (void)
{
  static const char *const lost[] = {
    "3.20508E+17", "3.20508e+17", "3.20508194503121E+17", "３.２０５０８Ｅ＋１７", "3E17",
    " 1.10105E+14 ", "320508194503120000", "110105194912310000",
  };
  static const char *const not_lost[] = { "3.20508F+17", "E+17", "3.20508E+", "320508194503121" };

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sw_citizen_id_check (lost[i], NULL, &error));
      g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LOST_DIGITS);
      g_assert_nonnull (strstr (error->message, "last digits of the identity number are lost"));
    }

  for (guint i = 0; i < G_N_ELEMENTS (not_lost); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!sw_citizen_id_check (not_lost[i], NULL, &error))
        g_assert_false (g_error_matches (error, SW_CITIZEN_ID_ERROR,
                                         SW_CITIZEN_ID_ERROR_LOST_DIGITS));
    }

  /* 000 at the end is no loss where the check character agrees. */
  {
    g_autoptr (GError) error = NULL;
    int good = 0;

    for (int i = 0; i < 1000; i++)
      {
        g_autofree char *number = g_strdup_printf ("320508194503%02d%01d000", 1 + i % 28, i % 10);

        if (sw_citizen_id_check (number, NULL, NULL))
          good++;
      }
    g_assert_cmpint (good, >, 0);
  }
}

static void
test_number_cell (void)
{
  static const double lost[] = { 320508194503121234.0, 1e15, 3.20508e17, -1e18 };

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sw_citizen_id_from_number (lost[i], &error));
      g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LOST_DIGITS);
    }

  {
    g_autoptr (GError) error = NULL;
    g_autofree char *whole = sw_citizen_id_from_number (110105491231002.0, &error);
    g_autofree char *short_number = sw_citizen_id_from_number (12345, &error);
    g_autofree char *broken = sw_citizen_id_from_number (1.5, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (whole, ==, "110105491231002");
    g_assert_true (sw_citizen_id_check (whole, NULL, NULL));
    g_assert_cmpstr (short_number, ==, "12345");
    g_assert_cmpstr (broken, ==, "1.5");
    g_assert_null (sw_citizen_id_from_number (NAN, NULL));
    g_assert_null (sw_citizen_id_from_number (INFINITY, NULL));
  }
}

/* A number that is kept although it is wrong still says who its holder is. */
static void
test_facts_of_wrong_number (void)
{
  SwCitizenIdFacts facts;

  g_assert_true (sw_citizen_id_facts ("110105194912310019", &facts));
  g_assert_cmpint (facts.birth_day, ==, sw_day_from_ymd (1949, 12, 31));
  g_assert_true (facts.male);
  g_assert_true (sw_citizen_id_facts ("990105194912310021", &facts));
  g_assert_cmpstr (facts.region, ==, "990105");

  g_assert_false (sw_citizen_id_facts ("11010519491331002X", &facts));
  g_assert_false (sw_citizen_id_facts ("1101051949123100", &facts));
  g_assert_false (sw_citizen_id_facts ("1101O519491231002X", &facts));
  g_assert_false (sw_citizen_id_facts ("110105491331002", &facts));
  g_assert_false (sw_citizen_id_facts ("没有", &facts));
  g_assert_false (sw_citizen_id_facts (NULL, &facts));
}

static void
test_residence_permit (void)
{
  g_autoptr (GError) error = NULL;
  SwCitizenIdFacts facts;

  g_assert_true (sw_residence_permit_check ("810000199408230021", &facts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (facts.birth_day, ==, sw_day_from_ymd (1994, 8, 23));
  g_assert_false (facts.male);
  g_assert_true (sw_residence_permit_check ("830000199201300022", NULL, &error));
  g_assert_no_error (error);

  g_assert_false (sw_residence_permit_check ("11010519491231002X", NULL, &error));
  g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_REGION);
  g_assert_cmpstr (error->message, ==,
                   "The number of a residence permit begins with 81, 82 or 83, not with 11.");
  g_clear_error (&error);

  g_assert_false (sw_residence_permit_check ("840000199201300022", NULL, &error));
  g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_REGION);
  g_clear_error (&error);

  /* There were none before 1999. */
  g_assert_false (sw_residence_permit_check ("810000940823002", NULL, &error));
  g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_LENGTH);
  g_clear_error (&error);

  g_assert_false (sw_residence_permit_check ("830000199201300023", NULL, &error));
  g_assert_error (error, SW_CITIZEN_ID_ERROR, SW_CITIZEN_ID_ERROR_CHECK);
}

static void
test_mask (void)
{
  static const struct
  {
    const char *number, *masked;
  } cases[] = {
    { "11010519491231002X", "110105********002X" },
    { "110105491231002", "110105*****1002" },
    { "G12345678", "G1*****78" },
    { "1234567", "12***67" },
    { "123456", "******" },
    { "无", "*" },
    { "护照号码不清楚了", "护照****楚了" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = sw_citizen_id_mask (cases[i].number);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }

  g_assert_null (sw_citizen_id_mask (NULL));
}

static void
test_province (void)
{
  g_assert_cmpstr (sw_citizen_id_province ("320508"), ==, "江苏");
  g_assert_cmpstr (sw_citizen_id_province ("62"), ==, "甘肃");
  g_assert_cmpstr (sw_citizen_id_province ("810000"), ==, "香港");
  g_assert_null (sw_citizen_id_province ("99"));
  g_assert_null (sw_citizen_id_province ("3"));
  g_assert_null (sw_citizen_id_province (""));
  g_assert_null (sw_citizen_id_province (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sw_day_set_today (sw_day_from_ymd (2026, 11, 22));

  g_test_add_func ("/citizen-id/valid", test_valid);
  g_test_add_func ("/citizen-id/normalize", test_normalize);
  g_test_add_func ("/citizen-id/errors", test_errors);
  g_test_add_func ("/citizen-id/born-today", test_born_today);
  g_test_add_func ("/citizen-id/check-character", test_check_character);
  g_test_add_func ("/citizen-id/lost-digits", test_lost_digits);
  g_test_add_func ("/citizen-id/number-cell", test_number_cell);
  g_test_add_func ("/citizen-id/facts-of-wrong-number", test_facts_of_wrong_number);
  g_test_add_func ("/citizen-id/residence-permit", test_residence_permit);
  g_test_add_func ("/citizen-id/mask", test_mask);
  g_test_add_func ("/citizen-id/province", test_province);

  return g_test_run ();
}
