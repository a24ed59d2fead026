/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

#define SW_CITIZEN_ID_ERROR (sw_citizen_id_error_quark ())

/**
 * SwCitizenIdError:
 * @SW_CITIZEN_ID_ERROR_LENGTH: not 15 or 18 characters
 * @SW_CITIZEN_ID_ERROR_CHARACTER: a character that cannot stand at its place
 * @SW_CITIZEN_ID_ERROR_REGION: no such province, or one of another document
 * @SW_CITIZEN_ID_ERROR_DATE: no such day, or a day in the future
 * @SW_CITIZEN_ID_ERROR_CHECK: the check character is another
 * @SW_CITIZEN_ID_ERROR_LOST_DIGITS: a spreadsheet turned it into a number
 *
 * What is wrong with a number.
 */
typedef enum
{
  SW_CITIZEN_ID_ERROR_LENGTH,
  SW_CITIZEN_ID_ERROR_CHARACTER,
  SW_CITIZEN_ID_ERROR_REGION,
  SW_CITIZEN_ID_ERROR_DATE,
  SW_CITIZEN_ID_ERROR_CHECK,
  SW_CITIZEN_ID_ERROR_LOST_DIGITS
} SwCitizenIdError;

/**
 * SwCitizenIdFacts:
 * @birth_day: the day of birth
 * @male: whether the serial number is odd
 * @region: the code of the county in which the number was first given, six digits
 *
 * What a number says of its holder.
 */
typedef struct
{
  SwDay    birth_day;
  gboolean male;
  char     region[7];
} SwCitizenIdFacts;

GQuark      sw_citizen_id_error_quark    (void);
char       *sw_citizen_id_normalize      (const char        *text);
gboolean    sw_citizen_id_check          (const char        *number,
                                          SwCitizenIdFacts  *facts,
                                          GError           **error);
gboolean    sw_citizen_id_facts          (const char        *number,
                                          SwCitizenIdFacts  *facts);
char       *sw_citizen_id_from_number    (double             value,
                                          GError           **error);
char       *sw_citizen_id_mask           (const char        *number);
const char *sw_citizen_id_province       (const char        *number);
gboolean    sw_residence_permit_check    (const char        *number,
                                          SwCitizenIdFacts  *facts,
                                          GError           **error);

G_END_DECLS
