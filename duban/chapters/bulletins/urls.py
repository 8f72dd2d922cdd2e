from django.urls import path

from duban.chapters.bulletins.pages import bulletins, circulars, looking, publicity, reading

urlpatterns = [
    path("circulars/", looking.papers_out, name="papers_out"),
    path("circulars/draft/", circulars.draft_circular, name="draft_circular"),
    path("circulars/<uuid:uid>/", looking.circular, name="circular"),
    path("circulars/<uuid:uid>/figures/", looking.circular_figures, name="circular_figures"),
    path("circulars/<uuid:uid>/edit/", circulars.edit_circular, name="edit_circular"),
    path("circulars/<uuid:uid>/review/", circulars.review_circular, name="review_circular"),
    path("circulars/<uuid:uid>/return/", circulars.return_circular, name="return_circular"),
    path("circulars/<uuid:uid>/sign-off/", circulars.sign_off_circular, name="sign_off_circular"),
    path("circulars/<uuid:uid>/issue/", circulars.issue_circular, name="issue_circular"),
    path("circulars/<uuid:uid>/correct/", circulars.correct_circular, name="correct_circular"),
    path("recipients/<uuid:uid>/read/", reading.confirm_reading, name="confirm_reading"),
    path("bulletins/draft/", bulletins.draft_bulletin, name="draft_bulletin"),
    path("bulletins/<uuid:uid>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<uuid:uid>/edit/", bulletins.edit_bulletin, name="edit_bulletin"),
    path("bulletins/<uuid:uid>/review/", bulletins.review_bulletin, name="review_bulletin"),
    path("bulletins/<uuid:uid>/issue/", bulletins.issue_bulletin, name="issue_bulletin"),
    path("bulletins/<uuid:uid>/pictures/<uuid:file>/", bulletins.bulletin_picture, name="bulletin_picture"),
    path("publicity/", publicity.publicities, name="publicities"),
    path("publicity/propose/", publicity.propose_publicity, name="propose_publicity"),
    path("publicity/<uuid:uid>/", publicity.publicity, name="publicity"),
    path("publicity/<uuid:uid>/approve/", publicity.approve_publicity, name="approve_publicity"),
    path("publicity/<uuid:uid>/record/", publicity.record_publicity, name="record_publicity"),
    path("publicity/<uuid:uid>/files/<uuid:file>/", publicity.publicity_file, name="publicity_file"),
]
