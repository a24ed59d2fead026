/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-query.h"
#include "sw-store.h"

G_BEGIN_DECLS

typedef enum
{
  SW_REGISTER_WHICH_ALL,      /* who stands in the register on the day */
  SW_REGISTER_WHICH_SHOWN,    /* what the list shows, in its order */
  SW_REGISTER_WHICH_SELECTED
} SwRegisterWhich;

/**
 * SwRegisterChoice:
 * @which: who is meant
 * @query: (nullable): what the list shows
 * @selected: (element-type gint64): the ids of the rows that are selected
 * @day: the day of the register
 *
 * Whom to print or to export.
 */
typedef struct
{
  SwRegisterWhich  which;
  SwQuery         *query;
  GArray          *selected;
  SwDay            day;
} SwRegisterChoice;

SwRegisterChoice *sw_register_choice_new     (SwQuery                *query,
                                              GArray                 *selected,
                                              SwDay                   day);
SwRegisterChoice *sw_register_choice_copy    (const SwRegisterChoice *self);
void              sw_register_choice_free    (SwRegisterChoice       *self);
char            **sw_register_choice_labels  (const SwRegisterChoice *self);
GArray           *sw_register_choice_get_ids (const SwRegisterChoice *self,
                                              SwStore                *store,
                                              GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRegisterChoice, sw_register_choice_free)

G_END_DECLS
