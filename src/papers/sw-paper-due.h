/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers about what is due: how the policies were kept, and emergencies. */
#pragma once

#include "sw-due.h"
#include "sw-emergencies.h"
#include "sw-form.h"

G_BEGIN_DECLS

SwForm *sw_paper_compliance       (SwStore           *store,
                                   const SwDueScope  *scope,
                                   SwDueBy            by,
                                   GArray            *sums,
                                   const char        *only,
                                   GError           **error);
SwForm *sw_paper_call_sheets      (SwStore           *store,
                                   SwEmergency       *emergency,
                                   SwDay              day,
                                   int                minute,
                                   gint64             caller_id,
                                   GError           **error);
SwForm *sw_paper_emergency_report (SwStore           *store,
                                   SwEmergency       *emergency,
                                   SwDay              today,
                                   GError           **error);

G_END_DECLS
