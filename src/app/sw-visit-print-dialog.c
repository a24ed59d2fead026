/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-print-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-day-entry.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-print-preview.h"
#include "sw-reference-entry.h"
#include "sw-visit.h"
#include "sw-work.h"

/* The months that are offered: the next, this one and so many before. */
#define N_MONTHS 7

/**
 * SwVisitPrintDialog:
 *
 * Asks which form of visits is printed and about whom, and goes on to the preview.
 */
struct _SwVisitPrintDialog
{
  AdwWindow         parent_instance;

  /* Template children. */
  AdwComboRow      *kind_row;
  AdwComboRow      *whom_row;
  AdwActionRow     *elder_row;
  AdwActionRow     *caregiver_row;
  AdwActionRow     *community_row;
  AdwComboRow      *visits_row;
  AdwActionRow     *from_row;
  AdwActionRow     *to_row;
  AdwComboRow      *month_row;
  GtkLabel         *note;
  GtkLabel         *problem;

  /* Children. */
  SwReferenceEntry *elder_entry;
  SwReferenceEntry *caregiver_entry;
  SwReferenceEntry *community_entry;
  SwDayEntry       *from_entry;
  SwDayEntry       *to_entry;

  /* Owned. */
  SwWindow         *window;
  SwVisitPrint     *print;
  GArray           *elders;  /* those that were chosen outside */
  GArray           *whoms;   /* of Whom: what the row offers */

  SwDay             today;
  gboolean          setting;
};

G_DEFINE_FINAL_TYPE (SwVisitPrintDialog, sw_visit_print_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  WHOM_CHOSEN, /* the elders that were chosen outside */
  WHOM_ELDER,
  WHOM_CAREGIVER,
  WHOM_COMMUNITY,
  WHOM_ALL,
  WHOM_BLANK
} Whom;

/* What can be chosen for each form, with the usual first. */
static const Whom choices[SW_VISIT_N_PRINTS][6] = {
  [SW_VISIT_PRINT_CARD] = { WHOM_ELDER, WHOM_CAREGIVER, WHOM_COMMUNITY, WHOM_BLANK },
  [SW_VISIT_PRINT_RECORD] = { WHOM_CHOSEN, WHOM_ELDER, WHOM_BLANK },
  [SW_VISIT_PRINT_MONTH] = { WHOM_CHOSEN, WHOM_ALL, WHOM_COMMUNITY, WHOM_ELDER, WHOM_BLANK },
  [SW_VISIT_PRINT_SHEET] = { WHOM_CAREGIVER, WHOM_BLANK },
};

static const int n_choices[SW_VISIT_N_PRINTS] = { 4, 3, 5, 2 };

static Whom
get_whom (SwVisitPrintDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->whom_row);

  return selected < self->whoms->len ? g_array_index (self->whoms, Whom, selected) : WHOM_BLANK;
}

static char *
whom_text (SwVisitPrintDialog *self,
           Whom                whom)
{
  switch (whom)
    {
    case WHOM_CHOSEN:
      return g_strdup_printf (ngettext ("The %u elder selected", "The %u elders selected", self->elders->len),
                              self->elders->len);
    case WHOM_ELDER:
      return g_strdup (_("An elder"));
    case WHOM_CAREGIVER:
      return g_strdup (_("A caregiver"));
    case WHOM_COMMUNITY:
      return g_strdup (_("A community"));
    case WHOM_ALL:
      return g_strdup (_("Everybody with a neighbour or volunteer"));
    case WHOM_BLANK:
    default:
      return g_strdup (_("Nobody: a blank form"));
    }
}

