/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the names share. */
#pragma once

#include "sw-reference-names.h"

G_BEGIN_DECLS

typedef struct
{
  GType     type;
  gint64    id; /* negative while pending */
  char     *name;
  char     *label;
  char     *phone;
  gint64    community_id;
  gint64    kind; /* of a caregiver */
  SwRecord *record; /* only while pending */
  gboolean  used;   /* while pending: a record that will be saved refers to it */
} SwReferenceName;

/**
 * SwReferenceNames:
 *
 * The names that stand for communities, grids, caregivers and organisations in a workbook.
 * Every record has one of its own, so that a workbook can be imported again without loss:
 * two caregivers of one name are told apart by community, and by phone if need be,
 * 王芳（北园社区）.
 *
 * What a workbook names and the register does not have waits as a pending record with a
 * negative id until it is saved.
 */
struct _SwReferenceNames
{
  GPtrArray  *entries;
  GPtrArray  *pending;   /* borrowed from entries */
  guint       n_saved;   /* so many of these, from the first */
  GHashTable *by_id;     /* key of type and id → SwReferenceName */
  GHashTable *by_label;  /* key of type and label → SwReferenceName */
  GHashTable *by_name;   /* key of caregivers' names → GPtrArray of SwReferenceName */
  gboolean    has_people;
};

char            *sw_reference_name_id_key   (GType             type,
                                             gint64            id);
SwReferenceName *sw_reference_names_entry   (SwReferenceNames *self,
                                             GType             type,
                                             gint64            id);
SwReferenceName *sw_reference_names_add     (SwReferenceNames *self,
                                             GType             type,
                                             gint64            id,
                                             const char       *name,
                                             const char       *phone,
                                             gint64            community_id);
void             sw_reference_names_label   (SwReferenceNames *self,
                                             SwReferenceName  *entry,
                                             const char       *label);
gboolean         sw_reference_name_split    (const char       *text,
                                             char            **name,
                                             char            **community,
                                             char            **phone);

G_END_DECLS
