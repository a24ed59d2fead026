/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-emergency-page.h"

#include <glib/gi18n-lib.h>

#include "sw-board-list.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-emergency-dialog.h"
#include "sw-emergency-print.h"
#include "sw-store-watch.h"
#include "sw-window.h"

/**
 * SwEmergencyPage:
 *
 * An emergency (应急响应): how many are found safe today, who is not, and what came of each call.
 * Those that are over can be looked at in the same way.
 */
struct _SwEmergencyPage
{
  SwPage parent_instance;

  /* Template children. */
  GtkStack        *stack;
  GtkDropDown     *chooser;
  GtkBox          *figures;
  GtkDropDown     *community;
  GtkLabel        *detail;
  SwBoardList     *list;

  /* Owned. */
  SwStoreWatch    *watch;
  GPtrArray       *emergencies; /* SwEmergency, those that hold first */
  GArray          *community_ids; /* gint64, as the drop-down has them */
  GArray          *board;
  GCancellable    *loading;

  GtkToggleButton *buttons[SW_N_BOARD_SHOWS]; /* borrowed */
  GtkLabel        *numbers[SW_N_BOARD_SHOWS]; /* borrowed */
  gint64           shown_id;
  SwBoardShow      show;
  gint64           others;   /* who is not found safe in the others that hold */
  gboolean         again;    /* something changed while it was loading */
  gboolean         updating; /* the choices are being filled */
};

G_DEFINE_FINAL_TYPE (SwEmergencyPage, sw_emergency_page, SW_TYPE_PAGE)

static SwEmergency *
get_shown (SwEmergencyPage *self)
{
  for (guint i = 0; self->emergencies != NULL && i < self->emergencies->len; i++)
    if (sw_record_get_id (self->emergencies->pdata[i]) == self->shown_id)
      return self->emergencies->pdata[i];

  return NULL;
}

/* The one place that says what can be done now. */
static void
update_actions (SwEmergencyPage *self)
{
  SwEmergency *emergency = get_shown (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  gboolean can_write = store != NULL && !sw_store_is_read_only (store);
  gboolean open = emergency != NULL && (emergency->to_day == SW_NONE || emergency->to_day >= sw_day_today ());

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.declare", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.change", can_write && emergency != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.end", can_write && open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.sheets", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "emergency.report", emergency != NULL);
}

/* --- What is shown -------------------------------------------------------- */

static void
show_detail (SwEmergencyPage *self)
{
  SwEmergency *emergency = get_shown (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GArray) communities = emergency != NULL ? sw_emergencies_get_communities (store, emergency, NULL) : NULL;
  g_autoptr (GPtrArray) team = emergency != NULL ? sw_emergencies_get_team (store, emergency, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = NULL;

  if (communities == NULL || team == NULL)
    return;

  day = sw_day_format (sw_emergency_get_day (emergency, sw_day_today ()));
  /* Translators: %s is a day. */
  g_string_append_printf (text, _("Board of %s"), day);
  g_string_append (text, " · ");
  if (communities->len == 0)
    g_string_append (text, _("all communities"));
  else
    g_string_append_printf (text, ngettext ("%u community", "%u communities", communities->len), communities->len);
  g_string_append (text, " · ");
  if (team->len == 0)
    g_string_append (text, _("no team yet"));
  else
    g_string_append_printf (text, ngettext ("a team of %u", "a team of %u", team->len), team->len);
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("escalated after %d hour", "escalated after %d hours",
                                          (gulong) sw_emergency_get_hours (emergency)),
                          (int) sw_emergency_get_hours (emergency));
  if (emergency->note != NULL)
    g_string_append_printf (text, " · %s", emergency->note);
  gtk_label_set_label (self->detail, text->str);
}

static void
show_figures (SwEmergencyPage *self)
{
  guint counts[SW_N_BOARD_SHOWS] = { 0 };
  SwEmergency *emergency = get_shown (self);
  gint64 open = self->others;

  if (self->board != NULL)
    sw_board_count (self->board, counts);
  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    {
      g_autofree char *number = g_strdup_printf ("%u", counts[show]);
      g_autofree char *name = g_strdup_printf ("%s: %s", sw_board_show_label (show), number);

      gtk_label_set_label (self->numbers[show], number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[show]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }

  if (emergency != NULL && sw_emergency_covers (emergency, sw_day_today ()))
    open += counts[SW_BOARD_SHOW_OPEN];
  sw_page_set_count (SW_PAGE (self), open > 0 ? open : SW_NONE);
  sw_page_set_urgent (SW_PAGE (self), open > 0);
}

static void
apply_shown (SwEmergencyPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->community);
  gint64 community_id = self->community_ids != NULL && selected < self->community_ids->len ?
                        g_array_index (self->community_ids, gint64, selected) : SW_NONE;

  sw_board_list_set_shown (self->list, self->show, community_id);
}

