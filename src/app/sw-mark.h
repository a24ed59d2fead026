/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-visit.h"

G_BEGIN_DECLS

/* What a key says of a day. */
typedef enum
{
  SW_MARK_NONE,
  SW_MARK_PHONE,
  SW_MARK_HOME,
  SW_MARK_VIDEO,
  SW_MARK_NOT_REACHED,
  SW_MARK_AWAY,
  SW_MARK_ABNORMAL,
  SW_N_MARKS
} SwMark;

const char *sw_mark_label    (SwMark   mark);
SwMark      sw_mark_of       (gint64   outcome,
                              gint64   channel);
SwMark      sw_mark_of_visit (SwVisit *visit);
void        sw_mark_to_visit (SwMark   mark,
                              gint64  *channel,
                              gint64  *outcome);
const char *sw_mark_css_class (SwMark  mark);
gboolean    sw_mark_of_key   (guint    key,
                              SwMark  *mark);

G_END_DECLS
