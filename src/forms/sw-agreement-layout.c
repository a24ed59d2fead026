/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-layout.h"

#include "sw-flow.h"
#include "sw-paragraph.h"
#include "sw-signature-grid.h"

#include <math.h>
#include <string.h>

/* 四号: 31 characters a line, and the greatest pitch with
 * which the agreement is one sheet. 三号 as GB/T 9704-2012 has it. */
#define SIZE_4_CHARACTERS 31
#define SIZE_4_MAX_PITCH  24.0
#define SIZE_4_MIN_PITCH  22.0
#define PITCH_STEP        0.25
#define SIZE_4_SIGNATURE_PITCH 25.0
#define SIZE_3_CHARACTERS 28
#define SIZE_3_PITCH      28.95
#define PAGES_OF_A_SHEET  2

#define TITLE_PITCH     34.0
#define TITLE_GAP       5.0
#define SIGNATURE_GAP   12.0

/* A paragraph of up to three lines stays whole and of a longer one there are two
 * lines at least on either page, unless this takes more paper. As much of the last
 * paragraph as this goes along with the signature block. */
#define KEPT_LINES 2
#define MOVED_LINES 6

#define SEAL_STREET SW_MM (42)
#define SEAL_WORKER SW_MM (40)

typedef struct
{
  const SwAgreementBlock *block; /* borrowed from the template */
  SwFlow *flow;
  SwFont *font; /* borrowed */
  gboolean fixed;
  guint n_lines;
} Item;

/* Lines of an item on a page. */
typedef struct
{
  guint item;
  guint first_line;
  guint n_lines;
  guint page;
  double y;
} Piece;

/**
 * SwAgreementLayout:
 *
 * An agreement set in lines and pages. What is the same in every agreement is set
 * once; the paragraphs with blanks are set for each.
 */
struct _SwAgreementLayout
{
  SwAgreementTemplate *template;
  SwAgreementSize size;
  cairo_rectangle_t content;
  double square;
  double pitch;
  guint kept_lines;
  SwFont *font; /* borrowed, like the next */
  SwFont *heading_font;
  SwFont *title_font;

  SwParagraph *title;     /* or NULL */
  GArray *items;          /* Item */
  SwSignatureGrid *grid;  /* or NULL */

  GArray *pieces;         /* Piece */
  guint n_pages;
  guint grid_page;
  double grid_y;
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->flow, sw_flow_free);
}

static gboolean
is_fixed (const SwAgreementBlock *block)
{
  for (guint i = 0; i < block->n_parts; i++)
    if (block->parts[i].text == NULL)
      return FALSE;

  return TRUE;
}

/* How long the blank of a field is, in characters: beside what stands in it, and to write by hand. */
static void
get_length (const SwAgreementPart *part,
            double                *filled,
            double                *by_hand,
            SwBlankFlags          *flags)
{
  static const struct
  {
    guint8 filled;
    guint8 by_hand;
    guint8 flags;
  } lengths[SW_AGREEMENT_N_FIELDS] = {
    [SW_AGREEMENT_FIELD_STREET_OFFICE] = { 10, 16, 0 },
    [SW_AGREEMENT_FIELD_WORKER_NAME] = { 5, 7, SW_BLANK_KEEP },
    [SW_AGREEMENT_FIELD_NEIGHBOUR_NAME] = { 5, 7, SW_BLANK_KEEP },
    [SW_AGREEMENT_FIELD_ELDER_NAME] = { 5, 7, SW_BLANK_KEEP },
    [SW_AGREEMENT_FIELD_SEX] = { 3, 3, SW_BLANK_KEEP },
    [SW_AGREEMENT_FIELD_CITIZEN_ID] = { 10, 15, SW_BLANK_KEEP },
    [SW_AGREEMENT_FIELD_HOUSEHOLD_ADDRESS] = { 12, 22, 0 },
    [SW_AGREEMENT_FIELD_HOME_ADDRESS] = { 12, 22, 0 },
    [SW_AGREEMENT_FIELD_HEALTH] = { 6, 14, 0 },
    [SW_AGREEMENT_FIELD_NUMBER] = { 6, 10, SW_BLANK_KEEP },
  };

  *filled = part->length > 0 ? part->length : lengths[part->field].filled;
  *by_hand = part->length > 0 ? part->length : lengths[part->field].by_hand;
  *flags = lengths[part->field].flags;
}

/* In the line that names a party the blank takes what is left, and what follows
 * it stands at the right edge. */
