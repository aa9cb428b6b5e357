"""Somebody new comes in, on the real program: a staff list is loaded, the letter with the link arrives by SMTP, the link is
followed once, and the password that was chosen opens the door."""
import base64
import re
import unittest

import office
from story import Story

PASSWORD = "battery staple of nina"
LIST = "ФИО;Должность;Эл. почта\r\nНовикова Нина Ильинична;методист;nina.new@example.org\r\n".encode("cp1251")


class Invitation(Story):
    def test_who_is_in_a_new_list_is_invited_and_comes_in_once(self):
        admin = self.admin
        given = {"name": "Сотрудники.csv", "document": base64.b64encode(LIST).decode()}
        plan = admin.must("POST", "/api/v1/people/preview", given)
        self.assertEqual(plan["counts"]["added"], 1, plan)
        done = admin.must("POST", "/api/v1/people/import", {**given, "digest": plan["digest"]})
        nina = done["people"][0]
        sent = admin.must("POST", "/api/v1/people/invite", {"people": [nina["id"]]})
        self.assertEqual(len(sent["invited"]), 1, sent)
        letter = office.wait_for(
            lambda: next((m for m in self.mail.messages if m["to"] == "nina.new@example.org"), None), "the invitation")
        self.assertIn(nina["login"], letter["text"])
        token = re.search(r"http://vekha\.example\.org/invite#([\w-]{43})", letter["text"]).group(1)

        stranger = self.office.api()
        shown = stranger.must("POST", "/api/v1/invitations/look", {"token": token})
        self.assertEqual((shown["login"], shown["name"]), (nina["login"], "Новикова Нина Ильинична"))
        me = stranger.must("POST", "/api/v1/invitations/accept", {"token": token, "password": PASSWORD})
        self.assertEqual(me["person"]["login"], nina["login"])
        self.assertNotIn("first", me, "the password is their own")
        again = self.office.api()
        self.assertEqual(again.call("POST", "/api/v1/invitations/accept", {"token": token, "password": PASSWORD})[0], 409)
        again.sign_in(nina["login"], PASSWORD)
        kept = [admin.must("GET", f"/api/v1/deliveries/{one['id']}")
                for one in admin.must("GET", "/api/v1/deliveries")["items"]]
        self.assertNotIn(token, str(kept), "the link is in the letter and nowhere else")
        self.assertNotIn(token, self.office.log())
        self.office.stop()
        for file in self.office.data.glob("vekha.db*"):
            self.assertNotIn(token.encode(), file.read_bytes(), file.name)
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))


if __name__ == "__main__":
    unittest.main()
