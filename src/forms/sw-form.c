/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-form.h"

#include "sw-config.h"
#include "sw-form-file.h"
#include "sw-form-language.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  char *author;
  GDateTime *created;
  GError *failure; /* why something could not be read */
} SwFormPrivate;

/**
 * SwForm:
 *
 * A document of an official form, with pages. It draws any of them on any
 * Cairo context, so the preview on the screen, the printer and the PDF come
 * from the same drawing. Lengths are points, from the top left of the paper.
 *
 * A form may be used by one thread at a time.
 */
G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SwForm, sw_form, G_TYPE_OBJECT)

static void
sw_form_finalize (GObject *object)
{
  SwFormPrivate *priv = sw_form_get_instance_private (SW_FORM (object));

  g_free (priv->author);
  g_clear_pointer (&priv->created, g_date_time_unref);
  g_clear_error (&priv->failure);

  G_OBJECT_CLASS (sw_form_parent_class)->finalize (object);
}

static void
sw_form_class_init (SwFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_form_finalize;
}

static void
sw_form_init (SwForm *self)
{
}

/**
 * sw_form_get_title:
 * @self: a form
 *
 * Gives the official title of the form, which is never translated.
 *
 * Returns: (transfer none): the title
 */
const char *
sw_form_get_title (SwForm *self)
{
  g_return_val_if_fail (SW_IS_FORM (self), NULL);

  return SW_FORM_GET_CLASS (self)->get_title (self);
}

/**
 * sw_form_get_n_pages:
 * @self: a form
 *
 * Says how many pages the form has. The first call lays the form out.
 *
 * Returns: the number of pages, one at least
 */
guint
sw_form_get_n_pages (SwForm *self)
{
  g_return_val_if_fail (SW_IS_FORM (self), 0);

  return SW_FORM_GET_CLASS (self)->get_n_pages (self);
}

/**
 * sw_form_get_page_size:
 * @self: a form
 * @width: (out): the width of the paper, in points
 * @height: (out): the height of the paper, in points
 *
 * Gives the size of the paper, which is the same for all pages.
 */
void
sw_form_get_page_size (SwForm *self,
                       double *width,
                       double *height)
{
  g_return_if_fail (SW_IS_FORM (self));
  g_return_if_fail (width != NULL && height != NULL);

  SW_FORM_GET_CLASS (self)->get_page_size (self, width, height);
}

/**
 * sw_form_draw_page:
 * @self: a form
 * @cr: what to draw on, with a unit of a point and its origin at the top left of the paper
 * @page: a page, from 0
 *
 * Draws a page in black on whatever is there. The state of @cr is kept.
 */
void
sw_form_draw_page (SwForm  *self,
                   cairo_t *cr,
                   guint    page)
{
  g_return_if_fail (SW_IS_FORM (self));
  g_return_if_fail (cr != NULL);
  g_return_if_fail (page < sw_form_get_n_pages (self));

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  SW_FORM_GET_CLASS (self)->draw_page (self, cr, page);
  cairo_restore (cr);
}

/**
 * sw_form_missing_glyphs:
 * @self: a form
 *
 * Finds the characters on the form that no installed font has, to be told
 * before printing. On the form itself a blank stands for each.
 *
 * Returns: (transfer container) (element-type SwMissingGlyph): what is missing, in the order
 *   of the form; empty if everything can be printed
 */
GPtrArray *
sw_form_missing_glyphs (SwForm *self)
{
  g_return_val_if_fail (SW_IS_FORM (self), NULL);

  return SW_FORM_GET_CLASS (self)->get_missing_glyphs (self);
}

/**
 * sw_form_find_block:
 * @self: a form
 * @name: the name of a part of this kind of form
 * @page: (out) (optional): the page that it is on, from 0
 * @area: (out) (optional): where it stands on the page, in points
 *
 * Says where a part of the form stands, such as the room for a seal.
 *
 * Returns: whether the form has such a part
 */
