/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-column-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-elder.h"
#include "sw-text.h"

/* Words that make a name, a number, an address or a phone that of somebody else. */
static const char *const others[] = {
  "联系人", "家属", "亲属", "监护", "配偶", "子女姓名", "子女电话", "子女联系", "子女身份", "赡养人姓名", "赡养人电话",
  "赡养人联系", "医生", "残疾", "户主", "紧急", "单位", "填表", "填报", "女儿", "儿子",
};

static char *
squeeze (const char *heading)
{
  g_autofree char *folded = sw_text_fold (heading);
  GString *plain = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p; p++)
    if (strchr (" *:#", *p) == NULL)
      g_string_append_c (plain, g_ascii_tolower (*p));

  return g_string_free (plain, FALSE);
}

static GHashTable *
make_names (const SwSheetSubject *subject)
{
  SwRecordClass *klass = sw_sheet_subject_peek_class (subject);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const SwSheetVariants *v = subject->variants; v->target; v++)
    {
      g_auto (GStrv) parts = g_strsplit (v->names, "|", -1);

      for (guint i = 0; parts[i]; i++)
        g_hash_table_insert (names, g_strdup (parts[i]), (gpointer) v->target);
    }
  /* The table of fields holds, also by its names for machines. Of a reference these have the
   * id, which says nothing elsewhere, and the name beside it. */
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      gboolean ignored = (field->flags & SW_FIELD_DERIVED) || sw_sheet_subject_is_ignored (subject, field);
      const char *target = ignored ? SW_COLUMN_IGNORED : field->name;

      if (field->flags & SW_FIELD_OWNER)
        {
          g_hash_table_insert (names, g_strdup (field->name), (gpointer) SW_COLUMN_RECORD);
          g_hash_table_insert (names, g_strndup (field->name, strlen (field->name) - 3),
                               (gpointer) SW_COLUMN_ELDER_NAME);
          g_hash_table_insert (names, g_strdup ("id"), (gpointer) SW_COLUMN_IGNORED);
          continue;
        }
      g_hash_table_insert (names, squeeze (field->heading), (gpointer) target);
      if (field->kind == SW_FIELD_REFERENCE && g_str_has_suffix (field->name, "_id"))
        {
          g_hash_table_insert (names, g_strndup (field->name, strlen (field->name) - 3), (gpointer) target);
          target = SW_COLUMN_IGNORED;
        }
      g_hash_table_insert (names, g_strdup (field->name), (gpointer) target);
    }
  return names;
}

static const char *
find_exact (const SwSheetSubject *subject,
            const char           *plain)
{
  static gsize made;
  static GHashTable *all; /* SwSheetSubject → names */

  if (g_once_init_enter (&made))
    {
      guint n;
      const SwSheetSubject *subjects = sw_sheet_subjects (&n);

      all = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < n; i++)
        g_hash_table_insert (all, (gpointer) &subjects[i], make_names (&subjects[i]));
      g_once_init_leave (&made, 1);
    }

  return g_hash_table_lookup (g_hash_table_lookup (all, subject), plain);
}

/* Longer headings are recognized by what they contain; the official ones are of this kind. */
static const char *
find_contained (const char *plain)
{
  if (strstr (plain, "低保") && strstr (plain, "失能"))
    return SW_COLUMN_LOW_INCOME_DISABLED;
  if ((strstr (plain, "子女") || strstr (plain, "赡养人")) &&
      (strstr (plain, "区外") || strstr (plain, "街道外") || strstr (plain, "居住")))
    return "child_residence";

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strstr (plain, others[i]))
      return NULL;

  if (strstr (plain, "身份证") || strstr (plain, "身份号") || strstr (plain, "证件号"))
    return "document_number";
  if (strstr (plain, "户籍") && strstr (plain, "址"))
    return "household_address";
  if (strstr (plain, "老人姓名") || strstr (plain, "老年人姓名"))
    return "name";
  if (strstr (plain, "住址") || strstr (plain, "居住地址"))
    return "home_address";
  if (strstr (plain, "联系电话") || strstr (plain, "手机号"))
    return "phone";
  if (strstr (plain, "类别") && (strstr (plain, "空巢") || strstr (plain, "独居")))
    return "category";

  return NULL;
}

static const char *
recognize_plain (const SwSheetSubject *subject,
                 const char           *plain)
{
  const char *target = find_exact (subject, plain);
  const char *parenthesis = strchr (plain, '(');

  if (target == NULL && parenthesis && parenthesis != plain)
    {
      g_autofree char *before = g_strndup (plain, parenthesis - plain);

      target = find_exact (subject, before);
    }
  if (target == NULL && sw_sheet_subject_is_elder (subject))
    target = find_contained (plain);

  return target;
}

