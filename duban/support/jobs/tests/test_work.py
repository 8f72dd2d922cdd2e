"""Work is done at least once and claimed by one at a time; the bell may be lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest import mock
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.test import TestCase, override_settings

from duban.ground.beijing import beijing_time
from duban.support.jobs import queries, sweeps, work
from duban.support.jobs.models import Job
from duban.support.jobs.terms import JobState
from tests.cast import TODAY

AT = beijing_time(TODAY, 9)
KIND = "test.count"


class WorkCase(TestCase):
    def setUp(self) -> None:
        self.done: list[tuple[UUID, datetime]] = []
        self.fails = 0
        patched = mock.patch.dict(work.HANDLERS, {KIND: self.handle})
        patched.start()
        self.addCleanup(patched.stop)

    def handle(self, task: work.Task) -> str:
        task.report(1, 2)
        if self.fails:
            self.fails -= 1
            raise RuntimeError("no luck")
        self.done.append((task.payload, task.at))
        return f"result:{task.payload}"

    def ring(self, *, hears: bool, payload: UUID | None = None) -> Job:
        with self.captureOnCommitCallbacks(execute=hears):
            return work.ring(KIND, payload or uuid4(), at=AT, owner_id=7)


class TestInline(WorkCase):
    def test_it_is_done_after_the_commit_at_the_moment_of_the_act(self) -> None:
        with self.captureOnCommitCallbacks(execute=True):
            job = work.ring(KIND, uuid4(), at=AT)
            self.assertEqual(self.done, [])
        job.refresh_from_db()
        self.assertEqual(
            (job.state, job.result_ref, job.done, job.total), ("DONE", f"result:{job.payload}", 1, 2)
        )
        self.assertEqual(self.done, [(job.payload, AT)])

    def test_ringing_again_for_what_is_done_does_nothing(self) -> None:
        job = self.ring(hears=True)
        self.ring(hears=True, payload=job.payload)
        self.assertEqual((len(self.done), Job.objects.count()), (1, 1))

    def test_a_failure_does_not_reach_the_act_and_is_tried_again(self) -> None:
        self.fails = 1
        with self.assertLogs("duban.jobs", "ERROR"):
            job = self.ring(hears=True)
        job.refresh_from_db()
        self.assertEqual((job.state, job.problem), ("PENDING", "RuntimeError: no luck"))
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=1)), {"rung_again": 0})
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=3)), {"rung_again": 1})
        self.assertEqual(len(self.done), 1)

    def test_after_five_failures_it_stops_until_somebody_rings_anew(self) -> None:
        self.fails = 5
        with self.assertLogs("duban.jobs", "ERROR"):
            job = self.ring(hears=True)
            for hour in range(1, 8):
                sweeps.sweep(AT + timedelta(hours=hour))
        job.refresh_from_db()
        self.assertEqual((job.state, job.tries), ("FAILED", 5))
        self.ring(hears=True, payload=job.payload)
        job.refresh_from_db()
        self.assertEqual(job.state, JobState.DONE)

    def test_work_of_an_act_that_was_rolled_back_does_not_exist(self) -> None:
        with self.captureOnCommitCallbacks(execute=True), transaction.atomic():
            work.ring(KIND, uuid4(), at=AT)
            transaction.set_rollback(True)
        self.assertEqual((Job.objects.count(), self.done), (0, []))


class TestLease(WorkCase):
    def test_what_somebody_holds_is_left_alone_until_his_lease_is_over(self) -> None:
        job = self.ring(hears=False)
        Job.objects.update(state=JobState.RUNNING, lease_until=AT + work.LEASE, tries=1)
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=5)), {"rung_again": 0})
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=6)), {"rung_again": 1})
        self.assertEqual([payload for payload, _ in self.done], [job.payload])

    def test_of_two_workers_one_claims_it(self) -> None:
        job = self.ring(hears=False)
        inner: list[bool] = []

        def handle(task: work.Task) -> str:
            inner.append(work.run(job.pk))
            return self.handle(task)

        with mock.patch.dict(work.HANDLERS, {KIND: handle}), mock.patch.object(work, "_clock", [lambda: AT]):
            self.assertTrue(work.run(job.pk))
            self.assertFalse(work.run(job.pk))
        self.assertEqual((inner, len(self.done)), ([False], 1))


@override_settings(BELL="queue")
class TestQueue(WorkCase):
    def test_the_queue_carries_one_id_and_emptying_it_loses_nothing(self) -> None:
        from django_q.models import OrmQ

        job = self.ring(hears=True)
        self.assertEqual((OrmQ.objects.count(), self.done), (1, []))
        self.assertEqual(OrmQ.objects.get().task["args"], (job.pk,))
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_q_ormq")
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=2)), {"rung_again": 1})
        self.assertEqual(OrmQ.objects.count(), 1)
        self.assertEqual(sweeps.sweep(AT + timedelta(minutes=3)), {"rung_again": 0})
        with mock.patch.object(work, "_clock", [lambda: AT + timedelta(minutes=4)]):
            self.assertTrue(work.run(job.pk))
        self.assertEqual(sweeps.sweep(AT + timedelta(days=1)), {"rung_again": 0})

    def test_a_bell_that_breaks_is_no_failure_of_the_act(self) -> None:
        with mock.patch("django_q.tasks.async_task", side_effect=RuntimeError), self.assertLogs("duban.jobs"):
            job = self.ring(hears=True)
        self.assertEqual(queries.of(KIND, job.payload), job)

    def test_his_own_work_alone_is_shown_to_a_person(self) -> None:
        job = self.ring(hears=False)
        self.assertEqual(queries.owned(job.uid, 7), job)
        self.assertIsNone(queries.owned(job.uid, 8))