gboolean
sw_form_find_block (SwForm            *self,
                    const char        *name,
                    guint             *page,
                    cairo_rectangle_t *area)
{
  guint found_page = 0;
  cairo_rectangle_t found_area = { 0 };

  g_return_val_if_fail (SW_IS_FORM (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!SW_FORM_GET_CLASS (self)->find_block (self, name, &found_page, &found_area))
    return FALSE;

  if (page != NULL)
    *page = found_page;
  if (area != NULL)
    *area = found_area;

  return TRUE;
}

/**
 * sw_form_set_author:
 * @self: a form
 * @author: (nullable): who makes the document, usually the office
 *
 * Sets the author that a PDF names.
 */
void
sw_form_set_author (SwForm     *self,
                    const char *author)
{
  SwFormPrivate *priv;

  g_return_if_fail (SW_IS_FORM (self));

  priv = sw_form_get_instance_private (self);
  g_free (priv->author);
  priv->author = g_strdup (author);
}

/**
 * sw_form_set_created:
 * @self: a form
 * @created: (nullable): when the document was made, or %NULL for the time of writing
 *
 * Sets the time that a PDF names. With the same time, the same form and the
 * same fonts, two files are the same to the byte.
 */
void
sw_form_set_created (SwForm    *self,
                     GDateTime *created)
{
  SwFormPrivate *priv;

  g_return_if_fail (SW_IS_FORM (self));

  priv = sw_form_get_instance_private (self);
  if (created != NULL)
    g_date_time_ref (created);
  g_clear_pointer (&priv->created, g_date_time_unref);
  priv->created = created;
}

/**
 * sw_form_fail:
 * @self: a form
 * @error: why
 *
 * Says that something of the form could not be read, so that it does not go out with a gap. The first reason
 * is kept.
 */
void
sw_form_fail (SwForm       *self,
              const GError *error)
{
  SwFormPrivate *priv;

  g_return_if_fail (SW_IS_FORM (self));
  g_return_if_fail (error != NULL);

  priv = sw_form_get_instance_private (self);
  if (priv->failure == NULL)
    priv->failure = g_error_copy (error);
}

/**
 * sw_form_check:
 * @self: a form
 * @error: return location for the reason
 *
 * Returns: whether everything that was laid out and drawn so far could be read
 */
gboolean
sw_form_check (SwForm  *self,
               GError **error)
{
  SwFormPrivate *priv;

  g_return_val_if_fail (SW_IS_FORM (self), FALSE);

  priv = sw_form_get_instance_private (self);
  if (priv->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (priv->failure));
  return FALSE;
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  return sw_form_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
set_metadata (SwForm          *self,
              cairo_surface_t *surface)
{
  SwFormPrivate *priv = sw_form_get_instance_private (self);
  g_autofree char *created = NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, sw_form_get_title (self));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Shouwang " SW_VERSION);
  if (priv->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, priv->author);

  if (priv->created != NULL)
    {
      created = g_date_time_format (priv->created, "%Y-%m-%dT%H:%M:%S%:z");
    }
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

static gboolean
draw_pages (SwForm           *self,
            cairo_surface_t  *surface,
            GCancellable     *cancellable,
            SwFormProgress    progress,
            gpointer          user_data,
            GError          **error)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = sw_form_get_n_pages (self);
  gboolean done = TRUE;

  for (guint i = 0; i < n_pages && cairo_status (cr) == CAIRO_STATUS_SUCCESS; i++)
    {
      g_autofree char *label = SW_FORM_GET_CLASS (self)->get_page_label != NULL ?
        SW_FORM_GET_CLASS (self)->get_page_label (self, i) : g_strdup_printf ("%u", i + 1);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !sw_form_check (self, error))
        {
          done = FALSE;
          break;
        }

      cairo_pdf_surface_set_page_label (surface, label);
      sw_form_draw_page (self, cr, i);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, n_pages, user_data);
    }
  cairo_destroy (cr);

  done = done && sw_form_check (self, error);
  if (done && SW_FORM_GET_CLASS (self)->add_outline != NULL)
    SW_FORM_GET_CLASS (self)->add_outline (self, surface);

  return done;
}

/**
 * sw_form_write_pdf:
 * @self: a form
 * @path: the file to write, in UTF-8
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): is told after every page
 * @user_data: data for @progress
 * @error: return location for an error
 *
 * Writes the form as PDF, page by page. The file appears under its name only
 * when it is complete; if anything fails, a file that had that name stays as it
 * was. The errors are of %G_IO_ERROR, or that of sw_form_check().
 *
 * Returns: whether the file was written
 */
gboolean
sw_form_write_pdf (SwForm          *self,
                   const char      *path,
                   GCancellable    *cancellable,
                   SwFormProgress   progress,
                   gpointer         user_data,
                   GError         **error)
{
  g_autoptr (SwFormFile) file = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  gboolean done;

  g_return_val_if_fail (SW_IS_FORM (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  file = sw_form_file_open (path, error);
  if (file == NULL)
    return FALSE;

  sw_form_get_page_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, file, width, height);
  set_metadata (self, surface);
  done = draw_pages (self, surface, cancellable, progress, user_data, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!done)
    return FALSE;

  if (status != CAIRO_STATUS_SUCCESS && !sw_form_file_has_failed (file))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   /* Translators: the second %s is a technical reason */
                   _("The PDF “%s” could not be made: %s"), path, cairo_status_to_string (status));
      return FALSE;
    }

  if (!sw_form_file_has_failed (file))
    sw_form_language_append (file, "zh-CN");

  return sw_form_file_commit (file, error);
}

/**
 * sw_form_add_to_outline:
 * @surface: a PDF surface
 * @name: what begins on the page
 * @page: a page, from 0
 *
 * Adds a line to the outline of a PDF, behind the others.
 */
void
sw_form_add_to_outline (cairo_surface_t *surface,
                        const char      *name,
                        guint            page)
{
  g_autofree char *link = g_strdup_printf ("page=%u pos=[0.0 0.0]", page + 1);

  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, link, 0);
}
