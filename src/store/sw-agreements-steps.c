/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements printed, signed, handed out, ended and supplemented. */
#include <glib/gi18n-lib.h>

#include "sw-agreements-private.h"
#include "sw-day.h"
#include "sw-store-private.h"

/* One step of one agreement, with what it needs. */
typedef struct
{
  SwStore       *store;
  gint64         template_id;
  guint          parties;
  SwDay          day;
  SwDay          today;
  const char    *text;
  gboolean       handprint;
  SwAgreementEnd reason;
  guint          n_signed;
} Step;

typedef gboolean (*StepFunc) (Step        *step,
                              SwAgreement *agreement,
                              GError     **error);

static gboolean
take_steps (Step         *step,
            const gint64 *ids,
            gsize         n_ids,
            StepFunc      func,
            GError      **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (SwAgreement) agreement = sw_store_load (step->store, SW_TYPE_AGREEMENT, ids[i], error);

      if (agreement == NULL || !func (step, agreement, error) ||
          !sw_store_save (step->store, SW_RECORD (agreement), error))
        return FALSE;
    }

  return TRUE;
}

/* All of them as one action, or as a part of the one that is open. */
static gboolean
run (Step         *step,
     const char   *label,
     const gint64 *ids,
     gsize         n_ids,
     StepFunc      func,
     GError      **error)
{
  gboolean own;

  step->today = sw_day_today ();
  return sw_agreements_begin (step->store, label, &own, error) &&
         sw_agreements_finish (step->store, own, take_steps (step, ids, n_ids, func, error), error);
}

static gboolean
print_cb (Step        *step,
          SwAgreement *agreement,
          GError     **error)
{
  if (agreement->state == SW_AGREEMENT_DRAFT && step->template_id == SW_NONE)
    {
      step->template_id = sw_agreements_keep_text (step->store, step->text, error);
      if (step->template_id == SW_NONE)
        return FALSE;
    }

  return sw_agreement_print (agreement, step->template_id, step->day, step->today, error);
}

/**
 * sw_agreements_print:
 * @store: a store
 * @ids: (array length=n_ids): agreements
 * @n_ids: how many
 * @text: the template that the drafts among them were printed with
 * @day: the day of printing
 * @error: return location for an error
 *
 * Notes that they were printed, once the printer is done: the text and the
 * values of the drafts stay as they are from now on. Those that were printed
 * before are left as they are.
 *
 * Returns: whether it is noted
 */
gboolean
sw_agreements_print (SwStore      *store,
                     const gint64 *ids,
                     gsize         n_ids,
                     const char   *text,
                     SwDay         day,
                     GError      **error)
{
  Step step = { .store = store, .template_id = SW_NONE, .text = text, .day = day };
  g_autofree char *label =
    g_strdup_printf (ngettext ("Print %u agreement", "Print %u agreements", (guint) n_ids), (guint) n_ids);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  return run (&step, label, ids, n_ids, print_cb, error);
}

static gboolean
withdraw_cb (Step        *step,
             SwAgreement *agreement,
             GError     **error)
{
  return sw_agreement_withdraw (agreement, error) && sw_agreements_refill (step->store, agreement, error);
}

/**
 * sw_agreements_withdraw:
 * @store: a store
 * @ids: (array length=n_ids): agreements that nobody has signed
 * @n_ids: how many
 * @error: return location for an error
 *
 * Makes printed agreements drafts again, which follow the register.
 *
 * Returns: whether they are drafts now
 */
gboolean
sw_agreements_withdraw (SwStore      *store,
                        const gint64 *ids,
                        gsize         n_ids,
                        GError      **error)
{
  Step step = { .store = store };
  g_autofree char *label =
    g_strdup_printf (ngettext ("Take back %u agreement", "Take back %u agreements", (guint) n_ids), (guint) n_ids);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return run (&step, label, ids, n_ids, withdraw_cb, error);
}

/* An elder has one agreement in force at a time: the one before ends on the day
 * before this one begins. */
