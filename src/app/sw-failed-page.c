/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-failed-page.h"

#include <glib/gi18n-lib.h>

#include "sw-backup-list.h"
#include "sw-window.h"

/* Why the database cannot be opened, and what can be done about it. */
struct _SwFailedPage
{
  AdwBin         parent_instance;

  /* Template children. */
  AdwStatusPage *status;
  SwBackupList  *backups;
  GtkWidget     *retry_button;
};

G_DEFINE_FINAL_TYPE (SwFailedPage, sw_failed_page, ADW_TYPE_BIN)

static void
retry_cb (GtkButton    *button,
          SwFailedPage *self)
{
  sw_window_open (sw_window_of (GTK_WIDGET (self)));
}

static void
sw_failed_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sw_failed_page_parent_class)->map (widget);

  gtk_widget_grab_focus (SW_FAILED_PAGE (widget)->retry_button);
}

static void
sw_failed_page_class_init (SwFailedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = sw_failed_page_map;
  g_type_ensure (SW_TYPE_BACKUP_LIST);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-failed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwFailedPage, status);
  gtk_widget_class_bind_template_child (widget_class, SwFailedPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, SwFailedPage, backups);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
sw_failed_page_init (SwFailedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sw_failed_page_new:
 * @database: the path of a database
 * @error: why it cannot be opened
 *
 * The backups are offered where the file itself is broken; not where another
 * program holds it.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sw_failed_page_new (const char   *database,
                    const GError *error)
{
  SwFailedPage *self = g_object_new (SW_TYPE_FAILED_PAGE, NULL);
  g_autofree char *text = g_markup_printf_escaped ("%s\n\n%s", error->message, database);

  adw_status_page_set_description (self->status, text);
  if (error->domain == SW_STORE_ERROR &&
      (error->code == SW_STORE_ERROR_CORRUPT || error->code == SW_STORE_ERROR_NOT_A_DATABASE ||
       error->code == SW_STORE_ERROR_FAILED))
    {
      sw_backup_list_load (self->backups, database);
      gtk_widget_set_visible (GTK_WIDGET (self->backups), TRUE);
    }

  return GTK_WIDGET (self);
}
