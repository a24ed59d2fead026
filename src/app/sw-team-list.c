/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-team-list.h"

#include <glib/gi18n-lib.h>

#include "sw-caregiver.h"
#include "sw-choice-list.h"
#include "sw-community.h"
#include "sw-day.h"
#include "sw-drop-choice.h"
#include "sw-store-query.h"

/* So many can be looked through; a district has thousands. */
#define N_SHOWN 60

/**
 * SwTeamList:
 *
 * Chooses who is in a team among all who may serve: found by name and kind, those that are chosen
 * already on top. F2 on one of them says what they do.
 */
struct _SwTeamList
{
  GtkBox        parent_instance;

  /* Children. */
  GtkEditable  *search;
  GtkDropDown  *kind;
  SwChoiceList *list;
  GtkLabel     *summary;

  /* Owned. */
  SwStore      *store;
  GHashTable   *duties; /* gint64: text, empty for none */
  GArray       *chosen; /* gint64, in the order in which they were */
  GArray       *found;  /* gint64, shown and not chosen when they were found */

  guint         n_found;
  gboolean      filling;
};

G_DEFINE_FINAL_TYPE (SwTeamList, sw_team_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The team (应急援助服务队伍) are street staff, workers, home-care staff and volunteers; the
 * neighbours and relatives of an office are not of it. */
static const SwCaregiverKind kinds[] = {
  SW_CAREGIVER_STREET_STAFF, SW_CAREGIVER_WORKER, SW_CAREGIVER_GRID_WORKER, SW_CAREGIVER_HOMECARE_STAFF,
  SW_CAREGIVER_VOLUNTEER, SW_CAREGIVER_FAMILY_DOCTOR, SW_CAREGIVER_SOCIAL_WORKER,
  SW_CAREGIVER_OTHER,
};

static gboolean
is_chosen (SwTeamList *self,
           gint64      id)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static SwQuery *
make_query (SwTeamList *self)
{
  const char *nicks[G_N_ELEMENTS (kinds) + 1] = { NULL };
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  SwQuery *query = sw_query_new (SW_TYPE_CAREGIVER);
  gint64 kind = sw_drop_choice_get (self->kind);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kind == SW_NONE || kind == (gint64) kinds[i])
      nicks[n++] = sw_enum_nick (&sw_caregiver_kind_enum, kinds[i]);
  sw_query_set_condition (query, "kind", SW_OPERATOR_EQUAL, nicks, NULL);
  if (*text != '\0')
    sw_query_set_search (query, text);
  sw_query_set_sort (query, "name", FALSE);

  return query;
}

/* Those who serve on: without an end, then with one to come. */
static GArray *
find_all (SwTeamList *self)
{
  g_autoptr (SwQuery) query = make_query (self);
  g_autofree char *today = sw_day_format_iso (sw_day_today ());
  const char *nothing[] = { "", NULL }, *days[] = { today, NULL };
  GArray *ids, *more;

  sw_query_set_condition (query, "ended_day", SW_OPERATOR_EQUAL, nothing, NULL);
  ids = sw_store_query_ids (self->store, query, G_MAXUINT, NULL);
  sw_query_remove_condition (query, "ended_day");
  sw_query_set_condition (query, "ended_day", SW_OPERATOR_GREATER_EQUAL, days, NULL);
  more = sw_store_query_ids (self->store, query, G_MAXUINT, NULL);
  if (ids != NULL && more != NULL)
    g_array_append_vals (ids, more->data, more->len);
  g_clear_pointer (&more, g_array_unref);

  return ids;
}

static void
add_choices (SwTeamList *self,
             GArray     *ids)
{
  g_autoptr (GPtrArray) records = sw_store_load_ids (self->store, SW_TYPE_CAREGIVER, (const gint64 *) (gpointer) ids->data, ids->len, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      SwCaregiver *caregiver = records->pdata[i];
      const char *community = sw_store_get_name (self->store, SW_TYPE_COMMUNITY, caregiver->community_id);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (caregiver)));
      gint64 id = sw_record_get_id (SW_RECORD (caregiver));
      const char *duty = is_chosen (self, id) ? g_hash_table_lookup (self->duties, &id) : NULL;
      gboolean has_duty = duty != NULL && *duty != '\0';
      g_autofree char *label = g_strdup_printf ("%s%s%s · %s%s%s", caregiver->name, has_duty ? " · " : "", has_duty ? duty : "",
                                                sw_enum_label (&sw_caregiver_kind_enum, caregiver->kind),
                                                community != NULL ? " · " : "", community != NULL ? community : "");

      sw_choice_list_add (self->list, value, label, SW_NONE);
    }
}