static gboolean
supersede_others (SwStore     *store,
                  SwAgreement *agreement,
                  GError     **error)
{
  g_autofree char *elder_id = g_strdup_printf ("%" G_GINT64_FORMAT, agreement->elder_id);
  g_autoptr (GPtrArray) all = sw_store_load_where (store, SW_TYPE_AGREEMENT, "elder_id", elder_id, error);

  for (guint i = 0; all && i < all->len; i++)
    {
      SwAgreement *other = all->pdata[i];

      if (sw_record_get_id (SW_RECORD (other)) == sw_record_get_id (SW_RECORD (agreement)) ||
          other->in_force_day == SW_NONE || (other->ended_day != SW_NONE && other->ended_day < agreement->in_force_day))
        continue;
      if (other->in_force_day >= agreement->in_force_day)
        {
          g_autofree char *day = sw_day_format (other->in_force_day);

          /* An agreement that ended before it began was never in force. */
          if (other->ended_day != SW_NONE && other->ended_day < other->in_force_day)
            continue;
          g_set_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_DAY,
                       /* Translators: the numbers of two agreements and a day. */
                       _("Agreement %s: The same elder’s agreement %s is in force from %s; this one must begin later."),
                       agreement->number, other->number, day);
          return FALSE;
        }
      other->ended_day = agreement->in_force_day - 1;
      if (other->ended_reason == SW_NONE)
        other->ended_reason = SW_AGREEMENT_END_SUPERSEDED;
      if (!sw_store_save (store, SW_RECORD (other), error))
        return FALSE;
    }

  return all != NULL;
}

static gboolean
sign_cb (Step        *step,
         SwAgreement *agreement,
         GError     **error)
{
  gboolean some = (step->parties & (step->parties - 1)) != 0;

  for (SwParty party = SW_PARTY_STREET; party < SW_AGREEMENT_N_PARTIES; party++)
    {
      /* Who signed before keeps that day when several are noted at once. */
      if (!(step->parties & (1u << party)) || (some && agreement->signatures[party].day != SW_NONE))
        continue;
      if (!sw_agreement_sign (agreement, party, step->day, step->text, step->handprint, step->today, error))
        return FALSE;
      step->n_signed++;
    }

  return agreement->state != SW_AGREEMENT_IN_FORCE || supersede_others (step->store, agreement, error);
}

/**
 * sw_agreements_sign:
 * @store: a store
 * @ids: (array length=n_ids): printed agreements
 * @n_ids: how many
 * @parties: who signed, bits of #SwParty
 * @day: the day of the signatures
 * @by: (nullable): who signed for the party; %NULL for who is named in it
 * @handprint: whether by a hand print
 * @error: return location for an error
 *
 * Notes signatures. With several parties those who signed before keep their
 * day; one party alone that signed before is refused. The last signature puts
 * the agreement in force and ends the one that the elder had before. That all
 * of them signed before is an error.
 *
 * Returns: whether they are noted
 */
gboolean
sw_agreements_sign (SwStore      *store,
                    const gint64 *ids,
                    gsize         n_ids,
                    guint         parties,
                    SwDay         day,
                    const char   *by,
                    gboolean      handprint,
                    GError      **error)
{
  Step step = { .store = store, .parties = parties, .day = day, .text = by, .handprint = handprint };
  g_autofree char *label =
    g_strdup_printf (ngettext ("Sign %u agreement", "Sign %u agreements", (guint) n_ids), (guint) n_ids);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail (parties != 0 && (parties & ~SW_AGREEMENT_ALL_PARTIES) == 0, FALSE);

  if (!run (&step, label, ids, n_ids, sign_cb, error))
    return FALSE;
  if (step.n_signed == 0)
    g_set_error_literal (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE,
                         _("All the parties have signed already; nothing was changed."));

  return step.n_signed > 0;
}

static gboolean
unsign_cb (Step        *step,
           SwAgreement *agreement,
           GError     **error)
{
  for (SwParty party = SW_PARTY_STREET; party < SW_AGREEMENT_N_PARTIES; party++)
    if ((step->parties & (1u << party)) && !sw_agreement_unsign (agreement, party, error))
      return FALSE;

  return TRUE;
}

/**
 * sw_agreements_unsign:
 * @store: a store
 * @id: an agreement
 * @party: one of the four
 * @error: return location for an error
 *
 * Takes back a signature that was noted by mistake.
 *
 * Returns: whether it is taken back
 */
gboolean
sw_agreements_unsign (SwStore *store,
                      gint64   id,
                      SwParty  party,
                      GError **error)
{
  Step step = { .store = store, .parties = 1u << party };

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return run (&step, _("Take back a signature"), &id, 1, unsign_cb, error);
}

static gboolean
hand_copies_cb (Step        *step,
                SwAgreement *agreement,
                GError     **error)
{
  for (SwParty party = SW_PARTY_STREET; party < SW_AGREEMENT_N_PARTIES; party++)
    if ((step->parties & (1u << party)) && !sw_agreement_hand_copy (agreement, party, step->day, step->today, error))
      return FALSE;

  return TRUE;
}

/**
 * sw_agreements_hand_copies:
 * @store: a store
 * @ids: (array length=n_ids): printed agreements
 * @n_ids: how many
 * @parties: who got a copy, bits of #SwParty
 * @day: the day, or %SW_NONE: they have none
 * @error: return location for an error
 *
 * Notes who holds a copy.
 *
 * Returns: whether it is noted
 */
