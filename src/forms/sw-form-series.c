/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-form-series.h"

#include "sw-page-runs.h"

typedef struct
{
  SwForm *form;
  char *name;
} Item;

/**
 * SwFormSeries:
 *
 * Several forms as one document: one job for the printer, one PDF whose outline names each
 * of them. Their paper has one size. Each keeps its own page numbers.
 */
struct _SwFormSeries
{
  SwForm parent_instance;

  char *title;
  GArray *items;    /* Item */
  SwPageRuns *runs; /* the pages of each, once they are counted */
};

G_DEFINE_FINAL_TYPE (SwFormSeries, sw_form_series, SW_TYPE_FORM)

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->form);
  g_clear_pointer (&item->name, g_free);
}

static Item *
get_item (SwFormSeries *self,
          guint         index)
{
  return &g_array_index (self->items, Item, index);
}

static SwPageRuns *
ensure_runs (SwFormSeries *self)
{
  for (guint i = sw_page_runs_get_n (self->runs); i < self->items->len; i++)
    sw_page_runs_append (self->runs, sw_form_get_n_pages (get_item (self, i)->form));

  return self->runs;
}

static const char *
get_title (SwForm *form)
{
  return SW_FORM_SERIES (form)->title;
}

static guint
get_n_pages (SwForm *form)
{
  return sw_page_runs_get_n_pages (ensure_runs (SW_FORM_SERIES (form)));
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_form_get_page_size (get_item (SW_FORM_SERIES (form), 0)->form, width, height);
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  SwFormSeries *self = SW_FORM_SERIES (form);
  SwPageRuns *runs = ensure_runs (self);
  guint index = sw_page_runs_find (runs, page);

  sw_form_draw_page (get_item (self, index)->form, cr, page - sw_page_runs_get_start (runs, index));
}

static void
add_outline (SwForm          *form,
             cairo_surface_t *surface)
{
  SwFormSeries *self = SW_FORM_SERIES (form);

  for (guint i = 0; i < self->items->len; i++)
    sw_form_add_to_outline (surface, get_item (self, i)->name, sw_page_runs_get_start (ensure_runs (self), i));
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  SwFormSeries *self = SW_FORM_SERIES (form);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (GPtrArray) missing = sw_form_missing_glyphs (get_item (self, i)->form);

      for (guint k = 0; k < missing->len; k++)
        {
          const SwMissingGlyph *one = missing->pdata[k];
          SwMissingGlyph *copy = g_new0 (SwMissingGlyph, 1);

          copy->text = g_strdup (one->text);
          copy->character = one->character;
          copy->row = one->row;
          g_ptr_array_add (all, copy);
        }
    }

  return all;
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  SwFormSeries *self = SW_FORM_SERIES (form);

  for (guint i = 0; i < self->items->len; i++)
    if (sw_form_find_block (get_item (self, i)->form, name, page, area))
      {
        *page += sw_page_runs_get_start (ensure_runs (self), i);
        return TRUE;
      }

  return FALSE;
}

static void
sw_form_series_finalize (GObject *object)
{
  SwFormSeries *self = SW_FORM_SERIES (object);

  g_free (self->title);
  g_array_unref (self->items);
  sw_page_runs_free (self->runs);

  G_OBJECT_CLASS (sw_form_series_parent_class)->finalize (object);
}

static void
sw_form_series_class_init (SwFormSeriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_form_series_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->add_outline = add_outline;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_form_series_init (SwFormSeries *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->runs = sw_page_runs_new ();
}

/**
 * sw_form_series_new:
 * @title: the title of the document, in Chinese
 *
 * Makes a series without forms; it is no document before it has one.
 *
 * Returns: (transfer full): the series
 */
SwFormSeries *
sw_form_series_new (const char *title)
{
  SwFormSeries *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (SW_TYPE_FORM_SERIES, NULL);
  self->title = g_strdup (title);

  return self;
}

/**
 * sw_form_series_add:
 * @self: a series
 * @form: (transfer full): a form on paper of the same size as the others
 * @name: what the outline of a PDF calls it, as the elder's name
 *
 * Adds a form at the end.
 */
void
sw_form_series_add (SwFormSeries *self,
                    SwForm       *form,
                    const char   *name)
{
  Item item = { form, NULL };

  g_return_if_fail (SW_IS_FORM_SERIES (self));
  g_return_if_fail (SW_IS_FORM (form));

  item.name = g_strdup (name != NULL ? name : "");
  g_array_append_val (self->items, item);
}

/**
 * sw_form_series_get_n_forms:
 * @self: a series
 *
 * Returns: how many forms it has
 */
guint
sw_form_series_get_n_forms (SwFormSeries *self)
{
  g_return_val_if_fail (SW_IS_FORM_SERIES (self), 0);

  return self->items->len;
}
