/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-history.h"

G_BEGIN_DECLS

char *sw_record_dialog_title (SwRecord     *record);
char *sw_record_action_label (SwRecord     *record,
                              SwChangeKind  kind);
char *sw_record_done_text    (SwRecord     *record,
                              SwChangeKind  kind);

G_END_DECLS
