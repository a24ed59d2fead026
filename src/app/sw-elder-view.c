/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-elder-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "sw-app.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-elder-facts.h"
#include "sw-key-elder.h"
#include "sw-phone.h"
#include "sw-store-query.h"
#include "sw-wrap-layout.h"

/**
 * SwElderView:
 *
 * What the register knows of an elder, as cards in as many columns as fit.
 */
G_DEFINE_FINAL_TYPE (SwElderView, sw_elder_view, GTK_TYPE_WIDGET)

#define HISTORY_AT_FIRST 8

/* What does not fit goes to the next line. */
static GtkWidget *
make_wrapping_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, sw_wrap_layout_new (12));

  return box;
}

static GtkWidget *
make_header (SwElderView *self,
             GPtrArray   *spans)
{
  SwElder *elder = self->elder;
  SwStatusSpan *span = sw_status_spans_current (spans, self->today);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *avatar = adw_avatar_new (54, elder->name, TRUE);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new (elder->name);
  GtkWidget *badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = make_wrapping_box ();
  GtkWidget *place = gtk_label_new (NULL);
  g_autofree char *who = sw_elder_describe (elder, self->today);
  const char *community = elder->community_id == SW_NONE
                            ? NULL : sw_store_get_name (self->store, SW_TYPE_COMMUNITY, elder->community_id);
  g_autofree char *where = NULL;
  GtkWidget *line, *described;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sw-card");
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (card), avatar);

  gtk_widget_add_css_class (name, "title-2");
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  described = gtk_label_new (who);
  gtk_label_set_wrap (GTK_LABEL (described), TRUE);
  gtk_widget_set_visible (described, *who != '\0');

  if (sw_elder_is_key (elder, self->today))
    gtk_box_append (GTK_BOX (badges), sw_badge_new (_("Key elder"), "key"));
  else if (elder->in_need == 1)
    gtk_box_append (GTK_BOX (badges), sw_badge_new (_("In need of care"), "key"));
  gtk_box_append (GTK_BOX (badges), sw_badge_new (sw_enum_label (&sw_status_enum, span ? span->status : SW_STATUS_ACTIVE),
                                                  span ? "attention" : NULL));

  line = make_wrapping_box ();
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), described);
  gtk_box_append (GTK_BOX (line), badges);
  gtk_box_append (GTK_BOX (lines), line);

  where = g_strjoin (" · ", community ? community : (elder->home_address ? elder->home_address : ""),
                     community ? elder->home_address : NULL, NULL);
  gtk_label_set_text (GTK_LABEL (place), where);
  gtk_label_set_wrap (GTK_LABEL (place), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (place), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_widget_add_css_class (place, "dim-label");
  if (*where)
    gtk_box_append (GTK_BOX (second), place);
  if (elder->phone)
    {
      g_autofree char *masked = self->masked ? sw_phone_mask (elder->phone) : g_strdup (elder->phone);

      gtk_box_append (GTK_BOX (second), sw_masked_label_new (masked, elder->phone));
    }
  gtk_box_append (GTK_BOX (lines), second);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (card), lines);

  return card;
}

static SwCard *
add_card (SwElderView *self,
          const char  *title)
{
  GtkWidget *card = sw_card_new (title);

  sw_columns_append (self->cards, card, FALSE);

  return SW_CARD (card);
}

static void
add_facts (SwElderView *self,
           guint        from,
           guint        to)
{
  guint n;
  const SwSection *sections = sw_record_sections (SW_TYPE_ELDER, &n);

  for (guint i = from; i < MIN (to, n); i++)
    {
      g_autoptr (GPtrArray) facts = sw_record_facts (SW_RECORD (self->elder), &sections[i], self->store, NULL);
      SwCard *card;

      if (facts->len == 0)
        continue;

      card = add_card (self, _(sections[i].title));
      for (guint j = 0; j < facts->len; j++)
        {
          const SwFact *fact = facts->pdata[j];

          if (fact->masked && self->masked)
            sw_card_add_masked (card, _(fact->field->label), fact->masked, fact->value);
          else
            sw_card_add_fact (card, _(fact->field->label), fact->value, NULL);
        }
    }
}

