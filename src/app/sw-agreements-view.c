/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreements-view.h"

#include <glib/gi18n-lib.h>

#include "sw-community.h"
#include "sw-query.h"

/* The usual columns come first, in their order. Names are those of the agreement: they stay when
 * the register changes. */
static const SwListColumn usual_columns[] = {
  { .name = "number", .sample = "平江2026-0001" },
  { .name = "elder_id", .sample = "欧阳慧英华", .heading = TRUE, .computed = TRUE },
  { .name = "community", .title = N_("Community"), .sample = "大儒巷社区", .expand = TRUE, .unsorted = TRUE },
  { .name = "worker_id", .title = N_("Worker"), .sample = "欧阳国强", .computed = TRUE },
  { .name = "neighbour_id", .title = N_("Neighbour"), .sample = "欧阳国强", .computed = TRUE },
  { .name = "state", .sample = "已打印", .badge = TRUE },
  { .name = "signed", .title = N_("Signed"), .sample = "甲 乙 丙 丁", .unsorted = TRUE },
  { .name = "printed_day", .sample = "2026年11月21日" },
  { .name = "waiting", .title = N_("Waiting"), .sample = "100 天", .unsorted = TRUE },
  { .name = "in_force_day", .sample = "2026年11月21日" },
  { .name = "copies", .title = N_("Copies"), .sample = "甲 乙 丙 丁", .unsorted = TRUE },
};

static const SwListFilter filters[] = {
  { "community_id", N_("Community"), NULL, sw_community_get_type },
  { "worker_id", N_("Worker"), NULL },
  { "overdue", N_("Waits Too Long"), NULL },
  { "neighbour_id", N_("Neighbour or Volunteer"), N_("Agreement") },
  { "state", N_("State"), N_("Agreement") },
  { "ended_reason", N_("Reason for the end"), N_("Agreement") },
};

static const struct
{
  const char *nick;
  const char *states[3];
} groups[SW_AGREEMENTS_N_GROUPS] = {
  { "all", { NULL } },
  { "draft", { "draft", NULL } },
  { "waiting", { "printed", "signing", NULL } },
  { "in-force", { "in-force", NULL } },
  { "ended", { "ended", NULL } },
};

/**
 * sw_agreements_get_columns:
 *
 * Returns: (transfer none) (element-type SwListColumn): all columns there can be, the usual ones first
 */
GArray *
sw_agreements_get_columns (void)
{
  static const char *const hidden[] = {
    "year", "serial", "template_id", "predecessor_id", "elder_name", "worker_name", "neighbour_name", NULL
  };
  static GArray *columns;

  if (columns == NULL)
    columns = sw_list_columns_new (g_type_class_ref (SW_TYPE_AGREEMENT), usual_columns, G_N_ELEMENTS (usual_columns),
                                   hidden);

  return columns;
}

/**
 * sw_agreements_n_usual_columns:
 *
 * Returns: how many columns are shown at first
 */
guint
sw_agreements_n_usual_columns (void)
{
  return G_N_ELEMENTS (usual_columns);
}

/**
 * sw_agreements_get_filters:
 * @n_filters: (out): how many
 *
 * Returns: (transfer none) (array length=n_filters): all filters there can be, the usual ones first
 */
const SwListFilter *
sw_agreements_get_filters (guint *n_filters)
{
  *n_filters = G_N_ELEMENTS (filters);

  return filters;
}

/**
 * sw_agreements_group_nick:
 * @group: a group of states
 *
 * Returns: its name in actions
 */
const char *
sw_agreements_group_nick (SwAgreementsGroup group)
{
  g_return_val_if_fail (group < SW_AGREEMENTS_N_GROUPS, NULL);

  return groups[group].nick;
}

/**
 * sw_agreements_group_states:
 * @group: a group of states
 *
 * Returns: (transfer none) (array zero-terminated=1): the nicks of its states, none for all
 */
const char *const *
sw_agreements_group_states (SwAgreementsGroup group)
{
  g_return_val_if_fail (group < SW_AGREEMENTS_N_GROUPS, NULL);

  return groups[group].states;
}

/**
 * sw_agreements_group_of:
 * @states: (nullable): the states that a list is narrowed to
 *
 * Returns: the group of just these states; %SW_AGREEMENTS_N_GROUPS if there is none
 */
