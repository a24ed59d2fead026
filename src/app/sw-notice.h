/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sw_notice_send (GApplication *application,
                     const char   *id,
                     const char   *title,
                     const char   *body);

G_END_DECLS
