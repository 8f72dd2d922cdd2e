"""The invented people and units of the demonstration: 12 units, 40 people."""

from __future__ import annotations

from duban.ground.access import PostKind
from duban.support.organization.terms import UnitKind

BODY = ("台儿庄古城管理委员会", "古城管委会", "古城督")

# key, kind, name, short forms
UNITS: tuple[tuple[str, UnitKind, str, tuple[str, ...]], ...] = (
    ("office", UnitKind.OFFICE, "领导小组办公室", ("督办室",)),
    ("general", UnitKind.DEPARTMENT, "综合部", ("管委会综合部",)),
    ("personnel", UnitKind.DEPARTMENT, "党建人事部", ("人事部",)),
    ("finance", UnitKind.DEPARTMENT, "财务审计部", ("财审部",)),
    ("planning", UnitKind.DEPARTMENT, "规划设计部", ("规划部",)),
    ("works", UnitKind.DEPARTMENT, "工程建设部", ("工程部",)),
    ("business", UnitKind.DEPARTMENT, "经营管理部", ("经营部",)),
    ("market", UnitKind.DEPARTMENT, "市场营销部", ("营销部",)),
    ("culture", UnitKind.DEPARTMENT, "文化研究部", ("文研部",)),
    ("safety", UnitKind.DEPARTMENT, "安全生产部", ("安全部",)),
    ("city", UnitKind.UNIT, "城市管理办公室", ("城管办",)),
    ("company", UnitKind.COMPANY, "台儿庄古城旅游发展有限公司", ("旅游公司",)),
)

# username, name, post, unit, title
PEOPLE: tuple[tuple[str, str, PostKind, str | None, str], ...] = (
    ("wangzhiyuan", "王志远", PostKind.LEADING_GROUP_HEAD, None, "党组书记、组长"),
    ("zhoumingde", "周明德", PostKind.LEADING_GROUP_MEMBER, None, "党组成员、副主任"),
    ("liuhong", "刘红", PostKind.LEADING_GROUP_MEMBER, None, "党组成员、副主任"),
    ("sunliping", "孙立平", PostKind.OFFICE_DIRECTOR, None, "办公室主任"),
    ("chenqiming", "陈启明", PostKind.OFFICE_STAFF, None, "督办员"),
    ("qianxiaowen", "钱晓雯", PostKind.OFFICE_STAFF, None, "督办员"),
    ("zhaoqing", "赵晴", PostKind.OFFICE_STAFF, None, "督办员"),
    ("guanxiaogang", "管小刚", PostKind.SYSTEM_ADMIN, None, "系统管理员"),
    ("anquancheng", "安全成", PostKind.SECURITY_ADMIN, None, "安全管理员"),
    ("shenjiming", "申计明", PostKind.AUDIT_ADMIN, None, "审计管理员"),
    ("zhangwei", "张伟", PostKind.UNIT_HEAD, "general", "部长"),
    ("mali", "马丽", PostKind.LIAISON_A, "general", "联络员"),
    ("huangtao", "黄涛", PostKind.UNIT_HEAD, "personnel", "部长"),
    ("xiemin", "谢敏", PostKind.LIAISON_A, "personnel", "联络员"),
    ("xufang", "徐芳", PostKind.UNIT_HEAD, "finance", "部长"),
    ("denghui", "邓辉", PostKind.LIAISON_A, "finance", "联络员"),
    ("shenwei", "沈伟", PostKind.UNIT_HEAD, "planning", "部长"),
    ("wujing", "吴静", PostKind.LIAISON_A, "planning", "联络员"),
    ("gaoxiang", "高翔", PostKind.DEPUTY_IN_CHARGE, "planning", "副部长"),
    ("zhoujianguo", "周建国", PostKind.UNIT_HEAD, "works", "部长"),
    ("hehaitao", "何海涛", PostKind.DEPUTY_IN_CHARGE, "works", "副部长"),
    ("linhai", "林海", PostKind.LIAISON_A, "works", "联络员"),
    ("liweidong", "李卫东", PostKind.HANDLER, "works", "工程科科长"),
    ("sunli", "孙立", PostKind.HANDLER, "works", "工程科科员"),
    ("liumin", "刘敏", PostKind.UNIT_HEAD, "business", "部长"),
    ("hanxue", "韩雪", PostKind.DEPUTY_IN_CHARGE, "business", "副部长"),
    ("tangjun", "唐军", PostKind.LIAISON_A, "business", "联络员"),
    ("fenglei", "冯磊", PostKind.HANDLER, "business", "经营科科长"),
    ("yuyang", "于洋", PostKind.UNIT_HEAD, "market", "部长"),
    ("dongjie", "董洁", PostKind.LIAISON_A, "market", "联络员"),
    ("chengang", "程刚", PostKind.UNIT_HEAD, "culture", "部长"),
    ("caohui", "曹慧", PostKind.LIAISON_A, "culture", "联络员"),
    ("yuanbo", "袁波", PostKind.UNIT_HEAD, "safety", "部长"),
    ("dengchao", "邓超", PostKind.LIAISON_A, "safety", "联络员"),
    ("xuguoqiang", "许国强", PostKind.UNIT_HEAD, "company", "董事长"),
    ("fuxin", "傅昕", PostKind.DEPUTY_IN_CHARGE, "company", "副总经理"),
    ("fengli", "冯丽", PostKind.LIAISON_A, "company", "联络员"),
    ("luyi", "陆毅", PostKind.HANDLER, "company", "工程部经理"),
    ("pengyong", "彭勇", PostKind.UNIT_HEAD, "city", "主任"),
    ("jiangnan", "江楠", PostKind.LIAISON_A, "city", "联络员"),
)

LEADERS = {
    "zhoumingde": ("planning", "works", "safety", "city"),
    "liuhong": ("general", "personnel", "finance", "business", "market", "culture", "company"),
}
UNDERTAKERS = (
    "works",
    "business",
    "market",
    "culture",
    "planning",
    "safety",
    "city",
    "company",
    "general",
    "personnel",
    "finance",
)
