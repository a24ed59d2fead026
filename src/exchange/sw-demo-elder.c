/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-demo-elder.h"

#include "sw-day.h"

static const char *const diseases[] = {
  "高血压", "糖尿病", "冠心病", "高血压、糖尿病", "慢性支气管炎", "关节炎", "骨质疏松", "白内障", "高血压、脑梗死",
};

static const char *const healths[] = { "良好", "良好", "一般", "一般", "一般", "较差" };

/**
 * sw_demo_pick:
 * @demo: the office
 * @ids: (element-type gint64): ids
 *
 * Returns: one of them; %SW_NONE if there is none
 */
gint64
sw_demo_pick (SwDemo *demo,
              GArray *ids)
{
  return ids->len == 0 ? SW_NONE : g_array_index (ids, gint64, g_rand_int_range (demo->random, 0, (gint32) ids->len));
}

static gint64
yes_or_no (SwDemo  *demo,
           double share)
{
  return sw_demo_chance (demo->random, share) ? 1 : 0;
}

/* Most are between 65 and 90, some a hundred. */
static SwDay
choose_birth_day (SwDemo *demo)
{
  double spread = g_rand_double (demo->random) + g_rand_double (demo->random);
  int days = (int) ((60.0 + spread * 18.0) * 365.25);

  if (sw_demo_chance (demo->random, 0.04))
    days += (int) (g_rand_double (demo->random) * 10 * 365.25);
  else if (sw_demo_chance (demo->random, 0.003))
    days -= 400 + (int) (days - 60 * 365.25);

  return demo->today - days;
}

static void
choose_family (SwDemo  *demo,
               SwElder *elder)
{
  double which = g_rand_double (demo->random);
  double where = g_rand_double (demo->random);

  elder->category = which < 0.06   ? SW_CATEGORY_NO_SUPPORTER
                    : which < 0.12 ? SW_CATEGORY_SUPPORTER_UNABLE
                    : which < 0.55 ? SW_CATEGORY_EMPTY_NEST
                                   : SW_CATEGORY_LIVING_ALONE;

  if (elder->category == SW_CATEGORY_NO_SUPPORTER)
    elder->child_residence = SW_CHILD_RESIDENCE_CHILDLESS;
  else
    elder->child_residence = where < 0.33   ? SW_CHILD_RESIDENCE_OUTSIDE_STREET
                             : where < 0.58 ? SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT
                             : where < 0.88 ? SW_CHILD_RESIDENCE_OUTSIDE_CITY
                             : where < 0.93 ? SW_CHILD_RESIDENCE_SAME_STREET
                             : where < 0.96 ? SW_CHILD_RESIDENCE_SAME_COMMUNITY
                             : where < 0.98 ? SW_CHILD_RESIDENCE_SAME_ESTATE
                             : where < 0.99 ? SW_CHILD_RESIDENCE_UNKNOWN
                                            : SW_CHILD_RESIDENCE_SAME_HOME;

  if (elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT && sw_demo_chance (demo->random, 0.02))
    elder->child_residence_unsure = 1;
  /* Someone who lives with a child is not alone; a few contradict all the same. */
  if (elder->child_residence == SW_CHILD_RESIDENCE_SAME_HOME && sw_demo_chance (demo->random, 0.7))
    elder->category = SW_CATEGORY_SUPPORTER_UNABLE;

  which = g_rand_double (demo->random);
  elder->marital_status =
    sw_enum_find_nick (&sw_marital_status_enum, elder->category == SW_CATEGORY_EMPTY_NEST     ? "married"
                                                : elder->category == SW_CATEGORY_NO_SUPPORTER ? "single"
                                                : which < 0.85                                ? "widowed"
                                                                                              : "divorced")->value;
}

