/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What sw-flow.c, which breaks a text into lines, and sw-flow-draw.c, which
 * places and draws them, share. */

#include "sw-flow.h"

#include "sw-break.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* A character, characters that act on each other, or a part of a blank. */
typedef struct
{
  const SwGlyph *glyph;   /* NULL if it is drawn by Pango, or blank */
  PangoLayout   *layout;  /* owned, or NULL */
  guint32        start;   /* bytes of the text */
  guint16        size;    /* 0 for a part of a blank that says nothing */
  guint16        blank;   /* which blank it is in, from 1, or 0 */
  float          advance;
  guint8         flags;   /* SwBreakFlags */
  guint8         kept;    /* not parted from what is before it */
  guint8         fill;    /* takes what is left of the line */
} SwFlowUnit;

typedef struct
{
  guint    start; /* units */
  guint    end;
  float    width;
  gboolean last;  /* of its paragraph */
} SwFlowLine;

/* Glyphs of one font on one line. */
typedef struct
{
  guint   line;
  guint   font;
  guint   first; /* of the glyphs */
  guint   n;
  guint32 start; /* bytes of the text */
  guint32 size;
} SwFlowRun;

typedef struct
{
  guint line;
  float start;
  float end;
} SwFlowRule;

typedef struct
{
  guint        line;
  float        x;
  PangoLayout *layout; /* borrowed from the unit */
} SwFlowInsert;

/**
 * SwFlow:
 *
 * A paragraph of running Chinese text, with blanks that have a rule under them. It is
 * set once and drawn as often as needed, or used for many texts, one after the other.
 *
 * Lines break as the W3C's requirements for Chinese (clreq) and GB/T 15834 have it: no
 * closing mark begins a line, no opening one ends it, numbers and words stay whole,
 * where two marks meet the blank half of one is left out, and a closing mark at the end of a line
 * may leave its blank half in the margin. Justified lines are stretched evenly between
 * the characters, unless what could not be parted has left too much.
 *
 * A blank is at least as long as asked for, grows with what stands in it and goes on over
 * lines with its rule. Characters that act on each other are set by Pango.
 */
struct _SwFlow
{
  SwFont *font; /* borrowed */
  double square;
  GString *text;
  guint n_blanks;
  gunichar missing;

  double width;
  double indent;
  SwFlowEdge edge;
  gboolean placed;

  GArray *units;
  GArray *lines;
  GArray *glyphs;
  GArray *clusters;
  GArray *runs;
  GArray *rules;
  GArray *inserts;
};

#define SW_FLOW_UNIT(self, i) (&g_array_index ((self)->units, SwFlowUnit, i))
#define SW_FLOW_LINE(self, i) (&g_array_index ((self)->lines, SwFlowLine, i))

double sw_flow_get_cut (SwFlow           *self,
                        const SwFlowUnit *before,
                        const SwFlowUnit *after);

G_END_DECLS
