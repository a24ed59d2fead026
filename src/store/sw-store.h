/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_STORE_ERROR (sw_store_error_quark ())

typedef enum
{
  SW_STORE_ERROR_FAILED,
  SW_STORE_ERROR_BUSY,           /* another program holds the database */
  SW_STORE_ERROR_CONSTRAINT,     /* something hangs on the row, or it is not unique */
  SW_STORE_ERROR_CORRUPT,
  SW_STORE_ERROR_NOT_A_DATABASE, /* not one of this program's */
  SW_STORE_ERROR_NEWER_PROGRAM,  /* made by a newer program: opened read-only */
  SW_STORE_ERROR_NO_SPACE,
  SW_STORE_ERROR_READ_ONLY,
  SW_STORE_ERROR_NOT_FOUND,
  SW_STORE_ERROR_NOTHING_TO_UNDO,
  SW_STORE_ERROR_INVALID,        /* the record itself is not fit to be saved */
  SW_STORE_ERROR_EXISTS
} SwStoreError;

typedef enum
{
  SW_STORE_OPEN_EXISTING = 0,
  SW_STORE_CREATE = 1 << 0,     /* make it; an error if it exists */
  SW_STORE_READ_ONLY = 1 << 1
} SwStoreFlags;

/**
 * SwProgressFunc:
 * @fraction: how much is done, from 0 to 1
 * @user_data: data of the caller
 *
 * Is told how far something is that takes long, in the thread that does it.
 */
typedef void (*SwProgressFunc) (double   fraction,
                                gpointer user_data);

#define SW_TYPE_STORE (sw_store_get_type ())
G_DECLARE_FINAL_TYPE (SwStore, sw_store, SW, STORE, GObject)

/* SwStore::changed (store): something was committed, undone or redone; emitted
 * in the thread that did it, after the commit. */

GQuark      sw_store_error_quark      (void);
char       *sw_store_default_path     (void);

SwStore    *sw_store_open             (const char    *path,
                                       SwStoreFlags   flags,
                                       GError       **error);
SwStore    *sw_store_open_again       (SwStore       *self,
                                       GError       **error);
gboolean    sw_store_close            (SwStore       *self,
                                       GError       **error);
void        sw_store_discard          (SwStore       *self);
const char *sw_store_get_path         (SwStore       *self);
gboolean    sw_store_is_read_only     (SwStore       *self);
const char *sw_store_get_notice       (SwStore       *self);
void        sw_store_set_notice       (SwStore       *self,
                                       const char    *notice);
void        sw_store_interrupt        (SwStore       *self);
const char *sw_store_get_actor        (SwStore       *self);
void        sw_store_set_actor        (SwStore       *self,
                                       const char    *actor);

/* Actions: every change stands between begin and commit. */

gboolean    sw_store_begin            (SwStore       *self,
                                       const char    *label,
                                       GError       **error);
gboolean    sw_store_commit           (SwStore       *self,
                                       GError       **error);
void        sw_store_rollback         (SwStore       *self);
gboolean    sw_store_in_action        (SwStore       *self);

gboolean    sw_store_save             (SwStore       *self,
                                       SwRecord      *record,
                                       GError       **error);
gboolean    sw_store_prepare          (SwRecord      *record,
                                       GError       **error);
gboolean    sw_store_save_prepared    (SwStore       *self,
                                       SwRecord      *record,
                                       GError       **error);
gboolean    sw_store_delete           (SwStore       *self,
                                       SwRecord      *record,
                                       GError       **error);
gboolean    sw_store_save_one         (SwStore       *self,
                                       SwRecord      *record,
                                       const char    *label,
                                       GError       **error);
gboolean    sw_store_delete_one       (SwStore       *self,
                                       SwRecord      *record,
                                       const char    *label,
                                       GError       **error);

gpointer    sw_store_load             (SwStore       *self,
                                       GType          type,
                                       gint64         id,
                                       GError       **error);
GPtrArray  *sw_store_load_all         (SwStore       *self,
                                       GType          type,
                                       GError       **error);
GPtrArray  *sw_store_load_owned       (SwStore       *self,
                                       GType          type,
                                       gint64         owner_id,
                                       GError       **error);
GPtrArray  *sw_store_load_where       (SwStore       *self,
                                       GType          type,
                                       const char    *field_name,
                                       const char    *machine_value,
                                       GError       **error);
SwOffice   *sw_store_get_office       (SwStore       *self,
                                       GError       **error);

/* The names that references stand for: a community's, a caregiver's… Kept, and
 * dropped when something changes. */
const char *sw_store_get_name         (SwStore       *self,
                                       GType          type,
                                       gint64         id);

gboolean    sw_store_undo             (SwStore       *self,
                                       char         **label,
                                       GError       **error);
gboolean    sw_store_redo             (SwStore       *self,
                                       char         **label,
                                       GError       **error);
char       *sw_store_get_undo_label   (SwStore       *self);
char       *sw_store_get_redo_label   (SwStore       *self);
gint64      sw_store_get_undo_size    (SwStore       *self,
                                       gboolean       redo);
gint64      sw_store_get_last_time    (SwStore       *self);

G_END_DECLS
