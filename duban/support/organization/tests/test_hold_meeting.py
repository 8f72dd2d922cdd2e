"""登记会议 (7): what a meeting decides rests on its minutes, its number, and who was there."""

from __future__ import annotations

from typing import Any

from duban.support.files.tests import builders as files
from duban.support.organization import meetings
from duban.support.organization.models import Meeting
from tests.stories import ActStory, Answer


class TestHoldMeeting(ActStory):
    act = "organization.hold_meeting"
    doer = "chen"
    wrong_role = "wang"
    stranger = None
    refused = "organization.meeting_twice"

    def setUp(self) -> None:
        self.minutes = files.keep(self.town).uid

    def data(self, **changed: Any) -> dict[str, Any]:
        good = {
            "kind": "PARTY_GROUP_MEETING",
            "number": " 2026年第3次 ",
            "held_on": "2026-02-27",
            "chair": self.town["wang"].uid,
            "attended": [self.town["wang"].uid, self.town["zhou"].uid, self.town["wang"].uid],
            "minutes": self.minutes,
            "members_decided": True,
            "recusals": "周明德就第2项回避",
        }
        return {**good, **changed}

    def spoil(self) -> None:
        self.send(self.act, "chen", self.data())

    def check(self, answer: Answer) -> None:
        meeting = meetings.meeting_by_uid(Meeting.objects.get(uid=answer.body["uid"]).uid)
        self.assertEqual((meeting.number, str(meeting.held_on)), ("2026年第3次", "2026-02-27"))
        self.assertEqual(meetings.present(meeting), [self.town["wang"], self.town["zhou"]])
        self.assertEqual((meeting.recusals, meeting.entered_by), ("周明德就第2项回避", self.town["chen"]))
        self.assertFalse(meeting.members_decided, "said of an enlarged meeting alone")
        self.assertEqual(list(meetings.meetings()), [meeting])

    def test_it_refuses_what_the_minutes_cannot_say(self) -> None:
        for changed, code in (
            ({"held_on": "2026-03-03"}, "organization.future_meeting"),
            ({"number": "  "}, "organization.meeting_number"),
            ({"number": "第" * 61}, "organization.meeting_number"),
            ({"attended": [self.town["zhou"].uid]}, "organization.chair_absent"),
            ({"minutes": self.town["chen"].uid}, "files.unknown"),
            ({"chair": self.minutes}, "organization.person_unknown"),
        ):
            with self.subTest(**changed):
                self.assertEqual(self.send(self.act, "chen", self.data(**changed)).code, code)
        self.assertEqual(Meeting.objects.count(), 0)

    def test_members_decide_at_an_enlarged_meeting(self) -> None:
        data = self.data(kind="ENLARGED_PARTY_GROUP_MEETING")
        self.assertEqual(self.send(self.act, "chen", data).status, 200)
        self.assertTrue(Meeting.objects.get().members_decided)
