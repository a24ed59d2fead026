/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-pinyin.h"

#include <string.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

/* ICU's transliterator knows how hanzi are read, and how they are read in a surname, but
 * takes some 50 µs for a name. A reading depends on the character alone, on whether it begins
 * a name, and in some words of two characters on both; so each is asked for once and kept. */

/* Room for what becomes of three characters. */
#define CAPACITY 96

#define COMBINING_DIAERESIS 0x308

/* A hanzi to stand before those that do not begin the name. */
#define ANY_SURNAME 0x738B /* 王 */

/* Words of two characters that may be read otherwise than their characters are: compound surnames, and
 * those places that people are named after. */
static const char words[] =
  "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠"
  "公孙慕容仲孙钟离长孙宇文司徒鲜于司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁"
  "拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生梁丘左丘东门西门单于淳于第五贺兰纳兰贺若达奚"
  "重庆沈阳藏文秘鲁";

/* What begins a name, and what does not. */
enum
{
  SURNAME,
  GIVEN,
  N_PLACES
};

typedef struct
{
  gint64      characters;
  const char *readings[N_PLACES][2];
} Word;

typedef struct
{
  UTransliterator *names;
  GHashTable      *characters[N_PLACES]; /* character → reading */
  GHashTable      *words;                /* set of Word, by both characters */
} Dictionary;

static GMutex dictionary_lock;

static gint64
both (gunichar first,
      gunichar second)
{
  return ((gint64) first << 32) | second;
}