/* What is not known, and so stands on no card. */
static void
add_unknown (SwElderView *self)
{
  guint n;
  const SwSection *sections = sw_record_sections (SW_TYPE_ELDER, &n);
  SwCard *card = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) fields = sw_section_fields (&sections[i], SW_RECORD_GET_CLASS (self->elder));
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint j = 0; j < fields->len; j++)
        {
          const SwField *field = fields->pdata[j];

          if (sw_record_is_set (SW_RECORD (self->elder), field) || strcmp (field->name, "document_override") == 0)
            continue;
          if (names->len)
            /* Translators: stands between the items of an enumeration. */
            g_string_append (names, _(", "));
          g_string_append (names, _(field->label));
        }

      if (names->len == 0)
        continue;
      if (card == NULL)
        {
          card = add_card (self, _("Not Filled In Yet"));
          if (!sw_store_is_read_only (self->store))
            sw_card_add_action (card, _("Fill In"), "elder.edit", NULL);
        }
      gtk_widget_add_css_class (sw_card_add_fact (card, _(sections[i].title), names->str, NULL), "caption");
    }
}

static void
add_reasons (SwElderView *self)
{
  gboolean key = sw_elder_is_key (self->elder, self->today);
  g_autoptr (GPtrArray) reasons = sw_elder_key_reasons (self->elder, self->today);
  SwCard *card = add_card (self, key ? _("Why a Key Elder") : _("Why Not a Key Elder"));
  SwDay eightieth = self->elder->birth_day == SW_NONE ? SW_NONE : sw_day_add_years (self->elder->birth_day, 80);

  for (guint i = 0; i < reasons->len; i++)
    {
      const SwReason *reason = reasons->pdata[i];

      sw_card_add_fact (card, _(reason->label), reason->value,
                        sw_badge_new (reason->met ? _("Met") : _("Not met"), reason->met ? "met" : NULL));
      if (!reason->met)
        {
          /* Translators: %s is what a rule asks for. */
          g_autofree char *asked = g_strdup_printf (_("The rule asks for: %s"), reason->required);

          sw_card_add_note (card, asked);
        }
    }

  if (!key && eightieth != SW_NONE && eightieth > self->today && sw_elder_is_key (self->elder, eightieth))
    {
      g_autofree char *day = sw_day_format (eightieth);
      /* Translators: %s is a day. */
      g_autofree char *text = g_strdup_printf (_("Becomes a key elder on %s, with 80 years."), day);

      sw_card_add_note (card, text);
    }
  if (!key && self->elder->in_need == 1)
    sw_card_add_note (card, _("Found in need of care, and so has an agreement all the same."));
}

static gboolean
add_verify (SwElderView  *self,
            GError      **error)
{
  g_autoptr (GError) failure = NULL;
  SwVerify why = sw_store_verify (self->store, self->elder, self->today, &failure);
  SwCard *card = NULL;

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1)
    {
      const char *field = sw_verify_field (bit);
      GtkWidget *button = NULL;

      if (!(why & bit))
        continue;
      if (card == NULL)
        card = add_card (self, _("To Verify"));

      if (!sw_store_is_read_only (self->store))
        {
          button = gtk_button_new_with_label (field ? _("Correct") : _("Compare"));
          gtk_widget_add_css_class (button, "flat");
          gtk_widget_add_css_class (button, "caption");
          gtk_widget_add_css_class (button, "sw-inline");
          if (field)
            gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), field ? "elder.edit-field" : "elder.duplicates");
        }
      sw_card_add_fact (card, NULL, sw_verify_label (bit), button);
    }

  return TRUE;
}

