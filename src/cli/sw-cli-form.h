/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-cli.h"
#include "sw-form.h"

G_BEGIN_DECLS

gboolean    sw_cli_tell_missing_glyphs (SwForm      *form);
gboolean    sw_cli_has_ending          (const char  *path,
                                        const char  *ending);
SwCliStatus sw_cli_write_form          (SwForm      *form,
                                        const char  *path,
                                        GError     **error);

G_END_DECLS
