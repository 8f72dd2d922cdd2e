import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accountability", "0006_clue_words_plain_gone"),
        ("organization", "0006_units_merged_and_split"),
        ("organization", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseFindings",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("established", models.BooleanField()),
                ("loss", models.CharField(max_length=12)),
                ("nature", models.CharField(max_length=12)),
                ("crime", models.CharField(blank=True, default="", max_length=12)),
                ("words_sealed", models.TextField()),
                ("on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
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
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_findings",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("loss__in", ["YES", "NO", "UNDETERMINED"])),
                        name="loss_is_found_one_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["NONE", "VIOLATION", "CRIME"])),
                        name="nature_is_found_one_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("crime", ""), ("crime__in", ["DUTY_CRIME", "OTHER_CRIME"]), _connector="OR"
                        ),
                        name="crime_is_of_a_known_kind",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "ordinal"), name="findings_of_a_case_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="two_make_the_findings",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExecutionReport",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.CharField(max_length=80)),
                ("to", models.CharField(max_length=400)),
                ("on", models.DateField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="execution_reports",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_execution_report",
            },
        ),
        migrations.CreateModel(
            name="HandlingProposal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("track", models.CharField(max_length=16)),
                ("not_pursued", models.CharField(blank=True, default="", max_length=16)),
                ("report_sealed", models.TextField()),
                ("on", models.DateField()),
                ("returned_on", models.DateField(null=True)),
                ("returned_sealed", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="accountability.accountabilitycase",
                    ),
                ),
                (
                    "findings",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.casefindings",
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
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_proposal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "track__in",
                                ["17(1)", "17(2)", "17(3)", "OUTSIDE_17(2)", "OUTSIDE_17", "NOT_PURSUED"],
                            )
                        ),
                        name="proposal_takes_a_track",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("not_pursued__in", ["NOT_ESTABLISHED", "NEITHER", "TOLERATED"]),
                                ("track", "NOT_PURSUED"),
                            ),
                            models.Q(models.Q(("track", "NOT_PURSUED"), _negated=True), ("not_pursued", "")),
                            _connector="OR",
                        ),
                        name="not_pursuing_has_its_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "ordinal"), name="proposals_of_a_case_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="two_make_the_proposal",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseDecision",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=32)),
                ("body", models.CharField(max_length=120)),
                ("number", models.CharField(max_length=80)),
                ("decided_on", models.DateField()),
                ("measure", models.CharField(max_length=32)),
                ("grade", models.CharField(blank=True, default="", max_length=24)),
                ("words_sealed", models.TextField(blank=True, default="")),
                ("basis_sealed", models.TextField(blank=True, default="")),
                ("until_on", models.DateField()),
                ("names_public", models.BooleanField(default=False)),
                ("public_until", models.DateField(null=True)),
                ("checked_on", models.DateField(null=True)),
                ("state", models.CharField(default="RECORDED", max_length=12)),
                ("served_on", models.DateField(null=True)),
                ("served_how", models.CharField(blank=True, default="", max_length=12)),
                ("receipt_sealed", models.TextField(blank=True, default="")),
                ("fell_on", models.DateField(null=True)),
                ("fall_sealed", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="accountability.accountabilitycase",
                    ),
                ),
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
                    "fall_paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="accountability.caseperson",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="accountability.casedecision",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="accountability.executionreport",
                    ),
                ),
                (
                    "served_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "served_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.handlingproposal",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_decision",
                "indexes": [models.Index(fields=["state", "until_on"], name="decisions_in_effect")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "ORGANISATIONAL",
                                    "ACCOUNTABILITY",
                                    "PARTY_DISCIPLINE",
                                    "ADMINISTRATIVE_SANCTION",
                                    "CIVIL_SERVANT_PUNISHMENT",
                                    "INSTITUTION_PUNISHMENT",
                                    "SOE_PUNISHMENT",
                                    "OUTSIDE_17",
                                ],
                            )
                        ),
                        name="decision_is_of_a_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "measure__in",
                                [
                                    "ADMONITION_TALK",
                                    "WRITTEN_WARNING",
                                    "CIRCULAR_CRITICISM",
                                    "SUSPENSION_FOR_INSPECTION",
                                    "TRANSFER_FROM_POST",
                                    "REMOVAL_ON_THE_SPOT",
                                    "PARTY_DISCIPLINE",
                                    "ADMINISTRATIVE_SANCTION",
                                    "REMINDER_TALK",
                                    "CRITICISM_EDUCATION",
                                    "ORDER_SELF_EXAMINATION",
                                    "ORDER_TO_RECTIFY",
                                    "COMPANY_HANDLING",
                                ],
                            )
                        ),
                        name="decided_measure_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "RECORDED",
                                    "CHECKED",
                                    "SERVED",
                                    "EXECUTED",
                                    "CHANGED",
                                    "WITHDRAWN",
                                    "REJECTED",
                                ],
                            )
                        ),
                        name="decision_has_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("served_how", ""), ("served_on__isnull", True)),
                            models.Q(
                                ("served_how__in", ["SIGNED", "REFUSED", "BY_BODY"]),
                                ("served_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decision_is_served_in_a_known_way",
                    ),
                    models.UniqueConstraint(
                        fields=("case", "ordinal"), name="decisions_of_a_case_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_is_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fell_on__isnull", False), ("state__in", ("CHANGED", "WITHDRAWN"))),
                            models.Q(
                                ("fell_on__isnull", True),
                                models.Q(("state__in", ("CHANGED", "WITHDRAWN")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="fallen_decision_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionAppeal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("step", models.PositiveSmallIntegerField()),
                ("to", models.CharField(max_length=120)),
                ("made_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("text_sealed", models.TextField()),
                ("excuse_sealed", models.TextField(blank=True, default="")),
                ("state", models.CharField(default="MADE", max_length=12)),
                ("answered_on", models.DateField(null=True)),
                ("answer_sealed", models.TextField(blank=True, default="")),
                (
                    "answer_paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="accountability.casedecision",
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
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_appeal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("state", "MADE")),
                            models.Q(
                                ("answered_on__isnull", False),
                                ("state__in", ["MADE", "UPHELD", "CHANGED", "WITHDRAWN"]),
                                models.Q(("state", "MADE"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="appeal_is_answered_with_a_day",
                    ),
                    models.UniqueConstraint(fields=("decision", "step"), name="appeal_goes_each_step_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionRequest",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("number", models.CharField(max_length=80)),
                ("to", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("words_sealed", models.TextField(blank=True, default="")),
                ("replied_on", models.DateField(null=True)),
                (
                    "reply",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseevidence",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="accountability.handlingproposal",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_decision_request",
            },
        ),
        migrations.CreateModel(
            name="Deliberation",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("item", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("held", models.CharField(max_length=12)),
                ("opinions_sealed", models.TextField()),
                ("resolution_sealed", models.TextField()),
                ("left_sealed", models.TextField(blank=True, default="")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.meeting",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliberation",
                        to="accountability.handlingproposal",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_deliberation",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("held__in", ["ADOPTED", "NOT_PURSUED", "RETURNED"])),
                        name="deliberation_has_an_outcome",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExecutionStep",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("what", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("note_sealed", models.TextField(blank=True, default="")),
                ("lapsed_on", models.DateField(null=True)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="accountability.casedecision",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_execution_step",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("lapsed_on__isnull", True), _connector="OR"
                        ),
                        name="execution_step_is_done_or_lapses",
                    ),
                    models.UniqueConstraint(
                        fields=("decision", "ordinal"), name="execution_steps_are_numbered"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalReview",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("on", models.DateField()),
                ("agrees", models.BooleanField()),
                ("bases", models.JSONField(default=list)),
                ("opinion_sealed", models.TextField()),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review",
                        to="accountability.handlingproposal",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_legal_review",
            },
        ),
        migrations.CreateModel(
            name="NameClearing",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                ("request_sealed", models.TextField()),
                ("cleared_on", models.DateField(null=True)),
                ("words_sealed", models.TextField(blank=True, default="")),
                (
                    "cleared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearings",
                        to="accountability.caseperson",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_name_clearing",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cleared_on__isnull", True)),
                        fields=("person",),
                        name="one_request_to_clear_a_name_waits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposedMeasure",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("measure", models.CharField(max_length=32)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accountability.caseperson",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="accountability.handlingproposal",
                    ),
                ),
            ],
            options={
                "db_table": "accountability_proposed_measure",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "measure__in",
                                [
                                    "ADMONITION_TALK",
                                    "WRITTEN_WARNING",
                                    "CIRCULAR_CRITICISM",
                                    "SUSPENSION_FOR_INSPECTION",
                                    "TRANSFER_FROM_POST",
                                    "REMOVAL_ON_THE_SPOT",
                                    "PARTY_DISCIPLINE",
                                    "ADMINISTRATIVE_SANCTION",
                                    "REMINDER_TALK",
                                    "CRITICISM_EDUCATION",
                                    "ORDER_SELF_EXAMINATION",
                                    "ORDER_TO_RECTIFY",
                                    "COMPANY_HANDLING",
                                ],
                            )
                        ),
                        name="proposed_measure_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("proposal", "person", "measure"),
                        name="a_measure_is_proposed_once_for_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Restoration",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("what", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("done_words_sealed", models.TextField(blank=True, default="")),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restorations",
                        to="accountability.casedecision",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "accountability_restoration",
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "ordinal"), name="restorations_are_numbered")
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="caseduty",
            name="case_duty_has_a_known_kind",
        ),
        migrations.AddConstraint(
            model_name="caseduty",
            constraint=models.CheckConstraint(
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
                            "REPORT_EXECUTION",
                            "RESTORE",
                            "SETTLE",
                            "CLEAR_NAME",
                            "ARCHIVE",
                        ],
                    )
                ),
                name="case_duty_has_a_known_kind",
            ),
        ),
        migrations.AddField(
            model_name="casetransfer",
            name="loss",
            field=models.CharField(blank=True, default="", max_length=12),
        ),
        migrations.AddConstraint(
            model_name="casetransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("loss", ""), ("loss__in", ["YES", "NO", "UNDETERMINED"]), _connector="OR"
                ),
                name="transfer_tells_a_known_loss",
            ),
        ),
    ]
