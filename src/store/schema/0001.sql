-- The first schema. A table a record class; the columns are the fields of the
-- class's table. Enumerations hold nicks, days count from 1970-01-01, money is
-- in fen, times are microseconds since 1970-01-01 UTC.

-- A list of values is checked with OR: IN would build a table of them for every
-- row that is written.

-- The next id of each table. Ids are never used again, so that the history of
-- a row stays its own; site << 40 | serial, the office's own site is 0.
CREATE TABLE serial (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the user did: the unit of undo and of history.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  actor TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo'),
  target INTEGER REFERENCES action (id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone = 0 OR undone = 1),
  reversed_by INTEGER REFERENCES action (id),
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX action_by_change ON action (first_change);
CREATE INDEX action_by_kind ON action (kind, undone, id);

-- The change log, written by triggers. kind: 0 insert, 1 update, 2 delete;
-- detail: a JSON object, column to [before, after], of the columns that changed.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind = 0 OR kind = 1 OR kind = 2),
  detail TEXT
) STRICT;

CREATE INDEX change_by_row ON change (record, row_id);

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  full_name TEXT,
  district TEXT NOT NULL,
  city TEXT,
  leader TEXT,
  contact_name TEXT,
  contact_phone TEXT,
  seal_name TEXT,
  agreement_prefix TEXT,
  scope TEXT NOT NULL CHECK (scope = 'same-street' OR scope = 'same-community' OR scope = 'same-estate'),
  collation TEXT NOT NULL CHECK (collation = 'pinyin' OR collation = 'stroke'),
  signature_wait_days INTEGER,
  demonstration INTEGER CHECK (demonstration = 0 OR demonstration = 1)
) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'homecare' OR kind = 'institution' OR kind = 'social' OR kind = 'association' OR kind = 'property' OR kind = 'medical' OR kind = 'authority' OR kind = 'other'),
  contact_name TEXT,
  contact_phone TEXT,
  address TEXT,
  ended_day INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE community (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT CHECK (kind = 'community' OR kind = 'village' OR kind = 'residents'),
  scope TEXT CHECK (scope = 'same-street' OR scope = 'same-community' OR scope = 'same-estate'),
  contact_name TEXT,
  contact_phone TEXT,
  address TEXT,
  notes TEXT
) STRICT;

CREATE TABLE grid (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  community_id INTEGER NOT NULL REFERENCES community (id),
  worker_id INTEGER REFERENCES caregiver (id),
  notes TEXT
) STRICT;

CREATE TABLE caregiver (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_pinyin TEXT,
  name_initials TEXT,
  name_key TEXT,
  kind TEXT NOT NULL CHECK (kind = 'worker' OR kind = 'neighbour' OR kind = 'relative' OR kind = 'volunteer' OR kind = 'grid-worker' OR kind = 'family-doctor' OR kind = 'street-staff' OR kind = 'social-worker' OR kind = 'homecare-staff' OR kind = 'other'),
  sex TEXT CHECK (sex = 'male' OR sex = 'female'),
  document_number TEXT,
  phone TEXT,
  community_id INTEGER REFERENCES community (id),
  grid_id INTEGER REFERENCES grid (id),
  organisation_id INTEGER REFERENCES organisation (id),
  address TEXT,
  from_day INTEGER,
  ended_day INTEGER,
  notes TEXT
) STRICT;

