/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-demo.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-collation.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-demo-agreement.h"
#include "sw-demo-elder.h"
#include "sw-grid.h"
#include "sw-household-member.h"
#include "sw-office.h"
#include "sw-organisation.h"
#include "sw-policies.h"
#include "sw-relative.h"
#include "sw-status-span.h"

/* How many elders one of them looks after, about. */
#define ELDERS_A_GRID 150
#define ELDERS_A_WORKER 60
#define ELDERS_A_NEIGHBOUR 10

/* Elders between two looks at the progress. */
#define STRIDE 500

static gboolean
save (SwDemo  *demo,
      gpointer record,
      GError **error)
{
  return sw_store_save (demo->store, record, error);
}

static gboolean
make_office (SwDemo  *demo,
             GError **error)
{
  g_autoptr (SwOffice) office = sw_office_new ();

  office->name = g_strdup ("演示街道");
  office->full_name = g_strdup ("苏州市姑苏区人民政府演示街道办事处");
  office->district = g_strdup ("姑苏区");
  office->city = g_strdup ("苏州市");
  office->leader = g_strdup ("顾演示");
  office->contact_name = g_strdup ("沈演示");
  office->contact_phone = sw_demo_landline (demo->random);
  office->seal_name = g_strdup ("苏州市姑苏区人民政府演示街道办事处");
  office->agreement_prefix = g_strdup ("演示");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = SW_COLLATION_PINYIN;
  office->signature_wait_days = 14;
  office->demonstration = 1;

  return save (demo, office, error);
}

static gboolean
use_policy (SwDemo  *demo,
            GError **error)
{
  g_autoptr (SwPolicy) policy = sw_policies_use (demo->store, "gusu-2022-159", SW_NONE, error);

  return policy != NULL;
}

static gboolean
make_organisations (SwDemo  *demo,
                    GError **error)
{
  static const char *const names[SW_DEMO_N_ORGANISATIONS] = {
    "演示居家养老服务中心", "演示邻里助老服务社", "演示社区卫生服务中心",
  };
  static const char *const kinds[SW_DEMO_N_ORGANISATIONS] = { "homecare", "homecare", "medical" };

  for (guint i = 0; i < SW_DEMO_N_ORGANISATIONS; i++)
    {
      g_autoptr (SwOrganisation) organisation = sw_organisation_new ();

      organisation->name = g_strdup (names[i]);
      organisation->kind = sw_enum_find_nick (&sw_organisation_kind_enum, kinds[i])->value;
      organisation->contact_name = sw_demo_younger_name (demo->random, sw_demo_surname (demo->random), FALSE);
      organisation->contact_phone = sw_demo_landline (demo->random);
      if (!save (demo, organisation, error))
        return FALSE;
      demo->organisations[i] = sw_record_get_id (SW_RECORD (organisation));
    }

  return TRUE;
}

/* Returns the caregiver's id, or SW_NONE on an error. */
static gint64
make_caregiver (SwDemo         *demo,
                SwCaregiverKind kind,
                gint64          grid_id,
                SwDay           ended_day,
                GError        **error)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();
  gboolean male = sw_demo_chance (demo->random, kind == SW_CAREGIVER_GRID_WORKER ? 0.5 : 0.25);

  caregiver->name = sw_demo_younger_name (demo->random, sw_demo_surname (demo->random), male);
  caregiver->kind = kind;
  caregiver->sex = male ? SW_SEX_MALE : SW_SEX_FEMALE;
  caregiver->phone = sw_demo_mobile (demo->random);
  caregiver->community_id = demo->community_id;
  caregiver->grid_id = grid_id;
  if (kind == SW_CAREGIVER_NEIGHBOUR || kind == SW_CAREGIVER_RELATIVE)
    caregiver->address = sw_demo_address (demo->random, demo->community);
  caregiver->from_day = demo->today - g_rand_int_range (demo->random, 400, 2500);
  caregiver->ended_day = ended_day;

  return save (demo, caregiver, error) ? sw_record_get_id (SW_RECORD (caregiver)) : SW_NONE;
}

