/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-text.h"
#include "sw-agreements.h"
#include "sw-duplicates.h"
#include "sw-office.h"
#include "sw-status-span.h"
#include "sw-store-private.h"
#include "sw-store-query.h"
#include "sw-test-store.h"

#define TEXT "街道：{street_office}（以下简称甲方）\n"

typedef struct
{
  SwTestStore base;
  gint64      community;
  gint64      worker, other_worker;
  gint64      neighbour;
  gint64      elder;
} Fixture;

static SwDay
day (int d)
{
  return sw_day_from_ymd (2026, 11, d);
}

static gint64
save (SwStore *store,
      gpointer record)
{
  g_autoptr (GError) error = NULL;

  sw_store_save_one (store, SW_RECORD (record), "Save", &error);
  g_assert_no_error (error);
  return sw_record_get_id (SW_RECORD (record));
}

static gint64
add_caregiver (Fixture        *fixture,
               const char     *name,
               SwCaregiverKind kind)
{
  g_autoptr (SwCaregiver) caregiver = sw_caregiver_new ();

  caregiver->name = g_strdup (name);
  caregiver->kind = kind;
  return save (fixture->base.store, caregiver);
}

/* A key elder: 80 and more, alone, the children in another city. */
static gint64
add_elder (Fixture    *fixture,
           const char *name,
           gint64      worker_id,
           gint64      neighbour_id)
{
  g_autoptr (SwElder) elder = sw_test_elder (fixture->community, name, NULL);

  elder->document_kind = SW_DOCUMENT_NO_DOCUMENT;
  elder->birth_day = sw_day_from_ymd (1940, 1, 1);
  elder->category = SW_CATEGORY_LIVING_ALONE;
  elder->child_residence = SW_CHILD_RESIDENCE_OUTSIDE_CITY;
  elder->home_address = g_strdup ("北园新村12号");
  elder->worker_id = worker_id;
  elder->neighbour_id = neighbour_id;
  return save (fixture->base.store, elder);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SwCommunity) community = NULL;
  g_autoptr (SwOffice) office = sw_office_new ();

  sw_day_set_today (day (20));
  sw_test_store_set_up (&fixture->base, data);
  community = sw_test_store_add_community (&fixture->base, "北园社区");
  fixture->community = sw_record_get_id (SW_RECORD (community));
  office->name = g_strdup ("平江街道");
  office->district = g_strdup ("姑苏区");
  office->agreement_prefix = g_strdup ("平江");
  office->scope = SW_SCOPE_SAME_STREET;
  office->collation = 0;
  save (fixture->base.store, office);
  fixture->worker = add_caregiver (fixture, "李强", SW_CAREGIVER_WORKER);
  fixture->other_worker = add_caregiver (fixture, "周敏", SW_CAREGIVER_WORKER);
  fixture->neighbour = add_caregiver (fixture, "陈静", SW_CAREGIVER_NEIGHBOUR);
  fixture->elder = add_elder (fixture, "王芳", fixture->worker, fixture->neighbour);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  sw_test_store_tear_down (&fixture->base, data);
  sw_day_set_today (SW_NONE);
}