static void
choose_income (SwDemo  *demo,
               SwElder *elder)
{
  static const char *const sources[] = { "pension", "family", "minimum-living-allowance", "destitute-support" };
  guint source;

  elder->destitute = elder->category == SW_CATEGORY_NO_SUPPORTER ? yes_or_no (demo, 0.25) : 0;
  elder->low_income = elder->destitute ? 0 : yes_or_no (demo, 0.07);
  elder->preferential = yes_or_no (demo, 0.02);
  elder->special_family = elder->category == SW_CATEGORY_NO_SUPPORTER ? yes_or_no (demo, 0.2) : 0;
  elder->left_behind = 0;

  source = elder->destitute ? 3 : elder->low_income ? 2 : sw_demo_chance (demo->random, 0.06) ? 1 : 0;
  elder->income_source = sw_enum_find_nick (&sw_income_source_enum, sources[source])->value;
  elder->monthly_income = source == 0 ? g_rand_int_range (demo->random, 28, 75) * 10000
                                      : g_rand_int_range (demo->random, 10, 24) * 10000;
  if (elder->low_income)
    elder->benefits = g_strdup ("城乡居民养老保险；最低生活保障金");
  else if (elder->destitute)
    elder->benefits = g_strdup ("特困人员救助供养；护理补贴");
}

static void
choose_health (SwDemo  *demo,
               SwElder *elder,
               int      age)
{
  double worse = age >= 85 ? 0.28 : age >= 75 ? 0.12 : 0.05;

  elder->care_ability = !sw_demo_chance (demo->random, worse) ? SW_CARE_ABILITY_ABLE
                        : sw_demo_chance (demo->random, 0.65) ? SW_CARE_ABILITY_SEMI_DISABLED
                                                              : SW_CARE_ABILITY_DISABLED;
  elder->dementia = yes_or_no (demo, worse / 5);
  elder->disabled = yes_or_no (demo, 0.05);
  if (elder->disabled)
    elder->disability_degree =
      sw_demo_chance (demo->random, 0.35) ? g_rand_int_range (demo->random, 1, 3) : g_rand_int_range (demo->random, 3, 5);
  elder->health = g_strdup (SW_DEMO_CHOOSE (demo->random, healths));
  if (sw_demo_chance (demo->random, 0.55))
    elder->chronic_diseases = g_strdup (SW_DEMO_CHOOSE (demo->random, diseases));
}

static void
choose_care (SwDemo  *demo,
             SwElder *elder,
             int      age)
{
  elder->homecare_client = yes_or_no (demo, age >= 80 ? 0.35 : 0.12);
  if (elder->homecare_client)
    elder->homecare_organisation_id = demo->organisations[g_rand_int_range (demo->random, 0, 2)];
  elder->call_button = yes_or_no (demo, age >= 80 ? 0.4 : 0.15);
  elder->smart_meter = yes_or_no (demo, 0.2);
  elder->home_adapted = yes_or_no (demo, 0.1);
  if (sw_demo_chance (demo->random, 0.02))
    elder->other_devices = g_strdup ("烟感报警器");

  /* 0 safe, 1 fairly safe, 2 unsafe. */
  elder->water_safety = 0;
  elder->electricity_safety = sw_demo_chance (demo->random, 0.85) ? 0 : g_rand_int_range (demo->random, 1, 3);
  elder->gas_safety = sw_demo_chance (demo->random, 0.88) ? 0 : g_rand_int_range (demo->random, 1, 3);
  elder->housing_safety = sw_demo_chance (demo->random, 0.9) ? 0 : 1;

  elder->willing = yes_or_no (demo, 0.96);
  elder->in_need = 0;
  if (sw_demo_chance (demo->random, 0.02))
    {
      elder->in_need = 1;
      elder->in_need_reason = g_strdup ("经社区排查，独自生活有困难");
    }

  elder->grid_id = sw_demo_pick (demo, demo->grids);
  elder->worker_id = sw_demo_chance (demo->random, 0.01) ? demo->ended_worker : sw_demo_pick (demo, demo->workers);
  if (sw_demo_chance (demo->random, 0.8))
    elder->neighbour_id = sw_demo_pick (demo, demo->neighbours);
}

/* Number, sex and birth day; some of them are to be verified. */
static void
choose_document (SwDemo  *demo,
                 SwElder *elder,
                 SwDay    birth_day,
                 gboolean male)
{
  double what = g_rand_double (demo->random);

  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->sex = male ? SW_SEX_MALE : SW_SEX_FEMALE;
  elder->birth_day = birth_day;
  if (what < 0.008)
    return;

  elder->document_number = sw_demo_numbers_next (demo->numbers, birth_day, male);
  if (what < 0.011)
    {
      char *check = &elder->document_number[17];

      *check = *check == '1' ? '2' : '1';
      elder->document_override = g_strdup ("证件号与户口簿一致，公安部门核实中");
    }
}

