/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-demo-visits.h"

#include <glib/gi18n-lib.h>

#include "sw-assessment.h"
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-demo-texts.h"
#include "sw-elder.h"
#include "sw-month-card.h"
#include "sw-status-span.h"
#include "sw-store-query.h"
#include "sw-visit-bulk.h"
#include "sw-visit.h"

#define CLIENTS_A_STAFF 40
#define PAGE_SIZE 512
/* Above so many visits, their indexes are made at the end. */
#define BULK 100000

/* What is to be known of an elder, for each day. */
typedef struct
{
  gint64 id;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 staff_id;   /* SW_NONE: no home-care client */
  gint64 card_id;    /* of the month at hand */
  SwDay  from;       /* in the register */
  SwDay  away_from;
  SwDay  away_to;
  SwDay  silent_from;
  guint8 weekdays;   /* on which the worker comes, bits */
  guint8 care_days;  /* on which home-care comes, bits */
  guint8 has_cards;  /* the neighbour keeps month cards */
  guint8 is_rated;   /* in the month at hand */
} Person;

typedef struct
{
  SwStore      *store;
  GCancellable *cancellable;
  GRand        *random;
  GArray       *people;   /* of Person */
  GHashTable   *staff;    /* organisation id → GArray of gint64 */
  SwVisit      *visit;    /* used again and again */
  SwAssessment *assessment;
  SwMonthCard  *card;
  SwDay         first, today;
  SwDay         month;
  gint64        n_visits;
} Maker;

static const char *const contents[] = {
  "问候身体情况，提醒按时服药。", "陪老人聊天，一切正常。", "提醒关好燃气、注意用电安全。", "询问饮食起居，精神状态良好。",
  "提醒天气变化，注意增减衣物。", "送去报纸和水果，老人情绪较好。", "了解近期就医情况，血压稳定。", "检查门窗水电，未见异常。",
};
static const char *const care_contents[] = {
  "打扫客厅和厨房。", "送午餐，老人用餐正常。", "洗被套、衣物。", "协助洗澡，全程陪护。", "代买药品和生活用品。", "量血压、测血糖。",
};
static const char *const troubles[] = {
  "老人感冒，已联系家庭医生。", "厨房燃气软管老化，需更换。", "老人情绪低落，需多关心。", "卫生间灯坏，已报修。",
};
static const gint64 care_services[] = {
  1 << SW_SERVICE_CLEANING, 1 << SW_SERVICE_MEAL, 1 << SW_SERVICE_LAUNDRY, 1 << SW_SERVICE_BATHING,
  1 << SW_SERVICE_ERRAND, 1 << SW_SERVICE_MEDICAL,
};

/* A number that stays the elder's whatever else is made. */
static guint
habit (gint64 id,
       guint  salt,
       guint  range)
{
  guint64 x = ((guint64) id + salt * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);

  x ^= x >> 31;
  return (guint) ((x >> 16) % range);
}

/* The staff of a home-care organisation, made when it first has a client. */
static gint64
staff_of (Maker   *maker,
          SwElder *elder,
          GError **error)
{
  GArray *staff = g_hash_table_lookup (maker->staff, &elder->homecare_organisation_id);
  guint which = habit (sw_record_get_id (SW_RECORD (elder)), 5, 1 + maker->people->len / CLIENTS_A_STAFF);

  if (staff == NULL)
    {
      staff = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (maker->staff, g_memdup2 (&elder->homecare_organisation_id, sizeof (gint64)), staff);
    }
  while (staff->len <= which)
    {
      g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
      gint64 id;

      caregiver->name = sw_demo_younger_name (maker->random, sw_demo_surname (maker->random), FALSE);
      caregiver->kind = SW_CAREGIVER_HOMECARE_STAFF;
      caregiver->sex = SW_SEX_FEMALE;
      caregiver->phone = sw_demo_mobile (maker->random);
      caregiver->organisation_id = elder->homecare_organisation_id;
      caregiver->from_day = maker->first;
      if (!sw_store_save (maker->store, SW_RECORD (caregiver), error))
        return SW_NONE;
      id = sw_record_get_id (SW_RECORD (caregiver));
      g_array_append_val (staff, id);
    }

  return g_array_index (staff, gint64, which);
}

static gboolean
take_away (Maker   *maker,
           Person  *person,
           GError **error)
{
  g_autoptr (GPtrArray) spans = sw_store_load_owned (maker->store, SW_TYPE_STATUS_SPAN, person->id, error);

  if (spans && spans->len > 0)
    {
      SwStatusSpan *span = spans->pdata[0];

      person->away_from = span->from_day;
      person->away_to = span->to_day == SW_NONE ? maker->today : span->to_day;
    }

  return spans != NULL;
}

