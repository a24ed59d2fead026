/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office as a test writes it down, and as the schedule wants it. */
#pragma once

#include "sw-day.h"
#include "sw-elder.h"
#include "sw-schedule.h"

typedef struct
{
  gint32       last; /* of these values; G_MAXINT32 for those of now */
  SwElderFacts values;
  guint        community;
} TestFacts;

typedef struct
{
  gint32  registered;
  GArray *facts;      /* of TestFacts, by day */
  GArray *away;       /* of SwDaySpan */
  GArray *agreements; /* of SwDaySpan */
  GArray *contacts;   /* of SwContact, by day */
} TestElder;

typedef struct
{
  gint32     today;
  GArray    *rules;       /* of SwScheduleRule */
  GArray    *emergencies; /* of SwScheduleEmergency */
  GPtrArray *elders;      /* of TestElder */

  /* What the schedule points to. */
  GArray    *flat[5];
  GArray    *starts[4];
} TestOffice;

static inline void
test_elder_free (gpointer data)
{
  TestElder *elder = data;

  g_array_unref (elder->facts);
  g_array_unref (elder->away);
  g_array_unref (elder->agreements);
  g_array_unref (elder->contacts);
  g_free (elder);
}

static inline TestOffice *
test_office_new (gint32 today)
{
  TestOffice *office = g_new0 (TestOffice, 1);

  office->today = today;
  office->rules = g_array_new (FALSE, TRUE, sizeof (SwScheduleRule));
  office->emergencies = g_array_new (FALSE, TRUE, sizeof (SwScheduleEmergency));
  office->elders = g_ptr_array_new_with_free_func (test_elder_free);

  return office;
}

static inline void
test_office_free (TestOffice *office)
{
  g_array_unref (office->rules);
  g_array_unref (office->emergencies);
  g_ptr_array_unref (office->elders);
  for (guint i = 0; i < G_N_ELEMENTS (office->flat); i++)
    g_clear_pointer (&office->flat[i], g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (office->starts); i++)
    g_clear_pointer (&office->starts[i], g_array_unref);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestOffice, test_office_free)

static inline TestElder *
test_office_add_elder (TestOffice *office,
                       SwDay       registered)
{
  TestElder *elder = g_new0 (TestElder, 1);

  elder->registered = (gint32) registered;
  elder->facts = g_array_new (FALSE, TRUE, sizeof (TestFacts));
  elder->away = g_array_new (FALSE, TRUE, sizeof (SwDaySpan));
  elder->agreements = g_array_new (FALSE, TRUE, sizeof (SwDaySpan));
  elder->contacts = g_array_new (FALSE, TRUE, sizeof (SwContact));
  g_ptr_array_add (office->elders, elder);

  return elder;
}

static inline void
test_add_span (GArray *spans,
               gint64  first,
               gint64  last)
{
  SwDaySpan span = { (gint32) first, (gint32) last };

  g_array_append_val (spans, span);
}

static inline void
test_flatten (GArray **flat,
              GArray **starts,
              GArray  *add,
              gsize    size)
{
  guint32 start;

  if (*flat == NULL)
    {
      *flat = g_array_new (FALSE, TRUE, size);
      *starts = g_array_new (FALSE, TRUE, sizeof (guint32));
      start = 0;
      g_array_append_val (*starts, start);
    }
  if (add->len)
    g_array_append_vals (*flat, add->data, add->len);
  start = (*flat)->len;
  g_array_append_val (*starts, start);
}

/* Belongs to the office, which is not to be changed any more. */
static inline SwSchedule
test_office_schedule (TestOffice *office)
{
  SwSchedule schedule = { .today = office->today };

  office->flat[4] = g_array_new (FALSE, TRUE, sizeof (gint32));
  for (guint e = 0; e < office->elders->len; e++)
    {
      TestElder *elder = office->elders->pdata[e];
      g_autoptr (GArray) facts = g_array_new (FALSE, TRUE, sizeof (SwScheduleFacts));

      for (guint i = 0; i < elder->facts->len; i++)
        {
          const TestFacts *written = &g_array_index (elder->facts, TestFacts, i);
          SwScheduleFacts one = sw_schedule_facts (&written->values);

          one.last = written->last;
          one.group = written->community;
          g_array_append_val (facts, one);
        }
      g_array_append_val (office->flat[4], elder->registered);
      test_flatten (&office->flat[0], &office->starts[0], facts, sizeof (SwScheduleFacts));
      test_flatten (&office->flat[1], &office->starts[1], elder->away, sizeof (SwDaySpan));
      test_flatten (&office->flat[2], &office->starts[2], elder->agreements, sizeof (SwDaySpan));
      test_flatten (&office->flat[3], &office->starts[3], elder->contacts, sizeof (SwContact));
    }

  schedule.rules = (const SwScheduleRule *) office->rules->data;
  schedule.n_rules = office->rules->len;
  schedule.emergencies = (const SwScheduleEmergency *) office->emergencies->data;
  schedule.n_emergencies = office->emergencies->len;
  schedule.n_elders = office->elders->len;
  schedule.registered = (const gint32 *) office->flat[4]->data;
  schedule.facts = (const SwScheduleFacts *) office->flat[0]->data;
  schedule.facts_start = (const guint32 *) office->starts[0]->data;
  schedule.away = (const SwDaySpan *) office->flat[1]->data;
  schedule.away_start = (const guint32 *) office->starts[1]->data;
  schedule.agreements = (const SwDaySpan *) office->flat[2]->data;
  schedule.agreements_start = (const guint32 *) office->starts[2]->data;
  schedule.contacts = (const SwContact *) office->flat[3]->data;
  schedule.contacts_start = (const guint32 *) office->starts[3]->data;

  return schedule;
}

/* Values of which nothing is known. */
static inline SwElderFacts
test_unknown_facts (void)
{
  SwElderFacts facts;

  for (gsize i = 0; i < sizeof facts / sizeof (gint64); i++)
    ((gint64 *) &facts)[i] = SW_NONE;

  return facts;
}

static inline void
test_add_contact (TestElder *elder,
                  SwDay      on,
                  SwParty    party,
                  SwChannel  channel,
                  guint      services,
                  SwOutcome  outcome)
{
  SwContact contact = { (gint32) on, services, party, channel, outcome };

  g_array_append_val (elder->contacts, contact);
}

static inline void
test_add_facts (TestElder    *elder,
                gint64        last,
                SwElderFacts  values,
                guint         community)
{
  TestFacts facts = { (gint32) last, values, community };

  g_array_append_val (elder->facts, facts);
}
