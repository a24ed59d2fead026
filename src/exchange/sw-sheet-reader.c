/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-csv-reader.h"
#include "sw-sheet-merges.h"
#include "sw-xls-reader.h"
#include "sw-xlsx-reader.h"

#define HEAD_SIZE 4096

/**
 * SwSheetReader:
 *
 * Reads the rows of a workbook or a table of text one after another, without holding
 * the file in memory. What a file is is found by looking into it, never by its name.
 */
typedef struct
{
  char          *name;      /* of the file; NULL where a reader was opened by itself */
  SwSheetMerges *merges;    /* owned: of the selected sheet, NULL while they are not needed */
  gboolean       fills;
  guint          after_row;
} SwSheetReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SwSheetReader, sw_sheet_reader, G_TYPE_OBJECT)

static const char zip_magic[] = "PK\003\004";
static const char ole_magic[] = "\320\317\021\340\241\261\032\341";

/* What people take for workbooks, with the sentence about each. */
static const struct
{
  const char *magic;
  const char *sentence;
} others[] = {
  { "PK\005\006", N_("“%s” is an empty archive, not a workbook. Copy or send the file again.") },
  { "PK\007\010", N_("“%s” is a part of a split archive, not a workbook. Unpack it and import the workbooks in it.") },
  { "%PDF", N_("“%s” is a PDF document, not a workbook. Ask for the workbook that it was made from.") },
  { "\211PNG", N_("“%s” is a picture, not a workbook. Ask for the workbook that it was made from.") },
  { "\377\330\377", N_("“%s” is a picture, not a workbook. Ask for the workbook that it was made from.") },
  { "GIF8", N_("“%s” is a picture, not a workbook. Ask for the workbook that it was made from.") },
  { "Rar!", N_("“%s” is a packed archive. Unpack it and import the workbooks in it.") },
  { "7z\274\257", N_("“%s” is a packed archive. Unpack it and import the workbooks in it.") },
  { "\037\213", N_("“%s” is a packed archive. Unpack it and import the workbooks in it.") },
  { "{\\rtf", N_("“%s” is a text document (RTF), not a workbook. Ask for the workbook that it was made from.") },
  { "SQLite format 3", N_("“%s” is a database, not a workbook. Choose the workbook.") },
};

/* Files named .xls that programs of offices write: web pages and XML. */
static const struct
{
  const char *word;
  const char *sentence;
} marked_up[] = {
  { "<html", N_("“%s” is a web page in spite of its name. Open it with a spreadsheet program and save it as a workbook (.xlsx).") },
  { "<table", N_("“%s” is a web page in spite of its name. Open it with a spreadsheet program and save it as a workbook (.xlsx).") },
  { "mime-version:", N_("“%s” is a web page in spite of its name. Open it with a spreadsheet program and save it as a workbook (.xlsx).") },
  { "urn:schemas-microsoft-com:office:spreadsheet", N_("“%s” is an XML table of Excel 2003. Open it with a spreadsheet program and save it as a workbook (.xlsx).") },
  { "<?xml", N_("“%s” is an XML file, not a workbook. Ask for the workbook that it was made from.") },
};

static gboolean
is_marked_up (const char *head,
              gsize       length)
{
  gsize i = 0;

  if (length >= 3 && memcmp (head, "\357\273\277", 3) == 0)
    i = 3;
  while (i < length && g_ascii_isspace (head[i]))
    i++;
  return i < length && (head[i] == '<' || g_ascii_strncasecmp (head + i, "mime-version:", 13) == 0);
}

/* The head of the file, in lower case where it is ASCII, closed by a zero byte. */
static char *
read_head (const char  *path,
           gsize       *length,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree char *head = g_malloc0 (HEAD_SIZE + 1);
  GError *cause = NULL;

  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_SIZE, length, NULL, &cause))
    {
      sw_exchange_error_take_read (error, path, cause);
      return NULL;
    }
  return g_steal_pointer (&head);
}

static void
forget_merges (SwSheetReader *self)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (self);

  g_clear_pointer (&priv->merges, sw_sheet_merges_free);
  priv->fills = FALSE;
}

static void
sw_sheet_reader_finalize (GObject *object)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (SW_SHEET_READER (object));

  forget_merges (SW_SHEET_READER (object));
  g_free (priv->name);

  G_OBJECT_CLASS (sw_sheet_reader_parent_class)->finalize (object);
}

static void
sw_sheet_reader_class_init (SwSheetReaderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = sw_sheet_reader_finalize;
}

