from django.urls import path

from duban.support.documents import pages

urlpatterns = [
    path("numbers/", pages.number_series, name="number_series"),
    path("kind-texts/", pages.kind_texts, name="kind_texts"),
    path("kind-texts/set/", pages.set_kind_text, name="set_kind_text"),
    path("archive/", pages.archive_year, name="archive"),
    path("archive/file/", pages.archive_papers, name="archive_papers"),
    path("archive/catalogue/", pages.archive_catalogue, name="archive_catalogue"),
    path("archival-items/<uuid:uid>/", pages.archival_item, name="archival_item"),
    path("official-papers/", pages.official_papers, name="official_papers"),
    path("official-papers/new/", pages.draft_paper, name="draft_paper"),
    path("official-papers/<uuid:uid>/", pages.official_paper, name="official_paper"),
    path("official-papers/<uuid:uid>/pages/", pages.paper_proof, name="paper_proof"),
    path("official-papers/<uuid:uid>/slip/", pages.issuing_slip, name="issuing_slip"),
    path("official-papers/<uuid:uid>/revise/", pages.revise_paper, name="revise_paper"),
    path("official-papers/<uuid:uid>/check/", pages.check_paper_draft, name="check_paper_draft"),
    path("official-papers/<uuid:uid>/countersign/", pages.countersign_paper, name="countersign_paper"),
    path("official-papers/<uuid:uid>/sign-off/", pages.sign_off_paper, name="sign_off_paper"),
    path("official-papers/<uuid:uid>/return/", pages.return_paper, name="return_paper"),
    path("official-papers/<uuid:uid>/number/", pages.number_paper, name="number_paper"),
    path("official-papers/<uuid:uid>/seal/", pages.seal_paper, name="seal_paper"),
    path("official-papers/<uuid:uid>/issue/", pages.issue_paper, name="issue_paper"),
    path("official-papers/<uuid:uid>/deliver/", pages.deliver_paper, name="deliver_paper"),
    path("official-papers/<uuid:uid>/void-number/", pages.void_paper_number, name="void_paper_number"),
]
