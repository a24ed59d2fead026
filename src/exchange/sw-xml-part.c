/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xml-part.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "sw-exchange-error.h"

#define CHUNK_SIZE (32 * 1024)

struct _SwXmlPart
{
  SwZip              *zip;          /* borrowed */
  char               *name;
  const SwXmlHandler *handler;
  gpointer            data;
  xmlParserCtxt      *parser;
  GError             *failure;      /* of a handler */
  char                chunk[CHUNK_SIZE];
};

/* As SAX gives them: five pointers an attribute. */
struct _SwXmlAttributes
{
  int             n;
  const xmlChar **values;
};

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  SwXmlPart *self = data;
  SwXmlAttributes list = { n_attributes, attributes };

  if (self->handler->start != NULL && self->failure == NULL)
    self->handler->start ((const char *) name, &list, self->data);
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  SwXmlPart *self = data;

  if (self->handler->end != NULL && self->failure == NULL)
    self->handler->end ((const char *) name, self->data);
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  SwXmlPart *self = data;

  if (self->handler->text != NULL && self->failure == NULL)
    self->handler->text ((const char *) text, length, self->data);
}

/* The parts of a workbook have no document type. One is only there to define entities
 * that grow without end or name other files. */
static void
document_type_cb (void          *data,
                  const xmlChar *name,
                  const xmlChar *external_id,
                  const xmlChar *system_id)
{
  sw_xml_part_fail (data, SW_EXCHANGE_ERROR_TOO_LARGE,
                    _("The workbook defines entities, which no spreadsheet program writes. It may be meant to do harm and is not read; have a new one sent."));
}

static void
error_cb (void     *data,
          xmlError *cause)
{
  /* The parser remembers that the text is not well-formed. */
}

/**
 * sw_xml_part_new:
 * @zip: (transfer none): the archive; it outlives the part and selects nothing else
 *   while the part is read
 * @name: the name of the entry
 * @handler: what to call; not copied
 * @data: for @handler
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Begins to read an XML part of a workbook. Nothing outside of it is ever loaded, and
 * a document type is refused.
 *
 * Returns: (transfer full) (nullable): a part of which nothing is read yet, or %NULL with an error
 */
SwXmlPart *
sw_xml_part_new (SwZip               *zip,
                 const char          *name,
                 const SwXmlHandler  *handler,
                 gpointer             data,
                 GCancellable        *cancellable,
                 GError             **error)
{
  static gsize initialized;
  g_autoptr(SwXmlPart) self = NULL;
  xmlSAXHandler sax = { 0 };

  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      g_once_init_leave (&initialized, 1);
    }
  if (!sw_zip_select (zip, name, cancellable, error))
    return NULL;

  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_cb;
  sax.endElementNs = end_cb;
  sax.characters = text_cb;
  sax.ignorableWhitespace = text_cb;
  sax.cdataBlock = text_cb;
  sax.internalSubset = document_type_cb;
  sax.serror = (xmlStructuredErrorFunc) error_cb;

  self = g_new0 (SwXmlPart, 1);
  self->zip = zip;
  self->name = g_strdup (name);
  self->handler = handler;
  self->data = data;
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  if (self->parser == NULL)
    g_error ("Out of memory");
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  return g_steal_pointer (&self);
}

/**
 * sw_xml_part_free:
 * @self: (transfer full): a part
 */
void
sw_xml_part_free (SwXmlPart *self)
{
  if (self->parser != NULL && self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  g_clear_error (&self->failure);
  g_free (self->name);
  g_free (self);
}

/**
 * sw_xml_part_fail:
 * @self: a part, inside of a call of its handler
 * @code: a code of %SW_EXCHANGE_ERROR
 * @message: the sentence
 *
 * Stops the reading; the step at work returns this error. The first one counts.
 */
void
sw_xml_part_fail (SwXmlPart  *self,
                  int         code,
                  const char *message)
{
  if (self->failure == NULL)
    self->failure = g_error_new_literal (SW_EXCHANGE_ERROR, code, message);
  xmlStopParser (self->parser);
}

/**
 * sw_xml_part_step:
 * @self: a part
 * @at_end: (out): whether the part was read to its end
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads on by some 32 KiB and calls the handler for what is in there.
 *
 * Returns: whether it could be read on
 */
gboolean
sw_xml_part_step (SwXmlPart     *self,
                  gboolean      *at_end,
                  GCancellable  *cancellable,
                  GError       **error)
{
  gssize n;

  *at_end = FALSE;
  n = sw_zip_read (self->zip, self->chunk, sizeof self->chunk, cancellable, error);
  if (n < 0)
    return FALSE;

  *at_end = n == 0;
  xmlParseChunk (self->parser, self->chunk, n, n == 0);
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  if (!self->parser->wellFormed)
    {
      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_DAMAGED,
                   /* Translators: the name of a part inside of the workbook, and a line in it */
                   _("The workbook is damaged (%s, line %d). Open it with a spreadsheet program, save it again and try once more."),
                   self->name, xmlSAX2GetLineNumber (self->parser));
      return FALSE;
    }
  return TRUE;
}

/**
 * sw_xml_part_read_all:
 * @self: a part
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads to the end.
 *
 * Returns: whether all of it could be read
 */
gboolean
sw_xml_part_read_all (SwXmlPart     *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gboolean at_end = FALSE;

  while (!at_end)
    {
      if (!sw_xml_part_step (self, &at_end, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* r:id is the one attribute that is told from others by its prefix only. */
static const char *
find_attribute (const SwXmlAttributes *attributes,
                const char            *name,
                gboolean               prefixed,
                gsize                 *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const xmlChar **at = attributes->values + 5 * i;

      if ((at[1] != NULL) == prefixed && strcmp ((const char *) at[0], name) == 0)
        {
          *length = at[4] - at[3];
          return (const char *) at[3];
        }
    }
  return NULL;
}

/* Without substitution of entities the parser leaves an ampersand as “&#38;”. */
static char *
dup_value (const char *value,
           gsize       length)
{
  g_autofree char *raw = NULL;
  g_auto(GStrv) parts = NULL;

  if (value == NULL)
    return NULL;
  raw = g_strndup (value, length);
  parts = g_strsplit (raw, "&#38;", -1);
  return g_strjoinv ("&", parts);
}

/**
 * sw_xml_attribute:
 * @attributes: attributes
 * @name: the name of one, which has no prefix
 * @length: (out): the length of the value
 *
 * Returns: (nullable): the value, not closed by a zero byte, as it stands in the file;
 *   for values without ampersands
 */
const char *
sw_xml_attribute (const SwXmlAttributes *attributes,
                  const char            *name,
                  gsize                 *length)
{
  return find_attribute (attributes, name, FALSE, length);
}

/**
 * sw_xml_attribute_dup:
 * @attributes: attributes
 * @name: the name of one, which has no prefix
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
sw_xml_attribute_dup (const SwXmlAttributes *attributes,
                      const char            *name)
{
  gsize length;
  const char *value = find_attribute (attributes, name, FALSE, &length);

  return dup_value (value, length);
}

/**
 * sw_xml_relation_dup:
 * @attributes: attributes
 *
 * Returns: (transfer full) (nullable): the value of `r:id`, whatever its prefix
 */
char *
sw_xml_relation_dup (const SwXmlAttributes *attributes)
{
  gsize length;
  const char *value = find_attribute (attributes, "id", TRUE, &length);

  return dup_value (value, length);
}
