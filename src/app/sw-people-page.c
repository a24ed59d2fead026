/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-people-page.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day-dialog.h"
#include "sw-day.h"
#include "sw-grid.h"
#include "sw-list-page.h"
#include "sw-organisation.h"
#include "sw-people-actions.h"
#include "sw-people-list.h"
#include "sw-record-dialog.h"
#include "sw-record-labels.h"
#include "sw-reference-entry.h"
#include "sw-reference.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * SwPeoplePage:
 *
 * Communities, grids, caregivers and organisations: add, edit, end, delete,
 * and hand over the elders of one to another.
 */
struct _SwPeoplePage
{
  SwPage parent_instance;

  /* Template children. */
  GtkStack           *stack;
  GtkSearchEntry     *search;
  GtkWidget          *hand_over_button;
  GtkWidget          *agreements_button;
  GtkWidget          *end_button;

  /* Owned. */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (SwPeoplePage, sw_people_page, SW_TYPE_PAGE)

static const struct
{
  GType     (*type) (void);
  const char *name;
  const char *title;
  const char *create;
} lists[] = {
  { sw_community_get_type, "communities", N_("Communities"), N_("New Community") },
  { sw_grid_get_type, "grids", N_("Grids"), N_("New Grid") },
  { sw_caregiver_get_type, "caregivers", N_("Caregivers"), N_("New Caregiver") },
  { sw_organisation_get_type, "organisations", N_("Organisations"), N_("New Organisation") },
};

static SwPeopleList *
visible_list (SwPeoplePage *self)
{
  GtkWidget *child = self->stack ? gtk_stack_get_visible_child (self->stack) : NULL;

  return child ? SW_PEOPLE_LIST (child) : NULL;
}

static void
report (SwPeoplePage *self,
        const GError *error)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

static void
toast (SwPeoplePage *self,
       const char   *text)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_show_toast (window, text, TRUE);
}

