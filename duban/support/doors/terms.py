"""What the doors themselves say."""

from django.utils.translation import gettext_lazy as _

SECRET = _("带有密级标志“%(marking)s”，本系统不得处理涉密内容，请按保密规定另行办理")
REFUSALS = {
    "doors.marked_secret": (
        _("填写的内容带有密级标志“{marking}”，本系统不得处理涉密内容"),
        _("请删去涉密内容，按保密规定另行办理"),
    ),
    "access.not_permitted": (_("“{act}”不属于您的职责"), _("如确需办理，请联系领导小组办公室")),
    "access.inner_act": (
        _("“{act}”不单独办理，随其所依据的决定一并办理"),
        _("请办理作出该决定的事项，如：清单审定后印发立项通报"),
    ),
    "access.not_found": (_("没有这个页面，或您无权查看"), _("请从工作台进入")),
    "ledger.other_content": (
        _("这份表单已提交过一次，内容与本次不同"),
        _("请返回页面核对已提交的内容；如需再办，请重新打开表单"),
    ),
    "doors.input": (_("填写有误：{problems}"), _("请更正后重新提交")),
    "workdays.outside_calendar": (
        _("尚无 {year} 年的工作日历，无法计算期限"),
        _("请先在“工作日历”中载入国务院办公厅当年节假日安排"),
    ),
    "doors.stale": (_("您打开表单后，内容已由他人更改"), _("请核对最新情况后重新提交")),
}
