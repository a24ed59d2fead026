/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-banner.h"
#include "sw-page.h"

G_BEGIN_DECLS

#define SW_TYPE_ENTRY_PAGE (sw_entry_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SwEntryPage, sw_entry_page, SW, ENTRY_PAGE, SwPage)

/**
 * SwEntryPageClass:
 * @draft_name: under which name what is typed is kept, see sw_draft_file_path()
 * @clear: the store was set, or is another; %NULL: let go of everything
 * @write_draft: writes what is typed and not saved; nothing if there is nothing
 * @read_draft: puts back what was written, and says whether there was anything
 *
 * What a way to enter visits provides.
 */
struct _SwEntryPageClass
{
  SwPageClass parent_class;

  const char *draft_name;

  void     (*clear)       (SwEntryPage *self,
                           SwStore     *store);
  void     (*write_draft) (SwEntryPage *self,
                           GKeyFile    *file);
  gboolean (*read_draft)  (SwEntryPage *self,
                           GKeyFile    *file);
};

/* For the classes, while they are made and when something is typed. */

void          sw_entry_page_set_children (SwEntryPage        *self,
                                          SwBanner           *banner,
                                          GtkLabel           *message,
                                          GtkButton          *save_button);
void          sw_entry_page_add_actions  (SwEntryPage        *self,
                                          const char         *prefix,
                                          const GActionEntry *entries,
                                          guint               n_entries);
GActionGroup *sw_entry_page_get_actions  (SwEntryPage        *self);
void          sw_entry_page_set_enabled  (SwEntryPage        *self,
                                          const char         *action,
                                          gboolean            enabled);
void          sw_entry_page_set_n_visits (SwEntryPage        *self,
                                          guint               n_visits);
void          sw_entry_page_say          (SwEntryPage        *self,
                                          const char         *text,
                                          gboolean            wrong);
void          sw_entry_page_report       (SwEntryPage        *self,
                                          const GError       *error);
void          sw_entry_page_changed      (SwEntryPage        *self);
void          sw_entry_page_saved        (SwEntryPage        *self,
                                          guint               n_visits);

const char   *sw_entry_page_get_message  (SwEntryPage        *self);

G_END_DECLS
