/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-search.h"

#include <string.h>

#include "sw-pinyin.h"
#include "sw-text.h"

/* One FTS5 table without content or positions holds for each elder a text of
 * parts with a separator between them, and of these only tokens:
 *
 *   name        each hanzi: 王
 *   pinyin      the whole (wangfang), its first one to four letters
 *               (=w =wa =wan =wang), and from each later syllable on (-fang)
 *   initials    the whole (wf), the first one to four letters (=w =wf)
 *   number, phone, address: of each run with a digit every three characters
 *               in a row: 320 205 050 …
 *   address     each hanzi: .巷, each run of letters: .a
 *   relatives   their names as the address, their phones as the phone
 *
 * A part of a number is then found as the rows that have all its threes; that
 * they stand in a row is checked in the few that are left. One and two digits
 * stand in nearly every row, and need no index. The short keys =w are there
 * because the index is slow at gathering thousands of tokens with one
 * beginning. It takes some 50 bytes an elder. */

#define SEPARATOR '\x1f'
#define MAX_TOKEN 64
/* Letters; so long beginnings of a pinyin are tokens of their own. */
#define MAX_BEGINNING 4
/* Characters of a search text; whole addresses are shorter. */
#define MAX_TEXT 64

typedef enum
{
  PART_NAME,
  PART_PINYIN,
  PART_INITIALS,
  PART_NUMBER,
  PART_PHONE,
  PART_ADDRESS,
  PART_RELATIVES,
  N_PARTS
} Part;

typedef int (*TokenFunc) (void       *context,
                          int         flags,
                          const char *token,
                          int         length,
                          int         start,
                          int         end);

typedef struct
{
  TokenFunc func;
  void     *context;
  int       status;
} Sink;

static void
put (Sink       *sink,
     char        mark,
     const char *text,
     gsize       length)
{
  char token[MAX_TOKEN + 1];

  if (sink->status != SQLITE_OK)
    return;

  length = MIN (length, MAX_TOKEN - 1);
  if (mark)
    {
      token[0] = mark;
      memcpy (token + 1, text, length);
      text = token;
      length++;
    }
  sink->status = sink->func (sink->context, 0, text, (int) length, 0, 0);
}

static gsize
run_length (const char *text,
            const char *end,
            gboolean   *has_digit)
{
  const char *p = text;

  *has_digit = FALSE;
  for (; p < end && g_ascii_isalnum (*p); p++)
    *has_digit |= g_ascii_isdigit (*p);

  return p - text;
}

static void
put_threes (Sink       *sink,
            const char *text,
            gsize       length)
{
  char upper[3];

  for (gsize i = 0; i + 3 <= length; i++)
    {
      for (gsize k = 0; k < 3; k++)
        upper[k] = g_ascii_toupper (text[i + k]);
      put (sink, 0, upper, 3);
    }
}

static void
put_lower (Sink       *sink,
           char        mark,
           const char *text,
           gsize       length)
{
  char lower[MAX_TOKEN];

  length = MIN (length, sizeof lower);
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (text[i]);
  put (sink, mark, lower, length);
}

/* The beginnings that are asked for most, as tokens of their own. */
static void
put_beginnings (Sink       *sink,
                const char *text,
                gsize       length)
{
  for (gsize n = 1; n <= MIN (length, MAX_BEGINNING); n++)
    put (sink, '=', text, n);
}

/* The length of the character at @p; one byte where it is none. */
static gsize
look_at_char (const char *p,
              const char *end,
              gboolean   *is_han)
{
  gunichar character = g_utf8_get_char_validated (p, end - p);

  *is_han = FALSE;
  if (character == (gunichar) -1 || character == (gunichar) -2)
    return 1;

  *is_han = sw_text_is_han (character);
  return g_utf8_next_char (p) - p;
}

static void
put_name (Sink       *sink,
          const char *text,
          const char *end)
{
  gboolean is_han;
  gsize size;

  for (const char *p = text; p < end; p += size)
    {
      size = look_at_char (p, end, &is_han);
      if (is_han)
        put (sink, 0, p, size);
    }
}

/* The hanzi, and the runs of letters. */
static void
put_words (Sink       *sink,
           const char *text,
           const char *end)
{
  const char *p = text;

  while (p < end)
    {
      gboolean has_digit, is_han;
      gsize length = run_length (p, end, &has_digit);

      if (length > 0)
        {
          if (!has_digit)
            put_lower (sink, '.', p, length);
        }
      else
        {
          length = look_at_char (p, end, &is_han);
          if (is_han)
            put (sink, '.', p, length);
        }
      p += length;
    }
}

/* The stored pinyin has no marks between syllables. A later syllable begins at
 * a letter that is among the other initials; a false beginning among them is
 * never typed, and harms nobody. */
