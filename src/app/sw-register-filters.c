/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-saved-filter.h"
#include "sw-window.h"

/* The filters of the Register page: chips that add up, and filters that were
 * saved under a name. */

#define PAGE_NAME "register"

static SwFilterChip *
find_chip (SwRegisterPage *self,
           const char     *name)
{
  for (guint i = 0; i < self->chips->len; i++)
    if (strcmp (sw_filter_chip_get_name (g_ptr_array_index (self->chips, i)), name) == 0)
      return g_ptr_array_index (self->chips, i);

  return NULL;
}

static void
add_value (SwChoiceList *choices,
           SwStore      *store,
           const char   *filter,
           const char   *value,
           gint64        count)
{
  g_autofree char *label = sw_register_value_text (filter, value, store);

  sw_choice_list_add (choices, value, label, count);
}

static void
add_verify_values (SwChoiceList *choices,
                   SwStore      *store,
                   SwDay         day)
{
  gint64 counts[32] = { 0 };
  gboolean known = sw_store_verify_counts (store, day, counts, NULL);
  guint i = 0;

  add_value (choices, store, "verify", "any", SW_NONE);
  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1, i++)
    add_value (choices, store, "verify", sw_verify_nick (bit), known ? counts[i] : SW_NONE);
}

/* Those who assign and those who are assigned: a worker's list has no neighbours. */
static gboolean
is_candidate (const char *filter,
              SwRecord   *record)
{
  gint64 kind;

  if (!SW_IS_CAREGIVER (record))
    return TRUE;

  kind = SW_CAREGIVER (record)->kind;
  if (strcmp (filter, "worker_id") == 0)
    return kind != SW_CAREGIVER_NEIGHBOUR && kind != SW_CAREGIVER_RELATIVE && kind != SW_CAREGIVER_VOLUNTEER;

  return kind != SW_CAREGIVER_WORKER;
}

static void
add_references (SwChoiceList  *choices,
                SwStore       *store,
                const char    *filter,
                const SwField *field)
{
  g_autoptr (GPtrArray) records = sw_store_load_all (store, field->reference (), NULL);

  if (!(field->flags & SW_FIELD_REQUIRED))
    add_value (choices, store, filter, "", SW_NONE);
  for (guint i = 0; records && i < records->len; i++)
    {
      SwRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (record));

      if (is_candidate (filter, record))
        add_value (choices, store, filter, id, SW_NONE);
    }
}

static void
add_enumeration (SwChoiceList *choices,
                 SwStore      *store,
                 const char   *filter,
                 const SwEnum *enumeration)
{
  for (const SwEnumValue *value = enumeration->values; value->nick; value++)
    add_value (choices, store, filter, value->nick, SW_NONE);
}

static void
fill_cb (SwFilterChip   *chip,
         SwChoiceList   *choices,
         SwRegisterPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  const char *name = sw_filter_chip_get_name (chip);
  const SwRegisterColumn *column = sw_register_find_column (name);
  const SwField *field = column ? column->field : NULL;

  if (store == NULL)
    return;

  if (strcmp (name, "verify") == 0)
    {
      add_verify_values (choices, store, sw_query_get_day (self->query));
    }
  else if (strcmp (name, "status") == 0)
    {
      add_enumeration (choices, store, name, &sw_status_enum);
    }
  else if (field && field->kind == SW_FIELD_REFERENCE)
    {
      add_references (choices, store, name, field);
    }
  else if (field && field->enumeration)
    {
      add_enumeration (choices, store, name, field->enumeration);
      add_value (choices, store, name, "", SW_NONE);
    }
  else
    {
      add_value (choices, store, name, "1", SW_NONE);
      add_value (choices, store, name, "0", SW_NONE);
      if (field)
        add_value (choices, store, name, "", SW_NONE);
    }
}

static void
chip_changed_cb (SwFilterChip   *chip,
                 SwRegisterPage *self)
{
  const char *name = sw_filter_chip_get_name (chip);
  const char *const *values = sw_filter_chip_get_values (chip);
  g_autoptr (GError) error = NULL;

  if (values == NULL)
    sw_query_remove_condition (self->query, name);
  else if (!sw_query_set_condition (self->query, name, SW_OPERATOR_EQUAL, values, &error))
    sw_window_report_error (sw_window_of (GTK_WIDGET (self)), error);

  sw_register_page_query_changed (self);
}

static SwFilterChip *
add_chip (SwRegisterPage *self,
          const char     *name)
{
  GtkWidget *chip = sw_filter_chip_new (name);

  g_signal_connect_object (chip, "fill", G_CALLBACK (fill_cb), self, 0);
  g_signal_connect_object (chip, "changed", G_CALLBACK (chip_changed_cb), self, 0);
  gtk_widget_insert_before (chip, self->filters, GTK_WIDGET (self->more_button));
  g_ptr_array_add (self->chips, chip);

  return SW_FILTER_CHIP (chip);
}

/* Values that a chip cannot show, as "age>=80", are left to themselves. */
static const char *const *
get_values (SwRegisterPage *self,
            const char     *name)
{
  const SwCondition *condition = sw_query_find_condition (self->query, name);

  return condition && condition->op == SW_OPERATOR_EQUAL ? (const char *const *) condition->values : NULL;
}

