/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cards of an elder that list other records: relatives, household, status
 * and history. */
#include "sw-elder-view-private.h"

#include <glib/gi18n-lib.h>

#include "sw-elder-facts.h"
#include "sw-history-card.h"
#include "sw-household-member.h"
#include "sw-phone.h"

static gboolean
row_key_cb (GtkWidget      *row,
            guint           key,
            guint           code,
            GdkModifierType state)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action_variant (row, "elder.remove", g_object_get_data (G_OBJECT (row), "target"));

  return GDK_EVENT_STOP;
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (row), "elder.open", g_object_get_data (G_OBJECT (row), "target"));
}

/**
 * sw_elder_view_add_list:
 * @card: a card
 * @name: what the list is called, for those who cannot see it
 *
 * Returns: (transfer none): a list of rows that open records
 */
GtkWidget *
sw_elder_view_add_list (SwCard     *card,
                        const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "sw-rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_box_append (GTK_BOX (card), list);

  return list;
}

/**
 * sw_elder_view_add_row:
 * @self: a view
 * @list: from sw_elder_view_add_list()
 * @record: what the row opens
 * @title: the first line
 * @subtitle: (nullable): the second
 * @suffix: (nullable) (transfer floating): what stands at the end
 *
 * Adds a row that opens a record; Delete, or its button, deletes the record.
 */
void
sw_elder_view_add_row (SwElderView *self,
                       GtkWidget   *list,
                       SwRecord    *record,
                       const char  *title,
                       const char  *subtitle,
                       GtkWidget   *suffix)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GVariant *target = g_variant_new ("(sx)", G_OBJECT_TYPE_NAME (record), sw_record_get_id (record));
  gboolean editable = !sw_store_is_read_only (self->store);

  g_object_set_data_full (G_OBJECT (row), "target", g_variant_ref_sink (target), (GDestroyNotify) g_variant_unref);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), sw_text_label_new (title, NULL));
  if (subtitle && *subtitle)
    {
      GtkWidget *more = sw_text_label_new (subtitle, "dim-label");

      gtk_widget_add_css_class (more, "caption");
      gtk_box_append (GTK_BOX (texts), more);
    }
  gtk_box_append (GTK_BOX (box), texts);
  if (suffix)
    gtk_box_append (GTK_BOX (box), suffix);

  if (editable)
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      GtkEventController *keys = gtk_event_controller_key_new ();
      g_autofree char *words = NULL;

      /* Translators: %s is the name of a relative or the like. */
      words = g_strdup_printf (_("Delete %s"), title);
      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_add_css_class (remove, "sw-inline");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (remove, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (remove), target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "elder.remove");
      gtk_box_append (GTK_BOX (box), remove);

      g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (row_key_cb), row);
      gtk_widget_add_controller (row, keys);
    }

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), editable);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static SwCard *
add_card (SwElderView *self,
          const char  *title)
{
  GtkWidget *card = sw_card_new (title);

  sw_columns_append (self->cards, card, FALSE);

  return SW_CARD (card);
}

static void
add_relatives (SwElderView *self,
               GPtrArray   *relatives)
{
  SwCard *card = add_card (self, _("Relatives and Contacts"));
  GtkWidget *list;

  if (!sw_store_is_read_only (self->store))
    sw_card_add_action (card, _("Add…"), "elder.add", g_variant_new_string (g_type_name (SW_TYPE_RELATIVE)));
  if (relatives->len == 0)
    {
      sw_card_add_note (card, _("Children, other relatives and whoever is to be called in an emergency belong here."));
      return;
    }

  list = sw_elder_view_add_list (card, _("Relatives and Contacts"));
  for (guint i = 0; i < relatives->len; i++)
    {
      SwRelative *relative = relatives->pdata[i];
      g_autofree char *role = sw_relative_describe (relative);
      const char *lives = relative->address ? relative->address
                                            : sw_enum_label (&sw_child_residence_enum, relative->residence);
      g_autofree char *subtitle = lives ? g_strdup_printf ("%s · %s", role, lives) : g_strdup (role);
      const char *phone = sw_relative_get_number (relative);
      g_autofree char *masked = phone == NULL ? NULL : self->masked ? sw_phone_mask (phone) : g_strdup (phone);

      sw_elder_view_add_row (self, list, SW_RECORD (relative), relative->name, subtitle,
                             phone ? sw_masked_label_new (masked, phone) : NULL);
    }
}

