/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-choice-list.h"
#include "sw-filter-chip.h"
#include "sw-list-view.h"
#include "sw-page.h"
#include "sw-record-list.h"
#include "sw-window.h"

G_BEGIN_DECLS

#define SW_TYPE_LIST_PAGE (sw_list_page_get_type ())
#define SW_LIST_PAGE(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), SW_TYPE_LIST_PAGE, SwListPage))
#define SW_LIST_PAGE_CLASS(klass) (G_TYPE_CHECK_CLASS_CAST ((klass), SW_TYPE_LIST_PAGE, SwListPageClass))
#define SW_IS_LIST_PAGE(object) (G_TYPE_CHECK_INSTANCE_TYPE ((object), SW_TYPE_LIST_PAGE))
#define SW_LIST_PAGE_GET_CLASS(object) (G_TYPE_INSTANCE_GET_CLASS ((object), SW_TYPE_LIST_PAGE, SwListPageClass))

typedef struct _SwListPage SwListPage;
typedef struct _SwListPageClass SwListPageClass;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwListPage, g_object_unref)

/**
 * SwListPage:
 *
 * A page with a list of records: columns that can be sorted, shown, hidden, moved and resized, a
 * search, filters as chips that add up and can be saved, and what can be done with the rows that
 * are selected. A page of its own derives from it and says what is special, in its class and in
 * its template: a child of type "tool" stands at the end of the toolbar, "above" above the list,
 * "selection" in the bar of the selection, and "empty" in place of the list while there is no row
 * at all.
 */
struct _SwListPage
{
  SwPage             parent_instance;

  /* Template children. */
  GtkWidget         *above;
  GtkWidget         *toolbar;
  GtkWidget         *filters;
  GtkSearchEntry    *search_entry;
  GtkMenuButton     *more_button;
  GtkWidget         *clear_button;
  GtkMenuButton     *columns_button;
  GtkStack          *stack;
  GtkColumnView     *view;
  GtkLabel          *totals_label;
  GtkWidget         *selection_bar;
  GtkLabel          *selected_label;

  /* Owned. */
  GtkWidget         *empty_page; /* until it is first shown */
  GSettings         *settings;
  SwQuery           *query;
  SwRecordList      *list;      /* NULL while no database is open */
  GArray            *kept;      /* ids of the rows selected, while the list reloads; or NULL */
  GtkBitset         *kept_at;   /* where they stood */
  GtkSliceListModel *slice;     /* the first rows of it, and soon all */
  GtkSelectionModel *selection;
  GPtrArray         *chips;     /* (element-type SwFilterChip), borrowed by the toolbar */
  GSimpleActionGroup *actions;  /* "page" */
  GSignalGroup      *store_signals;
  GMenuModel        *row_menu;
  GtkWidget         *row_popover;

  guint              refresh;   /* a source */
  guint              frames;    /* drawn since the database was opened */
  gboolean           loading;   /* the page sets, not the user */
  gboolean           some;      /* whether there is any row, whatever the filters */
};

/**
 * SwListPageClass:
 * @name: "register", the beginning of its keys in the settings and the page of its saved filters
 * @record_type: the class of the rows
 * @columns: (element-type SwListColumn): all columns there can be
 * @n_usual_columns: how many of them, from the first on, are shown at first
 * @filters: (array length=n_filters): all filters there can be
 * @n_filters: how many
 * @list_label: what the list is called, to be translated
 * @search_hint: what can be searched for, to be translated
 * @nothing_title: says that the filters leave no row, to be translated
 * @nothing_text: says so in a sentence, to be translated
 * @cell_text: (nullable): what stands in a cell of a badge or of what is no field; it may set the badge's style
 * @fill_filter: (nullable): adds the choices of a filter; %FALSE for the usual ones
 * @value_text: (nullable): the words for a value of a filter; %NULL for the usual ones
 * @chip_count: (nullable): what a filter that is not in use counts, or %SW_NONE
 * @drop: (nullable): takes a file that is dropped on a row
 * @open: opens a row
 * @query_changed: (nullable): the query is another
 * @refresh: (nullable): the query or the database changed; totals are to be asked for
 * @close: (nullable): the database goes away
 * @update_actions: says what can be done with the rows that are selected
 */
struct _SwListPageClass
{
  SwPageClass         parent_class;

  const char         *name;
  GType               record_type;
  GArray             *columns;
  guint               n_usual_columns;
  const SwListFilter *filters;
  guint               n_filters;
  const char         *list_label;
  const char         *search_hint;
  const char         *nothing_title;
  const char         *nothing_text;

  char             *(*cell_text)      (SwListPage         *self,
                                       const SwListColumn *column,
                                       SwRecord           *record,
                                       const char        **badge);
  gboolean          (*fill_filter)    (SwListPage         *self,
                                       const char         *filter,
                                       SwChoiceList       *choices);
  char             *(*value_text)     (SwListPage         *self,
                                       const char         *filter,
                                       const char         *value);
  gint64            (*chip_count)     (SwListPage         *self,
                                       const char         *filter);
  void              (*drop)           (SwListPage         *self,
                                       gint64              id,
                                       const char         *path);
  void              (*open)           (SwListPage         *self,
                                       gint64              id);
  void              (*query_changed)  (SwListPage         *self);
  void              (*refresh)        (SwListPage         *self);
  void              (*close)          (SwListPage         *self);
  void              (*update_actions) (SwListPage         *self);
};

/* Deletes the records of these ids (element-type gint64), as one action. */
typedef void (*SwListPageDelete) (SwWindow *window,
                                  GArray   *ids);

GType     sw_list_page_get_type       (void) G_GNUC_CONST;

SwQuery  *sw_list_page_get_query      (SwListPage         *self);
GArray   *sw_list_page_get_selected   (SwListPage         *self);
gint64    sw_list_page_get_n_selected (SwListPage         *self);
gboolean  sw_list_page_is_masked      (SwListPage         *self);
void      sw_list_page_show_totals    (SwListPage         *self,
                                       const char         *text);
void      sw_list_page_set_some       (SwListPage         *self,
                                       gboolean            some);
void      sw_list_page_delete_selected (SwListPage       *self,
                                        const char       *heading,
                                        const char       *text,
                                        SwListPageDelete  delete);
void      sw_list_page_set_row_menu   (SwListPage         *self,
                                       GMenuModel         *menu);
void      sw_list_page_enable         (SwListPage         *self,
                                       const char         *action,
                                       gboolean            enabled);
void      sw_list_page_query_changed  (SwListPage         *self);
void      sw_list_page_show_filter    (SwListPage         *self,
                                       const char         *filter);
void      sw_list_page_update_filters (SwListPage         *self);
void      sw_list_page_rebind         (SwListPage         *self);
void      sw_list_page_add_references (SwListPage         *self,
                                       SwChoiceList       *choices,
                                       GType               type,
                                       const char         *filter,
                                       gboolean            only_present);

G_END_DECLS
