/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-form.h"

G_BEGIN_DECLS

#define SW_TYPE_FORM_SERIES (sw_form_series_get_type ())

G_DECLARE_FINAL_TYPE (SwFormSeries, sw_form_series, SW, FORM_SERIES, SwForm)

SwFormSeries *sw_form_series_new        (const char    *title);
void          sw_form_series_add        (SwFormSeries  *self,
                                         SwForm        *form,
                                         const char    *name);
guint         sw_form_series_get_n_forms (SwFormSeries *self);

G_END_DECLS
