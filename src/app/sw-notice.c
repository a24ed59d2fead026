/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-notice.h"

/* What a click on a notice does: it is about what is due. */
#define NOTICE_ACTION "today"

#ifdef G_OS_WIN32
#include <windows.h>
#include <shellapi.h>

/* GLib has no notifications on Windows. There a notice belongs to an icon beside the clock,
 * which is there as long as the notice. */

/* What the icon tells its window. */
#define WM_NOTICE (WM_APP + 1)

/* As the resources of the program number it. */
#define PROGRAM_ICON 1

static GApplication *noticed; /* borrowed: the one of the process */
static NOTIFYICONDATAW icon;

static void
remove_icon (void)
{
  if (icon.cbSize == 0)
    return;

  Shell_NotifyIconW (NIM_DELETE, &icon);
  icon.cbSize = 0;
}

static LRESULT CALLBACK
notice_proc (HWND   window,
             UINT   message,
             WPARAM wide,
             LPARAM event)
{
  if (message != WM_NOTICE)
    return DefWindowProcW (window, message, wide, event);

  switch (LOWORD (event))
    {
    case NIN_BALLOONUSERCLICK:
    case WM_LBUTTONUP:
      remove_icon ();
      g_action_group_activate_action (G_ACTION_GROUP (noticed), NOTICE_ACTION, NULL);
      break;
    case NIN_BALLOONTIMEOUT:
    case NIN_BALLOONHIDE:
      remove_icon ();
      break;
    default:
      break;
    }

  return 0;
}

/* The window that the icon tells; nobody sees it. */
static HWND
ensure_window (GApplication *application)
{
  static HWND window;
  WNDCLASSW kind = {
    .lpfnWndProc = notice_proc,
    .hInstance = GetModuleHandleW (NULL),
    .lpszClassName = L"ShouwangNotice",
  };

  if (window)
    return window;

  noticed = application;
  RegisterClassW (&kind);
  window = CreateWindowW (kind.lpszClassName, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, NULL, kind.hInstance, NULL);
  /* Else the icon stays until the mouse passes it. */
  g_signal_connect (application, "shutdown", G_CALLBACK (remove_icon), NULL);

  return window;
}

/* Puts as much of a text as there is room for, whole characters. */
static void
put_text (WCHAR      *room,
          gsize       size,
          const char *text)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, NULL, NULL);
  gsize n = 0;

  while (units && units[n] && n < size - 1)
    {
      room[n] = units[n];
      n++;
    }
  if (n && IS_HIGH_SURROGATE (room[n - 1]))
    n--;
  room[n] = 0;
}

static void
send_notice (GApplication *application,
             const char   *id,
             const char   *title,
             const char   *body)
{
  HWND window = ensure_window (application);

  remove_icon ();
  icon = (NOTIFYICONDATAW) {
    .cbSize = sizeof icon,
    .hWnd = window,
    .uID = 1,
    .uFlags = NIF_MESSAGE | NIF_ICON | NIF_TIP | NIF_INFO,
    .uCallbackMessage = WM_NOTICE,
    .hIcon = LoadIconW (GetModuleHandleW (NULL), MAKEINTRESOURCEW (PROGRAM_ICON)),
    .dwInfoFlags = NIIF_INFO,
  };
  put_text (icon.szTip, G_N_ELEMENTS (icon.szTip), g_get_application_name ());
  put_text (icon.szInfoTitle, G_N_ELEMENTS (icon.szInfoTitle), title);
  put_text (icon.szInfo, G_N_ELEMENTS (icon.szInfo), body);

  if (!Shell_NotifyIconW (NIM_ADD, &icon))
    icon.cbSize = 0;
}
#else
static void
send_notice (GApplication *application,
             const char   *id,
             const char   *title,
             const char   *body)
{
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action (notification, "app." NOTICE_ACTION);
  g_application_send_notification (application, id, notification);
}
#endif

/**
 * sw_notice_send:
 * @application: the application
 * @id: what the notice is about; a later one with the same id takes its place
 * @title: what happened, in few words
 * @body: what there is to know
 *
 * Tells the user something outside of the windows. A click on it leads to the first page.
 */
void
sw_notice_send (GApplication *application,
                const char   *id,
                const char   *title,
                const char   *body)
{
  g_return_if_fail (G_IS_APPLICATION (application));
  g_return_if_fail (id != NULL && title != NULL && body != NULL);

  send_notice (application, id, title, body);
}
