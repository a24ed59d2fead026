/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-duplicates-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-card.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-merge.h"
#include "sw-toasts.h"
#include "sw-widget-task.h"

/**
 * SwDuplicatesDialog:
 *
 * Pairs of records that may be one person, side by side: merged field by
 * field as one action, or declared not to be the same person.
 */
struct _SwDuplicatesDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  SwToasts        *toasts;
  AdwWindowTitle  *title;
  GtkWidget       *undo_button;
  GtkStack        *stack;
  GtkSpinner      *spinner;
  AdwStatusPage   *failed;
  AdwBin          *pair_bin;

  /* Owned. */
  SwStore         *store;
  GCancellable    *cancellable;
  GArray          *pairs;   /* of SwDuplicate */
  SwElder         *kept;
  SwElder         *dropped;
  GPtrArray       *fields;  /* in which they differ */
  gboolean        *chosen;  /* for each: the value of the right one */
  GPtrArray       *checks;  /* owned array of borrowed buttons: for each field the left and the right one */

  guint            at;
  guint            n_done;  /* actions of this dialog that can be undone */
};

G_DEFINE_FINAL_TYPE (SwDuplicatesDialog, sw_duplicates_dialog, ADW_TYPE_WINDOW)

static void look (SwDuplicatesDialog *self);

static void
update_actions (SwDuplicatesDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean pair = self->kept != NULL;

  gtk_widget_action_set_enabled (widget, "duplicates.previous", pair && self->at > 0);
  gtk_widget_action_set_enabled (widget, "duplicates.next", pair && self->at + 1 < self->pairs->len);
  gtk_widget_action_set_enabled (widget, "duplicates.merge", pair && !sw_store_is_read_only (self->store));
  gtk_widget_action_set_enabled (widget, "duplicates.distinct", pair && !sw_store_is_read_only (self->store));
  gtk_widget_action_set_enabled (widget, "duplicates.undo", self->n_done > 0);
  gtk_widget_set_visible (self->undo_button, self->n_done > 0);
}

static void
drop_pair (SwDuplicatesDialog *self)
{
  adw_bin_set_child (self->pair_bin, NULL);
  g_ptr_array_set_size (self->checks, 0);
  g_clear_object (&self->kept);
  g_clear_object (&self->dropped);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
}

/* Between two values that look alike while they are masked nobody can choose. */
static char *
value_of (SwDuplicatesDialog *self,
          SwElder            *elder,
          const SwField      *field,
          gboolean            differs)
{
  char *text;

  if (!sw_record_is_set (SW_RECORD (elder), field))
    return g_strdup ("—");
  if (field->kind == SW_FIELD_REFERENCE)
    text = g_strdup (sw_store_get_name (self->store, field->reference (), sw_record_get_number (SW_RECORD (elder), field)));
  else if (!differs && strcmp (field->name, "document_number") != 0 &&
           g_settings_get_boolean (sw_app_settings (), "mask-sensitive"))
    text = sw_record_format_masked (SW_RECORD (elder), field);
  else
    text = sw_record_format (SW_RECORD (elder), field);

  return text ? text : g_strdup ("—");
}

static void
toggled_cb (SwDuplicatesDialog *self,
            GtkCheckButton     *button)
{
  const SwField *field;
  gboolean right;
  guint i;

  if (!g_ptr_array_find (self->checks, button, &i))
    return;

  i /= 2;
  right = gtk_check_button_get_active (button);
  self->chosen[i] = right;

  /* That it is to be verified was said of the residence that was beside it. */
  field = self->fields->pdata[i];
  if (strcmp (field->name, "child_residence") != 0 || i + 1 >= self->fields->len)
    return;
  field = self->fields->pdata[i + 1];
  if (strcmp (field->name, "child_residence_unsure") == 0)
    gtk_check_button_set_active (self->checks->pdata[2 * (i + 1) + (right ? 1 : 0)], TRUE);
}

static GtkWidget *
make_choice (const char *text,
             const char *name)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "sw-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

