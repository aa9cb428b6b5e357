"""Three daemons, one primary and one standby that must have each commit, tasks that fall due by the thousand while changes
are posted; daemons are killed, paused and cut off, the primary restarts and is succeeded by the standby. Afterwards every
rung was planned once, every message came, every answered change is there, the journal agrees with the tasks.

VEKHA_FAULT_TASKS: how many tasks. The seed is printed; VEKHA_FAULT_SEED runs one again.
"""
import collections
import os
import pathlib
import random
import signal
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))

import fleet
import ledger
import office
import wire

TASKS = int(os.environ.get("VEKHA_FAULT_TASKS", "3000"))
WAVES = 5
AFTER_A_DEATH = 60  # seconds within which all goes on
AFTER_A_PROMOTION = 30
A_WAVE = 120 + TASKS // 200  # seconds that a wave may take until all is settled


class Faults(unittest.TestCase):
    seed = int(os.environ.get("VEKHA_FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)

    def setUp(self):
        print(f"VEKHA_FAULT_SEED={self.seed} VEKHA_FAULT_TASKS={TASKS}", flush=True)
        self.dice = random.Random(self.seed)
        self.excused = []  # (daemon, from, to): what it was answered for then, it may not have been able to settle
        why = wire.step_aside()
        if why:
            print(f"no daemon is cut off: {why}", flush=True)
        island = None if why else wire.Island()
        if island:
            self.addCleanup(island.end)
        self.began = time.monotonic()
        self.fleet = fleet.Fleet(TASKS, WAVES, island)
        self.addCleanup(self.fleet.close)
        self.addCleanup(self.show_logs)
        self.fleet.open()

    def show_logs(self):
        """What the daemons said, where the test failed."""
        if any(error for _, error in self._outcome.result.failures + self._outcome.result.errors):
            for load in self.fleet.loads:
                print(f"{load.node.name}: {len(load.answered)} answered, refused {dict(load.refused)}", flush=True)
            for node in self.fleet.nodes:
                lines = [line for line in node.log().splitlines() if " info " not in line]
                print(f"--- {node.name}\n" + "\n".join(lines[-30:]), flush=True)

    def test_faults_lose_nothing_and_double_nothing_that_was_settled(self):
        self.fleet.import_load()
        self.fleet.start_loads()
        stages = [self.killed, self.paused, self.restarted, self.succeeded, self.cut_off]
        for wave, stage in enumerate(stages):
            self.fleet.import_wave(wave)
            self.fleet.begin_wave(wave)
            stage()
            office.wait_for(self.fleet.drained, f"all of wave {wave} settled", A_WAVE, 0.25)
            self.say(f"wave {wave} settled", self.fleet.began)
        for load in self.fleet.loads:
            load.stop()
        for node in self.fleet.nodes:
            node.stop()
        self.verify()

    def say(self, what, since, most=None):
        """A figure, and its bound."""
        seconds = time.monotonic() - since
        print(f"{time.monotonic() - self.began:6.1f}  {what}: {seconds:.1f} s", flush=True)
        if most is not None:
            self.assertLess(seconds, most, what)

    # The faults.

    def killed(self):
        amid = office.wait_for(self.fleet.freeze_amid_a_batch, "a daemon amid a batch")
        fallen = time.monotonic()
        amid.kill()
        self.excused.append((amid.name, fallen - 1, fallen + 1))
        others = [node for node in self.fleet.nodes if node is not amid]
        self.wait_for_answers(others, fallen, f"{amid.name} killed amid a batch of the engine; others write", AFTER_A_DEATH)
        amid.start()
        victim = self.hold_one_amid_sending()
        held, fallen = self.fleet.leased(), time.monotonic()
        victim.kill()
        self.excuse(victim, fallen + 1)
        self.release()
        victim.start()
        self.wait_until_sent(held, fallen, f"{victim.name} killed amid sending; what it held is sent")

    def paused(self):
        amid = office.wait_for(self.fleet.freeze_amid_a_batch, "a daemon amid a batch")
        fallen = time.monotonic()
        others = [node for node in self.fleet.nodes if node is not amid]
        self.wait_for_answers(others, fallen, f"{amid.name} paused amid a batch of the engine; others write", AFTER_A_DEATH)
        amid.thaw()
        self.excused.append((amid.name, fallen - 1, time.monotonic() + 1))
        victim = self.hold_one_amid_sending()
        held, fallen = self.fleet.leased(), time.monotonic()
        victim.freeze()
        self.release()
        self.wait_until_sent(held, fallen, f"{victim.name} paused amid sending, past its lease; what it held is sent")
        self.excuse(victim, time.monotonic() + 1)
        woken = time.monotonic()
        victim.thaw()
        self.wait_for_answers([victim], woken, f"{victim.name} goes on", AFTER_A_DEATH)

    def restarted(self):
        self.hold_one_amid_sending()
        fallen = time.monotonic()
        self.fleet.primary.stop()
        self.release()
        self.fleet.primary.start()
        self.wait_for_answers(self.fleet.nodes, fallen, "the primary restarted; all daemons write", AFTER_A_PROMOTION)

    def succeeded(self):
        self.hold_one_amid_sending()
        old, new = self.fleet.primary, self.fleet.standby
        fallen = time.monotonic()
        old.stop(signal.SIGQUIT)
        self.release()
        new.promote()
        self.fleet.database = new
        self.wait_for_answers(self.fleet.nodes, fallen, "the primary died, the standby was promoted; all daemons write",
                              AFTER_A_PROMOTION)
        # It comes back as a primary that would take any write at once.
        old.settings.append("synchronous_standby_names=")
        back = time.monotonic()
        old.start()
        left = ledger.stamp(old)
        self.assertGreater(ledger.stamp(new), left)
        self.say("the old primary is back", back)
        self.leave_the_new_primary(new)
        self.stand_without_the_new_primary(new)
        self.assertEqual(ledger.stamp(old), left, "the old primary was written to")
        old.stop()

    def leave_the_new_primary(self, new):
        """All connections break, one daemon starts anew; each finds both servers and must take the new one."""
        since = time.monotonic()
        new.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name IN ('anna', 'boris', 'clara')")
        restarted = self.dice.choice(self.fleet.nodes)
        # One that stops tries a few times more to note what was taken, and then leaves it.
        self.excuse(restarted, since + 1)
        restarted.stop()
        restarted.start()
        self.wait_for_answers(self.fleet.nodes, since, f"all connections broke, {restarted.name} started anew; all write",
                              AFTER_A_PROMOTION)

    def stand_without_the_new_primary(self, new):
        """While the new primary restarts, the old one alone answers and must be refused."""
        new.stop()
        office.wait_for(lambda: any("бывший основной" in node.log() for node in self.fleet.nodes), "the old primary refused")
        since = time.monotonic()
        new.start()
        self.wait_for_answers(self.fleet.nodes, since, "the new primary restarted beside the old; all write", AFTER_A_PROMOTION)

    def cut_off(self):
        if not self.fleet.island:
            return
        clara = self.fleet.node_called("clara")
        self.hold_one_amid_sending(clara)
        held, fallen = self.fleet.leased(), time.monotonic()
        self.fleet.island.cut()
        self.release()
        others = [node for node in self.fleet.nodes if node is not clara]
        self.wait_for_answers(others, fallen, "clara cut off from the database; others write", AFTER_A_DEATH)
        self.wait_until_sent(held, fallen, "clara cut off amid sending; what it held is sent")
        self.assertFalse(self.fleet.load_of(clara).answers_since(fallen), "success without a database")
        self.fleet.island.mend()
        mended = time.monotonic()
        self.excuse(clara, mended + 1)
        self.wait_for_answers([clara], mended, "clara is back", AFTER_A_DEATH)

    def excuse(self, node, end):
        """From the last hold on: a copy that was held is as old as that, and its answer came to one who fell."""
        self.excused.append((node.name, self.fleet.mail.began - 1, end))

    def hold_one_amid_sending(self, wanted=None):
        """The mail server takes some messages, then answers none; gives a daemon that waits for an answer."""
        mail = self.fleet.mail
        some = self.fleet.before + self.dice.randrange(self.fleet.persons // 5 + 1)
        office.wait_for(lambda: len(mail.messages) >= some, "some messages", A_WAVE)
        mail.hold()
        name = wanted.name if wanted else None
        office.wait_for(lambda: mail.held[name] if name else mail.held, "a daemon amid sending", A_WAVE)
        return wanted or self.fleet.node_called(self.dice.choice(sorted(mail.held)))

    def release(self):
        if self.fleet.mail.release():
            now = time.monotonic()
            self.excused += [(node.name, self.fleet.mail.began - 1, now) for node in self.fleet.nodes]
            print("the mail server answered too late for some", flush=True)

    def wait_for_answers(self, nodes, fallen, what, most):
        """Until each answers a change that it was asked for from now on; told and bounded from the fault on."""
        loads, now = [self.fleet.load_of(node) for node in nodes], time.monotonic()
        office.wait_for(lambda: all(load.answers_since(now) for load in loads), what, 2 * most)
        self.say(what, fallen, most)

    def wait_until_sent(self, held, since, what):
        office.wait_for(lambda: self.fleet.all_sent(held), what, 2 * AFTER_A_DEATH, 0.25)
        self.say(f"{what} ({len(held)} messages)", since, AFTER_A_DEATH)

    # What must hold afterwards.

    def verify(self):
        since = time.monotonic()
        audit = office.Office.run("audit", "verify", "--data", str(self.fleet.nodes[0].data))
        self.assertIn("Расхождений нет", audit)
        self.say("audit verify", since)
        kept = ledger.Ledger(self.fleet.database)
        tasks = self.fleet.size * WAVES
        loads = fleet.LOAD * len(self.fleet.nodes)
        self.assertEqual(kept.rungs(), {(fleet.RUNG, "assigned"): tasks, ("assigned",): loads}, "each rung was planned once")
        self.assertEqual(kept.rows(), {(fleet.RUNG, "sent"): tasks, ("assigned", "sent"): loads}, "each is a row, and sent")
        copies = self.fleet.mail.messages
        arrived = {copy.id for copy in copies}
        self.assertEqual(kept.unsent(arrived), [], "marked as sent and never arrived, or not sent")
        told = collections.Counter((to, thing) for _, to, things in {(c.id, c.to, c.things) for c in copies} for thing in things)
        self.assertEqual(sorted(self.fleet.expected ^ set(told))[:5], [], "not told, or told to another")
        self.assertEqual([pair for pair, times in told.items() if times > 1], [], "told in two messages")
        answered = {(task, link) for load in self.fleet.loads for _, task, link in load.answered}
        self.assertEqual(answered - kept.links(), set(), "changes that were answered and are gone")
        print(f"{tasks} tasks, {len(answered)} answered changes, {len(arrived)} messages", flush=True)
        self.count_second_copies(copies)

    def count_second_copies(self, copies):
        """Each copy but the last was answered with 250 to a daemon that could not settle it."""
        by_id = collections.defaultdict(list)
        for copy in copies:
            by_id[copy.id].append(copy)
        counted, unexcused = collections.Counter(), []
        for same in by_id.values():
            for copy in same[:-1]:
                if any(name == copy.node and begin <= copy.at <= end for name, begin, end in self.excused):
                    counted[copy.node] += 1
                else:
                    unexcused.append((copy.id, [(c.node, round(c.at - self.began, 2)) for c in same]))
        print(f"second copies: {sum(counted.values())} {dict(counted)}; answers that could not be counted: "
              f"{[dict(load.refused) for load in self.fleet.loads]}", flush=True)
        self.assertEqual(unexcused, [], "doubled though its sender lived to settle it")


if __name__ == "__main__":
    unittest.main(verbosity=2)
