/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sw-agreement-form.h"
#include "sw-agreements.h"
#include "sw-day.h"
#include "sw-id-list.h"
#include "sw-paper-agreements.h"

/* What a document was made of, kept with it until it is known to be printed. */
#define NOTE_KEY "sw-agreement-note"

typedef struct
{
  GArray    *drafts;        /* ids of those that are drafts */
  GPtrArray *contents;      /* (element-type utf8): what stands in the blanks of each on the paper */
  char      *text;          /* the template they are printed with */
  gint64     supplement_id; /* or SW_NONE */
  gboolean   supplement_open; /* it has not been printed before */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_array_unref (note->drafts);
  g_ptr_array_unref (note->contents);
  g_free (note->text);
  g_free (note);
}

/**
 * sw_agreement_print_new:
 * @ids: (nullable) (element-type gint64): the agreements in their order, or %NULL for a blank form
 *
 * Returns: (transfer full): the usual print: a copy for each of the four parties, on both sides
 */
SwAgreementPrint *
sw_agreement_print_new (GArray *ids)
{
  SwAgreementPrint *self = g_new0 (SwAgreementPrint, 1);

  self->ids = ids ? g_array_ref (ids) : NULL;
  self->n_copies = SW_AGREEMENT_FORM_COPIES;
  self->sheets = TRUE;
  self->supplement_id = SW_NONE;

  return self;
}

/**
 * sw_agreement_print_copy:
 * @self: a print
 *
 * Returns: (transfer full): a copy, which another thread may have
 */
SwAgreementPrint *
sw_agreement_print_copy (const SwAgreementPrint *self)
{
  SwAgreementPrint *copy = g_new (SwAgreementPrint, 1);

  *copy = *self;
  if (copy->ids)
    g_array_ref (copy->ids);

  return copy;
}

/**
 * sw_agreement_print_free:
 * @self: (transfer full) (nullable): a print
 *
 * Frees a print.
 */
void
sw_agreement_print_free (SwAgreementPrint *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static gboolean
get_error (gpointer   rows,
           GError   **error)
{
  return sw_id_list_get_error (SW_ID_LIST (rows), error);
}

static char *
row_name (gpointer rows,
          guint    row)
{
  g_autoptr (SwAgreement) agreement = g_list_model_get_item (rows, row - 1);

  return agreement ? g_strdup (agreement->elder_name) : NULL;
}

static SwAgreementTemplate *
parse (SwStore      *store,
       SwAgreement  *agreement,
       GError      **error)
{
  const char *shipped = sw_agreement_template_get_text (sw_agreement_template_get_shipped ());
  g_autofree char *text = sw_agreements_get_text (store, agreement, shipped, error);

  return text ? sw_agreement_template_parse (text, error) : NULL;
}

static char *
make_name (const SwAgreementPrint *self,
           GListModel             *list)
{
  guint n = list ? g_list_model_get_n_items (list) : 0;
  g_autoptr (SwAgreement) first = n > 0 ? g_list_model_get_item (list, 0) : NULL;

  if (first == NULL)
    return g_strdup ("关爱服务协议书 空白表");
  if (self->supplement_id != SW_NONE)
    return g_strdup_printf ("补充协议 %s %s", first->number, first->elder_name);
  if (n == 1)
    return g_strdup_printf ("关爱服务协议书 %s %s", first->number, first->elder_name);

  return g_strdup_printf ("关爱服务协议书 %u份", n);
}

static void
find_drafts (Note       *note,
             GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwAgreement) agreement = g_list_model_get_item (list, i);

      if (agreement && agreement->state == SW_AGREEMENT_DRAFT)
        {
          gint64 id = sw_record_get_id (SW_RECORD (agreement));

          g_array_append_val (note->drafts, id);
          g_ptr_array_add (note->contents, sw_agreement_get_contents (agreement));
        }
    }
}

