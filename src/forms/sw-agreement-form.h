/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-agreement-layout.h"
#include "sw-agreement-template.h"
#include "sw-agreement.h"
#include "sw-form.h"
#include "sw-supplement.h"

G_BEGIN_DECLS

/* The parts that sw_form_find_block() knows, on the first agreement of the form. */
#define SW_AGREEMENT_FORM_TITLE       "title"
#define SW_AGREEMENT_FORM_LAST_TEXT   "last-text" /* the end of the text on its page */
#define SW_AGREEMENT_FORM_SIGNATURES  "signatures"
#define SW_AGREEMENT_FORM_SEAL_STREET "seal-street"
#define SW_AGREEMENT_FORM_SEAL_WORKER "seal-worker"

/* For sw_agreement_form_set_only(). */
#define SW_AGREEMENT_FORM_ALL G_MAXUINT

/* Each of the four parties gets one: 本协议一式四份. */
#define SW_AGREEMENT_FORM_COPIES 4

/**
 * SwAgreementPage:
 * @index: which agreement, from 0
 * @copy: which copy of it, from 0
 * @page: which of its pages, from 0
 * @n_pages: how many pages it has
 * @empty: whether it is the empty back of a sheet
 *
 * What a page of the form is.
 */
typedef struct
{
  guint    index;
  guint    copy;
  guint    page;
  guint    n_pages;
  gboolean empty;
} SwAgreementPage;

#define SW_TYPE_AGREEMENT_FORM (sw_agreement_form_get_type ())

G_DECLARE_FINAL_TYPE (SwAgreementForm, sw_agreement_form, SW, AGREEMENT_FORM, SwForm)

SwForm   *sw_agreement_form_new            (SwAgreementTemplate  *template,
                                            GListModel           *agreements);
SwForm   *sw_agreement_form_new_for        (SwAgreementTemplate  *template,
                                            SwAgreement          *agreement);
SwForm   *sw_agreement_form_new_blank      (SwAgreementTemplate  *template);
SwForm   *sw_agreement_form_new_supplement (SwAgreementTemplate  *template,
                                            SwAgreement          *agreement,
                                            SwSupplement         *supplement);
void      sw_agreement_form_add_template   (SwAgreementForm      *self,
                                            gint64                template_id,
                                            SwAgreementTemplate  *template);
void      sw_agreement_form_set_size       (SwAgreementForm      *self,
                                            SwAgreementSize       size);
void      sw_agreement_form_set_copies     (SwAgreementForm      *self,
                                            guint                 n_copies);
void      sw_agreement_form_set_sheets     (SwAgreementForm      *self,
                                            gboolean              sheets);
void      sw_agreement_form_set_draft      (SwAgreementForm      *self,
                                            gboolean              draft);
GListModel *
          sw_agreement_form_get_agreements (SwAgreementForm      *self);
void      sw_agreement_form_set_only       (SwAgreementForm      *self,
                                            guint                 index);
void      sw_agreement_form_get_page       (SwAgreementForm      *self,
                                            guint                 page,
                                            SwAgreementPage      *place);

/* sw-agreement-form-files.c */
gboolean  sw_agreement_form_write_files    (SwAgreementForm      *self,
                                            const char           *folder,
                                            GCancellable         *cancellable,
                                            SwFormProgress        progress,
                                            gpointer              user_data,
                                            GError              **error);
char     *sw_agreement_form_make_file_name (SwAgreement          *agreement);

G_END_DECLS
