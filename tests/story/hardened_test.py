"""The program is built so that a fault of memory ends it: what readelf says of the file that is shipped."""

import os
import subprocess
import unittest

PROGRAM = os.environ["VEKHA_PROGRAM"]


def told(*options):
    return subprocess.run(["readelf", "--wide", *options, PROGRAM], check=True, capture_output=True, text=True).stdout


class Hardened(unittest.TestCase):
    def test_it_lies_at_another_address_each_time(self):
        self.assertIn("DYN (Position-Independent Executable file)", told("--file-header"))

    def test_tables_of_the_loader_are_read_only_once_it_has_begun(self):
        self.assertIn("GNU_RELRO", told("--program-headers"))
        self.assertIn("BIND_NOW", told("--dynamic"))

    def test_nothing_that_can_be_written_can_be_run(self):
        for line in told("--program-headers").splitlines():
            words = line.split()
            if words[:1] in (["LOAD"], ["GNU_STACK"]):
                flags = "".join(words[6:-1])
                self.assertIn(flags, ("R", "RE", "RW"), line)

    def test_the_stack_and_copies_of_known_length_are_watched(self):
        symbols = told("--dyn-syms")
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__(memcpy|memmove|read|recv|snprintf|fprintf)_chk")


if __name__ == "__main__":
    unittest.main()
