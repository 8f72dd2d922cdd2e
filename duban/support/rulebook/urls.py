from django.urls import path

from duban.support.rulebook.pages import drafts, parameters, working_rules

urlpatterns = [
    path("rule-sets/", parameters.rule_sets, name="rule_sets"),
    path("rule-set-versions/<uuid:uid>/", parameters.rule_set, name="rule_set"),
    path("rule-sets/compare/", drafts.compare, name="rule_sets_compare"),
    path("rule-sets/export.json", drafts.export, name="rule_set_export"),
    path("rule-sets/drafts/new/", drafts.draft_new, name="rule_draft_new"),
    path("rule-sets/drafts/<uuid:uid>/", drafts.draft, name="rule_draft"),
    path("rule-sets/drafts/<uuid:uid>/values/", drafts.draft_values, name="rule_draft_values"),
    path("rule-sets/drafts/<uuid:uid>/table/", drafts.draft_table, name="rule_draft_table"),
    path("rule-sets/drafts/<uuid:uid>/submit/", drafts.draft_submit, name="rule_draft_submit"),
    path("rule-sets/drafts/<uuid:uid>/adopt/", drafts.draft_adopt, name="rule_draft_adopt"),
    path("rule-sets/drafts/<uuid:uid>/return/", drafts.draft_return, name="rule_draft_return"),
    path("rule-sets/drafts/<uuid:uid>/give-up/", drafts.draft_give_up, name="rule_draft_give_up"),
    path("rule-sets/drafts/<uuid:uid>/export.json", drafts.draft_export, name="rule_draft_export"),
    path("calendar/", parameters.calendar, name="calendar"),
    path("calendar/new/", parameters.calendar_new, name="calendar_new"),
    path("working-rules/", working_rules.register, name="working_rules"),
    path("working-rules/new/", working_rules.file_new, name="working_rule_new"),
    path("working-rules/<uuid:uid>/", working_rules.one, name="working_rule"),
    path("working-rules/<uuid:uid>/file/", working_rules.content, name="working_rule_file"),
    path("working-rules/<uuid:uid>/read/", working_rules.confirm, name="working_rule_read"),
]