static GtkWidget *
make_word (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_heads (SwDuplicatesDialog *self,
           GtkGrid            *grid)
{
  SwElder *elders[] = { self->kept, self->dropped };
  SwDuplicate *pair = &g_array_index (self->pairs, SwDuplicate, self->at);

  gtk_grid_attach (grid, sw_badge_new (sw_duplicate_reason_label (pair->reason), "key"), 0, 0, 1, 1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      const char *community = elders[i]->community_id == SW_NONE
                                ? NULL : sw_store_get_name (self->store, SW_TYPE_COMMUNITY, elders[i]->community_id);
      g_autofree char *who = sw_elder_describe (elders[i], sw_day_today ());
      g_autofree char *more = community ? g_strdup_printf ("%s · %s", who, community) : g_strdup (who);

      gtk_box_append (GTK_BOX (box), make_word (elders[i]->name, "title-3"));
      gtk_box_append (GTK_BOX (box), make_word (more, "dim-label"));
      gtk_widget_set_hexpand (box, TRUE);
      gtk_grid_attach (grid, box, 1 + i, 0, 1, 1);
    }
}

static void
show_pair (SwDuplicatesDialog *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  SwRecordClass *klass = SW_RECORD_GET_CLASS (self->kept);
  guint row = 2;

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  add_heads (self, grid);
  gtk_grid_attach (grid, make_word (_("They differ in these. Choose what holds:"), "heading"), 0, 1, 3, 1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const SwField *field = self->fields->pdata[i];
      g_autofree char *left = value_of (self, self->kept, field, TRUE);
      g_autofree char *right = value_of (self, self->dropped, field, TRUE);
      g_autofree char *left_name = g_strdup_printf ("%s: %s", _(field->label), left);
      g_autofree char *right_name = g_strdup_printf ("%s: %s", _(field->label), right);
      GtkWidget *one = make_choice (left, left_name);
      GtkWidget *other = make_choice (right, right_name);

      gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (one));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->chosen[i] ? other : one), TRUE);
      g_ptr_array_add (self->checks, one);
      g_ptr_array_add (self->checks, other);
      g_signal_connect_swapped (other, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_grid_attach (grid, make_word (_(field->label), "dim-label"), 0, row, 1, 1);
      gtk_grid_attach (grid, one, 1, row, 1, 1);
      gtk_grid_attach (grid, other, 2, row, 1, 1);
      row++;
    }

  gtk_grid_attach (grid, make_word (_("The same in both:"), "heading"), 0, row++, 3, 1);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SwField *field = &klass->fields[i];
      g_autofree char *value = NULL;

      if ((field->flags & SW_FIELD_DERIVED) || !sw_record_is_set (SW_RECORD (self->kept), field) ||
          !sw_record_field_equal (SW_RECORD (self->kept), SW_RECORD (self->dropped), field))
        continue;

      value = value_of (self, self->kept, field, FALSE);
      gtk_grid_attach (grid, make_word (_(field->label), "dim-label"), 0, row, 1, 1);
      gtk_grid_attach (grid, make_word (value, NULL), 1, row, 2, 1);
      row++;
    }

  gtk_grid_attach (grid, make_word (_("Relatives, household and all else that hangs on either is kept."), "dim-label"),
                   0, row, 3, 1);
  adw_bin_set_child (self->pair_bin, GTK_WIDGET (grid));
}

