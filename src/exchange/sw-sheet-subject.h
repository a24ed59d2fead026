/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

/* Which sheets belong together in a workbook. */
typedef enum
{
  SW_SHEET_GROUP_REGISTER,
  SW_SHEET_GROUP_VISITS
} SwSheetGroup;

/**
 * SwSheetVariants:
 * @target: what a column is, as #SwColumnMap has it
 * @names: what people write over it, folded and without blanks, separated by |
 *
 * How the heading of a column is written otherwise.
 */
typedef struct
{
  const char *target;
  const char *names;
} SwSheetVariants;

/**
 * SwSheetWords:
 * @field: an enumeration, or a set of flags
 * @words: what people write for a value, folded and without blanks, separated by |
 * @value: the value, or the number of the bit
 *
 * How a value is written otherwise.
 */
typedef struct
{
  const char *field;
  const char *words;
  gint64      value;
} SwSheetWords;

/**
 * SwSheetSubject:
 * @get_type: gives the class of the records
 * @group: the sheets among which it stands
 * @sheet_name: the name of such a sheet, always Chinese
 * @needed: (nullable): the fields without which it is no such sheet, ended by %NULL
 * @keys: (nullable): the fields by which a record of an elder is known again, ended by %NULL
 * @near: (nullable): the field, a day, by which the records of an elder are looked for; %NULL
 *   where there are few
 * @ignored: (nullable): the fields that are written and not read, ended by %NULL
 * @variants: the names of its columns besides the headings of the table of fields, ended by
 *   one without a target
 * @words: (nullable): what people write besides the words of the enumerations, ended by one
 *   without a field
 *
 * What the rows of a sheet are about: elders, or records that hang on an elder.
 */
typedef struct
{
  GType                (*get_type) (void);
  SwSheetGroup           group;
  const char            *sheet_name;
  const char *const     *needed;
  const char *const     *keys;
  const char            *near;
  const char *const     *ignored;
  const SwSheetVariants *variants;
  const SwSheetWords    *words;
} SwSheetSubject;

const SwSheetSubject *sw_sheet_subjects              (guint                *n_subjects);
const SwSheetSubject *sw_sheet_subject_find          (GType                 type);
const SwSheetSubject *sw_sheet_subject_find_table    (const char           *table);
gboolean              sw_sheet_subject_has_words     (const SwSheetSubject *self,
                                                      const SwField        *field);
gboolean              sw_sheet_subject_find_word     (const SwSheetSubject *self,
                                                      const SwField        *field,
                                                      const char           *text,
                                                      gint64               *value);
gboolean              sw_sheet_subject_is_ignored    (const SwSheetSubject *self,
                                                      const SwField        *field);
SwRecordClass        *sw_sheet_subject_peek_class    (const SwSheetSubject *self);
gboolean              sw_sheet_subject_is_elder      (const SwSheetSubject *self);

G_END_DECLS
