"""The room's words."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    PENDING = "PENDING", _("等待处理")
    RUNNING = "RUNNING", _("处理中")
    DONE = "DONE", _("已完成")
    FAILED = "FAILED", _("处理失败")


REFUSALS: dict[str, tuple[Promise, Promise]] = {}
