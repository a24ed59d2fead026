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

/* Where a reading has no tone. */
#define NO_TONE '5'

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
  GHashTable      *ranks;                /* character → where it stands among those of one reading */
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

  dictionary->ranks = g_hash_table_new (NULL, NULL);
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

/* The tone that an accent stands for, as a digit; 0 for what is none. */
static char
tone_of (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    switch (parts[i])
      {
      case 0x304:
        return '1';
      case 0x301:
        return '2';
      case 0x30C:
        return '3';
      case 0x300:
        return '4';
      default:
        break;
      }

  return 0;
}

/* Takes the accents off the syllables and puts the tone behind each: "wáng" is "wang2". */
static char *
number_tones (const char *spelled)
{
  GString *plain = g_string_new (NULL);
  char tone = NO_TONE;

  for (const char *p = spelled; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == ' ')
        {
          g_string_append_c (plain, tone);
          tone = NO_TONE;
        }
      else if (tone_of (character) != 0)
        {
          tone = tone_of (character);
        }
      append_plain (plain, character);
    }
  g_string_append_c (plain, tone);

  return g_string_free (plain, FALSE);
}

/* Asks ICU how @characters are read at a place: letters, and a digit for the tone. What
 * cannot be read stays what it is. */
static void
transliterate (Dictionary     *dictionary,
               int             place,
               const gunichar *characters,
               int             n_characters,
               const char    **readings)
{
  g_auto (GStrv) syllables = NULL;
  g_autofree char *numbered = NULL;
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

  numbered = number_tones (U_SUCCESS (status) ? utf8 : "");
  syllables = g_strsplit (numbered, " ", -1);

  for (int i = 0; i < n_characters; i++)
    if (g_strv_length (syllables) == (guint) (skipped + n_characters))
      readings[i] = g_intern_string (syllables[skipped + i]);
    else
      {
        char utf8_character[8] = "";

        utf8_character[g_unichar_to_utf8 (characters[i], utf8_character)] = NO_TONE;
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

/* Hanzi of one reading stand in the order of their strokes, as ICU counts them. */
static const char *
rank_of (Dictionary *dictionary,
         gunichar    character)
{
  const char *rank = g_hash_table_lookup (dictionary->ranks, GUINT_TO_POINTER (character));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GString) hex = NULL;
  char utf8[7] = "";
  const guint8 *key;
  gsize size;

  if (rank != NULL)
    return rank;

  g_unichar_to_utf8 (character, utf8);
  bytes = sw_collation_key (utf8, SW_COLLATION_STROKE);
  key = g_bytes_get_data (bytes, &size);
  hex = g_string_new (NULL);
  /* The first level ends with 1; the others tell no two hanzi apart. */
  for (gsize i = 0; i < size && key[i] > 1; i++)
    g_string_append_printf (hex, "%02x", key[i]);

  rank = g_intern_string (hex->str);
  g_hash_table_insert (dictionary->ranks, GUINT_TO_POINTER (character), (gpointer) rank);
  return rank;
}

/* What is being spelled; any of them may be NULL. */
typedef struct
{
  GString *full;
  GString *initials;
  GString *order;
} Spelling;

/* The tone ends the syllable, so that wan stands before wang; the hanzi itself follows. */
static void
append_hanzi (Spelling   *spelling,
              const char *reading,
              const char *rank)
{
  if (spelling->full)
    g_string_append_len (spelling->full, reading, strlen (reading) - 1);
  if (spelling->initials)
    g_string_append_len (spelling->initials, reading, g_utf8_next_char (reading) - reading);
  if (spelling->order)
    {
      g_string_append (spelling->order, reading);
      g_string_append (spelling->order, rank);
    }
}

/* A letter of another script stands behind all syllables, a digit before them. */
static void
append_letter (Spelling   *spelling,
               const char *letter,
               gboolean    begins_word)
{
  if (spelling->full)
    g_string_append (spelling->full, letter);
  if (spelling->initials && begins_word)
    g_string_append_len (spelling->initials, letter, g_utf8_next_char (letter) - letter);
  if (spelling->order)
    {
      if (!g_ascii_isdigit (*letter))
        g_string_append_c (spelling->order, '{');
      g_string_append (spelling->order, letter);
    }
}

static void
spell (Spelling   *spelling,
       const char *name)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) letter = g_string_new (NULL);
  Dictionary *dictionary;
  gboolean after_han = FALSE;
  gboolean after_letter = FALSE;

  if (!g_utf8_validate (name, -1, NULL))
    name = valid = g_utf8_make_valid (name, -1);

  g_mutex_lock (&dictionary_lock);
  dictionary = get_dictionary ();

  for (const char *p = name; *p != '\0';)
    {
      gunichar character = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (sw_text_is_han (character))
        {
          gunichar characters[] = { character, g_utf8_get_char (p) };
          const char *readings[2];
          int n_read = read_hanzi (dictionary, after_han ? GIVEN : SURNAME,
                                   characters[0], characters[1], readings);

          for (int i = 0; i < n_read; i++)
            append_hanzi (spelling, readings[i], rank_of (dictionary, characters[i]));
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
          if (letter->len > 0)
            append_letter (spelling, letter->str, !after_letter);
          after_letter = TRUE;
        }
      else if (character != 0 && !g_unichar_ismark (character) && character != '\'')
        {
          after_letter = FALSE;
        }
    }

  g_mutex_unlock (&dictionary_lock);
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
  Spelling spelling = { .full = g_string_sized_new (32) };

  if (name != NULL)
    spell (&spelling, name);

  return g_string_free (spelling.full, name == NULL);
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
  Spelling spelling = { .initials = g_string_sized_new (16) };

  if (name != NULL)
    spell (&spelling, name);

  return g_string_free (spelling.initials, name == NULL);
}

/**
 * sw_pinyin_keys:
 * @name: the name of a person
 * @full: (out) (transfer full): as [func@pinyin_full]
 * @initials: (out) (transfer full): as [func@pinyin_initials]
 * @order: (out) (transfer full): what strcmp() puts in the order of names
 *
 * Makes all that a name is found and ordered by, at once.
 *
 * Names are in the order of their readings, hanzi by hanzi: first the syllable as it is read
 * in this name and its tone (曾 in a surname is zēng, although ICU's own order has it at céng),
 * then the strokes, so that all 王 stand together and 万 (wàn) stands before them. Digits come before
 * hanzi, letters after them; blanks, dots and signs count for nothing.
 */
void
sw_pinyin_keys (const char  *name,
                char       **full,
                char       **initials,
                char       **order)
{
  Spelling spelling = { g_string_sized_new (32), g_string_sized_new (16), g_string_sized_new (64) };

  spell (&spelling, name);
  *full = g_string_free (spelling.full, FALSE);
  *initials = g_string_free (spelling.initials, FALSE);
  *order = g_string_free (spelling.order, FALSE);
}
