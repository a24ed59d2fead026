/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-demo-agreement.h"

#include "sw-agreement-template.h"
#include "sw-agreement-text.h"
#include "sw-agreement.h"
#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-key-elder.h"

/* Nobody drafted agreements before that. */
#define MAX_AGE_DAYS 900

/* So many days an agreement takes at most from the draft to the last signature. */
#define MAX_SIGNING_DAYS 14

/**
 * SwDemoAgreements:
 *
 * The agreements of a demonstration office while it is made. They get their
 * numbers at the end, in the order of their days. They have a chance of their
 * own, so that the elders are the same with and without them.
 */
struct _SwDemoAgreements
{
  GRand     *random;
  GPtrArray *agreements; /* of SwAgreement, that has its predecessor as data */
};

#define PREDECESSOR "predecessor"

/**
 * sw_demo_agreements_new:
 * @seed: another seed gives other agreements
 *
 * Returns: (transfer full): none yet
 */
SwDemoAgreements *
sw_demo_agreements_new (guint32 seed)
{
  SwDemoAgreements *self = g_new0 (SwDemoAgreements, 1);

  self->random = g_rand_new_with_seed (seed);
  self->agreements = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * sw_demo_agreements_free:
 * @self: (transfer full): agreements
 */
void
sw_demo_agreements_free (SwDemoAgreements *self)
{
  g_rand_free (self->random);
  g_ptr_array_unref (self->agreements);
  g_free (self);
}

static SwAgreement *
add_draft (SwDemoAgreements *self,
           SwElder          *elder,
           gint64            worker_id,
           SwDay             drafted_day)
{
  SwAgreement *agreement = sw_agreement_new ();

  agreement->elder_id = sw_record_get_id (SW_RECORD (elder));
  agreement->worker_id = worker_id;
  agreement->neighbour_id = elder->neighbour_id;
  agreement->drafted_day = drafted_day;
  g_ptr_array_add (self->agreements, agreement);

  return agreement;
}

static void
print (SwDemoAgreements *self,
       SwAgreement      *agreement)
{
  agreement->printed_day = agreement->drafted_day + g_rand_int_range (self->random, 0, 3);
}

static void
sign (SwDemoAgreements *self,
      SwAgreement      *agreement,
      guint             n_parties,
      SwDay             until)
{
  /* The street office puts its seal at the end. */
  static const SwParty order[] = { SW_PARTY_ELDER, SW_PARTY_NEIGHBOUR, SW_PARTY_WORKER, SW_PARTY_STREET };

  for (guint i = 0; i < n_parties; i++)
    {
      SwSignature *signature = &agreement->signatures[order[i]];

      SwDay day = agreement->printed_day + (SwDay) i + g_rand_int_range (self->random, 0, 8);

      signature->day = MIN (day, until);
      signature->handprint = order[i] == SW_PARTY_ELDER && sw_demo_chance (self->random, 0.2);
    }
  for (guint party = 0; n_parties == SW_AGREEMENT_N_PARTIES && party < n_parties; party++)
    if (sw_demo_chance (self->random, 0.9))
      agreement->signatures[party].copy_day = until;
}

static void
end (SwAgreement   *agreement,
     SwDay          day,
     SwAgreementEnd reason)
{
  agreement->ended_day = day;
  agreement->ended_reason = reason;
}

/* One that all have signed on @until or before. */
static SwAgreement *
add_signed (SwDemoAgreements *self,
            SwElder          *elder,
            gint64            worker_id,
            SwDay             drafted_day,
            SwDay             until)
{
  SwAgreement *agreement = add_draft (self, elder, worker_id, drafted_day);

  print (self, agreement);
  sign (self, agreement, SW_AGREEMENT_N_PARTIES, until);
  return agreement;
}

static gint64
pick_worker (SwDemoAgreements *self,
             SwDemo           *demo)
{
  return g_array_index (demo->workers, gint64, g_rand_int_range (self->random, 0, (int) demo->workers->len));
}

/**
 * sw_demo_agreements_add:
 * @self: agreements
 * @demo: a demonstration
 * @elder: an elder that is saved
 * @left_day: the first day on which the elder is not in the register any more, or %SW_NONE
 *
 * Gives a key elder an agreement: most are in force, some are on their way, some
 * were ended by another worker or because the elder left, some elders have none.
 */
void
sw_demo_agreements_add (SwDemoAgreements *self,
                        SwDemo           *demo,
                        SwElder          *elder,
                        SwDay             left_day)
{
  SwDay last = (left_day != SW_NONE ? left_day : demo->today) - MAX_SIGNING_DAYS - 3;
  SwDay first = MAX (elder->registered_day, demo->today - MAX_AGE_DAYS);
  double chance = g_rand_double (self->random);
  SwAgreement *agreement;
  SwDay drafted_day;

  if (!sw_elder_needs_agreement (elder, demo->today) || elder->worker_id == SW_NONE ||
      elder->neighbour_id == SW_NONE || elder->worker_id == demo->ended_worker || elder->registered_day == SW_NONE ||
      first >= last || chance > 0.95)
    return;

  drafted_day = first + g_rand_int_range (self->random, 0, (int) (last - first));
  if (left_day != SW_NONE)
    {
      agreement = add_signed (self, elder, elder->worker_id, drafted_day, drafted_day + MAX_SIGNING_DAYS);
      end (agreement, left_day - 1, SW_AGREEMENT_END_ELDER_LEFT);
    }
  else if (chance < 0.72)
    {
      add_signed (self, elder, elder->worker_id, drafted_day, drafted_day + MAX_SIGNING_DAYS);
    }
  else if (chance < 0.80 && drafted_day + 60 < last)
    {
      SwAgreement *before = add_signed (self, elder, pick_worker (self, demo), drafted_day,
                                        drafted_day + MAX_SIGNING_DAYS);
      SwDay changed_day = drafted_day + MAX_SIGNING_DAYS +
                          g_rand_int_range (self->random, 1, (int) (last - drafted_day - MAX_SIGNING_DAYS));

      end (before, changed_day, SW_AGREEMENT_END_WORKER_CHANGED);
      agreement = add_signed (self, elder, elder->worker_id, changed_day, changed_day + MAX_SIGNING_DAYS);
      g_object_set_data_full (G_OBJECT (agreement), PREDECESSOR, g_object_ref (before), g_object_unref);
      /* Signed on the day of the change, it begins when the other is over. */
      for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
        agreement->signatures[party].day = MAX (agreement->signatures[party].day, changed_day + 1);
    }
  else if (chance < 0.90)
    {
      drafted_day = demo->today - g_rand_int_range (self->random, 3, 35);
      agreement = add_draft (self, elder, elder->worker_id, MAX (elder->registered_day, drafted_day));
      print (self, agreement);
      sign (self, agreement, chance < 0.84 ? 0 : (guint) g_rand_int_range (self->random, 1, 4), demo->today);
    }
  else
    {
      add_draft (self, elder, elder->worker_id, demo->today - g_rand_int_range (self->random, 0, 3));
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const SwAgreement *x = *(SwAgreement **) a, *y = *(SwAgreement **) b;

  if (x->drafted_day != y->drafted_day)
    return x->drafted_day < y->drafted_day ? -1 : 1;

  return x->elder_id < y->elder_id ? -1 : x->elder_id > y->elder_id;
}

static gboolean
save_one (SwDemo      *demo,
          SwOffice    *office,
          SwAgreement *agreement,
          gint64       template_id,
          gint64      *serial,
          int         *year,
          GError     **error)
{
  SwRecord *predecessor = g_object_get_data (G_OBJECT (agreement), PREDECESSOR);
  g_autoptr (SwElder) elder = sw_store_load (demo->store, SW_TYPE_ELDER, agreement->elder_id, error);
  int drafted_year;

  if (elder == NULL)
    return FALSE;

  sw_day_to_ymd (agreement->drafted_day, &drafted_year, NULL, NULL);
  *serial = drafted_year == *year ? *serial + 1 : 1;
  *year = drafted_year;
  agreement->year = *year;
  agreement->serial = *serial;
  agreement->number = sw_agreement_format_number (office->agreement_prefix, *year, *serial);
  agreement->template_id = agreement->printed_day != SW_NONE ? template_id : SW_NONE;
  if (predecessor)
    agreement->predecessor_id = sw_record_get_id (predecessor);
  sw_agreement_fill (agreement, office, elder,
                     sw_store_get_name (demo->store, SW_TYPE_CAREGIVER, agreement->worker_id),
                     sw_store_get_name (demo->store, SW_TYPE_CAREGIVER, agreement->neighbour_id));

  return sw_store_save (demo->store, SW_RECORD (agreement), error);
}

/**
 * sw_demo_agreements_save:
 * @self: agreements
 * @demo: a demonstration, whose action is open
 * @error: return location for an error
 *
 * Numbers the agreements and saves them.
 *
 * Returns: whether they are saved
 */
gboolean
sw_demo_agreements_save (SwDemoAgreements *self,
                         SwDemo           *demo,
                         GError          **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (demo->store, error);
  g_autoptr (SwAgreementText) text =
    sw_agreement_text_new_for (sw_agreement_template_get_text (sw_agreement_template_get_shipped ()));
  gint64 serial = 0;
  int year = 0;

  if (office == NULL)
    return FALSE;
  if (self->agreements->len == 0)
    return TRUE;
  if (!sw_store_save (demo->store, SW_RECORD (text), error))
    return FALSE;

  g_ptr_array_sort (self->agreements, compare_days);
  for (guint i = 0; i < self->agreements->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (demo->cancellable, error) ||
          !save_one (demo, office, self->agreements->pdata[i], sw_record_get_id (SW_RECORD (text)), &serial, &year, error))
        return FALSE;
    }

  return TRUE;
}
