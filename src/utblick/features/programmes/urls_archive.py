"""Addresses of the archive of public projects and of finding partners in it."""

from django.urls import path

from utblick.features.programmes.views import archive, lists, partners, rates, results

urlpatterns = [
    path("partner/", partners.find_partner, name="find_partner"),
    path("partner/<int:number>/", partners.organisation, name="organisation"),
    path("partner/<int:number>/till-registret/", partners.to_register, name="organisation_to_register"),
    path("partner/<int:number>/samma-som/", partners.same_as, name="organisation_same_as"),
    path("partner/<int:number>/annan/", partners.part, name="part_organisation"),
    path("partner/<int:number>/ur-registret/", partners.untie, name="untie_organisation"),
    path("arkiv/", archive.coverage, name="archive"),
    path("arkiv/projekt/", archive.projects, name="public_projects"),
    path("arkiv/projekt/<int:number>/", archive.project, name="public_project"),
    path("arkiv/projekt/<int:number>/annat/", archive.set_apart, name="set_apart"),
    path("arkiv/projekt/<int:number>/samma/", archive.take_together, name="take_together"),
    path("arkiv/program/", archive.recognise, name="recognise_programmes"),
    path("arkiv/kurser/", rates.everything, name="rates"),
    path("arkiv/kurser/ny/", rates.write, name="write_rate"),
    path("arkiv/kurser/<int:number>/", rates.change, name="change_rate"),
    path("arkiv/kurser/<int:number>/ta-bort/", rates.remove, name="remove_rate"),
    path("arkiv/listor/<int:number>/", archive.refused, name="list_refused"),
    path("arkiv/ta-in/", lists.bring, name="bring_list"),
    path("arkiv/kolumner/<int:number>/", lists.remembered, name="remembered_columns"),
    path("arkiv/kolumner/<int:number>/glom/", lists.forget, name="forget_columns"),
    path("<slug:key>/beviljat/", results.granted, name="granted"),
]
