/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a service card of 10,000 rows takes as PDF, beside the time that Cairo
 * alone takes for the same glyphs. Both are run in turn, several times; the shortest
 * times are compared. */

#include "form-test.h"
#include "glyph-strings.h"
#include "sw-day.h"
#include "sw-service-card-form.h"

#include <stdlib.h>

#define N_ROWS 10000
#define N_RUNS 5

static SwListForm *
make_form (void)
{
  static const char * const contents[] = {
    NULL, "量血压", "陪同到社区卫生服务中心复诊，取药后一同整理药盒", NULL, "换灯泡，检查燃气软管",
  };
  SwListForm *form = sw_service_card_form_new ("社区：观前社区", sw_day_from_ymd (2026, 1, 1), sw_day_from_ymd (2026, 12, 31));

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autoptr (SwRegisterRow) row = make_row (i);
      g_autoptr (SwVisit) visit = sw_visit_new ();

      visit->channel = i % 3 == 0 ? SW_CHANNEL_HOME : SW_CHANNEL_PHONE;
      visit->services = i % 4 == 1 ? 1 << SW_SERVICE_CLEANING : 1 << SW_SERVICE_CONTACT;
      visit->content = g_strdup (contents[i % G_N_ELEMENTS (contents)]);
      visit->day = sw_day_from_ymd (2026, 1, 1) + i % 365;
      sw_service_card_form_add (form, row->name, row->number, "周敏", visit);
    }

  return form;
}

static void
progress_cb (guint    page,
             guint    n_pages,
             gpointer user_data)
{
  current_page = page;
}

/* The form with all its rows and fonts is made anew, as for a clerk who asks for it. */
static double
write_form (const char *path,
            guint      *n_pages)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SwListForm) form = make_form ();

  current_page = 0;
  if (!sw_form_write_pdf (SW_FORM (form), path, NULL, progress_cb, NULL, &error))
    g_error ("%s", error->message);
  *n_pages = sw_form_get_n_pages (SW_FORM (form));

  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "card.pdf", NULL);
  g_autoptr (GArray) strings = g_array_new (FALSE, FALSE, sizeof (GlyphString));
  double best = G_MAXDOUBLE, best_reference = G_MAXDOUBLE;
  guint n_pages, n_glyphs = 0;

  g_array_set_clear_func (strings, glyph_string_clear);

  prepared = strings;
  write_form (path, &n_pages);
  prepared = NULL;
  for (guint i = 0; i < strings->len; i++)
    n_glyphs += (guint) g_array_index (strings, GlyphString, i).n_glyphs;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double took = write_form (path, &n_pages);
      double reference = write_reference (strings, path, 297 * 72 / 25.4, 210 * 72 / 25.4);

      best = MIN (best, took);
      best_reference = MIN (best_reference, reference);
    }
  remove_folder (folder);

  g_print ("service card %s rows: %.0f ms; reference %.0f ms; ratio %.2f\n",
           "10,000", best, best_reference, best / best_reference);
  g_print ("  (%u pages, %u glyphs in %u strings)\n", n_pages, n_glyphs, strings->len);

  return EXIT_SUCCESS;
}
