/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sw-form.h"

G_BEGIN_DECLS

#define SW_TYPE_PAGE_VIEW (sw_page_view_get_type ())
G_DECLARE_FINAL_TYPE (SwPageView, sw_page_view, SW, PAGE_VIEW, GtkWidget)

/* SwPageView::changed (view): another page is looked at, or the zoom is another. */

GtkWidget *sw_page_view_new           (void);
void       sw_page_view_set_form      (SwPageView *self,
                                       SwForm     *form);
void       sw_page_view_set_frozen    (SwPageView *self,
                                       gboolean    frozen);
guint      sw_page_view_get_page      (SwPageView *self);
void       sw_page_view_show_page     (SwPageView *self,
                                       guint       page);
double     sw_page_view_get_zoom      (SwPageView *self);
gboolean   sw_page_view_get_fit_width (SwPageView *self);
void       sw_page_view_set_zoom      (SwPageView *self,
                                       double      zoom);
void       sw_page_view_fit_width     (SwPageView *self);
void       sw_page_view_step_zoom     (SwPageView *self,
                                       int         direction);

G_END_DECLS
