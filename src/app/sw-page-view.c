/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page-view.h"

#include "sw-page-layout.h"

#define SCROLL_STEP 60

/**
 * SwPageView:
 *
 * The pages of a form below each other, as they come out of the printer. Only
 * those that are seen are drawn, each once until the zoom changes.
 */
struct _SwPageView
{
  GtkWidget      parent_instance;

  /* Owned. */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  SwForm        *form;
  GHashTable    *pictures;       /* (element-type guint GdkTexture): pages that were drawn */

  SwPageLayout   layout;
  guint          n_pages;
  double         page_width;     /* in points */
  double         page_height;
  double         zoom;           /* pixels a point */
  guint          fit_width : 1;
  guint          frozen : 1;     /* another thread has the form */
  guint          policies[2];
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (SwPageView, sw_page_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_value (SwPageView     *self,
           GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

static void
adjustment_changed_cb (SwPageView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_adjustment (SwPageView     *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  if (adjustment && adjustment == self->adjustments[orientation])
    return;

  if (self->adjustments[orientation])
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], adjustment_changed_cb, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment)
    {
      self->adjustments[orientation] = g_object_ref_sink (adjustment);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb), self);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (SwPageView     *self,
           GtkOrientation  orientation,
           double          value,
           int             size,
           int             content)
{
  double upper = MAX (size, content);

  if (self->adjustments[orientation])
    gtk_adjustment_configure (self->adjustments[orientation], CLAMP (value, 0, upper - size), 0, upper, SCROLL_STEP,
                              MAX (SCROLL_STEP, size - SCROLL_STEP), size);
}

/* What is in the middle stays there when the zoom changes. */
static double
keep_middle (double value,
             int    size,
             int    old_content,
             int    content)
{
  if (old_content <= 0 || old_content == content || size <= 0)
    return value;

  return (value + size / 2.0) / old_content * content - size / 2.0;
}

static void
sw_page_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  SwPageView *self = SW_PAGE_VIEW (widget);
  SwPageLayout old = self->layout;
  gboolean first = old.n_pages == 0;
  double x, y;

  if (self->form == NULL)
    {
      configure (self, GTK_ORIENTATION_HORIZONTAL, 0, width, 0);
      configure (self, GTK_ORIENTATION_VERTICAL, 0, height, 0);
      return;
    }

  if (self->fit_width)
    self->zoom = sw_page_layout_fit_width (self->page_width, width);
  sw_page_layout_init (&self->layout, self->n_pages, self->page_width, self->page_height, self->zoom);
  if (old.page_width != self->layout.page_width)
    g_hash_table_remove_all (self->pictures);

  x = get_value (self, GTK_ORIENTATION_HORIZONTAL);
  y = get_value (self, GTK_ORIENTATION_VERTICAL);
  if (!first)
    {
      x = keep_middle (x, width, sw_page_layout_get_width (&old), sw_page_layout_get_width (&self->layout));
      y = y <= 0 ? 0 : keep_middle (y, height, sw_page_layout_get_height (&old),
                                    sw_page_layout_get_height (&self->layout));
    }
  configure (self, GTK_ORIENTATION_HORIZONTAL, x, width, sw_page_layout_get_width (&self->layout));
  configure (self, GTK_ORIENTATION_VERTICAL, y, height, sw_page_layout_get_height (&self->layout));
  if (first || old.page_width != self->layout.page_width)
    g_signal_emit (self, signals[CHANGED], 0);
}

static GdkTexture *
draw_picture (SwPageView *self,
              guint       page)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = self->layout.page_width * scale, height = self->layout.page_height * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  int stride = cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->page_width, height / self->page_height);
  sw_form_draw_page (self->form, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
get_picture (SwPageView *self,
             guint       page)
{
  GdkTexture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));

  if (picture == NULL && !self->frozen)
    {
      picture = draw_picture (self, page);
      if (picture)
        g_hash_table_insert (self->pictures, GUINT_TO_POINTER (page), picture);
      g_signal_emit (self, signals[CHANGED], 0);
    }

  return picture;
}

static void
forget_far (SwPageView *self,
            guint       first,
            guint       last)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->pictures);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint page = GPOINTER_TO_UINT (key);

      if (page + 1 < first || page > last + 1)
        g_hash_table_iter_remove (&iter);
    }
}

static void
sw_page_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  SwPageView *self = SW_PAGE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int x = (int) get_value (self, GTK_ORIENTATION_HORIZONTAL), y = (int) get_value (self, GTK_ORIENTATION_VERTICAL);
  int left = MAX (SW_PAGE_LAYOUT_GAP, (width - self->layout.page_width) / 2) - x;
  guint first, last;

  if (self->form == NULL || !sw_page_layout_find_shown (&self->layout, y, height, &first, &last))
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint page = first; page <= last; page++)
    {
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) left, (float) (sw_page_layout_get_y (&self->layout, page) - y),
                                                 (float) self->layout.page_width, (float) self->layout.page_height);
      GskRoundedRect outline;
      GdkTexture *picture = get_picture (self, page);

      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.35f }, 0, 1, 1, 5);
      if (picture)
        gtk_snapshot_append_texture (snapshot, picture, &area);
      else
        gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &area);
    }
  gtk_snapshot_pop (snapshot);
  forget_far (self, first, last);
}

