/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-grid.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"

static const SwField sw_grid_fields[] = {
  SW_FIELD_UP_TO (SwGrid, name, 40, N_("Grid"), "网格", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwGrid, community_id, sw_community_get_type, N_("Community"), "社区", SW_FIELD_REQUIRED | SW_FIELD_OWNER),
  SW_FIELD_TO (SwGrid, worker_id, sw_caregiver_get_type, N_("Grid worker"), "网格员", 0),
  SW_FIELD (SwGrid, notes, TEXT, N_("Notes"), "备注", SW_FIELD_LONG),
  { 0 }
};

static void
sw_grid_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_grid_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwGrid, sw_grid, "grid", N_("Grid"))
