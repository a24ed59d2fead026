/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-policies.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"
#include "sw-policy-file.h"

/**
 * sw_policies_load:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwPolicy): the policies that
 *   are or were in use
 */
GPtrArray *
sw_policies_load (SwStore *store,
                  GError **error)
{
  return sw_store_load_all (store, SW_TYPE_POLICY, error);
}

/**
 * sw_policies_get_rules:
 * @store: a store
 * @policy: a policy in use
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type SwRule): its rules, also
 *   those that have ended
 */
GPtrArray *
sw_policies_get_rules (SwStore  *store,
                       SwPolicy *policy,
                       GError  **error)
{
  return sw_store_load_owned (store, SW_TYPE_RULE, sw_record_get_id (SW_RECORD (policy)), error);
}

/* The policy with a source that holds on a day or later; NULL without an error
 * where there is none. */
static SwPolicy *
find_open (SwStore    *store,
           const char *nick,
           SwDay       day,
           GError    **error)
{
  g_autoptr (GPtrArray) policies = sw_policies_load (store, error);

  for (guint i = 0; policies && i < policies->len; i++)
    {
      SwPolicy *policy = policies->pdata[i];

      if (g_strcmp0 (policy->source, nick) == 0 && (policy->to_day == SW_NONE || policy->to_day >= day))
        return g_object_ref (policy);
    }

  return NULL;
}

/**
 * sw_policies_in_use:
 * @store: a store
 * @nick: a shipped policy
 * @day: a day
 * @in_use: (out): whether it is in use on @day or later
 * @error: return location for an error
 *
 * Returns: whether it succeeded
 */
gboolean
sw_policies_in_use (SwStore    *store,
                    const char *nick,
                    SwDay       day,
                    gboolean   *in_use,
                    GError    **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SwPolicy) policy = find_open (store, nick, day, &reason);

  *in_use = policy != NULL;
  if (reason)
    g_propagate_error (error, g_steal_pointer (&reason));

  return *in_use || reason == NULL;
}

/**
 * sw_policies_use:
 * @store: a store with an open action
 * @nick: a shipped policy, as gusu-2022-159
 * @from_day: its first day; %SW_NONE for the day of its document
 * @error: return location for an error
 *
 * Copies the policy and its rules into the database. Others stay in use: those
 * of several policies hold together.
 *
 * Returns: (transfer full) (nullable): the policy
 */
SwPolicy *
sw_policies_use (SwStore    *store,
                 const char *nick,
                 SwDay       from_day,
                 GError    **error)
{
  g_autoptr (SwPolicyFile) file = sw_policy_file_load (nick, error);
  g_autoptr (SwPolicy) open = NULL;
  g_autoptr (GError) reason = NULL;

  if (file == NULL)
    return NULL;
  if (from_day != SW_NONE)
    file->policy->from_day = from_day;
  open = find_open (store, nick, file->policy->from_day, &reason);
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (open && open->to_day != SW_NONE)
    {
      g_autofree char *last = sw_day_format (open->to_day);

      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                   /* Translators: the title of a policy, and a day. */
                   _("“%s” is in use until %s. Use it again from a day after that."), open->title, last);
      return NULL;
    }
  if (open)
    {
      g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_EXISTS,
                   /* Translators: %s is the title of a policy. */
                   _("“%s” is in use already."), open->title);
      return NULL;
    }

  if (!sw_store_save (store, SW_RECORD (file->policy), error))
    return NULL;
  for (guint i = 0; i < file->rules->len; i++)
    {
      SwRule *rule = file->rules->pdata[i];

      rule->policy_id = sw_record_get_id (SW_RECORD (file->policy));
      if (!sw_store_save (store, SW_RECORD (rule), error))
        return NULL;
    }

  return g_object_ref (file->policy);
}

/**
 * sw_policies_get_own:
 * @store: a store with an open action
 * @from_day: the first day, where there is none yet
 * @error: return location for an error
 *
 * Gets the policy for rules that the office makes itself, and makes it where it
 * is not there.
 *
 * Returns: (transfer full) (nullable): the policy
 */
SwPolicy *
sw_policies_get_own (SwStore *store,
                     SwDay    from_day,
                     GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (SwPolicy) policy = find_open (store, NULL, from_day, &reason);

  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (policy && policy->from_day <= from_day)
    return g_steal_pointer (&policy);

  if (policy == NULL)
    {
      policy = sw_policy_new ();
      policy->title = g_strdup (_("Rules of the office"));
    }
  policy->from_day = from_day;

  return sw_store_save (store, SW_RECORD (policy), error) ? g_steal_pointer (&policy) : NULL;
}

/**
 * sw_policies_say_missed:
 * @from: the first day for which something is asked from now on
 * @to: the last of them that is over
 *
 * Returns: (transfer full) (nullable): a sentence that says what becomes of them, or %NULL if @to is before @from
 */
char *
sw_policies_say_missed (SwDay from,
                        SwDay to)
{
  g_autofree char *first = sw_day_format (from);
  g_autofree char *last = to >= from ? sw_day_format (to) : NULL;

  if (to < from)
    return NULL;
  if (to == from)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("What it asks for on %s, and was not made, is missed."), first);

  /* Translators: two days. */
  return g_strdup_printf (_("What it asks for from %1$s to %2$s, and was not made, is missed."), first, last);
}

/**
 * sw_policies_say_struck_out:
 * @from: the first day for which nothing is asked any more
 * @to: the last of them that is over
 *
 * Returns: (transfer full) (nullable): a sentence that says what becomes of them, or %NULL if @to is before @from
 */