static void
show_board (SwEmergencyPage *self)
{
  SwEmergency *emergency = get_shown (self);
  SwDay day = emergency != NULL ? sw_emergency_get_day (emergency, sw_day_today ()) : SW_NONE;

  sw_board_list_set (self->list, sw_page_get_store (SW_PAGE (self)), self->board, day);
  show_figures (self);
}

/* --- Loading -------------------------------------------------------------- */

typedef struct
{
  SwStore     *store;
  SwEmergency *shown;  /* NULL: only count */
  GPtrArray   *others; /* SwEmergency that hold on @day and are not shown */
  SwDay        today;
  GArray      *board;
  gint64       n_others;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_object (&load->store);
  g_clear_object (&load->shown);
  g_clear_pointer (&load->others, g_ptr_array_unref);
  g_clear_pointer (&load->board, g_array_unref);
  g_free (load);
}

static GArray *
load_board (SwStore      *store,
            SwEmergency  *emergency,
            SwDay         today,
            GError      **error)
{
  SwDay day = sw_emergency_get_day (emergency, today);

  return sw_emergencies_get_board (store, emergency, day, sw_emergencies_get_minute (day), error);
}

static gboolean
count_open (SwStore    *store,
            GPtrArray  *emergencies,
            SwDay       today,
            gint64     *count,
            GError    **error)
{
  for (guint i = 0; i < emergencies->len; i++)
    {
      g_autoptr (GArray) board = load_board (store, emergencies->pdata[i], today, error);
      guint counts[SW_N_BOARD_SHOWS];

      if (board == NULL)
        return FALSE;
      sw_board_count (board, counts);
      *count += counts[SW_BOARD_SHOW_OPEN];
    }

  return TRUE;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwStore) store = sw_store_open_again (load->store, &error);

  if (store != NULL)
    load->board = load_board (store, load->shown, load->today, &error);
  if (load->board != NULL && count_open (store, load->others, load->today, &load->n_others, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void load_shown (SwEmergencyPage *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwEmergencyPage) self = user_data;
  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      SwWindow *window = sw_window_of (GTK_WIDGET (self));

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_clear_object (&self->loading);
      if (window != NULL)
        sw_window_report_error (window, error);
      return;
    }
  if (sw_page_get_store (SW_PAGE (self)) != load->store)
    return;

  g_clear_object (&self->loading);
  if (self->again)
    {
      self->again = FALSE;
      load_shown (self);
      return;
    }
  g_clear_pointer (&self->board, g_array_unref);
  self->board = g_steal_pointer (&load->board);
  self->others = load->n_others;
  show_board (self);
}

static void
load_shown (SwEmergencyPage *self)
{
  SwEmergency *shown = get_shown (self);
  SwDay today = sw_day_today ();
  g_autoptr (GTask) task = NULL;
  Load *load;

  if (self->loading != NULL)
    {
      self->again = TRUE;
      return;
    }
  if (shown == NULL)
    return;

  load = g_new0 (Load, 1);
  load->store = g_object_ref (sw_page_get_store (SW_PAGE (self)));
  load->shown = SW_EMERGENCY (sw_record_copy (SW_RECORD (shown)));
  load->others = g_ptr_array_new_with_free_func (g_object_unref);
  load->today = today;
  for (guint i = 0; i < self->emergencies->len; i++)
    if (self->emergencies->pdata[i] != shown && sw_emergency_covers (self->emergencies->pdata[i], today))
      g_ptr_array_add (load->others, sw_record_copy (self->emergencies->pdata[i]));

  self->loading = g_cancellable_new ();
  task = g_task_new (NULL, self->loading, loaded_cb, g_object_ref (self));
  g_task_set_source_tag (task, load_shown);
  g_task_set_task_data (task, load, load_free);
  g_task_run_in_thread (task, load_thread);
}

