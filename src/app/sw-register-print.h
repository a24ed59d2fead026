/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-print-document.h"
#include "sw-register-choice.h"

G_BEGIN_DECLS

/* What fits on a page or some; more would only be paper. */
#define SW_REGISTER_PRINT_MAX_BLANK_ROWS 1000

/**
 * SwRegisterPrint:
 * @choice: who stands in it
 * @n_blank_rows: the rows of a form to fill in by hand, or 0 for @choice
 * @report_day: 报送时间, or %SW_NONE for a blank
 * @quarter: the quarter of the footer, or -1 for none
 *
 * What the user wants to have printed.
 */
typedef struct
{
  SwRegisterChoice *choice;
  guint             n_blank_rows;
  SwDay             report_day;
  int               quarter;
} SwRegisterPrint;

SwRegisterPrint *sw_register_print_new           (SwRegisterChoice      *choice,
                                                  SwDay                  today);
SwRegisterPrint *sw_register_print_copy          (const SwRegisterPrint *self);
void             sw_register_print_free          (SwRegisterPrint       *self);
char            *sw_register_print_get_name      (const SwRegisterPrint *self);
SwPrintDocument *sw_register_print_make_document (const SwRegisterPrint *self,
                                                  SwStore               *store,
                                                  GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwRegisterPrint, sw_register_print_free)

G_END_DECLS
