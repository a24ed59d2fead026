/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-attachment.h"
#include "sw-store.h"

G_BEGIN_DECLS

/* The largest file that is taken: a scan of many pages in colour is far below. */
#define SW_ATTACHMENT_MAX_SIZE ((gint64) 256 * 1024 * 1024)

SwAttachment *sw_attachments_add       (SwStore        *store,
                                        gint64          agreement_id,
                                        const char     *path,
                                        SwProgressFunc  progress,
                                        gpointer        user_data,
                                        GCancellable   *cancellable,
                                        GError        **error);
char         *sw_attachments_get_path  (SwStore        *store,
                                        SwAttachment   *attachment,
                                        GError        **error);

G_END_DECLS
