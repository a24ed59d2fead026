/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_RECORD_DRAFT (sw_record_draft_get_type ())
G_DECLARE_FINAL_TYPE (SwRecordDraft, sw_record_draft, SW, RECORD_DRAFT, GObject)

/* SwRecordDraft::changed (draft): a value, or what is wrong with one, changed. */

SwRecordDraft *sw_record_draft_new               (SwRecord        *record,
                                                  SwDay            today);
SwRecord      *sw_record_draft_get_original      (SwRecordDraft   *self);
SwRecord      *sw_record_draft_get_record        (SwRecordDraft   *self);
SwDay          sw_record_draft_get_today         (SwRecordDraft   *self);
char          *sw_record_draft_get_text          (SwRecordDraft   *self,
                                                  const SwField   *field);
gint64         sw_record_draft_get_number        (SwRecordDraft   *self,
                                                  const SwField   *field);
void           sw_record_draft_set_text          (SwRecordDraft   *self,
                                                  const SwField   *field,
                                                  const char      *text);
void           sw_record_draft_set_number        (SwRecordDraft   *self,
                                                  const SwField   *field,
                                                  gint64           number);
gboolean       sw_record_draft_is_fixed          (SwRecordDraft   *self,
                                                  const SwField   *field);
gboolean       sw_record_draft_is_asked          (SwRecordDraft   *self,
                                                  const SwField   *field);
gboolean       sw_record_draft_is_changed        (SwRecordDraft   *self);
gboolean       sw_record_draft_is_field_changed  (SwRecordDraft   *self,
                                                  const SwField   *field);
const char    *sw_record_draft_get_message       (SwRecordDraft   *self,
                                                  const SwField   *field,
                                                  SwIssueSeverity *severity);
void           sw_record_draft_set_doubt         (SwRecordDraft   *self,
                                                  const SwField   *field,
                                                  const char      *doubt);
gboolean       sw_record_draft_check             (SwRecordDraft   *self);
const SwField *sw_record_draft_first_error       (SwRecordDraft   *self);
SwRecord      *sw_record_draft_finish            (SwRecordDraft   *self,
                                                  SwRecord        *now);

G_END_DECLS
