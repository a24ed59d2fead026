/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_WELCOME_PAGE (sw_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SwWelcomePage, sw_welcome_page, SW, WELCOME_PAGE, AdwBin)

GtkWidget *sw_welcome_page_new (const char *database);

G_END_DECLS
