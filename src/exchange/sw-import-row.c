/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-citizen-id.h"
#include "sw-day.h"
#include "sw-key-elder.h"
#include "sw-phone.h"
#include "sw-text.h"

/**
 * SwImportReader:
 *
 * Reads the rows of a sheet into elders, and applies them to those of the register.
 *
 * An empty cell says nothing: it never erases what the register has. 区外 becomes outside
 * the district, to be verified, unless the register already knows which side of the city's
 * border. 是 in the last column of the register means low-income and semi-disabled or
 * disabled; where the register does not know which, the lesser is taken. 否 there says only
 * that not both hold, so it changes nothing and is compared with what is known.
 */
struct _SwImportReader
{
  SwColumnMap      *map;      /* borrowed */
  SwReferenceNames *names;    /* borrowed */
  char             *default_community;
  SwRecordClass    *klass;
  SwElder          *elder;    /* the row that was read last */
  guint8           *touched;  /* a byte a field: the row says something of it */
  int              *columns;  /* a column a field, or -1 */
  GArray           *order;    /* of guint: columns to read, that of the community first */
  const SwField   **fields;   /* a field a column, NULL for others */
  int               low_income_disabled_column;
  gint64            low_income_disabled; /* of the row: SW_NONE, 0, 1 */
  gboolean          bad_category;        /* the row has one that cannot be taken */
  SwDay             today;
};

void
sw_import_issue_free (SwImportIssue *issue)
{
  g_free (issue->message);
  g_free (issue);
}

void
sw_import_issues_add (GPtrArray     **issues,
                      SwIssueSeverity severity,
                      int             column,
                      const char     *format,
                      ...)
{
  SwImportIssue *issue = g_new0 (SwImportIssue, 1);
  va_list args;

  va_start (args, format);
  issue->message = g_strdup_vprintf (format, args);
  va_end (args);
  issue->severity = severity;
  issue->column = column;

  if (*issues == NULL)
    *issues = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_import_issue_free);
  g_ptr_array_add (*issues, issue);
}

static guint
field_index (SwImportReader *self,
             const SwField  *field)
{
  return (guint) (field - self->klass->fields);
}

static const SwField *
field_named (SwImportReader *self,
             const char     *name)
{
  return sw_record_class_find_field (self->klass, name);
}

/**
 * sw_import_reader_new:
 * @map: the map of the sheet; it must outlive the reader
 * @names: the names of references; they must outlive the reader
 * @default_community: (nullable): the community of rows that name none
 * @today: the day of registration of new elders
 *
 * Returns: (transfer full): the reader
 */
SwImportReader *
sw_import_reader_new (SwColumnMap      *map,
                      SwReferenceNames *names,
                      const char       *default_community,
                      SwDay             today)
{
  SwImportReader *self = g_new0 (SwImportReader, 1);
  guint n_columns = sw_column_map_get_n_columns (map);
  int community;

  self->map = map;
  self->names = names;
  self->default_community = sw_text_normalize (default_community);
  self->klass = g_type_class_ref (SW_TYPE_ELDER);
  self->elder = sw_elder_new ();
  self->touched = g_new0 (guint8, self->klass->n_fields);
  self->columns = g_new (int, self->klass->n_fields);
  self->fields = g_new0 (const SwField *, n_columns);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->low_income_disabled_column = -1;
  self->today = today;

  for (guint i = 0; i < self->klass->n_fields; i++)
    self->columns[i] = -1;
  for (guint i = 0; i < n_columns; i++)
    {
      const char *target = sw_column_map_get_target (map, i);

      if (target == NULL || *target == '\0')
        continue;
      if (strcmp (target, SW_COLUMN_LOW_INCOME_DISABLED) == 0)
        {
          self->low_income_disabled_column = i;
          continue;
        }
      self->fields[i] = field_named (self, target);
      if (self->fields[i] && self->columns[field_index (self, self->fields[i])] < 0)
        self->columns[field_index (self, self->fields[i])] = i;
    }

  /* Grids and caregivers are looked for in the community, so that is read first. */
  community = self->columns[field_index (self, field_named (self, "community_id"))];
  if (community >= 0)
    {
      guint column = community;

      g_array_append_val (self->order, column);
    }
  for (guint i = 0; i < n_columns; i++)
    if ((self->fields[i] || (int) i == self->low_income_disabled_column) && (int) i != community)
      g_array_append_val (self->order, i);

  return self;
}

/**
 * sw_import_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees the reader.
 */
