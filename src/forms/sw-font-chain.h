/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-font.h"

G_BEGIN_DECLS

/**
 * SwFace:
 * @SW_FACE_TITLE: 小标宋
 * @SW_FACE_BODY: 仿宋, or 宋体 where there is none
 * @SW_FACE_HEADING: 黑体
 * @SW_FACE_SUBHEADING: 楷体
 *
 * The faces of an official form (GB/T 9704-2012).
 */
typedef enum
{
  SW_FACE_TITLE,
  SW_FACE_BODY,
  SW_FACE_HEADING,
  SW_FACE_SUBHEADING
} SwFace;

/* The sizes of Chinese type, in points. */
#define SW_SIZE_2       22.0  /* 二号 */
#define SW_SIZE_3       16.0  /* 三号 */
#define SW_SIZE_4       14.0  /* 四号 */
#define SW_SIZE_SMALL_4 12.0  /* 小四 */
#define SW_SIZE_5       10.5  /* 五号 */
#define SW_SIZE_SMALL_5  9.0  /* 小五 */
#define SW_SIZE_6        7.5  /* 六号 */

/* Lengths of a form are points; its measures on paper are millimetres. */
#define SW_MM(mm) ((mm) * 72.0 / 25.4)

#define SW_TYPE_FONT_CHAIN (sw_font_chain_get_type ())

G_DECLARE_FINAL_TYPE (SwFontChain, sw_font_chain, SW, FONT_CHAIN, GObject)

SwFontChain *sw_font_chain_new        (void);
const char  *sw_font_chain_get_family (SwFontChain *self,
                                       SwFace       face);
SwFont      *sw_font_chain_get_font   (SwFontChain *self,
                                       SwFace       face,
                                       double       size);

G_END_DECLS
