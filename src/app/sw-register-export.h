/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-register-choice.h"
#include "sw-sheet-writer.h"
#include "sw-store.h"

G_BEGIN_DECLS

/**
 * SwRegisterExport:
 * @choice: who
 * @all_fields: all fields of the records instead of the ten official columns
 * @format: the format of the file
 *
 * What the user wants to have written.
 */
typedef struct
{
  SwRegisterChoice *choice;
  gboolean          all_fields;
  SwSheetFormat     format;
} SwRegisterExport;

SwRegisterExport *sw_register_export_new       (SwRegisterChoice        *choice);
SwRegisterExport *sw_register_export_copy      (const SwRegisterExport  *self);
void              sw_register_export_free      (SwRegisterExport        *self);
char             *sw_register_export_file_name (const SwRegisterExport  *self,
                                                const char              *street);
gboolean          sw_register_export_run       (const SwRegisterExport  *self,
                                                SwStore                 *store,
                                                const char              *path,
                                                SwProgressFunc           progress,
                                                gpointer                 user_data,
                                                GCancellable            *cancellable,
                                                GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRegisterExport, sw_register_export_free)

G_END_DECLS
