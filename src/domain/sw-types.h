/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SW_NONE:
 *
 * The value of a number, day, enumeration, boolean or reference that is not
 * known. It is NULL in the database and an empty cell in a workbook.
 */
#define SW_NONE G_MININT64

/**
 * SwDay:
 *
 * A civil day as the number of days since 1970-01-01, or %SW_NONE.
 */
typedef gint64 SwDay;

typedef struct _SwRecord SwRecord;
typedef struct _SwOffice SwOffice;
typedef struct _SwCommunity SwCommunity;
typedef struct _SwGrid SwGrid;
typedef struct _SwElder SwElder;
typedef struct _SwRelative SwRelative;
typedef struct _SwHouseholdMember SwHouseholdMember;
typedef struct _SwCaregiver SwCaregiver;
typedef struct _SwOrganisation SwOrganisation;
typedef struct _SwStatusSpan SwStatusSpan;
typedef struct _SwDistinctPair SwDistinctPair;
typedef struct _SwSavedFilter SwSavedFilter;
typedef struct _SwImportMapping SwImportMapping;
typedef struct _SwVisit SwVisit;
typedef struct _SwAssessment SwAssessment;
typedef struct _SwMonthCard SwMonthCard;
typedef struct _SwAgreement SwAgreement;
typedef struct _SwAgreementText SwAgreementText;
typedef struct _SwSupplement SwSupplement;
typedef struct _SwAttachment SwAttachment;
typedef struct _SwPolicy SwPolicy;
typedef struct _SwRule SwRule;
typedef struct _SwEmergency SwEmergency;
typedef struct _SwEmergencyCommunity SwEmergencyCommunity;
typedef struct _SwEmergencyMember SwEmergencyMember;
typedef struct _SwSubstitution SwSubstitution;

G_END_DECLS
