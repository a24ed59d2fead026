/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs of agreements share. */
#pragma once

#include "sw-agreements.h"
#include "sw-cli.h"

G_BEGIN_DECLS

GArray  *sw_cli_agreement_find      (SwStore    *store,
                                     char      **numbers,
                                     GError    **error);
void     sw_cli_agreement_add_id    (GArray     *ids,
                                     gint64      id);
gboolean sw_cli_agreement_find_person (SwStore  *store,
                                     const char *text,
                                     gint64     *id,
                                     GError    **error);
gboolean sw_cli_agreement_write_numbers (SwStore *store,
                                     GArray     *ids,
                                     GError    **error);

extern const SwCliVerb sw_cli_agreement_draft;
extern const SwCliVerb sw_cli_agreement_list;
extern const SwCliVerb sw_cli_agreement_print;
extern const SwCliVerb sw_cli_agreement_sign;
extern const SwCliVerb sw_cli_agreement_end;
extern const SwCliVerb sw_cli_agreement_renew;
extern const SwCliVerb sw_cli_agreement_attach;

G_END_DECLS
