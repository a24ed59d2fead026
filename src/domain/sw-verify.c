/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-verify.h"

#include <glib/gi18n-lib.h>

#include "sw-phone.h"

static const struct
{
  SwVerify    bit;
  const char *nick;
  const char *label;
} entries[] = {
  { SW_VERIFY_DOCUMENT_MISSING, "document-missing", N_("Document missing") },
  { SW_VERIFY_DOCUMENT_WRONG, "document-wrong", N_("Document number wrong") },
  { SW_VERIFY_SAME_DOCUMENT, "same-document", N_("Same document number twice") },
  { SW_VERIFY_SAME_PERSON, "same-person", N_("Same name and birth day twice") },
  { SW_VERIFY_UNDER_AGE, "under-age", N_("Below 60") },
  { SW_VERIFY_NO_PHONE, "no-phone", N_("No phone, nor a relative’s") },
  { SW_VERIFY_CHILDREN_UNKNOWN, "children-unknown", N_("Children’s residence unknown") },
  { SW_VERIFY_CHILDREN_UNSURE, "children-unsure", N_("Outside the district: which city?") },
  { SW_VERIFY_CONTRADICTION, "contradiction", N_("Category contradicts children’s residence") },
  { SW_VERIFY_ENDED_WORKER, "ended-worker", N_("Worker has left") },
  { SW_VERIFY_CATEGORY_MISSING, "category-missing", N_("Category missing") },
  { SW_VERIFY_NO_VISIT, "no-visit", N_("No visit ever") },
  { SW_VERIFY_BIRTH_DAY, "birth-day", N_("Birth day hardly possible") },
};

/**
 * sw_verify_label:
 * @one: one bit
 *
 * Returns: (nullable): the words for it in the user's language
 */
const char *
sw_verify_label (SwVerify one)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].bit == one)
      return _(entries[i].label);

  return NULL;
}

/**
 * sw_verify_nick:
 * @one: one bit
 *
 * Returns: (nullable): the word for it in machine formats
 */
const char *
sw_verify_nick (SwVerify one)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].bit == one)
      return entries[i].nick;

  return NULL;
}

/**
 * sw_elder_contradicts:
 * @category: a category, or %SW_NONE
 * @child_residence: a children's residence, or %SW_NONE
 *
 * Returns: whether nobody can be in that category with children there
 */
gboolean
sw_elder_contradicts (gint64 category,
                      gint64 child_residence)
{
  switch (category)
    {
    case SW_CATEGORY_NO_SUPPORTER:
      /* There may be children elsewhere who support nobody; living together contradicts. */
      return child_residence == SW_CHILD_RESIDENCE_SAME_HOME;
    case SW_CATEGORY_SUPPORTER_UNABLE:
      return child_residence == SW_CHILD_RESIDENCE_CHILDLESS;
    case SW_CATEGORY_EMPTY_NEST:
    case SW_CATEGORY_LIVING_ALONE:
      return child_residence == SW_CHILD_RESIDENCE_SAME_HOME;
    default:
      return FALSE;
    }
}

/**
 * sw_elder_verify:
 * @self: an elder
 * @facts: what is to be known of the other records
 * @day: the day on which it is asked
 *
 * Returns: the reasons why the elder stands on the to-verify list, 0 for none
 */
SwVerify
sw_elder_verify (SwElder             *self,
                 const SwVerifyFacts *facts,
                 SwDay                day)
{
  SwVerify why = 0;
  int age = sw_elder_get_age (self, day);

  if (self->document_state == SW_DOCUMENT_STATE_MISSING)
    why |= SW_VERIFY_DOCUMENT_MISSING;
  if (self->document_state == SW_DOCUMENT_STATE_WRONG || self->document_state == SW_DOCUMENT_STATE_OVERRIDDEN)
    why |= SW_VERIFY_DOCUMENT_WRONG;
  if (facts->same_document)
    why |= SW_VERIFY_SAME_DOCUMENT;
  if (facts->same_person)
    why |= SW_VERIFY_SAME_PERSON;
  if (age >= 0 && age < SW_VERIFY_MIN_AGE)
    why |= SW_VERIFY_UNDER_AGE;
  if ((self->phone == NULL || sw_phone_is_note (self->phone)) && !facts->relative_has_phone)
    why |= SW_VERIFY_NO_PHONE;
  if (self->category != SW_CATEGORY_NO_SUPPORTER &&
      (self->child_residence == SW_NONE || self->child_residence == SW_CHILD_RESIDENCE_UNKNOWN))
    why |= SW_VERIFY_CHILDREN_UNKNOWN;
  if (self->child_residence_unsure == 1)
    why |= SW_VERIFY_CHILDREN_UNSURE;
  if (sw_elder_contradicts (self->category, self->child_residence))
    why |= SW_VERIFY_CONTRADICTION;
  if (facts->worker_ended)
    why |= SW_VERIFY_ENDED_WORKER;
  if (self->category == SW_NONE)
    why |= SW_VERIFY_CATEGORY_MISSING;
  /* Who came into the register today cannot have been visited before. */
  if (facts->never_visited && self->registered_day < day)
    why |= SW_VERIFY_NO_VISIT;
  if (sw_elder_doubt_birth_day (self, day))
    why |= SW_VERIFY_BIRTH_DAY;

  return why;
}
