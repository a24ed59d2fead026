/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of an elder's agreements. */
#include "sw-elder-view-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreements-view.h"
#include "sw-day.h"
#include "sw-key-elder.h"

static int
newer_first (gconstpointer a,
             gconstpointer b)
{
  SwAgreement *one = *(SwAgreement **) a, *other = *(SwAgreement **) b;

  if (one->year != other->year)
    return one->year > other->year ? -1 : 1;

  return one->serial > other->serial ? -1 : one->serial < other->serial;
}

static char *
describe (SwAgreement *agreement,
          SwDay        today)
{
  g_autofree char *waiting = sw_agreement_waiting_text (agreement, today);
  g_autofree char *copies = sw_agreement_describe_copies (agreement);
  g_autofree char *is_signed = sw_agreement_describe_signatures (agreement);
  g_autofree char *from = agreement->in_force_day != SW_NONE ? sw_day_format (agreement->in_force_day) : NULL;
  g_autofree char *to = agreement->ended_day != SW_NONE ? sw_day_format (agreement->ended_day) : NULL;

  switch (agreement->state)
    {
    case SW_AGREEMENT_PRINTED:
    case SW_AGREEMENT_SIGNING:
      /* Translators: which parties have signed, and a number of days. */
      return g_strdup_printf (_("%s · waiting for %s"), is_signed, waiting);
    case SW_AGREEMENT_IN_FORCE:
      /* Translators: a day, and which parties hold a copy. */
      return g_strdup_printf (_("in force from %s · %s"), from, copies);
    case SW_AGREEMENT_ENDED:
      return g_strdup_printf ("%s — %s · %s", from ? from : "", to,
                              sw_enum_label (&sw_agreement_end_enum, agreement->ended_reason));
    case SW_AGREEMENT_DRAFT:
    default:
      return g_strdup_printf ("%s · %s", agreement->worker_name ? agreement->worker_name : "—",
                              agreement->neighbour_name ? agreement->neighbour_name : "—");
    }
}

static void
add_agreement (SwElderView *self,
               SwCard      *card,
               SwAgreement *agreement,
               int          wait_days)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_("Open"));
  g_autofree char *description = describe (agreement, self->today);
  g_autofree char *text = g_strdup_printf ("%s\n%s", agreement->number, description);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "sw-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", sw_record_get_id (SW_RECORD (agreement)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "elder.open-agreement");
  gtk_box_append (GTK_BOX (end), sw_badge_new (sw_enum_label (&sw_agreement_state_enum, agreement->state),
                                               sw_agreement_badge (agreement, self->today, wait_days)));
  gtk_box_append (GTK_BOX (end), button);
  sw_card_add_fact (card, NULL, text, end);
}

/**
 * sw_elder_view_add_agreements:
 * @self: a view
 * @error: return location for an error
 *
 * Adds the card of the agreements, the newest first. One who needs none and has none has no card.
 *
 * Returns: whether they could be read
 */
gboolean
sw_elder_view_add_agreements (SwElderView  *self,
                              GError      **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (self->elder)));
  g_autoptr (GPtrArray) agreements = sw_store_load_where (self->store, SW_TYPE_AGREEMENT, "elder_id", id, error);
  gboolean due = self->elder->in_need == 1 || sw_elder_is_key (self->elder, self->today);
  int wait_days = sw_agreements_wait_days (self->store);
  gboolean open = FALSE, in_force = FALSE;
  GtkWidget *card;

  if (agreements == NULL)
    return FALSE;
  if (agreements->len == 0 && !due)
    return TRUE;

  card = sw_card_new (_("Four-Party Agreement"));
  sw_columns_append (self->cards, card, FALSE);
  g_ptr_array_sort (agreements, newer_first);
  for (guint i = 0; i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];

      open |= sw_agreement_is_open (agreement);
      in_force |= agreement->state == SW_AGREEMENT_IN_FORCE;
      add_agreement (self, SW_CARD (card), agreement, wait_days);
    }

  if (!open && !in_force && !sw_store_is_read_only (self->store))
    sw_card_add_action (SW_CARD (card), _("Draft…"), "elder.draft-agreement", NULL);
  if (due && !in_force)
    sw_card_add_note (SW_CARD (card), open ? _("It is not in force before all four parties have signed.")
                                           : _("A key elder needs an agreement, and has none that is in force."));

  return TRUE;
}
