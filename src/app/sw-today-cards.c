/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-today-cards.h"

#include <glib/gi18n-lib.h>

#include "sw-card.h"
#include "sw-caregiver.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder.h"
#include "sw-organisation.h"
#include "sw-quarter.h"
#include "sw-segment-bar.h"

/* So many caregivers stand on the page; the calendar has all. */
#define N_CAREGIVERS 10

/* From so many days before the report is due it stands out. */
#define REPORT_WARNING 14

/* What is shown, and where. */
typedef struct
{
  GtkBox     *emergencies;
  GtkFlowBox *cards;
  SwToday    *today;
  SwStore    *store;
} Cards;

/* --- Rows ----------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A line of a card that is a button. */
static GtkWidget *
add_row (GtkWidget  *card,
         const char *name,
         const char *detail,
         GtkWidget  *middle,
         const char *badge,
         const char *badge_class)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (name, NULL);

  gtk_box_append (GTK_BOX (line), label);
  if (detail != NULL)
    gtk_box_append (GTK_BOX (line), make_label (detail, "dim-label"));
  if (middle != NULL)
    {
      gtk_widget_set_hexpand (middle, TRUE);
      gtk_box_append (GTK_BOX (line), middle);
    }
  else
    {
      GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_hexpand (space, TRUE);
      gtk_box_append (GTK_BOX (line), space);
    }
  if (badge != NULL)
    gtk_box_append (GTK_BOX (line), sw_badge_new (badge, badge_class));

  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sw-row-button");
  gtk_box_append (GTK_BOX (card), button);

  return button;
}

static void
set_action (GtkWidget  *button,
            const char *action,
            GVariant   *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

/* The cards stand in two columns, below each other where there is no room. */
static GtkWidget *
add_column (Cards *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_size_request (column, 330, -1);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), column);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_insert (self->cards, child, -1);

  return column;
}

static GtkWidget *
add_card (GtkWidget  *column,
          const char *title)
{
  GtkWidget *card = sw_card_new (title);

  gtk_box_append (GTK_BOX (column), card);

  return card;
}

/* --- Cards ---------------------------------------------------------------- */

static void
add_parties (Cards     *self,
             GtkWidget *column)
{
  GtkWidget *card = add_card (column, _("Due Today"));

  for (guint i = 0; i < self->today->parties->len; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->parties, SwTodaySum, i);
      GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *bar = sw_segment_bar_new ();
      const guint values[SW_N_SEGMENTS] = { (guint) sum->n_done, 0, (guint) sum->n_overdue, (guint) (sum->n_due - sum->n_done) };
      /* Translators: how many of how many visits are made. */
      g_autofree char *done = g_strdup_printf (_("%d of %d made"), (int) sum->n_done, (int) sum->n_due);
      g_autofree char *overdue = g_strdup_printf (_("%d overdue"), (int) sum->n_overdue);
      GtkWidget *row;

      sw_segment_bar_set (SW_SEGMENT_BAR (bar), values);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_box_append (GTK_BOX (middle), bar);
      gtk_box_append (GTK_BOX (middle), make_label (done, NULL));
      row = add_row (card, sw_enum_label (&sw_party_enum, sum->key), NULL, middle, overdue, sum->n_overdue > 0 ? "verify" : "met");
      set_action (row, "today.party", g_variant_new_int64 (sum->key));
    }

  if (self->today->parties->len == 0)
    sw_card_add_note (SW_CARD (card), _("Nothing is due today. What is due follows from the policies in use and the agreements in force."));
}

static void
add_caregivers (Cards     *self,
                GtkWidget *column)
{
  SwStore *store = self->store;
  GtkWidget *card = add_card (column, _("By Caregiver"));
  guint n = MIN (self->today->caregivers->len, N_CAREGIVERS);

  for (guint i = 0; i < n; i++)
    {
      const SwTodaySum *sum = &g_array_index (self->today->caregivers, SwTodaySum, i);
      g_autoptr (SwCaregiver) caregiver = sum->key != SW_NONE && sum->organisation_id == SW_NONE ?
                                          sw_store_load (store, SW_TYPE_CAREGIVER, sum->key, NULL) : NULL;
      const char *name = caregiver != NULL ? caregiver->name : sw_store_get_name (store, SW_TYPE_ORGANISATION, sum->organisation_id);
      const char *community = caregiver != NULL ? sw_store_get_name (store, SW_TYPE_COMMUNITY, caregiver->community_id) : NULL;
      g_autofree char *today = g_strdup_printf (_("%d of %d made"), (int) sum->n_done, (int) sum->n_due);
      g_autofree char *overdue = g_strdup_printf (_("%d overdue"), (int) sum->n_overdue);
      GtkWidget *middle = make_label (today, "dim-label");
      GtkWidget *row;

      gtk_label_set_xalign (GTK_LABEL (middle), 1);
      row = add_row (card, name != NULL ? name : _("Nobody assigned"), community, middle, overdue, sum->n_overdue > 0 ? "verify" : "met");
      set_action (row, "today.caregiver", g_variant_new_int64 (i));
    }

  if (self->today->caregivers->len > n)
    {
      guint rest = self->today->caregivers->len - n;
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more who has less to do", "And %u more who have less to do", rest), rest);

      set_action (add_row (card, more, NULL, NULL, NULL, NULL), "today.all", NULL);
    }
  if (n == 0)
    sw_card_add_note (SW_CARD (card), _("Nobody has a visit to make today."));
}

