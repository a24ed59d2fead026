/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-window.h"

G_BEGIN_DECLS

gboolean sw_window_open_code (SwWindow   *window,
                              const char *text);

G_END_DECLS
