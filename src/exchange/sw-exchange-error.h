/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SW_EXCHANGE_ERROR (sw_exchange_error_quark ())

typedef enum
{
  SW_EXCHANGE_ERROR_UNREADABLE,     /* the file cannot be opened or read */
  SW_EXCHANGE_ERROR_NOT_A_WORKBOOK, /* it is something else, or of a format that is not read */
  SW_EXCHANGE_ERROR_ENCRYPTED,      /* it is protected by a password */
  SW_EXCHANGE_ERROR_TRUNCATED,      /* its end is missing */
  SW_EXCHANGE_ERROR_DAMAGED,        /* its inside contradicts itself */
  SW_EXCHANGE_ERROR_TOO_LARGE,      /* a limit that keeps the program safe */
  SW_EXCHANGE_ERROR_ENCODING,       /* a text file in none of the encodings */
  SW_EXCHANGE_ERROR_NO_HEAD,        /* no row names the needed columns */
  SW_EXCHANGE_ERROR_NO_SPACE,       /* the disk is full */
  SW_EXCHANGE_ERROR_NOT_WRITABLE,   /* the folder or the file cannot be written */
  SW_EXCHANGE_ERROR_AGAIN           /* the same file was taken before */
} SwExchangeError;

GQuark    sw_exchange_error_quark      (void);
void      sw_exchange_error_set        (GError          **error,
                                        SwExchangeError   code,
                                        const char       *sentence,
                                        const char       *path);
void      sw_exchange_error_take_read  (GError      **error,
                                        const char   *path,
                                        GError       *cause);
void      sw_exchange_error_take_write (GError      **error,
                                        const char   *path,
                                        GError       *cause);
void      sw_exchange_error_set_errno  (GError      **error,
                                        const char   *path,
                                        int           number);

G_END_DECLS
