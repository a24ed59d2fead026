/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-key-elder.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

static gboolean
category_met (SwElder *self)
{
  return self->category == SW_CATEGORY_NO_SUPPORTER || self->category == SW_CATEGORY_EMPTY_NEST ||
         self->category == SW_CATEGORY_LIVING_ALONE;
}

static gboolean
children_met (SwElder *self)
{
  return self->category == SW_CATEGORY_NO_SUPPORTER ||
         self->child_residence == SW_CHILD_RESIDENCE_CHILDLESS ||
         self->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_CITY;
}

static gboolean
care_met (SwElder *self)
{
  return self->care_ability == SW_CARE_ABILITY_SEMI_DISABLED || self->care_ability == SW_CARE_ABILITY_DISABLED;
}

/**
 * sw_elder_is_key:
 * @self: an elder
 * @day: the day on which it is asked
 *
 * The rule of 姑苏民卫〔2022〕159号, 一.
 *
 * Returns: whether the elder is a key elder (重点空巢独居老人) on @day
 */
gboolean
sw_elder_is_key (SwElder *self,
                 SwDay    day)
{
  int age = sw_elder_get_age (self, day);

  return category_met (self) && children_met (self) &&
         (age >= SW_KEY_AGE || (age >= SW_LOW_INCOME_KEY_AGE && self->low_income == 1 && care_met (self)));
}

/**
 * sw_elder_needs_agreement:
 * @self: an elder
 * @day: the day on which it is asked
 *
 * Returns: whether the elder is key, or was found in need of care
 *   (经排查确需关爱服务), and so signs an agreement
 */
gboolean
sw_elder_needs_agreement (SwElder *self,
                          SwDay    day)
{
  return self->in_need == 1 || sw_elder_is_key (self, day);
}

/**
 * sw_elder_key_birth_limit:
 * @day: a day
 * @age: an age in full years
 *
 * Returns: the latest birth day of those who are @age or older on @day
 */
SwDay
sw_elder_key_birth_limit (SwDay day,
                          int   age)
{
  SwDay limit = sw_day_add_years (day, -age);

  /* A leap day's anniversary can lie a day off; settle it by asking. */
  limit += 2;
  while (sw_day_age (limit, day) < age)
    limit--;

  return limit;
}

/**
 * sw_elder_low_income_disabled:
 * @self: an elder
 *
 * Returns: whether the register's last column, 是否为低保家庭中失能半失能的空巢独居老人,
 *   is 是
 */
gboolean
sw_elder_low_income_disabled (SwElder *self)
{
  return self->low_income == 1 && care_met (self);
}

/**
 * sw_elder_in_scope:
 * @self: an elder
 * @scope: the scope of the register there
 *
 * Returns: whether the elder belongs in a register of that scope. Those
 *   without a supporter or with one who cannot care belong in every one, and
 *   so does who has children of whom it is not known where they live.
 */
gboolean
sw_elder_in_scope (SwElder *self,
                   SwScope  scope)
{
  if (self->category == SW_CATEGORY_NO_SUPPORTER || self->category == SW_CATEGORY_SUPPORTER_UNABLE)
    return TRUE;

  switch (self->child_residence)
    {
    case SW_CHILD_RESIDENCE_SAME_HOME:
    case SW_CHILD_RESIDENCE_SAME_ESTATE:
      return FALSE;
    case SW_CHILD_RESIDENCE_SAME_COMMUNITY:
      return scope == SW_SCOPE_SAME_ESTATE;
    case SW_CHILD_RESIDENCE_SAME_STREET:
      return scope != SW_SCOPE_SAME_STREET;
    default:
      return TRUE;
    }
}

static void
reason_free (SwReason *reason)
{
  g_free (reason->value);
  g_free (reason->required);
  g_free (reason);
}

static void
add_reason (GPtrArray  *reasons,
            const char *label,
            const char *value,
            const char *required,
            gboolean    met)
{
  SwReason *reason = g_new0 (SwReason, 1);

  reason->label = label;
  reason->value = g_strdup (value ? value : _("Unknown"));
  reason->required = g_strdup (required);
  reason->met = met;
  g_ptr_array_add (reasons, reason);
}

/**
 * sw_elder_key_reasons:
 * @self: an elder
 * @day: the day on which it is asked
 *
 * Every condition of the key-elder rule with the elder's value. The two
 * conditions of low income and care ability are listed for those who are 60
 * to 79 only.
 *
 * Returns: (transfer full) (element-type SwReason): the conditions
 */
GPtrArray *
sw_elder_key_reasons (SwElder *self,
                      SwDay    day)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);
  int age = sw_elder_get_age (self, day);
  g_autofree char *age_text = age >= 0 ? g_strdup_printf ("%d", age) : NULL;

  add_reason (reasons, N_("Category"), sw_enum_label (&sw_category_enum, self->category),
              _("No children or supporter, empty nest or living alone"), category_met (self));
  add_reason (reasons, N_("Where the children live"),
              sw_enum_label (&sw_child_residence_enum, self->child_residence),
              _("No children, or outside the city"), children_met (self));
  if (age >= SW_LOW_INCOME_KEY_AGE && age < SW_KEY_AGE)
    {
      add_reason (reasons, N_("Age"), age_text, _("80 or older, or 60 to 79 with low income and disabled"), TRUE);
      add_reason (reasons, N_("Low-income household"),
                  self->low_income == SW_NONE ? NULL : self->low_income ? _("Yes") : _("No"),
                  _("Yes"), self->low_income == 1);
      add_reason (reasons, N_("Care ability"), sw_enum_label (&sw_care_ability_enum, self->care_ability),
                  _("Semi-disabled or disabled"), care_met (self));
    }
  else
    {
      add_reason (reasons, N_("Age"), age_text, _("80 or older, or 60 to 79 with low income and disabled"),
                  age >= SW_KEY_AGE);
    }

  return reasons;
}