static gint64
draft_for (Fixture *fixture,
           gint64   elder,
           SwDay    on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals =
    sw_agreements_propose_elders (fixture->base.store, &elder, 1, on, NULL, &error);
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  ids = sw_agreements_draft (fixture->base.store, proposals, on, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gint64
in_force_for (Fixture *fixture,
              gint64   elder,
              SwDay    on)
{
  gint64 id = draft_for (fixture, elder, on);
  g_autoptr (GError) error = NULL;

  sw_agreements_print (fixture->base.store, &id, 1, TEXT, on, &error);
  g_assert_no_error (error);
  sw_agreements_sign (fixture->base.store, &id, 1, SW_AGREEMENT_ALL_PARTIES, on, NULL, FALSE, &error);
  g_assert_no_error (error);
  return id;
}

static SwAgreement *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  SwAgreement *agreement = sw_store_load (fixture->base.store, SW_TYPE_AGREEMENT, id, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
assert_state (Fixture         *fixture,
              gint64           id,
              SwAgreementState state)
{
  g_autoptr (SwAgreement) agreement = load (fixture, id);

  g_assert_cmpint (agreement->state, ==, state);
}

static gint64
count (Fixture    *fixture,
       GType       type,
       const char *condition)
{
  g_autoptr (SwQuery) query = sw_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 n;

  sw_query_add_text (query, condition, &error);
  g_assert_no_error (error);
  n = sw_store_query_count (fixture->base.store, query, &error);
  g_assert_no_error (error);
  return n;
}

static gint64
count_all (Fixture *fixture)
{
  gint64 n;

  g_assert_true (sw_connection_get_integer (sw_store_get_connection (fixture->base.store),
                                            "SELECT count (*) FROM agreement", &n, NULL));
  return n;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sw_store_undo (fixture->base.store, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  sw_store_redo (fixture->base.store, NULL, &error);
  g_assert_no_error (error);
}

static void
edit_elder (Fixture    *fixture,
            const char *field_name,
            gint64      value)
{
  g_autoptr (SwElder) elder = sw_store_load (fixture->base.store, SW_TYPE_ELDER, fixture->elder, NULL);

  sw_record_set_number (SW_RECORD (elder),
                        sw_record_class_find_field (SW_RECORD_GET_CLASS (elder), field_name), value);
  save (fixture->base.store, elder);
}

static SwAgreement *
only_open (Fixture *fixture)
{
  g_autoptr (SwQuery) query = sw_query_new (SW_TYPE_AGREEMENT);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  sw_query_add_text (query, "state=draft,printed,signing", &error);
  g_assert_no_error (error);
  ids = sw_store_query_ids (fixture->base.store, query, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return load (fixture, g_array_index (ids, gint64, 0));
}

static void
test_proposals (Fixture      *fixture,
                gconstpointer data)
{
  gint64 alone = add_elder (fixture, "张伟", fixture->worker, SW_NONE);
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (SwCaregiver) worker = sw_store_load (fixture->base.store, SW_TYPE_CAREGIVER, fixture->worker, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  in_force_for (fixture, add_elder (fixture, "刘洋", fixture->worker, fixture->neighbour), day (10));
  draft_for (fixture, add_elder (fixture, "赵敏", fixture->worker, fixture->neighbour), day (10));

  proposals = sw_agreements_propose (fixture->base.store, NULL, day (20), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 2);
  for (guint i = 0; i < proposals->len; i++)
    {
      SwProposal *proposal = proposals->pdata[i];

      g_assert_cmpint (sw_proposal_is_complete (proposal), ==, proposal->elder_id == fixture->elder);
      g_assert_cmpint (proposal->worker_id, ==, fixture->worker);
      g_assert_cmpint (proposal->lacks & SW_AGREEMENT_LACKS_PARTY, ==,
                       proposal->elder_id == alone ? SW_AGREEMENT_LACKS_NEIGHBOUR : 0);
    }

  /* All or none. */
  ids = sw_agreements_draft (fixture->base.store, proposals, day (20), NULL, NULL, NULL, &error);
  g_assert_null (ids);
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "张伟"));
  g_assert_cmpint (count_all (fixture), ==, 2);
  g_clear_error (&error);

  /* The elder's record follows what was chosen. */
  for (guint i = 0; i < proposals->len; i++)
    sw_proposal_set_neighbour (proposals->pdata[i], fixture->neighbour);
  ids = sw_agreements_draft (fixture->base.store, proposals, day (20), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "neighbour=陈静"), ==, 4);
  undo (fixture);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "neighbour=陈静"), ==, 3);
  g_assert_cmpint (count_all (fixture), ==, 2);

  /* Who has left service is not proposed. */
  worker->ended_day = day (19);
  save (fixture->base.store, worker);
  after = sw_agreements_propose_elders (fixture->base.store, &fixture->elder, 1, day (20), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((SwProposal *) after->pdata[0])->worker_id, ==, SW_NONE);
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  gint64 last_year = draft_for (fixture, add_elder (fixture, "张伟", fixture->worker, fixture->neighbour),
                                sw_day_from_ymd (2025, 12, 31));
  gint64 first = draft_for (fixture, fixture->elder, day (1));
  g_autoptr (SwAgreement) before = load (fixture, last_year);
  g_autoptr (SwAgreement) agreement = load (fixture, first);
  g_autoptr (SwAgreement) again = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (before->number, ==, "平江2025-0001");
  g_assert_cmpstr (agreement->number, ==, "平江2026-0001");
  g_assert_cmpstr (agreement->street_office, ==, "平江街道");
  g_assert_cmpstr (agreement->worker_name, ==, "李强");
  g_assert_cmpstr (agreement->elder_name, ==, "王芳");

  /* A number that was undone is free again. */
  undo (fixture);
  again = load (fixture, draft_for (fixture, fixture->elder, day (2)));
  g_assert_cmpstr (again->number, ==, "平江2026-0001");

  proposals = sw_agreements_propose_elders (fixture->base.store, &fixture->elder, 1, day (3), NULL, &error);
  g_assert_null (sw_agreements_draft (fixture->base.store, proposals, day (3), NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "平江2026-0001"));
}

static void
test_steps (Fixture      *fixture,
            gconstpointer data)
{
  SwStore *store = fixture->base.store;
  gint64 id = draft_for (fixture, fixture->elder, day (1));
  g_autoptr (SwAgreement) agreement = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_agreements_print (store, &id, 1, TEXT, day (2), &error));
  g_assert_true (sw_agreements_print (store, &id, 1, "another text", day (3), &error));
  texts = sw_store_load_all (store, SW_TYPE_AGREEMENT_TEXT, &error);
  g_assert_cmpuint (texts->len, ==, 1);
  g_assert_cmpstr (((SwAgreementText *) texts->pdata[0])->text, ==, TEXT);

  g_assert_true (sw_agreements_sign (store, &id, 1, 1 << SW_PARTY_ELDER, day (3), "王芳", TRUE, &error));
  g_assert_false (sw_agreements_sign (store, &id, 1, 1 << SW_PARTY_ELDER, day (4), NULL, FALSE, &error));
  g_assert_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_DAY);
  g_clear_error (&error);
  g_assert_true (sw_agreements_sign (store, &id, 1, SW_AGREEMENT_ALL_PARTIES, day (5), NULL, FALSE, &error));
  agreement = load (fixture, id);
  g_assert_cmpint (agreement->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (agreement->in_force_day, ==, day (5));
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].day, ==, day (3));
  g_assert_cmpint (agreement->signatures[SW_PARTY_ELDER].handprint, ==, 1);

  g_assert_true (sw_agreements_hand_copies (store, &id, 1, SW_AGREEMENT_ALL_PARTIES, day (6), &error));
  g_assert_true (sw_agreements_end (store, &id, 1, day (10), SW_AGREEMENT_END_OTHER, "协商终止", &error));
  assert_state (fixture, id, SW_AGREEMENT_ENDED);

  /* Each is one action. */
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  undo (fixture);
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_SIGNING);
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_PRINTED);
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_DRAFT);
  undo (fixture);
  g_assert_cmpint (count_all (fixture), ==, 0);
  for (int i = 0; i < 6; i++)
    redo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_ENDED);

  g_assert_true (sw_agreements_reopen (store, id, &error));
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  g_clear_object (&agreement);
  agreement = load (fixture, id);
  text = sw_agreements_get_text (store, agreement, "shipped", &error);
  g_assert_cmpstr (text, ==, TEXT);
}

