-- An undo says that a change was a mistake: what it made past never was. change_id is the change
-- that a row was kept for, and undone tells that it does not count while that change is undone.
ALTER TABLE elder_past ADD COLUMN change_id INTEGER;
ALTER TABLE elder_past ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX elder_past_by_change ON elder_past (change_id);
