/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_SECTION_MAX_FIELDS 16

/**
 * SwSection:
 * @title: (nullable): the translatable heading
 * @names: the fields' names in the order in which they are typed
 *
 * Fields that belong together on the screen.
 */
typedef struct
{
  const char *title;
  const char *names[SW_SECTION_MAX_FIELDS];
} SwSection;

const SwSection *sw_record_sections      (GType            type,
                                          guint           *n_sections);
GPtrArray       *sw_section_fields       (const SwSection *section,
                                          SwRecordClass   *klass);
gboolean         sw_field_is_wide        (const SwField   *field);

G_END_DECLS