/* A draft follows the register; what is printed stays. */
static void
test_values_are_frozen (Fixture      *fixture,
                        gconstpointer data)
{
  SwStore *store = fixture->base.store;
  gint64 id = draft_for (fixture, fixture->elder, day (1));
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, fixture->elder, NULL);
  g_autoptr (SwCaregiver) worker = sw_store_load (store, SW_TYPE_CAREGIVER, fixture->worker, NULL);
  g_autoptr (SwOffice) office = sw_store_get_office (store, NULL);
  g_autoptr (SwAgreement) draft = NULL;
  g_autoptr (SwAgreement) printed = NULL;
  g_autoptr (SwAgreement) withdrawn = NULL;
  g_autoptr (GError) error = NULL;

  g_free (elder->name);
  elder->name = g_strdup ("王芬");
  save (store, elder);
  g_free (worker->name);
  worker->name = g_strdup ("李刚");
  save (store, worker);
  g_free (office->name);
  office->name = g_strdup ("双塔街道");
  save (store, office);
  draft = load (fixture, id);
  g_assert_cmpstr (draft->elder_name, ==, "王芬");
  g_assert_cmpstr (draft->worker_name, ==, "李刚");
  g_assert_cmpstr (draft->street_office, ==, "双塔街道");
  undo (fixture);
  g_clear_object (&draft);
  draft = load (fixture, id);
  g_assert_cmpstr (draft->street_office, ==, "平江街道");
  office->full_name = g_strdup ("苏州市姑苏区人民政府平江街道办事处");
  save (store, office);
  g_clear_object (&draft);
  draft = load (fixture, id);
  g_assert_cmpstr (draft->street_office, ==, "苏州市姑苏区人民政府平江街道办事处");

  g_assert_true (sw_agreements_print (store, &id, 1, TEXT, day (2), &error));
  g_free (elder->home_address);
  elder->home_address = g_strdup ("南园新村1号");
  save (store, elder);
  g_free (worker->name);
  worker->name = g_strdup ("李钢");
  save (store, worker);
  printed = load (fixture, id);
  g_assert_cmpstr (printed->home_address, ==, "北园新村12号");
  g_assert_cmpstr (printed->worker_name, ==, "李刚");

  g_assert_true (sw_agreements_withdraw (store, &id, 1, &error));
  withdrawn = load (fixture, id);
  g_assert_cmpint (withdrawn->state, ==, SW_AGREEMENT_DRAFT);
  g_assert_cmpstr (withdrawn->home_address, ==, "南园新村1号");
  g_assert_cmpstr (withdrawn->worker_name, ==, "李钢");
}

