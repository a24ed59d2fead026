/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scans of signed agreements, added and shown. */
#include "sw-scan.h"

#include <glib/gi18n-lib.h>

#include "sw-attachments.h"
#include "sw-launch.h"
#include "sw-work.h"

typedef struct
{
  gint64  agreement_id;
  char   *path;
} Attaching;

static void
attaching_free (gpointer data)
{
  Attaching *attaching = data;

  g_free (attaching->path);
  g_free (attaching);
}

static gboolean
attach_run (SwStore  *store,
            gpointer  data,
            SwWork   *work,
            GError  **error)
{
  Attaching *attaching = data;
  g_autoptr (SwAttachment) scan = sw_attachments_add (store, attaching->agreement_id, attaching->path,
                                                      sw_work_set_progress, work, sw_work_get_cancellable (work), error);

  return scan != NULL;
}

static void
attach_done (SwWindow *window,
             gpointer  data)
{
  g_autofree char *name = g_path_get_basename (((Attaching *) data)->path);
  /* Translators: %s is the name of a file. */
  g_autofree char *text = g_strdup_printf (_("“%s” was added; a copy is kept beside the database"), name);

  sw_window_show_toast (window, text, TRUE);
}

/**
 * sw_scan_attach:
 * @window: a window with an open database
 * @agreement_id: an agreement
 * @path: a file
 *
 * Adds a scan to an agreement, in a thread since it may be large. What cannot be taken is reported.
 */
void
sw_scan_attach (SwWindow   *window,
                gint64      agreement_id,
                const char *path)
{
  Attaching *attaching = g_new0 (Attaching, 1);

  attaching->agreement_id = agreement_id;
  attaching->path = g_strdup (path);
  sw_work_run (window, _("Copying the scan…"), G_MAXSIZE, attach_run, attach_done, attaching, attaching_free);
}

/**
 * sw_scan_open:
 * @window: a window with an open database
 * @scan: a scan
 *
 * Shows a scan in the program that the system has for it, or says that it is gone.
 */
void
sw_scan_open (SwWindow     *window,
              SwAttachment *scan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sw_attachments_get_path (sw_window_get_store (window), scan, &error);

  if (path)
    sw_launch (GTK_WINDOW (window), path);
  else
    sw_window_report_error (window, error);
}
