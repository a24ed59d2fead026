/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-app.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day-entry.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-grid.h"
#include "sw-record-dialog.h"
#include "sw-record-form.h"
#include "sw-reference-entry.h"
#include "sw-rule.h"

typedef struct
{
  char    *folder;
  SwStore       *store;
  SwRecordDraft *draft;
  SwRecordForm  *form;
  GtkWindow     *window;
  gint64         communities[2];
  gint64         grid;
  gint64         worker;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (SwElder) elder = sw_elder_new ();
  SwGrid *grid = sw_grid_new ();
  SwCaregiver *worker = sw_caregiver_new ();
  const char *names[] = { "北园社区", "大儒巷社区" };

  fixture->store = app_test_open_store (&fixture->folder, 0);
  for (int i = 0; i < 2; i++)
    {
      SwCommunity *community = sw_community_new ();

      community->name = g_strdup (names[i]);
      fixture->communities[i] = app_test_save (fixture->store, community);
    }
  grid->name = g_strdup ("第一网格");
  grid->community_id = fixture->communities[0];
  fixture->grid = app_test_save (fixture->store, grid);
  worker->name = g_strdup ("周敏");
  worker->kind = SW_CAREGIVER_WORKER;
  fixture->worker = app_test_save (fixture->store, worker);

  elder->name = g_strdup ("王桂英");
  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->community_id = fixture->communities[0];
  elder->grid_id = fixture->grid;
  elder->registered_day = sw_day_from_ymd (2026, 11, 1);
  sw_record_set_id (SW_RECORD (elder), 99);
  fixture->draft = sw_record_draft_new (SW_RECORD (elder), sw_day_from_ymd (2026, 11, 21));
  fixture->form = SW_RECORD_FORM (sw_record_form_new (fixture->store, fixture->draft));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->form));
  g_object_add_weak_pointer (G_OBJECT (fixture->form), (gpointer *) &fixture->form);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  g_assert_null (fixture->form);
  g_assert_finalize_object (fixture->draft);
  app_test_close_store (fixture->store, fixture->folder);
}

static GtkWidget *
editor (Fixture    *fixture,
        const char *name)
{
  SwFieldRow *row = sw_record_form_get_row (fixture->form, name);

  g_assert_nonnull (row);

  return sw_field_row_get_editor (row);
}

static SwElder *
elder (Fixture *fixture)
{
  return SW_ELDER (sw_record_draft_get_record (fixture->draft));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (editor (fixture, "phone"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor (fixture, "health")));

  gtk_editable_set_text (entry, "13812346621");
  g_assert_cmpstr (elder (fixture)->phone, ==, "13812346621");
  gtk_editable_set_text (entry, "");
  g_assert_null (elder (fixture)->phone);

  gtk_text_buffer_set_text (buffer, "高血压\n冠心病", -1);
  g_assert_cmpstr (elder (fixture)->health, ==, "高血压\n冠心病");
}

static void
test_reason_under_the_field (Fixture       *fixture,
                             gconstpointer  data)
{
  SwFieldRow *number = sw_record_form_get_row (fixture->form, "document_number");
  SwFieldRow *reason = sw_record_form_get_row (fixture->form, "document_override");
  SwFieldRow *income = sw_record_form_get_row (fixture->form, "monthly_income");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (reason)));
  gtk_editable_set_text (GTK_EDITABLE (editor (fixture, "document_number")), "110105194912310021");
  g_assert_nonnull (strstr (sw_field_row_get_message (number), "X"));
  g_assert_true (gtk_widget_has_css_class (editor (fixture, "document_number"), "error"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (reason)));

  gtk_editable_set_text (GTK_EDITABLE (editor (fixture, "document_override")), "户口本如此");
  g_assert_true (gtk_widget_has_css_class (editor (fixture, "document_number"), "warning"));
  g_assert_true (sw_record_form_check (fixture->form, NULL));

  gtk_editable_set_text (GTK_EDITABLE (editor (fixture, "monthly_income")), "很多");
  g_assert_nonnull (sw_field_row_get_message (income));
  g_assert_false (sw_record_form_check (fixture->form, NULL));
  gtk_editable_set_text (GTK_EDITABLE (editor (fixture, "monthly_income")), "3120元");
  g_assert_null (sw_field_row_get_message (income));
  g_assert_cmpint (elder (fixture)->monthly_income, ==, 312000);
}

