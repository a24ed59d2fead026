/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-reference.h"
#include "sw-saved-filter.h"
#include "sw-window.h"

/* The filters of a page with a list: chips that add up, and filters that were
 * saved under a name. */

static SwFilterChip *
find_chip (SwListPage *self,
           const char     *name)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (strcmp (sw_filter_chip_get_name (g_ptr_array_index (self->chips, i)), name) == 0)
      return g_ptr_array_index (self->chips, i);

  return NULL;
}

static const SwListFilter *
find_filter (SwListPage *self,
             const char *name)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);

  return sw_list_filters_find (klass->filters, klass->n_filters, name);
}

static SwRecordClass *
get_record_class (SwListPage *self)
{
  /* The columns keep the class. */
  return g_type_class_peek (SW_LIST_PAGE_GET_CLASS (self)->record_type);
}

static char *
value_text (SwListPage         *self,
            const SwListFilter *filter,
            const char         *value)
{
  char *text = NULL;

  if (SW_LIST_PAGE_GET_CLASS (self)->value_text)
    text = SW_LIST_PAGE_GET_CLASS (self)->value_text (self, filter->name, value);
  if (text == NULL)
    text = sw_list_value_text (filter, get_record_class (self), value, sw_page_get_store (SW_PAGE (self)));

  return text;
}

static void
add_value (SwListPage         *self,
           SwChoiceList       *choices,
           const SwListFilter *filter,
           const char         *value)
{
  g_autofree char *label = value_text (self, filter, value);

  sw_choice_list_add (choices, value, label, SW_NONE);
}

/* Who may be assigned; a filter has also those who should not have been, but no neighbours in a
 * worker's list. */
static gboolean
is_candidate (const char *filter,
              SwRecord   *record,
              gboolean    only_present)
{
  SwCaregiver *caregiver = SW_IS_CAREGIVER (record) ? SW_CAREGIVER (record) : NULL;

  if (caregiver == NULL)
    return TRUE;
  if (only_present)
    return sw_caregiver_serves_on (caregiver, sw_day_today ()) && sw_reference_suits (filter, caregiver);
  if (strcmp (filter, "worker_id") == 0)
    return caregiver->kind != SW_CAREGIVER_NEIGHBOUR && caregiver->kind != SW_CAREGIVER_RELATIVE &&
           caregiver->kind != SW_CAREGIVER_VOLUNTEER;

  return strcmp (filter, "neighbour_id") != 0 || caregiver->kind != SW_CAREGIVER_WORKER;
}

/**
 * sw_list_page_add_references:
 * @self: the page
 * @choices: where to add them
 * @type: a class with few records, as communities and caregivers
 * @filter: what they are chosen for: "worker_id", "community_id"…
 * @only_present: whether only those are wanted who can be assigned there from today on
 *
 * Adds the records that can be chosen.
 */
void
sw_list_page_add_references (SwListPage   *self,
                             SwChoiceList *choices,
                             GType         type,
                             const char   *filter,
                             gboolean      only_present)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GPtrArray) records = store ? sw_store_load_all (store, type, NULL) : NULL;
  g_auto (GStrv) labels = NULL;

  if (records == NULL)
    return;

  for (guint i = records->len; i > 0; i--)
    if (!is_candidate (filter, records->pdata[i - 1], only_present))
      g_ptr_array_remove_index (records, i - 1);
  if (type == SW_TYPE_CAREGIVER)
    sw_caregivers_sort (records);
  labels = sw_records_label (records, store);
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (records->pdata[i]));

      sw_choice_list_add (choices, id, labels[i], SW_NONE);
    }
}

