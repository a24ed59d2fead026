/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement-page.h"
#include "sw-agreement.h"
#include "sw-columns.h"
#include "sw-store-watch.h"

G_BEGIN_DECLS

struct _SwAgreementPage
{
  SwPage              parent_instance;

  /* Children. */
  GtkStack           *stack;
  GtkWidget          *box;
  GtkWidget          *header;   /* the card on top, NULL while nothing is shown */
  SwColumns          *cards;

  /* Owned. */
  GtkWidget          *header_buttons;
  GSimpleActionGroup *actions;
  SwAgreement        *agreement; /* NULL while it is gone */
  SwStoreWatch       *watch;

  gint64              id;
  guint               history_limit;
  gboolean            masked;
  gboolean            stale;    /* the store changed while the page was not seen */
};

void     sw_agreement_page_add_actions    (SwAgreementPage *self);
void     sw_agreement_page_update_actions (SwAgreementPage *self);
void     sw_agreement_page_show           (SwAgreementPage *self);
void     sw_agreement_page_attach         (SwAgreementPage *self,
                                           const char      *path);
gboolean sw_agreement_page_add_cards      (SwAgreementPage *self,
                                           GError         **error);

G_END_DECLS
