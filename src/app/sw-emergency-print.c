/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-print.h"

#include "sw-board.h"
#include "sw-day.h"
#include "sw-office.h"
#include "sw-paper-due.h"
#include "sw-print-preview.h"

typedef struct
{
  gint64           emergency_id;
  SwEmergencyPaper paper;
  SwDay            day;
  gint64           caller_id;
} Request;

/**
 * sw_emergency_print_make_document:
 * @store: a store that nobody else uses, since the document keeps it
 * @emergency_id: an emergency
 * @paper: the call sheets of its team, or the closing report
 * @day: the day of the sheets, or %SW_NONE for that which is told of today
 * @caller_id: whose sheet, %SW_BOARD_NOBODY for the elders without a caller, or %SW_NONE for all sheets
 * @error: return location
 *
 * Makes a paper of an emergency as it is now.
 *
 * Returns: (transfer full) (nullable): the document
 */
SwPrintDocument *
sw_emergency_print_make_document (SwStore           *store,
                                  gint64             emergency_id,
                                  SwEmergencyPaper   paper,
                                  SwDay              day,
                                  gint64             caller_id,
                                  GError           **error)
{
  g_autoptr (SwEmergency) emergency = sw_store_load (store, SW_TYPE_EMERGENCY, emergency_id, error);
  g_autoptr (SwOffice) office = emergency != NULL ? sw_store_get_office (store, error) : NULL;
  g_autoptr (SwForm) form = NULL;
  g_autoptr (SwPrintDocument) document = NULL;
  g_autofree char *day_text = NULL;
  g_autofree char *name = NULL;
  SwDay today = sw_day_today ();

  if (office == NULL)
    return NULL;

  if (day == SW_NONE || paper == SW_EMERGENCY_PAPER_REPORT)
    day = sw_emergency_get_day (emergency, today);
  day_text = sw_day_format_iso (day);
  name = g_strdup_printf ("%s %s %s", paper == SW_EMERGENCY_PAPER_SHEETS ? "应急联系单" : "应急响应情况报告",
                          sw_enum_official (&sw_emergency_kind_enum, emergency->kind), day_text);
  form = paper == SW_EMERGENCY_PAPER_SHEETS ? sw_paper_call_sheets (store, emergency, day, sw_emergencies_get_minute (day), caller_id, error) :
                                              sw_paper_emergency_report (store, emergency, today, error);
  if (form == NULL)
    return NULL;

  sw_form_set_author (form, sw_office_get_full_name (office));
  document = sw_print_document_new (form, name, NULL);
  if (!sw_print_document_check (document, error))
    return NULL;

  return g_steal_pointer (&document);
}

static SwPrintDocument *
make_document (gpointer   data,
               SwStore   *store,
               GError   **error)
{
  const Request *request = data;

  return sw_emergency_print_make_document (store, request->emergency_id, request->paper, request->day, request->caller_id, error);
}

/**
 * sw_emergency_print_preview:
 * @window: a window with an open database
 * @emergency_id: an emergency
 * @paper: the call sheets of its team, or the closing report
 * @day: the day of the sheets, or %SW_NONE for that which is told of today
 * @caller_id: whose sheet, %SW_BOARD_NOBODY for the elders without a caller, or %SW_NONE for all sheets
 *
 * Shows the pages, to be printed.
 *
 * Returns: (transfer none): the preview, which GTK keeps until it is closed
 */
GtkWindow *
sw_emergency_print_preview (SwWindow         *window,
                            gint64            emergency_id,
                            SwEmergencyPaper  paper,
                            SwDay             day,
                            gint64            caller_id)
{
  Request *request = g_new0 (Request, 1);
  GtkWindow *preview;

  request->emergency_id = emergency_id;
  request->paper = paper;
  request->day = day;
  request->caller_id = caller_id;
  preview = sw_print_preview_new (window, make_document, request, g_free);
  gtk_window_present (preview);

  return preview;
}