static void
test_number_fills_in (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *sex = editor (fixture, "sex");
  SwDayEntry *birth = SW_DAY_ENTRY (editor (fixture, "birth_day"));

  g_assert_true (gtk_widget_get_sensitive (sex));
  gtk_editable_set_text (GTK_EDITABLE (editor (fixture, "document_number")), "11010519491231002X");
  g_assert_false (gtk_widget_get_sensitive (sex));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (sex)), ==, 2);
  g_assert_cmpstr (sw_day_entry_get_text (birth), ==, "1949-12-31");
}

static void
test_choices (Fixture       *fixture,
              gconstpointer  data)
{
  GtkDropDown *category = GTK_DROP_DOWN (editor (fixture, "category"));
  GtkWidget *unknown = editor (fixture, "low_income");
  GtkWidget *yes = gtk_widget_get_next_sibling (unknown);
  GtkWidget *no = gtk_widget_get_next_sibling (yes);
  GtkWidget *unit = editor (fixture, "helping_units");
  SwFieldRow *certificate = sw_record_form_get_row (fixture->form, "disability_certificate");

  g_assert_cmpuint (gtk_drop_down_get_selected (category), ==, 0);
  gtk_drop_down_set_selected (category, 4);
  g_assert_cmpint (elder (fixture)->category, ==, SW_CATEGORY_LIVING_ALONE);
  gtk_drop_down_set_selected (category, 0);
  g_assert_cmpint (elder (fixture)->category, ==, SW_NONE);

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (unknown)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (yes), TRUE);
  g_assert_cmpint (elder (fixture)->low_income, ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (no), TRUE);
  g_assert_cmpint (elder (fixture)->low_income, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (unknown), TRUE);
  g_assert_cmpint (elder (fixture)->low_income, ==, SW_NONE);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (unit), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (unit)), TRUE);
  g_assert_cmpint (elder (fixture)->helping_units, ==, 3);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (unit), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (unit)), FALSE);
  g_assert_cmpint (elder (fixture)->helping_units, ==, SW_NONE);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (certificate)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (editor (fixture, "disabled"))), TRUE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (certificate)));
}

static void
test_day (Fixture       *fixture,
          gconstpointer  data)
{
  SwDayEntry *entry = SW_DAY_ENTRY (editor (fixture, "registered_day"));
  SwFieldRow *row = sw_record_form_get_row (fixture->form, "registered_day");

  sw_day_entry_set_text (entry, "20261120");
  g_assert_cmpint (elder (fixture)->registered_day, ==, sw_day_from_ymd (2026, 11, 20));
  sw_day_entry_set_text (entry, "11-19");
  g_assert_cmpint (elder (fixture)->registered_day, ==, sw_day_from_ymd (2026, 11, 19));
  sw_day_entry_set_text (entry, "2026-02-30");
  g_assert_nonnull (sw_field_row_get_message (row));
  g_assert_cmpint (sw_day_entry_get_day (entry), ==, SW_NONE);
}

static void
test_reference (Fixture       *fixture,
                gconstpointer  data)
{
  SwReferenceEntry *worker = SW_REFERENCE_ENTRY (editor (fixture, "worker_id"));
  SwReferenceEntry *community = SW_REFERENCE_ENTRY (editor (fixture, "community_id"));
  SwReferenceEntry *grid = SW_REFERENCE_ENTRY (editor (fixture, "grid_id"));

  g_assert_cmpint (sw_reference_entry_get_id (worker), ==, SW_NONE);
  sw_reference_entry_set_search (worker, "nobody");
  g_assert_false (sw_reference_entry_choose (worker));
  sw_reference_entry_set_search (worker, "zhoumin");
  g_assert_true (sw_reference_entry_choose (worker));
  g_assert_cmpint (elder (fixture)->worker_id, ==, fixture->worker);

  /* Another community has other grids. */
  g_assert_cmpint (sw_reference_entry_get_id (grid), ==, fixture->grid);
  sw_reference_entry_set_search (community, "drx");
  g_assert_true (sw_reference_entry_choose (community));
  g_assert_cmpint (elder (fixture)->community_id, ==, fixture->communities[1]);
  g_assert_cmpint (elder (fixture)->grid_id, ==, SW_NONE);
  g_assert_cmpint (sw_reference_entry_get_id (grid), ==, SW_NONE);
}

static void
test_every_field_has_an_editor (Fixture       *fixture,
                                gconstpointer  data)
{
  SwRecordClass *klass = SW_RECORD_GET_CLASS (elder (fixture));

  for (guint i = 0; i < klass->n_fields; i++)
    if (!(klass->fields[i].flags & SW_FIELD_DERIVED))
      g_assert_nonnull (sw_record_form_get_row (fixture->form, klass->fields[i].name));
}