static void
fill_communities (SwEmergencyPage *self)
{
  g_autoptr (GPtrArray) all = sw_store_load_all (sw_page_get_store (SW_PAGE (self)), SW_TYPE_COMMUNITY, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new ((const char *[]) { _("All communities"), NULL });
  gint64 none = SW_NONE;

  g_clear_pointer (&self->community_ids, g_array_unref);
  self->community_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->community_ids, none);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      gint64 id = sw_record_get_id (all->pdata[i]);

      gtk_string_list_append (names, SW_COMMUNITY (all->pdata[i])->name);
      g_array_append_val (self->community_ids, id);
    }
  gtk_drop_down_set_model (self->community, G_LIST_MODEL (names));
}

/* Fills the choice of emergencies; what was shown stays so, else the first that holds is. */
static void
fill (SwEmergencyPage *self)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->emergencies, g_ptr_array_unref);
  self->emergencies = store != NULL ? sw_emergencies_load (store, SW_NONE, NULL) : NULL;
  if (self->emergencies == NULL)
    self->emergencies = g_ptr_array_new ();
  sw_emergencies_sort (self->emergencies);
  if (get_shown (self) == NULL)
    self->shown_id = self->emergencies->len > 0 ? sw_record_get_id (self->emergencies->pdata[0]) : SW_NONE;

  for (guint i = 0; i < self->emergencies->len; i++)
    {
      SwEmergency *one = self->emergencies->pdata[i];
      g_autofree char *name = sw_emergency_describe (one);
      /* Translators: an emergency that is over. */
      g_autofree char *over = one->to_day != SW_NONE && one->to_day < sw_day_today () ? g_strdup_printf (_("%s (over)"), name) : NULL;

      gtk_string_list_append (names, over != NULL ? over : name);
      if (sw_record_get_id (SW_RECORD (one)) == self->shown_id)
        selected = i;
    }
  self->updating = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, selected);
  self->updating = FALSE;
  gtk_stack_set_visible_child_name (self->stack, self->emergencies->len > 0 ? "board" : "none");

  if (self->emergencies->len == 0)
    {
      g_clear_pointer (&self->board, g_array_unref);
      self->others = 0;
      show_board (self);
    }
  else
    {
      show_detail (self);
      load_shown (self);
    }
  update_actions (self);
}

static void
chosen_cb (SwEmergencyPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->chooser);

  if (self->updating || selected >= self->emergencies->len)
    return;
  sw_emergency_page_show (self, sw_record_get_id (self->emergencies->pdata[selected]));
}

static void
figure_cb (GtkToggleButton *button,
           SwEmergencyPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    if (self->buttons[show] == button)
      self->show = show;
  apply_shown (self);
}

/* --- Actions -------------------------------------------------------------- */

static void
saved_cb (SwEmergencyPage *self,
          SwEmergency     *emergency)
{
  self->shown_id = sw_record_get_id (SW_RECORD (emergency));
}

static void
present_dialog (SwEmergencyPage *self,
                SwEmergency     *emergency)
{
  GtkWindow *dialog = sw_emergency_dialog_new (sw_window_of (GTK_WIDGET (self)), emergency);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
sw_emergency_page_create (SwPage *page)
{
  SwStore *store = sw_page_get_store (page);

  if (store != NULL && !sw_store_is_read_only (store))
    present_dialog (SW_EMERGENCY_PAGE (page), NULL);
}

static void
print_paper (SwEmergencyPage  *self,
             SwEmergencyPaper  paper)
{
  if (get_shown (self) != NULL)
    sw_emergency_print_preview (sw_window_of (GTK_WIDGET (self)), self->shown_id, paper);
}

/* While it holds the sheets are wanted, then the report. */
static void
sw_emergency_page_print (SwPage *page)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);
  SwEmergency *emergency = get_shown (self);
  gboolean over = emergency != NULL && emergency->to_day != SW_NONE && emergency->to_day < sw_day_today ();

  print_paper (self, over ? SW_EMERGENCY_PAPER_REPORT : SW_EMERGENCY_PAPER_SHEETS);
}

static void
declare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  sw_emergency_page_create (SW_PAGE (widget));
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  if (get_shown (self) != NULL)
    present_dialog (self, get_shown (self));
}

static void
end_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (widget);

  if (get_shown (self) != NULL)
    gtk_window_present (sw_emergency_end_dialog_new (sw_window_of (widget), get_shown (self)));
}

