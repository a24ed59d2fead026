/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-record-labels.h"

#include <glib/gi18n-lib.h>

#include "sw-reference.h"
#include "sw-rule.h"
#include "sw-status-span.h"

/* The name of a record, or what else it is known by. */
static char *
name_of (SwRecord *record)
{
  const char *name = sw_record_get_name (record);

  if (name == NULL && SW_IS_RULE (record))
    name = SW_RULE (record)->title;
  if (name == NULL && SW_IS_STATUS_SPAN (record))
    name = sw_enum_label (&sw_status_enum, SW_STATUS_SPAN (record)->status);

  return g_strdup (name ? name : _(SW_RECORD_GET_CLASS (record)->label));
}

/**
 * sw_record_dialog_title:
 * @record: a record
 *
 * Returns: (transfer full): the title of a dialog that edits it
 */
char *
sw_record_dialog_title (SwRecord *record)
{
  const char *word = _(SW_RECORD_GET_CLASS (record)->label);

  if (sw_record_get_id (record) == SW_NONE)
    /* Translators: %s is the word for a kind of record, for example "Caregiver". */
    return g_strdup_printf (_("New: %s"), word);

  return g_strdup (word);
}

/**
 * sw_record_action_label:
 * @record: a record
 * @kind: what is done to it
 *
 * Returns: (transfer full): what the history and the undo button call it
 */
char *
sw_record_action_label (SwRecord     *record,
                        SwChangeKind  kind)
{
  const char *word = _(SW_RECORD_GET_CLASS (record)->label);
  g_autofree char *name = name_of (record);

  switch (kind)
    {
    case SW_CHANGE_INSERT:
      /* Translators: an action: the first %s is the word for a kind of record, the second its name. */
      return g_strdup_printf (_("Add %s “%s”"), word, name);
    case SW_CHANGE_DELETE:
      /* Translators: an action: the first %s is the word for a kind of record, the second its name. */
      return g_strdup_printf (_("Delete %s “%s”"), word, name);
    case SW_CHANGE_UPDATE:
    default:
      /* Translators: an action: the first %s is the word for a kind of record, the second its name. */
      return g_strdup_printf (_("Edit %s “%s”"), word, name);
    }
}

/**
 * sw_record_done_text:
 * @record: a record
 * @kind: what was done to it
 *
 * Returns: (transfer full): the sentence of a toast
 */
char *
sw_record_done_text (SwRecord     *record,
                     SwChangeKind  kind)
{
  g_autofree char *name = name_of (record);

  switch (kind)
    {
    case SW_CHANGE_INSERT:
      /* Translators: %s is the name of a record. */
      return g_strdup_printf (_("“%s” was added"), name);
    case SW_CHANGE_DELETE:
      /* Translators: %s is the name of a record. */
      return g_strdup_printf (_("“%s” was deleted"), name);
    case SW_CHANGE_UPDATE:
    default:
      /* Translators: %s is the name of a record. */
      return g_strdup_printf (_("“%s” was saved"), name);
    }
}
