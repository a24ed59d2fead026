/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xlsx-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-exchange-error.h"
#include "sw-number-format.h"
#include "sw-xml-part.h"

/* More than any program can show, and than any office would. */
#define MAX_SHEETS 4096
#define MAX_STYLES 65536
#define MAX_RELATIONS 16384

typedef struct
{
  char *id;
  char *type;    /* the last step of its address: the rest differs between the two
                  * editions of the standard */
  char *target;
} Relation;

typedef struct
{
  SwXlsxBook *book;
  GPtrArray  *relations;      /* of Relation */
  GHashTable *formats_by_id;  /* number formats that the workbook spells out */
  gboolean    in_cell_styles;
  const char *base;           /* the part that the relations belong to */
} Loading;

static void
relation_free (Relation *relation)
{
  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The name of a part as an entry of the archive: targets count from the folder of
 * the part that refers to them. */
static char *
resolve (const char *base,
         const char *target)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *joined = g_strconcat (target[0] == '/' ? "" : folder, "/", target, NULL);
  g_auto(GStrv) parts = NULL;

  g_strdelimit (joined, "\\", '/');
  parts = g_strsplit (joined, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      if (g_str_equal (*part, "..") && steps->len > 0)
        g_ptr_array_set_size (steps, steps->len - 1);
      else if (!g_str_equal (*part, "..") && !g_str_equal (*part, ".") && **part != '\0')
        g_ptr_array_add (steps, *part);
    }
  g_ptr_array_add (steps, NULL);
  return g_strjoinv ("/", (char **) steps->pdata);
}

static void
relation_start_cb (const char            *name,
                   const SwXmlAttributes *attributes,
                   gpointer               data)
{
  Loading *loading = data;
  Relation *relation;
  g_autofree char *type = sw_xml_attribute_dup (attributes, "Type");
  g_autofree char *target = sw_xml_attribute_dup (attributes, "Target");
  g_autofree char *id = sw_xml_attribute_dup (attributes, "Id");
  const char *last;

  if (strcmp (name, "Relationship") != 0 || type == NULL || target == NULL || id == NULL ||
      loading->relations->len >= MAX_RELATIONS)
    return;
  last = strrchr (type, '/');
  relation = g_new0 (Relation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_strdup (last != NULL ? last + 1 : type);
  relation->target = resolve (loading->base, target);
  g_ptr_array_add (loading->relations, relation);
}

static gboolean
read_relations (Loading     *loading,
                SwZip       *zip,
                const char  *base,
                GError     **error)
{
  static const SwXmlHandler handler = { relation_start_cb, NULL, NULL };
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *file = g_path_get_basename (base);
  g_autofree char *name = NULL;
  g_autoptr(SwXmlPart) part = NULL;

  if (base[0] == '\0')
    name = g_strdup ("_rels/.rels");
  else if (g_str_equal (folder, "."))
    name = g_strdup_printf ("_rels/%s.rels", file);
  else
    name = g_strdup_printf ("%s/_rels/%s.rels", folder, file);
  g_ptr_array_set_size (loading->relations, 0);
  loading->base = base[0] == '\0' ? "/" : base;
  if (!sw_zip_has (zip, name))
    return TRUE;
  part = sw_xml_part_new (zip, name, &handler, loading, NULL, error);
  return part != NULL && sw_xml_part_read_all (part, NULL, error);
}

static const char *
find_by_type (Loading    *loading,
              const char *type)
{
  for (guint i = 0; i < loading->relations->len; i++)
    {
      Relation *relation = g_ptr_array_index (loading->relations, i);

      if (g_str_equal (relation->type, type))
        return relation->target;
    }
  return NULL;
}

static gboolean
is_true (const char *text)
{
  return text != NULL && (g_str_equal (text, "1") || g_str_equal (text, "true") || g_str_equal (text, "on"));
}

static void
book_start_cb (const char            *name,
               const SwXmlAttributes *attributes,
               gpointer               data)
{
  Loading *loading = data;
  SwXlsxBook *book = loading->book;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *value = sw_xml_attribute_dup (attributes, "date1904");

      book->from_1904 = is_true (value);
    }
  else if (strcmp (name, "sheet") == 0 && book->sheet_names->len < MAX_SHEETS)
    {
      g_autofree char *title = sw_xml_attribute_dup (attributes, "name");
      g_autofree char *id = sw_xml_relation_dup (attributes);
      g_autofree char *state = sw_xml_attribute_dup (attributes, "state");

      for (guint i = 0; id != NULL && i < loading->relations->len; i++)
        {
          Relation *relation = g_ptr_array_index (loading->relations, i);

          if (g_str_equal (relation->id, id) && g_str_equal (relation->type, "worksheet"))
            {
              g_ptr_array_add (book->sheet_names, title != NULL ? g_steal_pointer (&title) : g_strdup (""));
              g_ptr_array_add (book->sheet_parts, g_strdup (relation->target));
              g_ptr_array_add (book->hidden, GINT_TO_POINTER (state != NULL && strcmp (state, "visible") != 0));
              break;
            }
        }
    }
}

