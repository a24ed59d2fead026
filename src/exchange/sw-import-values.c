/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-phone.h"
#include "sw-text.h"
#include "sw-visit.h"

/* What the cells of a row mean: the words of the official table and those that people write. */

static char *
without_blanks (const char *text)
{
  g_autofree char *folded = sw_text_fold (text);
  GString *plain;

  if (strchr (folded, ' ') == NULL)
    return g_steal_pointer (&folded);

  plain = g_string_new (folded);
  g_string_replace (plain, " ", "", 0);
  return g_string_free (plain, FALSE);
}

/* The one good number among words: 身份证：320503…，本人. */
static char *
number_within (const char *text)
{
  g_autofree char *found = NULL;
  const char *letters = "0123456789Xx";

  for (const char *p = text; *p;)
    {
      gsize length = strspn (p, letters);
      g_autofree char *part = g_strndup (p, length);

      if (length == 18 && sw_citizen_id_check (part, NULL, NULL))
        {
          if (found)
            return NULL;
          found = g_steal_pointer (&part);
        }
      p += length > 0 ? length : (gsize) (g_utf8_next_char (p) - p);
    }
  return g_steal_pointer (&found);
}

/* Whether a cell, without blanks, says that nobody has told what should stand there. */
static gboolean
is_unknown (const char *plain)
{
  static const char *const unknown[] = {
    "暂无", "遗失", "丢失", "不详", "未知", "未提供", "办理中", "补办中", "待补", "待核实", "/", "-", "?", NULL,
  };

  return g_strv_contains (unknown, plain);
}

static void
read_number (SwImportReader      *self,
             const SwImportCells *cells,
             guint                column,
             const char          *text)
{
  const SwField *kind = self->known[SW_IMPORT_DOCUMENT_KIND];
  g_autofree char *plain = without_blanks (text);
  g_autofree char *normal = NULL;
  gint64 kind_value = SW_NONE;
  const char *digits;

  if (is_unknown (plain))
    return;
  if (strcmp (plain, "无") == 0 || strcmp (plain, "无证件") == 0 || strcmp (plain, "没有") == 0)
    {
      if (!sw_record_is_set (self->record, kind))
        sw_import_reader_elder (self)->document_kind = SW_DOCUMENT_NO_DOCUMENT;
      sw_import_reader_touch (self, kind);
      return;
    }

  /* A spreadsheet keeps 15 digits of a number; what stands behind them is made up. */
  if (sw_import_cells_get_kind (cells, column) == SW_CELL_NUMBER && sw_import_count_digits (text) > 15 &&
      strpbrk (text, "eE") == NULL)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      normal = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.14E", g_ascii_strtod (plain, NULL)));
    }
  else
    {
      normal = sw_citizen_id_normalize (text);
    }
  if (normal == NULL)
    return;
  if (!sw_citizen_id_check (normal, NULL, NULL))
    {
      char *inner = number_within (normal);

      if (inner)
        {
          g_free (normal);
          normal = inner;
        }
    }

  digits = g_ascii_isalpha (*normal) ? normal + 1 : "";
  if (g_str_has_prefix (normal, "81") || g_str_has_prefix (normal, "82") || g_str_has_prefix (normal, "83"))
    kind_value = strlen (normal) == 18 ? SW_DOCUMENT_RESIDENCE_PERMIT : SW_DOCUMENT_CITIZEN_ID;
  else if (strspn (digits, "0123456789") == strlen (digits) && strlen (digits) >= 7 && strlen (digits) <= 9)
    kind_value = SW_DOCUMENT_PASSPORT;
  else
    kind_value = SW_DOCUMENT_CITIZEN_ID;

  g_free (sw_import_reader_elder (self)->document_number);
  sw_import_reader_elder (self)->document_number = g_steal_pointer (&normal);
  sw_import_reader_touch (self, self->known[SW_IMPORT_DOCUMENT_NUMBER]);
  if (sw_import_reader_elder (self)->document_kind == SW_NONE)
    sw_import_reader_elder (self)->document_kind = kind_value;
  sw_import_reader_touch (self, kind);
}

/* What stands behind ticked boxes, □空巢☑独居; NULL where there are none. */
static char *
ticked_words (const char *text)
{
  static const char *const empty[] = { "□", "☐", "○", "◯", "▢" };
  static const char *const ticked[] = { "☑", "☒", "■", "●", "√", "✓", "✔" };
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_empty = FALSE;
  gboolean take = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gboolean is_box = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (empty) && !is_box; i++)
        if (g_str_has_prefix (p, empty[i]))
          {
            is_box = has_empty = TRUE;
            take = FALSE;
          }
      for (guint i = 0; i < G_N_ELEMENTS (ticked) && !is_box; i++)
        if (g_str_has_prefix (p, ticked[i]))
          is_box = take = TRUE;
      if (take && !is_box)
        g_string_append_len (words, p, g_utf8_next_char (p) - p);
    }
  return has_empty && words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static void
