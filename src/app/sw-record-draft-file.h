/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record-draft.h"

G_BEGIN_DECLS

void sw_record_write       (SwRecord      *record,
                            GKeyFile      *file,
                            const char    *group);
void sw_record_read        (SwRecord      *record,
                            GKeyFile      *file,
                            const char    *group);
void sw_record_draft_write (SwRecordDraft *self,
                            GKeyFile      *file,
                            const char    *group);
void sw_record_draft_read  (SwRecordDraft *self,
                            GKeyFile      *file,
                            const char    *group);

G_END_DECLS
