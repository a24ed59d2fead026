/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-form-private.h"

#include <string.h>

/**
 * SwListForm:
 *
 * A form that is one table: a title, a line below it, the rows with their head on every
 * page, and notes or lines to sign after the last of them. The service card, the worker's
 * visit sheet and the printed lists are such forms.
 *
 * A row never splits over two pages unless it is higher than a page.
 */
G_DEFINE_FINAL_TYPE (SwListForm, sw_list_form, SW_TYPE_FORM)

/* The cells of a row; of one that is asked for, until another is. */
const char * const *
sw_list_form_get_row (SwListForm *self,
                      guint       row)
{
  if (self->func == NULL)
    return (const char * const *) &self->cells->pdata[(gsize) row * self->n_columns];

  if (row != self->row)
    {
      memset (self->texts, 0, self->n_columns * sizeof *self->texts);
      self->func (row, self->texts, self->user_data);
      for (guint i = 0; i < self->n_columns; i++)
        if (self->texts[i] == NULL)
          self->texts[i] = "";
      self->row = row;
    }

  return self->texts;
}

static const char *
get_title (SwForm *form)
{
  return SW_LIST_FORM (form)->title;
}

static guint
get_n_pages (SwForm *form)
{
  return sw_table_pages_get_n_pages (sw_list_form_ensure_layout (SW_LIST_FORM (form))->pages);
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_page_frame_get_size (sw_list_form_ensure_layout (SW_LIST_FORM (form))->frame, width, height);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  return g_ptr_array_ref (sw_list_form_ensure_layout (SW_LIST_FORM (form))->missing);
}

static void
sw_list_form_finalize (GObject *object)
{
  SwListForm *self = SW_LIST_FORM (object);

  sw_list_form_forget_layout (self);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->texts);
  g_free (self->title);
  g_free (self->columns);
  g_free (self->heading_left);
  g_free (self->heading_right);
  g_free (self->footer);
  g_free (self->code);
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->notes);

  G_OBJECT_CLASS (sw_list_form_parent_class)->finalize (object);
}

static void
sw_list_form_class_init (SwListFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_list_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = sw_list_form_draw_page;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = sw_list_form_find_block;
}

static void
sw_list_form_init (SwListForm *self)
{
  self->strings = g_string_chunk_new (16 * 1024);
  self->cells = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sw_list_form_new:
 * @title: its title, in Chinese
 * @orientation: how the sheets lie
 * @columns: (array length=n_columns): the columns
 * @n_columns: how many there are
 *
 * Makes a list without rows.
 *
 * Returns: (transfer full): the form
 */
SwListForm *
sw_list_form_new (const char         *title,
                  SwPageOrientation   orientation,
                  const SwListColumn *columns,
                  guint               n_columns)
{
  SwListForm *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (SW_TYPE_LIST_FORM, NULL);
  self->title = g_strdup (title);
  self->orientation = orientation;
  self->columns = g_memdup2 (columns, n_columns * sizeof (SwListColumn));
  self->n_columns = n_columns;

  return self;
}

static void
set_text (SwListForm  *self,
          char       **place,
          const char  *text)
{
  sw_list_form_forget_layout (self);
  g_free (*place);
  *place = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/**
 * sw_list_form_set_heading:
 * @self: a list
 * @left: (nullable): what stands below the title, at the left: whose list it is
 * @right: (nullable): what stands there at the right, as a span of days
 *
 * Sets the line between the title and the table.
 */
void
sw_list_form_set_heading (SwListForm *self,
                          const char *left,
                          const char *right)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->heading_left, left);
  set_text (self, &self->heading_right, right);
}

/**
 * sw_list_form_set_footer:
 * @self: a list
 * @footer: (nullable): what stands at the left of the page's number
 *
 * Sets the footer.
 */
void
sw_list_form_set_footer (SwListForm *self,
                         const char *footer)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->footer, footer);
}

/**
 * sw_list_form_set_code:
 * @self: a list
 * @code: (nullable): what the QR code in the footer says, from sw_sheet_code_make()
 *
 * Sets the code of the sheet.
 */
void
sw_list_form_set_code (SwListForm *self,
                       const char *code)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  set_text (self, &self->code, code);
}

/**
 * sw_list_form_set_row_height:
 * @self: a list
 * @height: how high a row is at least, in points
 *
 * Makes the rows high enough to be written on by hand.
 */
void
sw_list_form_set_row_height (SwListForm *self,
                             double      height)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  sw_list_form_forget_layout (self);
  self->row_height = height;
}

/**
 * sw_list_form_add_row:
 * @self: a list
 * @cells: the texts of the row, one a column; %NULL is an empty one
 *
 * Adds a row, of which it keeps a copy.
 */
void
sw_list_form_add_row (SwListForm         *self,
                      const char * const *cells)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));
  g_return_if_fail (self->func == NULL);

  sw_list_form_forget_layout (self);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (self->cells, cells[i] != NULL && cells[i][0] != '\0' ?
                                  g_string_chunk_insert_const (self->strings, cells[i]) : (char *) "");
}

/**
 * sw_list_form_set_rows:
 * @self: a list without rows
 * @n_rows: how many there are
 * @func: gives one of them
 * @user_data: data for @func
 * @destroy: (nullable): frees @user_data
 *
 * Has the rows asked for when they are needed, so that a list may have very many of them.
 */
void
sw_list_form_set_rows (SwListForm     *self,
                       guint           n_rows,
                       SwListRowFunc   func,
                       gpointer        user_data,
                       GDestroyNotify  destroy)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));
  g_return_if_fail (self->func == NULL && self->cells->len == 0);

  sw_list_form_forget_layout (self);
  self->n_rows = self->row = n_rows;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->texts = g_new0 (const char *, self->n_columns);
}

/**
 * sw_list_form_add_blank_rows:
 * @self: a list
 * @n_rows: how many
 *
 * Adds rows to be filled in by hand.
 */
void
sw_list_form_add_blank_rows (SwListForm *self,
                             guint       n_rows)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));
  g_return_if_fail (self->func == NULL);

  sw_list_form_forget_layout (self);
  for (guint i = 0; i < n_rows * self->n_columns; i++)
    g_ptr_array_add (self->cells, (char *) "");
}

/**
 * sw_list_form_add_note:
 * @self: a list
 * @note: a line to stand after the last row: a note, a total, or blanks to sign on
 *
 * Adds a line after the table.
 */
void
sw_list_form_add_note (SwListForm *self,
                       const char *note)
{
  g_return_if_fail (SW_IS_LIST_FORM (self));

  sw_list_form_forget_layout (self);
  g_ptr_array_add (self->notes, g_strdup (note));
}

/**
 * sw_list_form_get_n_rows:
 * @self: a list
 *
 * Returns: how many rows there are
 */
guint
sw_list_form_get_n_rows (SwListForm *self)
{
  g_return_val_if_fail (SW_IS_LIST_FORM (self), 0);

  return self->func != NULL ? self->n_rows : self->cells->len / self->n_columns;
}
