/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that asks for files. */
#include "sw-file-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwFileChosenFunc chosen;
  GWeakRef         object; /* what asked; if it is gone nobody is told */
} Request;

static void
request_free (gpointer  data,
              GClosure *closure)
{
  Request *request = data;

  g_weak_ref_clear (&request->object);
  g_free (request);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Request *request = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&request->object);

  if (response == GTK_RESPONSE_ACCEPT && object)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          char *path = g_file_get_path (file);

          if (path)
            g_ptr_array_add (paths, path);
        }
      if (paths->len)
        request->chosen (paths, object);
    }

  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser    *chooser,
            const char        *name,
            const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i]; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_filters (GtkFileChooser *chooser,
             SwFileKind      kind)
{
  g_autoptr (GtkFileFilter) all = NULL;

  switch (kind)
    {
    case SW_FILE_WORKBOOK_IN:
      add_filter (chooser, _("Workbooks and CSV"), (const char *[]) { "xlsx", "xlsm", "xls", "csv", "txt", NULL });
      all = gtk_file_filter_new ();
      gtk_file_filter_set_name (all, _("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (chooser, all);
      break;
    case SW_FILE_XLSX:
      add_filter (chooser, _("Workbook (.xlsx)"), (const char *[]) { "xlsx", NULL });
      break;
    case SW_FILE_CSV:
      add_filter (chooser, _("Text (.csv)"), (const char *[]) { "csv", NULL });
      break;
    case SW_FILE_PDF:
      add_filter (chooser, _("PDF document"), (const char *[]) { "pdf", NULL });
      break;
    case SW_FILE_ICS:
      add_filter (chooser, _("Calendar (.ics)"), (const char *[]) { "ics", NULL });
      break;
    case SW_FILE_BACKUP:
      add_filter (chooser, _("Backup (.db)"), (const char *[]) { "db", NULL });
      break;
    case SW_FILE_SCAN:
      add_filter (chooser, _("Scans (PDF, JPEG, PNG)"), (const char *[]) { "pdf", "jpg", "jpeg", "png", NULL });
      break;
    case SW_FILE_FOLDER:
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
show (GtkFileChooserNative *native,
      SwFileKind            kind,
      SwFileChosenFunc      chosen,
      gpointer              object)
{
  Request *request = g_new0 (Request, 1);

  request->chosen = chosen;
  g_weak_ref_init (&request->object, object);
  add_filters (GTK_FILE_CHOOSER (native), kind);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect_data (native, "response", G_CALLBACK (response_cb), request, request_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * sw_file_chooser_open:
 * @parent: (nullable): the window that asks
 * @title: the dialog's title
 * @kind: which files are offered
 * @several: whether more than one may be chosen
 * @chosen: called when something was chosen
 * @object: (type GObject): handed to @chosen; if it is gone by then @chosen is not called
 *
 * Asks for files to read.
 */
void
sw_file_chooser_open (GtkWindow       *parent,
                      const char      *title,
                      SwFileKind       kind,
                      gboolean         several,
                      SwFileChosenFunc chosen,
                      gpointer         object)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), several);
  show (native, kind, chosen, object);
}

/**
 * sw_file_chooser_save:
 * @parent: (nullable): the window that asks
 * @title: the dialog's title
 * @kind: the kind of the file
 * @name: the name that is proposed
 * @chosen: called when a place was chosen
 * @object: (type GObject): handed to @chosen; if it is gone by then @chosen is not called
 *
 * Asks where to write a file.
 */
void
sw_file_chooser_save (GtkWindow       *parent,
                      const char      *title,
                      SwFileKind       kind,
                      const char      *name,
                      SwFileChosenFunc chosen,
                      gpointer         object)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  show (native, kind, chosen, object);
}

/**
 * sw_file_chooser_folder:
 * @parent: (nullable): the window that asks
 * @title: the dialog's title
 * @chosen: called when a folder was chosen
 * @object: (type GObject): handed to @chosen; if it is gone by then @chosen is not called
 *
 * Asks for a folder to write files to.
 */
void
sw_file_chooser_folder (GtkWindow       *parent,
                        const char      *title,
                        SwFileChosenFunc chosen,
                        gpointer         object)
{
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  show (native, SW_FILE_FOLDER, chosen, object);
}

/**
 * sw_dropped_paths:
 * @value: holds a #GdkFileList
 *
 * Returns: (transfer full) (element-type utf8): the paths of the files that lie on this computer
 */
GPtrArray *
sw_dropped_paths (const GValue *value)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      if (path)
        g_ptr_array_add (paths, path);
    }

  return paths;
}
