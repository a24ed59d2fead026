/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xls-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-compound-file.h"
#include "sw-exchange-error.h"

/* FreeXL holds a cell for every place of the rectangle in which cells stand. */
#define MAX_PLACES (20 * 1000 * 1000)
#define MAX_ROWS 65536
#define MAX_COLUMNS 256

enum
{
  RECORD_FORMULA = 0x0006, RECORD_EOF = 0x000A, RECORD_DATE_MODE = 0x0022, RECORD_FILE_PASS = 0x002F,
  RECORD_CONTINUE = 0x003C, RECORD_CODE_PAGE = 0x0042, RECORD_BOUND_SHEET = 0x0085, RECORD_MUL_RK = 0x00BD,
  RECORD_MUL_BLANK = 0x00BE, RECORD_RICH_STRING = 0x00D6, RECORD_XF = 0x00E0, RECORD_MERGE = 0x00E5, RECORD_SST = 0x00FC,
  RECORD_LABEL_SST = 0x00FD, RECORD_DIMENSIONS = 0x0200, RECORD_BLANK = 0x0201, RECORD_NUMBER = 0x0203,
  RECORD_LABEL = 0x0204, RECORD_BOOL_ERR = 0x0205, RECORD_STRING = 0x0207, RECORD_ROW = 0x0208,
  RECORD_RK = 0x027E, RECORD_FORMAT = 0x041E, RECORD_BOF = 0x0809
};

/* Going through the records of a stream, [MS-XLS] 2.1.4. */
typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         next;        /* the record after this one */

  guint         type;
  const guint8 *body;
  gsize         size;

  gboolean      version_8;   /* Excel 97 and later; else Excel 5 and 95 */
  guint32       n_strings;
  guint         depth;       /* of BOF and EOF */
  GArray       *sheet_starts;  /* of gsize: the BOF of every sheet */
  GArray       *bound_starts;  /* of guint32: where the list of sheets says they are */
  GArray       *merges;        /* of SwXlsMerge, the sheet being its place in sheet_starts; or NULL */
  guint         max_row;
  guint         max_column;
  guint64       n_places;    /* of the sheets that ended */
  gboolean      encrypted;
} Walk;

static gboolean
next_record (Walk *walk)
{
  if (walk->next + 4 > walk->length)
    return FALSE;
  walk->type = sw_compound_get_u16 (walk->data + walk->next);
  walk->size = sw_compound_get_u16 (walk->data + walk->next + 2);
  walk->body = walk->data + walk->next + 4;
  if (walk->next + 4 + walk->size > walk->length)
    return FALSE;
  walk->next += 4 + walk->size;
  return TRUE;
}

/* A text of @n characters with the byte of flags before it. */
static gboolean
text_fits (const Walk *walk,
           gsize       at,
           gsize       n)
{
  if (!walk->version_8)
    return at + n <= walk->size;
  return at + 1 <= walk->size && at + 1 + n * (walk->body[at] & 1 ? 2 : 1) <= walk->size;
}

/* The texts go on in CONTINUE records. */
typedef struct
{
  Walk  *walk;
  gsize  at;
} Cursor;

static gboolean
continue_text (Cursor *cursor)
{
  Walk *walk = cursor->walk;

  if (walk->next + 4 > walk->length || sw_compound_get_u16 (walk->data + walk->next) != RECORD_CONTINUE)
    return FALSE;
  cursor->at = 0;
  return next_record (walk);
}

static gboolean
skip (Cursor *cursor,
      guint64 n)
{
  while (n > 0)
    {
      gsize left = cursor->walk->size - cursor->at;

      if (left == 0)
        {
          if (!continue_text (cursor))
            return FALSE;
          continue;
        }
      left = MIN (left, n);
      cursor->at += left;
      n -= left;
    }
  return TRUE;
}

static gboolean
skip_characters (Cursor *cursor,
                 guint   n,
                 guint   width)
{
  while (n > 0)
    {
      gsize left = (cursor->walk->size - cursor->at) / width;

      if (left == 0)
        {
          if (cursor->at != cursor->walk->size || !continue_text (cursor) || cursor->walk->size == 0)
            return FALSE;
          width = cursor->walk->body[cursor->at++] & 1 ? 2 : 1;
          continue;
        }
      left = MIN (left, n);
      cursor->at += left * width;
      n -= left;
    }
  return TRUE;
}