static void
choose_address (SwDemo  *demo,
                SwElder *elder)
{
  elder->home_address = sw_demo_address (demo->random, demo->community);
  elder->same_address = yes_or_no (demo, 0.8);
  if (!elder->same_address)
    elder->household_address = sw_demo_address (demo->random, demo->community + 1);
}

static void
choose_rest (SwDemo  *demo,
             SwElder *elder)
{
  int age = sw_elder_get_age (elder, demo->today);

  choose_income (demo, elder);
  choose_health (demo, elder, age);
  choose_care (demo, elder, age);
  if (sw_demo_chance (demo->random, 0.93))
    elder->phone = sw_demo_chance (demo->random, 0.6) ? sw_demo_mobile (demo->random) : sw_demo_landline (demo->random);
}

/**
 * sw_demo_elder_new:
 * @demo: the office, with its community at hand
 *
 * Returns: (transfer full): an elder of that community
 */
SwElder *
sw_demo_elder_new (SwDemo *demo)
{
  SwElder *elder = sw_elder_new ();
  gboolean male = sw_demo_chance (demo->random, 0.42);

  elder->community_id = demo->community_id;
  elder->name = sw_demo_elder_name (demo->random, sw_demo_surname (demo->random), male);
  elder->registered_day = demo->today - g_rand_int_range (demo->random, 20, 1800);
  choose_document (demo, elder, choose_birth_day (demo), male);
  choose_family (demo, elder);
  choose_address (demo, elder);
  choose_rest (demo, elder);

  return elder;
}

/**
 * sw_demo_elder_spouse:
 * @demo: the office
 * @elder: an elder
 *
 * Returns: (transfer full): the other half of an empty nest, of the same home
 */
SwElder *
sw_demo_elder_spouse (SwDemo  *demo,
                      SwElder *elder)
{
  SwElder *spouse = sw_elder_new ();
  gboolean male = elder->sex == SW_SEX_FEMALE;
  SwDay youngest = sw_day_add_years (demo->today, -60) - 1;
  SwDay birth_day = elder->birth_day + g_rand_int_range (demo->random, -1800, 1800);

  spouse->community_id = demo->community_id;
  spouse->name = sw_demo_elder_name (demo->random, sw_demo_surname (demo->random), male);
  spouse->registered_day = elder->registered_day;
  choose_document (demo, spouse, MIN (birth_day, youngest), male);
  spouse->category = elder->category;
  spouse->child_residence = elder->child_residence;
  spouse->marital_status = elder->marital_status;
  spouse->home_address = g_strdup (elder->home_address);
  spouse->household_address = g_strdup (elder->household_address);
  spouse->same_address = elder->same_address;
  choose_rest (demo, spouse);
  spouse->low_income = elder->low_income;
  spouse->grid_id = elder->grid_id;
  spouse->worker_id = elder->worker_id;
  spouse->neighbour_id = elder->neighbour_id;

  return spouse;
}

/**
 * sw_demo_elder_duplicate:
 * @demo: the office
 * @elder: an elder
 *
 * Returns: (transfer full): the same person once more, as two communities hand
 *   in the same number, or the same name and birth day
 */
SwElder *
sw_demo_elder_duplicate (SwDemo  *demo,
                         SwElder *elder)
{
  SwElder *again = sw_elder_new ();

  again->community_id = demo->community_id;
  again->grid_id = sw_demo_pick (demo, demo->grids);
  again->worker_id = sw_demo_pick (demo, demo->workers);
  again->name = g_strdup (elder->name);
  again->document_kind = elder->document_kind;
  if (sw_demo_chance (demo->random, 0.6))
    {
      again->document_number = g_strdup (elder->document_number);
      again->document_override = g_strdup (elder->document_override);
    }
  again->sex = elder->sex;
  again->birth_day = elder->birth_day;
  again->category = elder->category;
  again->child_residence = SW_CHILD_RESIDENCE_UNKNOWN;
  again->home_address = sw_demo_address (demo->random, demo->community);
  again->phone = g_strdup (elder->phone);
  again->registered_day = demo->today - g_rand_int_range (demo->random, 1, 20);
  again->notes = g_strdup ("与另一社区上报人员疑似同一人");

  return again;
}
