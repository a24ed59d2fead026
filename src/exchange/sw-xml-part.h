/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-zip.h"

G_BEGIN_DECLS

typedef struct _SwXmlPart SwXmlPart;
typedef struct _SwXmlAttributes SwXmlAttributes;

/**
 * SwXmlHandler:
 * @start: an element begins; names come without prefix
 * @end: an element ends
 * @text: a piece of text, not closed by a zero byte; a text may come in several
 *
 * What is called while a part is read; each may be %NULL.
 */
typedef struct
{
  void (*start) (const char            *name,
                 const SwXmlAttributes *attributes,
                 gpointer               data);
  void (*end)   (const char            *name,
                 gpointer               data);
  void (*text)  (const char            *text,
                 gsize                  length,
                 gpointer               data);
} SwXmlHandler;

SwXmlPart  *sw_xml_part_new       (SwZip                  *zip,
                                   const char             *name,
                                   const SwXmlHandler     *handler,
                                   gpointer                data,
                                   GCancellable           *cancellable,
                                   GError                **error);
void        sw_xml_part_free      (SwXmlPart              *self);
void        sw_xml_part_fail      (SwXmlPart              *self,
                                   int                     code,
                                   const char             *message);
gboolean    sw_xml_part_step      (SwXmlPart              *self,
                                   gboolean               *at_end,
                                   GCancellable           *cancellable,
                                   GError                **error);
gboolean    sw_xml_part_read_all  (SwXmlPart              *self,
                                   GCancellable           *cancellable,
                                   GError                **error);
const char *sw_xml_attribute      (const SwXmlAttributes  *attributes,
                                   const char             *name,
                                   gsize                  *length);
char       *sw_xml_attribute_dup  (const SwXmlAttributes  *attributes,
                                   const char             *name);
char       *sw_xml_relation_dup   (const SwXmlAttributes  *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwXmlPart, sw_xml_part_free)

G_END_DECLS
