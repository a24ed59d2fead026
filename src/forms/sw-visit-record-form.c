/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-visit-record-form.h"

#include "sw-day.h"
#include "sw-page-frame.h"
#include "sw-paragraph.h"
#include "sw-visit-record-table.h"

#define MARGIN_TOP    SW_MM (13)
#define MARGIN_SIDE   SW_MM (15)
#define MARGIN_BOTTOM SW_MM (16)
#define TITLE_PITCH   34.0
#define DAY_PITCH     20.0
#define NOTE_PITCH    20.0

#define NOTE "备注：此表一式两份，县级民政部门、乡镇各存档一份。"

/* Where everything stands; made when it is first needed. */
typedef struct
{
  SwFontChain *fonts;
  SwPageFrame *frame;
  cairo_rectangle_t content;
  SwCellTable *table;
  SwParagraph *title;
  SwParagraph *day;
  SwParagraph *note;
  GPtrArray *missing; /* SwMissingGlyph */
  double table_top;   /* on the first page */
} Layout;

/**
 * SwVisitRecordForm:
 *
 * 特殊困难老年人探访关爱服务记录表 (会政办发〔2022〕130号, 附件), filled in or blank. The front has
 * sections 一 to 四, the back 五 for every visit and 六 for every service that is printed.
 */
struct _SwVisitRecordForm
{
  SwForm parent_instance;

  SwVisitRecordInput input;
  char *code;
  Layout *layout;
};

G_DEFINE_FINAL_TYPE (SwVisitRecordForm, sw_visit_record_form, SW_TYPE_FORM)

static void
layout_free (Layout *layout)
{
  if (layout == NULL)
    return;

  g_clear_pointer (&layout->frame, sw_page_frame_free);
  g_clear_pointer (&layout->table, sw_cell_table_free);
  g_clear_pointer (&layout->title, sw_paragraph_free);
  g_clear_pointer (&layout->day, sw_paragraph_free);
  g_clear_pointer (&layout->note, sw_paragraph_free);
  g_clear_pointer (&layout->missing, g_ptr_array_unref);
  g_clear_object (&layout->fonts);
  g_free (layout);
}

static void
forget_layout (SwVisitRecordForm *self)
{
  g_clear_pointer (&self->layout, layout_free);
}

static Layout *
ensure_layout (SwVisitRecordForm *self)
{
  Layout *layout = self->layout;
  g_autofree char *day = NULL;
  SwFont *body;
  double room;

  if (layout != NULL)
    return layout;

  layout = self->layout = g_new0 (Layout, 1);
  layout->fonts = sw_font_chain_new ();
  layout->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sw_missing_glyph_free);
  layout->frame = sw_page_frame_new (layout->fonts, SW_PAGE_PORTRAIT, MARGIN_TOP, MARGIN_SIDE,
                                     MARGIN_BOTTOM, MARGIN_SIDE);
  sw_page_frame_set_code (layout->frame, self->code);
  sw_page_frame_get_content (layout->frame, &layout->content);

  body = sw_font_chain_get_font (layout->fonts, SW_FACE_BODY, SW_SIZE_5);
  layout->title = sw_paragraph_new (sw_font_chain_get_font (layout->fonts, SW_FACE_TITLE, SW_SIZE_2),
                                    SW_VISIT_RECORD_FORM_NAME, layout->content.width, TITLE_PITCH, SW_ALIGN_CENTER);
  day = sw_day_format_chinese (self->input.day);
  layout->day = sw_paragraph_new (body, day[0] != '\0' ? day : "　　　　年　　　月　　　日",
                                  layout->content.width, DAY_PITCH, SW_ALIGN_END);
  layout->note = sw_paragraph_new (body, NOTE, layout->content.width, NOTE_PITCH, SW_ALIGN_START);
  layout->table_top = layout->content.y + sw_paragraph_get_height (layout->title) +
                      sw_paragraph_get_height (layout->day);

  layout->table = sw_visit_record_table_new (&self->input, layout->fonts, layout->content.width, layout->missing);
  room = layout->content.height - sw_paragraph_get_height (layout->note);
  sw_cell_table_lay_out (layout->table, room - (layout->table_top - layout->content.y), room);

  return layout;
}

