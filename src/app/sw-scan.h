/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-attachment.h"
#include "sw-window.h"

G_BEGIN_DECLS

void sw_scan_attach (SwWindow     *window,
                     gint64        agreement_id,
                     const char   *path);
void sw_scan_open   (SwWindow     *window,
                     SwAttachment *scan);

G_END_DECLS
