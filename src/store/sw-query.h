/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"
#include "sw-verify.h"

G_BEGIN_DECLS

/* What a list shows: a record class, conditions that add up, a search text and
 * an order. It knows no SQL; the store turns it into some. A search for records
 * that belong to an elder finds them by the elder as well.
 *
 * A condition names a field of the class or, for elders, one of:
 *   status     a status nick; of the query's day
 *   key        1 or 0: a key elder on the query's day
 *   agreement-due  1 or 0: key, or found in need of care
 *   age        full years on the query's day
 *   verify     a nick of SwVerify, or "any"
 *   agreement  a nick of sw_agreement_cover_enum: what covers the elder on the
 *              query's day
 *   community, worker, neighbour: by name instead of by id
 * and for agreements one of:
 *   waiting    days since it was printed, while a signature is missing
 *   overdue    1 or 0: that is longer than the office wants to wait
 *   community_id, community: the elder's, by id or by name
 *   caregiver_id: the worker or the neighbour
 *   elder, worker, neighbour: by name instead of by id
 * and for visits one of:
 *   late       1 or 0: entered on a later day than it was made
 *   community_id, community: the elder's, by id or by name
 *   elder, caregiver: by name instead of by id
 */

/* Days to wait for a signature, where the office has not set them. */
#define SW_SIGNATURE_WAIT_DAYS 14

typedef enum
{
  SW_OPERATOR_EQUAL,    /* any of the values; the empty value means unknown */
  SW_OPERATOR_NOT_EQUAL,
  SW_OPERATOR_LESS,
  SW_OPERATOR_LESS_EQUAL,
  SW_OPERATOR_GREATER,
  SW_OPERATOR_GREATER_EQUAL,
  SW_OPERATOR_CONTAINS  /* "~": the text stands somewhere in the field */
} SwOperator;

/**
 * SwCondition:
 * @name: a field's or one of the names above
 * @op: how it is compared
 * @values: values in machine form: nicks, ISO days, ids
 *
 * What a query asks of one field.
 */
typedef struct
{
  char      *name;
  SwOperator op;
  GStrv      values;
} SwCondition;

#define SW_TYPE_QUERY (sw_query_get_type ())
G_DECLARE_FINAL_TYPE (SwQuery, sw_query, SW, QUERY, GObject)

SwQuery    *sw_query_new             (GType              type);
SwQuery    *sw_query_copy            (SwQuery           *self);
GType       sw_query_get_record_type (SwQuery           *self);
SwDay       sw_query_get_day         (SwQuery           *self);
void        sw_query_set_day         (SwQuery           *self,
                                      SwDay              day);
const char *sw_query_get_search      (SwQuery           *self);
void        sw_query_set_search      (SwQuery           *self,
                                      const char        *text);
const char *sw_query_get_sort        (SwQuery           *self,
                                      gboolean          *descending);
void        sw_query_set_sort        (SwQuery           *self,
                                      const char        *field_name,
                                      gboolean           descending);

/* Setting a condition replaces the one of the same name and operator. */
gboolean    sw_query_set_condition   (SwQuery           *self,
                                      const char        *name,
                                      SwOperator         op,
                                      const char *const *values,
                                      GError           **error);
void        sw_query_remove_condition (SwQuery          *self,
                                      const char        *name);
void        sw_query_clear           (SwQuery           *self);
GPtrArray  *sw_query_get_conditions  (SwQuery           *self);
const SwCondition *
            sw_query_find_condition  (SwQuery           *self,
                                      const char        *name);

/* "category=living-alone,empty-nest", "age>=80": what the command line takes. */
gboolean    sw_query_add_text        (SwQuery           *self,
                                      const char        *condition,
                                      GError           **error);
/* All conditions as one text, for saved filters. */
char       *sw_query_to_text         (SwQuery           *self);
gboolean    sw_query_set_text        (SwQuery           *self,
                                      const char        *text,
                                      GError           **error);

G_END_DECLS
