/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a form costs beside Cairo alone: the glyph strings that a form draws are
 * written down once, through the linker's --wrap, and then drawn without form, layout, rows or
 * rules. For a program of one file. */

#include <cairo-pdf.h>
#include <glib.h>

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

/* How many glyphs stand side by side as one text, from the first on. */
static int
get_length (cairo_scaled_font_t *font,
            const cairo_glyph_t *glyphs,
            int                  n_glyphs)
{
  for (int i = 1; i < n_glyphs; i++)
    {
      cairo_text_extents_t extents;

      cairo_scaled_font_glyph_extents (font, &glyphs[i - 1], 1, &extents);
      if (glyphs[i].y != glyphs[i - 1].y || ABS (glyphs[i].x - glyphs[i - 1].x - extents.x_advance) > 0.5)
        return i;
    }

  return n_glyphs;
}

/* A string is a line of a cell, however many cells the form draws at once. Each glyph is a cluster. */
static void
prepare (cairo_t                    *cr,
         const char                 *text,
         const cairo_glyph_t        *glyphs,
         int                         n_glyphs,
         const cairo_text_cluster_t *clusters)
{
  cairo_scaled_font_t *font = cairo_get_scaled_font (cr);

  while (n_glyphs > 0)
    {
      GlyphString string = { 0 };
      int n = get_length (font, glyphs, n_glyphs);

      for (int i = 0; i < n; i++)
        string.text_size += clusters[i].num_bytes;
      string.text = g_strndup (text, (gsize) string.text_size);
      string.glyphs = g_memdup2 (glyphs, (gsize) n * sizeof (cairo_glyph_t));
      string.n_glyphs = n;
      string.clusters = g_memdup2 (clusters, (gsize) n * sizeof (cairo_text_cluster_t));
      string.n_clusters = n;
      string.font = cairo_scaled_font_reference (font);
      string.page = current_page;
      g_array_append_val (prepared, string);
      text += string.text_size;
      glyphs += n;
      clusters += n;
      n_glyphs -= n;
    }
}

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
    prepare (cr, text, glyphs, n_glyphs, clusters);

  __real_cairo_show_text_glyphs (cr, text, text_size, glyphs, n_glyphs, clusters, n_clusters, flags);
}

/* Draws what was written down, on pages of this size in points. Returns: the time in ms. */
static double
write_reference (const GArray *strings,
                 const char   *path,
                 double        width,
                 double        height)
{
  gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_pdf_surface_create (path, width, height);
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