/* Which elder a row hangs on is said by the names that an elder's columns have. */
static const char *
recognize_elder (const char *plain)
{
  static const char *const targets[][2] = {
    { "name", SW_COLUMN_ELDER_NAME },           { "document_number", SW_COLUMN_ELDER_NUMBER },
    { "community_id", SW_COLUMN_ELDER_COMMUNITY }, { SW_COLUMN_RECORD, SW_COLUMN_RECORD },
    { SW_COLUMN_IGNORED, SW_COLUMN_IGNORED },
  };
  const char *target = recognize_plain (sw_sheet_subject_find (SW_TYPE_ELDER), plain);

  for (guint i = 0; target && i < G_N_ELEMENTS (targets); i++)
    if (strcmp (target, targets[i][0]) == 0)
      return targets[i][1];

  return NULL;
}

/**
 * sw_column_recognize:
 * @subject: what the rows are about
 * @heading: (nullable): what stands over a column
 *
 * Returns: (nullable): the target that a heading of that name has, %SW_COLUMN_IGNORED for
 *   one that is known and not imported, %NULL for an unknown one
 */
const char *
sw_column_recognize (const SwSheetSubject *subject,
                     const char           *heading)
{
  g_autofree char *plain = NULL;
  const char *target;

  if (heading == NULL || strlen (heading) > 300)
    return NULL;
  plain = squeeze (heading);
  if (*plain == '\0')
    return NULL;

  target = recognize_plain (subject, plain);
  return target || sw_sheet_subject_is_elder (subject) ? target : recognize_elder (plain);
}

static GArray *
make_targets (const SwSheetSubject *subject)
{
  static const SwColumnTarget ignored = { SW_COLUMN_IGNORED, N_("Not imported"), "" };
  static const SwColumnTarget of_elder[] = {
    { SW_COLUMN_LOW_INCOME_DISABLED, N_("Low-income and disabled (yes or no)"), "是否为低保家庭中失能半失能的空巢独居老人" },
    { SW_COLUMN_RECORD, N_("Number in the register"), "底册编号" },
  };
  static const SwColumnTarget to_elder[] = {
    { SW_COLUMN_RECORD, N_("Number in the register"), "底册编号" },
    { SW_COLUMN_ELDER_NAME, N_("Elder’s name"), "老人姓名" },
    { SW_COLUMN_ELDER_NUMBER, N_("Elder’s document number"), "老人身份证号" },
    { SW_COLUMN_ELDER_COMMUNITY, N_("Elder’s community"), "社区" },
  };
  SwRecordClass *klass = sw_sheet_subject_peek_class (subject);
  GArray *targets = g_array_new (TRUE, FALSE, sizeof (SwColumnTarget));

  g_array_append_val (targets, ignored);
  if (!sw_sheet_subject_is_elder (subject))
    g_array_append_vals (targets, to_elder, G_N_ELEMENTS (to_elder));
  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & (SW_FIELD_DERIVED | SW_FIELD_OWNER)) &&
        !sw_sheet_subject_is_ignored (subject, &klass->fields[i]))
      {
        SwColumnTarget target = { klass->fields[i].name, klass->fields[i].label, klass->fields[i].heading };

        g_array_append_val (targets, target);
      }
  if (sw_sheet_subject_is_elder (subject))
    g_array_append_vals (targets, of_elder, G_N_ELEMENTS (of_elder));
  return targets;
}

/**
 * sw_column_targets:
 * @subject: what the rows are about
 * @n_targets: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_targets): what a column can be mapped to, the
 *   choice not to import it first
 */
const SwColumnTarget *
sw_column_targets (const SwSheetSubject *subject,
                   guint                *n_targets)
{
  static gsize made;
  static GHashTable *all; /* SwSheetSubject → GArray of SwColumnTarget */
  GArray *targets;

  if (g_once_init_enter (&made))
    {
      guint n;
      const SwSheetSubject *subjects = sw_sheet_subjects (&n);

      all = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < n; i++)
        g_hash_table_insert (all, (gpointer) &subjects[i], make_targets (&subjects[i]));
      g_once_init_leave (&made, 1);
    }

  targets = g_hash_table_lookup (all, subject);
  *n_targets = targets->len;
  return (const SwColumnTarget *) targets->data;
}

/**
 * sw_column_find_target:
 * @subject: what the rows are about
 * @name: the name of a target
 *
 * Returns: (nullable): the target
 */
const SwColumnTarget *
sw_column_find_target (const SwSheetSubject *subject,
                       const char           *name)
{
  guint n;
  const SwColumnTarget *targets = sw_column_targets (subject, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (targets[i].name, name) == 0)
      return &targets[i];

  return NULL;
}

/**
 * sw_column_letter:
 * @column: a column, from 0
 *
 * Returns: (transfer full): what a spreadsheet calls it: A, Z, AA
 */
char *
sw_column_letter (guint column)
{
  char letters[8] = { 0 };
  guint at = sizeof letters - 1;

  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    letters[--at] = 'A' + (n - 1) % 26;

  return g_strdup (letters + at);
}
