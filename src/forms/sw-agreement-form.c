/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-form.h"

#include "sw-page-frame.h"
#include "sw-page-runs.h"

/* GB/T 9704-2012. */
#define MARGIN_TOP    SW_MM (37)
#define MARGIN_RIGHT  SW_MM (26)
#define MARGIN_BOTTOM SW_MM (35)
#define MARGIN_LEFT   SW_MM (28)

#define DRAFT "草稿"

#define NO_INDEX SW_AGREEMENT_FORM_ALL

typedef struct
{
  gint64 id; /* SW_NONE for the one of the form */
  SwAgreementTemplate *template;
  SwAgreementLayout *layout; /* made when it is first needed */
} Text;

/**
 * SwAgreementForm:
 *
 * 重点空巢独居老人关爱服务协议书, the four-party agreement (姑苏民卫〔2022〕159号, 附件1), one or
 * many, filled in or blank, or a supplement of one. The agreements are asked for as they are needed, for
 * counting the pages and again for drawing, so the list may load them as it goes.
 *
 * What a party signs is never printed, whatever the record says: lines to sign on,
 * empty dates and room for the seals.
 */
struct _SwAgreementForm
{
  SwForm parent_instance;

  GListModel *agreements; /* of SwAgreement, or NULL for a blank form */
  GArray *texts;          /* Text, the first is that of the form */
  char *note;             /* what the footer says after the number, or NULL */
  gboolean supplement;    /* the text is its own, whatever the agreement was printed with */
  SwAgreementSize size;
  guint n_copies;
  gboolean sheets;
  gboolean draft;

  SwFontChain *fonts;
  SwPageFrame *frame;
  SwPageRuns *runs;       /* the pages of every agreement, once they are laid out */
  guint only;             /* the agreement that is the whole form just now, or NO_INDEX */
  guint current;          /* the agreement that is laid out, or NO_INDEX */
  SwAgreementLayout *layout; /* its layout, borrowed */
  guint n_current_pages;
  char *label;            /* its number, or NULL */
};

G_DEFINE_FINAL_TYPE (SwAgreementForm, sw_agreement_form, SW_TYPE_FORM)

static void
text_clear (gpointer data)
{
  Text *text = data;

  g_clear_object (&text->template);
  g_clear_pointer (&text->layout, sw_agreement_layout_free);
}

static void
forget_layout (SwAgreementForm *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    g_clear_pointer (&g_array_index (self->texts, Text, i).layout, sw_agreement_layout_free);
  sw_page_runs_clear (self->runs);
  self->current = NO_INDEX;
  self->layout = NULL;
}

static guint
get_n_agreements (SwAgreementForm *self)
{
  return self->agreements != NULL ? g_list_model_get_n_items (self->agreements) : 1;
}

static SwAgreement *
get_agreement (SwAgreementForm *self,
               guint            index)
{
  return self->agreements != NULL ? g_list_model_get_item (self->agreements, index) : NULL;
}

static Text *
find_text (SwAgreementForm *self,
           gint64           id)
{
  for (guint i = 1; i < self->texts->len && id != SW_NONE && !self->supplement; i++)
    if (g_array_index (self->texts, Text, i).id == id)
      return &g_array_index (self->texts, Text, i);

  return &g_array_index (self->texts, Text, 0);
}

static SwAgreementLayout *
ensure_layout (SwAgreementForm *self,
               gint64           template_id)
{
  Text *text = find_text (self, template_id);
  cairo_rectangle_t content;

  if (text->layout == NULL)
    {
      sw_page_frame_get_content (self->frame, &content);
      text->layout = sw_agreement_layout_new (self->fonts, text->template, self->size, &content);
    }

  return text->layout;
}

static void
get_values (SwAgreement *agreement,
            const char  *values[SW_AGREEMENT_N_FIELDS])
{
  values[SW_AGREEMENT_FIELD_STREET_OFFICE] = agreement->street_office;
  values[SW_AGREEMENT_FIELD_WORKER_NAME] = agreement->worker_name;
  values[SW_AGREEMENT_FIELD_NEIGHBOUR_NAME] = agreement->neighbour_name;
  values[SW_AGREEMENT_FIELD_ELDER_NAME] = agreement->elder_name;
  values[SW_AGREEMENT_FIELD_SEX] = sw_enum_official (&sw_sex_enum, agreement->elder_sex);
  values[SW_AGREEMENT_FIELD_CITIZEN_ID] = agreement->elder_number;
  values[SW_AGREEMENT_FIELD_HOUSEHOLD_ADDRESS] = agreement->household_address;
  values[SW_AGREEMENT_FIELD_HOME_ADDRESS] = agreement->home_address;
  values[SW_AGREEMENT_FIELD_HEALTH] = agreement->health;
  values[SW_AGREEMENT_FIELD_NUMBER] = agreement->number;
}

