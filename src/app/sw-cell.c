/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-cell.h"

#include "sw-fonts.h"

/* One line of text in a list, cut short where it does not fit. A list has hundreds of them, and a
 * GtkInscription has a context and a layout of its own and asks for the measures of the font
 * whenever it is measured itself. All cells of a column share these. */
struct _SwCell
{
  GtkWidget   parent_instance;

  SwCellFace *face;   /* owned */
  char       *text;   /* owned, may be NULL */
  guint       serial; /* of the font that it was measured with */
};

struct _SwCellFace
{
  GtkWidget   *view;    /* weak */
  PangoLayout *layout;  /* owned */
  gboolean     heading;
  guint        serial;
  int          height;  /* of a line, in pixels */
};

G_DEFINE_FINAL_TYPE (SwCell, sw_cell, GTK_TYPE_WIDGET)

/* The font is that of the list, which changes with the settings. */
static void
update_face (SwCellFace *self)
{
  PangoContext *context = self->view ? gtk_widget_get_pango_context (self->view) : NULL;
  g_autoptr (PangoFontDescription) font = NULL;

  if (context == NULL || (self->layout && pango_layout_get_context (self->layout) == context &&
                          self->serial == pango_context_get_serial (context)))
    return;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  if (self->heading)
    sw_fonts_set_heading (font, context);

  g_clear_object (&self->layout);
  self->layout = pango_layout_new (context);
  self->serial = pango_context_get_serial (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  self->height = sw_fonts_get_line_height (context, font);
}

static void
clear_face (gpointer data)
{
  SwCellFace *self = data;

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->layout);
}

static void
sw_cell_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  SwCell *self = SW_CELL (widget);

  update_face (self->face);
  self->serial = self->face->serial;
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->face->height : 0;
}

static void
sw_cell_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  SwCell *self = SW_CELL (widget);
  PangoLayout *layout;
  PangoRectangle size;
  GdkRGBA color;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), y;
  gboolean fits;

  update_face (self->face);
  layout = self->face->layout;
  if (self->text == NULL || *self->text == '\0' || layout == NULL)
    return;

  pango_layout_set_text (layout, self->text, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &size);
  y = MAX (0, (height - size.height) / 2);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);

  fits = size.width <= width && y + size.height <= height;
  if (!fits)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  if (!fits)
    gtk_snapshot_pop (snapshot);
}

/* GTK takes a widget without a context for one without text. */
static void
sw_cell_css_changed (GtkWidget         *widget,
                     GtkCssStyleChange *change)
{
  SwCell *self = SW_CELL (widget);

  GTK_WIDGET_CLASS (sw_cell_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
  if (self->serial == 0)
    return;
  update_face (self->face);
  if (self->serial != self->face->serial)
    gtk_widget_queue_resize (widget);
}

static void
sw_cell_finalize (GObject *object)
{
  SwCell *self = SW_CELL (object);

  g_clear_pointer (&self->face, sw_cell_face_unref);
  g_free (self->text);

  G_OBJECT_CLASS (sw_cell_parent_class)->finalize (object);
}

static void
sw_cell_class_init (SwCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sw_cell_finalize;
  widget_class->measure = sw_cell_measure;
  widget_class->snapshot = sw_cell_snapshot;
  widget_class->css_changed = sw_cell_css_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
sw_cell_init (SwCell *self)
{
}

/**
 * sw_cell_face_new:
 * @view: the list; its font is that of the cells
 * @heading: whether they are in the font of headings
 *
 * Returns: (transfer full): what the cells of a column share
 */
SwCellFace *
sw_cell_face_new (GtkWidget *view,
                  gboolean   heading)
{
  SwCellFace *self;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  self = g_rc_box_new0 (SwCellFace);
  g_set_weak_pointer (&self->view, view);
  self->heading = heading;

  return self;
}

/**
 * sw_cell_face_unref:
 * @face: (transfer full): what the cells of a column share
 */
void
sw_cell_face_unref (SwCellFace *face)
{
  g_rc_box_release_full (face, clear_face);
}

/**
 * sw_cell_new:
 * @face: what it shares with the other cells of its column
 *
 * Returns: an empty cell
 */
GtkWidget *
sw_cell_new (SwCellFace *face)
{
  SwCell *self = g_object_new (SW_TYPE_CELL, NULL);

  self->face = g_rc_box_acquire (face);

  return GTK_WIDGET (self);
}

/**
 * sw_cell_get_text:
 * @self: a cell
 *
 * Returns: (nullable): what it shows
 */
const char *
sw_cell_get_text (SwCell *self)
{
  g_return_val_if_fail (SW_IS_CELL (self), NULL);

  return self->text;
}

/**
 * sw_cell_set_text:
 * @self: a cell
 * @text: (nullable): what it shows
 *
 * Who hears the screen hears nothing of an empty cell.
 */
void
sw_cell_set_text (SwCell     *self,
                  const char *text)
{
  g_return_if_fail (SW_IS_CELL (self));

  /* GTK tells the name of the class where there was never a text. */
  text = text ? text : "";
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sw_cell_name_row:
 * @child: what stands in a column of a table, once it is there
 * @name: (nullable): what the row is about, or NULL if another column tells it
 *
 * Tells who hears the screen what has the focus: GTK tells the name of a class for a row, and for each of its cells.
 */
void
sw_cell_name_row (GtkWidget  *child,
                  const char *name)
{
  GtkWidget *cell = gtk_widget_get_parent (child);

  g_return_if_fail (cell != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  if (name)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
