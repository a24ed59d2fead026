/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-due-text.h"

G_BEGIN_DECLS

/**
 * SwDueRow:
 * @slot: the due visit
 * @turn: since when the list has it
 */
#define SW_TYPE_DUE_ROW (sw_due_row_get_type ())
G_DECLARE_FINAL_TYPE (SwDueRow, sw_due_row, SW, DUE_ROW, GObject)

struct _SwDueRow
{
  GObject   parent_instance;

  SwDueSlot slot;
  guint     turn;
};

#define SW_TYPE_DUE_MODEL (sw_due_model_get_type ())
G_DECLARE_FINAL_TYPE (SwDueModel, sw_due_model, SW, DUE_MODEL, GObject)

SwDueModel *sw_due_model_new         (void);
void        sw_due_model_set_slots   (SwDueModel *self,
                                      GArray     *slots,
                                      SwDueGroup  group);
gboolean    sw_due_model_refresh     (SwDueModel *self,
                                      SwDueRow   *row,
                                      guint       position);
void        sw_due_model_update      (SwDueModel *self,
                                      GArray     *gone,
                                      GArray     *come);
const SwDueSlot *sw_due_model_get_slot (SwDueModel *self,
                                      guint       position);
guint       sw_due_model_get_n_group (SwDueModel *self,
                                      guint       position);

G_END_DECLS