/* Lays an agreement out. Returns: how many pages it has. */
static guint
fill (SwAgreementForm *self,
      guint            index)
{
  g_autoptr (SwAgreement) agreement = get_agreement (self, index);
  const char *values[SW_AGREEMENT_N_FIELDS] = { NULL };

  if (agreement != NULL)
    get_values (agreement, values);
  self->layout = ensure_layout (self, agreement != NULL ? agreement->template_id : SW_NONE);
  self->n_current_pages = sw_agreement_layout_fill (self->layout, values);
  self->current = index;
  g_free (self->label);
  self->label = g_strdup (values[SW_AGREEMENT_FIELD_NUMBER]);

  return self->n_current_pages;
}

/* The footer of the agreement that is laid out. */
static void
set_footer (SwAgreementForm *self)
{
  gboolean numbered = self->label != NULL && self->label[0] != '\0';
  g_autofree char *left = g_strdup_printf ("编号：%s%s%s%s", numbered ? self->label : "________________",
                                           self->note != NULL ? "　" : "", self->note != NULL ? self->note : "",
                                           self->draft ? "（" DRAFT "）" : "");

  sw_page_frame_set_footer (self->frame, left, NULL);
  sw_page_frame_set_code (self->frame, numbered && !self->draft ? self->label : NULL);
}

static guint
get_copy_pages (SwAgreementForm *self,
                guint            n_pages)
{
  return self->sheets ? (n_pages + 1) / 2 * 2 : n_pages;
}

static void
ensure_runs (SwAgreementForm *self)
{
  guint n = get_n_agreements (self);

  if (sw_page_runs_get_n (self->runs) > 0)
    return;

  for (guint i = 0; i < n; i++)
    sw_page_runs_append (self->runs, get_copy_pages (self, fill (self, i)) * self->n_copies);
  self->current = NO_INDEX; /* its footer is not set */
}

/* The pages of the form just now, as a part of all of them. */
static void
get_span (SwAgreementForm *self,
          guint           *start,
          guint           *n_pages)
{
  gboolean all = self->only == NO_INDEX;

  ensure_runs (self);
  *start = all ? 0 : sw_page_runs_get_start (self->runs, self->only);
  *n_pages = all ? sw_page_runs_get_n_pages (self->runs) : sw_page_runs_get_length (self->runs, self->only);
}

/**
 * sw_agreement_form_get_page:
 * @self: a form
 * @page: a page of it, from 0
 * @place: (out caller-allocates): what it is
 *
 * Says which agreement, copy and page of it a page of the form is.
 */
void
sw_agreement_form_get_page (SwAgreementForm *self,
                            guint            page,
                            SwAgreementPage *place)
{
  guint start, n_pages, within, copy_pages;

  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));
  g_return_if_fail (place != NULL);

  get_span (self, &start, &n_pages);
  g_return_if_fail (page < n_pages);

  place->index = sw_page_runs_find (self->runs, start + page);
  if (self->current != place->index)
    {
      fill (self, place->index);
      set_footer (self);
    }
  within = start + page - sw_page_runs_get_start (self->runs, place->index);
  copy_pages = get_copy_pages (self, self->n_current_pages);
  place->copy = within / copy_pages;
  place->page = within % copy_pages;
  place->n_pages = self->n_current_pages;
  place->empty = place->page >= place->n_pages;
}

static const char *
get_title (SwForm *form)
{
  const char *title = sw_agreement_template_get_title (find_text (SW_AGREEMENT_FORM (form), SW_NONE)->template);

  return title != NULL ? title : "";
}

static guint
get_n_pages (SwForm *form)
{
  guint start, n_pages;

  get_span (SW_AGREEMENT_FORM (form), &start, &n_pages);

  return n_pages;
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_page_frame_get_size (SW_AGREEMENT_FORM (form)->frame, width, height);
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);
  SwAgreementPage place;

  sw_agreement_form_get_page (self, page, &place);
  if (place.empty)
    return;

  if (self->draft)
    sw_page_frame_draw_mark (self->frame, cr, DRAFT);
  sw_agreement_layout_draw_page (self->layout, cr, place.page);
  sw_page_frame_draw (self->frame, cr, place.page, place.n_pages);
}

static char *
get_page_label (SwForm *form,
                guint   page)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);
  SwAgreementPage place;

  sw_agreement_form_get_page (self, page, &place);
  if (self->label == NULL || self->label[0] == '\0')
    return g_strdup_printf ("%u", place.page + 1);

  return g_strdup_printf ("%s-%u", self->label, place.page + 1);
}