void
sw_import_reader_free (SwImportReader *self)
{
  if (self == NULL)
    return;

  g_free (self->default_community);
  g_type_class_unref (self->klass);
  g_object_unref (self->elder);
  g_free (self->touched);
  g_free (self->columns);
  g_free (self->fields);
  g_array_unref (self->order);
  g_free (self);
}

/* The first words of rows that are not about an elder. */
static const char *const footers[] = {
  "合计", "总计", "共计", "小计", "填表人", "填报人", "制表人", "审核人", "经办人", "负责人", "街道主要领导", "主要领导",
  "社区负责人", "社区书记", "报送街道", "报送社区", "报送单位", "报送时间", "填报单位", "填表单位", "填报时间", "填表时间",
  "填表日期", "填表说明", "单位负责人", "分管领导", "联系人", "注:", "备注:", "说明:", "盖章",
};

static gboolean
is_footer (const char *text)
{
  g_autofree char *folded = sw_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  for (guint i = 0; i < G_N_ELEMENTS (footers); i++)
    if (g_str_has_prefix (plain, footers[i]))
      return TRUE;

  return strcmp (plain, "计") == 0;
}

static const char *
text_of (SwImportReader      *self,
         const SwImportCells *cells,
         const char          *field)
{
  int column = self->columns[field_index (self, field_named (self, field))];

  return column < 0 ? "" : sw_import_cells_get (cells, column);
}

static gboolean
repeats_head (SwImportReader      *self,
              const SwImportCells *cells)
{
  guint n_same = 0;

  if (sw_column_recognize (text_of (self, cells, "name")) == NULL)
    return FALSE;
  for (guint i = 0; i < sw_import_cells_get_n (cells); i++)
    {
      const char *target = sw_column_recognize (sw_import_cells_get (cells, i));

      if (target && g_strcmp0 (target, sw_column_map_get_target (self->map, i)) == 0)
        n_same++;
    }
  return n_same >= 2;
}

/* The row begins with such a word, or has one and no name. */
static gboolean
is_footer_row (SwImportReader      *self,
               const SwImportCells *cells)
{
  const char *name = text_of (self, cells, "name");
  gboolean first = TRUE;

  for (guint i = 0; i < sw_import_cells_get_n (cells); i++)
    {
      const char *text = sw_import_cells_get (cells, i);

      if (*text == '\0')
        continue;
      if (is_footer (text) && (first || *name == '\0' || is_footer (name)))
        return TRUE;
      first = FALSE;
    }
  return FALSE;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = sw_text_fold_char (g_utf8_get_char (p));

      if (character >= '0' && character <= '9')
        n++;
    }
  return n;
}

/**
 * sw_import_reader_classify:
 * @self: a reader
 * @cells: a row
 *
 * Returns: whether the row is about an elder, blank, or totals, signatures and the like
 */
SwImportRowKind
sw_import_reader_classify (SwImportReader      *self,
                           const SwImportCells *cells)
{
  static const char *const telling[] = { "name", "document_number", "home_address", "phone", "category" };
  gboolean filled = FALSE;

  if (count_digits (text_of (self, cells, "document_number")) < 15 &&
      (is_footer_row (self, cells) || repeats_head (self, cells)))
    return SW_IMPORT_ROW_SKIPPED;

  for (guint i = 0; i < G_N_ELEMENTS (telling) && !filled; i++)
    {
      g_autofree char *text = sw_text_normalize (text_of (self, cells, telling[i]));

      filled = text != NULL;
    }
  return filled ? SW_IMPORT_ROW_DATA : SW_IMPORT_ROW_BLANK;
}

static char *
without_blanks (const char *text)
{
  g_autofree char *folded = sw_text_fold (text);
  GString *plain = g_string_new (folded);

  g_string_replace (plain, " ", "", 0);
  return g_string_free (plain, FALSE);
}

static void
touch (SwImportReader *self,
       const SwField  *field)
{
  self->touched[field_index (self, field)] = 1;
}