static gboolean
add_caregivers (SwDemo         *demo,
                GArray         *ids,
                SwCaregiverKind kind,
                guint           n,
                GError        **error)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 id = make_caregiver (demo, kind, sw_demo_pick (demo, demo->grids), SW_NONE, error);

      if (id == SW_NONE)
        return FALSE;
      g_array_append_val (ids, id);
    }

  return TRUE;
}

static gboolean
make_grids (SwDemo  *demo,
            guint    n,
            GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwGrid) grid = sw_grid_new ();
      gint64 id = make_caregiver (demo, SW_CAREGIVER_GRID_WORKER, SW_NONE, SW_NONE, error);

      if (id == SW_NONE)
        return FALSE;
      grid->name = g_strdup_printf ("第%u网格", i + 1);
      grid->community_id = demo->community_id;
      grid->worker_id = id;
      if (!save (demo, grid, error))
        return FALSE;
      id = sw_record_get_id (SW_RECORD (grid));
      g_array_append_val (demo->grids, id);
    }

  return TRUE;
}

/* A community and those who work there for @n elders. */
static gboolean
make_community (SwDemo  *demo,
                guint    index,
                guint    n,
                GError **error)
{
  g_autoptr (SwCommunity) community = sw_community_new ();

  community->name = sw_demo_community_name (index);
  community->kind = sw_enum_find_nick (&sw_community_kind_enum, "community")->value;
  community->scope = index % 8 == 5 ? SW_SCOPE_SAME_COMMUNITY : SW_NONE;
  community->contact_name = sw_demo_younger_name (demo->random, sw_demo_surname (demo->random), FALSE);
  community->contact_phone = sw_demo_landline (demo->random);
  if (!save (demo, community, error))
    return FALSE;

  demo->community = index;
  demo->community_id = sw_record_get_id (SW_RECORD (community));
  g_array_set_size (demo->grids, 0);
  g_array_set_size (demo->workers, 0);
  g_array_set_size (demo->neighbours, 0);

  if (!make_grids (demo, n / ELDERS_A_GRID + 2, error) ||
      !add_caregivers (demo, demo->workers, SW_CAREGIVER_WORKER, n / ELDERS_A_WORKER + 2, error) ||
      !add_caregivers (demo, demo->neighbours, SW_CAREGIVER_NEIGHBOUR, n / ELDERS_A_NEIGHBOUR + 2, error) ||
      !add_caregivers (demo, demo->neighbours, SW_CAREGIVER_VOLUNTEER, n / ELDERS_A_NEIGHBOUR / 2 + 1, error))
    return FALSE;

  demo->ended_worker = make_caregiver (demo, SW_CAREGIVER_WORKER, SW_NONE,
                                       demo->today - g_rand_int_range (demo->random, 5, 90), error);
  return demo->ended_worker != SW_NONE;
}

static gboolean
save_relative (SwDemo     *demo,
               SwElder    *elder,
               guint       index,
               const char *surname,
               GError    **error)
{
  g_autoptr (SwRelative) relative = sw_relative_new ();
  gboolean male = sw_demo_chance (demo->random, 0.5);
  gboolean childless = elder->child_residence == SW_CHILD_RESIDENCE_CHILDLESS;

  relative->elder_id = sw_record_get_id (SW_RECORD (elder));
  relative->name = sw_demo_younger_name (demo->random, surname, male);
  relative->sex = male ? SW_SEX_MALE : SW_SEX_FEMALE;
  relative->relationship = g_strdup (childless ? (male ? "侄子" : "侄女") : (male ? "儿子" : "女儿"));
  relative->residence = childless || index > 0 ? SW_CHILD_RESIDENCE_OUTSIDE_CITY : elder->child_residence;
  relative->supporter = childless ? 0 : 1;
  relative->able = elder->category != SW_CATEGORY_SUPPORTER_UNABLE && !childless ? 1 : 0;
  relative->emergency_contact = index == 0;
  relative->liaison = index == 0;
  /* Where the elder has no phone either, that is to be verified. */
  if (elder->phone || sw_demo_chance (demo->random, 0.8))
    relative->phone = sw_demo_mobile (demo->random);

  return save (demo, relative, error);
}

