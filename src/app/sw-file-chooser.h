/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SW_FILE_WORKBOOK_IN, /* .xlsx, .xls, .csv to be read */
  SW_FILE_XLSX,
  SW_FILE_CSV,
  SW_FILE_PDF,
  SW_FILE_ICS,
  SW_FILE_BACKUP,
  SW_FILE_SCAN, /* .pdf, .jpg, .png to be read */
  SW_FILE_FOLDER
} SwFileKind;

/* @paths: (element-type utf8): what was chosen, in UTF-8; never empty. */
typedef void (*SwFileChosenFunc) (GPtrArray *paths,
                                  gpointer   user_data);

void sw_file_chooser_open (GtkWindow        *parent,
                           const char       *title,
                           SwFileKind        kind,
                           gboolean          several,
                           SwFileChosenFunc  chosen,
                           gpointer          object);
void sw_file_chooser_save (GtkWindow        *parent,
                           const char       *title,
                           SwFileKind        kind,
                           const char       *name,
                           SwFileChosenFunc  chosen,
                           gpointer          object);
void sw_file_chooser_folder (GtkWindow      *parent,
                             const char     *title,
                             SwFileChosenFunc chosen,
                             gpointer        object);

/* What was dropped: a value that holds a GdkFileList. */
GPtrArray *sw_dropped_paths (const GValue *value);

G_END_DECLS
