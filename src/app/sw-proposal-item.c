/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-proposal-item.h"

/**
 * SwProposalItem:
 *
 * A proposed agreement in a list. Only one with four parties can be chosen.
 */
struct _SwProposalItem
{
  GObject    parent_instance;

  /* Owned. */
  GPtrArray *proposals;

  guint      index;
  gboolean   chosen;
};

G_DEFINE_FINAL_TYPE (SwProposalItem, sw_proposal_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
sw_proposal_item_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_CHOSEN)
    g_value_set_boolean (value, SW_PROPOSAL_ITEM (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sw_proposal_item_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_CHOSEN)
    sw_proposal_item_set_chosen (SW_PROPOSAL_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
sw_proposal_item_finalize (GObject *object)
{
  g_ptr_array_unref (SW_PROPOSAL_ITEM (object)->proposals);

  G_OBJECT_CLASS (sw_proposal_item_parent_class)->finalize (object);
}

static void
sw_proposal_item_class_init (SwProposalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sw_proposal_item_get_property;
  object_class->set_property = sw_proposal_item_set_property;
  object_class->finalize = sw_proposal_item_finalize;

  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sw_proposal_item_init (SwProposalItem *self)
{
}

/**
 * sw_proposal_item_new:
 * @proposals: (element-type SwProposal): proposals
 * @index: which of them
 *
 * Returns: (transfer full): the item, chosen if it can be
 */
SwProposalItem *
sw_proposal_item_new (GPtrArray *proposals,
                      guint      index)
{
  SwProposalItem *self = g_object_new (SW_TYPE_PROPOSAL_ITEM, NULL);

  self->proposals = g_ptr_array_ref (proposals);
  self->index = index;
  self->chosen = sw_proposal_is_complete (sw_proposal_item_get (self));

  return self;
}

/**
 * sw_proposal_item_get:
 * @self: an item
 *
 * Returns: (transfer none): its proposal
 */
SwProposal *
sw_proposal_item_get (SwProposalItem *self)
{
  g_return_val_if_fail (SW_IS_PROPOSAL_ITEM (self), NULL);

  return g_ptr_array_index (self->proposals, self->index);
}

/**
 * sw_proposal_item_get_chosen:
 * @self: an item
 *
 * Returns: whether it is to be drafted
 */
gboolean
sw_proposal_item_get_chosen (SwProposalItem *self)
{
  g_return_val_if_fail (SW_IS_PROPOSAL_ITEM (self), FALSE);

  return self->chosen;
}

/**
 * sw_proposal_item_set_chosen:
 * @self: an item
 * @chosen: whether it is to be drafted; one that lacks a party is not
 */
void
sw_proposal_item_set_chosen (SwProposalItem *self,
                             gboolean        chosen)
{
  g_return_if_fail (SW_IS_PROPOSAL_ITEM (self));

  chosen = chosen && sw_proposal_is_complete (sw_proposal_item_get (self));
  if (chosen == self->chosen)
    return;

  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* Who had a party missing and has it now is drafted with the others. */
static void
party_changed (SwProposalItem *self,
               gboolean        was_complete)
{
  sw_proposal_item_set_chosen (self, self->chosen || !was_complete);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sw_proposal_item_set_worker:
 * @self: an item
 * @worker_id: who is to be the community worker
 */
void
sw_proposal_item_set_worker (SwProposalItem *self,
                             gint64          worker_id)
{
  gboolean was_complete;

  g_return_if_fail (SW_IS_PROPOSAL_ITEM (self));

  was_complete = sw_proposal_is_complete (sw_proposal_item_get (self));
  sw_proposal_set_worker (sw_proposal_item_get (self), worker_id);
  party_changed (self, was_complete);
}

/**
 * sw_proposal_item_set_neighbour:
 * @self: an item
 * @neighbour_id: who is to be the neighbour or volunteer
 */
void
sw_proposal_item_set_neighbour (SwProposalItem *self,
                                gint64          neighbour_id)
{
  gboolean was_complete;

  g_return_if_fail (SW_IS_PROPOSAL_ITEM (self));

  was_complete = sw_proposal_is_complete (sw_proposal_item_get (self));
  sw_proposal_set_neighbour (sw_proposal_item_get (self), neighbour_id);
  party_changed (self, was_complete);
}

/**
 * sw_proposal_item_lacks_text:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): what is missing, in words
 */
char *
sw_proposal_item_lacks_text (SwProposalItem *self)
{
  g_return_val_if_fail (SW_IS_PROPOSAL_ITEM (self), NULL);

  return sw_agreement_format_lacks (sw_proposal_item_get (self)->lacks);
}
