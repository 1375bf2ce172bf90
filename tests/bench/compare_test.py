"""The comparison itself: it must find what differs, or it proves nothing."""

import os
import tempfile
import unittest

import compare
import instruction_counts
import report


def written(folder: str, name: str, text: str) -> str:
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


class SameRows(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def differ(self, left: str, right: str) -> str:
        paths = written(self.folder.name, "a.csv", left), written(self.folder.name, "b.csv", right)
        with self.assertRaises(compare.Different) as raised:
            compare.check_same("jd", "guiyin", paths[0], "DuckDB", paths[1])
        return str(raised.exception)

    def test_order_and_quoting_do_not_matter(self):
        left = written(self.folder.name, "a.csv", "order,amount\nO1,1.00\nO2,2.00\n")
        right = written(self.folder.name, "b.csv", 'order,amount\n"O2",2.00\nO1,1.00\n')
        self.assertEqual(compare.check_same("jd", "guiyin", left, "DuckDB", right), 2)

    def test_one_fen_matters(self):
        text = self.differ("order,amount\nO1,1.00\nO2,2.00\n", "order,amount\nO1,1.00\nO2,2.01\n")
        self.assertIn("only guiyin: O2,2.00", text)
        self.assertIn("only DuckDB: O2,2.01", text)

    def test_how_often_a_row_stands_there_matters(self):
        self.assertIn("only guiyin: O1,1", self.differ("a,b\nO1,1\nO1,1\nO2,1\n", "a,b\nO1,1\nO2,1\nO2,1\n"))

    def test_a_missing_row_and_another_header_matter(self):
        self.assertIn("(1 rows and 0)", self.differ("a\nO1\n", "a\n"))
        self.assertIn("only DuckDB: b", self.differ("a\nO1\n", "b\nO1\n"))

    def test_cells_do_not_run_into_each_other(self):
        self.differ("a,b\nO1,1\n", "a,b\nO11,\n")


class Counts(unittest.TestCase):
    def test_five_percent_more_is_a_regression(self):
        recorded = {"run jd": 1000, "run taobao": 1000}
        self.assertEqual(instruction_counts.regressions(recorded, {"run jd": 1050, "run taobao": 1051}), ["run taobao"])

    def test_less_and_new_are_none(self):
        self.assertEqual(instruction_counts.regressions({"run jd": 1000}, {"run jd": 10, "run pdd": 5}), [])


class Page(unittest.TestCase):
    def test_only_what_stands_between_the_marks_is_replaced(self):
        page = f"before\n{report.begin_mark}\nold\n{report.end_mark}\nafter\n"
        self.assertEqual(report.replaced(page, "new"), f"before\n{report.begin_mark}\nnew\n{report.end_mark}\nafter\n")

    def test_a_page_without_marks_is_refused(self):
        with self.assertRaises(ValueError):
            report.replaced("nothing here", "new")


if __name__ == "__main__":
    unittest.main()
