/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long 1,000 filled agreements take as one PDF, beside the time that Cairo alone
 * takes for the same glyphs, and how much memory 100 and 10,000 take. Both are run in
 * turn, several times; the shortest times are compared. */

#include "form-test.h"
#include "glyph-strings.h"
#include "sw-agreement-form.h"

#include <stdlib.h>

#define N_AGREEMENTS 1000
#define N_FEW        100
#define N_MANY       10000
#define N_RUNS       5

/* Agreements that are made when they are asked for, as a store would load them. */

#define BENCH_TYPE_AGREEMENTS (bench_agreements_get_type ())
G_DECLARE_FINAL_TYPE (BenchAgreements, bench_agreements, BENCH, AGREEMENTS, GObject)

struct _BenchAgreements
{
  GObject parent_instance;

  guint n;
};

static GType
get_item_type (GListModel *list)
{
  return SW_TYPE_AGREEMENT;
}

static guint
get_n_items (GListModel *list)
{
  return BENCH_AGREEMENTS (list)->n;
}

static gpointer
get_item (GListModel *list,
          guint       i)
{
  static const char * const names[] = { "王桂英", "李秀兰", "张建国", "欧阳淑珍", "陈阿大", "尉迟长根", "阿依古丽·买买提" };
  static const char * const streets[] = { "平江路", "临顿路", "白塔西路", "悬桥巷", "菉葭巷" };
  static const char * const illnesses[] = { "良好", "高血压、冠心病", "二型糖尿病，右眼白内障术后", "双膝骨关节炎，行走需助行器" };
  SwAgreement *agreement = sw_agreement_new ();

  agreement->number = g_strdup_printf ("PJ2026-%04u", i + 1);
  agreement->street_office = g_strdup ("姑苏区平江街道办事处");
  agreement->worker_name = g_strdup (names[i * 3 % G_N_ELEMENTS (names)]);
  agreement->neighbour_name = g_strdup (names[(i * 5 + 1) % G_N_ELEMENTS (names)]);
  agreement->elder_name = g_strdup (names[i % G_N_ELEMENTS (names)]);
  agreement->elder_sex = i % 2;
  agreement->elder_number = g_strdup_printf ("320508%04u%02u%02u%03uA", 1930 + i % 30, 1 + i % 12, 1 + i % 28, i % 1000);
  agreement->home_address = g_strdup_printf ("姑苏区%s%u号%u幢%u室", streets[i % G_N_ELEMENTS (streets)],
                                             1 + i * 13 % 200, 1 + i % 9, 101 + i % 5 * 100);
  agreement->household_address = g_strdup_printf ("江苏省苏州市%s", agreement->home_address);
  agreement->health = g_strdup (illnesses[i % G_N_ELEMENTS (illnesses)]);

  return agreement;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BenchAgreements, bench_agreements, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
bench_agreements_class_init (BenchAgreementsClass *klass)
{
}

static void
bench_agreements_init (BenchAgreements *self)
{
}

static void
progress_cb (guint    page,
             guint    n_pages,
             gpointer user_data)
{
  current_page = page;
}

/* The form with all its fonts is made anew, as for a clerk who asks for it. */
static double
write_form (guint       n,
            const char *path,
            guint      *n_pages)
{
  g_autoptr (BenchAgreements) agreements = g_object_new (BENCH_TYPE_AGREEMENTS, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SwForm) form = NULL;
  gint64 start = g_get_monotonic_time ();

  agreements->n = n;
  current_page = 0;
  form = sw_agreement_form_new (sw_agreement_template_get_shipped (), G_LIST_MODEL (agreements));
  if (!sw_form_write_pdf (form, path, NULL, progress_cb, NULL, &error))
    g_error ("%s", error->message);
  *n_pages = sw_form_get_n_pages (form);

  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* The greatest resident memory since the last call, in KiB; -1 where the system does not tell. */
static gint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;
  gint64 peak = -1;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (line = strstr (status, "VmHWM:")))
    peak = g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10);
  g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0666, NULL);

  return peak;
}

int
main (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "agreements.pdf", NULL);
  g_autoptr (GArray) strings = g_array_new (FALSE, FALSE, sizeof (GlyphString));
  double best = G_MAXDOUBLE, best_reference = G_MAXDOUBLE, many_time;
  guint n_pages, n_many_pages, n_glyphs = 0;
  gint64 few, many;

  g_array_set_clear_func (strings, glyph_string_clear);

  /* Before anything else takes memory. */
  write_form (N_FEW, path, &n_pages);
  get_peak_memory ();
  write_form (N_FEW, path, &n_pages);
  few = get_peak_memory ();
  many_time = write_form (N_MANY, path, &n_many_pages);
  many = get_peak_memory ();

  prepared = strings;
  write_form (N_AGREEMENTS, path, &n_pages);
  prepared = NULL;
  for (guint i = 0; i < strings->len; i++)
    n_glyphs += (guint) g_array_index (strings, GlyphString, i).n_glyphs;

  for (guint i = 0; i < N_RUNS; i++)
    {
      best = MIN (best, write_form (N_AGREEMENTS, path, &n_pages));
      best_reference = MIN (best_reference, write_reference (strings, path, 210 * 72 / 25.4, 297 * 72 / 25.4));
    }
  remove_folder (folder);

  g_print ("agreement PDF of %s: %.0f ms; reference %.0f ms; ratio %.2f\n",
           "1,000", best, best_reference, best / best_reference);
  g_print ("  (%u pages, %u glyphs in %u strings)\n", n_pages, n_glyphs, strings->len);
  if (few > 0 && many > 0)
    g_print ("  memory at its peak: %.1f MB with 100, %.1f MB with 10,000 (%u pages, %.1f s)\n",
             few / 1024.0, many / 1024.0, n_many_pages, many_time / 1000);

  return EXIT_SUCCESS;
}
