/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

/**
 * SwEnumValue:
 * @value: the number in a record; for a set of flags the bit's number
 * @nick: what the database and machine formats hold, stable for ever
 * @label: the translatable word for the screen
 * @official: the word of the official documents, always Chinese
 *
 * One value of an enumeration, and how it is said.
 */
typedef struct
{
  gint64      value;
  const char *nick;
  const char *label;
  const char *official;
} SwEnumValue;

/**
 * SwEnum:
 * @name: the name of the enumeration, for messages of faults
 * @values: its values, ended by one without a nick
 *
 * An enumeration of the domain. A GEnum has no place for the translatable
 * label and the official word, hence a table of our own.
 */
typedef struct
{
  const char        *name;
  const SwEnumValue *values;
} SwEnum;

const SwEnumValue *sw_enum_find          (const SwEnum *enumeration,
                                          gint64        value);
const SwEnumValue *sw_enum_find_nick     (const SwEnum *enumeration,
                                          const char   *nick);
const SwEnumValue *sw_enum_find_text     (const SwEnum *enumeration,
                                          const char   *text);
const char        *sw_enum_label         (const SwEnum *enumeration,
                                          gint64        value);
const char        *sw_enum_official      (const SwEnum *enumeration,
                                          gint64        value);
const char        *sw_enum_nick          (const SwEnum *enumeration,
                                          gint64        value);
guint              sw_enum_n_values      (const SwEnum *enumeration);
char              *sw_enum_list          (const SwEnum *enumeration);

typedef enum
{
  SW_SEX_MALE,
  SW_SEX_FEMALE
} SwSex;

typedef enum
{
  SW_DOCUMENT_CITIZEN_ID,
  SW_DOCUMENT_RESIDENCE_PERMIT, /* Hong Kong, Macao and Taiwan residents, prefix 81, 82, 83 */
  SW_DOCUMENT_PASSPORT,
  SW_DOCUMENT_OTHER,
  SW_DOCUMENT_NO_DOCUMENT
} SwDocumentKind;

typedef enum
{
  SW_DOCUMENT_STATE_VALID,
  SW_DOCUMENT_STATE_MISSING,
  SW_DOCUMENT_STATE_WRONG,
  SW_DOCUMENT_STATE_OVERRIDDEN /* wrong, and kept with a reason */
} SwDocumentState;

typedef enum
{
  SW_CATEGORY_NO_SUPPORTER,
  SW_CATEGORY_SUPPORTER_UNABLE,
  SW_CATEGORY_EMPTY_NEST,
  SW_CATEGORY_LIVING_ALONE
} SwCategory;

#define SW_N_CATEGORIES 4

typedef enum
{
  SW_CHILD_RESIDENCE_CHILDLESS,
  SW_CHILD_RESIDENCE_SAME_HOME,
  SW_CHILD_RESIDENCE_SAME_ESTATE,
  SW_CHILD_RESIDENCE_SAME_COMMUNITY,
  SW_CHILD_RESIDENCE_SAME_STREET,
  SW_CHILD_RESIDENCE_OUTSIDE_STREET,
  SW_CHILD_RESIDENCE_OUTSIDE_DISTRICT,
  SW_CHILD_RESIDENCE_OUTSIDE_CITY,
  SW_CHILD_RESIDENCE_UNKNOWN
} SwChildResidence;

typedef enum
{
  SW_CARE_ABILITY_ABLE,
  SW_CARE_ABILITY_SEMI_DISABLED,
  SW_CARE_ABILITY_DISABLED
} SwCareAbility;

typedef enum
{
  SW_STATUS_ACTIVE,
  SW_STATUS_PAUSED,
  SW_STATUS_DIED,
  SW_STATUS_MOVED,
  SW_STATUS_INSTITUTION,
  SW_STATUS_WITH_CHILDREN,
  SW_STATUS_OTHER
} SwStatus;