/* Makes the dictionary when it is first asked for, with the lock held. It is never freed. */
static Dictionary *
get_dictionary (void)
{
  static Dictionary *dictionary = NULL;
  UErrorCode status = U_ZERO_ERROR;

  if (dictionary != NULL)
    return dictionary;

  dictionary = g_new0 (Dictionary, 1);
  dictionary->names = utrans_openU (u"Han-Latin/Names", -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    g_warning ("ICU has no transliteration of names: %s", u_errorName (status));

  for (int place = 0; place < N_PLACES; place++)
    dictionary->characters[place] = g_hash_table_new (NULL, NULL);

  dictionary->words = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (const char *p = words; *p != '\0';)
    {
      Word *word = g_new0 (Word, 1);
      gunichar first = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      word->characters = both (first, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
      g_hash_table_insert (dictionary->words, &word->characters, word);
    }

  return dictionary;
}

/* Appends a character as people type it: lower case, without accents, ü as v. */
static void
append_plain (GString  *plain,
              gunichar  character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    if (parts[i] == COMBINING_DIAERESIS && plain->len > 0 && plain->str[plain->len - 1] == 'u')
      plain->str[plain->len - 1] = 'v';
    else if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (plain, g_unichar_tolower (parts[i]));
}

/* Asks ICU how @characters are read at a place. What cannot be read stays what it is. */
static void
transliterate (Dictionary     *dictionary,
               int             place,
               const gunichar *characters,
               int             n_characters,
               const char    **readings)
{
  g_auto (GStrv) syllables = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[CAPACITY];
  char utf8[CAPACITY * 3 + 1] = "";
  int32_t size = 0;
  int32_t limit;
  int skipped = place == GIVEN ? 1 : 0;

  if (place == GIVEN)
    buffer[size++] = ANY_SURNAME;
  for (int i = 0; i < n_characters; i++)
    U16_APPEND_UNSAFE (buffer, size, characters[i]);

  limit = size;
  if (dictionary->names != NULL)
    utrans_transUChars (dictionary->names, buffer, &size, CAPACITY, 0, &limit, &status);
  u_strToUTF8 (utf8, sizeof utf8, NULL, buffer, size, &status);

  if (U_SUCCESS (status))
    for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
      append_plain (plain, g_utf8_get_char (p));
  syllables = g_strsplit (plain->str, " ", -1);

  for (int i = 0; i < n_characters; i++)
    if (g_strv_length (syllables) == (guint) (skipped + n_characters))
      readings[i] = g_intern_string (syllables[skipped + i]);
    else
      {
        char utf8_character[7] = "";

        g_unichar_to_utf8 (characters[i], utf8_character);
        readings[i] = g_intern_string (utf8_character);
      }
}

/* Reads one hanzi, or two where they are a word. Returns how many. */
static int
read_hanzi (Dictionary  *dictionary,
            int          place,
            gunichar     character,
            gunichar     next,
            const char  *readings[2])
{
  gunichar characters[] = { character, next };
  gint64 key = both (character, next);
  Word *word = g_hash_table_lookup (dictionary->words, &key);

  if (word != NULL)
    {
      if (word->readings[place][0] == NULL)
        transliterate (dictionary, place, characters, 2, word->readings[place]);
      readings[0] = word->readings[place][0];
      readings[1] = word->readings[place][1];
      return 2;
    }

  readings[0] = g_hash_table_lookup (dictionary->characters[place], GUINT_TO_POINTER (character));
  if (readings[0] == NULL)
    {
      transliterate (dictionary, place, characters, 1, readings);
      g_hash_table_insert (dictionary->characters[place], GUINT_TO_POINTER (character),
                           (gpointer) readings[0]);
    }
  return 1;
}

/* Appends a syllable, or its first letter. */
static void
append_syllable (GString    *key,
                 const char *syllable,
                 gboolean    initials)
{
  if (initials && *syllable != '\0')
    g_string_append_len (key, syllable, g_utf8_next_char (syllable) - syllable);
  else
    g_string_append (key, syllable);
}

static char *
make_key (const char *name,
          gboolean    initials)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) key = NULL;
  g_autoptr (GString) letter = g_string_new (NULL);
  Dictionary *dictionary;
  gboolean after_han = FALSE;
  gboolean after_letter = FALSE;

  if (name == NULL)
    return NULL;
  if (!g_utf8_validate (name, -1, NULL))
    name = valid = g_utf8_make_valid (name, -1);

  key = g_string_sized_new (initials ? 16 : 32);

  g_mutex_lock (&dictionary_lock);
  dictionary = get_dictionary ();

  for (const char *p = name; *p != '\0';)
    {
      gunichar character = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (sw_text_is_han (character))
        {
          const char *readings[2];
          int n_read = read_hanzi (dictionary, after_han ? GIVEN : SURNAME,
                                   character, g_utf8_get_char (p), readings);

          for (int i = 0; i < n_read; i++)
            append_syllable (key, readings[i], initials);
          if (n_read == 2)
            p = g_utf8_next_char (p);
          after_han = TRUE;
          after_letter = FALSE;
          continue;
        }

      character = sw_text_fold_char (character);
      after_han = FALSE;
      if (g_unichar_isalnum (character))
        {
          g_string_truncate (letter, 0);
          append_plain (letter, character);
          if (letter->len > 0 && !(initials && after_letter))
            append_syllable (key, letter->str, initials);
          after_letter = TRUE;
        }
      else if (character != 0 && !g_unichar_ismark (character) && character != '\'')
        {
          after_letter = FALSE;
        }
    }

  g_mutex_unlock (&dictionary_lock);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/**
 * sw_pinyin_full:
 * @name: (nullable): the name of a person
 *
 * Spells a name as people type it to find somebody: "王芳" is `wangfang`. Surnames are read
 * as surnames (单 `shan`, 解 `xie`, 曾 `zeng`, 尉迟 `yuchi`), ü is `v` (吕 `lv`), other letters are
 * lower case without accents, blanks, dots and signs are left out. A hanzi whose reading
 * is not known stands for itself.
 *
 * It is fast enough to be called for every row of an import, and may be called from any
 * thread.
 *
 * Returns: (transfer full) (nullable): the key, %NULL for %NULL
 */
char *
sw_pinyin_full (const char *name)
{
  return make_key (name, FALSE);
}

/**
 * sw_pinyin_initials:
 * @name: (nullable): the name of a person
 *
 * Takes the first letters of what [func@pinyin_full] spells, one for each hanzi and for each
 * word of other letters: "王芳" is `wf`.
 *
 * Returns: (transfer full) (nullable): the key, %NULL for %NULL
 */
char *
sw_pinyin_initials (const char *name)
{
  return make_key (name, TRUE);
}
