/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_PAGE (sw_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SwPage, sw_page, SW, PAGE, AdwBin)

/**
 * SwPageClass:
 * @load: the store was set, or is another; %NULL store: let go of everything
 * @search: (nullable): focus the search box (Ctrl+F)
 * @create: (nullable): begin a new record (Ctrl+N)
 * @print: (nullable): print what is shown (Ctrl+P)
 * @has_unsaved: (nullable): whether something typed would be lost
 * @save: (nullable): save what was typed
 * @new_day: (nullable): another day has begun; what depends on today is to be shown anew
 * @shortcuts: (nullable): the view of the shortcuts window that has its keys, %NULL for all
 *
 * A page of the window. Its properties are set by the page and followed by the
 * window.
 */
struct _SwPageClass
{
  AdwBinClass parent_class;

  void     (*load)        (SwPage  *self,
                           SwStore *store);
  void     (*search)      (SwPage  *self);
  void     (*create)      (SwPage  *self);
  void     (*print)       (SwPage  *self);
  gboolean (*has_unsaved) (SwPage  *self);
  gboolean (*save)        (SwPage  *self,
                           GError **error);
  void     (*new_day)     (SwPage  *self);

  const char *shortcuts;
};

SwStore    *sw_page_get_store        (SwPage     *self);
void        sw_page_set_store        (SwPage     *self,
                                      SwStore    *store);
const char *sw_page_get_title        (SwPage     *self);
void        sw_page_set_title        (SwPage     *self,
                                      const char *title);
const char *sw_page_get_subtitle     (SwPage     *self);
void        sw_page_set_subtitle     (SwPage     *self,
                                      const char *subtitle);
const char *sw_page_get_create_label (SwPage     *self);
void        sw_page_set_create_label (SwPage     *self,
                                      const char *label);
gint64      sw_page_get_count        (SwPage     *self);
void        sw_page_set_count        (SwPage     *self,
                                      gint64      count);
gboolean    sw_page_get_urgent       (SwPage     *self);
void        sw_page_set_urgent       (SwPage     *self,
                                      gboolean    urgent);
gboolean    sw_page_get_editing      (SwPage     *self);
void        sw_page_set_editing      (SwPage     *self,
                                      gboolean    editing);
GtkWidget  *sw_page_get_header_end   (SwPage     *self);
void        sw_page_set_header_end   (SwPage     *self,
                                      GtkWidget  *widget);

gboolean    sw_page_can_search       (SwPage     *self);
void        sw_page_search           (SwPage     *self);
gboolean    sw_page_can_create       (SwPage     *self);
void        sw_page_create           (SwPage     *self);
gboolean    sw_page_can_print        (SwPage     *self);
void        sw_page_print            (SwPage     *self);
gboolean    sw_page_has_unsaved      (SwPage     *self);
gboolean    sw_page_save             (SwPage     *self,
                                      GError    **error);
void        sw_page_new_day          (SwPage     *self);

G_END_DECLS
