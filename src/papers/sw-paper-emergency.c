/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closing report of an emergency. */
#include "sw-paper-emergency-private.h"

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

#define CHUNK 1000

/* What the parts of a report are made of. */
typedef struct
{
  SwStore     *store;
  SwEmergency *emergency;
  SwOffice    *office;
  SwDay        today;
  SwDay        last;    /* of those that are told of */
  GArray      *persons; /* SwEmergencyPerson */
  char        *span;
} Report;

/**
 * sw_paper_board_state:
 * @state: a state
 *
 * Returns: its word on paper
 */
const char *
sw_paper_board_state (SwBoardState state)
{
  static const char * const words[] = { "尚未联系", "未联系上", "异常", "平安" };

  return words[state];
}

static char *
describe_span (SwEmergency *emergency,
               SwDay        last)
{
  g_autofree char *from = sw_day_format_chinese (emergency->from_day);
  g_autofree char *to = sw_day_format_chinese (last);
  const char *kind = sw_enum_official (&sw_emergency_kind_enum, emergency->kind);

  if (emergency->to_day != SW_NONE && emergency->to_day <= last)
    return g_strdup_printf ("%s　%s至%s", kind, from, to);

  return g_strdup_printf ("%s　%s起，截至%s（尚未结束）", kind, from, to);
}

static SwListForm *
new_part (const Report       *report,
          const char         *title,
          const SwListColumn *columns,
          guint               n_columns)
{
  SwListForm *form = sw_list_form_new (title, SW_PAGE_LANDSCAPE, columns, n_columns);
  g_autofree char *footer = g_strdup_printf ("%s　%s", report->office->name, report->span);

  sw_list_form_set_heading (form, report->office->name, report->span);
  sw_list_form_set_footer (form, footer);

  return form;
}

/* --- The figures ---------------------------------------------------------- */

static void
add_figures (SwListForm               *form,
             const char               *name,
             const SwEmergencyFigures *one)
{
  const gint64 values[] = { one->n_elders, one->n_reached, one->n_elders - one->n_reached, one->n_abnormal,
                            one->n_contacts, one->asked, one->made };
  const char *cells[1 + G_N_ELEMENTS (values)] = { name };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%" G_GINT64_FORMAT, values[i]));
      cells[1 + i] = texts->pdata[i];
    }
  sw_list_form_add_row (form, cells);
}

