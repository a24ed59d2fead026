/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of an agreement shows. */
#include "sw-agreement-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreements-view.h"
#include "sw-attachment.h"
#include "sw-card.h"
#include "sw-day.h"
#include "sw-history-card.h"
#include "sw-supplement.h"
#include "sw-wrap-layout.h"

static SwStore *
get_store (SwAgreementPage *self)
{
  return sw_page_get_store (SW_PAGE (self));
}

static gboolean
is_writable (SwAgreementPage *self)
{
  return !sw_store_is_read_only (get_store (self));
}

static SwCard *
add_card (SwAgreementPage *self,
          const char      *title,
          gboolean         wide)
{
  GtkWidget *card = sw_card_new (title);

  sw_columns_append (self->cards, card, wide);

  return SW_CARD (card);
}

static void
add_day (SwCard     *card,
         const char *label,
         SwDay       day)
{
  g_autofree char *text = NULL;

  if (day == SW_NONE)
    return;

  text = sw_day_format (day);
  sw_card_add_fact (card, label, text, NULL);
}

static GtkWidget *
make_header (SwAgreementPage *self)
{
  SwAgreement *agreement = self->agreement;
  SwDay today = sw_day_today ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *name = gtk_label_new (agreement->elder_name);
  GtkWidget *number = gtk_label_new (agreement->number);
  const char *state = sw_enum_label (&sw_agreement_state_enum, agreement->state);
  g_autofree char *waiting = sw_agreement_waiting_text (agreement, today);

  gtk_widget_set_layout_manager (card, sw_wrap_layout_new (12));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sw-card");
  gtk_widget_add_css_class (name, "title-2");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (card), name);
  gtk_box_append (GTK_BOX (card), number);
  gtk_box_append (GTK_BOX (card), sw_badge_new (state, sw_agreement_badge (agreement, today,
                                                                           sw_agreements_wait_days (get_store (self)))));
  if (waiting)
    {
      /* Translators: %s is a number of days. */
      g_autofree char *text = g_strdup_printf (_("waiting for %s"), waiting);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (card), label);
    }
  if (is_writable (self))
    gtk_box_append (GTK_BOX (card), sw_inline_button_new (_("Open the Elder"), "agreement.open-elder", NULL));

  return card;
}

/* The parties */

static char *
describe_signature (const SwSignature *signature)
{
  g_autofree char *day = NULL;
  g_autoptr (GString) text = NULL;

  if (signature->day == SW_NONE)
    return g_strdup (_("not signed yet"));

  day = sw_day_format (signature->day);
  /* Translators: %s is a day. */
  text = g_string_new (NULL);
  g_string_append_printf (text, _("signed on %s"), day);
  if (signature->handprint == 1)
    g_string_append_printf (text, " · %s", _("hand print"));
  if (signature->by)
    {
      g_string_append (text, " · ");
      /* Translators: %s is the name of who signed for a party. */
      g_string_append_printf (text, _("by %s"), signature->by);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_copy (const SwSignature *signature)
{
  g_autofree char *day = NULL;

  if (signature->copy_day == SW_NONE)
    return g_strdup (_("has no copy yet"));

  day = sw_day_format (signature->copy_day);

  /* Translators: %s is a day. */
  return g_strdup_printf (_("has its copy since %s"), day);
}

static void
add_parties (SwAgreementPage *self)
{
  SwAgreement *agreement = self->agreement;
  SwCard *card = add_card (self, _("The Four Parties"), TRUE);
  const char *names[] = { agreement->street_office, agreement->worker_name, agreement->neighbour_name,
                          agreement->elder_name };
  gboolean printed = agreement->printed_day != SW_NONE;
  gboolean ended = agreement->state == SW_AGREEMENT_ENDED;
  gboolean all_copies = printed;

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    all_copies = all_copies && agreement->signatures[party].copy_day != SW_NONE;
  if (is_writable (self) && printed && !ended && agreement->state != SW_AGREEMENT_IN_FORCE)
    sw_card_add_action (card, _("All Signed…"), "agreement.sign-all", NULL);
  if (is_writable (self) && printed && !all_copies)
    sw_card_add_action (card, _("Hand Out All Copies…"), "agreement.copies-all", NULL);

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    {
      const SwSignature *signature = &agreement->signatures[party];
      g_autofree char *word = g_strdup_printf ("%s %s", sw_agreement_party_letter (party),
                                               sw_enum_label (&sw_party_enum, party));
      g_autofree char *is_signed = describe_signature (signature);
      g_autofree char *copy = describe_copy (signature);
      g_autofree char *text = printed ? g_strdup_printf ("%s\n%s\n%s", names[party] ? names[party] : "—", is_signed, copy)
                                      : g_strdup (names[party] ? names[party] : "—");
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (is_writable (self) && printed)
        {
          if (signature->day == SW_NONE && !ended)
            gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Signed…"), "agreement.sign",
                                                            g_variant_new_uint32 (party)));
          else if (!ended)
            gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Not Signed"), "agreement.unsign",
                                                            g_variant_new_uint32 (party)));
          if (signature->copy_day == SW_NONE)
            gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Copy…"), "agreement.copy",
                                                            g_variant_new_uint32 (party)));
          else
            gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("No Copy"), "agreement.take-copy",
                                                            g_variant_new_uint32 (party)));
        }
      sw_card_add_fact (card, word, text, buttons);
    }
  if (!printed)
    sw_card_add_note (card, _("It can be signed once it is printed."));
}

