from django.urls import path

from duban.support.rulebook.pages import parameters, working_rules

urlpatterns = [
    path("rule-sets/", parameters.rule_sets, name="rule_sets"),
    path("calendar/", parameters.calendar, name="calendar"),
    path("calendar/new/", parameters.calendar_new, name="calendar_new"),
    path("working-rules/", working_rules.register, name="working_rules"),
    path("working-rules/new/", working_rules.file_new, name="working_rule_new"),
    path("working-rules/<uuid:uid>/", working_rules.one, name="working_rule"),
    path("working-rules/<uuid:uid>/file/", working_rules.content, name="working_rule_file"),
    path("working-rules/<uuid:uid>/read/", working_rules.confirm, name="working_rule_read"),
]
