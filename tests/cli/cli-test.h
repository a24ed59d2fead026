/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder with the program's database in it, and what the program said last. */
typedef struct
{
  char *folder;
  char *database;
  char *out;
  char *err;
} CliTest;

void  cli_test_set_up    (CliTest       *test,
                          gconstpointer  data);
void  cli_test_tear_down (CliTest       *test,
                          gconstpointer  data);
int   cli_test_run       (CliTest       *test,
                          ...) G_GNUC_NULL_TERMINATED;
int   cli_test_run_bare  (CliTest       *test,
                          const char *const *arguments);
char *cli_test_path      (CliTest       *test,
                          const char    *name);
char *cli_test_sample    (const char    *name);
char *cli_test_read      (CliTest       *test,
                          const char    *name,
                          gsize         *size);
void  cli_test_write     (CliTest       *test,
                          const char    *name,
                          const char    *text,
                          gssize         size);
const char *cli_test_program (void);
void  cli_test_remove    (const char    *folder);

#define cli_assert_has(text, part)                                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    if (strstr ((text), (part)) == NULL)                                                                               \
      g_error ("%s:%d: “%s” does not hold “%s”", __FILE__, __LINE__, (text), (part));                                  \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