static void
add_silences (Cards     *self,
              GtkWidget *column)
{
  SwStore *store = self->store;
  GtkWidget *card = add_card (column, _("Longest Not Reached"));

  for (guint i = 0; i < self->today->silences->len; i++)
    {
      const SwSilence *silence = &g_array_index (self->today->silences, SwSilence, i);
      g_autofree char *detail = sw_today_silence_text (silence, store);
      g_autofree char *days = silence->last_day == SW_NONE ? g_strdup (_("Never")) :
                              g_strdup_printf (ngettext ("%d day", "%d days", (gulong) silence->days), (int) silence->days);

      set_action (add_row (card, sw_store_get_name (store, SW_TYPE_ELDER, silence->elder_id), detail, NULL, days,
                           silence->days > 1 || silence->last_day == SW_NONE ? "verify" : "met"),
                  "today.elder", g_variant_new_int64 (silence->elder_id));
    }

  if (self->today->has_more_silences)
    set_action (add_row (card, _("Show More"), NULL, NULL, NULL, NULL), "today.more", NULL);
  if (self->today->silences->len == 0)
    sw_card_add_note (SW_CARD (card), _("Nobody is in the register yet."));
}

static void
add_task (GtkWidget  *card,
          const char *name,
          gint64      count,
          const char *css_class,
          const char *action,
          GVariant   *target)
{
  g_autofree char *badge = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  set_action (add_row (card, name, NULL, NULL, badge, count > 0 ? css_class : "met"), action, target);
}

static void
add_tasks (Cards     *self,
           GtkWidget *column)
{
  GtkWidget *card = add_card (column, _("To Do"));
  int quarter = sw_quarter_of (self->today->day);
  SwDay report = sw_quarter_last_friday (quarter);
  int wait = (int) self->today->wait_days;
  g_autofree char *waiting = g_strdup_printf (ngettext ("Agreements that wait for a signature for longer than %d day",
                                                        "Agreements that wait for a signature for longer than %d days", wait), wait);
  g_autofree char *eighty = sw_today_eighty_text (self->today->day);
  g_autofree char *quarter_name = NULL;
  g_autofree char *day = NULL;
  g_autofree char *badge = NULL;
  g_autofree char *title = NULL;
  int days;

  if (report < self->today->day)
    report = sw_quarter_last_friday (++quarter);
  quarter_name = sw_quarter_format (quarter);
  day = sw_day_format (report);
  days = (int) (report - self->today->day);

  add_task (card, waiting, self->today->agreements.n_waiting, "key", "today.agreements", NULL);
  add_task (card, _("Key elders without an agreement in force"), self->today->agreements.n_without, "verify",
            "today.register", g_variant_new_string ("status=active agreement-due=1 agreement!=in-force"));
  add_task (card, _("Who turns 80 within 30 days"), self->today->n_eighty, "accent", "today.register", g_variant_new_string (eighty));

  /* Translators: a quarter and the day until which its report is due. */
  title = g_strdup_printf (_("Register of %s, due %s"), quarter_name, day);
  badge = g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
  set_action (add_row (card, title, NULL, NULL, badge, days <= REPORT_WARNING ? "key" : "accent"),
              "today.register", g_variant_new_string ("status=active"));
}

static void
add_emergency_button (GtkWidget   *box,
                      const char  *label,
                      const char  *action,
                      SwEmergency *emergency)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_action (button, action, g_variant_new_int64 (sw_record_get_id (SW_RECORD (emergency))));
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_emergency (Cards                  *self,
               const SwTodayEmergency *one)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *from = sw_day_format (one->emergency->from_day);
  g_autofree char *to = one->emergency->to_day != SW_NONE ? sw_day_format (one->emergency->to_day) : g_strdup (_("until it is ended"));
  /* Translators: a kind of emergency, its first day, its last. */
  g_autofree char *title = g_strdup_printf (_("Emergency: %s, %s – %s"), sw_enum_label (&sw_emergency_kind_enum, one->emergency->kind), from, to);
  guint rest = one->n_elders - one->n_safe;
  /* Translators: how many of how many elders are found safe today, how many are not yet. */
  g_autofree char *figures = g_strdup_printf (_("%u of %u found safe today, %u not yet; nobody has reached %u for too long"),
                                              one->n_safe, one->n_elders, rest, one->n_escalated);
  GtkWidget *heading = sw_text_label_new (title, "heading");
  GtkWidget *detail = sw_text_label_new (figures, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  add_emergency_button (box, _("_Board"), "today.emergency", one->emergency);
  add_emergency_button (box, _("Call S_heets…"), "today.sheets", one->emergency);
  gtk_widget_add_css_class (box, "sw-emergency");
  gtk_box_append (self->emergencies, box);
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    {
      if (GTK_IS_FLOW_BOX (widget))
        gtk_flow_box_remove (GTK_FLOW_BOX (widget), child);
      else
        gtk_box_remove (GTK_BOX (widget), child);
    }
}

/**
 * sw_today_cards_show:
 * @emergencies: where the emergencies that hold stand
 * @columns: where the cards stand
 * @today: (nullable): what the first page shows; %NULL shows nothing
 * @store: (nullable): a store, for the names
 *
 * Shows what was loaded, in place of what was shown before.
 */
void
sw_today_cards_show (GtkBox     *emergencies,
                     GtkFlowBox *columns,
                     SwToday    *today,
                     SwStore    *store)
{
  Cards cards = { emergencies, columns, today, store };
  GtkWidget *left, *right;

  remove_children (GTK_WIDGET (emergencies));
  remove_children (GTK_WIDGET (columns));
  if (today == NULL)
    return;

  for (guint i = 0; i < today->emergencies->len; i++)
    add_emergency (&cards, &g_array_index (today->emergencies, SwTodayEmergency, i));
  gtk_widget_set_visible (GTK_WIDGET (emergencies), today->emergencies->len > 0);
  left = add_column (&cards);
  right = add_column (&cards);
  add_parties (&cards, left);
  add_caregivers (&cards, left);
  add_silences (&cards, right);
  add_tasks (&cards, right);
}
