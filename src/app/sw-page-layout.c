/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page-layout.h"

/* The steps of + and -, of the actual size. */
static const double steps[] = { 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3 };

/**
 * sw_page_layout_init:
 * @self: (out caller-allocates): the layout
 * @n_pages: how many pages there are
 * @width: the width of a page, in points
 * @height: its height, in points
 * @zoom: pixels a point
 *
 * Lays pages out below each other.
 */
void
sw_page_layout_init (SwPageLayout *self,
                     guint         n_pages,
                     double        width,
                     double        height,
                     double        zoom)
{
  self->n_pages = n_pages;
  self->page_width = MAX (1, (int) (width * zoom + 0.5));
  self->page_height = MAX (1, (int) (height * zoom + 0.5));
}

/**
 * sw_page_layout_get_width:
 * @self: a layout
 *
 * Returns: the width of everything, in pixels
 */
int
sw_page_layout_get_width (const SwPageLayout *self)
{
  return self->page_width + 2 * SW_PAGE_LAYOUT_GAP;
}

/**
 * sw_page_layout_get_height:
 * @self: a layout
 *
 * Returns: the height of everything, in pixels
 */
int
sw_page_layout_get_height (const SwPageLayout *self)
{
  return sw_page_layout_get_y (self, self->n_pages);
}

/**
 * sw_page_layout_get_y:
 * @self: a layout
 * @page: a page, from 0
 *
 * Returns: where the page begins, in pixels from the top
 */
int
sw_page_layout_get_y (const SwPageLayout *self,
                      guint               page)
{
  return SW_PAGE_LAYOUT_GAP + (int) page * (self->page_height + SW_PAGE_LAYOUT_GAP);
}

/**
 * sw_page_layout_find_shown:
 * @self: a layout
 * @y: the first row of pixels that is seen
 * @height: how many are
 * @first: (out): the first page of which something is seen
 * @last: (out): the last one
 *
 * Returns: whether anything of a page is seen
 */
gboolean
sw_page_layout_find_shown (const SwPageLayout *self,
                           double              y,
                           double              height,
                           guint              *first,
                           guint              *last)
{
  int pitch = self->page_height + SW_PAGE_LAYOUT_GAP;
  double end = y + height;

  if (self->n_pages == 0 || height <= 0 || end <= SW_PAGE_LAYOUT_GAP)
    return FALSE;

  /* A page and the gap above it make a unit. */
  *first = (guint) (MAX (y, 0) / pitch);
  if (*first >= self->n_pages)
    return FALSE;
  *last = MIN ((guint) ((end - 1) / pitch), self->n_pages - 1);
  while (*last > *first && sw_page_layout_get_y (self, *last) >= end)
    (*last)--;

  return sw_page_layout_get_y (self, *first) < end;
}

/**
 * sw_page_layout_find_page:
 * @self: a layout
 * @y: the first row of pixels that is seen
 * @height: how many are
 *
 * Returns: the page, from 0, that the reader looks at: that of the middle
 */
guint
sw_page_layout_find_page (const SwPageLayout *self,
                          double              y,
                          double              height)
{
  int pitch = self->page_height + SW_PAGE_LAYOUT_GAP;
  double middle = MAX (0, y + height / 2 - SW_PAGE_LAYOUT_GAP / 2.0);

  if (self->n_pages == 0)
    return 0;

  return MIN ((guint) (middle / pitch), self->n_pages - 1);
}

/**
 * sw_page_layout_fit_width:
 * @width: the width of a page, in points
 * @available: the width that is there, in pixels
 *
 * Returns: the zoom at which a page is as wide as what is there
 */
double
sw_page_layout_fit_width (double width,
                          double available)
{
  double zoom = (available - 2 * SW_PAGE_LAYOUT_GAP) / width;

  return CLAMP (zoom, SW_PAGE_LAYOUT_MIN_ZOOM, SW_PAGE_LAYOUT_MAX_ZOOM);
}

/**
 * sw_page_layout_step_zoom:
 * @zoom: a zoom, in pixels a point
 * @direction: 1 for larger, -1 for smaller
 *
 * Returns: the next step from it in that direction, or @zoom where there is none
 */
double
sw_page_layout_step_zoom (double zoom,
                          int    direction)
{
  double part = zoom / SW_PAGE_LAYOUT_ACTUAL_SIZE;

  if (direction > 0)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
        if (steps[i] > part + 0.005)
          return steps[i] * SW_PAGE_LAYOUT_ACTUAL_SIZE;
    }
  else
    {
      for (gsize i = G_N_ELEMENTS (steps); i > 0; i--)
        if (steps[i - 1] < part - 0.005)
          return steps[i - 1] * SW_PAGE_LAYOUT_ACTUAL_SIZE;
    }

  return zoom;
}
