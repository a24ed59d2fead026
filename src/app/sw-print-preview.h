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

typedef enum
{
  SW_PRINTED_ON_PAPER, /* the printer has done it all */
  SW_PRINTED_IN_PART,  /* only the pages that the user chose */
  SW_PRINTED_TO_FILE
} SwPrinted;

/**
 * SwPrintedFunc:
 * @preview: (nullable): the preview, unless it was closed meanwhile
 * @window: the window with the database
 * @document: what was printed
 * @how: on what, and whether as a whole
 *
 * Is told that a document was printed.
 */
typedef void (*SwPrintedFunc) (SwPrintPreview  *preview,
                               SwWindow        *window,
                               SwPrintDocument *document,
                               SwPrinted        how);

GtkWindow       *sw_print_preview_new          (SwWindow       *window,
                                                SwPrintMaker    make,
                                                gpointer        data,
                                                GDestroyNotify  destroy);
void             sw_print_preview_set_printed  (SwPrintPreview *self,
                                                SwPrintedFunc   printed);
SwPrintDocument *sw_print_preview_get_document (SwPrintPreview *self);
void             sw_print_preview_save         (SwPrintPreview *self,
                                                const char     *path);

G_END_DECLS
