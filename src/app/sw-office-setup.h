/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-office.h"
#include "sw-store.h"

G_BEGIN_DECLS

char     *sw_office_propose_full_name (const char *city,
                                       const char *district,
                                       const char *name);
SwStore  *sw_office_set_up            (const char *database,
                                       SwOffice   *office,
                                       const char *policy,
                                       GError    **error);

char     *sw_office_demonstration_path (const char   *database);
gboolean  sw_office_make_demonstration (const char   *path,
                                        GCancellable *cancellable,
                                        GError      **error);

G_END_DECLS
