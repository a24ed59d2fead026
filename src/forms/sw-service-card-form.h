/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-list-form.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* Its title on the paper, and the rows of a blank one. */
#define SW_SERVICE_CARD_FORM_NAME       "关爱照料服务记录卡"
#define SW_SERVICE_CARD_FORM_BLANK_ROWS 20

SwListForm *sw_service_card_form_new       (const char *subject,
                                            SwDay       from_day,
                                            SwDay       to_day);
SwListForm *sw_service_card_form_new_blank (void);
void        sw_service_card_form_add       (SwListForm *form,
                                            const char *elder_name,
                                            const char *elder_number,
                                            const char *caregiver_name,
                                            SwVisit    *visit);

G_END_DECLS
