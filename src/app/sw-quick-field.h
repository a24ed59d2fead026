/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwQuickChoice:
 * @id: what it stands for
 * @text: what is written when it is chosen
 * @more: (nullable): what tells it from others
 *
 * Something that a typed text may mean.
 */
typedef struct
{
  gint64 id;
  char  *text;
  char  *more;
} SwQuickChoice;

/* Returns: (element-type SwQuickChoice): what @text may mean, the likeliest first */
typedef GPtrArray *(*SwQuickFindFunc) (guint       place,
                                       const char *text,
                                       gpointer    user_data);

#define SW_TYPE_QUICK_FIELD (sw_quick_field_get_type ())
G_DECLARE_FINAL_TYPE (SwQuickField, sw_quick_field, SW, QUICK_FIELD, GtkWidget)

/* Signals:
 * SwQuickField::typed (field): the text is another, by hand
 * SwQuickField::chosen (field, id, text): one of what was found was taken
 * SwQuickField::left (field): the focus went on
 * SwQuickField::taken (field): Enter */

SwQuickChoice *sw_quick_choice_new      (gint64          id,
                                         const char     *text,
                                         const char     *more);

GtkWidget     *sw_quick_field_new       (guint           place,
                                         const char     *label,
                                         SwQuickFindFunc find,
                                         gpointer        user_data);
guint          sw_quick_field_get_place (SwQuickField   *self);
const char    *sw_quick_field_get_text  (SwQuickField   *self);
void           sw_quick_field_set_text  (SwQuickField   *self,
                                         const char     *text);
void           sw_quick_field_set_wrong (SwQuickField   *self,
                                         gboolean        wrong);
GtkWidget     *sw_quick_field_get_entry (SwQuickField   *self);
gboolean       sw_quick_field_choose    (SwQuickField   *self);

G_END_DECLS