CREATE TABLE elder (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_pinyin TEXT,
  name_initials TEXT,
  name_key TEXT,
  sex TEXT CHECK (sex = 'male' OR sex = 'female'),
  birth_day INTEGER,
  document_kind TEXT NOT NULL CHECK (document_kind = 'citizen-id' OR document_kind = 'residence-permit' OR document_kind = 'passport' OR document_kind = 'other' OR document_kind = 'none'),
  document_number TEXT,
  document_override TEXT,
  document_state TEXT CHECK (document_state = 'valid' OR document_state = 'missing' OR document_state = 'wrong' OR document_state = 'overridden'),
  community_id INTEGER NOT NULL REFERENCES community (id),
  grid_id INTEGER REFERENCES grid (id),
  home_address TEXT,
  household_address TEXT,
  same_address INTEGER CHECK (same_address = 0 OR same_address = 1),
  phone TEXT,
  category TEXT CHECK (category = 'no-supporter' OR category = 'supporter-unable' OR category = 'empty-nest' OR category = 'living-alone'),
  child_residence TEXT CHECK (child_residence = 'none' OR child_residence = 'same-home' OR child_residence = 'same-estate' OR child_residence = 'same-community' OR child_residence = 'same-street' OR child_residence = 'outside-street' OR child_residence = 'outside-district' OR child_residence = 'outside-city' OR child_residence = 'unknown'),
  child_residence_unsure INTEGER CHECK (child_residence_unsure = 0 OR child_residence_unsure = 1),
  marital_status TEXT CHECK (marital_status = 'married' OR marital_status = 'widowed' OR marital_status = 'divorced' OR marital_status = 'single'),
  income_source TEXT CHECK (income_source = 'pension' OR income_source = 'family' OR income_source = 'minimum-living-allowance' OR income_source = 'destitute-support' OR income_source = 'other'),
  monthly_income INTEGER,
  benefits TEXT,
  low_income INTEGER CHECK (low_income = 0 OR low_income = 1),
  destitute INTEGER CHECK (destitute = 0 OR destitute = 1),
  preferential INTEGER CHECK (preferential = 0 OR preferential = 1),
  special_family INTEGER CHECK (special_family = 0 OR special_family = 1),
  left_behind INTEGER CHECK (left_behind = 0 OR left_behind = 1),
  care_ability TEXT CHECK (care_ability = 'able' OR care_ability = 'semi-disabled' OR care_ability = 'disabled'),
  dementia INTEGER CHECK (dementia = 0 OR dementia = 1),
  disabled INTEGER CHECK (disabled = 0 OR disabled = 1),
  disability_certificate TEXT,
  disability_degree TEXT CHECK (disability_degree = 'first' OR disability_degree = 'second' OR disability_degree = 'third' OR disability_degree = 'fourth'),
  health TEXT,
  chronic_diseases TEXT,
  daily_life TEXT,
  family_doctor TEXT,
  family_doctor_phone TEXT,
  homecare_client INTEGER CHECK (homecare_client = 0 OR homecare_client = 1),
  homecare_organisation_id INTEGER REFERENCES organisation (id),
  call_button INTEGER CHECK (call_button = 0 OR call_button = 1),
  smart_meter INTEGER CHECK (smart_meter = 0 OR smart_meter = 1),
  other_devices TEXT,
  home_adapted INTEGER CHECK (home_adapted = 0 OR home_adapted = 1),
  water_safety TEXT CHECK (water_safety = 'safe' OR water_safety = 'fairly-safe' OR water_safety = 'unsafe'),
  electricity_safety TEXT CHECK (electricity_safety = 'safe' OR electricity_safety = 'fairly-safe' OR electricity_safety = 'unsafe'),
  gas_safety TEXT CHECK (gas_safety = 'safe' OR gas_safety = 'fairly-safe' OR gas_safety = 'unsafe'),
  heating_safety TEXT CHECK (heating_safety = 'safe' OR heating_safety = 'fairly-safe' OR heating_safety = 'unsafe'),
  housing_safety TEXT CHECK (housing_safety = 'safe' OR housing_safety = 'fairly-safe' OR housing_safety = 'unsafe'),
  care_way TEXT CHECK (care_way = 'institution' OR care_way = 'cadre' OR care_way = 'neighbours' OR care_way = 'purchased'),
  helping_units INTEGER CHECK (helping_units >= 0),
  helping_measures TEXT,
  service_needs INTEGER CHECK (service_needs >= 0),
  willing INTEGER CHECK (willing = 0 OR willing = 1),
  in_need INTEGER CHECK (in_need = 0 OR in_need = 1),
  in_need_reason TEXT,
  worker_id INTEGER REFERENCES caregiver (id),
  neighbour_id INTEGER REFERENCES caregiver (id),
  registered_day INTEGER NOT NULL,
  notes TEXT
) STRICT;

CREATE TABLE relative (
  id INTEGER PRIMARY KEY,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  name TEXT NOT NULL,
  relationship TEXT,
  sex TEXT CHECK (sex = 'male' OR sex = 'female'),
  document_number TEXT,
  phone TEXT,
  other_phone TEXT,
  residence TEXT CHECK (residence = 'none' OR residence = 'same-home' OR residence = 'same-estate' OR residence = 'same-community' OR residence = 'same-street' OR residence = 'outside-street' OR residence = 'outside-district' OR residence = 'outside-city' OR residence = 'unknown'),
  address TEXT,
  work_unit TEXT,
  supporter INTEGER CHECK (supporter = 0 OR supporter = 1),
  able INTEGER CHECK (able = 0 OR able = 1),
  emergency_contact INTEGER CHECK (emergency_contact = 0 OR emergency_contact = 1),
  liaison INTEGER CHECK (liaison = 0 OR liaison = 1),
  notes TEXT
) STRICT;

CREATE TABLE household_member (
  id INTEGER PRIMARY KEY,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  position INTEGER,
  name TEXT NOT NULL,
  sex TEXT CHECK (sex = 'male' OR sex = 'female'),
  document_number TEXT,
  relation_to_head TEXT,
  health TEXT,
  benefit TEXT CHECK (benefit = 'none' OR benefit = 'minimum-living-allowance' OR benefit = 'destitute')
) STRICT;

CREATE TABLE status_span (
  id INTEGER PRIMARY KEY,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  status TEXT NOT NULL CHECK (status = 'active' OR status = 'paused' OR status = 'died' OR status = 'moved' OR status = 'institution' OR status = 'with-children' OR status = 'other'),
  from_day INTEGER NOT NULL,
  to_day INTEGER,
  note TEXT
) STRICT;

CREATE TABLE distinct_pair (
  id INTEGER PRIMARY KEY,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  other_id INTEGER NOT NULL REFERENCES elder (id)
) STRICT;

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  head TEXT NOT NULL,
  mapping TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX community_by_name ON community (name);
