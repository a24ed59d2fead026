/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include "sw-app.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-duplicates-dialog.h"
#include "sw-elder-page.h"
#include "sw-heat-map.h"
#include "sw-elder.h"
#include "sw-people-page.h"
#include "sw-record-sections.h"
#include "sw-relative.h"
#include "sw-status-span.h"

typedef struct
{
  char    *folder;
  SwStore   *store;
  GtkWindow *window;
  SwPage    *page;
  gint64     community;
  gint64     elder;
} Fixture;

static gint64
save_elder (Fixture    *fixture,
            const char *name,
            const char *number)
{
  SwElder *elder = sw_elder_new ();

  elder->name = g_strdup (name);
  elder->document_kind = SW_DOCUMENT_CITIZEN_ID;
  elder->document_number = g_strdup (number);
  elder->community_id = fixture->community;
  elder->phone = g_strdup ("13812346621");
  elder->registered_day = sw_day_from_ymd (2026, 11, 1);

  return app_test_save (fixture->store, elder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  SwCommunity *community = sw_community_new ();

  g_settings_reset (sw_app_settings (), "mask-sensitive");
  fixture->store = app_test_open_store (&fixture->folder, 0);
  community->name = g_strdup ("北园社区");
  fixture->community = app_test_save (fixture->store, community);
  fixture->elder = save_elder (fixture, "王桂英", "11010519491231002X");
  fixture->window = GTK_WINDOW (gtk_window_new ());
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  app_test_settle ();
  if (fixture->page)
    g_assert_finalize_object (fixture->page);
  app_test_close_store (fixture->store, fixture->folder);
}

static void
show_page (Fixture *fixture,
           SwPage  *page)
{
  fixture->page = g_object_ref_sink (page);
  gtk_window_set_child (fixture->window, GTK_WIDGET (page));
  sw_page_set_store (page, fixture->store);
  gtk_window_present (fixture->window);
  app_test_settle ();
}

/* Whether a label says so, somewhere in what is shown. */
static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
type_into (SwElderPage *page,
           const char  *field,
           const char  *text)
{
  SwFieldRow *row = sw_record_form_get_row (sw_elder_page_get_form (page), field);

  gtk_editable_set_text (GTK_EDITABLE (sw_field_row_get_editor (row)), text);
}

/* What is long has a line of its own while it is written, so that it is not cut. */
static void
test_wide (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (SW_TYPE_ELDER);
  static const struct
  {
    const char *name;
    gboolean    wide;
  } fields[] = { { "home_address", TRUE }, { "household_address", TRUE }, { "same_address", FALSE }, { "health", TRUE }, { "phone", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (sw_field_is_wide (sw_record_class_find_field (SW_RECORD_CLASS (klass), fields[i].name)), ==, fields[i].wide);
}

static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *widget;

  show_page (fixture, sw_elder_page_new (fixture->elder));
  widget = GTK_WIDGET (fixture->page);

  g_assert_cmpstr (sw_page_get_title (fixture->page), ==, "王桂英");
  g_assert_cmpstr (sw_page_get_subtitle (fixture->page), ==, "北园社区");
  g_assert_false (sw_elder_page_is_editing (SW_ELDER_PAGE (fixture->page)));
  g_assert_true (says (widget, "Female"));
  g_assert_false (says (widget, "11010519491231002X"));
  g_assert_false (says (widget, "13812346621"));
  g_assert_true (says (widget, "Not met"));
  g_assert_true (says (widget, "Category missing"));
  /* A map of a year without visits would only push all else down. */
  g_assert_true (says (widget, "Nobody has visited yet."));
  g_assert_null (app_test_find_type (widget, SW_TYPE_HEAT_MAP));

  /* The setting shows numbers everywhere at once. */
  g_settings_set_boolean (sw_app_settings (), "mask-sensitive", FALSE);
  g_assert_true (says (widget, "11010519491231002X"));
  g_assert_true (says (widget, "13812346621"));
}

static void
test_edit_and_undo (Fixture       *fixture,
                    gconstpointer  data)
{
  SwElderPage *page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autofree char *label = NULL;

  show_page (fixture, sw_elder_page_new (fixture->elder));
  page = SW_ELDER_PAGE (fixture->page);

  sw_elder_page_edit (page);
  g_assert_true (sw_elder_page_is_editing (page));
  g_assert_false (sw_page_has_unsaved (fixture->page));
  type_into (page, "home_address", "北园新村12号3幢204室");
  g_assert_true (sw_page_has_unsaved (fixture->page));

  /* Something else that changes the store does not touch what is typed. */
  save_elder (fixture, "沈根生", "440524188001010014");
  app_test_settle ();
  g_assert_true (sw_page_has_unsaved (fixture->page));

  g_assert_true (sw_page_save (fixture->page, &error));
  g_assert_no_error (error);
  g_assert_false (sw_elder_page_is_editing (page));
  g_assert_true (says (GTK_WIDGET (page), "北园新村12号3幢204室"));

  g_assert_true (sw_store_undo (fixture->store, &label, &error));
  app_test_settle ();
  g_assert_false (says (GTK_WIDGET (page), "北园新村12号3幢204室"));
  g_assert_nonnull (strstr (label, "王桂英"));
  elder = sw_store_load (fixture->store, SW_TYPE_ELDER, fixture->elder, NULL);
  g_assert_null (elder->home_address);
}

static void
test_wrong_is_not_saved (Fixture       *fixture,
                         gconstpointer  data)
{
  SwElderPage *page;
  g_autoptr (GError) error = NULL;

  show_page (fixture, sw_elder_page_new (fixture->elder));
  page = SW_ELDER_PAGE (fixture->page);
  sw_elder_page_edit (page);
  type_into (page, "document_number", "110105194912310021");

  g_assert_false (sw_page_save (fixture->page, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_true (sw_elder_page_is_editing (page));
  g_clear_error (&error);

  type_into (page, "document_override", "户口本如此");
  g_assert_true (sw_page_save (fixture->page, &error));
  g_assert_no_error (error);
  g_assert_true (says (GTK_WIDGET (page), "户口本如此"));
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  SwElderPage *page;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwElder) elder = NULL;

  show_page (fixture, sw_elder_page_new (SW_NONE));
  page = SW_ELDER_PAGE (fixture->page);
  g_assert_true (sw_elder_page_is_editing (page));
  g_assert_false (sw_page_has_unsaved (fixture->page));
  g_assert_false (sw_page_save (fixture->page, NULL));

  type_into (page, "name", "龑䶮𬱖");
  type_into (page, "document_number", "11010519491231002X");
  /* Somebody has this number already. */
  g_assert_true (says (GTK_WIDGET (page), "王桂英"));
  type_into (page, "document_number", "440524188001010014");

  g_assert_true (sw_page_save (fixture->page, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sw_elder_page_get_id (page), !=, SW_NONE);
  elder = sw_store_load (fixture->store, SW_TYPE_ELDER, sw_elder_page_get_id (page), NULL);
  g_assert_cmpstr (elder->name, ==, "龑䶮𬱖");
  g_assert_cmpint (elder->community_id, ==, fixture->community);
}

static void
test_owned (Fixture       *fixture,
            gconstpointer  data)
{
  SwRelative *relative = sw_relative_new ();
  GtkWidget *widget;
  gint64 id;
  g_autoptr (GPtrArray) spans = NULL;
  SwStatusSpan *span = sw_status_span_new ();

  relative->elder_id = fixture->elder;
  relative->name = g_strdup ("李敏");
  relative->relationship = g_strdup ("女儿");
  relative->emergency_contact = 1;
  id = app_test_save (fixture->store, relative);
  span->elder_id = fixture->elder;
  span->status = SW_STATUS_PAUSED;
  span->from_day = sw_day_today () - 10;
  span->note = g_strdup ("住院");
  app_test_save (fixture->store, span);

  show_page (fixture, sw_elder_page_new (fixture->elder));
  widget = GTK_WIDGET (fixture->page);
  g_assert_true (says (widget, "李敏"));
  g_assert_true (says (widget, "女儿 · Emergency contact"));
  g_assert_true (says (widget, "住院"));
  g_assert_true (says (widget, "Paused"));

  /* Back in the register: the pause ends yesterday. */
  gtk_widget_activate_action (widget, "elder.resume", NULL);
  spans = sw_store_load_owned (fixture->store, SW_TYPE_STATUS_SPAN, fixture->elder, NULL);
  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_cmpint (((SwStatusSpan *) spans->pdata[0])->to_day, ==, sw_day_today () - 1);

  /* Who deletes with the keyboard does not lose the place. */
  app_test_settle ();
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  gtk_widget_activate_action (widget, "elder.remove", "(sx)", g_type_name (SW_TYPE_RELATIVE), id);
  app_test_settle ();
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), widget));
  g_assert_false (says (widget, "女儿 · Emergency contact"));
  g_assert_true (sw_store_undo (fixture->store, NULL, NULL));
  app_test_settle ();
  g_assert_true (says (widget, "女儿 · Emergency contact"));
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  show_page (fixture, sw_elder_page_new (fixture->elder));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "elder.delete", NULL);
  app_test_settle ();
  g_assert_null (sw_store_load (fixture->store, SW_TYPE_ELDER, fixture->elder, NULL));
  g_assert_false (says (GTK_WIDGET (fixture->page), "Female"));

  g_assert_true (sw_store_undo (fixture->store, NULL, NULL));
  app_test_settle ();
  g_assert_true (says (GTK_WIDGET (fixture->page), "Female"));
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return says (said->widget, said->text);
}

