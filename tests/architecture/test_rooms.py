"""The house stands as drawn: what the import linter cannot see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import grimp
from django.apps import apps
from django.db.models import ForeignKey
from django.test import SimpleTestCase

from duban.ground.access import ACTS, POLICY
from duban.ground.regulation import clauses
from duban.site.acting import ROOMS
from duban.support.doors.refusal import WORDS
from duban.support.ledger.actions import PERFORMERS, REACTIONS
from duban.support.ledger.rows import Row

PACKAGE = Path(clauses.__file__).parents[2]
ORDER = (
    "matters",
    "responsibility",
    "feedback",
    "supervision",
    "intake",
    "accountability",
    "bulletins",
    "desk",
)
BANNED_FILES = {"utils.py", "helpers.py", "services.py", "managers.py", "signals.py", "common.py"}


def sources(*names: str) -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts and (not names or path.name in names):
            yield path


def acts_files() -> Iterator[Path]:
    for path in sources():
        if path.name == "actions.py" or path.parent.name == "actions":
            yield path


class RoomsTest(SimpleTestCase):
    def test_no_room_has_a_drawer_for_everything(self) -> None:
        self.assertEqual([path for path in sources() if path.name in BANNED_FILES], [])

    def test_only_the_clock_asks_what_time_it_is(self) -> None:
        asking = re.compile(r"\b(timezone\.now|datetime\.now|date\.today|datetime\.today|time\.time)\(")
        found = [path for path in sources() if asking.search(path.read_text()) and path.name != "clock.py"]
        self.assertEqual(found, [])

    def test_no_room_reaches_another_by_name(self) -> None:
        hidden = re.compile(r"\bimportlib\b|apps\.get_model|ContentType\b|GenericForeignKey")
        found = [path for path in sources() if hidden.search(path.read_text()) and "site" not in path.parts]
        self.assertEqual(found, [])

    def test_no_room_imports_the_models_of_another_except_for_foreign_keys(self) -> None:
        graph = grimp.build_graph("duban", exclude_type_checking_imports=True)
        found = []
        for module in graph.modules:
            parts = module.split(".")
            if (
                len(parts) < 4
                or parts[1] not in {"chapters", "support"}
                or "tests" in parts
                or "migrations" in parts
            ):
                continue
            room, file = parts[2], parts[3]
            if room in {"desk", "doors", "accountability"} or file == "models":
                continue
            for target in graph.find_modules_directly_imported_by(module):
                other = target.split(".")
                if other[-1] == "models" and other[1] == "chapters" and other[2] != room:
                    found.append(f"{module} -> {target}")
        self.assertEqual(sorted(found), [], "read through queries instead")

    def test_foreign_keys_between_chapters_point_down_and_have_no_way_back(self) -> None:
        wrong = []
        for model in apps.get_models():
            label = model._meta.app_label
            if label not in ORDER:
                continue
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey):
                    other = field.related_model._meta.app_label
                    if other in ORDER and other != label:
                        down = ORDER.index(other) < ORDER.index(label)
                        if not down or field.remote_field.related_name != "+":
                            wrong.append(f"{model.__name__}.{field.name}")
        self.assertEqual(wrong, [])

    def test_every_business_table_is_a_row_or_listed_as_working(self) -> None:
        working = set((Path(__file__).parent / "working_tables.txt").read_text().split())
        found = {
            model._meta.db_table
            for model in apps.get_models()
            if model.__module__.startswith("duban.") and not issubclass(model, Row)
        }
        self.assertEqual(found, working)


class ActsTest(SimpleTestCase):
    def test_every_built_act_has_a_policy_row_and_one_function(self) -> None:
        self.assertEqual(len(ROOMS), len({act.room for act in ACTS.values() if act.built}))
        built = {code for code, act in ACTS.items() if act.built}
        self.assertEqual(set(POLICY), built)
        self.assertEqual(set(PERFORMERS), built)

    def test_every_act_names_an_article_of_the_regulation(self) -> None:
        self.assertEqual([act.code for act in ACTS.values() if not clauses.is_clause(act.article)], [])

    def test_every_act_has_its_own_test_file_with_a_story(self) -> None:
        missing = []
        for code, act in ACTS.items():
            if not act.built:
                continue
            room, verb = code.split(".")
            floor = "chapters" if (PACKAGE / "chapters" / room).is_dir() else "support"
            path = PACKAGE / floor / room / "tests" / f"test_{verb}.py"
            if not path.exists() or f'act = "{code}"' not in path.read_text():
                missing.append(str(path.relative_to(PACKAGE)))
        self.assertEqual(missing, [])

    def test_every_act_begins_with_what_it_does_in_the_regulations_words(self) -> None:
        wrong = [
            code
            for code, perform in PERFORMERS.items()
            if not re.match(r"[^\n]*[\u4e00-\u9fff]", perform.__doc__ or "")
            or "第" not in (perform.__doc__ or "")
        ]
        self.assertEqual(wrong, [])

    def test_every_act_has_the_shape_of_an_act(self) -> None:
        """transaction → once → require → … → record last."""
        wrong = []
        for path in acts_files():
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.FunctionDef) and _acts(node):
                    wrong += [f"{path.name}:{node.name} {what}" for what in _departures(node)]
        self.assertEqual(wrong, [])

    def test_every_refusal_that_is_raised_has_its_words(self) -> None:
        raised = re.compile(
            r"""(?:Refusal|Unfit|NotFound|Stale|Forbidden)\(\s*"([a-z_]+\.[a-z_]+)",\s*"([0-9()]+)\""""
        )
        codes = {found for path in sources() for found in raised.findall(path.read_text())}
        self.assertGreater(len(codes), 60)
        self.assertEqual({code for code, _ in codes} - set(WORDS), set())
        self.assertEqual({article for _, article in codes if not clauses.is_clause(article)}, set())

    def test_reactions_are_these(self) -> None:
        self.assertEqual(
            {act: [f"{one.__module__}.{one.__name__}" for one in found] for act, found in REACTIONS.items()},
            {
                "organization.issue_reset_code": ["duban.support.notifications.reactions.on_reset_issued"],
                "organization.use_reset_code": ["duban.support.notifications.reactions.on_reset_used"],
                "organization.end_person": ["duban.chapters.matters.reactions.on_person_ended"],
                "rulebook.submit_draft": ["duban.support.notifications.reactions.on_draft_submitted"],
                "rulebook.return_draft": ["duban.support.notifications.reactions.on_draft_returned"],
                "rulebook.adopt_draft": ["duban.support.notifications.reactions.on_draft_adopted"],
                "rulebook.file_working_rule": ["duban.support.notifications.reactions.on_working_rule"],
                "supervision.serve_notice": ["duban.chapters.accountability.reactions.on_served"],
                "supervision.annul_notice": ["duban.chapters.accountability.reactions.on_annulled"],
                "supervision.verify_rectification": [
                    "duban.chapters.accountability.reactions.on_rectification_verified"
                ],
                "feedback.reopen_result": ["duban.chapters.accountability.reactions.on_result_reopened"],
                "matters.close": ["duban.chapters.assessment.reactions.on_closed"],
                "assessment.approve_evaluation": [
                    "duban.chapters.accountability.reactions.on_evaluation_approved"
                ],
                "rulebook.adopt_calendar": ["duban.chapters.matters.reactions.on_calendar"],
                "organization.end_post": ["duban.chapters.responsibility.reactions.on_post_ended"],
                "organization.merge_units": ["duban.chapters.responsibility.reactions.on_units_merged"],
                "organization.split_unit": ["duban.chapters.responsibility.reactions.on_unit_split"],
                "matters.adjust": ["duban.chapters.responsibility.reactions.on_adjusted"],
                "matters.merge": ["duban.chapters.responsibility.reactions.on_adjusted"],
            },
        )


def _acts(node: ast.FunctionDef) -> bool:
    return any("once" in ast.dump(decorator) for decorator in node.decorator_list)


def _departures(node: ast.FunctionDef) -> Iterator[str]:
    text = ast.unparse(node)
    if "transaction.atomic" not in ast.unparse(node.decorator_list[0]):
        yield "is not atomic first"
    if node.args.args or node.args.posonlyargs:
        yield "takes arguments by position"
    require, record = text.find("access.require("), text.find("ledger.record(")
    if require < 0 or record < 0 or record < require:
        yield "does not require, then record"
    last = [ast.unparse(one) for one in node.body[-2:]]
    if not any("ledger.record(" in one for one in last):
        yield "does not record last"