read_category (SwImportReader *self,
               guint           column,
               const char     *text,
               GPtrArray     **issues)
{
  static const struct
  {
    const char *word;
    SwCategory  category;
  } words[] = {
    /* The longer ones first: what is found is taken out. */
    { "子女或赡养人无照顾能力", SW_CATEGORY_SUPPORTER_UNABLE },
    { "赡养人无照顾能力", SW_CATEGORY_SUPPORTER_UNABLE },
    { "子女无照顾能力", SW_CATEGORY_SUPPORTER_UNABLE },
    { "无照顾能力", SW_CATEGORY_SUPPORTER_UNABLE },
    { "无子女或赡养人", SW_CATEGORY_NO_SUPPORTER },
    { "无子女或无赡养人", SW_CATEGORY_NO_SUPPORTER },
    { "无子女和赡养人", SW_CATEGORY_NO_SUPPORTER },
    { "无子女、赡养人", SW_CATEGORY_NO_SUPPORTER },
    { "无子女", SW_CATEGORY_NO_SUPPORTER },
    { "无赡养人", SW_CATEGORY_NO_SUPPORTER },
    { "空巢", SW_CATEGORY_EMPTY_NEST },
    { "独居", SW_CATEGORY_LIVING_ALONE },
  };
  g_autofree char *plain = without_blanks (text);
  g_autofree char *ticked = ticked_words (plain);
  g_autoptr (GString) rest = g_string_new (ticked ? ticked : plain);
  const SwField *field = self->known[SW_IMPORT_CATEGORY];
  const SwEnumValue *exact = sw_enum_find_text (field->enumeration, text);
  gint64 found = exact ? exact->value : SW_NONE;

  self->bad_category = TRUE;
  for (guint i = 0; exact == NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (g_string_replace (rest, words[i].word, "", 0) == 0)
        continue;
      if (found != SW_NONE && found != words[i].category)
        {
          sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                                /* Translators: what a workbook has. */
                                _("“%s” names two categories; exactly one must be chosen."), text);
          return;
        }
      found = words[i].category;
    }

  if (found == SW_NONE)
    {
      sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                            /* Translators: what a workbook has, then the four categories. */
                            _("“%s” is no category; it must be one of %s."), text,
                            "无子女或赡养人、子女或赡养人无照顾能力、空巢、独居");
      return;
    }
  self->bad_category = FALSE;
  sw_import_reader_elder (self)->category = found;
  sw_import_reader_touch (self, field);
}

static void
read_children (SwImportReader *self,
               guint           column,
               const char     *text,
               GPtrArray     **issues)
{
  static const struct
  {
    const char      *word;
    SwChildResidence residence;
  } words[] = {
    { "外市", SW_CHILD_RESIDENCE_OUTSIDE_CITY }, { "外市(县)", SW_CHILD_RESIDENCE_OUTSIDE_CITY },
    { "市外", SW_CHILD_RESIDENCE_OUTSIDE_CITY }, { "外地", SW_CHILD_RESIDENCE_OUTSIDE_CITY },
    { "外省", SW_CHILD_RESIDENCE_OUTSIDE_CITY }, { "省外", SW_CHILD_RESIDENCE_OUTSIDE_CITY },
    { "国外", SW_CHILD_RESIDENCE_OUTSIDE_CITY }, { "境外", SW_CHILD_RESIDENCE_OUTSIDE_CITY },
    { "外区", SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT }, { "外街道", SW_CHILD_RESIDENCE_OUTSIDE_STREET },
    { "本街道", SW_CHILD_RESIDENCE_SAME_STREET }, { "街道内", SW_CHILD_RESIDENCE_SAME_STREET },
    { "本社区", SW_CHILD_RESIDENCE_SAME_COMMUNITY }, { "社区内", SW_CHILD_RESIDENCE_SAME_COMMUNITY },
    { "本小区", SW_CHILD_RESIDENCE_SAME_ESTATE }, { "小区内", SW_CHILD_RESIDENCE_SAME_ESTATE },
    { "无", SW_CHILD_RESIDENCE_CHILDLESS }, { "未知", SW_CHILD_RESIDENCE_UNKNOWN },
    { "本区其他街道", SW_CHILD_RESIDENCE_OUTSIDE_STREET }, { "其他街道", SW_CHILD_RESIDENCE_OUTSIDE_STREET },
    { "本市其他区", SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT }, { "其他区", SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT },
    { "外省市", SW_CHILD_RESIDENCE_OUTSIDE_CITY }, { "海外", SW_CHILD_RESIDENCE_OUTSIDE_CITY },
    { "不清楚", SW_CHILD_RESIDENCE_UNKNOWN }, { "同住一处", SW_CHILD_RESIDENCE_SAME_HOME },
  };
  const SwField *field = self->known[SW_IMPORT_CHILDREN];
  const SwEnumValue *exact = sw_enum_find_text (field->enumeration, text);
  g_autofree char *plain = without_blanks (text);
  char *parenthesis = strchr (plain, '(');

  /* 区外(上海) */
  if (exact == NULL && parenthesis && parenthesis != plain && strcmp (plain, "外市(县)") != 0)
    {
      *parenthesis = '\0';
      exact = sw_enum_find_text (field->enumeration, plain);
    }
  if (strcmp (plain, "/") == 0 || strcmp (plain, "-") == 0 || strcmp (plain, "\\") == 0)
    return;
  if (exact)
    {
      sw_import_reader_elder (self)->child_residence = exact->value;
      sw_import_reader_touch (self, field);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (plain, words[i].word) == 0)
      {
        sw_import_reader_elder (self)->child_residence = words[i].residence;
        sw_import_reader_touch (self, field);
        return;
      }
  sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                        /* Translators: what a workbook has. */
                        _("“%s” does not say where the children live; it should be 区外, 街道外 or empty."), text);
}

