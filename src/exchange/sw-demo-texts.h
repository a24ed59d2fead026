/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

/* The made-up words of a demonstration: the same random numbers give the same words. */

#define SW_DEMO_CHOOSE(random, array) ((array)[g_rand_int_range (random, 0, G_N_ELEMENTS (array))])

typedef struct _SwDemoNumbers SwDemoNumbers;

gboolean       sw_demo_chance         (GRand         *random,
                                       double         share);
const char    *sw_demo_surname        (GRand         *random);
const char    *sw_demo_surname_of     (const char    *name);
char          *sw_demo_elder_name     (GRand         *random,
                                       const char    *surname,
                                       gboolean       male);
char          *sw_demo_younger_name   (GRand         *random,
                                       const char    *surname,
                                       gboolean       male);
char          *sw_demo_community_name (guint          index);
char          *sw_demo_address        (GRand         *random,
                                       guint          community);
char          *sw_demo_mobile         (GRand         *random);
char          *sw_demo_landline       (GRand         *random);

SwDemoNumbers *sw_demo_numbers_new    (void);
void           sw_demo_numbers_free   (SwDemoNumbers *self);
char          *sw_demo_numbers_next   (SwDemoNumbers *self,
                                       SwDay          birth_day,
                                       gboolean       male);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwDemoNumbers, sw_demo_numbers_free)

G_END_DECLS
