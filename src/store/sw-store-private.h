/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For this floor only. */
#pragma once

#include "sw-sql.h"

G_BEGIN_DECLS

typedef struct _SwSettling SwSettling;

struct _SwStore
{
  GObject       parent_instance;

  /* owned */
  char         *path;
  char         *actor;
  char         *notice;
  char         *label;        /* of the action that is open, or NULL */
  SwConnection *connection;
  SwConnection *lock;         /* NULL for another store of one that has it */
  GHashTable   *serials;      /* table (static) → gint64 *, the next id, while an action is open */
  GHashTable   *names;        /* table (static) → GHashTable of gint64 * → name */
  GWeakRef      origin;       /* the store that this one was opened again from */

  SwSettling   *settling;     /* of sw_store_settle_later(): what is under way, or NULL */
  guint         settle_source;

  gint64        first_change;
  gint64        follow_day;   /* of what follows for agreements from a change; SW_NONE: today */
  gboolean      read_only;
  gboolean      logging;      /* the triggers of the change log are there */
};

SwConnection *sw_store_get_connection    (SwStore  *self);
gboolean      sw_store_begin_transaction (SwStore  *self,
                                          GError  **error);
void          sw_store_announce_change   (SwStore  *self);
gboolean      sw_store_next_serial       (SwStore        *self,
                                          const char     *name,
                                          gint64          least,
                                          gint64         *serial,
                                          GError        **error);
gboolean      sw_store_next_id           (SwStore        *self,
                                          SwRecordClass  *klass,
                                          gint64         *id,
                                          GError        **error);

G_END_DECLS
