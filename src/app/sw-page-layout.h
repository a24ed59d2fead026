/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between pages and around them, in pixels. */
#define SW_PAGE_LAYOUT_GAP 18

/* Pixels a point: 1 at 72 dots per inch, while a screen has 96. */
#define SW_PAGE_LAYOUT_ACTUAL_SIZE (96.0 / 72.0)
#define SW_PAGE_LAYOUT_MIN_ZOOM    (SW_PAGE_LAYOUT_ACTUAL_SIZE / 4)
#define SW_PAGE_LAYOUT_MAX_ZOOM    (SW_PAGE_LAYOUT_ACTUAL_SIZE * 3)

/**
 * SwPageLayout:
 * @n_pages: how many pages there are
 * @page_width: the width of a page, in pixels
 * @page_height: its height, in pixels
 *
 * Where equal pages stand below each other.
 */
typedef struct
{
  guint n_pages;
  int   page_width;
  int   page_height;
} SwPageLayout;

void     sw_page_layout_init       (SwPageLayout       *self,
                                    guint               n_pages,
                                    double              width,
                                    double              height,
                                    double              zoom);
int      sw_page_layout_get_width  (const SwPageLayout *self);
int      sw_page_layout_get_height (const SwPageLayout *self);
int      sw_page_layout_get_y      (const SwPageLayout *self,
                                    guint               page);
gboolean sw_page_layout_find_shown (const SwPageLayout *self,
                                    double              y,
                                    double              height,
                                    guint              *first,
                                    guint              *last);
guint    sw_page_layout_find_page  (const SwPageLayout *self,
                                    double              y,
                                    double              height);
double   sw_page_layout_fit_width  (double              width,
                                    double              available);
double   sw_page_layout_step_zoom  (double              zoom,
                                    int                 direction);

G_END_DECLS