static gboolean
check_strings (Walk *walk)
{
  Cursor cursor = { walk, 8 };
  guint32 n;

  if (walk->size < 8 || walk->n_strings != 0)
    return FALSE;
  n = sw_compound_get_u32 (walk->body + 4);
  /* A text takes three bytes at least. */
  if (n > walk->length / 3)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      guint length, flags, header = 3;
      guint64 rest = 0;

      if (cursor.at == walk->size && !continue_text (&cursor))
        return FALSE;
      if (cursor.at + header > walk->size)
        return FALSE;
      length = sw_compound_get_u16 (walk->body + cursor.at);
      flags = walk->body[cursor.at + 2];
      header += (flags & 8 ? 2 : 0) + (flags & 4 ? 4 : 0);
      if (cursor.at + header > walk->size)
        return FALSE;
      if (flags & 8)
        rest += 4 * sw_compound_get_u16 (walk->body + cursor.at + 3);
      if (flags & 4)
        rest += sw_compound_get_u32 (walk->body + cursor.at + header - 4);
      cursor.at += header;
      if (!skip_characters (&cursor, length, flags & 1 ? 2 : 1) || !skip (&cursor, rest))
        return FALSE;
    }
  walk->n_strings = n;
  return TRUE;
}

static gboolean
check_cell (Walk  *walk,
            gsize  size)
{
  guint row, column;

  if (walk->size < size || size < 6 || walk->depth == 0)
    return FALSE;
  row = sw_compound_get_u16 (walk->body);
  column = sw_compound_get_u16 (walk->body + 2);
  walk->max_row = MAX (walk->max_row, row);
  walk->max_column = MAX (walk->max_column, column);
  return column < MAX_COLUMNS;
}

static gboolean
check_dimensions (Walk *walk)
{
  guint32 rows, columns;

  if (walk->size < (walk->version_8 ? 14 : 10))
    return FALSE;
  rows = walk->version_8 ? sw_compound_get_u32 (walk->body + 4) : sw_compound_get_u16 (walk->body + 2);
  columns = sw_compound_get_u16 (walk->body + (walk->version_8 ? 10 : 6));
  if (rows > MAX_ROWS || columns > MAX_COLUMNS)
    return FALSE;
  walk->max_row = MAX (walk->max_row, rows);
  walk->max_column = MAX (walk->max_column, columns);
  return TRUE;
}

/* FreeXL passes it by; what does not fit is left out. */
static void
take_merges (Walk *walk)
{
  guint n = walk->size >= 2 ? sw_compound_get_u16 (walk->body) : 0;

  if (walk->merges == NULL || walk->depth != 1)
    return;

  for (guint i = 0; i < n && 2 + 8 * (i + 1) <= walk->size; i++)
    {
      const guint8 *at = walk->body + 2 + 8 * i;
      SwXlsMerge merge = { walk->sheet_starts->len - 1, sw_compound_get_u16 (at) + 1, sw_compound_get_u16 (at + 2) + 1,
                           sw_compound_get_u16 (at + 4) };

      if (merge.last_row > merge.first_row)
        g_array_append_val (walk->merges, merge);
    }
}

/* From the places of the sheets in the stream to those in the list. */
static void
name_sheets (Walk *walk)
{
  for (guint i = walk->merges ? walk->merges->len : 0; i > 0; i--)
    {
      SwXlsMerge *merge = &g_array_index (walk->merges, SwXlsMerge, i - 1);
      gsize start = g_array_index (walk->sheet_starts, gsize, merge->sheet);
      gboolean found = FALSE;

      for (guint j = 0; j < walk->bound_starts->len && !found; j++)
        if (g_array_index (walk->bound_starts, guint32, j) == start)
          {
            merge->sheet = j;
            found = TRUE;
          }
      if (!found)
        g_array_remove_index_fast (walk->merges, i - 1);
    }
}

static gboolean
check_bound_sheet (Walk *walk)
{
  guint32 start;

  if (walk->size < 8 || !(walk->version_8 ? text_fits (walk, 7, walk->body[6]) : 7u + walk->body[6] <= walk->size))
    return FALSE;
  start = sw_compound_get_u32 (walk->body);
  g_array_append_val (walk->bound_starts, start);
  return TRUE;
}