static void
saved_cb (gint64   *id,
          SwRecord *record)
{
  *id = sw_record_get_id (record);
}

static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (SwCommunity) community = sw_community_new ();
  g_autoptr (SwCommunity) stored = NULL;
  SwRecordDialog *dialog;
  SwRecordForm *form;
  gint64 id = SW_NONE;

  dialog = SW_RECORD_DIALOG (sw_record_dialog_new (fixture->window, fixture->store, SW_RECORD (community), NULL));
  g_signal_connect_swapped (dialog, "saved", G_CALLBACK (saved_cb), &id);
  form = sw_record_dialog_get_form (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  g_assert_false (sw_record_dialog_save (dialog));
  g_assert_nonnull (sw_field_row_get_message (sw_record_form_get_row (form, "name")));

  gtk_editable_set_text (GTK_EDITABLE (sw_field_row_get_editor (sw_record_form_get_row (form, "name"))), "钮家巷社区");
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_assert_true (sw_record_dialog_save (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dialog);

  stored = sw_store_load (fixture->store, SW_TYPE_COMMUNITY, id, NULL);
  g_assert_cmpstr (stored->name, ==, "钮家巷社区");
}

/* Where empty says any, or no, nothing is offered as not known. */
static void
test_settled (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (SwRule) rule = sw_rule_new ();
  GtkWindow *dialog;
  SwRecordForm *form;
  GtkWidget *no, *yes, *service;
  const char *first;

  rule->policy_id = 1;
  rule->emergency = 0;
  dialog = sw_record_dialog_new (fixture->window, fixture->store, SW_RECORD (rule), NULL);
  form = sw_record_dialog_get_form (SW_RECORD_DIALOG (dialog));
  no = sw_field_row_get_editor (sw_record_form_get_row (form, "emergency"));
  yes = gtk_widget_get_next_sibling (no);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (no)), ==, "No");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (yes)), ==, "Yes");
  g_assert_null (gtk_widget_get_next_sibling (yes));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (no)));
  service = sw_field_row_get_editor (sw_record_form_get_row (form, "service"));
  first = gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (service))), 0);
  g_assert_cmpstr (first, ==, "Any");
  gtk_window_destroy (dialog);
}

/* What the key does in a field of one line. */
static void
press_enter (SwRecordForm *form,
             const char   *name)
{
  GtkWidget *editor = sw_field_row_get_editor (sw_record_form_get_row (form, name));
  GtkWidget *entry = SW_IS_DAY_ENTRY (editor) ? sw_day_entry_get_entry (SW_DAY_ENTRY (editor)) : editor;

  g_assert_true (gtk_widget_grab_focus (entry));
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
}

/* Enter saves in a dialog, from a text and from a day, and does nothing in a form that is none. */
static void
test_enter (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const names[] = { "name", "registered_day" };

  gtk_window_present (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) stored = NULL;
      g_autoptr (SwElder) elder = sw_elder_new ();
      SwRecordDialog *dialog;
      SwRecordForm *form;

      elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
      elder->community_id = fixture->communities[0];
      elder->registered_day = sw_day_from_ymd (2026, 11, 1);
      dialog = SW_RECORD_DIALOG (sw_record_dialog_new (fixture->window, fixture->store, SW_RECORD (elder), NULL));
      form = sw_record_dialog_get_form (dialog);
      gtk_window_present (GTK_WINDOW (dialog));
      press_enter (form, names[i]);
      app_test_settle ();
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));

      gtk_editable_set_text (GTK_EDITABLE (sw_field_row_get_editor (sw_record_form_get_row (form, "name"))), "李阿婆");
      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      press_enter (form, names[i]);
      app_test_wait (app_test_is_gone, &dialog);
      stored = sw_store_load_all (fixture->store, SW_TYPE_ELDER, NULL);
      g_assert_cmpuint (stored->len, ==, i + 1);
    }

  press_enter (fixture->form, "name");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/field-row/text", test_text);
  ADD ("/field-row/reason-under-the-field", test_reason_under_the_field);
  ADD ("/field-row/number-fills-in", test_number_fills_in);
  ADD ("/field-row/choices", test_choices);
  ADD ("/field-row/day", test_day);
  ADD ("/field-row/reference", test_reference);
  ADD ("/field-row/every-field-has-an-editor", test_every_field_has_an_editor);
  ADD ("/field-row/dialog", test_dialog);
  ADD ("/field-row/enter", test_enter);
  ADD ("/field-row/settled", test_settled);

  return g_test_run ();
}