static void
sw_sheet_reader_init (SwSheetReader *self)
{
}

/* What is inside a file may know its row and not its name; of several files each says which it is. */
static void
take_error (GError     **error,
            GError      *cause,
            const char  *name)
{
  g_autoptr(GError) owned = cause;

  if (name == NULL || cause->domain != SW_EXCHANGE_ERROR || strstr (cause->message, name) != NULL)
    g_propagate_error (error, g_steal_pointer (&owned));
  else
    /* Translators: the name of a file and a sentence that says what is wrong in it. */
    g_set_error (error, cause->domain, cause->code, _("“%s”: %s"), name, cause->message);
}

static SwSheetReader *
open_content (const char  *path,
              GError     **error)
{
  g_autofree char *head = NULL;
  gsize length;

  head = read_head (path, &length, error);
  if (head == NULL)
    return NULL;
  if (length == 0)
    {
      sw_exchange_error_set (error, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                             /* Translators: %s is the name of a file */
                             _("“%s” is empty. Copy or send the file again."), path);
      return NULL;
    }
  if ((length < 4 && memcmp (head, zip_magic, length) == 0) ||
      (length < 8 && memcmp (head, ole_magic, length) == 0))
    {
      sw_exchange_error_set (error, SW_EXCHANGE_ERROR_TRUNCATED,
                             /* Translators: %s is the name of a file */
                             _("“%s” is cut off after its first bytes. Copy or send the file again."), path);
      return NULL;
    }
  if (length >= 4 && memcmp (head, zip_magic, 4) == 0)
    return sw_xlsx_reader_open (path, error);
  if (length >= 8 && memcmp (head, ole_magic, 8) == 0)
    return sw_xls_reader_open (path, error);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (length > 8 && strncmp (head, others[i].magic, strlen (others[i].magic)) == 0)
        {
          sw_exchange_error_set (error, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, _(others[i].sentence), path);
          return NULL;
        }
    }
  if (is_marked_up (head, length))
    {
      g_autofree char *lower = g_ascii_strdown (head, -1);

      for (guint i = 0; i < G_N_ELEMENTS (marked_up); i++)
        {
          if (strstr (lower, marked_up[i].word) != NULL)
            {
              sw_exchange_error_set (error, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, _(marked_up[i].sentence), path);
              return NULL;
            }
        }
    }
  return sw_csv_reader_open (path, error);
}

/**
 * sw_sheet_reader_open:
 * @path: the path of a file, in the encoding of file names of GLib
 * @error: return location
 *
 * Opens a workbook (.xlsx, .xls) or a table of text (CSV) by its content; the name
 * of the file does not matter. The first sheet is selected.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with an error of
 *   %SW_EXCHANGE_ERROR that a clerk understands
 */
SwSheetReader *
sw_sheet_reader_open (const char  *path,
                      GError     **error)
{
  g_autofree char *name = NULL;
  GError *cause = NULL;
  SwSheetReader *self;
  SwSheetReaderPrivate *priv;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  self = open_content (path, &cause);
  if (self == NULL)
    {
      take_error (error, cause, name);
      return NULL;
    }

  priv = sw_sheet_reader_get_instance_private (self);
  priv->name = g_steal_pointer (&name);

  return self;
}

/**
 * sw_sheet_reader_get_n_sheets:
 * @self: a reader
 *
 * Returns: the number of sheets with cells, at least 1; charts do not count
 */
guint
sw_sheet_reader_get_n_sheets (SwSheetReader *self)
{
  g_return_val_if_fail (SW_IS_SHEET_READER (self), 0);

  return SW_SHEET_READER_GET_CLASS (self)->get_n_sheets (self);
}

/**
 * sw_sheet_reader_get_sheet_name:
 * @self: a reader
 * @sheet: the sheet, from 0
 *
 * Returns: (transfer none): what stands on the tab of the sheet; for a CSV the name
 *   of the file
 */
const char *
sw_sheet_reader_get_sheet_name (SwSheetReader *self,
                                guint          sheet)
{
  g_return_val_if_fail (SW_IS_SHEET_READER (self), NULL);
  g_return_val_if_fail (sheet < sw_sheet_reader_get_n_sheets (self), NULL);

  return SW_SHEET_READER_GET_CLASS (self)->get_sheet_name (self, sheet);
}

/**
 * sw_sheet_reader_is_hidden:
 * @self: a reader
 * @sheet: the sheet, from 0
 *
 * Returns: whether the file says that the sheet is not to be shown
 */
