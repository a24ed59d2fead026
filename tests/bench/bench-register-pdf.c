/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the register of 10,000 rows takes as PDF, beside the time that Cairo
 * alone takes for the same glyphs. For the reference the glyph strings that the
 * form draws are written down once, through the linker's --wrap, and then drawn
 * without form, layout, rows or rules. Both are run in turn, several times; the
 * shortest times are compared. */

#include "form-test.h"
#include "sw-day.h"
#include "sw-register-form.h"

#include <cairo-pdf.h>
#include <stdlib.h>

#define N_ROWS 10000
#define N_RUNS 5

typedef struct
{
  char *text;
  int text_size;
  cairo_glyph_t *glyphs;
  int n_glyphs;
  cairo_text_cluster_t *clusters;
  int n_clusters;
  cairo_text_cluster_flags_t flags;
  cairo_scaled_font_t *font;
  guint page;
} GlyphString;

static GArray *prepared; /* GlyphString, while they are written down */
static guint current_page;

void __real_cairo_show_text_glyphs (cairo_t *cr, const char *text, int text_size,
                                    const cairo_glyph_t *glyphs, int n_glyphs,
                                    const cairo_text_cluster_t *clusters, int n_clusters,
                                    cairo_text_cluster_flags_t flags);
void __wrap_cairo_show_text_glyphs (cairo_t *cr, const char *text, int text_size,
                                    const cairo_glyph_t *glyphs, int n_glyphs,
                                    const cairo_text_cluster_t *clusters, int n_clusters,
                                    cairo_text_cluster_flags_t flags);

void
__wrap_cairo_show_text_glyphs (cairo_t                    *cr,
                               const char                 *text,
                               int                         text_size,
                               const cairo_glyph_t        *glyphs,
                               int                         n_glyphs,
                               const cairo_text_cluster_t *clusters,
                               int                         n_clusters,
                               cairo_text_cluster_flags_t  flags)
{
  if (prepared != NULL)
    {
      GlyphString string = { 0 };

      string.text = g_strndup (text, (gsize) text_size);
      string.text_size = text_size;
      string.glyphs = g_memdup2 (glyphs, (gsize) n_glyphs * sizeof (cairo_glyph_t));
      string.n_glyphs = n_glyphs;
      string.clusters = g_memdup2 (clusters, (gsize) n_clusters * sizeof (cairo_text_cluster_t));
      string.n_clusters = n_clusters;
      string.flags = flags;
      string.font = cairo_scaled_font_reference (cairo_get_scaled_font (cr));
      string.page = current_page;
      g_array_append_val (prepared, string);
    }

  __real_cairo_show_text_glyphs (cr, text, text_size, glyphs, n_glyphs, clusters, n_clusters, flags);
}

static SwForm *
make_form (SwRegisterRowSource *rows)
{
  SwForm *form = sw_register_form_new (rows);
  SwRegisterForm *self = SW_REGISTER_FORM (form);

  sw_register_form_set_office (self, "姑苏区平江街道办事处");
  sw_register_form_set_report_day (self, sw_day_from_ymd (2026, 12, 24));
  sw_register_form_set_quarter (self, "2026年第四季度");
  sw_register_form_set_number (self, "PJ2026-4");

  return form;
}

static void
progress_cb (guint    page,
             guint    n_pages,
             gpointer user_data)
{
  current_page = page;
}

/* The form with all its fonts is made anew, as for a clerk who asks for it. */
static double
write_form (SwRegisterRowSource *rows,
            const char          *path,
            guint               *n_pages)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SwForm) form = make_form (rows);

  current_page = 0;
  if (!sw_form_write_pdf (form, path, NULL, progress_cb, NULL, &error))
    g_error ("%s", error->message);
  *n_pages = sw_form_get_n_pages (form);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
write_reference (const GArray *strings,
                 const char   *path)
{
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 297 * 72 / 25.4, 210 * 72 / 25.4);
  cairo_t *cr = cairo_create (surface);
  cairo_scaled_font_t *font = NULL;
  guint page = 0;

  for (guint i = 0; i < strings->len; i++)
    {
      const GlyphString *string = &g_array_index (strings, GlyphString, i);

      if (string->page != page)
        {
          cairo_show_page (cr);
          page = string->page;
        }
      if (string->font != font)
        {
          font = string->font;
          cairo_set_scaled_font (cr, font);
        }
      __real_cairo_show_text_glyphs (cr, string->text, string->text_size, string->glyphs, string->n_glyphs,
                                     string->clusters, string->n_clusters, string->flags);
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s", cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
glyph_string_clear (gpointer data)
{
  GlyphString *string = data;

  g_free (string->text);
  g_free (string->glyphs);
  g_free (string->clusters);
  cairo_scaled_font_destroy (string->font);
}

int
main (void)
{
  g_autoptr (SwRegisterRowSource) rows = make_rows (N_ROWS);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "register.pdf", NULL);
  g_autoptr (GArray) strings = g_array_new (FALSE, FALSE, sizeof (GlyphString));
  double best = G_MAXDOUBLE, best_reference = G_MAXDOUBLE;
  guint n_pages, n_glyphs = 0;

  g_array_set_clear_func (strings, glyph_string_clear);

  prepared = strings;
  write_form (rows, path, &n_pages);
  prepared = NULL;
  for (guint i = 0; i < strings->len; i++)
    n_glyphs += (guint) g_array_index (strings, GlyphString, i).n_glyphs;

  for (guint i = 0; i < N_RUNS; i++)
    {
      best = MIN (best, write_form (rows, path, &n_pages));
      best_reference = MIN (best_reference, write_reference (strings, path));
    }
  remove_folder (folder);

  g_print ("register PDF %s rows: %.0f ms; reference %.0f ms; ratio %.2f\n",
           "10,000", best, best_reference, best / best_reference);
  g_print ("  (%u pages, %u glyphs in %u strings)\n", n_pages, n_glyphs, strings->len);

  return EXIT_SUCCESS;
}
