/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sw_import_guess_community (GPtrArray  *communities,
                                 const char *title,
                                 const char *sheet,
                                 const char *base);

G_END_DECLS
