/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-pages.h"

#include <glib/gi18n-lib.h>

#include "sw-agreements-page.h"
#include "sw-calendar-page.h"
#include "sw-compliance-page.h"
#include "sw-emergency-page.h"
#include "sw-people-page.h"
#include "sw-register-page.h"
#include "sw-visits-page.h"
#include "sw-today-page.h"

/* In the order of the sidebar; Alt with the number of its place shows a page. */
static const SwPageEntry pages[] = {
  { "today", N_("Due and To Do"), "weather-clear-symbolic", sw_today_page_get_type, sw_today_page_count },
  { "register", N_("Register"), "view-list-symbolic", sw_register_page_get_type, sw_register_page_count },
  { "agreements", N_("Agreements"), "document-edit-symbolic", sw_agreements_page_get_type, sw_agreements_page_count },
  { "visits", N_("Visits"), "user-home-symbolic", sw_visits_page_get_type },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", sw_calendar_page_get_type },
  { "emergency", N_("Emergency"), "dialog-warning-symbolic", sw_emergency_page_get_type, sw_emergency_page_count },
  { "compliance", N_("Compliance"), "emblem-ok-symbolic", sw_compliance_page_get_type },
  { "people", N_("People"), "system-users-symbolic", sw_people_page_get_type, .apart = TRUE },
};

/**
 * sw_pages_get_n:
 *
 * Returns: how many pages the sidebar has
 */
guint
sw_pages_get_n (void)
{
  return G_N_ELEMENTS (pages);
}

/**
 * sw_pages_get:
 * @index: less than sw_pages_get_n()
 *
 * Returns: (transfer none): a page of the sidebar, from the top
 */
const SwPageEntry *
sw_pages_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (pages), NULL);

  return &pages[index];
}

/**
 * sw_pages_find:
 * @name: (nullable): a name
 *
 * Returns: (transfer none) (nullable): the page of that name
 */
const SwPageEntry *
sw_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];

  return NULL;
}
