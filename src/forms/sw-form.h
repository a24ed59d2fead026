/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "sw-missing-glyph.h"

G_BEGIN_DECLS

/**
 * SwFormProgress:
 * @page: how many pages are done
 * @n_pages: how many there are
 * @user_data: data of the caller
 *
 * Is told how far sw_form_write_pdf() is.
 */
typedef void (*SwFormProgress) (guint    page,
                                guint    n_pages,
                                gpointer user_data);

#define SW_TYPE_FORM (sw_form_get_type ())

G_DECLARE_DERIVABLE_TYPE (SwForm, sw_form, SW, FORM, GObject)

/**
 * SwFormClass:
 * @get_title: the title of the document, in Chinese
 * @get_n_pages: how many pages it has
 * @get_page_size: the size of the paper, in points
 * @draw_page: draws a page, from 0
 * @get_page_label: (nullable): the label of a page in a PDF, to be freed; %NULL numbers the pages
 * @add_outline: adds the outline of a PDF, or %NULL if it has none
 * @get_missing_glyphs: the characters that no font has
 * @find_block: where a named part of the form stands
 *
 * What a kind of form provides.
 */
struct _SwFormClass
{
  GObjectClass parent_class;

  const char * (*get_title)          (SwForm             *self);
  guint        (*get_n_pages)        (SwForm             *self);
  void         (*get_page_size)      (SwForm             *self,
                                      double             *width,
                                      double             *height);
  void         (*draw_page)          (SwForm             *self,
                                      cairo_t            *cr,
                                      guint               page);
  char       * (*get_page_label)     (SwForm             *self,
                                      guint               page);
  void         (*add_outline)        (SwForm             *self,
                                      cairo_surface_t    *surface);
  GPtrArray  * (*get_missing_glyphs) (SwForm             *self);
  gboolean     (*find_block)         (SwForm             *self,
                                      const char         *name,
                                      guint              *page,
                                      cairo_rectangle_t  *area);
};

const char *sw_form_get_title      (SwForm             *self);
guint       sw_form_get_n_pages    (SwForm             *self);
void        sw_form_get_page_size  (SwForm             *self,
                                    double             *width,
                                    double             *height);
void        sw_form_draw_page      (SwForm             *self,
                                    cairo_t            *cr,
                                    guint               page);
GPtrArray  *sw_form_missing_glyphs (SwForm             *self);
gboolean    sw_form_find_block     (SwForm             *self,
                                    const char         *name,
                                    guint              *page,
                                    cairo_rectangle_t  *area);
void        sw_form_set_author     (SwForm             *self,
                                    const char         *author);
void        sw_form_set_created    (SwForm             *self,
                                    GDateTime          *created);
gboolean    sw_form_write_pdf      (SwForm             *self,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    SwFormProgress      progress,
                                    gpointer            user_data,
                                    GError            **error);

gboolean    sw_form_check          (SwForm             *self,
                                    GError            **error);

/* For kinds of forms and for those who give them their rows. */

void        sw_form_fail           (SwForm             *self,
                                    const GError       *error);
void        sw_form_add_to_outline (cairo_surface_t    *surface,
                                    const char         *name,
                                    guint               page);

G_END_DECLS