static char *
describe_chip (SwRegisterPage         *self,
               const SwRegisterFilter *filter,
               const char *const      *values)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (store == NULL)
    return g_strdup (filter->title);
  if (values == NULL && strcmp (filter->name, "verify") == 0 && self->n_verify > 0)
    return g_strdup_printf ("%s %'" G_GINT64_FORMAT, filter->title, self->n_verify);

  /* A yes needs no word. */
  if (values && values[1] == NULL && strcmp (values[0], "1") == 0)
    return g_strdup (filter->title);

  for (gsize i = 0; values && values[i]; i++)
    g_ptr_array_add (labels, sw_register_value_text (filter->name, values[i], store));
  g_ptr_array_add (labels, NULL);

  return sw_register_chip_text (filter->title, (const char *const *) labels->pdata);
}

static void
more_chosen_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);
  SwFilterChip *chip = find_chip (self, name);

  if (chip == NULL && sw_register_find_filter (name))
    chip = add_chip (self, name);
  sw_register_page_update_filters (self);
  if (chip)
    gtk_widget_child_focus (GTK_WIDGET (chip), GTK_DIR_TAB_FORWARD);
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SwRegisterPage *self = user_data;

  sw_query_clear (self->query);
  sw_register_page_query_changed (self);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SwRegisterPage *self = user_data;

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  self->loading = FALSE;
  sw_query_set_search (self->query, NULL);
  clear_filters_cb (action, NULL, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static GPtrArray *
load_saved (SwRegisterPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));

  return store ? sw_store_load_where (store, SW_TYPE_SAVED_FILTER, "page", PAGE_NAME, NULL) : NULL;
}

static void
apply_saved_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwSavedFilter) filter = sw_store_load (sw_page_get_store (SW_PAGE (self)), SW_TYPE_SAVED_FILTER,
                                                    g_variant_get_int64 (parameter), &error);

  if (filter == NULL || !sw_query_set_text (self->query, filter->definition, &error))
    sw_window_report_error (sw_window_of (GTK_WIDGET (self)), error);
  sw_register_page_query_changed (self);
}

static void
remove_saved_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SwRegisterPage *self = user_data;
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

static void
save_response_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  SwRegisterPage   *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (SwSavedFilter) filter = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (strcmp (response, "save") != 0 || *name == '\0' || store == NULL)
    return;

  /* The same name again replaces what it stood for. */
  saved = load_saved (self);
  for (guint i = 0; saved && i < saved->len; i++)
    {
      SwSavedFilter *old = g_ptr_array_index (saved, i);

      if (strcmp (old->name, name) == 0)
        g_set_object (&filter, old);
    }
  if (filter == NULL)
    filter = sw_saved_filter_new ();

  g_free (filter->page);
  filter->page = g_strdup (PAGE_NAME);
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
name_changed_cb (GtkEditable      *entry,
                 AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
save_filter_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (sw_window_of (GTK_WIDGET (self))), _("Save Filter"),
                                              _("Under which name?"));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
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
add_groups (SwRegisterPage *self,
            GMenu          *menu)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; i < sw_register_n_filters (); i++)
    {
      const SwRegisterFilter *filter = sw_register_get_filter (i);
      g_autoptr (GMenuItem) item = NULL;
      GMenu *group;

      if (filter->group == NULL || find_chip (self, filter->name))
        continue;

      group = g_hash_table_lookup (groups, filter->group);
      if (group == NULL)
        {
          group = g_menu_new ();
          g_hash_table_insert (groups, (gpointer) filter->group, group);
          g_menu_append_submenu (menu, filter->group, G_MENU_MODEL (group));
        }
      item = g_menu_item_new (filter->title, NULL);
      g_menu_item_set_action_and_target (item, "register.add-filter", "s", filter->name);
      g_menu_append_item (group, item);
    }
}

static void
create_more_popup (GtkMenuButton *button,
                   gpointer       user_data)
{
  SwRegisterPage *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GPtrArray) saved = load_saved (self);

  if (saved && saved->len > 0)
    {
      g_autoptr (GMenuModel) apply = make_saved_menu (saved, "register.saved-filter");
      g_autoptr (GMenuModel) forget = make_saved_menu (saved, "register.delete-filter");

      g_menu_append_section (menu, _("Saved Filters"), apply);
      g_menu_append_submenu (saving, _("_Delete a Saved Filter"), forget);
    }
  g_menu_prepend (saving, _("_Save This Filter…"), "register.save-filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));

  add_groups (self, more);
  g_menu_append_section (menu, _("More Filters"), G_MENU_MODEL (more));

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * sw_register_page_add_filters:
 * @self: the page, while it is made
 *
 * Makes the chips of the usual filters and what belongs to filters.
 */
void
sw_register_page_add_filters (SwRegisterPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->more_button, create_more_popup, self, NULL);
  for (guint i = 0; i < sw_register_n_filters (); i++)
    if (sw_register_get_filter (i)->group == NULL)
      add_chip (self, sw_register_get_filter (i)->name);
  sw_register_page_update_filters (self);
}

/**
 * sw_register_page_update_filters:
 * @self: the page
 *
 * Makes the chips say what the query asks for.
 */
void
sw_register_page_update_filters (SwRegisterPage *self)
{
  gboolean some = sw_query_get_conditions (self->query)->len > 0;

  for (guint i = 0; i < sw_register_n_filters (); i++)
    {
      const SwRegisterFilter *filter = sw_register_get_filter (i);
      const char *const *values = get_values (self, filter->name);
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
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                                            "save-filter")), some);
}
