/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-form-file.h"

G_BEGIN_DECLS

gboolean sw_form_language_append (SwFormFile *file,
                                  const char *language);

G_END_DECLS
