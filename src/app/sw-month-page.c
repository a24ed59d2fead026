/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-month-page.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-month-cards.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

#define N_ROWS 6
#define N_COLUMNS 7

/**
 * SwMonthPage:
 *
 * A month card is entered from the paper: its number, the whole month by phone or at home, and the
 * days that were different by a key each. The arrows move. A card is one action.
 */
struct _SwMonthPage
{
  SwEntryPage parent_instance;

  /* Template children. */
  SwBanner           *banner;
  GtkEntry           *number_entry;
  GtkLabel           *card_label;
  GtkStack           *stack;
  GtkScrolledWindow  *scrolled;
  GtkGrid            *grid;
  GtkLabel           *message;
  GtkButton          *save_button;

  /* Children of the grid. */
  GtkWidget          *cells[N_ROWS * N_COLUMNS];

  /* Owned. */
  SwMonthCard        *card; /* NULL until a number is found */
  char               *wanted; /* the number that is to be opened when nothing unsaved is left */

  SwMonthSheet        sheet;
  guint               index; /* the day that the keys act on, from 0 */
};

G_DEFINE_FINAL_TYPE (SwMonthPage, sw_month_page, SW_TYPE_ENTRY_PAGE)

static guint
first_cell (SwMonthPage *self)
{
  return sw_day_weekday (self->card->month) - 1;
}

static void
show_cell (SwMonthPage *self,
           guint        cell)
{
  gint index = self->card ? (gint) cell - (gint) first_cell (self) : -1;
  const char *classes[4] = { "sw-mark", NULL };
  g_autofree char *text = NULL;
  guint n = 1;
  SwMark mark, recorded;

  gtk_widget_set_visible (self->cells[cell], self->card != NULL);
  if (self->card == NULL || index < 0 || index >= (gint) sw_month_card_n_days (self->card))
    {
      gtk_label_set_label (GTK_LABEL (self->cells[cell]), "");
      gtk_widget_set_css_classes (self->cells[cell], classes);
      return;
    }

  recorded = self->sheet.recorded[index];
  mark = recorded != SW_MARK_NONE ? recorded : sw_month_sheet_get_mark (&self->sheet, index);
  if (recorded == SW_MARK_NONE && mark != SW_MARK_NONE)
    classes[n++] = sw_mark_css_class (mark);
  else
    classes[n++] = "dim-label";
  if ((guint) index == self->index)
    classes[n++] = "current";
  text = g_strdup_printf ("%d%s\n%s%s", index + 1, self->sheet.n_others[index] > 0 ? " •" : "",
                          recorded == SW_MARK_NONE ? "" : recorded == SW_MARK_NOT_REACHED || recorded == SW_MARK_AWAY ? "✗ " : "✓ ",
                          self->card->month + index > sw_day_today () ? "–" : sw_mark_label (mark));
  gtk_label_set_label (GTK_LABEL (self->cells[cell]), text);
  gtk_widget_set_css_classes (self->cells[cell], classes);
}

/* Says of the day that the keys act on, also to those who do not see it. */
static void
describe_day (SwMonthPage *self)
{
  g_autofree char *day = sw_day_format (self->card->month + self->index);
  g_autoptr (GString) text = g_string_new (day);
  SwMark recorded = self->sheet.recorded[self->index];
  guint n = self->sheet.n_others[self->index];

  if (recorded != SW_MARK_NONE)
    /* Translators: %s is how a visit was made, as “Phone”. */
    g_string_append_printf (text, _(" · recorded already (%s)"), sw_mark_label (recorded));
  else if (sw_month_sheet_get_mark (&self->sheet, self->index) != SW_MARK_NONE)
    g_string_append_printf (text, " · %s", sw_mark_label (sw_month_sheet_get_mark (&self->sheet, self->index)));
  if (n > 0)
    {
      g_autofree char *others = g_strdup_printf (ngettext ("%u visit of others on this day", "%u visits of others on this day", n), n);

      g_string_append_printf (text, " · %s", others);
    }
  sw_entry_page_say (SW_ENTRY_PAGE (self), text->str, FALSE);
}