static void
put_pinyin (Sink       *sink,
            const char *pinyin,
            gsize       pinyin_length,
            const char *initials,
            gsize       initials_length)
{
  put (sink, 0, pinyin, pinyin_length);
  put_beginnings (sink, pinyin, pinyin_length);
  if (initials_length < 2)
    return;

  put (sink, 0, initials, initials_length);
  put_beginnings (sink, initials, initials_length);
  for (gsize i = 1; i < pinyin_length; i++)
    if (memchr (initials + 1, pinyin[i], initials_length - 1))
      put (sink, '-', pinyin + i, pinyin_length - i);
}

/* Numbers with blanks or other signs than dashes between them. */
static void
put_phones (Sink       *sink,
            const char *text,
            const char *end)
{
  char digits[MAX_TOKEN];
  gsize n = 0;

  for (const char *p = text; p <= end; p++)
    if (p < end && g_ascii_isalnum (*p) && n < sizeof digits)
      {
        digits[n++] = *p;
      }
    else if (p == end || *p != '-')
      {
        put_threes (sink, digits, n);
        n = 0;
      }
}

/* The runs with a digit. */
static void
put_numbers (Sink       *sink,
             const char *text,
             const char *end)
{
  for (const char *p = text; p < end;)
    {
      gboolean has_digit;
      gsize length = run_length (p, end, &has_digit);

      if (has_digit)
        put_threes (sink, p, length);
      p += MAX (length, 1);
    }
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            n_text,
          TokenFunc      func)
{
  Sink sink = { func, context, SQLITE_OK };
  const char *parts[N_PARTS + 1];
  guint n_parts = 0;

  /* A query's tokens are made by sw_search_new(). */
  if (flags & FTS5_TOKENIZE_QUERY)
    return func (context, 0, text, n_text, 0, n_text);

  parts[n_parts++] = text;
  for (const char *p = text; p < text + n_text && n_parts < G_N_ELEMENTS (parts) - 1; p++)
    if (*p == SEPARATOR)
      parts[n_parts++] = p + 1;
  if (n_parts < G_N_ELEMENTS (parts) - 1)
    return SQLITE_OK;
  parts[n_parts] = text + n_text + 1;

#define BEGIN(part) parts[part]
#define END(part) (parts[(part) + 1] - 1)
  put_name (&sink, BEGIN (PART_NAME), END (PART_NAME));
  put_pinyin (&sink, BEGIN (PART_PINYIN), END (PART_PINYIN) - BEGIN (PART_PINYIN),
              BEGIN (PART_INITIALS), END (PART_INITIALS) - BEGIN (PART_INITIALS));
  put_numbers (&sink, BEGIN (PART_NUMBER), END (PART_NUMBER));
  put_phones (&sink, BEGIN (PART_PHONE), END (PART_PHONE));
  put_numbers (&sink, BEGIN (PART_ADDRESS), END (PART_ADDRESS));
  put_words (&sink, BEGIN (PART_ADDRESS), END (PART_ADDRESS));
  put_phones (&sink, BEGIN (PART_RELATIVES), END (PART_RELATIVES));
  put_words (&sink, BEGIN (PART_RELATIVES), END (PART_RELATIVES));
#undef BEGIN
#undef END

  return sink.status;
}

