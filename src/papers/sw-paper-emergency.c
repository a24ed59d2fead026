/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-due.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-form-series.h"
#include "sw-list-form.h"
#include "sw-office.h"
#include "sw-paper-sheet.h"
#include "sw-record-list.h"
#include "sw-visit.h"

#define CALL_ROW SW_MM (12)
#define CHUNK    1000

/* --- Call sheets ---------------------------------------------------------- */

/* Whom somebody of the team calls. */
typedef struct
{
  gint64 caregiver_id; /* SW_NONE: nobody's */
  gint64 community_id;
  GArray *rows;        /* SwBoardRow */
} Share;

static void
share_clear (gpointer data)
{
  g_clear_pointer (&((Share *) data)->rows, g_array_unref);
}

static Share *
find_share (GArray *shares,
            gint64  caregiver_id)
{
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).caregiver_id == caregiver_id)
      return &g_array_index (shares, Share, i);

  return NULL;
}

static Share *
add_share (GArray *shares,
           gint64  caregiver_id,
           gint64  community_id)
{
  Share share = { caregiver_id, community_id, g_array_new (FALSE, FALSE, sizeof (SwBoardRow)) };

  g_array_append_val (shares, share);

  return &g_array_index (shares, Share, shares->len - 1);
}

/* Who has least to do, of those of the community if it has any in the team. */
static Share *
find_least (GArray *shares,
            gint64  community_id)
{
  Share *best = NULL;

  for (guint pass = 0; pass < 2 && best == NULL; pass++)
    for (guint i = 0; i < shares->len; i++)
      {
        Share *share = &g_array_index (shares, Share, i);

        if ((pass > 0 || share->community_id == community_id) && (best == NULL || share->rows->len < best->rows->len))
          best = share;
      }

  return best;
}

/* Everybody calls the elders that are theirs; what is nobody's in the team is spread
 * evenly. Without a team the community workers call. */
static GArray *
share_out (SwStore    *store,
           GPtrArray  *team,
           GArray     *board,
           GError    **error)
{
  GArray *shares = g_array_new (FALSE, TRUE, sizeof (Share));

  g_array_set_clear_func (shares, share_clear);
  for (guint i = 0; i < team->len; i++)
    {
      SwEmergencyMember *member = team->pdata[i];
      g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, member->caregiver_id, error);

      if (caregiver == NULL)
        {
          g_array_unref (shares);
          return NULL;
        }
      add_share (shares, member->caregiver_id, caregiver->community_id);
    }

  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      Share *share = find_share (shares, row->worker_id);

      if (share == NULL || row->worker_id == SW_NONE)
        share = team->len > 0 ? find_least (shares, row->community_id) :
                share != NULL ? share : add_share (shares, row->worker_id, row->community_id);
      g_array_append_vals (share->rows, row, 1);
    }

  return shares;
}

static const char *
describe_state (SwBoardState state)
{
  static const char * const words[] = { "尚未联系", "未联系上", "异常", "平安" };

  return words[state];
}

