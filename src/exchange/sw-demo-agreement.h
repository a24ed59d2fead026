/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-demo-elder.h"

G_BEGIN_DECLS

typedef struct _SwDemoAgreements SwDemoAgreements;

SwDemoAgreements *sw_demo_agreements_new  (guint32            seed);
void              sw_demo_agreements_free (SwDemoAgreements  *self);
void              sw_demo_agreements_add  (SwDemoAgreements  *self,
                                           SwDemo            *demo,
                                           SwElder           *elder,
                                           SwDay              left_day);
gboolean          sw_demo_agreements_save (SwDemoAgreements  *self,
                                           SwDemo            *demo,
                                           GError           **error);

G_END_DECLS
