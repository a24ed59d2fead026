/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-rows.h"

#include <string.h>

#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-key-elder.h"
#include "sw-office.h"
#include "sw-store-query.h"

#define PAGE_SIZE 256

/**
 * SwRegisterRows:
 *
 * The rows of the register of elders of the store, in a given order. Only a page of them is
 * in memory, so that a form or a workbook can be as long as it likes.
 */
struct _SwRegisterRows
{
  GObject        parent_instance;

  SwStore       *store;
  GArray        *ids;    /* gint64 */
  char          *street;
  GPtrArray     *page;   /* SwElder */
  guint          first;  /* the index of the page's first row */
  SwRegisterRow *row;    /* what get_row gave last */
  GError        *error;
  SwProgressFunc progress;
  gpointer       progress_data;
};

static void source_init (SwRegisterRowSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SwRegisterRows, sw_register_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SW_TYPE_REGISTER_ROW_SOURCE, source_init))

static void
load_page (SwRegisterRows *self,
           guint           index)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_clear_pointer (&self->page, g_ptr_array_unref);
  self->first = index - index % PAGE_SIZE;
  if (self->progress)
    self->progress ((double) self->first / self->ids->len, self->progress_data);
  n = MIN (PAGE_SIZE, self->ids->len - self->first);
  self->page = sw_store_load_ids (self->store, SW_TYPE_ELDER, &g_array_index (self->ids, gint64, self->first), n,
                                  &error);
  if (self->page == NULL)
    {
      if (self->error == NULL)
        self->error = g_steal_pointer (&error);
      self->page = g_ptr_array_new ();
    }
}

static guint
get_n_rows (SwRegisterRowSource *source)
{
  return SW_REGISTER_ROWS (source)->ids->len;
}

static const SwRegisterRow *
get_row (SwRegisterRowSource *source,
         guint                index)
{
  SwRegisterRows *self = SW_REGISTER_ROWS (source);

  g_return_val_if_fail (index < self->ids->len, NULL);

  if (self->page == NULL || index < self->first || index >= self->first + PAGE_SIZE)
    load_page (self, index);

  g_clear_pointer (&self->row, sw_register_row_free);
  if (index - self->first < self->page->len)
    {
      SwElder *elder = self->page->pdata[index - self->first];

      self->row = sw_register_row_from_elder (elder, index + 1, self->street,
                                              sw_store_get_name (self->store, SW_TYPE_COMMUNITY,
                                                                 elder->community_id));
    }
  else
    {
      self->row = sw_register_row_new ();
    }
  return self->row;
}

static void
source_init (SwRegisterRowSourceInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_row = get_row;
}

static void
sw_register_rows_finalize (GObject *object)
{
  SwRegisterRows *self = SW_REGISTER_ROWS (object);

  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_clear_pointer (&self->row, sw_register_row_free);
  g_clear_error (&self->error);
  g_array_unref (self->ids);
  g_free (self->street);
  g_object_unref (self->store);

  G_OBJECT_CLASS (sw_register_rows_parent_class)->finalize (object);
}

static void
sw_register_rows_class_init (SwRegisterRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_register_rows_finalize;
}

static void
sw_register_rows_init (SwRegisterRows *self)
{
}

/* The column names the street, of which the line above the table names the office. */
static char *
name_street (const char *office)
{
  static const char ending[] = "办事处";

  if (office != NULL && g_str_has_suffix (office, ending) && strlen (office) > strlen (ending))
    return g_strndup (office, strlen (office) - strlen (ending));

  return g_strdup (office);
}

/**
 * sw_register_rows_new:
 * @store: the store; it is used in the thread that asks for rows
 * @ids: (element-type gint64): ids of elders, in the order of the rows
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the rows
 */
SwRegisterRows *
sw_register_rows_new (SwStore *store,
                      GArray  *ids,
                      GError **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwRegisterRows *self;

  if (office == NULL)
    return NULL;

  self = g_object_new (SW_TYPE_REGISTER_ROWS, NULL);
  self->store = g_object_ref (store);
  self->ids = g_array_ref (ids);
  self->street = name_street (office->name);
  return self;
}