static gboolean
save_relatives (SwDemo  *demo,
                SwElder *elder,
                GError **error)
{
  const char *surname = elder->sex == SW_SEX_MALE ? sw_demo_surname_of (elder->name) : sw_demo_surname (demo->random);
  double how_many = g_rand_double (demo->random);
  guint n = elder->child_residence == SW_CHILD_RESIDENCE_CHILDLESS ? how_many < 0.6
                                                                   : how_many < 0.6 ? 1 : how_many < 0.9 ? 2 : 3;

  for (guint i = 0; i < n; i++)
    if (!save_relative (demo, elder, i, surname, error))
      return FALSE;

  return TRUE;
}

static gboolean
save_member (SwDemo     *demo,
             SwElder    *household,
             SwElder    *person,
             int         position,
             GError    **error)
{
  g_autoptr (SwHouseholdMember) member = sw_household_member_new ();

  member->elder_id = sw_record_get_id (SW_RECORD (household));
  member->position = position;
  member->name = g_strdup (person->name);
  member->sex = person->sex;
  member->document_number = g_strdup (person->document_number);
  member->relation_to_head = g_strdup (position == 1 ? "户主" : "配偶");
  member->health = g_strdup (person->health);
  member->benefit = sw_enum_find_nick (&sw_benefit_enum, person->low_income  ? "minimum-living-allowance"
                                                         : person->destitute ? "destitute"
                                                                             : "none")->value;

  return save (demo, member, error);
}

/* Some have left the register, some are away for a while. */
static gboolean
save_status (SwDemo  *demo,
             SwElder *elder,
             SwDay   *left_day,
             GError **error)
{
  static const struct
  {
    SwStatus    status;
    const char *note;
  } reasons[] = {
    { SW_STATUS_DIED, NULL }, { SW_STATUS_DIED, NULL }, { SW_STATUS_DIED, NULL },
    { SW_STATUS_MOVED, "迁往外区" }, { SW_STATUS_MOVED, "迁往子女所在城市" },
    { SW_STATUS_INSTITUTION, "入住养老院" }, { SW_STATUS_WITH_CHILDREN, NULL },
    { SW_STATUS_PAUSED, "住院" }, { SW_STATUS_PAUSED, "在子女家暂住" },
  };
  g_autoptr (SwStatusSpan) span = NULL;
  int days = (int) (demo->today - elder->registered_day);
  guint which;

  *left_day = SW_NONE;
  if (!sw_demo_chance (demo->random, 0.055))
    return TRUE;

  which = (guint) g_rand_int_range (demo->random, 0, G_N_ELEMENTS (reasons));
  span = sw_status_span_new ();
  span->elder_id = sw_record_get_id (SW_RECORD (elder));
  span->status = reasons[which].status;
  span->note = g_strdup (reasons[which].note);
  if (span->status == SW_STATUS_PAUSED)
    {
      span->from_day = demo->today - g_rand_int_range (demo->random, 0, MIN (days, 60) + 1);
      if (sw_demo_chance (demo->random, 0.6))
        span->to_day = span->from_day + g_rand_int_range (demo->random, 3, 60);
    }
  else
    {
      span->from_day = elder->registered_day + g_rand_int_range (demo->random, 1, days + 1);
      *left_day = span->from_day;
    }

  return save (demo, span, error);
}

static gboolean
save_elder (SwDemo  *demo,
            SwElder *elder,
            GError **error)
{
  SwDay left_day;

  if (!save (demo, elder, error) || !save_relatives (demo, elder, error) ||
      !save_status (demo, elder, &left_day, error))
    return FALSE;
  sw_demo_agreements_add (demo->agreements, demo, elder, left_day);

  demo->n_done++;
  if (demo->n_done % STRIDE != 0)
    return TRUE;
  if (demo->progress)
    demo->progress ((double) demo->n_done / demo->n_elders, demo->user_data);
  return !g_cancellable_set_error_if_cancelled (demo->cancellable, error);
}

