/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a key says of a day: in the week of a caregiver and on the card of a month. */
#include "sw-mark.h"

#include <gdk/gdk.h>
#include <glib/gi18n-lib.h>

/**
 * sw_mark_label:
 * @mark: a mark
 *
 * Returns: (transfer none): a short word for a cell
 */
const char *
sw_mark_label (SwMark mark)
{
  switch (mark)
    {
    case SW_MARK_PHONE:
      /* Translators: a cell of a week or month: the elder was called. */
      return C_("mark", "Phone");
    case SW_MARK_HOME:
      /* Translators: a cell of a week or month: the elder was visited at home. */
      return C_("mark", "Home");
    case SW_MARK_VIDEO:
      /* Translators: a cell of a week or month: the elder was seen in a video call. */
      return C_("mark", "Video");
    case SW_MARK_NOT_REACHED:
      /* Translators: a cell of a week or month: it was tried, and nobody answered. */
      return C_("mark", "Not reached");
    case SW_MARK_AWAY:
      /* Translators: a cell of a week or month: the elder is away. */
      return C_("mark", "Away");
    case SW_MARK_ABNORMAL:
      /* Translators: a cell of a week or month: the elder was reached, and something is wrong. */
      return C_("mark", "Abnormal");
    case SW_MARK_NONE:
    case SW_N_MARKS:
    default:
      return "";
    }
}

/**
 * sw_mark_of:
 * @outcome: what came of a visit, %SW_NONE for no visit
 * @channel: how it was made
 *
 * Returns: the mark that comes nearest to it
 */
SwMark
sw_mark_of (gint64 outcome,
            gint64 channel)
{
  if (outcome == SW_NONE)
    return SW_MARK_NONE;
  if (outcome == SW_OUTCOME_AWAY)
    return SW_MARK_AWAY;
  if (outcome == SW_OUTCOME_ABNORMAL)
    return SW_MARK_ABNORMAL;
  if (!sw_outcome_counts (outcome))
    return SW_MARK_NOT_REACHED;

  return channel == SW_CHANNEL_PHONE ? SW_MARK_PHONE :
         channel == SW_CHANNEL_VIDEO ? SW_MARK_VIDEO : SW_MARK_HOME;
}

/**
 * sw_mark_of_visit:
 * @visit: a visit
 *
 * Returns: the mark that comes nearest to it
 */
SwMark
sw_mark_of_visit (SwVisit *visit)
{
  return sw_mark_of (visit->outcome, visit->channel);
}

/**
 * sw_mark_to_visit:
 * @mark: a mark
 * @channel: (out): how the visit was made; who was not reached or is away was called, who is not
 *   well was seen
 * @outcome: (out): what came of it, %SW_NONE for no visit
 *
 * Says what a mark means.
 */
void
sw_mark_to_visit (SwMark  mark,
                  gint64 *channel,
                  gint64 *outcome)
{
  static const struct
  {
    gint64 channel;
    gint64 outcome;
  } visits[SW_N_MARKS] = {
    [SW_MARK_NONE] = { SW_CHANNEL_PHONE, SW_NONE },
    [SW_MARK_PHONE] = { SW_CHANNEL_PHONE, SW_OUTCOME_REACHED },
    [SW_MARK_HOME] = { SW_CHANNEL_HOME, SW_OUTCOME_REACHED },
    [SW_MARK_VIDEO] = { SW_CHANNEL_VIDEO, SW_OUTCOME_REACHED },
    [SW_MARK_NOT_REACHED] = { SW_CHANNEL_PHONE, SW_OUTCOME_NOT_REACHED },
    [SW_MARK_AWAY] = { SW_CHANNEL_PHONE, SW_OUTCOME_AWAY },
    [SW_MARK_ABNORMAL] = { SW_CHANNEL_HOME, SW_OUTCOME_ABNORMAL },
  };

  g_return_if_fail (mark < SW_N_MARKS);

  *channel = visits[mark].channel;
  *outcome = visits[mark].outcome;
}

/**
 * sw_mark_css_class:
 * @mark: a mark
 *
 * Returns: the style of a cell that is marked so
 */
const char *
sw_mark_css_class (SwMark mark)
{
  return mark == SW_MARK_NOT_REACHED || mark == SW_MARK_AWAY ? "missed" : mark == SW_MARK_ABNORMAL ? "alarming" : "marked";
}

/**
 * sw_mark_of_key:
 * @key: a key
 * @mark: (out): what it says of a day, %SW_MARK_NONE where it takes back what was said
 *
 * D is a call (电话), S a visit at home (上门), V a video call, W nobody reached (未联系上), C away
 * (外出), Y abnormal (异常).
 *
 * Returns: whether the key says something of a day
 */
gboolean
sw_mark_of_key (guint   key,
                SwMark *mark)
{
  static const struct
  {
    guint  key;
    SwMark mark;
  } keys[] = {
    { GDK_KEY_d, SW_MARK_PHONE }, { GDK_KEY_s, SW_MARK_HOME }, { GDK_KEY_v, SW_MARK_VIDEO },
    { GDK_KEY_w, SW_MARK_NOT_REACHED }, { GDK_KEY_c, SW_MARK_AWAY }, { GDK_KEY_y, SW_MARK_ABNORMAL },
    { GDK_KEY_Delete, SW_MARK_NONE }, { GDK_KEY_KP_Delete, SW_MARK_NONE },
    { GDK_KEY_BackSpace, SW_MARK_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key)
      {
        *mark = keys[i].mark;
        return TRUE;
      }

  return FALSE;
}
