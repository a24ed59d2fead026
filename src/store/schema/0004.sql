-- Policies, due visits and emergencies.

CREATE TABLE policy (
  id INTEGER PRIMARY KEY,
  source TEXT,
  title TEXT NOT NULL,
  document TEXT,
  from_day INTEGER NOT NULL,
  to_day INTEGER
) STRICT;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  policy_id INTEGER NOT NULL REFERENCES policy (id),
  title TEXT NOT NULL,
  clause TEXT,
  party TEXT NOT NULL CHECK (party = 'street' OR party = 'worker' OR party = 'neighbour' OR party = 'elder' OR party = 'homecare' OR party = 'other'),
  also INTEGER CHECK (also >= 0),
  channels INTEGER CHECK (channels >= 0),
  service TEXT CHECK (service = 'contact' OR service = 'cleaning' OR service = 'laundry' OR service = 'haircut' OR service = 'meal' OR service = 'bathing' OR service = 'medical' OR service = 'repair' OR service = 'errand' OR service = 'comfort' OR service = 'rehabilitation' OR service = 'other'),
  count INTEGER NOT NULL CHECK (count >= 1 AND count <= 31),
  period TEXT NOT NULL CHECK (period = 'day' OR period = 'week' OR period = 'half-month' OR period = 'month' OR period = 'quarter'),
  target TEXT NOT NULL CHECK (target = 'everybody' OR target = 'key' OR target = 'homecare-client' OR target = 'disabled' OR target = 'destitute' OR target = 'special-difficulty'),
  categories INTEGER CHECK (categories >= 0),
  basis TEXT NOT NULL CHECK (basis = 'category' OR basis = 'agreement'),
  emergency INTEGER CHECK (emergency = 0 OR emergency = 1),
  from_day INTEGER,
  to_day INTEGER
) STRICT;

CREATE TABLE emergency (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind = 'cold' OR kind = 'heat' OR kind = 'extreme-weather' OR kind = 'epidemic' OR kind = 'other'),
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  hours INTEGER CHECK (hours >= 1),
  note TEXT
) STRICT;

CREATE TABLE emergency_community (
  id INTEGER PRIMARY KEY,
  emergency_id INTEGER NOT NULL REFERENCES emergency (id),
  community_id INTEGER NOT NULL REFERENCES community (id)
) STRICT;

CREATE TABLE emergency_member (
  id INTEGER PRIMARY KEY,
  emergency_id INTEGER NOT NULL REFERENCES emergency (id),
  caregiver_id INTEGER NOT NULL REFERENCES caregiver (id),
  duty TEXT
) STRICT;

CREATE TABLE substitution (
  id INTEGER PRIMARY KEY,
  caregiver_id INTEGER NOT NULL REFERENCES caregiver (id),
  substitute_id INTEGER NOT NULL REFERENCES caregiver (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  note TEXT
) STRICT;

CREATE INDEX rule_by_policy ON rule (policy_id);
CREATE UNIQUE INDEX emergency_community_once ON emergency_community (emergency_id, community_id);
CREATE INDEX emergency_community_by_community ON emergency_community (community_id);
CREATE UNIQUE INDEX emergency_member_once ON emergency_member (emergency_id, caregiver_id);
CREATE INDEX emergency_member_by_caregiver ON emergency_member (caregiver_id);
CREATE INDEX substitution_by_caregiver ON substitution (caregiver_id);
CREATE INDEX substitution_by_substitute ON substitution (substitute_id);

-- All that the due visits ask of agreements.
CREATE INDEX agreement_for_due ON agreement (elder_id, in_force_day, ended_day, worker_id, neighbour_id)
  WHERE in_force_day IS NOT NULL;

-- What an elder was until a day, so that past windows are computed with what held
-- then. Written by a trigger when a column changes that a rule or an assignment asks for: the
-- values before, and the last day on which they held. Several changes on one day
-- count as one. A row stays when its elder is deleted, as the deletion may be undone.
CREATE TABLE elder_past (
  elder_id INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
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
  PRIMARY KEY (elder_id, to_day)
) STRICT, WITHOUT ROWID;
