/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-list-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-cell.h"
#include "sw-choice-list.h"
#include "sw-column-sort.h"
#include "sw-fonts.h"

/* The columns of a page with a list: only those that are shown exist. Their
 * order, widths and the order of the rows are kept in the settings. */

#define COLUMN_KEY "sw-column"
#define ITEM_KEY "sw-item"
#define FACE_KEY "sw-face"

/* What the theme puts at either side of a cell, in pixels. */
#define CELL_PADDING 6

/* Shorter texts fit. */
#define TOOLTIP_CHARS 8

static const SwListColumn *
get_info (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), COLUMN_KEY);
}

static void
sort_changed_cb (GtkSorter       *sorter,
                 GtkSorterChange  change,
                 SwListPage  *self)
{
  g_autofree char *column_key = sw_list_page_key (self, "sort-column");
  g_autofree char *direction_key = sw_list_page_key (self, "sort-descending");
  const char *old;
  gboolean old_descending, descending;
  GtkColumnViewColumn *column;
  const SwListColumn *info;

  if (self->loading || self->view == NULL)
    return;

  column = sw_column_sort_get (self->view, &descending);
  if (column == NULL)
    return;

  info = get_info (column);
  old = sw_query_get_sort (self->query, &old_descending);
  if (g_strcmp0 (old, info->name) == 0 && old_descending == descending)
    return;

  g_settings_set_string (self->settings, column_key, info->name);
  g_settings_set_boolean (self->settings, direction_key, descending);
  sw_query_set_sort (self->query, info->name, descending);
  sw_list_page_query_changed (self);
}

static void
save_columns (SwListPage *self)
{
  g_autofree char *key = sw_list_page_key (self, "columns");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) value = NULL;
  GListModel *columns;

  /* A view that goes away takes its columns off one by one. */
  if (self->loading || self->view == NULL)
    return;

  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_strv_builder_add (names, get_info (column)->name);
    }

  value = g_strv_builder_end (names);
  if (*value)
    g_settings_set_strv (self->settings, key, (const char *const *) value);
}

static int
get_saved_width (SwListPage *self,
                 const char     *name)
{
  g_autofree char *key = sw_list_page_key (self, "column-widths");
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, key);
  int width = -1;

  g_variant_lookup (widths, name, "i", &width);

  return width;
}

static int
measure_text (PangoLayout *layout,
              const char  *text)
{
  int width, height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);

  return width;
}

/* To lay out every title and sample loads glyphs that nobody sees, before the first frame. */
static int
estimate_text (const char *text,
               int         digit,
               int         hanzi)
{
  int width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? hanzi : digit;

  return width;
}

/* Wide enough for the title and for the usual value; columns must not change
 * their width with what happens to be in sight. */
static int
measure_column (SwListPage         *self,
                const SwListColumn *info)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  int digit = measure_text (layout, "0"), hanzi = measure_text (layout, "国");
  int space = digit, width = estimate_text (info->title, digit, hanzi) + (info->unsorted ? 0 : 3 * digit);

  if (info->heading)
    {
      PangoContext *context = pango_layout_get_context (layout);
      g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

      sw_fonts_set_heading (font, context);
      pango_layout_set_font_description (layout, font);
      digit = measure_text (layout, "0");
      hanzi = measure_text (layout, "国");
    }
  if (info->sample)
    width = MAX (width, estimate_text (info->sample, digit, hanzi));
  else if (info->enumeration)
    for (const SwEnumValue *value = info->enumeration->values; value->nick; value++)
      width = MAX (width, estimate_text (_(value->label), digit, hanzi));

  return width + 2 * space + 2 * CELL_PADDING;
}

static void
width_changed_cb (GtkColumnViewColumn *column,
                  GParamSpec          *pspec,
                  SwListPage      *self)
{
  const char *name = get_info (column)->name;
  g_autofree char *setting = sw_list_page_key (self, "column-widths");
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, setting);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  int width;

  if (self->loading)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  g_variant_iter_init (&iter, widths);
  while (g_variant_iter_next (&iter, "{&si}", &key, &width))
    if (strcmp (key, name) != 0)
      g_variant_builder_add (&builder, "{si}", key, width);
  g_variant_builder_add (&builder, "{si}", name, gtk_column_view_column_get_fixed_width (column));
  g_settings_set_value (self->settings, setting, g_variant_builder_end (&builder));
}

static void
setup_text_cb (GtkListItemFactory     *factory,
               GtkListItem            *item,
               const SwListColumn *info)
{
  GtkWidget *text = sw_cell_new (g_object_get_data (G_OBJECT (factory), FACE_KEY));

  g_object_set_data (G_OBJECT (text), SW_LIST_PAGE_ITEM, item);
  gtk_list_item_set_child (item, text);
}

