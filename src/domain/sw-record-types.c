/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-types.h"

#include "sw-agreement-text.h"
#include "sw-agreement.h"
#include "sw-assessment.h"
#include "sw-attachment.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-distinct-pair.h"
#include "sw-elder.h"
#include "sw-emergency-community.h"
#include "sw-emergency-member.h"
#include "sw-emergency.h"
#include "sw-grid.h"
#include "sw-household-member.h"
#include "sw-import-mapping.h"
#include "sw-month-card.h"
#include "sw-office.h"
#include "sw-organisation.h"
#include "sw-policy.h"
#include "sw-relative.h"
#include "sw-rule.h"
#include "sw-saved-filter.h"
#include "sw-status-span.h"
#include "sw-substitution.h"
#include "sw-supplement.h"
#include "sw-visit.h"

#define N_TYPES 25

/**
 * sw_record_types:
 * @n_types: (out): how many there are
 *
 * Returns: (transfer none): every class of records that is stored, those that
 *   are referred to before those that refer to them
 */
const GType *
sw_record_types (guint *n_types)
{
  static GType types[N_TYPES];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      const GType all[N_TYPES] = {
        SW_TYPE_AGREEMENT_TEXT,
        SW_TYPE_OFFICE,       SW_TYPE_ORGANISATION,     SW_TYPE_COMMUNITY,   SW_TYPE_GRID,
        SW_TYPE_CAREGIVER,    SW_TYPE_ELDER,            SW_TYPE_RELATIVE,    SW_TYPE_HOUSEHOLD_MEMBER,
        SW_TYPE_STATUS_SPAN,  SW_TYPE_DISTINCT_PAIR,    SW_TYPE_SAVED_FILTER, SW_TYPE_IMPORT_MAPPING,
        SW_TYPE_AGREEMENT,    SW_TYPE_SUPPLEMENT,       SW_TYPE_ATTACHMENT,
        SW_TYPE_MONTH_CARD,   SW_TYPE_VISIT,            SW_TYPE_ASSESSMENT,
        SW_TYPE_POLICY,       SW_TYPE_RULE,             SW_TYPE_SUBSTITUTION,
        SW_TYPE_EMERGENCY,    SW_TYPE_EMERGENCY_COMMUNITY, SW_TYPE_EMERGENCY_MEMBER,
      };

      for (guint i = 0; i < N_TYPES; i++)
        {
          types[i] = all[i];
          /* The class stays, so that its table of fields can be peeked at. */
          g_type_class_ref (types[i]);
        }
      g_once_init_leave (&ready, 1);
    }

  *n_types = N_TYPES;
  return types;
}

/**
 * sw_record_type_from_table:
 * @table: a table's name
 *
 * Returns: the class of its records, or %G_TYPE_INVALID
 */
GType
sw_record_type_from_table (const char *table)
{
  guint n_types;
  const GType *types = sw_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (g_strcmp0 (SW_RECORD_CLASS (g_type_class_peek (types[i]))->table, table) == 0)
      return types[i];

  return G_TYPE_INVALID;
}