static void
read_number (SwImportReader      *self,
             const SwImportCells *cells,
             guint                column,
             const char          *text)
{
  const SwField *kind = field_named (self, "document_kind");
  g_autofree char *plain = without_blanks (text);
  g_autofree char *normal = NULL;
  gint64 kind_value = SW_NONE;
  const char *digits;

  if (strcmp (plain, "无") == 0 || strcmp (plain, "无证件") == 0 || strcmp (plain, "没有") == 0)
    {
      if (!sw_record_is_set (SW_RECORD (self->elder), kind))
        self->elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
      touch (self, kind);
      return;
    }

  /* A spreadsheet keeps 15 digits of a number; what stands behind them is made up. */
  if (sw_import_cells_get_kind (cells, column) == SW_CELL_NUMBER && count_digits (text) > 15 &&
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

  digits = g_ascii_isalpha (*normal) ? normal + 1 : "";
  if (g_str_has_prefix (normal, "81") || g_str_has_prefix (normal, "82") || g_str_has_prefix (normal, "83"))
    kind_value = strlen (normal) == 18 ? SW_DOCUMENT_RESIDENCE_PERMIT : SW_DOCUMENT_CITIZEN_ID;
  else if (strspn (digits, "0123456789") == strlen (digits) && strlen (digits) >= 7 && strlen (digits) <= 9)
    kind_value = SW_DOCUMENT_PASSPORT;
  else
    kind_value = SW_DOCUMENT_CITIZEN_ID;

  g_free (self->elder->document_number);
  self->elder->document_number = g_steal_pointer (&normal);
  touch (self, field_named (self, "document_number"));
  if (self->elder->document_kind == SW_NONE)
    self->elder->document_kind = kind_value;
  touch (self, kind);
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
  g_autoptr (GString) rest = g_string_new (plain);
  const SwField *field = field_named (self, "category");
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
  self->elder->category = found;
  touch (self, field);
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
    { "不清楚", SW_CHILD_RESIDENCE_UNKNOWN }, { "同住一处", SW_CHILD_RESIDENCE_SAME_HOME },
  };
  const SwField *field = field_named (self, "child_residence");
  const SwEnumValue *exact = sw_enum_find_text (field->enumeration, text);
  g_autofree char *plain = without_blanks (text);

  if (strcmp (plain, "/") == 0 || strcmp (plain, "-") == 0 || strcmp (plain, "\\") == 0)
    return;
  if (exact)
    {
      self->elder->child_residence = exact->value;
      touch (self, field);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (plain, words[i].word) == 0)
      {
        self->elder->child_residence = words[i].residence;
        touch (self, field);
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

  if (strcmp (plain, "是") == 0 || strcmp (plain, "√") == 0 || g_ascii_strcasecmp (plain, "y") == 0)
    self->low_income_disabled = 1;
  else if (strcmp (plain, "否") == 0 || strcmp (plain, "×") == 0 || g_ascii_strcasecmp (plain, "n") == 0 ||
           strcmp (plain, "无") == 0 || strcmp (plain, "不是") == 0)
    self->low_income_disabled = 0;
  else if (strcmp (plain, "/") != 0 && strcmp (plain, "-") != 0)
    sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                          /* Translators: what a workbook has. */
                          _("“%s” should be 是 or 否."), text);
}

static void
read_reference (SwImportReader *self,
                const SwField  *field,
                const char     *text)
{
  g_autofree char *name = sw_text_normalize (text);

  if (name == NULL)
    return;
  sw_record_set_number (SW_RECORD (self->elder), field,
                        sw_reference_names_require (self->names, field, name, self->elder->community_id));
  touch (self, field);
}

static void
read_phone (SwImportReader *self,
            const SwField  *field,
            const char     *text)
{
  g_autofree char *phone = sw_phone_normalize (text);
  const char *before = self->elder->phone;

  if (phone == NULL)
    return;
  /* A mobile and a fixed phone in two columns are both kept. */
  if (before && strcmp (field->name, "phone") == 0)
    {
      g_autofree char *both = g_strdup_printf ("%s、%s", before, phone);

      g_free (phone);
      phone = sw_phone_normalize (both);
    }
  sw_record_set_text (SW_RECORD (self->elder), field, phone);
  touch (self, field);
}

static void
read_field (SwImportReader      *self,
            const SwImportCells *cells,
            guint                column,
            const SwField       *field,
            const char          *text,
            GPtrArray          **issues)
{
  g_autoptr (GError) error = NULL;

  if (field->kind == SW_FIELD_REFERENCE)
    {
      read_reference (self, field, text);
      return;
    }
  if (strcmp (field->name, "document_number") == 0)
    {
      read_number (self, cells, column, text);
      return;
    }
  if (strcmp (field->name, "category") == 0)
    {
      read_category (self, column, text, issues);
      return;
    }
  if (strcmp (field->name, "child_residence") == 0)
    {
      read_children (self, column, text, issues);
      return;
    }
  if (g_str_has_suffix (field->name, "phone"))
    {
      read_phone (self, field, text);
      return;
    }
  if (strcmp (field->name, "name") == 0)
    {
      g_autofree char *name = sw_name_normalize (text);

      sw_record_set_text (SW_RECORD (self->elder), field, name);
      touch (self, field);
      return;
    }
  if (!sw_record_parse (SW_RECORD (self->elder), field, text, self->today, &error))
    {
      /* A birth day that cannot be read does no harm beside a number that has it. */
      sw_import_issues_add (issues,
                            strcmp (field->name, "birth_day") == 0 || strcmp (field->name, "sex") == 0
                              ? SW_ISSUE_WARNING : SW_ISSUE_ERROR,
                            column, "%s", error->message);
      return;
    }
  touch (self, field);
}

