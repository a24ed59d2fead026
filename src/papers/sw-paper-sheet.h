/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder.h"
#include "sw-form.h"
#include "sw-store.h"

G_BEGIN_DECLS

#define SW_PAPER_PLAN_NAME "探访关爱服务计划表"

SwForm *sw_paper_visit_sheet (SwStore  *store,
                              gint64    caregiver_id,
                              gint64    organisation_id,
                              SwDay     from,
                              SwDay     to,
                              GError  **error);
SwForm *sw_paper_plan        (SwStore  *store,
                              gint64    caregiver_id,
                              gint64    organisation_id,
                              SwDay     from,
                              SwDay     to,
                              GError  **error);
char   *sw_paper_describe_risks (SwElder *elder,
                                 SwDay    day);

G_END_DECLS
