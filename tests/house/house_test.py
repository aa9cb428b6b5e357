"""The house test tested: a small tree that keeps the rules, then one broken rule at a time, each found at its place."""

import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from house import check, lets_pass, load_exceptions
from rules import functions
from tree import Fault, without_comments

KEPT = {
    "CMakeLists.txt": "add_subdirectory(workflow)\nadd_subdirectory(tests)\n",
    "README.md": "Begin with `workflow/model/day.hpp` and [the tests](tests/CMakeLists.txt); `build/vekha` is made.\n",
    "workflow/CMakeLists.txt": "foreach(part model engine)\n  add_subdirectory(${part})\nendforeach()\n",
    "workflow/model/CMakeLists.txt": "vekha_library(model SOURCES day.cpp)\n",
    "workflow/model/day.hpp": "#pragma once\n#include <vector>\n#include <tl/expected.hpp>\nint next(int day);\n",
    "workflow/model/day.cpp": '#include "workflow/model/day.hpp"\nint next(int day) { return day + 1; }\n',
    "workflow/engine/CMakeLists.txt": "vekha_library(engine SOURCES ladder.cpp)\n",
    "workflow/engine/ladder.cpp": '#include "workflow/model/day.hpp"\nint rung() { return next(1); }\n',
    "tests/CMakeLists.txt": "vekha_test(day_test SOURCES day_test.cpp)\n",
    "tests/day_test.cpp": '#include "workflow/model/day.hpp"\n// time(nullptr) in a comment is no call\n',
}