static void
set_item (SwAgreementLayout  *self,
          Item               *item,
          const char * const *values)
{
  const SwAgreementBlock *block = item->block;
  gboolean party = block->kind == SW_AGREEMENT_BLOCK_PARTY, after_blank = FALSE;
  SwFlowEdge edge = block->kind == SW_AGREEMENT_BLOCK_HEADING ? SW_FLOW_RAGGED : SW_FLOW_JUSTIFIED;

  sw_flow_begin (item->flow, item->font, self->square);
  for (guint i = 0; i < block->n_parts; i++)
    {
      const SwAgreementPart *part = &block->parts[i];
      const char *value = part->text == NULL && values != NULL ? values[part->field] : NULL;
      double filled, by_hand;
      SwBlankFlags flags;

      if (part->text != NULL)
        {
          if (party && after_blank)
            sw_flow_add_kept (item->flow, part->text);
          else
            sw_flow_add_text (item->flow, part->text);
          continue;
        }

      get_length (part, &filled, &by_hand, &flags);
      if (party)
        flags = (flags & ~(guint) SW_BLANK_KEEP) | SW_BLANK_FILL | SW_BLANK_START;
      sw_flow_add_blank (item->flow, value,
                         (value == NULL || value[0] == '\0' ? by_hand : filled) * self->square, flags);
      after_blank = TRUE;
    }

  item->n_lines = sw_flow_set (item->flow, self->content.width, party ? 0 : 2 * self->square, edge);
}

static void
make_grid (SwAgreementLayout *self)
{
  self->grid = sw_signature_grid_new (self->font, self->square, self->content.width, 2,
                                      self->size == SW_AGREEMENT_SIZE_3 ? SIZE_3_PITCH : SIZE_4_SIGNATURE_PITCH);
  sw_signature_grid_add_cell (self->grid, "甲方", SEAL_STREET);
  sw_signature_grid_add_line (self->grid, "负责人：", TRUE);
  sw_signature_grid_add_line (self->grid, "单位公章：", FALSE);
  sw_signature_grid_add_line (self->grid, "日期：　　　年　　月　　日", FALSE);
  sw_signature_grid_add_cell (self->grid, "乙方", SEAL_WORKER);
  sw_signature_grid_add_line (self->grid, "代表人：", TRUE);
  sw_signature_grid_add_line (self->grid, "单位公章：", FALSE);
  sw_signature_grid_add_line (self->grid, "日期：　　　年　　月　　日", FALSE);
  sw_signature_grid_add_cell (self->grid, "丙方", 0);
  sw_signature_grid_add_line (self->grid, "签字：", TRUE);
  sw_signature_grid_add_line (self->grid, "日期：　　　年　　月　　日", FALSE);
  sw_signature_grid_add_cell (self->grid, "丁方", 0);
  sw_signature_grid_add_line (self->grid, "签字（或手印）：", TRUE);
  sw_signature_grid_add_line (self->grid, "日期：　　　年　　月　　日", FALSE);
}

/**
 * sw_agreement_layout_new:
 * @fonts: the fonts of the document, which must outlive the layout
 * @template: the text
 * @size: how large it is
 * @content: the area of a page that is for it, in points
 *
 * Sets what is the same in every agreement.
 *
 * Returns: (transfer full): the layout
 */
SwAgreementLayout *
sw_agreement_layout_new (SwFontChain             *fonts,
                         SwAgreementTemplate     *template,
                         SwAgreementSize          size,
                         const cairo_rectangle_t *content)
{
  SwAgreementLayout *self = g_new0 (SwAgreementLayout, 1);
  double points = size == SW_AGREEMENT_SIZE_3 ? SW_SIZE_3 : SW_SIZE_4;

  self->template = g_object_ref (template);
  self->size = size;
  self->content = *content;
  self->square = content->width / (size == SW_AGREEMENT_SIZE_3 ? SIZE_3_CHARACTERS : SIZE_4_CHARACTERS);
  self->font = sw_font_chain_get_font (fonts, SW_FACE_BODY, points);
  self->heading_font = sw_font_chain_get_font (fonts, SW_FACE_HEADING, points);
  self->title_font = sw_font_chain_get_font (fonts, SW_FACE_TITLE, SW_SIZE_2);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < sw_agreement_template_get_n_blocks (template); i++)
    {
      const SwAgreementBlock *block = sw_agreement_template_get_block (template, i);
      Item item = { block, NULL, sw_agreement_layout_get_font (self, block->kind), is_fixed (block), 0 };

      if (block->kind == SW_AGREEMENT_BLOCK_TITLE)
        {
          self->title = sw_paragraph_new (self->title_font, block->parts[0].text, content->width,
                                          TITLE_PITCH, SW_ALIGN_CENTER);
        }
      else if (block->kind == SW_AGREEMENT_BLOCK_SIGNATURES)
        {
          make_grid (self);
        }
      else
        {
          item.flow = sw_flow_new ();
          if (item.fixed)
            set_item (self, &item, NULL);
          g_array_append_val (self->items, item);
        }
    }

  return self;
}

