/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-week-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-record-draft.h"
#include "sw-reference-entry.h"
#include "sw-visits.h"
#include "sw-week-elders.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/**
 * SwWeekPage:
 *
 * The week of a caregiver: elders down, days across, a key a cell. The arrows move; D is a call, S
 * a visit at home, V a video call, W nobody reached, Delete takes it back, N notes something. All
 * marks are saved as one action.
 */
G_DEFINE_FINAL_TYPE (SwWeekPage, sw_week_page, SW_TYPE_ENTRY_PAGE)

guint
sw_week_page_get_row (SwWeekPage *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

gboolean
sw_week_page_has_cell (SwWeekPage *self)
{
  return self->sheet && sw_week_page_get_row (self) < sw_week_sheet_get_n_elders (self->sheet);
}

/* The one place that says what can be done now. */
static void
update (SwWeekPage *self)
{
  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "mark", sw_week_page_has_cell (self));
  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "note", sw_week_page_has_cell (self));
  sw_entry_page_set_n_visits (SW_ENTRY_PAGE (self), self->sheet ? sw_week_sheet_get_n_marks (self->sheet) : 0);
}

/* Says of the cell that the keys act on, also to those who do not see it. */
static void
describe_cell (SwWeekPage *self)
{
  SwMark mark, recorded;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  guint n;
  const char *note;

  if (!sw_week_page_has_cell (self))
    {
      sw_entry_page_say (SW_ENTRY_PAGE (self), NULL, FALSE);
      return;
    }

  name = sw_week_elders_name (sw_page_get_store (SW_PAGE (self)),
                              sw_week_sheet_get_elder (self->sheet, sw_week_page_get_row (self)), TRUE);
  day = sw_day_format (sw_week_sheet_get_monday (self->sheet) + self->column);
  n = sw_week_sheet_get_recorded (self->sheet, sw_week_page_get_row (self), self->column, &recorded);
  mark = sw_week_sheet_get_mark (self->sheet, sw_week_page_get_row (self), self->column);
  note = sw_week_sheet_get_note (self->sheet, sw_week_page_get_row (self), self->column);
  if (n > 0)
    {
      g_autofree char *known = g_strdup_printf (ngettext ("%u visit is recorded on this day already",
                                                          "%u visits are recorded on this day already", n), n);

      text = g_strdup_printf ("%s · %s · %s (%s)", name, day, known, sw_mark_label (recorded));
    }
  else
    {
      text = g_strdup_printf ("%s · %s%s%s%s%s", name, day, mark ? " · " : "", sw_mark_label (mark),
                              note ? " · " : "", note ? note : "");
    }
  sw_entry_page_say (SW_ENTRY_PAGE (self), text, FALSE);
}

void
sw_week_page_moved (SwWeekPage *self)
{
  sw_week_page_show_cells (self);
  describe_cell (self);
  update (self);
}

/* Monday to Sunday, as the heads of the columns. */
static void
show_days (SwWeekPage *self)
{
  static const char *const weekdays[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };
  SwDay monday = sw_day_week_start (self->day);
  g_autofree char *first = sw_day_format (monday);
  g_autofree char *last = sw_day_format (monday + SW_WEEK_DAYS - 1);
  g_autofree char *text = NULL;

  /* Translators: the first and the last day of a week. */
  text = g_strdup_printf (_("%s to %s"), first, last);
  gtk_label_set_label (self->week_label, text);
  for (guint i = 0; i < SW_WEEK_DAYS; i++)
    {
      g_autofree char *title = NULL;
      int month, month_day;

      sw_day_to_ymd (monday + i, NULL, &month, &month_day);
      title = g_strdup_printf ("%s %d-%d", _(weekdays[i]), month, month_day);
      gtk_column_view_column_set_title (self->columns[i], title);
    }
}

static void
load_sheet (SwWeekPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (SwWeekSheet) sheet = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;
  guint row = sw_week_page_get_row (self);
  guint n = 0;

  show_days (self);
  if (store && self->caregiver_id != SW_NONE)
    {
      sheet = sw_week_sheet_load (store, self->caregiver_id, self->day, &error);
      if (sheet == NULL)
        sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
    }
  g_set_object (&self->sheet, sheet);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  if (sheet)
    n = sw_week_sheet_get_n_elders (sheet);
  names = sw_week_elders_list_names (store, sheet);

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), names->pdata, n);
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, row < n ? row : 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "week" : sheet ? "nobody" : "empty");
  if (error == NULL)
    sw_week_page_moved (self);
}

