/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwAnswer:
 * @label: the words of its button, translatable, with a mnemonic
 * @tooltip: what it records, translatable
 * @action: the action that records it
 * @keys: its keys while the list has the focus, as a shortcut trigger
 *
 * What can be said with one key of the rows that are selected in a list.
 */
typedef struct
{
  const char *label;
  const char *tooltip;
  const char *action;
  const char *keys;
} SwAnswer;

GtkWidget *sw_answer_bar_new (GtkWidget      *view,
                              const SwAnswer *answers,
                              gsize           n_answers);

G_END_DECLS