/* The one place that says what is shown and what can be done now. */
static void
update (SwMonthPage *self)
{
  guint marks = self->card ? sw_month_sheet_n_marks (&self->sheet) : 0;

  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "mark", self->card != NULL);
  sw_entry_page_set_enabled (SW_ENTRY_PAGE (self), "all", self->card != NULL);
  sw_entry_page_set_n_visits (SW_ENTRY_PAGE (self), marks);
  gtk_stack_set_visible_child_name (self->stack, self->card ? "card" : "empty");
  for (guint i = 0; i < N_ROWS * N_COLUMNS; i++)
    show_cell (self, i);
  if (self->card)
    describe_day (self);
}

static void
set_card (SwMonthPage *self,
          SwMonthCard *card)
{
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  sw_month_sheet_init (&self->sheet, NULL);
  g_set_object (&self->card, card);
  self->index = 0;
  if (card && !sw_month_sheet_load (&self->sheet, store, card, &error))
    {
      g_clear_object (&self->card);
      card = NULL;
    }
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  if (card)
    {
      const char *elder = sw_store_get_name (store, SW_TYPE_ELDER, card->elder_id);
      const char *who = card->caregiver_id != SW_NONE ? sw_store_get_name (store, SW_TYPE_CAREGIVER, card->caregiver_id) : NULL;
      int year, month;

      sw_day_to_ymd (card->month, &year, &month, NULL);
      g_string_append_printf (text, "%s · %s%s%d-%02d · %s", elder ? elder : "", who ? who : "", who ? " · " : "",
                              year, month, card->number);
      if (sw_day_month_end (card->month) > sw_day_today ())
        g_string_append_printf (text, " · %s", _("the month is not over, and a card is entered once"));
    }
  gtk_label_set_label (self->card_label, text->str);
  sw_entry_page_say (SW_ENTRY_PAGE (self), error ? error->message : NULL, error != NULL);
  update (self);
}

static void
open_then (SwWindow *window,
           gpointer  user_data)
{
  SwMonthPage *self = user_data;

  sw_month_page_open (self, self->wanted);
}

/* A scanner types the number and Enter. */
static void
number_cb (SwMonthPage *self)
{
  SwWindow *window = sw_window_of (GTK_WIDGET (self));

  g_free (self->wanted);
  self->wanted = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number_entry)));
  if (window && sw_page_has_unsaved (SW_PAGE (self)))
    sw_window_leave (window, open_then, g_object_ref (self), g_object_unref);
  else
    sw_month_page_open (self, self->wanted);
}

/* --- Actions -------------------------------------------------------------- */

static void
mark (SwMonthPage *self,
      SwMark       value)
{
  g_autoptr (GError) error = NULL;

  if (self->card == NULL)
    return;

  if (sw_month_sheet_set_mark (&self->sheet, self->index, value, sw_day_today (), &error))
    {
      sw_entry_page_changed (SW_ENTRY_PAGE (self));
      update (self);
    }
  else
    {
      sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
    }
}

static void
fill (SwMonthPage *self,
      SwMark       value)
{
  if (self->card == NULL)
    return;

  sw_month_sheet_fill (&self->sheet, value, sw_day_today ());
  sw_entry_page_changed (SW_ENTRY_PAGE (self));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
mark_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  mark (user_data, (SwMark) g_variant_get_int32 (parameter));
}

static void
all_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  fill (user_data, (SwMark) g_variant_get_int32 (parameter));
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SwMonthPage *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sw_page_save (SW_PAGE (self), &error) && error)
    sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
}

static const GActionEntry entries[] = {
  { .name = "mark", .activate = mark_cb, .parameter_type = "i" },
  { .name = "all", .activate = all_cb, .parameter_type = "i" },
  { .name = "save", .activate = save_cb },
};