/**
 * sw_agreement_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees a layout.
 */
void
sw_agreement_layout_free (SwAgreementLayout *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->title, sw_paragraph_free);
  g_clear_pointer (&self->grid, sw_signature_grid_free);
  g_array_unref (self->items);
  g_array_unref (self->pieces);
  g_object_unref (self->template);
  g_free (self);
}

/**
 * sw_agreement_layout_get_font:
 * @self: a layout
 * @kind: a kind of paragraph
 *
 * Gives the font that a kind of paragraph is set in.
 *
 * Returns: (transfer none): the font
 */
SwFont *
sw_agreement_layout_get_font (SwAgreementLayout    *self,
                              SwAgreementBlockKind  kind)
{
  if (kind == SW_AGREEMENT_BLOCK_TITLE)
    return self->title_font;

  return kind == SW_AGREEMENT_BLOCK_HEADING ? self->heading_font : self->font;
}

/* How many lines of an item go on the page, if @room are free on it. */
static guint
count_lines (SwAgreementLayout *self,
             guint              index,
             guint              left,
             guint              room)
{
  const Item *item = &g_array_index (self->items, Item, index);
  guint wanted = left;

  /* A heading is not the last line of a page. */
  if (item->block->kind == SW_AGREEMENT_BLOCK_HEADING && index + 1 < self->items->len)
    wanted = left + MIN (self->kept_lines, g_array_index (self->items, Item, index + 1).n_lines);
  if (wanted <= room)
    return left;
  if (left < 2 * self->kept_lines || room < self->kept_lines || item->block->kind == SW_AGREEMENT_BLOCK_HEADING)
    return 0;

  return MIN (room, left - self->kept_lines);
}

/* Sets the pieces from the beginning, with a new page before a line of an item if it is asked for.
 * Returns: the height that is used on the last page. */
static double
place (SwAgreementLayout *self,
       double             pitch,
       guint              break_item,
       guint              break_line)
{
  double y = self->title != NULL ? sw_paragraph_get_height (self->title) + TITLE_GAP : 0;
  guint page = 0;

  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      for (guint line = 0; line < item->n_lines;)
        {
          guint room = (guint) floor ((self->content.height - y) / pitch + 0.001);
          gboolean at_top = y == 0 || (page == 0 && line == 0 && i == 0);
          guint n = count_lines (self, i, item->n_lines - line, room);
          Piece piece = { i, line, 0, page, y };

          if (i == break_item && line < break_line)
            n = MIN (room, break_line - line);
          else if (i == break_item && line == break_line && !at_top)
            n = 0;
          if (n == 0 && at_top)
            n = MAX (1, MIN (room, item->n_lines - line));
          if (n == 0)
            {
              page++;
              y = 0;
              if (i == break_item && line == break_line)
                break_item = G_MAXUINT;
              continue;
            }

          piece.n_lines = n;
          g_array_append_val (self->pieces, piece);
          line += n;
          y += n * pitch;
        }
    }
  self->n_pages = page + 1;
  self->pitch = pitch;

  return y;
}

/* Sets all on pages. Returns: how many there are. */
static guint
place_with_grid (SwAgreementLayout *self,
                 double             pitch,
                 guint              kept_lines)
{
  double y, height, foot = self->content.height + 0.01;
  guint last = self->items->len - 1;

  self->kept_lines = kept_lines;
  y = place (self, pitch, G_MAXUINT, 0);
  if (self->grid == NULL)
    return self->n_pages;

  height = sw_signature_grid_get_height (self->grid);
  if (y > 0)
    y += SIGNATURE_GAP;
  if (y + height > foot && self->items->len > 0)
    {
      /* The end of the text goes along, so that the block is not alone on its page. */
      guint n_lines = g_array_index (self->items, Item, last).n_lines, line = 0;

      if (n_lines > MOVED_LINES)
        line = n_lines - KEPT_LINES;
      else if (last > 0 && g_array_index (self->items, Item, last - 1).block->kind == SW_AGREEMENT_BLOCK_HEADING)
        last--;
      y = place (self, pitch, last, line) + SIGNATURE_GAP;
    }
  if (y + height > foot)
    {
      self->n_pages++;
      y = 0;
    }
  self->grid_page = self->n_pages - 1;
  self->grid_y = y;

  return self->n_pages;
}