static SwListForm *
make_call_sheet (SwStore      *store,
                 SwEmergency  *emergency,
                 const Share  *share,
                 SwDay         day,
                 GError      **error)
{
  static const SwListColumn columns[] = {
    { "序号", SW_MM (12), SW_ALIGN_CENTER, FALSE },
    { "姓名", SW_MM (24), SW_ALIGN_CENTER, FALSE },
    { "联系电话", SW_MM (32), SW_ALIGN_CENTER, FALSE },
    { "住址", 0, SW_ALIGN_START, FALSE },
    { "提示", SW_MM (48), SW_ALIGN_START, FALSE },
    { "目前情况", SW_MM (22), SW_ALIGN_CENTER, FALSE },
    { "联系结果", SW_MM (52), SW_ALIGN_START, FALSE },
    { "时间", SW_MM (18), SW_ALIGN_CENTER, FALSE },
  };
  const char *name = sw_store_get_name (store, SW_TYPE_CAREGIVER, share->caregiver_id);
  g_autofree char *caller = g_strconcat ("联系人：", name != NULL ? name : "________________", NULL);
  g_autofree char *of_day = sw_day_format_chinese (day);
  g_autofree char *right = g_strdup_printf ("%s　%s", sw_enum_official (&sw_emergency_kind_enum, emergency->kind), of_day);
  g_autoptr (SwListForm) form = sw_list_form_new ("应急联系单", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));

  sw_list_form_set_heading (form, caller, right);
  sw_list_form_set_row_height (form, CALL_ROW);
  for (guint i = 0; i < share->rows->len; i++)
    {
      const SwBoardRow *row = &g_array_index (share->rows, SwBoardRow, i);
      g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
      g_autofree char *serial = g_strdup_printf ("%u", i + 1);
      g_autofree char *risks = NULL;

      if (elder == NULL)
        return NULL;
      risks = sw_paper_describe_risks (elder, day);
      sw_list_form_add_row (form, (const char *[]) {
        serial, elder->name, elder->phone, elder->home_address, risks, describe_state (row->state),
        "□平安　□未联系上　□异常", NULL,
      });
    }
  sw_list_form_add_note (form, "未联系上的，应立即上门查看或联系近邻、亲属，并报街道；身体或居家异常的，立即报社区和街道。");

  return g_steal_pointer (&form);
}

/**
 * sw_paper_call_sheets:
 * @store: a store
 * @emergency: an emergency
 * @day: the day of the sheets
 * @minute: the minute of the day until which contacts count
 * @error: return location for an error
 *
 * Makes a sheet for everybody of the team: whom to call, those at most risk first. Who is
 * safe already is not on it.
 *
 * Returns: (transfer full) (nullable): the sheets as one document
 */
SwForm *
sw_paper_call_sheets (SwStore      *store,
                      SwEmergency  *emergency,
                      SwDay         day,
                      int           minute,
                      GError      **error)
{
  g_autoptr (GArray) board = sw_emergencies_get_board (store, emergency, day, minute, error);
  g_autoptr (GPtrArray) team = NULL;
  g_autoptr (GArray) open = NULL;
  g_autoptr (GArray) shares = NULL;
  g_autoptr (SwFormSeries) series = sw_form_series_new ("应急联系单");

  if (board == NULL)
    return NULL;
  team = sw_emergencies_get_team (store, emergency, error);
  if (team == NULL)
    return NULL;

  open = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  for (guint i = 0; i < board->len; i++)
    if (g_array_index (board, SwBoardRow, i).state != SW_BOARD_SAFE)
      g_array_append_vals (open, &g_array_index (board, SwBoardRow, i), 1);
  shares = share_out (store, team, open, error);
  if (shares == NULL)
    return NULL;
  if (shares->len == 0)
    add_share (shares, SW_NONE, SW_NONE);

  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);
      SwListForm *form = make_call_sheet (store, emergency, share, day, error);

      if (form == NULL)
        return NULL;
      sw_form_series_add (series, SW_FORM (form), sw_store_get_name (store, SW_TYPE_CAREGIVER, share->caregiver_id));
    }

  return SW_FORM (g_steal_pointer (&series));
}

/* --- The closing report --------------------------------------------------- */

static char *
describe_span (SwEmergency *emergency,
               SwDay        today)
{
  g_autofree char *from = sw_day_format_chinese (emergency->from_day);
  g_autofree char *to = sw_day_format_chinese (emergency->to_day != SW_NONE ? MIN (emergency->to_day, today) : today);

  return g_strdup_printf ("%s　%s至%s", sw_enum_official (&sw_emergency_kind_enum, emergency->kind), from, to);
}

static void
add_figures (SwListForm               *form,
             const char               *name,
             const SwEmergencyFigures *one)
{
  const gint64 values[] = { one->n_elders, one->asked, one->made, one->n_contacts, one->n_reached,
                            one->n_elders - one->n_reached, one->n_abnormal };
  const char *cells[1 + G_N_ELEMENTS (values)] = { name };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, values[i]));
      cells[1 + i] = texts->pdata[i];
    }
  sw_list_form_add_row (form, cells);
}

