/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-table.h"

/* The measures of the rows: one line of text makes a row of 8 mm. */
#define ROW_PITCH   13.5
#define ROW_PADDING 4.5

/* What a column has besides its text, and how many rows are looked at for the
 * width of columns. */
#define CELL_BLANK 8.5
#define N_SAMPLES  200
#define N_NAME_SAMPLES 2000

typedef struct
{
  SwFont *font;
  SwFont *small;
  SwText *text;
  SwRegisterRowSource *rows;
} Ruler;

static double
measure (Ruler      *ruler,
         const char *text)
{
  sw_text_set (ruler->text, ruler->font, text, G_MAXINT);

  return sw_text_get_line_width (ruler->text, 0) + CELL_BLANK;
}

/* The width of a number whatever its digits, which are not equally wide in
 * every font; they are the 0 in @pattern. */
static double
measure_number (Ruler      *ruler,
                const char *pattern)
{
  double width = 0;

  for (char digit = '0'; digit <= '9'; digit++)
    {
      g_autofree char *number = g_strdelimit (g_strdup (pattern), "0", digit);

      width = MAX (width, measure (ruler, number));
    }

  return width;
}

static double
measure_serial (Ruler *ruler)
{
  guint n_rows = ruler->rows != NULL ? sw_register_row_source_get_n_rows (ruler->rows) : 0;

  return measure_number (ruler, n_rows < 10000 ? "0000" : n_rows < 100000 ? "00000" : "000000");
}

/* The width that a column of names of places needs, as the first rows show it,
 * from that of @least to that of @most. */
static double
measure_places (Ruler            *ruler,
                SwRegisterColumn  column,
                const char       *least,
                const char       *most)
{
  double width = measure (ruler, least);
  double limit = measure (ruler, most);
  guint n_rows;

  if (ruler->rows == NULL)
    return (width + limit) / 2;

  n_rows = MIN (N_SAMPLES, sw_register_row_source_get_n_rows (ruler->rows));
  for (guint i = 0; i < n_rows; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];

      sw_register_row_get_cells (sw_register_row_source_get_row (ruler->rows, i), cells);
      width = MAX (width, measure (ruler, cells[column]));
    }

  return MIN (width, limit);
}

/* Most names have four characters at most. Where there are long ones, as 阿卜杜热合曼·买买提, two
 * lines of small print hold the longest of the first rows, up to twenty characters. */
static double
measure_names (Ruler *ruler)
{
  Ruler small = { ruler->small, NULL, ruler->text, NULL };
  double width = measure (ruler, "四字姓名·");
  guint n_rows = ruler->rows ? MIN (N_NAME_SAMPLES, sw_register_row_source_get_n_rows (ruler->rows)) : 0;

  for (guint i = 0; i < n_rows; i++)
    {
      const char *cells[SW_REGISTER_N_COLUMNS];
      const char *name;

      sw_register_row_get_cells (sw_register_row_source_get_row (ruler->rows, i), cells);
      name = cells[SW_REGISTER_COLUMN_NAME];
      if (g_utf8_strlen (name, -1) > 8)
        width = MAX (width, (measure (&small, name) + CELL_BLANK) / 2 + sw_font_get_size (ruler->small));
    }

  return MIN (width, measure (&small, "十个字的姓名十个字的"));
}

/**
 * sw_register_table_new:
 * @fonts: the fonts of the document, which must outlive the table
 * @rows: (nullable): the rows, or %NULL for a blank form
 * @width: how wide the table is, in points
 *
 * Makes the table of the register's ten columns. Numbers and phones never wrap,
 * a phone with its area code included; the address takes what the other columns
 * leave.
 *
 * Returns: (transfer full): the table
 */
SwTable *
sw_register_table_new (SwFontChain         *fonts,
                       SwRegisterRowSource *rows,
                       double               width)
{
  SwFont *body = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_5);
  SwFont *head = sw_font_chain_get_font (fonts, SW_FACE_HEADING, SW_SIZE_SMALL_5);
  g_autoptr (SwText) text = sw_text_new ();
  SwFont *small = sw_font_chain_get_font (fonts, SW_FACE_BODY, SW_SIZE_6);
  Ruler ruler = { body, small, text, rows };
  SwTableColumn columns[SW_REGISTER_N_COLUMNS];
  double rest = width;
  SwTable *table;

  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    {
      columns[i].title = sw_register_column_get_title (i);
      columns[i].align = SW_ALIGN_CENTER;
      columns[i].small = NULL;
    }

  /* The long headings are broken where their sense allows it. */
  columns[SW_REGISTER_COLUMN_CATEGORY].title = "类别\n（选无子女或\n赡养人、子女或\n赡养人无照顾能\n力、空巢、独居）";
  columns[SW_REGISTER_COLUMN_CHILDREN].title = "有子女或赡\n养人，请选\n择为区外或\n街道外";
  columns[SW_REGISTER_COLUMN_LOW_INCOME].title = "是否为低保家\n庭中失能半失\n能的空巢独居\n老人";

  columns[SW_REGISTER_COLUMN_SERIAL].width = measure_serial (&ruler);
  columns[SW_REGISTER_COLUMN_STREET].width =
    measure_places (&ruler, SW_REGISTER_COLUMN_STREET, "四字街道", "六个字的街道");
  columns[SW_REGISTER_COLUMN_COMMUNITY].width =
    measure_places (&ruler, SW_REGISTER_COLUMN_COMMUNITY, "四字社区", "六个字的社区");
  columns[SW_REGISTER_COLUMN_NAME].width = measure_names (&ruler);
  columns[SW_REGISTER_COLUMN_NAME].small = ruler.small;
  columns[SW_REGISTER_COLUMN_NUMBER].width = measure_number (&ruler, "00000000000000000X");
  columns[SW_REGISTER_COLUMN_PHONE].width = measure_number (&ruler, "0000-00000000");
  columns[SW_REGISTER_COLUMN_CATEGORY].width = measure (&ruler, "无子女或赡养人");
  columns[SW_REGISTER_COLUMN_CHILDREN].width = 58;
  columns[SW_REGISTER_COLUMN_LOW_INCOME].width = 62;

  columns[SW_REGISTER_COLUMN_ADDRESS].align = SW_ALIGN_START;
  columns[SW_REGISTER_COLUMN_ADDRESS].width = 0;
  for (guint i = 0; i < SW_REGISTER_N_COLUMNS; i++)
    rest -= columns[i].width;
  columns[SW_REGISTER_COLUMN_ADDRESS].width = rest;

  table = sw_table_new (body, head, columns, SW_REGISTER_N_COLUMNS);
  sw_table_set_pitch (table, ROW_PITCH, ROW_PADDING, 0);

  return table;
}