/**
 * sw_agreement_layout_fill:
 * @self: a layout
 * @values: (nullable): what stands in the blanks, by #SwAgreementField, with %NULL for what is to
 *   be filled in by hand; or %NULL for a blank form
 *
 * Sets an agreement.
 *
 * Returns: how many pages it has
 */
guint
sw_agreement_layout_fill (SwAgreementLayout  *self,
                          const char * const *values)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);

      if (!item->fixed)
        set_item (self, item, values);
    }

  if (self->size == SW_AGREEMENT_SIZE_3)
    return place_with_grid (self, SIZE_3_PITCH, KEPT_LINES);

  /* Closer lines look better than one that stands alone at the head of a page. */
  for (guint kept_lines = KEPT_LINES; kept_lines > 0; kept_lines--)
    for (double pitch = SIZE_4_MAX_PITCH; pitch >= SIZE_4_MIN_PITCH; pitch -= PITCH_STEP)
      if (place_with_grid (self, pitch, kept_lines) <= PAGES_OF_A_SHEET)
        return self->n_pages;

  return place_with_grid (self, SIZE_4_MAX_PITCH, KEPT_LINES);
}

/**
 * sw_agreement_layout_get_pitch:
 * @self: a layout
 *
 * Says how far the lines of the agreement set last are from each other.
 *
 * Returns: the pitch in points
 */
double
sw_agreement_layout_get_pitch (SwAgreementLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pitch;
}

/**
 * sw_agreement_layout_draw_page:
 * @self: a layout
 * @cr: what to draw on
 * @page: a page of the agreement set last, from 0
 *
 * Draws a page without its footer.
 */
void
sw_agreement_layout_draw_page (SwAgreementLayout *self,
                               cairo_t           *cr,
                               guint              page)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (page == 0 && self->title != NULL)
    sw_paragraph_draw (self->title, cr, self->content.x, self->content.y);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page == page)
        sw_flow_draw_open (g_array_index (self->items, Item, piece->item).flow, cr, piece->first_line,
                           piece->n_lines, self->content.x, self->content.y + piece->y, self->pitch);
    }
  sw_flow_draw_rules (cr);

  if (self->grid != NULL && page == self->grid_page)
    sw_signature_grid_draw (self->grid, cr, self->content.x, self->content.y + self->grid_y);
}

/**
 * sw_agreement_layout_find_block:
 * @self: a layout
 * @name: “title”, “signatures”, “seal-street”, “seal-worker” or “last-text”, the end of the text
 * @page: (out): the page of the agreement set last, from 0
 * @area: (out): where it stands, in points
 *
 * Says where a part of the agreement stands.
 *
 * Returns: whether there is such a part
 */
gboolean
sw_agreement_layout_find_block (SwAgreementLayout *self,
                                const char        *name,
                                guint             *page,
                                cairo_rectangle_t *area)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *area = self->content;
  if (strcmp (name, "title") == 0 && self->title != NULL)
    {
      *page = 0;
      area->height = sw_paragraph_get_height (self->title);
      return TRUE;
    }

  if (strcmp (name, "last-text") == 0 && self->pieces->len > 0)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, self->pieces->len - 1);

      *page = piece->page;
      area->y += piece->y;
      area->height = piece->n_lines * self->pitch;
      return TRUE;
    }

  if (self->grid == NULL)
    return FALSE;

  *page = self->grid_page;
  area->y += self->grid_y;
  if (strcmp (name, "signatures") == 0)
    {
      area->height = sw_signature_grid_get_height (self->grid);
      return TRUE;
    }
  if (strcmp (name, "seal-street") == 0 || strcmp (name, "seal-worker") == 0)
    {
      cairo_rectangle_t seal;

      sw_signature_grid_get_seal (self->grid, strcmp (name, "seal-worker") == 0, &seal);
      area->x += seal.x;
      area->y += seal.y;
      area->width = seal.width;
      area->height = seal.height;
      return TRUE;
    }

  return FALSE;
}
