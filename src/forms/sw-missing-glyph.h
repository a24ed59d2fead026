/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font.h"

G_BEGIN_DECLS

/**
 * SwMissingGlyph:
 * @text: the text in which it stands
 * @character: the character that no installed font has
 * @row: the row of the table, from 1, or 0 if it is elsewhere on the form
 *
 * A character that cannot be printed.
 */
typedef struct
{
  char     *text;
  gunichar  character;
  guint     row;
} SwMissingGlyph;

void sw_missing_glyph_free    (SwMissingGlyph *self);
void sw_missing_glyph_collect (GPtrArray      *found,
                               SwFont         *font,
                               const char     *text,
                               guint           row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwMissingGlyph, sw_missing_glyph_free)

G_END_DECLS
