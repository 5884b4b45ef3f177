"""The Grafana dashboards, as code: `make generated` writes `dashboards/` from it.

`situation.py` and `operations.py` say what is on each dashboard, `panels.py` what a panel looks
like, and `picture.py` draws the first of them without a Grafana.
"""
