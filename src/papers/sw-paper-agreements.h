/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements, with the texts that the database keeps for them. */
#pragma once

#include "sw-agreement-form.h"
#include "sw-store.h"

G_BEGIN_DECLS

gboolean sw_paper_add_agreement_texts (SwStore         *store,
                                       SwAgreementForm *form,
                                       GError         **error);

G_END_DECLS