SwAgreementsGroup
sw_agreements_group_of (const char *const *states)
{
  SwAgreementsGroup group = 0;

  if (states == NULL)
    return SW_AGREEMENTS_ALL;

  while (group < SW_AGREEMENTS_N_GROUPS && !g_strv_equal (groups[group].states, states))
    group++;

  return group;
}

/**
 * sw_agreements_group_text:
 * @group: a group of states
 * @n: how many agreements it has, or %SW_NONE
 *
 * Returns: (transfer full): what its button says
 */
char *
sw_agreements_group_text (SwAgreementsGroup group,
                          gint64            n)
{
  static const char *const titles[] = {
    NC_("agreements", "All"), NC_("agreements", "Drafts"), NC_("agreements", "Waiting for Signatures"),
    NC_("agreements", "In Force"), NC_("agreements", "Ended")
  };
  const char *title;

  g_return_val_if_fail (group < SW_AGREEMENTS_N_GROUPS, NULL);

  title = g_dpgettext2 (GETTEXT_PACKAGE, "agreements", titles[group]);

  return n == SW_NONE ? g_strdup (title) : g_strdup_printf ("%s %'" G_GINT64_FORMAT, title, n);
}

/* The first letters of the parties for which @is_so, with dots in the places of the others. */
static char *
party_marks (SwAgreement *agreement,
             gboolean     copies)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    {
      const SwSignature *signature = &agreement->signatures[party];
      const char *letter = sw_agreement_party_letter (party);

      if (party > 0)
        g_string_append_c (text, ' ');
      if ((copies ? signature->copy_day : signature->day) != SW_NONE)
        g_string_append_len (text, letter, g_utf8_next_char (letter) - letter);
      else
        g_string_append (text, "·");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sw_agreement_signed_text:
 * @agreement: an agreement
 *
 * Returns: (transfer full) (nullable): which parties have signed, as "甲 乙 · ·"; %NULL for a draft
 */
char *
sw_agreement_signed_text (SwAgreement *agreement)
{
  return agreement->printed_day == SW_NONE ? NULL : party_marks (agreement, FALSE);
}

/**
 * sw_agreement_copies_text:
 * @agreement: an agreement
 *
 * Returns: (transfer full) (nullable): which parties hold their copy, as "甲 乙 · ·"; %NULL for a draft
 */
char *
sw_agreement_copies_text (SwAgreement *agreement)
{
  return agreement->printed_day == SW_NONE ? NULL : party_marks (agreement, TRUE);
}

/* Names the parties of which it is so, and those of which it is not. */
static void
name_parties (SwAgreement *agreement,
              gboolean     copies,
              GString     *done,
              GString     *open)
{
  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    {
      const SwSignature *signature = &agreement->signatures[party];
      GString *place = (copies ? signature->copy_day : signature->day) != SW_NONE ? done : open;

      g_string_append_printf (place, "%s%s", place->len > 0 ? _(", ") : "", sw_agreement_party_letter (party));
    }
}

/**
 * sw_agreement_describe_signatures:
 * @agreement: a printed agreement
 *
 * Returns: (transfer full): which parties have signed, in words
 */
char *
sw_agreement_describe_signatures (SwAgreement *agreement)
{
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GString) open = g_string_new (NULL);

  name_parties (agreement, FALSE, done, open);
  if (open->len == 0)
    return g_strdup (_("signed by all parties"));
  if (done->len == 0)
    return g_strdup (_("signed by nobody yet"));

  /* Translators: both are lists of parties. */
  return g_strdup_printf (_("signed by %1$s, not yet by %2$s"), done->str, open->str);
}

/**
 * sw_agreement_describe_copies:
 * @agreement: a printed agreement
 *
 * Returns: (transfer full): which parties hold their copy, in words
 */
char *
sw_agreement_describe_copies (SwAgreement *agreement)
{
  g_autoptr (GString) done = g_string_new (NULL);
  g_autoptr (GString) open = g_string_new (NULL);

  name_parties (agreement, TRUE, done, open);
  if (open->len == 0)
    return g_strdup (_("all parties have their copy"));
  if (done->len == 0)
    return g_strdup (_("no party has its copy yet"));

  /* Translators: both are lists of parties. */
  return g_strdup_printf (_("%1$s have their copy, %2$s not yet"), done->str, open->str);
}

/**
 * sw_agreement_waiting_text:
 * @agreement: an agreement
 * @today: today
 *
 * Returns: (transfer full) (nullable): for how long it waits for a signature; %NULL if it does not
 */