static void
setup_badge_cb (GtkListItemFactory     *factory,
                GtkListItem            *item,
                const SwListColumn *info)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "sw-badge");
  g_object_set_data (G_OBJECT (label), SW_LIST_PAGE_ITEM, item);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         const SwListColumn *info)
{
  SwListPage *self = g_object_get_data (G_OBJECT (factory), "page");
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  GtkWidget *child = gtk_list_item_get_child (item);
  SwRecord *record = gtk_list_item_get_item (item);
  const char *badge = NULL;
  g_autofree char *text = NULL;

  if (store && SW_LIST_PAGE_GET_CLASS (self)->cell_text && (info->field == NULL || info->badge || info->computed))
    text = SW_LIST_PAGE_GET_CLASS (self)->cell_text (self, info, record, &badge);
  else if (store && info->field)
    text = sw_list_cell_text (info, record, store, sw_list_page_is_masked (self));

  if (info->heading || g_object_get_data (G_OBJECT (child), ITEM_KEY) == NULL)
    sw_cell_name_row (child, info->heading ? text : NULL);
  g_object_set_data (G_OBJECT (child), ITEM_KEY, item);
  if (SW_IS_CELL (child))
    {
      sw_cell_set_text (SW_CELL (child), text);
    }
  else
    {
      const char *classes[] = { "sw-badge", badge, NULL };

      gtk_label_set_label (GTK_LABEL (child), text ? text : "");
      gtk_widget_set_css_classes (child, classes);
      gtk_widget_set_visible (child, text != NULL);
    }
}

static GtkListItemFactory *
make_factory (SwListPage         *self,
              const SwListColumn *info)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "page", self);
  if (!info->badge)
    g_object_set_data_full (G_OBJECT (factory), FACE_KEY, sw_cell_face_new (GTK_WIDGET (self->view), info->heading),
                            (GDestroyNotify) sw_cell_face_unref);
  g_signal_connect (factory, "setup", info->badge ? G_CALLBACK (setup_badge_cb) : G_CALLBACK (setup_text_cb),
                    (gpointer) info);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) info);

  return factory;
}

/* What does not fit into its cell. One tooltip for all: to set one for each cell
 * asks the display where the pointer is, every time. */
static gboolean
query_tooltip_cb (GtkWidget  *view,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  GtkWidget *cell = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  const char *text = NULL;

  if (SW_IS_CELL (cell))
    text = sw_cell_get_text (SW_CELL (cell));
  else if (GTK_IS_LABEL (cell) && gtk_widget_has_css_class (cell, "sw-badge"))
    text = gtk_label_get_label (GTK_LABEL (cell));
  if (text == NULL || g_utf8_strlen (text, -1) < TOOLTIP_CHARS)
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* The row of the cell that is around or below a widget. Of the list itself, which is what lies below the
 * last row, it would be the first. */
static GtkListItem *
find_item (GtkWidget *widget,
           GtkWidget *view)
{
  for (GtkWidget *around = widget; around && around != view && !GTK_IS_LIST_VIEW (around);
       around = gtk_widget_get_parent (around))
    for (GtkWidget *below = around; below; below = gtk_widget_get_first_child (below))
      if (g_object_get_data (G_OBJECT (below), ITEM_KEY))
        return g_object_get_data (G_OBJECT (below), ITEM_KEY);

  return NULL;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         SwListPage    *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = cell ? find_item (cell, GTK_WIDGET (self->view)) : NULL;
  gint64 id;

  if (item == NULL || gtk_list_item_get_item (item) == NULL || store == NULL || sw_store_is_read_only (store))
    return FALSE;

  id = sw_record_get_id (gtk_list_item_get_item (item));
  for (GSList *l = g_value_get_boxed (value); l; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path)
        SW_LIST_PAGE_GET_CLASS (self)->drop (self, id, path);
    }

  return TRUE;
}

static void
add_drop_target (SwListPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}

static void
hide_column_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SwListPage *self = user_data;
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (strcmp (get_info (column)->name, g_variant_get_string (parameter, NULL)) == 0 &&
          g_list_model_get_n_items (columns) > 1)
        {
          gtk_column_view_remove_column (self->view, column);
          return;
        }
    }
}

static GtkColumnViewColumn *
find_column (SwListPage *self,
             const char     *name,
             guint          *position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (strcmp (get_info (column)->name, name) == 0)
        {
          *position = i;
          return column;
        }
    }

  return NULL;
}

/* With the keyboard, what dragging a head does with the mouse. */
static void
move_column (SwListPage *self,
             const char     *name,
             int             by)
{
  guint position = 0;
  GtkColumnViewColumn *column = find_column (self, name, &position);
  int n = g_list_model_get_n_items (gtk_column_view_get_columns (self->view));
  int target = (int) position + by;

  if (column && target >= 0 && target < n)
    gtk_column_view_insert_column (self->view, target, column);
}

static void
move_left_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  move_column (user_data, g_variant_get_string (parameter, NULL), -1);
}

static void
move_right_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  move_column (user_data, g_variant_get_string (parameter, NULL), 1);
}

static const GActionEntry entries[] = {
  { .name = "hide-column", .activate = hide_column_cb, .parameter_type = "s" },
  { .name = "move-column-left", .activate = move_left_cb, .parameter_type = "s" },
  { .name = "move-column-right", .activate = move_right_cb, .parameter_type = "s" },
};

