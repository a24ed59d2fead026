/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-office-setup.h"

#include <glib/gi18n-lib.h>

#include "sw-demo-visits.h"
#include "sw-demo.h"
#include "sw-policies.h"

#define DEMO_ELDERS 1000
#define DEMO_MONTHS 3
#define DEMO_SEED 1

/**
 * sw_office_propose_full_name:
 * @city: (nullable): 苏州市
 * @district: (nullable): 姑苏区
 * @name: (nullable): 平江街道
 *
 * Returns: (transfer full) (nullable): the name as it stands on forms and the
 *   seal, 苏州市姑苏区人民政府平江街道办事处; always Chinese
 */
char *
sw_office_propose_full_name (const char *city,
                             const char *district,
                             const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (name == NULL || *name == '\0')
    return NULL;
  if (g_str_has_suffix (name, "人民政府"))
    return g_strdup (name);

  if (city)
    g_string_append (text, city);
  if (district && *district)
    g_string_append_printf (text, "%s人民政府", district);
  g_string_append (text, name);
  if (!g_str_has_suffix (name, "办事处"))
    g_string_append (text, "办事处");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fill (SwStore    *store,
      SwOffice   *office,
      const char *policy,
      GError    **error)
{
  gboolean good;

  if (!sw_store_begin (store, _("Set up the office"), error))
    return FALSE;

  good = sw_store_save (store, SW_RECORD (office), error);
  if (good && policy)
    {
      g_autoptr (SwPolicy) used = sw_policies_use (store, policy, SW_NONE, error);

      good = used != NULL;
    }
  if (good)
    return sw_store_commit (store, error);

  sw_store_rollback (store);
  return FALSE;
}

/**
 * sw_office_set_up:
 * @database: the path of a database that does not exist yet
 * @office: the office that is to own it
 * @policy: (nullable): the shipped policy that it keeps
 * @error: return location for what went wrong
 *
 * Makes the database of an office. Nothing is left behind when it fails.
 *
 * Returns: (transfer full) (nullable): the open database
 */
SwStore *
sw_office_set_up (const char  *database,
                  SwOffice    *office,
                  const char  *policy,
                  GError     **error)
{
  g_autoptr (SwStore) store = NULL;

  store = sw_store_open (database, SW_STORE_CREATE, error);
  if (store == NULL)
    return NULL;

  if (!fill (store, office, policy, error))
    {
      sw_store_discard (store);
      return NULL;
    }

  return g_steal_pointer (&store);
}

/**
 * sw_office_demonstration_path:
 * @database: the path of the office's own database
 *
 * Returns: (transfer full): the path of the demonstration beside it
 */
char *
sw_office_demonstration_path (const char *database)
{
  g_autofree char *folder = g_path_get_dirname (database);

  return g_build_filename (folder, "demonstration.db", NULL);
}

/**
 * sw_office_make_demonstration:
 * @path: where to make it
 * @cancellable: (nullable): to stop it
 * @error: return location for what went wrong
 *
 * Makes a database with an office and elders that do not exist. May be called
 * in a thread. Nothing is left behind when it fails.
 *
 * Returns: whether it was made
 */
gboolean
sw_office_make_demonstration (const char    *path,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (SwStore) store = NULL;
  gint64 n_visits;
  gboolean made;

  store = sw_store_open (path, SW_STORE_CREATE, error);
  if (store == NULL)
    return FALSE;

  made = sw_demo_fill (store, DEMO_ELDERS, sw_demo_n_communities (DEMO_ELDERS), DEMO_SEED, NULL, NULL, cancellable,
                       error) &&
         sw_demo_add_visits (store, DEMO_MONTHS, DEMO_SEED, NULL, NULL, cancellable, &n_visits, error);
  made = made && sw_store_close (store, error);
  if (!made)
    sw_store_discard (store);

  return made;
}