static void
enable (SwPeoplePage *self,
        const char   *name,
        gboolean      enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* The one place that says what can be done now. */
static void
update_actions (SwPeoplePage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwPeopleList *list = visible_list (self);
  g_autoptr (SwRecord) record = list && store ? sw_people_list_get_selected (list) : NULL;
  gboolean can = record && !sw_store_is_read_only (store);
  GType type = list ? sw_people_list_get_type_of (list) : G_TYPE_INVALID;
  gboolean can_end = type == SW_TYPE_CAREGIVER || type == SW_TYPE_ORGANISATION;

  enable (self, "edit", can);
  enable (self, "delete", can);
  enable (self, "end", can && can_end);
  enable (self, "hand-over", can && type == SW_TYPE_CAREGIVER);
  enable (self, "agreements", record && type == SW_TYPE_CAREGIVER);
  gtk_widget_set_visible (self->end_button, can_end);
  gtk_widget_set_visible (self->hand_over_button, type == SW_TYPE_CAREGIVER);
  gtk_widget_set_visible (self->agreements_button, type == SW_TYPE_CAREGIVER);
}

static void
visible_child_cb (SwPeoplePage *self)
{
  if (visible_list (self) == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), lists[i].name) == 0)
      sw_page_set_create_label (SW_PAGE (self), _(lists[i].create));

  sw_people_list_set_search (visible_list (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
  update_actions (self);
}

static void
search_changed_cb (SwPeoplePage *self)
{
  if (visible_list (self))
    sw_people_list_set_search (visible_list (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
saved_cb (SwPeoplePage *self,
          SwRecord     *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].type () == G_OBJECT_TYPE (record))
      sw_people_list_select (SW_PEOPLE_LIST (gtk_stack_get_child_by_name (self->stack, lists[i].name)),
                             sw_record_get_id (record));
}

static void
present_dialog (SwPeoplePage *self,
                SwRecord     *record)
{
  GtkWindow *dialog = sw_record_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                            sw_page_get_store (SW_PAGE (self)), record, NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwPeoplePage *self = user_data;
  g_autoptr (SwRecord) record = sw_people_list_get_selected (visible_list (self));

  if (record)
    present_dialog (self, record);
}

static void
activate_cb (SwPeoplePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "people.edit", NULL);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwPeoplePage *self = user_data;
  g_autoptr (SwRecord) record = sw_people_list_get_selected (visible_list (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (record == NULL)
    return;

  done = sw_record_done_text (record, SW_CHANGE_DELETE);
  if (sw_people_delete (sw_page_get_store (SW_PAGE (self)), record, &error))
    toast (self, done);
  else
    report (self, error);
}

static void
end_response_cb (SwPeoplePage     *self,
                 const char       *response,
                 AdwMessageDialog *dialog)
{
  SwRecord *record = g_object_get_data (G_OBJECT (dialog), "record");
  SwDay day = sw_day_dialog_get_day (dialog);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (strcmp (response, "do") != 0 || day == SW_NONE)
    return;

  /* Translators: %s is the name of a caregiver or an organisation. */
  done = g_strdup_printf (_("The service of %s is ended"), sw_record_get_name (record));
  if (sw_people_end (sw_page_get_store (SW_PAGE (self)), record, day, &error))
    toast (self, done);
  else
    report (self, error);
}

static void
end_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  SwPeoplePage *self = user_data;
  g_autoptr (SwRecord) record = sw_people_list_get_selected (visible_list (self));
  AdwMessageDialog *dialog;

  if (record == NULL)
    return;

  dialog = sw_day_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                              _("The record is kept, and is not offered for new elders any more. Which day is the last?"),
                              _("Last day"), _("_End"), NULL, NULL, NULL);
  /* Translators: %s is the name of a caregiver or an organisation. */
  adw_message_dialog_format_heading (dialog, _("End the Service of %s?"), sw_record_get_name (record));
  g_object_set_data_full (G_OBJECT (dialog), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (end_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
taker_changed_cb (SwReferenceEntry *entry,
                  AdwMessageDialog *dialog)
{
  SwRecord *from = g_object_get_data (G_OBJECT (dialog), "record");
  gint64 to = sw_reference_entry_get_id (entry);

  adw_message_dialog_set_response_enabled (dialog, "hand-over", to != SW_NONE && to != sw_record_get_id (from));
}

static void
hand_over_response_cb (SwPeoplePage     *self,
                       const char       *response,
                       AdwMessageDialog *dialog)
{
  SwRecord *from = g_object_get_data (G_OBJECT (dialog), "record");
  gint64 to = sw_reference_entry_get_id (SW_REFERENCE_ENTRY (adw_message_dialog_get_extra_child (dialog)));
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  gint64 n;

  if (strcmp (response, "hand-over") != 0 || to == SW_NONE || to == sw_record_get_id (from))
    return;

  n = sw_people_hand_over (store, sw_record_get_id (from), to, &error);
  if (n < 0)
    {
      report (self, error);
      return;
    }

  /* Translators: %1$d is how many elders, %2$s who takes them. */
  done = g_strdup_printf (ngettext ("%1$d elder was handed over to %2$s", "%1$d elders were handed over to %2$s", n),
                          (int) n, sw_store_get_name (store, SW_TYPE_CAREGIVER, to));
  if (n > 0)
    toast (self, done);
}

static gboolean
is_neighbour (SwCaregiver *caregiver)
{
  return caregiver->kind == SW_CAREGIVER_NEIGHBOUR || caregiver->kind == SW_CAREGIVER_RELATIVE ||
         caregiver->kind == SW_CAREGIVER_VOLUNTEER;
}

static void
hand_over_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  SwPeoplePage *self = user_data;
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (SwRecord) record = sw_people_list_get_selected (visible_list (self));
  g_autoptr (SwElder) elder = sw_elder_new ();
  g_autoptr (SwRecordDraft) draft = NULL;
  GtkWidget *dialog, *entry;
  const char *field;
  gint64 n;

  if (record == NULL || !SW_IS_CAREGIVER (record))
    return;

  n = MAX (sw_people_count_elders (store, "worker_id", sw_record_get_id (record), NULL), 0) +
      MAX (sw_people_count_elders (store, "neighbour_id", sw_record_get_id (record), NULL), 0);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL);
  /* Translators: %s is the name of a caregiver. */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Hand Over the Elders of %s?"),
                                     sw_record_get_name (record));
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  ngettext ("%d elder is given to the caregiver that you choose, as one step that can be undone.",
                                            "%d elders are given to the caregiver that you choose, as one step that can be undone.",
                                            n), (int) n);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "hand-over", _("_Hand Over"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "hand-over");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "hand-over", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "hand-over", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "record", g_object_ref (record), g_object_unref);

  /* Those are offered first who do the same. */
  field = is_neighbour (SW_CAREGIVER (record)) ? "neighbour_id" : "worker_id";
  elder->community_id = SW_CAREGIVER (record)->community_id;
  draft = sw_record_draft_new (SW_RECORD (elder), sw_day_today ());
  entry = sw_reference_entry_new (store, sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), field), draft);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (SW_REFERENCE_ENTRY (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who takes the elders"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (taker_changed_cb), dialog);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (hand_over_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A neighbour, relative or volunteer is the third party, all others are the second. */
static void
agreements_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  SwPeoplePage *self = user_data;
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (SwRecord) record = sw_people_list_get_selected (visible_list (self));
  g_autofree char *filter = NULL;

  if (record == NULL || !SW_IS_CAREGIVER (record))
    return;

  filter = g_strdup_printf ("%s=%" G_GINT64_FORMAT, is_neighbour (SW_CAREGIVER (record)) ? "neighbour_id" : "worker_id",
                            sw_record_get_id (record));
  sw_window_show_page (window, "agreements");
  if (SW_IS_LIST_PAGE (sw_window_get_page (window)))
    sw_list_page_show_filter (SW_LIST_PAGE (sw_window_get_page (window)), filter);
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "delete", .activate = delete_cb },
  { .name = "end", .activate = end_cb },
  { .name = "hand-over", .activate = hand_over_cb },
  { .name = "agreements", .activate = agreements_cb },
};