static void
read_boolean (SwImportReader *self,
              guint           column,
              const char     *text,
              GPtrArray     **issues)
{
  g_autofree char *plain = without_blanks (text);

  if (strcmp (plain, "是") == 0 || strcmp (plain, "√") == 0 || strcmp (plain, "1") == 0 ||
      g_ascii_strcasecmp (plain, "y") == 0)
    self->low_income_disabled = 1;
  else if (strcmp (plain, "否") == 0 || strcmp (plain, "×") == 0 || g_ascii_strcasecmp (plain, "n") == 0 ||
           strcmp (plain, "无") == 0 || strcmp (plain, "不是") == 0 || strcmp (plain, "0") == 0)
    self->low_income_disabled = 0;
  else if (strcmp (plain, "/") != 0 && strcmp (plain, "-") != 0)
    sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                          /* Translators: what a workbook has. */
                          _("“%s” should be 是 or 否."), text);
}

/* What somebody is who is named and not in the register. */
static SwCaregiverKind
kind_of_caregiver (SwImportReader *self,
                   const SwField  *field)
{
  gint64 party = SW_IS_VISIT (self->record) ? SW_VISIT (self->record)->party : SW_NONE;

  if (strcmp (field->name, "worker_id") == 0)
    return SW_CAREGIVER_WORKER;

  switch (party)
    {
    case SW_PARTY_STREET:
      return SW_CAREGIVER_STREET_STAFF;
    case SW_PARTY_WORKER:
      return SW_CAREGIVER_WORKER;
    case SW_PARTY_HOMECARE:
      return SW_CAREGIVER_HOMECARE_STAFF;
    case SW_PARTY_NEIGHBOUR:
      return SW_CAREGIVER_NEIGHBOUR;
    default:
      return self->is_elder ? SW_CAREGIVER_NEIGHBOUR : SW_CAREGIVER_OTHER;
    }
}

/* Whoever is not in the register yet will be made, and must then be fit to be saved. */
static void
read_reference (SwImportReader *self,
                const SwField  *field,
                int             column,
                const char     *text,
                GPtrArray     **issues)
{
  g_autofree char *name = sw_text_normalize (text);
  g_autoptr (GTypeClass) class_ref = g_type_class_ref (field->reference ());
  const SwField *name_field = sw_record_class_find_field ((SwRecordClass *) class_ref, "name");
  gint64 community_id = self->is_elder ? sw_import_reader_elder (self)->community_id : self->community_id;
  g_autofree char *too_long = NULL;

  if (name == NULL)
    return;
  too_long = name_field ? sw_field_check_length (name_field, name) : NULL;
  if (too_long)
    {
      sw_import_issues_add (issues, SW_ISSUE_ERROR, column, "%s", too_long);
      return;
    }
  sw_record_set_number (self->record, field,
                        sw_reference_names_require (self->names, field->reference (), name, community_id,
                                                    kind_of_caregiver (self, field)));
  sw_import_reader_touch (self, field);
}

/* What is no number is a note, such as 同女儿. */
static void
read_phone (SwImportReader *self,
            const SwField  *field,
            const char     *text)
{
  static const char *const none[] = { "无", "没有", "无电话", "没有电话", "没电话", "无号码", "无手机", "没有手机", NULL };
  g_autofree char *plain = without_blanks (text);
  g_autofree char *phone = sw_phone_normalize (text);
  const char *before = sw_record_get_text (self->record, field);

  if (phone == NULL || is_unknown (plain) || g_strv_contains (none, plain))
    return;
  /* A mobile and a fixed phone in two columns are both kept. */
  if (before && field == self->known[SW_IMPORT_PHONE])
    {
      g_autofree char *both = g_strdup_printf ("%s、%s", before, phone);

      g_free (phone);
      phone = sw_phone_normalize (both);
    }
  sw_record_set_text (self->record, field, phone);
  sw_import_reader_touch (self, field);
}

