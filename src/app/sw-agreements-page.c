/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreements-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-page.h"
#include "sw-elder.h"
#include "sw-scan.h"
#include "sw-store-query.h"
#include "sw-window.h"
#include "sw-wrap-layout.h"

/* After the counts of the states, in the order of the queries. */
#define COUNT_OVERDUE (SW_AGREEMENT_ENDED + 1)
#define COUNT_WITHOUT (SW_AGREEMENT_ENDED + 2)
#define COUNT_SHOWN   (SW_AGREEMENT_ENDED + 3)

/**
 * SwAgreementsPage:
 *
 * The four-party agreements by state, with what is late one click away.
 */
G_DEFINE_FINAL_TYPE (SwAgreementsPage, sw_agreements_page, SW_TYPE_LIST_PAGE)

static gint64
group_count (GArray            *counts,
             SwAgreementsGroup  group)
{
  const char *const *states = sw_agreements_group_states (group);
  gint64 n = 0;

  for (gint64 state = 0; state <= SW_AGREEMENT_ENDED; state++)
    if (*states == NULL || g_strv_contains (states, sw_enum_nick (&sw_agreement_state_enum, state)))
      n += g_array_index (counts, gint64, state);

  return n;
}

static void
show_link (GtkWidget *button,
           gint64     n,
           char      *text)
{
  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_visible (button, n > 0);
  g_free (text);
}

/* What is late, or else what waits. */
static gint64
sidebar_count (gint64 overdue,
               gint64 waiting)
{
  return overdue > 0 ? overdue : waiting > 0 ? waiting : SW_NONE;
}

static void
show_totals (SwListPage *page,
             guint       n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *text = NULL;

  /* Translators: %s is a number. */
  text = g_strdup_printf (ngettext ("%s agreement", "%s agreements", n), number);
  sw_list_page_show_totals (page, text);
}

static void
show_counts (SwAgreementsPage *self,
             GArray           *counts)
{
  gint64 overdue = g_array_index (counts, gint64, COUNT_OVERDUE);
  gint64 without = g_array_index (counts, gint64, COUNT_WITHOUT);
  gint64 waiting = group_count (counts, SW_AGREEMENTS_WAITING);

  for (SwAgreementsGroup group = 0; group < SW_AGREEMENTS_N_GROUPS; group++)
    {
      g_autofree char *text = sw_agreements_group_text (group, group_count (counts, group));

      gtk_button_set_label (GTK_BUTTON (self->group_buttons[group]), text);
    }

  /* Translators: %1$d is a number of agreements, %2$d a number of days. */
  show_link (self->overdue_button, overdue,
             g_strdup_printf (ngettext ("%1$d waits longer than %2$d days", "%1$d wait longer than %2$d days", overdue),
                              (int) overdue, self->wait_days));
  /* Translators: %d is a number of elders. */
  show_link (self->without_button, without,
             g_strdup_printf (ngettext ("%d key elder without a valid agreement",
                                        "%d key elders without a valid agreement", without), (int) without));

  sw_page_set_urgent (SW_PAGE (self), overdue > 0);
  sw_page_set_count (SW_PAGE (self), sidebar_count (overdue, waiting));
  show_totals (SW_LIST_PAGE (self), (guint) g_array_index (counts, gint64, COUNT_SHOWN));
  sw_list_page_set_some (SW_LIST_PAGE (self), group_count (counts, SW_AGREEMENTS_ALL) > 0);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SwAgreementsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = sw_store_count_finish (SW_STORE (source), result, &error);

  if (SW_LIST_PAGE (self)->list == NULL)
    return;

  if (counts)
    show_counts (self, counts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sw_list_page_show_totals (SW_LIST_PAGE (self), error->message);
}

static void
close_requests (SwListPage *page)
{
  SwAgreementsPage *self = SW_AGREEMENTS_PAGE (page);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static SwQuery *
make_query (GType       type,
            const char *filter)
{
  SwQuery *query = sw_query_new (type);
  gboolean good = sw_query_set_text (query, filter, NULL);

  g_assert (good);

  return query;
}

static void
refresh (SwListPage *page)
{
  SwAgreementsPage *self = SW_AGREEMENTS_PAGE (page);
  SwStore *store = sw_page_get_store (SW_PAGE (page));
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_object_unref);

  self->wait_days = sw_agreements_wait_days (store);
  for (const SwEnumValue *state = sw_agreement_state_enum.values; state->nick; state++)
    {
      g_autofree char *filter = g_strconcat ("state=", state->nick, NULL);

      g_ptr_array_add (queries, make_query (SW_TYPE_AGREEMENT, filter));
    }
  g_ptr_array_add (queries, make_query (SW_TYPE_AGREEMENT, "overdue=1"));
  g_ptr_array_add (queries, make_query (SW_TYPE_ELDER, SW_AGREEMENTS_WITHOUT));
  /* The list may not have all of its rows yet. */
  g_ptr_array_add (queries, sw_query_copy (page->query));

  close_requests (page);
  self->counting = g_cancellable_new ();
  sw_store_count_async (store, queries, self->counting, counted_cb, g_object_ref (self));
}

/* The switch of the groups shows what the filter narrows to. */
static void
query_changed (SwListPage *page)
{
  SwAgreementsPage *self = SW_AGREEMENTS_PAGE (page);
  const SwCondition *condition = sw_query_find_condition (page->query, "state");
  gboolean equal = condition == NULL || condition->op == SW_OPERATOR_EQUAL;
  SwAgreementsGroup group = equal ? sw_agreements_group_of (condition ? (const char *const *) condition->values : NULL)
                                  : SW_AGREEMENTS_N_GROUPS;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (page->actions), "group");
  const char *nick = group < SW_AGREEMENTS_N_GROUPS ? sw_agreements_group_nick (group) : "";

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (nick));
  self->wait_days = sw_agreements_wait_days (sw_page_get_store (SW_PAGE (page)));
}