static void
add_menu_item (GMenu      *menu,
               const char *label,
               const char *action,
               const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static GtkColumnViewColumn *
make_column (SwListPage         *self,
             const SwListColumn *info)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (info->title, make_factory (self, info));
  g_autoptr (GMenu) menu = g_menu_new ();
  int width = get_saved_width (self, info->name);

  g_object_set_data (G_OBJECT (column), COLUMN_KEY, (gpointer) info);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width > 0 ? width : measure_column (self, info));
  gtk_column_view_column_set_expand (column, info->expand);
  if (!info->unsorted)
    sw_column_sort_enable (column);

  add_menu_item (menu, _("Move _Left"), "page.move-column-left", info->name);
  add_menu_item (menu, _("Move _Right"), "page.move-column-right", info->name);
  add_menu_item (menu, _("_Hide"), "page.hide-column", info->name);
  gtk_column_view_column_set_header_menu (column, G_MENU_MODEL (menu));
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self);

  return column;
}

static void
columns_chosen_cb (SwListPage *self,
                   SwChoiceList   *choices)
{
  GArray *all = SW_LIST_PAGE_GET_CLASS (self)->columns;
  g_auto (GStrv) chosen = sw_choice_list_selected (choices);
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint position;

  if (*chosen == NULL)
    return;

  for (guint i = g_list_model_get_n_items (columns); i > 0; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);

      if (!g_strv_contains ((const char *const *) chosen, get_info (column)->name))
        gtk_column_view_remove_column (self->view, column);
    }

  for (char **name = chosen; *name; name++)
    if (find_column (self, *name, &position) == NULL)
      {
        g_autoptr (GtkColumnViewColumn) column = make_column (self, sw_list_columns_find (all, *name));

        gtk_column_view_append_column (self->view, column);
      }
}

static void
create_columns_popup (GtkMenuButton *button,
                      gpointer       user_data)
{
  SwListPage *self = user_data;
  GArray *all = SW_LIST_PAGE_GET_CLASS (self)->columns;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *choices = sw_choice_list_new (TRUE);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    sw_choice_list_add (SW_CHOICE_LIST (choices), g_array_index (all, SwListColumn, i).name,
                        g_array_index (all, SwListColumn, i).title, SW_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_ptr_array_add (shown, (gpointer) get_info (column)->name);
    }
  g_ptr_array_add (shown, NULL);
  sw_choice_list_select (SW_CHOICE_LIST (choices), (const char *const *) shown->pdata);

  g_signal_connect_object (choices, "changed", G_CALLBACK (columns_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), choices);
  gtk_menu_button_set_popover (button, popover);
}

/* Another size of the text: the widths that nobody chose follow it. */
static void
measure_columns (SwListPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->loading = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_saved_width (self, get_info (column)->name) < 0)
        gtk_column_view_column_set_fixed_width (column, measure_column (self, get_info (column)));
    }
  self->loading = FALSE;
}

static void
append_column (SwListPage         *self,
               const SwListColumn *info)
{
  gboolean descending;
  const char *sort = sw_query_get_sort (self->query, &descending);
  g_autoptr (GtkColumnViewColumn) column = make_column (self, info);

  gtk_column_view_append_column (self->view, column);
  if (g_strcmp0 (sort, info->name) == 0)
    gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * sw_list_page_add_columns:
 * @self: the page, while it is made
 *
 * Makes the columns that the settings name, or the usual ones.
 */
void
sw_list_page_add_columns (SwListPage *self)
{
  SwListPageClass *klass = SW_LIST_PAGE_GET_CLASS (self);
  g_autofree char *key = sw_list_page_key (self, "columns");
  g_auto (GStrv) names = g_settings_get_strv (self->settings, key);

  self->loading = TRUE;
  for (char **name = names; *name; name++)
    {
      const SwListColumn *info = sw_list_columns_find (klass->columns, *name);

      if (info)
        append_column (self, info);
    }
  if (g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 0)
    for (guint i = 0; i < klass->n_usual_columns; i++)
      append_column (self, &g_array_index (klass->columns, SwListColumn, i));
  self->loading = FALSE;

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_changed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (save_columns), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (measure_columns), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (klass->drop)
    add_drop_target (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_menu_button_set_create_popup_func (self->columns_button, create_columns_popup, self, NULL);
}

/**
 * sw_list_page_show_columns:
 * @self: the page
 * @width: a width in pixels
 *
 * Shows the columns that begin within the width, and hides the others.
 */
void
sw_list_page_show_columns (SwListPage *self,
                           int         width)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int x = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, x < width);
      x += gtk_column_view_column_get_fixed_width (column);
    }
}

/**
 * sw_list_page_shows_heading:
 * @self: the page
 *
 * Returns: whether there is a column in the font of headings
 */
gboolean
sw_list_page_shows_heading (SwListPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (get_info (column)->heading)
        return TRUE;
    }

  return FALSE;
}

/**
 * sw_list_page_rebind:
 * @self: the page
 *
 * Writes all cells anew, where what they show depends on a setting.
 */
void
sw_list_page_rebind (SwListPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GtkListItemFactory) factory = make_factory (self, get_info (column));

      gtk_column_view_column_set_factory (column, factory);
    }
}