static void
scale_changed_cb (SwPageView *self)
{
  g_hash_table_remove_all (self->pictures);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           SwPageView               *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;

  sw_page_view_step_zoom (self, dy < 0 ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (SwPageView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
sw_page_view_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SwPageView *self = SW_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_page_view_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SwPageView *self = SW_PAGE_VIEW (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_page_view_dispose (GObject *object)
{
  SwPageView *self = SW_PAGE_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->form);
  g_hash_table_remove_all (self->pictures);

  G_OBJECT_CLASS (sw_page_view_parent_class)->dispose (object);
}

static void
sw_page_view_finalize (GObject *object)
{
  g_hash_table_unref (SW_PAGE_VIEW (object)->pictures);

  G_OBJECT_CLASS (sw_page_view_parent_class)->finalize (object);
}

static void
sw_page_view_class_init (SwPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sw_page_view_get_property;
  object_class->set_property = sw_page_view_set_property;
  object_class->dispose = sw_page_view_dispose;
  object_class->finalize = sw_page_view_finalize;
  widget_class->size_allocate = sw_page_view_size_allocate;
  widget_class->snapshot = sw_page_view_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * SwPageView::changed:
   * @self: the view
   *
   * Another page is looked at or drawn, or the zoom is another.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sw_page_view_init (SwPageView *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *click = gtk_gesture_click_new ();

  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->zoom = SW_PAGE_LAYOUT_ACTUAL_SIZE;
  self->fit_width = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_changed_cb), NULL);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * sw_page_view_new:
 *
 * Returns: (transfer floating): an empty view, to be put into a scrolled window
 */
GtkWidget *
sw_page_view_new (void)
{
  return g_object_new (SW_TYPE_PAGE_VIEW, NULL);
}

/**
 * sw_page_view_set_form:
 * @self: a view
 * @form: (nullable): what to show
 *
 * Shows the first page of a form.
 */
void
sw_page_view_set_form (SwPageView *self,
                       SwForm     *form)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  g_set_object (&self->form, form);
  g_hash_table_remove_all (self->pictures);
  self->layout = (SwPageLayout) { 0 };
  if (form)
    {
      self->n_pages = sw_form_get_n_pages (form);
      sw_form_get_page_size (form, &self->page_width, &self->page_height);
    }
  if (self->adjustments[GTK_ORIENTATION_VERTICAL])
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sw_page_view_set_frozen:
 * @self: a view
 * @frozen: whether another thread has the form
 *
 * A frozen view shows what it has drawn already and leaves the form alone.
 */
void
sw_page_view_set_frozen (SwPageView *self,
                         gboolean    frozen)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  self->frozen = frozen != FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * sw_page_view_get_page:
 * @self: a view
 *
 * Returns: the page that is looked at, from 0
 */
guint
sw_page_view_get_page (SwPageView *self)
{
  g_return_val_if_fail (SW_IS_PAGE_VIEW (self), 0);

  return sw_page_layout_find_page (&self->layout, get_value (self, GTK_ORIENTATION_VERTICAL),
                                   gtk_widget_get_height (GTK_WIDGET (self)));
}

/**
 * sw_page_view_show_page:
 * @self: a view
 * @page: a page, from 0
 *
 * Goes to a page, or to the last one if there are fewer.
 */
void
sw_page_view_show_page (SwPageView *self,
                        guint       page)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  if (self->layout.n_pages == 0 || self->adjustments[GTK_ORIENTATION_VERTICAL] == NULL)
    return;

  page = MIN (page, self->layout.n_pages - 1);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                            sw_page_layout_get_y (&self->layout, page) - SW_PAGE_LAYOUT_GAP);
}

/**
 * sw_page_view_get_zoom:
 * @self: a view
 *
 * Returns: the zoom, in pixels a point
 */
double
sw_page_view_get_zoom (SwPageView *self)
{
  g_return_val_if_fail (SW_IS_PAGE_VIEW (self), 1);

  return self->zoom;
}

/**
 * sw_page_view_get_fit_width:
 * @self: a view
 *
 * Returns: whether pages stay as wide as the view
 */
gboolean
sw_page_view_get_fit_width (SwPageView *self)
{
  g_return_val_if_fail (SW_IS_PAGE_VIEW (self), FALSE);

  return self->fit_width;
}

/**
 * sw_page_view_set_zoom:
 * @self: a view
 * @zoom: the zoom, in pixels a point
 *
 * Shows the pages in a size, which is kept when the view's changes.
 */
void
sw_page_view_set_zoom (SwPageView *self,
                       double      zoom)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  self->zoom = CLAMP (zoom, SW_PAGE_LAYOUT_MIN_ZOOM, SW_PAGE_LAYOUT_MAX_ZOOM);
  self->fit_width = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_page_view_fit_width:
 * @self: a view
 *
 * Shows the pages as wide as the view, whatever size it gets.
 */
void
sw_page_view_fit_width (SwPageView *self)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  self->fit_width = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_page_view_step_zoom:
 * @self: a view
 * @direction: 1 for larger, -1 for smaller
 *
 * Goes to the next step of the zoom.
 */
void
sw_page_view_step_zoom (SwPageView *self,
                        int         direction)
{
  g_return_if_fail (SW_IS_PAGE_VIEW (self));

  sw_page_view_set_zoom (self, sw_page_layout_step_zoom (self->zoom, direction));
}
