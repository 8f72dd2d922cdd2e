import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0002_clue_of_a_fact"),
        ("files", "0001_initial"),
        ("matters", "0013_matter_archived"),
        ("organization", "0006_units_merged_and_split"),
        ("organization", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountabilityCase",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.CharField(max_length=80, unique=True)),
                ("ground", models.CharField(max_length=8)),
                ("unit_name", models.CharField(max_length=120)),
                ("stage", models.CharField(default="VERIFICATION_STARTED", max_length=24)),
                ("stage_on", models.DateField()),
                ("opened_on", models.DateField()),
                ("reason_sealed", models.TextField()),
                ("leaders", models.JSONField(default=list)),
                ("concerns_head", models.BooleanField(default=False)),
                ("nature", models.CharField(blank=True, default="", max_length=12)),
                ("stop_words_sealed", models.TextField(blank=True, default="")),
                ("stopped_on", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("outcome_words_sealed", models.TextField(blank=True, default="")),
                ("archive_number", models.CharField(blank=True, default="", max_length=80)),
                ("archived_on", models.DateField(null=True)),
                ("index_digest", models.CharField(blank=True, default="", max_length=64)),
                (
                    "archived_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.orgunit",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "stage__in",
                                [
                                    "VERIFICATION_STARTED",
                                    "VERIFYING",
                                    "FACTS_SHOWN",
                                    "STATEMENT",
                                    "PROPOSED",
                                    "DELIBERATED",
                                    "SENT_UP",
                                    "DECIDED",
                                    "SERVED",
                                    "EXECUTED",
                                    "IN_EFFECT",
                                    "SETTLED",
                                    "NOT_PURSUED",
                                    "CONTACT_STOPPED",
                                    "TRANSFERRED",
                                ],
                            )
                        ),
                        name="case_has_a_known_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nature", ""), ("stopped_on__isnull", True)),
                            models.Q(("nature__in", ["VIOLATION", "CRIME"]), ("stopped_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="contact_stops_for_a_known_nature",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("archive_number", ""), ("archived_on__isnull", True)),
                            models.Q(
                                ("archived_on__isnull", False),
                                models.Q(("archive_number", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="archived_case_has_an_archive_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseClue",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clues",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "clue",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_to",
                        to="accountability.accountabilityclue",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_clue",
            },
        ),
        migrations.CreateModel(
            name="CaseDuty",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=20)),
                ("article", models.CharField(max_length=8)),
                ("source_ref", models.CharField(max_length=96)),
                ("imposed_on", models.DateField()),
                ("due_on", models.DateField()),
                ("met_on", models.DateField(null=True)),
                ("lapsed_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="accountability.accountabilitycase",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_duty",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "NAME_HANDLERS",
                                    "VERIFY",
                                    "ANSWER_TOLERANCE",
                                    "TRANSFER",
                                    "RECORD_RECEIPT",
                                    "PROPOSE",
                                    "DELIBERATE",
                                    "SEND_UP",
                                    "SERVE",
                                    "EXECUTE",
                                    "ARCHIVE",
                                ],
                            )
                        ),
                        name="case_duty_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("met_on__isnull", True), ("lapsed_on__isnull", True), _connector="OR"
                        ),
                        name="case_duty_is_met_or_lapses",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("lapsed_on__isnull", True), ("met_on__isnull", True)),
                        fields=("case", "kind", "source_ref"),
                        name="case_owes_a_thing_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseEvidence",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("name_sealed", models.TextField()),
                ("origin_sealed", models.TextField()),
                ("proves_sealed", models.TextField(blank=True, default="")),
                ("sha256", models.CharField(max_length=64)),
                ("received_on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_evidence",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["DOCUMENT", "OBJECT", "WORDS", "ELECTRONIC", "OPINION", "STATEMENT"],
                            )
                        ),
                        name="evidence_has_a_known_kind",
                    ),
                    models.UniqueConstraint(fields=("case", "ordinal"), name="evidence_has_its_own_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseHandler",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlers",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_handler",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("case", "person"),
                        name="person_handles_a_case_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CasePerson",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("responsibility", models.CharField(max_length=8)),
                ("name", models.CharField(max_length=60)),
                ("unit_name", models.CharField(max_length=120)),
                ("post", models.CharField(blank=True, max_length=60)),
                ("on", models.DateField()),
                ("facts", models.JSONField(default=dict)),
                ("identity_sealed", models.TextField(blank=True, default="")),
                ("seen_from", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_person",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("responsibility__in", ["FIRST", "DIRECT", "HANDLER", "LEADER", "OTHER"])
                        ),
                        name="case_person_has_a_known_responsibility",
                    ),
                    models.UniqueConstraint(fields=("case", "person"), name="case_concerns_a_person_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseInterview",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveIntegerField()),
                ("whom_sealed", models.TextField()),
                ("on", models.DateField()),
                ("place_sealed", models.TextField()),
                ("record_sealed", models.TextField()),
                ("signing", models.CharField(max_length=8)),
                ("refusal_sealed", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concerned",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseperson",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_interview",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signing__in", ["SIGNED", "REFUSED"])),
                        name="interview_is_signed_or_not",
                    ),
                    models.UniqueConstraint(fields=("case", "ordinal"), name="interview_has_its_own_place"),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="two_hold_an_interview",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseRecusal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ground", models.CharField(max_length=16)),
                ("reason_sealed", models.TextField(blank=True, default="")),
                ("on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_recusal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground__in", ["RELATIVE", "RECENT_UNIT", "NOTICE_CLERK", "OWN_UNIT"])
                        ),
                        name="case_recusal_has_a_known_ground",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "person"), name="person_recuses_from_a_case_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseSeat",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("post", models.CharField(blank=True, max_length=24)),
                ("purpose", models.CharField(max_length=16)),
                ("from_at", models.DateTimeField()),
                ("to_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circle",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_seat",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "purpose__in",
                                ["STANDING", "VERIFYING", "LEGAL_REVIEW", "DELIBERATING", "OTHER"],
                            )
                        ),
                        name="seat_has_a_known_purpose",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_at__isnull", True)),
                        fields=("case", "person"),
                        name="person_is_in_a_cases_circle_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseTransfer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("receiver", models.CharField(max_length=60)),
                ("sent_on", models.DateField()),
                ("reason_sealed", models.TextField()),
                ("receipt_on", models.DateField(null=True)),
                ("receipt_sealed", models.TextField(blank=True, default="")),
                ("result_on", models.DateField(null=True)),
                ("result_sealed", models.TextField(blank=True, default="")),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfer",
                        to="accountability.accountabilitycase",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_transfer",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("receipt_on__isnull", True),
                            ("receipt_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="receipt_follows_the_transfer",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseView",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("at", models.DateTimeField()),
                ("about_ref", models.CharField(max_length=96)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_case_view",
                "indexes": [models.Index(fields=["case", "-id"], name="views_of_a_case")],
            },
        ),
        migrations.CreateModel(
            name="EvidenceCustody",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("on", models.DateField()),
                ("reason_sealed", models.TextField(blank=True, default="")),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "from_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_evidence_custody",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_person__isnull", True),
                            models.Q(("from_person", models.F("to_person")), _negated=True),
                            _connector="OR",
                        ),
                        name="custody_passes_to_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FactsShowing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveIntegerField(default=1)),
                ("on", models.DateField()),
                ("facts_sealed", models.TextField()),
                ("opinion_sealed", models.TextField(blank=True, default="")),
                ("signing", models.CharField(max_length=8)),
                ("refusal_sealed", models.TextField(blank=True, default="")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="showings",
                        to="accountability.caseperson",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_facts_showing",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signing__in", ["SIGNED", "REFUSED"])),
                        name="showing_is_signed_or_not",
                    ),
                    models.UniqueConstraint(fields=("person", "ordinal"), name="showing_has_its_own_place"),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="two_show_the_facts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileLink",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_file_link",
            },
        ),
        migrations.CreateModel(
            name="StatementNotice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("told_on", models.DateField()),
                ("until_on", models.DateField()),
                ("held_sealed", models.TextField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="accountability.caseperson",
                    ),
                ),
                (
                    "showing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.factsshowing",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_statement_notice",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gt", models.F("told_on"))),
                        name="statement_ends_after_it_was_told",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("made_on", models.DateField()),
                ("waived", models.BooleanField(default=False)),
                ("text_sealed", models.TextField(blank=True, default="")),
                ("differs", models.BooleanField(default=False)),
                ("remark_sealed", models.TextField(blank=True, default="")),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="accountability.statementnotice",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_statement",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_on_paper_is_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("differs", False), ("checked_by__isnull", False), _connector="OR"
                        ),
                        name="statement_differs_from_its_paper_once_checked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ToleranceClaim",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("kind", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("text_sealed", models.TextField()),
                ("upheld", models.BooleanField(null=True)),
                ("answered_on", models.DateField(null=True)),
                ("answer_sealed", models.TextField(blank=True, default="")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "claimed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="accountability.caseperson",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_tolerance_claim",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["PIONEERING", "RECORDED_DISSENT", "DUTIFUL"])),
                        name="claim_has_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("upheld__isnull", True)),
                            models.Q(("answered_on__isnull", False), ("upheld__isnull", False)),
                            _connector="OR",
                        ),
                        name="claim_is_answered_with_a_day",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="accountabilityclue",
            name="clue_is_closed_with_a_reason",
        ),
        migrations.AddConstraint(
            model_name="accountabilityclue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("close_reason", ""), ("closed_on__isnull", True), ("state", "OPEN")),
                    models.Q(
                        ("close_reason__in", ["NOTICE_FELL_AWAY", "NOT_STARTED", "OTHER"]),
                        ("closed_on__isnull", False),
                        ("state", "CLOSED"),
                    ),
                    _connector="OR",
                ),
                name="clue_is_closed_with_a_reason",
            ),
        ),
    ]