/* A line that names records: those of the ids, or @all where there are none. */
static void
add_names (const Report  *report,
           SwListForm    *form,
           const char    *what,
           GType          type,
           const GArray  *ids,
           const char    *all)
{
  g_autoptr (GString) text = g_string_new (what);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *name = sw_store_get_name (report->store, type, g_array_index (ids, gint64, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", name != NULL ? name : "");
    }
  if (ids->len == 0)
    g_string_append (text, all);
  sw_list_form_add_note (form, text->str);
}

static gboolean
add_scope (const Report  *report,
           SwListForm    *form,
           GError       **error)
{
  g_autoptr (GArray) ids = sw_emergencies_get_communities (report->store, report->emergency, error);

  if (ids == NULL)
    return FALSE;

  add_names (report, form, "范围：", SW_TYPE_COMMUNITY, ids, "全部社区");
  return TRUE;
}

static gboolean
add_team (const Report  *report,
          SwListForm    *form,
          GError       **error)
{
  g_autoptr (GPtrArray) team = sw_emergencies_get_team (report->store, report->emergency, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (team == NULL)
    return FALSE;

  for (guint i = 0; i < team->len; i++)
    g_array_append_val (ids, ((SwEmergencyMember *) team->pdata[i])->caregiver_id);
  add_names (report, form, "应急援助服务队伍：", SW_TYPE_CAREGIVER, ids, "社区工作者");
  return TRUE;
}

static SwListForm *
make_figures (const Report  *report,
              GError       **error)
{
  static const SwListColumn columns[] = {
    { "社区", 0, SW_ALIGN_CENTER, FALSE },
    { "老人总数", SW_MM (28), SW_ALIGN_END, FALSE },
    { "联系上的老人", SW_MM (32), SW_ALIGN_END, FALSE },
    { "未联系上的老人", SW_MM (34), SW_ALIGN_END, FALSE },
    { "有异常的老人", SW_MM (32), SW_ALIGN_END, FALSE },
    { "联系记录", SW_MM (28), SW_ALIGN_END, FALSE },
    { "应联系次数", SW_MM (28), SW_ALIGN_END, FALSE },
    { "完成次数", SW_MM (28), SW_ALIGN_END, FALSE },
  };
  g_autoptr (GArray) figures = sw_emergencies_get_figures (report->store, report->emergency, report->persons, report->today, error);
  g_autoptr (SwListForm) form = NULL;
  SwEmergencyFigures total = { 0 };

  if (figures == NULL)
    return NULL;

  form = new_part (report, "应急响应情况报告", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < figures->len; i++)
    {
      const SwEmergencyFigures *one = &g_array_index (figures, SwEmergencyFigures, i);

      add_figures (form, sw_store_get_name (report->store, SW_TYPE_COMMUNITY, one->community_id), one);
      total.n_elders += one->n_elders;
      total.n_contacts += one->n_contacts;
      total.n_reached += one->n_reached;
      total.n_abnormal += one->n_abnormal;
      total.asked += one->asked;
      total.made += one->made;
    }
  add_figures (form, "合计", &total);
  if (!add_scope (report, form, error) || !add_team (report, form, error))
    return NULL;
  if (report->emergency->note != NULL)
    {
      g_autofree char *note = g_strconcat ("说明：", report->emergency->note, NULL);

      sw_list_form_add_note (form, note);
    }
  sw_list_form_add_note (form, "注：老人总数为响应期间在册的老人，名单附后；应联系次数、完成次数按政策的应急规则计，联系记录含各方的全部联系。");
  sw_list_form_add_note (form, "街道主要领导（签字）：__________________　　填表人：__________________　　日期：________年____月____日");

  return g_steal_pointer (&form);
}

/* --- Who was not found safe on the last day ------------------------------- */

static SwListForm *
make_unreached (const Report  *report,
                GError       **error)
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
  g_autoptr (GArray) board = sw_emergencies_get_board (report->store, report->emergency, report->last, 24 * 60, error);
  g_autoptr (SwListForm) form = NULL;

  if (board == NULL)
    return NULL;

  form = new_part (report, "最后一天尚未确认平安的老人", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      g_autoptr (SwElder) elder = NULL;
      g_autofree char *serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
      g_autofree char *risks = NULL;

      if (row->state == SW_BOARD_SAFE)
        continue;
      elder = sw_store_load (report->store, SW_TYPE_ELDER, row->elder_id, error);
      if (elder == NULL)
        return NULL;
      risks = sw_paper_describe_risks (elder, report->last);
      sw_list_form_add_row (form, (const char *[]) {
        serial, sw_store_get_name (report->store, SW_TYPE_COMMUNITY, elder->community_id), elder->name, elder->phone,
        elder->home_address, risks, sw_paper_board_state (row->state),
      });
    }
  if (sw_list_form_get_n_rows (form) == 0)
    sw_list_form_add_note (form, "最后一天范围内的老人均已确认平安。");

  return g_steal_pointer (&form);
}

/* --- Everybody ------------------------------------------------------------ */

static const char *
describe_outcome (const SwEmergencyPerson *person)
{
  if (person->n_contacts == 0)
    return "没有联系记录";
  if (person->n_reached == 0)
    return "未联系上";

  return person->n_abnormal > 0 ? "联系上，有异常" : "联系上";
}

static SwListForm *
make_persons (const Report  *report,
              GError       **error)
{
  static const SwListColumn columns[] = {
    { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
    { "社区", SW_MM (36), SW_ALIGN_CENTER, FALSE },
    { "老人姓名", SW_MM (28), SW_ALIGN_CENTER, FALSE },
    { "联系电话", SW_MM (34), SW_ALIGN_CENTER, FALSE },
    { "住址", 0, SW_ALIGN_START, FALSE },
    { "联系次数", SW_MM (20), SW_ALIGN_CENTER, FALSE },
    { "联系上", SW_MM (18), SW_ALIGN_CENTER, FALSE },
    { "最后联系上", SW_MM (26), SW_ALIGN_CENTER, FALSE },
    { "结果", SW_MM (32), SW_ALIGN_CENTER, FALSE },
  };
  g_autoptr (SwListForm) form = new_part (report, "应急响应老人名单", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < report->persons->len; i++)
    {
      const SwEmergencyPerson *person = &g_array_index (report->persons, SwEmergencyPerson, i);
      g_autoptr (SwElder) elder = sw_store_load (report->store, SW_TYPE_ELDER, person->elder_id, error);
      g_autofree char *serial = g_strdup_printf ("%u", i + 1);
      g_autofree char *tried = g_strdup_printf ("%" G_GINT64_FORMAT, person->n_contacts);
      g_autofree char *reached = g_strdup_printf ("%" G_GINT64_FORMAT, person->n_reached);
      g_autofree char *last = person->reached_day != SW_NONE ? sw_day_format_iso (person->reached_day) : NULL;

      if (elder == NULL)
        return NULL;
      sw_list_form_add_row (form, (const char *[]) {
        serial, sw_store_get_name (report->store, SW_TYPE_COMMUNITY, elder->community_id), elder->name, elder->phone,
        elder->home_address, tried, reached, last, describe_outcome (person),
      });
    }

  return g_steal_pointer (&form);
}

/* --- Every contact -------------------------------------------------------- */

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
make_contacts (const Report  *report,
               GError       **error)
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
  g_autoptr (GArray) ids = sw_emergencies_get_contacts (report->store, report->emergency, report->today, error);
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (SwElder) elder = NULL;

  if (ids == NULL)
    return NULL;

  form = new_part (report, "应急联系记录", columns, G_N_ELEMENTS (columns));
  for (gsize start = 0; start < ids->len; start += CHUNK)
    {
      g_autoptr (GPtrArray) visits = sw_store_load_ids (report->store, SW_TYPE_VISIT, &g_array_index (ids, gint64, start),
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
              elder = sw_store_load (report->store, SW_TYPE_ELDER, visit->elder_id, error);
              if (elder == NULL)
                return NULL;
            }
          add_contact (report->store, form, visit, elder);
        }
    }

  return g_steal_pointer (&form);
}

