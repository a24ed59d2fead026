/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-emergencies.h"
#include "sw-visit.h"

G_BEGIN_DECLS

/* Which elders of a board are shown. */
typedef enum
{
  SW_BOARD_SHOW_OPEN, /* all who are not found safe */
  SW_BOARD_SHOW_NOT_YET,
  SW_BOARD_SHOW_NOT_REACHED,
  SW_BOARD_SHOW_ABNORMAL,
  SW_BOARD_SHOW_ESCALATED,
  SW_BOARD_SHOW_SAFE,
  SW_BOARD_SHOW_ALL
} SwBoardShow;

#define SW_N_BOARD_SHOWS 7

/* What somebody says with one key about an elder. */
typedef enum
{
  SW_BOARD_ANSWER_SAFE,
  SW_BOARD_ANSWER_NOT_REACHED,
  SW_BOARD_ANSWER_ABNORMAL
} SwBoardAnswer;

/**
 * SwBoardFilter:
 * @community_id: where the elders live, or %SW_NONE for everywhere
 * @caller_id: who calls them, %SW_BOARD_NOBODY for nobody in particular, or %SW_NONE for anybody
 * @ids: (nullable) (element-type gint64): a set of elders, or %NULL for all
 *
 * Whose part of a board is looked at.
 */
typedef struct
{
  gint64      community_id;
  gint64      caller_id;
  GHashTable *ids;
} SwBoardFilter;

#define SW_BOARD_FILTER_ALL ((SwBoardFilter) { SW_NONE, SW_NONE, NULL })

void        sw_board_count        (GArray              *board,
                                   const SwBoardFilter *filter,
                                   guint               *counts);
guint       sw_board_count_open   (GArray              *board);
gboolean    sw_board_row_is_same  (const SwBoardRow    *one,
                                   const SwBoardRow    *other);
gboolean    sw_board_is_same      (GArray              *board,
                                   GArray              *other);
GArray     *sw_board_filter       (GArray              *board,
                                   SwBoardShow          show,
                                   const SwBoardFilter *filter);
GHashTable *sw_board_get_ids      (GArray              *rows);
GArray     *sw_board_get_callers  (GArray              *board);
const char *sw_board_state_label  (SwBoardState      state);
const char *sw_board_state_class  (SwBoardState      state);
const char *sw_board_show_label   (SwBoardShow       show);
const char *sw_board_answer_label (SwBoardAnswer     answer);
char       *sw_board_risks_text   (guint             risk);
char       *sw_board_hours_text   (const SwBoardRow *row);
GPtrArray  *sw_board_make_visits  (GArray           *rows,
                                   SwBoardAnswer     answer,
                                   SwDay             day,
                                   gint64            minute,
                                   const char       *note);
void        sw_board_answer       (GArray           *board,
                                   GArray           *rows,
                                   SwBoardAnswer     answer);
char       *sw_emergency_describe (SwEmergency      *emergency);
GPtrArray  *sw_emergencies_sort   (GPtrArray        *emergencies);

G_END_DECLS
