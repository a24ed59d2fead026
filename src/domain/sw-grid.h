/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_GRID (sw_grid_get_type ())
G_DECLARE_FINAL_TYPE (SwGrid, sw_grid, SW, GRID, SwRecord)

/**
 * SwGrid:
 *
 * A grid (网格), part of a community.
 */
struct _SwGrid
{
  SwRecord parent_instance;

  char *name;
  gint64 community_id;
  gint64 worker_id;
  char *notes;
};

SwGrid *sw_grid_new (void);

G_END_DECLS