char *
sw_agreement_waiting_text (SwAgreement *agreement,
                           SwDay        today)
{
  int days = sw_agreement_waiting_days (agreement, today);

  return days < 0 ? NULL : g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}

/**
 * sw_agreement_badge:
 * @agreement: an agreement
 * @today: today
 * @wait_days: how many days the office wants to wait for a signature
 *
 * Returns: (nullable): the style of the badge with its state
 */
const char *
sw_agreement_badge (SwAgreement *agreement,
                    SwDay        today,
                    int          wait_days)
{
  switch (agreement->state)
    {
    case SW_AGREEMENT_PRINTED:
    case SW_AGREEMENT_SIGNING:
      return sw_agreement_waiting_days (agreement, today) > wait_days ? "attention" : "accent";
    case SW_AGREEMENT_IN_FORCE:
      return "met";
    default:
      return NULL;
    }
}

/**
 * sw_agreements_ended_by:
 * @store: the database, before the change
 * @elder: an elder with what is typed
 *
 * Another worker or neighbour ends an agreement that is printed or in force; the store does it.
 *
 * Returns: (transfer full) (nullable): the numbers of the agreements that end by it, or %NULL
 */
char *
sw_agreements_ended_by (SwStore *store,
                        SwElder *elder)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, sw_record_get_id (SW_RECORD (elder)));
  g_autoptr (GPtrArray) agreements = sw_store_load_where (store, SW_TYPE_AGREEMENT, "elder_id", id, NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; agreements && i < agreements->len; i++)
    {
      SwAgreement *agreement = agreements->pdata[i];

      if (agreement->state == SW_AGREEMENT_DRAFT || agreement->state == SW_AGREEMENT_ENDED ||
          (agreement->worker_id == elder->worker_id && agreement->neighbour_id == elder->neighbour_id))
        continue;
      if (numbers->len > 0)
        /* Translators: stands between the items of an enumeration. */
        g_string_append (numbers, _(", "));
      g_string_append (numbers, agreement->number);
    }

  return numbers->len > 0 ? g_string_free (g_steal_pointer (&numbers), FALSE) : NULL;
}

/**
 * sw_agreements_wait_days:
 * @store: (nullable): the database
 *
 * Returns: how many days the office wants to wait for a signature
 */
int
sw_agreements_wait_days (SwStore *store)
{
  g_autoptr (SwOffice) office = store ? sw_store_get_office (store, NULL) : NULL;

  return office && office->signature_wait_days != SW_NONE ? (int) office->signature_wait_days
                                                         : SW_SIGNATURE_WAIT_DAYS;
}

static char *
community_text (SwAgreement *agreement,
                SwStore     *store)
{
  g_autoptr (SwElder) elder = sw_store_load (store, SW_TYPE_ELDER, agreement->elder_id, NULL);

  return elder && elder->community_id != SW_NONE
           ? g_strdup (sw_store_get_name (store, SW_TYPE_COMMUNITY, elder->community_id)) : NULL;
}

/**
 * sw_agreements_cell_text:
 * @column: a column that is no plain field
 * @agreement: the row
 * @store: the database
 * @today: today
 * @wait_days: how many days the office wants to wait for a signature
 * @badge: (out): the style, where it is a badge
 *
 * Returns: (transfer full) (nullable): what stands in the cell
 */
char *
sw_agreements_cell_text (const SwListColumn *column,
                         SwAgreement        *agreement,
                         SwStore            *store,
                         SwDay               today,
                         int                 wait_days,
                         const char        **badge)
{
  if (strcmp (column->name, "elder_id") == 0)
    return g_strdup (agreement->elder_name);
  if (strcmp (column->name, "worker_id") == 0)
    return g_strdup (agreement->worker_name);
  if (strcmp (column->name, "neighbour_id") == 0)
    return g_strdup (agreement->neighbour_name);
  if (strcmp (column->name, "community") == 0)
    return community_text (agreement, store);
  if (strcmp (column->name, "signed") == 0)
    return sw_agreement_signed_text (agreement);
  if (strcmp (column->name, "copies") == 0)
    return sw_agreement_copies_text (agreement);
  if (strcmp (column->name, "waiting") == 0)
    return sw_agreement_waiting_text (agreement, today);

  g_return_val_if_fail (strcmp (column->name, "state") == 0, NULL);

  *badge = sw_agreement_badge (agreement, today, wait_days);

  return g_strdup (sw_enum_label (&sw_agreement_state_enum, agreement->state));
}