static int
tokenizer_create (void           *data,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  static int nothing;

  *tokenizer = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
tokenizer_delete (Fts5Tokenizer *tokenizer)
{
}

/**
 * sw_search_register:
 * @db: an open database
 *
 * Makes the search index known to the engine; every connection that searches
 * or changes elders needs it.
 *
 * Returns: the engine's result code
 */
int
sw_search_register (sqlite3 *db)
{
  fts5_tokenizer tokenizer = { tokenizer_create, tokenizer_delete, tokenize };
  sqlite3_stmt *stmt = NULL;
  fts5_api *api = NULL;

  int code = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &stmt, NULL);

  if (code != SQLITE_OK)
    return code;
  sqlite3_bind_pointer (stmt, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (stmt);
  sqlite3_finalize (stmt);

  return api ? api->xCreateTokenizer (api, "shouwang", NULL, &tokenizer, NULL) : SQLITE_ERROR;
}

/**
 * sw_search_rebuild:
 * @connection: a connection in a transaction
 * @error: return location for an error
 *
 * Makes the index again from the elders.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_search_rebuild (SwConnection *connection,
                   GError      **error)
{
  return sw_connection_exec (connection,
                             "INSERT INTO elder_search (elder_search) VALUES ('delete-all');"
                             "INSERT INTO elder_search (rowid, text) SELECT id, text FROM elder_search_text;"
                             "DELETE FROM elder_search_pending",
                             error);
}

/**
 * sw_search_settle:
 * @connection: a connection in a transaction
 * @first_change: the first change of the transaction, as sw_change_log_begin()
 *   gave it
 * @error: return location for an error
 *
 * Brings the index up to date with the elders that changed in the transaction.
 *
 * Returns: whether it succeeded
 */
gboolean
sw_search_settle (SwConnection *connection,
                  gint64        first_change,
                  GError      **error)
{
  g_autoptr (SwStatement) insert = NULL;

  if (!sw_connection_exec (connection,
                           "INSERT INTO elder_search (elder_search, rowid, text)"
                           " SELECT 'delete', id, text FROM elder_search_pending",
                           error))
    return FALSE;

  /* The plus keeps the planner from going through all that ever happened to elders. */
  insert = sw_connection_prepare (connection,
                                  "INSERT INTO elder_search (rowid, text) SELECT t.id, t.text FROM"
                                  " (SELECT row_id AS id FROM change WHERE id >= ?1 AND +record = 'elder' AND kind = 0"
                                  "  UNION SELECT id FROM elder_search_pending) p"
                                  " CROSS JOIN elder_search_text t ON t.id = p.id",
                                  error);
  if (insert == NULL)
    return FALSE;

  sw_statement_bind_integer (insert, 1, first_change);
  return sw_statement_run (insert, error) &&
         sw_connection_exec (connection, "DELETE FROM elder_search_pending", error);
}

/* Whether the word holds something that can be found. */
static gboolean
has_substance (const char *word)
{
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) || sw_text_is_han (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
and_also (GString *match)
{
  if (match->len)
    g_string_append (match, " AND ");
}

/* A word of letters alone. They stand at the beginning of the pinyin or of the
 * initials, three and more also at the beginning of a given
 * name's syllable. */
static void
add_letters (GString    *names,
             GString    *all,
             const char *lower)
{
  gsize length = strlen (lower);
  g_autofree char *name = NULL;

  if (length < 3)
    name = g_strdup_printf ("\"=%s\"", lower);
  else if (length <= MAX_BEGINNING)
    name = g_strdup_printf ("\"=%s\" OR \"-%s\" *", lower, lower);
  else
    name = g_strdup_printf ("\"%s\" * OR \"-%s\" *", lower, lower);

  and_also (names);
  g_string_append_printf (names, "(%s)", name);
  and_also (all);
  if (length == 1)
    g_string_append_printf (all, "(%s OR \".%s\")", name, lower);
  else
    g_string_append_printf (all, "(%s OR \".%s\" *)", name, lower);
}

static int
add_token (void       *context,
           int         flags,
           const char *token,
           int         length,
           int         start,
           int         end)
{
  GString *match = context;

  and_also (match);
  g_string_append_printf (match, "\"%.*s\"", length, token);

  return SQLITE_OK;
}

/* Any other word. Gives whether the index answers it exactly. */
static gboolean
add_mixed (GString    *names,
           GString    *all,
           const char *word,
           gboolean   *in_name)
{
  Sink sink = { add_token, all, SQLITE_OK };
  guint n_tokens = 0;
  const char *p = word;

  while (*p)
    {
      gboolean has_digit;
      gsize length = run_length (p, p + strlen (p), &has_digit);

      if (length == 0)
        {
          const char *next = g_utf8_next_char (p);

          if (sw_text_is_han (g_utf8_get_char (p)))
            {
              and_also (names);
              g_string_append_printf (names, "\"%.*s\"", (int) (next - p), p);
              and_also (all);
              g_string_append_printf (all, "(\"%.*s\" OR \".%.*s\")", (int) (next - p), p, (int) (next - p), p);
              n_tokens++;
            }
          else if (g_utf8_get_char (p) != 0xB7)
            {
              *in_name = FALSE;
              n_tokens = 2;
            }
          p = next;
          continue;
        }

      *in_name = FALSE;
      if (has_digit && length >= 3)
        put_threes (&sink, p, length);
      n_tokens += has_digit && length == 3 ? 1 : 2;
      p += length;
    }

  return n_tokens == 1;
}

/**
 * sw_search_new:
 * @text: what somebody typed
 *
 * Returns: (transfer full) (nullable): what is to be asked, or %NULL if there
 *   is nothing in @text to search for
 */
SwSearch *
sw_search_new (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_TEXT));
  g_autofree char *normal = sw_text_normalize (start);
  g_auto (GStrv) words = normal ? g_strsplit (normal, " ", -1) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (SwSearch) self = g_new0 (SwSearch, 1);
  gboolean in_name = TRUE;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words && words[i]; i++)
    {
      gboolean has_digit;
      gsize length = run_length (words[i], words[i] + strlen (words[i]), &has_digit);

      if (!has_substance (words[i]))
        continue;
      g_ptr_array_add (self->words, g_strdup (words[i]));

      if (!has_digit && length == strlen (words[i]))
        {
          g_autofree char *lower = g_ascii_strdown (words[i], -1);

          add_letters (names, all, lower);
        }
      else if (!add_mixed (names, all, words[i], &in_name))
        {
          g_ptr_array_add (self->checks, g_strdup (words[i]));
        }
    }
  if (self->words->len == 0)
    return NULL;

  if (in_name && names->len)
    self->name_match = g_string_free (g_steal_pointer (&names), FALSE);
  if (all->len)
    self->match = g_string_free (g_steal_pointer (&all), FALSE);

  return g_steal_pointer (&self);
}

/**
 * sw_search_free:
 * @self: (transfer full): a search
 */
void
sw_search_free (SwSearch *self)
{
  g_free (self->name_match);
  g_free (self->match);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->checks);
  g_free (self);
}
