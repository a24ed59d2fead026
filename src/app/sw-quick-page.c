/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-quick-page.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-quick-find.h"
#include "sw-quick-hint.h"
#include "sw-visits.h"
#include "sw-wrap-layout.h"

/**
 * SwQuickPage:
 *
 * Quick entry: a visit a line, by the keys alone. Lines that were taken stand above the one that
 * is typed, and are saved together as one action. What is typed is kept in a file at once, so
 * that it is there again when the program ended without being asked to.
 */
struct _SwQuickPage
{
  SwEntryPage parent_instance;

  /* Template children. */
  SwBanner           *banner;
  GtkStack           *stack;
  GtkColumnView      *view;
  GtkBox             *places;
  GtkLabel           *hint;
  GtkLabel           *message;
  GtkButton          *save_button;

  /* Children of the places. */
  SwQuickField       *fields[SW_QUICK_N_PLACES];

  /* Owned. */
  GListStore         *lines;
  GtkSingleSelection *selection;
  SwQuickLine        *line;       /* that is typed */

  guint               place;      /* where the line goes that is typed, or G_MAXUINT: to the end */
};

G_DEFINE_FINAL_TYPE (SwQuickPage, sw_quick_page, SW_TYPE_ENTRY_PAGE)

static guint
n_lines (SwQuickPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

/* The one place that says what can be done now. */
static void
update (SwQuickPage *self)
{
  gboolean selected = gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;
  guint n = n_lines (self) + sw_quick_line_is_begun (self->line);

  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "edit", selected);
  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "remove", selected);
  sw_entry_page_set_n_visits (SW_ENTRY_PAGE (self), n);
  gtk_stack_set_visible_child_name (self->stack, n_lines (self) > 0 ? "lines" : "empty");
}

static void
show_place (SwQuickPage  *self,
            SwQuickPlace  place)
{
  sw_quick_field_set_text (self->fields[place], sw_quick_line_get_text (self->line, place));
}

static void
show_hint (SwQuickPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autofree char *text = store ? sw_quick_hint_make (store, self->line, G_LIST_MODEL (self->lines)) : NULL;

  gtk_label_set_label (self->hint, text ? text : "");
}

static void
show_line (SwQuickPage *self)
{
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    {
      sw_quick_field_set_wrong (self->fields[i], FALSE);
      show_place (self, i);
    }
  sw_entry_page_say (SW_ENTRY_PAGE (self), NULL, FALSE);
  show_hint (self);
  update (self);
}

static void
set_line (SwQuickPage *self,
          SwQuickLine *line)
{
  g_set_object (&self->line, line);
  show_line (self);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
}

static void
begin_next (SwQuickPage *self,
            SwQuickLine *after)
{
  g_autoptr (SwQuickLine) next = after ? sw_quick_line_next (after) : sw_quick_line_new (sw_day_today ());

  self->place = G_MAXUINT;
  set_line (self, next);
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[SW_QUICK_ELDER]));
}

static GPtrArray *
find (guint       place,
      const char *text,
      gpointer    user_data)
{
  return sw_quick_find (sw_page_get_store (SW_PAGE (user_data)), place, text);
}

/* --- The line that is typed ----------------------------------------------- */

static void
typed_cb (SwQuickField *field,
          SwQuickPage  *self)
{
  sw_quick_line_set_text (self->line, sw_quick_field_get_place (field), sw_quick_field_get_text (field), sw_day_today ());
  sw_entry_page_say (SW_ENTRY_PAGE (self), NULL, FALSE);
  if (sw_quick_field_get_place (field) == SW_QUICK_ELDER)
    show_hint (self);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  update (self);
}

/* Who looks after the elder as this party, until another is named. */
static void
propose_caregiver (SwQuickPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (SwElder) elder = NULL;
  gint64 party = sw_quick_line_get_value (self->line, SW_QUICK_PARTY);
  gint64 id;

  if (*sw_quick_line_get_text (self->line, SW_QUICK_CAREGIVER))
    return;
  elder = sw_store_load (store, SW_TYPE_ELDER, sw_quick_line_get_value (self->line, SW_QUICK_ELDER), NULL);
  if (elder == NULL)
    return;

  id = party == SW_PARTY_WORKER ? elder->worker_id : party == SW_PARTY_NEIGHBOUR ? elder->neighbour_id : SW_NONE;
  if (id == SW_NONE)
    return;
  sw_quick_line_set_reference (self->line, SW_QUICK_CAREGIVER, id, sw_store_get_name (store, SW_TYPE_CAREGIVER, id));
  show_place (self, SW_QUICK_CAREGIVER);
}

static void
chosen_cb (SwQuickField *field,
           gint64        id,
           const char   *text,
           SwQuickPage  *self)
{
  SwQuickPlace place = sw_quick_field_get_place (field);

  if (place == SW_QUICK_ELDER || place == SW_QUICK_CAREGIVER)
    sw_quick_line_set_reference (self->line, place, id, text);
  else
    sw_quick_line_set_text (self->line, place, text, sw_day_today ());
  if (place == SW_QUICK_ELDER)
    propose_caregiver (self);
  show_hint (self);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  update (self);
}