/* One household; at most @left elders, @n_made were made. */
static gboolean
make_household (SwDemo  *demo,
                guint    left,
                guint   *n_made,
                GError **error)
{
  g_autoptr (SwElder) elder = sw_demo_elder_new (demo);
  g_autoptr (SwElder) spouse = NULL;

  if (elder->category == SW_CATEGORY_EMPTY_NEST && left >= 2 && sw_demo_chance (demo->random, 0.75))
    spouse = sw_demo_elder_spouse (demo, elder);

  *n_made = spouse ? 2 : 1;
  if (!save_elder (demo, elder, error) || (spouse && !save_elder (demo, spouse, error)))
    return FALSE;
  if (sw_demo_chance (demo->random, 0.5) && !save_member (demo, elder, elder, 1, error))
    return FALSE;
  if (spouse && (!save_member (demo, spouse, elder, 1, error) || !save_member (demo, spouse, spouse, 2, error)))
    return FALSE;

  if (*n_made < left && sw_demo_chance (demo->random, 0.003))
    {
      g_autoptr (SwElder) again = sw_demo_elder_duplicate (demo, elder);

      ++*n_made;
      return save_elder (demo, again, error);
    }

  return TRUE;
}

static gboolean
fill (SwDemo  *demo,
      guint    n_communities,
      GError **error)
{
  if (!make_office (demo, error) || !use_policy (demo, error) || !make_organisations (demo, error))
    return FALSE;

  for (guint c = 0; c < n_communities; c++)
    {
      /* What is left is spread evenly, give or take a third. */
      guint share = (demo->n_elders - demo->n_done) / (n_communities - c);
      guint n = c == n_communities - 1 ? share : (guint) (share * (0.67 + 0.66 * g_rand_double (demo->random)));

      if (!make_community (demo, c, n, error))
        return FALSE;
      for (guint made = 0; n > 0; n -= made)
        if (!make_household (demo, n, &made, error))
          return FALSE;
    }

  return sw_demo_agreements_save (demo->agreements, demo, error);
}

/**
 * sw_demo_n_communities:
 * @n_elders: how many elders
 *
 * Returns: how many communities an office with so many elders has
 */
guint
sw_demo_n_communities (guint n_elders)
{
  return CLAMP (n_elders / 120, 1, 60);
}

/**
 * sw_demo_fill:
 * @store: a new store, which has no office
 * @n_elders: how many elders, at most %SW_DEMO_MAX_ELDERS
 * @n_communities: how many communities; 0 for as many as an office of the size has
 * @seed: another seed gives other people
 * @progress: (nullable) (scope call): is told how far it is
 * @user_data: data for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for an error; %SW_STORE_ERROR_EXISTS if there is an office
 *
 * Makes a street office with communities, grids, organisations, people who visit
 * and elders with their families and agreements, as one action. Nobody of them exists: names are
 * put together from lists, identity numbers are of a prefecture and mobile phones of a
 * range that there are not. Some elders stand on the to-verify list, some have left.
 *
 * The same numbers and the same day, sw_day_today(), give the same office.
 *
 * Returns: whether it is made
 */
gboolean
sw_demo_fill (SwStore        *store,
              guint           n_elders,
              guint           n_communities,
              guint32         seed,
              SwProgressFunc  progress,
              gpointer        user_data,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (SwOffice) office = NULL;
  SwDemo demo = { store, progress, user_data, cancellable, .today = sw_day_today (), .n_elders = n_elders };
  gboolean good;

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (n_elders <= SW_DEMO_MAX_ELDERS, FALSE);

  office = sw_store_get_office (store, NULL);
  if (office)
    {
      g_set_error_literal (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                           _("The database holds an office already; a demonstration needs a new one."));
      return FALSE;
    }
  if (!sw_store_begin (store, _("Make a demonstration office"), error))
    return FALSE;

  demo.random = g_rand_new_with_seed (seed);
  demo.numbers = sw_demo_numbers_new ();
  demo.agreements = sw_demo_agreements_new (seed);
  demo.grids = g_array_new (FALSE, FALSE, sizeof (gint64));
  demo.workers = g_array_new (FALSE, FALSE, sizeof (gint64));
  demo.neighbours = g_array_new (FALSE, FALSE, sizeof (gint64));

  good = fill (&demo, n_communities > 0 ? n_communities : sw_demo_n_communities (n_elders), error);
  if (good)
    good = sw_store_commit (store, error);
  else
    sw_store_rollback (store);

  g_rand_free (demo.random);
  sw_demo_numbers_free (demo.numbers);
  sw_demo_agreements_free (demo.agreements);
  g_array_unref (demo.grids);
  g_array_unref (demo.workers);
  g_array_unref (demo.neighbours);

  return good;
}
