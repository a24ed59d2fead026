/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The call sheets of an emergency, one for everybody who calls. */
#include "sw-paper-emergency-private.h"

#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-form-series.h"
#include "sw-list-form.h"
#include "sw-paper-sheet.h"
#include "sw-relative.h"

#define CALL_ROW SW_MM (12)

/* Whom somebody calls. */
typedef struct
{
  SwCaregiver *caregiver; /* NULL: nobody in particular */
  GArray      *rows;      /* SwBoardRow */
} Sheet;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_clear_object (&sheet->caregiver);
  g_array_unref (sheet->rows);
  g_free (sheet);
}

static Sheet *
add_sheet (GPtrArray   *sheets,
           SwCaregiver *caregiver)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->caregiver = caregiver;
  sheet->rows = g_array_new (FALSE, FALSE, sizeof (SwBoardRow));
  g_ptr_array_add (sheets, sheet);

  return sheet;
}

/* By name; what is nobody's comes last. */
static int
compare_sheets (gconstpointer a,
                gconstpointer b)
{
  const Sheet *first = *(Sheet * const *) a, *second = *(Sheet * const *) b;

  if (first->caregiver == NULL || second->caregiver == NULL)
    return (first->caregiver == NULL) - (second->caregiver == NULL);

  return g_strcmp0 (first->caregiver->name_key, second->caregiver->name_key);
}

static GPtrArray *
make_sheets (SwStore  *store,
             GArray   *board,
             gint64    caller_id,
             GError  **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  g_autoptr (GHashTable) by_caller = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < board->len; i++)
    {
      const SwBoardRow *row = &g_array_index (board, SwBoardRow, i);
      SwCaregiver *caregiver = NULL;
      Sheet *sheet;

      if (row->state == SW_BOARD_SAFE || !sw_board_row_is_called_by (row, caller_id))
        continue;
      sheet = g_hash_table_lookup (by_caller, &row->caller_id);
      if (sheet == NULL)
        {
          if (row->caller_id != SW_NONE)
            {
              caregiver = sw_store_load (store, SW_TYPE_CAREGIVER, row->caller_id, error);
              if (caregiver == NULL)
                return NULL;
            }
          sheet = add_sheet (sheets, caregiver);
          g_hash_table_insert (by_caller, (gpointer) &row->caller_id, sheet);
        }
      g_array_append_vals (sheet->rows, row, 1);
    }
  g_ptr_array_sort (sheets, compare_sheets);

  return g_steal_pointer (&sheets);
}

/* --- The sheet ------------------------------------------------------------ */

/* The number to be called and, for when nobody answers, that of a relative. */
static char *
describe_phones (SwStore  *store,
                 SwElder  *elder,
                 GError  **error)
{
  g_autoptr (GPtrArray) relatives = sw_store_load_owned (store, SW_TYPE_RELATIVE, sw_record_get_id (SW_RECORD (elder)), error);
  GString *text = g_string_new (elder->phone != NULL ? elder->phone : "（无电话）");
  SwRelative *contact;
  const char *phone;

  if (relatives == NULL)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  contact = sw_relative_find_contact (relatives);
  phone = contact != NULL ? sw_relative_get_number (contact) : NULL;
  if (phone != NULL)
    g_string_append_printf (text, "\n%s%s %s", contact->relationship != NULL ? contact->relationship : "",
                            contact->name != NULL ? contact->name : "", phone);

  return g_string_free (text, FALSE);
}

static gboolean
add_call (SwStore           *store,
          SwListForm        *form,
          const SwBoardRow  *row,
          SwDay              day,
          GError           **error)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, row->elder_id, error);
  g_autofree char *serial = g_strdup_printf ("%u", sw_list_form_get_n_rows (form) + 1);
  g_autofree char *phones = elder != NULL ? describe_phones (store, elder, error) : NULL;
  g_autofree char *risks = NULL;
  g_autofree char *address = NULL;
  const char *community;

  if (phones == NULL)
    return FALSE;
  risks = sw_paper_describe_hints (elder, day);
  community = sw_store_get_name (store, SW_TYPE_COMMUNITY, row->community_id);
  address = g_strdup_printf ("%s\n%s", community != NULL ? community : "", elder->home_address != NULL ? elder->home_address : "");
  sw_list_form_add_row (form, (const char *[]) {
    serial, elder->name, phones, address, risks, sw_paper_board_state (row->state), "□平安　□未联系上　□异常", NULL,
  });

  return TRUE;
}

/* What somebody has to do in the team, or NULL. */
static const char *
find_duty (GPtrArray   *team,
           SwCaregiver *caregiver)
{
  for (guint i = 0; i < team->len; i++)
    {
      SwEmergencyMember *member = team->pdata[i];

      if (member->caregiver_id == sw_record_get_id (SW_RECORD (caregiver)))
        return member->duty;
    }

  return NULL;
}