static void
sw_people_page_load (SwPage  *page,
                     SwStore *store)
{
  SwPeoplePage *self = SW_PEOPLE_PAGE (page);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    sw_people_list_set_store (SW_PEOPLE_LIST (gtk_stack_get_child_by_name (self->stack, lists[i].name)), store);
  update_actions (self);
}

static void
sw_people_page_search (SwPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SW_PEOPLE_PAGE (page)->search));
}

static void
sw_people_page_create (SwPage *page)
{
  SwPeoplePage *self = SW_PEOPLE_PAGE (page);
  g_autoptr (SwRecord) record = g_object_new (sw_people_list_get_type_of (visible_list (self)), NULL);

  if (SW_IS_CAREGIVER (record))
    SW_CAREGIVER (record)->kind = SW_CAREGIVER_WORKER;
  else if (SW_IS_COMMUNITY (record))
    SW_COMMUNITY (record)->kind = 0;
  else if (SW_IS_ORGANISATION (record))
    SW_ORGANISATION (record)->kind = 0;
  present_dialog (self, record);
}

static void
sw_people_page_dispose (GObject *object)
{
  g_clear_object (&SW_PEOPLE_PAGE (object)->actions);

  G_OBJECT_CLASS (sw_people_page_parent_class)->dispose (object);
}

static void
sw_people_page_class_init (SwPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_people_page_dispose;
  page_class->load = sw_people_page_load;
  page_class->search = sw_people_page_search;
  page_class->shortcuts = "lists";
  page_class->create = sw_people_page_create;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, SwPeoplePage, hand_over_button);
  gtk_widget_class_bind_template_child (widget_class, SwPeoplePage, agreements_button);
  gtk_widget_class_bind_template_child (widget_class, SwPeoplePage, end_button);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "people.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "people.delete", NULL);
}

static void
sw_people_page_init (SwPeoplePage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "people", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *list = sw_people_list_new (lists[i].type ());

      g_signal_connect_object (list, "selected", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
      gtk_stack_add_titled (self->stack, list, lists[i].name, _(lists[i].title));
    }
  sw_page_set_title (SW_PAGE (self), _("People"));
  visible_child_cb (self);
}

/**
 * sw_people_page_new:
 *
 * Returns: (transfer floating): the page
 */
SwPage *
sw_people_page_new (void)
{
  return g_object_new (SW_TYPE_PEOPLE_PAGE, NULL);
}
