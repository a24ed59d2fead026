/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-page-private.h"

#include <glib/gi18n-lib.h>

#include "sw-late-menu.h"
#include "sw-store-query.h"
#include "sw-window.h"

G_DEFINE_FINAL_TYPE (SwRegisterPage, sw_register_page, SW_TYPE_LIST_PAGE)

/* Also among those who have left the register. */
static gboolean
has_anybody (SwStore *store)
{
  g_autoptr (SwQuery) everybody = sw_query_new (SW_TYPE_ELDER);

  return sw_store_query_count (store, everybody, NULL) > 0;
}

static SwQuery *
make_active_query (void)
{
  SwQuery *query = sw_query_new (SW_TYPE_ELDER);
  const char *values[] = { "active", NULL };

  sw_query_set_condition (query, "status", SW_OPERATOR_EQUAL, values, NULL);

  return query;
}

/* Whether the page shows those who are in the register, and no others. */
static gboolean
shows_active (SwListPage *page,
              SwQuery    *active)
{
  g_autofree char *text = sw_query_to_text (page->query);
  g_autofree char *active_text = sw_query_to_text (active);

  return strcmp (text, active_text) == 0 && sw_query_get_search (page->query) == NULL &&
         sw_query_get_day (page->query) == sw_query_get_day (active);
}

/* How many are in the register today, for the sidebar; and whether it is empty. */
static void
take_count (SwRegisterPage *self,
            SwStore        *store,
            const SwTotals *totals)
{
  SwListPage *page = SW_LIST_PAGE (self);

  if (page->list == NULL)
    return;

  self->n_verify = totals->n_verify;
  sw_page_set_count (SW_PAGE (self), totals->n);
  sw_list_page_update_filters (page);
  sw_list_page_set_some (page, totals->n > 0 || has_anybody (store));
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SwRegisterPage) self = user_data;
  SwTotals totals;

  if (sw_store_totals_finish (SW_STORE (source), result, &totals, NULL))
    take_count (self, SW_STORE (source), &totals);
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SwListPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SwTotals totals;

  if (!sw_store_totals_finish (SW_STORE (source), result, &totals, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && page->list)
        sw_list_page_show_totals (page, error->message);
      return;
    }

  text = sw_register_totals_text (&totals);
  sw_list_page_show_totals (page, text);
  if (SW_REGISTER_PAGE (page)->count == NULL)
    take_count (SW_REGISTER_PAGE (page), SW_STORE (source), &totals);
}

static void
close_requests (SwListPage *page)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (page);

  g_cancellable_cancel (self->totals);
  g_cancellable_cancel (self->count);
  g_clear_object (&self->totals);
  g_clear_object (&self->count);
}

static void
refresh (SwListPage *page)
{
  SwRegisterPage *self = SW_REGISTER_PAGE (page);
  SwStore *store = sw_page_get_store (SW_PAGE (self));
  g_autoptr (SwQuery) active = make_active_query ();

  close_requests (page);
  self->totals = g_cancellable_new ();
  sw_store_totals_async (store, page->query, self->totals, totals_cb, g_object_ref (self));

  /* The totals say it, where the page shows just these; a register can be a million long. */
  if (shows_active (page, active))
    return;

  self->count = g_cancellable_new ();
  sw_store_totals_async (store, active, self->count, count_cb, g_object_ref (self));
}

static char *
cell_text (SwListPage         *page,
           const SwListColumn *column,
           SwRecord           *record,
           const char        **badge)
{
  *badge = strcmp (column->name, "key") == 0 ? "key" : "verify";

  return sw_register_cell_text (column, SW_ELDER (record), sw_page_get_store (SW_PAGE (page)),
                                sw_query_get_day (page->query), sw_list_page_is_masked (page));
}

static void
add_verify (SwListPage   *page,
            SwChoiceList *choices,
            const char   *nick,
            gint64        count)
{
  g_autofree char *label = sw_register_value_text ("verify", nick, sw_page_get_store (SW_PAGE (page)));

  sw_choice_list_add (choices, nick, label, count);
}

static gboolean
fill_filter (SwListPage   *page,
             const char   *filter,
             SwChoiceList *choices)
{
  gint64 counts[32] = { 0 };
  gboolean known;
  guint i = 0;

  if (strcmp (filter, "verify") != 0)
    return FALSE;

  known = sw_store_verify_counts (sw_page_get_store (SW_PAGE (page)), sw_query_get_day (page->query), counts, NULL);
  add_verify (page, choices, "any", SW_NONE);
  for (guint bit = 1; bit <= SW_VERIFY_ALL; bit <<= 1, i++)
    add_verify (page, choices, sw_verify_nick (bit), known ? counts[i] : SW_NONE);

  return TRUE;
}

static char *
value_text (SwListPage *page,
            const char *filter,
            const char *value)
{
  return sw_register_value_text (filter, value, sw_page_get_store (SW_PAGE (page)));
}

static gint64
chip_count (SwListPage *page,
            const char *filter)
{
  return strcmp (filter, "verify") == 0 ? SW_REGISTER_PAGE (page)->n_verify : SW_NONE;
}

static void
open_elder (SwListPage *page,
            gint64      id)
{
  sw_window_open_elder (sw_window_of (GTK_WIDGET (page)), id);
}

static void
sw_register_page_create (SwPage *page)
{
  sw_window_open_elder (sw_window_of (GTK_WIDGET (page)), SW_NONE);
}

static void
sw_register_page_class_init (SwRegisterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SwPageClass *page_class = SW_PAGE_CLASS (klass);
  SwListPageClass *list_class = SW_LIST_PAGE_CLASS (klass);

  page_class->create = sw_register_page_create;
  page_class->print = sw_register_page_print;

  list_class->name = "register";
  list_class->record_type = SW_TYPE_ELDER;
  list_class->columns = sw_register_get_columns ();
  list_class->n_usual_columns = sw_register_n_usual_columns ();
  list_class->filters = sw_register_get_filters (&list_class->n_filters);
  list_class->list_label = N_("Register of elders");
  list_class->search_hint = N_("Name, pinyin, number, phone, address, relative");
  list_class->nothing_title = N_("Nobody Found");
  list_class->nothing_text = N_("No elder fits the search and the filters.");
  list_class->cell_text = cell_text;
  list_class->fill_filter = fill_filter;
  list_class->value_text = value_text;
  list_class->chip_count = chip_count;
  list_class->open = open_elder;
  list_class->refresh = refresh;
  list_class->close = close_requests;
  list_class->update_actions = sw_register_page_update_actions;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/shouwang/Shouwang/ui/sw-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, worker_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, community_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, SwRegisterPage, print_menu);
}

static void
sw_register_page_init (SwRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sw_late_menu_set (self->print_button, self->print_menu);

  sw_page_set_create_label (SW_PAGE (self), _("New Elder"));
  sw_list_page_set_row_menu (SW_LIST_PAGE (self), self->row_menu);
  sw_register_page_add_actions (self);
}

/**
 * sw_register_page_count:
 * @store: the open database
 * @count: (out): how many are in the register today
 * @urgent: (inout): stays as it is
 * @cancellable: is cancelled when nobody waits for it any more
 * @error: return location for what went wrong
 *
 * A #SwPageCountFunc.
 *
 * Returns: whether it could be counted
 */
gboolean
sw_register_page_count (SwStore       *store,
                        gint64        *count,
                        gboolean      *urgent,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (SwQuery) active = make_active_query ();
  SwTotals totals;

  if (!sw_store_totals (store, active, &totals, cancellable, error))
    return FALSE;

  *count = totals.n;

  return TRUE;
}
