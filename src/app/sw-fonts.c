/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-fonts.h"

#include <glib/gi18n-lib.h>

#include "sw-pages.h"

/* Points in the style sheet of libadwaita, and what it calls smaller. */
#define HEADING 11
#define COLUMN_HEAD 9
#define SMALLER 1.2
#define N_FONTS 5

/* The first text in each font takes long: the fonts are sorted by what they cover, opened and
 * measured, and every character is drawn once. A thread does that beside the rest of the start,
 * in the map of fonts that all widgets use. Nobody else touches the map until the thread has ended.
 * Windows' own fonts are left out: what GDI makes is gone with the thread that made it, and Cairo keeps it for all. */

/* Pixels; what lies outside is not drawn. */
#define WIDTH 1024
#define HEIGHT 256

/* What nearly every register shows, beside the words of the interface. */
#define DIGITS "0123456789*-"
#define NAMES "王李张陈沈陆顾金国英兰"
#define PLACES "社区街道路号幢室年月日"

typedef struct
{
  PangoFontMap         *map;     /* owned */
  PangoFontDescription *font;    /* owned */
  cairo_font_options_t *options; /* owned, NULL for the usual ones */
  double                resolution;
  double                points;
  gboolean              round;
} Loading;

static GThread *thread;
static gint enough;

/* The size has to be the same to the last bit as that which GTK computes. */
static void
set_points (PangoFontDescription *font,
            double                points,
            double                resolution)
{
  pango_font_description_set_absolute_size (font, round (points * resolution / 72 * PANGO_SCALE));
}

static void
load_font (PangoContext               *context,
           cairo_t                    *cr,
           const PangoFontDescription *font,
           const char                 *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontMetrics *metrics;

  pango_context_set_font_description (context, font);
  metrics = pango_context_get_metrics (context, font, pango_context_get_language (context));
  pango_font_metrics_unref (metrics);

  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
}

/* Asks for a font; it is looked for beside what follows. */
static void
ask_for_font (PangoContext               *context,
              const PangoFontDescription *font)
{
  PangoFontset *fonts = pango_font_map_load_fontset (pango_context_get_font_map (context), context, font,
                                                     pango_context_get_language (context));

  g_object_unref (fonts);
}

/* Whether what a thread loads is there for others. */
static gboolean
are_shared (PangoFontMap *map)
{
  return pango_cairo_font_map_get_font_type (PANGO_CAIRO_FONT_MAP (map)) == CAIRO_FONT_TYPE_FT;
}

static gpointer
load_fonts (gpointer data)
{
  Loading *self = data;
  PangoContext *context = pango_font_map_create_context (self->map);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *heads = g_strconcat (_("Name"), _("Sex"), _("Age"), _("Community"), _("Phone"), NULL);
  struct { PangoFontDescription *font; const char *text; } fonts[N_FONTS];

  for (guint i = 0; i < sw_pages_get_n (); i++)
    g_string_append (titles, _(sw_pages_get (i)->title));
  plain = g_strconcat (titles->str, DIGITS PLACES, NULL);

  pango_cairo_context_set_resolution (context, self->resolution);
  pango_cairo_context_set_font_options (context, self->options);
  pango_context_set_round_glyph_positions (context, self->round);

  for (guint i = 0; i < N_FONTS; i++)
    fonts[i].font = pango_font_description_copy (self->font);
  fonts[0].text = plain;
  /* The names. */
  sw_fonts_set_heading (fonts[1].font, context);
  fonts[1].text = NAMES;
  /* The heads of the columns. */
  pango_font_description_set_weight (fonts[2].font, PANGO_WEIGHT_BOLD);
  set_points (fonts[2].font, COLUMN_HEAD, self->resolution);
  fonts[2].text = heads;
  /* What stands below the title, the badges and the numbers. */
  set_points (fonts[3].font, self->points / SMALLER, self->resolution);
  fonts[3].text = DIGITS PLACES;
  /* The title. */
  pango_font_description_set_weight (fonts[4].font, PANGO_WEIGHT_BOLD);
  fonts[4].text = titles->str;

  for (guint i = 0; i < N_FONTS; i++)
    ask_for_font (context, fonts[i].font);
  for (guint i = 0; i < N_FONTS && !g_atomic_int_get (&enough); i++)
    load_font (context, cr, fonts[i].font, fonts[i].text);

  for (guint i = 0; i < N_FONTS; i++)
    pango_font_description_free (fonts[i].font);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);

  g_object_unref (self->map);
  pango_font_description_free (self->font);
  g_clear_pointer (&self->options, cairo_font_options_destroy);
  g_free (self);

  return NULL;
}

/**
 * sw_fonts_set_heading:
 * @font: (inout): a font of the context
 * @context: where it is used
 *
 * Makes it the font of the style class "heading".
 */
void
sw_fonts_set_heading (PangoFontDescription *font,
                      PangoContext         *context)
{
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  set_points (font, HEADING, pango_cairo_context_get_resolution (context));
}

/**
 * sw_fonts_get_line_height:
 * @context: where it is used
 * @font: a font of the context
 *
 * Measures a line as the rows of a list have it. What is in Chinese, whatever the language of the user
 * is, may have to be drawn in another font, that is higher.
 *
 * Returns: pixels
 */
int
sw_fonts_get_line_height (PangoContext               *context,
                          const PangoFontDescription *font)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int height;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, DIGITS NAMES, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/**
 * sw_fonts_begin:
 *
 * Begins to load the fonts in a thread, where another thread can have any use of that. Until
 * sw_fonts_finish() no text may be laid out. The display is open.
 *
 * Returns: whether it has begun
 */
gboolean
sw_fonts_begin (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);
  g_autoptr (PangoFontDescription) chosen = NULL;
  g_autofree char *name = NULL;
  Loading *self;

  if (thread || !are_shared (pango_context_get_font_map (context)))
    return FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, NULL);
  chosen = pango_font_description_from_string (name ? name : "");

  self = g_new0 (Loading, 1);
  self->map = g_object_ref (pango_context_get_font_map (context));
  self->font = pango_font_description_copy (pango_context_get_font_description (context));
  self->options = options ? cairo_font_options_copy (options) : NULL;
  self->resolution = pango_cairo_context_get_resolution (context);
  self->points = pango_font_description_get_size (chosen) / (double) PANGO_SCALE;
  self->round = pango_context_get_round_glyph_positions (context);
  thread = g_thread_new ("fonts", load_fonts, self);

  return TRUE;
}

/**
 * sw_fonts_finish:
 *
 * Has the widgets take the fonts as far as they are loaded; those that are not follow when they are needed.
 */
void
sw_fonts_finish (void)
{
  g_atomic_int_set (&enough, TRUE);
  g_clear_pointer (&thread, g_thread_join);
}