static char *
describe_caller (SwStore     *store,
                 GPtrArray   *team,
                 SwCaregiver *caregiver)
{
  GString *text = g_string_new ("联系人：");
  const char *community, *duty;

  if (caregiver == NULL)
    {
      g_string_append (text, "________________");
      return g_string_free (text, FALSE);
    }

  g_string_append (text, caregiver->name);
  g_string_append_printf (text, "（%s", sw_enum_official (&sw_caregiver_kind_enum, caregiver->kind));
  community = sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id);
  if (community != NULL)
    g_string_append_printf (text, "，%s", community);
  duty = find_duty (team, caregiver);
  if (duty != NULL && *duty != '\0')
    g_string_append_printf (text, "，%s", duty);
  g_string_append (text, "）");

  return g_string_free (text, FALSE);
}

static SwListForm *
make_call_sheet (SwStore      *store,
                 SwEmergency  *emergency,
                 GPtrArray    *team,
                 const Sheet  *sheet,
                 SwDay         day,
                 GError      **error)
{
  static const SwListColumn columns[] = {
    { "序号", SW_MM (12), SW_ALIGN_CENTER, FALSE },
    { "姓名", SW_MM (24), SW_ALIGN_CENTER, FALSE },
    { "联系电话、亲属电话", SW_MM (46), SW_ALIGN_START, FALSE },
    { "住址", 0, SW_ALIGN_START, FALSE },
    { "提示", SW_MM (44), SW_ALIGN_START, FALSE },
    { "目前情况", SW_MM (21), SW_ALIGN_CENTER, FALSE },
    { "联系结果", SW_MM (52), SW_ALIGN_START, FALSE },
    { "时间", SW_MM (16), SW_ALIGN_CENTER, FALSE },
  };
  g_autofree char *caller = describe_caller (store, team, sheet->caregiver);
  g_autofree char *of_day = sw_day_format_chinese (day);
  g_autofree char *right = g_strdup_printf ("%s　%s　共%u人", sw_enum_official (&sw_emergency_kind_enum, emergency->kind),
                                            of_day, sheet->rows->len);
  g_autofree char *footer = g_strdup_printf ("%s　%s", caller, of_day);
  g_autoptr (SwListForm) form = sw_list_form_new ("应急联系单", SW_PAGE_LANDSCAPE, columns, G_N_ELEMENTS (columns));

  sw_list_form_set_heading (form, caller, right);
  sw_list_form_set_footer (form, footer);
  sw_list_form_set_row_height (form, CALL_ROW);
  for (guint i = 0; i < sheet->rows->len; i++)
    if (!add_call (store, form, &g_array_index (sheet->rows, SwBoardRow, i), day, error))
      return NULL;
  if (sheet->rows->len == 0)
    sw_list_form_add_note (form, "范围内的老人均已确认平安。");
  sw_list_form_add_note (form, "未联系上的，应立即上门查看或联系近邻、亲属，并报街道；身体或居家异常的，立即报社区和街道。");
  sw_list_form_add_note (form, "联系人（签字）：__________________　　日期：________年____月____日");

  return g_steal_pointer (&form);
}

/**
 * sw_paper_call_sheets:
 * @store: a store
 * @emergency: an emergency
 * @day: the day of the sheets
 * @minute: the minute of the day until which contacts count
 * @caller_id: whose sheet, %SW_BOARD_NOBODY for the elders without a caller, or %SW_NONE for all sheets
 * @error: return location for an error
 *
 * Makes a sheet for everybody who has somebody to call, as sw_emergency_share_out() says: those at most
 * risk first. Who is safe already is not on it.
 *
 * Returns: (transfer full) (nullable): the sheets as one document
 */
SwForm *
sw_paper_call_sheets (SwStore      *store,
                      SwEmergency  *emergency,
                      SwDay         day,
                      int           minute,
                      gint64        caller_id,
                      GError      **error)
{
  g_autoptr (GArray) board = sw_emergencies_get_board (store, emergency, day, minute, error);
  g_autoptr (GPtrArray) team = board != NULL ? sw_emergencies_get_team (store, emergency, error) : NULL;
  g_autoptr (GPtrArray) sheets = team != NULL ? make_sheets (store, board, caller_id, error) : NULL;
  g_autoptr (SwFormSeries) series = sw_form_series_new ("应急联系单");

  if (sheets == NULL)
    return NULL;
  if (sheets->len == 0)
    add_sheet (sheets, caller_id != SW_NONE && caller_id != SW_BOARD_NOBODY ?
                       sw_store_load (store, SW_TYPE_CAREGIVER, caller_id, NULL) : NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      const Sheet *sheet = sheets->pdata[i];
      SwListForm *form = make_call_sheet (store, emergency, team, sheet, day, error);

      if (form == NULL)
        return NULL;
      sw_form_series_add (series, SW_FORM (form), sheet->caregiver != NULL ? sheet->caregiver->name : NULL);
    }

  return SW_FORM (g_steal_pointer (&series));
}
