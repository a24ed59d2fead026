/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-entry-page.h"

#include <glib/gi18n-lib.h>

#include "sw-draft-file.h"
#include "sw-window.h"

/**
 * SwEntryPage:
 *
 * A page on which many visits are entered and saved together, as one action. What is typed is kept
 * in a file at once, so that it is there again when the program ended without being asked to.
 */
typedef struct
{
  /* Borrowed from the template of the class. */
  SwBanner           *banner;
  GtkLabel           *message;
  GtkButton          *save_button;

  /* Owned. */
  GSimpleActionGroup *actions;
  SwDraftFile        *draft;
} SwEntryPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SwEntryPage, sw_entry_page, SW_TYPE_PAGE)

static void
write_draft (GtkWidget *widget,
             GKeyFile  *file)
{
  SW_ENTRY_PAGE_GET_CLASS (widget)->write_draft (SW_ENTRY_PAGE (widget), file);
}

static void
read_draft (SwEntryPage *self,
            const char  *path)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = sw_draft_file_read (path, &error);

  if (error)
    {
      sw_entry_page_say (self, error->message, TRUE);
      sw_entry_page_report (self, error);
    }
  if (file && SW_ENTRY_PAGE_GET_CLASS (self)->read_draft (self, file))
    sw_banner_set_revealed (priv->banner, TRUE);
}

/* What the page is emptied for is not what was typed, so the file is let go of meanwhile. */
static void
sw_entry_page_load (SwPage  *page,
                    SwStore *store)
{
  SwEntryPage *self = SW_ENTRY_PAGE (page);
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);
  SwEntryPageClass *klass = SW_ENTRY_PAGE_GET_CLASS (self);
  g_autofree char *path = store ? sw_draft_file_path (sw_store_get_path (store), klass->draft_name) : NULL;

  sw_draft_file_set_path (priv->draft, NULL);
  sw_banner_set_revealed (priv->banner, FALSE);
  klass->clear (self, store);
  if (path)
    read_draft (self, path);
  sw_draft_file_set_path (priv->draft, path);
}

static void
sw_entry_page_dispose (GObject *object)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (SW_ENTRY_PAGE (object));

  /* The page is left on purpose: what it still holds was discarded. */
  if (priv->draft)
    sw_draft_file_discard (priv->draft);
  g_clear_object (&priv->draft);
  g_clear_object (&priv->actions);

  G_OBJECT_CLASS (sw_entry_page_parent_class)->dispose (object);
}

static void
sw_entry_page_class_init (SwEntryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_entry_page_dispose;
  SW_PAGE_CLASS (klass)->load = sw_entry_page_load;
  SW_PAGE_CLASS (klass)->shortcuts = "entry";

  g_type_ensure (SW_TYPE_BANNER);
}

static void
sw_entry_page_init (SwEntryPage *self)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  priv->draft = sw_draft_file_new (GTK_WIDGET (self), write_draft);
  priv->actions = g_simple_action_group_new ();
}

/**
 * sw_entry_page_set_children:
 * @self: a page, while it is made
 * @banner: says that what is shown was typed before
 * @message: where the page speaks of what is typed
 * @save_button: saves
 *
 * Names the children that every such page has; they are those of its template.
 */
void
sw_entry_page_set_children (SwEntryPage *self,
                            SwBanner    *banner,
                            GtkLabel    *message,
                            GtkButton   *save_button)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  priv->banner = banner;
  priv->message = message;
  priv->save_button = save_button;
}

/**
 * sw_entry_page_add_actions:
 * @self: a page, while it is made
 * @prefix: the prefix of the actions
 * @entries: (array length=n_entries): what can be done, “save” among it; they are given the page
 * @n_entries: how many
 *
 * Adds the actions of the page.
 */
void
sw_entry_page_add_actions (SwEntryPage        *self,
                           const char         *prefix,
                           const GActionEntry *entries,
                           guint               n_entries)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, (int) n_entries, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), prefix, G_ACTION_GROUP (priv->actions));
}

/**
 * sw_entry_page_get_actions:
 * @self: a page
 *
 * Returns: (transfer none): the actions of the page
 */
GActionGroup *
sw_entry_page_get_actions (SwEntryPage *self)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  return G_ACTION_GROUP (priv->actions);
}

/**
 * sw_entry_page_set_enabled:
 * @self: a page
 * @action: one of its actions
 * @enabled: whether it can be done now
 */
void
sw_entry_page_set_enabled (SwEntryPage *self,
                           const char  *action,
                           gboolean     enabled)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (priv->actions), action)), enabled);
}

/**
 * sw_entry_page_set_n_visits:
 * @self: a page
 * @n_visits: how many visits would be saved now
 *
 * Sets what the button to save says, and whether there is anything to save.
 */
void
sw_entry_page_set_n_visits (SwEntryPage *self,
                            guint        n_visits)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);
  /* Translators: a button; %u is how many visits were typed. */
  g_autofree char *label = g_strdup_printf (ngettext ("_Save %u Visit", "_Save %u Visits", n_visits), n_visits);

  sw_entry_page_set_enabled (self, "save", n_visits > 0);
  gtk_button_set_label (priv->save_button, n_visits > 0 ? label : _("_Save"));
}

/**
 * sw_entry_page_say:
 * @self: a page
 * @text: (nullable): what is to be said, or %NULL for nothing
 * @wrong: whether something is wrong
 *
 * Says something of what is typed, at the place for it.
 */
void
sw_entry_page_say (SwEntryPage *self,
                   const char  *text,
                   gboolean     wrong)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  gtk_label_set_label (priv->message, text ? text : "");
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (priv->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (priv->message), "error");
}

/**
 * sw_entry_page_get_message:
 * @self: a page
 *
 * Returns: (transfer none): what was said last, empty for nothing
 */
const char *
sw_entry_page_get_message (SwEntryPage *self)
{
  SwEntryPagePrivate *priv;

  g_return_val_if_fail (SW_IS_ENTRY_PAGE (self), NULL);

  priv = sw_entry_page_get_instance_private (self);
  return gtk_label_get_label (priv->message);
}

/**
 * sw_entry_page_report:
 * @self: a page
 * @error: what went wrong
 *
 * Tells the window of an error.
 */
void
sw_entry_page_report (SwEntryPage  *self,
                      const GError *error)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  if (window)
    sw_window_report_error (window, error);
}

/**
 * sw_entry_page_changed:
 * @self: a page
 *
 * Something was typed or taken back: what is kept in the file is another.
 */
void
sw_entry_page_changed (SwEntryPage *self)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);

  sw_draft_file_changed (priv->draft);
}

/**
 * sw_entry_page_saved:
 * @self: a page
 * @n_visits: how many visits were saved
 *
 * What was typed is in the database: lets go of the file, and says so in the window.
 */
void
sw_entry_page_saved (SwEntryPage *self,
                     guint        n_visits)
{
  SwEntryPagePrivate *priv = sw_entry_page_get_instance_private (self);
  SwWindow *window = sw_window_of (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (ngettext ("%u visit recorded", "%u visits recorded", n_visits), n_visits);

  sw_draft_file_discard (priv->draft);
  sw_banner_set_revealed (priv->banner, FALSE);
  if (window)
    sw_window_show_toast (window, text, TRUE);
}
