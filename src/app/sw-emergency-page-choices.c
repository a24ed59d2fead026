/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be chosen on the emergency page. */
#include "sw-emergency-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-drop-choice.h"

/* Offers these; what is done when something is chosen is not done for that. */
static void
offer (SwEmergencyPage *self,
       GtkDropDown     *choice,
       GPtrArray       *choices,
       gint64           chosen)
{
  gboolean updating = self->updating;

  self->updating = TRUE;
  sw_drop_choice_set (choice, choices, chosen);
  self->updating = updating;
}

void
sw_emergency_page_fill_communities (SwEmergencyPage *self)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (sw_page_get_store (SW_PAGE (self)), SW_TYPE_COMMUNITY, NULL);
  g_autoptr (GPtrArray) choices = sw_drop_choices_new ();

  sw_drop_choices_add (choices, SW_NONE, _("All communities"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    sw_drop_choices_add (choices, sw_record_get_id (all->pdata[i]), SW_COMMUNITY (all->pdata[i])->name);
  offer (self, self->community, choices, sw_drop_choice_get (self->community));
}

/* Who calls somebody on the board, by name. */
void
sw_emergency_page_fill_callers (SwEmergencyPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GPtrArray) choices = sw_drop_choices_new ();
  g_autoptr (GArray) ids = self->board != NULL ? sw_board_get_callers (self->board) : g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) callers = g_ptr_array_new_with_free_func (g_object_unref);

  sw_drop_choices_add (choices, SW_NONE, _("All callers"));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      SwCaregiver *caregiver = id != SW_BOARD_NOBODY ? sw_store_load (store, SW_TYPE_CAREGIVER, id, NULL) : NULL;

      if (caregiver != NULL)
        g_ptr_array_add (callers, caregiver);
      else if (id == SW_BOARD_NOBODY)
        sw_drop_choices_add (choices, id, _("Nobody in particular"));
    }
  sw_caregivers_sort (callers);
  for (guint i = 0; i < callers->len; i++)
    sw_drop_choices_add (choices, sw_record_get_id (callers->pdata[i]), SW_CAREGIVER (callers->pdata[i])->name);
  offer (self, self->caller, choices, sw_drop_choice_get (self->caller));
}

/* The days of the emergency until today, the latest first. */
void
sw_emergency_page_fill_days (SwEmergencyPage *self)
{
  SwEmergency *emergency = sw_emergency_page_get_shown (self);
  SwDay today = sw_day_today ();
  SwDay last = sw_emergency_get_day (emergency, today);
  g_autoptr (GPtrArray) choices = sw_drop_choices_new ();

  for (SwDay day = last; day >= emergency->from_day; day--)
    {
      g_autofree char *name = sw_day_format (day);
      /* Translators: %s is the day of today. */
      g_autofree char *label = day == today ? g_strdup_printf (_("%s, today"), name) : g_strdup (name);

      sw_drop_choices_add (choices, day, label);
    }
  offer (self, self->day_choice, choices, sw_emergency_page_get_day (self));
}

/* Those that hold first. */
void
sw_emergency_page_fill_emergencies (SwEmergencyPage *self)
{
  g_autoptr (GPtrArray) choices = sw_drop_choices_new ();

  for (guint i = 0; i < self->emergencies->len; i++)
    {
      SwEmergency *one = self->emergencies->pdata[i];
      g_autofree char *name = sw_emergency_describe (one);
      /* Translators: an emergency that is over. */
      g_autofree char *over = one->to_day != SW_NONE && one->to_day < sw_day_today () ? g_strdup_printf (_("%s (over)"), name) : NULL;

      sw_drop_choices_add (choices, sw_record_get_id (SW_RECORD (one)), over != NULL ? over : name);
    }
  offer (self, self->chooser, choices, self->shown_id);
}
