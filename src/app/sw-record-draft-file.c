/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft in a file, until it is saved. */
#include "sw-record-draft-file.h"

/* Where a value is typed as a text, which need not be readable yet. */
static gboolean
is_typed (const SwField *field)
{
  return field->kind == SW_FIELD_TEXT || field->kind == SW_FIELD_INTEGER || field->kind == SW_FIELD_MONEY ||
         field->kind == SW_FIELD_DAY;
}

/**
 * sw_record_write:
 * @record: a record
 * @file: where to
 * @group: the group of the file
 *
 * Writes all that is known in a record, and its id.
 */
void
sw_record_write (SwRecord   *record,
                 GKeyFile   *file,
                 const char *group)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  g_key_file_set_int64 (file, group, "id", sw_record_get_id (record));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];

      if (!sw_record_is_set (record, field))
        continue;
      if (field->kind == SW_FIELD_TEXT)
        g_key_file_set_string (file, group, field->name, sw_record_get_text (record, field));
      else
        g_key_file_set_int64 (file, group, field->name, sw_record_get_number (record, field));
    }
}

/**
 * sw_record_read:
 * @record: (inout): a new record
 * @file: what sw_record_write() wrote
 * @group: the group of the file
 *
 * Reads what was known in a record, and its id.
 */
void
sw_record_read (SwRecord   *record,
                GKeyFile   *file,
                const char *group)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (record);

  sw_record_set_id (record, g_key_file_get_int64 (file, group, "id", NULL));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!g_key_file_has_key (file, group, field->name, NULL))
        continue;
      if (field->kind != SW_FIELD_TEXT)
        {
          sw_record_set_number (record, field, g_key_file_get_int64 (file, group, field->name, NULL));
          continue;
        }
      text = g_key_file_get_string (file, group, field->name, NULL);
      sw_record_set_text (record, field, text);
    }
}

/**
 * sw_record_draft_write:
 * @self: a draft
 * @file: where to
 * @group: the group of the file
 *
 * Writes what was typed: the fields that are not as they were.
 */
void
sw_record_draft_write (SwRecordDraft *self,
                       GKeyFile      *file,
                       const char    *group)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (sw_record_draft_get_original (self));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!sw_record_draft_is_field_changed (self, field))
        continue;
      if (!is_typed (field))
        {
          g_key_file_set_int64 (file, group, field->name, sw_record_draft_get_number (self, field));
          continue;
        }
      text = sw_record_draft_get_text (self, field);
      g_key_file_set_string (file, group, field->name, text);
    }
}

/**
 * sw_record_draft_read:
 * @self: a draft of the same record
 * @file: what sw_record_draft_write() wrote
 * @group: the group of the file
 *
 * Types again what was typed.
 */
void
sw_record_draft_read (SwRecordDraft *self,
                      GKeyFile      *file,
                      const char    *group)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (sw_record_draft_get_original (self));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *text = NULL;

      if (!g_key_file_has_key (file, group, field->name, NULL))
        continue;
      if (!is_typed (field))
        {
          sw_record_draft_set_number (self, field, g_key_file_get_int64 (file, group, field->name, NULL));
          continue;
        }
      text = g_key_file_get_string (file, group, field->name, NULL);
      sw_record_draft_set_text (self, field, text ? text : "");
    }
}
