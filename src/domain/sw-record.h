/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-enum.h"

G_BEGIN_DECLS

typedef enum
{
  SW_FIELD_TEXT,     /* char * */
  SW_FIELD_INTEGER,  /* this and all below: gint64, SW_NONE where unknown */
  SW_FIELD_MONEY,    /* fen */
  SW_FIELD_BOOLEAN,  /* 0, 1 */
  SW_FIELD_DAY,      /* days since 1970-01-01 */
  SW_FIELD_TIME,     /* microseconds since 1970-01-01 UTC */
  SW_FIELD_ENUM,     /* a value of the enumeration; its nick in the database, unless compact */
  SW_FIELD_FLAGS,    /* a set of bits, bit numbers are the enumeration's values */
  SW_FIELD_REFERENCE /* the id of another record */
} SwFieldKind;

typedef enum
{
  SW_FIELD_REQUIRED = 1 << 0,
  SW_FIELD_SENSITIVE = 1 << 1,  /* masked until shown */
  SW_FIELD_SEARCHABLE = 1 << 2, /* found by the search box */
  SW_FIELD_DERIVED = 1 << 3,    /* computed from other fields, never typed */
  SW_FIELD_LONG = 1 << 4,       /* a text of several lines */
  SW_FIELD_OWNER = 1 << 5,      /* the reference that the row hangs on */
  SW_FIELD_COMPACT = 1 << 6,    /* an enumeration of a table of millions of rows: stored as its number */
  SW_FIELD_CLOCK = 1 << 7,      /* an integer: minutes since midnight, written as 09:30 */
  SW_FIELD_SETTLED = 1 << 8     /* empty is not unknown: it says any, or no */
} SwFieldFlags;

/**
 * SwField:
 * @name: the column's name, and with hyphens the property's
 * @kind: what the value is
 * @offset: where it stands in the record's struct
 * @label: the translatable name for the screen
 * @heading: the column's name in workbooks, always Chinese
 * @flags: what else is to be known
 * @enumeration: for an enumeration or flags: its values
 * @reference: for a reference: gives the class that it points to
 * @max_length: for a text: how many characters it may have; 0 for the usual,
 *   see sw_field_get_max_length()
 *
 * One field of a record class; the class's table of these drives everything
 * generic: properties, storage, change log, validation, import and export.
 */
typedef struct
{
  const char   *name;
  SwFieldKind   kind;
  gsize         offset;
  const char   *label;
  const char   *heading;
  SwFieldFlags  flags;
  const SwEnum *enumeration;
  GType       (*reference) (void);
  guint         max_length;
} SwField;

/* What may stand in a field of one line and of several, where its table says nothing else, in characters. */
#define SW_FIELD_MAX_SHORT 200
#define SW_FIELD_MAX_LONG 4000
#define SW_FIELD_ANY_LENGTH G_MAXUINT

typedef enum
{
  SW_ISSUE_WARNING, /* may be saved, stands on the to-verify list */
  SW_ISSUE_ERROR    /* must be mended before it can be saved */
} SwIssueSeverity;

/**
 * SwIssue:
 * @field: (nullable): the field concerned
 * @severity: how bad it is
 * @message: a sentence in the user's language
 *
 * What is wrong with a record.
 */
typedef struct
{
  const SwField  *field;
  SwIssueSeverity severity;
  char           *message;
} SwIssue;

#define SW_TYPE_RECORD (sw_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (SwRecord, sw_record, SW, RECORD, GObject)

/**
 * SwRecordClass:
 * @table: the database's table
 * @label: the translatable word for one such record
 * @fields: the table of fields, ended by one without a name
 * @n_fields: how many there are
 * @properties: their properties
 * @derive: (nullable): computes the derived fields from the others
 * @validate: (nullable): appends to @issues what is wrong on the day @today
 */
struct _SwRecordClass
{
  GObjectClass   parent_class;

  const char    *table;
  const char    *label;
  const SwField *fields;
  guint          n_fields;
  GParamSpec   **properties;

  void         (*derive)   (SwRecord  *self);
  void         (*validate) (SwRecord  *self,
                            SwDay      today,
                            GPtrArray *issues);
};

