"""What templates ask for: dates, citations, lights, shares, addresses, kinds of fields."""

from __future__ import annotations

from datetime import date

from django import forms
from django.template import Context, Template
from django.test import RequestFactory, SimpleTestCase

from duban.ground.regulation import clauses
from duban.support.doors.templatetags import duban

MONDAY = date(2026, 11, 23)


def drawn(source: str, **context: object) -> str:
    return Template("{% load duban %}" + source).render(Context(context))


class TestDates(SimpleTestCase):
    def test_the_weekday_stands_on_hover(self) -> None:
        cases = (
            (MONDAY, "long", '<time datetime="2026-11-23" title="星期一">2026-11-23</time>'),
            (MONDAY, "short", '<time datetime="2026-11-23" title="星期一">11-23</time>'),
            (date(2026, 3, 1), "short", '<time datetime="2026-03-01" title="星期日">03-01</time>'),
            (date(9999, 12, 31), "long", "无终止时限"),
            (None, "long", ""),
        )
        for day, form, expected in cases:
            with self.subTest(day=day, form=form):
                self.assertEqual(duban.date_cn(day, form), expected)


class TestCitations(SimpleTestCase):
    def test_a_clause_is_cited_with_its_words_and_leads_to_them(self) -> None:
        shown = drawn('{% cite "16(4)" %}')
        self.assertInHTML("第十六条第四项", shown)
        self.assertIn(f'title="{clauses.clause("16(4)").words}"', shown)
        self.assertIn("#art-16(4)", shown)

    def test_an_unknown_clause_is_no_page(self) -> None:
        with self.assertRaises(KeyError):
            drawn('{% cite "99(9)" %}')

    def test_the_words_are_the_official_ones(self) -> None:
        self.assertEqual(drawn('{% words "14(1)" %}'), clauses.clause("14(1)").words)


class TestLights(SimpleTestCase):
    def test_each_colour_has_a_shape_of_its_own(self) -> None:
        shapes = {
            colour: drawn(f'{{% light "{colour}" word %}}', word="").split("<svg")[1]
            for colour in ("red", "amber", "green", "grey", "done")
        }
        self.assertEqual(len(set(shapes.values())), len(shapes))

    def test_the_word_stands_beside_the_shape(self) -> None:
        self.assertIn("逾期 4 天</span>", drawn('{% light "red" word %}', word="逾期 4 天"))


class TestShares(SimpleTestCase):
    def test_one_place_is_enough(self) -> None:
        cases = ((5, 7, "71.4%"), (3, 3, "100%"), (62, 100, "62%"), (0, 9, "0%"), (1, 0, "—"), (None, 5, "—"))
        for part, whole, expected in cases:
            with self.subTest(part=part, whole=whole):
                self.assertEqual(duban.percent(part, whole), expected)

    def test_the_schedule_says_how_far_it_is_behind_or_ahead(self) -> None:
        cases = ((62, 88, "滞后 26 个百分点"), (70, 55, "超前 15 个百分点"), (40, 40, "达到序时进度"))
        for done, plan, expected in cases:
            with self.subTest(done=done, plan=plan):
                shown = drawn("{% schedule done plan %}", done=done, plan=plan)
                self.assertInHTML(
                    f'<div class="quiet small">已完成 {done}%，序时进度 {plan}%，{expected}</div>', shown
                )

    def test_the_mark_stays_on_the_bar(self) -> None:
        self.assertEqual([duban.schedule(50, plan)["mark"] for plan in (0, 88, 100, 140)], [0, 88, 99, 99])


class TestAddresses(SimpleTestCase):
    def test_only_what_changes_changes(self) -> None:
        cases = (
            ("/matters/?light=red&cursor=a", "cursor='b'", "?light=red&cursor=b"),
            ("/matters/?light=red&cursor=a", "cursor=none", "?light=red"),
            ("/matters/?cursor=a", "cursor=none", "?"),
        )
        for address, change, expected in cases:
            with self.subTest(address=address, change=change):
                shown = drawn(
                    f"{{% autoescape off %}}{{% query_with {change} %}}{{% endautoescape %}}",
                    request=RequestFactory().get(address),
                    none=None,
                )
                self.assertEqual(shown, expected)