static gboolean
check_record (Walk *walk)
{
  gsize label = walk->version_8 ? 9 : 8;
  guint first, last;

  switch (walk->type)
    {
    /* Records of Excel 2 to 4 have no place here, but FreeXL would read them. */
    case 0x0001: case 0x0002: case 0x0003: case 0x0004: case 0x0005: case 0x0007: case 0x0009: case 0x001E:
    case 0x0043: case 0x007E: case 0x0206: case 0x0209: case 0x0243: case 0x0406: case 0x0409: case 0x0443:
      return FALSE;
    case RECORD_BOF:
      if (walk->size < 4)
        return FALSE;
      if (walk->depth++ == 0)
        {
          gsize start = walk->next - walk->size - 4;

          g_array_append_val (walk->sheet_starts, start);
          walk->max_row = walk->max_column = 0;
        }
      return sw_compound_get_u16 (walk->body) == (walk->version_8 ? 0x0600 : 0x0500);
    case RECORD_EOF:
      if (walk->depth == 0)
        return FALSE;
      if (--walk->depth == 0)
        walk->n_places += ((guint64) walk->max_row + 1) * (walk->max_column + 1);
      return TRUE;
    case RECORD_FILE_PASS:
      walk->encrypted = TRUE;
      return TRUE;
    case RECORD_SST:
      return walk->version_8 && check_strings (walk);
    case RECORD_BOUND_SHEET:
      return check_bound_sheet (walk);
    case RECORD_FORMAT:
      if (walk->version_8)
        return walk->size >= 5 && text_fits (walk, 4, sw_compound_get_u16 (walk->body + 2));
      return walk->size >= 3 && 3u + walk->body[2] <= walk->size;
    case RECORD_XF:
      return walk->size >= (walk->version_8 ? 20 : 16);
    case RECORD_CODE_PAGE:
    case RECORD_DATE_MODE:
      return walk->size >= 2;
    case RECORD_DIMENSIONS:
      return check_dimensions (walk);
    case RECORD_MERGE:
      take_merges (walk);
      return TRUE;
    case RECORD_ROW:
      return walk->size >= 16;
    case RECORD_LABEL_SST:
      return check_cell (walk, 10) && sw_compound_get_u32 (walk->body + 6) < walk->n_strings;
    case RECORD_LABEL:
    case RECORD_RICH_STRING:
      return check_cell (walk, label) && text_fits (walk, 8, sw_compound_get_u16 (walk->body + 6));
    case RECORD_NUMBER:
      return check_cell (walk, 14);
    case RECORD_RK:
      return check_cell (walk, 10);
    case RECORD_BOOL_ERR:
      return check_cell (walk, 8);
    case RECORD_BLANK:
      return check_cell (walk, 6);
    case RECORD_FORMULA:
      return check_cell (walk, 20);
    case RECORD_MUL_RK:
    case RECORD_MUL_BLANK:
      if (!check_cell (walk, walk->type == RECORD_MUL_RK ? 12 : 8))
        return FALSE;
      first = sw_compound_get_u16 (walk->body + 2);
      last = sw_compound_get_u16 (walk->body + walk->size - 2);
      walk->max_column = MAX (walk->max_column, last);
      return last < MAX_COLUMNS && first <= last &&
             walk->size == 6 + (last - first + 1) * (walk->type == RECORD_MUL_RK ? 6 : 2);
    case RECORD_STRING:
      return walk->size >= 3 && text_fits (walk, 2, sw_compound_get_u16 (walk->body));
    default:
      return TRUE;
    }
}

