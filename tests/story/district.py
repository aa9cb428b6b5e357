"""Invented people for whatever document is read: one for each printed party, and one in every office."""
import json


def people_for(reading):
    """The people whom the reading's parties need. Names are the logins, so that a test reads what it sees."""
    parties = []
    for item in reading["items"]:
        for party in item["responsible"]["parties"]:
            if party.casefold() not in [known.casefold() for known in parties]:
                parties.append(party)
    people = [
        person("irina", ["controller"], "", []),
        person("egor", ["head"], "", []),
        person("vera", ["deputy_head"], "", []),
        person("pavel", ["department_head"], "Отдел А", []),
        person("olga", ["department_head"], "Отдел Б", []),
    ]
    for number, party in enumerate(parties):
        people.append(person(f"p{number}", ["executor"], "Отдел А" if number % 2 else "Отдел Б", [party]))
    # One executor has no mail: the message must find its way by Telegram.
    people[-1]["email"] = ""
    people[-1]["telegram"] = "1001"
    return people


def person(login, duties, department, parties):
    return {"login": login, "duties": duties, "department": department, "parties": parties,
            "email": f"{login}@example.org", "telegram": "", "max": ""}


def as_toml(people):
    lines = [f'[[department]]\nname = "{name}"' for name in sorted({p["department"] for p in people if p["department"]})]
    for p in people:
        lines.append("[[person]]")
        lines.append(f'login = "{p["login"]}"\nname = "{p["login"]}"')
        for key in ("department", "email", "telegram", "max"):
            if p[key]:
                lines.append(f"{key} = {json.dumps(p[key], ensure_ascii=False)}")
        lines.append(f"duties = {json.dumps(p['duties'])}")
        lines.append(f"parties = {json.dumps(p['parties'], ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