def faults_with(changes, exceptions=()):
    """What the house finds in the kept tree after these files are added or replaced."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in {**KEPT, **changes}.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return [(fault.rule, fault.path, fault.line) for fault in check(root, list(exceptions))]


class House(unittest.TestCase):
    def breaks(self, rule, path, text, line=1, also=()):
        self.assertEqual(faults_with({path: text}), [(rule, path, line), *also])

    def in_engine(self, rule, code, line=1):
        self.breaks(rule, "workflow/engine/ladder.cpp", code, line)

    def test_a_tree_that_keeps_the_rules_has_no_faults(self):
        self.assertEqual(faults_with({}), [])

    def test_an_include_against_the_direction_is_found(self):
        self.breaks("include", "workflow/model/day.cpp", '#include "workflow/engine/ladder.cpp"\n')

    def test_a_library_foreign_to_the_folder_is_found(self):
        self.in_engine("include", "#include <boost/json.hpp>\n")

    def test_a_thread_header_in_the_pure_core_is_found(self):
        self.in_engine("include", "// why\n#include <thread>\n", line=2)

    def test_an_include_that_is_not_from_the_root_is_found(self):
        self.breaks("include", "workflow/model/day.cpp", '#include "day.hpp"\n')

    def test_a_folder_without_a_layer_is_found(self):
        self.breaks("include", "workflow/other/x.hpp", "#pragma once\n")

    def test_a_source_that_no_list_names_is_found(self):
        self.breaks("forgotten", "workflow/model/month.cpp", "int month();\n")

    def test_a_test_that_no_list_names_is_found(self):
        self.breaks("forgotten", "tests/month_test.cpp", "int month();\n")

    def test_a_folder_that_no_list_adds_is_found(self):
        found = faults_with({"workflow/reader/CMakeLists.txt": "vekha_library(reader SOURCES a.cpp)\n",
                             "workflow/reader/a.cpp": "int a();\n"})
        self.assertIn(("forgotten", "workflow/reader/a.cpp", 1), found)
        self.assertIn(("forgotten", "workflow/reader/CMakeLists.txt", 1), found)

    def test_clocks_are_found_outside_their_home(self):
        for call in ("std::chrono::system_clock::now()", "std::chrono::steady_clock::now()", "time(nullptr)",
                     "std::time(NULL)", "clock_gettime(0, &t)"):
            with self.subTest(call):
                self.in_engine("clock", f"auto t = {call};\n")

    def test_chance_sleep_and_print_are_found(self):
        self.in_engine("random", "std::random_device device;\n")
        self.in_engine("print", "void f() { std::cout << 1; }\n")
        self.breaks("sleep", "tests/day_test.cpp", "\nvoid f() { std::this_thread::sleep_for(x); }\n", 2)

    def test_a_call_in_a_comment_or_a_string_is_no_call(self):
        code = '// system_clock::now()\n/* time(nullptr) */ const char* s = "std::cout";\n'
        self.assertEqual(faults_with({"workflow/engine/ladder.cpp": code}), [])

    def test_a_word_of_the_database_outside_its_adapter_is_found(self):
        self.in_engine("database", 'const char* s = "PRAGMA";\nvoid sqlite3_open();\n', line=2)
        self.in_engine("database", "\nauto* done = PQexec(0);\n", line=2)

    def test_a_long_file_and_a_long_function_are_found(self):
        self.in_engine("size", "int x;\n" * 401)
        self.in_engine("function", "int x;\nvoid f() {\n" + "    x = 1;\n" * 69 + "}\n", line=2)

    def test_a_function_of_the_greatest_length_passes(self):
        code = "void f() {\n" + "    x = 1;\n" * 68 + "}\n"
        self.assertEqual(faults_with({"workflow/engine/ladder.cpp": code}), [])

    def test_unfinished_work_is_found(self):
        self.in_engine("unfinished", "// TODO later\n")

    def test_a_silenced_check_without_a_name_and_a_reason_is_found(self):
        self.in_engine("silenced", "int x;  // NOLINT\n")
        self.in_engine("silenced", "int x;  // NOLINT(bugprone-x)\n")
        kept = {"workflow/engine/ladder.cpp": "int x;  // NOLINT(bugprone-x) the C API wants it\n"}
        self.assertEqual(faults_with(kept), [])

    def test_a_swallowed_error_in_a_script_is_found(self):
        self.breaks("swallowed", "deploy/x", "set -e\nmake || true\n", 2)

    def test_a_path_of_one_machine_is_found(self):
        self.in_engine("machine", 'const char* s = "/home/anna/vekha";\n')

    def test_what_a_build_makes_is_found(self):
        self.breaks("artefact", "workflow/model/day.o", "")
        self.breaks("artefact", "tests/__pycache__/x.txt", "")

    def test_a_path_in_a_readme_that_is_gone_is_found(self):
        self.breaks("readme", "README.md", "\nSee `workflow/model/month.hpp`.\n", 2)
        self.breaks("readme", "workflow/README.md", "See [engine](engine/climb.hpp).\n")

    def test_a_header_without_its_guard_is_found(self):
        self.breaks("header", "workflow/model/month.hpp", "int month();\n")

    def test_an_exception_lets_pass_and_one_that_is_not_needed_is_a_fault(self):
        entry = {"rule": "clock", "path": "workflow/engine/*", "reason": "shown in this test"}
        code = {"workflow/engine/ladder.cpp": "auto t = time(nullptr);\n"}
        self.assertEqual(faults_with(code, [entry]), [])
        self.assertEqual(faults_with({}, [entry]), [("exception", "tests/house/exceptions.toml", 1)])

    def test_an_exception_covers_its_own_rule_path_and_text_alone(self):
        entry = {"rule": "size", "path": "a/*.cpp", "text": "401", "reason": "shown in this test"}
        self.assertTrue(lets_pass(entry, Fault("size", "a/x.cpp", 1, "401 lines")))
        self.assertFalse(lets_pass(entry, Fault("size", "a/x.cpp", 1, "500 lines")))
        self.assertFalse(lets_pass(entry, Fault("size", "b/x.cpp", 1, "401 lines")))
        self.assertFalse(lets_pass(entry, Fault("clock", "a/x.cpp", 1, "401 lines")))

    def test_an_exception_without_a_reason_is_refused(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write('[[exception]]\nrule = "size"\npath = "x"\nreason = ""\n')
            file.flush()
            with self.assertRaises(ValueError):
                load_exceptions(file.name)


class Reading(unittest.TestCase):
    def test_comments_and_strings_are_blanked_and_lines_stay(self):
        text = 'int a = 1\'000;  // x\nauto b = R"(time(\n)";\nchar c = \'"\'; /* \n */ int d;\n'
        blanked = without_comments(text)
        self.assertEqual(blanked.count("\n"), text.count("\n"))
        self.assertIn("1'000", blanked)
        self.assertIn("int d;", blanked)
        self.assertNotIn("time", blanked)

    def test_bodies_are_told_from_scopes(self):
        text = ("namespace a {\nstruct B {\n    int c() const {\n        auto d = [] { return 1; };\n        return d();\n"
                "    }\n    std::vector<int> e{1, 2};\n};\n}\nint f(int x)\n{\n    if (x) {\n    }\n    return x;\n}\n")
        self.assertEqual([(first, last) for first, last, _ in functions(text)], [(3, 6), (11, 15)])


if __name__ == "__main__":
    unittest.main()