/* Who has an agreement is kept, and it is said why. */
static void
test_elder_is_kept (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (SwElder) elder = NULL;
  g_autoptr (GError) error = NULL;

  in_force_for (fixture, fixture->elder, day (5));
  elder = sw_store_load (fixture->base.store, SW_TYPE_ELDER, fixture->elder, NULL);
  g_assert_false (sw_store_delete_one (fixture->base.store, SW_RECORD (elder), "Delete", &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "王芳"));
  g_assert_nonnull (strstr (error->message, "Agreement (1)"));
}

/* Nobody is two of the four parties. */
static void
test_four_parties (Fixture      *fixture,
                   gconstpointer data)
{
  SwStore *store = fixture->base.store;
  gint64 id;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  proposals = sw_agreements_propose_elders (store, &fixture->elder, 1, day (20), NULL, &error);
  g_assert_no_error (error);
  sw_proposal_set_neighbour (proposals->pdata[0], fixture->worker);
  g_assert_false (sw_proposal_is_complete (proposals->pdata[0]));
  g_assert_null (sw_agreements_draft (store, proposals, day (20), NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);
  sw_proposal_set_neighbour (proposals->pdata[0], fixture->neighbour);
  g_assert_true (sw_proposal_is_complete (proposals->pdata[0]));

  /* Nor is one drafted on a day on which it cannot be printed yet. */
  g_assert_null (sw_agreements_draft (store, proposals, day (21), NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_assert_cmpint (count_all (fixture), ==, 0);

  id = in_force_for (fixture, fixture->elder, day (5));
  edit_elder (fixture, "neighbour_id", fixture->worker);
  assert_state (fixture, id, SW_AGREEMENT_ENDED);
  g_assert_cmpint (count_all (fixture), ==, 1);
}

/* What a renewal brings about is of its day, as the successor is. */
static void
test_renewed_on_a_day (Fixture      *fixture,
                       gconstpointer data)
{
  gint64 id = in_force_for (fixture, fixture->elder, day (5));
  g_autoptr (SwAgreement) ended = NULL;
  g_autoptr (SwAgreement) successor = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  ids = sw_agreements_renew (fixture->base.store, &id, 1, fixture->other_worker, SW_NONE, day (12), &error);
  g_assert_no_error (error);
  ended = load (fixture, id);
  g_assert_cmpint (ended->ended_day, ==, day (12));
  successor = load (fixture, g_array_index (ids, gint64, 0));
  g_assert_cmpint (successor->drafted_day, ==, day (12));
  g_assert_cmpint (successor->predecessor_id, ==, id);

  /* What is done after it is of today again. */
  undo (fixture);
  edit_elder (fixture, "worker_id", fixture->other_worker);
  g_clear_object (&ended);
  ended = load (fixture, id);
  g_assert_cmpint (ended->ended_day, ==, day (20));
}

static void
test_worker_changes (Fixture      *fixture,
                     gconstpointer data)
{
  gint64 id = in_force_for (fixture, fixture->elder, day (5));
  g_autoptr (SwAgreement) ended = NULL;
  g_autoptr (SwAgreement) successor = NULL;
  g_autoptr (SwAgreement) followed = NULL;
  gint64 successor_id;
  g_autoptr (GError) error = NULL;

  edit_elder (fixture, "worker_id", fixture->other_worker);
  ended = load (fixture, id);
  g_assert_cmpint (ended->state, ==, SW_AGREEMENT_ENDED);
  g_assert_cmpint (ended->ended_day, ==, day (20));
  g_assert_cmpint (ended->ended_reason, ==, SW_AGREEMENT_END_WORKER_CHANGED);
  successor = only_open (fixture);
  g_assert_cmpint (successor->predecessor_id, ==, id);
  g_assert_cmpint (successor->state, ==, SW_AGREEMENT_DRAFT);
  g_assert_cmpstr (successor->worker_name, ==, "周敏");
  g_assert_cmpstr (successor->number, ==, "平江2026-0002");

  /* The change and all that follows from it is one action. */
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (count_all (fixture), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "worker=李强"), ==, 1);
  redo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_ENDED);

  /* A draft only takes the new name; the elder without a worker has none. */
  successor_id = sw_record_get_id (SW_RECORD (successor));
  edit_elder (fixture, "worker_id", fixture->worker);
  followed = only_open (fixture);
  g_assert_cmpint (sw_record_get_id (SW_RECORD (followed)), ==, successor_id);
  g_assert_cmpstr (followed->worker_name, ==, "李强");

  /* The successor may be signed on the day of the change. */
  g_assert_true (sw_agreements_print (fixture->base.store, &successor_id, 1, TEXT, day (20), &error));
  g_assert_true (sw_agreements_sign (fixture->base.store, &successor_id, 1, SW_AGREEMENT_ALL_PARTIES, day (20), NULL,
                                     FALSE, &error));
  g_clear_object (&ended);
  ended = load (fixture, id);
  g_assert_cmpint (ended->ended_day, ==, day (19));
  g_assert_cmpint (ended->ended_reason, ==, SW_AGREEMENT_END_WORKER_CHANGED);

  edit_elder (fixture, "neighbour_id", SW_NONE);
  assert_state (fixture, successor_id, SW_AGREEMENT_ENDED);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "state!=ended"), ==, 0);
}

