/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-demo-texts.h"
#include "sw-elder.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_DEMO_N_ORGANISATIONS 3

/**
 * SwDemo:
 *
 * A demonstration office while it is made.
 */
typedef struct
{
  /* borrowed */
  SwStore       *store;
  SwProgressFunc progress;
  gpointer       user_data;
  GCancellable  *cancellable;

  /* owned */
  GRand         *random;
  SwDemoNumbers *numbers;
  struct _SwDemoAgreements *agreements;
  GArray        *grids;     /* gint64, of the community at hand, as the following */
  GArray        *workers;
  GArray        *neighbours;

  SwDay          today;
  guint          n_elders;
  guint          n_done;
  guint          community; /* index */
  gint64         community_id;
  gint64         ended_worker;
  gint64         organisations[SW_DEMO_N_ORGANISATIONS];
} SwDemo;

SwElder *sw_demo_elder_new       (SwDemo  *demo);
SwElder *sw_demo_elder_spouse    (SwDemo  *demo,
                                  SwElder *elder);
SwElder *sw_demo_elder_duplicate (SwDemo  *demo,
                                  SwElder *elder);
gint64   sw_demo_pick            (SwDemo  *demo,
                                  GArray  *ids);

G_END_DECLS
