/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-distinct-pair.h"

#include <glib/gi18n-lib.h>

#include "sw-elder.h"

static const SwField sw_distinct_pair_fields[] = {
  SW_FIELD_TO (SwDistinctPair, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwDistinctPair, other_id, sw_elder_get_type, N_("Other elder"), "另一老人", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  { 0 }
};

static void
sw_distinct_pair_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_distinct_pair_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwDistinctPair, sw_distinct_pair, "distinct_pair", N_("Distinct persons"))
