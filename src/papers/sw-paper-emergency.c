/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closing report of an emergency. */
#include "sw-paper-emergency-private.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-form-series.h"
#include "sw-id-list.h"
#include "sw-list-form.h"
#include "sw-office.h"
#include "sw-paper-sheet.h"
#include "sw-visit.h"

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
  SwForm      *document;
} Report;

/* The most columns that a list has. */
#define MAX_COLUMNS 9

/* A list of elders or contacts, of which a few at a time are in memory. */
typedef struct
{
  SwForm     *document; /* borrowed, since it owns the list */
  SwStore    *store;
  GArray     *rows;     /* what is known of each beside its record */
  GHashTable *places;   /* of visits: from an elder to the community, in rows */
  SwIdList   *records;  /* elders, or visits */
  SwElder    *elder;    /* of the last visit */
  SwDay       day;
  char       *texts[MAX_COLUMNS]; /* of the row that was given last */
} Part;

static void
part_free (gpointer data)
{
  Part *self = data;

  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->records);
  g_clear_object (&self->elder);
  g_object_unref (self->store);
  g_free (self);
}

static Part *
part_new (const Report *report,
          GType         type,
          GArray       *ids)
{
  Part *self = g_new0 (Part, 1);

  self->document = report->document;
  self->store = g_object_ref (report->store);
  self->records = sw_id_list_new (report->store, type, ids);
  self->day = report->last;

  return self;
}

/* A record of the list, or NULL if it cannot be read any more, which the document keeps in mind. */
static gpointer
get_record (Part  *self,
            guint  row)
{
  gpointer record = g_list_model_get_item (G_LIST_MODEL (self->records), row);
  g_autoptr (GError) error = NULL;

  if (record == NULL && sw_id_list_get_error (self->records, &error))
    sw_form_fail (self->document, error);

  return record;
}

/* Keeps a text until the next row. */
static void
set_text (Part        *self,
          const char **cells,
          guint        column,
          char        *text)
{
  g_free (self->texts[column]);
  cells[column] = self->texts[column] = text;
}

static void
set_number (Part        *self,
            const char **cells,
            guint        column,
            gint64       number)
{
  set_text (self, cells, column, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* The first columns of every list: number, community, name, phone. The community is that in which the
 * emergency held for the elder. */
static void
set_elder (Part        *self,
           const char **cells,
           guint        row,
           SwElder     *elder,
           gint64       community_id)
{
  set_number (self, cells, 0, row + 1);
  set_text (self, cells, 1, g_strdup (sw_store_get_name (self->store, SW_TYPE_COMMUNITY, community_id)));
  set_text (self, cells, 2, g_strdup (elder->name));
  set_text (self, cells, 3, g_strdup (elder->phone));
}

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

/**
 * sw_paper_describe_hints:
 * @elder: an elder
 * @day: the day for the age
 *
 * Returns: (transfer full): what somebody who calls in an emergency must know; who is looked after
 *   first because it is not known whether there is a call button is told so
 */
char *
sw_paper_describe_hints (SwElder *elder,
                         SwDay    day)
{
  g_autofree char *risks = sw_paper_describe_risks (elder, day);

  if (elder->call_button != SW_NONE)
    return g_steal_pointer (&risks);

  return g_strdup_printf ("%s%s一键呼不详", risks, *risks != '\0' ? "、" : "");
}

static char *
describe_span (SwEmergency *emergency,
               SwDay        last)
{
  g_autofree char *from = sw_day_format_chinese (emergency->from_day);
  g_autofree char *to = sw_day_format_chinese (last);
  const char *kind = sw_enum_official (&sw_emergency_kind_enum, emergency->kind);

  gboolean over = emergency->to_day != SW_NONE && emergency->to_day <= last;

  if (emergency->from_day == last)
    return g_strdup_printf (over ? "%s　%s" : "%s　%s起（尚未结束）", kind, from);
  if (over)
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

static gboolean
add_scope (const Report  *report,
           SwListForm    *form,
           GError       **error)
{
  g_autoptr (GArray) ids = sw_emergencies_get_communities (report->store, report->emergency, error);
  g_autoptr (GString) text = g_string_new ("范围：");

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *name = sw_store_get_name (report->store, SW_TYPE_COMMUNITY, g_array_index (ids, gint64, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", name != NULL ? name : "");
    }
  if (ids->len == 0)
    g_string_append (text, "全部社区");
  sw_list_form_add_note (form, text->str);

  return TRUE;
}

static gboolean
add_team (const Report  *report,
          SwListForm    *form,
          GError       **error)
{
  g_autoptr (GPtrArray) team = sw_emergencies_get_team (report->store, report->emergency, error);
  g_autoptr (GString) text = g_string_new ("应急援助服务队伍：");

  if (team == NULL)
    return FALSE;

  for (guint i = 0; i < team->len; i++)
    {
      SwEmergencyMember *member = team->pdata[i];
      const char *name = sw_store_get_name (report->store, SW_TYPE_CAREGIVER, member->caregiver_id);

      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "", name != NULL ? name : "");
      if (member->duty != NULL)
        g_string_append_printf (text, "（%s）", member->duty);
    }
  if (team->len == 0)
    g_string_append (text, "社区工作者");
  sw_list_form_add_note (form, text->str);

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

static void
get_unreached (guint        row,
               const char **cells,
               gpointer     user_data)
{
  Part *self = user_data;
  const SwBoardRow *of_board = &g_array_index (self->rows, SwBoardRow, row);
  g_autoptr (SwElder) elder = get_record (self, row);

  if (elder == NULL)
    return;

  set_elder (self, cells, row, elder, of_board->community_id);
  set_text (self, cells, 4, g_strdup (elder->home_address));
  set_text (self, cells, 5, sw_paper_describe_hints (elder, self->day));
  cells[6] = sw_paper_board_state (of_board->state);
}

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
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  SwListForm *form;
  Part *part;

  if (board == NULL)
    return NULL;

  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);

      if (row->state == SW_BOARD_SAFE)
        continue;
      g_array_append_val (ids, row->elder_id);
      g_array_append_vals (rows, row, 1);
    }

  form = new_part (report, "最后一天尚未确认平安的老人", columns, G_N_ELEMENTS (columns));
  part = part_new (report, SW_TYPE_ELDER, ids);
  part->rows = g_array_ref (rows);
  sw_list_form_set_rows (form, ids->len, get_unreached, part, part_free);
  if (ids->len == 0)
    sw_list_form_add_note (form, "最后一天范围内的老人均已确认平安。");

  return form;
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

static void
get_person (guint        row,
            const char **cells,
            gpointer     user_data)
{
  Part *self = user_data;
  const SwEmergencyPerson *person = &g_array_index (self->rows, SwEmergencyPerson, row);
  g_autoptr (SwElder) elder = get_record (self, row);

  if (elder == NULL)
    return;

  set_elder (self, cells, row, elder, person->community_id);
  set_text (self, cells, 4, g_strdup (elder->home_address));
  set_number (self, cells, 5, person->n_contacts);
  set_number (self, cells, 6, person->n_reached);
  if (person->reached_day != SW_NONE)
    set_text (self, cells, 7, sw_day_format_iso (person->reached_day));
  cells[8] = describe_outcome (person);
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
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), report->persons->len);
  SwListForm *form = new_part (report, "应急响应老人名单", columns, G_N_ELEMENTS (columns));
  Part *part;

  for (guint i = 0; i < report->persons->len; i++)
    g_array_append_val (ids, g_array_index (report->persons, SwEmergencyPerson, i).elder_id);
  part = part_new (report, SW_TYPE_ELDER, ids);
  part->rows = g_array_ref (report->persons);
  sw_list_form_set_rows (form, ids->len, get_person, part, part_free);

  return form;
}

