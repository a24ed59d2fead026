/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-form.h"
#include "sw-register-row-source.h"
#include "sw-types.h"

G_BEGIN_DECLS

/* Its title on the paper. */
#define SW_REGISTER_FORM_NAME "空巢、独居老人情况摸排表"

/* The parts that sw_form_find_block() knows. */
#define SW_REGISTER_FORM_TITLE      "title"
#define SW_REGISTER_FORM_HEAD_LINE  "head-line"
#define SW_REGISTER_FORM_HEAD_SEAL  "head-seal"
#define SW_REGISTER_FORM_TABLE      "table"      /* on the first page */
#define SW_REGISTER_FORM_LAST_TABLE "last-table" /* on the last page */
#define SW_REGISTER_FORM_TOTALS     "totals"
#define SW_REGISTER_FORM_SIGNATURES "signatures"
#define SW_REGISTER_FORM_FOOT_SEAL  "foot-seal"

#define SW_TYPE_REGISTER_FORM (sw_register_form_get_type ())

G_DECLARE_FINAL_TYPE (SwRegisterForm, sw_register_form, SW, REGISTER_FORM, SwForm)

SwForm *sw_register_form_new            (SwRegisterRowSource *rows);
SwForm *sw_register_form_new_blank      (guint                n_rows);
void    sw_register_form_set_office     (SwRegisterForm      *self,
                                         const char          *office);
void    sw_register_form_set_report_day (SwRegisterForm      *self,
                                         SwDay                day);
void    sw_register_form_set_quarter    (SwRegisterForm      *self,
                                         const char          *quarter);
void    sw_register_form_set_number     (SwRegisterForm      *self,
                                         const char          *number);
void    sw_register_form_set_checksum   (SwRegisterForm      *self,
                                         const char          *checksum);
void    sw_register_form_set_code       (SwRegisterForm      *self,
                                         const char          *code);
void    sw_register_form_set_filler     (SwRegisterForm      *self,
                                         const char          *name,
                                         const char          *phone);

G_END_DECLS