static gboolean
take_person (Maker   *maker,
             SwElder *elder,
             GError **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (elder));
  guint day = habit (id, 1, 5);
  Person person = {
    .id = id,
    .worker_id = elder->worker_id,
    .neighbour_id = elder->neighbour_id,
    .staff_id = SW_NONE,
    .card_id = SW_NONE,
    .from = elder->registered_day,
    .away_from = maker->today + 1,
    .away_to = maker->today,
    .silent_from = habit (id, 2, 60) == 0 ? maker->today - habit (id, 3, 40) - 5 : maker->today + 1,
    .weekdays = (guint8) (1 << day | 1 << (day + 2 + habit (id, 4, 2)) % 5),
    .care_days = (guint8) (1 << habit (id, 6, 6) | 1 << habit (id, 7, 6)),
    .has_cards = habit (id, 8, 4) == 0,
  };

  if (elder->homecare_client == 1 && elder->homecare_organisation_id != SW_NONE)
    {
      person.staff_id = staff_of (maker, elder, error);
      if (person.staff_id == SW_NONE)
        return FALSE;
    }
  if (!take_away (maker, &person, error))
    return FALSE;

  g_array_append_val (maker->people, person);
  return TRUE;
}

static gboolean
take_people (Maker   *maker,
             GError **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autoptr (GArray) ids = sw_store_query_ids (maker->store, query, -1, error);

  for (guint i = 0; ids && i < ids->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) elders = sw_store_load_ids (maker->store, SW_TYPE_ELDER, &g_array_index (ids, gint64, i),
                                                        MIN (PAGE_SIZE, ids->len - i), error);

      for (guint e = 0; elders && e < elders->len; e++)
        if (!take_person (maker, elders->pdata[e], error))
          return FALSE;
      if (elders == NULL)
        return FALSE;
    }

  return ids != NULL;
}

