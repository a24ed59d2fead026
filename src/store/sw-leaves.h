/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-store.h"
#include "sw-substitution.h"

G_BEGIN_DECLS

GPtrArray *sw_leaves_load (SwStore         *store,
                           GError         **error);
gboolean   sw_leave_end   (SwStore         *store,
                           SwSubstitution  *leave,
                           GError         **error);
gboolean   sw_leave_check (SwStore         *store,
                           SwSubstitution  *leave,
                           SwSubstitution  *before,
                           GError         **error);

G_END_DECLS
