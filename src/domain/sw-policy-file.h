/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sw-policy.h"
#include "sw-rule.h"

G_BEGIN_DECLS

#define SW_POLICY_FILE_ERROR (sw_policy_file_error_quark ())

/**
 * SwPolicyFileError:
 * @SW_POLICY_FILE_ERROR_SYNTAX: a line cannot be understood
 * @SW_POLICY_FILE_ERROR_UNKNOWN: there is no such policy
 */
typedef enum
{
  SW_POLICY_FILE_ERROR_SYNTAX,
  SW_POLICY_FILE_ERROR_UNKNOWN
} SwPolicyFileError;

/**
 * SwPolicyFile:
 * @policy: (owned): the policy, not saved; its first day is that of its document
 * @rules: (owned) (element-type SwRule): its rules in the file's order, not saved
 *
 * A policy as a data file describes it.
 */
typedef struct
{
  SwPolicy  *policy;
  GPtrArray *rules;
} SwPolicyFile;

GQuark             sw_policy_file_error_quark (void);

SwPolicyFile      *sw_policy_file_parse       (const char   *nick,
                                               const char   *text,
                                               GError      **error);
SwPolicyFile      *sw_policy_file_load        (const char   *nick,
                                               GError      **error);
const char *const *sw_policy_file_shipped     (void);
void               sw_policy_file_free        (SwPolicyFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwPolicyFile, sw_policy_file_free)

G_END_DECLS
