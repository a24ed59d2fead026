-- A change may be entered for a day before changes that are known already: what held after those then
-- has it too. The rows as they were stay, as it may be undone: replaced_by is the change that made
-- others of them, and replaced tells that these count instead.
CREATE TABLE elder_past_new (
  elder_id INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  change_id INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  replaced_by INTEGER,
  replaced INTEGER NOT NULL DEFAULT 0,
  community_id INTEGER,
  category TEXT,
  child_residence TEXT,
  low_income INTEGER,
  destitute INTEGER,
  special_family INTEGER,
  left_behind INTEGER,
  care_ability TEXT,
  dementia INTEGER,
  disabled INTEGER,
  disability_degree TEXT,
  homecare_client INTEGER,
  homecare_organisation_id INTEGER,
  worker_id INTEGER,
  neighbour_id INTEGER,
  PRIMARY KEY (elder_id, to_day, change_id)
) STRICT, WITHOUT ROWID;

INSERT INTO elder_past_new (elder_id, to_day, change_id, undone, community_id, category, child_residence,
                            low_income, destitute, special_family, left_behind, care_ability, dementia, disabled,
                            disability_degree, homecare_client, homecare_organisation_id, worker_id, neighbour_id)
  SELECT elder_id, to_day, coalesce (change_id, 0), undone, community_id, category, child_residence,
         low_income, destitute, special_family, left_behind, care_ability, dementia, disabled,
         disability_degree, homecare_client, homecare_organisation_id, worker_id, neighbour_id
  FROM elder_past;

DROP TABLE elder_past;
ALTER TABLE elder_past_new RENAME TO elder_past;
CREATE INDEX elder_past_by_change ON elder_past (change_id);
CREATE INDEX elder_past_by_replacement ON elder_past (replaced_by) WHERE replaced_by IS NOT NULL;
