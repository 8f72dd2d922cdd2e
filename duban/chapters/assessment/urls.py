from django.urls import path

from duban.chapters.assessment.pages import scheme_editing, scheme_steps, schemes

urlpatterns = [
    # scheme
    path("schemes/", schemes.every, name="schemes"),
    path("schemes/new/", scheme_steps.new, name="scheme_new"),
    path("schemes/import/", scheme_steps.import_table, name="scheme_import"),
    path("schemes/compare/", schemes.compare, name="scheme_compare"),
    path("schemes/<uuid:uid>/", schemes.one, name="scheme"),
    path("schemes/<uuid:uid>/frame/", scheme_editing.frame, name="scheme_frame"),
    path("schemes/<uuid:uid>/group/", scheme_editing.group, name="scheme_group"),
    path("schemes/<uuid:uid>/rule/", scheme_editing.rule, name="scheme_rule"),
    path("schemes/<uuid:uid>/submit/", scheme_steps.submit, name="scheme_submit"),
    path("schemes/<uuid:uid>/adopt/", scheme_steps.adopt, name="scheme_adopt"),
    path("schemes/<uuid:uid>/return/", scheme_steps.send_back, name="scheme_return"),
    path("schemes/<uuid:uid>/withdraw/", scheme_steps.withdraw, name="scheme_withdraw"),
    path("schemes/<uuid:uid>/export.json", schemes.export, name="scheme_export"),
]