/* --- The report ----------------------------------------------------------- */

static SwForm *
make_report (const Report  *report,
             GError       **error)
{
  g_autoptr (SwFormSeries) series = sw_form_series_new ("应急响应情况报告");
  SwListForm *(* const makers[]) (const Report *, GError **) = {
    make_figures, make_unreached, make_persons, make_contacts,
  };

  sw_form_set_author (SW_FORM (series), sw_office_get_full_name (report->office));
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      SwListForm *form = makers[i] (report, error);

      if (form == NULL)
        return NULL;
      sw_form_series_add (series, SW_FORM (form), sw_form_get_title (SW_FORM (form)));
    }

  return SW_FORM (g_steal_pointer (&series));
}

/**
 * sw_paper_emergency_report:
 * @store: a store
 * @emergency: an emergency, ended or not, which has begun
 * @today: the day until which is told
 * @error: return location for an error
 *
 * Makes the closing report: the figures of each community, who was not found safe on the last
 * day, everybody in scope, and every contact. The figures are the sums of the lists.
 *
 * Returns: (transfer full) (nullable): the report
 */
SwForm *
sw_paper_emergency_report (SwStore      *store,
                           SwEmergency  *emergency,
                           SwDay         today,
                           GError      **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (GArray) persons = NULL;
  g_autofree char *span = NULL;
  SwDay last = sw_emergency_get_day (emergency, today);
  Report report;

  if (office == NULL)
    return NULL;
  persons = sw_emergencies_get_persons (store, emergency, today, error);
  if (persons == NULL)
    return NULL;

  span = describe_span (emergency, last);
  report = (Report) { store, emergency, office, today, last, persons, span };

  return make_report (&report, error);
}
