from django.urls import path

from duban.chapters.responsibility import pages

urlpatterns = [
    path("matters/<uuid:uid>/assign/", pages.assign, name="assign"),
    path("matters/<uuid:uid>/joint-lead/", pages.allow_joint_lead, name="joint_lead"),
    path("matters/<uuid:uid>/letter/", pages.record_letter, name="letter"),
    path("matters/<uuid:uid>/send-letter/", pages.send_letter, name="send_letter"),
    path("letters/<uuid:uid>/reply/", pages.record_letter_reply, name="letter_reply"),
    path("matters/<uuid:uid>/sign/", pages.sign_for, name="sign_for"),
    path("matters/<uuid:uid>/breakdown/", pages.break_down, name="break_down"),
    path("matters/<uuid:uid>/promise/", pages.promise_service, name="promise_service"),
    path("units/<uuid:uid>/handover/", pages.hand_over, name="hand_over"),
    path("handovers/<uuid:uid>/", pages.handover, name="handover"),
    path("matters/<uuid:uid>/object/", pages.object_to_assignment, name="object_to_assignment"),
    path(
        "assignment-objections/<uuid:uid>/answer/",
        pages.answer_objection,
        name="answer_assignment_objection",
    ),
    path("matters/<uuid:uid>/plan/", pages.adopt_plan, name="adopt_plan"),
    path("matters/<uuid:uid>/responsible/", pages.responsible_on, name="responsible_on"),
    path("matters/<uuid:uid>/assignment/", pages.assignment_slip, name="assignment_slip"),
]
