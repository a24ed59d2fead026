/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-match.h"

#include "sw-name-keys.h"
#include "sw-record-sql.h"
#include "sw-store-private.h"

/**
 * sw_store_match_person:
 * @store: a store
 * @name: a name, normalized
 * @birth_day: the day of birth, or %SW_NONE where it is not known
 * @error: return location for an error
 *
 * Looks for the elders of a name, by indexes only.
 *
 * Returns: (transfer full) (nullable) (element-type SwElder): those of that name, and if a
 *   birth day is given, those of them who were born on it or of whom it is not known
 */
GPtrArray *
sw_store_match_person (SwStore     *store,
                       const char  *name,
                       SwDay        birth_day,
                       GError     **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_ELDER);
  g_autoptr (GPtrArray) elders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *pinyin = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *key = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (SwStatement) statement = NULL;
  SwStep step;

  g_return_val_if_fail (SW_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  sql = g_strdup_printf ("SELECT %s FROM elder WHERE %s AND name = ?2 ORDER BY id",
                         sw_record_sql_columns ((SwRecordClass *) klass),
                         birth_day == SW_NONE ? "name_key = ?1" : "(birth_day = ?1 OR birth_day IS NULL)");
  statement = sw_connection_prepare (sw_store_get_connection (store), sql, error);
  if (statement == NULL)
    return NULL;

  if (birth_day == SW_NONE)
    {
      sw_name_keys_derive (name, &pinyin, &initials, &key);
      sw_statement_bind_text (statement, 1, key);
    }
  else
    {
      sw_statement_bind_integer (statement, 1, birth_day);
    }
  sw_statement_bind_text (statement, 2, name);
  while ((step = sw_statement_step (statement, error)) == SW_STEP_ROW)
    g_ptr_array_add (elders, sw_record_sql_from_row (SW_TYPE_ELDER, statement));

  return step == SW_STEP_DONE ? g_steal_pointer (&elders) : NULL;
}
