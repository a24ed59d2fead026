/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-types.h"

G_BEGIN_DECLS

#define SW_CITIZEN_ID_ERROR (sw_citizen_id_error_quark ())

typedef enum
{
  SW_CITIZEN_ID_ERROR_LENGTH,     /* not 15 or 18 characters */
  SW_CITIZEN_ID_ERROR_CHARACTER,  /* a character that cannot stand at its place */
  SW_CITIZEN_ID_ERROR_REGION,     /* no such province */
  SW_CITIZEN_ID_ERROR_DATE,       /* no such day, or a day in the future */
  SW_CITIZEN_ID_ERROR_CHECK,      /* the check character is another */
  SW_CITIZEN_ID_ERROR_LOST_DIGITS /* a spreadsheet turned it into a number */
} SwCitizenIdError;

typedef struct
{
  SwDay    birth_day;
  gboolean male;
  char     region[7];
} SwCitizenIdFacts;

GQuark    sw_citizen_id_error_quark (void);
char     *sw_citizen_id_normalize   (const char        *text);
gboolean  sw_citizen_id_check       (const char        *number,
                                     SwCitizenIdFacts  *facts,
                                     GError           **error);
gboolean  sw_citizen_id_facts       (const char        *number,
                                     SwCitizenIdFacts  *facts);
char     *sw_citizen_id_mask        (const char        *number);

G_END_DECLS
