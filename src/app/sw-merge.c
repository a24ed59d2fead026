/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two records of one person become one; without widgets. */
#include "sw-merge.h"

#include <glib/gi18n-lib.h>

/**
 * sw_merge_fields:
 * @kept: the elder whose record stays
 * @dropped: the elder whose record goes
 *
 * Returns: (transfer container) (element-type SwField): the fields in which
 *   they differ, without those that follow from others
 */
GPtrArray *
sw_merge_fields (SwElder *kept,
                 SwElder *dropped)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (kept);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED) &&
        !sw_record_field_equal (SW_RECORD (kept), SW_RECORD (dropped), &klass->fields[i]))
      g_ptr_array_add (fields, (gpointer) &klass->fields[i]);

  return fields;
}

/**
 * sw_merge_prefers:
 * @kept: the elder whose record stays
 * @dropped: the elder whose record goes
 * @field: a field in which they differ
 *
 * What is known is better than what is not, a right number better than a
 * wrong one, and the first day in the register is the earlier one. That the
 * residence of the children is to be verified goes with that residence.
 *
 * Returns: whether the value of @dropped is proposed
 */
gboolean
sw_merge_prefers (SwElder       *kept,
                  SwElder       *dropped,
                  const SwField *field)
{
  gboolean kept_set = sw_record_is_set (SW_RECORD (kept), field);
  gboolean dropped_set = sw_record_is_set (SW_RECORD (dropped), field);

  if (strcmp (field->name, "child_residence_unsure") == 0 && kept->child_residence != dropped->child_residence)
    return sw_merge_prefers (kept, dropped,
                             sw_record_class_find_field (SW_RECORD_GET_CLASS (kept), "child_residence"));
  if (kept_set != dropped_set)
    return dropped_set;
  if (strcmp (field->name, "document_number") == 0 || strcmp (field->name, "document_kind") == 0)
    return kept->document_state != SW_DOCUMENT_STATE_VALID && dropped->document_state == SW_DOCUMENT_STATE_VALID;
  if (strcmp (field->name, "registered_day") == 0)
    return dropped->registered_day < kept->registered_day;
  if (strcmp (field->name, "child_residence") == 0)
    return kept->child_residence == SW_CHILD_RESIDENCE_UNKNOWN;

  return FALSE;
}

/**
 * sw_merge_result:
 * @kept: the elder whose record stays
 * @dropped: the elder whose record goes
 * @fields: (element-type SwField): the fields in which they differ
 * @from_dropped: (array): for each of @fields whether @dropped's value is taken
 *
 * Returns: (transfer full): the record of both, with the id of @kept
 */
SwElder *
sw_merge_result (SwElder        *kept,
                 SwElder        *dropped,
                 GPtrArray      *fields,
                 const gboolean *from_dropped)
{
  SwRecord *merged = sw_record_copy (SW_RECORD (kept));

  for (guint i = 0; i < fields->len; i++)
    if (from_dropped[i])
      sw_record_copy_field (merged, SW_RECORD (dropped), fields->pdata[i]);
  sw_record_derive (merged);

  return SW_ELDER (merged);
}

/**
 * sw_duplicate_reason_label:
 * @reason: why two records may be one person
 *
 * Returns: the words for it
 */
const char *
sw_duplicate_reason_label (SwDuplicateReason reason)
{
  switch (reason)
    {
    case SW_DUPLICATE_SAME_NUMBER:
      return _("Same document number");
    case SW_DUPLICATE_SAME_NAME_AND_BIRTH:
      return _("Same name and birth day");
    case SW_DUPLICATE_SIMILAR:
    default:
      return _("Similar name and address");
    }
}