static void
add_outline (SwForm          *form,
             cairo_surface_t *surface)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);

  if (self->only != NO_INDEX || get_n_agreements (self) < 2)
    return;

  for (guint i = 0; i < sw_page_runs_get_n (self->runs); i++)
    {
      g_autoptr (SwAgreement) agreement = get_agreement (self, i);
      g_autofree char *name = g_strdup_printf ("%s %s", agreement->number != NULL ? agreement->number : "",
                                               agreement->elder_name != NULL ? agreement->elder_name : "");

      sw_form_add_to_outline (surface, g_strstrip (name), sw_page_runs_get_start (self->runs, i));
    }
}

/* The row is that of the agreement, from 1; what is the same in all has row 0. */
static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  guint n = get_n_agreements (self);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = &g_array_index (self->texts, Text, i);
      SwAgreementLayout *layout = ensure_layout (self, text->id);

      for (guint k = 0; k < sw_agreement_template_get_n_blocks (text->template); k++)
        {
          const SwAgreementBlock *block = sw_agreement_template_get_block (text->template, k);
          SwFont *font = sw_agreement_layout_get_font (layout, block->kind);

          for (guint m = 0; m < block->n_parts; m++)
            sw_missing_glyph_collect (found, font, block->parts[m].text, 0);
        }
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwAgreement) agreement = get_agreement (self, i);
      const char *values[SW_AGREEMENT_N_FIELDS];
      SwFont *font;

      if (agreement == NULL)
        continue;

      get_values (agreement, values);
      font = sw_agreement_layout_get_font (ensure_layout (self, agreement->template_id), SW_AGREEMENT_BLOCK_PLAIN);
      for (guint k = 0; k < SW_AGREEMENT_N_FIELDS; k++)
        sw_missing_glyph_collect (found, font, values[k], i + 1);
    }

  return found;
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (form);
  SwAgreementPage place;

  if (get_n_pages (form) == 0)
    return FALSE;

  sw_agreement_form_get_page (self, 0, &place);

  return sw_agreement_layout_find_block (self->layout, name, page, area);
}

static void
sw_agreement_form_finalize (GObject *object)
{
  SwAgreementForm *self = SW_AGREEMENT_FORM (object);

  g_clear_object (&self->agreements);
  g_array_unref (self->texts);
  sw_page_runs_free (self->runs);
  sw_page_frame_free (self->frame);
  g_object_unref (self->fonts);
  g_free (self->note);
  g_free (self->label);

  G_OBJECT_CLASS (sw_agreement_form_parent_class)->finalize (object);
}

static void
sw_agreement_form_class_init (SwAgreementFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_agreement_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->get_page_label = get_page_label;
  form_class->add_outline = add_outline;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_agreement_form_init (SwAgreementForm *self)
{
  self->texts = g_array_new (FALSE, TRUE, sizeof (Text));
  g_array_set_clear_func (self->texts, text_clear);
  self->runs = sw_page_runs_new ();
  self->n_copies = 1;
  self->only = self->current = NO_INDEX;
  self->fonts = sw_font_chain_new ();
  self->frame = sw_page_frame_new (self->fonts, SW_PAGE_PORTRAIT,
                                   MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT);
}

static void
add_text (SwAgreementForm     *self,
          gint64               id,
          SwAgreementTemplate *template)
{
  Text text = { id, g_object_ref (template), NULL };

  g_array_append_val (self->texts, text);
}

/**
 * sw_agreement_form_new:
 * @template: the text of the agreements
 * @agreements: a list of #SwAgreement, which must not change as long as the form is used
 *
 * Makes one document of agreements, in the order of the list. What an agreement lacks
 * stays a blank to be filled in by hand.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_agreement_form_new (SwAgreementTemplate *template,
                       GListModel          *agreements)
{
  SwAgreementForm *self;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (template), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (agreements), NULL);

  self = g_object_new (SW_TYPE_AGREEMENT_FORM, NULL);
  self->agreements = g_object_ref (agreements);
  add_text (self, SW_NONE, template);

  return SW_FORM (self);
}

/**
 * sw_agreement_form_new_for:
 * @template: the text of the agreement
 * @agreement: the agreement
 *
 * Makes the document of one agreement.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_agreement_form_new_for (SwAgreementTemplate *template,
                           SwAgreement         *agreement)
{
  g_autoptr (GListStore) list = g_list_store_new (SW_TYPE_AGREEMENT);

  g_return_val_if_fail (SW_IS_AGREEMENT (agreement), NULL);

  g_list_store_append (list, agreement);

  return sw_agreement_form_new (template, G_LIST_MODEL (list));
}

/**
 * sw_agreement_form_new_blank:
 * @template: the text of the agreement
 *
 * Makes an agreement to be filled in by hand.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_agreement_form_new_blank (SwAgreementTemplate *template)
{
  SwAgreementForm *self;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (template), NULL);

  self = g_object_new (SW_TYPE_AGREEMENT_FORM, NULL);
  add_text (self, SW_NONE, template);

  return SW_FORM (self);
}

/**
 * sw_agreement_form_new_supplement:
 * @template: the text of the agreement that is supplemented
 * @agreement: that agreement
 * @supplement: what is agreed on besides
 *
 * Makes a supplement (补充协议): the number of the agreement, the four parties, the text,
 * and the same signature block.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_agreement_form_new_supplement (SwAgreementTemplate *template,
                                  SwAgreement         *agreement,
                                  SwSupplement        *supplement)
{
  g_autoptr (SwAgreementTemplate) text = NULL;
  SwForm *form;

  g_return_val_if_fail (SW_IS_AGREEMENT_TEMPLATE (template), NULL);
  g_return_val_if_fail (SW_IS_AGREEMENT (agreement), NULL);
  g_return_val_if_fail (SW_IS_SUPPLEMENT (supplement), NULL);

  text = sw_agreement_template_new_supplement (template, supplement->text != NULL ? supplement->text : "");
  form = sw_agreement_form_new_for (text, agreement);
  SW_AGREEMENT_FORM (form)->supplement = TRUE;
  SW_AGREEMENT_FORM (form)->note = supplement->serial == SW_NONE ? g_strdup ("补充协议") :
    g_strdup_printf ("补充协议%" G_GINT64_FORMAT, supplement->serial);

  return form;
}

/**
 * sw_agreement_form_add_template:
 * @self: a form
 * @template_id: the text that an agreement was printed with
 * @template: that text
 *
 * Has the agreements of this #SwAgreement.template_id printed with another text than that of
 * the form: the one that they were signed with.
 */
void
sw_agreement_form_add_template (SwAgreementForm     *self,
                                gint64               template_id,
                                SwAgreementTemplate *template)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));
  g_return_if_fail (SW_IS_AGREEMENT_TEMPLATE (template));
  g_return_if_fail (template_id != SW_NONE);

  add_text (self, template_id, template);
  forget_layout (self);
}