static void
fill_whom (SwVisitPrintDialog *self)
{
  SwVisitPrintKind kind = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  g_array_set_size (self->whoms, 0);
  for (int i = 0; i < n_choices[kind]; i++)
    {
      Whom whom = choices[kind][i];
      g_autofree char *text = NULL;

      /* One elder stands in the row for elders. */
      if (whom == WHOM_CHOSEN && self->elders->len < 2)
        continue;
      text = whom_text (self, whom);
      gtk_string_list_append (list, text);
      g_array_append_val (self->whoms, whom);
    }
  adw_combo_row_set_model (self->whom_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->whom_row, 0);
  if (kind == SW_VISIT_PRINT_MONTH && self->elders->len == 1)
    for (guint i = 0; i < self->whoms->len; i++)
      if (g_array_index (self->whoms, Whom, i) == WHOM_ELDER)
        adw_combo_row_set_selected (self->whom_row, i);
}

static SwDay
month_at (SwVisitPrintDialog *self,
          guint               position)
{
  SwDay month = sw_day_month_end (self->today) + 1;

  for (guint i = 0; i < position && i < N_MONTHS; i++)
    month = sw_day_month_start (month - 1);

  return month;
}

static void
fill_months (SwVisitPrintDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_MONTHS; i++)
    {
      int year, month, day;
      g_autofree char *text = NULL;

      sw_day_to_ymd (month_at (self, i), &year, &month, &day);
      /* Translators: a year and a month. */
      text = g_strdup_printf (_("%1$d-%2$02d"), year, month);
      gtk_string_list_append (list, text);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->month_row, 0);
}

/* The usual span of a form: a worker goes this week, a card is handed in for a month. */
static void
set_span (SwVisitPrintDialog *self)
{
  gboolean sheet = adw_combo_row_get_selected (self->kind_row) == SW_VISIT_PRINT_SHEET;
  g_autofree char *from = sw_day_format_iso (sheet ? sw_day_week_start (self->today) : sw_day_month_start (self->today));
  g_autofree char *to = sw_day_format_iso (sheet ? sw_day_week_start (self->today) + 6 : self->today);

  sw_day_entry_set_text (self->from_entry, from);
  sw_day_entry_set_text (self->to_entry, to);
}

static gboolean
is_spanned (SwVisitPrintDialog *self,
            SwVisitPrintKind    kind)
{
  return kind == SW_VISIT_PRINT_CARD || kind == SW_VISIT_PRINT_SHEET ||
         (kind == SW_VISIT_PRINT_RECORD && adw_combo_row_get_selected (self->visits_row) == 1);
}

static void
read_elders (SwVisitPrintDialog *self,
             Whom                whom)
{
  gint64 id = sw_reference_entry_get_id (self->elder_entry);

  g_array_set_size (self->print->elders, 0);
  if (whom == WHOM_CHOSEN)
    g_array_append_vals (self->print->elders, self->elders->data, self->elders->len);
  else if (whom == WHOM_ELDER && id != SW_NONE)
    g_array_append_val (self->print->elders, id);
}

/**
 * sw_visit_print_dialog_read:
 * @self: a dialog
 *
 * Returns: (transfer none): what is chosen now
 */
const SwVisitPrint *
sw_visit_print_dialog_read (SwVisitPrintDialog *self)
{
  SwVisitPrint *print = self->print;
  Whom whom = get_whom (self);

  print->kind = adw_combo_row_get_selected (self->kind_row);
  print->blank = whom == WHOM_BLANK;
  print->month = month_at (self, adw_combo_row_get_selected (self->month_row));
  read_elders (self, whom);
  print->scope = (SwPaperScope) { SW_NONE, SW_NONE, SW_NONE, SW_NONE, SW_NONE };
  if (whom == WHOM_ELDER && print->kind == SW_VISIT_PRINT_CARD)
    print->scope.elder_id = sw_reference_entry_get_id (self->elder_entry);
  if (whom == WHOM_CAREGIVER)
    print->scope.caregiver_id = sw_reference_entry_get_id (self->caregiver_entry);
  if (whom == WHOM_COMMUNITY)
    print->scope.community_id = sw_reference_entry_get_id (self->community_entry);
  if (is_spanned (self, print->kind))
    {
      print->scope.from = sw_day_entry_get_day (self->from_entry);
      print->scope.to = sw_day_entry_get_day (self->to_entry);
    }

  return print;
}

