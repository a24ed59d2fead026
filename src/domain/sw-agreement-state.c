/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of an agreement: draft, printed, signed by each, in force, ended. */
#include <glib/gi18n-lib.h>

#include "sw-agreement.h"
#include "sw-day.h"

G_DEFINE_QUARK (sw-agreement-error-quark, sw_agreement_error)

static gboolean
refuse_state (SwAgreement *self,
              const char  *sentence,
              GError     **error)
{
  /* Translators: the number of an agreement and a sentence that says why something cannot be done with it. */
  g_set_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE, _("Agreement %s: %s"), self->number, sentence);
  return FALSE;
}

static gboolean
refuse_day (SwAgreement *self,
            const char  *sentence,
            GError     **error)
{
  g_set_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_DAY, _("Agreement %s: %s"), self->number, sentence);
  return FALSE;
}

static gboolean
refuse_before (SwAgreement *self,
               const char  *format,
               SwDay        day,
               GError     **error)
{
  g_autofree char *text = sw_day_format (day);
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", text, 1);
  return refuse_day (self, sentence->str, error);
}

/**
 * sw_agreement_print:
 * @self: an agreement
 * @template_id: the text that it is printed with
 * @day: the day of printing
 * @today: today
 * @error: return location for an error
 *
 * Makes a draft a printed agreement: from now on its text and its values stay
 * as they are. One that was printed before is left as it is, since another
 * copy of the same paper changes nothing.
 *
 * Returns: whether it may be printed
 */
gboolean
sw_agreement_print (SwAgreement *self,
                    gint64       template_id,
                    SwDay        day,
                    SwDay        today,
                    GError     **error)
{
  if (self->printed_day != SW_NONE)
    return TRUE;
  if (self->state == SW_AGREEMENT_ENDED)
    return refuse_state (self, _("It has ended without having been printed."), error);
  if (day > today)
    return refuse_day (self, _("The day of printing is in the future."), error);
  if (day < self->drafted_day)
    /* Translators: %s is a day. */
    return refuse_before (self, _("It was drafted on %s and cannot be printed before."), self->drafted_day, error);

  self->template_id = template_id;
  self->printed_day = day;
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}

/**
 * sw_agreement_withdraw:
 * @self: an agreement
 * @error: return location for an error
 *
 * Takes back a printed agreement that nobody has signed, because something in
 * it is wrong: it is a draft again and follows the register.
 *
 * Returns: whether it is a draft now
 */
gboolean
sw_agreement_withdraw (SwAgreement *self,
                       GError     **error)
{
  if (self->state == SW_AGREEMENT_DRAFT)
    return TRUE;
  if (self->state != SW_AGREEMENT_PRINTED)
    return refuse_state (self, _("It has been signed or has ended; draft another one instead."), error);

  self->template_id = SW_NONE;
  self->printed_day = SW_NONE;
  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    self->signatures[party].copy_day = SW_NONE;
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}

/**
 * sw_agreement_sign:
 * @self: an agreement
 * @party: one of the four
 * @day: the day of its signature
 * @by: (nullable): who signed for it; %NULL for the name in the agreement
 * @handprint: whether by a hand print
 * @today: today
 * @error: return location for an error
 *
 * Notes a party's signature. Nobody signs a paper before it is printed, or in
 * the future: such a day is refused. The last of the four puts the agreement
 * in force.
 *
 * Returns: whether it was noted
 */
gboolean
sw_agreement_sign (SwAgreement *self,
                   SwParty      party,
                   SwDay        day,
                   const char  *by,
                   gboolean     handprint,
                   SwDay        today,
                   GError     **error)
{
  SwSignature *signature;

  g_return_val_if_fail ((guint) party < SW_AGREEMENT_N_PARTIES, FALSE);

  signature = &self->signatures[party];
  if (self->state == SW_AGREEMENT_ENDED)
    return refuse_state (self, _("It has ended and cannot be signed any more."), error);
  if (self->state == SW_AGREEMENT_DRAFT)
    return refuse_state (self, _("It is a draft; print it before it is signed."), error);
  if (signature->day != SW_NONE)
    /* Translators: %s is a day. */
    return refuse_before (self, _("This party signed on %s already."), signature->day, error);
  if (day > today)
    return refuse_day (self, _("The day of the signature is in the future."), error);
  if (day < self->printed_day)
    /* Translators: %s is a day. */
    return refuse_before (self, _("It was printed on %s and cannot have been signed before."), self->printed_day, error);

  signature->day = day;
  g_free (signature->by);
  signature->by = g_strdup (by && *by ? by : NULL);
  signature->handprint = handprint;
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}

