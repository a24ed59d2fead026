/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SW_TYPE_CARD (sw_card_get_type ())
G_DECLARE_FINAL_TYPE (SwCard, sw_card, SW, CARD, GtkBox)

GtkWidget *sw_card_new         (const char *title);
void       sw_card_add_action  (SwCard     *self,
                                const char *label,
                                const char *action,
                                GVariant   *target);
GtkWidget *sw_card_add_fact    (SwCard     *self,
                                const char *label,
                                const char *value,
                                GtkWidget  *suffix);
void       sw_card_add_masked  (SwCard     *self,
                                const char *label,
                                const char *masked,
                                const char *plain);
GtkWidget *sw_card_add_heading (SwCard     *self,
                                const char *title);
GtkWidget *sw_card_add_note    (SwCard     *self,
                                const char *text);

GtkWidget *sw_badge_new        (const char *text,
                                const char *css_class);
GtkWidget *sw_text_label_new   (const char *text,
                                const char *css_class);
GtkWidget *sw_inline_button_new (const char *label,
                                 const char *action,
                                 GVariant   *target);
GtkWidget *sw_masked_label_new (const char *masked,
                                const char *plain);

G_END_DECLS