static char *
cell_text (SwListPage         *page,
           const SwListColumn *column,
           SwRecord           *record,
           const char        **badge)
{
  return sw_agreements_cell_text (column, SW_AGREEMENT (record), sw_page_get_store (SW_PAGE (page)),
                                  sw_query_get_day (page->query), SW_AGREEMENTS_PAGE (page)->wait_days, badge);
}

static void
drop_scan (SwListPage *page,
           gint64      id,
           const char *path)
{
  sw_scan_attach (sw_window_of (GTK_WIDGET (page)), id, path);
}

static void
open_agreement (SwListPage *page,
                gint64      id)
{
  sw_agreement_page_open (sw_window_of (GTK_WIDGET (page)), id);
}

static void
sw_agreements_page_class_init (SwAgreementsPageClass *klass)
{
  static const char *const buttons[] = { "all_button", "draft_button", "waiting_button", "in_force_button", "ended_button" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);
  SwListPageClass *list_class = SW_LIST_PAGE_CLASS (klass);

  page_class->create = sw_agreements_page_create;
  page_class->print = sw_agreements_page_print;

  list_class->name = "agreements";
  list_class->record_type = SW_TYPE_AGREEMENT;
  list_class->columns = sw_agreements_get_columns ();
  list_class->n_usual_columns = sw_agreements_n_usual_columns ();
  list_class->filters = sw_agreements_get_filters (&list_class->n_filters);
  list_class->list_label = N_("Agreements");
  list_class->search_hint = N_("Number, name, pinyin");
  list_class->nothing_title = N_("No Agreement Found");
  list_class->nothing_text = N_("No agreement fits the search and the filters.");
  list_class->cell_text = cell_text;
  list_class->drop = drop_scan;
  list_class->open = open_agreement;
  list_class->query_changed = query_changed;
  list_class->refresh = refresh;
  list_class->close = close_requests;
  list_class->update_actions = sw_agreements_page_update_actions;

  g_type_ensure (SW_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-agreements-page.ui");
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_widget_class_bind_template_child_full (widget_class, buttons[i], FALSE,
                                               G_STRUCT_OFFSET (SwAgreementsPage, group_buttons) +
                                               i * sizeof (GtkToggleButton *));
  gtk_widget_class_bind_template_child (widget_class, SwAgreementsPage, overdue_button);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementsPage, without_button);
  gtk_widget_class_bind_template_child (widget_class, SwAgreementsPage, row_menu);
}

static void
sw_agreements_page_init (SwAgreementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->wait_days = SW_SIGNATURE_WAIT_DAYS;
  sw_page_set_create_label (SW_PAGE (self), _("Draft Agreements"));
  sw_list_page_set_row_menu (SW_LIST_PAGE (self), self->row_menu);
  sw_agreements_page_add_actions (self);
  for (SwAgreementsGroup group = 0; group < SW_AGREEMENTS_N_GROUPS; group++)
    {
      g_autofree char *text = sw_agreements_group_text (group, SW_NONE);

      gtk_button_set_label (GTK_BUTTON (self->group_buttons[group]), text);
    }
}

/**
 * sw_agreements_page_count:
 * @store: the open database
 * @count: (inout): how many wait too long for a signature, or else how many wait
 * @urgent: (inout): whether they wait too long
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * A #SwPageCountFunc.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_agreements_page_count (SwStore       *store,
                          gint64        *count,
                          gboolean      *urgent,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) counts = NULL;

  g_ptr_array_add (queries, make_query (SW_TYPE_AGREEMENT, "overdue=1"));
  g_ptr_array_add (queries, make_query (SW_TYPE_AGREEMENT, "state=printed,signing"));
  counts = sw_store_count (store, queries, cancellable, error);
  if (counts == NULL)
    return FALSE;

  *count = sidebar_count (g_array_index (counts, gint64, 0), g_array_index (counts, gint64, 1));
  *urgent = g_array_index (counts, gint64, 0) > 0;

  return TRUE;
}
