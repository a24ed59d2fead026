/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-dialog.h"

#include <glib/gi18n-lib.h>

#include "sw-assessment-editor.h"
#include "sw-day.h"
#include "sw-draft-file.h"
#include "sw-elder.h"
#include "sw-history-card.h"
#include "sw-month-card.h"
#include "sw-record-dialog.h"
#include "sw-record-draft-file.h"
#include "sw-visits-view.h"
#include "sw-visits.h"

/* The dialog that records a visit or corrects one: the usual dialog of a record with the findings
 * below, and what the fields say about each other. */

#define MAX_HISTORY 20

/* Three columns of fields beside each other. */
#define DIALOG_WIDTH 900

typedef struct
{
  SwStore            *store;   /* owned */
  SwRecordDialog     *dialog;  /* borrowed */
  SwRecordDraft      *draft;   /* owned */
  SwAssessmentEditor *editor;  /* owned */
  SwDraftFile        *file;    /* owned */
  GtkLabel           *late;    /* borrowed */
  gint64              elder_id;
  gint64              caregiver_id;
  gboolean            following;
} Visiting;

static void
visiting_free (Visiting *visiting)
{
  g_signal_handlers_disconnect_by_data (visiting->draft, visiting);
  g_signal_handlers_disconnect_by_data (visiting->editor, visiting);
  /* The dialog is left on purpose: what it still holds is saved or discarded. */
  sw_draft_file_discard (visiting->file);
  g_object_unref (visiting->file);
  g_object_unref (visiting->draft);
  g_object_unref (visiting->editor);
  g_object_unref (visiting->store);
  g_free (visiting);
}

static const SwField *
find_field (const char *name)
{
  return sw_record_class_find_field (g_type_class_peek (SW_TYPE_VISIT), name);
}

/* A visit is made as what its maker is, unless somebody says otherwise. */
static void
follow_caregiver (Visiting *visiting)
{
  SwVisit *visit = SW_VISIT (sw_record_draft_get_record (visiting->draft));
  g_autoptr (SwVisit) copy = SW_VISIT (sw_record_copy (SW_RECORD (visit)));

  visiting->caregiver_id = visit->caregiver_id;
  if (visit->caregiver_id != SW_NONE && sw_store_assign_party (visiting->store, copy, NULL))
    sw_record_draft_set_number (visiting->draft, find_field ("party"), copy->party);
}

static void
follow_elder (Visiting *visiting)
{
  SwVisit *visit = SW_VISIT (sw_record_draft_get_record (visiting->draft));
  g_autoptr (SwElder) elder = NULL;

  visiting->elder_id = visit->elder_id;
  sw_assessment_editor_load (visiting->editor, visit, NULL);
  if (visit->elder_id == SW_NONE || visit->caregiver_id != SW_NONE)
    return;

  elder = sw_store_load (visiting->store, SW_TYPE_ELDER, visit->elder_id, NULL);
  if (elder && elder->worker_id != SW_NONE)
    sw_record_draft_set_number (visiting->draft, find_field ("caregiver_id"), elder->worker_id);
}

/* What the visit says beside what its fields say of themselves. */
static void
show_remarks (Visiting *visiting)
{
  g_autoptr (SwRecord) copy = sw_record_copy (sw_record_draft_get_record (visiting->draft));
  g_autofree char *late = NULL;
  g_autofree char *text = NULL;
  g_autofree char *doubt = NULL;

  if (SW_VISIT (copy)->entered_day == SW_NONE)
    SW_VISIT (copy)->entered_day = sw_record_draft_get_today (visiting->draft);
  late = sw_visit_late_text (SW_VISIT (copy));
  /* Translators: %s says how late a visit is entered, as "3 days late". */
  text = late ? g_strdup_printf (_("Late entry: %s. It counts, and is marked."), late) : NULL;
  gtk_label_set_label (visiting->late, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (visiting->late), text != NULL);

  doubt = sw_store_doubt_visit (visiting->store, SW_VISIT (copy));
  sw_record_draft_set_doubt (visiting->draft, find_field ("day"), doubt);
}

static void
draft_changed_cb (SwRecordDraft *draft,
                  Visiting      *visiting)
{
  SwVisit *visit = SW_VISIT (sw_record_draft_get_record (draft));

  if (visiting->following)
    return;

  visiting->following = TRUE;
  if (visit->elder_id != visiting->elder_id)
    follow_elder (visiting);
  if (visit->caregiver_id != visiting->caregiver_id)
    follow_caregiver (visiting);
  show_remarks (visiting);
  visiting->following = FALSE;
  sw_draft_file_changed (visiting->file);
}

static void
editor_changed_cb (SwAssessmentEditor *editor,
                   Visiting           *visiting)
{
  sw_record_dialog_set_changed (visiting->dialog, sw_assessment_editor_is_changed (editor));
  sw_draft_file_changed (visiting->file);
}

#define GROUP "visit"
#define BEFORE "visit-before"
#define VISITING "visiting"

