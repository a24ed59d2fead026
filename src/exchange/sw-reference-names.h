/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-enum.h"
#include "sw-store.h"

G_BEGIN_DECLS

typedef struct _SwReferenceNames SwReferenceNames;

SwReferenceNames *sw_reference_names_new          (SwStore          *store,
                                                   GError          **error);
void              sw_reference_names_free         (SwReferenceNames *self);
const char       *sw_reference_names_get          (SwReferenceNames *self,
                                                   GType             type,
                                                   gint64            id);
gint64            sw_reference_names_find         (SwReferenceNames *self,
                                                   GType             type,
                                                   const char       *text,
                                                   gint64            community_id);
gint64            sw_reference_names_require      (SwReferenceNames *self,
                                                   GType             type,
                                                   const char       *text,
                                                   gint64            community_id,
                                                   SwCaregiverKind   kind);
gint64            sw_reference_names_get_kind     (SwReferenceNames *self,
                                                   gint64            caregiver_id);
gint64            sw_reference_names_resolve      (SwReferenceNames *self,
                                                   GType             type,
                                                   gint64            id);
void              sw_reference_names_use          (SwReferenceNames *self,
                                                   SwRecord         *record);
GPtrArray        *sw_reference_names_list_pending (SwReferenceNames *self);
gboolean          sw_reference_names_save_pending (SwReferenceNames *self,
                                                   SwStore          *store,
                                                   GError          **error);
gboolean          sw_reference_names_load_people  (SwReferenceNames *self,
                                                   SwStore          *store,
                                                   GError          **error);

char             *sw_reference_names_plain_community (const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwReferenceNames, sw_reference_names_free)

G_END_DECLS