/* What is wrong is said when the place is left; a line that is not begun is let be. */
static void
left_cb (SwQuickField *field,
         SwQuickPage  *self)
{
  SwQuickPlace place = sw_quick_field_get_place (field);
  g_autofree char *wrong = NULL;

  sw_quick_line_tidy (self->line, place);
  show_place (self, place);
  if (place == SW_QUICK_ELDER && *sw_quick_line_get_text (self->line, place) == '\0')
    return;

  wrong = sw_quick_line_check (self->line, place, sw_day_today ());
  sw_quick_field_set_wrong (field, wrong != NULL);
  if (wrong)
    sw_entry_page_say (SW_ENTRY_PAGE (self), wrong, TRUE);
  if (place == SW_QUICK_DAY)
    show_hint (self);
}

static void
taken_cb (SwQuickField *field,
          SwQuickPage  *self)
{
  sw_quick_page_take (self);
}

/* --- The lines that were taken -------------------------------------------- */

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwQuickPage *self = user_data;

  sw_quick_page_edit (self, gtk_single_selection_get_selected (self->selection));
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SwQuickPage *self = user_data;
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  g_list_store_remove (self->lines, position);
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  update (self);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwQuickPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sw_page_save (SW_PAGE (self), &error) && error)
    sw_entry_page_report (SW_ENTRY_PAGE (self), error);
}

static void
take_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  sw_quick_page_take (user_data);
}

static const GActionEntry entries[] = {
  { .name = "take", .activate = take_cb },
  { .name = "edit", .activate = edit_cb },
  { .name = "remove", .activate = remove_cb },
  { .name = "save", .activate = save_cb },
};

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  place)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       sw_quick_line_get_text (gtk_list_item_get_item (item), GPOINTER_TO_UINT (place)));
}

static void
add_place (SwQuickPage  *self,
           SwQuickPlace  place)
{
  const char *name = sw_quick_place_label (place);
  gboolean chosen = place != SW_QUICK_DAY && place != SW_QUICK_NOTE;
  GtkWidget *field = sw_quick_field_new (place, name, chosen ? find : NULL, self);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (self->places, box);
  g_signal_connect_object (field, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (field, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (field, "left", G_CALLBACK (left_cb), self, 0);
  g_signal_connect_object (field, "taken", G_CALLBACK (taken_cb), self, 0);
  self->fields[place] = SW_QUICK_FIELD (field);

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (place));
  column = gtk_column_view_column_new (name, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

/* --- The page ------------------------------------------------------------- */

static void
sw_quick_page_clear (SwEntryPage *page,
                     SwStore     *store)
{
  SwQuickPage *self = SW_QUICK_PAGE (page);

  g_list_store_remove_all (self->lines);
  begin_next (self, NULL);
}

static void
sw_quick_page_write_draft (SwEntryPage *page,
                           GKeyFile    *file)
{
  SwQuickPage *self = SW_QUICK_PAGE (page);

  sw_quick_draft_write (file, G_LIST_MODEL (self->lines), self->line);
}

static gboolean
sw_quick_page_read_draft (SwEntryPage *page,
                          GKeyFile    *file)
{
  SwQuickPage *self = SW_QUICK_PAGE (page);
  g_autoptr (SwQuickLine) open_line = sw_quick_draft_read (file, self->lines);

  set_line (self, open_line);

  return TRUE;
}

static gboolean
sw_quick_page_has_unsaved (SwPage *page)
{
  SwQuickPage *self = SW_QUICK_PAGE (page);

  return n_lines (self) > 0 || sw_quick_line_is_begun (self->line);
}

/* A line that is typed and not taken yet belongs to what is saved. */
static gboolean
sw_quick_page_save (SwPage  *page,
                    GError **error)
{
  SwQuickPage *self = SW_QUICK_PAGE (page);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  if (sw_quick_line_is_begun (self->line) && !sw_quick_page_take (self))
    return FALSE;

  n = n_lines (self);
  if (n == 0)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwQuickLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_ptr_array_add (visits, sw_quick_line_make_visit (line));
    }
  if (!sw_store_save_visits (sw_page_get_store (page), visits, NULL, error))
    return FALSE;

  g_list_store_remove_all (self->lines);
  update (self);
  sw_entry_page_saved (SW_ENTRY_PAGE (self), n);

  return TRUE;
}

static gboolean
sw_quick_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SW_QUICK_PAGE (widget)->fields[SW_QUICK_ELDER]));
}

static void
sw_quick_page_dispose (GObject *object)
{
  SwQuickPage *self = SW_QUICK_PAGE (object);

  g_clear_object (&self->line);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sw_quick_page_parent_class)->dispose (object);
}

static void
sw_quick_page_finalize (GObject *object)
{
  g_clear_object (&SW_QUICK_PAGE (object)->lines);

  G_OBJECT_CLASS (sw_quick_page_parent_class)->finalize (object);
}