gboolean
sw_agreements_hand_copies (SwStore      *store,
                           const gint64 *ids,
                           gsize         n_ids,
                           guint         parties,
                           SwDay         day,
                           GError      **error)
{
  Step step = { .store = store, .parties = parties, .day = day };
  g_autofree char *label =
    g_strdup_printf (ngettext ("Hand out copies of %u agreement", "Hand out copies of %u agreements", (guint) n_ids),
                     (guint) n_ids);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);
  g_return_val_if_fail ((parties & ~SW_AGREEMENT_ALL_PARTIES) == 0, FALSE);

  return run (&step, label, ids, n_ids, hand_copies_cb, error);
}

static gboolean
end_cb (Step        *step,
        SwAgreement *agreement,
        GError     **error)
{
  return sw_agreement_end (agreement, step->day, step->reason, step->text, step->today, error);
}

/**
 * sw_agreements_end:
 * @store: a store
 * @ids: (array length=n_ids): agreements
 * @n_ids: how many
 * @day: their last day in force
 * @reason: why
 * @note: (nullable): more about it
 * @error: return location for an error
 *
 * Ends agreements, also such as never came into force: their numbers stay taken.
 *
 * Returns: whether they have ended
 */
gboolean
sw_agreements_end (SwStore       *store,
                   const gint64  *ids,
                   gsize          n_ids,
                   SwDay          day,
                   SwAgreementEnd reason,
                   const char    *note,
                   GError       **error)
{
  Step step = { .store = store, .day = day, .reason = reason, .text = note };
  g_autofree char *label =
    g_strdup_printf (ngettext ("End %u agreement", "End %u agreements", (guint) n_ids), (guint) n_ids);

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return run (&step, label, ids, n_ids, end_cb, error);
}

static gboolean
reopen_cb (Step        *step,
           SwAgreement *agreement,
           GError     **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 in_force = SW_NONE;
  gint64 open = sw_agreements_find_open (step->store, agreement->elder_id, &in_force, &failure);

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (open != SW_NONE || in_force != SW_NONE)
    {
      g_set_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE,
                   /* Translators: %s is the number of an agreement. */
                   _("Agreement %s: The elder has another agreement meanwhile."), agreement->number);
      return FALSE;
    }

  return sw_agreement_reopen (agreement, error);
}

/**
 * sw_agreements_reopen:
 * @store: a store
 * @id: an agreement that has ended
 * @error: return location for an error
 *
 * Takes back an end that was a mistake, unless the elder has another agreement
 * meanwhile.
 *
 * Returns: whether it is as it was before
 */
gboolean
sw_agreements_reopen (SwStore *store,
                      gint64   id,
                      GError **error)
{
  Step step = { .store = store };

  g_return_val_if_fail (SW_IS_STORE (store), FALSE);

  return run (&step, _("Take back the end of an agreement"), &id, 1, reopen_cb, error);
}

static gboolean
add_supplement (SwStore      *store,
                gint64        id,
                SwSupplement *supplement,
                GError      **error)
{
  g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, id, error);
  g_autoptr (GPtrArray) before = agreement ? sw_store_load_owned (store, SW_TYPE_SUPPLEMENT, id, error) : NULL;

  if (before == NULL)
    return FALSE;
  if (agreement->state != SW_AGREEMENT_IN_FORCE)
    {
      g_set_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE,
                   /* Translators: %s is the number of an agreement. */
                   _("Agreement %s: It is not in force, so there is nothing to supplement."), agreement->number);
      return FALSE;
    }

  supplement->agreement_id = id;
  supplement->serial = 1;
  for (guint i = 0; i < before->len; i++)
    supplement->serial = MAX (supplement->serial, ((SwSupplement *) before->pdata[i])->serial + 1);

  return sw_store_save (store, SW_RECORD (supplement), error);
}

/**
 * sw_agreements_supplement:
 * @store: a store
 * @id: an agreement in force
 * @text: what is agreed on besides (六、协议未尽事宜)
 * @day: the day of drafting
 * @error: return location for an error
 *
 * Adds a supplement (补充协议). Its days of printing and signing are set and
 * saved as those of any record.
 *
 * Returns: (transfer full) (nullable): the supplement
 */
SwSupplement *
sw_agreements_supplement (SwStore    *store,
                          gint64      id,
                          const char *text,
                          SwDay       day,
                          GError    **error)
{
  g_autoptr (SwSupplement) supplement = sw_supplement_new ();
  gboolean own;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);

  supplement->text = g_strdup (text);
  supplement->day = day;
  if (!sw_agreements_begin (store, _("Add a supplement"), &own, error) ||
      !sw_agreements_finish (store, own, add_supplement (store, id, supplement, error), error))
    return NULL;

  return g_steal_pointer (&supplement);
}
