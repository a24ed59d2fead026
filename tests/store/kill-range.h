/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a process is killed: at random, and soon about the moment that decides between nothing and all,
 * however busy the machine was when it was first measured. */
#pragma once

#include <glib.h>

typedef struct
{
  gint64 microseconds; /* the longest that is waited */
  guint  n_nothing;
  guint  n_all;
} KillRange;

static inline void
kill_range_wait (KillRange *self)
{
  g_usleep ((gulong) g_test_rand_int_range (0, (gint32) CLAMP (self->microseconds, 1, G_MAXINT32)));
}

/* What was left: sooner the next time where it was all, else later. */
static inline void
kill_range_tell (KillRange *self,
                 gboolean   all)
{
  if (all)
    self->n_all++;
  else
    self->n_nothing++;
  self->microseconds = all ? self->microseconds * 3 / 4 : self->microseconds * 4 / 3 + 1;
}
