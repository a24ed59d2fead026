/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-caregiver.h"
#include "sw-elder.h"
#include "sw-office.h"

G_BEGIN_DECLS

/* 甲, 乙, 丙 and 丁: the parties of SwParty that sign an agreement. */
#define SW_AGREEMENT_N_PARTIES 4

/**
 * SwSignature:
 * @day: the day on which the party signed, or %SW_NONE
 * @by: (nullable): who signed for it
 * @handprint: whether by a hand print (手印)
 * @copy_day: the day on which it got its copy, or %SW_NONE
 *
 * What one party has done with the paper.
 */
typedef struct
{
  gint64 day;
  char  *by;
  gint64 handprint;
  gint64 copy_day;
} SwSignature;

#define SW_TYPE_AGREEMENT (sw_agreement_get_type ())
G_DECLARE_FINAL_TYPE (SwAgreement, sw_agreement, SW, AGREEMENT, SwRecord)

/**
 * SwAgreement:
 *
 * A four-party care agreement (四方关爱协议). What stands in the blanks follows
 * the register as long as it is a draft, and is frozen when it is printed.
 */
struct _SwAgreement
{
  SwRecord parent_instance;

  char *number;
  gint64 year;
  gint64 serial; /* from 1 within the year */
  gint64 elder_id;
  gint64 worker_id;
  gint64 neighbour_id;
  gint64 predecessor_id; /* the agreement that it follows */
  gint64 drafted_day;
  gint64 template_id; /* the text it was printed with; SW_NONE before */

  char *street_office;
  char *worker_name;
  char *neighbour_name;
  char *elder_name;
  gint64 elder_sex; /* SwSex */
  char *elder_number;
  char *household_address;
  char *home_address;
  char *health;

  gint64 printed_day;
  SwSignature signatures[SW_AGREEMENT_N_PARTIES]; /* by SwParty; columns street_signed_day… */
  gint64 ended_day; /* the last day in force */
  gint64 ended_reason; /* SwAgreementEnd */
  char *ended_note;
  char *note;

  gint64 state; /* SwAgreementState; derived */
  gint64 in_force_day; /* derived: the last of the four days */
};

SwAgreement *sw_agreement_new (void);

/* What an elder lacks for an agreement. What is missing of the parties has to be there
 * before anything can be drafted, since there are not four. */
typedef enum
{
  SW_AGREEMENT_LACKS_NOTHING = 0,
  SW_AGREEMENT_LACKS_WORKER = 1 << 0,
  SW_AGREEMENT_LACKS_NEIGHBOUR = 1 << 1,
  SW_AGREEMENT_LACKS_NUMBER = 1 << 2, /* of the identity document */
  SW_AGREEMENT_LACKS_ADDRESS = 1 << 3,
  SW_AGREEMENT_LACKS_HOUSEHOLD_ADDRESS = 1 << 4,
  SW_AGREEMENT_LACKS_HEALTH = 1 << 5,
  SW_AGREEMENT_LACKS_FOURTH = 1 << 6, /* the worker is the neighbour as well */
  SW_AGREEMENT_LACKS_PARTY = SW_AGREEMENT_LACKS_WORKER | SW_AGREEMENT_LACKS_NEIGHBOUR | SW_AGREEMENT_LACKS_FOURTH
} SwAgreementLacks;

void             sw_agreement_fill          (SwAgreement     *self,
                                             SwOffice        *office,
                                             SwElder         *elder,
                                             const char      *worker_name,
                                             const char      *neighbour_name);
char            *sw_agreement_get_contents  (SwAgreement     *self);
SwAgreementLacks sw_agreement_elder_lacks   (SwElder         *elder,
                                             gint64           worker_id,
                                             gint64           neighbour_id);
char            *sw_agreement_format_lacks  (SwAgreementLacks lacks);
char            *sw_agreement_format_number (const char      *prefix,
                                             int              year,
                                             gint64           serial);
const char      *sw_agreement_party_letter  (SwParty          party);

gboolean         sw_agreement_is_in_force   (SwAgreement     *self,
                                             SwDay            day);
gboolean         sw_agreement_is_open       (SwAgreement     *self);
int              sw_agreement_waiting_days  (SwAgreement     *self,
                                             SwDay            today);

/* The state machine (sw-agreement-state.c): each does one step, or leaves the
 * agreement as it is and says why it cannot be. */

#define SW_AGREEMENT_ERROR (sw_agreement_error_quark ())

typedef enum
{
  SW_AGREEMENT_ERROR_STATE, /* not from the state that it is in */
  SW_AGREEMENT_ERROR_DAY    /* the day does not fit the others */
} SwAgreementError;

GQuark   sw_agreement_error_quark (void);

gboolean sw_agreement_print     (SwAgreement   *self,
                                 gint64         template_id,
                                 SwDay          day,
                                 SwDay          today,
                                 GError       **error);
gboolean sw_agreement_withdraw  (SwAgreement   *self,
                                 GError       **error);
gboolean sw_agreement_sign      (SwAgreement   *self,
                                 SwParty        party,
                                 SwDay          day,
                                 const char    *by,
                                 gboolean       handprint,
                                 SwDay          today,
                                 GError       **error);
gboolean sw_agreement_unsign    (SwAgreement   *self,
                                 SwParty        party,
                                 GError       **error);
gboolean sw_agreement_hand_copy (SwAgreement   *self,
                                 SwParty        party,
                                 SwDay          day,
                                 SwDay          today,
                                 GError       **error);
gboolean sw_agreement_end       (SwAgreement   *self,
                                 SwDay          day,
                                 SwAgreementEnd reason,
                                 const char    *note,
                                 SwDay          today,
                                 GError       **error);
gboolean sw_agreement_reopen    (SwAgreement   *self,
                                 GError       **error);

G_END_DECLS
