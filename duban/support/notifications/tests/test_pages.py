"""The inbox, the way to say what is wrong, the channels: through their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest import mock
from uuid import uuid4

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
        answer = self.ask("guan", "/channels/new/", {"name": "邮件", "url": builders.URL, "active": "on"})
        self.assertEqual(answer.status_code, 303)
        channel = Channel.objects.get()
        for path in ("/channels/", f"/channels/{channel.uid}/"):
            text = self.ask("guan", path).content.decode()
            self.assertIn("邮件", text)
            self.assertNotIn("geheim", text)

    def test_a_bad_address_comes_back_with_the_reason(self) -> None:
        answer = self.ask("guan", "/channels/new/", {"name": "邮件", "url": "file:///etc/passwd"})
        self.assertEqual(answer.status_code, 422)
        self.assertIn("mailto://", answer.content.decode())
        self.assertIn('value="邮件"', answer.content.decode())

    def test_a_form_made_from_an_older_row_is_refused(self) -> None:
        channel = builders.set_channel(self.town)
        answer = self.ask("guan", f"/channels/{channel.uid}/", {"name": "改", "version": channel.version - 1})
        self.assertEqual(answer.status_code, 409)
        self.assertEqual(self.ask("guan", f"/channels/{uuid4()}/").status_code, 404)
