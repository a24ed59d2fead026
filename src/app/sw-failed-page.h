/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SW_TYPE_FAILED_PAGE (sw_failed_page_get_type ())
G_DECLARE_FINAL_TYPE (SwFailedPage, sw_failed_page, SW, FAILED_PAGE, AdwBin)

GtkWidget *sw_failed_page_new (const char *database,
                                const GError *error);

G_END_DECLS
