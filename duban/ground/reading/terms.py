"""The words in which readings ask and refuse. Codes are stable; the Chinese is what a clerk sees."""

from __future__ import annotations

QUESTIONS = {
    # deadlines
    "deadline_missing": "未写明完成时限，请填写日期或注明无终点。",
    "deadline_vague": "“{text}”没有具体日期，请由人确定完成日期。",
    "deadline_event": "“{text}”以某项活动为准，请确定具体日期。",
    "deadline_unreadable": "未能读懂时限“{text}”，请填写日期。",
    "deadline_too_long": "时限文字超过{limit}字，请只保留时限，或直接填写日期。",
    "deadline_hidden": "时限中含有改变文字方向的不可见字符，请核对后重新填写。",
    "deadline_impossible": "“{text}”不是实际存在的日期，请核对。",
    "deadline_ambiguous": "“{text}”可以有两种读法，请确定日期。",
    "deadline_not_before": "“{text}”只写明起始时间，未写明何时完成，请补充。",
    "deadline_about": "“{text}”只是大致时间，请确定日期。",
    "deadline_condition": "时限附有条件或选择（“{text}”），请由人确定日期。",
    "deadline_changed": "原文同时写有原定时限和调整后时限，请确认以哪一个为准。",
    "deadline_order": "前后时间次序不合，年份可能缺漏，请核对“{text}”。",
    "deadline_weekday": "{date}是{actual}，原文写作{written}，请核对。",
    "deadline_kind": "“{text}”是节点还是完成时限不能判定，请确认。",
    "deadline_standing": "“{text}”是有终点的任务还是常态工作不能判定，请确认。",
    "deadline_several": "写有多个办理期限（{text}），请确认本事项适用哪一个。",
    "deadline_year": "“{text}”的年份须核对，请写明四位年份。",
    "deadline_cycle": "“{text}”未写明间隔，请确定多久一次。",
    "deadline_start": "“{text}”须有起算日，请确定从哪一天起算。",
    "deadline_no_finish": "“{text}”只是节点，事项的完成时限未写明，请补充。",
    "deadline_before_year": "{date}早于本清单年度（{year}年）一年以上，请核对是否笔误。",
    # units
    "unit_unknown": "单位名录中没有“{text}”，请指定对应单位或先登记该单位。",
    "unit_similar": "单位名录中没有“{text}”，是否为：{names}？请确认。",
    "unit_same_name": "“{text}”对应多个单位（{names}），请指定其中一个。",
    "unit_collective": "“{text}”是概称，请列明具体单位。",
    "unit_self": "“{text}”指向清单中的其他单位，请列明具体单位。",
    "unit_post": "“{text}”是职务，请写明姓名，并指定承办单位。",
    "unit_sub": "“{text}”在“{parent}”之后的括号内，请确认是否单列为承办单位。",
    "unit_group": "“{text}”是一组单位的统称，请列明具体单位。",
    "unit_too_long": "单位栏文字超过{limit}字，请核对是否错栏。",
    "unit_hidden": "单位名称中含有改变文字方向的不可见字符，请核对后重新填写。",
    "unit_deadline": "单位栏内写有时限“{text}”，请核对并填入完成时限。",
    # rows
    "lead_missing": "原文没有牵头单位，交办前须由人指定，系统不代为确定。",
    "lead_several": "原文写有{count}个牵头单位，请确定一个牵头单位（或按例外登记联合牵头）。",
    "roles_undetermined": "“{heading}”列有多个单位，未分牵头与协办，请由人确定牵头单位。",
    "row_duplicate": "与第{row}行事项、单位相同，请确认是否重复。",
    "title_several": "一个单元格内写有{count}项任务，请确认是一个事项的多项目标，还是分列为多个事项。",
    "title_hidden": "事项名称中含有改变文字方向的不可见字符，请核对。",
}

REASONS = {
    "row_blank": "空行",
    "row_title": "标题行",
    "row_head": "表头",
    "row_head_again": "重复的表头",
    "row_category": "类别行",
    "row_total": "合计行",
    "row_note": "说明行",
    "title_empty": "事项名称为空，不能作为事项读入。",
    "title_long": "事项名称超过{limit}字（实有{length}字），不能读入，请压缩名称或将内容移入工作目标。",
    "cell_long": "第{column}列的文字超过{limit}字，整行不予读入，请拆分后重新提交。",
}

UNREADABLE = {
    "empty": "文件是空的，请重新选择文件。",
    "too_large": "文件超过{limit}，请拆分后重新提交。",
    "wrong_type": "文件内容不是 .xlsx、.xls、.docx 或 .csv 表格，请用表格软件另存后重新提交。",
    "damaged": "文件已损坏或不完整，无法读取，请重新导出后提交。",
    "encrypted": "文件设有打开密码，请取消密码后重新提交。",
    "macros": "文件含有宏，不予读取，请另存为不含宏的 .xlsx 或 .docx 后提交。",
    "embedded": "文件嵌有其他对象，不予读取，请删除嵌入对象后重新提交。",
    "external": "文件引用了外部文件或网址，不予读取，请断开外部链接后重新提交。",
    "bomb": "文件解压后过大，不予读取。",
    "entities": "文件内含有不允许的实体定义，不予读取。",
    "too_many_rows": "表格超过{limit}行，请拆分后重新提交。",
    "too_many_cells": "表格超过{limit}个单元格，请拆分后重新提交。",
    "encoding": "文本编码无法识别，请另存为 UTF-8 编码的 .csv 后重新提交。",
    "no_table": "文件中没有表格，请检查后重新提交。",
    "no_header": "没有找到表头（须有“事项”“任务”“项目名称”一类的列），请检查表格或指定各列含义。",
}
