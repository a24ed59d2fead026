-- Visits. There may be ten million, so the rows are narrow: their enumerations
-- are stored as numbers.

CREATE TABLE month_card (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  month INTEGER NOT NULL,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  caregiver_id INTEGER REFERENCES caregiver (id),
  printed_day INTEGER NOT NULL,
  entered_day INTEGER
) STRICT;

CREATE UNIQUE INDEX month_card_by_number ON month_card (number);
CREATE INDEX month_card_by_elder ON month_card (elder_id, month);
CREATE INDEX month_card_by_month ON month_card (month, number);
CREATE INDEX month_card_by_caregiver ON month_card (caregiver_id) WHERE caregiver_id IS NOT NULL;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  party INTEGER NOT NULL CHECK (party BETWEEN 0 AND 5),
  caregiver_id INTEGER REFERENCES caregiver (id),
  channel INTEGER NOT NULL CHECK (channel BETWEEN 0 AND 3),
  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 4),
  day INTEGER NOT NULL,
  minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
  services INTEGER NOT NULL CHECK (services BETWEEN 1 AND 4095),
  content TEXT,
  needs TEXT,
  suggestions TEXT,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 0 AND 2),
  source INTEGER NOT NULL CHECK (source BETWEEN 0 AND 4),
  entered_day INTEGER NOT NULL,
  entered_by TEXT,
  card_id INTEGER REFERENCES month_card (id)
) STRICT;

-- All that the due visits ask for a span of days stands in the first; an
-- elder's history and last day reached in the second.
CREATE INDEX visit_by_day ON visit (day, elder_id, party, channel, outcome, services);
CREATE INDEX visit_by_elder ON visit (elder_id, day, outcome, party, channel, services);

-- The number that they hold is the kind of a visit, see sw-visit-query.h; as SQL
-- it stands there once more, word for word.
CREATE INDEX visit_by_kind ON visit ((party | (channel << 3) | (outcome << 5) | (source << 8) | ((entered_day > day) << 11) | (services << 12)), day, id, elder_id);
CREATE INDEX visit_by_caregiver ON visit (caregiver_id, day, id, (party | (channel << 3) | (outcome << 5) | (source << 8) | ((entered_day > day) << 11) | (services << 12)), elder_id) WHERE caregiver_id IS NOT NULL;
CREATE INDEX visit_by_card ON visit (card_id) WHERE card_id IS NOT NULL;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  family_change INTEGER,
  expression INTEGER CHECK (expression BETWEEN 0 AND 2),
  mobility INTEGER CHECK (mobility BETWEEN 0 AND 2),
  disease INTEGER CHECK (disease BETWEEN 0 AND 2),
  disease_name TEXT,
  mood INTEGER CHECK (mood BETWEEN 0 AND 2),
  gas INTEGER CHECK (gas BETWEEN 0 AND 2),
  plumbing INTEGER CHECK (plumbing BETWEEN 0 AND 2),
  electricity INTEGER CHECK (electricity BETWEEN 0 AND 2),
  personal_hygiene INTEGER CHECK (personal_hygiene BETWEEN 0 AND 2),
  home_hygiene INTEGER CHECK (home_hygiene BETWEEN 0 AND 2),
  indoor INTEGER CHECK (indoor BETWEEN 0 AND 2)
) STRICT;

CREATE UNIQUE INDEX assessment_by_visit ON assessment (visit_id);
