/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-elder-page.h"
#include "sw-elder-view.h"
#include "sw-elder.h"
#include "sw-record-form.h"
#include "sw-store-watch.h"

G_BEGIN_DECLS

struct _SwElderPage
{
  SwPage parent_instance;

  /* Template children. */
  GtkWidget     *header_buttons;
  GtkWidget     *edit_button;
  GtkWidget     *more_button;
  GtkWidget     *cancel_button;
  GtkWidget     *save_button;
  GtkStack      *stack;
  GtkWidget     *view_scrolled;
  SwElderView   *view;
  GtkWidget     *editor;
  GtkRevealer   *notice_revealer;
  GtkLabel      *notice;
  GtkRevealer   *agreement_revealer;
  GtkLabel      *agreement_notice;
  GtkWidget     *editor_scrolled;
  GtkWidget     *form_bin;
  GtkWidget     *gone;

  /* Owned. */
  GSimpleActionGroup *actions;
  SwElder       *elder;
  SwRecordDraft *draft;  /* while editing */
  SwStoreWatch  *watch;
  char          *checked_number; /* the number that was last looked for */

  SwRecordForm  *form;   /* borrowed, while editing */
  gint64         id;
  gboolean       stale;  /* the store changed while the page was not seen */
};

void sw_elder_page_add_actions    (SwElderPage *self);
void sw_elder_page_update_actions (SwElderPage *self);
void sw_elder_page_stop_editing   (SwElderPage *self);

G_END_DECLS