static void
sw_quick_page_class_init (SwQuickPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);
  SwEntryPageClass *entry_class = SW_ENTRY_PAGE_CLASS (klass);

  object_class->dispose = sw_quick_page_dispose;
  object_class->finalize = sw_quick_page_finalize;
  widget_class->grab_focus = sw_quick_page_grab_focus;
  page_class->has_unsaved = sw_quick_page_has_unsaved;
  page_class->save = sw_quick_page_save;
  entry_class->draft_name = SW_QUICK_DRAFT;
  entry_class->clear = sw_quick_page_clear;
  entry_class->write_draft = sw_quick_page_write_draft;
  entry_class->read_draft = sw_quick_page_read_draft;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-quick-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, view);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, places);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, hint);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, message);
  gtk_widget_class_bind_template_child (widget_class, SwQuickPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, sw_quick_page_edit);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "quick.save", NULL);
}

static void
add_list_key (SwQuickPage *self,
              const char  *trigger,
              const char  *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static void
sw_quick_page_init (SwQuickPage *self)
{
  self->place = G_MAXUINT;
  self->lines = g_list_store_new (SW_TYPE_QUICK_LINE);
  self->line = sw_quick_line_new (sw_day_today ());
  sw_entry_page_add_actions (SW_ENTRY_PAGE (self), "quick", entries, G_N_ELEMENTS (entries));

  gtk_widget_init_template (GTK_WIDGET (self));
  sw_entry_page_set_children (SW_ENTRY_PAGE (self), self->banner, self->message, self->save_button);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    add_place (self, i);
  add_list_key (self, "F2", "quick.edit");
  add_list_key (self, "Delete", "quick.remove");
  sw_page_set_title (SW_PAGE (self), _("Quick Entry"));
  show_line (self);
}

/**
 * sw_quick_page_new:
 *
 * Returns: (transfer floating): the page
 */
SwPage *
sw_quick_page_new (void)
{
  return g_object_new (SW_TYPE_QUICK_PAGE, NULL);
}

/**
 * sw_quick_page_get_lines:
 * @self: the page
 *
 * Returns: (transfer none) (element-type SwQuickLine): the lines that were taken
 */
GListModel *
sw_quick_page_get_lines (SwQuickPage *self)
{
  g_return_val_if_fail (SW_IS_QUICK_PAGE (self), NULL);

  return G_LIST_MODEL (self->lines);
}

/**
 * sw_quick_page_get_field:
 * @self: the page
 * @place: a place
 *
 * Returns: (transfer none): the field of the line that is typed
 */
SwQuickField *
sw_quick_page_get_field (SwQuickPage  *self,
                         SwQuickPlace  place)
{
  g_return_val_if_fail (SW_IS_QUICK_PAGE (self), NULL);

  return self->fields[place];
}

/**
 * sw_quick_page_get_hint:
 * @self: the page
 *
 * Returns: (transfer none): what is said below the line of the elder
 */
const char *
sw_quick_page_get_hint (SwQuickPage *self)
{
  g_return_val_if_fail (SW_IS_QUICK_PAGE (self), NULL);

  return gtk_label_get_label (self->hint);
}

/**
 * sw_quick_page_take:
 * @self: the page
 *
 * Takes the line that is typed and begins the next, as Enter does. Where
 * something is wrong, says so and stays.
 *
 * Returns: whether it was taken
 */
gboolean
sw_quick_page_take (SwQuickPage *self)
{
  g_autoptr (SwQuickLine) line = NULL;
  SwDay today = sw_day_today ();

  g_return_val_if_fail (SW_IS_QUICK_PAGE (self), FALSE);

  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    sw_quick_field_choose (self->fields[i]);
  for (guint i = 0; i < SW_QUICK_N_PLACES; i++)
    {
      g_autofree char *wrong = sw_quick_line_check (self->line, i, today);

      sw_quick_field_set_wrong (self->fields[i], wrong != NULL);
      if (wrong)
        {
          sw_entry_page_say (SW_ENTRY_PAGE (self), wrong, TRUE);
          gtk_widget_grab_focus (GTK_WIDGET (self->fields[i]));
          return FALSE;
        }
      sw_quick_line_tidy (self->line, i);
    }

  line = g_object_ref (self->line);
  g_list_store_insert (self->lines, MIN (self->place, n_lines (self)), line);
  begin_next (self, line);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", n_lines (self) - 1);

  return TRUE;
}

/**
 * sw_quick_page_edit:
 * @self: the page
 * @position: of a line that was taken
 *
 * Brings a line back to be typed again, after the line that is typed now is
 * taken. It goes to its old place then.
 */
void
sw_quick_page_edit (SwQuickPage *self,
                    guint        position)
{
  g_autoptr (SwQuickLine) line = NULL;

  g_return_if_fail (SW_IS_QUICK_PAGE (self));

  line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  if (line == NULL)
    return;
  if (sw_quick_line_is_begun (self->line))
    {
      guint before = n_lines (self);

      if (!sw_quick_page_take (self))
        return;
      if (n_lines (self) > before)
        g_list_store_find (self->lines, line, &position);
    }

  g_list_store_remove (self->lines, position);
  set_line (self, line);
  self->place = position;
  gtk_widget_grab_focus (GTK_WIDGET (self->fields[SW_QUICK_ELDER]));
}