static gboolean
check_records (Walk *walk)
{
  gsize at = 0;

  if (!next_record (walk) || walk->type != RECORD_BOF || walk->size < 4)
    return FALSE;
  walk->version_8 = sw_compound_get_u16 (walk->body) == 0x0600;
  do
    {
      /* Between the sheets and after the last one stand zeros at most. */
      if (walk->depth == 0 && walk->type != RECORD_BOF)
        {
          at = walk->next - walk->size - 4;
          while (at < walk->length && walk->data[at] == 0)
            at++;
          if (at < walk->length)
            return FALSE;
          walk->next = walk->length;
          break;
        }
      if (!check_record (walk))
        return FALSE;
      if (walk->encrypted)
        return TRUE;
    }
  while (next_record (walk));

  for (at = walk->next; at < walk->length; at++)
    {
      if (walk->data[at] != 0)
        return FALSE;
    }
  if (walk->depth != 0 || walk->bound_starts->len == 0)
    return FALSE;
  for (guint i = 0; i < walk->bound_starts->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 1; j < walk->sheet_starts->len && !found; j++)
        found = g_array_index (walk->sheet_starts, gsize, j) == g_array_index (walk->bound_starts, guint32, i);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_stream (SwCompoundFile  *file,
              const char      *name,
              guint            index,
              const char      *path,
              GArray          *merges,
              GError         **error)
{
  g_autoptr(GByteArray) stream = sw_compound_file_read_stream (file, name, index, error);
  g_autoptr(GArray) sheet_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) bound_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  Walk walk = { .sheet_starts = sheet_starts, .bound_starts = bound_starts, .merges = merges };

  if (stream == NULL)
    return FALSE;
  walk.data = stream->data;
  walk.length = stream->len;
  if (!check_records (&walk))
    sw_exchange_error_set (error, SW_EXCHANGE_ERROR_DAMAGED,
                           /* Translators: %s is the name of a file */
                           _("“%s” is damaged. Copy or send the file again, or save it as a workbook (.xlsx)."), path);
  else if (walk.encrypted)
    sw_exchange_error_set (error, SW_EXCHANGE_ERROR_ENCRYPTED,
                           /* Translators: %s is the name of a file */
                           _("“%s” is protected by a password. Open it with a spreadsheet program and save it without."), path);
  else if (walk.n_places > MAX_PLACES)
    sw_exchange_error_set (error, SW_EXCHANGE_ERROR_TOO_LARGE,
                           /* Translators: %s is the name of a file */
                           _("“%s” is too large for an old workbook (.xls). Save it as a workbook (.xlsx)."), path);
  else
    {
      name_sheets (&walk);
      return TRUE;
    }
  return FALSE;
}

/**
 * sw_xls_check:
 * @path: an OLE compound file
 * @merges: (nullable) (element-type SwXlsMerge): where to put the cells that are merged
 *   downwards, which FreeXL does not tell
 * @error: return location
 *
 * Goes through an old workbook and makes sure that it can be handed to FreeXL, which
 * trusts what it reads: every record, text and reference is in its bounds, nothing is
 * missing or encrypted, and the cells fit into memory.
 *
 * Returns: whether it can
 */
gboolean
sw_xls_check (const char  *path,
              GArray      *merges,
              GError     **error)
{
  static const char *const streams[] = { "Workbook", "Book" };
  g_autoptr(SwCompoundFile) file = sw_compound_file_new (path, error);
  gboolean found = FALSE;

  if (file == NULL)
    return FALSE;
  if (sw_compound_file_count (file, "EncryptedPackage"))
    {
      sw_exchange_error_set (error, SW_EXCHANGE_ERROR_ENCRYPTED,
                             /* Translators: %s is the name of a file */
                             _("“%s” is protected by a password. Open it with a spreadsheet program and save it without."), path);
      return FALSE;
    }
  if (sw_compound_file_count (file, "WordDocument"))
    {
      sw_exchange_error_set (error, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                             /* Translators: %s is the name of a file */
                             _("“%s” is a text document (.doc), not a workbook. Ask for the workbook that it was made from."), path);
      return FALSE;
    }
  /* Some files hold both, for two versions of Excel, or workbooks that were pasted into
   * the one; FreeXL may take any. */
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      guint n = sw_compound_file_count (file, streams[i]);

      found = found || n > 0;
      for (guint j = 0; j < n; j++)
        {
          /* Those of the first, which is the only one in nearly all files. */
          if (!check_stream (file, streams[i], j, path, merges, error))
            return FALSE;
          merges = NULL;
        }
    }
  if (!found)
    sw_exchange_error_set (error, SW_EXCHANGE_ERROR_NOT_A_WORKBOOK,
                           /* Translators: %s is the name of a file */
                           _("“%s” is an office document, but not a workbook. Ask for the workbook that it was made from."), path);
  return found;
}