class EveryKind(forms.Form):
    words = forms.CharField(widget=forms.Textarea, help_text="写明要求", label="内容")
    name = forms.CharField()
    unit = forms.ChoiceField(choices=[("a", "甲")])
    channel = forms.ChoiceField(choices=[("a", "甲")], widget=forms.RadioSelect, label="方式")
    on = forms.DateField(widget=forms.DateInput)
    share = forms.IntegerField()
    paper = forms.FileField()
    urgent = forms.BooleanField(label="紧急")
    kept = forms.CharField(widget=forms.HiddenInput)


class TestFields(SimpleTestCase):
    def test_each_field_is_drawn_as_its_kind(self) -> None:
        kinds = [duban.field_kind(field) for field in EveryKind()]
        expected = ["textarea", "text", "select", "choices", "date", "number", "file", "checkbox", "hidden"]
        self.assertEqual(kinds, expected)

    def test_what_describes_an_input_is_on_the_page_once(self) -> None:
        form = EveryKind({})
        for field in form:
            if field.is_hidden or not field.aria_describedby:
                continue
            shown = drawn('{% include "_field.html" %}', field=field)
            for part in field.aria_describedby.split():
                with self.subTest(field=field.name, part=part):
                    self.assertEqual(shown.count(f'id="{part}"'), 1)
                    self.assertRegex(shown, f'aria-describedby="[^"]*{part}')

    def test_the_summary_leads_to_a_field_that_is_there(self) -> None:
        form = EveryKind({})
        shown = drawn(
            '{% include "_summary.html" %}{% for field in form %}{{ field }}{% endfor %}', form=form
        )
        for field in form.visible_fields():
            with self.subTest(field=field.name):
                target = field.id_for_label or field.auto_id
                self.assertIn(f'href="#{target}"', shown)
                self.assertIn(f'id="{target}"', shown)


class TestTables(SimpleTestCase):
    COLUMNS = ({"label": "事项"}, {"label": "期限", "class": "nowrap in"})

    def test_a_cell_takes_the_class_of_its_column(self) -> None:
        shown = drawn(
            '{% include "_table.html" %}', columns=self.COLUMNS, rows=[["清淤", MONDAY]], caption="示例"
        )
        self.assertInHTML('<caption class="visually-hidden">示例</caption>', shown)
        self.assertIn(
            '<td class="nowrap in" data-l="期限"><time datetime="2026-11-23"', "".join(shown.split("\n"))
        )

    def test_an_empty_table_teaches_the_next_step(self) -> None:
        shown = drawn('{% include "_table.html" %}', columns=self.COLUMNS, rows=[], empty="先立项")
        self.assertInHTML('<p class="empty">先立项</p>', shown)

    def test_a_row_of_another_length_is_refused(self) -> None:
        with self.assertRaises(ValueError):
            list(duban.beside(["只有一格"], self.COLUMNS))


class Said(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(label="意见")


class Silent(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput)


class TestFormsOfActs(SimpleTestCase):
    """The frame that every act's form is drawn in."""

    def drawn(self, form: forms.Form) -> str:
        return drawn('{% include "_form.html" %}', form=form, submit="公示")

    def test_an_act_without_fields_is_drawn_as_its_buttons_alone(self) -> None:
        shown = self.drawn(Silent())
        self.assertIn('<form class="act bare"', shown)
        self.assertIn('name="token"', shown)
        self.assertNotIn('class="field', shown)

    def test_an_act_with_a_field_keeps_its_frame(self) -> None:
        self.assertIn('<form class="act" ', self.drawn(Said()))