char *
sw_policies_say_struck_out (SwDay from,
                            SwDay to)
{
  g_autofree char *first = sw_day_format (from);
  g_autofree char *last = to >= from ? sw_day_format (to) : NULL;

  if (to < from)
    return NULL;
  if (to == from)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("What it asked for on %s is struck out: what was missed then is not missed any more."), first);

  /* Translators: two days. */
  return g_strdup_printf (_("What it asked for from %1$s to %2$s is struck out: what was missed there is not missed any more."),
                          first, last);
}

/**
 * sw_policies_check_end:
 * @policy: a policy in use
 * @rule: (nullable): a rule of it; %NULL to end the policy
 * @last_day: what is to be the last day on which it holds
 * @lost: (out) (optional) (nullable): a sentence that says what the past loses by it
 * @error: return location for an error, %SW_STORE_ERROR_INVALID with the reason
 *
 * Returns: whether it can end on that day
 */
gboolean
sw_policies_check_end (SwPolicy  *policy,
                       SwRule    *rule,
                       SwDay      last_day,
                       char     **lost,
                       GError   **error)
{
  SwDay today = sw_day_today ();
  SwDay first = rule != NULL ? MAX (rule->from_day, policy->from_day) : policy->from_day;
  SwDay now = rule != NULL ? rule->to_day : policy->to_day;
  gboolean too_early = last_day < first;
  gboolean ended = now != SW_NONE && (now == last_day || (now < today && now < last_day));
  SwDay held = now != SW_NONE ? MIN (now, today - 1) : today - 1;
  g_autofree char *from = sw_day_format (first);
  g_autofree char *to = sw_day_format (ended ? now : last_day);

  if (lost != NULL)
    *lost = NULL;
  if (too_early)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                 /* Translators: %s is a day. */
                 _("It holds from %s; its last day cannot be before that."), from);
  else if (ended)
    g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
                 /* Translators: %s is a day. */
                 _("Its last day is %s already. If it is to hold on, use it again from the day after."), to);
  else if (lost != NULL)
    *lost = sw_policies_say_struck_out (last_day + 1, held);

  return !too_early && !ended;
}

/**
 * sw_policies_end:
 * @store: a store with an open action
 * @policy: a policy in use
 * @last_day: the last day on which it holds
 * @error: return location for an error
 *
 * The past keeps it.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_policies_end (SwStore  *store,
                 SwPolicy *policy,
                 SwDay     last_day,
                 GError  **error)
{
  if (!sw_policies_check_end (policy, NULL, last_day, NULL, error))
    return FALSE;

  policy->to_day = last_day;
  return sw_store_save (store, SW_RECORD (policy), error);
}

/**
 * sw_policies_end_rule:
 * @store: a store with an open action
 * @rule: a rule in use
 * @last_day: the last day on which it holds
 * @error: return location for an error
 *
 * The past keeps it.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_policies_end_rule (SwStore *store,
                      SwRule  *rule,
                      SwDay    last_day,
                      GError **error)
{
  g_autoptr (SwPolicy) policy = sw_store_load (store, SW_TYPE_POLICY, rule->policy_id, error);

  if (policy == NULL || !sw_policies_check_end (policy, rule, last_day, NULL, error))
    return FALSE;

  rule->to_day = last_day;
  return sw_store_save (store, SW_RECORD (rule), error);
}

/* Whether two rules ask for the same on every day until @last. */
static gboolean
asks_the_same (SwRule *rule,
               SwRule *other,
               SwDay   last)
{
  g_autoptr (SwRule) copy = SW_RULE (sw_record_copy (SW_RECORD (rule)));

  g_free (copy->title);
  copy->title = g_strdup (other->title);
  g_free (copy->clause);
  copy->clause = g_strdup (other->clause);
  if ((rule->to_day == SW_NONE || rule->to_day >= last) && (other->to_day == SW_NONE || other->to_day >= last))
    copy->to_day = other->to_day;

  return sw_record_equal (SW_RECORD (copy), SW_RECORD (other));
}

/**
 * sw_policies_save_rule:
 * @store: a store with an open action
 * @rule: a new rule of a policy, or one that was changed
 * @from_day: the first day on which it holds as it is now
 * @error: return location for an error
 *
 * A rule that has already held before @from_day ends on the day before, and a
 * new one begins: the past keeps the rules that held then. @rule is the new one
 * afterwards. Where only the words are others, or its last day, it stays one
 * rule, so that no window is parted.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_policies_save_rule (SwStore *store,
                       SwRule  *rule,
                       SwDay    from_day,
                       GError **error)
{
  g_autoptr (SwPolicy) policy = sw_store_load (store, SW_TYPE_POLICY, rule->policy_id, error);
  gint64 id = sw_record_get_id (SW_RECORD (rule));
  SwDay first;

  if (policy == NULL)
    return FALSE;

  if (id != SW_NONE)
    {
      g_autoptr (SwRule) before = sw_store_load (store, SW_TYPE_RULE, id, error);

      if (before == NULL)
        return FALSE;
      if (sw_record_equal (SW_RECORD (before), SW_RECORD (rule)))
        return TRUE;
      first = before->from_day == SW_NONE ? policy->from_day : MAX (before->from_day, policy->from_day);
      if (first >= from_day || asks_the_same (before, rule, from_day - 1))
        return sw_store_save (store, SW_RECORD (rule), error);

      before->to_day = before->to_day == SW_NONE ? from_day - 1 : MIN (before->to_day, from_day - 1);
      if (!sw_store_save (store, SW_RECORD (before), error))
        return FALSE;
      sw_record_set_id (SW_RECORD (rule), SW_NONE);
    }

  rule->from_day = from_day;
  return sw_store_save (store, SW_RECORD (rule), error);
}