gboolean
sw_sheet_reader_is_hidden (SwSheetReader *self,
                           guint          sheet)
{
  SwSheetReaderClass *class = SW_SHEET_READER_GET_CLASS (self);

  g_return_val_if_fail (SW_IS_SHEET_READER (self), FALSE);
  g_return_val_if_fail (sheet < sw_sheet_reader_get_n_sheets (self), FALSE);

  return class->is_hidden != NULL && class->is_hidden (self, sheet);
}

/**
 * sw_sheet_reader_select_sheet:
 * @self: a reader
 * @sheet: the sheet, from 0
 * @error: return location
 *
 * Goes to the beginning of a sheet, also of the one that is being read: this is how
 * rows are read once more.
 *
 * Returns: whether it was possible
 */
gboolean
sw_sheet_reader_select_sheet (SwSheetReader  *self,
                              guint           sheet,
                              GError        **error)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (self);
  GError *cause = NULL;

  g_return_val_if_fail (SW_IS_SHEET_READER (self), FALSE);
  g_return_val_if_fail (sheet < sw_sheet_reader_get_n_sheets (self), FALSE);

  forget_merges (self);
  if (SW_SHEET_READER_GET_CLASS (self)->select_sheet (self, sheet, &cause))
    return TRUE;

  take_error (error, cause, priv->name);
  return FALSE;
}

/**
 * sw_sheet_reader_fill_merged:
 * @self: a reader, after [method@SheetReader.select_sheet] and before its first row
 * @after_row: the last row of the head
 *
 * From now on a cell that is merged downwards stands in all rows of the merge that hold
 * anything at all: a community that is written once beside its elders. Cells that begin in
 * @after_row or above are left as they are.
 */
void
sw_sheet_reader_fill_merged (SwSheetReader *self,
                             guint          after_row)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (self);

  g_return_if_fail (SW_IS_SHEET_READER (self));

  priv->fills = SW_SHEET_READER_GET_CLASS (self)->find_merges != NULL;
  priv->after_row = after_row;
}

static void
find_merges (SwSheetReader *self,
             GCancellable  *cancellable)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (self);

  priv->merges = sw_sheet_merges_new ();
  SW_SHEET_READER_GET_CLASS (self)->find_merges (self, priv->merges, cancellable);
  priv->fills = sw_sheet_merges_get_n (priv->merges) > 0;
  sw_sheet_merges_start (priv->merges, priv->after_row);
}

/**
 * sw_sheet_reader_read_row:
 * @self: a reader
 * @row: (out caller-allocates): the row; it holds until the next call
 * @cancellable: (nullable): to stop the reading
 * @error: return location
 *
 * Reads the next row that has a cell which is not empty. After an error only
 * [method@SheetReader.select_sheet] may follow.
 *
 * Returns: whether there was a row; %FALSE without @error at the end of the sheet
 */
gboolean
sw_sheet_reader_read_row (SwSheetReader  *self,
                          SwSheetRow     *row,
                          GCancellable   *cancellable,
                          GError        **error)
{
  SwSheetReaderPrivate *priv = sw_sheet_reader_get_instance_private (self);
  GError *cause = NULL;

  g_return_val_if_fail (SW_IS_SHEET_READER (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (priv->fills && priv->merges == NULL)
    find_merges (self, cancellable);

  *row = (SwSheetRow) { 0 };
  if (!SW_SHEET_READER_GET_CLASS (self)->read_row (self, row, cancellable, &cause))
    {
      if (cause)
        take_error (error, cause, priv->name);
      return FALSE;
    }
  if (priv->fills)
    sw_sheet_merges_fill (priv->merges, row);

  return TRUE;
}

/**
 * sw_sheet_reader_get_progress:
 * @self: a reader
 *
 * Returns: how much of the selected sheet was read, 0 to 1
 */
double
sw_sheet_reader_get_progress (SwSheetReader *self)
{
  g_return_val_if_fail (SW_IS_SHEET_READER (self), 0);

  return SW_SHEET_READER_GET_CLASS (self)->get_progress (self);
}

/**
 * sw_sheet_reader_describe:
 * @self: a reader
 *
 * Returns: (transfer full): what the file turned out to be, for the screen: “Text (CSV),
 *   GB 18030, comma”
 */
char *
sw_sheet_reader_describe (SwSheetReader *self)
{
  g_return_val_if_fail (SW_IS_SHEET_READER (self), NULL);

  return SW_SHEET_READER_GET_CLASS (self)->describe (self);
}
