/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of policies and their rules, and of the day on which one ends. */
#include "sw-policy-text.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-enum.h"

static char *
describe_days (SwDay from_day,
               SwDay to_day)
{
  g_autofree char *from = from_day != SW_NONE ? sw_day_format (from_day) : NULL;
  g_autofree char *to = to_day != SW_NONE ? sw_day_format (to_day) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: the first and the last day of a policy or rule. */
    return g_strdup_printf (_("from %s to %s"), from, to);
  if (from != NULL)
    /* Translators: the first day of a policy or rule. */
    return g_strdup_printf (_("from %s"), from);
  if (to != NULL)
    /* Translators: the last day of a policy or rule. */
    return g_strdup_printf (_("until %s"), to);

  return NULL;
}

/**
 * sw_policy_describe:
 * @policy: a policy in use
 *
 * Returns: (transfer full): its document and its days
 */
char *
sw_policy_describe (SwPolicy *policy)
{
  g_autofree char *days = describe_days (policy->from_day, policy->to_day);

  if (policy->document == NULL)
    return g_strdup (days != NULL ? days : "");

  return days != NULL ? g_strdup_printf ("%s · %s", policy->document, days) : g_strdup (policy->document);
}

/* The words of a set of flags, with the list's own comma. */
static void
append_flags (GString      *text,
              const char   *before,
              const SwEnum *words,
              gint64        flags)
{
  guint n = 0;

  for (const SwEnumValue *value = words->values; flags != SW_NONE && value->nick != NULL; value++)
    if (flags & (gint64) 1 << value->value)
      /* Translators: stands between the parts of an enumeration, as “by phone, at home”. */
      g_string_append_printf (text, "%s%s", n++ == 0 ? before : C_("enumeration", ", "), _(value->label));
}

/* Whom it asks for, how, and who else may do it: what the clause leaves open. */
static void
append_terms (GString *text,
              SwRule  *rule)
{
  g_string_append_printf (text, "\n%s", sw_enum_label (&sw_target_enum, rule->target));
  if (rule->basis == SW_BASIS_AGREEMENT)
    g_string_append_printf (text, " · %s", _("with an agreement in force"));
  append_flags (text, " · ", &sw_category_enum, rule->categories);
  if (rule->channels == SW_NONE)
    g_string_append_printf (text, " · %s", _("in whichever way"));
  append_flags (text, " · ", &sw_channel_enum, rule->channels);
  if (rule->service != SW_NONE)
    g_string_append_printf (text, " · %s", sw_enum_label (&sw_service_enum, rule->service));
  if (rule->also != SW_NONE)
    {
      g_string_append_printf (text, " · %s", _("also done by "));
      append_flags (text, "", &sw_party_enum, rule->also & ~((gint64) 1 << rule->party));
    }
}

/**
 * sw_rule_describe:
 * @rule: a rule
 *
 * Returns: (transfer full): how often who owes whom which contact, its days, and its clause
 */
char *
sw_rule_describe (SwRule *rule)
{
  static const char * const periods[] = {
    N_("every day"), N_("every week"), N_("every half-month"), N_("every month"), N_("every quarter"),
  };
  g_autofree char *days = describe_days (rule->from_day, rule->to_day);
  GString *text = g_string_new (NULL);

  /* Translators: who owes a visit, how many, and in which period. */
  g_string_append_printf (text, _("%1$s: %2$d times, %3$s"), sw_enum_label (&sw_party_enum, rule->party), (int) rule->count,
                          _(periods[rule->period]));
  if (rule->emergency == 1)
    g_string_append_printf (text, " · %s", _("in an emergency only"));
  if (days != NULL)
    g_string_append_printf (text, " · %s", days);
  append_terms (text, rule);
  if (rule->clause != NULL)
    g_string_append_printf (text, "\n%s", rule->clause);

  return g_string_free (text, FALSE);
}
