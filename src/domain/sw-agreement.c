/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sw-agreement.h"

#include <glib/gi18n-lib.h>

#include "sw-agreement-text.h"

#define SIGNATURE(party, PARTY, column, member, KIND, label_, heading_, flags_) \
  { #party "_" #column, SW_FIELD_##KIND, G_STRUCT_OFFSET (SwAgreement, signatures[SW_PARTY_##PARTY].member), \
    label_, heading_, flags_, NULL, NULL, 0 }

static const SwField sw_agreement_fields[] = {
  SW_FIELD (SwAgreement, number, TEXT, N_("Agreement number"), "协议编号", SW_FIELD_REQUIRED | SW_FIELD_DERIVED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwAgreement, year, INTEGER, N_("Year"), "年度", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, serial, INTEGER, N_("Serial number"), "序号", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD_TO (SwAgreement, elder_id, sw_elder_get_type, N_("Elder"), "老人", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwAgreement, worker_id, sw_caregiver_get_type, N_("Community worker"), "社区工作者", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwAgreement, neighbour_id, sw_caregiver_get_type, N_("Neighbour or volunteer"), "近邻亲属或志愿者", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwAgreement, predecessor_id, sw_agreement_get_type, N_("Follows the agreement"), "原协议", 0),
  SW_FIELD (SwAgreement, drafted_day, DAY, N_("Drafted on"), "拟订日期", SW_FIELD_REQUIRED),
  SW_FIELD_TO (SwAgreement, template_id, sw_agreement_text_get_type, N_("Text"), "协议文本", 0),
  SW_FIELD (SwAgreement, street_office, TEXT, N_("Name of the street office"), "甲方名称", SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, worker_name, TEXT, N_("Name of the community worker"), "乙方姓名", SW_FIELD_DERIVED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwAgreement, neighbour_name, TEXT, N_("Name of the neighbour or volunteer"), "丙方姓名", SW_FIELD_DERIVED | SW_FIELD_SEARCHABLE),
  SW_FIELD (SwAgreement, elder_name, TEXT, N_("Name of the elder"), "丁方姓名", SW_FIELD_DERIVED),
  SW_FIELD_OF_ENUM (SwAgreement, elder_sex, ENUM, &sw_sex_enum, N_("Sex"), "性别", SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, elder_number, TEXT, N_("Document number"), "身份证号", SW_FIELD_DERIVED | SW_FIELD_SENSITIVE),
  SW_FIELD (SwAgreement, household_address, TEXT, N_("Household address"), "户籍地址", SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, home_address, TEXT, N_("Home address"), "家庭住址", SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, health, TEXT, N_("Health"), "健康状况", SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, printed_day, DAY, N_("Printed on"), "打印日期", 0),
  SIGNATURE (street, STREET, signed_day, day, DAY, N_("Signed by the street office on"), "甲方签字日期", 0),
  SIGNATURE (street, STREET, signed_by, by, TEXT, N_("Signed for the street office by"), "甲方签字人", 0),
  SIGNATURE (street, STREET, handprint, handprint, BOOLEAN, N_("Hand print of the street office"), "甲方手印", 0),
  SIGNATURE (street, STREET, copy_day, copy_day, DAY, N_("Copy for the street office handed over on"), "甲方领取日期", 0),
  SIGNATURE (worker, WORKER, signed_day, day, DAY, N_("Signed by the community worker on"), "乙方签字日期", 0),
  SIGNATURE (worker, WORKER, signed_by, by, TEXT, N_("Signed for the community worker by"), "乙方签字人", 0),
  SIGNATURE (worker, WORKER, handprint, handprint, BOOLEAN, N_("Hand print of the community worker"), "乙方手印", 0),
  SIGNATURE (worker, WORKER, copy_day, copy_day, DAY, N_("Copy for the community worker handed over on"), "乙方领取日期", 0),
  SIGNATURE (neighbour, NEIGHBOUR, signed_day, day, DAY, N_("Signed by the neighbour or volunteer on"), "丙方签字日期", 0),
  SIGNATURE (neighbour, NEIGHBOUR, signed_by, by, TEXT, N_("Signed for the neighbour or volunteer by"), "丙方签字人", 0),
  SIGNATURE (neighbour, NEIGHBOUR, handprint, handprint, BOOLEAN, N_("Hand print of the neighbour or volunteer"), "丙方手印", 0),
  SIGNATURE (neighbour, NEIGHBOUR, copy_day, copy_day, DAY, N_("Copy for the neighbour or volunteer handed over on"), "丙方领取日期", 0),
  SIGNATURE (elder, ELDER, signed_day, day, DAY, N_("Signed by the elder on"), "丁方签字日期", 0),
  SIGNATURE (elder, ELDER, signed_by, by, TEXT, N_("Signed for the elder by"), "丁方签字人", 0),
  SIGNATURE (elder, ELDER, handprint, handprint, BOOLEAN, N_("Hand print of the elder"), "丁方手印", 0),
  SIGNATURE (elder, ELDER, copy_day, copy_day, DAY, N_("Copy for the elder handed over on"), "丁方领取日期", 0),
  SW_FIELD (SwAgreement, ended_day, DAY, N_("Last day in force"), "终止日期", 0),
  SW_FIELD_OF_ENUM (SwAgreement, ended_reason, ENUM, &sw_agreement_end_enum, N_("Reason for the end"), "终止原因", 0),
  SW_FIELD (SwAgreement, ended_note, TEXT, N_("Note on the end"), "终止说明", 0),
  SW_FIELD (SwAgreement, note, TEXT, N_("Note"), "备注", SW_FIELD_LONG),
  SW_FIELD_OF_ENUM (SwAgreement, state, ENUM, &sw_agreement_state_enum, N_("State"), "状态", SW_FIELD_REQUIRED | SW_FIELD_DERIVED),
  SW_FIELD (SwAgreement, in_force_day, DAY, N_("In force from"), "生效日期", SW_FIELD_DERIVED),
  { 0 }
};

/* 本协议自各方签字之日起生效: the day of the last of the four signatures. */
static void
sw_agreement_derive (SwRecord *record)
{
  SwAgreement *self = SW_AGREEMENT (record);
  SwDay last = SW_NONE;
  guint n_signed = 0;

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    if (self->signatures[party].day != SW_NONE)
      {
        last = MAX (last, self->signatures[party].day);
        n_signed++;
      }

  self->in_force_day = n_signed == SW_AGREEMENT_N_PARTIES ? last : SW_NONE;
  if (self->ended_day != SW_NONE)
    self->state = SW_AGREEMENT_ENDED;
  else if (n_signed == SW_AGREEMENT_N_PARTIES)
    self->state = SW_AGREEMENT_IN_FORCE;
  else if (n_signed > 0)
    self->state = SW_AGREEMENT_SIGNING;
  else
    self->state = self->printed_day != SW_NONE ? SW_AGREEMENT_PRINTED : SW_AGREEMENT_DRAFT;
}

static void
sw_agreement_validate (SwRecord  *record,
                       SwDay      today,
                       GPtrArray *issues)
{
  SwAgreement *self = SW_AGREEMENT (record);

  for (guint party = 0; party < SW_AGREEMENT_N_PARTIES; party++)
    if (self->signatures[party].day != SW_NONE &&
        (self->printed_day == SW_NONE || self->signatures[party].day < self->printed_day))
      {
        sw_record_add_issue (record, issues, "printed_day", SW_ISSUE_ERROR,
                             _("An agreement is printed before it is signed."));
        break;
      }
  if ((self->ended_day == SW_NONE) != (self->ended_reason == SW_NONE))
    sw_record_add_issue (record, issues, "ended_reason", SW_ISSUE_ERROR,
                         _("The end of an agreement has both a day and a reason."));
}

static void
sw_agreement_class_setup (SwRecordClass *klass)
{
  klass->derive = sw_agreement_derive;
  klass->validate = sw_agreement_validate;
}

/**
 * sw_agreement_new:
 *
 * Returns: (transfer full): a record in which nothing is known yet
 */
SW_DEFINE_RECORD (SwAgreement, sw_agreement, "agreement", N_("Agreement"))

static void
take_text (char      **place,
           const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
}

/**
 * sw_agreement_fill:
 * @self: a draft
 * @office: the street office
 * @elder: the elder
 * @worker_name: (nullable): the name of the community worker
 * @neighbour_name: (nullable): the name of the neighbour or volunteer
 *
 * Takes over what stands in the blanks of the form.
 */
void
sw_agreement_fill (SwAgreement *self,
                   SwOffice    *office,
                   SwElder     *elder,
                   const char  *worker_name,
                   const char  *neighbour_name)
{
  gboolean same = elder->same_address == 1 && elder->household_address == NULL;

  take_text (&self->street_office, sw_office_get_full_name (office));
  take_text (&self->worker_name, worker_name);
  take_text (&self->neighbour_name, neighbour_name);
  take_text (&self->elder_name, elder->name);
  self->elder_sex = elder->sex;
  take_text (&self->elder_number, elder->document_number);
  take_text (&self->household_address, same ? elder->home_address : elder->household_address);
  take_text (&self->home_address, elder->home_address);
  take_text (&self->health, elder->health);
}

/**
 * sw_agreement_get_contents:
 * @self: an agreement
 *
 * Returns: (transfer full): what stands in the blanks of the form, as one text to be compared
 */
char *
sw_agreement_get_contents (SwAgreement *self)
{
  const char *texts[] = { self->number, self->street_office, self->worker_name, self->neighbour_name,
                          self->elder_name, self->elder_number, self->household_address, self->home_address,
                          self->health };
  GString *contents = g_string_new (NULL);

  g_return_val_if_fail (SW_IS_AGREEMENT (self), NULL);

  g_string_append_printf (contents, "%" G_GINT64_FORMAT, self->elder_sex);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (contents, "\n%s", texts[i] ? texts[i] : "");

  return g_string_free (contents, FALSE);
}

/**
 * sw_agreement_elder_lacks:
 * @elder: an elder
 * @worker_id: the community worker that is proposed, or %SW_NONE
 * @neighbour_id: the neighbour or volunteer that is proposed, or %SW_NONE
 *
 * Returns: what is missing for an agreement, or would stay blank in it
 */
SwAgreementLacks
sw_agreement_elder_lacks (SwElder *elder,
                          gint64   worker_id,
                          gint64   neighbour_id)
{
  SwAgreementLacks lacks = SW_AGREEMENT_LACKS_NOTHING;

  if (worker_id == SW_NONE)
    lacks |= SW_AGREEMENT_LACKS_WORKER;
  if (neighbour_id == SW_NONE)
    lacks |= SW_AGREEMENT_LACKS_NEIGHBOUR;
  if (worker_id != SW_NONE && worker_id == neighbour_id)
    lacks |= SW_AGREEMENT_LACKS_FOURTH;
  if (elder->document_number == NULL)
    lacks |= SW_AGREEMENT_LACKS_NUMBER;
  if (elder->home_address == NULL)
    lacks |= SW_AGREEMENT_LACKS_ADDRESS;
  if (elder->household_address == NULL && elder->same_address != 1)
    lacks |= SW_AGREEMENT_LACKS_HOUSEHOLD_ADDRESS;
  if (elder->health == NULL)
    lacks |= SW_AGREEMENT_LACKS_HEALTH;

  return lacks;
}

/**
 * sw_agreement_format_lacks:
 * @lacks: what is missing
 *
 * Returns: (transfer full) (nullable): the words for it in the user's language,
 *   or %NULL if nothing is missing
 */
char *
sw_agreement_format_lacks (SwAgreementLacks lacks)
{
  static const struct
  {
    SwAgreementLacks bit;
    const char      *words;
  } all[] = {
    { SW_AGREEMENT_LACKS_WORKER, N_("no community worker") },
    { SW_AGREEMENT_LACKS_NEIGHBOUR, N_("no neighbour or volunteer") },
    { SW_AGREEMENT_LACKS_FOURTH, N_("worker and neighbour are the same person") },
    { SW_AGREEMENT_LACKS_NUMBER, N_("no document number") },
    { SW_AGREEMENT_LACKS_ADDRESS, N_("no home address") },
    { SW_AGREEMENT_LACKS_HOUSEHOLD_ADDRESS, N_("no household address") },
    { SW_AGREEMENT_LACKS_HEALTH, N_("no health condition") },
  };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (lacks & all[i].bit)
      g_ptr_array_add (words, (gpointer) _ (all[i].words));
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  /* Translators: what stands between the things of an enumeration. */
  return g_strjoinv (_(", "), (char **) words->pdata);
}

/**
 * sw_agreement_format_number:
 * @prefix: (nullable): what the office puts before its numbers
 * @year: a year
 * @serial: the agreement's place in the year, from 1
 *
 * Returns: (transfer full): the number of an agreement, as "平江2026-0001"
 */
char *
sw_agreement_format_number (const char *prefix,
                            int         year,
                            gint64      serial)
{
  return g_strdup_printf ("%s%d-%04" G_GINT64_FORMAT, prefix ? prefix : "", year, serial);
}

/**
 * sw_agreement_party_letter:
 * @party: one of the four parties
 *
 * Returns: (nullable): what the agreement calls it: 甲方, 乙方, 丙方 or 丁方
 */
const char *
sw_agreement_party_letter (SwParty party)
{
  static const char *const letters[] = { "甲方", "乙方", "丙方", "丁方" };

  return (guint) party < G_N_ELEMENTS (letters) ? letters[party] : NULL;
}

/**
 * sw_agreement_is_in_force:
 * @self: an agreement
 * @day: a day
 *
 * Returns: whether it is in force on @day
 */
gboolean
sw_agreement_is_in_force (SwAgreement *self,
                          SwDay        day)
{
  return self->in_force_day != SW_NONE && self->in_force_day <= day &&
         (self->ended_day == SW_NONE || day <= self->ended_day);
}

/**
 * sw_agreement_is_open:
 * @self: an agreement
 *
 * Returns: whether it is on its way to be in force: a draft, printed, or signed
 *   by some
 */
gboolean
sw_agreement_is_open (SwAgreement *self)
{
  return self->state == SW_AGREEMENT_DRAFT || self->state == SW_AGREEMENT_PRINTED ||
         self->state == SW_AGREEMENT_SIGNING;
}

/**
 * sw_agreement_waiting_days:
 * @self: an agreement
 * @today: a day
 *
 * Returns: for how many days it has been out to be signed, since it was
 *   printed; -1 if it waits for no signature
 */
int
sw_agreement_waiting_days (SwAgreement *self,
                           SwDay        today)
{
  if (self->state != SW_AGREEMENT_PRINTED && self->state != SW_AGREEMENT_SIGNING)
    return -1;

  return (int) MAX (today - self->printed_day, 0);
}
