/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-page.h"

typedef struct
{
  /* Owned. */
  SwStore   *store;
  char      *title;
  char      *subtitle;
  char      *create_label;
  GtkWidget *header_end;
  gint64     count;
  gboolean   urgent;
  gboolean   editing;
} SwPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SwPage, sw_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_CREATE_LABEL,
  PROP_COUNT,
  PROP_URGENT,
  PROP_EDITING,
  PROP_HEADER_END,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (SwPage      *self,
          char       **place,
          const char  *text,
          guint        property)
{
  if (g_strcmp0 (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
sw_page_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SwPage *self = SW_PAGE (object);
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, priv->store);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_CREATE_LABEL:
      g_value_set_string (value, priv->create_label);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, priv->count);
      break;
    case PROP_URGENT:
      g_value_set_boolean (value, priv->urgent);
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, priv->editing);
      break;
    case PROP_HEADER_END:
      g_value_set_object (value, priv->header_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sw_page_set_property (GObject      *object,
                      guint         property_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SwPage *self = SW_PAGE (object);

  switch (property_id)
    {
    case PROP_STORE:
      sw_page_set_store (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      sw_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      sw_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_CREATE_LABEL:
      sw_page_set_create_label (self, g_value_get_string (value));
      break;
    case PROP_COUNT:
      sw_page_set_count (self, g_value_get_int64 (value));
      break;
    case PROP_URGENT:
      sw_page_set_urgent (self, g_value_get_boolean (value));
      break;
    case PROP_EDITING:
      sw_page_set_editing (self, g_value_get_boolean (value));
      break;
    case PROP_HEADER_END:
      sw_page_set_header_end (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Where the work of a page begins: in its search box, so that one can type at once, or at its first widget. A
 * page on which it begins elsewhere has an answer of its own. */
static gboolean
sw_page_grab_focus (GtkWidget *widget)
{
  SwPageClass *klass = SW_PAGE_GET_CLASS (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (klass->search)
    klass->search (SW_PAGE (widget));
  if (gtk_widget_get_focus_child (widget))
    return TRUE;

  return child && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
sw_page_dispose (GObject *object)
{
  SwPagePrivate *priv = sw_page_get_instance_private (SW_PAGE (object));

  g_clear_object (&priv->store);
  g_clear_object (&priv->header_end);

  G_OBJECT_CLASS (sw_page_parent_class)->dispose (object);
}

static void
sw_page_finalize (GObject *object)
{
  SwPagePrivate *priv = sw_page_get_instance_private (SW_PAGE (object));

  g_free (priv->title);
  g_free (priv->subtitle);
  g_free (priv->create_label);

  G_OBJECT_CLASS (sw_page_parent_class)->finalize (object);
}

static void
sw_page_class_init (SwPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sw_page_get_property;
  object_class->set_property = sw_page_set_property;
  object_class->dispose = sw_page_dispose;
  object_class->finalize = sw_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sw_page_grab_focus;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, SW_TYPE_STORE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_CREATE_LABEL] = g_param_spec_string ("create-label", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, G_MININT64, G_MAXINT64, SW_NONE, flags);
  properties[PROP_URGENT] = g_param_spec_boolean ("urgent", NULL, NULL, FALSE, flags);
  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE, flags);
  properties[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sw_page_init (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  priv->count = SW_NONE;
}

/**
 * sw_page_get_store:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): the open database, or %NULL
 */
SwStore *
sw_page_get_store (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), NULL);

  return priv->store;
}

/**
 * sw_page_set_store:
 * @self: a page
 * @store: (nullable): an open database
 *
 * Calls the page's load(), with %NULL before a database is closed.
 */
void
sw_page_set_store (SwPage  *self,
                   SwStore *store)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (!g_set_object (&priv->store, store))
    return;

  if (SW_PAGE_GET_CLASS (self)->load)
    SW_PAGE_GET_CLASS (self)->load (self, store);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

/**
 * sw_page_get_title:
 * @self: a page
 *
 * Returns: (nullable): the title in the header bar
 */
const char *
sw_page_get_title (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), NULL);

  return priv->title;
}

/**
 * sw_page_set_title:
 * @self: a page
 * @title: (nullable): the title in the header bar
 */
void
sw_page_set_title (SwPage     *self,
                   const char *title)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  set_text (self, &priv->title, title, PROP_TITLE);
}

/**
 * sw_page_get_subtitle:
 * @self: a page
 *
 * Returns: (nullable): the line below the title; %NULL is the office's name
 */
const char *
sw_page_get_subtitle (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), NULL);

  return priv->subtitle;
}

/**
 * sw_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): the line below the title, or %NULL for the office
 */
void
sw_page_set_subtitle (SwPage     *self,
                      const char *subtitle)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  set_text (self, &priv->subtitle, subtitle, PROP_SUBTITLE);
}

/**
 * sw_page_get_create_label:
 * @self: a page
 *
 * Returns: (nullable): the words on the button for a new record
 */
const char *
sw_page_get_create_label (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), NULL);

  return priv->create_label;
}

/**
 * sw_page_set_create_label:
 * @self: a page
 * @label: (nullable): the words on the button, or %NULL for no button
 */