/* A week with marks keeps them; what is recorded meanwhile shows when they are saved. */
static void
store_changed_cb (SwWeekPage *self)
{
  if (self->sheet == NULL || sw_week_sheet_get_n_marks (self->sheet) == 0)
    load_sheet (self);
}

static void
show_then (SwWindow *window,
           gpointer  user_data)
{
  SwWeekPage *self = user_data;

  sw_week_page_show (self, self->wanted_id, self->wanted_day);
}

/* Another week or caregiver: what is marked is asked for first. */
void
sw_week_page_want (SwWeekPage *self,
                   gint64      caregiver_id,
                   SwDay       day)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  self->wanted_id = caregiver_id;
  self->wanted_day = day;
  if (window && sw_page_has_unsaved (SW_PAGE (self)))
    sw_window_leave (window, show_then, g_object_ref (self), g_object_unref);
  else
    sw_week_page_show (self, caregiver_id, day);
}

static void
chosen_cb (SwWeekPage *self)
{
  gint64 id = sw_reference_entry_get_id (self->chooser);

  if (id == self->caregiver_id)
    return;

  sw_reference_entry_set_id (self->chooser, self->caregiver_id);
  sw_week_page_want (self, id, self->day);
}

static void
sw_week_page_write_draft (SwEntryPage *page,
                          GKeyFile    *file)
{
  SwWeekPage *self = SW_WEEK_PAGE (page);

  if (self->sheet)
    sw_week_sheet_write (self->sheet, file);
}

/* What was marked when the program ended is marked again. */
static gboolean
sw_week_page_read_draft (SwEntryPage *page,
                         GKeyFile    *file)
{
  SwWeekPage *self = SW_WEEK_PAGE (page);
  g_autofree char *lost = NULL;
  gint64 caregiver_id;
  SwDay monday;
  guint n_lost;

  if (!sw_week_sheet_peek (file, &caregiver_id, &monday))
    return FALSE;

  sw_week_page_show (self, caregiver_id, monday);
  if (self->sheet == NULL)
    return FALSE;

  n_lost = sw_week_sheet_restore (self->sheet, file, sw_day_today ());
  sw_week_page_moved (self);
  if (n_lost > 0)
    lost = g_strdup_printf (ngettext ("%u mark of before has no place any more: the day is recorded meanwhile, or the elder is in other care.",
                                      "%u marks of before have no place any more: the days are recorded meanwhile, or the elders are in other care.",
                                      n_lost), n_lost);
  if (lost)
    sw_entry_page_say (page, lost, TRUE);

  return sw_week_sheet_get_n_marks (self->sheet) > 0;
}

static void
sw_week_page_clear (SwEntryPage *page,
                    SwStore     *store)
{
  SwWeekPage *self = SW_WEEK_PAGE (page);

  g_signal_group_set_target (self->store_signals, store);
  if (self->chooser)
    gtk_box_remove (self->chooser_box, GTK_WIDGET (self->chooser));
  self->chooser = NULL;
  self->caregiver_id = SW_NONE;
  self->day = sw_day_today ();
  self->column = sw_day_weekday (self->day) - 1;
  if (store)
    {
      g_autoptr (SwElder) elder = sw_elder_new ();
      g_autoptr (SwRecordDraft) draft = sw_record_draft_new (SW_RECORD (elder), self->day);
      GtkWidget *entry;

      entry = sw_reference_entry_new (store, sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), "worker_id"), draft);
      gtk_widget_set_size_request (entry, 160, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (SW_REFERENCE_ENTRY (entry))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Caregiver"), -1);
      g_signal_connect_object (entry, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->chooser_box, entry);
      self->chooser = SW_REFERENCE_ENTRY (entry);
    }
  load_sheet (self);
}

static void
sw_week_page_new_day (SwPage *page)
{
  store_changed_cb (SW_WEEK_PAGE (page));
}

static gboolean
sw_week_page_has_unsaved (SwPage *page)
{
  SwWeekPage *self = SW_WEEK_PAGE (page);

  return self->sheet && sw_week_sheet_get_n_marks (self->sheet) > 0;
}

