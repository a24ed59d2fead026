/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the reader of rows share. */
#pragma once

#include "sw-import-row.h"

G_BEGIN_DECLS

/* The fields of #SwElder that the reader knows by name, looked up once. */
typedef enum
{
  SW_IMPORT_NAME,
  SW_IMPORT_BIRTH_DAY,
  SW_IMPORT_DOCUMENT_KIND,
  SW_IMPORT_DOCUMENT_NUMBER,
  SW_IMPORT_COMMUNITY,
  SW_IMPORT_HOME_ADDRESS,
  SW_IMPORT_PHONE,
  SW_IMPORT_CATEGORY,
  SW_IMPORT_CHILDREN,
  SW_IMPORT_CHILDREN_UNSURE,
  SW_IMPORT_SEX,
  SW_IMPORT_N_KNOWN
} SwImportKnown;

/* What says which elder a row hangs on; of an elder's own row only the first. */
typedef enum
{
  SW_IMPORT_KEY_RECORD,
  SW_IMPORT_KEY_NUMBER,
  SW_IMPORT_KEY_NAME,
  SW_IMPORT_KEY_COMMUNITY,
  SW_IMPORT_N_KEYS
} SwImportKeyColumn;

/**
 * SwImportReader:
 *
 * Reads the rows of a sheet into records, and applies them to those of the register.
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
  SwRecordClass    *klass;    /* borrowed */
  gboolean          is_elder;
  const SwField    *known[SW_IMPORT_N_KNOWN]; /* NULL where the rows are no elders */
  int               key_columns[SW_IMPORT_N_KEYS]; /* or -1 */
  GPtrArray        *texts;    /* of the row being read, a cell each */
  SwRecord         *record;   /* the row that was read last */
  gint64            record_number; /* of the row: 底册编号, or SW_NONE */
  gint64            community_id;  /* in which people are looked for, where the row names none */
  guint8           *touched;  /* a byte a field: the row says something of it */
  int              *columns;  /* a column a field, or -1 */
  GArray           *order;    /* of guint: columns to read, that of the community first */
  const SwField   **fields;   /* a field a column, NULL for others */
  int               low_income_disabled_column;
  gint64            low_income_disabled; /* of the row: SW_NONE, 0, 1 */
  gboolean          bad_category;        /* the row has one that cannot be taken */
  SwDay             today;
};

static inline guint
sw_import_reader_index (SwImportReader *self,
                        const SwField  *field)
{
  return (guint) (field - self->klass->fields);
}

/* Of a reader of elders. */
static inline SwElder *
sw_import_reader_elder (SwImportReader *self)
{
  return (SwElder *) self->record;
}

/* The column of a known field, or -1. */
static inline int
sw_import_reader_column (SwImportReader *self,
                         SwImportKnown   known)
{
  return self->known[known] ? self->columns[sw_import_reader_index (self, self->known[known])] : -1;
}

static inline void
sw_import_reader_touch (SwImportReader *self,
                        const SwField  *field)
{
  self->touched[sw_import_reader_index (self, field)] = 1;
}

guint sw_import_count_digits          (const char           *text);
gint64 sw_import_reader_read_flags    (SwImportReader       *self,
                                       const SwField        *field,
                                       const char           *text,
                                       GString              *others);
void  sw_import_reader_complete_visit (SwImportReader       *self,
                                       SwVisit              *visit);
void  sw_import_reader_doubt_visit    (SwImportReader       *self,
                                       SwVisit              *visit,
                                       GPtrArray           **issues);
void  sw_import_reader_read_cell      (SwImportReader       *self,
                                       const SwImportCells  *cells,
                                       guint                 column,
                                       const char           *raw,
                                       const char           *text,
                                       GPtrArray           **issues);
void  sw_import_reader_read_community (SwImportReader       *self,
                                       const char           *name,
                                       GPtrArray           **issues);

G_END_DECLS