void
sw_page_set_create_label (SwPage     *self,
                          const char *label)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  set_text (self, &priv->create_label, label, PROP_CREATE_LABEL);
}

/**
 * sw_page_get_count:
 * @self: a page
 *
 * Returns: the number beside the page's name, or %SW_NONE
 */
gint64
sw_page_get_count (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), SW_NONE);

  return priv->count;
}

/**
 * sw_page_set_count:
 * @self: a page
 * @count: the number beside the page's name, or %SW_NONE
 */
void
sw_page_set_count (SwPage *self,
                   gint64  count)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (priv->count == count)
    return;

  priv->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

/**
 * sw_page_get_urgent:
 * @self: a page
 *
 * Returns: whether the number counts what is overdue
 */
gboolean
sw_page_get_urgent (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return priv->urgent;
}

/**
 * sw_page_set_urgent:
 * @self: a page
 * @urgent: whether the number counts what is overdue
 */
void
sw_page_set_urgent (SwPage   *self,
                    gboolean  urgent)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (priv->urgent == !!urgent)
    return;

  priv->urgent = !!urgent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_URGENT]);
}

/**
 * sw_page_get_editing:
 * @self: a page
 *
 * Returns: whether something is typed that an undo would change under it
 */
gboolean
sw_page_get_editing (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return priv->editing;
}

/**
 * sw_page_set_editing:
 * @self: a page
 * @editing: whether something is typed that an undo would change under it
 *
 * Until it is saved or discarded the window undoes and redoes nothing: whoever
 * presses Ctrl+Z there means what was typed, not the action before it.
 */
void
sw_page_set_editing (SwPage   *self,
                     gboolean  editing)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (priv->editing == !!editing)
    return;

  priv->editing = !!editing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

/**
 * sw_page_get_header_end:
 * @self: a page
 *
 * Returns: (nullable) (transfer none): what the page puts into the header bar
 */
GtkWidget *
sw_page_get_header_end (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), NULL);

  return priv->header_end;
}

/**
 * sw_page_set_header_end:
 * @self: a page
 * @widget: (nullable): a widget for the header bar, left of the menu
 */
void
sw_page_set_header_end (SwPage    *self,
                        GtkWidget *widget)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (priv->header_end == widget)
    return;

  g_clear_object (&priv->header_end);
  if (widget)
    priv->header_end = g_object_ref_sink (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER_END]);
}

/**
 * sw_page_can_search:
 * @self: a page
 *
 * Returns: whether the page has a search box
 */
gboolean
sw_page_can_search (SwPage *self)
{
  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return SW_PAGE_GET_CLASS (self)->search != NULL;
}

/**
 * sw_page_search:
 * @self: a page that can search
 *
 * Puts the focus into the search box.
 */
void
sw_page_search (SwPage *self)
{
  g_return_if_fail (sw_page_can_search (self));

  SW_PAGE_GET_CLASS (self)->search (self);
}

/**
 * sw_page_can_create:
 * @self: a page
 *
 * Returns: whether the page can begin a new record now
 */
gboolean
sw_page_can_create (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return SW_PAGE_GET_CLASS (self)->create != NULL && priv->store && !sw_store_is_read_only (priv->store);
}

/**
 * sw_page_create:
 * @self: a page that can create
 *
 * Begins a new record.
 */
void
sw_page_create (SwPage *self)
{
  g_return_if_fail (sw_page_can_create (self));

  SW_PAGE_GET_CLASS (self)->create (self);
}

/**
 * sw_page_can_print:
 * @self: a page
 *
 * Returns: whether the page has something to print
 */
gboolean
sw_page_can_print (SwPage *self)
{
  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return SW_PAGE_GET_CLASS (self)->print != NULL;
}

/**
 * sw_page_print:
 * @self: a page that can print
 *
 * Prints what is shown.
 */
void
sw_page_print (SwPage *self)
{
  g_return_if_fail (sw_page_can_print (self));

  SW_PAGE_GET_CLASS (self)->print (self);
}

/**
 * sw_page_has_unsaved:
 * @self: a page
 *
 * Returns: whether something typed would be lost if the page went away
 */
gboolean
sw_page_has_unsaved (SwPage *self)
{
  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return SW_PAGE_GET_CLASS (self)->has_unsaved && SW_PAGE_GET_CLASS (self)->has_unsaved (self);
}

/**
 * sw_page_save:
 * @self: a page
 * @error: return location for why it could not be saved
 *
 * Saves what was typed.
 *
 * Returns: whether nothing unsaved is left
 */
gboolean
sw_page_save (SwPage  *self,
              GError **error)
{
  g_return_val_if_fail (SW_IS_PAGE (self), FALSE);

  return SW_PAGE_GET_CLASS (self)->save == NULL || SW_PAGE_GET_CLASS (self)->save (self, error);
}

/**
 * sw_page_new_day:
 * @self: a page
 *
 * Tells the page that another day has begun, as offices leave their computers on over night.
 */
void
sw_page_new_day (SwPage *self)
{
  SwPagePrivate *priv = sw_page_get_instance_private (self);

  g_return_if_fail (SW_IS_PAGE (self));

  if (priv->store && SW_PAGE_GET_CLASS (self)->new_day)
    SW_PAGE_GET_CLASS (self)->new_day (self);
}
