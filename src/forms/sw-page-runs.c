/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page-runs.h"

/**
 * SwPageRuns:
 *
 * Documents that follow each other on the pages of one: which page each begins on, and which of
 * them a page belongs to. Documents and pages count from 0.
 */
struct _SwPageRuns
{
  GArray *starts; /* guint: the first page of each, and behind the last the number of pages */
};

/**
 * sw_page_runs_new:
 *
 * Returns: (transfer full): a run of no document
 */
SwPageRuns *
sw_page_runs_new (void)
{
  SwPageRuns *self = g_new0 (SwPageRuns, 1);

  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  sw_page_runs_clear (self);

  return self;
}

/**
 * sw_page_runs_free:
 * @self: (transfer full): runs
 */
void
sw_page_runs_free (SwPageRuns *self)
{
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * sw_page_runs_clear:
 * @self: runs
 *
 * Removes all documents.
 */
void
sw_page_runs_clear (SwPageRuns *self)
{
  guint start = 0;

  g_array_set_size (self->starts, 0);
  g_array_append_val (self->starts, start);
}

/**
 * sw_page_runs_append:
 * @self: runs
 * @n_pages: how many pages the next document has
 *
 * Adds a document behind the others.
 */
void
sw_page_runs_append (SwPageRuns *self,
                     guint       n_pages)
{
  guint end = sw_page_runs_get_n_pages (self) + n_pages;

  g_array_append_val (self->starts, end);
}

/**
 * sw_page_runs_get_n:
 * @self: runs
 *
 * Returns: how many documents there are
 */
guint
sw_page_runs_get_n (SwPageRuns *self)
{
  return self->starts->len - 1;
}

/**
 * sw_page_runs_get_n_pages:
 * @self: runs
 *
 * Returns: how many pages all of them have
 */
guint
sw_page_runs_get_n_pages (SwPageRuns *self)
{
  return g_array_index (self->starts, guint, self->starts->len - 1);
}

/**
 * sw_page_runs_get_start:
 * @self: runs
 * @index: a document
 *
 * Returns: the page that it begins on
 */
guint
sw_page_runs_get_start (SwPageRuns *self,
                        guint       index)
{
  g_return_val_if_fail (index < sw_page_runs_get_n (self), 0);

  return g_array_index (self->starts, guint, index);
}

/**
 * sw_page_runs_get_length:
 * @self: runs
 * @index: a document
 *
 * Returns: how many pages it has
 */
guint
sw_page_runs_get_length (SwPageRuns *self,
                         guint       index)
{
  g_return_val_if_fail (index < sw_page_runs_get_n (self), 0);

  return g_array_index (self->starts, guint, index + 1) - g_array_index (self->starts, guint, index);
}

/**
 * sw_page_runs_find:
 * @self: runs of one document at least
 * @page: a page
 *
 * Returns: the document that the page belongs to; the last one for a page behind the end
 */
guint
sw_page_runs_find (SwPageRuns *self,
                   guint       page)
{
  guint low = 0, high = sw_page_runs_get_n (self);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint, middle) <= page)
        low = middle;
      else
        high = middle;
    }

  return low;
}
