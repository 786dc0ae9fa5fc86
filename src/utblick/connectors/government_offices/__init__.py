"""The Swedish Government Offices: fakta-PM, annotated Council agendas, press releases, consultations,
bills.
"""
