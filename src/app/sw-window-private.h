/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-banner.h"
#include "sw-pages.h"
#include "sw-toasts.h"
#include "sw-window.h"

G_BEGIN_DECLS

struct _SwWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children. */
  GtkWidget       *header_bar;
  AdwWindowTitle  *title;
  GtkWidget       *back_button;
  GtkLabel        *back_label;
  GtkWidget       *new_button;
  AdwButtonContent *new_content;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkMenuButton   *menu_button;
  GMenuModel      *main_menu;
  AdwBin          *header_end;
  GtkWidget       *demo_badge;
  GtkOverlay      *overlay;
  GtkBox          *body;
  GtkWidget       *page_area;
  GtkWidget       *sidebar_button;
  GtkRevealer     *sidebar_revealer;
  GtkListBox      *sidebar;
  SwToasts        *toasts;
  SwToasts        *said_toasts; /* weak: where the last action was told of, or NULL */
  SwBanner        *read_only_banner;
  SwBanner        *demo_banner;
  SwBanner        *clock_banner;
  SwBanner        *offer_banner; /* made when it is needed */
  GtkStack        *stack;
  GtkWidget       *page_focus; /* weak: what had the focus on the page that is shown last */

  /* Owned. */
  char            *database;
  SwStore         *store;
  GSettings       *settings;
  GPtrArray       *pushed;   /* (element-type SwPage): pages above the sidebar's, last on top */
  GSignalGroup    *page_signals;
  GSignalGroup    *store_signals;
  char            *office;   /* "name · district" */

  GCancellable    *counting; /* the numbers of the sidebar */

  const SwPageEntry *shown;  /* the page of the sidebar that is shown or lies below */
  guint            backup;   /* a source */
  guint            clock;    /* a source */
  SwDay            today;    /* as the pages know it */
  guint            count;    /* a source */
  gboolean         narrow;   /* the sidebar lies over the page while it is shown */
  gboolean         closing;  /* asked already */
};

/* Between the files of the class. */

void    sw_window_add_actions    (SwWindow      *self);
void    sw_window_class_add_keys (SwWindowClass *klass);
void    sw_window_update_actions (SwWindow      *self);
void    sw_window_update_header  (SwWindow      *self);

void    sw_window_add_sidebar      (SwWindow      *self);
void    sw_window_fit_sidebar      (SwWindow      *self);
void    sw_window_put_sidebar_away (SwWindow      *self);

void    sw_window_add_pages      (SwWindow      *self);
void    sw_window_clear_pages    (SwWindow      *self);
void    sw_window_count_pages    (SwWindow      *self);
void    sw_window_look_at_clock  (SwWindow      *self);
void    sw_window_unsay          (SwWindow      *self);
void    sw_window_select_row     (SwWindow      *self);
SwPage *sw_window_get_page_below (SwWindow      *self);

gboolean sw_window_focus_after_sidebar (SwWindow *self);

G_END_DECLS