/* Shows the pair at the current place; pairs of which one is gone are skipped. */
static void
load_pair (SwDuplicatesDialog *self)
{
  g_autofree char *place = NULL;

  drop_pair (self);
  while (self->at < self->pairs->len)
    {
      SwDuplicate *pair = &g_array_index (self->pairs, SwDuplicate, self->at);

      self->kept = sw_store_load (self->store, SW_TYPE_ELDER, pair->elder_id, NULL);
      self->dropped = sw_store_load (self->store, SW_TYPE_ELDER, pair->other_id, NULL);
      if (self->kept && self->dropped)
        break;
      drop_pair (self);
      g_array_remove_index (self->pairs, self->at);
    }

  if (self->kept == NULL && self->at > 0 && self->pairs->len > 0)
    {
      self->at = self->pairs->len - 1;
      load_pair (self);
      return;
    }

  if (self->kept == NULL)
    {
      adw_window_title_set_subtitle (self->title, "");
      gtk_stack_set_visible_child_name (self->stack, "none");
      update_actions (self);
      return;
    }

  self->fields = sw_merge_fields (self->kept, self->dropped);
  self->chosen = g_new0 (gboolean, self->fields->len + 1);
  for (guint i = 0; i < self->fields->len; i++)
    self->chosen[i] = sw_merge_prefers (self->kept, self->dropped, self->fields->pdata[i]);
  show_pair (self);

  /* Translators: %1$u is the place of a pair in the list, %2$u how many pairs there are. */
  place = g_strdup_printf (_("Pair %1$u of %2$u"), self->at + 1, self->pairs->len);
  adw_window_title_set_subtitle (self->title, place);
  gtk_stack_set_visible_child_name (self->stack, "pair");
  update_actions (self);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GArray *pairs = sw_store_find_duplicates (data, cancellable, &error);

  if (pairs)
    g_task_return_pointer (task, pairs, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
found_cb (gpointer  widget,
          GTask    *task)
{
  SwDuplicatesDialog *self = widget;
  g_autoptr (GError) error = NULL;
  GArray *pairs = g_task_propagate_pointer (task, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    {
      g_clear_pointer (&pairs, g_array_unref);
      return;
    }

  gtk_spinner_stop (self->spinner);
  if (pairs == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_clear_pointer (&self->pairs, g_array_unref);
  self->pairs = pairs;
  self->at = MIN (self->at, pairs->len > 0 ? pairs->len - 1 : 0);
  load_pair (self);
}

static void
look (SwDuplicatesDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  drop_pair (self);
  gtk_stack_set_visible_child_name (self->stack, "looking");
  gtk_spinner_start (self->spinner);
  update_actions (self);
  sw_widget_task_run (self, self->store, find_thread, self->store, NULL, self->cancellable, found_cb);
}

static void
pair_done (SwDuplicatesDialog *self,
           const char         *text)
{
  self->n_done++;
  g_array_remove_index (self->pairs, self->at);
  load_pair (self);
  sw_toasts_say (self->toasts, text, "duplicates.undo");
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SwDuplicatesDialog *self = SW_DUPLICATES_DIALOG (widget);
  g_autoptr (SwElder) merged = sw_merge_result (self->kept, self->dropped, self->fields, self->chosen);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (!sw_store_merge_elders (self->store, merged, self->dropped, &error))
    {
      sw_toasts_say (self->toasts, error->message, NULL);
      return;
    }

  /* Translators: %s is the name of an elder. */
  done = g_strdup_printf (_("The records of %s are one now"), merged->name);
  pair_done (self, done);
}

static void
distinct_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SwDuplicatesDialog *self = SW_DUPLICATES_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!sw_store_declare_distinct (self->store, sw_record_get_id (SW_RECORD (self->kept)),
                                  sw_record_get_id (SW_RECORD (self->dropped)), &error))
    {
      sw_toasts_say (self->toasts, error->message, NULL);
      return;
    }

  pair_done (self, _("Noted: they are two persons"));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwDuplicatesDialog *self = SW_DUPLICATES_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (!sw_store_undo (self->store, NULL, &error))
    {
      sw_toasts_say (self->toasts, error->message, NULL);
      return;
    }

  sw_toasts_unsay (self->toasts);
  self->n_done--;
  look (self);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwDuplicatesDialog *self = SW_DUPLICATES_DIALOG (widget);

  self->at += strcmp (name, "duplicates.next") == 0 ? 1 : -1;
  load_pair (self);
}

static void
sw_duplicates_dialog_dispose (GObject *object)
{
  SwDuplicatesDialog *self = SW_DUPLICATES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->kept);
  g_clear_object (&self->dropped);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_duplicates_dialog_parent_class)->dispose (object);
}

static gboolean
sw_duplicates_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (SW_DUPLICATES_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (sw_duplicates_dialog_parent_class)->close_request (window);
}

static void
sw_duplicates_dialog_class_init (SwDuplicatesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SW_TYPE_TOASTS);

  G_OBJECT_CLASS (klass)->dispose = sw_duplicates_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sw_duplicates_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-duplicates-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, SwDuplicatesDialog, pair_bin);

  gtk_widget_class_install_action (widget_class, "duplicates.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "duplicates.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.distinct", NULL, distinct_action);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "duplicates.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "duplicates.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_duplicates_dialog_init (SwDuplicatesDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_duplicates_dialog_new:
 * @parent: (nullable): the window that it stands above
 * @store: an open database
 *
 * Returns: (transfer none): the dialog, which begins to look at once
 */
GtkWindow *
sw_duplicates_dialog_new (GtkWindow *parent,
                          SwStore   *store)
{
  SwDuplicatesDialog *self = g_object_new (SW_TYPE_DUPLICATES_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  look (self);

  return GTK_WINDOW (self);
}