static void
test_elder_leaves (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 id = in_force_for (fixture, fixture->elder, day (5));
  g_autoptr (SwStatusSpan) span = sw_status_span_new ();
  g_autoptr (SwStatusSpan) pause = sw_status_span_new ();
  g_autoptr (SwAgreement) ended = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  pause->elder_id = span->elder_id = fixture->elder;
  pause->status = SW_STATUS_PAUSED;
  pause->from_day = day (6);
  pause->to_day = day (8);
  save (fixture->base.store, pause);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);

  span->status = SW_STATUS_MOVED;
  span->from_day = day (12);
  save (fixture->base.store, span);
  ended = load (fixture, id);
  g_assert_cmpint (ended->ended_day, ==, day (11));
  g_assert_cmpint (ended->ended_reason, ==, SW_AGREEMENT_END_ELDER_LEFT);

  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  redo (fixture);

  proposals = sw_agreements_propose_elders (fixture->base.store, &fixture->elder, 1, day (20), NULL, &error);
  g_assert_null (sw_agreements_draft (fixture->base.store, proposals, day (20), NULL, NULL, NULL, &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);

  /* Another day of leaving is another last day; none at all was a mistake. */
  span->from_day = day (15);
  save (fixture->base.store, span);
  g_clear_object (&ended);
  ended = load (fixture, id);
  g_assert_cmpint (ended->ended_day, ==, day (14));
  sw_store_delete_one (fixture->base.store, SW_RECORD (span), "Delete", &error);
  g_assert_no_error (error);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
}

