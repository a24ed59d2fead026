/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-print-document.h"
#include "sw-window.h"

G_BEGIN_DECLS

/**
 * SwPrintMaker:
 * @data: what was given with it
 * @store: a store of its own, which the document may keep
 * @error: return location
 *
 * Makes a document, in another thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
typedef SwPrintDocument *(*SwPrintMaker) (gpointer   data,
                                          SwStore   *store,
                                          GError   **error);

#define SW_TYPE_PRINT_PREVIEW (sw_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (SwPrintPreview, sw_print_preview, SW, PRINT_PREVIEW, AdwWindow)

GtkWindow       *sw_print_preview_new          (SwWindow       *window,
                                                SwPrintMaker    make,
                                                gpointer        data,
                                                GDestroyNotify  destroy);
SwPrintDocument *sw_print_preview_get_document (SwPrintPreview *self);
void             sw_print_preview_save         (SwPrintPreview *self,
                                                const char     *path);

G_END_DECLS