static const char *
find_problem (SwVisitPrintDialog *self)
{
  const SwVisitPrint *print = sw_visit_print_dialog_read (self);
  Whom whom = get_whom (self);
  SwStore *store = sw_window_get_store (self->window);

  if (print->kind == SW_VISIT_PRINT_MONTH)
    {
      if (whom == WHOM_ELDER && print->elders->len == 0)
        return _("Choose an elder.");
      if (whom == WHOM_COMMUNITY && print->scope.community_id == SW_NONE)
        return _("Choose a community.");
      if (!print->blank && (store == NULL || sw_store_is_read_only (store)))
        return _("Month cards are numbered, and this database can only be read. Print blank ones.");
    }
  if (print->kind == SW_VISIT_PRINT_RECORD && is_spanned (self, print->kind) && !print->blank &&
      print->scope.from == SW_NONE)
    return _("Write the first and the last day like 2026-11-21.");

  return sw_visit_print_get_problem (print);
}

static void
update (SwVisitPrintDialog *self)
{
  SwVisitPrintKind kind = adw_combo_row_get_selected (self->kind_row);
  Whom whom = get_whom (self);
  gboolean spanned = is_spanned (self, kind) && whom != WHOM_BLANK;
  const char *problem;

  if (self->setting)
    return;

  problem = find_problem (self);
  gtk_widget_set_visible (GTK_WIDGET (self->elder_row), whom == WHOM_ELDER);
  gtk_widget_set_visible (GTK_WIDGET (self->caregiver_row), whom == WHOM_CAREGIVER);
  gtk_widget_set_visible (GTK_WIDGET (self->community_row), whom == WHOM_COMMUNITY);
  gtk_widget_set_visible (GTK_WIDGET (self->visits_row), kind == SW_VISIT_PRINT_RECORD && whom != WHOM_BLANK);
  gtk_widget_set_visible (GTK_WIDGET (self->from_row), spanned);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), spanned);
  gtk_widget_set_visible (GTK_WIDGET (self->month_row), kind == SW_VISIT_PRINT_MONTH && whom != WHOM_BLANK);
  gtk_widget_set_visible (GTK_WIDGET (self->note), kind == SW_VISIT_PRINT_MONTH && whom != WHOM_BLANK);
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.preview", problem == NULL);
}

static void
kind_changed_cb (SwVisitPrintDialog *self)
{
  if (self->setting)
    return;

  self->setting = TRUE;
  fill_whom (self);
  set_span (self);
  self->setting = FALSE;
  update (self);
}

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  return sw_visit_print_make_document (data, store, error);
}

static void
show_preview (SwWindow *window,
              gpointer  data)
{
  gtk_window_present (sw_print_preview_new (window, make_document, sw_visit_print_copy (data),
                                            (GDestroyNotify) sw_visit_print_free));
}

static gboolean
make_cards (SwStore   *store,
            gpointer   data,
            SwWork    *work,
            GError   **error)
{
  return sw_visit_print_make_cards (data, store, error);
}

static void
preview_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SwVisitPrintDialog *self = SW_VISIT_PRINT_DIALOG (widget);

  if (find_problem (self))
    return;

  if (self->print->kind == SW_VISIT_PRINT_MONTH && !self->print->blank)
    sw_work_run (self->window, _("Numbering the month cards"), self->print->elders->len ? self->print->elders->len : G_MAXSIZE,
                 make_cards, show_preview, sw_visit_print_copy (self->print), (GDestroyNotify) sw_visit_print_free);
  else
    show_preview (self->window, self->print);
  gtk_window_destroy (GTK_WINDOW (self));
}