static void
test_renewal (Fixture      *fixture,
              gconstpointer data)
{
  SwStore *store = fixture->base.store;
  gint64 id = in_force_for (fixture, fixture->elder, day (5));
  g_autoptr (GArray) successors = sw_agreements_renew (store, &id, 1, SW_NONE, SW_NONE, day (10), NULL);
  g_autoptr (GArray) others = NULL;
  g_autoptr (SwAgreement) superseded = NULL;
  g_autoptr (SwAgreement) third = NULL;
  g_autoptr (GError) error = NULL;
  gint64 successor;

  g_assert_nonnull (successors);
  successor = g_array_index (successors, gint64, 0);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  assert_state (fixture, successor, SW_AGREEMENT_DRAFT);
  g_assert_null (sw_agreements_renew (store, &successor, 1, SW_NONE, SW_NONE, day (10), &error));
  g_assert_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (sw_agreements_print (store, &successor, 1, TEXT, day (10), &error));
  g_assert_true (sw_agreements_sign (store, &successor, 1, SW_AGREEMENT_ALL_PARTIES, day (12), NULL, FALSE, &error));
  superseded = load (fixture, id);
  g_assert_cmpint (superseded->ended_day, ==, day (11));
  g_assert_cmpint (superseded->ended_reason, ==, SW_AGREEMENT_END_SUPERSEDED);
  undo (fixture);
  assert_state (fixture, id, SW_AGREEMENT_IN_FORCE);
  assert_state (fixture, successor, SW_AGREEMENT_PRINTED);
  redo (fixture);

  /* With another worker the agreement ends at once. */
  others = sw_agreements_renew (store, &successor, 1, fixture->other_worker, SW_NONE, day (20), &error);
  g_assert_no_error (error);
  assert_state (fixture, successor, SW_AGREEMENT_ENDED);
  third = load (fixture, g_array_index (others, gint64, 0));
  g_assert_cmpint (third->predecessor_id, ==, successor);
  g_assert_cmpint (third->worker_id, ==, fixture->other_worker);
  undo (fixture);
  assert_state (fixture, successor, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (count_all (fixture), ==, 2);
}

/* Whatever is tried, an elder has one agreement in force at a time. */
static void
test_one_in_force (Fixture      *fixture,
                   gconstpointer data)
{
  SwStore *store = fixture->base.store;
  gint64 first = in_force_for (fixture, fixture->elder, day (10));
  gint64 second;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_agreements_end (store, &first, 1, day (20), SW_AGREEMENT_END_OTHER, NULL, &error));
  second = draft_for (fixture, fixture->elder, day (5));
  g_assert_true (sw_agreements_print (store, &second, 1, TEXT, day (5), &error));

  /* Not before the one that was in force, nor on its first day. */
  g_assert_false (sw_agreements_sign (store, &second, 1, SW_AGREEMENT_ALL_PARTIES, day (10), NULL, FALSE, &error));
  g_assert_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_DAY);
  g_clear_error (&error);
  assert_state (fixture, second, SW_AGREEMENT_PRINTED);

  g_assert_false (sw_agreements_reopen (store, first, &error));
  g_assert_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE);
  g_clear_error (&error);

  /* The one before ends when the next begins. */
  g_assert_true (sw_agreements_sign (store, &second, 1, SW_AGREEMENT_ALL_PARTIES, day (15), NULL, FALSE, &error));
  for (int d = 8; d <= 22; d++)
    {
      g_autoptr (SwAgreement) a = load (fixture, first);
      g_autoptr (SwAgreement) b = load (fixture, second);

      g_assert_cmpint (sw_agreement_is_in_force (a, day (d)) + sw_agreement_is_in_force (b, day (d)), ==, d >= 10);
    }
}

