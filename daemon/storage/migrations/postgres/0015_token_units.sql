-- A key of a program may be good for one organization and what stands below it.
ALTER TABLE api_tokens ADD COLUMN unit_id BIGINT REFERENCES units (id);
