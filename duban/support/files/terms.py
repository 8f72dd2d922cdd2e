"""What may be kept as evidence, and what the room's refusals say."""

from django.utils.translation import gettext_lazy as _

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

REFUSALS = {
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
    "files.unknown": (_("没有这份材料"), _("请重新上传")),
}
