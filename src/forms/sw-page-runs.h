/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SwPageRuns SwPageRuns;

SwPageRuns *sw_page_runs_new         (void);
void        sw_page_runs_free        (SwPageRuns *self);
void        sw_page_runs_clear       (SwPageRuns *self);
void        sw_page_runs_append      (SwPageRuns *self,
                                      guint       n_pages);
guint       sw_page_runs_get_n       (SwPageRuns *self);
guint       sw_page_runs_get_n_pages (SwPageRuns *self);
guint       sw_page_runs_get_start   (SwPageRuns *self,
                                      guint       index);
guint       sw_page_runs_get_length  (SwPageRuns *self,
                                      guint       index);
guint       sw_page_runs_find        (SwPageRuns *self,
                                      guint       page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwPageRuns, sw_page_runs_free)

G_END_DECLS
