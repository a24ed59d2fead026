-- Agreements.

-- The templates that agreements were printed with, or that the office made its
-- own. A row never changes.
CREATE TABLE agreement_text (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX agreement_text_by_sum ON agreement_text (sha256);

CREATE TRIGGER agreement_text_stays BEFORE UPDATE ON agreement_text
BEGIN
  SELECT raise (ABORT, 'the text of an agreement never changes');
END;

ALTER TABLE office ADD COLUMN agreement_template_id INTEGER REFERENCES agreement_text (id);

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL CHECK (serial > 0),
  elder_id INTEGER NOT NULL REFERENCES elder (id),
  worker_id INTEGER NOT NULL REFERENCES caregiver (id),
  neighbour_id INTEGER NOT NULL REFERENCES caregiver (id),
  predecessor_id INTEGER REFERENCES agreement (id),
  drafted_day INTEGER NOT NULL,
  template_id INTEGER REFERENCES agreement_text (id),
  street_office TEXT,
  worker_name TEXT,
  neighbour_name TEXT,
  elder_name TEXT,
  elder_sex TEXT CHECK (elder_sex = 'male' OR elder_sex = 'female'),
  elder_number TEXT,
  household_address TEXT,
  home_address TEXT,
  health TEXT,
  printed_day INTEGER,
  street_signed_day INTEGER,
  street_signed_by TEXT,
  street_handprint INTEGER CHECK (street_handprint = 0 OR street_handprint = 1),
  street_copy_day INTEGER,
  worker_signed_day INTEGER,
  worker_signed_by TEXT,
  worker_handprint INTEGER CHECK (worker_handprint = 0 OR worker_handprint = 1),
  worker_copy_day INTEGER,
  neighbour_signed_day INTEGER,
  neighbour_signed_by TEXT,
  neighbour_handprint INTEGER CHECK (neighbour_handprint = 0 OR neighbour_handprint = 1),
  neighbour_copy_day INTEGER,
  elder_signed_day INTEGER,
  elder_signed_by TEXT,
  elder_handprint INTEGER CHECK (elder_handprint = 0 OR elder_handprint = 1),
  elder_copy_day INTEGER,
  ended_day INTEGER,
  ended_reason TEXT CHECK (ended_reason = 'worker-changed' OR ended_reason = 'neighbour-changed' OR ended_reason = 'elder-left' OR ended_reason = 'superseded' OR ended_reason = 'other'),
  ended_note TEXT,
  note TEXT,
  state TEXT NOT NULL CHECK (state = 'draft' OR state = 'printed' OR state = 'signing' OR state = 'in-force' OR state = 'ended'),
  in_force_day INTEGER,
  CHECK ((ended_day IS NULL) = (ended_reason IS NULL)),
  CHECK ((state = 'ended') = (ended_day IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX agreement_by_number ON agreement (number);
CREATE UNIQUE INDEX agreement_by_serial ON agreement (year, serial);
CREATE INDEX agreement_by_state ON agreement (state);
CREATE INDEX agreement_by_elder ON agreement (elder_id, in_force_day);
CREATE INDEX agreement_by_worker ON agreement (worker_id);
CREATE INDEX agreement_by_neighbour ON agreement (neighbour_id);
CREATE INDEX agreement_by_predecessor ON agreement (predecessor_id) WHERE predecessor_id IS NOT NULL;
CREATE INDEX agreement_waiting ON agreement (printed_day) WHERE state = 'printed' OR state = 'signing';

-- An elder has one agreement in force at most, and one on its way.
CREATE UNIQUE INDEX agreement_in_force_once ON agreement (elder_id) WHERE state = 'in-force';
CREATE UNIQUE INDEX agreement_open_once ON agreement (elder_id) WHERE state = 'draft' OR state = 'printed' OR state = 'signing';

CREATE TABLE supplement (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id),
  serial INTEGER NOT NULL CHECK (serial > 0),
  day INTEGER NOT NULL,
  text TEXT NOT NULL,
  printed_day INTEGER,
  signed_day INTEGER
) STRICT;

CREATE UNIQUE INDEX supplement_by_agreement ON supplement (agreement_id, serial);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER REFERENCES agreement (id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type = 'application/pdf' OR media_type = 'image/jpeg' OR media_type = 'image/png'),
  size INTEGER NOT NULL CHECK (size > 0),
  added_time INTEGER NOT NULL
) STRICT;

CREATE INDEX attachment_by_agreement ON attachment (agreement_id) WHERE agreement_id IS NOT NULL;
CREATE INDEX attachment_by_sum ON attachment (sha256);