static void
add_household (SwElderView *self,
               GPtrArray   *members)
{
  SwCard *card = add_card (self, _("Household"));
  GtkWidget *list;

  if (!sw_store_is_read_only (self->store))
    sw_card_add_action (card, _("Add…"), "elder.add", g_variant_new_string (g_type_name (SW_TYPE_HOUSEHOLD_MEMBER)));
  if (members->len == 0)
    {
      sw_card_add_note (card, _("The members of the household, as the visit record asks for them, belong here."));
      return;
    }

  list = sw_elder_view_add_list (card, _("Household"));
  for (guint i = 0; i < members->len; i++)
    {
      SwHouseholdMember *member = members->pdata[i];
      const char *parts[5] = { NULL };
      g_autofree char *subtitle = NULL;
      guint n = 0;

      if (member->relation_to_head)
        parts[n++] = member->relation_to_head;
      if (member->sex != SW_NONE)
        parts[n++] = sw_enum_label (&sw_sex_enum, member->sex);
      if (member->health)
        parts[n++] = member->health;
      if (member->benefit != SW_NONE && member->benefit != 0)
        parts[n++] = sw_enum_label (&sw_benefit_enum, member->benefit);
      subtitle = g_strjoinv (" · ", (char **) parts);
      sw_elder_view_add_row (self, list, SW_RECORD (member), member->name, subtitle, NULL);
    }
}

static int
by_position (gconstpointer a,
             gconstpointer b)
{
  gint64 one = (*(SwHouseholdMember **) a)->position, other = (*(SwHouseholdMember **) b)->position;

  /* Unknown is less than any number and comes last. */
  return one == other ? 0 : one == SW_NONE ? 1 : other == SW_NONE ? -1 : one < other ? -1 : 1;
}

/**
 * sw_elder_view_add_people:
 * @self: a view
 * @error: return location for an error
 *
 * Adds the cards of the relatives and of the household.
 *
 * Returns: whether they could be read
 */
gboolean
sw_elder_view_add_people (SwElderView  *self,
                          GError      **error)
{
  gint64 id = sw_record_get_id (SW_RECORD (self->elder));
  g_autoptr (GPtrArray) relatives = sw_store_load_owned (self->store, SW_TYPE_RELATIVE, id, error);
  g_autoptr (GPtrArray) members = relatives ? sw_store_load_owned (self->store, SW_TYPE_HOUSEHOLD_MEMBER, id, error) : NULL;

  if (members == NULL)
    return FALSE;

  add_relatives (self, relatives);
  g_ptr_array_sort (members, by_position);
  add_household (self, members);

  return TRUE;
}

static int
later_span_first (gconstpointer a,
                  gconstpointer b)
{
  gint64 one = (*(SwStatusSpan **) a)->from_day, other = (*(SwStatusSpan **) b)->from_day;

  return one < other ? 1 : one > other ? -1 : 0;
}

/**
 * sw_elder_view_add_status:
 * @self: a view
 * @spans: (element-type SwStatusSpan): the elder's spans
 *
 * Adds the card of the spans in which the elder is not in the register.
 */
void
sw_elder_view_add_status (SwElderView *self,
                          GPtrArray   *spans)
{
  SwCard *card = add_card (self, _("Status"));
  SwStatusSpan *current = sw_status_spans_current (spans, self->today);
  GtkWidget *list;

  if (!sw_store_is_read_only (self->store))
    {
      if (current)
        {
          sw_card_add_action (card, _("Back in the Register…"), "elder.resume", NULL);
        }
      else
        {
          sw_card_add_action (card, _("Pause…"), "elder.pause", NULL);
          sw_card_add_action (card, _("End…"), "elder.end", NULL);
        }
    }

  if (spans->len == 0)
    {
      sw_card_add_note (card, _("In the register without a break."));
      return;
    }

  g_ptr_array_sort (spans, later_span_first);
  list = sw_elder_view_add_list (card, _("Status"));
  for (guint i = 0; i < spans->len; i++)
    {
      SwStatusSpan *span = spans->pdata[i];
      g_autofree char *days = sw_status_span_describe (span);

      sw_elder_view_add_row (self, list, SW_RECORD (span), sw_enum_label (&sw_status_enum, span->status), days,
                             span == current ? sw_badge_new (_("Now"), "attention") : NULL);
    }
}

/**
 * sw_elder_view_add_history:
 * @self: a view
 * @error: return location for an error
 *
 * Adds the card that says who changed what from what to what, and when.
 *
 * Returns: whether the history could be read
 */
gboolean
sw_elder_view_add_history (SwElderView  *self,
                           GError      **error)
{
  g_autoptr (GPtrArray) entries = sw_elder_history (self->store, sw_record_get_id (SW_RECORD (self->elder)),
                                                    self->history_limit + 1, error);
  SwCard *card;

  if (entries == NULL)
    return FALSE;

  card = add_card (self, _("History"));
  for (guint i = 0; i < MIN (entries->len, self->history_limit); i++)
    sw_card_add_history (card, entries->pdata[i], SW_TYPE_ELDER, self->masked);
  if (entries->len > self->history_limit)
    sw_card_add_action (card, _("Show More"), "view.more-history", NULL);
  if (entries->len == 0)
    sw_card_add_note (card, _("Nothing has been changed here yet."));

  return TRUE;
}
