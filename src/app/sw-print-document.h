/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-form.h"

G_BEGIN_DECLS

/**
 * SwPrintSource:
 * @rows: (nullable): what the form reads its rows from
 * @get_error: whether a row could not be read
 * @row_name: (nullable): names the row of a number from 1, for messages; transfer full, nullable
 *
 * Where the rows of a form come from.
 */
typedef struct
{
  GObject   *rows;
  gboolean (*get_error) (gpointer   rows,
                         GError   **error);
  char    *(*row_name)  (gpointer   rows,
                         guint      row);
} SwPrintSource;

#define SW_TYPE_PRINT_DOCUMENT (sw_print_document_get_type ())
G_DECLARE_FINAL_TYPE (SwPrintDocument, sw_print_document, SW, PRINT_DOCUMENT, GObject)

SwPrintDocument   *sw_print_document_new           (SwForm           *form,
                                                    const char       *name,
                                                    const SwPrintSource *source);
SwForm            *sw_print_document_get_form      (SwPrintDocument  *self);
const char        *sw_print_document_get_name      (SwPrintDocument  *self);
guint              sw_print_document_get_n_missing (SwPrintDocument  *self);
char              *sw_print_document_missing_text  (SwPrintDocument  *self);
char              *sw_print_document_file_name     (SwPrintDocument  *self);
void               sw_print_document_draw_page     (SwPrintDocument  *self,
                                                    cairo_t          *cr,
                                                    guint             page,
                                                    double            width,
                                                    double            height);
void               sw_print_document_set_duplex    (SwPrintDocument  *self,
                                                    GtkPrintDuplex    duplex);
GtkPrintOperation *sw_print_document_print         (SwPrintDocument  *self,
                                                    GtkPrintSettings *last);
gboolean           sw_print_document_write_pdf     (SwPrintDocument  *self,
                                                    const char       *path,
                                                    GCancellable     *cancellable,
                                                    SwFormProgress    progress,
                                                    gpointer          user_data,
                                                    GError          **error);
gboolean           sw_print_document_check         (SwPrintDocument  *self,
                                                    GError          **error);

G_END_DECLS
