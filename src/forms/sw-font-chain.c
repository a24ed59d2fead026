/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-font-chain.h"

#include <pango/pangocairo.h>

#define N_FACES 4

/* Each entry is a Pango font description. The first family that is installed
 * is used, the others that are installed help out with the characters that it
 * lacks. */
static const char * const chains[N_FACES][10] = {
  [SW_FACE_TITLE] = {
    "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong",
    "Source Han Serif SC Heavy", "Noto Serif CJK SC Bold",
  },
  [SW_FACE_BODY] = {
    "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang",
    "Noto Serif CJK SC",
  },
  [SW_FACE_HEADING] = {
    "SimHei", "黑体", "STHeiti", "Source Han Sans SC", "Noto Sans CJK SC",
  },
  [SW_FACE_SUBHEADING] = {
    "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "AR PL UKai CN",
    "Noto Serif CJK SC",
  },
};

/**
 * SwFontChain:
 *
 * The fonts of one document. The faces of the official forms are looked for
 * among the installed families once; fonts and their glyphs are then shared by
 * everything that the document draws. A chain belongs to one thread at a time.
 */
struct _SwFontChain
{
  GObject parent_instance;

  PangoContext *context;
  PangoFontDescription *descriptions[N_FACES];
  GPtrArray *fonts[N_FACES];
};

G_DEFINE_FINAL_TYPE (SwFontChain, sw_font_chain, G_TYPE_OBJECT)

static PangoFontDescription *
find_installed (GHashTable         *installed,
                const char * const *chain)
{
  PangoFontDescription *found = NULL;
  g_autoptr (GString) families = g_string_new (NULL);

  for (guint i = 0; chain[i] != NULL; i++)
    {
      g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (chain[i]);
      const char *family = pango_font_description_get_family (wanted);
      g_autofree char *key = g_utf8_casefold (family, -1);

      if (!g_hash_table_contains (installed, key))
        continue;

      if (families->len > 0)
        g_string_append_c (families, ',');
      g_string_append (families, family);
      if (found == NULL)
        found = g_steal_pointer (&wanted);
    }

  if (found == NULL)
    return pango_font_description_from_string ("serif");

  pango_font_description_set_family (found, families->str);

  return found;
}

static void
sw_font_chain_finalize (GObject *object)
{
  SwFontChain *self = SW_FONT_CHAIN (object);

  for (guint i = 0; i < N_FACES; i++)
    {
      g_ptr_array_unref (self->fonts[i]);
      pango_font_description_free (self->descriptions[i]);
    }
  g_object_unref (self->context);

  G_OBJECT_CLASS (sw_font_chain_parent_class)->finalize (object);
}

static void
sw_font_chain_class_init (SwFontChainClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_font_chain_finalize;
}

/* FreeType's fonts measure the same on every system, so that a form breaks its lines and pages
 * alike wherever it is drawn. Elsewhere than on Windows they are Pango's own choice. */
static PangoFontMap *
create_font_map (void)
{
  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);

  return map ? map : pango_cairo_font_map_new ();
}

static void
sw_font_chain_init (SwFontChain *self)
{
  g_autoptr (PangoFontMap) map = create_font_map ();
  g_autoptr (GHashTable) installed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree PangoFontFamily **families = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();
  int n_families;

  /* With 72 dots an inch a unit of the drawing is a point, on paper as on the
   * screen, and nothing is rounded to pixels: a line breaks where it breaks on
   * paper, however large the preview is shown. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  self->context = pango_font_map_create_context (map);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  pango_font_map_list_families (map, &families, &n_families);
  for (int i = 0; i < n_families; i++)
    g_hash_table_add (installed, g_utf8_casefold (pango_font_family_get_name (families[i]), -1));

  for (guint i = 0; i < N_FACES; i++)
    {
      self->descriptions[i] = find_installed (installed, chains[i]);
      self->fonts[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_font_free);
    }
}

/**
 * sw_font_chain_new:
 *
 * Looks for the installed fonts of a document.
 *
 * Returns: (transfer full): the fonts
 */
SwFontChain *
sw_font_chain_new (void)
{
  return g_object_new (SW_TYPE_FONT_CHAIN, NULL);
}

/**
 * sw_font_chain_get_family:
 * @self: the fonts of a document
 * @face: a face
 *
 * Names the families that stand for a face, separated by commas, the one that
 * is used first.
 *
 * Returns: the families
 */
const char *
sw_font_chain_get_family (SwFontChain *self,
                          SwFace       face)
{
  g_return_val_if_fail (SW_IS_FONT_CHAIN (self), NULL);
  g_return_val_if_fail (face < N_FACES, NULL);

  return pango_font_description_get_family (self->descriptions[face]);
}

/**
 * sw_font_chain_get_font:
 * @self: the fonts of a document
 * @face: a face
 * @size: the size in points
 *
 * Gives the font of a face at a size. Asking again gives the same font.
 *
 * Returns: (transfer none): the font
 */
SwFont *
sw_font_chain_get_font (SwFontChain *self,
                        SwFace       face,
                        double       size)
{
  SwFont *font;

  g_return_val_if_fail (SW_IS_FONT_CHAIN (self), NULL);
  g_return_val_if_fail (face < N_FACES, NULL);
  g_return_val_if_fail (size > 0, NULL);

  for (guint i = 0; i < self->fonts[face]->len; i++)
    {
      font = g_ptr_array_index (self->fonts[face], i);
      if (ABS (sw_font_get_size (font) - size) < 0.001)
        return font;
    }

  font = sw_font_new (self->context, self->descriptions[face], size);
  g_ptr_array_add (self->fonts[face], font);

  return font;
}
