from django.urls import path

from duban.chapters.matters import pages
from duban.chapters.matters.pages import adjusting, archiving, exempting

urlpatterns = [
    path("matters/<uuid:uid>/objective/", pages.specify_objective, name="specify_objective"),
    path("matters/<uuid:uid>/extension/", pages.request_extension, name="request_extension"),
    path("extensions/<uuid:uid>/decide/", pages.decide_extension, name="decide_extension"),
    path("matters/<uuid:uid>/suspend/", pages.suspend, name="suspend"),
    path("matters/<uuid:uid>/resume/", pages.resume, name="resume"),
    path("matters/<uuid:uid>/close/", pages.close, name="close"),
    path("matters/<uuid:uid>/archive/", archiving.archive_matter, name="archive_matter"),
    path("matters/<uuid:uid>/adjustment/", adjusting.propose_adjustment, name="propose_adjustment"),
    path("adjustments/<uuid:uid>/", adjusting.adjustment, name="adjustment"),
    path("adjustments/<uuid:uid>/decide/", adjusting.decide_adjustment, name="decide_adjustment"),
    path("adjustments/<uuid:uid>/withdraw/", adjusting.withdraw_adjustment, name="withdraw_adjustment"),
    path("matters/<uuid:uid>/exemption/", exempting.claim_exemption, name="claim_exemption"),
    path("exemptions/<uuid:uid>/find/", exempting.find_exemption, name="find_exemption"),
]
