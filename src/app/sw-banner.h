/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_BANNER (sw_banner_get_type ())
G_DECLARE_FINAL_TYPE (SwBanner, sw_banner, SW, BANNER, AdwBin)

GtkWidget  *sw_banner_new          (void);
const char *sw_banner_get_title    (SwBanner   *self);
void        sw_banner_set_title    (SwBanner   *self,
                                    const char *title);
gboolean    sw_banner_get_revealed (SwBanner   *self);
void        sw_banner_set_revealed (SwBanner   *self,
                                    gboolean    revealed);

G_END_DECLS