/* --- Every contact -------------------------------------------------------- */

static char *
describe_time (SwVisit *visit)
{
  g_autofree char *day = sw_day_format_iso (visit->day);

  return visit->minute == SW_NONE ? g_steal_pointer (&day) :
         g_strdup_printf ("%s %02d:%02d", day, (int) visit->minute / 60, (int) visit->minute % 60);
}

static void
get_contact (guint        row,
             const char **cells,
             gpointer     user_data)
{
  Part *self = user_data;
  g_autoptr (SwVisit) visit = get_record (self, row);
  g_autoptr (GError) error = NULL;
  const gint64 *place;

  if (visit == NULL)
    return;

  /* The contacts stand by elder. */
  if (self->elder == NULL || sw_record_get_id (SW_RECORD (self->elder)) != visit->elder_id)
    {
      g_clear_object (&self->elder);
      self->elder = sw_store_load (self->store, SW_TYPE_ELDER, visit->elder_id, &error);
    }
  if (self->elder == NULL)
    {
      sw_form_fail (self->document, error);
      return;
    }

  place = g_hash_table_lookup (self->places, &visit->elder_id);
  set_elder (self, cells, row, self->elder, place != NULL ? *place : self->elder->community_id);
  set_text (self, cells, 4, describe_time (visit));
  set_text (self, cells, 5, g_strdup (sw_store_get_name (self->store, SW_TYPE_CAREGIVER, visit->caregiver_id)));
  cells[6] = sw_enum_official (&sw_channel_enum, visit->channel);
  cells[7] = sw_enum_official (&sw_outcome_enum, visit->outcome);
  set_text (self, cells, 8, g_strdup (visit->content));
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
  SwListForm *form;
  Part *part;

  if (ids == NULL)
    return NULL;

  form = new_part (report, "应急联系记录", columns, G_N_ELEMENTS (columns));
  part = part_new (report, SW_TYPE_VISIT, ids);
  part->rows = g_array_ref (report->persons);
  part->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < part->rows->len; i++)
    {
      SwEmergencyPerson *person = &g_array_index (part->rows, SwEmergencyPerson, i);

      g_hash_table_insert (part->places, &person->elder_id, &person->community_id);
    }
  sw_list_form_set_rows (form, ids->len, get_contact, part, part_free);

  return form;
}

/* --- The report ----------------------------------------------------------- */

static SwForm *
make_report (Report  *report,
             GError **error)
{
  g_autoptr (SwFormSeries) series = sw_form_series_new ("应急响应情况报告");
  SwListForm *(* const makers[]) (const Report *, GError **) = {
    make_figures, make_unreached, make_persons, make_contacts,
  };

  report->document = SW_FORM (series);
  sw_form_set_author (report->document, sw_office_get_full_name (report->office));
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
 * @store: a store that nobody else uses, since the report keeps it
 * @emergency: an emergency, ended or not, which has begun
 * @today: the day until which is told
 * @error: return location for an error
 *
 * Makes the closing report: the figures of each community, who was not found safe on the last
 * day, everybody in scope, and every contact. The figures are the sums of the lists. The lists are read as
 * they are laid out and drawn; see sw_form_check().
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
  report = (Report) { store, emergency, office, today, last, persons, span, NULL };

  return make_report (&report, error);
}