static void
test_queries (Fixture      *fixture,
              gconstpointer data)
{
  gint64 waiting = add_elder (fixture, "张伟", fixture->worker, fixture->neighbour);
  gint64 id;
  g_autoptr (SwQuery) search = sw_query_new (SW_TYPE_AGREEMENT);
  SwAgreementCounts counts;
  g_autoptr (GError) error = NULL;

  add_elder (fixture, "刘洋", fixture->other_worker, fixture->neighbour);
  in_force_for (fixture, fixture->elder, day (5));
  id = draft_for (fixture, waiting, day (1));
  sw_agreements_print (fixture->base.store, &id, 1, TEXT, day (10), &error);
  g_assert_no_error (error);

  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "agreement=in-force"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "agreement=open"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "agreement=none"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_ELDER, "agreement!=in-force"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "state=printed"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "waiting>=10"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "waiting>10"), ==, 0);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "waiting<=10"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "elder=张伟"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "worker=李强"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "neighbour=周敏"), ==, 0);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "community=北园社区"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "community~北"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "community_id=1"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "community_id=2"), ==, 0);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "caregiver_id=3"), ==, 2);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "number=平江2026-0002"), ==, 1);
  g_assert_cmpint (count (fixture, SW_TYPE_AGREEMENT, "in_force_day>=2026-11-05"), ==, 1);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const texts[] = { "2026-0002", "张伟", "zhangwei", "zw" };

      sw_query_set_search (search, texts[i]);
      g_assert_cmpint (sw_store_query_count (fixture->base.store, search, &error), ==, 1);
      g_assert_no_error (error);
    }
  sw_query_set_search (search, NULL);
  for (guint i = 0; i < 6; i++)
    {
      static const char *const sorts[] = { "number", "elder", "community", "waiting", "state", "in_force_day" };
      g_autoptr (GArray) ids = NULL;

      sw_query_set_sort (search, sorts[i], FALSE);
      ids = sw_store_query_ids (fixture->base.store, search, -1, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, 2);
    }

  /* Printed on the tenth; the office waits for 14 days. */
  g_assert_true (sw_agreements_count (fixture->base.store, day (24), &counts, &error));
  g_assert_cmpint (counts.n_waiting, ==, 0);
  g_assert_true (sw_agreements_count (fixture->base.store, day (25), &counts, &error));
  g_assert_cmpint (counts.n_state[SW_AGREEMENT_DRAFT], ==, 0);
  g_assert_cmpint (counts.n_state[SW_AGREEMENT_PRINTED], ==, 1);
  g_assert_cmpint (counts.n_state[SW_AGREEMENT_IN_FORCE], ==, 1);
  g_assert_cmpint (counts.n_waiting, ==, 1);
  g_assert_cmpint (counts.n_without, ==, 2);
}

/* Two records of one elder become one, with one agreement in force. */
static void
test_merged_elders (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 other = add_elder (fixture, "王芳", fixture->worker, fixture->neighbour);
  gint64 older = in_force_for (fixture, fixture->elder, day (5));
  gint64 newer = in_force_for (fixture, other, day (10));
  g_autoptr (SwElder) kept = sw_store_load (fixture->base.store, SW_TYPE_ELDER, fixture->elder, NULL);
  g_autoptr (SwElder) dropped = sw_store_load (fixture->base.store, SW_TYPE_ELDER, other, NULL);
  g_autoptr (SwAgreement) ended = NULL;
  g_autoptr (SwAgreement) in_force = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sw_store_merge_elders (fixture->base.store, kept, dropped, &error));
  ended = load (fixture, older);
  in_force = load (fixture, newer);
  g_assert_cmpint (ended->ended_day, ==, day (9));
  g_assert_cmpint (in_force->state, ==, SW_AGREEMENT_IN_FORCE);
  g_assert_cmpint (in_force->elder_id, ==, fixture->elder);
  undo (fixture);
  assert_state (fixture, older, SW_AGREEMENT_IN_FORCE);
}

#define N_EACH 40

typedef struct
{
  SwStore *store;
  gint64   elders[N_EACH];
} Drafter;