/**
 * sw_agreement_unsign:
 * @self: an agreement
 * @party: one of the four
 * @error: return location for an error
 *
 * Takes back a signature that was noted by mistake.
 *
 * Returns: whether the party counts as not having signed
 */
gboolean
sw_agreement_unsign (SwAgreement *self,
                     SwParty      party,
                     GError     **error)
{
  SwSignature *signature;

  g_return_val_if_fail ((guint) party < SW_AGREEMENT_N_PARTIES, FALSE);

  signature = &self->signatures[party];
  if (self->state == SW_AGREEMENT_ENDED)
    return refuse_state (self, _("It has ended; its signatures stay as they are."), error);

  signature->day = SW_NONE;
  g_clear_pointer (&signature->by, g_free);
  signature->handprint = SW_NONE;
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}

/**
 * sw_agreement_hand_copy:
 * @self: an agreement
 * @party: one of the four
 * @day: the day on which it got its copy, or %SW_NONE: it has none
 * @today: today
 * @error: return location for an error
 *
 * Notes who holds one of the four copies (本协议一式四份，甲、乙、丙、丁四方各执一份).
 *
 * Returns: whether it was noted
 */
gboolean
sw_agreement_hand_copy (SwAgreement *self,
                        SwParty      party,
                        SwDay        day,
                        SwDay        today,
                        GError     **error)
{
  g_return_val_if_fail ((guint) party < SW_AGREEMENT_N_PARTIES, FALSE);

  if (self->printed_day == SW_NONE)
    return refuse_state (self, _("It has not been printed, so there are no copies."), error);
  if (day != SW_NONE && day > today)
    return refuse_day (self, _("The day on which the copy was handed over is in the future."), error);
  if (day != SW_NONE && day < self->printed_day)
    /* Translators: %s is a day. */
    return refuse_before (self, _("It was printed on %s; no copy can have been handed over before."),
                          self->printed_day, error);

  self->signatures[party].copy_day = day;
  return TRUE;
}

/**
 * sw_agreement_end:
 * @self: an agreement
 * @day: its last day in force; for one that never was, the day of its end
 * @reason: why
 * @note: (nullable): more about it
 * @today: today
 * @error: return location for an error
 *
 * Returns: whether it has ended
 */
gboolean
sw_agreement_end (SwAgreement   *self,
                  SwDay          day,
                  SwAgreementEnd reason,
                  const char    *note,
                  SwDay          today,
                  GError       **error)
{
  if (self->state == SW_AGREEMENT_ENDED)
    /* Translators: %s is a day. */
    return refuse_before (self, _("It ended on %s already."), self->ended_day, error);
  if (day > today)
    return refuse_day (self, _("The last day is in the future."), error);
  if (reason != SW_AGREEMENT_END_ELDER_LEFT && self->in_force_day != SW_NONE && day < self->in_force_day - 1)
    /* Translators: %s is a day. */
    return refuse_before (self, _("It is in force from %s; its last day cannot be before."), self->in_force_day, error);

  self->ended_day = day;
  self->ended_reason = reason;
  g_free (self->ended_note);
  self->ended_note = g_strdup (note && *note ? note : NULL);
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}

/**
 * sw_agreement_reopen:
 * @self: an agreement
 * @error: return location for an error
 *
 * Takes back an end that was a mistake. Whether the elder has another agreement
 * meanwhile is for the store to see.
 *
 * Returns: whether it is as it was before the end
 */
gboolean
sw_agreement_reopen (SwAgreement *self,
                     GError     **error)
{
  if (self->state != SW_AGREEMENT_ENDED)
    return refuse_state (self, _("It has not ended."), error);

  self->ended_day = SW_NONE;
  self->ended_reason = SW_NONE;
  g_clear_pointer (&self->ended_note, g_free);
  sw_record_derive (SW_RECORD (self));
  return TRUE;
}