static void
collect_focusable (GtkWidget *widget,
                   GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (gtk_widget_get_focusable (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_focusable (child, found);
}

/* Which of its widgets has the focus, counted from the top; -1 if none. */
static int
get_focus_place (SwElderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  guint place;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return -1;

  collect_focusable (GTK_WIDGET (self), found);

  return g_ptr_array_find (found, focus, &place) ? (int) place : -1;
}

/* All widgets are new after a change; who works with the keyboard stays where
 * they were. */
static void
set_focus_place (SwElderView *self,
                 int          place)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (place < 0)
    return;

  collect_focusable (GTK_WIDGET (self), found);
  if (found->len > 0)
    gtk_widget_grab_focus (found->pdata[MIN ((guint) place, found->len - 1)]);
}

static void
sw_elder_view_dispose (GObject *object)
{
  SwElderView *self = SW_ELDER_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->elder);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sw_elder_view_parent_class)->dispose (object);
}

static void
more_history_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  SwElderView *self = SW_ELDER_VIEW (widget);
  g_autoptr (SwElder) elder = g_object_ref (self->elder);

  self->history_limit = self->history_limit * 5;
  sw_elder_view_show (self, self->store, elder, NULL);
}

static void
sw_elder_view_class_init (SwElderViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sw_elder_view_dispose;

  gtk_widget_class_install_action (widget_class, "view.more-history", NULL, more_history_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "elderview");
}

static void
sw_elder_view_init (SwElderView *self)
{
  self->history_limit = HISTORY_AT_FIRST;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->cards = SW_COLUMNS (sw_columns_new (42, 4, TRUE));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->cards));
}

/**
 * sw_elder_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
sw_elder_view_new (void)
{
  return g_object_new (SW_TYPE_ELDER_VIEW, NULL);
}

/**
 * sw_elder_view_clear:
 * @self: a view
 *
 * Lets go of the elder and the store.
 */
void
sw_elder_view_clear (SwElderView *self)
{
  g_return_if_fail (SW_IS_ELDER_VIEW (self));

  if (self->header)
    gtk_box_remove (GTK_BOX (self->box), self->header);
  self->header = NULL;
  sw_columns_remove_all (self->cards);
  g_clear_object (&self->elder);
  g_clear_object (&self->store);
}

/**
 * sw_elder_view_show:
 * @self: a view
 * @store: an open database
 * @elder: an elder of it
 * @error: return location for an error
 *
 * Shows the elder with all that hangs on the record.
 *
 * Returns: whether all could be read
 */
gboolean
sw_elder_view_show (SwElderView  *self,
                    SwStore      *store,
                    SwElder      *elder,
                    GError      **error)
{
  g_autoptr (SwStore) kept = g_object_ref (store);
  g_autoptr (GPtrArray) spans = NULL;
  int focus_place;

  g_return_val_if_fail (SW_IS_ELDER_VIEW (self), FALSE);

  focus_place = get_focus_place (self);
  sw_elder_view_clear (self);
  self->store = g_steal_pointer (&kept);
  self->elder = g_object_ref (elder);
  self->today = sw_day_today ();
  self->masked = g_settings_get_boolean (sw_app_settings (), "mask-sensitive");

  spans = sw_store_load_owned (store, SW_TYPE_STATUS_SPAN, sw_record_get_id (SW_RECORD (elder)), error);
  if (spans == NULL)
    return FALSE;

  self->header = make_header (self, spans);
  gtk_box_prepend (GTK_BOX (self->box), self->header);
  if (!sw_elder_view_add_visits (self, error))
    return FALSE;

  add_facts (self, 0, 1);
  add_reasons (self);
  if (!add_verify (self, error) || !sw_elder_view_add_agreements (self, error) ||
      !sw_elder_view_add_people (self, error))
    return FALSE;
  add_facts (self, 1, 3);
  sw_elder_view_add_status (self, spans);
  add_facts (self, 3, G_MAXUINT);
  if (!sw_elder_view_add_history (self, error))
    return FALSE;
  add_unknown (self);
  set_focus_place (self, focus_place);

  return TRUE;
}
