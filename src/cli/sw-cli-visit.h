/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of visits. */
#pragma once

#include "sw-cli.h"

G_BEGIN_DECLS

extern const SwCliVerb sw_cli_visit_add;
extern const SwCliVerb sw_cli_visit_import;
extern const SwCliVerb sw_cli_visit_list;
extern const SwCliVerb sw_cli_visit_template;

G_END_DECLS