static void
write_draft (GtkWidget *dialog,
             GKeyFile  *file)
{
  Visiting *visiting = g_object_get_data (G_OBJECT (dialog), VISITING);

  if (!sw_record_draft_is_changed (visiting->draft) && !sw_assessment_editor_is_changed (visiting->editor))
    return;

  sw_record_write (sw_record_draft_get_original (visiting->draft), file, BEFORE);
  sw_record_draft_write (visiting->draft, file, GROUP);
  sw_assessment_editor_write (visiting->editor, file);
}

/* What another program left is not written over: it is offered until it is saved or discarded. */
static char *
find_path (SwStore *store)
{
  for (guint i = 0; i < SW_VISIT_MAX_DRAFTS; i++)
    {
      g_autofree char *path = sw_visit_dialog_draft_path (store, i);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }

  return sw_visit_dialog_draft_path (store, SW_VISIT_MAX_DRAFTS - 1);
}

static char *
save_visit (SwStore   *store,
            SwRecord  *record,
            gpointer   data,
            GError   **error)
{
  Visiting *visiting = data;
  SwVisit *visit = SW_VISIT (record);
  gboolean is_new = sw_record_get_id (record) == SW_NONE;
  g_autoptr (SwAssessment) assessment = NULL;
  const char *name;

  if (!sw_assessment_editor_get (visiting->editor, &assessment, error) ||
      !sw_store_save_visit (store, visit, assessment, error))
    return NULL;

  name = sw_store_get_name (store, SW_TYPE_ELDER, visit->elder_id);
  /* Translators: %s is an elder's name. */
  return is_new ? g_strdup_printf (_("Visit to %s recorded"), name)
                /* Translators: %s is an elder's name. */
                : g_strdup_printf (_("Visit to %s corrected"), name);
}

static void
add_history (Visiting *visiting,
             SwVisit  *visit)
{
  g_autoptr (GPtrArray) entries = sw_store_history (visiting->store, SW_TYPE_VISIT, sw_record_get_id (SW_RECORD (visit)),
                                                    MAX_HISTORY, NULL);
  GtkWidget *card;

  if (entries == NULL || entries->len == 0)
    return;

  card = sw_card_new (_("History"));
  for (guint i = 0; i < entries->len; i++)
    sw_card_add_history (SW_CARD (card), entries->pdata[i], SW_TYPE_VISIT, FALSE);
  sw_record_dialog_append (visiting->dialog, card);
}

/**
 * sw_visit_dialog_make:
 * @store: an open database
 * @elder_id: an elder, or %SW_NONE if that is to be chosen
 * @today: today
 * @error: return location
 *
 * Begins a visit: today, at home, reached, by the elder's community worker.
 *
 * Returns: (transfer full) (nullable): the visit
 */
SwVisit *
sw_visit_dialog_make (SwStore  *store,
                      gint64    elder_id,
                      SwDay     today,
                      GError  **error)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (SwElder) elder = NULL;

  visit->party = SW_PARTY_WORKER;
  visit->channel = SW_CHANNEL_HOME;
  visit->outcome = SW_OUTCOME_REACHED;
  visit->services = 1 << SW_SERVICE_CONTACT;
  visit->source = SW_VISIT_SOURCE_HAND;
  visit->day = today;
  if (elder_id == SW_NONE)
    return g_steal_pointer (&visit);

  elder = sw_store_load (store, SW_TYPE_ELDER, elder_id, error);
  if (elder == NULL)
    return NULL;
  visit->elder_id = elder_id;
  visit->caregiver_id = elder->worker_id;

  return g_steal_pointer (&visit);
}

/* Which paper it was read from. */
static void
add_card (Visiting *visiting,
          SwVisit  *visit)
{
  g_autoptr (SwMonthCard) card = visit->card_id == SW_NONE ? NULL
                                                           : sw_store_load (visiting->store, SW_TYPE_MONTH_CARD, visit->card_id, NULL);
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (card == NULL)
    return;

  /* Translators: %s is the number of a month card. */
  text = g_strdup_printf (_("Read from the month card %s."), card->number);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  sw_record_dialog_append (visiting->dialog, label);
}

static Visiting *
make_dialog (GtkWindow *parent,
             SwStore   *store,
             SwVisit   *visit)
{
  gboolean is_new = sw_record_get_id (SW_RECORD (visit)) == SW_NONE;
  GtkWindow *window = sw_record_dialog_new (parent, store, SW_RECORD (visit),
                                            is_new ? _("New Visit") : _("Visit"));
  Visiting *visiting = g_new0 (Visiting, 1);

  visiting->store = g_object_ref (store);
  visiting->dialog = SW_RECORD_DIALOG (window);
  visiting->file = sw_draft_file_new (GTK_WIDGET (window), write_draft);
  g_object_set_data (G_OBJECT (window), VISITING, visiting);
  visiting->draft = g_object_ref (sw_record_form_get_draft (sw_record_dialog_get_form (visiting->dialog)));
  visiting->elder_id = visit->elder_id;
  visiting->caregiver_id = visit->caregiver_id;
  sw_record_dialog_set_saver (visiting->dialog, save_visit, visiting, (GDestroyNotify) visiting_free);
  gtk_window_set_default_size (window, DIALOG_WIDTH, -1);

  visiting->late = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (visiting->late, TRUE);
  gtk_label_set_xalign (visiting->late, 0);
  gtk_widget_add_css_class (GTK_WIDGET (visiting->late), "warning");
  sw_record_dialog_append (visiting->dialog, GTK_WIDGET (visiting->late));
  add_card (visiting, visit);

  visiting->editor = g_object_ref_sink (SW_ASSESSMENT_EDITOR (sw_assessment_editor_new (store)));
  sw_record_dialog_append (visiting->dialog, GTK_WIDGET (visiting->editor));
  sw_assessment_editor_load (visiting->editor, visit, NULL);
  if (!is_new)
    add_history (visiting, visit);

  g_signal_connect (visiting->draft, "changed", G_CALLBACK (draft_changed_cb), visiting);
  g_signal_connect (visiting->editor, "changed", G_CALLBACK (editor_changed_cb), visiting);
  show_remarks (visiting);

  return visiting;
}

