-- The journal can be read: where an entry came from, and by whom first. Its seal, outside the chain, knows how long it is.
-- An entry's words about a person can be taken out, where a later entry says so.
ALTER TABLE journal ADD COLUMN origin TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN redacted BIGINT NOT NULL DEFAULT 0;  -- sequence of the entry that says so; 0: as written
CREATE INDEX journal_by_actor ON journal (actor, sequence);

CREATE TABLE journal_seal (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    entries BIGINT NOT NULL,
    head    TEXT COLLATE "C" NOT NULL
);
INSERT INTO journal_seal (id, entries, head) SELECT 1, sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1;

CREATE FUNCTION refuse_journal_rewriting() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF NEW.sequence <> OLD.sequence OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor OR
           NEW.task_id IS DISTINCT FROM OLD.task_id OR NEW.type <> OLD.type OR NEW.previous <> OLD.previous OR
           NEW.hash <> OLD.hash OR NEW.origin <> OLD.origin OR
           ((NEW.payload <> OLD.payload OR NEW.redacted <> OLD.redacted) AND NEW.redacted <= OLD.sequence) THEN
            RAISE EXCEPTION 'journal entries stay as they are';
        END IF;
        RETURN NEW;
    END $$;
DROP TRIGGER journal_entries_stay ON journal;
CREATE TRIGGER journal_entries_stay BEFORE DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER journal_entries_are_final BEFORE UPDATE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_journal_rewriting();
