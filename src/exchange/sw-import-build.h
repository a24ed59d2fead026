/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known while a plan is built. */
#pragma once

#include "sw-import-plan-private.h"

G_BEGIN_DECLS

typedef struct
{
  SwImportPlan   *plan;
  SwStore        *store;
  SwImportReader *reader;
  GHashTable     *by_key;      /* who a row is → its index */
  GHashTable     *by_name;     /* sw_import_name_key() → the index of the row, or G_MAXUINT for several */
  GHashTable     *by_elder;    /* gint64 * → the index of the row, or G_MAXUINT for one with an error */
  GHashTable     *communities; /* gint64 * → how many rows name it */
  GPtrArray      *owned;       /* what hangs on the elder of the last row, of one class; may be NULL */
  gint64          owned_by;    /* that elder */
  GType           owned_type;  /* that class */
  SwDay           owned_near;  /* the day on which it was looked for, or SW_NONE */
  GHashTable     *taken;       /* gint64 *: records of this class that a row means */
  guint           n_sources_done;
  gboolean        has_owned;   /* there are sheets of what hangs on elders */
  gboolean        is_empty;    /* the register has no elder yet */
  guint           n_care_assumed;
  guint           n_unsure;
} SwImportBuild;

gboolean sw_import_has_good_number    (SwElder        *elder);
SwDay    sw_import_birth_day          (SwElder        *elder);
gboolean sw_import_is_record_of       (SwElder        *row,
                                       SwElder        *elder);
gboolean sw_import_build_match        (SwImportBuild  *build,
                                       SwElder        *row,
                                       GPtrArray     **issues,
                                       SwElder       **match,
                                       GError        **error);
gboolean sw_import_build_plan_owned   (SwImportBuild  *build,
                                       SwImportRow    *row,
                                       GError        **error);
guint    sw_import_build_find_record  (SwImportBuild  *build,
                                       gint64          record_number);
GPtrArray *sw_import_build_list_changes (SwImportBuild *build,
                                       SwRecord       *before,
                                       SwRecord       *after);
char    *sw_import_name_key           (const char     *name,
                                       gint64          community_id);
gboolean sw_import_issues_have_error  (GPtrArray      *issues);
gboolean sw_import_build_list_missing (SwImportBuild  *build,
                                       GError        **error);

G_END_DECLS