static void
fill_cb (SwFilterChip *chip,
         SwChoiceList *choices,
         SwListPage   *self)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  const SwListFilter *filter = find_filter (self, sw_filter_chip_get_name (chip));
  const SwField *field = sw_record_class_find_field (get_record_class (self), filter->name);
  const SwEnum *enumeration = sw_list_filter_values (filter, get_record_class (self));
  GType type = sw_list_filter_type (filter, get_record_class (self));

  if (sw_page_get_store (SW_PAGE (self)) == NULL ||
      (klass->fill_filter && klass->fill_filter (self, filter->name, choices)))
    return;

  if (type != G_TYPE_INVALID)
    {
      if (field && !(field->flags & SW_FIELD_REQUIRED))
        add_value (self, choices, filter, "");
      sw_list_page_add_references (self, choices, type, filter->name, FALSE);
    }
  else if (enumeration)
    {
      for (const SwEnumValue *value = enumeration->values; value->nick; value++)
        add_value (self, choices, filter, value->nick);
      if (field && !(field->flags & SW_FIELD_REQUIRED))
        add_value (self, choices, filter, "");
    }
  else
    {
      add_value (self, choices, filter, "1");
      add_value (self, choices, filter, "0");
      if (field)
        add_value (self, choices, filter, "");
    }
}

static void
chip_changed_cb (SwFilterChip   *chip,
                 SwListPage *self)
{
  const char *name = sw_filter_chip_get_name (chip);
  const char *const *values = sw_filter_chip_get_values (chip);
  const SwListFilter *filter = find_filter (self, name);
  g_autoptr (GError) error = NULL;

  if (values == NULL)
    sw_query_remove_condition (self->query, name);
  else if (sw_list_page_is_range (self, filter) ? !sw_list_page_set_range (self, name, values, &error)
                                                : !sw_query_set_condition (self->query, name, SW_OPERATOR_EQUAL, values,
                                                                          &error))
    sw_window_report_error (sw_window_of (GTK_WIDGET (self)), error);

  sw_list_page_query_changed (self);
}

static GtkWidget *
popup_cb (SwFilterChip *chip,
          SwListPage   *self)
{
  return sw_list_page_make_popup (self, chip, find_filter (self, sw_filter_chip_get_name (chip)));
}

static SwFilterChip *
add_chip (SwListPage *self,
          const char     *name)
{
  GtkWidget *chip = sw_filter_chip_new (name);

  g_signal_connect_object (chip, "fill", G_CALLBACK (fill_cb), self, 0);
  g_signal_connect_object (chip, "popup", G_CALLBACK (popup_cb), self, 0);
  g_signal_connect_object (chip, "changed", G_CALLBACK (chip_changed_cb), self, 0);
  gtk_widget_insert_before (chip, self->filters, GTK_WIDGET (self->more_button));
  g_ptr_array_add (self->chips, chip);

  return SW_FILTER_CHIP (chip);
}

/* Values that a chip cannot show, as "age>=80", are left to themselves. */
static GStrv
get_values (SwListPage         *self,
            const SwListFilter *filter)
{
  const SwCondition *condition = sw_query_find_condition (self->query, filter->name);

  if (sw_list_page_is_range (self, filter))
    return sw_list_page_get_range (self, filter->name);

  return condition && condition->op == SW_OPERATOR_EQUAL ? g_strdupv (condition->values) : NULL;
}

static char *
describe_chip (SwListPage         *self,
               const SwListFilter *filter,
               const char *const  *values)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  const char *title = _(filter->title);
  const SwField *field = sw_record_class_find_field (get_record_class (self), filter->name);
  gint64 count = klass->chip_count && values == NULL ? klass->chip_count (self, filter->name) : SW_NONE;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (sw_page_get_store (SW_PAGE (self)) == NULL)
    return g_strdup (title);
  if (count > 0)
    return g_strdup_printf ("%s %'" G_GINT64_FORMAT, title, count);

  /* A yes needs no word; an id that looks like one does. */
  if (values && values[1] == NULL && strcmp (values[0], "1") == 0 && (field == NULL || field->kind != SW_FIELD_REFERENCE))
    return g_strdup (title);

  if (values && sw_list_page_is_range (self, filter))
    g_ptr_array_add (labels, sw_list_page_range_text (values));
  else
    for (gsize i = 0; values && values[i]; i++)
      g_ptr_array_add (labels, value_text (self, filter, values[i]));
  g_ptr_array_add (labels, NULL);

  return sw_list_chip_text (title, (const char *const *) labels->pdata);
}