static void
sheets_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  print_paper (SW_EMERGENCY_PAGE (widget), SW_EMERGENCY_PAPER_SHEETS);
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  print_paper (SW_EMERGENCY_PAGE (widget), SW_EMERGENCY_PAPER_REPORT);
}

/* --- The class ------------------------------------------------------------ */

static void
sw_emergency_page_load (SwPage  *page,
                        SwStore *store)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->board, g_array_unref);
  self->again = FALSE;
  self->shown_id = SW_NONE;
  if (store == NULL)
    {
      sw_board_list_set (self->list, NULL, NULL, SW_NONE);
      return;
    }

  self->watch = sw_store_watch_new (store);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill_communities (self);
  fill (self);
}

/* Everybody is to be reached anew. */
static void
sw_emergency_page_new_day (SwPage *page)
{
  fill (SW_EMERGENCY_PAGE (page));
}

static void
sw_emergency_page_dispose (GObject *object)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->emergencies, g_ptr_array_unref);
  g_clear_pointer (&self->community_ids, g_array_unref);
  g_clear_pointer (&self->board, g_array_unref);

  G_OBJECT_CLASS (sw_emergency_page_parent_class)->dispose (object);
}

static void
sw_emergency_page_class_init (SwEmergencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_emergency_page_dispose;
  SW_PAGE_CLASS (klass)->load = sw_emergency_page_load;
  SW_PAGE_CLASS (klass)->create = sw_emergency_page_create;
  SW_PAGE_CLASS (klass)->print = sw_emergency_page_print;
  SW_PAGE_CLASS (klass)->new_day = sw_emergency_page_new_day;

  g_type_ensure (SW_TYPE_BOARD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-emergency-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, figures);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, community);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SwEmergencyPage, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_shown);
  gtk_widget_class_bind_template_callback (widget_class, show_figures);
  gtk_widget_class_install_action (widget_class, "emergency.declare", NULL, declare_action);
  gtk_widget_class_install_action (widget_class, "emergency.change", NULL, change_action);
  gtk_widget_class_install_action (widget_class, "emergency.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "emergency.sheets", NULL, sheets_action);
  gtk_widget_class_install_action (widget_class, "emergency.report", NULL, report_action);
}

static void
add_figure (SwEmergencyPage *self,
            SwBoardShow      show)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new ("0");
  GtkWidget *label = gtk_label_new (sw_board_show_label (show));

  gtk_widget_add_css_class (number, "title-2");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "sw-figure");
  self->buttons[show] = GTK_TOGGLE_BUTTON (button);
  self->numbers[show] = GTK_LABEL (number);
  if (show > 0)
    gtk_toggle_button_set_group (self->buttons[show], self->buttons[0]);
  g_signal_connect (button, "toggled", G_CALLBACK (figure_cb), self);
  gtk_box_append (self->figures, button);
}

static void
sw_emergency_page_init (SwEmergencyPage *self)
{
  self->shown_id = SW_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_page_set_create_label (SW_PAGE (self), _("Declare an Emergency"));
  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    add_figure (self, show);
  gtk_toggle_button_set_active (self->buttons[SW_BOARD_SHOW_OPEN], TRUE);
}

/**
 * sw_emergency_page_show:
 * @self: the page
 * @emergency_id: an emergency
 *
 * Shows the board of an emergency.
 */
void
sw_emergency_page_show (SwEmergencyPage *self,
                        gint64           emergency_id)
{
  g_return_if_fail (SW_IS_EMERGENCY_PAGE (self));

  if (emergency_id == self->shown_id)
    return;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->again = FALSE;
  g_clear_pointer (&self->board, g_array_unref);
  self->shown_id = emergency_id;
  fill (self);
}

/**
 * sw_emergency_page_count:
 * @store: the open database
 * @count: (out): how many elders are not yet found safe in the emergencies that hold
 * @urgent: (out): whether there are any
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * A #SwPageCountFunc.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_emergency_page_count (SwStore       *store,
                         gint64        *count,
                         gboolean      *urgent,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (SwStore) own = sw_store_open_again (store, error);
  g_autoptr (GPtrArray) holding = own != NULL ? sw_emergencies_load (own, sw_day_today (), error) : NULL;
  gint64 n = 0;

  if (holding == NULL || !count_open (own, holding, sw_day_today (), &n, error))
    return FALSE;

  *count = n > 0 ? n : SW_NONE;
  *urgent = n > 0;

  return TRUE;
}
