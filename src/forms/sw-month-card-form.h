/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-form.h"
#include "sw-month-card.h"

G_BEGIN_DECLS

/* Its title on the paper. */
#define SW_MONTH_CARD_FORM_NAME "近邻关爱联系月卡"

/* Cards on a sheet of A4, which is cut in two. */
#define SW_MONTH_CARD_FORM_PER_PAGE 2

/**
 * SwMonthCardText:
 * @elder_name: whom the card is for
 * @address: where the elder lives
 * @phone: the elder's phone
 * @caregiver_name: the neighbour or volunteer who looks in
 * @code: what the QR code says, from sw_sheet_code_make()
 *
 * What a card says besides its number and month; %NULL leaves a blank.
 */
typedef struct
{
  const char *elder_name;
  const char *address;
  const char *phone;
  const char *caregiver_name;
  const char *code;
} SwMonthCardText;

#define SW_TYPE_MONTH_CARD_FORM (sw_month_card_form_get_type ())

G_DECLARE_FINAL_TYPE (SwMonthCardForm, sw_month_card_form, SW, MONTH_CARD_FORM, SwForm)

SwMonthCardForm *sw_month_card_form_new         (void);
SwMonthCardForm *sw_month_card_form_new_blank   (void);
void             sw_month_card_form_add         (SwMonthCardForm       *self,
                                                 SwMonthCard           *card,
                                                 const SwMonthCardText *text);
guint            sw_month_card_form_get_n_cards (SwMonthCardForm       *self);

G_END_DECLS