static void
more_chosen_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwListPage *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  SwFilterChip *chip = find_chip (self, name);

  if (chip == NULL && find_filter (self, name))
    chip = add_chip (self, name);
  sw_list_page_update_filters (self);
  if (chip)
    gtk_widget_child_focus (GTK_WIDGET (chip), GTK_DIR_TAB_FORWARD);
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SwListPage *self = user_data;

  sw_query_clear (self->query);
  sw_list_page_query_changed (self);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwListPage *self = user_data;

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->loading = FALSE;
  sw_query_set_search (self->query, NULL);
  clear_filters_cb (action, NULL, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static GPtrArray *
load_saved (SwListPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));

  return store ? sw_store_load_where (store, SW_TYPE_SAVED_FILTER, "page", SW_LIST_PAGE_GET_CLASS (self)->name, NULL) : NULL;
}

static void
apply_saved_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwListPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSavedFilter) filter = sw_store_load (sw_page_get_store (SW_PAGE (self)), SW_TYPE_SAVED_FILTER,
                                                    g_variant_get_int64 (parameter), &error);

  if (filter == NULL || !sw_query_set_text (self->query, filter->definition, &error))
    sw_window_report_error (sw_window_of (GTK_WIDGET (self)), error);
  sw_list_page_query_changed (self);
}

static void
remove_saved_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwListPage *self = user_data;
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSavedFilter) filter = sw_store_load (store, SW_TYPE_SAVED_FILTER, g_variant_get_int64 (parameter),
                                                    &error);
  g_autofree char *label = NULL;

  /* Translators: %s is the name of a saved filter. */
  label = filter ? g_strdup_printf (_("Delete filter “%s”"), filter->name) : NULL;
  if (filter && sw_store_delete_one (store, SW_RECORD (filter), label, &error))
    sw_window_show_toast (window, label, TRUE);
  else
    sw_window_report_error (window, error);
}

/* The entry of the question for a name, and under it what is to be said of the name. */
static GtkEditable *
get_entry (AdwMessageDialog *dialog)
{
  return GTK_EDITABLE (gtk_widget_get_first_child (adw_message_dialog_get_extra_child (dialog)));
}

static char *
get_name (AdwMessageDialog *dialog)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (get_entry (dialog))));
}

static SwSavedFilter *
find_saved (SwListPage *self,
            const char *name)
{
  g_autoptr (GPtrArray) saved = load_saved (self);

  for (guint i = 0; saved && i < saved->len; i++)
    if (strcmp (((SwSavedFilter *) saved->pdata[i])->name, name) == 0)
      return g_object_ref (saved->pdata[i]);

  return NULL;
}

static void
save_response_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  SwListPage       *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autofree char *name = get_name (dialog);
  g_autoptr (SwSavedFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (strcmp (response, "save") != 0 || *name == '\0' || store == NULL)
    return;

  /* The same name again replaces what it stood for. */
  filter = find_saved (self, name);
  if (filter == NULL)
    filter = sw_saved_filter_new ();

  g_free (filter->page);
  filter->page = g_strdup (SW_LIST_PAGE_GET_CLASS (self)->name);
  g_free (filter->name);
  filter->name = g_strdup (name);
  g_free (filter->definition);
  filter->definition = sw_query_to_text (self->query);

  /* Translators: %s is the name of a filter. */
  label = g_strdup_printf (_("Save filter “%s”"), name);
  if (sw_store_save_one (store, SW_RECORD (filter), label, &error))
    sw_window_show_toast (window, label, TRUE);
  else
    sw_window_report_error (window, error);
}

static void
name_changed_cb (GtkEditable *entry,
                 SwListPage  *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (gtk_widget_get_root (GTK_WIDGET (entry)));
  GtkWidget *hint = gtk_widget_get_next_sibling (GTK_WIDGET (entry));
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_SAVED_FILTER);
  const SwField *field = sw_record_class_find_field ((SwRecordClass *) klass, "name");
  g_autofree char *name = get_name (dialog);
  g_autofree char *problem = sw_field_check_length (field, name);
  g_autoptr (SwSavedFilter) old = find_saved (self, name);

  gtk_label_set_label (GTK_LABEL (hint), problem ? problem : old ? _("The saved filter of this name is replaced.") : "");
  if (problem)
    gtk_widget_add_css_class (hint, "error");
  else
    gtk_widget_remove_css_class (hint, "error");
  gtk_widget_set_visible (hint, problem || old);
  adw_message_dialog_set_response_label (dialog, "save", old ? _("_Replace") : _("_Save"));
  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0' && problem == NULL);
}