/**
 * sw_agreement_form_set_size:
 * @self: a form
 * @size: how large the text is; 四号 as long as it is not set
 *
 * Sets the size of the text.
 */
void
sw_agreement_form_set_size (SwAgreementForm *self,
                            SwAgreementSize  size)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));

  self->size = size;
  forget_layout (self);
}

/**
 * sw_agreement_form_set_copies:
 * @self: a form
 * @n_copies: how many there are of each agreement, 1 at least; 1 as long as it is not set
 *
 * Sets how many copies there are. All copies of an agreement come before the next agreement,
 * each with all its pages.
 */
void
sw_agreement_form_set_copies (SwAgreementForm *self,
                              guint            n_copies)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));
  g_return_if_fail (n_copies > 0);

  self->n_copies = n_copies;
  forget_layout (self);
}

/**
 * sw_agreement_form_set_sheets:
 * @self: a form
 * @sheets: whether it is printed on both sides of the paper
 *
 * With sheets, a copy with an odd number of pages is followed by an empty page, so that the
 * next one does not begin on its back.
 */
void
sw_agreement_form_set_sheets (SwAgreementForm *self,
                              gboolean         sheets)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));

  self->sheets = sheets;
  forget_layout (self);
}

/**
 * sw_agreement_form_set_draft:
 * @self: a form
 * @draft: whether it is only to be looked at
 *
 * Marks every page as a draft, in large letters across it and in the footer, so that
 * nobody signs it.
 */
void
sw_agreement_form_set_draft (SwAgreementForm *self,
                             gboolean         draft)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));

  self->draft = draft;
  forget_layout (self);
}

/**
 * sw_agreement_form_get_agreements:
 * @self: a form
 *
 * Gives the agreements of the form.
 *
 * Returns: (transfer none) (nullable): a list of #SwAgreement, or %NULL for a blank form
 */
GListModel *
sw_agreement_form_get_agreements (SwAgreementForm *self)
{
  g_return_val_if_fail (SW_IS_AGREEMENT_FORM (self), NULL);

  return self->agreements;
}

/**
 * sw_agreement_form_set_only:
 * @self: a form
 * @index: one of its agreements, from 0, or %SW_AGREEMENT_FORM_ALL
 *
 * Has the form be one of its agreements alone, with all its copies, until it is told otherwise. What
 * has been laid out is kept.
 */
void
sw_agreement_form_set_only (SwAgreementForm *self,
                            guint            index)
{
  g_return_if_fail (SW_IS_AGREEMENT_FORM (self));
  g_return_if_fail (index == SW_AGREEMENT_FORM_ALL || index < get_n_agreements (self));

  self->only = index;
}
