/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-register-form.h"

#include "sw-register-layout.h"

/**
 * SwRegisterForm:
 *
 * 空巢、独居老人情况摸排表, the register of a quarter (姑苏民卫〔2022〕159号, 附件3),
 * filled in or blank. The rows are asked for as they are needed, for measuring
 * and again for drawing.
 */
struct _SwRegisterForm
{
  SwForm parent_instance;

  SwRegisterInput input;
  SwRegisterLayout *layout; /* made when it is first needed */
};

G_DEFINE_FINAL_TYPE (SwRegisterForm, sw_register_form, SW_TYPE_FORM)

static SwRegisterLayout *
ensure_layout (SwRegisterForm *self)
{
  if (self->layout == NULL)
    self->layout = sw_register_layout_new (&self->input);

  return self->layout;
}

static void
forget_layout (SwRegisterForm *self)
{
  g_clear_pointer (&self->layout, sw_register_layout_free);
}

static const char *
get_title (SwForm *form)
{
  return SW_REGISTER_FORM_NAME;
}

static guint
get_n_pages (SwForm *form)
{
  return sw_register_layout_get_n_pages (ensure_layout (SW_REGISTER_FORM (form)));
}

static void
get_page_size (SwForm *form,
               double *width,
               double *height)
{
  sw_register_layout_get_page_size (ensure_layout (SW_REGISTER_FORM (form)), width, height);
}

static void
draw_page (SwForm  *form,
           cairo_t *cr,
           guint    page)
{
  sw_register_layout_draw_page (ensure_layout (SW_REGISTER_FORM (form)), cr, page);
}

static void
add_outline (SwForm          *form,
             cairo_surface_t *surface)
{
  sw_register_layout_add_outline (ensure_layout (SW_REGISTER_FORM (form)), surface);
}

static GPtrArray *
get_missing_glyphs (SwForm *form)
{
  return g_ptr_array_ref (sw_register_layout_get_missing (ensure_layout (SW_REGISTER_FORM (form))));
}

static gboolean
find_block (SwForm            *form,
            const char        *name,
            guint             *page,
            cairo_rectangle_t *area)
{
  return sw_register_layout_find_block (ensure_layout (SW_REGISTER_FORM (form)), name, page, area);
}

static void
sw_register_form_finalize (GObject *object)
{
  SwRegisterForm *self = SW_REGISTER_FORM (object);

  forget_layout (self);
  g_clear_object (&self->input.rows);
  g_free (self->input.office);
  g_free (self->input.quarter);
  g_free (self->input.number);
  g_free (self->input.checksum);
  g_free (self->input.code);
  g_free (self->input.filler);
  g_free (self->input.filler_phone);

  G_OBJECT_CLASS (sw_register_form_parent_class)->finalize (object);
}

static void
sw_register_form_class_init (SwRegisterFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SwFormClass *form_class = SW_FORM_CLASS (klass);

  object_class->finalize = sw_register_form_finalize;
  form_class->get_title = get_title;
  form_class->get_n_pages = get_n_pages;
  form_class->get_page_size = get_page_size;
  form_class->draw_page = draw_page;
  form_class->add_outline = add_outline;
  form_class->get_missing_glyphs = get_missing_glyphs;
  form_class->find_block = find_block;
}

static void
sw_register_form_init (SwRegisterForm *self)
{
  self->input.report_day = SW_NONE;
}

static void
set_text (SwRegisterForm  *self,
          char           **field,
          const char      *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  forget_layout (self);
}

/**
 * sw_register_form_new:
 * @rows: the rows
 *
 * Makes the register of rows. What is not set afterwards stays a blank.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_register_form_new (SwRegisterRowSource *rows)
{
  SwRegisterForm *self;

  g_return_val_if_fail (SW_IS_REGISTER_ROW_SOURCE (rows), NULL);

  self = g_object_new (SW_TYPE_REGISTER_FORM, NULL);
  self->input.rows = g_object_ref (rows);

  return SW_FORM (self);
}

/**
 * sw_register_form_new_blank:
 * @n_rows: how many rows to have at least
 *
 * Makes a form to fill in by hand. The rows fill whole pages and are 9 mm high
 * or a little more.
 *
 * Returns: (transfer full): the form
 */
SwForm *
sw_register_form_new_blank (guint n_rows)
{
  SwRegisterForm *self = g_object_new (SW_TYPE_REGISTER_FORM, NULL);

  self->input.n_blank_rows = n_rows;

  return SW_FORM (self);
}

/**
 * sw_register_form_set_office:
 * @self: a register
 * @office: (nullable): the name of the street office
 *
 * Sets 报送街道.
 */
void
sw_register_form_set_office (SwRegisterForm *self,
                             const char     *office)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.office, office);
}

/**
 * sw_register_form_set_report_day:
 * @self: a register
 * @day: the day, or %SW_NONE
 *
 * Sets 报送时间.
 */
void
sw_register_form_set_report_day (SwRegisterForm *self,
                                 SwDay           day)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  if (self->input.report_day == day)
    return;

  self->input.report_day = day;
  forget_layout (self);
}

/**
 * sw_register_form_set_quarter:
 * @self: a register
 * @quarter: (nullable): the quarter in Chinese, as sw_quarter_format_chinese() gives it
 *
 * Sets the quarter that the footer names.
 */
void
sw_register_form_set_quarter (SwRegisterForm *self,
                              const char     *quarter)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.quarter, quarter);
}

/**
 * sw_register_form_set_number:
 * @self: a register
 * @number: (nullable): the number
 *
 * Sets the number of the register that the footer names.
 */
void
sw_register_form_set_number (SwRegisterForm *self,
                             const char     *number)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.number, number);
}

/**
 * sw_register_form_set_checksum:
 * @self: a register
 * @checksum: (nullable): the SHA-256 of a frozen register in hexadecimal digits
 *
 * Sets the checksum in the footer.
 */
void
sw_register_form_set_checksum (SwRegisterForm *self,
                               const char     *checksum)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.checksum, checksum);
}

/**
 * sw_register_form_set_code:
 * @self: a register
 * @code: (nullable): what the QR code in the footer says, usually the register's number
 *
 * Puts a QR code in the footer.
 */
void
sw_register_form_set_code (SwRegisterForm *self,
                           const char     *code)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.code, code);
}

/**
 * sw_register_form_set_filler:
 * @self: a register
 * @name: (nullable): 填表人
 * @phone: (nullable): 联系电话
 *
 * Sets who filled in the form; %NULL leaves a line to write on.
 */
void
sw_register_form_set_filler (SwRegisterForm *self,
                             const char     *name,
                             const char     *phone)
{
  g_return_if_fail (SW_IS_REGISTER_FORM (self));

  set_text (self, &self->input.filler, name);
  set_text (self, &self->input.filler_phone, phone);
}
