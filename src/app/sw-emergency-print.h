/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-emergency.h"
#include "sw-print-document.h"
#include "sw-window.h"

G_BEGIN_DECLS

typedef enum
{
  SW_EMERGENCY_PAPER_SHEETS,
  SW_EMERGENCY_PAPER_REPORT
} SwEmergencyPaper;

SwPrintDocument *sw_emergency_print_make_document (SwStore          *store,
                                                   gint64            emergency_id,
                                                   SwEmergencyPaper  paper,
                                                   SwDay             day,
                                                   gint64            caller_id,
                                                   GError          **error);
GtkWindow       *sw_emergency_print_preview       (SwWindow         *window,
                                                   gint64            emergency_id,
                                                   SwEmergencyPaper  paper,
                                                   SwDay             day,
                                                   gint64            caller_id);

G_END_DECLS
