"""The left menu: what a person has use for, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duban.ground.access import ADMIN_POSTS, Role
from duban.support.organization.queries import Hat

OFFICE = frozenset({Role.OFFICE_DIRECTOR, Role.OFFICE_STAFF})
GROUP = frozenset({Role.LEADING_GROUP_HEAD, Role.LEADING_GROUP_MEMBER})
ADMINS = frozenset(Role(post.value) for post in ADMIN_POSTS)
BUSINESS = OFFICE | GROUP
# Who by their posts know of clues and cases; whoever else is in a circle finds them at his desk (decision 40).
CLOSED = frozenset({Role.LEADING_GROUP_HEAD, Role.OFFICE_DIRECTOR})
# Of what is for everybody, this concerns no matter.
ADMINS_TOO = frozenset({"desk", "regulation", "working_rules"})

# label, URL name, roles that see it (empty: everybody with business of a unit or the body)
ENTRIES: tuple[tuple[tuple[Promise, str, frozenset[Role]], ...], ...] = (
    (
        (_("工作台"), "desk", frozenset()),
        (_("督办事项"), "matters", frozenset()),
        (_("立项"), "intake", BUSINESS),
        (_("会议"), "meetings", BUSINESS),
        (_("批示"), "instructions", BUSINESS),
        (_("请示"), "instruction_requests", frozenset()),
        (_("反馈审核"), "reviews", OFFICE),
        (_("催办与通知书"), "notices", frozenset()),
        (_("督查"), "inspections", frozenset()),
        (_("问题台账"), "problem_register", frozenset()),
        (_("协调事项"), "coordinations", frozenset()),
        (_("考核评估"), "evaluations", frozenset()),
        (_("通报简报"), "papers_out", frozenset()),
        (_("考核"), "assessment", frozenset()),
        (_("我的考核"), "my_assessment", frozenset()),
        (_("我的记录"), "my_records", frozenset()),
        (_("责任追究线索"), "clues", CLOSED),
        (_("责任追究案卷"), "cases", CLOSED),
        (_("公开的处理决定"), "published_decisions", frozenset()),
        (_("责任追究统计"), "accountability_statistics", GROUP | frozenset({Role.OFFICE_DIRECTOR})),
        (_("公文办理"), "official_papers", BUSINESS),
        (_("未闭环清单"), "open_loops", BUSINESS),
        (_("统计"), "statistics", frozenset()),
    ),
    (
        (_("组织"), "organization", BUSINESS | ADMINS),
        (_("绩效考核细则"), "schemes", frozenset()),
        (_("考核细则与参数"), "rule_sets", BUSINESS),
        (_("工作日历"), "calendar", BUSINESS | ADMINS),
        (_("意见建议"), "opinions", OFFICE),
        (_("编号"), "number_series", OFFICE | ADMINS),
        (_("归档"), "archive", BUSINESS),
        (_("涉密清除"), "secret_files", OFFICE | frozenset({Role.LEADING_GROUP_HEAD})),
        (_("系统状态"), "system", ADMINS),
        (_("登录情况"), "signed_in", frozenset({Role.SECURITY_ADMIN})),
        (_("消息渠道"), "channels", frozenset({Role.SYSTEM_ADMIN})),
    ),
    (
        (_("办法原文"), "regulation", frozenset()),
        (_("工作制度"), "working_rules", frozenset()),
        (_("权限"), "policy", BUSINESS | ADMINS),
    ),
)


def menu_for(
    roles: Collection[Role], hats: Collection[Hat], path: str, reverse: Callable[[str], str]
) -> list[list[dict[str, object]]]:
    """Groups of entries for this person; administrators have no business content."""
    only_admin = (
        bool(set(roles) & ADMINS) and not set(roles) & BUSINESS and not any(hat.unit_id for hat in hats)
    )
    groups = []
    for group in ENTRIES:
        shown = []
        for label, name, wanted in group:
            if (wanted and not wanted & set(roles)) or (not wanted and only_admin and name not in ADMINS_TOO):
                continue
            url = reverse(name)
            active = path == url or (url != "/" and path.startswith(url))
            shown.append({"label": label, "url": url, "active": active})
        if shown:
            groups.append(shown)
    return groups
