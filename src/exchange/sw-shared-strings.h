/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-zip.h"

G_BEGIN_DECLS

typedef struct _SwSharedStrings SwSharedStrings;

SwSharedStrings *sw_shared_strings_new  (SwZip            *zip,
                                         const char       *name,
                                         GCancellable     *cancellable,
                                         GError          **error);
void             sw_shared_strings_free (SwSharedStrings  *self);
const char      *sw_shared_strings_get  (SwSharedStrings  *self,
                                         guint64           index);
gsize            sw_xlsx_unescape       (char             *text,
                                         gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwSharedStrings, sw_shared_strings_free)

G_END_DECLS