static const struct
{
  guint  key;
  SwMark all;
  int    by;
} keys[] = {
  { GDK_KEY_1, SW_MARK_PHONE, 0 }, { GDK_KEY_KP_1, SW_MARK_PHONE, 0 },
  { GDK_KEY_2, SW_MARK_HOME, 0 }, { GDK_KEY_KP_2, SW_MARK_HOME, 0 },
  { GDK_KEY_Left, SW_MARK_NONE, -1 }, { GDK_KEY_Right, SW_MARK_NONE, 1 },
  { GDK_KEY_Up, SW_MARK_NONE, -N_COLUMNS }, { GDK_KEY_Down, SW_MARK_NONE, N_COLUMNS },
};

static gboolean
key_cb (SwMonthPage     *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  SwMark value;

  if (self->card == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;

  if (sw_mark_of_key (key, &value))
    {
      mark (self, value);
      return GDK_EVENT_STOP;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (key == keys[i].key)
      {
        if (keys[i].all != SW_MARK_NONE)
          fill (self, keys[i].all);
        else
          sw_month_page_set_day (self, sw_month_sheet_move (&self->sheet, self->index, keys[i].by));
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            SwMonthPage     *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  for (guint i = 0; self->card && i < N_ROWS * N_COLUMNS; i++)
    if (self->cells[i] == widget && i >= first_cell (self) && i - first_cell (self) < sw_month_card_n_days (self->card))
      sw_month_page_set_day (self, i - first_cell (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
add_cells (SwMonthPage *self)
{
  static const char *const weekdays[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };
  GtkEventController *controller = gtk_event_controller_key_new ();

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *head = gtk_label_new (_(weekdays[i]));

      gtk_widget_add_css_class (head, "dim-label");
      gtk_grid_attach (self->grid, head, i, 0, 1, 1);
    }
  for (guint i = 0; i < N_ROWS * N_COLUMNS; i++)
    {
      GtkWidget *cell = gtk_label_new (NULL);
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_label_set_justify (GTK_LABEL (cell), GTK_JUSTIFY_CENTER);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
      gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
      gtk_grid_attach (self->grid, cell, i % N_COLUMNS, 1 + i / N_COLUMNS, 1, 1);
      self->cells[i] = cell;
    }

  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), controller);
}

/* --- The page ------------------------------------------------------------- */

static void
sw_month_page_clear (SwEntryPage *page,
                     SwStore     *store)
{
  set_card (SW_MONTH_PAGE (page), NULL);
}

static void
sw_month_page_write_draft (SwEntryPage *page,
                           GKeyFile    *file)
{
  SwMonthPage *self = SW_MONTH_PAGE (page);

  if (self->card)
    sw_month_sheet_write (&self->sheet, file);
}

/* The card that was being entered when the program ended. */
static gboolean
sw_month_page_read_draft (SwEntryPage *page,
                          GKeyFile    *file)
{
  SwMonthPage *self = SW_MONTH_PAGE (page);
  g_autofree char *number = sw_month_sheet_peek (file);

  if (number == NULL || !sw_month_page_open (self, number))
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->number_entry), number);
  sw_month_sheet_restore (&self->sheet, file, sw_day_today ());
  update (self);

  return sw_month_sheet_n_marks (&self->sheet) > 0;
}

static gboolean
sw_month_page_has_unsaved (SwPage *page)
{
  SwMonthPage *self = SW_MONTH_PAGE (page);

  return self->card && sw_month_sheet_n_marks (&self->sheet) > 0;
}

static gboolean
sw_month_page_save (SwPage  *page,
                    GError **error)
{
  SwMonthPage *self = SW_MONTH_PAGE (page);
  guint n;

  if (!sw_page_has_unsaved (page))
    return TRUE;

  n = sw_month_sheet_n_marks (&self->sheet);
  if (!sw_store_enter_month_card (sw_page_get_store (page), self->card, self->sheet.days, SW_PARTY_NEIGHBOUR, error))
    return FALSE;

  set_card (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->number_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->number_entry));
  sw_entry_page_saved (SW_ENTRY_PAGE (self), n);

  return TRUE;
}

