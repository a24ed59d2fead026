/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-card.h"
#include "sw-columns.h"
#include "sw-elder-view.h"

G_BEGIN_DECLS

struct _SwElderView
{
  GtkWidget parent_instance;

  /* Children. */
  GtkWidget *box;
  GtkWidget *header;
  SwColumns *cards;

  /* Owned. */
  SwStore   *store;
  SwElder   *elder;

  SwDay      today;
  gboolean   masked;
  guint      history_limit;
};

gboolean sw_elder_view_add_agreements (SwElderView *self,
                                       GError     **error);
GtkWidget *sw_elder_view_add_list  (SwCard      *card,
                                    const char  *name);
void     sw_elder_view_add_row     (SwElderView *self,
                                    GtkWidget   *list,
                                    SwRecord    *record,
                                    const char  *title,
                                    const char  *subtitle,
                                    GtkWidget   *suffix);
gboolean sw_elder_view_add_visits  (SwElderView *self,
                                    GError     **error);
gboolean sw_elder_view_add_people  (SwElderView *self,
                                    GError     **error);
void     sw_elder_view_add_status  (SwElderView *self,
                                    GPtrArray   *spans);
gboolean sw_elder_view_add_history (SwElderView *self,
                                    GError     **error);

G_END_DECLS