static void
show_summary (SwTeamList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u chosen", "%u chosen", self->chosen->len), self->chosen->len);
  if (self->n_found > self->found->len)
    g_string_append_printf (text, ngettext (" · %u more is not shown: type a name", " · %u more are not shown: type a name",
                                            self->n_found - self->found->len), self->n_found - self->found->len);
  gtk_label_set_label (self->summary, text->str);
}

static void
tick_chosen (SwTeamList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (self->chosen, gint64, i));

      g_strv_builder_add (builder, value);
    }
  values = g_strv_builder_end (builder);
  sw_choice_list_select (self->list, (const char *const *) values);
}

static void
fill (SwTeamList *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->filling || self->store == NULL)
    return;

  ids = find_all (self);
  g_array_set_size (self->found, 0);
  self->n_found = 0;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (is_chosen (self, id))
        continue;
      self->n_found++;
      if (self->found->len < N_SHOWN)
        g_array_append_val (self->found, id);
    }

  sw_choice_list_remove_all (self->list);
  add_choices (self, self->chosen);
  add_choices (self, self->found);
  tick_chosen (self);
  show_summary (self);
}

/* Who is chosen stays where they stand until something else is looked for. */
static void
list_changed_cb (SwTeamList *self)
{
  g_auto (GStrv) values = sw_choice_list_selected (self->list);

  g_array_set_size (self->chosen, 0);
  for (guint i = 0; values[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (values[i], NULL, 10);

      g_array_append_val (self->chosen, id);
    }
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- What they do --------------------------------------------------------- */

static void
duty_activate_cb (GtkEntry   *entry,
                  SwTeamList *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (popover), "value"));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  gtk_popover_popdown (GTK_POPOVER (popover));
  sw_team_list_set_duty (self, g_ascii_strtoll (value, NULL, 10), text);
  fill (self);
  sw_choice_list_focus (self->list, value);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* It is still being taken down when it says that it is closed. */
static void
duty_closed_cb (GtkPopover *popover,
                SwTeamList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
duty_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SwTeamList *self = SW_TEAM_LIST (widget);
  GtkWidget *popover, *entry, *row;
  const char *value, *duty;
  graphene_rect_t bounds;
  gint64 id;

  row = sw_choice_list_get_current (self->list, &value);
  if (row == NULL)
    return;

  id = g_ascii_strtoll (value, NULL, 10);
  duty = g_hash_table_lookup (self->duties, &id);
  popover = gtk_popover_new ();
  entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Duty in the team"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Duty in the team"), -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), duty != NULL ? duty : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 16);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  g_object_set_data_full (G_OBJECT (popover), "value", g_strdup (value), g_free);
  gtk_widget_set_parent (popover, widget);
  if (gtk_widget_compute_bounds (row, widget, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) {
      (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height,
    });
  g_signal_connect (entry, "activate", G_CALLBACK (duty_activate_cb), self);
  g_signal_connect (popover, "closed", G_CALLBACK (duty_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

static void
sw_team_list_dispose (GObject *object)
{
  g_clear_object (&SW_TEAM_LIST (object)->store);

  G_OBJECT_CLASS (sw_team_list_parent_class)->dispose (object);
}

static void
sw_team_list_finalize (GObject *object)
{
  SwTeamList *self = SW_TEAM_LIST (object);

  g_array_unref (self->chosen);
  g_array_unref (self->found);
  g_hash_table_unref (self->duties);

  G_OBJECT_CLASS (sw_team_list_parent_class)->finalize (object);
}

static void
sw_team_list_class_init (SwTeamListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sw_team_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sw_team_list_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "team.duty", NULL, duty_action);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, "team.duty", NULL);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_team_list_init (SwTeamList *self)
{
  g_autoptr (GPtrArray) choices = sw_drop_choices_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Choose A_ll Shown"));
  GtkWidget *duty = gtk_button_new_with_mnemonic (_("D_uty (F2)"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->filling = TRUE;
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->duties = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->search), TRUE);
  gtk_editable_set_width_chars (self->search, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find somebody for the team"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->search));

  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind"), -1);
  sw_drop_choices_add (choices, SW_NONE, _("All kinds"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    sw_drop_choices_add (choices, kinds[i], sw_enum_label (&sw_caregiver_kind_enum, kinds[i]));
  sw_drop_choice_set (self->kind, choices, SW_NONE);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (fill), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (self), line);

  self->list = SW_CHOICE_LIST (sw_choice_list_new (TRUE));
  sw_choice_list_set_searchable (self->list, FALSE);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (list_changed_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sw-team");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->summary));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (duty), "team.duty");
  gtk_widget_set_tooltip_text (duty, _("Say what the person does in the team whom the keyboard is at"));
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (sw_team_list_choose_all), self);
  gtk_box_append (GTK_BOX (buttons), all);
  gtk_box_append (GTK_BOX (buttons), duty);
  gtk_box_append (GTK_BOX (self), buttons);
  self->filling = FALSE;
}

/**
 * sw_team_list_new:
 * @store: a store
 *
 * Returns: (transfer floating): a list in which nobody is chosen
 */
GtkWidget *
sw_team_list_new (SwStore *store)
{
  SwTeamList *self = g_object_new (SW_TYPE_TEAM_LIST, NULL);

  self->store = g_object_ref (store);
  fill (self);

  return GTK_WIDGET (self);
}

/**
 * sw_team_list_get_chosen:
 * @self: a list
 *
 * Returns: (transfer none) (element-type gint64): who is chosen
 */
GArray *
sw_team_list_get_chosen (SwTeamList *self)
{
  g_return_val_if_fail (SW_IS_TEAM_LIST (self), NULL);

  return self->chosen;
}

/**
 * sw_team_list_choose:
 * @self: a list
 * @ids: (array length=n_ids): caregivers, who may have ended meanwhile
 * @n_ids: how many
 *
 * Chooses these and no others, without saying so by the signal.
 */
void
sw_team_list_choose (SwTeamList   *self,
                     const gint64 *ids,
                     gsize         n_ids)
{
  g_return_if_fail (SW_IS_TEAM_LIST (self));

  g_array_set_size (self->chosen, 0);
  g_array_append_vals (self->chosen, ids, n_ids);
  fill (self);
}

/**
 * sw_team_list_find:
 * @self: a list
 * @text: what is typed
 *
 * Looks for it.
 */
void
sw_team_list_find (SwTeamList *self,
                   const char *text)
{
  g_return_if_fail (SW_IS_TEAM_LIST (self));

  gtk_editable_set_text (self->search, text);
  fill (self);
}

/**
 * sw_team_list_choose_all:
 * @self: a list
 *
 * Chooses everybody who is shown.
 */
void
sw_team_list_choose_all (SwTeamList *self)
{
  g_return_if_fail (SW_IS_TEAM_LIST (self));

  for (guint i = 0; i < self->found->len; i++)
    if (!is_chosen (self, g_array_index (self->found, gint64, i)))
      g_array_append_val (self->chosen, g_array_index (self->found, gint64, i));
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_team_list_set_duty:
 * @self: a list
 * @id: a caregiver
 * @duty: (nullable): what they do in the team; somebody who has a duty is chosen
 */
void
sw_team_list_set_duty (SwTeamList *self,
                       gint64      id,
                       const char *duty)
{
  g_return_if_fail (SW_IS_TEAM_LIST (self));

  g_hash_table_replace (self->duties, g_memdup2 (&id, sizeof id), g_strdup (duty != NULL ? duty : ""));
  if (duty != NULL && *duty != '\0' && !is_chosen (self, id))
    g_array_append_val (self->chosen, id);
}

/**
 * sw_team_list_get_duties:
 * @self: a list
 *
 * Returns: (transfer none) (element-type gint64 utf8): the duties that were set, empty for none
 */
GHashTable *
sw_team_list_get_duties (SwTeamList *self)
{
  g_return_val_if_fail (SW_IS_TEAM_LIST (self), NULL);

  return self->duties;
}
