/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-drop-choice.h"

#define CHOICES "sw-choices"

typedef struct
{
  gint64  id;
  char   *name;
} Choice;

static void
choice_free (gpointer data)
{
  g_free (((Choice *) data)->name);
  g_free (data);
}

/**
 * sw_drop_choices_new:
 *
 * Returns: (transfer full): no choices yet
 */
GPtrArray *
sw_drop_choices_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

/**
 * sw_drop_choices_add:
 * @choices: choices
 * @id: what one stands for
 * @name: (nullable): the words for it
 *
 * Adds a choice.
 */
void
sw_drop_choices_add (GPtrArray  *choices,
                     gint64      id,
                     const char *name)
{
  Choice *one = g_new0 (Choice, 1);

  one->id = id;
  one->name = g_strdup (name != NULL ? name : "");
  g_ptr_array_add (choices, one);
}

static gboolean
are_same (GPtrArray *before,
          GPtrArray *choices)
{
  if (before == NULL || before->len != choices->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *one = before->pdata[i], *other = choices->pdata[i];

      if (one->id != other->id || strcmp (one->name, other->name) != 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * sw_drop_choice_set:
 * @choice: a drop-down
 * @choices: what it offers
 * @chosen: what is chosen; the first where that is not offered
 *
 * Sets what is offered. Where that is the same as before an open drop-down stays as it is.
 */
void
sw_drop_choice_set (GtkDropDown *choice,
                    GPtrArray   *choices,
                    gint64       chosen)
{
  guint selected = 0;

  g_return_if_fail (GTK_IS_DROP_DOWN (choice));

  for (guint i = choices->len; i > 0; i--)
    if (((Choice *) choices->pdata[i - 1])->id == chosen)
      selected = i - 1;
  if (!are_same (g_object_get_data (G_OBJECT (choice), CHOICES), choices))
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < choices->len; i++)
        gtk_string_list_append (names, ((Choice *) choices->pdata[i])->name);
      g_object_set_data_full (G_OBJECT (choice), CHOICES, g_ptr_array_ref (choices), (GDestroyNotify) g_ptr_array_unref);
      gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
    }
  gtk_drop_down_set_selected (choice, selected);
}

/**
 * sw_drop_choice_get:
 * @choice: a drop-down
 *
 * Returns: what is chosen, or %SW_NONE
 */
gint64
sw_drop_choice_get (GtkDropDown *choice)
{
  GPtrArray *choices;
  guint selected;

  g_return_val_if_fail (GTK_IS_DROP_DOWN (choice), SW_NONE);

  choices = g_object_get_data (G_OBJECT (choice), CHOICES);
  selected = gtk_drop_down_get_selected (choice);

  return choices != NULL && selected < choices->len ? ((Choice *) choices->pdata[selected])->id : SW_NONE;
}
