/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_ATTACHMENT (sw_attachment_get_type ())
G_DECLARE_FINAL_TYPE (SwAttachment, sw_attachment, SW, ATTACHMENT, SwRecord)

/**
 * SwAttachment:
 *
 * A file that belongs to a record: the scan of a signed agreement. The file
 * itself lies in a folder beside the database, under its check sum.
 */
struct _SwAttachment
{
  SwRecord parent_instance;

  gint64 agreement_id;
  char *sha256; /* in hexadecimal */
  char *name; /* the file's name when it was added */
  char *media_type;
  gint64 size; /* bytes */
  gint64 added_time; /* microseconds since 1970-01-01 UTC */
};

SwAttachment *sw_attachment_new (void);

const char *sw_attachment_sniff (const guint8 *head,
                                 gsize         length);

G_END_DECLS
