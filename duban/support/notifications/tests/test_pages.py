"""The inbox, the way to say what is wrong, the channels: through their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

from duban.support.notifications import sweeps
from duban.support.notifications.models import Channel, Message, Opinion
from duban.support.notifications.tests import builders
from tests.stories import TownCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


class PageCase(TownCase):
    def ask(self, who: str, path: str, data: dict[str, Any] | None = None) -> Response:
        self.client.force_login(self.town[who], backend="django.contrib.auth.backends.ModelBackend")
        with mock.patch("duban.site.clock.now", return_value=self.town.at):
            if data is None:
                return self.client.get(path, secure=True)
            return self.client.post(path, {"request_id": str(uuid4()), **data}, secure=True)


class TestInbox(PageCase):
    @classmethod
    def prepare(cls) -> None:
        uid = uuid4()
        for number in range(60):
            builders.tell(cls.town, "lin", f"第{number:02}条", context_ref=f"matters.matter:{uid}")
        builders.tell(cls.town, "zhao", "别人的")
        cls.uid = uid

    uid: Any

    def test_it_shows_my_messages_newest_first(self) -> None:
        text = self.ask("lin", "/inbox/").content.decode()
        self.assertLess(text.index("提醒第59条"), text.index("提醒第10条"))
        self.assertNotIn("提醒第09条", text)
        self.assertNotIn("别人的", text)
        self.assertIn(f"/matters/{self.uid}/", text)

    def test_a_cursor_of_somewhere_else_is_refused(self) -> None:
        self.assertEqual(self.ask("lin", "/inbox/?cursor=x").status_code, 422)

    def test_i_mark_mine_as_read_and_nobody_elses(self) -> None:
        mine = Message.objects.filter(person=self.town["lin"]).first()
        theirs = Message.objects.get(person=self.town["zhao"])
        assert mine
        answer = self.ask("lin", "/inbox/read/", {"message": [mine.pk, theirs.pk, "x", "²"]})
        self.assertEqual((answer.status_code, answer["Location"]), (303, "/inbox/"))
        read = Message.objects.filter(read_at__isnull=False)
        self.assertEqual(list(read), [mine])

    def test_i_mark_all_as_read(self) -> None:
        self.ask("lin", "/inbox/read/", {"all": "1"})
        self.assertEqual(Message.objects.filter(read_at__isnull=True).get().person, self.town["zhao"])
        self.assertIn("没有未读消息", self.ask("lin", "/inbox/?unread=1").content.decode())

    def test_reading_alone_marks_nothing(self) -> None:
        self.ask("lin", "/inbox/")
        self.assertFalse(Message.objects.filter(read_at__isnull=False).exists())
        self.assertEqual(self.ask("lin", "/inbox/read/").status_code, 405)


class TestOpinionPage(PageCase):
    def test_it_keeps_the_page_from_which_i_came(self) -> None:
        self.assertIn('value="/matters/"', self.ask("lin", "/opinion/?page=/matters/").content.decode())
        answer = self.ask("lin", "/opinion/", {"text": "算错了", "page": "/matters/"})
        self.assertEqual(answer.status_code, 303)
        self.assertEqual(Opinion.objects.get().page, "/matters/")

    def test_an_empty_opinion_comes_back(self) -> None:
        answer = self.ask("lin", "/opinion/", {"text": "", "page": "/matters/"})
        self.assertEqual(answer.status_code, 422)
        self.assertIn('value="/matters/"', answer.content.decode())


class TestChannelPages(PageCase):
    def test_they_are_the_system_keepers(self) -> None:
        for path in ("/channels/", "/channels/new/"):
            self.assertEqual(self.ask("guan", path).status_code, 200)
            for who in ("sun", "lin", "an"):
                self.assertEqual(self.ask(who, path).status_code, 403)

    def test_a_channel_is_set_and_its_address_never_shown(self) -> None:
        answer = self.ask(
            "guan",
            "/channels/new/",
            {"name": "邮件", "url": builders.URL, "active": "on", "carries": ["DAILY"]},
        )
        self.assertEqual(answer.status_code, 303)
        channel = Channel.objects.get()
        for path in ("/channels/", f"/channels/{channel.uid}/"):
            text = self.ask("guan", path).content.decode()
            self.assertIn("邮件", text)
            self.assertNotIn("geheim", text)

    def test_a_bad_address_comes_back_with_the_reason(self) -> None:
        answer = self.ask(
            "guan", "/channels/new/", {"name": "邮件", "url": "file:///etc/passwd", "carries": ["DAILY"]}
        )
        self.assertEqual(answer.status_code, 422)
        self.assertIn("mailto://", answer.content.decode())
        self.assertIn('value="邮件"', answer.content.decode())

    def test_a_form_made_from_an_older_row_is_refused(self) -> None:
        channel = builders.set_channel(self.town)
        answer = self.ask(
            "guan",
            f"/channels/{channel.uid}/",
            {"name": "改", "version": channel.version - 1, "carries": ["DAILY"]},
        )
        self.assertEqual(answer.status_code, 409)
        self.assertEqual(self.ask("guan", f"/channels/{uuid4()}/").status_code, 404)

    def test_a_relay_is_set_tried_out_and_its_deliveries_are_seen(self) -> None:
        data = {"name": "政务微信", "url": builders.RELAY, "secret": "shared", "active": "on"}
        answer = self.ask("guan", "/channels/new/?kind=WEBHOOK", {**data, "carries": ["URGENT"]})
        self.assertEqual(answer.status_code, 303, answer.content.decode()[-2000:])
        page, channel = answer["Location"], Channel.objects.get()
        self.assertEqual((channel.kind, channel.carries), ("WEBHOOK", ["URGENT"]))
        told: list[str] = []

        def send(_relay: object, *, to: str, count: int, text: str, message_id: str) -> None:
            told.append(to)
            if to == "lin":
                raise OSError("HTTP 503")

        builders.tell(self.town, "lin", "甲", urgent=True)
        with (
            mock.patch("duban.support.notifications.hooks.send", send),
            self.assertLogs("duban.notifications"),
        ):
            self.assertEqual(self.ask("guan", f"{page}test/", {}).status_code, 303)
            sweeps.sweep(self.town.tick())
        self.assertEqual(told, ["guan", "lin"])
        text = self.ask("guan", page).content.decode()
        for word in ("已向您本人试发一条", "第 1 次未成", "OSError HTTP 503", "立即重试"):
            self.assertIn(word, text)
        self.assertIn("待发 1", self.ask("guan", "/channels/").content.decode())
        self.assertEqual(self.ask("guan", f"{page}again/", {}).status_code, 303)
        for who in ("sun", "lin"):
            self.assertEqual(self.ask(who, f"{page}test/", {}).status_code, 403)

    def test_a_trial_that_fails_says_why(self) -> None:
        page = f"/channels/{builders.set_relay(self.town).uid}/"
        failing = mock.patch("duban.support.notifications.hooks.send", side_effect=OSError("HTTP 404"))
        with failing, self.assertLogs("duban.notifications"):
            self.ask("guan", f"{page}test/", {})
        self.assertIn("试发没有成功：OSError HTTP 404", self.ask("guan", page).content.decode())
        mail = f"/channels/{builders.set_channel(self.town).uid}/"
        self.ask("guan", f"{mail}test/", {})
        self.assertIn("没有登记邮箱", self.ask("guan", mail).content.decode())