typedef enum
{
  SW_CAREGIVER_WORKER,
  SW_CAREGIVER_NEIGHBOUR,
  SW_CAREGIVER_RELATIVE,
  SW_CAREGIVER_VOLUNTEER,
  SW_CAREGIVER_GRID_WORKER,
  SW_CAREGIVER_FAMILY_DOCTOR,
  SW_CAREGIVER_STREET_STAFF,
  SW_CAREGIVER_SOCIAL_WORKER,
  SW_CAREGIVER_HOMECARE_STAFF,
  SW_CAREGIVER_OTHER
} SwCaregiverKind;

typedef enum
{
  SW_SCOPE_SAME_STREET,    /* children not in the same street: the base scope */
  SW_SCOPE_SAME_COMMUNITY, /* widened by an office */
  SW_SCOPE_SAME_ESTATE     /* widened by a community */
} SwScope;

/* The parties of an agreement (四方协议), and who else makes contacts. */
typedef enum
{
  SW_PARTY_STREET,    /* 甲方 */
  SW_PARTY_WORKER,    /* 乙方 */
  SW_PARTY_NEIGHBOUR, /* 丙方 */
  SW_PARTY_ELDER,     /* 丁方 */
  SW_PARTY_HOMECARE,
  SW_PARTY_OTHER
} SwParty;

/* Those of visits and assessments are stored as their numbers, which therefore
 * never change: a new value goes to the end. */

typedef enum
{
  SW_CHANNEL_PHONE,
  SW_CHANNEL_HOME,
  SW_CHANNEL_VIDEO,
  SW_CHANNEL_OTHER
} SwChannel;

typedef enum
{
  SW_OUTCOME_REACHED,
  SW_OUTCOME_NOT_REACHED,
  SW_OUTCOME_REFUSED,
  SW_OUTCOME_AWAY,
  SW_OUTCOME_ABNORMAL /* reached, and something is wrong */
} SwOutcome;

/* The numbers of bits. */
typedef enum
{
  SW_SERVICE_CONTACT,
  SW_SERVICE_CLEANING,
  SW_SERVICE_LAUNDRY,
  SW_SERVICE_HAIRCUT,
  SW_SERVICE_MEAL,
  SW_SERVICE_BATHING,
  SW_SERVICE_MEDICAL,
  SW_SERVICE_REPAIR,
  SW_SERVICE_ERRAND,
  SW_SERVICE_COMFORT,
  SW_SERVICE_REHABILITATION,
  SW_SERVICE_OTHER
} SwService;

#define SW_N_SERVICES 12

typedef enum
{
  SW_SATISFACTION_SATISFIED,
  SW_SATISFACTION_BASICALLY,
  SW_SATISFACTION_DISSATISFIED
} SwSatisfaction;

typedef enum
{
  SW_VISIT_SOURCE_CARD,
  SW_VISIT_SOURCE_PHONE,
  SW_VISIT_SOURCE_HAND,
  SW_VISIT_SOURCE_IMPORT,
  SW_VISIT_SOURCE_MONTH_CARD
} SwVisitSource;

typedef enum
{
  SW_RATING_NO_CHANGE,
  SW_RATING_BETTER,
  SW_RATING_WORSE
} SwRating;

typedef enum
{
  SW_SAFETY_SAFE,
  SW_SAFETY_FAIRLY_SAFE,
  SW_SAFETY_UNSAFE
} SwSafety;

typedef enum
{
  SW_PERIOD_DAY,
  SW_PERIOD_WEEK,      /* Monday to Sunday */
  SW_PERIOD_HALF_MONTH, /* 1 to 15, 16 to the end */
  SW_PERIOD_MONTH,
  SW_PERIOD_QUARTER
} SwPeriod;

typedef enum
{
  SW_TARGET_EVERYBODY,
  SW_TARGET_KEY, /* key elders, also without an agreement */
  SW_TARGET_HOMECARE_CLIENT,
  SW_TARGET_DISABLED, /* 失能 */
  SW_TARGET_DESTITUTE, /* supported at home */
  SW_TARGET_SPECIAL_DIFFICULTY /* any difficulty but 失能, which has its own */
} SwTarget;

