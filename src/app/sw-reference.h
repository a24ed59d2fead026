/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-caregiver.h"
#include "sw-query.h"
#include "sw-store.h"

G_BEGIN_DECLS

SwQuery    *sw_reference_query    (const SwField *field,
                                   SwRecord      *of,
                                   const char    *search,
                                   gboolean       everyone);
gboolean    sw_reference_suits    (const char    *name,
                                   SwCaregiver   *caregiver);
gboolean    sw_reference_narrows  (const SwField *field,
                                   SwRecord      *of);
SwRecord   *sw_reference_create   (const SwField *field,
                                   SwRecord      *of,
                                   const char    *name);
gboolean    sw_reference_has_keys (GType          type);
gboolean    sw_name_matches       (const char    *name,
                                   const char    *text);
const char *sw_record_get_name    (SwRecord      *record);
char       *sw_record_describe    (SwRecord      *record,
                                   SwStore       *store);
GStrv       sw_records_label      (GPtrArray     *records,
                                   SwStore       *store);

G_END_DECLS
