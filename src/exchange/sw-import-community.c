/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose workbook it is, for sheets without a column of the community. */
#include "sw-import-community.h"

#include <string.h>

#include "sw-community.h"
#include "sw-reference-names.h"
#include "sw-text.h"

/* 北园社区 of 2026年四季度北园社区摸排表.xlsx. */
static char *
guess_community (const char *text)
{
  const char *end = strstr (text, "社区");
  const char *start;

  if (end == NULL)
    return NULL;
  for (start = end; start > text;)
    {
      const char *before = g_utf8_prev_char (start);
      gunichar character = g_utf8_get_char (before);

      if (!sw_text_is_han (character) || g_utf8_strchr ("年度季月道", -1, character))
        break;
      start = before;
    }
  return start == end ? NULL : g_strndup (start, end + strlen ("社区") - start);
}

/* The only one of @communities whose name is in a text. */
static char *
known_community (GPtrArray  *communities,
                 const char *text)
{
  const char *found = NULL;

  for (guint i = 0; i < communities->len; i++)
    {
      const char *name = ((SwCommunity *) communities->pdata[i])->name;

      if (name == NULL || *name == '\0' || strstr (text, name) == NULL)
        continue;
      if (found)
        return NULL;
      found = name;
    }
  return g_strdup (found);
}

/* Whether a name of a file or sheet has @plain as a word: 北园 in 四季度北园摸排表, not in 北园新村. */
static gboolean
has_word (const char *text,
          const char *plain)
{
  for (const char *found = strstr (text, plain); found; found = strstr (found + 1, plain))
    {
      gunichar before = found > text ? g_utf8_get_char (g_utf8_prev_char (found)) : 0;
      gunichar after = g_utf8_get_char (found + strlen (plain));

      if ((!sw_text_is_han (before) || g_utf8_strchr ("年度季月道", -1, before)) &&
          (after == 0 || g_utf8_strchr ("街道镇乡区市县路巷里村苑小新东西南北", -1, after) == NULL))
        return TRUE;
    }
  return FALSE;
}

/* The only one of @communities that a name of a file or sheet means by less than its name. 李 of 李村 is hardly
 * ever meant: 李主任.xlsx is who sent it. */
static char *
shortened_community (GPtrArray  *communities,
                     const char *text)
{
  const char *found = NULL;

  for (guint i = 0; i < communities->len; i++)
    {
      const char *name = ((SwCommunity *) communities->pdata[i])->name;
      g_autofree char *plain = name ? sw_reference_names_plain_community (name) : NULL;

      if (plain == NULL || g_utf8_strlen (plain, -1) < 2 || !has_word (text, plain))
        continue;
      if (found)
        return NULL;
      found = name;
    }
  return g_strdup (found);
}

/**
 * sw_import_guess_community:
 * @communities: (element-type SwCommunity): those of the register
 * @title: what stands over the head
 * @sheet: the name of the sheet
 * @base: the name of the file
 *
 * Looks for the community of a sheet in its surroundings.
 *
 * Returns: (transfer full) (nullable): the name of a community, perhaps of one that the
 *   register does not know; %NULL where nothing names one, or it is not certain which
 */
char *
sw_import_guess_community (GPtrArray  *communities,
                           const char *title,
                           const char *sheet,
                           const char *base)
{
  char *found = guess_community (sheet);

  if (found == NULL)
    found = guess_community (base);
  /* A title may speak of anything: only of what the register has. */
  if (found == NULL)
    found = known_community (communities, title);
  if (found == NULL)
    found = known_community (communities, sheet);
  if (found == NULL)
    found = known_community (communities, base);
  if (found == NULL)
    found = shortened_community (communities, sheet);
  if (found == NULL)
    found = shortened_community (communities, base);

  return found;
}