/* Whether a supplement is printed for the first time. */
static gboolean
is_open (SwStore *store,
         gint64   supplement_id)
{
  g_autoptr (SwSupplement) supplement = NULL;

  if (supplement_id == SW_NONE)
    return FALSE;

  supplement = sw_store_load (store, SW_TYPE_SUPPLEMENT, supplement_id, NULL);
  return supplement && supplement->printed_day == SW_NONE;
}

static SwForm *
make_supplement (const SwAgreementPrint *self,
                 SwStore                *store,
                 GListModel             *list,
                 GError                **error)
{
  g_autoptr (SwAgreement) agreement = g_list_model_get_item (list, 0);
  g_autoptr (SwSupplement) supplement = sw_store_load (store, SW_TYPE_SUPPLEMENT, self->supplement_id, error);
  g_autoptr (SwAgreementTemplate) template = supplement && agreement ? parse (store, agreement, error) : NULL;

  return template ? sw_agreement_form_new_supplement (template, agreement, supplement) : NULL;
}

static SwForm *
make_form (const SwAgreementPrint *self,
           SwStore                *store,
           SwAgreementTemplate    *template,
           GListModel             *list,
           GError                **error)
{
  g_autoptr (SwForm) form = NULL;

  if (self->supplement_id != SW_NONE)
    form = make_supplement (self, store, list, error);
  else
    form = list ? sw_agreement_form_new (template, list) : sw_agreement_form_new_blank (template);
  if (form == NULL || !sw_paper_add_agreement_texts (store, SW_AGREEMENT_FORM (form), error))
    return NULL;

  sw_agreement_form_set_copies (SW_AGREEMENT_FORM (form), self->n_copies);
  sw_agreement_form_set_sheets (SW_AGREEMENT_FORM (form), self->sheets);
  sw_agreement_form_set_size (SW_AGREEMENT_FORM (form), self->large ? SW_AGREEMENT_SIZE_3 : SW_AGREEMENT_SIZE_4);

  return g_steal_pointer (&form);
}

/**
 * sw_agreement_print_make_document:
 * @self: a print
 * @store: a store that nobody else uses, since the document keeps it
 * @error: return location
 *
 * Lays the agreements out, which takes a second or more for a thousand.
 *
 * Returns: (transfer full) (nullable): the document
 */
SwPrintDocument *
sw_agreement_print_make_document (const SwAgreementPrint *self,
                                  SwStore                *store,
                                  GError                **error)
{
  g_autoptr (SwOffice) office = sw_store_get_office (store, error);
  g_autoptr (SwAgreementTemplate) template = office ? parse (store, NULL, error) : NULL;
  g_autoptr (SwIdList) list = self->ids ? sw_id_list_new (store, SW_TYPE_AGREEMENT, self->ids) : NULL;
  SwPrintSource source = { G_OBJECT (list), get_error, row_name };
  g_autoptr (SwPrintDocument) document = NULL;
  g_autoptr (SwForm) form = NULL;
  g_autofree char *name = NULL;
  Note *note;

  if (template == NULL)
    return NULL;

  form = make_form (self, store, template, (GListModel *) list, error);
  if (form == NULL)
    {
      /* An agreement that is gone has been noted by the list. */
      if (list && error && *error == NULL)
        sw_id_list_get_error (list, error);
      return NULL;
    }

  sw_form_set_author (form, sw_office_get_full_name (office));
  name = make_name (self, (GListModel *) list);
  document = sw_print_document_new (form, name, list ? &source : NULL);
  sw_print_document_set_duplex (document, self->sheets ? GTK_PRINT_DUPLEX_HORIZONTAL : GTK_PRINT_DUPLEX_SIMPLEX);

  note = g_new0 (Note, 1);
  note->drafts = g_array_new (FALSE, FALSE, sizeof (gint64));
  note->contents = g_ptr_array_new_with_free_func (g_free);
  if (list && self->supplement_id == SW_NONE)
    find_drafts (note, G_LIST_MODEL (list));
  note->text = g_strdup (sw_agreement_template_get_text (template));
  note->supplement_id = self->supplement_id;
  note->supplement_open = is_open (store, self->supplement_id);
  g_object_set_data_full (G_OBJECT (document), NOTE_KEY, note, note_free);
  if (!sw_print_document_check (document, error))
    return NULL;

  return g_steal_pointer (&document);
}

