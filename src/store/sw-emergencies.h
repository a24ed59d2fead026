/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emergencies. All that changes them stands within an open action. */
#pragma once

#include <gio/gio.h>

#include "sw-emergency-member.h"
#include "sw-emergency.h"
#include "sw-store.h"

G_BEGIN_DECLS

gboolean   sw_emergencies_declare         (SwStore       *store,
                                           SwEmergency   *emergency,
                                           const gint64  *community_ids,
                                           gsize          n_communities,
                                           GError       **error);
gboolean   sw_emergencies_set_communities (SwStore       *store,
                                           SwEmergency   *emergency,
                                           const gint64  *community_ids,
                                           gsize          n_communities,
                                           GError       **error);
gboolean   sw_emergencies_set_team        (SwStore       *store,
                                           SwEmergency   *emergency,
                                           const gint64  *caregiver_ids,
                                           gsize          n_caregivers,
                                           GError       **error);
gboolean   sw_emergencies_set_duties      (SwStore       *store,
                                           SwEmergency   *emergency,
                                           GHashTable    *duties,
                                           GError       **error);
gboolean   sw_emergencies_check_end       (SwStore       *store,
                                           SwEmergency   *emergency,
                                           SwDay          last_day,
                                           char         **effect,
                                           GError       **error);
gboolean   sw_emergencies_end             (SwStore       *store,
                                           SwEmergency   *emergency,
                                           SwDay          last_day,
                                           GError       **error);

GPtrArray *sw_emergencies_load            (SwStore       *store,
                                           SwDay          day,
                                           GError       **error);
GArray    *sw_emergencies_get_communities (SwStore       *store,
                                           SwEmergency   *emergency,
                                           GError       **error);
GPtrArray *sw_emergencies_get_team        (SwStore       *store,
                                           SwEmergency   *emergency,
                                           GError       **error);

/**
 * SwBoardState:
 * @SW_BOARD_NOT_YET: nobody has tried
 * @SW_BOARD_NOT_REACHED: somebody tried, and reached nobody
 * @SW_BOARD_ABNORMAL: reached, and something is wrong
 * @SW_BOARD_SAFE: reached, and all is well since
 *
 * How an elder is on a day of an emergency.
 */
typedef enum
{
  SW_BOARD_NOT_YET,
  SW_BOARD_NOT_REACHED,
  SW_BOARD_ABNORMAL,
  SW_BOARD_SAFE
} SwBoardState;

#define SW_N_BOARD_STATES 4

/* What puts an elder first, the weightiest in the highest bit. */
typedef enum
{
  SW_RISK_NO_CALL_BUTTON = 1 << 0,
  SW_RISK_OVER_80 = 1 << 1,
  SW_RISK_DISABLED = 1 << 2, /* also semi-disabled */
  SW_RISK_ALONE = 1 << 3,
  SW_RISK_CALL_BUTTON_UNKNOWN = 1 << 4, /* beside no call button, which it is taken for: it puts nobody first */
  SW_RISK_SEMI_DISABLED = 1 << 5       /* beside disabled: it weighs as much */
} SwRisk;

/**
 * SwBoardRow:
 * @elder_id: an active elder in scope
 * @community_id: where the elder lives
 * @worker_id: the community worker, or the substitute; %SW_NONE for none, or one who serves no more
 * @caller_id: who is to call: somebody of the team or, without one, the worker; %SW_NONE for
 *   nobody in particular, which is the street then
 * @state: a SwBoardState
 * @risk: bits of SwRisk
 * @caller_party: a SwParty: as which the caller calls
 * @escalated: whether nobody has reached the elder for longer than the emergency allows
 * @n_attempts: how often it was tried on the day
 * @hours: since somebody last reached the elder in the emergency, or since it was
 *   declared or the elder came; 0 where somebody did on the day
 *
 * An elder on the board of a day.
 */
typedef struct
{
  gint64 elder_id;
  gint64 community_id;
  gint64 worker_id;
  gint64 caller_id;
  guint8 state;
  guint8 risk;
  guint8 caller_party;
  guint8 escalated;
  guint  n_attempts;
  gint64 hours;
} SwBoardRow;

/* Where somebody is asked who calls: those without a caller. */
#define SW_BOARD_NOBODY 0

/**
 * SwEmergencyPerson:
 * @elder_id: an elder in scope, active on a day of the emergency
 * @community_id: where the elder lives
 * @n_contacts: contacts that were made or tried
 * @n_reached: how many of them reached the elder
 * @n_abnormal: how many of these found something wrong
 * @reached_day: the last day on which somebody reached the elder, or %SW_NONE
 *
 * What an emergency closes with for one elder.
 */
typedef struct
{
  gint64 elder_id;
  gint64 community_id;
  gint64 n_contacts;
  gint64 n_reached;
  gint64 n_abnormal;
  SwDay  reached_day;
} SwEmergencyPerson;

/**
 * SwEmergencyFigures:
 * @community_id: a community in scope
 * @n_elders: active elders on a day of the emergency
 * @n_contacts: contacts that were made or tried
 * @n_reached: elders whom somebody reached at least once
 * @n_abnormal: elders with whom something was wrong at least once
 * @asked: contacts that the emergency rules asked for until today
 * @made: how many of them were made, in time or late
 *
 * The figures of a community for the closing report.
 */
typedef struct
{
  gint64 community_id;
  gint64 n_elders;
  gint64 n_contacts;
  gint64 n_reached;
  gint64 n_abnormal;
  gint64 asked;
  gint64 made;
} SwEmergencyFigures;

GArray    *sw_emergencies_get_board       (SwStore       *store,
                                           SwEmergency   *emergency,
                                           SwDay          day,
                                           int            minute,
                                           GError       **error);
char      *sw_emergencies_get_note        (SwStore       *store,
                                           gint64         elder_id,
                                           SwDay          day,
                                           GError       **error);
gboolean   sw_board_row_is_called_by      (const SwBoardRow *row,
                                           gint64         caller_id);
int        sw_emergencies_get_minute      (SwDay          day);
void       sw_emergencies_get_board_async (SwStore            *store,
                                           SwEmergency        *emergency,
                                           SwDay               day,
                                           int                 minute,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GArray    *sw_emergencies_get_board_finish (SwStore      *store,
                                           GAsyncResult  *result,
                                           GError       **error);
GArray    *sw_emergencies_get_persons     (SwStore       *store,
                                           SwEmergency   *emergency,
                                           SwDay          today,
                                           GError       **error);
GArray    *sw_emergencies_get_figures     (SwStore       *store,
                                           SwEmergency   *emergency,
                                           GArray        *persons,
                                           SwDay          today,
                                           GError       **error);
GArray    *sw_emergencies_get_contacts    (SwStore       *store,
                                           SwEmergency   *emergency,
                                           SwDay          today,
                                           GError       **error);

gboolean    sw_emergencies_describe_effect (SwStore       *store,
                                            SwEmergency   *before,
                                            SwEmergency   *after,
                                            const gint64  *community_ids,
                                            gsize          n_communities,
                                            char         **effect,
                                            GError       **error);

G_END_DECLS
