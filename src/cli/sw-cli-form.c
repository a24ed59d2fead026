/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cli-form.h"

#include <glib/gi18n-lib.h>

/* Of how many characters without a glyph the places are told. */
#define N_MISSING_TOLD 20

/**
 * sw_cli_tell_missing_glyphs:
 * @form: a form
 *
 * Names the characters that no font has.
 *
 * Returns: whether there are any
 */
gboolean
sw_cli_tell_missing_glyphs (SwForm *form)
{
  g_autoptr (GPtrArray) missing = sw_form_missing_glyphs (form);

  for (guint i = 0; i < MIN (missing->len, N_MISSING_TOLD); i++)
    {
      const SwMissingGlyph *glyph = missing->pdata[i];
      char character[7] = "";

      g_unichar_to_utf8 (glyph->character, character);
      if (glyph->row > 0)
        /* Translators: a row, a character, its code and the text in which it stands. */
        sw_cli_say (_("Row %u: no font has “%s” (U+%04X) of “%s”; a blank is left."), glyph->row, character,
                    glyph->character, glyph->text);
      else
        /* Translators: a character, its code and the text in which it stands. */
        sw_cli_say (_("No font has “%s” (U+%04X) of “%s”; a blank is left."), character, glyph->character, glyph->text);
    }
  if (missing->len > N_MISSING_TOLD)
    sw_cli_say (ngettext ("And %u more.", "And %u more.", missing->len - N_MISSING_TOLD),
                missing->len - N_MISSING_TOLD);

  return missing->len > 0;
}

/**
 * sw_cli_has_ending:
 * @path: a file
 * @ending: an ending in small letters, as ".pdf"
 *
 * Returns: whether the name of the file ends so, in letters of any size
 */
gboolean
sw_cli_has_ending (const char *path,
                   const char *ending)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ending);
}

static void
page_cb (guint    page,
         guint    n_pages,
         gpointer user_data)
{
  sw_cli_progress ((double) page / n_pages, NULL);
}

/**
 * sw_cli_write_form:
 * @form: a form
 * @path: the PDF to write
 * @error: return location for an error
 *
 * Writes a form, tells how far it is, and names the characters that no font has. A file of
 * another ending than .pdf is refused.
 *
 * Returns: %SW_CLI_ATTENTION if there are any
 */
SwCliStatus
sw_cli_write_form (SwForm      *form,
                   const char  *path,
                   GError     **error)
{
  gboolean missing;

  if (!sw_cli_has_ending (path, ".pdf"))
    {
      g_set_error (error, SW_CLI_ERROR, SW_CLI_ERROR_USAGE, _("“%s” must end in .pdf."), path);
      return SW_CLI_FAILED;
    }
  missing = sw_cli_tell_missing_glyphs (form);
  if (!sw_form_write_pdf (form, path, NULL, page_cb, NULL, error))
    return SW_CLI_FAILED;

  return missing ? SW_CLI_ATTENTION : SW_CLI_DONE;
}