static SwListForm *
make_figures (SwStore      *store,
              SwEmergency  *emergency,
              SwOffice     *office,
              SwDay         today,
              GError      **error)
{
  static const SwListColumn columns[] = {
    { "社区", 0, SW_ALIGN_CENTER, FALSE },
    { "在册老人", SW_MM (30), SW_ALIGN_END, FALSE },
    { "应联系次数", SW_MM (30), SW_ALIGN_END, FALSE },
    { "完成次数", SW_MM (30), SW_ALIGN_END, FALSE },
    { "联系记录", SW_MM (30), SW_ALIGN_END, FALSE },
    { "联系上的老人", SW_MM (32), SW_ALIGN_END, FALSE },
    { "未联系上的老人", SW_MM (34), SW_ALIGN_END, FALSE },
    { "有异常的老人", SW_MM (32), SW_ALIGN_END, FALSE },
  };
  g_autoptr (GArray) figures = sw_emergencies_get_figures (store, emergency, today, error);
  g_autoptr (SwListForm) form = NULL;
  g_autofree char *span = describe_span (emergency, today);
  SwEmergencyFigures total = { 0 };

  if (figures == NULL)
    return NULL;

  form = sw_list_form_new ("应急响应情况报告", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < figures->len; i++)
    {
      const SwEmergencyFigures *one = &g_array_index (figures, SwEmergencyFigures, i);

      add_figures (form, sw_store_get_name (store, SW_TYPE_COMMUNITY, one->community_id), one);
      total.n_elders += one->n_elders;
      total.n_contacts += one->n_contacts;
      total.n_reached += one->n_reached;
      total.n_abnormal += one->n_abnormal;
      total.asked += one->asked;
      total.made += one->made;
    }
  add_figures (form, "合计", &total);
  sw_list_form_add_note (form, "街道主要领导（签字）：__________________　　填表人：__________________　　日期：________年____月____日");

  return g_steal_pointer (&form);
}

static void
add_contact (SwStore     *store,
             SwListForm  *form,
             SwVisit     *visit,
             SwElder     *elder)
{
  g_autofree char *serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
  g_autofree char *day = sw_day_format_iso (visit->day);
  g_autofree char *time = visit->minute == SW_NONE ? g_strdup (day) :
                          g_strdup_printf ("%s %02d:%02d", day, (int) visit->minute / 60, (int) visit->minute % 60);

  sw_list_form_add_row (form, (const char *[]) {
    serial, sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id), elder->name, elder->phone, time,
    sw_store_get_name (store, SW_TYPE_CAREGIVER, visit->caregiver_id),
    sw_enum_official (&sw_channel_enum, visit->channel), sw_enum_official (&sw_outcome_enum, visit->outcome), visit->content,
  });
}

