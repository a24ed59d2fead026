/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-register-rows.h"
#include "sw-store-query.h"

/* Whether a list shows others than those who stand in the register. */
static gboolean
narrows (SwQuery *query)
{
  GPtrArray *conditions;

  if (query == NULL)
    return FALSE;
  if (sw_query_get_search (query) != NULL && *sw_query_get_search (query) != '\0')
    return TRUE;

  conditions = sw_query_get_conditions (query);
  for (guint i = 0; i < conditions->len; i++)
    {
      const SwCondition *condition = conditions->pdata[i];

      if (strcmp (condition->name, "status") != 0 || condition->op != SW_OPERATOR_EQUAL ||
          g_strcmp0 (condition->values[0], "active") != 0 || condition->values[1] != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * sw_register_choice_new:
 * @query: (nullable): what the list shows; a copy is kept
 * @selected: (nullable) (element-type gint64): ids of the rows that are selected, in their order
 * @day: the day of the register
 *
 * Makes a choice: those selected if there are several, else what the list shows if that is narrowed, else all.
 *
 * Returns: (transfer full): the choice
 */
SwRegisterChoice *
sw_register_choice_new (SwQuery *query,
                        GArray  *selected,
                        SwDay    day)
{
  SwRegisterChoice *self = g_new0 (SwRegisterChoice, 1);

  self->query = query ? sw_query_copy (query) : NULL;
  self->selected = selected ? g_array_ref (selected) : g_array_new (FALSE, FALSE, sizeof (gint64));
  self->day = day;
  self->which = self->selected->len > 1 ? SW_REGISTER_WHICH_SELECTED :
                narrows (self->query)   ? SW_REGISTER_WHICH_SHOWN :
                                          SW_REGISTER_WHICH_ALL;

  return self;
}

/**
 * sw_register_choice_copy:
 * @self: a choice
 *
 * Returns: (transfer full): a copy, which another thread may have
 */
SwRegisterChoice *
sw_register_choice_copy (const SwRegisterChoice *self)
{
  SwRegisterChoice *copy = sw_register_choice_new (self->query, self->selected, self->day);

  copy->which = self->which;

  return copy;
}

/**
 * sw_register_choice_free:
 * @self: (transfer full) (nullable): a choice
 *
 * Frees a choice.
 */
void
sw_register_choice_free (SwRegisterChoice *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->query);
  g_array_unref (self->selected);
  g_free (self);
}

/**
 * sw_register_choice_labels:
 * @self: a choice
 *
 * Gives the texts of what can be chosen, by #SwRegisterWhich. Where nobody is selected there are
 * only the first two.
 *
 * Returns: (transfer full): the texts, in the user's language
 */
char **
sw_register_choice_labels (const SwRegisterChoice *self)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  g_strv_builder_add (labels, _("All in the register"));
  g_strv_builder_add (labels, _("What the list shows"));
  if (self->selected->len > 0)
    {
      g_autofree char *selected = g_strdup_printf (ngettext ("The %u elder selected", "The %u elders selected",
                                                             self->selected->len), self->selected->len);

      g_strv_builder_add (labels, selected);
    }

  return g_strv_builder_end (labels);
}

/**
 * sw_register_choice_get_ids:
 * @self: a choice
 * @store: the store, opened for the calling thread
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the elders, in the order in
 *   which they are to stand
 */
GArray *
sw_register_choice_get_ids (const SwRegisterChoice *self,
                            SwStore                *store,
                            GError                **error)
{
  switch (self->which)
    {
    case SW_REGISTER_WHICH_ALL:
      return sw_register_ids (store, SW_NONE, self->day, error);
    case SW_REGISTER_WHICH_SHOWN:
      g_return_val_if_fail (self->query != NULL, NULL);
      return sw_store_query_ids (store, self->query, -1, error);
    case SW_REGISTER_WHICH_SELECTED:
      return g_array_ref (self->selected);
    default:
      g_return_val_if_reached (NULL);
    }
}