/**
 * sw_visit_dialog_new:
 * @parent: the window that it stands above
 * @store: an open database
 * @visit: the visit to record or to correct; it is copied
 *
 * Returns: (transfer none): the dialog, which GTK keeps until it is closed
 */
GtkWindow *
sw_visit_dialog_new (GtkWindow *parent,
                     SwStore   *store,
                     SwVisit   *visit)
{
  Visiting *visiting = make_dialog (parent, store, visit);
  g_autofree char *path = find_path (store);

  sw_draft_file_set_path (visiting->file, path);

  return GTK_WINDOW (visiting->dialog);
}

/**
 * sw_visit_dialog_draft_path:
 * @store: an open database
 * @i: less than %SW_VISIT_MAX_DRAFTS
 *
 * Returns: (transfer full): a file for what is typed into the dialog and not saved; see SwDraftFile
 */
char *
sw_visit_dialog_draft_path (SwStore *store,
                            guint    i)
{
  g_autofree char *name = i == 0 ? g_strdup ("visit") : g_strdup_printf ("visit-%u", i + 1);

  return sw_draft_file_path (sw_store_get_path (store), name);
}

/* The visit as it was before something was typed: as it is stored, where it is. */
static SwVisit *
read_before (SwStore   *store,
             GKeyFile  *file,
             GError   **error)
{
  g_autoptr (SwVisit) visit = sw_visit_new ();
  g_autoptr (GError) local = NULL;
  SwVisit *stored;

  sw_record_read (SW_RECORD (visit), file, BEFORE);
  if (sw_record_get_id (SW_RECORD (visit)) == SW_NONE)
    return g_steal_pointer (&visit);

  stored = sw_store_load (store, SW_TYPE_VISIT, sw_record_get_id (SW_RECORD (visit)), &local);
  if (stored || !g_error_matches (local, SW_STORE_ERROR, SW_STORE_ERROR_NOT_FOUND))
    {
      if (stored == NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return stored;
    }

  /* Deleted meanwhile: what was typed is a new one. */
  sw_record_set_id (SW_RECORD (visit), SW_NONE);

  return g_steal_pointer (&visit);
}

/**
 * sw_visit_dialog_continue:
 * @parent: the window that it stands above
 * @store: an open database
 * @path: see sw_visit_dialog_draft_path()
 * @error: return location
 *
 * Shows a visit with what was typed when the program ended.
 *
 * Returns: whether there is something
 */
gboolean
sw_visit_dialog_continue (GtkWindow   *parent,
                          SwStore     *store,
                          const char  *path,
                          GError     **error)
{
  g_autoptr (GKeyFile) file = sw_draft_file_read (path, error);
  g_autoptr (SwVisit) before = file ? read_before (store, file, error) : NULL;
  Visiting *visiting;
  SwVisit *visit;

  if (before == NULL)
    return FALSE;

  visiting = make_dialog (parent, store, before);
  visiting->following = TRUE;
  sw_record_draft_read (visiting->draft, file, GROUP);
  visit = SW_VISIT (sw_record_draft_get_record (visiting->draft));
  visiting->elder_id = visit->elder_id;
  visiting->caregiver_id = visit->caregiver_id;
  sw_assessment_editor_load (visiting->editor, visit, NULL);
  sw_assessment_editor_restore (visiting->editor, file);
  show_remarks (visiting);
  visiting->following = FALSE;
  sw_draft_file_set_path (visiting->file, path);
  gtk_window_present (GTK_WINDOW (visiting->dialog));

  return TRUE;
}

/**
 * sw_visit_dialog_open:
 * @parent: the window that it stands above
 * @store: an open database
 * @id: a visit
 * @error: return location
 *
 * Shows a visit to be corrected.
 *
 * Returns: whether there is such a visit
 */
gboolean
sw_visit_dialog_open (GtkWindow  *parent,
                      SwStore    *store,
                      gint64      id,
                      GError    **error)
{
  g_autoptr (SwVisit) visit = sw_store_load (store, SW_TYPE_VISIT, id, error);

  if (visit == NULL)
    return FALSE;

  gtk_window_present (sw_visit_dialog_new (parent, store, visit));

  return TRUE;
}