static void
wait_for (GtkWidget  *widget,
          const char *text)
{
  Said said = { widget, text };

  app_test_wait (is_said, &said);
}

static void
test_people (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *widget;

  show_page (fixture, sw_people_page_new ());
  widget = GTK_WIDGET (fixture->page);
  g_assert_cmpstr (sw_page_get_create_label (fixture->page), ==, "New Community");
  wait_for (widget, "北园社区");
  wait_for (widget, "1");
  save_elder (fixture, "沈根生", "440524188001010014");
  wait_for (widget, "2");

  /* Nobody is selected, so there is nothing to delete. */
  gtk_widget_activate_action (widget, "people.delete", NULL);
  g_assert_nonnull (sw_store_get_name (fixture->store, SW_TYPE_COMMUNITY, fixture->community));
}

static void
test_duplicates (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 twin = save_elder (fixture, "王桂英", "11010519491231002X");
  GtkWidget *dialog = GTK_WIDGET (sw_duplicates_dialog_new (fixture->window, fixture->store));
  g_autoptr (SwElder) left = NULL;
  g_autoptr (SwElder) right = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  wait_for (dialog, "Same document number");
  gtk_widget_activate_action (dialog, "duplicates.merge", NULL);
  wait_for (dialog, "No Duplicates");
  left = sw_store_load (fixture->store, SW_TYPE_ELDER, fixture->elder, NULL);
  right = sw_store_load (fixture->store, SW_TYPE_ELDER, twin, NULL);
  g_assert_true ((left == NULL) != (right == NULL));
  wait_for (dialog, "The records of 王桂英 are one now");

  gtk_widget_activate_action (dialog, "duplicates.undo", NULL);
  wait_for (dialog, "Same document number");
  gtk_widget_activate_action (dialog, "duplicates.distinct", NULL);
  wait_for (dialog, "No Duplicates");
  wait_for (dialog, "Noted: they are two persons");
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle ();
}