static SwListForm *
make_contacts (SwStore      *store,
               SwEmergency  *emergency,
               SwOffice     *office,
               SwDay         today,
               GError      **error)
{
  static const SwListColumn columns[] = {
    { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
    { "社区", SW_MM (30), SW_ALIGN_CENTER, FALSE },
    { "老人姓名", SW_MM (26), SW_ALIGN_CENTER, FALSE },
    { "联系电话", SW_MM (32), SW_ALIGN_CENTER, FALSE },
    { "联系时间", SW_MM (34), SW_ALIGN_CENTER, FALSE },
    { "联系人", SW_MM (26), SW_ALIGN_CENTER, FALSE },
    { "方式", SW_MM (24), SW_ALIGN_CENTER, FALSE },
    { "结果", SW_MM (22), SW_ALIGN_CENTER, FALSE },
    { "情况", 0, SW_ALIGN_START, FALSE },
  };
  g_autoptr (GArray) ids = sw_emergencies_get_contacts (store, emergency, today, error);
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (SwElder) elder = NULL;
  g_autofree char *span = describe_span (emergency, today);

  if (ids == NULL)
    return NULL;

  form = sw_list_form_new ("应急联系记录", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  sw_list_form_set_heading (form, office->name, span);
  for (gsize start = 0; start < ids->len; start += CHUNK)
    {
      g_autoptr (GPtrArray) visits = sw_store_load_ids (store, SW_TYPE_VISIT, &g_array_index (ids, gint64, start),
                                                        MIN (CHUNK, ids->len - start), error);

      if (visits == NULL)
        return NULL;
      for (guint i = 0; i < visits->len; i++)
        {
          SwVisit *visit = visits->pdata[i];

          /* The contacts stand by elder. */
          if (elder == NULL || sw_record_get_id (SW_RECORD (elder)) != visit->elder_id)
            {
              g_clear_object (&elder);
              elder = sw_store_load (store, SW_TYPE_ELDER, visit->elder_id, error);
              if (elder == NULL)
                return NULL;
            }
          add_contact (store, form, visit, elder);
        }
    }

  return g_steal_pointer (&form);
}

/* Everybody in scope whom nobody reached: they are not among the contacts if nobody tried. */
static SwListForm *
make_unreached (SwStore      *store,
                SwEmergency  *emergency,
                SwOffice     *office,
                SwDay         today,
                GError      **error)
{
  static const SwListColumn columns[] = {
    { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
    { "社区", SW_MM (36), SW_ALIGN_CENTER, FALSE },
    { "老人姓名", SW_MM (28), SW_ALIGN_CENTER, FALSE },
    { "联系电话", SW_MM (34), SW_ALIGN_CENTER, FALSE },
    { "住址", 0, SW_ALIGN_START, FALSE },
    { "提示", SW_MM (52), SW_ALIGN_START, FALSE },
    { "最后一天情况", SW_MM (30), SW_ALIGN_CENTER, FALSE },
  };
  SwDay day = emergency->to_day != SW_NONE ? MIN (emergency->to_day, today) : today;
  g_autoptr (GArray) board = sw_emergencies_get_board (store, emergency, day, 24 * 60 - 1, error);
  g_autoptr (SwListForm) form = NULL;
  g_autofree char *span = describe_span (emergency, today);

  if (board == NULL)
    return NULL;

  form = sw_list_form_new ("最后一天尚未确认平安的老人", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      g_autoptr (SwElder) elder = NULL;
      g_autofree char *serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
      g_autofree char *risks = NULL;

      if (row->state == SW_BOARD_SAFE)
        continue;
      elder = sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
      if (elder == NULL)
        return NULL;
      risks = sw_paper_describe_risks (elder, day);
      sw_list_form_add_row (form, (const char *[]) {
        serial, sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id), elder->name, elder->phone,
        elder->home_address, risks, describe_state (row->state),
      });
    }

  return g_steal_pointer (&form);
}

/**
 * sw_paper_emergency_report:
 * @store: a store
 * @emergency: an emergency, ended or not
 * @today: the day until which is told
 * @error: return location for an error
 *
 * Makes the closing report: the figures of each community, who was not found safe on the last
 * day, and every contact.
 *
 * Returns: (transfer full) (nullable): the report
 */
SwForm *
sw_paper_emergency_report (SwStore      *store,
                           SwEmergency  *emergency,
                           SwDay         today,
                           GError      **error)
{
  g_autoptr (SwFormSeries) series = sw_form_series_new ("应急响应情况报告");
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  SwListForm *(* const makers[]) (SwStore *, SwEmergency *, SwOffice *, SwDay, GError **) = {
    make_figures, make_unreached, make_contacts,
  };

  if (office == NULL)
    return NULL;

  sw_form_set_author (SW_FORM (series), office->full_name != NULL ? office->full_name : office->name);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      SwListForm *form = makers[i] (store, emergency, office, today, error);

      if (form == NULL)
        return NULL;
      sw_form_series_add (series, SW_FORM (form), sw_form_get_title (SW_FORM (form)));
    }

  return SW_FORM (g_steal_pointer (&series));
}