/**
 * sw_agreement_print_get_drafts:
 * @document: a document of agreements
 *
 * Returns: (transfer none) (element-type gint64): those that wait to be noted as printed
 */
GArray *
sw_agreement_print_get_drafts (SwPrintDocument *document)
{
  Note *note = g_object_get_data (G_OBJECT (document), NOTE_KEY);

  g_return_val_if_fail (note != NULL, NULL);

  return note->drafts;
}

static gboolean
note_supplement (SwStore  *store,
                 gint64    id,
                 GError  **error)
{
  g_autoptr (SwSupplement) supplement = sw_store_load (store, SW_TYPE_SUPPLEMENT, id, error);

  if (supplement == NULL)
    return FALSE;
  if (supplement->printed_day != SW_NONE)
    return TRUE;

  supplement->printed_day = sw_day_today ();

  return sw_store_save_one (store, SW_RECORD (supplement), _("Print a supplement"), error);
}

/**
 * sw_agreement_print_count:
 * @document: a document of agreements
 *
 * Returns: how many agreements or supplements wait to be noted as printed
 */
guint
sw_agreement_print_count (SwPrintDocument *document)
{
  Note *note = g_object_get_data (G_OBJECT (document), NOTE_KEY);

  g_return_val_if_fail (note != NULL, 0);

  return note->supplement_open ? 1 : note->drafts->len;
}

/* Those that say what stands on the paper. Others were changed, printed or ended while the
 * printer was at it, and are named. */
static gboolean
find_unchanged (SwStore    *store,
                const Note *note,
                GArray     *unchanged,
                GString    *changed,
                GError    **error)
{
  for (guint i = 0; i < note->drafts->len; i++)
    {
      gint64 id = g_array_index (note->drafts, gint64, i);
      g_autoptr (SwAgreement) agreement = sw_store_load (store, SW_TYPE_AGREEMENT, id, error);
      g_autofree char *contents = agreement ? sw_agreement_get_contents (agreement) : NULL;

      if (agreement == NULL)
        return FALSE;
      if (agreement->state == SW_AGREEMENT_DRAFT && strcmp (contents, note->contents->pdata[i]) == 0)
        g_array_append_val (unchanged, id);
      else
        g_string_append_printf (changed, "%s%s", changed->len > 0 ? _(", ") : "", agreement->number);
    }

  return TRUE;
}

/**
 * sw_agreement_print_note:
 * @store: the window's store
 * @document: a document of agreements that was printed
 * @error: return location
 *
 * Notes the drafts among them as printed today, with the text that stands on the paper, or the
 * supplement. What stands in the register otherwise than on the paper by now is not noted: the
 * error names it.
 *
 * Returns: whether all is noted
 */
gboolean
sw_agreement_print_note (SwStore          *store,
                         SwPrintDocument  *document,
                         GError          **error)
{
  Note *note = g_object_get_data (G_OBJECT (document), NOTE_KEY);
  g_autoptr (GArray) unchanged = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) changed = g_string_new (NULL);

  g_return_val_if_fail (note != NULL, FALSE);

  if (note->supplement_id != SW_NONE)
    return note_supplement (store, note->supplement_id, error);
  if (!find_unchanged (store, note, unchanged, changed, error) ||
      (unchanged->len > 0 && !sw_agreements_print (store, (const gint64 *) (gpointer) unchanged->data, unchanged->len,
                                                   note->text, sw_day_today (), error)))
    return FALSE;
  if (changed->len == 0)
    return TRUE;

  g_set_error (error, SW_STORE_ERROR, SW_STORE_ERROR_INVALID,
               /* Translators: %s is the numbers of agreements. */
               _("These agreements were changed after their pages had been made, and were not marked as printed; "
                 "print them again: %s."), changed->str);
  return FALSE;
}
