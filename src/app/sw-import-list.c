/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-import-list.h"

#include <glib/gi18n-lib.h>

#include "sw-column-map.h"

struct _SwImportItem
{
  GObject parent_instance;

  char   *file;
  char   *row;
  char   *name;
  char   *state;
  char   *sentence;
};

/* Rows are turned into items when they are shown; the list itself holds only
 * the rows' numbers. */
struct _SwImportList
{
  GObject       parent_instance;

  SwImportPlan *plan;  /* owned, nullable */
  SwImportShow  show;
  GArray       *rows;  /* owned: guint, indices of the plan's rows or missing elders */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SwImportItem, sw_import_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SwImportList, sw_import_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
sw_import_item_finalize (GObject *object)
{
  SwImportItem *self = SW_IMPORT_ITEM (object);

  g_free (self->file);
  g_free (self->row);
  g_free (self->name);
  g_free (self->state);
  g_free (self->sentence);

  G_OBJECT_CLASS (sw_import_item_parent_class)->finalize (object);
}

static void
sw_import_item_class_init (SwImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_import_item_finalize;
}

static void
sw_import_item_init (SwImportItem *self)
{
}

/**
 * sw_import_item_get_file:
 * @self: a row
 *
 * Returns: (transfer none): the name of its workbook; of an elder who is missing in it, the community
 */
const char *
sw_import_item_get_file (SwImportItem *self)
{
  return self->file;
}

/**
 * sw_import_item_get_row:
 * @self: a row
 *
 * Returns: (transfer none): the number of the row, empty where there is none
 */
const char *
sw_import_item_get_row (SwImportItem *self)
{
  return self->row;
}

/**
 * sw_import_item_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the name in it
 */
const char *
sw_import_item_get_name (SwImportItem *self)
{
  return self->name;
}

/**
 * sw_import_item_get_state:
 * @self: a row
 *
 * Returns: (transfer none): what becomes of it, in a word
 */
const char *
sw_import_item_get_state (SwImportItem *self)
{
  return self->state;
}

/**
 * sw_import_item_get_sentence:
 * @self: a row
 *
 * Returns: (transfer none): what is to be said of it, a line each
 */
const char *
sw_import_item_get_sentence (SwImportItem *self)
{
  return self->sentence;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_issue (GString             *text,
              SwColumnMap         *map,
              const SwImportIssue *issue)
{
  g_autofree char *letter = NULL, *line = NULL;
  const char *heading;

  if (issue->column < 0)
    {
      append_line (text, issue->message);
      return;
    }

  letter = sw_column_letter (issue->column);
  heading = sw_column_map_get_heading (map, issue->column);
  /* Translators: the column's letter, its heading, and what is to be said of the cell. */
  line = g_strdup_printf (_("Column %s (%s): %s"), letter, heading ? heading : "", issue->message);
  append_line (text, line);
}

static void
append_change (GString        *text,
               const SwChange *change)
{
  g_autofree char *line = NULL;

  /* Translators: a field, its value before and after. */
  line = g_strdup_printf (_("%s: %s → %s"), _(change->field->label),
                          change->before ? change->before : _("empty"),
                          change->after ? change->after : _("empty"));
  append_line (text, line);
}

static SwImportItem *
item_of_row (SwImportPlan *plan,
             guint         index)
{
  SwImportItem *item = g_object_new (SW_TYPE_IMPORT_ITEM, NULL);
  const SwImportRow *row = sw_import_plan_get_row (plan, index);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; row->issues && i < row->issues->len; i++)
    append_issue (sentence, sw_import_plan_get_map (plan, row->source), row->issues->pdata[i]);
  for (guint i = 0; row->changes && i < row->changes->len; i++)
    append_change (sentence, row->changes->pdata[i]);
  if (row->state == SW_IMPORT_DUPLICATE && sentence->len == 0)
    g_string_append_printf (sentence, _("Repeats row %u."), sw_import_plan_get_row (plan, row->first)->number);

  item->file = g_strdup (sw_import_plan_get_source_name (plan, row->source));
  item->row = g_strdup_printf ("%u", row->number);
  item->name = g_strdup (row->name ? row->name : "");
  item->state = g_strdup (sw_import_state_label (row->state));
  item->sentence = g_string_free (g_steal_pointer (&sentence), FALSE);

  return item;
}

static SwImportItem *
item_of_missing (SwImportPlan *plan,
                 guint         index)
{
  SwImportItem *item = g_object_new (SW_TYPE_IMPORT_ITEM, NULL);
  SwImportMissing *missing = sw_import_plan_get_missing (plan)->pdata[index];

  item->file = g_strdup (missing->community);
  item->row = g_strdup ("");
  item->name = g_strdup (missing->name);
  item->state = g_strdup (_("Question"));
  item->sentence = g_strdup (_("In the register, not in the workbook. Still there? "
                               "If not, end the entry in the register with its reason."));

  return item;
}

static GType
get_item_type (GListModel *model)
{
  return SW_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SW_IMPORT_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SwImportList *self = SW_IMPORT_LIST (model);
  guint index;

  if (position >= self->rows->len)
    return NULL;

  index = g_array_index (self->rows, guint, position);
  return self->show == SW_IMPORT_SHOW_MISSING ? item_of_missing (self->plan, index) : item_of_row (self->plan, index);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sw_import_list_finalize (GObject *object)
{
  SwImportList *self = SW_IMPORT_LIST (object);

  g_clear_object (&self->plan);
  g_array_unref (self->rows);

  G_OBJECT_CLASS (sw_import_list_parent_class)->finalize (object);
}

static void
sw_import_list_class_init (SwImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sw_import_list_finalize;
}

static void
sw_import_list_init (SwImportList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

static gboolean
has_warning (const SwImportRow *row)
{
  for (guint i = 0; row->issues && i < row->issues->len; i++)
    if (((SwImportIssue *) row->issues->pdata[i])->severity == SW_ISSUE_WARNING)
      return TRUE;

  return FALSE;
}

static gboolean
is_shown (const SwImportRow *row,
          SwImportShow       show)
{
  switch (show)
    {
    case SW_IMPORT_SHOW_ALL:
      return TRUE;
    case SW_IMPORT_SHOW_NEW:
      return row->state == SW_IMPORT_NEW;
    case SW_IMPORT_SHOW_UPDATE:
      return row->state == SW_IMPORT_UPDATE;
    case SW_IMPORT_SHOW_UNCHANGED:
      return row->state == SW_IMPORT_UNCHANGED;
    case SW_IMPORT_SHOW_DUPLICATE:
      return row->state == SW_IMPORT_DUPLICATE;
    case SW_IMPORT_SHOW_WARNING:
      return has_warning (row);
    case SW_IMPORT_SHOW_ERROR:
      return row->state == SW_IMPORT_ERROR;
    case SW_IMPORT_SHOW_MISSING:
    case SW_IMPORT_N_SHOWS:
    default:
      return FALSE;
    }
}

static void
refill (SwImportList *self)
{
  guint before = self->rows->len;
  guint n = 0;

  g_array_set_size (self->rows, 0);
  if (self->plan)
    n = self->show == SW_IMPORT_SHOW_MISSING ? sw_import_plan_get_missing (self->plan)->len
                                             : sw_import_plan_get_n_rows (self->plan);
  for (guint i = 0; i < n; i++)
    if (self->show == SW_IMPORT_SHOW_MISSING || is_shown (sw_import_plan_get_row (self->plan, i), self->show))
      g_array_append_val (self->rows, i);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

/**
 * sw_import_list_new:
 *
 * Returns: (transfer full): an empty list
 */
SwImportList *
sw_import_list_new (void)
{
  return g_object_new (SW_TYPE_IMPORT_LIST, NULL);
}

/**
 * sw_import_list_set_plan:
 * @self: a list
 * @plan: (nullable): a plan that is built; set %NULL before it is built again
 *
 * Lists the plan's rows.
 */
void
sw_import_list_set_plan (SwImportList *self,
                         SwImportPlan *plan)
{
  g_return_if_fail (SW_IS_IMPORT_LIST (self));

  g_set_object (&self->plan, plan);
  refill (self);
}

/**
 * sw_import_list_set_show:
 * @self: a list
 * @show: which rows
 *
 * Lists other rows of the plan.
 */
void
sw_import_list_set_show (SwImportList *self,
                         SwImportShow  show)
{
  g_return_if_fail (SW_IS_IMPORT_LIST (self));

  self->show = show;
  refill (self);
}

/**
 * sw_import_show_label:
 * @show: a kind of rows
 *
 * Returns: its name in the user's language
 */
const char *
sw_import_show_label (SwImportShow show)
{
  static const char *const labels[SW_IMPORT_N_SHOWS] = {
    N_("All rows"), N_("New"),     N_("Update"), N_("Unchanged"),
    N_("Duplicate"), N_("Warning"), N_("Error"),  N_("Not in the workbook"),
  };

  return _(labels[show]);
}

/**
 * sw_import_show_count:
 * @plan: a plan that is built
 * @show: a kind of rows
 *
 * Returns: how many there are
 */
guint
sw_import_show_count (SwImportPlan *plan,
                      SwImportShow  show)
{
  SwImportCounts counts;

  sw_import_plan_get_counts (plan, &counts);
  switch (show)
    {
    case SW_IMPORT_SHOW_ALL:
      return counts.n_rows;
    case SW_IMPORT_SHOW_NEW:
      return counts.n_new;
    case SW_IMPORT_SHOW_UPDATE:
      return counts.n_updated;
    case SW_IMPORT_SHOW_UNCHANGED:
      return counts.n_unchanged;
    case SW_IMPORT_SHOW_DUPLICATE:
      return counts.n_duplicates;
    case SW_IMPORT_SHOW_WARNING:
      return counts.n_warnings;
    case SW_IMPORT_SHOW_ERROR:
      return counts.n_errors;
    case SW_IMPORT_SHOW_MISSING:
      return sw_import_plan_get_missing (plan)->len;
    case SW_IMPORT_N_SHOWS:
    default:
      return 0;
    }
}

/**
 * sw_import_plan_to_summary:
 * @plan: a plan that is built
 *
 * Returns: (transfer full): what the import would do, in a sentence
 */
char *
sw_import_plan_to_summary (SwImportPlan *plan)
{
  SwImportCounts counts;
  g_autoptr (GString) text = g_string_new (NULL);

  sw_import_plan_get_counts (plan, &counts);
  if (counts.n_new == 0 && counts.n_updated == 0)
    g_string_append (text, _("Nothing would change in the register."));
  else
    /* Translators: how many entries (elders, relatives…) are new and how many are changed. */
    g_string_append_printf (text, _("%u entries will be added, %u changed."), counts.n_new, counts.n_updated);
  if (counts.n_errors)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%u row has an error and is left out.",
                                           "%u rows have errors and are left out.", counts.n_errors),
                              counts.n_errors);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