/* The words of the sheet's subject; whether the field was read. */
static gboolean
read_words (SwImportReader *self,
            const SwField  *field,
            guint           column,
            const char     *text,
            GPtrArray     **issues)
{
  const SwSheetSubject *subject = sw_column_map_get_subject (self->map);
  g_autoptr (GString) others = g_string_new (NULL);
  gint64 value = SW_NONE;

  if (!sw_sheet_subject_has_words (subject, field))
    return FALSE;
  if (field->kind == SW_FIELD_FLAGS)
    value = sw_import_reader_read_flags (self, field, text, others);
  else if (field->kind != SW_FIELD_ENUM || !sw_sheet_subject_find_word (subject, field, text, &value))
    return FALSE;

  if (others->len > 0)
    {
      const SwEnumValue *other = sw_enum_find_nick (field->enumeration, "other");

      sw_import_issues_add (issues, SW_ISSUE_WARNING, column,
                            /* Translators: what a workbook has, and the word of the list. */
                            _("“%s” is not on the list; it is taken for “%s”."), others->str,
                            sw_enum_label (field->enumeration, other->value));
      value |= (gint64) 1 << other->value;
    }
  sw_record_set_number (self->record, field, value);
  sw_import_reader_touch (self, field);
  return TRUE;
}

static void
warn_of_name (const char *name,
              guint       column,
              GPtrArray **issues)
{
  sw_import_issues_add (issues, SW_ISSUE_WARNING, column,
                        /* Translators: what a workbook has as a name. */
                        _("“%s” seems to be more than a name."), name);
}

static void
read_field (SwImportReader      *self,
            const SwImportCells *cells,
            guint                column,
            const char          *raw,
            const char          *text,
            GPtrArray          **issues)
{
  const SwField *field = self->fields[column];
  g_autoptr (GError) error = NULL;

  if (field->kind == SW_FIELD_REFERENCE)
    {
      read_reference (self, field, column, text, issues);
      return;
    }
  if (field == self->known[SW_IMPORT_DOCUMENT_NUMBER])
    {
      read_number (self, cells, column, text);
      return;
    }
  if (field == self->known[SW_IMPORT_CATEGORY])
    {
      read_category (self, column, text, issues);
      return;
    }
  if (field == self->known[SW_IMPORT_CHILDREN])
    {
      read_children (self, column, text, issues);
      return;
    }
  if (sw_field_is_phone (field))
    {
      read_phone (self, field, text);
      return;
    }
  if (field == self->known[SW_IMPORT_NAME])
    {
      g_autofree char *name = sw_name_normalize (text);

      if (name && strpbrk (name, "0123456789()*/&+") != NULL)
        warn_of_name (name, column, issues);
      else if (name && (strstr (name, "（") || strstr (name, "、") || strstr (name, "，")))
        warn_of_name (name, column, issues);
      sw_record_set_text (self->record, field, name);
      sw_import_reader_touch (self, field);
      return;
    }
  if (read_words (self, field, column, text, issues))
    return;
  if (!sw_record_parse (self->record, field, (field->flags & SW_FIELD_LONG) ? raw : text, self->today,
                        &error))
    {
      /* A birth day that cannot be read does no harm beside a number that has it. */
      sw_import_issues_add (issues,
                            field == self->known[SW_IMPORT_BIRTH_DAY] || field == self->known[SW_IMPORT_SEX]
                              ? SW_ISSUE_WARNING : SW_ISSUE_ERROR,
                            column, "%s", error->message);
      return;
    }
  sw_import_reader_touch (self, field);
}

/* Reads the text of a cell, normalized, and as it came for texts of several lines. */
void
sw_import_reader_read_cell (SwImportReader      *self,
                            const SwImportCells *cells,
                            guint                column,
                            const char          *raw,
                            const char          *text,
                            GPtrArray          **issues)
{
  if (sw_import_cells_get_kind (cells, column) == SW_CELL_ERROR)
    sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                          /* Translators: an error value of a spreadsheet, #REF!. */
                          _("The cell holds the error %s of a formula."), text);
  else if ((int) column == self->low_income_disabled_column)
    read_boolean (self, column, text, issues);
  else
    read_field (self, cells, column, raw, text, issues);
}

void
sw_import_reader_read_community (SwImportReader *self,
                                 const char     *name,
                                 GPtrArray     **issues)
{
  read_reference (self, self->known[SW_IMPORT_COMMUNITY], -1, name, issues);
}