/* What stands in it, and what happened to it */

static void
add_contents (SwAgreementPage *self)
{
  static const char *const names[] = { "elder_sex", "elder_number", "household_address", "home_address", "health" };
  SwRecord *record = SW_RECORD (self->agreement);
  SwCard *card = add_card (self, _("What Stands in It"), FALSE);
  gboolean draft = self->agreement->state == SW_AGREEMENT_DRAFT;

  if (draft && is_writable (self))
    sw_card_add_action (card, _("Edit in the Register"), "agreement.edit-elder", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), names[i]);
      g_autofree char *plain = sw_record_format (record, field);
      g_autofree char *masked = sw_record_format_masked (record, field);

      if (plain && self->masked && (field->flags & SW_FIELD_SENSITIVE))
        sw_card_add_masked (card, _(field->label), masked, plain);
      else
        sw_card_add_fact (card, _(field->label), plain ? plain : _("stays blank"), NULL);
    }
  sw_card_add_note (card, draft ? _("It follows the register until it is printed.")
                                : _("It stays as it was printed, whatever changes in the register."));
}

static void
add_link (SwCard      *card,
          const char  *label,
          SwAgreement *other)
{
  sw_card_add_fact (card, label, other->number,
                    sw_inline_button_new (_("Open"), "agreement.open-other",
                                 g_variant_new_int64 (sw_record_get_id (SW_RECORD (other)))));
}

static gboolean
add_course (SwAgreementPage  *self,
            GError          **error)
{
  SwAgreement *agreement = self->agreement;
  SwCard *card = add_card (self, _("Course"), FALSE);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  g_autoptr (GPtrArray) successors = sw_store_load_where (get_store (self), SW_TYPE_AGREEMENT, "predecessor_id", id,
                                                          error);

  if (successors == NULL)
    return FALSE;

  if (is_writable (self))
    {
      if (agreement->state == SW_AGREEMENT_PRINTED)
        sw_card_add_action (card, _("Back to a Draft"), "agreement.withdraw", NULL);
      if (agreement->state == SW_AGREEMENT_ENDED)
        sw_card_add_action (card, _("Take Back the End"), "agreement.reopen", NULL);
      else
        sw_card_add_action (card, _("End…"), "agreement.end", NULL);
    }
  add_day (card, _("Drafted on"), agreement->drafted_day);
  add_day (card, _("Printed on"), agreement->printed_day);
  add_day (card, _("In force from"), agreement->in_force_day);
  add_day (card, _("Last day in force"), agreement->ended_day);
  if (agreement->ended_reason != SW_NONE)
    sw_card_add_fact (card, _("Reason for the end"), sw_enum_label (&sw_agreement_end_enum, agreement->ended_reason), NULL);
  if (agreement->ended_note)
    sw_card_add_fact (card, _("Note on the end"), agreement->ended_note, NULL);
  if (agreement->predecessor_id != SW_NONE)
    {
      g_autoptr (SwAgreement) before = sw_store_load (get_store (self), SW_TYPE_AGREEMENT, agreement->predecessor_id,
                                                      error);

      if (before == NULL)
        return FALSE;
      add_link (card, _("Follows the agreement"), before);
    }
  for (guint i = 0; i < successors->len; i++)
    add_link (card, _("Followed by"), successors->pdata[i]);

  return TRUE;
}

/* What hangs on it */

