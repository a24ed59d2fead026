/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-cli.h"
#include "sw-sheet-subject.h"

G_BEGIN_DECLS

SwCliStatus sw_cli_run_import (SwCli        *cli,
                               char        **arguments,
                               SwSheetGroup  group,
                               GError      **error);

G_END_DECLS
