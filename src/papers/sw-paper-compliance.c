/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-paper-due.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-list-form.h"
#include "sw-office.h"
#include "sw-organisation.h"

enum
{
  COLUMN_SERIAL,
  COLUMN_NAME,
  COLUMN_ASKED,
  COLUMN_MADE,
  COLUMN_LATE,
  COLUMN_UNDONE,
  COLUMN_OPEN,
  COLUMN_RATE,
  N_COLUMNS
};

static const char * const headings[] = { "责任方", "服务人员", "社区", "老人", "规则" };

/* A name, and what tells namesakes apart. */
static char *
name_with (const char *name,
           const char *which)
{
  return which != NULL && *which != '\0' ? g_strdup_printf ("%s（%s）", name, which) : g_strdup (name);
}

static char *
name_caregiver (SwStore *store,
                gint64   id)
{
  g_autoptr (SwCaregiver) caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, id, NULL);

  if (caregiver == NULL)
    return NULL;

  return name_with (caregiver->name, caregiver->community_id != SW_NONE ?
                    sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id) :
                    caregiver->organisation_id != SW_NONE ?
                    sw_store_get_name (store, SW_TYPE_ORGANISATION, caregiver->organisation_id) : NULL);
}

static char *
name_elder (SwStore *store,
            gint64   id)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, id, NULL);

  return elder == NULL ? NULL :
         name_with (elder->name, elder->community_id == SW_NONE ? NULL :
                                 sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id));
}

/* A rule that was changed and the rule in its place often have one title. */
static char *
name_rule (SwStore *store,
           gint64   id)
{
  g_autoptr (SwRule) rule = sw_store_load (store, SW_TYPE_RULE, id, NULL);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;

  if (rule == NULL)
    return NULL;
  from = rule->from_day != SW_NONE ? sw_day_format_chinese (rule->from_day) : g_strdup ("");
  to = rule->to_day != SW_NONE ? sw_day_format_chinese (rule->to_day) : g_strdup ("");
  if (*to != '\0')
    span = g_strdup_printf ("%s至%s", from, to);
  else if (*from != '\0')
    span = g_strdup_printf ("%s起", from);

  return name_with (rule->title, span);
}

/**
 * sw_paper_name_sum:
 * @store: a store
 * @by: what the sums are told by
 * @sum: one of them
 *
 * Returns: (transfer full): what it is about, in the words of the documents, with what tells
 *   namesakes apart; “未落实” for what is nobody's
 */
char *
sw_paper_name_sum (SwStore        *store,
                   SwDueBy         by,
                   const SwDueSum *sum)
{
  char *name = NULL;

  if (by == SW_DUE_BY_PARTY)
    name = g_strdup (sw_enum_official (&sw_party_enum, sum->key));
  else if (by == SW_DUE_BY_COMMUNITY)
    name = g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, sum->key));
  else if (by == SW_DUE_BY_ELDER)
    name = name_elder (store, sum->key);
  else if (by == SW_DUE_BY_RULE)
    name = name_rule (store, sum->key);
  else if (sum->organisation_id != SW_NONE)
    name = g_strdup (sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id));
  else
    name = name_caregiver (store, sum->key);

  return name != NULL ? name : g_strdup ("未落实");
}

/* The part of what is past its day that was made, late or not, in percent. */
static char *
format_rate (gint64 made,
             gint64 undone)
{
  return made + undone == 0 ? g_strdup ("—") :
         g_strdup_printf ("%.1f%%", 100.0 * (double) made / (double) (made + undone));
}

static void
add_row (SwListForm     *form,
         const char     *serial,
         const char     *name,
         const SwDueSum *sum)
{
  const gint64 *counts = sum->counts;
  g_autofree char *asked = g_strdup_printf ("%" G_GINT64_FORMAT, sw_due_sum_asked (sum));
  g_autofree char *made = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_MET]);
  g_autofree char *late = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_LATE]);
  g_autofree char *undone = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_MISSED] + counts[SW_SLOT_OVERDUE]);
  g_autofree char *open = g_strdup_printf ("%" G_GINT64_FORMAT, counts[SW_SLOT_DUE] + counts[SW_SLOT_UPCOMING]);
  g_autofree char *rate = format_rate (counts[SW_SLOT_MET] + counts[SW_SLOT_LATE],
                                       counts[SW_SLOT_MISSED] + counts[SW_SLOT_OVERDUE]);
  const char *cells[N_COLUMNS];

  cells[COLUMN_SERIAL] = serial;
  cells[COLUMN_NAME] = name;
  cells[COLUMN_ASKED] = asked;
  cells[COLUMN_MADE] = made;
  cells[COLUMN_LATE] = late;
  cells[COLUMN_UNDONE] = undone;
  cells[COLUMN_OPEN] = open;
  cells[COLUMN_RATE] = rate;
  sw_list_form_add_row (form, cells);
}

/**
 * sw_paper_compliance:
 * @store: a store
 * @scope: the span
 * @by: what the sums are told by
 * @sums: (element-type SwDueSum): the sums, as sw_compliance_load() gives them
 * @error: return location for an error
 *
 * Makes the table of what was asked for, made, late and missed, with the total.
 *
 * Returns: (transfer full) (nullable): the table
 */
SwForm *
sw_paper_compliance (SwStore           *store,
                     const SwDueScope  *scope,
                     SwDueBy            by,
                     GArray            *sums,
                     GError           **error)
{
  const SwListColumn columns[N_COLUMNS] = {
    { "序号", SW_MM (14), SW_ALIGN_CENTER, FALSE },
    { headings[by], 0, SW_ALIGN_START, FALSE },
    { "应探访", SW_MM (22), SW_ALIGN_END, FALSE },
    { "按期完成", SW_MM (22), SW_ALIGN_END, FALSE },
    { "迟完成", SW_MM (22), SW_ALIGN_END, FALSE },
    { "逾期未访", SW_MM (20), SW_ALIGN_END, FALSE },
    { "未到期", SW_MM (20), SW_ALIGN_END, FALSE },
    { "完成率", SW_MM (20), SW_ALIGN_END, FALSE },
  };
  g_autoptr (SwListForm) form = NULL;
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autofree char *from = sw_day_format_chinese (scope->from);
  g_autofree char *to = sw_day_format_chinese (scope->to);
  g_autofree char *span = g_strdup_printf ("%s至%s", from, to);
  SwDueSum total = { 0 };

  if (office == NULL)
    return NULL;

  form = sw_list_form_new ("探访关爱服务完成情况表", SW_PAGE_PORTRAIT, columns, N_COLUMNS);
  sw_form_set_author (SW_FORM (form), sw_office_get_full_name (office));
  sw_list_form_set_heading (form, office->name, span);
  for (guint i = 0; i < sums->len; i++)
    {
      const SwDueSum *sum = &g_array_index (sums, SwDueSum, i);
      g_autofree char *serial = g_strdup_printf ("%u", i + 1);
      g_autofree char *name = sw_paper_name_sum (store, by, sum);

      add_row (form, serial, name, sum);
      for (guint k = 0; k < SW_N_SLOT_STATES; k++)
        total.counts[k] += sum->counts[k];
    }
  add_row (form, "", "合计", &total);
  sw_list_form_add_note (form, "完成率为按期完成与迟完成之和占已到期应探访次数的比例。");

  return SW_FORM (g_steal_pointer (&form));
}
