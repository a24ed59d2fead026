/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-visit.h"

G_BEGIN_DECLS

/* The places of a line of quick entry, in the order in which Tab goes. */
typedef enum
{
  SW_QUICK_ELDER,
  SW_QUICK_PARTY,
  SW_QUICK_CAREGIVER,
  SW_QUICK_CHANNEL,
  SW_QUICK_OUTCOME,
  SW_QUICK_DAY,
  SW_QUICK_SERVICES,
  SW_QUICK_NOTE
} SwQuickPlace;

#define SW_QUICK_N_PLACES 8

#define SW_TYPE_QUICK_LINE (sw_quick_line_get_type ())
G_DECLARE_FINAL_TYPE (SwQuickLine, sw_quick_line, SW, QUICK_LINE, GObject)

SwQuickLine  *sw_quick_line_new           (SwDay          today);
SwQuickLine  *sw_quick_line_next          (SwQuickLine   *self);
const char   *sw_quick_line_get_text      (SwQuickLine   *self,
                                           SwQuickPlace   place);
gint64        sw_quick_line_get_value     (SwQuickLine   *self,
                                           SwQuickPlace   place);
void          sw_quick_line_set_text      (SwQuickLine   *self,
                                           SwQuickPlace   place,
                                           const char    *text,
                                           SwDay          today);
void          sw_quick_line_set_reference (SwQuickLine   *self,
                                           SwQuickPlace   place,
                                           gint64         id,
                                           const char    *name);
void          sw_quick_line_restore       (SwQuickLine   *self,
                                           SwQuickPlace   place,
                                           gint64         value,
                                           const char    *text);
void          sw_quick_line_tidy          (SwQuickLine   *self,
                                           SwQuickPlace   place);
gboolean      sw_quick_line_is_begun      (SwQuickLine   *self);
char         *sw_quick_line_check         (SwQuickLine   *self,
                                           SwQuickPlace   place,
                                           SwDay          today);
SwVisit      *sw_quick_line_make_visit    (SwQuickLine   *self);

const char   *sw_quick_place_label        (SwQuickPlace   place);
const SwEnum *sw_quick_place_enum         (SwQuickPlace   place);
GPtrArray    *sw_quick_find_words         (const SwEnum  *enumeration,
                                           const char    *text);

void          sw_quick_draft_write        (GKeyFile      *file,
                                           GListModel    *lines,
                                           SwQuickLine   *open_line);
SwQuickLine  *sw_quick_draft_read         (GKeyFile      *file,
                                           GListStore    *lines);

G_END_DECLS