/**
 * sw_import_reader_read:
 * @self: a reader
 * @cells: a row
 * @issues: (inout): what is wrong with the cells is added; made when needed
 *
 * Reads a row into the elder of sw_import_reader_get_elder().
 */
void
sw_import_reader_read (SwImportReader      *self,
                       const SwImportCells *cells,
                       GPtrArray          **issues)
{
  SwRecord *record = SW_RECORD (self->elder);
  const SwField *community = field_named (self, "community_id");

  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->klass->fields[i].kind == SW_FIELD_TEXT)
      g_clear_pointer (&SW_RECORD_TEXT (record, &self->klass->fields[i]), g_free);
    else
      SW_RECORD_NUMBER (record, &self->klass->fields[i]) = SW_NONE;
  memset (self->touched, 0, self->klass->n_fields);
  self->low_income_disabled = SW_NONE;
  self->bad_category = FALSE;

  if (self->columns[field_index (self, community)] < 0 && self->default_community)
    read_reference (self, community, self->default_community);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint column = g_array_index (self->order, guint, i);
      const char *raw = sw_import_cells_get (cells, column);
      g_autofree char *text = *raw ? sw_text_normalize (raw) : NULL;

      if (text && sw_import_cells_get_kind (cells, column) == SW_CELL_ERROR)
        {
          sw_import_issues_add (issues, SW_ISSUE_ERROR, column,
                                /* Translators: an error value of a spreadsheet, #REF!. */
                                _("The cell holds the error %s of a formula."), text);
          continue;
        }
      if (text && (int) column == self->low_income_disabled_column)
        read_boolean (self, column, text, issues);
      else if (text)
        read_field (self, cells, column, self->fields[column],
                    (self->fields[column]->flags & SW_FIELD_LONG) ? raw : text, issues);
      if (i == 0 && self->elder->community_id == SW_NONE && self->default_community)
        read_reference (self, community, self->default_community);
    }
}

/**
 * sw_import_reader_resolve:
 * @self: a reader
 *
 * Gives the row that was read last the real ids of records that waited to be saved.
 */
void
sw_import_reader_resolve (SwImportReader *self)
{
  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->touched[i] && self->klass->fields[i].kind == SW_FIELD_REFERENCE)
      {
        gint64 *id = &SW_RECORD_NUMBER (self->elder, &self->klass->fields[i]);

        *id = sw_reference_names_resolve (self->names, self->klass->fields[i].reference (), *id);
      }
}

/**
 * sw_import_reader_get_elder:
 * @self: a reader
 *
 * Returns: (transfer none): what the row that was read last says
 */
SwElder *
sw_import_reader_get_elder (SwImportReader *self)
{
  return self->elder;
}

/**
 * sw_import_reader_is_touched:
 * @self: a reader
 * @field: a field of #SwElder
 *
 * Returns: whether the row that was read last says something of it
 */
gboolean
sw_import_reader_is_touched (SwImportReader *self,
                             const SwField  *field)
{
  return self->touched[field_index (self, field)];
}

static void
apply_children (SwImportReader *self,
                SwElder        *elder)
{
  gboolean says_unsure = self->columns[field_index (self, field_named (self, "child_residence_unsure"))] >= 0;
  gint64 residence = self->elder->child_residence;

  if (says_unsure)
    {
      elder->child_residence = residence;
      return;
    }
  if (residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT &&
      (elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT ||
       elder->child_residence == SW_CHILD_RESIDENCE_OUTSIDE_CITY))
    return;

  elder->child_residence = residence;
  if (residence == SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT)
    elder->child_residence_unsure = 1;
  else if (elder->child_residence_unsure == 1)
    elder->child_residence_unsure = 0;
}

