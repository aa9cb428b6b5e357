"""What a PostgreSQL database of Vekha holds after all, read by SQL beside the program."""
import collections
import json
import re

LINK = re.compile(r"https://example\.org/[\w/]+")


def stamp(server):
    """Grows with each write to the server."""
    return [int(number) for number in
            server.sql("SELECT (SELECT revision FROM vekha_schema), (SELECT count(*) FROM journal)")[0]]


class Ledger:
    def __init__(self, database):
        self.database = database

    def rungs(self):
        """How many tasks have which rungs in their journal: those reached, then those superseded."""
        by_task = collections.defaultdict(lambda: ([], []))
        for task, payload in self.database.sql("SELECT task_id, payload FROM journal WHERE type = 'rung_reached'"):
            event = json.loads(payload)
            by_task[task][0].append(event["rung"])
            by_task[task][1].extend(event.get("superseded", []))
        return dict(collections.Counter((*reached, *superseded) for reached, superseded in by_task.values()))

    def rows(self):
        """How many rows of the outbox there are by rung and state; (task, rung, person) is unique among them."""
        return {(rung, state): int(count) for rung, state, count in
                self.database.sql("SELECT rung, state, count(DISTINCT (task_id, rung, person_id)) FROM outbox GROUP BY 1, 2")}

    def unsent(self, arrived):
        """Deliveries that are not marked as sent, or are and did not arrive."""
        return [row for row in self.database.sql("SELECT id, state, outcome, message_id FROM deliveries")
                if row[1] != "sent" or row[3] not in arrived]

    def links(self):
        return {(int(task), link) for task, payload in
                self.database.sql("SELECT task_id, payload FROM journal WHERE payload LIKE '%https://example.org/%'")
                for link in LINK.findall(payload)}
