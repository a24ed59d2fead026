/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-print-document.h"

#include <glib/gi18n-lib.h>

#include "sw-form-file.h"
#include "sw-missing-glyph.h"

/* So many of the characters that cannot be printed are named one by one. */
#define MAX_MISSING 12

/* Sizes of paper that differ by less are the same, in points. */
#define PAPER_TOLERANCE 3.0

/* What GTK has of the printer on Windows; it copies 16 units of UTF-16 of it. */
#define DEVICE_NAME "win32-devmode-name"
#define NO_DEVICE "                "

/**
 * SwPrintDocument:
 *
 * A form with what printing needs beside it: the name of the job and what
 * cannot be printed. Like its form it may be used by one thread at a time.
 */
struct _SwPrintDocument
{
  GObject         parent_instance;

  SwForm         *form;
  char           *name;
  SwPrintSource   source;  /* its rows are NULL if the form has none */
  GPtrArray      *missing; /* (element-type utf8): a line for each character of each row */
  gboolean        has_duplex;
  GtkPrintDuplex  duplex;  /* if it has one */
};

G_DEFINE_FINAL_TYPE (SwPrintDocument, sw_print_document, G_TYPE_OBJECT)

static char *
missing_line (SwPrintDocument      *self,
              const SwMissingGlyph *glyph)
{
  char character[7] = { 0 };
  g_autofree char *name = NULL;

  g_unichar_to_utf8 (glyph->character, character);
  if (glyph->row > 0 && self->source.rows && self->source.row_name)
    name = self->source.row_name (self->source.rows, glyph->row);

  if (name)
    /* Translators: the row of the register, the elder's name, the character and its number. */
    return g_strdup_printf (_("Row %u, %s: “%s” (U+%04X)"), glyph->row, name, character, (guint) glyph->character);

  /* Translators: a text on the form, a character in it and the character's number. */
  return g_strdup_printf (_("In “%s”: “%s” (U+%04X)"), glyph->text, character, (guint) glyph->character);
}

static void
find_missing (SwPrintDocument *self)
{
  g_autoptr (GPtrArray) glyphs = sw_form_missing_glyphs (self->form);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < glyphs->len; i++)
    {
      char *line = missing_line (self, glyphs->pdata[i]);

      if (g_hash_table_add (seen, line))
        g_ptr_array_add (self->missing, line);
      else
        g_free (line);
    }
}

static void
sw_print_document_finalize (GObject *object)
{
  SwPrintDocument *self = SW_PRINT_DOCUMENT (object);

  g_clear_object (&self->form);
  g_clear_object (&self->source.rows);
  g_free (self->name);
  g_ptr_array_unref (self->missing);

  G_OBJECT_CLASS (sw_print_document_parent_class)->finalize (object);
}

static void
sw_print_document_class_init (SwPrintDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_print_document_finalize;
}

static void
sw_print_document_init (SwPrintDocument *self)
{
  self->missing = g_ptr_array_new_with_free_func (g_free);
}

/**
 * sw_print_document_new:
 * @form: the form
 * @name: the name of the job and of a file, without an ending
 * @source: (nullable): where the rows of the form come from; it is copied
 *
 * Lays the form out, which may take seconds, and finds what cannot be printed.
 *
 * Returns: (transfer full): the document
 */
SwPrintDocument *
sw_print_document_new (SwForm              *form,
                       const char          *name,
                       const SwPrintSource *source)
{
  SwPrintDocument *self;

  g_return_val_if_fail (SW_IS_FORM (form), NULL);

  self = g_object_new (SW_TYPE_PRINT_DOCUMENT, NULL);
  self->form = g_object_ref (form);
  self->name = g_strdup (name);
  if (source)
    {
      self->source = *source;
      g_object_ref (self->source.rows);
    }
  sw_form_get_n_pages (form);
  find_missing (self);

  return self;
}