static void
choose (GtkWidget  *widget,
        const char *text)
{
  if (GTK_IS_CHECK_BUTTON (widget) && says (widget, text))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    choose (child, text);
}

/* What differs is seen in full, and the mark of a residence goes with the residence. */
static void
test_duplicates_choice (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 id = save_elder (fixture, "王桂英", "11010519491231002X");
  g_autoptr (SwElder) one = sw_store_load (fixture->store, SW_TYPE_ELDER, fixture->elder, NULL);
  g_autoptr (SwElder) twin = sw_store_load (fixture->store, SW_TYPE_ELDER, id, NULL);
  g_autoptr (SwElder) left = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  one->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (one), "Edit", &error));
  g_free (twin->phone);
  twin->phone = g_strdup ("13898766621");
  twin->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT;
  twin->child_residence_unsure = 1;
  g_assert_true (sw_store_save_one (fixture->store, SW_RECORD (twin), "Edit", &error));

  g_settings_set_boolean (sw_app_settings (), "mask-sensitive", TRUE);
  dialog = GTK_WIDGET (sw_duplicates_dialog_new (fixture->window, fixture->store));
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for (dialog, "Same document number");
  g_assert_true (says (dialog, "13812346621"));
  g_assert_true (says (dialog, "13898766621"));

  choose (dialog, "Outside the city");
  choose (dialog, "Outside the district");
  gtk_widget_activate_action (dialog, "duplicates.merge", NULL);
  wait_for (dialog, "No Duplicates");
  left = sw_store_load (fixture->store, SW_TYPE_ELDER, fixture->elder, NULL);
  if (left == NULL)
    left = sw_store_load (fixture->store, SW_TYPE_ELDER, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (left->child_residence, ==, SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT);
  g_assert_cmpint (left->child_residence_unsure, ==, 1);

  g_settings_reset (sw_app_settings (), "mask-sensitive");
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle ();
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("/elder-page/view", test_view);
  g_test_add_func ("/elder-page/wide", test_wide);
  ADD ("/elder-page/edit-and-undo", test_edit_and_undo);
  ADD ("/elder-page/wrong-is-not-saved", test_wrong_is_not_saved);
  ADD ("/elder-page/new", test_new);
  ADD ("/elder-page/owned", test_owned);
  ADD ("/elder-page/gone", test_gone);
  ADD ("/elder-page/people", test_people);
  ADD ("/elder-page/duplicates", test_duplicates);
  ADD ("/elder-page/duplicates-choice", test_duplicates_choice);

  return g_test_run ();
}