CREATE UNIQUE INDEX grid_by_community ON grid (community_id, name);
CREATE INDEX grid_by_worker ON grid (worker_id) WHERE worker_id IS NOT NULL;

CREATE INDEX caregiver_by_name ON caregiver (name_key, id);
CREATE INDEX caregiver_by_community ON caregiver (community_id) WHERE community_id IS NOT NULL;
CREATE INDEX caregiver_by_grid ON caregiver (grid_id) WHERE grid_id IS NOT NULL;
CREATE INDEX caregiver_by_organisation ON caregiver (organisation_id) WHERE organisation_id IS NOT NULL;

-- Lists are in the order of names; numbers find the elder of a workbook's row;
-- a birth day and a name find the same person without a number.
CREATE INDEX elder_by_name ON elder (name_key, id);
CREATE INDEX elder_by_community ON elder (community_id, name_key, id);
CREATE INDEX elder_by_number ON elder (document_number) WHERE document_number IS NOT NULL;
CREATE INDEX elder_by_birth ON elder (birth_day, name);
CREATE INDEX elder_by_worker ON elder (worker_id, name_key, id) WHERE worker_id IS NOT NULL;
CREATE INDEX elder_by_neighbour ON elder (neighbour_id) WHERE neighbour_id IS NOT NULL;
CREATE INDEX elder_by_grid ON elder (grid_id) WHERE grid_id IS NOT NULL;
CREATE INDEX elder_by_homecare ON elder (homecare_organisation_id) WHERE homecare_organisation_id IS NOT NULL;

CREATE INDEX relative_by_elder ON relative (elder_id);
CREATE INDEX household_member_by_elder ON household_member (elder_id);
CREATE INDEX status_span_by_elder ON status_span (elder_id, from_day);
CREATE UNIQUE INDEX distinct_pair_once ON distinct_pair (elder_id, other_id);
CREATE INDEX distinct_pair_by_other ON distinct_pair (other_id);
CREATE UNIQUE INDEX saved_filter_by_name ON saved_filter (page, name);
CREATE UNIQUE INDEX import_mapping_by_head ON import_mapping (head);

-- The search index: for each elder a text of parts, of which it keeps only the
-- tokens that the program's own tokenizer makes. Triggers, so that whatever
-- changes an elder or a relative, an undo as well, changes it too, note what the
-- text of an elder in the index was; it is written at the end of an action, since
-- the engine writes out what the index gathered with every statement. Elders that
-- the action inserts are not in the index yet, and are found in the change log.
CREATE TABLE elder_search_pending (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

CREATE VIEW elder_search_text AS
  SELECT id, name || char (31) || coalesce (name_pinyin, '') || char (31) || coalesce (name_initials, '') || char (31)
    || coalesce (document_number, '') || char (31) || coalesce (phone, '') || char (31) || coalesce (home_address, '')
    || char (31) || coalesce ((SELECT group_concat (r.name || ' ' || coalesce (r.phone, '') || ' ' || coalesce (r.other_phone, ''), ' ')
                               FROM relative r WHERE r.elder_id = elder.id), '') AS text
  FROM elder;

-- The same, of those that were there before the action.
CREATE VIEW elder_search_known AS
  SELECT id, text FROM elder_search_text t
  WHERE NOT EXISTS (SELECT 1 FROM change INDEXED BY change_by_row WHERE record = 'elder' AND row_id = t.id AND kind = 0
                    AND change.id > coalesce ((SELECT last_change FROM action ORDER BY id DESC LIMIT 1), 0));

CREATE VIRTUAL TABLE elder_search USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'shouwang');

-- Bytes that are gathered before they are written: an import is faster so.
INSERT INTO elder_search (elder_search, rank) VALUES ('hashsize', 4000000);

CREATE TRIGGER elder_search_update BEFORE UPDATE OF name, name_pinyin, name_initials, document_number, phone, home_address ON elder
BEGIN
  INSERT OR IGNORE INTO elder_search_pending (id, text) SELECT id, text FROM elder_search_known WHERE id = old.id;
END;

CREATE TRIGGER elder_search_delete BEFORE DELETE ON elder
BEGIN
  INSERT OR IGNORE INTO elder_search_pending (id, text) SELECT id, text FROM elder_search_known WHERE id = old.id;
END;

CREATE TRIGGER elder_search_relative_insert BEFORE INSERT ON relative
BEGIN
  INSERT OR IGNORE INTO elder_search_pending (id, text) SELECT id, text FROM elder_search_known WHERE id = new.elder_id;
END;

CREATE TRIGGER elder_search_relative_update BEFORE UPDATE OF elder_id, name, phone, other_phone ON relative
BEGIN
  INSERT OR IGNORE INTO elder_search_pending (id, text)
    SELECT id, text FROM elder_search_known WHERE id = old.elder_id OR id = new.elder_id;
END;

CREATE TRIGGER elder_search_relative_delete BEFORE DELETE ON relative
BEGIN
  INSERT OR IGNORE INTO elder_search_pending (id, text) SELECT id, text FROM elder_search_known WHERE id = old.elder_id;
END;