static const char *
get_title (SwForm *form)
{
  return SW_VISIT_RECORD_FORM_NAME;
}

static guint
get_n_pages (SwForm *form)
{
  return sw_cell_table_get_n_pages (ensure_layout (SW_VISIT_RECORD_FORM (form))->table);
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_page_frame_get_size (ensure_layout (SW_VISIT_RECORD_FORM (form))->frame, width, height);
}

static double
get_table_top (Layout *layout,
               guint   page)
{
  return page == 0 ? layout->table_top : layout->content.y;
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  Layout *layout = ensure_layout (SW_VISIT_RECORD_FORM (form));
  guint n_pages = sw_cell_table_get_n_pages (layout->table);
  double x = layout->content.x, y = get_table_top (layout, page);

  if (page == 0)
    {
      sw_paragraph_draw (layout->title, cr, x, layout->content.y);
      sw_paragraph_draw (layout->day, cr, x, y - sw_paragraph_get_height (layout->day));
    }
  sw_cell_table_draw_page (layout->table, cr, page, x, y);
  if (page + 1 == n_pages)
    sw_paragraph_draw (layout->note, cr, x, y + sw_cell_table_get_page_height (layout->table, page));
  sw_page_frame_draw (layout->frame, cr, page, n_pages);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  return g_ptr_array_ref (ensure_layout (SW_VISIT_RECORD_FORM (form))->missing);
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  Layout *layout = ensure_layout (SW_VISIT_RECORD_FORM (form));

  *area = layout->content;
  *page = 0;
  if (g_str_equal (name, SW_VISIT_RECORD_FORM_TITLE))
    {
      area->height = sw_paragraph_get_height (layout->title);
      return TRUE;
    }
  if (g_str_equal (name, SW_VISIT_RECORD_FORM_FRONT) || g_str_equal (name, SW_VISIT_RECORD_FORM_BACK))
    {
      *page = g_str_equal (name, SW_VISIT_RECORD_FORM_FRONT) ? 0 : sw_cell_table_get_n_pages (layout->table) - 1;
      area->y = get_table_top (layout, *page);
      area->height = sw_cell_table_get_page_height (layout->table, *page);
      return TRUE;
    }

  return FALSE;
}

static void
sw_visit_record_form_finalize (GObject *object)
{
  SwVisitRecordForm *self = SW_VISIT_RECORD_FORM (object);

  forget_layout (self);
  sw_visit_record_input_clear (&self->input);
  g_free (self->code);

  G_OBJECT_CLASS (sw_visit_record_form_parent_class)->finalize (object);
}

static void
sw_visit_record_form_class_init (SwVisitRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_visit_record_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_visit_record_form_init (SwVisitRecordForm *self)
{
  sw_visit_record_input_init (&self->input);
}

/**
 * sw_visit_record_form_new:
 *
 * Makes a blank form, to be filled in by hand or with what is set afterwards.
 * What a record lacks stays a blank.
 *
 * Returns: (transfer full): the form
 */
SwVisitRecordForm *
sw_visit_record_form_new (void)
{
  return g_object_new (SW_TYPE_VISIT_RECORD_FORM, NULL);
}

static void
set_text (SwVisitRecordForm  *self,
          char              **place,
          const char         *text)
{
  forget_layout (self);
  g_free (*place);
  *place = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
}

/**
 * sw_visit_record_form_set_place:
 * @self: a form
 * @district: (nullable): the district, as 姑苏区
 * @office: (nullable): the street office, as 平江街道
 * @community: (nullable): the community, as 北园社区
 *
 * Sets what stands before 县（区）, 乡镇（街道） and 村（居） of the address.
 */
void
sw_visit_record_form_set_place (SwVisitRecordForm *self,
                                const char        *district,
                                const char        *office,
                                const char        *community)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));

  set_text (self, &self->input.district, district);
  set_text (self, &self->input.office, office);
  set_text (self, &self->input.community, community);
}