static gboolean
sw_month_page_grab_focus (GtkWidget *widget)
{
  SwMonthPage *self = SW_MONTH_PAGE (widget);

  return gtk_widget_grab_focus (self->card ? GTK_WIDGET (self->grid) : GTK_WIDGET (self->number_entry));
}

static void
sw_month_page_dispose (GObject *object)
{
  SwMonthPage *self = SW_MONTH_PAGE (object);

  g_clear_object (&self->card);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (sw_month_page_parent_class)->dispose (object);
}

static void
sw_month_page_class_init (SwMonthPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);
  SwEntryPageClass *entry_class = SW_ENTRY_PAGE_CLASS (klass);

  object_class->dispose = sw_month_page_dispose;
  widget_class->grab_focus = sw_month_page_grab_focus;
  page_class->has_unsaved = sw_month_page_has_unsaved;
  page_class->save = sw_month_page_save;
  entry_class->draft_name = SW_MONTH_DRAFT;
  entry_class->clear = sw_month_page_clear;
  entry_class->write_draft = sw_month_page_write_draft;
  entry_class->read_draft = sw_month_page_read_draft;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-month-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, banner);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, number_entry);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, card_label);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, grid);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, message);
  gtk_widget_class_bind_template_child (widget_class, SwMonthPage, save_button);
  gtk_widget_class_bind_template_callback (widget_class, number_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "month.save", NULL);
}

static void
sw_month_page_init (SwMonthPage *self)
{
  sw_entry_page_add_actions (SW_ENTRY_PAGE (self), "month", entries, G_N_ELEMENTS (entries));

  gtk_widget_init_template (GTK_WIDGET (self));
  sw_entry_page_set_children (SW_ENTRY_PAGE (self), self->banner, self->message, self->save_button);
  add_cells (self);
  sw_page_set_title (SW_PAGE (self), _("Month Card"));
  update (self);
}

/**
 * sw_month_page_new:
 *
 * Returns: (transfer floating): the page
 */
SwPage *
sw_month_page_new (void)
{
  return g_object_new (SW_TYPE_MONTH_PAGE, NULL);
}

/**
 * sw_month_page_open:
 * @self: the page, with a database
 * @number: the number of a card, or the text of its QR code
 *
 * Opens a card to be entered. Where it was not printed or is entered already,
 * says so. What is marked of another card is dropped.
 *
 * Returns: whether it can be entered
 */
gboolean
sw_month_page_open (SwMonthPage *self,
                    const char  *number)
{
  SwStore *store;
  g_autoptr (SwMonthCard) card = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SW_IS_MONTH_PAGE (self), FALSE);

  store = sw_page_get_store (SW_PAGE (self));
  card = sw_store_find_month_card (store, number, &error);
  if (card == NULL || !sw_store_check_month_card (store, card, &error))
    {
      set_card (self, NULL);
      sw_entry_page_say (SW_ENTRY_PAGE (self), error->message, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->number_entry));
      return FALSE;
    }

  set_card (self, card);
  if (self->card)
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));

  return self->card != NULL;
}

/**
 * sw_month_page_get_mark:
 * @self: the page
 * @index: a day of the month, from 0
 *
 * Returns: what is said of the day
 */
SwMark
sw_month_page_get_mark (SwMonthPage *self,
                        guint        index)
{
  g_return_val_if_fail (SW_IS_MONTH_PAGE (self), SW_MARK_NONE);

  return sw_month_sheet_get_mark (&self->sheet, index);
}

/* With large text the month is higher than the window. */
static void
scroll_to_day (SwMonthPage *self)
{
  GtkWidget *cell = self->cells[first_cell (self) + self->index];
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (cell, GTK_WIDGET (self->grid), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

/**
 * sw_month_page_set_day:
 * @self: the page, with a card
 * @index: a day of the month, from 0
 *
 * Goes to a day, as the arrows do.
 */
void
sw_month_page_set_day (SwMonthPage *self,
                       guint        index)
{
  g_return_if_fail (SW_IS_MONTH_PAGE (self));
  g_return_if_fail (self->card && index < sw_month_card_n_days (self->card));

  self->index = index;
  update (self);
  scroll_to_day (self);
}