static void
save_filter_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwListPage *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (sw_window_of (GTK_WIDGET (self))), _("Save Filter"),
                                              _("Under which name?"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_visible (hint, FALSE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), hint);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), self, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static const GActionEntry entries[] = {
  { .name = "add-filter", .activate = more_chosen_cb, .parameter_type = "s" },
  { .name = "clear-filters", .activate = clear_filters_cb },
  { .name = "show-all", .activate = show_all_cb },
  { .name = "save-filter", .activate = save_filter_cb },
  { .name = "saved-filter", .activate = apply_saved_cb, .parameter_type = "x" },
  { .name = "delete-filter", .activate = remove_saved_cb, .parameter_type = "x" },
};

static GMenuModel *
make_saved_menu (GPtrArray  *saved,
                 const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < saved->len; i++)
    {
      SwSavedFilter *filter = g_ptr_array_index (saved, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_label (item, filter->name);
      g_menu_item_set_action_and_target (item, action, "x", sw_record_get_id (SW_RECORD (filter)));
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* A submenu for each group, with the filters whose chips are not there yet. */
static void
add_groups (SwListPage *self,
            GMenu      *menu)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < klass->n_filters; i++)
    {
      const SwListFilter *filter = &klass->filters[i];
      g_autoptr (GMenuItem) item = NULL;
      GMenu *group;

      if (filter->group == NULL || find_chip (self, filter->name))
        continue;

      group = g_hash_table_lookup (groups, filter->group);
      if (group == NULL)
        {
          group = g_menu_new ();
          g_hash_table_insert (groups, (gpointer) filter->group, group);
          g_menu_append_submenu (menu, _(filter->group), G_MENU_MODEL (group));
        }
      item = g_menu_item_new (_(filter->title), NULL);
      g_menu_item_set_action_and_target (item, "page.add-filter", "s", filter->name);
      g_menu_append_item (group, item);
    }
}

static void
create_more_popup (GtkMenuButton *button,
                   gpointer       user_data)
{
  SwListPage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GPtrArray) saved = load_saved (self);

  if (saved && saved->len > 0)
    {
      g_autoptr (GMenuModel) apply = make_saved_menu (saved, "page.saved-filter");
      g_autoptr (GMenuModel) forget = make_saved_menu (saved, "page.delete-filter");

      g_menu_append_section (menu, _("Saved Filters"), apply);
      g_menu_append_submenu (saving, _("_Delete a Saved Filter"), forget);
    }
  g_menu_prepend (saving, _("_Save This Filter…"), "page.save-filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));

  add_groups (self, more);
  if (g_menu_model_get_n_items (G_MENU_MODEL (more)) > 0)
    g_menu_append_section (menu, _("More Filters"), G_MENU_MODEL (more));

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * sw_list_page_add_filters:
 * @self: the page, while it is made
 *
 * Makes the chips of the usual filters and what belongs to filters.
 */
void
sw_list_page_add_filters (SwListPage *self)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->more_button, create_more_popup, self, NULL);
  for (guint i = 0; i < klass->n_filters; i++)
    if (klass->filters[i].group == NULL)
      add_chip (self, klass->filters[i].name);
  sw_list_page_update_filters (self);
}

/**
 * sw_list_page_update_filters:
 * @self: the page
 *
 * Makes the chips say what the query asks for.
 */
void
sw_list_page_update_filters (SwListPage *self)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  gboolean some = sw_query_get_conditions (self->query)->len > 0;

  for (guint i = 0; i < klass->n_filters; i++)
    {
      const SwListFilter *filter = &klass->filters[i];
      g_auto (GStrv) strings = get_values (self, filter);
      const char *const *values = (const char *const *) strings;
      SwFilterChip *chip = find_chip (self, filter->name);
      g_autofree char *text = NULL;

      if (chip == NULL && values)
        chip = add_chip (self, filter->name);
      if (chip == NULL)
        continue;

      text = describe_chip (self, filter, values);
      sw_filter_chip_set_values (chip, values);
      sw_filter_chip_set_text (chip, text);
    }

  gtk_widget_set_visible (self->clear_button, some);
  sw_list_page_enable (self, "save-filter", some);
}
