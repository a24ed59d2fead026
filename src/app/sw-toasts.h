/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_TOASTS (sw_toasts_get_type ())
G_DECLARE_FINAL_TYPE (SwToasts, sw_toasts, SW, TOASTS, AdwBin)

void sw_toasts_add     (SwToasts   *self,
                        AdwToast   *toast);
void sw_toasts_dismiss (SwToasts   *self,
                        AdwToast   *toast);
void sw_toasts_say     (SwToasts   *self,
                        const char *text,
                        const char *undo_action);
void sw_toasts_unsay   (SwToasts   *self);
void sw_toasts_keep    (gboolean    keep);

G_END_DECLS