static gboolean
sw_week_page_save (SwPage  *page,
                   GError **error)
{
  SwWeekPage *self = SW_WEEK_PAGE (page);
  g_autoptr (SwWeekSheet) sheet = NULL;
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *label = NULL;

  if (!sw_page_has_unsaved (page))
    return TRUE;

  visits = sw_week_sheet_make_visits (self->sheet);
  for (guint i = 0; i < visits->len; i++)
    if (!sw_store_assign_party (sw_page_get_store (page), visits->pdata[i], error))
      return FALSE;
  /* Translators: what the user did; %s is who made the visits. */
  label = g_strdup_printf (_("Record a week of %s"),
                           sw_store_get_name (sw_page_get_store (page), SW_TYPE_CAREGIVER, self->caregiver_id));

  /* What is saved is no mark any more when the page hears of it. */
  sheet = g_steal_pointer (&self->sheet);
  if (!sw_store_save_visits (sw_page_get_store (page), visits, label, error))
    {
      g_set_object (&self->sheet, sheet);
      sw_week_page_moved (self);
      return FALSE;
    }
  load_sheet (self);
  sw_entry_page_saved (SW_ENTRY_PAGE (self), visits->len);

  return TRUE;
}

static void
sw_week_page_dispose (GObject *object)
{
  SwWeekPage *self = SW_WEEK_PAGE (object);

  g_clear_object (&self->store_signals);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (sw_week_page_parent_class)->dispose (object);
}

static void
sw_week_page_finalize (GObject *object)
{
  SwWeekPage *self = SW_WEEK_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (sw_week_page_parent_class)->finalize (object);
}

static gboolean
sw_week_page_grab_focus (GtkWidget *widget)
{
  SwWeekPage *self = SW_WEEK_PAGE (widget);

  if (sw_week_page_has_cell (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->view));

  return self->chooser && gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
sw_week_page_class_init (SwWeekPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);
  SwEntryPageClass *entry_class = SW_ENTRY_PAGE_CLASS (klass);

  object_class->dispose = sw_week_page_dispose;
  object_class->finalize = sw_week_page_finalize;
  widget_class->grab_focus = sw_week_page_grab_focus;
  page_class->has_unsaved = sw_week_page_has_unsaved;
  page_class->save = sw_week_page_save;
  page_class->new_day = sw_week_page_new_day;
  entry_class->draft_name = SW_WEEK_DRAFT;
  entry_class->clear = sw_week_page_clear;
  entry_class->write_draft = sw_week_page_write_draft;
  entry_class->read_draft = sw_week_page_read_draft;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-week-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, week_label);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, view);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, message);
  gtk_widget_class_bind_template_child (widget_class, SwWeekPage, save_button);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "week.save", NULL);
}

static void
sw_week_page_init (SwWeekPage *self)
{
  self->caregiver_id = SW_NONE;
  self->day = sw_day_today ();
  self->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  self->cells = g_ptr_array_new ();
  sw_week_page_add_actions (self);
  self->store_signals = g_signal_group_new (SW_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  sw_entry_page_set_children (SW_ENTRY_PAGE (self), self->banner, self->message, self->save_button);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (sw_week_page_moved), self, G_CONNECT_SWAPPED);
  sw_week_page_add_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  sw_week_page_add_keys (self);
  sw_page_set_title (SW_PAGE (self), _("Week Grid"));
  update (self);
}

/**
 * sw_week_page_new:
 *
 * Returns: (transfer floating): the page
 */
SwPage *
sw_week_page_new (void)
{
  return g_object_new (SW_TYPE_WEEK_PAGE, NULL);
}

/**
 * sw_week_page_show:
 * @self: the page, with a database
 * @caregiver_id: a caregiver, or %SW_NONE
 * @day: any day of the week
 *
 * Shows a week. Marks that are not saved are dropped.
 */
void
sw_week_page_show (SwWeekPage *self,
                   gint64      caregiver_id,
                   SwDay       day)
{
  g_return_if_fail (SW_IS_WEEK_PAGE (self));

  self->caregiver_id = caregiver_id;
  self->day = day;
  if (self->chooser)
    sw_reference_entry_set_id (self->chooser, caregiver_id);
  load_sheet (self);
  if (sw_week_page_has_cell (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * sw_week_page_get_sheet:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the week that is shown
 */
SwWeekSheet *
sw_week_page_get_sheet (SwWeekPage *self)
{
  g_return_val_if_fail (SW_IS_WEEK_PAGE (self), NULL);

  return self->sheet;
}

/**
 * sw_week_page_set_cell:
 * @self: the page
 * @row: a row
 * @column: the days after Monday
 *
 * Goes to a cell, as the arrows do.
 */
void
sw_week_page_set_cell (SwWeekPage *self,
                       guint       row,
                       guint       column)
{
  g_return_if_fail (SW_IS_WEEK_PAGE (self));
  g_return_if_fail (column < SW_WEEK_DAYS);

  self->column = column;
  gtk_single_selection_set_selected (self->selection, row);
  sw_week_page_moved (self);
}
