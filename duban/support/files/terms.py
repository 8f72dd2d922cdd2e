"""What may be kept as evidence, and what the room's refusals say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MAX_NAME = 200
MAX_BYTES = 50 * 1024 * 1024
KINDS: dict[str, tuple[str, ...]] = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/msword": (".doc",),
    "application/vnd.ms-excel": (".xls",),
    "text/csv": (".csv",),
    "text/plain": (".txt",),
}

# What stands in the place of a name that is gone.
PURGED_NAME = "（已涉密清除）"


class PurgeState(TextChoices):
    BLOCKED = "BLOCKED", _("已封存，待决定")
    RELEASED = "RELEASED", _("已解除封存")
    PURGED = "PURGED", _("已清除")


REFUSALS = {
    "files.blocked": (
        _("该材料疑似涉密，已于 {on} 封存，不能打开"),
        _("请等待领导小组办公室主任或组长决定清除或者解除封存"),
    ),
    "files.purged": (_("该材料已于 {on} 涉密清除"), _("请按保密规定另行办理")),
    "files.purge_unknown": (_("没有这项封存，或您无权查看"), _("请从涉密清除页面进入")),
    "files.blocked_already": (_("该材料已经封存或清除"), _("无需重复封存")),
    "files.purge_decided": (_("该项封存已于 {on} 处理：{state}"), _("无需重复办理")),
    "files.same_person": (_("封存由您提出，不能由您清除或者解除"), _("请由另一人办理，涉密清除须两人")),
    "files.purge_words": (_("须写明{what}"), _("请补充后重新提交；不得写入涉密内容")),
    "files.empty": (_("文件“{name}”是空的"), _("请检查后重新上传")),
    "files.too_large": (_("文件“{name}”超过 {limit} MB"), _("请压缩或拆分后上传")),
    "files.kind": (
        _("文件“{name}”的内容不是可接收的类型"),
        _("可上传 PDF、Word、Excel、图片和文本文件"),
    ),
    "files.kind_differs": (
        _("文件“{name}”的扩展名与内容不符，内容为 {kind}"),
        _("请以原始格式重新上传"),
    ),
    "files.marked_secret": (
        _("文件“{name}”带有密级标志“{marking}”，本系统不得处理涉密内容"),
        _("请按保密规定另行办理，不要上传"),
    ),
    "files.macro": (_("文件“{name}”含有宏或嵌入对象：{what}"), _("请另存为不含宏和嵌入对象的文件后上传")),
    "files.unreadable": (_("文件“{name}”已损坏或已加密，无法检查"), _("请去除密码或重新生成后上传")),
    "files.name": (_("文件名过长或含有非法字符"), _("请改名后重新上传")),
    "files.already_stored": (_("该材料已存入"), _("无需重复上传")),
    "files.damaged": (_("材料“{name}”的存储内容与存入时的摘要不符"), _("请报告系统管理员从备份中恢复")),
    "files.unknown": (_("没有这份材料"), _("请重新上传")),
}
