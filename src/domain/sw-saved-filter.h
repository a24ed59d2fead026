/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-record.h"

G_BEGIN_DECLS

#define SW_TYPE_SAVED_FILTER (sw_saved_filter_get_type ())
G_DECLARE_FINAL_TYPE (SwSavedFilter, sw_saved_filter, SW, SAVED_FILTER, SwRecord)

/**
 * SwSavedFilter:
 *
 * A filter of a page that was saved under a name.
 */
struct _SwSavedFilter
{
  SwRecord parent_instance;

  char *page;
  char *name;
  char *definition;
};

SwSavedFilter *sw_saved_filter_new (void);

G_END_DECLS