static gpointer
drafter_cb (gpointer data)
{
  Drafter *drafter = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (drafter->store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_EACH; i++)
    {
      g_autoptr (GPtrArray) proposals =
        sw_agreements_propose_elders (store, &drafter->elders[i], 1, day (20), NULL, &error);
      g_autoptr (GArray) ids = NULL;

      g_assert_no_error (error);
      ids = sw_agreements_draft (store, proposals, day (20), NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }

  return NULL;
}

/* Two who draft at once take turns: no number twice, and none left out. */
static void
test_two_at_once (Fixture      *fixture,
                  gconstpointer data)
{
  Drafter drafters[2];
  GThread *threads[2];
  g_autoptr (GPtrArray) all = NULL;

  for (guint t = 0; t < 2; t++)
    {
      drafters[t].store = fixture->base.store;
      for (guint i = 0; i < N_EACH; i++)
        drafters[t].elders[i] = add_elder (fixture, "张伟", fixture->worker, fixture->neighbour);
    }
  for (guint t = 0; t < 2; t++)
    threads[t] = g_thread_new ("drafter", drafter_cb, &drafters[t]);
  for (guint t = 0; t < 2; t++)
    g_thread_join (threads[t]);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  all = sw_store_load_all (fixture->base.store, SW_TYPE_AGREEMENT, NULL);
  g_assert_cmpuint (all->len, ==, 2 * N_EACH);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (((SwAgreement *) all->pdata[i])->serial, ==, i + 1);
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Given up in the middle, it leaves nothing and takes no number. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (SwAgreement) first = NULL;
  g_autoptr (GError) error = NULL;

  sw_store_begin (fixture->base.store, "Many", NULL);
  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (SwElder) elder = sw_store_load (fixture->base.store, SW_TYPE_ELDER, fixture->elder, NULL);

      sw_record_set_id (SW_RECORD (elder), SW_NONE);
      sw_store_save (fixture->base.store, SW_RECORD (elder), &error);
      g_assert_no_error (error);
    }
  sw_store_commit (fixture->base.store, NULL);

  proposals = sw_agreements_propose (fixture->base.store, NULL, day (20), NULL, &error);
  g_assert_cmpuint (proposals->len, ==, 601);
  g_assert_null (sw_agreements_draft (fixture->base.store, proposals, day (20), cancel_cb, cancellable, cancellable,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_all (fixture), ==, 0);
  first = load (fixture, draft_for (fixture, fixture->elder, day (20)));
  g_assert_cmpint (first->serial, ==, 1);
}

static void
test_supplements (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 id = draft_for (fixture, fixture->elder, day (5));
  g_autoptr (SwSupplement) first = NULL;
  g_autoptr (SwSupplement) second = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sw_agreements_supplement (fixture->base.store, id, "每周送餐三次。", day (6), &error));
  g_assert_error (error, SW_AGREEMENT_ERROR, SW_AGREEMENT_ERROR_STATE);
  g_clear_error (&error);

  sw_agreements_print (fixture->base.store, &id, 1, TEXT, day (5), NULL);
  sw_agreements_sign (fixture->base.store, &id, 1, SW_AGREEMENT_ALL_PARTIES, day (5), NULL, FALSE, NULL);
  first = sw_agreements_supplement (fixture->base.store, id, "每周送餐三次。", day (6), &error);
  second = sw_agreements_supplement (fixture->base.store, id, "每月理发一次。", day (7), &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->serial, ==, 2);
  all = sw_store_load_owned (fixture->base.store, SW_TYPE_SUPPLEMENT, id, &error);
  g_assert_cmpuint (all->len, ==, 2);
}

static void
test_own_text (Fixture      *fixture,
               gconstpointer data)
{
  SwStore *store = fixture->base.store;
  g_autofree char *shipped = NULL;
  g_autofree char *own = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;

  shipped = sw_agreements_get_text (store, NULL, "shipped", &error);
  g_assert_cmpstr (shipped, ==, "shipped");
  g_assert_true (sw_agreements_set_text (store, TEXT, &error));
  own = sw_agreements_get_text (store, NULL, "shipped", &error);
  g_assert_cmpstr (own, ==, TEXT);
  undo (fixture);
  g_assert_true (sw_agreements_set_text (store, NULL, &error));
  back = sw_agreements_get_text (store, NULL, "shipped", &error);
  g_assert_cmpstr (back, ==, "shipped");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/agreements/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("proposals", test_proposals);
  ADD ("numbers", test_numbers);
  ADD ("steps", test_steps);
  ADD ("values-are-frozen", test_values_are_frozen);
  ADD ("elder-is-kept", test_elder_is_kept);
  ADD ("four-parties", test_four_parties);
  ADD ("renewed-on-a-day", test_renewed_on_a_day);
  ADD ("worker-changes", test_worker_changes);
  ADD ("elder-leaves", test_elder_leaves);
  ADD ("renewal", test_renewal);
  ADD ("one-in-force", test_one_in_force);
  ADD ("queries", test_queries);
  ADD ("merged-elders", test_merged_elders);
  ADD ("two-at-once", test_two_at_once);
  ADD ("cancelled", test_cancelled);
  ADD ("supplements", test_supplements);
  ADD ("own-text", test_own_text);
#undef ADD

  return g_test_run ();
}