static gboolean
apply_low_income_disabled (SwImportReader *self,
                           SwElder        *elder,
                           GPtrArray     **issues)
{
  if (self->low_income_disabled == 0)
    {
      if (sw_elder_low_income_disabled (elder))
        sw_import_issues_add (issues, SW_ISSUE_WARNING, self->low_income_disabled_column,
                              _("The register says low-income and semi-disabled or disabled, the workbook says 否; "
                                "the register was left as it is."));
      return FALSE;
    }

  elder->low_income = 1;
  if (elder->care_ability == SW_CARE_ABILITY_ABLE)
    sw_import_issues_add (issues, SW_ISSUE_WARNING, self->low_income_disabled_column,
                          _("The register says able to care for oneself, the workbook says 是; "
                            "the care ability was left as it is."));
  if (elder->care_ability != SW_NONE)
    return FALSE;
  elder->care_ability = SW_CARE_ABILITY_SEMI_DISABLED;
  return TRUE;
}

/**
 * sw_import_reader_apply:
 * @self: a reader
 * @elder: an elder of the register, or a new one
 * @is_new: which of both
 * @issues: (inout): contradictions are added
 * @care_assumed: (out) (optional): whether 是 in the last column made the elder semi-disabled
 *
 * Writes what the row that was read last says into @elder.
 *
 * Returns: whether anything is different afterwards; always for a new one
 */
gboolean
sw_import_reader_apply (SwImportReader *self,
                        SwElder        *elder,
                        gboolean        is_new,
                        GPtrArray     **issues,
                        gboolean       *care_assumed)
{
  g_autoptr (SwRecord) before = is_new ? NULL : sw_record_copy (SW_RECORD (elder));
  const SwField *children = field_named (self, "child_residence");
  gboolean assumed = FALSE;
  SwCitizenIdFacts facts;

  for (guint i = 0; i < self->klass->n_fields; i++)
    if (self->touched[i] && &self->klass->fields[i] != children)
      sw_record_copy_field (SW_RECORD (elder), SW_RECORD (self->elder), &self->klass->fields[i]);

  if (self->touched[field_index (self, children)])
    apply_children (self, elder);
  if (self->low_income_disabled != SW_NONE)
    assumed = apply_low_income_disabled (self, elder, issues);
  if (care_assumed)
    *care_assumed = assumed;

  if (elder->document_kind == SW_NONE)
    elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  if (elder->registered_day == SW_NONE)
    elder->registered_day = self->today;
  if (is_new)
    return TRUE;

  /* What follows from the number is not a change of its own. */
  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->birth_day = facts.birth_day;
      elder->sex = facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
    }
  return !sw_record_equal (before, SW_RECORD (elder));
}

/**
 * sw_import_reader_validate:
 * @self: a reader
 * @elder: an elder to which the row that was read last was applied
 * @issues: (inout): what is wrong is added
 *
 * Says what keeps the elder from being saved, or should be looked at.
 */
void
sw_import_reader_validate (SwImportReader *self,
                           SwElder        *elder,
                           GPtrArray     **issues)
{
  g_autoptr (GPtrArray) found = NULL;
  SwCitizenIdFacts facts;
  int age;

  /* What the row itself says of sex and birth day, before the number overrides it. */
  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->sex = self->elder->sex != SW_NONE ? self->elder->sex : facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
      elder->birth_day = self->elder->birth_day != SW_NONE ? self->elder->birth_day : facts.birth_day;
    }
  found = sw_record_validate (SW_RECORD (elder), self->today);
  for (guint i = 0; i < found->len; i++)
    {
      SwIssue *issue = found->pdata[i];

      sw_import_issues_add (issues, issue->severity,
                            issue->field ? self->columns[field_index (self, issue->field)] : -1, "%s",
                            issue->message);
    }

  if (elder->document_kind == SW_DOCUMENT_CITIZEN_ID && elder->document_number &&
      sw_citizen_id_check (elder->document_number, &facts, NULL))
    {
      elder->sex = facts.male ? SW_SEX_MALE : SW_SEX_FEMALE;
      elder->birth_day = facts.birth_day;
    }
  age = sw_elder_get_age (elder, self->today);
  if (age >= 0 && age < 60)
    sw_import_issues_add (issues, SW_ISSUE_WARNING,
                          self->columns[field_index (self, field_named (self, "document_number"))],
                          /* Translators: an age in years. */
                          _("Only %d years old; the register is for those of 60 and above."), age);
  if (elder->category == SW_NONE && !self->bad_category)
    sw_import_issues_add (issues, SW_ISSUE_WARNING,
                          self->columns[field_index (self, field_named (self, "category"))],
                          _("The category is missing."));
}