/**
 * sw_register_rows_set_progress:
 * @self: the rows
 * @progress: (nullable) (scope forever): is told how far the rows have been asked for
 * @user_data: data for @progress
 *
 * Tells the progress of whoever asks for all rows in their order. It is told in the thread
 * that asks.
 */
void
sw_register_rows_set_progress (SwRegisterRows *self,
                               SwProgressFunc  progress,
                               gpointer        user_data)
{
  g_return_if_fail (SW_IS_REGISTER_ROWS (self));

  self->progress = progress;
  self->progress_data = user_data;
}

/**
 * sw_register_rows_get_error:
 * @self: the rows
 * @error: return location
 *
 * A source of rows cannot fail, so a row that could not be read was given as an empty one.
 * Ask here before what was made of the rows is used.
 *
 * Returns: whether that happened; then @error is set
 */
gboolean
sw_register_rows_get_error (SwRegisterRows *self,
                            GError        **error)
{
  if (self->error == NULL)
    return FALSE;

  g_propagate_error (error, g_error_copy (self->error));
  return TRUE;
}

static gboolean
add_ids (SwStore     *store,
         SwCommunity *community,
         const char  *category,
         SwScope      scope,
         SwDay        day,
         GArray      *ids,
         GError     **error)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_ELDER);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (community)));
  const char *const communities[] = { id, NULL };
  const char *const categories[] = { category, NULL };
  const char *const active[] = { "active", NULL };
  g_autofree char *last_day = sw_day_format_iso (day);
  const char *const last_days[] = { last_day, NULL };
  g_autoptr (GArray) found = NULL;

  sw_query_set_day (query, day);
  sw_query_set_sort (query, "name", FALSE);
  if (!sw_query_set_condition (query, "community_id", SW_OPERATOR_EQUAL, communities, error) ||
      !sw_query_set_condition (query, "category", SW_OPERATOR_EQUAL, categories, error) ||
      !sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, active, error) ||
      !sw_query_set_condition (query, "registered_day", SW_OPERATOR_LESS_EQUAL, last_days, error))
    return FALSE;
  found = sw_store_query_ids (store, query, -1, error);
  if (found == NULL)
    return FALSE;

  for (guint i = 0; i < found->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) elders = sw_store_load_ids (store, SW_TYPE_ELDER, &g_array_index (found, gint64, i),
                                                        MIN (PAGE_SIZE, found->len - i), error);

      if (elders == NULL)
        return FALSE;
      for (guint j = 0; j < elders->len; j++)
        {
          gint64 elder_id = sw_record_get_id (elders->pdata[j]);

          if (sw_elder_in_scope (elders->pdata[j], scope))
            g_array_append_val (ids, elder_id);
        }
    }
  return TRUE;
}

/**
 * sw_register_ids:
 * @store: the store
 * @community_id: one community, or %SW_NONE for all
 * @day: the day of the register
 * @error: return location
 *
 * Finds who stands in the register on a day, in its order: by community, then category, then
 * name. Who was registered after that day, or had left by then, does not; who left later does.
 * The scope is that of the community, or else of the office.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids
 */
GArray *
sw_register_ids (SwStore *store,
                 gint64   community_id,
                 SwDay    day,
                 GError **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (GPtrArray) communities = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (office == NULL)
    return NULL;
  communities = sw_store_load_all (store, SW_TYPE_COMMUNITY, error);
  if (communities == NULL)
    return NULL;

  for (guint i = 0; i < communities->len; i++)
    {
      SwCommunity *community = communities->pdata[i];
      SwScope scope = community->scope != SW_NONE ? community->scope : office->scope;

      if (community_id != SW_NONE && sw_record_get_id (SW_RECORD (community)) != community_id)
        continue;
      for (const SwEnumValue *value = sw_category_enum.values; value->nick; value++)
        if (!add_ids (store, community, value->nick, scope, day, ids, error))
          return NULL;
      /* Who has no category yet stands last; the empty value means unknown. */
      if (!add_ids (store, community, "", scope, day, ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}