static SwReferenceEntry *
add_reference (SwVisitPrintDialog *self,
               AdwActionRow       *row,
               GType               type,
               const char         *name)
{
  SwStore *store = sw_window_get_store (self->window);
  g_autoptr (SwRecord) record = g_object_new (type, NULL);
  g_autoptr (SwRecordDraft) draft = sw_record_draft_new (record, self->today);
  const SwField *field = sw_record_class_find_field (SW_RECORD_GET_CLASS (record), name);
  GtkWidget *entry = sw_reference_entry_new (store, field, draft);

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (entry, 220, -1);
  adw_action_row_add_suffix (row, entry);
  adw_action_row_set_activatable_widget (row, sw_reference_entry_get_button (SW_REFERENCE_ENTRY (entry)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sw_reference_entry_get_button (SW_REFERENCE_ENTRY (entry))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return SW_REFERENCE_ENTRY (entry);
}

static SwDayEntry *
add_day (SwVisitPrintDialog *self,
         AdwActionRow       *row)
{
  GtkWidget *entry = sw_day_entry_new (self->today);

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, entry);
  adw_action_row_set_activatable_widget (row, sw_day_entry_get_entry (SW_DAY_ENTRY (entry)));
  g_signal_connect_object (entry, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return SW_DAY_ENTRY (entry);
}

static void
sw_visit_print_dialog_dispose (GObject *object)
{
  SwVisitPrintDialog *self = SW_VISIT_PRINT_DIALOG (object);

  self->setting = TRUE;
  g_clear_object (&self->window);
  g_clear_pointer (&self->print, sw_visit_print_free);
  g_clear_pointer (&self->elders, g_array_unref);

  G_OBJECT_CLASS (sw_visit_print_dialog_parent_class)->dispose (object);
}

static void
sw_visit_print_dialog_finalize (GObject *object)
{
  g_array_unref (SW_VISIT_PRINT_DIALOG (object)->whoms);

  G_OBJECT_CLASS (sw_visit_print_dialog_parent_class)->finalize (object);
}

static void
sw_visit_print_dialog_class_init (SwVisitPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_visit_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_visit_print_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/shouwang/Shouwang/ui/sw-visit-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, whom_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, elder_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, caregiver_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, community_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, visits_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, month_row);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SwVisitPrintDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "print.preview", NULL, preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sw_visit_print_dialog_init (SwVisitPrintDialog *self)
{
  self->setting = TRUE;
  self->whoms = g_array_new (FALSE, FALSE, sizeof (Whom));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_visit_print_dialog_new:
 * @window: the window with the database
 * @kind: the form that is offered first
 * @elders: (nullable) (element-type gint64): whom it is offered for
 *
 * Returns: (transfer none): the dialog above the window, which GTK keeps until it is closed
 */
GtkWindow *
sw_visit_print_dialog_new (SwWindow         *window,
                           SwVisitPrintKind  kind,
                           GArray           *elders)
{
  SwVisitPrintDialog *self = g_object_new (SW_TYPE_VISIT_PRINT_DIALOG, "transient-for", window, NULL);
  static const char *const kinds[] = {
    N_("Service card"), N_("Visit record"), N_("Month cards"), N_("Worker’s visit sheet"), NULL
  };
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  self->window = g_object_ref (window);
  self->today = sw_day_today ();
  self->print = sw_visit_print_new (kind);
  self->elders = elders ? g_array_ref (elders) : g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; kinds[i]; i++)
    gtk_string_list_append (list, _(kinds[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->kind_row, kind);

  self->elder_entry = add_reference (self, self->elder_row, SW_TYPE_VISIT, "elder_id");
  self->caregiver_entry = add_reference (self, self->caregiver_row, SW_TYPE_VISIT, "caregiver_id");
  self->community_entry = add_reference (self, self->community_row, SW_TYPE_ELDER, "community_id");
  self->from_entry = add_day (self, self->from_row);
  self->to_entry = add_day (self, self->to_row);
  if (self->elders->len > 0)
    sw_reference_entry_set_id (self->elder_entry, g_array_index (self->elders, gint64, 0));
  fill_months (self);
  self->setting = FALSE;
  kind_changed_cb (self);
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self)));

  return GTK_WINDOW (self);
}
