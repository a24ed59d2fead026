/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-xlsx-merges.h"

#include <string.h>

#define CHUNK (64 * 1024)
#define END_TAG "sheetData"
#define END_AT 5 /* its only capital is rare in the cells */

/* Just behind the name in “</sheetData” or “</x:sheetData”, or NULL. */
static const char *
find_end_of_data (const char *text,
                  gsize       length)
{
  const char *end = text + length;
  gsize tag = strlen (END_TAG);

  for (const char *p = text; (p = memchr (p, END_TAG[END_AT], end - p)) != NULL; p++)
    {
      const char *name = p - END_AT;
      const char *start = name;

      if (p - text < END_AT + 2 || name + tag > end || memcmp (name, END_TAG, tag) != 0)
        continue;
      while (start > text && (g_ascii_isalnum (start[-1]) || start[-1] == ':' || start[-1] == '_'))
        start--;
      if (start - text >= 2 && start[-1] == '/' && start[-2] == '<')
        return name + tag;
    }
  return NULL;
}

/* One end of a range: letters, and digits, which are not there for whole columns. */
static const char *
parse_place (const char *p,
             const char *end,
             guint      *row,
             guint      *column)
{
  guint64 number = 0, letters = 0;

  for (; p < end && g_ascii_isalpha (*p) && letters < G_MAXUINT16; p++)
    letters = letters * 26 + (g_ascii_toupper (*p) - 'A' + 1);
  for (; p < end && g_ascii_isdigit (*p) && number < G_MAXINT; p++)
    number = number * 10 + (*p - '0');
  if (letters == 0 || number == 0 || number >= G_MAXINT)
    return NULL;

  *row = number;
  *column = letters - 1;
  return p;
}

/* The inside of a tag, from its name on. */
static void
read_tag (const char    *p,
          const char    *end,
          SwSheetMerges *merges)
{
  const char *colon = memchr (p, ':', MIN (end - p, 32));
  guint first_row, last_row, column, last_column;

  if (colon && colon < end && memchr (p, ' ', colon - p) == NULL)
    p = colon + 1;
  if (end - p < 10 || memcmp (p, "mergeCell", 9) != 0 || !g_ascii_isspace (p[9]))
    return;
  for (p += 9; p + 4 < end; p++)
    if (g_ascii_isspace (p[0]) && memcmp (p + 1, "ref", 3) == 0)
      break;
  for (p += 4; p < end && (g_ascii_isspace (*p) || *p == '='); p++)
    ;
  if (p >= end || (*p != '"' && *p != '\''))
    return;

  p = parse_place (p + 1, end, &first_row, &column);
  if (p == NULL || p >= end || *p != ':' || parse_place (p + 1, end, &last_row, &last_column) == NULL)
    return;
  sw_sheet_merges_add (merges, MIN (first_row, last_row), MAX (first_row, last_row), MIN (column, last_column));
}

/**
 * sw_xlsx_merges_read:
 * @zip: the archive of a workbook, of which nothing else is read meanwhile
 * @part: a sheet
 * @merges: where to put what is merged downwards
 * @cancellable: (nullable): to stop
 *
 * Workbooks name the merged cells after all rows, so they are looked for before the rows
 * are read. The rows are only unpacked and passed by, which takes a tenth of reading them.
 * Whatever is wrong with the part is told when its rows are read.
 */
void
sw_xlsx_merges_read (SwZip         *zip,
                     const char    *part,
                     SwSheetMerges *merges,
                     GCancellable  *cancellable)
{
  g_autofree char *buffer = g_malloc (2 * CHUNK);
  gboolean behind = FALSE;
  gsize kept = 0;
  gssize n;

  if (!sw_zip_select (zip, part, cancellable, NULL))
    return;
  while (kept <= CHUNK && (n = sw_zip_read (zip, buffer + kept, CHUNK, cancellable, NULL)) > 0)
    {
      const char *end = buffer + kept + n;
      const char *p = buffer;

      if (!behind)
        {
          const char *found = find_end_of_data (buffer, end - buffer);

          /* The tag may go on in the next chunk. */
          p = found ? found : end - MIN (end - buffer, 64);
          behind = found != NULL;
        }
      while (behind && p < end)
        {
          const char *open = memchr (p, '<', end - p);
          const char *close = open ? memchr (open, '>', end - open) : NULL;

          p = open ? open : end;
          if (close == NULL)
            break;
          read_tag (open + 1, close, merges);
          p = close + 1;
        }
      kept = end - p;
      memmove (buffer, p, kept);
    }
}