typedef enum
{
  SW_BASIS_CATEGORY, /* what the elder is */
  SW_BASIS_AGREEMENT /* an agreement in force */
} SwBasis;

typedef enum
{
  SW_EMERGENCY_COLD,
  SW_EMERGENCY_HEAT,
  SW_EMERGENCY_EXTREME_WEATHER,
  SW_EMERGENCY_EPIDEMIC,
  SW_EMERGENCY_OTHER
} SwEmergencyKind;

typedef enum
{
  SW_SLOT_MET,      /* on or before the due day */
  SW_SLOT_LATE,     /* met after it */
  SW_SLOT_MISSED,   /* the window is over */
  SW_SLOT_OVERDUE,  /* the due day is past, the window is open */
  SW_SLOT_DUE,      /* today */
  SW_SLOT_UPCOMING
} SwSlotState;

#define SW_N_SLOT_STATES 6

/* What an elder has, for who asks whether an agreement is missing. */
typedef enum
{
  SW_AGREEMENT_COVER_IN_FORCE,
  SW_AGREEMENT_COVER_OPEN, /* one is drafted, printed or being signed */
  SW_AGREEMENT_COVER_NONE
} SwAgreementCover;

typedef enum
{
  SW_AGREEMENT_DRAFT,
  SW_AGREEMENT_PRINTED,
  SW_AGREEMENT_SIGNING, /* by one party at least, not by all */
  SW_AGREEMENT_IN_FORCE,
  SW_AGREEMENT_ENDED
} SwAgreementState;

#define SW_N_AGREEMENT_STATES 5

typedef enum
{
  SW_AGREEMENT_END_WORKER_CHANGED,
  SW_AGREEMENT_END_NEIGHBOUR_CHANGED,
  SW_AGREEMENT_END_ELDER_LEFT,
  SW_AGREEMENT_END_SUPERSEDED,
  SW_AGREEMENT_END_OTHER
} SwAgreementEnd;

extern const SwEnum sw_sex_enum;
extern const SwEnum sw_document_kind_enum;
extern const SwEnum sw_document_state_enum;
extern const SwEnum sw_category_enum;
extern const SwEnum sw_child_residence_enum;
extern const SwEnum sw_marital_status_enum;
extern const SwEnum sw_income_source_enum;
extern const SwEnum sw_care_ability_enum;
extern const SwEnum sw_disability_degree_enum;
extern const SwEnum sw_safety_enum;
extern const SwEnum sw_care_way_enum;
extern const SwEnum sw_helping_unit_enum;
extern const SwEnum sw_service_need_enum;
extern const SwEnum sw_status_enum;
extern const SwEnum sw_absence_enum; /* the statuses but the first */
extern const SwEnum sw_caregiver_kind_enum;
extern const SwEnum sw_organisation_kind_enum;
extern const SwEnum sw_community_kind_enum;
extern const SwEnum sw_scope_enum;
extern const SwEnum sw_collation_enum;
extern const SwEnum sw_benefit_enum;
extern const SwEnum sw_party_enum;
extern const SwEnum sw_channel_enum;
extern const SwEnum sw_outcome_enum;
extern const SwEnum sw_service_enum;
extern const SwEnum sw_satisfaction_enum;
extern const SwEnum sw_visit_source_enum;
extern const SwEnum sw_rating_enum;
extern const SwEnum sw_disease_rating_enum;
extern const SwEnum sw_agreement_cover_enum;
extern const SwEnum sw_agreement_state_enum;
extern const SwEnum sw_agreement_end_enum;
extern const SwEnum sw_period_enum;
extern const SwEnum sw_target_enum;
extern const SwEnum sw_basis_enum;
extern const SwEnum sw_emergency_kind_enum;
extern const SwEnum sw_slot_state_enum;

G_END_DECLS
