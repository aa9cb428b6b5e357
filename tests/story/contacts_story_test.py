"""People without an account, and addresses that are proved, on the real program: a paper comes by a one-time link, a new
mail address counts when its reader says the code."""
import concurrent.futures
import re
import unittest

import office
from story import Story

PROTOCOL = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def form(name, data):
    """What a browser sends for the page's form: its body and its type."""
    body = (
        f'--frontier\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    ).encode() + data + b"\r\n--frontier--\r\n"
    return {"raw": body, "headers": {"Content-Type": "multipart/form-data; boundary=frontier"}}


class OneTimeLinks(Story):
    def test_a_paper_comes_by_a_link_once_however_often_it_is_looked_at(self):
        task = next(t for t in self.tasks.values() if t["requirements"] and t["state"] in ("planned", "open"))
        slot = task["requirements"][0]["number"]
        made = self.irina.must("POST", f"/api/v1/tasks/{task['id']}/upload-links",
                               {"words": "МАДОУ № 5", "requirement": slot, "days": 14})
        path = made["address"].removeprefix("http://vekha.example.org")
        token = path.rsplit("/", 1)[1]
        school = self.office.api()
        for method in ("GET", "HEAD", "GET"):
            status, page, _ = school.call(method, path)
            self.assertEqual(status, 200, "a scanner of links uses nothing up")
        self.assertIn("МАДОУ № 5", page.decode())
        self.assertNotIn("<script", page.decode())
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            sent = [pool.submit(self.office.api().call, "POST", path, **form(f"протокол {n}.pdf", PROTOCOL + b"%d" % n))
                    for n in (1, 2)]
            statuses = sorted(one.result()[0] for one in sent)
        self.assertEqual(statuses, [200, 409], "one of two wins")
        self.assertIsNone(school.cookie, "nobody is signed in")
        self.assertEqual(school.call("GET", f"/api/v1/tasks/{task['id']}")[0], 401)
        # What was answered with success is there after a kill, and the link is used for good.
        self.office.kill()
        self.office.start()
        self.irina = self.sign_in_again("irina")
        papers = self.irina.task(task["id"])["evidence"]
        self.assertEqual([paper["requirement"] for paper in papers], [slot])
        self.assertTrue(papers[0]["title"].startswith("МАДОУ № 5: протокол"), papers)
        self.assertEqual(self.office.api().call("GET", path)[0], 409)
        self.assertNotIn(token, self.office.log(), "the log opens nothing")
        self.office.stop()
        self.assertIn("Расхождений нет", self.office.run("audit", "verify", "--data", str(self.office.data)))


class AddressCodes(Story):
    def test_a_new_address_counts_when_its_reader_says_the_code(self):
        path = f"/api/v1/people/{self.ids['irina']}"
        self.irina.must("POST", f"{path}/address-codes", {"address": "irina.new@example.org"})
        letter = office.wait_for(
            lambda: next((m for m in self.mail.messages if m["to"] == "irina.new@example.org"), None), "the code")
        before = self.irina.must("GET", f"{path}/contact")["addresses"][0]
        self.assertEqual((before["address"], before["standing"]), (self.address("irina"), "unproved"))
        code = re.search(r"\b(\d{6})\b", letter["text"]).group(1)
        wrong = "000000" if code != "000000" else "000001"
        self.assertEqual(self.irina.call("POST", f"{path}/address-codes/confirm", {"code": wrong})[0], 400)
        after = self.irina.must("POST", f"{path}/address-codes/confirm", {"code": code})["addresses"][0]
        self.assertEqual((after["address"], after["standing"]), ("irina.new@example.org", "confirmed"))
        shown = [self.irina.must("GET", f"/api/v1/deliveries/{one['id']}")
                 for one in self.irina.must("GET", "/api/v1/deliveries")["items"]]
        self.assertFalse(code in str(shown), "the code is in the letter and nowhere else")


if __name__ == "__main__":
    unittest.main()
