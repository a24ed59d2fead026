/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-launch.h"

#ifdef G_OS_WIN32
#include <windows.h>
#include <shellapi.h>

/* What ShellExecute() says of a failure is no greater than this. */
#define LAST_FAILURE 32

static gboolean
launch (const char *path)
{
  g_autofree gunichar2 *name = g_utf8_to_utf16 (path, -1, NULL, NULL, NULL);
  INT_PTR code;

  if (name == NULL)
    return FALSE;

  code = (INT_PTR) ShellExecuteW (NULL, L"open", (LPCWSTR) name, NULL, NULL, SW_SHOWNORMAL);
  /* Windows then asks the user for a program. */
  if (code == SE_ERR_NOASSOC)
    code = (INT_PTR) ShellExecuteW (NULL, L"openas", (LPCWSTR) name, NULL, NULL, SW_SHOWNORMAL);

  return code > LAST_FAILURE;
}
#else
/* There GTK does all. */
static gboolean
launch (const char *path)
{
  return FALSE;
}
#endif

/**
 * sw_launch:
 * @parent: (nullable): the window that asks
 * @path: a file or a folder
 *
 * Opens a file or a folder in the program that the system has for it. GTK tells the user what
 * goes wrong.
 */
void
sw_launch (GtkWindow  *parent,
           const char *path)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (path != NULL);

  if (launch (path))
    return;

  uri = g_filename_to_uri (path, NULL, NULL);
  if (uri)
    gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
