/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLib makes a table of 2048 quarks before main() and, when a window has filled it, lets go of it on
 * purpose, since others may be reading it. The stack of that leak ends at g_malloc(), so that it cannot be
 * told from others; it is known by its size and its time, and kept here. */
#include <glib.h>

#ifdef __SANITIZE_ADDRESS__
#define TABLE_SIZE (2048 * sizeof (char *))

static const volatile void *volatile tables[4];
static guint n_tables;
static gboolean libraries_made;

void __sanitizer_malloc_hook (const volatile void *block,
                              size_t               size);

void
__sanitizer_malloc_hook (const volatile void *block,
                         size_t               size)
{
  if (!libraries_made && size == TABLE_SIZE && n_tables < G_N_ELEMENTS (tables))
    tables[n_tables++] = block;
}

/* The program is made after the libraries that it uses. */
static void __attribute__ ((constructor))
made (void)
{
  libraries_made = TRUE;
}
#endif