/**
 * sw_visit_record_form_set_elder:
 * @self: a form
 * @elder: (nullable): whom it is about
 *
 * Sets the elder.
 */
void
sw_visit_record_form_set_elder (SwVisitRecordForm *self,
                                SwElder           *elder)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));

  forget_layout (self);
  g_set_object (&self->input.elder, elder);
}

/**
 * sw_visit_record_form_set_contact:
 * @self: a form
 * @name: (nullable): the emergency contact
 * @phone: (nullable): the phone of the emergency contact
 *
 * Sets 紧急联系人／联系电话.
 */
void
sw_visit_record_form_set_contact (SwVisitRecordForm *self,
                                  const char        *name,
                                  const char        *phone)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));

  set_text (self, &self->input.contact_name, name);
  set_text (self, &self->input.contact_phone, phone);
}

/**
 * sw_visit_record_form_set_day:
 * @self: a form
 * @day: the day at its top, or %SW_NONE for a blank
 *
 * Sets the day of the form.
 */
void
sw_visit_record_form_set_day (SwVisitRecordForm *self,
                              SwDay              day)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));

  forget_layout (self);
  self->input.day = day;
}

/**
 * sw_visit_record_form_set_code:
 * @self: a form
 * @code: (nullable): what the QR code in the footer says, from sw_sheet_code_make()
 *
 * Sets the code of the sheet.
 */
void
sw_visit_record_form_set_code (SwVisitRecordForm *self,
                               const char        *code)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));

  set_text (self, &self->code, code);
}

/**
 * sw_visit_record_form_get_code:
 * @self: a form
 *
 * Returns: (nullable) (transfer none): what the QR code in the footer says
 */
const char *
sw_visit_record_form_get_code (SwVisitRecordForm *self)
{
  g_return_val_if_fail (SW_IS_VISIT_RECORD_FORM (self), NULL);

  return self->code;
}

/**
 * sw_visit_record_form_add_member:
 * @self: a form
 * @member: a member of the household, the head first
 *
 * Adds a row to section 二.
 */
void
sw_visit_record_form_add_member (SwVisitRecordForm *self,
                                 SwHouseholdMember *member)
{
  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));
  g_return_if_fail (SW_IS_HOUSEHOLD_MEMBER (member));

  forget_layout (self);
  g_ptr_array_add (self->input.members, g_object_ref (member));
}

/**
 * sw_visit_record_form_add_visit:
 * @self: a form
 * @visit: a visit
 * @assessment: (nullable): what was found at it
 * @ordinal: which of the elder's visits it is, from 1, or %SW_NONE
 *
 * Adds a block to section 五.
 */
void
sw_visit_record_form_add_visit (SwVisitRecordForm *self,
                                SwVisit           *visit,
                                SwAssessment      *assessment,
                                gint64             ordinal)
{
  SwVisitRecordBlock block = { NULL, NULL, ordinal };

  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));
  g_return_if_fail (SW_IS_VISIT (visit));

  forget_layout (self);
  g_set_object (&block.visit, visit);
  g_set_object (&block.assessment, assessment);
  g_array_append_val (self->input.visits, block);
}

/**
 * sw_visit_record_form_add_service:
 * @self: a form
 * @visit: a visit at which a service was done
 * @ordinal: which of the elder's services it is, from 1, or %SW_NONE
 *
 * Adds a block to section 六.
 */
void
sw_visit_record_form_add_service (SwVisitRecordForm *self,
                                  SwVisit           *visit,
                                  gint64             ordinal)
{
  SwVisitRecordBlock block = { NULL, NULL, ordinal };

  g_return_if_fail (SW_IS_VISIT_RECORD_FORM (self));
  g_return_if_fail (SW_IS_VISIT (visit));

  forget_layout (self);
  g_set_object (&block.visit, visit);
  g_array_append_val (self->input.services, block);
}
