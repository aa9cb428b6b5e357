"""What must be said, worked out a second time: working days, rungs and audiences in plain Python, from the calendar and
ladder files alone. It shares no code with the program."""
import datetime as dt
import tomllib

import office

MOSCOW = dt.timedelta(hours=3)
DAY = dt.timedelta(days=1)


class Ladder:
    def __init__(self):
        self.exceptions = office.calendar()
        self.policy = tomllib.loads(office.ladder_text())

    def works(self, day):
        return self.exceptions.get(day.isoformat(), day.weekday() < 5)

    def add(self, day, count):
        step = DAY if count > 0 else -DAY
        while count:
            day += step
            if self.works(day):
                count -= 1 if count > 0 else -1
        return day

    def rungs(self, due, delays=()):
        """(moment in UTC, rung, audience) in order. `delays`: (from, to, working days) of outages, which put off what
        climbs after the due day."""
        laid, late = [], []
        for rung in self.policy["rung"]:
            offset = rung["offset"]
            name = rung.get("id") or (f"late+{offset}" if offset > 0 else f"T{offset}")
            (late if offset > 0 else laid).append((self.at(self.add(due, offset), rung["at"]), name, rung["audience"]))
        weekly = self.policy["weekly"]
        monday = max(moment for moment, _, _ in laid + late).date()
        for _ in range(weekly["most"]):
            monday += DAY
            while monday.weekday() != 0:
                monday += DAY
            day = monday
            while not self.works(day):
                day += DAY
            late.append((self.at(day, weekly["at"]), f"{weekly.get('id', 'weekly')}:{monday.isoformat()}", weekly["audience"]))
        for begun, ended, days in delays:
            if due <= (ended + MOSCOW).date():
                late = [(self.put_off(moment, days) if moment >= begun else moment, name, told) for moment, name, told in late]
        return sorted(laid + late)

    def put_off(self, moment, days):
        """So many working days later, at the same time of day."""
        local = moment + MOSCOW
        return dt.datetime.combine(self.add(local.date(), days), local.time()) - MOSCOW

    @staticmethod
    def at(day, time):
        hours, minutes = time.split(":")
        return dt.datetime(day.year, day.month, day.day, int(hours), int(minutes)) - MOSCOW


def audience(names, task, people):
    """Logins whom the audience means for the task, as the people file has them."""
    lead = task["assignments"][0]["person"]["name"]
    told = []
    for name in names:
        found = {
            "lead": [lead],
            "contributors": [one["person"]["name"] for one in task["assignments"] if one["role"] == "contributor"],
            "controller": [task["controller"]["name"]],
            "department_head": [p["login"] for p in people if "department_head" in p["duties"] and p["department"] == department(lead, people)],
            "deputy_head": [p["login"] for p in people if "deputy_head" in p["duties"]],
            "head": [p["login"] for p in people if "head" in p["duties"]],
        }[name]
        told += [one for one in found if one not in told]
    return told


def department(login, people):
    return next(p["department"] for p in people if p["login"] == login) or "nowhere"
