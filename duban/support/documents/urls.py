from django.urls import path

from duban.support.documents import pages

urlpatterns = [
    path("numbers/", pages.number_series, name="number_series"),
]