#define SW_FIELD(Type, member, KIND, label_, heading_, flags_) \
  { #member, SW_FIELD_##KIND, G_STRUCT_OFFSET (Type, member), label_, heading_, flags_, NULL, NULL, 0 }
/* A text of @max characters at most. */
#define SW_FIELD_UP_TO(Type, member, max, label_, heading_, flags_) \
  { #member, SW_FIELD_TEXT, G_STRUCT_OFFSET (Type, member), label_, heading_, flags_, NULL, NULL, max }
#define SW_FIELD_OF_ENUM(Type, member, KIND, enum_, label_, heading_, flags_) \
  { #member, SW_FIELD_##KIND, G_STRUCT_OFFSET (Type, member), label_, heading_, flags_, enum_, NULL, 0 }
#define SW_FIELD_TO(Type, member, get_type_, label_, heading_, flags_) \
  { #member, SW_FIELD_REFERENCE, G_STRUCT_OFFSET (Type, member), label_, heading_, flags_, NULL, get_type_, 0 }

/**
 * SW_DEFINE_RECORD:
 *
 * Defines the type of a record class from its table of fields `t_n_fields`.
 * Its class_init may go on in `t_n_class_setup (klass)`.
 */
#define SW_DEFINE_RECORD(TN, t_n, table_, label_)                         \
  G_DEFINE_FINAL_TYPE (TN, t_n, SW_TYPE_RECORD)                           \
  static void t_n##_init (TN *self)                                       \
  {                                                                       \
    sw_record_init_fields (SW_RECORD (self));                             \
  }                                                                       \
  static void t_n##_class_init (TN##Class *klass)                         \
  {                                                                       \
    sw_record_class_set_fields (SW_RECORD_CLASS (klass), table_, label_, t_n##_fields); \
    t_n##_class_setup (SW_RECORD_CLASS (klass));                          \
  }                                                                       \
  TN *t_n##_new (void)                                                    \
  {                                                                       \
    return g_object_new (t_n##_get_type (), NULL);                        \
  }

/* Whether the database holds text. */
#define SW_FIELD_IS_STORED_TEXT(field) \
  ((field)->kind == SW_FIELD_TEXT || ((field)->kind == SW_FIELD_ENUM && !((field)->flags & SW_FIELD_COMPACT)))

#define SW_RECORD_NUMBER(record, field) (*(gint64 *) ((guint8 *) (record) + (field)->offset))
#define SW_RECORD_TEXT(record, field) (*(char **) ((guint8 *) (record) + (field)->offset))

void           sw_record_class_set_fields (SwRecordClass   *klass,
                                           const char      *table,
                                           const char      *label,
                                           const SwField   *fields);
void           sw_record_init_fields      (SwRecord        *self);
const SwField *sw_record_class_find_field (SwRecordClass   *klass,
                                           const char      *name);

gint64         sw_record_get_id           (SwRecord        *self);
void           sw_record_set_id           (SwRecord        *self,
                                           gint64           id);
const char    *sw_record_get_text         (SwRecord        *self,
                                           const SwField   *field);
gint64         sw_record_get_number       (SwRecord        *self,
                                           const SwField   *field);
void           sw_record_set_text         (SwRecord        *self,
                                           const SwField   *field,
                                           const char      *text);
void           sw_record_set_number       (SwRecord        *self,
                                           const SwField   *field,
                                           gint64           number);
gboolean       sw_record_is_set           (SwRecord        *self,
                                           const SwField   *field);
gboolean       sw_record_field_equal      (SwRecord        *self,
                                           SwRecord        *other,
                                           const SwField   *field);
gboolean       sw_record_equal            (SwRecord        *self,
                                           SwRecord        *other);
SwRecord      *sw_record_copy             (SwRecord        *self);
void           sw_record_copy_field       (SwRecord        *self,
                                           SwRecord        *from,
                                           const SwField   *field);
const SwField *sw_record_class_find_owner (SwRecordClass   *klass);
void           sw_record_derive           (SwRecord        *self);
GPtrArray     *sw_record_validate         (SwRecord        *self,
                                           SwDay            today);
void           sw_record_add_issue        (SwRecord        *self,
                                           GPtrArray       *issues,
                                           const char      *field_name,
                                           SwIssueSeverity  severity,
                                           const char      *format,
                                           ...) G_GNUC_PRINTF (5, 6);
void           sw_record_normalize        (char           **place,
                                           char          *(*normalize) (const char *text));
gboolean       sw_issues_have_error       (GPtrArray       *issues);

guint          sw_field_get_max_length    (const SwField   *field);
char          *sw_field_check_length      (const SwField   *field,
                                           const char      *text);
char          *sw_field_format_value      (const SwField   *field,
                                           const char      *text,
                                           gint64           number);
char          *sw_record_format           (SwRecord        *self,
                                           const SwField   *field);
char          *sw_record_format_official  (SwRecord        *self,
                                           const SwField   *field);
char          *sw_record_format_machine   (SwRecord        *self,
                                           const SwField   *field);
gboolean       sw_field_is_phone          (const SwField   *field);
char          *sw_record_format_masked    (SwRecord        *self,
                                           const SwField   *field);
char          *sw_record_class_list_fields (SwRecordClass   *klass,
                                            SwFieldFlags     without);
gboolean       sw_record_parse            (SwRecord        *self,
                                           const SwField   *field,
                                           const char      *text,
                                           SwDay            today,
                                           GError         **error);

G_END_DECLS
