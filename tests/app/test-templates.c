/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be told of the templates without showing them. */

#include "app-test.h"

#include <string.h>

#define TEMPLATES "/io/github/shouwang/Shouwang/ui"

typedef struct
{
  const char *name;
  gboolean    in_text;  /* of a property that may have a mnemonic */
  GString    *text;
  char       *letters['z' + 1]; /* (owned): the label that has taken the letter */
} Template;

static void
start_cb (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Template *template = user_data;

  template->in_text = FALSE;
  g_string_truncate (template->text, 0);
  for (guint i = 0; names[i] && strcmp (element, "property") == 0; i++)
    if (strcmp (names[i], "name") == 0 && (strcmp (values[i], "label") == 0 || strcmp (values[i], "title") == 0))
      template->in_text = TRUE;
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Template *template = user_data;

  if (template->in_text)
    g_string_append_len (template->text, text, length);
}

static void
end_cb (GMarkupParseContext *context,
        const char          *element,
        gpointer             user_data,
        GError             **error)
{
  Template *template = user_data;
  const char *mark = template->in_text ? strchr (template->text->str, '_') : NULL;
  int letter = mark ? g_ascii_tolower (mark[1]) : 0;

  template->in_text = FALSE;
  if (!g_ascii_isalpha (letter))
    return;

  /* A letter that is taken twice does neither: the focus only goes from one to the other. */
  if (template->letters[letter] && strcmp (template->letters[letter], template->text->str) != 0)
    g_error ("%s: “%s” and “%s” have the same letter", template->name, template->letters[letter], template->text->str);
  g_free (template->letters[letter]);
  template->letters[letter] = g_strdup (template->text->str);
}

static void
test_mnemonics (void)
{
  const GMarkupParser parser = { .start_element = start_cb, .text = text_cb, .end_element = end_cb };
  g_auto (GStrv) names = g_resources_enumerate_children (TEMPLATES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (TEMPLATES "/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GString) text = g_string_new (NULL);
      Template template = { .name = names[i], .text = text };
      g_autoptr (GMarkupParseContext) context = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_has_suffix (names[i], ".ui"))
        continue;

      context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &template, NULL);
      g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
      for (gsize k = 0; k < G_N_ELEMENTS (template.letters); k++)
        g_free (template.letters[k]);
    }
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/templates/mnemonics", test_mnemonics);

  return g_test_run ();
}