static gboolean
add_scans (SwAgreementPage  *self,
           GError          **error)
{
  SwCard *card = add_card (self, _("Scans"), FALSE);
  g_autoptr (GPtrArray) scans = sw_store_load_owned (get_store (self), SW_TYPE_ATTACHMENT, self->id, error);

  if (scans == NULL)
    return FALSE;

  if (is_writable (self))
    sw_card_add_action (card, _("Add…"), "agreement.add-scan", NULL);
  for (guint i = 0; i < scans->len; i++)
    {
      SwAttachment *scan = scans->pdata[i];
      gint64 id = sw_record_get_id (SW_RECORD (scan));
      g_autofree char *size = g_format_size ((guint64) scan->size);
      g_autofree char *text = g_strdup_printf ("%s\n%s", scan->name, size);
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Open"), "agreement.open-scan", g_variant_new_int64 (id)));
      if (is_writable (self))
        gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Delete"), "agreement.delete-scan", g_variant_new_int64 (id)));
      sw_card_add_fact (card, NULL, text, buttons);
    }
  if (is_writable (self))
    sw_card_add_note (card, _("Drop the scan of the signed paper here: PDF, JPEG or PNG."));

  return TRUE;
}

static gboolean
add_supplements (SwAgreementPage  *self,
                 GError          **error)
{
  g_autoptr (GPtrArray) supplements = sw_store_load_owned (get_store (self), SW_TYPE_SUPPLEMENT, self->id, error);
  gboolean in_force = self->agreement->state == SW_AGREEMENT_IN_FORCE;
  SwCard *card;

  if (supplements == NULL)
    return FALSE;
  if (supplements->len == 0 && !in_force)
    return TRUE;

  card = add_card (self, _("Supplements"), FALSE);
  if (is_writable (self) && in_force)
    sw_card_add_action (card, _("Write…"), "agreement.add-supplement", NULL);
  for (guint i = 0; i < supplements->len; i++)
    {
      SwSupplement *supplement = supplements->pdata[i];
      gint64 id = sw_record_get_id (SW_RECORD (supplement));
      g_autofree char *day = sw_day_format (supplement->day);
      g_autofree char *word = g_strdup_printf ("%" G_GINT64_FORMAT " · %s", supplement->serial, day);
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Print…"), "agreement.print-supplement",
                                                      g_variant_new_int64 (id)));
      if (is_writable (self) && supplement->printed_day == SW_NONE)
        gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Edit…"), "agreement.edit-supplement",
                                                        g_variant_new_int64 (id)));
      else if (is_writable (self) && supplement->signed_day == SW_NONE)
        gtk_box_append (GTK_BOX (buttons), sw_inline_button_new (_("Signed…"), "agreement.sign-supplement",
                                                        g_variant_new_int64 (id)));
      sw_card_add_fact (card, NULL, word, buttons);
      sw_card_add_fact (card, NULL, supplement->text, NULL);
      add_day (card, _("Printed on"), supplement->printed_day);
      add_day (card, _("Signed on"), supplement->signed_day);
    }
  if (supplements->len == 0)
    sw_card_add_note (card, _("What the parties agree on later in writing, as the sixth clause says, belongs here."));

  return TRUE;
}

static void
add_note (SwAgreementPage *self)
{
  SwCard *card = add_card (self, _("Note"), FALSE);

  if (is_writable (self))
    sw_card_add_action (card, _("Edit…"), "agreement.edit", NULL);
  if (self->agreement->note)
    sw_card_add_fact (card, NULL, self->agreement->note, NULL);
  else
    sw_card_add_note (card, _("For the office; it is not printed."));
}

static gboolean
add_history (SwAgreementPage  *self,
             GError          **error)
{
  g_autoptr (GPtrArray) entries = sw_store_history (get_store (self), SW_TYPE_AGREEMENT, self->id,
                                                    self->history_limit + 1, error);
  SwCard *card;

  if (entries == NULL)
    return FALSE;

  card = add_card (self, _("History"), FALSE);
  for (guint i = 0; i < MIN (entries->len, self->history_limit); i++)
    sw_card_add_history (card, entries->pdata[i], SW_TYPE_AGREEMENT, self->masked);
  if (entries->len > self->history_limit)
    sw_card_add_action (card, _("Show More"), "agreement.more-history", NULL);

  return TRUE;
}

/**
 * sw_agreement_page_add_cards:
 * @self: the page of an agreement
 * @error: return location
 *
 * Fills the empty page.
 *
 * Returns: whether all could be read
 */
gboolean
sw_agreement_page_add_cards (SwAgreementPage  *self,
                             GError          **error)
{
  self->header = make_header (self);
  gtk_box_prepend (GTK_BOX (self->box), self->header);
  add_parties (self);
  add_contents (self);
  if (!add_course (self, error) || !add_scans (self, error) || !add_supplements (self, error))
    return FALSE;
  add_note (self);

  return add_history (self, error);
}
