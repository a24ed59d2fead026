/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "sw-store.h"

G_BEGIN_DECLS

#define SW_TYPE_DUPLICATES_DIALOG (sw_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SwDuplicatesDialog, sw_duplicates_dialog, SW, DUPLICATES_DIALOG, AdwWindow)

GtkWindow *sw_duplicates_dialog_new (GtkWindow *parent,
                                     SwStore   *store);

G_END_DECLS