static void
set_text (char      **place,
          const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static gint64
draw_outcome (Maker *maker)
{
  double x = g_rand_double (maker->random);

  return x < 0.93 ? SW_OUTCOME_REACHED : x < 0.975 ? SW_OUTCOME_NOT_REACHED : x < 0.99 ? SW_OUTCOME_AWAY
         : x < 0.995 ? SW_OUTCOME_REFUSED : SW_OUTCOME_ABNORMAL;
}

/* Most are entered on the same day, some late. */
static SwDay
draw_entered (Maker *maker,
              SwDay  day)
{
  double x = g_rand_double (maker->random);

  SwDay entered = day + (x < 0.86   ? 0
                         : x < 0.98 ? g_rand_int_range (maker->random, 1, 4)
                                    : g_rand_int_range (maker->random, 4, 15));

  return MIN (maker->today, entered);
}

static gboolean
put_visit (Maker   *maker,
           Person  *person,
           SwDay    day,
           gint64   party,
           gint64   caregiver_id,
           gint64   channel,
           gint64   outcome,
           GError **error)
{
  SwVisit *visit = maker->visit;
  gboolean counts = sw_outcome_counts (outcome);
  gboolean cares = party == SW_PARTY_HOMECARE && counts && channel == SW_CHANNEL_HOME;
  guint care = cares ? (guint) g_rand_int_range (maker->random, 0, G_N_ELEMENTS (care_services)) : 0;

  visit->elder_id = person->id;
  visit->party = party;
  visit->caregiver_id = caregiver_id;
  visit->channel = channel;
  visit->outcome = outcome;
  visit->day = day;
  visit->minute = sw_demo_chance (maker->random, 0.3) ? g_rand_int_range (maker->random, 8 * 12, 18 * 12) * 5 : SW_NONE;
  visit->services = cares ? care_services[care] : 1 << SW_SERVICE_CONTACT;
  visit->satisfaction = cares && sw_demo_chance (maker->random, 0.5)
                          ? (sw_demo_chance (maker->random, 0.9) ? SW_SATISFACTION_SATISFIED : SW_SATISFACTION_BASICALLY)
                          : SW_NONE;
  visit->card_id = party == SW_PARTY_NEIGHBOUR ? person->card_id : SW_NONE;
  visit->source = visit->card_id != SW_NONE            ? SW_VISIT_SOURCE_MONTH_CARD
                  : party == SW_PARTY_WORKER           ? SW_VISIT_SOURCE_HAND
                  : sw_demo_chance (maker->random, 0.5) ? SW_VISIT_SOURCE_CARD
                                                       : SW_VISIT_SOURCE_PHONE;
  visit->entered_day = visit->card_id != SW_NONE ? maker->card->entered_day : draw_entered (maker, day);
  if (outcome == SW_OUTCOME_ABNORMAL)
    set_text (&visit->content, SW_DEMO_CHOOSE (maker->random, troubles));
  else if (cares)
    set_text (&visit->content, care_contents[care]);
  else if (counts && party == SW_PARTY_WORKER && sw_demo_chance (maker->random, 0.4))
    set_text (&visit->content, SW_DEMO_CHOOSE (maker->random, contents));
  else
    g_clear_pointer (&visit->content, g_free);

  maker->n_visits++;
  return sw_store_bulk_insert (maker->store, SW_RECORD (visit), error);
}

static gint64
draw_rating (Maker *maker)
{
  double x = g_rand_double (maker->random);

  return x < 0.85 ? SW_RATING_NO_CHANGE : x < 0.95 ? SW_RATING_BETTER : SW_RATING_WORSE;
}

static gint64
draw_safety (Maker *maker)
{
  double x = g_rand_double (maker->random);

  return x < 0.9 ? SW_SAFETY_SAFE : x < 0.98 ? SW_SAFETY_FAIRLY_SAFE : SW_SAFETY_UNSAFE;
}

/* What was found at the visit that was put last. */
static gboolean
put_assessment (Maker   *maker,
                GError **error)
{
  SwAssessment *assessment = maker->assessment;

  assessment->visit_id = sw_record_get_id (SW_RECORD (maker->visit));
  assessment->family_change = 0;
  assessment->expression = draw_rating (maker);
  assessment->mobility = draw_rating (maker);
  assessment->disease = draw_rating (maker);
  set_text (&assessment->disease_name, assessment->disease == SW_RATING_WORSE ? "高血压" : NULL);
  assessment->mood = draw_rating (maker);
  assessment->gas = draw_safety (maker);
  assessment->plumbing = draw_safety (maker);
  assessment->electricity = draw_safety (maker);
  assessment->personal_hygiene = draw_rating (maker);
  assessment->home_hygiene = draw_rating (maker);
  assessment->indoor = draw_rating (maker);

  return sw_store_bulk_insert (maker->store, SW_RECORD (assessment), error);
}

static gboolean
visit_by_worker (Maker   *maker,
                 Person  *person,
                 SwDay    day,
                 GError **error)
{
  gint64 channel = sw_demo_chance (maker->random, 0.55)  ? SW_CHANNEL_HOME
                   : sw_demo_chance (maker->random, 0.97) ? SW_CHANNEL_PHONE
                                                         : SW_CHANNEL_VIDEO;
  gint64 outcome = draw_outcome (maker);

  if (!put_visit (maker, person, day, SW_PARTY_WORKER, person->worker_id, channel, outcome, error))
    return FALSE;
  if (outcome == SW_OUTCOME_NOT_REACHED && sw_demo_chance (maker->random, 0.6))
    return put_visit (maker, person, day, SW_PARTY_WORKER, person->worker_id, SW_CHANNEL_PHONE, SW_OUTCOME_REACHED, error);
  if (channel != SW_CHANNEL_HOME || !sw_outcome_counts (outcome) || person->is_rated)
    return TRUE;

  person->is_rated = TRUE;
  return put_assessment (maker, error);
}

static gboolean
visit_on (Maker   *maker,
          Person  *person,
          SwDay    day,
          GError **error)
{
  int weekday = sw_day_weekday (day) - 1;
  gboolean keeps_card = person->has_cards && maker->month == sw_day_month_start (maker->today);

  if (day < person->from || day >= person->silent_from || (day >= person->away_from && day <= person->away_to))
    return TRUE;

  if (person->worker_id != SW_NONE && person->weekdays >> weekday & 1 && sw_demo_chance (maker->random, 0.95) &&
      !visit_by_worker (maker, person, day, error))
    return FALSE;
  /* A card that is not full yet is not entered. */
  if (person->neighbour_id != SW_NONE && !keeps_card && sw_demo_chance (maker->random, 0.88) &&
      !put_visit (maker, person, day, SW_PARTY_NEIGHBOUR, person->neighbour_id,
                  sw_demo_chance (maker->random, 0.8) ? SW_CHANNEL_HOME : SW_CHANNEL_PHONE, draw_outcome (maker), error))
    return FALSE;

  if (person->staff_id == SW_NONE || !(person->care_days >> weekday & 1))
    return TRUE;
  /* The policy asks home care for calls; the service at home comes beside them. */
  if (sw_demo_chance (maker->random, 0.93) &&
      !put_visit (maker, person, day, SW_PARTY_HOMECARE, person->staff_id, SW_CHANNEL_PHONE, draw_outcome (maker), error))
    return FALSE;

  return !sw_demo_chance (maker->random, 0.4) ||
         put_visit (maker, person, day, SW_PARTY_HOMECARE, person->staff_id, SW_CHANNEL_HOME, draw_outcome (maker), error);
}

/* The cards of a month that is over were printed before it and entered after it. */
static gboolean
begin_month (Maker   *maker,
             SwDay    month,
             GError **error)
{
  SwMonthCard *card = maker->card;
  int year, number;

  maker->month = month;
  sw_day_to_ymd (month, &year, &number, NULL);
  card->month = month;
  card->printed_day = month - 3;
  card->entered_day = MIN (maker->today, sw_day_month_end (month) + 3);
  for (guint i = 0, serial = 1; i < maker->people->len; i++)
    {
      Person *person = &g_array_index (maker->people, Person, i);

      person->is_rated = FALSE;
      person->card_id = SW_NONE;
      if (!person->has_cards || person->neighbour_id == SW_NONE || sw_day_month_end (month) >= maker->today ||
          person->from > sw_day_month_end (month))
        continue;
      g_free (card->number);
      card->number = g_strdup_printf ("%04d%02d%04u", year, number, serial++);
      card->elder_id = person->id;
      card->caregiver_id = person->neighbour_id;
      if (!sw_store_bulk_insert (maker->store, SW_RECORD (card), error))
        return FALSE;
      person->card_id = sw_record_get_id (SW_RECORD (card));
    }

  return TRUE;
}

static gboolean
make_all (Maker         *maker,
          SwProgressFunc progress,
          gpointer       user_data,
          GError       **error)
{
  for (SwDay day = maker->first; day <= maker->today; day++)
    {
      if ((day == maker->first || day == sw_day_month_start (day)) &&
          !begin_month (maker, sw_day_month_start (day), error))
        return FALSE;
      for (guint i = 0; i < maker->people->len; i++)
        if (!visit_on (maker, &g_array_index (maker->people, Person, i), day, error))
          return FALSE;
      if (progress)
        progress ((double) (day - maker->first + 1) / (maker->today - maker->first + 1), user_data);
      if (g_cancellable_set_error_if_cancelled (maker->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (Maker         *maker,
      SwProgressFunc progress,
      gpointer       user_data,
      GError       **error)
{
  g_auto (GStrv) indexes = NULL;
  gboolean many;

  if (!take_people (maker, error))
    return FALSE;

  many = (gint64) maker->people->len * (maker->today - maker->first) > BULK;
  if (many && !sw_store_begin_bulk (maker->store, &indexes, error))
    return FALSE;

  return make_all (maker, progress, user_data, error) &&
         (!many || sw_store_end_bulk (maker->store, indexes, error));
}

/**
 * sw_demo_add_visits:
 * @store: a store with elders and no visits, as sw_demo_fill() makes it
 * @n_months: for how many months up to today, at most %SW_DEMO_MAX_MONTHS
 * @seed: another seed gives other visits
 * @progress: (nullable) (scope call): is told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to give up
 * @n_visits: (out) (optional): how many were made
 * @error: return location for an error
 *
 * Makes the visits of a demonstration office, as one action: workers twice a
 * week, neighbours nearly every day (some by month cards), home-care twice a
 * week, an assessment a month, some not made, not reached or entered late. They are in
 * the change log like all others, so that the demonstration has a history and an
 * undo; that costs a quarter of the time.
 *
 * The same numbers, elders and day give the same visits.
 *
 * Returns: whether they are made
 */
gboolean
sw_demo_add_visits (SwStore       *store,
                    guint          n_months,
                    guint32        seed,
                    SwProgressFunc progress,
                    gpointer       user_data,
                    GCancellable  *cancellable,
                    gint64        *n_visits,
                    GError       **error)
{
  Maker maker = { store, cancellable, .today = sw_day_today () };
  gboolean good;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_months <= SW_DEMO_MAX_MONTHS, FALSE);

  if (!sw_store_begin (store, _("Make the visits of a demonstration"), error))
    return FALSE;

  /* The month at hand is one of them. */
  maker.first = sw_day_month_start (maker.today);
  for (guint i = 1; i < n_months; i++)
    maker.first = sw_day_month_start (maker.first - 1);
  if (n_months == 0)
    maker.first = maker.today + 1;
  maker.random = g_rand_new_with_seed (seed);
  maker.people = g_array_new (FALSE, FALSE, sizeof (Person));
  maker.staff = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  maker.visit = sw_visit_new ();
  maker.visit->entered_by = g_strdup (sw_store_get_actor (store));
  maker.assessment = sw_assessment_new ();
  maker.card = sw_month_card_new ();

  good = fill (&maker, progress, user_data, error);
  if (good)
    good = sw_store_commit (store, error);
  else
    sw_store_rollback (store);
  if (n_visits)
    *n_visits = good ? maker.n_visits : 0;

  g_rand_free (maker.random);
  g_array_unref (maker.people);
  g_hash_table_unref (maker.staff);
  g_object_unref (maker.visit);
  g_object_unref (maker.assessment);
  g_object_unref (maker.card);

  return good;
}