/**
 * sw_print_document_get_form:
 * @self: a document
 *
 * Returns: (transfer none): its form
 */
SwForm *
sw_print_document_get_form (SwPrintDocument *self)
{
  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), NULL);

  return self->form;
}

/**
 * sw_print_document_get_name:
 * @self: a document
 *
 * Returns: the name of the job
 */
const char *
sw_print_document_get_name (SwPrintDocument *self)
{
  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), NULL);

  return self->name;
}

/**
 * sw_print_document_get_n_missing:
 * @self: a document
 *
 * Returns: how many characters no installed font has
 */
guint
sw_print_document_get_n_missing (SwPrintDocument *self)
{
  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), 0);

  return self->missing->len;
}

/**
 * sw_print_document_missing_text:
 * @self: a document with something missing
 *
 * Returns: (transfer full): what stays blank on the paper, and what can be done
 */
char *
sw_print_document_missing_text (SwPrintDocument *self)
{
  g_autoptr (GString) text = NULL;
  guint n;

  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), NULL);

  n = self->missing->len;
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (n, MAX_MISSING); i++)
    g_string_append_printf (text, "%s\n", (const char *) self->missing->pdata[i]);
  if (n > MAX_MISSING)
    {
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - MAX_MISSING), n - MAX_MISSING);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
  g_string_append (text, _("Their places stay blank, so that they can be written by hand. A font that has them, "
                           "for example Noto CJK or Jigmo, can be installed."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sw_print_document_file_name:
 * @self: a document
 *
 * Returns: (transfer full): the name that is proposed for its PDF
 */
char *
sw_print_document_file_name (SwPrintDocument *self)
{
  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), NULL);

  return sw_form_file_make_name (self->name);
}

/**
 * sw_print_document_draw_page:
 * @self: a document
 * @cr: what to draw on, in points
 * @page: a page, from 0
 * @width: the width of the paper that is there, in points
 * @height: its height, in points
 *
 * Draws a page as it is, or smaller or larger in the middle of paper of another size.
 */
void
sw_print_document_draw_page (SwPrintDocument *self,
                             cairo_t         *cr,
                             guint            page,
                             double           width,
                             double           height)
{
  double own_width, own_height, scale;

  g_return_if_fail (SW_IS_PRINT_DOCUMENT (self));

  sw_form_get_page_size (self->form, &own_width, &own_height);
  cairo_save (cr);
  if (ABS (width - own_width) > PAPER_TOLERANCE || ABS (height - own_height) > PAPER_TOLERANCE)
    {
      scale = MIN (width / own_width, height / own_height);
      cairo_translate (cr, (width - own_width * scale) / 2, (height - own_height * scale) / 2);
      cairo_scale (cr, scale, scale);
    }
  sw_form_draw_page (self->form, cr, page);
  cairo_restore (cr);
}

static GtkPageSetup *
make_page_setup (SwPrintDocument *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height, shorter, longer;

  sw_form_get_page_size (self->form, &width, &height);
  shorter = MIN (width, height);
  longer = MAX (width, height);
  if (ABS (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - shorter) > PAPER_TOLERANCE ||
      ABS (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - longer) > PAPER_TOLERANCE)
    {
      gtk_paper_size_free (g_steal_pointer (&paper));
      paper = gtk_paper_size_new_custom ("form", self->name, shorter, longer, GTK_UNIT_POINTS);
    }
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);

  return setup;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              SwPrintDocument   *self)
{
  g_autoptr (GError) error = NULL;

  sw_print_document_draw_page (self, gtk_print_context_get_cairo_context (context), (guint) page,
                               gtk_print_context_get_width (context), gtk_print_context_get_height (context));

  /* A row that could not be read would be an empty one. */
  if (!sw_print_document_check (self, &error))
    gtk_print_operation_cancel (operation);
}

/**
 * sw_print_document_set_duplex:
 * @self: a document
 * @duplex: which sides of the paper
 *
 * Has the printer asked for these sides, unless the user says otherwise. Without it, it is as the
 * printer is set up.
 */
