/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the list of the emergency page: the facts of the emergency, and the figures. */
#include "sw-emergency-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-day.h"

/* With fewer lines of text the list comes first. */
#define FEW_LINES 24

void
sw_emergency_page_show_detail (SwEmergencyPage *self)
{
  SwEmergency *emergency = sw_emergency_page_get_shown (self);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GArray) communities = emergency != NULL ? sw_emergencies_get_communities (store, emergency, NULL) : NULL;
  g_autoptr (GPtrArray) team = emergency != NULL ? sw_emergencies_get_team (store, emergency, NULL) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (communities == NULL || team == NULL)
    return;

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

void
sw_emergency_page_show_figures (SwEmergencyPage *self)
{
  guint counts[SW_N_BOARD_SHOWS] = { 0 };
  SwEmergency *emergency = sw_emergency_page_get_shown (self);
  SwDay today = sw_day_today ();
  gint64 open = self->others;

  if (self->board != NULL)
    sw_board_count (self->board, &self->filter, counts);
  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    {
      g_autofree char *number = g_strdup_printf ("%u", counts[show]);
      g_autofree char *name = g_strdup_printf ("%s: %s", sw_board_show_label (show), number);

      gtk_label_set_label (self->numbers[show], number);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[show]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }

  if (emergency != NULL && sw_emergency_page_get_day (self) == today && sw_emergency_covers (emergency, today))
    open += self->board != NULL ? sw_board_count_open (self->board) : 0;
  sw_page_set_count (SW_PAGE (self), open > 0 ? open : SW_NONE);
  sw_page_set_urgent (SW_PAGE (self), open > 0);
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
  sw_emergency_page_apply (self);
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

/* Whether the page has so few lines of text that what stands above the list would take most of them. */
static gboolean
is_short (SwEmergencyPage *self,
          int              height)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);

  return height < FEW_LINES * line;
}

/* The list gets the room: the figures shrink, and what is seldom wanted goes into a menu. */
static gboolean
fit_cb (gpointer user_data)
{
  SwEmergencyPage *self = user_data;
  gboolean compact = is_short (self, gtk_widget_get_height (GTK_WIDGET (self)));

  self->fitting = 0;
  if (compact == self->compact)
    return G_SOURCE_REMOVE;

  self->compact = compact;
  gtk_widget_set_visible (self->more, compact);
  gtk_widget_set_visible (self->deeds, !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !compact);
  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    gtk_widget_set_css_classes (GTK_WIDGET (self->numbers[show]), (const char *[]) { compact ? "heading" : "title-2", NULL });
  sw_board_list_set_compact (self->list, compact);

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *page)
{
  return gtk_widget_get_request_mode (adw_bin_get_child (ADW_BIN (page)));
}

static void
measure (GtkWidget      *page,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural,
         int            *minimum_baseline,
         int            *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (page)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* What is shown cannot be changed while the page is given its place. */
static void
allocate (GtkWidget *page,
          int        width,
          int        height,
          int        baseline)
{
  SwEmergencyPage *self = SW_EMERGENCY_PAGE (page);

  gtk_widget_size_allocate (adw_bin_get_child (ADW_BIN (page)), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (is_short (self, height) != self->compact && self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

void
sw_emergency_page_add_head (SwEmergencyPage *self)
{
  for (guint show = 0; show < SW_N_BOARD_SHOWS; show++)
    add_figure (self, show);
  gtk_toggle_button_set_active (self->buttons[SW_BOARD_SHOW_OPEN], TRUE);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (get_request_mode, measure, allocate));
}
