/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-due.h"

G_BEGIN_DECLS

gboolean sw_compliance_sheet_write (SwStore           *store,
                                    const char        *path,
                                    const SwDueScope  *scope,
                                    SwDueBy            by,
                                    GArray            *sums,
                                    const char        *only,
                                    GError           **error);

G_END_DECLS
