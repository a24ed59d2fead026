/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreement.h"

static const SwField sw_attachment_fields[] = {
  SW_FIELD_TO (SwAttachment, agreement_id, sw_agreement_get_type, N_("Agreement"), "协议", SW_FIELD_OWNER),
  SW_FIELD (SwAttachment, sha256, TEXT, N_("Check sum"), "校验值", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD (SwAttachment, name, TEXT, N_("File"), "文件名", SW_FIELD_REQUIRED),
  SW_FIELD (SwAttachment, media_type, TEXT, N_("Kind"), "文件类型", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD (SwAttachment, size, INTEGER, N_("Size"), "文件大小", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD (SwAttachment, added_time, TIME, N_("Added"), "添加时间", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  { 0 }
};

static void
sw_attachment_class_setup (SwRecordClass *klass)
{
}

/**
 * sw_attachment_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwAttachment, sw_attachment, "attachment", N_("Attachment"))

/**
 * sw_attachment_sniff:
 * @head: (array length=length): the first bytes of a file
 * @length: how many
 *
 * What a file is says its content, not its name.
 *
 * Returns: (nullable) (transfer none): "application/pdf", "image/jpeg" or
 *   "image/png"; %NULL for anything else
 */
const char *
sw_attachment_sniff (const guint8 *head,
                     gsize         length)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff };

  if (length >= 5 && memcmp (head, "%PDF-", 5) == 0)
    return "application/pdf";
  if (length >= sizeof png && memcmp (head, png, sizeof png) == 0)
    return "image/png";
  if (length >= sizeof jpeg && memcmp (head, jpeg, sizeof jpeg) == 0)
    return "image/jpeg";

  return NULL;
}
