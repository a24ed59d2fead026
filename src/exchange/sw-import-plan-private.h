/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the plan share. */
#pragma once

#include "sw-import-plan.h"

G_BEGIN_DECLS

typedef struct
{
  char        *path;
  char        *sheet;     /* the tab's name */
  char        *name;      /* for the screen */
  char        *community; /* guessed from the names, or NULL */
  SwColumnMap *map;
  SwImportCounts counts;
} SwImportSource;

struct _SwImportPlan
{
  GObject           parent_instance;

  SwSheetGroup      group;    /* what the sheets are about */
  GPtrArray        *sources;  /* SwImportSource */
  GArray           *rows;     /* SwImportRow */
  GPtrArray        *missing;  /* SwImportMissing */
  GPtrArray        *remarks;  /* char * */
  GPtrArray        *left_out; /* char *: remarks about sheets, made when files are added */
  SwReferenceNames *names;
  char             *community;
  SwImportCounts    counts;
  SwDay             today;
  gint64            revision; /* the register's last action when the plan was made */
  int               progress; /* per mille, atomic */
};

SwImportSource *sw_import_plan_source         (SwImportPlan *self,
                                               guint         index);
gboolean        sw_import_plan_has_owned      (SwImportPlan *self);
gboolean        sw_import_source_is_elder     (SwImportSource *source);
void            sw_import_plan_set_progress   (SwImportPlan *self,
                                               double        fraction);
gboolean        sw_import_plan_needs_people   (SwImportPlan *self);
gboolean        sw_import_plan_get_revision   (SwStore      *store,
                                               gint64       *revision,
                                               GError      **error);
void            sw_import_missing_free        (SwImportMissing *missing);

G_END_DECLS