static void
style_start_cb (const char            *name,
                const SwXmlAttributes *attributes,
                gpointer               data)
{
  Loading *loading = data;
  GArray *formats = loading->book->formats;

  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *id = sw_xml_attribute_dup (attributes, "numFmtId");
      g_autofree char *code = sw_xml_attribute_dup (attributes, "formatCode");

      if (id != NULL && code != NULL && g_hash_table_size (loading->formats_by_id) < MAX_STYLES)
        g_hash_table_insert (loading->formats_by_id,
                             GUINT_TO_POINTER ((guint) g_ascii_strtoull (id, NULL, 10)),
                             GINT_TO_POINTER (sw_number_format_parse (code)));
    }
  else if (strcmp (name, "cellXfs") == 0)
    loading->in_cell_styles = TRUE;
  else if (strcmp (name, "xf") == 0 && loading->in_cell_styles && formats->len < MAX_STYLES)
    {
      g_autofree char *text = sw_xml_attribute_dup (attributes, "numFmtId");
      guint id = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
      gpointer own;
      int format;

      if (g_hash_table_lookup_extended (loading->formats_by_id, GUINT_TO_POINTER (id), NULL, &own))
        format = GPOINTER_TO_INT (own);
      else
        format = sw_number_format_of_builtin (id);
      g_array_append_val (formats, format);
    }
}

static void
style_end_cb (const char *name,
              gpointer    data)
{
  if (strcmp (name, "cellXfs") == 0)
    ((Loading *) data)->in_cell_styles = FALSE;
}

/* The archive is no .xlsx: say what it is, as far as it can be told. */
static void
set_not_a_workbook (SwZip       *zip,
                    const char  *path,
                    GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (sw_zip_has (zip, "xl/workbook.bin"))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                 /* Translators: %s is the name of a file */
                 _("“%s” is a binary workbook (.xlsb). Open it with a spreadsheet program and save it as a workbook (.xlsx)."), name);
  else if (sw_zip_has (zip, "mimetype") && sw_zip_has (zip, "content.xml"))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                 /* Translators: %s is the name of a file */
                 _("“%s” is an OpenDocument file. Open it with a spreadsheet program and save it as a workbook (.xlsx)."), name);
  else if (sw_zip_has (zip, "word/document.xml"))
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                 /* Translators: %s is the name of a file */
                 _("“%s” is a text document (.docx), not a workbook. Ask for the workbook that it was made from."), name);
  else
    g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                 /* Translators: %s is the name of a file */
                 _("“%s” is a packed archive without a workbook in it as a spreadsheet program makes it. If workbooks are packed in it, unpack them first."), name);
}

static gboolean
load (Loading     *loading,
      SwZip       *zip,
      const char  *path,
      GError     **error)
{
  static const SwXmlHandler book_handler = { book_start_cb, NULL, NULL };
  static const SwXmlHandler style_handler = { style_start_cb, style_end_cb, NULL };
  SwXlsxBook *book = loading->book;
  g_autofree char *book_part = NULL;
  g_autoptr(SwXmlPart) part = NULL;
  g_autoptr(SwXmlPart) style_part = NULL;
  const char *styles;

  if (!read_relations (loading, zip, "", error))
    return FALSE;
  book_part = g_strdup (find_by_type (loading, "officeDocument"));
  if (book_part == NULL)
    book_part = g_strdup ("xl/workbook.xml");
  if (!sw_zip_has (zip, book_part) || g_str_has_suffix (book_part, ".bin") || sw_zip_has (zip, "word/document.xml"))
    {
      set_not_a_workbook (zip, path, error);
      return FALSE;
    }

  if (!read_relations (loading, zip, book_part, error))
    return FALSE;
  part = sw_xml_part_new (zip, book_part, &book_handler, loading, NULL, error);
  if (part == NULL || !sw_xml_part_read_all (part, NULL, error))
    return FALSE;
  if (book->sheet_names->len == 0)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, SW_EXCHANGE_ERROR, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                   /* Translators: %s is the name of a file */
                   _("“%s” has no sheet with cells. Choose another workbook."), name);
      return FALSE;
    }
  book->strings_part = g_strdup (find_by_type (loading, "sharedStrings"));

  styles = find_by_type (loading, "styles");
  if (styles == NULL || !sw_zip_has (zip, styles))
    return TRUE;
  style_part = sw_xml_part_new (zip, styles, &style_handler, loading, NULL, error);
  return style_part != NULL && sw_xml_part_read_all (style_part, NULL, error);
}

/**
 * sw_xlsx_book_new:
 * @zip: (transfer none): the archive
 * @path: its path, for messages
 * @error: return location
 *
 * Reads the list of sheets and the number formats. Both editions of the standard
 * (ECMA-376 transitional and strict) are understood.
 *
 * Returns: (transfer full) (nullable): what is known of the workbook, or %NULL with an error
 */
SwXlsxBook *
sw_xlsx_book_new (SwZip       *zip,
                  const char  *path,
                  GError     **error)
{
  g_autoptr(SwXlsxBook) self = g_new0 (SwXlsxBook, 1);
  Loading loading = { .book = self };
  gboolean loaded;

  self->sheet_names = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_ptr_array_new ();
  self->sheet_parts = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (int));
  loading.relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  loading.formats_by_id = g_hash_table_new (NULL, NULL);
  loaded = load (&loading, zip, path, error);
  g_ptr_array_unref (loading.relations);
  g_hash_table_unref (loading.formats_by_id);
  return loaded ? g_steal_pointer (&self) : NULL;
}

/**
 * sw_xlsx_book_free:
 * @self: (transfer full): what is known of a workbook
 */
void
sw_xlsx_book_free (SwXlsxBook *self)
{
  g_ptr_array_unref (self->sheet_names);
  g_ptr_array_unref (self->hidden);
  g_ptr_array_unref (self->sheet_parts);
  g_array_unref (self->formats);
  g_free (self->strings_part);
  g_free (self);
}