void
sw_print_document_set_duplex (SwPrintDocument *self,
                              GtkPrintDuplex   duplex)
{
  g_return_if_fail (SW_IS_PRINT_DOCUMENT (self));

  self->has_duplex = TRUE;
  self->duplex = duplex;
}

/* The same printer and tray as last time; which pages and how many copies is of one document, and
 * would print a part of the next one without anybody noticing. */
static GtkPrintSettings *
make_settings (SwPrintDocument  *self,
               GtkPrintSettings *last)
{
  GtkPrintSettings *settings = last ? gtk_print_settings_copy (last) : gtk_print_settings_new ();

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PRINT_PAGES);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAGE_RANGES);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_PAGE_SET);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_N_COPIES);
  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  if (self->has_duplex)
    gtk_print_settings_set_duplex (settings, self->duplex);
  /* On Windows GTK reads so much of a name that only a printer gives, and crashes where there is none. */
  if (!gtk_print_settings_has_key (settings, DEVICE_NAME))
    gtk_print_settings_set (settings, DEVICE_NAME, NO_DEVICE);

  return settings;
}

/**
 * sw_print_document_print:
 * @self: a document
 * @last: (nullable): what the user chose when something was printed last
 *
 * Makes what prints it, drawing the same pages as the preview.
 *
 * Returns: (transfer full): an operation to be run
 */
GtkPrintOperation *
sw_print_document_print (SwPrintDocument  *self,
                         GtkPrintSettings *last)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;

  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), NULL);

  operation = gtk_print_operation_new ();
  setup = make_page_setup (self);
  settings = make_settings (self, last);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, self->name);
  gtk_print_operation_set_n_pages (operation, (int) sw_form_get_n_pages (self->form));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_track_print_status (operation, TRUE);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);

  return operation;
}

typedef struct
{
  SwPrintDocument *document;
  GCancellable    *stop;
  SwFormProgress   progress;
  gpointer         user_data;
} Writing;

static void
page_written_cb (guint    page,
                 guint    n_pages,
                 gpointer user_data)
{
  Writing *writing = user_data;

  if (!sw_print_document_check (writing->document, NULL))
    g_cancellable_cancel (writing->stop);
  if (writing->progress)
    writing->progress (page, n_pages, writing->user_data);
}

/**
 * sw_print_document_write_pdf:
 * @self: a document
 * @path: the file to write, in UTF-8
 * @cancellable: (nullable): to stop it
 * @progress: (nullable) (scope call): is told after every page
 * @user_data: data for @progress
 * @error: return location
 *
 * Writes the document as PDF, as sw_form_write_pdf() does, but only if all rows could be read.
 *
 * Returns: whether the file was written
 */
gboolean
sw_print_document_write_pdf (SwPrintDocument  *self,
                             const char       *path,
                             GCancellable     *cancellable,
                             SwFormProgress    progress,
                             gpointer          user_data,
                             GError          **error)
{
  g_autoptr (GCancellable) stop = cancellable ? g_object_ref (cancellable) : g_cancellable_new ();
  Writing writing = { self, stop, progress, user_data };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), FALSE);

  if (!sw_form_write_pdf (self->form, path, stop, page_written_cb, &writing, &failure))
    {
      if (sw_print_document_check (self, error))
        g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return sw_print_document_check (self, error);
}

/**
 * sw_print_document_check:
 * @self: a document
 * @error: return location
 *
 * Returns: whether everything that was drawn so far could be read from the database
 */
gboolean
sw_print_document_check (SwPrintDocument  *self,
                         GError          **error)
{
  g_return_val_if_fail (SW_IS_PRINT_DOCUMENT (self), FALSE);

  return (self->source.rows == NULL || !self->source.get_error (self->source.rows, error)) && sw_form_check (self->form, error);
}
