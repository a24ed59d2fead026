/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a part of a bar is; its colour follows the theme. */
typedef enum
{
  SW_SEGMENT_DONE,
  SW_SEGMENT_LATE,
  SW_SEGMENT_MISSED,
  SW_SEGMENT_OPEN
} SwSegment;

#define SW_N_SEGMENTS 4

#define SW_TYPE_SEGMENT_BAR (sw_segment_bar_get_type ())
G_DECLARE_FINAL_TYPE (SwSegmentBar, sw_segment_bar, SW, SEGMENT_BAR, GtkWidget)

GtkWidget *sw_segment_bar_new (void);
void       sw_segment_bar_set (SwSegmentBar *self,
                               const guint  *values);

G_END_DECLS
